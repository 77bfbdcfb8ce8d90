"""What is not verdict data is refused: exit 3, place and reason on stderr,
nothing on stdout, whatever form it comes in."""
import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

from support import (CATALOG, DATA, DONE, PROGRAM, Case, document, duel,
                     environment, match, panel, review, run, tool)

# A document, the same records as lines, and one of its tools as a file; the
# mark MARK is where something goes wrong, as line and column of the message.
DOCUMENT = '''{"format": "smolcmp/1",
"tools": [
 {"slug": "a", "name": "Alpha"TOOL},
 {"slug": "b", "name": "Beta"}],
"reviewers": [{"id": "r", "name": "Reviewer"}],
"reviews": [
 {"tool": "a", "reviewer": "r", "verdict": "ship"REVIEW},
 {"tool": "b", "reviewer": "r", "verdict": "skip"}],
"votes": [{"tool": "a", "ship": 7, "skip": 1VOTES}]
}
'''
LINES = '''{"slug": "a", "name": "Alpha"TOOL}
{"slug": "b", "name": "Beta"}
{"id": "r", "name": "Reviewer"}
{"tool": "a", "reviewer": "r", "verdict": "ship"REVIEW}
{"tool": "b", "reviewer": "r", "verdict": "skip"}
{"tool": "a", "ship": 7, "skip": 1VOTES}
'''
TOOL_FILE = '''{"slug": "a", "name": "Alpha"TOOL,
 "reviews": [
  {"reviewer": "r", "verdict": "ship"REVIEW}],
 "votes": {"ship": 7, "skip": 1VOTES}
}
'''
OTHERS = '''{"tools": [{"slug": "b", "name": "Beta"}],
 "reviewers": [{"id": "r", "name": "Reviewer"}],
 "reviews": [{"tool": "b", "reviewer": "r", "verdict": "skip"}]}
'''
MARK = "@"

