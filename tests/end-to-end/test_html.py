"""A page of HTML that says what was meant, whatever the data holds, and that
asks for nothing."""
import base64
import hashlib
import re

from catalogs import every
from cleaning import clean_line, collapsed
from hostility import PIECES, texts
from pages import Page
from support import CATALOG, RICH, Case, document, panel, review, run, tool
from test_hostile import BIDI, INVISIBLE, NASTY, VIEWS, WRAPPED, hostile

ALL = "brook delta fjord glint heron inlet kelp onyx".split()


def shown(text):
    """How a browser shows foreign text."""
    return collapsed(clean_line(text))


def cells(row):
    return [collapsed(cell) for cell in row]


class Pages(Case):
    def page(self, *command, **options):
        out = self.text(*command, "--format", "html", **options)
        return self.parse(out)

    def parse(self, out):
        """A page without anything that is out of place."""
        page = Page(out)
        self.assertEqual(page.strange, [])
        self.assertTrue(out.startswith("<!doctype html>\n"))
        behind = out[out.index("</style>"):]
        self.assertNotRegex(behind, r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        # Neither a command of a CI service nor anything else of the data's
        # begins a line.
        self.assertNotRegex(behind, r"##[A-Za-z]*\[")
        for line in behind.splitlines():
            self.assertTrue(line.startswith("<"), line)
        return page


class Html(Pages):
    def test_every_command_makes_a_page_that_is_whole(self):
        for command in every(self, all_texts=False):
            with self.subTest(command=command):
                page = self.page(*command)
                self.assertEqual(page.ids[0], "h0")
                self.assertEqual(len(set(page.ids)), len(page.ids))
                self.assertLessEqual(set(page.labels), set(page.ids))
                self.assertEqual(page.title,
                                 f"{page.headings[0]} - smolcmp")
                for table in page.tables:
                    self.assertEqual({len(row) for row in table},
                                     {len(table[0])})

    def test_nothing_but_its_own_style_may_be_loaded(self):
        page = self.page("compare", "brook", "delta", "-d", RICH)
        digest = base64.b64encode(
            hashlib.sha256(page.style.encode()).digest()).decode()
        self.assertEqual(page.policy,
                         f"default-src 'none'; style-src 'sha256-{digest}'; "
                         "base-uri 'none'; form-action 'none'")
        self.assertNotRegex(page.style, r"(?i)url|@import|http|</")
        self.assertTrue(page.style.isascii())

    def test_pages_are_small(self):
        for command in (["compare", *ALL, "-d", RICH],
                        ["compare", "smollm3", "smolvlm2-2b", "-d", CATALOG],
                        ["rank", "-d", RICH], ["show", "brook", "-d", RICH]):
            out = self.text(*command, "--format", "html")
            self.assertLess(len(out.encode()), 30000, command)

    def test_it_says_what_it_was_made_from(self):
        version = self.text("--version").split()[1]
        self.write("more.json", document([tool("more")], []))
        for options, said in (
                ([], f"From {RICH}"),
                (["--as-of", "2026-03-04"], f"From {RICH} as of 2026-03-04"),
                (["-d", "more.json"], f"From {RICH}, more.json")):
            page = self.page("rank", "-d", RICH, *options)
            self.assertEqual(page.lines[-2:],
                             [said, f"Made by smolcmp {version}"])
        self.write("policy.json", '{"format": "smolcmp-policy/1"}')
        page = self.page("rank", "-d", RICH, "--policy", "policy.json")
        self.assertTrue(page.lines[-2].endswith(", by the policy policy.json"))
        page = self.page("diff", "-d", RICH, "--since", "2026-03-01",
                         "--until", "2026-06-30")
        self.assertEqual(page.lines[-2], f"From {RICH} as of 2026-03-01 to "
                                         f"{RICH} as of 2026-06-30")

    def test_the_page_is_called_by_its_only_heading_or_by_the_command(self):
        self.assertEqual(self.page("show", "brook", "-d", RICH).headings,
                         ["Brook"])
        self.assertEqual(self.page("rank", "-d", RICH).headings, ["Rank"])
        self.assertEqual(self.page("reviewers", "builder", "tokyo", "-d",
                                   RICH).headings[0], "Reviewers")


class Facts(Pages):
    def test_a_comparison_shows_what_json_says(self):
        command = "compare", "brook", "delta", "-d", RICH
        out = self.json(*command)
        page = self.page(*command)
        rows = {cells(row)[0]: cells(row)[1:] for row in page.tables[0]}
        names = [tool["name"] for tool in out["tools"]]
        self.assertEqual(page.headings, [" and ".join(names)])
        self.assertEqual(cells(page.tables[0][0]), ["", *names])
        self.assertEqual(rows["Verdict"],
                         [tool["verdict"] for tool in out["tools"]])
        self.assertEqual(page.answers, [out["answer"]["text"]])
        self.assertEqual({row[0] for row in page.differing},
                         {"builder ≠ differs", "buyer ≠ differs"})
        self.assertEqual(rows["builder ≠ differs"],
                         ["✓ ship “Small enough to read in an afternoon, and "
                          "I did.”", "✗ skip “The rules are a programming "
                          "language that nobody tests.”"])

    def test_bars_are_as_long_as_rates_and_whiskers_as_intervals(self):
        command = "compare", "brook", "delta", "-d", RICH
        shares = [tool[name] for name in ("panel", "community")
                  for tool in self.json(*command)["tools"]]
        pictures = self.page(*command).pictures
        self.assertEqual(len(pictures), len(shares))
        for share, (svg, rect, path) in zip(shares, pictures):
            self.assertEqual(svg[1]["viewbox"], "0 0 100 10")
            self.assertAlmostEqual(float(rect[1]["width"]),
                                   share["rate"] * 100, delta=.1)
            low, high = re.match(r"M([0-9.]+) .*?H([0-9.]+)",
                                 path[1]["d"]).groups()
            self.assertAlmostEqual(float(low), share["low"] * 100, delta=.1)
            # From here on it is as wide as the line across it.
            self.assertAlmostEqual(float(high) + .8, share["high"] * 100,
                                   delta=.1)

    def test_a_gap_is_drawn_where_it_is(self):
        command = "rank", "--fields", "slug,gap", "-d", RICH
        gaps = [tool["gap"] for tool in self.json(*command)["tools"]
                if tool["gap"]]
        pictures = self.page(*command).pictures
        self.assertEqual(len(pictures), len(gaps))
        for gap, (_, zero, _, at) in zip(gaps, pictures):
            self.assertEqual(zero[1]["d"], "M-0.5 0h1v10h-1z")
            self.assertAlmostEqual(
                float(at[1]["d"][1:].split()[0]) + 2, gap["value"] * 100,
                delta=.1)

    def test_rates_over_time_are_columns_and_words(self):
        page = self.page("history", "glint", "-d", RICH)
        columns = [picture for picture in page.pictures
                   if picture[0][1]["class"] == "columns"]
        self.assertEqual([picture[0][1]["aria-label"] for picture in columns],
                         ["6 rates from 0% to 100%, the last 100%"])
        self.assertEqual(columns[0][1][1]["d"].count("M"), 6)

    def test_what_two_tell_apart_names_each_row(self):
        out = self.text("rank", "-d", RICH, "--format", "html")
        self.assertEqual(re.findall('<th scope="row">([^<]*)', out),
                         [tool["slug"] for tool in
                          self.json("rank", "-d", RICH)["tools"]])


class Hostile(Pages):
    def test_every_cell_shows_the_text_whatever_it_is(self):
        values = texts(4000)
        self.write("data.json", document(
            [tool(f"t{number}", text, category=text, vendor=f"x{text}y",
                  tags=[text, text])
             for number, text in enumerate(values)], []))
        page = self.page("list", "-d", "data.json", "--fields",
                         "slug,name,category,vendor,tags")
        rows = page.tables[0]
        self.assertEqual(len(rows), len(values) + 1)
        for number, (text, row) in enumerate(zip(values, rows[1:])):
            with self.subTest(text=text[:80]):
                self.assertEqual(
                    cells(row),
                    [f"t{number}", shown(text) if text else "(unnamed)",
                     shown(text), shown(f"x{text}y"),
                     shown(f"{text}, {text}")])

    def test_titles_words_and_answers_are_text_whatever_they_name(self):
        for text in [*PIECES, "</title><script>alert(1)</script>",
                     "</style>", "--><b>", "]]>", "<svg onload=x>", "&#60;b>",
                     "&lt", "\" onclick=\"x", "' onclick='x"]:
            if not shown(text):
                continue
            with self.subTest(text=text):
                self.write("data.json", document(
                    [tool("a", text, category=text, tagline=text),
                     tool("b", text, category=text, description=text)],
                    [review("a", "r", "ship", quote=text),
                     review("b", "r", "skip", summary=text)],
                    reviewers=[{"id": "r", "name": text, "lens": text}]))
                self.compared(text)
                page = self.page("show", "b", "-d", "data.json")
                self.assertEqual(collapsed(page.headings[0]), shown(text))
                self.assertIn(shown(text), [collapsed(row[1])
                                            for row in page.tables[0]])
                self.page("reviewers", "r", "-d", "data.json")

    def compared(self, text):
        command = "compare", "a", "b", "-d", "data.json"
        page = self.page(*command)
        self.assertEqual(collapsed(page.headings[0]),
                         shown(f"{text} and {text}"))
        self.assertEqual(page.title, f"{page.headings[0]} - smolcmp")
        self.assertEqual(cells(page.tables[0][0]),
                         ["", shown(text), shown(text)])
        self.assertEqual(cells(page.differing[0]), [
            "r ≠ differs", collapsed(f"✓ ship “{clean_line(text)}”"),
            collapsed(f"✗ skip {clean_line(text)}")])
        self.assertEqual(collapsed(page.answers[0]),
                         shown(self.json(*command)["answer"]["text"]))

    def test_no_view_shows_what_could_do_harm(self):
        for text in NASTY, NASTY[::-1], WRAPPED:
            self.write("data.json", hostile(text))
            for command in [*VIEWS, ("reviewers", "r"), ("search", "a")]:
                with self.subTest(text=text[:30], command=command):
                    out = self.text(*command, "-d", "data.json", "--format",
                                    "html")
                    self.parse(out)
                    self.assertNotRegex(out, f"[{BIDI}{INVISIBLE}]")
                    self.assertNotRegex(out, "[\u0300-\u036f\u200d]{5}")

    def test_names_of_reviewers_and_of_files_are_text(self):
        for text in "<b>", "&amp;", "\"'", "a<!--b":
            name = f"{text.replace('/', '')}.json"
            self.write(name, document([tool("a"), tool("b")],
                                      panel("a", "+-") + panel("b", "--")))
            page = self.page("compare", "a", "b", "-d", name)
            self.assertEqual(page.lines[-2], f"From {name}")

    def test_marks_part_what_was_found_and_nothing_else(self):
        for text, word in [("see <b>now</b>", "<b"), ("&amp;", "amp"),
                           ("a<script>", "script"), ("##[group]", "#"),
                           ("日本", "日"), ("naïve", "naï"), ("<!-- x", "!-")]:
            self.write("data.json", document([tool("t", tagline=text)], []))
            out = self.text("search", word, "--format", "html", "-d",
                            "data.json")
            rows = dict(cells(row) for row in self.parse(out).tables[0])
            self.assertEqual(rows["tagline"], text)
            self.assertIn("<mark>", out)

    def test_lines_of_prose_stay_lines(self):
        self.write("data.json", document(
            [tool("a", description="one\ntwo\r\nthree")], []))
        self.assertIn("<td>one<br>two<br>three</td>", self.text(
            "show", "a", "-d", "data.json", "--format", "html"))

    def test_it_is_utf_8_wherever_it_is_made(self):
        outs = {run("compare", *ALL, "-d", RICH, "--format", "html",
                    env={"LC_ALL": locale}).stdout
                for locale in ("C", "C.UTF-8", "en_US.ISO-8859-1")}
        self.assertEqual(len(outs), 1)
        self.assertIn("Größenwahn", outs.pop().decode())
