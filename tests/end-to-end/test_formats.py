"""Every format says what JSON says, and can be read back."""
import csv
import io
import json
import re

import sheets
from catalogs import every
from support import RICH, Case, document, panel, tool

# Where each command keeps its main list.
LISTS = {"show": ("tool", "reviews"), "reviewers": ("reviewers",)}

csv.field_size_limit(10 ** 7)


def main_list(command, out):
    for name in LISTS.get(command, ("tools",)):
        out = out[name]
    return out


def rows_of_csv(out):
    return list(csv.reader(io.StringIO(out, newline=""), strict=True))


def rows_of_tsv(out):
    return [line.split("\t") for line in out[:-1].split("\n")]


class Formats(Case):
    def formats(self, command):
        """The main list, and the command in this format by name."""
        made = {name: self.text(*command, "--format", name)
                for name in ("csv", "tsv", "jsonl")}
        out = self.json(*command)
        return main_list(command[0], out), made

    def same_cells(self, items, rows, same):
        self.assertEqual(len(rows) - 1, len(items))
        for item, row in zip(items, rows[1:]):
            wanted = sheets.cells(item)
            self.assertEqual(len(row), len(wanted))
            for column, got, value in zip(rows[0], row, wanted):
                self.assertTrue(same(got, value), (column, got, value))

    def test_what_is_read_back_is_what_json_says(self):
        for command in every(self):
            with self.subTest(command=command):
                items, made = self.formats(command)
                self.assertEqual([json.loads(line) for line in
                                  made["jsonl"].splitlines()], items)
                for item in items:
                    item.pop("explanation", None)  # no sheet has it
                rows = rows_of_csv(made["csv"])
                self.harmless(rows, made)
                self.assertEqual({len(row) for row in rows}, {len(rows[0])})
                self.same_cells(items, rows, sheets.csv_same)
                sheet = rows_of_tsv(made["tsv"])
                self.assertEqual({len(row) for row in sheet}, {len(rows[0])})
                self.same_cells(items, sheet, sheets.tsv_same)
                self.assertEqual(sheet[0], rows[0])
                if items:
                    self.assertEqual(rows[0], sheets.header(items[0]))

    def harmless(self, rows, made):
        """No cell is a formula, and no format holds controls."""
        for row in rows:
            for cell in row:
                if not sheets.NUMBER.fullmatch(cell):
                    self.assertNotRegex(
                        cell, r"\A[\s\u3000]*[=+\-@|%＝＋－＠｜％＇]")
        for name in "csv", "jsonl":
            self.assertNotRegex(made[name], "[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        self.assertNotRegex(made["tsv"], "[\x00-\x08\x0b-\x1f\x7f-\x9f]")

    def test_only_text_depends_on_locale_width_colour_and_terminal(self):
        # What one could go by, the other has in another way.
        places = [({"LC_ALL": "C", "CLICOLOR_FORCE": "1", "COLUMNS": "33",
                    "TERM": "xterm"}, ["--color", "always"]),
                  ({"LC_ALL": "en_US.UTF-8", "NO_COLOR": "1"},
                   ["--width", "200"])]
        names = ("markdown", "csv", "json"), ("html", "tsv", "jsonl")
        for number, command in enumerate(every(self, all_texts=False)):
            if "--fields" in command:
                continue
            with self.subTest(command=command):
                for name in names[number % 2]:
                    self.assertEqual(len({
                        self.text(*command, "--format", name, *options,
                                  env=environment)
                        for environment, options in places}), 1, name)

    def test_the_header_is_the_same_without_items(self):
        for command in ("list",), ("search", "a"):
            for fields in [], ["--fields", "price,slug,panel"]:
                for name, rows in ("csv", rows_of_csv), ("tsv", rows_of_tsv):
                    some, none = (
                        rows(self.text(*command, *more, *fields, "--format",
                                       name, "-d", RICH))
                        for more in ([], ["--category", "none-of-these"]))
                    self.assertEqual(none, [some[0]])
                    self.assertGreater(len(some), 1)

    def test_a_single_column_keeps_its_rows(self):
        self.write("data.json", document(
            [tool("a"), tool("b", vendor="x"), tool("c", vendor="")], []))
        command = "list", "--fields", "vendor", "-d", "data.json"
        self.assertEqual(self.text(*command, "--format", "csv"),
                         'vendor\n""\nx\n""\n')
        self.assertEqual(self.text(*command, "--format", "tsv"),
                         "vendor\n\nx\n\n")

    def test_lists_are_read_back_whole(self):
        lists = [["a"], ["a", "b"], ["a;b", "c"], ["\\", "a"], ["a\\;b"],
                 ["", "a"], ["a", ""], [";", "\\;"], ["a\\", "\\"]]
        self.write("data.json", document(
            [tool(f"t{number}", tags=tags)
             for number, tags in enumerate(lists)], []))
        rows = rows_of_csv(self.text("list", "--fields", "tags", "--format",
                                     "csv", "-d", "data.json"))
        self.assertEqual([sheets.split(row[0]) for row in rows[1:]], lists)

    def test_a_cell_is_quoted_when_it_has_to_be(self):
        self.write("data.json", document(
            [tool("t", "a b", category='a"b', vendor="a\nb", license="MIT",
                  tags=["=1,2"])], []))
        self.assertEqual(
            self.text("list", "--fields", "slug,name,category,vendor,tags",
                      "--format", "csv", "-d", "data.json"),
            'slug,name,category,vendor,tags\n'
            't,a b,"a""b","a\nb","\'=1,2"\n')

    def test_numbers_are_as_exact_as_in_json(self):
        amounts = [0, 0.1, 1 / 3, 1e9, 1e-9, 123456789.125]
        self.write("data.json", document(
            [tool(f"t{number}", pricing={"model": "paid", "entry": {
                "amount": amount, "currency": "EUR"}})
             for number, amount in enumerate(amounts)],
            panel("t1", "+-+"),
            votes=[{"tool": "t0", "ship": 10 ** 12, "skip": 10 ** 12}]))
        command = "list", "-d", "data.json"
        self.same_cells(self.json(*command)["tools"],
                        rows_of_csv(self.text(*command, "--format", "csv")),
                        sheets.csv_same)

    def test_a_name_in_words_is_for_people(self):
        self.write("data.json", document([{"slug": "a", "name": ""}], []))
        command = "list", "--fields", "name", "-d", "data.json"
        self.assertEqual(self.text(*command, "--format", "csv"),
                         'name\n""\n')
        self.assertIn("(unnamed)", self.text(*command))
        self.assertIn("(unnamed)", self.text(*command, "--format",
                                             "markdown"))


class SameFacts(Case):
    """Verdicts, counts, rates, prices and names, wherever they are said."""

    def facts(self, tool):
        """What of a tool is said in any format for people."""
        said = [tool["verdict"], tool["slug"]]
        for share in tool["panel"], tool["community"]:
            if share["total"]:
                said.append(f"{share['ship']:,} of {share['total']:,}")
                said.append(re.escape(
                    f"{int(share['rate'] * 100 + .5)}%")
                    if 0.005 < share["rate"] < .995 or
                    share["rate"] in (0, 1) else "[<>][0-9]+%")
        price = tool["price"]
        if price["amount"]:
            said.append(f"{price['amount']:.15g} {price['currency']}")
        elif price["amount"] == 0:
            said.append("free")
        return said

    def lines_of_text(self, out, slugs):
        """The lines of a table by the slug that each begins with."""
        found, current = {}, None
        for line in out.splitlines():
            word = line.split()[0] if line.split() else ""
            if word in slugs and line.startswith(f"  {word}"):
                current = word
            found.setdefault(current, []).append(line)
        return {slug: " ".join(lines) for slug, lines in found.items()}

    def test_a_list_says_the_same_of_each_tool(self):
        tools = self.json("list", "-d", RICH)["tools"]
        slugs = {tool["slug"] for tool in tools}
        text = self.lines_of_text(self.text("list", "-d", RICH, "--width",
                                            "300"), slugs)
        lines = self.text("list", "-d", RICH, "--format",
                          "markdown").replace("\\", "").splitlines()
        rows = rows_of_csv(self.text("list", "-d", RICH, "--format", "csv"))
        sheet = {row[0]: dict(zip(rows[0], row)) for row in rows[1:]}
        for tool in tools:
            slug = tool["slug"]
            markdown = next(line for line in lines
                            if line.startswith(f"| {slug} |"))
            for fact in self.facts(tool):
                with self.subTest(tool=slug, fact=fact):
                    self.assertRegex(text[slug], fact)
                    self.assertRegex(markdown.replace("<!-- -->", ""), fact)
            self.assertEqual(sheet[slug]["verdict"], tool["verdict"])
            for name in "ship", "total":
                self.assertEqual(int(sheet[slug][f"panel_{name}"]),
                                 tool["panel"][name])

    def test_nearly_all_and_hardly_any_look_like_neither_all_nor_none(self):
        self.write("data.json", document(
            [tool("a"), tool("b")], [],
            votes=[{"tool": "a", "ship": 10 ** 12, "skip": 1},
                   {"tool": "b", "ship": 1, "skip": 10 ** 6 - 1}]))
        for name in "text", "markdown":
            out = self.text("list", "-d", "data.json", "--width", "200",
                            "--format", name)
            self.assertRegex(out, ">99%,? +1,000,000,000,000 of "
                                  "1,000,000,000,001")
            self.assertRegex(out, "<1%,? +1 of 1,000,000")

    def test_a_comparison_says_the_same_of_each_tool(self):
        asked = ["brook", "delta", "fjord", "kelp"]
        tools = self.json("compare", *asked, "-d", RICH)["tools"]
        text = self.text("compare", *asked, "-d", RICH, "--width", "400")
        markdown = self.text("compare", *asked, "-d", RICH, "--format",
                             "markdown").replace("\\", "")
        markdown = markdown[:markdown.index("| Pair |")]
        table = [[cell.strip() for cell in line.split("|")[2:-1]]
                 for line in markdown.splitlines() if line.startswith("|")]
        for number, tool in enumerate(tools):
            column = "\n".join(row[number] for row in table)
            for fact in [*self.facts(tool), tool["name"],
                         tool["license"] or "unknown"]:
                if fact == tool["slug"]:
                    continue
                with self.subTest(tool=tool["slug"], fact=fact):
                    self.assertRegex(column, fact)
                    self.assertRegex(text, fact)