# Wherever it stands: what is added to a record, and the reason given.
ADDED = {
    "NUL": ('TOOL', ', "x": "a@\0b"', "control character 0x00"),
    "escaped NUL": ('TOOL', r', "x": "a@\u0000b"', "escaped NUL"),
    "control character": ('REVIEW', ', "quote": "a@\x1bb"',
                          "control character 0x1B"),
    "bad escape": ('REVIEW', r', "quote": "a@\x41"', "escape"),
    "lone surrogate": ('REVIEW', r', "quote": "a@\udc00"', "surrogate"),
    "half a pair": ('REVIEW', r', "quote": "a@\ud800\u0041"', "surrogate"),
    "duplicate key": ('TOOL', ', @"name": "C"', "'name' stands twice"),
    "escaped duplicate key": ('TOOL', r', @"n\u0061me": "C"',
                              "'name' stands twice"),
    "duplicate unknown key": ('TOOL', r', "x": 1, @"\u0078": 2',
                              "'x' stands twice"),
    "duplicate key in what is ignored": (
        'TOOL', ', "x": {"y": [{"z": 1, @"z": 2}]}', "'z' stands twice"),
    "depth 100": ('TOOL', ', "x": ' + "[" * 100 + "]" * 100,
                  "nesting is deeper than 64"),
    "objects 100 deep": ('TOOL', ', "x": ' + '{"y":' * 100 + "1" + "}" * 100,
                         "nesting is deeper than 64"),
    "integer outside 64 bits": ('TOOL', ', "x": @9223372036854775808',
                                "outside 64 bits"),
    "number outside double": ('TOOL', ', "x": @-1e400', "outside double"),
    "leading zero": ('TOOL', ', "x": 01', ""),
    "Infinity": ('TOOL', ', "x": Infinity', ""),
    "trailing comma": ('TOOL', ', "tags": ["x",]', ""),
    "comment": ('TOOL', ', /* x */ "tags": []', ""),
    "single quotes": ('TOOL', ", 'tags': []", ""),
    "huge count": ('TOOL', ', "facts": {"likes": @1000000000001}',
                   "'likes' is 1000000000001, want a whole number"),
    "huge votes": ('VOTES', ', "x": 1, "as_of": @"9e99"', "'as_of'"),
    "fractional count": ('TOOL', ', "facts": {"likes": @3.0}', "'likes'"),
    "count with exponent": ('TOOL', ', "facts": {"likes": @1e3}', "'likes'"),
    "count as text": ('TOOL', ', "facts": {"likes": @"3"}', "'likes'"),
    "negative count": ('TOOL', ', "facts": {"likes": @-1}', "'likes' is -1"),
    "31 February": ('REVIEW', ', "date": @"2026-02-31"', "calendar day"),
    "no leap year": ('REVIEW', ', "date": @"2100-02-29"', "calendar day"),
    "month 13": ('VOTES', ', "as_of": @"2026-13-01"', "calendar day"),
    "day 0": ('TOOL', ', "released": @"2026-01-00"', "calendar day"),
    "date and time": ('REVIEW', ', "date": @"2026-01-01T00:00:00Z"',
                      "calendar day"),
    "date of digits short": ('REVIEW', ', "date": @"2026-1-1"',
                             "calendar day"),
    "date as number": ('REVIEW', ', "date": @20260101', "'date' is a number"),
    "score over 100": ('REVIEW', ', "score": @100.5', "'score' is 100.5"),
    "negative score": ('REVIEW', ', "score": @-0.1', "'score'"),
    "null": ('TOOL', ', "license": @null', "'license' is null"),
    "licence": ('TOOL', ', "license": @"MIT or not"', "SPDX"),
    "text for a list": ('TOOL', ', "tags": @"x"', "'tags' is a string"),
    "number in a list": ('TOOL', ', "tags": ["x", @1]', "'tags'"),
    "pricing model": ('TOOL', ', "pricing": {"model": @"gratis"}',
                      "'model' is 'gratis'"),
    "currency": ('TOOL', ', "pricing": {"model": "paid", "entry": {"amount": '
                 '1, "currency": @"usd"}}', "'currency' is 'usd'"),
    "negative amount": ('TOOL', ', "pricing": {"model": "paid", "entry": '
                        '{"amount": @-1, "currency": "USD"}}', "'amount'"),
    "period": ('TOOL', ', "pricing": {"model": "paid", "entry": {"amount": 1, '
               '"currency": "USD", "per": @"week"}}', "'per' is 'week'"),
    "alias of a wrong type": ('TOOL', ', "aliases": [@{}]', "'aliases'"),
    "long text": ('REVIEW', ', "quote": @"' + "x" * 65537 + '"', "quote"),
}

# What is replaced in any of the forms.
REPLACED = {
    "unknown verdict": ('"verdict": "ship"', '"verdict": @"maybe"',
                        "'verdict' is 'maybe', want 'ship' or 'skip'"),
    "verdict in capitals": ('"verdict": "ship"', '"verdict": @"SHIP"',
                            "'verdict' is 'SHIP'"),
    "verdict as truth": ('"verdict": "ship"', '"verdict": @true',
                         "'verdict' is true"),
    "huge votes": ('"ship": 7', '"ship": @1000000000001',
                   "'ship' is 1000000000001"),
    "huge votes with exponent": ('"ship": 7', '"ship": @1e13', "'ship'"),
    "fractional votes": ('"ship": 7', '"ship": @7.5', "'ship'"),
    "slug": ('"slug": "a"', '"slug": @"../a"', "'slug' is '../a'"),
    "slug with dots": ('"slug": "a"', '"slug": @"a..b"', "'slug' is 'a..b'"),
    "slug too long": ('"slug": "a"', f'"slug": @"{"a" * 101}"', "'slug'"),
}

RAW = {
    "invalid UTF-8": b"A\xff",
    "cut UTF-8": b"A\xe2\x82",
    "overlong UTF-8": b"A\xc0\xaf",
    "surrogate in UTF-8": b"A\xed\xa0\x80",
    "past the last character": b"A\xf4\x90\x80\x80",
    "Latin-1": "Ä".encode("latin-1"),
}


