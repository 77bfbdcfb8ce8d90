"""--weights and --only: what follows them, and what is no longer said."""
from fractions import Fraction

from support import (DONE, GATE, RICH, UNKNOWN, USAGE, Case, document, duel,
                     panel, run, tool)

WHOLE = "verdict", "score", "rank", "list", "show", "search", "compare"


def weights_of(said):
    return {name: Fraction(str(value)) for name, value in said.items()}


class Weights(Case):
    def of(self, *command):
        return self.json(*command, "-d", RICH)

    def one(self, data, *command):
        self.write("data.json", data)
        return self.json(*command, "-d", "data.json")

    def test_every_reviewer_has_a_weight_in_the_document(self):
        said = self.of("list", "--weights", "builder=2,Lektorin Müller=0.5",
                       "--weights", "tokyo=0")
        self.assertEqual(said["meta"]["weights"],
                         {"builder": 2, "operator": 1, "buyer": 1,
                          "lector": .5, "tokyo": 0})
        only = self.of("list", "--only", "tokyo,operator")
        self.assertEqual(only["meta"]["weights"],
                         {"builder": 0, "operator": 1, "buyer": 0,
                          "lector": 0, "tokyo": 1})
        self.assertIsNone(self.of("list")["meta"]["weights"])

    def test_rates_and_words_are_those_of_the_weights(self):
        """Recomputed from the reviews, in fractions."""
        for given in (["--weights", "lector=3,tokyo=0.25"],
                      ["--only", "buyer,lector"],
                      ["--only", "buyer,lector", "--weights", "lector=0.1"]):
            out = self.of("list", *given)
            weights = weights_of(out["meta"]["weights"])
            plain = {one["slug"]: one for one in self.of("list")["tools"]}
            for one in out["tools"]:
                reviews = self.of("show", one["slug"])["tool"]["reviews"]
                ship = sum(weights[review["reviewer"]] for review in reviews
                           if review["current"] and
                           review["verdict"] == "ship")
                total = sum(weights[review["reviewer"]] for review in reviews
                            if review["current"])
                with self.subTest(given=given, tool=one["slug"]):
                    self.assertEqual(one["panel"],
                                     plain[one["slug"]]["panel"])
                    if not total:
                        self.assertEqual(one["verdict"], "unrated")
                        self.assertIsNone(one["weighted"])
                        continue
                    rate = ship / total
                    self.assertEqual(
                        one["verdict"], "ship" if rate >= Fraction(2, 3) else
                        "skip" if rate <= Fraction(1, 3) else "mixed")
                    self.assertAlmostEqual(one["weighted"]["rate"],
                                           float(rate), 14)
                    self.assertAlmostEqual(one["weighted"]["ship"],
                                           float(ship), 9)
                    self.assertAlmostEqual(one["weighted"]["total"],
                                           float(total), 9)
                    self.assertIsNone(one["weighted"]["low"])
                    self.assertIsNone(one["weighted"]["high"])

    def test_filters_and_orders_follow_the_weights(self):
        for word in "ship", "mixed", "skip", "unrated":
            command = "list", "--only", "lector", "--verdict", word
            self.assertEqual({one["verdict"]
                              for one in self.of(*command)["tools"]} - {word},
                             set())
        ranked = self.of("list", "--weights", "lector=5", "--sort",
                         "panel")["tools"]
        rates = [one["weighted"]["rate"] if one["weighted"] else -1
                 for one in ranked]
        self.assertEqual(rates, sorted(rates, reverse=True))

    def test_gates_follow_the_weights(self):
        gate = "verdict", "lagoon", "--exit-code", "-d", RICH
        self.expect(run(*gate), DONE)
        self.expect(run(*gate, "--only", "lector"), GATE)

    def test_without_weights_nothing_speaks_of_them(self):
        for command in WHOLE:
            tools = ["brook", "delta"][:2 if command == "compare" else 1] \
                if command not in ("list", "rank") else []
            out = self.of(command, *tools)
            many = out.get("tools") or [out["tool"]]
            self.assertTrue(all("weighted" not in one for one in many))
            text = self.text(command, *tools, "-d", RICH)
            self.assertNotIn("eweight", text)
            again = self.text(command, *tools, "-d", RICH, "--weights",
                              "builder=2")
            self.assertIn("Reweighted: builder counts 2 and the others",
                          " ".join(again.split()))

    def test_equal_weights_change_no_verdict_and_no_score(self):
        given = "builder=7,operator=7,buyer=7,lector=7,tokyo=7"
        plain, even = self.of("rank"), self.of("rank", "--weights", given)
        for one, other in zip(plain["tools"], even["tools"]):
            self.assertEqual(one["slug"], other["slug"])
            self.assertAlmostEqual(one["score"], other["score"], 12)
            self.assertEqual([other[name] for name in
                              ("best", "worst", "adjusted", "gap",
                               "divisive")], [None] * 5)

    def test_weights_never_become_evidence(self):
        out = self.of("compare", "brook", "delta", "fjord", "--weights",
                      "builder=2")
        for pair in out["pairs"]:
            if pair["source"] == "panel":
                self.assertEqual([pair[name] for name in
                                  ("p_a_better", "p_exact", "p_mid",
                                   "difference", "strength")], [None] * 5)
        self.assertTrue(all(one["p_best"] is None for one in out["tools"]))
        self.assertEqual(out["shortlist"], [])
        text = self.text("compare", "smollm3", "smolvlm2-2b", "--weights",
                         "founder=2")
        self.assertNotIn("too close", text)
        self.assertNotIn("evidence is", text)

    def test_the_leader_of_a_pair_has_more_weight_behind_it(self):
        data = duel("+--", "-++")
        for given, leader in (("r1=3", "a"), ("r1=2", None), ("r1=1", "b")):
            out = self.one(data, "compare", "a", "b", "--weights", given)
            self.assertEqual(out["pairs"][0]["leader"], leader)
        # By their shares where different people judged the two.
        data = duel("++-   ", "   +--")
        out = self.one(data, "compare", "a", "b", "--weights", "r3=5")
        self.assertEqual((out["pairs"][0]["method"],
                          out["pairs"][0]["leader"]), ("unpaired", "b"))

    def test_a_tool_that_nobody_who_counts_has_judged_is_unrated(self):
        data = duel("++  ", "  ++")
        out = self.one(data, "compare", "a", "b", "--only", "r1")
        self.assertEqual([one["verdict"] for one in out["tools"]],
                         ["ship", "unrated"])
        self.assertEqual(out["answer"]["lean"], "a")

    def test_votes_do_not_win_against_the_weighted_panel(self):
        votes = [{"tool": "a", "ship": 90, "skip": 10},
                 {"tool": "b", "ship": 40, "skip": 60}]
        data = duel("+++-", "++++", votes=votes)
        for given, rule in (("r4=0", "community"), ("r4=0.1", "conflict")):
            out = self.one(data, "compare", "a", "b", "--weights", given)
            self.assertEqual(out["answer"]["rule"], rule)

    def test_the_price_decides_only_between_equal_rates(self):
        data = document([tool(slug, pricing={"model": "paid", "entry": {
            "amount": amount, "currency": "EUR", "per": "month"}})
                         for slug, amount in (("a", 5), ("b", 6))],
                        panel("a", "+++-") + panel("b", "++++"))
        for given, rule in (("r4=0", "price"), ("r4=0.1", "lean")):
            out = self.one(data, "compare", "a", "b", "--weights", given)
            self.assertEqual(out["answer"]["rule"], rule)

    def test_only_those_who_were_reweighted_are_spoken_of(self):
        self.write("data.json", duel("+++-", "++++"))
        said = self.text("compare", "a", "b", "-d", "data.json",
                         "--weights", "r1=2")
        said = " ".join(said.split())
        self.assertIn("No other weight of those reviewers alone", said)
        self.assertNotIn("when r4 counts", said)

    def test_the_weight_at_which_the_answer_turns_is_named(self):
        # Without founder both are level; b leads as soon as founder counts.
        data = duel("+++-", "++++")
        out = self.one(data, "compare", "a", "b", "--weights", "r4=0.5")
        self.assertEqual(out["answer"]["lean"], "b")
        switch = next(one for one in out["switches"]
                      if one["reviewer"] == "r4")
        self.assertEqual(switch["weight"], .5)
        self.assertEqual(switch["below"], {"weight": 0, "included": True,
                                           "pick": None, "lean": None,
                                           "at": None})
        # At 6 a's panel has 3 of 9, which is skip.
        self.assertEqual(switch["above"], {"weight": 6, "included": True,
                                           "pick": "b", "lean": None,
                                           "at": None})
        text = " ".join(self.text("compare", "a", "b", "-d", "data.json",
                                  "--weights", "r4=0.5").split())
        self.assertIn("The answer changes when r4 counts nothing (nobody "
                      "would lead), or when r4 counts 6 or more (Beta would "
                      "be picked).", text)

    def test_each_switch_is_one(self):
        for slugs, given in (("brook delta fjord", "lector=3,tokyo=0"),
                             ("fjord notch", "lector=0.5"),
                             ("jetty delta", "builder=1.5"),
                             ("moraine delta", "operator=2")):
            with self.subTest(slugs=slugs):
                self.each_switch(slugs.split(), given)

    def each_switch(self, slugs, given):
        out = self.of("compare", *slugs, "--weights", given)
        self.assertTrue(out["switches"])
        for switch in out["switches"]:
            for side, sign in ("below", -1), ("above", 1):
                turn = switch[side]
                if not turn:
                    continue
                weights = dict(out["meta"]["weights"])
                for weight, want in (
                        (turn["weight"] + sign * .00001, turn),
                        (turn["weight"], (turn["at"] or turn)
                         if turn["included"] else out["answer"]),
                        (turn["weight"] - sign * .00001, out["answer"])):
                    weights[switch["reviewer"]] = max(weight, 0)
                    if weight < 0:
                        continue
                    given = ",".join(f"{name}={value:.6f}"
                                     for name, value in weights.items())
                    then = self.of("compare", *slugs, "--weights",
                                   given)["answer"]
                    for name in "pick", "lean":
                        self.assertEqual(then[name], want[name],
                                         (switch, given))

    def test_dissent_is_against_the_weight_of_those_who_count(self):
        dissent = {}
        for given in ("--weights=lector=5", "--only=buyer,lector"):
            for one in self.of("verdict", "notch", "lagoon",
                               given)["tools"]:
                dissent[given, one["slug"]] = one["dissent"]
        self.assertEqual(dissent, {
            ("--weights=lector=5", "notch"): ["builder", "buyer", "tokyo"],
            ("--weights=lector=5", "lagoon"): ["buyer", "tokyo"],
            ("--only=buyer,lector", "notch"): [],
            ("--only=buyer,lector", "lagoon"): []})

    def test_nobody_who_counts_is_not_nobody(self):
        said = " ".join(self.text("compare", "brook", "delta", "-d", RICH,
                                  "--only", "tokyo").split())
        self.assertIn("Delta is left out: nobody who counts has reviewed it",
                      said)
        self.assertNotIn("By the bare figures", said)

    def test_equal_weights_of_all_ask_for_every_switch(self):
        self.write("data.json", duel("+++-", "++++"))
        said = " ".join(self.text("compare", "a", "b", "-d", "data.json",
                                  "--weights", "r1=1").split())
        self.assertIn("The answer changes when r4 counts", said)

    def test_what_is_not_all_is_never_100_percent(self):
        self.write("data.json", duel("+-+", "+--"))
        said = " ".join(self.text("compare", "a", "b", "-d", "data.json",
                                  "--weights", "r1=1000").split())
        self.assertIn("by weight, >99% against >99%", said)

    def test_tools_tie_only_where_weights_are_worth_the_same(self):
        data = document([tool("a"), tool("b")], [
            {"tool": slug, "reviewer": name, "verdict": "ship"}
            for slug, names in (("a", "wx"), ("b", "yz")) for name in names])
        out = self.one(data, "rank", "--weights", "w=1,x=3,y=2,z=2")
        self.assertEqual([(one["slug"], one["rank"])
                          for one in out["tools"]], [("b", 1), ("a", 2)])

    def test_large_panels_name_how_many_could(self):
        self.write("data.json", duel("+" * 120, "+" * 120))
        out = self.json("compare", "a", "b", "-d", "data.json")
        self.assertEqual(len(out["changes"]["lead"][0]["ways"]), 240)
        said = " ".join(self.text("compare", "a", "b", "-d",
                                  "data.json").split())
        self.assertNotIn("any one of 64", said)

    def test_wrong_weights_are_refused(self):
        for given, status, reason in (
                ("builder", USAGE, "--weights is 'builder', want"),
                ("builder=-1", USAGE, "want REVIEWER=WEIGHT"),
                ("builder=1e3", USAGE, "want"),
                ("builder=1001", USAGE, "from 0 to 1000"),
                ("builder=1,Builder=2", USAGE, "names 'builder' twice"),
                ("nobody=1", UNKNOWN, "nobody"),
                ("builder=0,operator=0,buyer=0,lector=0,tokyo=0", USAGE,
                 "no reviewer is left to count")):
            with self.subTest(given=given):
                self.expect(run("rank", "-d", RICH, "--weights", given),
                            status, reason)
        self.expect(run("rank", "-d", RICH, "--only", "nobody"), UNKNOWN)
        self.expect(run("rank", "-d", RICH, "--only", "tokyo", "--weights",
                        "tokyo=0"), USAGE, "no reviewer is left")
        self.expect(run("reviewers", "-d", RICH, "--only", "tokyo"), USAGE,
                    "does not go with")


