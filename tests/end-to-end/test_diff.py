"""diff: what changed between two states of the data."""
import csv
import json

from repositories import Repository
from support import CATALOG, DATA, DONE, GATE, RICH, SHIP, SKIP, UNKNOWN, \
    USAGE, Case, document, panel, panels, priced, review, tool

DECISION = {"id": "logs", "chosen": "a", "over": ["b"], "date": "2026-01-01",
            "evidence": {}}


class Diff(Case):
    def pair(self, old, new):
        self.write("old.json", old)
        self.write("new.json", new)

    def between(self, old, new, *options):
        self.pair(old, new)
        return self.json("diff", "old.json", "new.json", *options)

    def spoken(self, old, new, *options):
        self.pair(old, new)
        return " ".join(self.text("diff", "old.json", "new.json", "--width",
                                  "400", *options).split())

    def test_nothing_changed(self):
        data = panels(a="+-", b="")
        out = self.between(data, data)
        self.assertEqual((out["tools"], out["picks"]), ([], []))
        self.assertEqual(set(out["summary"].items()) - {("unchanged", 2)},
                         {(name, 0) for name in out["summary"]
                          if name != "unchanged"})
        self.assertEqual(self.spoken(data, data),
                         "Nothing changed: 2 tools with the same verdicts, "
                         "reviews, votes, prices and licences.")

    def test_the_document_has_both_sides_of_everything(self):
        old = document([tool("a", license="MIT", pricing=priced(5))],
                       panel("a", "+++-", date="2026-01-01"),
                       votes=[{"tool": "a", "ship": 1, "skip": 1}])
        new = document([tool("a", pricing=priced(6, "USD"))],
                       panel("a", "+-+", date="2026-01-01") +
                       [review("a", "r5", SKIP, score=7, date="2026-02-01")],
                       votes=[{"tool": "a", "ship": 2, "skip": 1}])
        out = self.between(old, new)
        self.assertEqual(list(out), ["format", "meta", "tools", "picks",
                                     "summary", "old"])
        self.assertEqual(out["format"], "smolcmp.diff/1")
        self.assertEqual(out["meta"]["sources"][0]["name"], "new.json")
        self.assertEqual(out["old"]["sources"][0]["name"], "old.json")
        one, = out["tools"]
        self.assertEqual(list(one), ["slug", "change", "verdict", "panel",
                                     "community", "price", "license",
                                     "reviews"])
        self.assertEqual((one["slug"], one["change"], one["verdict"],
                          one["license"]),
                         ("a", "changed", ["ship", "mixed"], ["MIT", None]))
        self.assertEqual([side["rate"] for side in one["panel"]], [.75, .5])
        self.assertEqual([side["total"] for side in one["community"]], [2, 3])
        self.assertEqual([side["amount"] for side in one["price"]], [5, 6])
        self.assertEqual(
            [(each["reviewer"], each["old"], each["new"])
             for each in one["reviews"]],
            [("r2", SHIP, SKIP), ("r5", None, SKIP), ("r4", SKIP, None)])
        self.assertEqual(
            [one["reviews"][1][name] for name in
             ("old_score", "new_score", "old_date", "new_date")],
            [None, 7, None, "2026-02-01"])
        self.assertEqual(out["summary"], {
            "added": 0, "removed": 0, "changed": 1, "unchanged": 0,
            "verdicts": 1, "panels": 1, "communities": 1, "prices": 1,
            "licenses": 1, "reviews": 3, "picks": 0})

    def test_a_tool_that_is_not_there_is_absent_and_not_zero(self):
        out = self.between(panels(a="+", b="-"), panels(b="-", c=""))
        self.assertEqual([(one["slug"], one["change"])
                          for one in out["tools"]],
                         [("c", "added"), ("a", "removed")])
        added, removed = out["tools"]
        for name in "verdict", "panel", "community", "price", "license":
            self.assertIsNone(added[name][0])
            self.assertIsNone(removed[name][1])
        self.assertEqual(added["verdict"][1], "unrated")
        rows = list(csv.DictReader(self.text(
            "diff", "old.json", "new.json", "--format", "csv").splitlines()))
        self.assertEqual([(row["panel_old_total"], row["panel_new_total"],
                           row["verdict_old"], row["price_old_amount"])
                          for row in rows],
                         [("", "0", "", ""), ("1", "", "ship", "")])

    def test_sheets_and_lines_are_the_list(self):
        self.pair(panels(a="++"), panels(a="--", b="+"))
        out = self.json("diff", "old.json", "new.json")["tools"]
        lines = self.text("diff", "old.json", "new.json", "--format", "jsonl")
        self.assertEqual([json.loads(line) for line in lines.splitlines()],
                         out)
        for name, separator in ("csv", ","), ("tsv", "\t"):
            rows = list(csv.DictReader(self.text(
                "diff", "old.json", "new.json", "--format",
                name).splitlines(), delimiter=separator))
            self.assertEqual([row["slug"] for row in rows], ["a", "b"])
            self.assertEqual(
                [(row["verdict_old"], row["verdict_new"],
                  row["panel_old_rate"], row["panel_new_rate"])
                 for row in rows],
                [("ship", "skip", "1", "0"), ("", "ship", "", "1")])
            self.assertEqual(rows[0]["reviews"],
                             "r1: ship to skip;r2: ship to skip")

    def test_sentences_say_what_matters(self):
        old = document([tool("a", "Ash"), tool("b", "Bay", license="MIT"),
                        tool("c", "Cod"), tool("d", "Dab")],
                       panel("a", "++++-") + panel("b", "+") +
                       panel("c", "+-"), votes=[])
        new = document([tool("a", "Ash"),
                        tool("b", "Bay", license="ISC", pricing=priced(3)),
                        tool("d", "Dab"), tool("e", "Eel")],
                       panel("a", "--+ ") + panel("b", "+") +
                       panel("e", "++") + [review("a", "r9", SKIP)])
        said = self.spoken(old, new)
        self.assertIn("2 tools changed, 1 added, 1 removed, 1 unchanged.", said)
        self.assertIn(
            "One verdict changed: Ash is no longer ship but skip (r1 and r2 "
            "changed from ship to skip, r9 is new and would skip it, r4 would "
            "have shipped it and is gone, r5 would have skipped it and is "
            "gone). One tool is new: Eel (ship, 2 of 2). One tool is gone: Cod "
            "(was mixed, 1 of 2). One price changed: that of Bay is 3 EUR per "
            "month (paid), was unknown. One licence changed: that of Bay is "
            "ISC, was MIT.", said)

    def test_without_a_verdict_it_says_so(self):
        said = self.spoken(panels(a="++++"), panels(a="+++-"))
        self.assertIn("1 tool changed, 0 unchanged.", said)
        self.assertIn("No verdict and no pick changed.", said)
        self.assertIn("r4: ship to skip", said)
        self.assertIn("100% of 4 → 75% of 4", said)

    def test_people_are_spared_what_did_not_change(self):
        old = document([tool("a", license="MIT", pricing=priced(5))],
                       panel("a", "++-"))
        new = document([tool("a", license="ISC", pricing=priced(5))],
                       panel("a", "++-"))
        said = self.spoken(old, new)
        self.assertIn("Tool Verdict Licence a ship MIT → ISC No verdict",
                      said)
        for width in "40", "20":
            out = self.text("diff", "old.json", "new.json", "--width", width)
            self.assertNotRegex(out, "Panel|Entry|Community|Reviews")
        rows = list(csv.DictReader(self.text(
            "diff", "old.json", "new.json", "--format", "csv").splitlines()))
        self.assertEqual((rows[0]["panel_old_total"],
                          rows[0]["price_new_amount"]), ("3", "5"))

    def test_sources_are_said_with_verbose(self):
        self.pair(panels(a="+"), panels(a="+", b="-"))
        done = self.run_here("diff", "old.json", "new.json", "-v")
        self.expect(done, DONE, r"'old.json' \(named as an argument\): 1 file"
                    r"[^$]*'new.json' [^$]* 1 tool,[^$]* 2 tools,")

    def test_reviews_that_say_the_same_again(self):
        old = document([tool("a")], [
            review("a", "r1", SHIP, score=70, date="2026-01-01"),
            review("a", "r2", SHIP, date="2026-01-01"),
            review("a", "r3", SHIP), review("a", "r4", SHIP, score=3),
            review("a", "r5", SHIP, quote="Old words.")])
        new = document([tool("a")], [
            review("a", "r1", SHIP, score=80, date="2026-01-01"),
            review("a", "r2", SHIP, date="2026-02-01"),
            review("a", "r3", SHIP, score=9), review("a", "r4", SHIP),
            review("a", "r5", SHIP, quote="New words.")])
        said = self.spoken(old, new)
        for words in "r1: ship (score 70 to 80)", "r2: ship (again)", \
                "r3: ship (now with score 9)", "r4: ship (no score now)":
            self.assertIn(words, said)
        self.assertNotIn("r5", said)

    def test_many_are_named_in_part(self):
        old = panels(**{f"t{number}": "+" * 7 for number in range(14)})
        new = panels(**{f"t{number}": "-" * 7 for number in range(14)})
        said = self.spoken(old, new)
        self.assertIn("14 verdicts changed: T0 is no longer ship but skip (r1, "
                      "r2, r3 and four more changed from ship to skip); T1 ",
                      said)
        self.assertIn("; and eight more.", said)

    # Picks.

    def test_the_picks_of_decisions_are_compared(self):
        old = panels(a="+++", b="---") | {"decisions": [DECISION]}
        new = panels(a="---", b="+++") | {"decisions": [DECISION]}
        out = self.between(old, new)
        self.assertEqual(out["picks"], [{"tools": ["a", "b"], "old": "a",
                                         "new": "b", "decision": "logs"}])
        self.assertEqual(out["summary"]["picks"], 1)
        said = self.spoken(old, new)
        self.assertIn("a, b a → b", said)
        self.assertIn("Of a and b the pick is now b, was a.", said)

    def test_a_decision_of_either_side_counts(self):
        for sides in (True, False), (False, True):
            old, new = panels(a="+++", b="---"), panels(a="++-", b="+++")
            for data, there in zip((old, new), sides):
                data["decisions"] = [DECISION] if there else []
            self.assertEqual(self.between(old, new)["picks"],
                             [{"tools": ["a", "b"], "old": "a", "new": None,
                               "decision": "logs"}])

    def test_without_one_of_its_tools_nothing_is_picked(self):
        old = panels(a="+++", b="---") | {"decisions": [DECISION]}
        out = self.between(old, panels(a="+++"))
        self.assertEqual([(one["old"], one["new"]) for one in out["picks"]],
                         [("a", None)])
        lone = {"decisions": [DECISION | {"over": ["nobody"]}]}
        self.assertEqual(self.between(old | lone, panels(a="+") | lone)
                         ["picks"], [])

    def test_the_picks_of_a_policy_are_compared(self):
        old, new = panels(a="+++", b="---"), panels(a="---", b="+++")
        self.write("p.json", {"format": "smolcmp-policy/1",
                              "compare": [["b", "a"]]})
        policy = "--policy", "p.json"
        self.assertEqual(self.between(old, new, *policy)["picks"], [
            {"tools": ["b", "a"], "old": "a", "new": "b", "decision": None}])
        self.assertIn("Of b and a the pick is now b, was a.",
                      self.spoken(old, new, *policy))
        decided = self.between(old | {"decisions": [DECISION]}, new, *policy)
        self.assertEqual([one["decision"] for one in decided["picks"]],
                         [None, "logs"])
        self.assertEqual(self.between(old, old, *policy)["picks"], [])

    def test_what_a_policy_compares_has_to_be_on_a_side(self):
        one, two = panels(a="+++", b="---"), panels(a="+++")
        self.write("p.json", {"format": "smolcmp-policy/1",
                              "compare": [["a", "b"]]})
        given = "diff", "old.json", "new.json", "--policy", "p.json"
        for old, new, status in ((one, two, DONE), (two, one, DONE),
                                 (two, two, DATA)):
            self.pair(old, new)
            self.expect(self.run_here(*given), status, None if status == DONE
                        else "p.json: '/compare/0/1' names 'b', which is on "
                             "neither side")

    # Days.

    def dated(self):
        return document([tool("a"), tool("b")], [
            review("a", "r1", SHIP, date="2026-01-10"),
            review("a", "r1", SKIP, date="2026-03-10"),
            review("a", "r1", SHIP, date="2026-05-10"),
            review("b", "r1", SHIP, date="2025-01-01")])

    def test_one_source_since_a_day(self):
        self.write("data.json", self.dated())
        for source in ["data.json"], ["-d", "data.json"]:
            out = self.json("diff", *source, "--since", "2026-04-01")
            self.assertEqual([(one["slug"], one["verdict"])
                              for one in out["tools"]],
                             [("a", ["skip", "ship"])])
            self.assertEqual((out["old"]["as_of"], out["meta"]["as_of"]),
                             ("2026-04-01", None))
            out = self.json("diff", *source, "--since", "2026-02-01",
                            "--until", "2026-04-01")
            self.assertEqual(out["tools"][0]["verdict"], ["ship", "skip"])
            self.assertEqual((out["old"]["as_of"], out["meta"]["as_of"]),
                             ("2026-02-01", "2026-04-01"))
        self.assertEqual(self.json("diff", "data.json", "--since",
                                   "2026-05-10")["tools"], [])

    def test_data_may_be_configured_or_in_the_environment(self):
        self.write("data.json", self.dated())
        out = self.json("diff", "--since", "2026-04-01",
                        env={"SMOLCMP_DATA": "data.json"})
        self.assertEqual(out["summary"]["verdicts"], 1)
        self.write(".smolcmp.json", {"format": "smolcmp-config/1",
                                     "data": "data.json"})
        self.assertEqual(self.json("diff", "--since", "2026-04-01")
                         ["summary"]["verdicts"], 1)

    def test_a_day_for_both_sources(self):
        self.pair(panels(a="+"), self.dated())
        out = self.json("diff", "old.json", "new.json", "--as-of",
                        "2026-04-01")
        self.assertEqual(out["tools"][0]["verdict"], ["ship", "skip"])

    def test_undated_records_are_said_not_to_know_of_days(self):
        self.write("data.json", panels(a="+"))
        said = self.text("diff", "data.json", "--since", "2026-01-01",
                         "--width", "300")
        self.assertIn("they count on any day", said)

    # Refusals.

    def test_what_is_asked_must_make_sense(self):
        self.pair(panels(a="+"), panels(a="+"))
        two = "old.json", "new.json"
        for arguments, reason in (
                ([], "wants two sources, or one and --since"),
                (two[:1], "wants two sources, or one and --since"),
                ([*two, "old.json"], "wants two sources, got 3"),
                ([*two, "--since", "2026-01-01"], "one source with --since"),
                ([*two, "-d", "old.json"], "as arguments or with --data"),
                ([*two, "--until", "2026-01-01"], "--until goes with --since"),
                (["old.json", "--since", "2026-01-01", "--as-of",
                  "2026-01-02"], "do not go together"),
                (["old.json", "--since", "2026-01-02", "--until",
                  "2026-01-02"], "--until is not after --since"),
                (["old.json", "--since", "2026-02-30"], "--since"),
                (["old.json", ""], "a source has no name"),
                (["-", "-"], "only once")):
            with self.subTest(arguments=arguments):
                self.expect(self.run_here("diff", *arguments), USAGE, reason)

    def test_the_catalog_built_in_is_refused(self):
        self.expect(self.run_here("diff", "--since", "2026-01-01"), DATA,
                    "no data was named")

    def test_bad_data_on_either_side_is_refused(self):
        self.write("good.json", panels(a="+"))
        self.write("bad.json", "{")
        for sides in ("good.json", "bad.json"), ("bad.json", "good.json"), \
                ("good.json", "none.json"):
            done = self.expect(self.run_here("diff", *sides), DATA,
                               "bad.json:1:2|none.json")
            self.assertEqual(done.stderr.count(b"\n"), 1)

    def test_one_side_may_be_standard_input(self):
        self.write("old.json", panels(a="+"))
        text = json.dumps(panels(a="-"))
        for sides, verdict in (("old.json", "-"), ["ship", "skip"]), \
                (("-", "old.json"), ["skip", "ship"]):
            out = self.json("diff", *sides, stdin=text)
            self.assertEqual(out["tools"][0]["verdict"], verdict)

    # Gate.

    def test_the_gate_fails_when_anything_changed(self):
        gate = "diff", "old.json", "new.json", "--exit-code"
        self.pair(panels(a="+"), panels(a="+"))
        self.expect(self.run_here(*gate), DONE, "^$")
        self.pair(panels(a="+"), panels(a="+", b="-"))
        self.expect(self.run_here(*gate), GATE, "^smolcmp: gate: 1 tool "
                    "changed\n$")
        self.expect(self.run_here(*gate[:-1]), DONE, "^$")
        self.pair(panels(a="+++", b="---") | {"decisions": [DECISION]},
                  panels(a="---", b="+++") | {"decisions": [DECISION]})
        self.expect(self.run_here(*gate), GATE, "gate: 2 tools changed\n.*"
                    "gate: 1 pick changed")

    # Weights.

    def test_weights_are_by_reviewer_on_both_sides(self):
        old = panels(a="+-")
        new = document([tool("a"), tool("b")],
                       [review("b", "r2", SHIP), review("a", "r2", SKIP),
                        review("a", "r1", SHIP)])
        out = self.between(old, new, "--only", "r1")
        self.assertEqual([one["slug"] for one in out["tools"]], ["b"])
        out = self.between(old, document([tool("a")], panel("a", "+-+")),
                           "--weights", "r3=5")
        self.assertEqual(out["tools"][0]["verdict"], ["mixed", "ship"])
        self.assertEqual([side["rate"] for side in out["tools"][0]["weighted"]],
                         [.5, round(6 / 7, 15)])
        self.expect(self.run_here("diff", "old.json", "new.json", "--only",
                                  "nobody"), UNKNOWN)

    def test_a_reviewer_of_one_side_may_be_weighed(self):
        """Somebody new, and nobody who counted before."""
        out = self.between(panels(a="+"), panels(a="+ -"), "--only", "r3")
        self.assertEqual(out["tools"][0]["verdict"], ["unrated", "skip"])

    def test_who_does_not_count_turned_nothing(self):
        said = self.spoken(panels(a="++"), panels(a="--"), "--only", "r2")
        self.assertIn("skip (r2 changed from ship to skip).", said)

    # Formats.

    def test_no_line_is_wider_than_asked(self):
        self.pair(CATALOG.read_text(encoding="utf-8"), panels(a="+++"))
        for width in 20, 40, 80, 120:
            for sides in ("old.json", "new.json"), (RICH, "new.json"):
                out = self.text("diff", *sides, "--width", str(width),
                                env={"LC_ALL": "C"})
                self.assertTrue(out.isascii())
                self.assertLessEqual(max(map(len, out.splitlines())), width)

    def test_a_comment_has_no_heading_and_stays_inert(self):
        old = document([tool("a", "@someone <b>", license="MIT")],
                       panel("a", "+"))
        new = document([tool("a", "@someone <b>", license="MIT")],
                       panel("a", "-"))
        self.pair(old, new)
        out = self.text("diff", "old.json", "new.json", "--format", "markdown")
        self.assertNotRegex(out, "(?m)^#")
        self.assertNotRegex(out, r"@\w|(?<!\\)<b")
        self.assertIn("| a | ship → skip |", out)
        for line in out.splitlines():
            self.assertRegex(line, r"^(\||\d|One |$)")

    def test_fields_choose_what_is_shown(self):
        self.pair(panels(a="++"), panels(a="--"))
        out = self.text("diff", "old.json", "new.json", "--fields",
                        "license,slug,change", "--format", "csv")
        self.assertEqual(out, "license_old,license_new,slug,change\n"
                              ",,a,changed\n")
        out = self.text("diff", "old.json", "new.json", "--fields",
                        "change,slug")
        self.assertRegex(out, r"(?m)^  Change +Tool\n  changed +a$")


