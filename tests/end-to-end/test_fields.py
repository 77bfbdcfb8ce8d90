"""--format and --fields: what they choose, and what they refuse."""
import itertools
import json

from catalogs import ALL
from support import DATA, DONE, RICH, USAGE, Case, run

COMMANDS = {
    "compare": (["compare", *ALL[:2]], "slug, name, category, vendor, tagline, "
                "description, best_for, license, tags, alternatives, "
                "benchmarks, verdict, panel, weighted, community, price, "
                "cheapest, p_best, dominated_by"),
    "verdict": (["verdict", "brook"], "slug, verdict, panel, weighted, "
                "unanimous, dissent, changes_to_flip, flips_to, changes"),
    "score": (["score", "brook"], "slug, score, adjusted, provisional, panel, "
              "weighted, community, mean_review_score, gap, divisive"),
    "list": (["list"], "slug, name, category, verdict, panel, weighted, community, "
             "price, vendor, license, tags, aliases, released, added"),
    "show": (["show", "brook"], "reviewer, verdict, score, date, quote, "
             "summary, url, current, file, line"),
    "search": (["search", "log"], "slug, name, category, verdict, panel, "
               "weighted, community, price, vendor, license, tags, aliases, released, "
               "added, matched"),
    "rank": (["rank"], "rank, tied, best, worst, slug, category, score, "
             "adjusted, provisional, panel, weighted, community, "
             "mean_review_score, gap, "
             "divisive"),
    "reviewers": (["reviewers"], "id, name, lens, share, severity, "
                  "severity_se, agrees_with_panel, ships, skips"),
    "diff": (["diff", "--since", "2026-03-01"], "slug, change, verdict, "
             "panel, weighted, community, price, license, reviews"),
    "history": (["history", "brook"], "date, panel, weighted, verdict, "
                "changed, reviews"),
}
FORMATS = "text", "markdown", "html", "csv", "tsv", "json", "jsonl"


class Fields(Case):
    def setUp(self):
        super().setUp()
        self.data = itertools.cycle([str(RICH), "no-such-file.json", "-"])

    def refused(self, arguments, reason):
        """On the command line alone, whatever the data is: another each
        time."""
        done = self.run_here(*arguments, "-d", next(self.data), stdin="{")
        self.expect(done, USAGE, reason)
        self.assertEqual(done.stderr.count(b"\n"), 1)

    def test_a_wrong_format_names_those_there_are(self):
        for command, _ in COMMANDS.values():
            for name in "wrong", "", "JSON", "md", "text,csv":
                self.refused([*command, "--format", name],
                             f"'{name}', want .*text, markdown, html, csv, tsv, "
                             "json, jsonl|want .*text.*jsonl")

    def test_wrong_fields_are_refused_with_the_names_of_those_there_are(self):
        for command, names in COMMANDS.values():
            first = names.split(", ", maxsplit=1)[0]
            for wrong in "wrong", "", " ", first.upper(), f" {first}", \
                    f"{first} ", first[:-1], f"{first}s", f"{first}\n":
                with self.subTest(command=command, wrong=wrong):
                    self.refused([*command, "--fields", wrong],
                                 f"want some of {names}")
            for wrong in f"{first},", f",{first}", f"{first},,{first}", ",":
                with self.subTest(command=command, wrong=wrong):
                    self.refused([*command, "--fields", wrong],
                                 f"names '', want some of {names}")

    def test_a_field_named_twice_is_refused(self):
        for command, names in COMMANDS.values():
            first, second = names.split(", ")[:2]
            self.refused([*command, "--fields", f"{first},{second},{first}"],
                         f"--fields names '{first}' twice")

    def test_every_field_can_be_asked_for_in_any_order_and_format(self):
        for command, names in COMMANDS.values():
            asked = names.split(", ")[::-1]
            for fields in asked, asked[:1], asked[2:4]:
                for name in FORMATS:
                    with self.subTest(command=command, fields=fields,
                                      format=name):
                        out = self.text(*command, "-d", RICH, "--fields",
                                        ",".join(fields), "--format", name)
                        self.ordered(name, out, fields)

    def ordered(self, name, out, fields):
        if name == "jsonl":
            for line in out.splitlines():
                self.assertEqual(list(json.loads(line)), fields)
        elif name == "json":
            document = json.loads(out)
            items = document.get("tools") or document.get("reviewers") or \
                document.get("points") or document["tool"]["reviews"]
            self.assertEqual([list(item) for item in items],
                             [fields] * len(items))
        elif name in ("csv", "tsv"):
            columns = out.splitlines()[0].split("," if name == "csv" else "\t")
            kept = []
            for column in columns:
                field = max((field for field in fields if column == field or
                             column.startswith(f"{field}_")), key=len)
                if field not in kept:
                    kept.append(field)
            self.assertEqual(kept, fields)
        else:
            self.assertNotEqual(out, "")

    def test_titles_stand_in_the_order_asked_for(self):
        command = "list", "-d", RICH, "--fields", "price,slug,tags,verdict"
        titles = ["Entry price", "Tool", "Tags", "Verdict"]
        line = self.text(*command, "--width", "300").splitlines()[0]
        self.assertEqual(sorted(titles, key=line.index), titles)
        self.assertEqual(
            self.text(*command, "--format", "markdown").splitlines()[0],
            "| Entry price | Tool | Tags | Verdict |")

    def test_a_field_without_a_title_is_shown_when_named(self):
        out = self.text("verdict", "brook", "-d", RICH, "--fields",
                        "unanimous,flips_to", "--format", "markdown")
        self.assertEqual(out.splitlines()[0], "| unanimous | flips\\_to |")
        out = self.text("verdict", "brook", "-d", RICH)
        self.assertNotIn("unanimous", out)

    def test_fields_leave_the_rest_of_a_document_as_it_is(self):
        for command, names in COMMANDS.values():
            field = names.split(", ")[1]
            whole, part = (self.json(*command, *more, "-d", RICH)
                           for more in ([], ["--fields", field]))
            self.assertEqual(list(whole), list(part))
            for name in whole:
                if name not in ("tools", "tool", "reviewers", "points"):
                    self.assertEqual(whole[name], part[name])

    def test_fields_and_formats_go_with_gates(self):
        for name in FORMATS:
            done = run("verdict", "onyx", "--exit-code", "--fields", "slug",
                       "--format", name, "-d", RICH)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"onyx", done.stdout)

    def test_help_has_neither(self):
        for option in ["--fields", "slug"], ["--format", "csv"]:
            self.expect(run("help", *option), USAGE)

    def test_bad_data_leaves_nothing_in_any_format(self):
        for command, _ in COMMANDS.values():
            for name in FORMATS:
                self.expect(self.run_on('{"tools": [', *command, "--format",
                                        name), DATA)

    def test_nothing_is_said_on_stderr_beside_any_format(self):
        for command, _ in COMMANDS.values():
            for name in FORMATS:
                done = self.expect(run(*command, "-d", RICH, "--format",
                                       name), DONE)
                self.assertEqual(done.stderr, b"")
