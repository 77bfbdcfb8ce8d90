"""digest: the news, in every form."""
import email
import email.policy
import json
import subprocess
import xml.etree.ElementTree as ElementTree

from cleaning import clean
from hostility import ONES
from pages import Page
from repositories import Repository
from support import DATA, DONE, PYTHON, SHIP, SKIP, USAGE, Case, document, \
    panel, panels, priced, tool

TODAY = {"SOURCE_DATE_EPOCH": "1790000000"}  # 2026-09-21
KINDS = ["listing", "verdict", "flip", "call", "pick", "price", "license",
         "contradiction", "panel", "removal"]
PEOPLE = ["ada", "ben", "cleo", "dan", "eve", "fay", "gil", "hal"]
ATOM = "{http://www.w3.org/2005/Atom}"


def kept(slug, name, verdicts, date, **members):
    """A file of a tool: a review per letter, ~ being no review."""
    reviews = [{"reviewer": who, "verdict": SHIP if letter == "+" else SKIP,
                "date": date}
               for who, letter in zip(PEOPLE, verdicts) if letter != "~"]
    return tool(slug, name, reviews=reviews, **{"category": "Editors",
                                                **members})


def weeks(tree):
    """Two weeks of a repository: every kind of change in the second one."""
    tree.put("verdicts/people.json", {"reviewers": [
        {"id": who, "name": who.capitalize()} for who in PEOPLE]})
    first = "2026-09-08"
    for slug, name, verdicts, members in (
            ("moss", "Moss", "++--", {"pricing": priced(8)}),
            ("fern", "Fern", "++++", {"license": "MIT"}),
            ("reed", "Reed", "++--++++", {}),
            ("sage", "Sage", "", {}),
            ("bark", "Bark", "+-+-", {"homepage": "https://bark.example"}),
            ("twig", "Twig", "---", {})):
        tree.put(f"verdicts/{slug}.json",
                 kept(slug, name, verdicts, first, **members))
    tree.put("policy.json", {"format": "smolcmp-policy/1",
                             "compare": [["fern", "moss"]]})
    tree.put(".smolcmp.json", {
        "format": "smolcmp-config/1", "data": "verdicts",
        "policy": "policy.json",
        "digest": {"from": "Ada Lovelace <ada@example.org>",
                   "unsubscribe": "https://example.org/stop?list=1"}})
    tree.commit("2026-09-10T12:00:00Z")
    second = "2026-09-16"
    moss = kept("moss", "Moss", "++--", first, pricing=priced(10))
    moss["reviews"] += [{"reviewer": "cleo", "verdict": SHIP, "date": second}]
    tree.put("verdicts/moss.json", moss)
    tree.put("verdicts/fern.json", kept("fern", "Fern", "++++", first,
                                        license="Apache-2.0"))
    tree.put("verdicts/sage.json", kept("sage", "Sage", "++-", second))
    reed = kept("reed", "Reed", "++--++++", first)
    reed["reviews"] += [{"reviewer": "ada", "verdict": SHIP, "score": 90,
                         "date": second}]
    tree.put("verdicts/reed.json", reed)
    tree.put("verdicts/bark.json", kept("bark", "Bark", "----", second,
                                        homepage="https://bark.example"))
    tree.put("verdicts/bark-2.json", kept(
        "bark-2", "Bark Two", "++++++++", second, added="2026-09-15",
        homepage="http://www.bark.example/", tagline="Bark, but better"))
    tree.remove("verdicts/twig.json")
    tree.commit("2026-09-17T12:00:00Z")


def body(part):
    """What a part of a message holds, with the line ends of a text."""
    return part.get_content().replace("\r\n", "\n")


