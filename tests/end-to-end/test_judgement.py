"""rank, score and reviewers: what they say of panels, also of odd ones."""
import json
import re

from support import DONE, RICH, USAGE, Case, run
from support import panels as catalog


class Judgement(Case):
    # rank

    def test_the_order_is_by_score_and_equal_counts_share_a_rank(self):
        out = self.of(catalog(a="++-", b="+++", c="+-+", d="---", e=""),
                      "rank")
        self.assertEqual([(one["slug"], one["rank"], one["tied"])
                          for one in out["tools"]],
                         [("b", 1, False), ("a", 2, True), ("c", 2, True),
                          ("d", 4, False)])
        self.assertEqual(out["unranked"], ["e"])
        scores = [one["score"] for one in out["tools"]]
        self.assertEqual(scores, sorted(scores, reverse=True))
        prior = out["prior"]
        for one in out["tools"]:
            share = one["panel"]
            self.assertAlmostEqual(
                one["score"], (share["ship"] + prior["a"]) /
                (share["total"] + prior["a"] + prior["b"]), 12)

    def test_rank_and_score_say_the_same(self):
        ranked = self.json("rank", "-d", RICH)
        slugs = [one["slug"] for one in ranked["tools"]]
        scored = self.json("score", *slugs, "-d", RICH)
        self.assertEqual(ranked["prior"], scored["prior"])
        for one, other in zip(ranked["tools"], scored["tools"]):
            for name, value in other.items():
                self.assertEqual(one[name], value)

    def test_filters_choose_who_is_ranked_not_what_is_learnt(self):
        whole = self.json("rank", "-d", RICH)
        free = self.json("rank", "-d", RICH, "--price", "free")
        self.assertEqual(whole["prior"], free["prior"])
        self.assertEqual([one["rank"] for one in free["tools"]][0], 1)
        self.assertLess(len(free["tools"]), len(whole["tools"]))
        self.assertEqual(
            self.json("rank", "-d", RICH, "--limit", "2")["tools"],
            whole["tools"][:2])

    def test_categories_rank_by_themselves(self):
        out = self.json("rank", "-d", RICH, "--by", "category")
        self.assertIsNone(out["prior"])
        seen = []
        for one in out["tools"]:
            if one["category"] not in seen:
                seen.append(one["category"])
                self.assertEqual(one["rank"], 1)
        self.assertEqual([prior["category"] for prior in out["priors"]], seen)
        alone = self.json("rank", "-d", RICH, "--category", "Queues")
        self.assertNotEqual(alone["prior"],
                            [{name: value for name, value in prior.items()
                              if name != "category"}
                             for prior in out["priors"]
                             if prior["category"] == "Queues"][0])

    def test_rank_takes_no_tools(self):
        self.expect(run("rank", "brook", "-d", RICH), USAGE, "'brook'")
        self.expect(run("rank", "--by", "vendor", "-d", RICH), USAGE,
                    "want category")
        self.expect(run("rank", "--sort", "name", "-d", RICH), USAGE)

    # score

    def test_adjusted_is_there_only_where_panels_differ(self):
        same = self.of(catalog(a="++-", b="+--"), "score", "a", "b")
        self.assertEqual([one["adjusted"] for one in same["tools"]],
                         [None, None])
        self.assertNotIn("Adjusted", self.said(catalog(a="++-", b="+--"),
                                               "score", "a", "b"))
        # Two ships each, but a's came from the two who ship everything.
        data = catalog(a="++  ", b="  ++", c="++--", d="++--", e="++--")
        out = self.of(data, "score", "a", "b")["tools"]
        self.assertEqual(out[0]["score"], out[1]["score"])
        self.assertLess(out[0]["adjusted"], out[1]["adjusted"])
        self.assertIn("Adjusted", self.said(data, "score", "a", "b"))

    def test_the_gap_wants_both_sides(self):
        data = catalog(a="+++-", b="", c="++")
        data["votes"] = [{"tool": "a", "ship": 10, "skip": 30},
                         {"tool": "b", "ship": 1, "skip": 1}]
        gaps = [one["gap"] for one in
                self.of(data, "score", "a", "b", "c")["tools"]]
        self.assertAlmostEqual(gaps[0]["value"], .5)
        self.assertLess(gaps[0]["low"], .5)
        self.assertEqual(gaps[1:], [None, None])

    # reviewers

    def test_the_strict_have_the_higher_severity(self):
        out = self.of(catalog(a="++-", b="++-", c="+--", d="++-"),
                      "reviewers")
        severities = [one["severity"] for one in out["reviewers"]]
        self.assertEqual(severities, sorted(severities))
        self.assertEqual([one["agrees_with_panel"]["total"]
                          for one in out["reviewers"]], [1, 0, 3])

    def test_reviews_stand_by_surprise(self):
        reviews = self.json("reviewers", "lector", "-d", RICH)["reviews"]
        bits = [one["surprise"] for one in reviews]
        self.assertEqual(bits, sorted(bits, reverse=True))
        self.assertGreater(bits[0], 1)

    def test_kappa_is_of_every_pair_that_shares_a_tool(self):
        out = self.of(catalog(a="++", b="--", c="+-", d="+-"), "reviewers")
        self.assertEqual(len(out["pairs"]), 1)
        self.assertEqual(out["pairs"][0]["shared"], 4)
        # Apart half of the time, by chance .75 * .75 + .25 * .25 of it.
        self.assertAlmostEqual(out["pairs"][0]["kappa"], 1 - .5 / .625, 12)

    def test_panels_that_say_nothing_are_called_so(self):
        for data, words in (
                (catalog(a="+++", b="+++"), "everybody ships everything"),
                (catalog(a="--", b="--"), "everybody skips everything"),
                (catalog(a="+", b="-"), "No tool has two reviews"),
                (catalog(a="", b=""), "No reviewer is in the data")):
            with self.subTest(words=words):
                self.assertIn(words, self.said(data, "reviewers"))
                out = self.of(data, "reviewers")
                if out["agreement"]:
                    self.assertIsNone(out["agreement"]["alpha"])

    def test_no_odd_number_is_ever_printed(self):
        """Whatever the panels: no NaN, no infinity, no minus nothing."""
        odd = [catalog(a=""), catalog(a="+"), catalog(a="-"),
               catalog(a="+", b="-"), catalog(a="++++", b="++++"),
               catalog(a="----", b="----"), catalog(a="+   ", b="   -"),
               catalog(a="++--", b="--++"), catalog(a="+-" * 100, b="+")]
        for data in odd:
            self.write("data.json", data)
            for command in (["rank"], ["rank", "--by", "category"],
                            ["score", "a"], ["score", "a", "--explain"],
                            ["reviewers"], ["show", "a"]):
                for name in "text", "json", "csv", "markdown", "html":
                    with self.subTest(data=data, command=command, name=name):
                        done = self.run_here(*command, "--format", name,
                                             "-d", "data.json")
                        self.expect(done, DONE)
                        self.assertIsNone(re.search(
                            rb"(?i)\bnan\b|\binf|infinity|-0(\.0*)?(?![\d.])",
                            done.stdout.replace(b"-0000", b"")))
                        if name == "json":
                            json.loads(done.stdout)
