"""The linter: what it finds, where, and what it leaves with."""
import csv
import io
import json
import os
import re
import shutil
import urllib.parse
from xml.etree import ElementTree

from support import (DATA, DONE, GATE, ROOT, USAGE, Case, document, review,
                     run, tool)

BAD = ROOT / "tests/data/check"
LINE = re.compile(r"^(?P<file>[^:\n]+)(?::(?P<line>\d+))?(?::(?P<column>\d+))?"
                  r": (?P<severity>error|warning|note): (?P<message>.*) "
                  r"\[(?P<rule>[a-z-]+)\]$")
# The rules that a policy alone makes find anything.
OF_POLICIES = {"missing-reviewer", "stale-price", "stale-review", "gate"}
# Those that ask somebody; test_facts.py has them.
ONLINE = {"live-drift", "live-unknown"}


def rules():
    """The table as {id: severity}."""
    rows = run("check", "--rules", "--format", "csv").stdout.decode()
    return {row["rule"]: row["severity"]
            for row in csv.DictReader(io.StringIO(rows))}


def lines(done):
    """The findings of its text."""
    found = done.stdout.decode().split("\n\n")[0].splitlines()
    return [match.groupdict() for match in map(LINE.match, found) if match]


class Check(Case):
    def found(self, *arguments, status=None, **options):
        """The findings of check, by its JSON, without notes on dates."""
        done = self.run_here("check", *arguments, "--json", **options)
        findings = json.loads(done.stdout)["findings"]
        errors = any(one["severity"] == "error" for one in findings)
        self.expect(done, errors if status is None else status)
        return [one for one in findings if one["rule"] != "undated-review"]

    def ids(self, *arguments, **options):
        return [one["rule"] for one in self.found(*arguments, **options)]


