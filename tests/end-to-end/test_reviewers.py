"""reviewers: who ships how much, and what."""
import json
from collections import defaultdict

from support import RICH, UNKNOWN, USAGE, Case, document, panel, review, tool


def rates_of(data, until="9999"):
    """Ships and skips by reviewer as the data has them: of several reviews of
    a tool by one reviewer the last counts."""
    latest = {}
    for name in sorted(data.glob("*.json")):
        content = json.loads(name.read_text())
        for item in content.get("reviews", []):
            key = item["reviewer"], item.get("tool", content.get("slug"))
            date = item.get("date", "")
            if date <= until and date >= latest.get(key, ("",))[0]:
                latest[key] = date, item["verdict"]
    rates = defaultdict(lambda: {"ship": set(), "skip": set()})
    for (reviewer, slug), (_, verdict) in latest.items():
        rates[reviewer][verdict].add(slug)
    return rates


class Reviewers(Case):
    def test_rates_are_those_of_the_data(self):
        for more, until in ([], "9999"), (["--as-of", "2026-03-04"],
                                          "2026-03-04"):
            rates = rates_of(RICH, until)
            found = self.json("reviewers", "-d", RICH, *more)["reviewers"]
            self.assertLessEqual(set(rates), {item["id"] for item in found})
            for item in found:
                with self.subTest(reviewer=item["id"], until=until):
                    want = rates[item["id"]]
                    self.assertEqual(set(item["ships"]), want["ship"])
                    self.assertEqual(set(item["skips"]), want["skip"])
                    self.assertEqual(item["share"]["ship"],
                                     len(item["ships"]))
                    self.assertEqual(item["share"]["total"],
                                     len(item["ships"]) + len(item["skips"]))

    def test_a_share_is_the_same_as_of_a_tool_with_as_many(self):
        self.write("data.json", document(
            [tool(f"t{number}") for number in range(4)],
            [review(f"t{number}", "r", "ship" if number else "skip")
             for number in range(4)] +
            [review("t3", "a", "ship"), review("t3", "b", "ship"),
             review("t3", "c", "skip")]))
        share = self.json("reviewers", "r", "-d",
                          "data.json")["reviewers"][0]["share"]
        self.assertEqual(share, self.json(
            "list", "-d", "data.json")["tools"][3]["panel"])

    def test_the_declared_come_in_their_order_and_the_idle_are_among_them(self):
        self.write("data.json", document(
            [tool("a")], [review("a", "known", "skip")],
            reviewers=[{"id": "idle", "name": "Idle"},
                       {"id": "known", "name": "Known", "lens": "Why?"}]))
        found = self.json("reviewers", "-d", "data.json")["reviewers"]
        self.assertEqual([(item["id"], item["name"], item["lens"])
                          for item in found],
                         [("idle", "Idle", None), ("known", "Known", "Why?")])
        self.assertEqual(found[0]["share"], {
            "ship": 0, "total": 0, "rate": None, "low": 0, "high": 1})
        self.assertEqual((found[0]["ships"], found[0]["skips"]), ([], []))
        self.assertRegex(self.text("reviewers", "-d", "data.json"),
                         "idle +no reviews")

    def test_the_undeclared_have_no_name_but_can_be_named(self):
        self.write("data.json", document(
            [tool("a"), tool("b")], panel("a", " -") + panel("b", "++")))
        found = self.json("reviewers", "-d", "data.json")["reviewers"]
        self.assertEqual([(item["id"], item["name"], item["lens"])
                          for item in found],
                         [("r2", None, None), ("r1", None, None)])
        out = self.text("reviewers", "r2", "-d", "data.json")
        self.assertRegex(out, "(?m)^r2$")

    def test_those_named_come_in_that_order_with_their_reviews(self):
        out = self.json("reviewers", "operator", "builder", "-d", RICH)
        self.assertEqual([item["id"] for item in out["reviewers"]],
                         ["operator", "builder"])
        said = [(item["reviewer"], item["tool"], item["verdict"])
                for item in out["reviews"]]
        self.assertEqual(
            sorted(said), sorted(
                (item["id"], slug, verdict) for item in out["reviewers"]
                for verdict in ("ship", "skip")
                for slug in item[f"{verdict}s"]))
        self.assertEqual([item[0] for item in said],
                         sorted((item[0] for item in said), reverse=True))
        self.assertNotIn("reviews", self.json("reviewers", "-d", RICH))
        for item in out["reviews"]:
            self.assertTrue(item["current"])

    def test_a_reviewer_without_reviews_can_be_named(self):
        self.write("data.json", document(
            [tool("a")], [], reviewers=[{"id": "idle", "name": "Idle",
                                         "lens": "Why?"}]))
        out = self.json("reviewers", "idle", "-d", "data.json")
        self.assertEqual(out["reviews"], [])
        text = self.text("reviewers", "idle", "-d", "data.json")
        self.assertIn("no reviews", text)
        self.assertIn("Why?", text)
        for name in "markdown", "html", "csv", "tsv", "jsonl":
            self.assertIn("idle", self.text("reviewers", "idle", "-d",
                                            "data.json", "--format", name))

    def test_without_reviewers_there_is_a_word_and_a_header(self):
        self.write("data.json", document([tool("a")], []))
        command = "reviewers", "-d", "data.json"
        self.assertEqual(self.json(*command)["reviewers"], [])
        self.assertEqual(self.text(*command, "--format", "jsonl"), "")
        self.assertTrue(self.text(*command, "--format",
                                  "csv").startswith("id,name,lens,"))
        for name in "text", "markdown":
            self.assertIn("No reviewer", self.text(*command, "--format",
                                                   name))

    def test_names_and_beginnings_are_understood(self):
        for name in "builder", "Builder", "BUILDER", "buil":
            self.assertEqual(self.json("reviewers", name, "-d", RICH)
                             ["reviewers"][0]["id"], "builder")

    def test_an_unknown_reviewer_is_refused_with_what_may_be_meant(self):
        self.expect(self.run_here("reviewers", "biulder", "-d", RICH), UNKNOWN,
                    "no reviewer is called 'biulder'; did you mean "
                    "'builder'")
        self.expect(self.run_here("reviewers", "xyzzyxyzzy", "-d", RICH),
                    UNKNOWN, "'smolcmp reviewers' names them")
        self.expect(self.run_here("reviewers", "", "-d", RICH), UNKNOWN)
        self.expect(self.run_here("reviewers", "builder", "nobody-at-all",
                                  "-d", RICH), UNKNOWN, "'nobody-at-all'")

    def test_a_beginning_of_several_is_refused(self):
        self.write("data.json", document([tool("a")], panel("a", "++-")))
        self.expect(self.run_here("reviewers", "r", "-d", "data.json"),
                    UNKNOWN, "'r' may be 'r1', 'r2' or 'r3'")

    def test_nobody_is_named_twice(self):
        for again in "builder", "Builder", "bui":
            self.expect(self.run_here("reviewers", "builder", "operator",
                                      again, "-d", RICH), USAGE,
                        "'builder' is named twice")

    def test_one_name_of_several_reviewers_is_told_apart(self):
        self.write("data.json", document(
            [tool("a")], [review("a", "one", "ship"),
                          review("a", "two", "skip")],
            reviewers=[{"id": "one", "name": "Same"},
                       {"id": "two", "name": "Same"}]))
        out = self.text("reviewers", "one", "two", "-d", "data.json")
        self.assertRegex(out, r"(?s)Same \(one\).*Same \(two\)")
        self.expect(self.run_here("reviewers", "same", "-d", "data.json"),
                    UNKNOWN, "'same' may be 'one' or 'two'")

    def test_undated_reviews_are_told_of(self):
        self.write("data.json", document([tool("a")], panel("a", "+")))
        out = self.text("reviewers", "-d", "data.json", "--as-of",
                        "2026-01-01")
        self.assertRegex(" ".join(out.split()), "(?i)undated|no date")
