"""search: which tools are found, where the words stand, how it is shown."""
import re
import unicodedata

from columns import SGR, open_colour, width
from hostility import ONES, PIECES
from support import DONE, RICH, USAGE, Case, document, panel, review, run, tool

LONG = " ".join(f"word{number}" for number in range(400))


class Found(Case):
    def slugs(self, *words):
        return [tool["slug"] for tool in
                self.json("search", *words, "-d", "data.json")["tools"]]

    def matched(self, *words):
        tools = self.json("search", *words, "-d", "data.json")["tools"]
        self.assertEqual(len(tools), 1)
        return tools[0]["matched"]

    def test_every_word_has_to_stand_somewhere(self):
        self.write("data.json", document(
            [tool("a", tagline="red apple", tags=["fruit"]),
             tool("b", tagline="red brick", tags=["house"]),
             tool("c", description="apple")],
            [review("b", "r", "ship", quote="no fruit")]))
        for words, slugs in [(["red"], ["a", "b"]), (["apple"], ["a", "c"]),
                             (["red", "fruit"], ["a", "b"]),
                             (["red fruit"], ["a", "b"]),
                             (["  fruit ", "\tred"], ["a", "b"]),
                             (["apple", "house"], []),
                             (["red", "apple", "fruit"], ["a"]),
                             (["red", "red", "RED"], ["a", "b"]),
                             (["ple"], ["a", "c"]), (["pl", "ap"], ["a", "c"]),
                             (["apple red"], ["a"])]:
            with self.subTest(words=words):
                self.assertEqual(self.slugs(*words), slugs)

    def test_every_member_is_searched_and_named_once(self):
        members = {
            "slug": {"slug": "needle"}, "name": {"name": "A needle"},
            "aliases": {"aliases": ["x", "needle"]},
            "vendor": {"vendor": "needle"}, "category": {"category": "needle"},
            "tagline": {"tagline": "needle"},
            "description": {"description": "needle\nneedle"},
            "best_for": {"best_for": "needle"},
            "homepage": {"homepage": "https://needle.example"},
            "tags": {"tags": ["needle", "needle2"]},
            "pricing": {"pricing": {"model": "paid", "note": "needle",
                                    "url": "needle"}},
            "alternatives": {"alternatives": ["needle"]},
            "benchmarks": {"benchmarks": [{"name": "x", "claim": "needle"}]},
            "sources": {"sources": [{"kind": "needle", "id": "x"}]},
        }
        for name, member in members.items():
            with self.subTest(member=name):
                self.write("data.json", document([tool("b"), {
                    "slug": "a", "name": "A", **member}], []))
                self.assertEqual(self.matched("needle"), [name])
        both = {}
        for member in members.values():
            both.update(member)
        self.write("data.json", document(
            [both], [review("needle", "r", "ship", quote="needle"),
                     review("needle", "s", "skip", summary="needle")]))
        self.assertEqual(self.matched("needle"), [*members, "reviews"])

    def test_plans_licences_and_links_of_reviews_are_searched(self):
        self.write("data.json", document(
            [tool("a", license="Apache-2.0",
                  pricing={"model": "usage", "plans": [
                      {"name": "Gold", "amount": 1, "currency": "EUR"}]})],
            [review("a", "r", "ship", url="https://example.org/page")]))
        for word, member in [("apache", "license"), ("gold", "pricing"),
                             ("usage", "pricing"), ("org/page", "reviews")]:
            self.assertEqual(self.matched(word), [member])

    def test_case_and_ways_of_writing_do_not_matter(self):
        for text, word in [
                ("Straße", "STRASSE"), ("STRASSE", "straße"),
                ("İstanbul", "i̇stanbul"), ("ΟΔΟΣ", "οδος"), ("οδος", "ΟΔΟΣ"),
                ("οδοσ", "οδος"), ("Ünder", "u\u0308nder"),
                ("U\u0308nder", "ünder"), ("ｆｕｌｌ", "FULL"),
                ("full", "ＦＵＬＬ"), ("ﬁne oﬃce", "office"), ("office", "ﬃ"),
                ("ǅ", "ǆ"), ("①②", "12"), ("한국", "한국"),
                (unicodedata.normalize("NFD", "한국"), "한국"),
                ("ﾃﾞｰﾀ", "データ"), ("x²", "X2"), ("ʼn", "ʼN")]:
            with self.subTest(text=text, word=word):
                self.write("data.json", document(
                    [tool("t", tagline=f"so {text} it is")], []))
                self.assertEqual(self.matched(word), ["tagline"])

    def test_letters_that_differ_are_not_the_same(self):
        for text, word in [("naive", "naïve"), ("naïve", "naive"),
                           ("o\u0308", "o"), ("resume", "résumé"),
                           ("ab", "a b"), ("a-b", "ab")]:
            self.write("data.json", document([tool("t", tagline=text)], []))
            words = self.slugs(word)
            self.assertEqual(words, ["t"] if word == "a b" else [],
                             (text, word))

    def test_reviews_that_no_longer_count_are_found_too(self):
        self.write("data.json", document([tool("a")], [
            review("a", "r", "skip", quote="needle", date="2026-01-01"),
            review("a", "r", "ship", quote="fine", date="2026-02-01")]))
        self.assertEqual(self.matched("needle"), ["reviews"])

    def test_filters_order_and_limit_go_with_it(self):
        self.write("data.json", document(
            [tool("t1", tagline="x"), tool("t2", tagline="needle", tags=["k"]),
             tool("t3", tagline="needle"),
             tool("t4", tagline="needle", tags=["k"])],
            panel("t2", "---") + panel("t3", "+++") + panel("t4", "++-")))
        for more, slugs in [([], ["t2", "t3", "t4"]),
                            (["--limit", "2"], ["t2", "t3"]),
                            (["--limit", "1", "--sort", "panel"], ["t3"]),
                            (["--sort", "panel"], ["t3", "t4", "t2"]),
                            (["--verdict", "ship"], ["t3", "t4"]),
                            (["--tag", "k", "--limit", "1"], ["t2"]),
                            (["--tag", "none"], [])]:
            self.assertEqual([tool["slug"] for tool in self.json(
                "search", "needle", *more, "-d", "data.json")["tools"]],
                slugs)

    def test_what_it_says_of_a_tool_is_what_list_says(self):
        listed = {tool["slug"]: tool
                  for tool in self.json("list", "-d", RICH)["tools"]}
        for found in self.json("search", "log", "-d", RICH)["tools"]:
            self.assertNotEqual(found.pop("matched"), [])
            self.assertEqual(found, listed[found["slug"]])

    def test_nothing_found_is_said_and_no_failure(self):
        for name, said in [("text", "  No tool matches.\n"),
                           ("markdown", "No tool matches.\n"), ("jsonl", "")]:
            done = self.expect(run("search", "none-of-these", "-d", RICH,
                                   "--format", name), DONE)
            self.assertEqual(done.stdout.decode(), said)

    def test_blanks_are_no_question(self):
        for words in [], [""], [" "], ["\t", "\n "], ["\r"], ["\v\f"], \
                ["\xa0"], ["\u3000 ", "\u2003"]:
            self.expect(run("search", *words, "-d", "no-such-file"), USAGE,
                        "search wants a word")

    def test_any_bytes_can_be_asked_for(self):
        for word in *ONES, b"\xff", b"\xed\xa0\x80", b"a\xc3", "\u0301":
            text = word.encode() if isinstance(word, str) else word
            if text.strip(b" \t\n\r\v\f") and not text.startswith(b"-"):
                with self.subTest(word=text[:40]):
                    self.expect(run("search", text, "-d", RICH), DONE)


