"""--policy and the policy of a configuration: what follows it, what does not,
and that a bad one is never passed by."""
import json
import re
from fractions import Fraction

from support import (DATA, DONE, GATE, RICH, ROOT, USAGE, Case, document,
                     panel, panels, review, run, tool)

JUDGING = ("list", "rank", "search a", "verdict brook delta", "score brook",
           "show brook", "compare brook delta")


class PolicyCase(Case):
    def policy(self, name="policy.json", **members):
        return self.write(name, {"format": "smolcmp-policy/1", **members})

    def words(self, data, *options):
        """The verdict of every tool of a document."""
        out = self.of(data, "list", *options)
        return {one["slug"]: one["verdict"] for one in out["tools"]}


class Thresholds(PolicyCase):
    def test_words_are_those_of_the_thresholds_exactly(self):
        self.write("data.json", panels(**{
            f"t{ship}{skip}": "+" * ship + "-" * skip
            for ship in range(6) for skip in range(6)}))
        for ship, skip, least in (("0.75", "0.25", 1), ('"3/4"', '"1/4"', 3),
                                  ("1", "0", 2), ('"4/5"', '"1/5"', 5),
                                  ("0.6", '"2/5"', 1), ("0.666667", "0", 1)):
            self.write("policy.json",
                       '{"format": "smolcmp-policy/1", "thresholds": {'
                       f'"ship": {ship}, "skip": {skip}, '
                       f'"min_panel": {least}}}}}')
            high, low = (Fraction(text.strip('"')) for text in (ship, skip))
            for one in self.json("list", "-d", "data.json", "--policy",
                                 "policy.json")["tools"]:
                panel_of = one["panel"]
                rate = panel_of["total"] and \
                    Fraction(panel_of["ship"], panel_of["total"])
                with self.subTest(ship=ship, skip=skip, tool=one["slug"]):
                    self.assertEqual(
                        one["verdict"],
                        "unrated" if panel_of["total"] < max(least, 1) else
                        "ship" if rate >= high else
                        "skip" if rate <= low else "mixed")

    def test_ships_make_a_ship_where_skips_would_too(self):
        self.write("data.json", panels(a="++"))
        policy = self.policy(thresholds={"min_panel": 3})
        out = self.json("verdict", "a", "-d", "data.json", "--policy", policy)
        self.assertEqual(
            [(one["to"], one["added"], one["adding"])
             for one in out["tools"][0]["changes"]],
            [("ship", 1, "ship"), ("mixed", 2, "skip"), ("skip", 4, "skip")])

    def test_every_command_says_the_same_word(self):
        policy = self.policy(thresholds={"ship": 1, "skip": 0,
                                         "min_panel": 4})
        given = "-d", RICH, "--policy", policy
        words = {one["slug"]: one["verdict"]
                 for one in self.json("list", *given)["tools"]}
        self.assertEqual(set(words.values()),
                         {"ship", "mixed", "skip", "unrated"})
        plain = {one["slug"]: one["verdict"]
                 for one in self.json("list", "-d", RICH)["tools"]}
        self.assertNotEqual(words, plain)
        for kind in "verdict", "compare":
            # As many as compare takes.
            slugs = list(words)[:8]
            out = self.json(kind, *slugs, *given)
            self.assertEqual([one["verdict"] for one in out["tools"]],
                             [words[slug] for slug in slugs])
        for one in self.json("search", "a", *given)["tools"]:
            self.assertEqual(one["verdict"], words[one["slug"]])
        for word in set(words.values()):
            out = self.json("list", "--verdict", word, *given)
            self.assertEqual({one["slug"] for one in out["tools"]},
                             {slug for slug in words if words[slug] == word})
        for slug, word in words.items():
            out = self.json("show", slug, *given)["tool"]
            self.assertEqual(out["verdict"], word)
            steps = self.json("score", slug, "--explain",
                              *given)["tools"][0]["explanation"]["steps"]
            said = next(one for one in steps if one["name"] == "verdict")
            if said["why_not"] is None:
                self.assertEqual(said["result"], word)

    def test_documents_name_the_policy_as_it_was_given(self):
        policy = self.policy("deep/p.json")
        for command in JUDGING:
            out = self.json(*command.split(), "-d", RICH, "--policy", policy)
            self.assertEqual(out["meta"]["policy"], "deep/p.json")
            out = self.json(*command.split(), "-d", RICH, "--policy",
                            f"./{policy}")
            self.assertEqual(out["meta"]["policy"], "./deep/p.json")
            out = self.json(*command.split(), "-d", RICH)
            self.assertIsNone(out["meta"]["policy"])

    def test_a_policy_that_says_nothing_changes_nothing(self):
        policy = self.policy()
        usual = self.policy("usual.json", thresholds={
            "ship": "2/3", "skip": "1/3", "min_panel": 1})
        for command in JUDGING:
            command = [*command.split(), "-d", RICH]
            plain = self.text(*command)
            self.assertEqual(self.text(*command, "--policy", policy), plain)
            self.assertEqual(self.text(*command, "--policy", usual), plain)

    def test_text_says_what_the_words_go_by(self):
        policy = self.policy(thresholds={"ship": 0.75, "min_panel": 4})
        for command in JUDGING:
            said = " ".join(self.text(*command.split(), "-d", RICH,
                                      "--policy", policy).split())
            self.assertIn("By the policy 'policy.json': ship from 3/4 of a "
                          "panel on, skip up to 1/3, unrated with fewer than "
                          "four reviews.", said)
        policy = self.policy(thresholds={"skip": "1/4"})
        said = " ".join(self.text("list", "-d", RICH, "--policy",
                                  policy).split())
        self.assertIn("ship from 2/3 of a panel on, skip up to 1/4.", said)

    def test_the_explanation_goes_by_them(self):
        policy = self.policy(thresholds={"ship": 0.75, "skip": "1/4",
                                         "min_panel": 3})
        data = panels(a="+++-", b="++")
        self.write("data.json", data)
        said = " ".join(self.text("score", "a", "--explain", "-d",
                                  "data.json", "--policy", policy, "--width",
                                  "300").split())
        self.assertIn("ship from 3/4 of the reviews on, skip up to 1/4, "
                      "mixed between, unrated if heads, the reviewers who "
                      "count, are fewer than 3", said)
        self.assertIn("ship wants s*4 >= n*3: 3*4 >= 4*3, 12 >= 12, met",
                      said)
        self.assertNotIn("2/3", said)
        said = " ".join(self.text("score", "b", "--explain", "-d",
                                  "data.json", "--policy", policy, "--width",
                                  "300").split())
        self.assertIn("so the word is unrated: it takes 3 reviews", said)
        steps = self.json("score", "b", "--explain", "-d", "data.json",
                          "--policy",
                          policy)["tools"][0]["explanation"]["steps"]
        inputs = next(one["inputs"] for one in steps
                      if one["name"] == "verdict")
        self.assertEqual((inputs["heads"], inputs["least_panel"]), (2, 3))

    def test_what_would_change_a_word_goes_by_them(self):
        policy = self.policy(thresholds={"min_panel": 4})
        one = self.of(panels(a="++"), "verdict", "a", "--policy",
                      policy)["tools"][0]
        self.assertEqual(one["verdict"], "unrated")
        added = {change["to"]: change["added"] for change in one["changes"]}
        self.assertEqual(added["ship"], 2)
        policy = self.policy(thresholds={"ship": 1})
        one = self.of(panels(a="++++"), "verdict", "a", "--policy",
                      policy)["tools"][0]
        self.assertEqual((one["verdict"], one["changes_to_flip"]),
                         ("ship", 1))

    def test_gates_follow_them(self):
        self.write("data.json", panels(a="+++-", b="++++"))
        strict = self.policy(thresholds={"ship": 0.8})
        large = self.policy("large.json", thresholds={"min_panel": 5})
        gate = "verdict", "a", "-d", "data.json", "--exit-code"
        self.expect(self.run_here(*gate), DONE)
        self.expect(self.run_here(*gate, "--policy", strict), GATE,
                    "gate: 'a' is mixed, not ship")
        self.expect(self.run_here(*gate, "--policy", large), GATE,
                    "gate: 'a' is unrated, not ship")
        pick = "compare", "a", "b", "-d", "data.json", "--exit-code"
        self.expect(self.run_here(*pick, "--policy", large), GATE,
                    "gate: no tool is picked")

    def test_the_answer_knows_few_reviews_from_none(self):
        policy = self.policy(thresholds={"min_panel": 3})
        self.assertIn("C is left out: too few of its reviews count.",
                      self.said(panels(a="++++", b="++-+", c="++"), "compare",
                                "a", "b", "c", "--policy", policy))
        said = self.said(panels(a="++", b="--", c=""), "compare", "a", "b",
                         "c", "--policy", policy)
        self.assertIn("C has no reviews to judge by. A and B have too few "
                      "reviews that count.", said)


