"""compare as a contest: pairs by panel and votes, chances, dominated tools."""
import csv
import math

from support import DATA, RICH, ROOT, SHIP, SKIP, Case, document, panel, \
    review, tool

REFERENCE = ROOT / "tests/data/reference/prob_better.csv"
BILLION = 10 ** 9


def voted(**votes):
    """Tools that four reviewers ship, with these ships and skips of votes."""
    return document([tool(slug) for slug in votes],
                    [one for slug in votes for one in panel(slug, "++++")],
                    votes=[{"tool": slug, "ship": ship, "skip": skip}
                           for slug, (ship, skip) in votes.items()])


def judged(ships, skips, slug, prefix):
    """So many reviewers of their own."""
    return [review(slug, f"{prefix}{number}", SHIP if number < ships else SKIP)
            for number in range(ships + skips)]


class Contest(Case):
    def of(self, data, *slugs):
        self.write("data.json", data)
        return self.json("compare", *slugs, "-d", "data.json")

    def said(self, data, *slugs, width="400"):
        self.write("data.json", data)
        return " ".join(self.text("compare", *slugs, "-d", "data.json",
                                  "--width", width).split())

    # The community's path.

    def test_votes_match_the_reference_at_any_number(self):
        rows = 0
        with open(REFERENCE, encoding="ascii") as file:
            for row in csv.DictReader(file):
                x = [float(row[name]) for name in ("a1", "b1", "a2", "b2")]
                if any(value < 1 or value % 1 for value in x) or \
                        sum(x[:2]) < 3 or sum(x[2:]) < 3:
                    continue
                ship, skip, other, rest = (int(value) - 1 for value in x)
                out = self.of(voted(a=(ship, skip), b=(other, rest)), "a", "b")
                got = out["pairs"][1]
                self.assertEqual((got["source"], got["method"]),
                                 ("community", "unpaired"))
                want = float(row["P"])
                self.assertLessEqual(abs(got["p_a_better"] - want), 1e-11, row)
                rows += 1
        self.assertGreaterEqual(rows, 20)

    def test_of_a_billion_votes_a_small_gap_is_real_but_trivial(self):
        data = voted(a=(BILLION // 2, BILLION // 2),
                     b=(BILLION * 52 // 100, BILLION * 48 // 100),
                     c=(BILLION * 9 // 10, BILLION // 10))
        out = self.of(data, "a", "b", "c")
        self.assertEqual([(pair["trivial"], pair["strength"])
                          for pair in out["pairs"]],
                         [(None, "too-close"), (True, "very-strong"),
                          (None, "too-close"), (False, "very-strong"),
                          (None, "too-close"), (False, "very-strong")])
        self.assertEqual(out["answer"]["pick"], "c")
        for pair in out["pairs"][1::2]:
            gap = pair["difference"]
            self.assertTrue(gap["low"] < gap["value"] < gap["high"])
            self.assertLess(gap["high"] - gap["low"], 2e-4)
        text = self.said(data, "a", "b", "c")
        self.assertIn("real but trivial, 2 points for b", text)
        self.assertIn("50% against 90%, very strong for c", text)
        two = self.said(data, "a", "b")
        self.assertIn("The community prefers B, by a gap that is real but "
                      "trivial.", two)
        self.assertNotIn("Chances", two)

    def test_more_votes_than_can_be_are_refused(self):
        self.write("data.json", voted(a=(10 ** 12 + 1, 0), b=(1, 1)))
        self.expect(self.run_here("compare", "a", "b", "-d", "data.json"),
                    DATA)

    # Panels of different people.

    def test_different_reviewers_are_compared_through_the_prior(self):
        data = document([tool(slug) for slug in "abcdef"],
                        judged(9, 1, "a", "x") + judged(3, 3, "b", "y") +
                        judged(40, 60, "c", "z") + judged(1, 0, "d", "u") +
                        judged(0, 2, "e", "v") + judged(4, 0, "f", "w"))
        self.write("data.json", data)
        prior = self.json("rank", "-d", "data.json")["prior"]
        for a, b in ("a", "b"), ("c", "a"), ("d", "e"), ("f", "c"):
            out = self.of(data, a, b)
            self.assertEqual(out["pairs"][0]["method"], "unpaired")
            self.assertAlmostEqual(
                out["pairs"][0]["p_a_better"],
                better(prior, *(one["panel"] for one in out["tools"])), 6)
            # Of two, the chance to be the best is that to be the better one.
            for one, p in zip(out["tools"], (out["pairs"][0]["p_a_better"],
                                             1 - out["pairs"][0]
                                             ["p_a_better"])):
                self.assertAlmostEqual(one["p_best"], p, 6)

    def test_a_lean_is_no_evidence_where_the_odds_are_against_it(self):
        """One reviewer of one against 9 of 10 others, where most tools are
        skipped: the higher share is the likelier one to be worse."""
        data = document([tool(slug) for slug in ["a", "b", *"cdefghijklmn"]],
                        judged(1, 0, "a", "z") + judged(9, 1, "b", "r") +
                        [one for slug in "cdefghijklmn"
                         for one in panel(slug, "++--")])
        out = self.of(data, "a", "b")
        self.assertEqual(out["answer"]["lean"], "a")
        self.assertLess(out["pairs"][0]["p_a_better"], .25)
        self.assertIn("A has the edge with 1 of 1 reviewers against 9 of 10, "
                      "but mostly different people judged the two; so few "
                      "count for little, and what evidence there is favours "
                      "B (weak).", out["answer"]["text"])

    # Chances and dominated tools.

    def test_chances_are_of_those_with_reviews(self):
        out = self.json("compare", "brook", "inlet", "delta", "fjord", "-d",
                        RICH)
        chances = {one["slug"]: one["p_best"] for one in out["tools"]}
        self.assertIsNone(chances.pop("inlet"))
        self.assertAlmostEqual(sum(chances.values()), 1, 12)
        ordered = sorted(chances, key=chances.get, reverse=True)
        self.assertEqual(out["shortlist"], ordered[:len(out["shortlist"])])
        listed = [chances[slug] for slug in out["shortlist"]]
        self.assertGreaterEqual(sum(listed), .9)
        self.assertLess(sum(listed[:-1]), .9)

    def test_the_order_asked_changes_no_chance(self):
        slugs = ["brook", "delta", "fjord", "glint", "kelp"]
        first = {one["slug"]: one["p_best"] for one in
                 self.json("compare", *slugs, "-d", RICH)["tools"]}
        for one in self.json("compare", *slugs[::-1], "-d", RICH)["tools"]:
            self.assertAlmostEqual(one["p_best"], first[one["slug"]], 12)

    def test_chances_decide_nothing(self):
        """The pick of the votes is not the one most likely the best."""
        data = voted(a=(50, 50), b=(80, 20), c=(1, 9))
        data["reviews"] = panel("a", "++++") + panel("b", "+++") + \
            panel("c", "+++")
        out = self.of(data, "a", "b", "c")
        self.assertEqual(out["answer"]["pick"], "b")
        self.assertEqual(out["shortlist"][0], "a")

    def test_csv_has_chances_of_two_as_well(self):
        out = self.json("compare", "brook", "delta", "-d", RICH)
        rows = list(csv.DictReader(self.text(
            "compare", "brook", "delta", "-d", RICH, "--format",
            "csv").splitlines()))
        for one, row in zip(out["tools"], rows):
            self.assertAlmostEqual(float(row["p_best"]), one["p_best"], 14)
        self.assertEqual([row["dominated_by"] for row in rows], ["", "brook"])

    def test_dominated_tools_are_said_and_listed(self):
        data = document([tool(slug, pricing={
            "model": "paid", "entry": {"amount": amount, "currency": "EUR",
                                       "per": "month"}})
            for slug, amount in (("a", 5), ("b", 5), ("c", 4), ("d", 9))],
            panel("a", "+--") + panel("b", "++-") + panel("c", "+++") +
            panel("d", "+++"), votes=[{"tool": "d", "ship": 1, "skip": 0}])
        out = self.of(data, "a", "b", "c", "d")
        self.assertEqual([one["dominated_by"] for one in out["tools"]],
                         [["b", "c"], ["c"], [], []])
        self.assertIn("By the bare figures, A is no better than B or C by "
                      "panel or price; B is no better than C by panel or "
                      "price.",
                      self.said(data, "a", "b", "c", "d"))
        self.assertIn("B is no better than C by panel or price",
                      self.said(data, "b", "c"))
        self.assertNotIn("no better", self.said(data, "c", "d"))


def better(prior, one, other):
    """P(rate of one > rate of the other), by plain integration over the log
    odds of the first."""
    a, b = (prior["a"] + share["ship"] for share in (one, other))
    c, d = (prior["b"] + share["total"] - share["ship"]
            for share in (one, other))
    low, high, steps = -60, 60, 60000
    width = (high - low) / steps
    mass = [0, 0]
    wins = 0
    for step in range(steps):
        x = low + (step + .5) * width
        yes, no = -math.log1p(math.exp(-x)), -math.log1p(math.exp(x))
        first, second = (
            width * math.exp(s * yes + f * no - math.lgamma(s) -
                             math.lgamma(f) + math.lgamma(s + f))
            for s, f in ((a, c), (b, d)))
        wins += first * (mass[1] + second / 2)
        mass = [mass[0] + first, mass[1] + second]
    return wins / (mass[0] * mass[1])