class Fixture(Check):
    """Data that is wrong on purpose."""

    def setUp(self):
        super().setUp()
        shutil.copytree(BAD, self.dir, dirs_exist_ok=True)

    def test_every_rule_finds_what_is_there_for_it(self):
        done = self.run_here("check", "rules")
        found = [one["rule"] for one in lines(done)]
        self.assertEqual(sorted(found),
                         sorted(set(rules()) - OF_POLICIES - ONLINE -
                                {"syntax"}))
        self.assertIn("syntax",
                      [one["rule"] for one in lines(self.run_here(
                          "check", "broken"))])

    def test_places_are_where_an_editor_should_go(self):
        places = {one["rule"]: (one["file"], one["line"], one["column"])
                  for one in self.found("rules")}
        for rule, place in {
                "schema": ("rules/again.jsonl", 3, 44),
                "duplicate-definition": ("rules/again.jsonl", 2, 1),
                "orphan": ("rules/reviewers.json", 9, 5),
                "conflicting-reviews": ("rules/beta.json", 14, 5),
                "unknown-member": ("rules/alpha.json", 12, 13),
                "unread-file": ("rules/package.json", None, None),
                "score-against-verdict": ("rules/alpha.json", 16, 5),
                "reused-quote": ("rules/beta.json", 11, 5),
                "stated-percent": ("rules/alpha.json", 1, 1),
                "contradictory-listings": ("rules/beta.json", 1, 1),
                "decision-drift": ("rules/decisions.jsonl", 1, 1),
        }.items():
            self.assertEqual(places[rule], place, rule)

    def test_both_places_are_named(self):
        messages = {one["rule"]: one["message"] for one in self.found("rules")}
        for rule, other in {
                "contradictory-listings": "rules/alpha.json:1:1",
                "reused-quote": "rules/alpha.json:14:5",
                "duplicate-definition": "rules/again.jsonl:1:1",
                "conflicting-reviews": "rules/beta.json:13:5"}.items():
            self.assertIn(other, messages[rule])

    def test_the_order_is_that_of_places_whatever_is_read_first(self):
        one = self.found("rules", "broken")
        self.assertEqual(one, self.found("broken", "rules"))
        self.assertEqual(one, self.found("broken", "--data", "rules",
                                         env={"LC_ALL": "C"}))
        keys = [(finding["file"].encode(), finding["line"] or 0,
                 finding["column"] or 0, finding["rule"]) for finding in one]
        self.assertEqual(keys, sorted(keys))

    def test_a_broken_file_does_not_end_the_reading(self):
        found = [(one["rule"], one["file"]) for one in self.found("broken")]
        self.assertEqual(found, [
            ("syntax", "broken/a-cut.json"),
            ("schema", "broken/b-after.json"),
            ("score-against-verdict", "broken/b-after.json")])

    def test_formats_say_the_same(self):
        done = self.run_here("check", "rules", "--json")
        answer = json.loads(done.stdout)
        self.assertEqual(list(answer), ["format", "meta", "findings",
                                        "summary", "rules"])
        self.assertEqual(answer["format"], "smolcmp.check/1")
        self.assertEqual(list(answer["findings"][0]), [
            "rule", "severity", "file", "line", "column", "pointer", "message",
            "tool", "fingerprint", "fails"])
        self.assertEqual([one["fails"] for one in answer["findings"]],
                         [one["severity"] == "error"
                          for one in answer["findings"]])
        self.assertEqual([one["id"] for one in answer["rules"]], [
            one for one in rules()
            if one in {found["rule"] for found in answer["findings"]}])
        counts = [one["severity"] for one in answer["findings"]]
        self.assertEqual(answer["summary"], {
            "files": 6, "errors": counts.count("error"),
            "warnings": counts.count("warning"),
            "notes": counts.count("note")})
        self.assertIn(
            "\n  5 errors, 7 warnings, 3 notes in 6 files\n",
            self.run_here("check", "rules").stdout.decode())

        for name, text in ("file", str), ("line", int), ("rule", str):
            want = [one[name] for one in answer["findings"]]
            self.assertEqual(want, [
                one[name] and text(one[name])
                for one in lines(self.run_here("check", "rules"))])
            rows = self.run_here("check", "rules", "--format", "jsonl")
            self.assertEqual(want, [json.loads(row)[name] for row in
                                    rows.stdout.splitlines()])
            rows = self.run_here("check", "rules", "--format", "csv")
            self.assertEqual([str(one or "") for one in want], [
                row[name] for row in
                csv.DictReader(io.StringIO(rows.stdout.decode()))])
        table = self.run_here("check", "rules", "--format", "markdown")
        self.assertEqual(len(re.findall(rb"^\| [a-z][a-z-]+ \|", table.stdout,
                                        re.M)), len(counts))

    def test_lines_are_never_broken(self):
        wide = self.run_here("check", "rules", "--width", "300").stdout
        narrow = self.run_here("check", "rules", "--width", "20").stdout
        self.assertEqual(wide.split(b"\n\n")[0], narrow.split(b"\n\n")[0])

    def test_what_fails_can_be_chosen(self):
        for name, statuses in {"error": (1, 0, 0, 0),
                               "warning": (1, 1, 0, 0),
                               "note": (1, 1, 1, 0),
                               "never": (0, 0, 0, 0)}.items():
            for source, status in zip(("error", "warning", "note", "fine"),
                                      statuses):
                self.write("d/a.json", document(
                    [tool("a", license="X" if source == "warning" else "MIT")],
                    [review("a", "r", "hm" if source == "error" else "ship",
                            date=None)] if source in ("error",) else
                    [review("a", "r", "ship")] if source == "note" else []))
                done = self.run_here("check", "d", "--fail-on", name)
                self.assertEqual(done.returncode, status, (name, source))


