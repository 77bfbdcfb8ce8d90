"""Foreign text is hostile, wherever it stands: data, names, messages."""
import json

from columns import SGR, width
from support import DATA, DONE, UNKNOWN, USAGE, Case, document, review, run

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u034f\u115f\u1160\u17b4\u180b\u200b\u200c\u2060\u3164" \
            "\ufe00\ufeff\uffa0\ufff9\U0001bca0\U0001d173\U000e0041\U000e0100"
PIECES = [
    BIDI, INVISIBLE, "\x1b[31mred", "\x1b]0;title\x07", "\x1bP+q\x1b\\",
    "\x9b31m", "\x9d0;title\x9c", "\x7f\x08\x08", "\r\roverwritten",
    "\ue000\U000f0000\ufdd0\uffff\U0010ffff", "\u2028\u2029\x85",
    "e" + "\u0301" * 300, "\u0301" * 50, "\u200d" * 50,
]
COMMANDS = ("::error file=a.c::boom", "##[error]boom", "::set-output name=a::b",
            "  ::error::boom", "\n ::error::boom", "\u00a0::error::boom",
            "\u3000 ::error::boom", "\u2028::error::boom",
            "##vso[task.complete]boom", "###vso[x]", "##teamcity[x]")
NASTY = "a " + " b ".join(PIECES) + "".join(f"\n{text}" for text in COMMANDS)
# At some width each of these words begins a line.
WRAPPED = " ".join(f"{'x' * length} {command}"
                   for length in range(1, 30, 3) for command in COMMANDS)

WIDTHS = 20, 31, 40, 57, 80, 119
VIEWS = [("compare", "a", "b"), ("compare", "a", "b", "--reviews"),
         ("compare", "a", "b", "c"), ("verdict", "a", "b"), ("score", "a"),
         ("score", "a", "--explain"), ("list",), ("show", "a")]


def hostile(text):
    """A document with this text in every member that holds text."""
    def tool(slug):
        return {"slug": slug, "name": text, "aliases": [text + slug],
                "vendor": text, "category": text, "tagline": text,
                "description": text, "best_for": text, "homepage": text,
                "tags": [text, text], "alternatives": [text, text],
                "pricing": {"model": "paid", "note": text, "url": text,
                            "entry": {"amount": 1, "currency": "USD"},
                            "plans": [{"name": text, "amount": 2,
                                       "currency": "USD"}]},
                "benchmarks": [{"name": text, "claim": text, "unit": text,
                                "source": text}],
                "sources": [{"kind": text, "id": text, "url": text}]}

    return document(
        [tool("a"), tool("b"), tool("c")],
        [review(slug, reviewer, verdict, quote=text, summary=text, url=text)
         for slug, verdicts in (("a", ["ship", "skip"]),
                                ("b", ["skip", "ship"]),
                                ("c", ["ship", "ship"]))
         for reviewer, verdict in zip(("r", "s"), verdicts)],
        reviewers=[{"id": "r", "name": text, "lens": text, "url": text},
                   {"id": "s", "name": text}],
        title=text, note=text)