class Changes(Case):
    """What would change a verdict or an answer: each way is tried."""

    def changed(self, data, way, kind):
        data = {**data, "reviews": [dict(one) for one in data["reviews"]],
                "votes": [dict(one) for one in data.get("votes", [])]}
        for edit in way.get("votes", []):
            votes = next((one for one in data["votes"]
                          if one["tool"] == edit["tool"]), None)
            if not votes:
                votes = {"tool": edit["tool"], "ship": 0, "skip": 0}
                data["votes"].append(votes)
            votes[edit["verdict"]] += edit["count"]
        new = 0
        for alike in way.get("reviewers", []):
            for _ in range(alike["count"]):
                new += 1
                data["reviews"] += [
                    {"tool": slug, "reviewer": f"new{new}", "verdict": word}
                    for word, slugs in (("ship", alike["ships"]),
                                        ("skip", alike["skips"]))
                    for slug in slugs]
        for edit in way.get("reviews", []):
            found = [one for one in data["reviews"]
                     if one["tool"] == edit["tool"] and
                     one["reviewer"] == edit["reviewer"]]
            self.assertEqual(len(found), kind == "changed-reviews")
            if found:
                self.assertNotEqual(found[0]["verdict"], edit["verdict"])
                found[0]["verdict"] = edit["verdict"]
            else:
                data["reviews"].append({
                    "tool": edit["tool"], "reviewer": edit["reviewer"],
                    "verdict": edit["verdict"]})
        return data

    def answer(self, data, *slugs):
        self.write("other.json", data)
        return self.json("compare", *slugs, "-d", "other.json")["answer"]

    def test_every_way_gives_the_answer_that_it_names(self):
        several = [
            duel("+++-", "++++"), duel("++--", "--++"), duel("----", "----"),
            duel("++", "  ++"), duel("+++ ", "++-+"), duel("+", ""),
            duel("++++", "++++", votes=[{"tool": "a", "ship": 20, "skip": 10},
                                        {"tool": "b", "ship": 18, "skip": 12}]),
            document([tool("a"), tool("b"), tool("c")],
                     panel("a", "+++") + panel("b", "++-") +
                     panel("c", "-+ ")),
        ]
        seen = set()
        for data in several:
            slugs = [one["slug"] for one in data["tools"]]
            self.write("data.json", data)
            out = self.json("compare", *slugs, "-d", "data.json")
            now = out["answer"]
            self.assertEqual(out["changes"]["lead"] is None,
                             now["pick"] is not None)
            for what in "pick", "lead":
                for change in out["changes"][what] or []:
                    for way in change["ways"]:
                        seen.add((what, change["kind"]))
                        then = self.answer(
                            self.changed(data, way, change["kind"]), *slugs)
                        self.assertEqual(
                            (then["pick"], then["lean"]),
                            (way["pick"], way["lean"]), (data, change))
                        if what == "pick":
                            self.assertNotEqual(then["pick"], now["pick"])
                        else:
                            self.assertNotEqual(then["pick"] or then["lean"],
                                                now["pick"] or now["lean"])
        self.assertEqual(len(seen), 8, seen)

    def test_one_new_reviewer_of_four_tools_may_ship_any_of_them(self):
        panels = {"a": "++++---", "b": "----   -+++",
                  "c": "           -----+++", "d": " " * 19 + "----"}
        data = document([tool(slug) for slug in panels],
                        [one for slug, verdicts in panels.items()
                         for one in panel(slug, verdicts)])
        self.write("data.json", data)
        out = self.json("compare", *panels, "-d", "data.json")
        new = out["changes"]["pick"][2]
        self.assertEqual((new["kind"], new["count"]), ("new-reviewers", 1))
        self.assertIn({"count": 1, "ships": ["a", "b"], "skips": ["c", "d"]},
                      [way["reviewers"][0] for way in new["ways"]])

    def test_every_flip_is_one(self):
        data = document([tool("a")], panel("a", "+++-"))
        self.write("data.json", data)
        one = self.json("verdict", "a", "-d", "data.json")["tools"][0]
        self.assertEqual(one["changes"], [
            {"to": "mixed", "changed": 1, "reviewers": ["r1", "r2", "r3"],
             "added": 1, "adding": "skip"},
            {"to": "skip", "changed": 2, "reviewers": [], "added": 5,
             "adding": "skip"}])
        self.assertEqual((one["changes_to_flip"], one["flips_to"]),
                         (1, ["mixed"]))
        text = self.text("verdict", "a", "-d", "data.json", "--width", "200")
        self.assertIn("mixed: r1, r2 or r3 to skip, or one more skip", text)

    def test_the_paragraph_names_who_could_do_it_alone(self):
        self.write("data.json", duel("+++-", "++++"))
        said = " ".join(self.text("compare", "a", "b", "-d",
                                  "data.json").split())
        self.assertIn("The lean would not hold if r1, r2, r3 or r4 skipped "
                      "Beta or r4 shipped Alpha", said)
        self.assertIn("There would be a pick if for instance", said)

    def test_large_panels_say_how_far_was_tried(self):
        self.write("data.json", duel("+" * 300, "-" * 150 + "+" * 150))
        out = self.json("compare", "a", "b", "-d", "data.json")
        self.assertEqual(out["answer"]["rule"], "panel")
        minds = out["changes"]["pick"][0]
        self.assertIsNone(minds["count"])
        self.assertGreaterEqual(minds["more_than"], 2)
        said = " ".join(self.text("compare", "a", "b", "-d",
                                  "data.json").split())
        self.assertRegex(said, r"The pick would hold whichever \w+ reviews "
                               r"were turned round\.")