class Reading(Check):
    def test_sound_data_has_nothing_to_complain_of(self):
        self.write("a.json", document(
            [tool("a")], [review("a", "r", "ship", date="2026-01-01")]))
        self.assertEqual(self.text("check", "a.json"),
                         "  1 file, nothing to complain of\n")

    def test_findings_are_not_limited(self):
        self.write("a.json", document(
            [tool("a")], [review("a", "r", f"x{i}") for i in range(500)]))
        self.assertEqual(self.ids("a.json"), ["schema"] * 500)

    def test_each_form_is_read_on_behind_what_is_bad(self):
        self.write("a.jsonl", "\n".join([
            '{"slug": "a", "name": "A"}',
            '{"slug": "b"}',
            '{"what": "is this"}',
            '{"tool": "a", "reviewer": "r", "verdict": "ship", "score": 1}',
        ]))
        self.assertEqual(self.ids("a.jsonl"),
                         ["schema", "schema", "score-against-verdict"])
        self.write("b.json", '{"tools": [3, {"slug": "a", "name": "A"}], '
                             '"reviews": "none", "votes": [{"ship": 1}]}')
        self.assertEqual(self.ids("b.json"), ["schema"] * 3)

    def test_standard_input_is_checked(self):
        done = self.run_here("check", "-", stdin=b'{"tools": [{"slug": 1}]}')
        self.expect(done, GATE)
        self.assertEqual({one["file"] for one in lines(done)}, {"stdin"})

    def test_what_cannot_be_read_is_no_finding(self):
        self.write("a.json", document([tool("a")], []))
        self.expect(self.run_here("check", "a.json", "none.json"), DATA,
                    "none.json: cannot open")
        (self.dir / "empty").mkdir()
        self.expect(self.run_here("check", "empty"), DATA, "holds no .json")
        self.expect(self.run_here("check"), DATA, "no data was named")

    def test_a_day_that_is_none_is_refused(self):
        self.write("a.json", document([tool("a")], []))
        for day in "x", "1e9":
            self.expect(self.run_here("check", "a.json",
                                      env={"SOURCE_DATE_EPOCH": day}), USAGE,
                        "SOURCE_DATE_EPOCH is")
        self.text("check", "a.json", "--today", "2026-01-01",
                  env={"SOURCE_DATE_EPOCH": "x"})

    def test_data_is_found_as_by_other_commands(self):
        self.write("d/a.json", document([tool("a", license="X")], []))
        self.assertEqual(self.ids(env={"SMOLCMP_DATA": "d"}),
                         ["unknown-license"])
        self.write(".smolcmp.json", {"format": "smolcmp-config/1",
                                     "data": "d", "exclude": ["a.json"]})
        self.write("d/b.json", document([tool("a")], []))
        self.assertEqual(self.ids(), [])

    def test_data_with_nothing_to_ask_is_a_finding(self):
        self.write("a.json", document([], []))
        self.assertEqual(self.ids("a.json"), ["schema"])
        self.write("a.json", {"tools": [tool("a")]})
        self.assertEqual(self.ids("a.json"), ["schema"])

    def test_only_files_of_others_are_noted(self):
        self.write("d/a.json", document([tool("a")], []))
        self.write("d/b.json", {"format": "smolcmp-policy/1", "skip": 3})
        self.write("d/c.json", {"format": "smolcmp.list/1", "tools": []})
        self.write("d/d.json", {"name": "a package"})
        self.write("d/e.json", "[1, 2]")
        self.assertEqual(
            [(one["rule"], one["file"]) for one in self.found("d")],
            [("unread-file", "d/d.json"), ("unread-file", "d/e.json")])
        self.assertEqual(self.ids("d/a.json", "d/d.json"), ["schema"])

    def test_an_editor_s_schema_is_no_unknown_member(self):
        self.write("a.json", {"$schema": "x", **document([tool("a")], [])})
        self.assertEqual(self.ids("a.json"), [])

    def test_data_forges_no_lines_and_no_commands(self):
        name = "::error::x\n##[error]y\x1b[31m.json"
        self.write(f"d/{name}", document(
            [tool("a", tags=[], license="MIT", **{"##[group]\n::x": 1})], []))
        self.write("d/b.json", document([], []))
        for where in "d", ".":
            done = run("check", where, cwd=self.dir)
            text = done.stdout.decode()
            self.assertNotIn("\x1b", text)
            self.assertNotIn("##[", text)
            self.assertEqual(len(text.split("\n\n")[0].splitlines()), 1)
        done = run("check", name, cwd=self.dir / "d")
        self.assertTrue(done.stdout.startswith(b"./::error"), done.stdout)