class Weeks(Repository):
    """The digest of a real history."""

    def setUp(self):
        super().setUp()
        weeks(self)

    def run_here(self, *arguments, **options):
        options["env"] = {**TODAY, **options.get("env", {})}
        return super().run_here(*arguments, **options)

    def news(self, *arguments, **options):
        return self.json("digest", *arguments, **options)

    def test_every_kind_of_change_is_told_from_git(self):
        out = self.news()
        self.assertEqual((out["since"], out["until"], out["by_dates"]),
                         ("2026-09-14", "2026-09-21", False))
        self.assertRegex(out["old"]["sources"][0]["name"],
                         "^git:[0-9a-f]{12}:verdicts$")
        told = {}
        for change in out["changes"]:
            told.setdefault(change["kind"], []).append(
                (change["tools"], change["old"], change["new"],
                 change["date"]))
        second = "2026-09-16"
        self.assertEqual(told, {
            "listing": [(["bark-2"], None, None, second)],
            "verdict": [(["sage"], "unrated", "ship", second)],
            "flip": [(["bark"], "mixed", "skip", second),
                     (["moss"], "mixed", "ship", second)],
            "call": [(["bark", other], None, other, second)
                     for other in ("fern", "moss", "reed")],
            "price": [(["moss"], "8 EUR per month", "10 EUR per month",
                       None)],
            "license": [(["fern"], "MIT", "Apache-2.0", None)],
            "contradiction": [(["bark-2", "bark"], None, "verdict", second)],
            "panel": [(["reed"], None, None, second)],
            "removal": [(["twig"], None, None, None)]})
        self.assertEqual(list(told), [kind for kind in KINDS if kind in told])
        texts = {change["title"]: change["text"] for change in out["changes"]}
        self.assertEqual(texts["Moss: mixed to ship"],
                         "Moss is no longer mixed but ship (Cleo changed from "
                         "skip to ship); 3 of 4 would ship it, 2 of 4 before.")
        self.assertEqual(out["calls"][0], {
            "tools": ["bark", "fern"], "pick": "fern", "rule": "verdict",
            "strength": "strong", "category": "Editors", "decision": None})
        self.assertEqual(out["contradictions"], [{
            "tools": ["bark-2", "bark"], "same": "homepage",
            "differ": "verdict", "said": ["ship", "skip"]}])
        kept_back = self.json("diff", out["old"]["sources"][0]["name"],
                              "verdicts")
        self.assertEqual([out[name] for name in ("tools", "picks", "summary")],
                         [kept_back[name] for name in ("tools", "picks",
                                                       "summary")])

    def test_text_has_sections_where_there_is_something(self):
        text = self.text("digest", "--width", "200")
        lines = text.splitlines()
        self.assertRegex(lines[0], r"^What changed in 7 days +2026-09-14 to "
                                   "2026-09-21$")
        self.assertEqual(
            lines[2].strip(),
            "One tool is new, one tool has its first verdict, two verdicts "
            "turned, three close calls are")
        self.assertEqual([line for line in lines[1:] if line[:1].strip()], [
            "New tools", "First verdicts", "Verdicts that turned",
            "Close calls, now decided", "Prices", "Licences",
            "New contradictions", "Other reviews and votes, the same verdict",
            "Gone"])

    def test_dates_alone_say_what_they_do_not_show(self):
        self.git("rm", "-q", "-r", "--cached", ".")
        done = self.run_here("digest", "--json", env={"GIT_DIR": "/nowhere"})
        self.assertIn(b"told by its dates alone: git says: not a git "
                      b"repository", done.stderr)
        out = json.loads(done.stdout)
        self.assertTrue(out["by_dates"])
        self.assertEqual([(change["kind"], change["tools"])
                          for change in out["changes"]],
                         [("listing", ["bark-2"]), ("verdict", ["bark"]),
                          ("verdict", ["sage"]), ("flip", ["moss"]),
                          ("contradiction", ["bark-2", "bark"]),
                          ("panel", ["reed"])])
        text = self.text("digest", env={"GIT_DIR": "/nowhere"})
        self.assertIn("This goes by the dates in the data, which do not show",
                      text)

    def test_a_past_that_git_does_not_have(self):
        done = self.run_here("digest", "--until", "2026-09-09", "--since",
                             "2026-09-01")
        self.expect(done, DONE, "git has no revision of it from 2026-09-01 or "
                                "before")

    def test_both_days_are_read_from_git(self):
        out = self.news("--since", "2026-09-10", "--until", "2026-09-17")
        names = [side["sources"][0]["name"] for side in
                 (out["old"], out["meta"])]
        self.assertEqual(len(set(names)), 2)
        self.assertEqual(
            [self.git("log", "-1", "--format=%cs", name.split(":")[1])
             for name in names], ["2026-09-10", "2026-09-17"])
        self.assertEqual(len(out["changes"]), 12)

    def test_the_past_is_that_of_the_main_line(self):
        """A branch is news from the day it was merged."""
        self.git("checkout", "-q", "-b", "side", "HEAD~1")
        self.put("verdicts/later.json", kept("later", "Later", "++",
                                             "2026-09-11"))
        self.commit("2026-09-12T12:00:00Z")
        self.git("checkout", "-q", "main")
        self.git("merge", "-q", "--no-edit", "side",
                 GIT_COMMITTER_DATE="2026-09-18T12:00:00Z")
        self.assertIn(["later"], [one["tools"] for one in
                                  self.news()["changes"]])

    def test_the_repository_may_be_another_one(self):
        (self.dir / "elsewhere").mkdir()
        here = {"cwd": self.dir / "elsewhere"}
        for source in (str(self.tree / "verdicts"),
                       "../repository/verdicts",
                       str(self.tree / "verdicts/moss.json")):
            out = self.news(source, **here)
            self.assertFalse(out["by_dates"])
            self.assertRegex(out["old"]["sources"][0]["name"],
                             f"^git:[0-9a-f]+:{self.tree.resolve()}/verdicts")
            self.assertIn("price", [one["kind"] for one in out["changes"]])
        out = self.news("git:HEAD:verdicts")
        self.assertEqual(len(out["changes"]), 12)

    def message(self, *arguments, **options):
        done = self.expect(self.run_here("digest", "--format", "eml",
                                         *arguments, **options), DONE)
        lines = done.stdout.split(b"\r\n")
        self.assertEqual(lines[-1], b"")
        self.assertFalse(any(b"\r" in line or b"\n" in line for line in
                             lines))
        self.assertLessEqual(max(map(len, lines)), 78)
        done.stdout.decode("ascii")
        message = email.message_from_bytes(done.stdout,
                                           policy=email.policy.strict)
        self.assertEqual([part.defects for part in message.walk()],
                         [[], [], []])
        for name, value in message.items():
            self.assertEqual(value.defects, (), name)
        return message

    def test_a_message_has_the_text_and_the_page(self):
        message = self.message()
        self.assertEqual({name: str(value) for name, value in
                          message.items() if name != "Content-Type"}, {
            "From": "Ada Lovelace <ada@example.org>",
            "To": "undisclosed-recipients:;",
            "Subject": "What changed in 7 days (2026-09-14 to 2026-09-21)",
            "Date": "Mon, 21 Sep 2026 00:00:00 +0000",
            "Message-ID": message["Message-ID"],
            "List-Unsubscribe": "<https://example.org/stop?list=1>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated", "MIME-Version": "1.0"})
        self.assertRegex(message["Message-ID"], "^<[0-9a-f]{32}@example.org>$")
        self.assertEqual(message.get_content_type(), "multipart/alternative")
        text, page = message.get_payload()
        self.assertEqual((text.get_content_type(), page.get_content_type()),
                         ("text/plain", "text/html"))
        for part, options in ((text, ["--width", "72"]),
                              (page, ["--format", "html"])):
            self.assertEqual(part.get_content_charset(), "utf-8")
            self.assertEqual(body(part), self.text("digest", *options))

    def test_options_stand_before_the_configuration(self):
        subject = "Was ist neu? Übersicht für Leute, die es eilig haben " \
            "und trotzdem alles wissen wollen 🙂🙂🙂"
        message = self.message(
            "--from", "Jörg Müller-Lüdenscheidt <j@mail.example>",
            "--subject", subject, "--unsubscribe", "mailto:stop@example.org")
        self.assertEqual(message["From"].addresses[0].display_name,
                         "Jörg Müller-Lüdenscheidt")
        self.assertEqual(message["Subject"], subject)
        self.assertEqual(message["List-Unsubscribe"],
                         "<mailto:stop@example.org>")
        self.assertNotIn("List-Unsubscribe-Post", message)

    def test_nothing_can_put_a_line_into_the_head(self):
        bad = "x\r\nBcc: all@example.org\r\n\r\nbody"
        names = set(self.message().keys())
        message = self.message("--subject", bad, "--from",
                               f'"{bad}" <a@b.example>')
        self.assertEqual(set(message.keys()), names)
        self.assertEqual(message["Subject"], "x Bcc: all@example.org  body")
        for option, text in (
                ("--from", "a@b.example\r\nBcc: c@d.example"),
                ("--from", "a@b.example, c@d.example"), ("--from", "a"),
                ("--from", "a@b c"), ("--from", "<a@b>x"), ("--from", ""),
                ("--from", "é@b.example"), ("--from", "a@-b.example"),
                ("--unsubscribe", "https://a.example/\r\nX: y"),
                ("--unsubscribe", "https://a.example/> <b"),
                ("--unsubscribe", "javascript:alert(1)"),
                ("--unsubscribe", ""), ("--subject", "")):
            self.expect(self.run_here("digest", option, text), USAGE,
                        f"{option} is ")

    def test_hostile_names_stay_text_in_every_form(self):
        for number, name in enumerate(ONES):
            self.put(f"verdicts/x{number}.json", kept(
                f"x{number}", name or " ", "+++"[:number % 4], "2026-09-16",
                category=name, tagline=name))
        message = self.message("--subject", "".join(ONES[:60]))
        self.assertEqual(str(message["Subject"]),
                         clean("".join(ONES[:60])))
        text, page = message.get_payload()
        self.assertEqual(body(page),
                         self.text("digest", "--format", "html"))
        self.assertEqual(body(text),
                         self.text("digest", "--width", "72"))
        self.assertEqual(Page(body(page)).strange, [])
        feed = self.feed()
        self.assertEqual(len(feed), len(ONES) + 12)

    def feed(self, *arguments):
        """The entries of a feed, as two parsers have them."""
        raw = self.text("digest", "--format", "atom", *arguments)
        tree = ElementTree.fromstring(raw)
        done = subprocess.run(
            [PYTHON, "-c", "import feedparser, json, sys\n"
             "found = feedparser.parse(sys.stdin.buffer.read(),\n"
             "                         sanitize_html=False)\n"
             "assert not found.bozo, found.bozo_exception\n"
             "assert found.version == 'atom10', found.version\n"
             "json.dump([[one.id, one.title, one.updated, one.category,\n"
             "            one.content[0].type, one.content[0].value]\n"
             "           for one in found.entries], sys.stdout)"],
            input=raw.encode(), stdout=subprocess.PIPE, check=True)
        entries = json.loads(done.stdout)
        self.assertEqual(
            [[one.find(ATOM + name).text for name in ("id", "updated")]
             for one in tree.iter(ATOM + "entry")],
            [[one[0], one[2]] for one in entries])
        self.assertEqual(len({one[0] for one in entries}), len(entries))
        for one in entries:
            self.assertRegex(one[0], "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8"
                                     "[0-9a-f]{3}-[89ab][0-9a-f]{3}-"
                                     "[0-9a-f]{12}$")
        return entries

    def test_a_feed_has_an_entry_per_change(self):
        entries = self.feed()
        changes = self.news()["changes"]
        self.assertEqual(
            [[one[1], one[2], one[3], one[4], one[5]] for one in entries],
            [[one["title"], (one["date"] or "2026-09-21") + "T00:00:00Z",
              one["kind"], "text/html", f"<p>{one['text']}</p>"]
             for one in changes])
        # What happened stays the same entry whenever one looks.
        later = self.feed("--since", "2026-09-12", "--until", "2026-09-20")
        self.assertEqual([one[0] for one in later],
                         [one[0] for one in entries])

    def test_the_same_twice_and_nothing_of_the_place(self):
        for form in "text", "json", "html", "atom", "eml":
            first = self.text("digest", "--format", form)
            self.assertEqual(self.text("digest", "--format", form,
                                       env={"LC_ALL": "C.UTF-8",
                                            "TZ": "Asia/Tokyo",
                                            "COLUMNS": "80"}), first)
            self.assertNotIn(str(self.dir), first)


