"""Head-to-head votes: what rank and compare say of them, and what not."""
import math
import re

from support import DONE, DUELS, Case, match, panels, run


def catalog(duels, **tools):
    """A tool per panel, and duels."""
    return {**panels(**tools), "duels": duels}


class Duels(Case):
    def ranked(self, data, *options):
        return {one["slug"]: one["duels"]
                for one in self.of(data, "rank", *options)["tools"]}

    # rank

    def test_every_tool_has_its_votes_strength_and_group(self):
        out = self.ranked(catalog(
            [match("a", "b", 61, 24, 5), match("c", "b", 7, 2),
             match("d", "e")], a="++", b="+-", c="--", d="+", e="-", f="+"))
        self.assertEqual(list(out["a"]), ["strength", "se", "wins", "ties",
                                          "total", "group"])
        self.assertEqual(
            {slug: one and (one["wins"], one["ties"], one["total"],
                            one["group"]) for slug, one in out.items()},
            {"a": (61, 5, 90, 1), "b": (26, 5, 99, 1), "c": (7, 0, 9, 1),
             "d": (1, 0, 3, 2), "e": (2, 0, 3, 2), "f": None})
        self.assertAlmostEqual(sum(out[slug]["strength"] for slug in "abc"),
                               0, 12)
        self.assertGreater(out["a"]["strength"], out["b"]["strength"])
        self.assertGreater(out["a"]["se"], 0)

    def test_votes_never_decide_a_rank(self):
        verdicts = {"a": "++-", "b": "++-", "c": "+--"}
        without = self.of(catalog([], **verdicts), "rank")
        voted = self.of(catalog([match("c", "a", 10 ** 12, 0),
                                 match("b", "a", 500, 1)], **verdicts), "rank")
        for one in voted["tools"]:
            self.assertIsNotNone(one.pop("duels"))
        for one in without["tools"]:
            self.assertIsNone(one.pop("duels"))
        self.assertEqual(voted, {**without, "meta": voted["meta"]})

    def test_the_column_is_there_only_where_somebody_has_votes(self):
        verdicts = {"a": "+", "b": "-", "c": "+"}
        for duels, shown in ([], False), ([match("a", "b")], True), \
                ([match("a", "b", 0, 0)], False):
            with self.subTest(duels=duels):
                data = catalog(duels, **verdicts)
                self.assertEqual("Head-to-head" in self.said(data, "rank"),
                                 shown)
                self.assertIn("Head-to-head", self.said(
                    data, "rank", "--fields", "slug,duels"))

    def test_the_first_tool_is_held_against_the_votes(self):
        verdicts = {"a": "++++", "b": "++--", "c": "+---"}
        for duels, words in (
                ([match("a", "b", 9, 3)], "put no other of the "
                                          "two tools here"),
                ([match("a", "b", 3, 9), match("c", "b", 1, 1)],
                 "put b before a: of the three tools here that they connect "
                 "it is the strongest, and would win"),
                ([match("b", "c", 1, 1)], "do not say anything of a."),
                ([match("a", "b", 9, 0)], "connect a with no other tool")):
            with self.subTest(words=words):
                said = self.said(catalog(duels, **verdicts), "rank")
                self.assertIn("Head-to-head votes, which decide no rank, " +
                              words, said)
                self.assertEqual("nothing is claimed between groups" in said,
                                 len({one["group"] for one in self.ranked(
                                     catalog(duels, **verdicts)).values()
                                     if one}) > 1)

    def test_sheets_have_a_column_per_member(self):
        self.write("data.json", catalog([match("a", "b", 3, 1)], a="++",
                                        b="+-", c="--"))
        lines = self.text("rank", "-d", "data.json", "--format", "csv",
                          "--fields", "slug,duels").splitlines()
        self.assertEqual(lines[0], "slug,duels_strength,duels_se,duels_wins,"
                                   "duels_ties,duels_total,duels_group")
        self.assertRegex(lines[1], r"^a,0\.\d+,0\.\d+,3,0,4,1$")
        self.assertRegex(lines[2], r"^b,-0\.\d+,0\.\d+,1,0,4,1$")
        self.assertEqual(lines[3], "c,,,,,,")

    # compare

    def test_pairs_stand_in_the_order_asked(self):
        data = catalog([match("a", "b", 61, 24, 5), match("c", "b", 2, 7)],
                       a="++", b="+-", c="--")
        out = self.of(data, "compare", "c", "b", "a")["duels"]
        self.assertEqual(list(out[0]), ["a", "b", "a_wins", "b_wins", "ties",
                                        "p_a_wins", "connected"])
        self.assertEqual(
            [(one["a"], one["b"], one["a_wins"], one["b_wins"], one["ties"],
              one["connected"]) for one in out],
            [("c", "b", 2, 7, 0, True), ("c", "a", 0, 0, 0, True),
             ("b", "a", 24, 61, 5, True)])
        turned = self.of(data, "compare", "a", "b", "c")["duels"]
        for one, other in zip(out, reversed(turned)):
            self.assertAlmostEqual(one["p_a_wins"], 1 - other["p_a_wins"], 12)
        strengths = self.ranked(data)
        self.assertAlmostEqual(
            out[1]["p_a_wins"],
            1 / (1 + math.exp(strengths["a"]["strength"] -
                              strengths["c"]["strength"])), 12)

    def test_no_chance_where_votes_do_not_lead_there_and_back(self):
        data = catalog([match("a", "b", 3, 0), match("c", "d")],
                       a="+", b="+", c="-", d="-")
        out = self.of(data, "compare", "a", "b", "c", "d")["duels"]
        self.assertEqual([(one["a"], one["b"], one["connected"],
                           one["p_a_wins"] is None) for one in out],
                         [("a", "b", False, True), ("c", "d", True, False)])
        self.assertEqual(self.of(data, "compare", "a", "c")["duels"], [])
        self.assertNotIn("ead-to-head", self.said(data, "compare", "a", "c"))
        self.assertIn("In head-to-head votes A wins 3 of 3 against B. "
                      "Nothing leads back from the one", self.said(
                          data, "compare", "b", "a"))

    def test_a_tie_connects_both_ways(self):
        out = self.of(catalog([match("a", "b", 3, 0, 1)], a="+", b="+"),
                      "compare", "a", "b")["duels"]
        self.assertTrue(out[0]["connected"])

    def test_two_tools_get_a_sentence(self):
        data = catalog([match("a", "b", 24, 61, 5), match("c", "a", 3, 3)],
                       a="+", b="+", c="+")
        said = self.said(data, "compare", "a", "b")
        self.assertRegex(said, r"In head-to-head votes B wins 61 of 90 "
                               r"against A, 5 tied\. By all such votes together "
                               r"B would win (6|7)\d% of those to come\. Such "
                               r"votes do not decide the answer\.")
        self.assertIn("C and A win 3 of 6 each.",
                      self.said(data, "compare", "c", "a"))
        self.assertIn("Nobody has voted on B against C, but on both against "
                      "others. By all such",
                      self.said(data, "compare", "b", "c"))
        tied = catalog([match("a", "b", 0, 0, 10)], a="+", b="+")
        self.assertIn("A and B are tied each time, 10 of 10.",
                      self.said(tied, "compare", "a", "b"))

    def test_several_tools_get_a_table(self):
        data = catalog([match("a", "b", 24, 61, 5), match("c", "a", 3, 0)],
                       a="+", b="+", c="+")
        said = self.said(data, "compare", "a", "b", "c")
        self.assertRegex(said, r"Head-to-head Against Wins Losses Ties Would "
                               r"win A B 24 61 5 \d\d% A C 0 3 0 Such votes")

    def test_votes_never_decide_an_answer(self):
        for two in ("++++", "----"), ("++", "++"), ("+-", "++"):
            verdicts = dict(zip("ab", two))
            answers = [self.of(catalog(duels, **verdicts), "compare", "a",
                               "b")["answer"]
                       for duels in ([], [match("a", "b", 0, 10 ** 12)],
                                     [match("a", "b", 10 ** 12, 0)])]
            self.assertEqual(answers[0], answers[1])
            self.assertEqual(answers[0], answers[2])

    # all

    def test_the_latest_until_the_day_counts(self):
        data = catalog([match("b", "a", 1, 9, as_of="2026-02-01"),
                        match("a", "b", 1, 3, as_of="2026-01-01")],
                       a="+", b="+")
        for day, wins in ("2026-02-01", 9), ("2026-01-31", 1), \
                ("2025-12-31", None):
            out = self.of(data, "compare", "a", "b", "--as-of", day)["duels"]
            self.assertEqual([one["a_wins"] for one in out],
                             [wins] if wins else [])
        self.assertEqual(self.ranked(data)["a"]["wins"], 9)

    def test_undated_ones_are_noted(self):
        words = "Some of these head-to-head votes have no date"
        for as_of, noted in (None, True), ("2026-01-01", False):
            data = catalog([match("a", "b", as_of=as_of)], a="+", b="+", c="+")
            for command in ("rank",), ("compare", "a", "b"):
                self.assertEqual(words in self.said(
                    data, *command, "--as-of", "2026-01-02"), noted)
                self.assertNotIn(words, self.said(data, *command))
            self.assertNotIn(words, self.said(data, "compare", "a", "c",
                                              "--as-of", "2026-01-02") if not
                             noted else "")

    def test_verbose_counts_them(self):
        self.assertIn(", 5 duels, in ", run("list", "-v", "-d",
                                            DUELS).stderr.decode())
        self.write("data.json", catalog([], a="+"))
        self.assertNotIn("duel", self.run_here(
            "list", "-v", "-d", "data.json").stderr.decode())

    def test_lines_and_documents_say_the_same(self):
        lines = (DUELS / "votes.jsonl").read_text(encoding="utf-8")
        self.write("v/tools.json", (DUELS / "tools.json").read_bytes())
        self.write("v/votes.json", '{"duels": [%s]}' %
                   ",".join(lines.splitlines()))
        self.write("u/tools.json", (DUELS / "tools.json").read_bytes())
        self.write("u/votes.jsonl", lines.replace('"type": "duel", ', ""))
        outputs = {run("rank", "-d", data, cwd=self.dir).stdout
                   for data in (str(DUELS), "u", "v")}
        self.assertEqual(len(outputs), 1)
        self.assertIn(b"birch", outputs.pop())

    def test_odd_counts_print_no_odd_numbers(self):
        most = 10 ** 12
        for duels in ([match("a", "b", most, 0)], [match("a", "b", 0, most)],
                      [match("a", "b", most, most, most)],
                      [match("a", "b", 0, 0, most)],
                      [match("a", "b", 0, 0, 0), match("b", "c", 0, 0, 1)],
                      [match("a", "b", most, 1), match("b", "c", most, 1),
                       match("c", "a", 0, 1)]):
            self.write("data.json", catalog(duels, a="+", b="+", c="+"))
            for command in ["rank"], ["compare", "a", "b"], \
                    ["compare", "a", "b", "c"]:
                for name in "text", "json", "csv", "markdown", "html":
                    with self.subTest(duels=duels, command=command, name=name):
                        done = self.run_here(*command, "--format", name,
                                             "-d", "data.json")
                        self.expect(done, DONE)
                        self.assertIsNone(re.search(
                            rb"(?i)\bnan\b|\binf|infinity|-0(\.0*)?(?![\d.])",
                            done.stdout))