class Formats(Check):
    """What CI services read."""

    HOSTILE = "a%0A:x,y\n::error::z##[group]\x1b.json"

    def setUp(self):
        super().setUp()
        shutil.copytree(BAD, self.dir, dirs_exist_ok=True)

    def printed(self, name, *arguments):
        done = self.run_here("check", *arguments, "--format", name)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode()

    def write_hostile(self):
        self.write(f"d/{self.HOSTILE}", document(
            [tool("a", license="MIT", **{"m\r\n::error::]]>%0A<&\"": 1})], []))

    def test_github_has_a_command_per_finding(self):
        findings = self.found("rules")
        out = self.printed("github", "rules").splitlines()
        self.assertEqual(out[-1], "6 files, 5 errors, 7 warnings, 3 notes")
        commands = [line for line in out if "undated" not in line][:-1]
        kinds = {"error": "error", "warning": "warning", "note": "notice"}
        self.assertEqual(commands, [
            f"::{kinds[one['severity']]} file={one['file']}" +
            (f",line={one['line']},col={one['column']}" if one["line"] else
             "") + f",title={one['rule']}::" +
            one["message"].replace("%", "%25") for one in findings])

    def test_github_s_commands_are_not_forged(self):
        self.write_hostile()
        out = self.printed("github", "d").splitlines()
        self.assertEqual(len(out), 2, out)
        self.assertRegex(
            out[0],
            r"^::notice file=d/a%250A%3Ax%2Cy %3A%3Aerror%3A%3Az#\\#\[group\]"
            r"\^\[\.json,line=1,col=\d+,title=unknown-member::[^\x1b]*$")

    def test_github_s_limits_are_told(self):
        self.assertNotIn("no more than", self.printed("github", "rules"))
        self.write("a.json", document(
            [tool(f"t{i}", license="X") for i in range(11)], []))
        self.assertIn("\nOf each kind no more than 10 are shown",
                      self.printed("github", "a.json"))

    def test_sarif_points_at_rules_and_places(self):
        self.write_hostile()
        log = json.loads(self.printed("sarif", "rules", "d"))
        self.assertEqual(log["version"], "2.1.0")
        driver = log["runs"][0]["tool"]["driver"]
        self.assertEqual(driver["name"], "smolcmp")
        ids = [rule["id"] for rule in driver["rules"]]
        self.assertEqual(len(ids), len(set(ids)))
        uris = set()
        for result in log["runs"][0]["results"]:
            self.assertIn(result["ruleId"], ids)
            self.assertIn(result["level"], ("error", "warning", "note"))
            self.assertTrue(result["message"]["text"])
            self.assertRegex(result["partialFingerprints"]["smolcmp/v1"],
                             "^[0-9a-f]{16}$")
            place = result["locations"][0]["physicalLocation"]
            uris.add(place["artifactLocation"]["uri"])
            if "region" in place:
                self.assertGreater(place["region"]["startLine"], 0)
                self.assertGreater(place["region"]["startColumn"], 0)
        for uri in uris:
            self.assertRegex(uri, r"^([\w./~-]|%[0-9A-F]{2})+$")
        self.assertIn("rules/alpha.json", uris)
        self.assertIn("d/" + urllib.parse.quote(self.HOSTILE), uris)

    def test_absolute_paths_are_file_uris(self):
        log = json.loads(self.printed("sarif", self.dir / "rules"))
        place = log["runs"][0]["results"][0]["locations"][0]
        self.assertEqual(
            place["physicalLocation"]["artifactLocation"]["uri"],
            (self.dir / "rules/again.jsonl").as_uri())

    def test_junit_counts_what_fails(self):
        self.write_hostile()
        for fail_on, want in ("error", 5), ("note", 16), ("never", 0):
            root = ElementTree.fromstring(self.printed(
                "junit", "rules", "d", "--fail-on", fail_on))
            self.assertEqual(root.tag, "testsuites")
            cases = root.findall("testsuite/testcase")
            self.assertEqual(root.attrib["tests"], str(len(cases)))
            self.assertEqual(root.attrib["failures"], str(want))
            self.assertEqual(len(root.findall(".//failure")), want)
            for suite in root:
                self.assertEqual(suite.attrib["tests"],
                                 str(len(suite.findall("testcase"))))
                self.assertEqual(suite.attrib["failures"],
                                 str(len(suite.findall(".//failure"))))
        self.assertEqual(len(root), 7)

    def test_junit_without_findings_has_a_case_that_passes(self):
        self.write("a.json", document([tool("a")], []))
        root = ElementTree.fromstring(self.printed("junit", "a.json"))
        self.assertEqual(root.attrib["tests"], "1")
        self.assertEqual(len(root.findall("testsuite/testcase")), 1)
        self.assertEqual(root.attrib["failures"], "0")

    def test_these_formats_go_with_check_alone(self):
        for name in "github", "sarif", "junit", "baseline":
            self.expect(run("list", "--format", name, "-d", "rules"), USAGE,
                        f"--format is '{name}', want text, .* or jsonl")
            self.expect(self.run_here("check", "rules", "--fields", "rule",
                                      "--format", name), USAGE,
                        "--fields does not go with")


