"""--chart: what is drawn stands where the numbers are."""
import math

from support import ROOT, SHIP, SKIP, Case, document, panel, review, tool

GOLDEN = ROOT / "tests/golden/catalog"
VOTES = {"a": (9, 1), "b": (1, 99), "c": (500, 500), "d": (0, 4)}
PANELS = {"a": "+++++", "b": "++-", "c": "+", "d": "----", "e": "+-+-+-"}
RANKED = document([tool(slug) for slug in PANELS], [
    one for slug, verdicts in PANELS.items() for one in panel(slug, verdicts)],
    votes=[{"tool": slug, "ship": ship, "skip": skip}
           for slug, (ship, skip) in VOTES.items()])

# Half of the days lie on either side of the second one.
DAYS = document([tool("a")], [
    review("a", "r", SKIP, date="2026-01-01"),
    review("a", "s", SHIP, date="2026-07-02"),
    review("a", "r", SHIP, date="2026-12-31")],
    votes=[{"tool": "a", "ship": 1, "skip": 9, "as_of": "2026-10-01"}])


def nearest(value):
    return math.floor(value + .5)


class Rank(Case):
    def check_marks(self, locale, left, right, dots, rings):
        tools = {one["slug"]: one for one in self.json("rank", "-d",
                                                       "data.json")["tools"]}
        header, *rows = self.text("rank", "--chart", "-d", "data.json",
                                  "--width", "120",
                                  env={"LC_ALL": locale}).split("\n\n")[0] \
            .splitlines()
        start = header.index("0%")
        width = header.index("100%") + 4 - start
        self.assertGreater(width, 80)
        self.assertEqual([row.split()[1] for row in rows], list(tools))
        for row in rows:
            one = tools[row.split()[1]]
            at = {name: row[start + nearest(value * (width - 1))]
                  for name, value in (("score", one["score"]),
                                      ("low", one["panel"]["low"]),
                                      ("high", one["panel"]["high"]),
                                      ("votes", one["community"]["rate"]))
                  if value is not None}
            with self.subTest(row=row, at=at):
                self.assertIn(at["score"], dots)
                self.assertIn(at["low"], left + rings)
                self.assertIn(at["high"], right + rings)
                if "votes" in at:
                    self.assertIn(at["votes"], rings)
                picture = row[start:start + width]
                self.assertEqual(sum(map(picture.count, dots)), 1)
                self.assertEqual(
                    row[start + width:].split(), [
                        str(one["panel"]["ship"]), "of",
                        str(one["panel"]["total"]),
                        f"{one['community']['total']:,}"
                        if one["community"]["total"] else "none"])

    def test_marks_stand_where_the_numbers_are(self):
        self.write("data.json", RANKED)
        self.check_marks("C.UTF-8", "├", "┤", "●◉", "○◉")
        self.check_marks("C", "|", "|", "*@", "o@")

    def test_weighted_scores_have_no_interval(self):
        self.write("data.json", RANKED)
        out = self.text("rank", "--chart", "--weights", "r1=2", "-d",
                        "data.json")
        self.assertNotIn("├", out)
        self.assertIn("what is weighted has no interval", out)

    def test_without_tools_there_is_no_chart(self):
        self.write("data.json", RANKED)
        self.assertEqual(self.text("rank", "--chart", "--tag", "x", "-d",
                                   "data.json"), "  No tool matches.\n")


class History(Case):
    def picture(self, locale, day):
        """The lines of the picture, and where the first and last day are."""
        lines = self.text("history", "a", "--chart", "-d", "data.json",
                          env={"LC_ALL": locale}).splitlines()[:10]
        floor = lines[8]
        first = floor.index(day, 8)
        return lines, first, floor.index(day, first + 1)

    def test_steps_stand_on_their_days(self):
        self.write("data.json", DAYS)
        for locale, full, day, ring in (("C.UTF-8", "█", "┬", "○"),
                                        ("C", "#", "+", "o")):
            lines, first, last = self.picture(locale, day)
            with self.subTest(locale=locale):
                self.assertIn("2026-01-01", lines[9])
                self.assertIn("2026-12-31", lines[9])
                middle = nearest((first + last) / 2)
                # Half of them ship from the middle on, all from the last.
                self.assertAlmostEqual(lines[4].index(full), middle, delta=1)
                self.assertEqual(lines[0].index(full), last)
                self.assertNotIn(full, lines[3][:last])
                # One vote in ten, three quarters of the year gone by.
                self.assertAlmostEqual(lines[7].index(ring),
                                       first + .75 * (last - first), delta=1)
                self.assertEqual("".join(lines).count(ring), 1)

    def test_what_has_no_day_comes_first(self):
        self.write("data.json", document([tool("a")], [
            review("a", "r", SHIP), review("a", "s", SKIP,
                                           date="2026-07-02")],
            votes=[{"tool": "a", "ship": 1, "skip": 9}]))
        lines = self.text("history", "a", "--chart", "-d",
                          "data.json").splitlines()
        tick = lines[8].index("┬")
        self.assertGreater(tick, 10)
        self.assertEqual(lines[0].count("█"), tick - 8)
        self.assertNotIn("█", lines[0][tick:])
        self.assertNotIn("○", "".join(lines))


class Both(Case):
    def test_no_line_is_wider_than_asked(self):
        self.write("data.json", {**RANKED, **{
            "reviews": RANKED["reviews"] + [
                {**one, "reviewer": "x" + one["reviewer"]}
                for one in DAYS["reviews"]]}})
        for width in 20, 27, 37, 52, 300:
            for command in ["rank"], ["history", "a"]:
                out = self.text(*command, "--chart", "-d", "data.json",
                                "--width", str(width))
                with self.subTest(command=command, width=width):
                    self.assertLessEqual(max(map(len, out.splitlines())),
                                         width)
                    self.assertTrue("●" in out or "█" in out)

    def test_values_for_programs_do_not_change(self):
        for end in "csv", "tsv", "json", "jsonl":
            with self.subTest(end=end):
                self.assertEqual((GOLDEN / f"rank-chart.{end}").read_bytes(),
                                 (GOLDEN / f"rank.{end}").read_bytes())
                self.assertEqual(
                    (GOLDEN / f"history-chart.{end}").read_bytes(),
                    (GOLDEN / f"history-glint.{end}").read_bytes())