class Digest(Case):
    """Two sources, and nothing at all."""

    def pair(self, old, new):
        self.write("old.json", old)
        self.write("new.json", new)

    def test_two_sources(self):
        self.pair(panels(a="+-", b="+++++", c="++-"),
                  document([tool("a", category="X"), tool("b", category="X"),
                            tool("d")],
                           panel("a", "--") + panel("b", "+++++")))
        out = self.json("digest", "old.json", "new.json", env=TODAY)
        self.assertEqual((out["since"], out["until"], out["by_dates"]),
                         (None, "2026-09-21", False))
        self.assertEqual([(one["kind"], one["tools"]) for one in
                          out["changes"]],
                         [("listing", ["d"]), ("flip", ["a"]),
                          ("call", ["a", "b"]), ("removal", ["c"])])

    def test_an_empty_week_says_so_or_is_skipped(self):
        data = document([tool("a")], panel("a", "++", date="2026-01-01"))
        self.pair(data, data)
        self.assertEqual(
            self.text("digest", "old.json", "new.json", "-q").split("\n")[2],
            "  Nothing changed: 1 tool with the same verdicts, reviews, "
            "votes, prices and")
        self.assertIn("same verdicts, reviews and votes.", " ".join(
            self.text("digest", "old.json", "-q").split()))
        for form in "text", "json", "atom", "eml":
            done = self.run_here("digest", "old.json", "new.json",
                                 "--skip-empty", "--format", form, "--from",
                                 "a@b.example")
            self.expect(done, DONE, "nothing changed, so nothing is written")
            self.assertEqual(done.stdout, b"")
        message = self.run_here("digest", "old.json", "new.json", "--format",
                                "eml", "--from", "a@b.example").stdout
        self.assertIn(b"Nothing changed: 1 tool", message)

    def test_what_is_refused(self):
        data = panels(a="+")
        self.pair(data, data)
        for arguments, status, reason in (
                ([], DATA, "not yours"),
                (["-d", "-"], USAGE, "read only once"),
                (["-"], USAGE, "read only once"),
                (["old.json", "new.json", "--since", "2026-01-01"], USAGE,
                 "two sources have no --since"),
                (["old.json", "--as-of", "2026-01-01"], USAGE, "--until"),
                (["old.json", "--since", "2026-02-01", "--until",
                  "2026-02-01"], USAGE, "--since is not before --until"),
                (["old.json"] * 3, USAGE, "one source or two, got 3"),
                (["old.json", "--format", "eml"], USAGE, "wants --from"),
                (["old.json", "--format", "github"], USAGE, "json"),
                (["gone.json"], DATA, "cannot open")):
            self.expect(self.run_here("digest", *arguments), status, reason)
        self.expect(self.run_here("diff", "old.json", "new.json", "--format",
                                  "atom"), USAGE, "want text")

    def test_the_configuration_is_held_to_its_form(self):
        self.write("data.json", panels(a="+"))
        for digest, reason in (
                ({"from": "a"}, "'digest/from' must be an address"),
                ({"subject": ""}, "'digest/subject' must be a text"),
                ({"unsubscribe": "ftp://x"}, "'digest/unsubscribe' must be"),
                ({"to": "x"}, "unknown member 'digest/to'"),
                ([], "'digest' must be an object")):
            self.write(".smolcmp.json", {"format": "smolcmp-config/1",
                                         "data": "data.json",
                                         "digest": digest})
            self.expect(self.run_here("digest"), DATA, reason)

    def test_a_past_that_nothing_is_known_of(self):
        """Everything is judged by what counts, weights and policy too."""
        self.pair(panels(a="+--"), panels(a="++-"))
        out = self.json("digest", "old.json", "new.json", "--only", "r1")
        self.assertEqual([one["kind"] for one in out["changes"]], ["panel"])