class Shown(Case):
    def excerpt(self, text, *words, options=()):
        """What is said of the tagline."""
        self.write("data.json", document([tool("t", tagline=text)], []))
        out = self.text("search", *words, "-d", "data.json", "--width", "500",
                        *options)
        return " ".join(out.split("tagline", 1)[1].split())

    def test_words_are_marked_where_they_stand(self):
        for text, words, shown in [
                ("logs of a log", ["log"], "[log]s of a [log]"),
                ("Straße", ["strasse"], "[Straße]"),
                ("Straße", ["s"], "[S]tra[ß]e"),
                ("ﬁne", ["i"], "[ﬁ]ne"),
                ("ﬁne", ["f"], "[ﬁ]ne"), ("aaaa", ["aa"], "[aaaa]"),
                ("aaa", ["aa"], "[aa]a"), ("abcd", ["abc", "bcd"], "[abcd]"),
                ("abcd", ["ab", "cd"], "[abcd]"), ("abcd", ["bc", "b"],
                                                   "a[bc]d"),
                ("ab cd", ["cd", "ab"], "[ab] [cd]"),
                ("e\u0301a", ["é"], "[e\u0301]a"),
                ("日本語", ["本"], "日[本]語"), ("[a]", ["a"], "[[a]]"),
                ("x", ["x"], "[x]")]:
            with self.subTest(text=text, words=words):
                self.assertEqual(self.excerpt(text, *words), shown)

    def test_long_text_is_cut_at_blanks(self):
        begin = self.excerpt(LONG, "word0")
        self.assertTrue(begin.startswith("[word0] word1 word2"), begin)
        middle = self.excerpt(LONG, "word200")
        end = self.excerpt(LONG, "word399")
        for shown, starts, ends in [(begin, False, True), (middle, True, True),
                                    (end, True, False)]:
            self.assertEqual(shown.startswith("... "), starts, shown)
            self.assertEqual(shown.endswith(" ..."), ends, shown)
            self.assertLess(len(shown), 220)
            for word in shown.replace("...", "").split():
                self.assertRegex(word, r"\A\[?word[0-9]+\]?\Z")
        self.assertIn(" [word200] word201 ", middle)
        self.assertTrue(end.endswith(" [word399]"), end)

    def test_long_text_without_blanks_is_whole_characters(self):
        for text, word in [("日本" * 200 + "語" + "日本" * 200, "語"),
                           ("é" * 300 + "x" + "é" * 300, "x")]:
            shown = self.excerpt(text, word)
            self.assertIn(f"[{word}]", shown.replace(" ", ""))
            self.assertNotIn("\ufffd", shown)

    def test_each_text_of_a_member_has_a_line(self):
        self.write("data.json", document(
            [tool("t", tags=["red log", "x", "log"])],
            [review("t", "anna", "ship", quote="a log", summary="Log.")]))
        lines = [line.split() for line in self.text(
            "search", "log", "-d", "data.json").splitlines()]
        self.assertEqual(lines, [["t"], ["verdict", "ship"],
                                 ["tags", "red", "[log]"],
                                 ["tags", "[log]"], ["anna", "a", "[log]"],
                                 ["anna", "[Log]."]])

    def test_colour_marks_what_brackets_mark_and_takes_no_room(self):
        texts = [*PIECES, LONG, "log" * 60, "日本語log" * 30]
        for number, text in enumerate(texts):
            self.write("data.json", document(
                [tool("t", tagline=f"the log {text} log")], []))
            for columns in 20, (37, 80)[number % 2]:
                with self.subTest(text=text[:40], columns=columns):
                    out = self.text("search", "log", "-d", "data.json",
                                    "--width", str(columns), "--color",
                                    "always")
                    self.assertIn("\x1b[1;33mlog", out)
                    self.assertNotRegex(SGR.sub("", out),
                                        "[\x00-\x09\x0b-\x1f\x7f-\x9f]")
                    for line in out.splitlines():
                        self.assertFalse(open_colour(line), line)
                        self.assertLessEqual(width(line), columns)

    def test_a_mark_that_goes_on_in_the_next_line_is_coloured_there(self):
        self.write("data.json", document(
            [tool("t", tagline=f"see {'x' * 50} there")], []))
        out = self.text("search", "x" * 50, "-d", "data.json", "--width",
                        "30", "--color", "always")
        bold = "".join(re.findall("\x1b\\[1;33m([^\x1b]*)\x1b\\[0m", out))
        self.assertEqual(bold, "x" * 50)

    def test_hostile_text_is_harmless_in_excerpts(self):
        for text in ONES:
            self.write("data.json", document(
                [tool("t", tagline=f"{text} needle {text}")], []))
            for options in ["--width", "80"], ["--width", "20", "--color",
                                               "always"]:
                out = SGR.sub("", self.text("search", "needle", "-d",
                                            "data.json", *options))
                self.assertNotRegex(out, "[\x00-\x09\x0b-\x1f\x7f-\x9f"
                                         "\u202a-\u202e\u2066-\u2069]")
                for line in out.splitlines():
                    self.assertFalse(line.strip().startswith("::"), line)
                    self.assertNotIn("##[", line)

    def test_no_command_forms_across_a_mark(self):
        for text, words in [("##[group]x", ["#"]), ("##[group]x", ["group"]),
                            ("##group", ["group"]), ("::error::x", [":"]),
                            ("::error::x", ["error"]), ("x ::a", ["::"])]:
            for options in [], ["--color", "always"]:
                self.write("data.json", document(
                    [tool("t", tagline=text)], []))
                out = self.text("search", *words, "-d", "data.json",
                                "--width", "20", *options)
                for line in out.splitlines():
                    self.assertNotIn("##[", line)
                    self.assertFalse(line.strip().startswith("::"), line)