class Revisions(Repository):
    """A pull request: two commits, with a file renamed and one deleted."""

    def setUp(self):
        super().setUp()
        ship = [{"reviewer": "ada", "verdict": "ship"}]
        self.put("verdicts/ash.json", tool("ash", "Ash", reviews=ship))
        self.put("verdicts/bay.json", tool("bay", "Bay", reviews=ship))
        self.put("verdicts/cod.json", tool("cod", "Cod", reviews=ship))
        self.commit()
        self.git("mv", "verdicts/ash.json", "verdicts/renamed.json")
        self.git("rm", "-q", "verdicts/bay.json")
        self.put("verdicts/cod.json", tool("cod", "Cod", reviews=[
            {"reviewer": "ada", "verdict": "skip"}]))
        self.commit()

    def test_two_revisions(self):
        for old, new in ("git:HEAD~1", "git:HEAD"), \
                ("git:HEAD~1:verdicts", "git:main:verdicts"), \
                ("git:HEAD~1:verdicts", "verdicts"):
            out = self.json("diff", old, new)
            self.assertEqual([(one["slug"], one["change"], one["verdict"])
                              for one in out["tools"]],
                             [("cod", "changed", ["ship", "skip"]),
                              ("bay", "removed", ["ship", None])])
            self.assertEqual(out["summary"]["unchanged"], 1)
        self.assertEqual(out["old"]["sources"][0]["name"],
                         "git:HEAD~1:verdicts")

    def test_the_comment_of_a_pull_request(self):
        out = self.text("diff", "git:HEAD~1:verdicts", "git:HEAD:verdicts",
                        "--format", "markdown")
        self.assertEqual(out.split("\n"), [
            "1 tool changed, 1 removed, 1 unchanged.", "",
            "| Tool | Change | Verdict | Panel | Community | Entry price | "
            "Reviews |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            "| cod | changed | ship → skip | 100% of 1 → 0% of 1 |  |  | "
            "ada: ship to skip |",
            "| bay | removed | ship | 100% of 1 | no votes yet | price unknown "
            "|  |", "",
            "One verdict changed: Cod is no longer ship but skip (ada changed "
            "from ship to skip). One tool is gone: Bay (was ship, 1 of 1).",
            ""])

    def test_a_bad_revision_is_no_difference(self):
        for old, new in ("git:nowhere", "git:HEAD"), \
                ("git:HEAD", "git:nowhere"), ("git:-x", "git:HEAD"), \
                ("git:HEAD", "git:HEAD:none"):
            done = self.run_here("diff", old, new, "--exit-code")
            self.expect(done, DATA, "nowhere|dash|is not there")

    def test_a_revision_since_a_day(self):
        out = self.json("diff", "git:HEAD", "--since", "2026-01-01")
        self.assertEqual(out["tools"], [])