class Baseline(Check):
    def setUp(self):
        super().setUp()
        shutil.copytree(BAD / "rules", self.dir / "rules")
        self.keep("rules")

    def keep(self, *sources):
        done = self.run_here("check", *sources, "--format", "baseline",
                             "--fail-on", "never")
        self.expect(done, DONE)
        self.write("known.json", done.stdout)

    def test_what_was_accepted_is_no_longer_found(self):
        for source in "rules", "./rules":
            done = self.run_here("check", source, "--baseline", "known.json")
            self.expect(done, DONE, "note: the baseline accepts 15 findings")
            self.assertIn(b"nothing to complain of", done.stdout)

    def test_made_anew_it_has_all_again(self):
        known = (self.dir / "known.json").read_text()
        self.write("p.json", {"format": "smolcmp-policy/1",
                              "baseline": "known.json"})
        done = self.run_here("check", "rules", "--policy", "p.json",
                             "--format", "baseline", "--fail-on", "never")
        self.expect(done, DONE)
        self.assertEqual(done.stdout.decode(), known)

    def test_what_is_new_is_found(self):
        self.write("rules/new.json", tool("new", license="New-1.0"))
        self.assertEqual(self.ids("rules", "--baseline", "known.json"),
                         ["unknown-license"])

    def test_lines_may_move(self):
        path = self.dir / "rules/alpha.json"
        path.write_text("\n\n\n" + path.read_text())
        self.assertEqual(self.ids("rules", "--baseline", "known.json"), [])

    def test_the_same_once_more_is_new(self):
        self.write("a.json", document(
            [tool("a")], [review("a", "r", "shup")]))
        self.keep("a.json")
        self.write("a.json", document(
            [tool("a")], [review("a", "r", "shup"),
                          review("a", "s", "shup")]))
        self.assertEqual(self.ids("a.json", "--baseline", "known.json"),
                         ["schema"])

    def test_what_is_gone_is_told(self):
        (self.dir / "rules/package.json").unlink()
        done = self.run_here("check", "rules", "--baseline", "known.json")
        self.expect(done, DONE, "1 finding of the baseline is gone")

    def test_a_bad_baseline_is_refused(self):
        for text, reason in {
                "{": "is no JSON", "[]": "is no baseline",
                '{"format": "smolcmp-baseline/1"}': "no array 'findings'",
                '{"format": "smolcmp-baseline/1", "findings": [{}]}':
                    "finding 1 of the baseline has no 'fingerprint'",
                '{"format": "smolcmp-baseline/1", "findings": [], "x": 1}':
                    "baseline has an unknown member 'x'",
                '{"format": "smolcmp-baseline/1", "findings": '
                '[{"fingerprint": "0123456789abcdef", "line": 1}]}':
                    "finding 1 of the baseline has more than the texts",
                '{"format": "smolcmp-baseline/1", "findings": '
                '[{"fingerprint": "0123456789abcdef", "rule": 1}]}':
                    "finding 1 of the baseline has more than the texts",
        }.items():
            self.write("b.json", text)
            self.expect(self.run_here("check", "rules", "--baseline",
                                      "b.json"), DATA, f"b.json.*{reason}")
        self.expect(self.run_here("check", "rules", "--baseline", "none"),
                    DATA, "none: cannot open")


class Ignored(Check):
    def test_a_pattern_means_the_same_from_everywhere(self):
        self.write("c/d/a.json", document([tool("a", license="Foo")], []))
        self.write("c/p.json", {
            "format": "smolcmp-policy/1", "ignore": [
                {"rule": "unknown-license", "file": "d/*.json",
                 "reason": "theirs"}]})
        self.write("c/.smolcmp.json", {"format": "smolcmp-config/1",
                                       "data": "d", "policy": "p.json"})
        for folder, given in (
                ("c", ()), ("c/d", ()),
                ("c", ("./d", "--policy", "p.json")),
                ("c", ("d", "--policy", "./p.json")),
                ("", ("c/d", "--policy", "c/p.json")),
                ("", ("./c/d", "--policy", "c/p.json")),
                ("", ("c/d", "--policy", "./c/p.json"))):
            done = run("check", *given, cwd=self.dir / folder)
            self.expect(done, DONE, "note: the policy ignores 1 finding")
            self.assertNotIn(b"matches nothing", done.stderr)
        self.write("e/a.json", document([tool("a", license="Foo")], []))
        self.assertEqual(self.ids("e", "--policy", "c/p.json"),
                         ["unknown-license"])
        self.expect(self.run_here("check", "e", "--policy", "c/p.json"), DONE,
                    "note: 1 entry of 'ignore' in the policy matches nothing")