class Weights(PolicyCase):
    DATA = document([tool("a")], panel("a", "+--"),
                    reviewers=[{"id": f"r{i}", "name": f"Name {i}"}
                               for i in (1, 2, 3)])

    def verdict(self, *options):
        out = self.of(self.DATA, "verdict", "a", *options)
        return out["tools"][0]["verdict"], out["meta"]["weights"]

    def test_they_are_those_of_the_policy(self):
        policy = self.policy(weights={"r1": 4, "r2": 0.5})
        self.assertEqual(self.verdict("--policy", policy),
                         ("ship", {"r1": 4, "r2": .5, "r3": 1}))
        self.assertEqual(
            self.of(self.DATA, "list", "--policy", policy),
            {**self.of(self.DATA, "list", "--weights", "r1=4,r2=0.5"),
             "meta": {**self.of(self.DATA, "list", "--weights",
                                "r1=4,r2=0.5")["meta"],
                      "policy": "policy.json"}})
        said = self.said(self.DATA, "list", "--policy", policy)
        self.assertIn("Reweighted: r1 counts 4, r2 counts 0.5 and the other "
                      "counts 1.", said)
        self.assertIn("Weighted", said)

    def test_options_stand_in_place_of_them(self):
        policy = self.policy(weights={"r1": 4, "r2": 0, "gone": 1},
                             thresholds={"skip": 0.25})
        self.assertEqual(
            self.verdict("--policy", policy, "--weights", "r3=2"),
            ("skip", {"r1": 1, "r2": 1, "r3": 2}))
        self.assertEqual(self.verdict("--policy", policy, "--only", "r2"),
                         ("skip", {"r1": 0, "r2": 1, "r3": 0}))

    def test_weights_are_of_those_named_in_any_order(self):
        """Reviewers are mentioned in another order than they are declared."""
        data = document([tool("a")], [review("a", "r2", "ship"),
                                      review("a", "r1", "skip")],
                        reviewers=[{"id": "r1", "name": "R"},
                                   {"id": "r2", "name": "S"}])
        self.write("data.json", data)
        out = self.json("verdict", "a", "-d", "data.json", "--policy",
                        self.policy(weights={"r1": 0}))
        self.assertEqual(out["meta"]["weights"], {"r1": 0, "r2": 1})
        self.assertEqual(out["tools"][0]["verdict"], "ship")

    def test_unknown_reviewers_are_told_with_the_policy(self):
        for name in "gone", "Name 1", "r", "R1":
            policy = self.policy(weights={name: 2, "r1": 1})
            done = self.run_on(self.DATA, "list", "--policy", policy)
            self.expect(done, DATA, "^smolcmp: policy.json: '/weights' names "
                                    f"'{name}', which is no reviewer's id")
        policy = self.policy(weights={"r1": 0, "r2": 0, "r3": 0})
        self.expect(self.run_on(self.DATA, "list", "--policy", policy), DATA,
                    "policy.json: '/weights' leaves no reviewer to count")


