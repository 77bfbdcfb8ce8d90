"""Text for people: never wider than asked for, whole lines, the same facts at
every width, colour and ASCII where they are wanted."""
import os
import pty
import itertools
import re
import struct
import fcntl
import subprocess
import tempfile
import termios
import unicodedata
from pathlib import Path

from columns import SGR, open_colour, width
from support import (DONE, PROGRAM, RICH, Case, document, environment, panel,
                     run, tool)

WIDTHS = (20, 40, 60, 80, 120, 200)
TOOLS = ["brook", "fjord", "onyx", "delta", "glint", "inlet", "moraine",
         "notch"]
COMMANDS = [("compare", *TOOLS[:count]) for count in (2, 3, 5, 8)]
COMMANDS += [(*command, "--reviews") for command in COMMANDS]
COMMANDS += [("verdict", *TOOLS), ("score", *TOOLS), ("list",),
             ("score", "brook", "moraine", "inlet", "--explain"),
             ("show", "fjord"), ("show", "onyx"), ("show", "glint"),
             ("show", "moraine"), ("help",), ("help", "compare"),
             ("help", "list")]

WORDS = {
    "cjk": "日本語の検索がやっと正しく動く製品で、形態素解析も速い。" * 3,
    "emoji": "👩‍👩‍👧‍👦🇩🇰👍🏽❤️ 1️⃣ 🏳️‍🌈" * 8,
    "long": "x" * 400,
    "url": "https://example.org/" + "very-long-path/" * 20 + "?q=%20&r=1",
    "hangul": "각각 값을 비교하는 도구 ᄀᆞ힣" * 6,
    "arabic": "أداة لمقارنة النماذج الصغيرة " * 6,
    "hindi": "छोटे मॉडलों की तुलना का औज़ार क्षि " * 6,
    "thai": "เครื่องมือเปรียบเทียบแบบจำลองขนาดเล็ก" * 5,
    "marks": "e\u0301\u0302\u0303 o\u0308 " * 30,
    "blanks": "a" + " " * 300 + "b",
    "full": "ＦＵＬＬ　ＷＩＤＴＨ" * 10,
    "mixed": "naïve—café/日本/emoji😀.long" * 10,
}


def data(command):
    return () if command[0] == "help" else ("-d", RICH)