def place(text):
    """The text without its mark, and where the mark stood, if it did."""
    at = text.find(MARK)
    if at < 0:
        return text, r"\d+:\d+"
    line = text.count("\n", 0, at) + 1
    return text[:at] + text[at + 1:], \
        f"{line}:{at - (text.rfind(chr(10), 0, at) + 1) + 1}"


class Refused(Case):
    def refuse(self, done, name, where, reason):
        self.expect(done, DATA, rf"\Asmolcmp: {name}:{where}: [^\n]*"
                                rf"(?i:{reason})")
        self.assertTrue(done.stderr.endswith(b"\n"))

    def refuse_forms(self, change, reason):
        """Refused as document, lines, directory, and both from stdin."""
        for name, form in (("d.json", DOCUMENT), ("d.jsonl", LINES),
                           ("d.ndjson", LINES), ("dir/a.json", TOOL_FILE)):
            text = change(form)
            for slot in "TOOL", "REVIEW", "VOTES":
                text = text.replace(slot, "")
            text, where = place(text)
            self.write(name, text)
            self.write("dir/others.json", OTHERS)
            data = "dir" if name.startswith("dir") else name
            for command in (("compare", "a", "b"), ("list", "--json"),
                            ("verdict", "b")):
                done = self.run_here(*command, "-d", data)
                self.refuse(done, name, where, reason)
            if data != "dir":
                done = self.run_here("compare", "a", "b", "-d", "-",
                                     stdin=text.encode())
                self.refuse(done, "stdin", where, reason)

    def test_the_forms_themselves_are_accepted(self):
        outputs = set()
        for name, form in (("d.json", DOCUMENT), ("d.jsonl", LINES),
                           ("d.ndjson", LINES), ("dir/a.json", TOOL_FILE)):
            text = form
            for slot in "TOOL", "REVIEW", "VOTES":
                text = text.replace(slot, "")
            self.write(name, text)
            self.write("dir/others.json", OTHERS)
            data = "dir" if name.startswith("dir") else name
            outputs.add(self.text("compare", "a", "b", "-d", data))
            if data != "dir":
                outputs.add(self.text("compare", "a", "b", "-d", "-",
                                      stdin=text))
        self.assertEqual(len(outputs), 1)

    def test_members_that_are_wrong(self):
        for what, (slot, member, reason) in ADDED.items():
            with self.subTest(what):
                self.refuse_forms(lambda form, slot=slot, member=member:
                                  form.replace(slot, member), reason)

    def test_values_that_are_wrong(self):
        for what, (old, new, reason) in REPLACED.items():
            with self.subTest(what):
                self.refuse_forms(lambda form, old=old, new=new:
                                  form.replace(old, new, 1), reason)

    def test_bytes_that_are_no_text(self):
        for what, raw in RAW.items():
            for name, form in (("d.json", DOCUMENT), ("d.jsonl", LINES),
                               ("dir/a.json", TOOL_FILE)):
                with self.subTest(what, form=name):
                    text = form
                    for slot in "TOOL", "REVIEW", "VOTES":
                        text = text.replace(slot, "")
                    self.write("dir/others.json", OTHERS)
                    data = text.encode().replace(b"Alpha", raw)
                    self.write(name, data)
                    self.refuse(self.run_here(
                        "list", "-d", name.replace("dir/a.json", "dir")),
                        name, r"\d+:\d+", "invalid UTF-8")
                    if name[:3] != "dir":
                        self.refuse(self.run_here("list", "-d", "-",
                                                  stdin=data),
                                    "stdin", r"\d+:\d+", "invalid UTF-8")

    def whole(self, text, where, reason, names=("d.json", "d.jsonl", "d.txt",
                                                "dir/d.json")):
        """A text that is wrong as a whole, under any name and from stdin."""
        for name in names:
            self.write(name, text)
            done = self.run_here("compare", "a", "b", "-d",
                                 "dir" if name[:3] == "dir" else name)
            self.refuse(done, name, where, reason)
        done = self.run_here("compare", "a", "b", "-d", "-", stdin=text)
        self.refuse(done, "stdin", where, reason)

    def test_empty_files(self):
        for text in "", " ", "\n\n", "\ufeff", "\ufeff\n":
            with self.subTest(text=text):
                self.whole(text, r"\d+:\d+", "empty",
                           ("d.json", "d.txt", "dir/d.json"))
                self.write("e.jsonl", text)
                self.expect(self.run_here("list", "-d", "e.jsonl"), DATA,
                            r"\Asmolcmp: e\.jsonl: ")

    def test_an_empty_file_among_good_ones(self):
        self.write("data/a.json", duel("+", "-"))
        self.write("data/b.json", "")
        self.expect(self.run_here("list", "-d", "data"), DATA,
                    r"\Asmolcmp: data/b\.json:1:1: ")

    def test_two_documents(self):
        text = json.dumps(duel("+", "-"))
        for between in "", " ", "\n", "\n\n", ",", "\0", "]", "}":
            with self.subTest(between=between):
                self.whole(text + between + text, r"\d+:\d+", "",
                           ("d.json", "d.txt", "dir/d.json"))

    def test_two_records_on_one_line(self):
        lines = LINES.replace("TOOL", "").replace("REVIEW", "").replace(
            "VOTES", "").splitlines()
        text = "\n".join(lines[:3]) + " ".join(lines[3:5]) + "\n"
        self.write("d.jsonl", text)
        self.refuse(self.run_here("list", "-d", "d.jsonl"), "d.jsonl",
                    r"\d+:\d+", "")
        self.refuse(self.run_here("list", "-d", "-", stdin=text), "stdin",
                    r"\d+:\d+", "")

    def test_lines_that_are_no_records(self):
        good = LINES.replace("TOOL", "").replace("REVIEW", "").replace(
            "VOTES", "")
        for line in '[]', '1', '"a"', 'null', '{}', '{"slug": "c"}', \
                '{"type": "tool"}', '{"type": "car", "slug": "c"}', \
                '{"type": 1}', '{"type": "review", "slug": "c", "name": "C"}', \
                '{"slug": "c", "name": "C"', '{"slug": "c",\n"name": "C"}':
            with self.subTest(line=line):
                self.write("d.jsonl", good + line + "\n")
                self.expect(self.run_here("list", "-d", "d.jsonl"), DATA,
                            r"\Asmolcmp: d\.jsonl:[78](:\d+)?: ")

    def test_what_is_no_verdict_data(self):
        for text in "{}", "[]", "1", '"a"', "null", "[{}]", \
                '{"name": "left-pad", "version": "1.0.0"}', '{"x": []}':
            with self.subTest(text=text):
                self.write("d.json", text)
                self.expect(self.run_here("list", "-d", "d.json"), DATA,
                            r"\Asmolcmp: d\.json: ")
                self.expect(self.run_here("list", "-d", "-", stdin=text),
                            DATA, r"\Asmolcmp: stdin: ")
                self.write("dir/d.json", text)
                self.expect(self.run_here("list", "-d", "dir"), DATA,
                            r"\Asmolcmp: dir")

    def test_no_reviews_anywhere(self):
        tools = [tool("a"), tool("b")]
        for content in {"tools": tools}, {"tools": tools, "reviewers": []}, \
                {"tools": tools, "votes": [
                    {"tool": "a", "ship": 1, "skip": 1}]}, {"reviews": []}, \
                {"format": "smolcmp/1"}:
            with self.subTest(content=content):
                text = json.dumps(content)
                self.write("d.json", text)
                self.write("dir/d.json", text)
                for data in "d.json", "dir":
                    self.expect(self.run_here("compare", "a", "b", "-d",
                                              data), DATA, rf"\Asmolcmp: {data}")
                self.expect(self.run_here("list", "-d", "-", stdin=text),
                            DATA, r"\Asmolcmp: stdin: ")

    def test_an_empty_list_of_reviews_is_an_answer(self):
        done = self.run_on({"tools": [tool("a"), tool("b")], "reviews": []},
                           "verdict", "a", "b")
        self.expect(done, DONE)
        self.assertIn(b"unrated", done.stdout)

    def test_orphans(self):
        for content, where in [
                (document([tool("a"), tool("b")], panel("zzz", "+")), "zzz"),
                (document([tool("a"), tool("b")], panel("a", "+"),
                          reviewers=[{"id": "q", "name": "Q"}]), "r1"),
                (document([tool("a"), tool("b")], [],
                          votes=[{"tool": "zzz", "ship": 1, "skip": 1}]),
                 "zzz"),
                (document([tool("a"), tool("b")], [],
                          duels=[match("a", "zzz")]), "zzz"),
                (document([tool("a"), tool("b")], [],
                          duels=[match("zzz", "b")]), "zzz")]:
            with self.subTest(where=where):
                text = json.dumps(content, indent=1)
                self.whole(text, r"\d+:\d+", where,
                           ("d.json", "d.txt", "dir/d.json"))

    def test_an_orphan_in_lines(self):
        text = '{"slug": "a", "name": "A"}\n{"slug": "b", "name": "B"}\n' \
            '{"tool": "zzz", "reviewer": "r", "verdict": "ship"}\n'
        self.whole(text, "3:1", "zzz", ("d.jsonl", "d.txt", "dir/d.jsonl"))
        text = '{"slug": "a", "name": "A"}\n' \
            '{"tool": "a", "reviewer": "r", "verdict": "ship"}\n' \
            '{"a": "a", "b": "zzz", "a_wins": 1, "b_wins": 2}\n'
        self.whole(text, "3:1", "zzz", ("d.jsonl", "d.txt", "dir/d.jsonl"))

    def test_duels_that_are_wrong(self):
        good = '"b": "b", "a_wins": 1, "b_wins": 2'
        for old, new, reason in (
                ('"b": "b"', '"b": "a"', "same tool as 'a' and as 'b'"),
                ('"b": "b"', '"b": @"../b"', "'b' is '../b'"),
                ('"b": "b", ', '', "duel has no 'b'"),
                (', "b_wins": 2', '', "duel has no 'b_wins'"),
                ('1', '@1000000000001', "'a_wins' is 1000000000001"),
                ('1', '@1e3', "'a_wins' has a fraction"),
                ('2', '@"2"', "'b_wins' is a string"),
                ('2', '2, "ties": @-1', "'ties' is -1"),
                ('2', '2, "as_of": @"2026-02-30"', "calendar day")):
            with self.subTest(new=new, reason=reason):
                wrong = '{"type": "duel", "a": "a", ' + \
                    good.replace(old, new, 1) + "}"
                for name, text in (
                        ("d.json", '{"tools": [], "duels": [\n%s]}' % wrong),
                        ("d.jsonl", "\n" + wrong)):
                    text, where = place(text)
                    self.write(name, text)
                    self.refuse(self.run_here("rank", "-d", name), name,
                                "2:1" if where[0] == "\\" else where, reason)

    def test_definitions_that_stand_twice_name_both_places(self):
        good = document([tool("a"), tool("b")], panel("a", "+"))
        for what, content in {
                "tool": document([tool("a"), tool("b"), tool("a")], []),
                "reviewer": {**good, "reviewers": [
                    {"id": "r1", "name": "R"}, {"id": "r1", "name": "S"}]},
                "votes": {**good, "votes": [
                    {"tool": "a", "ship": 1, "skip": 1, "as_of": "2026-01-01"},
                    {"tool": "a", "ship": 2, "skip": 1,
                     "as_of": "2026-01-01"}]},
                "duel": {**good, "duels": [
                    match("a", "b", as_of="2026-01-01"),
                    match("a", "b", as_of="2026-01-01")]},
                "duel in the other order": {**good, "duels": [
                    match("a", "b"), match("b", "a")]},
                "dated beside undated duel": {**good, "duels": [
                    match("a", "b", as_of="2026-01-01"), match("b", "a")]},
                "undated review": document([tool("a"), tool("b")],
                                           panel("a", "+") + panel("a", "-")),
                "review of one day": document(
                    [tool("a"), tool("b")],
                    panel("a", "+", date="2026-01-01") +
                    panel("a", "-", date="2026-01-01")),
                "dated beside undated": document(
                    [tool("a"), tool("b")],
                    panel("a", "+", date="2026-01-01") + panel("a", "-"))
        }.items():
            with self.subTest(what):
                self.write("d.json", json.dumps(content, indent=0))
                done = self.run_here("compare", "a", "b", "-d", "d.json")
                self.expect(done, DATA, r"\Asmolcmp: d\.json:(\d+):\d+: .* "
                                        r"d\.json:(?!\1:)\d+:\d+")

    def test_slugs_that_stand_in_two_files(self):
        self.write("one.json", duel("+", "-"))
        self.write("two.json", document([tool("b")], []))
        done = self.run_here("list", "-d", "one.json", "-d", "two.json")
        self.expect(done, DATA,
                    r"\Asmolcmp: two\.json:1:\d+: .*'b'.* one\.json:1:\d+")

    def test_up_to_20_problems_in_one_run(self):
        for count, lines in (1, 1), (3, 3), (20, 20), (30, 21):
            reviews = [review("a", f"r{i}", "maybe") for i in range(count)]
            self.write("d.json", json.dumps(
                document([tool("a"), tool("b")], reviews), indent=0))
            done = self.run_here("list", "-d", "d.json")
            self.expect(done, DATA)
            self.assertEqual(done.stderr.count(b"\n"), lines)

    def test_problems_of_several_files(self):
        for name in "a.json", "b.json":
            self.write(f"data/{name}", document([], [
                review("a", "r", "maybe")]))
        done = self.run_here("list", "-d", "data")
        self.expect(done, DATA, r"\Asmolcmp: data/a\.json:1:\d+: [^\n]*\n"
                                r"smolcmp: data/b\.json:1:\d+: ")

    def test_what_json_allows_is_accepted(self):
        for member in (', "x": -0', ', "x": 1E-400', ', "x": [{}, [], ""]',
                       ', "": 1', r', "x": "\ud83d\ude00"',
                       ', "x": ' + "[" * 61 + "]" * 61,
                       ', "facts": {"likes": 1000000000000}',
                       ', "facts": {"likes": -0}',
                       ', "released": "2024-02-29"',
                       ', "license": "LicenseRef-Own OR (MIT AND ISC)"'):
            with self.subTest(member=member[:40]):
                text = DOCUMENT.replace("TOOL", member)
                text = text.replace("REVIEW", "").replace("VOTES", "")
                self.expect(self.run_on(text, "list"), DONE)
                self.expect(self.run_on("\ufeff" + text, "list"), DONE)


# Starting 6,700 programs takes a while under sanitizers: CI asks for every
# prefix of an ordinary build, otherwise it is every seventh and the last ones.
class Prefixes(Case):
    def test_every_proper_prefix_of_the_catalog_is_refused(self):
        catalog = CATALOG.read_bytes()
        end = catalog.rstrip().rfind(b"}")
        step = int(os.environ.get("SMOLCMP_PREFIX_STEP", "31"))
        lengths = sorted({*range(0, end, step), *range(end - 100, end + 1)})
        variables = environment()

        def wrong(length):
            done = subprocess.run(
                [PROGRAM, "compare", "smollm3", "smolvlm2-2b", "-d", "-"],
                input=catalog[:length], capture_output=True, check=False,
                env=variables)
            if done.returncode != DATA or done.stdout or \
                    not done.stderr.startswith(b"smolcmp: stdin:"):
                return length, done.returncode, done.stderr
            return None

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            self.assertEqual([found for found in pool.map(wrong, lengths)
                              if found], [])
        self.assertGreater(len(lengths), 200)
        self.expect(run("list", "-d", "-", stdin=catalog[:end + 1]), DONE)
