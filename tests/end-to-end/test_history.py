"""history: how a tool's panel came about."""
import csv
import json

from support import DONE, RICH, SHIP, SKIP, UNKNOWN, USAGE, Case, document, \
    review, tool

DATED = document([tool("other"), tool("a", "Ash")], [
    review("a", "b", SKIP, date="2026-03-01"),
    review("a", "a", SKIP, date="2026-05-01"),
    review("other", "a", SKIP, date="2026-02-01"),
    review("a", "a", SHIP, date="2026-01-01"),
    review("a", "c", SHIP),
    review("a", "d", SHIP, date="2026-03-01")],
    votes=[{"tool": "a", "ship": 9, "skip": 1, "as_of": "2026-04-01"},
           {"tool": "a", "ship": 1, "skip": 1, "as_of": "2026-02-01"},
           {"tool": "other", "ship": 1, "skip": 1}])


class History(Case):
    def points(self, *options):
        return [(point["date"], point["panel"]["ship"],
                 point["panel"]["total"], point["verdict"], point["changed"])
                for point in self.of(DATED, "history", "a", *options)
                ["points"]]

    def test_a_point_is_a_day_on_which_the_panel_changed(self):
        want = [(None, 1, 1, "ship", ["c"]),
                ("2026-01-01", 2, 2, "ship", ["a"]),
                ("2026-03-01", 3, 4, "ship", ["b", "d"]),
                ("2026-05-01", 2, 4, "mixed", ["a"])]
        self.assertEqual(self.points(), want)
        self.assertEqual(self.points("--as-of", "2026-04-30"), want[:3])
        self.assertEqual(self.points("--as-of", "2026-05-01"), want)
        self.assertEqual(self.points("--as-of", "2025-01-01"), want[:1])

    def test_each_point_is_what_verdict_says_of_that_day(self):
        for slug in "brook", "glint", "heron", "onyx":
            points = self.json("history", slug, "-d", RICH)["points"]
            self.assertGreater(len(points), 0)
            for point in points:
                if not point["date"]:
                    continue
                one, = self.json("verdict", slug, "-d", RICH, "--as-of",
                                 point["date"])["tools"]
                self.assertEqual((point["panel"], point["verdict"]),
                                 (one["panel"], one["verdict"]))

    def test_the_document(self):
        out = self.of(DATED, "history", "a")
        self.assertEqual(list(out), ["format", "meta", "tool", "points",
                                     "votes"])
        self.assertEqual((out["format"], out["tool"]),
                         ("smolcmp.history/1", "a"))
        self.assertEqual(list(out["points"][0]),
                         ["date", "panel", "verdict", "changed", "reviews"])
        self.assertEqual(out["points"][3]["reviews"], [{
            "reviewer": "a", "old": "ship", "new": "skip", "old_score": None,
            "new_score": None, "old_date": "2026-01-01",
            "new_date": "2026-05-01"}])
        self.assertEqual([(votes["as_of"], votes["community"]["rate"])
                          for votes in out["votes"]],
                         [("2026-02-01", .5), ("2026-04-01", .9)])
        self.assertEqual(len(self.of(DATED, "history", "a", "--as-of",
                                     "2026-03-31")["votes"]), 1)

    def test_the_text_has_a_table_a_chart_and_votes(self):
        self.write("data.json", DATED)
        out = self.text("history", "a", "-d", "data.json")
        self.assertRegex(out, r"(?m)^  undated +100%  1 of 1 .* c: ship$")
        self.assertRegex(out, r"(?m)^  2026-05-01 +50%  2 of 4 .* mixed +"
                         "a: ship to skip$")
        self.assertRegex(out, r"(?m)^  undated  ██▇▅ +2026-05-01$")
        self.assertRegex(out, r"(?m)^  2026-04-01  90%  9 of 10 ")
        self.assertIn("Reviews without a date count from the start.", out)
        out = self.text("history", "a", "-d", "data.json",
                        env={"LC_ALL": "C"})
        self.assertTrue(out.isascii())
        self.assertRegex(out, r"(?m)^  undated  ##\*= +2026-05-01$")

    def test_one_point_is_no_chart(self):
        self.write("data.json", DATED)
        out = self.text("history", "other", "-d", "data.json")
        self.assertNotIn("Ship rate", out)
        self.assertRegex(out, r"(?m)^  undated   50%  1 of 2 ")

    def test_a_tool_that_nobody_has_reviewed(self):
        data = document([tool("a")], [])
        self.assertEqual(self.of(data, "history", "a")["points"], [])
        self.assertEqual(self.said(data, "history", "a"),
                         "No review counts yet.")
        self.assertEqual(self.text("history", "a", "-d", "data.json",
                                   "--format", "csv").count("\n"), 1)

    def test_a_long_history_fits_any_width(self):
        reviews = [review("a", f"r{number}", SHIP if number % 3 else SKIP,
                          date=f"20{number % 90 + 10}-01-01")
                   for number in range(300)]
        self.write("data.json", document([tool("a")], reviews))
        for width in 20, 40, 80, 200:
            out = self.text("history", "a", "-d", "data.json", "--width",
                            str(width))
            self.assertLessEqual(max(map(len, out.splitlines())), width)

    def test_weights(self):
        out = self.of(DATED, "history", "a", "--only", "a")
        self.assertEqual([(point["verdict"], point["weighted"] and
                           point["weighted"]["rate"])
                          for point in out["points"]],
                         [("unrated", None), ("ship", 1), ("ship", 1),
                          ("skip", 0)])

    def test_sheets_are_the_points(self):
        self.write("data.json", DATED)
        rows = list(csv.DictReader(self.text(
            "history", "a", "-d", "data.json", "--format",
            "csv").splitlines()))
        self.assertEqual([(row["date"], row["panel_rate"], row["changed"])
                          for row in rows],
                         [("", "1", "c"), ("2026-01-01", "1", "a"),
                          ("2026-03-01", "0.75", "b;d"),
                          ("2026-05-01", "0.5", "a")])
        lines = self.text("history", "a", "-d", "data.json", "--format",
                          "jsonl").splitlines()
        self.assertEqual([json.loads(line) for line in lines],
                         self.of(DATED, "history", "a")["points"])

    def test_one_tool_is_wanted_by_any_of_its_names(self):
        self.write("data.json", DATED)
        for arguments, status in ([], USAGE), (["a", "other"], USAGE), \
                (["nobody"], UNKNOWN), (["Ash"], DONE), (["oth"], DONE):
            self.expect(self.run_here("history", *arguments, "-d",
                                      "data.json"), status)