class Refused(PolicyCase):
    def test_no_command_judges_by_a_bad_one(self):
        for members, reason in (
                ({"gate": []}, "unknown member '/gate'"),
                ({"thresholds": {"ship": 2}}, "'/thresholds/ship' is 2"),
                ({"gates": [{"tool": "a", "require": {}}]},
                 "'/gates/0/require' is empty"),
                ({"ignore": [{"rule": "a"}]}, "'/ignore/0' has no 'reason'")):
            policy = self.policy(**members)
            for command in JUDGING:
                done = self.run_here(*command.split(), "-d", RICH, "--policy",
                                     policy)
                self.expect(done, DATA, f"^smolcmp: policy.json: {reason}")
                done = self.run_here(*command.split(), "-d", RICH, "--policy",
                                     policy, "--json")
                self.expect(done, DATA)

    def test_syntax_is_told_with_line_and_column(self):
        self.write("policy.json", '{\n  "format": "smolcmp-policy/1",\n'
                                  '  "gates": ]\n}')
        self.expect(run("list", "-d", RICH, "--policy", "policy.json",
                        cwd=self.dir), DATA, r"^smolcmp: policy\.json:3:12: ")

    def test_one_that_cannot_be_read_is_no_policy(self):
        for name, reason in ("gone.json", "cannot open"), (".", "cannot read"):
            self.expect(self.run_here("list", "-d", RICH, "--policy", name),
                        DATA, reason)
        self.expect(self.run_here("list", "--policy="), USAGE,
                    "--policy is '', want the path of a policy")
        self.expect(self.run_here("reviewers", "--policy", self.policy()),
                    USAGE, "does not go with 'reviewers'")

    def test_nothing_of_it_gets_onto_a_terminal(self):
        for text in ('{"\u001b[31m": 1', '{"a\u202eb": 1}',
                     '{"format": "smolcmp-policy/1", "x\u001b[2J": 1}'
                     .replace("\u001b", "\\u001b"),
                     '{"format": "smolcmp-policy/1", "baseline": ["\\u0007"],'
                     '"gates": "\\u001b]0;x"}'):
            self.write("policy.json", text)
            done = self.run_here("list", "-d", RICH, "--policy",
                                 "policy.json")
            self.expect(done, DATA)
            for byte in b"\x1b", b"\x07", "\u202e".encode():
                self.assertNotIn(byte, done.stderr)