class Layout(Case):
    def check(self, out, columns, colour=False):
        lines = out.decode("utf-8").split("\n")
        self.assertEqual(lines.pop(), "", "the last line has no end")
        for line in lines:
            plain = SGR.sub("", line)
            self.assertLessEqual(width(line), columns, repr(line))
            self.assertFalse(plain.endswith(" "), repr(line))
            self.assertNotIn("\t", line)
            for character in plain:
                self.assertNotIn(unicodedata.category(character),
                                 ("Cc", "Cs", "Cn", "Co"), repr(line))
            if colour:
                self.assertFalse(open_colour(line), repr(line))
            else:
                self.assertEqual(plain, line)
        return lines

    def each(self, commands=COMMANDS, **env):
        for command in commands:
            for columns in WIDTHS:
                for colour in "never", "always":
                    with self.subTest(command=command, columns=columns,
                                      colour=colour):
                        done = run(*command, *data(command), "--width",
                                   str(columns), "--color", colour, env=env)
                        self.expect(done, DONE)
                        yield columns, colour, done.stdout

    def test_no_line_is_wider_than_asked_for_or_leaves_colour_on(self):
        for columns, colour, out in self.each():
            self.check(out, columns, colour == "always")

    def test_ascii_locales_get_ascii_of_the_same_widths(self):
        for columns, colour, out in self.each(COMMANDS[::2], LC_ALL="C"):
            self.assertTrue(out.isascii())
            self.check(out, columns, colour == "always")

    def test_colour_changes_nothing_but_colour(self):
        for command in COMMANDS:
            for columns in "40", "100":
                plain, coloured = (
                    run(*command, *data(command), "--width", columns,
                        "--color", colour).stdout.decode()
                    for colour in ("never", "always"))
                self.assertEqual(SGR.sub("", coloured), plain)

    def test_words_of_every_script_in_every_place(self):
        for name, words in WORDS.items():
            tools = [tool(slug, words[:60] + slug, vendor=words,
                          category=words[:300], tagline=words,
                          description=words, best_for=words, aliases=[words],
                          license="LicenseRef-" + "x" * 60,
                          tags=[words, words], alternatives=[words],
                          pricing={"model": "paid", "note": words, "entry": {
                              "amount": 123456789.25, "currency": "USD",
                              "per": "1M-output-tokens"}},
                          benchmarks=[{"name": words, "claim": words,
                                       "source": words}])
                     for slug in ("a", "b", "c")]
            reviews = panel("a", "++-", quote=words) + \
                panel("b", "+-+", summary=words) + panel("c", "-++")
            self.write("data.json", document(
                tools, reviews,
                reviewers=[{"id": f"r{i}", "name": words[:99], "lens": words}
                           for i in (1, 2, 3)],
                votes=[{"tool": "a", "ship": 10**12, "skip": 10**12}]))
            commands = (("compare", "a", "b"), ("compare", "a", "b", "c"),
                        ("compare", "a", "b", "--reviews"), ("list",),
                        ("verdict", "a", "b"), ("score", "a", "b"),
                        ("score", "a", "b", "--explain"), ("show", "a"))
            places = [(columns, locale) for columns in WIDTHS
                      for locale in ("C.UTF-8", "C")]
            # All places are tried with all words, in some commands each.
            for number, (command, (columns, locale)) in enumerate(
                    itertools.product(commands, places)):
                if (number + number // len(places)) % 4:
                    continue
                with self.subTest(words=name, command=command,
                                  columns=columns, locale=locale):
                    done = self.run_here(
                        *command, "-d", "data.json", "--width", str(columns),
                        env={"LC_ALL": locale})
                    self.expect(done, DONE)
                    self.check(done.stdout, columns)

    def test_columns_of_a_grid_begin_where_they_began(self):
        done = run("compare", "fjord", "delta", "-d", RICH, "--width", "100")
        lines = done.stdout.decode().split("\n")
        head = next(line for line in lines if line.startswith("  Verdict"))
        starts = [match.start() for match in re.finditer(r"(?<=  )\S", head)]
        table = lines[lines.index("") + 1:]
        table = table[:len(table) - table[::-1].index("", 1) - 1]
        for line in table:
            cells = 0
            for index, character in enumerate(line):
                at = width(line[:index])
                if at == starts[-1] and character != " ":
                    cells += 1
                # A gap of two or more blanks ends where a column begins,
                # apart from those inside the cell of a share.
                if character != " " and line[index - 3:index] == "   " and \
                        "%" not in line:
                    self.assertIn(at, [0, *starts], line)


class Facts(Case):
    """A width may change layout, never facts."""

    def words(self, *command, columns, locale="C.UTF-8"):
        out = run(*command, *data(command), "--width", str(columns),
                  env={"LC_ALL": locale}).stdout.decode()
        return re.sub(r"\s+", "", out)

    def test_each_count_verdict_and_price_is_there_at_every_width(self):
        # What stands in one line at all widths: single words and shares.
        facts = {
            ("compare", "brook", "delta"):
                ["5of5", "57–100%", "2of4", "15–85%", "412of450", "89–94%",
                 "120of215", "MIT", "BUSL-1.1", "mixed", "free", "noreview"],
            ("compare", *TOOLS):
                ["5of5", "2of3", "1of4", "2of4", "3of3", "1of2", "3of5",
                 "unrated", "noreviews", "350of960", "12.5", "EUPL-1.2"],
            ("verdict", *TOOLS): ["5of5", "operator", "lector", "unrated"],
            ("list",): ["5of5", "1,520of2,000", "Forms", "74–78%",
                        "0.002", "free"],
            ("show", "glint"): ["3of3", "44–100%", "77of98", "0.761",
                                "0.15", "operator", "buyer"],
        }
        for command, wanted in facts.items():
            for columns in WIDTHS:
                words = self.words(*command, columns=columns)
                for fact in wanted:
                    with self.subTest(command=command, columns=columns):
                        self.assertIn(fact, words)
                words = self.words(*command, columns=columns, locale="C")
                for fact in wanted:
                    with self.subTest(command=command, columns=columns,
                                      locale="C"):
                        fact = fact.replace("–", "-").replace("“", '"')
                        self.assertIn(fact.replace("”", '"'), words)

    def test_the_closing_paragraph_is_the_same_at_every_width(self):
        for command in (("compare", "brook", "delta"),
                        ("compare", "kelp", "lagoon"), ("compare", *TOOLS)):
            answers = {re.sub(r"\s+", " ", run(
                *command, "-d", RICH, "--width", str(columns)
            ).stdout.decode().strip().rsplit("\n\n", 1)[1])
                for columns in WIDTHS}
            self.assertEqual(len(answers), 1, answers)


class Terminals(Case):
    def on_terminal(self, *arguments, columns=0, **env):
        """What the program writes to a terminal of this many columns."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ,
                    struct.pack("HHHH", 24, columns, 0, 0))
        done = subprocess.Popen([PROGRAM, *arguments], stdin=theirs,
                                stdout=theirs, stderr=subprocess.DEVNULL,
                                env=environment(PAGER="cat", **env))
        os.close(theirs)
        out = b""
        while True:
            try:
                block = os.read(ours, 65536)
            except OSError:
                break
            if not block:
                break
            out += block
        os.close(ours)
        self.assertEqual(done.wait(timeout=60), DONE)
        return out.decode().replace("\r\n", "\n")

    def coloured(self, *options, terminal=True, **env):
        command = ("list", "-d", str(RICH), *options)
        if terminal:
            out = self.on_terminal(*command, columns=80, **env)
        else:
            out = run(*command, env=env).stdout.decode()
        return "\x1b[" in out

    def test_colour_goes_by_option_then_variables_then_terminal(self):
        for want, options, terminal, env in [
                (True, [], True, {"TERM": "xterm"}),
                (False, [], True, {"TERM": "dumb"}),
                (False, [], True, {}),
                (False, [], False, {"TERM": "xterm"}),
                (False, [], True, {"TERM": "xterm", "NO_COLOR": "1"}),
                (True, [], True, {"TERM": "xterm", "NO_COLOR": ""}),
                (False, [], True, {"TERM": "xterm", "NO_COLOR": "1",
                                   "CLICOLOR_FORCE": "1"}),
                (True, [], False, {"CLICOLOR_FORCE": "1"}),
                (True, [], False, {"CLICOLOR_FORCE": "1", "CLICOLOR": "0",
                                   "TERM": "dumb"}),
                (False, [], False, {"CLICOLOR_FORCE": "0"}),
                (False, [], True, {"TERM": "xterm", "CLICOLOR": "0"}),
                (True, [], True, {"TERM": "xterm", "CLICOLOR": "1"}),
                (True, ["--color", "always"], False,
                 {"NO_COLOR": "1", "CLICOLOR": "0", "TERM": "dumb"}),
                (False, ["--color=never"], True,
                 {"TERM": "xterm", "CLICOLOR_FORCE": "1"}),
                (False, ["--color", "auto"], False, {"TERM": "xterm"}),
                (False, ["--json", "--color", "always"], True,
                 {"TERM": "xterm", "CLICOLOR_FORCE": "1"}),
        ]:
            with self.subTest(options=options, terminal=terminal, env=env):
                self.assertEqual(self.coloured(*options, terminal=terminal,
                                               **env), want)

    def widest(self, out):
        return max(map(width, out.split("\n")))

    def test_width_goes_by_option_then_columns_then_terminal_then_80(self):
        command = ("show", "onyx", "-d", str(RICH))
        at = {columns: run(*command, "--width", str(columns)).stdout.decode()
              for columns in (50, 60, 70, 80)}
        self.assertEqual(len(set(at.values())), 4)
        self.assertEqual(run(*command).stdout.decode(), at[80])
        self.assertEqual(run(*command, env={"COLUMNS": "60"}).stdout.decode(),
                         at[60])
        self.assertEqual(run(*command, "--width", "50",
                             env={"COLUMNS": "60"}).stdout.decode(), at[50])
        for columns, env, want in [(70, {}, 70), (70, {"COLUMNS": "60"}, 60),
                                   (0, {}, 80), (70, {"COLUMNS": ""}, 70),
                                   (70, {"COLUMNS": "0"}, 70),
                                   (70, {"COLUMNS": "x"}, 70)]:
            with self.subTest(columns=columns, env=env):
                self.assertEqual(self.on_terminal(*command, columns=columns,
                                                  **env), at[want])

    def test_a_terminal_changes_no_fact(self):
        command = ("compare", "brook", "delta", "-d", str(RICH))
        out = self.on_terminal(*command, columns=80, TERM="xterm")
        self.assertEqual(SGR.sub("", out), run(*command).stdout.decode())
        self.assertEqual(self.on_terminal(*command, "--json", columns=40),
                         run(*command, "--json").stdout.decode())


class Locales(Case):
    """Which characters may be written is the locale's to say, nothing else."""

    def out(self, *options, **env):
        return run("compare", "brook", "fjord", "-d", RICH, *options,
                   env={"LC_ALL": None, **env}).stdout

    def test_all_utf8_locales_print_the_same(self):
        outs = {self.out(**env) for env in (
            {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C.utf8"},
            {"LC_CTYPE": "C.UTF-8"}, {"LANG": "C.UTF-8"},
            {"LANG": "C", "LC_ALL": "en_US.UTF-8"},
            {"LANG": "C", "LC_CTYPE": "ja_JP.utf8", "LC_ALL": ""},
            {"LC_ALL": "de_DE.UTF-8@euro"}, {"LC_ALL": "tr_TR.UTF-8"})}
        self.assertEqual(len(outs), 1)
        self.assertFalse(outs.pop().isascii())

    def test_all_others_get_ascii(self):
        outs = {self.out(**env) for env in (
            {}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LANG": "C"},
            {"LANG": "C.UTF-8", "LC_ALL": "C"},
            {"LANG": "C.UTF-8", "LC_CTYPE": "POSIX"},
            {"LC_ALL": "de_DE.ISO-8859-1"}, {"LC_ALL": "ja_JP.EUC-JP"},
            {"LC_ALL": "nonsense"})}
        self.assertEqual(len(outs), 1)
        self.assertTrue(outs.pop().isascii())

    def test_a_locale_without_a_codeset_is_asked_for_it(self):
        with tempfile.TemporaryDirectory() as path:
            for source, codeset, name in (("de_DE", "UTF-8", "u"),
                                          ("de_DE", "ISO-8859-1", "l")):
                subprocess.run(["localedef", "-i", source, "-f", codeset,
                                "--no-archive", str(Path(path) / name)],
                               check=True, capture_output=True)
            self.assertFalse(self.out(LC_ALL="u", LOCPATH=path).isascii())
            self.assertTrue(self.out(LC_ALL="l", LOCPATH=path).isascii())

    def test_json_is_the_same_everywhere(self):
        outs = {self.out("--json", **env) for env in (
            {}, {"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"},
            {"LC_ALL": "de_DE.ISO-8859-1"}, {"COLUMNS": "20"})}
        self.assertEqual(len(outs), 1)

    def test_a_decimal_comma_of_a_locale_changes_no_number(self):
        with tempfile.TemporaryDirectory() as path:
            subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8",
                            "--no-archive", str(Path(path) / "de_DE.UTF-8")],
                           check=True, capture_output=True)
            for options in [], ["--json"], ["--price", "12.5"]:
                first, second = (run(
                    "list", "-d", RICH, *options,
                    env={"LC_ALL": locale, "LOCPATH": path}).stdout
                    for locale in ("C.UTF-8", "de_DE.UTF-8"))
                self.assertEqual(first, second)

    def test_characters_without_ascii_are_named(self):
        out = run("show", "fjord", "-d", RICH, env={"LC_ALL": "C"}).stdout
        self.assertIn(rb"Fj\u{f8}rd", out)