class Unread(Check):
    """What is no regular file of the directory."""

    def setUp(self):
        super().setUp()
        self.write("d/a.json", document([tool("a")], []))

    def test_links_that_are_not_followed_are_noted(self):
        self.write("out/b.json", document([], []))
        (self.dir / "d/b.json").symlink_to("../out/b.json")
        (self.dir / "d/c.json").symlink_to("nowhere")
        (self.dir / "d/e.json").symlink_to("e.json")
        (self.dir / "d/f.json").symlink_to("a.json")
        (self.dir / "d/g.txt").symlink_to("nowhere")
        os.mkfifo(self.dir / "d/h.json")
        self.assertEqual(
            [(one["file"], one["rule"], one["severity"])
             for one in self.found("d")],
            [(f"d/{name}.json", "unread-file", "note") for name in "bceh"])

    def test_a_name_that_is_no_text_keeps_the_rest_of_it(self):
        (self.dir / "d").joinpath(os.fsdecode(b"b\xff.json")).write_text("x")
        found = self.found("d")
        self.assertEqual([one["file"] for one in found], ["d/b\ufffd.json"])


class Ahead(Check):
    def test_a_review_still_to_come_is_found_from_two_days_on(self):
        self.write("d.json", document([tool("a")], [
            review("a", "x", "ship", date="2026-02-03")]))
        for today, ids in (("2026-02-01", ["future-review"]),
                           ("2026-02-02", []), ("2026-02-03", [])):
            self.assertEqual(self.ids("d.json", "--today", today), ids)