class Configured(PolicyCase):
    def setUp(self):
        super().setUp()
        self.write("repo/data/a.json", {
            "slug": "a", "name": "A",
            "reviews": [{"reviewer": f"r{i}",
                         "verdict": "ship" if i < 3 else "skip"}
                        for i in range(4)]})
        self.write("other.json", panels(b="+++-"))
        self.policy("repo/rules/policy.json", thresholds={"ship": 0.8})
        self.configure(data="data", policy="rules/policy.json")

    def configure(self, **members):
        self.write("repo/.smolcmp.json",
                   {"format": "smolcmp-config/1", **members})

    def asked(self, *options, where="repo", **more):
        done = run("list", "--json", *options, cwd=self.dir / where, **more)
        out = json.loads(self.expect(done, DONE).stdout)
        return out["tools"][0]["verdict"], out["meta"]["policy"]

    def test_its_path_is_relative_to_the_file(self):
        self.assertEqual(self.asked(), ("mixed", "rules/policy.json"))
        self.assertEqual(self.asked(where="repo/data"),
                         ("mixed", "../rules/policy.json"))
        self.configure(data="data",
                       policy=str(self.dir / "repo/rules/policy.json"))
        self.assertEqual(self.asked(where="repo/data"),
                         ("mixed", str(self.dir / "repo/rules/policy.json")))

    def test_it_goes_with_the_data_that_is_named_there(self):
        self.assertEqual(self.asked("-d", "../other.json"), ("ship", None))
        self.assertEqual(self.asked("-d", "data"), ("ship", None))
        self.assertEqual(self.asked(env={"SMOLCMP_DATA": "../other.json"}),
                         ("ship", None))
        self.configure(policy="rules/policy.json")
        self.assertEqual(self.asked(), ("ship", None))

    def test_an_option_comes_first(self):
        self.policy("mine.json", thresholds={"skip": 0.75, "ship": 0.8})
        self.assertEqual(self.asked("--policy", "../mine.json"),
                         ("skip", "../mine.json"))

    def test_a_bad_one_is_an_error_not_passed_by(self):
        self.policy("repo/rules/policy.json", threshold={})
        for where, name in ("repo", "rules"), ("repo/data", r"\./\.\./rules"):
            self.expect(run("list", cwd=self.dir / where), DATA,
                        f"smolcmp: {name}/policy.json: unknown member")
        (self.dir / "repo/rules/policy.json").unlink()
        self.expect(run("list", cwd=self.dir / "repo"), DATA, "cannot open")
        self.expect(run("list", "-d", "data", cwd=self.dir / "repo"), DONE)

    def test_what_does_not_judge_does_not_need_it(self):
        self.policy("repo/rules/policy.json", threshold={})
        done = run("reviewers", "--json", cwd=self.dir / "repo")
        out = json.loads(self.expect(done, DONE).stdout)
        self.assertIsNone(out["meta"]["policy"])
        done = run("complete", "--", "show", "", cwd=self.dir / "repo")
        self.expect(done, DONE)
        self.assertIn(b"a\tA", done.stdout)