class Hostile(Case):
    def harmless(self, out, ascii_only=False):
        text = out.decode("utf-8")
        if ascii_only:
            self.assertTrue(text.isascii())
        self.assertNotRegex(text, r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        for character in BIDI + INVISIBLE:
            self.assertNotIn(character, text)
        self.assertNotRegex(text, "[\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
        # Marks as written, or named where only ASCII is.
        self.assertNotRegex(text, "[\u0300-\u036f\u200d]{5}")
        self.assertNotRegex(text, r"(\\u\{30[0-9a-f]\}){5}")
        for line in text.split("\n"):
            start = line.strip()
            self.assertFalse(start.startswith("::"), repr(line))
            # Wherever it stands, such a one is obeyed.
            self.assertNotRegex(line, r"##[A-Za-z]*\[")
        return text

    def test_no_view_shows_what_could_do_harm(self):
        for text in NASTY, NASTY[::-1], WRAPPED, *PIECES, *COMMANDS:
            self.write("data.json", hostile(text))
            locales = ["C.UTF-8", "C"]
            if text in (*PIECES, *COMMANDS):  # NASTY has all of them
                locales.pop()
            for command in VIEWS:
                for columns in WIDTHS if text in (NASTY, WRAPPED) else (40,):
                    for locale in locales:
                        with self.subTest(text=text[:30], command=command,
                                          columns=columns, locale=locale):
                            done = self.run_here(
                                *command, "-d", "data.json", "--width",
                                str(columns), env={"LC_ALL": locale})
                            self.expect(done, DONE)
                            shown = self.harmless(done.stdout, locale == "C")
                            for line in shown.split("\n"):
                                self.assertLessEqual(width(line), columns)

    def test_with_colour_only_our_own_sequences_are_there(self):
        self.write("data.json", hostile(NASTY))
        for command in VIEWS:
            with self.subTest(command=command):
                done = self.run_here(*command, "-d", "data.json", "--color",
                                     "always")
                self.harmless(SGR.sub("", done.stdout.decode()).encode())

    def test_json_is_ascii_and_exactly_what_was_read(self):
        # What JSON text may hold at all.
        self.write("data.json", hostile(NASTY))
        for command in VIEWS:
            with self.subTest(command=command):
                done = self.run_here(*command, "--json", "-d", "data.json")
                self.expect(done, DONE)
                self.assertTrue(done.stdout.isascii())
                self.assertNotRegex(done.stdout, rb"[\x00-\x09\x0b-\x1f\x7f]")
        tool = self.json("show", "a", "-d", "data.json")["tool"]
        for member in "name", "vendor", "tagline", "description":
            self.assertEqual(tool[member], NASTY)
        self.assertEqual(tool["reviews"][0]["quote"], NASTY)

    def test_messages_about_data_are_one_harmless_line_each(self):
        for text in NASTY, *PIECES, *COMMANDS, "\n" + COMMANDS[0]:
            for wrong in (document([{"slug": text, "name": "A"}], []),
                          document([{"slug": "a", "name": "A",
                                     "license": text}], []),
                          document([], [review("a", "r", text)]),
                          {"format": text, "tools": [], "reviews": []},
                          document([{"slug": "a", "name": "A",
                                     "released": text}], [])):
                for locale in "C.UTF-8", "C":
                    with self.subTest(text=text[:30], locale=locale):
                        done = self.run_on(wrong, "list",
                                           env={"LC_ALL": locale})
                        self.expect(done, DATA)
                        said = self.harmless(done.stderr, locale == "C")
                        for line in said.rstrip("\n").split("\n"):
                            self.assertTrue(line.startswith("smolcmp: "))

    def test_arguments_are_named_harmlessly(self):
        for text in NASTY, *PIECES, *COMMANDS, "\n" + COMMANDS[0], \
                b"\xff\xfe\xed\xa0\x80":
            if isinstance(text, str):
                text = text.encode("utf-8")
            for arguments, status in [
                    (("show", text), UNKNOWN), ((text,), USAGE),
                    (("help", text), USAGE), (("list", text), USAGE),
                    (("list", b"--" + text), USAGE),
                    (("list", "--width", text), USAGE),
                    (("list", "--fields", text), USAGE),
                    (("list", "--sort", text), USAGE),
                    (("list", "--format", text), USAGE),
                    (("list", "--as-of", text), USAGE),
                    (("list", "-d", text), DATA)]:
                with self.subTest(arguments=arguments):
                    done = run(*arguments, *(() if b"-d" in arguments else
                                             ("-q",)))
                    self.expect(done, status)
                    said = self.harmless(done.stderr)
                    self.assertEqual(said.count("\n"), 1, said)
                    self.assertTrue(said.startswith("smolcmp: "))

    def test_file_names_are_harmless_and_no_option_or_command(self):
        bad = json.dumps(document([], [review("a", "r", "maybe")]))
        for name in ("::error file=a::b.json", "##[x].json", "-x.json",
                     "\x1b[31m\u202e.json", "\n::error::x.json", "=1+1.json",
                     b"\xff\x9b31m.json".decode("utf-8", "surrogateescape"),
                     "e" + "\u0301" * 90 + ".json", "日本.json"):
            with self.subTest(name=name):
                path = self.dir / "data" / name
                path.parent.mkdir(exist_ok=True)
                path.write_text(bad)
                try:
                    done = run("list", f"--data={name}", cwd=path.parent)
                    self.expect(done, DATA)
                    said = self.harmless(done.stderr)
                    self.assertEqual(said.count("\n"), 1)
                    self.assertRegex(said, r"\Asmolcmp: ([A-Za-z0-9_/]|\./)")
                    done = self.run_here("list", "-d", "data")
                    self.expect(done, DATA)
                    self.harmless(done.stderr)
                finally:
                    path.unlink()

    def test_file_names_in_json_are_as_they_are(self):
        name = "::e\x1b\u202e.json"
        self.write(name, document([{"slug": "a", "name": "A"}],
                                  [review("a", "r", "ship")]))
        out = self.json("show", "a", f"--data={name}")
        self.assertEqual(out["meta"]["sources"][0]["name"], name)
        self.assertEqual(out["tool"]["reviews"][0]["file"], name)

    def test_file_names_that_are_no_utf8_still_make_valid_json(self):
        name = b"\xff\xfe.json".decode("utf-8", "surrogateescape")
        self.write("good.json", document([{"slug": "a", "name": "A"}],
                                         [review("a", "r", "ship")]))
        (self.dir / "good.json").rename(self.dir / name)
        for command in ("list",), ("show", "a"), ("verdict", "a"):
            self.json(*command, f"--data={name}")