class Gates(Check):
    """What a policy asks of tools."""

    def setUp(self):
        super().setUp()
        self.write("d.json", document([tool("a"), tool("b")], [
            review("a", "x", "ship", date="2026-01-02"),
            review("a", "y", "ship", date="2026-01-02"),
            review("b", "x", "skip", date="2026-01-02")]))

    def gates(self, *gates, **members):
        return self.write("p.json", {
            "format": "smolcmp-policy/1", "gates": [
                {"tool": slug, "require": require} for slug, require in gates],
            **members})

    def test_each_failure_is_an_error_at_its_gate(self):
        self.gates(("a", {"verdict": "ship", "min_reviews": 2}),
                   ("b", {"verdict": "ship", "min_reviews": 2}),
                   ("gone", {"verdict": "skip"}))
        found = self.found("d.json", "--policy", "p.json",
                           "--today", "2026-01-03")
        self.assertEqual(
            [(one["rule"], one["severity"], one["file"], one["line"],
              one["pointer"], one["tool"], one["message"]) for one in found],
            [("gate", "error", "p.json", None, pointer, slug,
              f"gate on '{slug}': {text}") for pointer, slug, text in (
                  ("/gates/1", "b", "1 review counts, want at least 2"),
                  ("/gates/1", "b", "verdict is skip, want ship"),
                  ("/gates/2", "gone", "the data has no such tool"))])

    def test_a_gate_that_holds_is_silent_and_ages(self):
        self.gates(("a", {"verdict": "ship", "max_age_days": 10}))
        for options in (), ("--gate",):
            for day, count in (("2026-01-12", 0), ("2026-01-13", 1)):
                self.assertEqual(
                    len(self.found("d.json", "--policy", "p.json",
                                   "--today", day, *options)), count)

    def test_gates_alone_leave_other_rules_out(self):
        self.write("d.json", document(
            [tool("a", license="Odd-9", colour=1)], []))
        self.gates(("a", {"verdict": "ship"}))
        self.assertEqual(self.ids("d.json", "--policy", "p.json"), [
            "unknown-license", "unknown-member", "gate"])
        self.assertEqual(self.ids("d.json", "--policy", "p.json", "--gate"),
                         ["gate"])

    def test_what_could_not_be_read_fails_gates(self):
        self.write("e.json", '{"reviews": [{"tool": "a", "reviewer": "z"')
        self.gates(("a", {"verdict": "ship"}),
                   severities={"syntax": "off", "gate": "off"})
        given = "d.json", "e.json", "--policy", "p.json"
        self.assertEqual(self.ids(*given, "--gate"), ["syntax", "gate"])
        self.gates(("a", {"verdict": "ship"}), severities={"syntax": "off"})
        self.assertEqual(self.ids(*given), ["gate"])
        self.gates(("a", {"verdict": "ship"}),
                   ignore=[{"rule": "syntax", "reason": "soon"}])
        for options in (), ("--gate",):
            self.assertEqual(
                [(one["pointer"], one["message"])
                 for one in self.found(*given, *options)],
                [("/gates", "gates cannot be trusted: 1 error kept data from "
                  "being read")])
        self.gates(("a", {"verdict": "ship"}))
        self.write("old.json", self.run_here(
            "check", *given, "--format", "baseline").stdout)
        self.assertEqual(self.ids(*given, "--baseline", "old.json"), ["gate"])
        self.assertEqual(self.ids(*given, "--baseline", "old.json", "--gate"),
                         ["syntax", "gate"])

    def test_no_gates_to_check_is_no_pass(self):
        self.expect(self.run_here("check", "d.json", "--gate"), DATA,
                    "policy with gates")
        self.gates()
        self.expect(self.run_here("check", "d.json", "--gate", "--policy",
                                  "p.json"), DATA, "no 'gates'")

    def test_a_baseline_accepts_no_gate(self):
        self.gates(("b", {"verdict": "ship"}))
        given = "check", "d.json", "--policy", "p.json"
        old = self.run_here(*given, "--format", "baseline")
        self.expect(old, GATE)
        self.assertEqual(json.loads(old.stdout)["findings"], [])
        done = self.run_here(*given, "--json")
        finding = json.loads(done.stdout)["findings"][0]
        kept = {name: finding[name]
                for name in ("fingerprint", "rule", "file", "message")}
        self.write("old.json", {"format": "smolcmp-baseline/1",
                                "findings": [kept]})
        self.assertEqual(self.ids("d.json", "--policy", "p.json",
                                  "--baseline", "old.json"), ["gate"])

    def test_a_reason_may_let_one_pass_for_a_time(self):
        self.gates(("b", {"verdict": "ship"}), ignore=[
            {"rule": "gate", "tool": "b", "reason": "agreed",
             "until": "2026-01-05"}])
        for day, ids in ("2026-01-05", []), ("2026-01-06", ["gate"]):
            self.assertEqual(self.ids("d.json", "--policy", "p.json",
                                      "--today", day, "--gate"), ids)


class Rules(Check):
    def test_the_table_is_listed(self):
        table = rules()
        self.assertEqual(len(table), 22)
        self.assertEqual(set(table.values()), {"error", "warning", "note"})
        for rule in table:
            text = self.text("check", "--explain-rule", rule)
            self.assertTrue(text.startswith(rule))
            self.assertGreater(len(text), 150)

    def test_the_rules_complete(self):
        offered = run("complete", "--", "check", "--explain-rule", "")
        self.assertEqual(
            [line.split("\t")[0] for line in
             offered.stdout.decode().splitlines()], list(rules()))

    def test_a_wrong_question_is_refused(self):
        self.expect(self.run_here("check", "--explain-rule", "x"), USAGE,
                    "no rule is called 'x'")
        self.expect(self.run_here("check", "--rules", "--json"), USAGE,
                    "rules are for people")
        self.expect(self.run_here("check", "--today", "x"), USAGE)
        self.expect(self.run_here("list", "--rules"), USAGE)

    def test_every_license_of_the_list_is_there(self):
        listed = (ROOT / "share/smolcmp/spdx-licenses.txt").read_text(
            encoding="ascii").split()
        self.assertEqual(listed, sorted(set(listed), key=str.lower))
        self.write("a.json", document(
            [tool(f"t{i}", license=name) for i, name in enumerate(listed)],
            []))
        self.assertEqual(self.ids("a.json"), [])
        self.assertEqual(self.expect(self.run_here("check", "a.json"),
                                     DONE).returncode, DONE)