class Beside(PolicyCase):
    def test_policies_among_the_data_are_passed_over(self):
        self.write("data/a.json", panels(a="+++-"))
        self.policy("data/policy.json", weights={"r1": 2},
                    gates=[{"tool": "a", "require": {"verdict": "ship"}}],
                    compare=[["a", "b"]])
        self.write("data/baseline.json", {"format": "smolcmp-baseline/1",
                                          "findings": []})
        out = self.json("list", "-d", "data", "--policy", "data/policy.json")
        self.assertEqual([one["slug"] for one in out["tools"]], ["a"])
        self.expect(self.run_here("list", "-d", "data/policy.json"), DATA,
                    "holds no verdict data")

    def test_data_is_no_policy(self):
        self.write("data.json", panels(a="+"))
        self.expect(self.run_here("list", "-d", "data.json", "--policy",
                                  "data.json"), DATA,
                    "'/format' is 'smolcmp/1', want smolcmp-policy/1")

    def test_files_complete(self):
        done = self.run_here("complete", "--", "list", "--policy", "")
        self.assertEqual(self.expect(done, DONE).stdout, b"\tfiles\n")

    def test_every_member_is_described(self):
        """The program names the members that there are, when asked for one
        that there is not."""
        page = (ROOT / "man/smolcmp.5.mdoc").read_text()
        page = page.partition(".Sh POLICY")[2].partition(".Sh FILES")[0]
        gate = {"tool": "a", "require": {"verdict": "ship", "no": 1}, "no": 1}
        policy = self.policy(no=1, thresholds={"no": 1},
                             max_age_days={"no": 1}, gates=[gate],
                             ignore=[{"no": 1}])
        done = self.run_here("list", "--policy", policy)
        lists = re.findall("unknown member '[^']*/no', want (.*)",
                           done.stderr.decode())
        self.assertEqual(len(lists), 6)
        for name in re.split(", | or ", ", ".join(lists)):
            self.assertRegex(page, rf"\.(It )?Cm {re.escape(name)}\b")
