"""score --explain: every number leads back to records that stand where it says,
by arithmetic that anybody can redo."""
import json
import math
import re
from fractions import Fraction

from support import (DONE, RICH, SHIP, USAGE, Case, document, panel, review,
                     run, tool)

Z = 1.959963984540054
STEPS = ["panel", "interval", "verdict", "prior", "score", "adjusted",
         "mean-review-score", "gap", "divisive"]
TITLES = dict(zip(["Panel", "Interval", "Verdict", "Prior", "Score",
                   "Adjusted", "Mean score", "Gap", "Divisive"], STEPS))
TOOLS = ["brook", "delta", "fjord", "glint", "heron", "inlet", "jetty", "kelp",
         "lagoon", "moraine", "notch", "onyx"]
FUNCTIONS = {"sqrt": math.sqrt, "exp": math.exp, "__builtins__": {}}


def value_of(formula, names=()):
    """What a formula comes to."""
    # No test hands this anything but what the program printed.
    return eval(formula.replace("^", "**"),  # pylint: disable=eval-used
                {**FUNCTIONS, **dict(names)})


def wilson(ships, total):
    """The interval in its textbook form."""
    rate, share = ships / total, Z * Z / total
    middle = (rate + share / 2) / (1 + share)
    reach = Z / (1 + share) * math.sqrt(
        rate * (1 - rate) / total + share / total / 4)
    return middle - reach, middle + reach


def many(reviewers):
    """Tools of which each leaves out another reviewer."""
    tools = [f"t{number}" for number in range(4)]
    reviews = [review(slug, f"r{number}", SHIP if (number * 7 + i) % 3 else
                      "skip", score=(number * 13 + i) % 101)
               for i, slug in enumerate(tools) for number in range(reviewers)
               if number != i]
    return document([tool(slug) for slug in tools], reviews,
                    votes=[{"tool": "t0", "ship": 5, "skip": 2}])


HISTORY = document(
    [tool("a"), tool("b")],
    [review("a", "x", "skip", date="2026-01-01", score=20),
     review("a", "x", "ship", date="2026-02-01"),
     review("a", "x", "skip", date="2026-03-01"),
     review("a", "y", "ship", date="2026-01-15", score=70.5),
     review("b", "y", "ship")],
    votes=[{"tool": "a", "ship": 1, "skip": 1, "as_of": "2026-01-01"},
           {"tool": "a", "ship": 3, "skip": 1, "as_of": "2026-02-01"}])


class Explanation(Case):
    def of(self, *command):
        return self.json("score", *command, "--explain")

    def on(self, content, *command):
        self.write("data.json", content)
        return self.of(*command, "-d", "data.json")

    def near(self, got, want):
        self.assertLessEqual(abs(got - want), 1e-9 * max(1, abs(want)))

    def each(self):
        """Documents with their data's options."""
        yield self.of(*TOOLS, "-d", RICH), ("-d", RICH)
        yield self.of("smollm3", "smolvlm2-2b"), ()
        for reviewers in 5, 12, 13, 40:
            yield (self.on(many(reviewers), "t0", "t1", "t3"),
                   ("-d", "data.json"))


class Documents(Explanation):
    def test_nothing_else_changes(self):
        for command in (["score", *TOOLS, "-d", RICH], ["score", "smollm3"]):
            plain = self.json(*command)
            explained = self.json(*command, "--explain")
            for one in explained["tools"]:
                self.assertEqual(list(one)[-1], "explanation")
                del one["explanation"]
            self.assertEqual(explained, plain)
            for name in "csv", "tsv":
                self.assertEqual(
                    self.text(*command, "--format", name, "--explain"),
                    self.text(*command, "--format", name))
            self.assertTrue(self.text(*command, "--explain").startswith(
                self.text(*command)))

    def test_jsonl_has_the_member_as_well(self):
        lines = self.text("score", "brook", "inlet", "-d", RICH, "--explain",
                          "--format", "jsonl", "--fields", "slug").splitlines()
        whole = self.of("brook", "inlet", "-d", RICH)["tools"]
        self.assertEqual(
            [json.loads(line) for line in lines],
            [{"slug": one["slug"], "explanation": one["explanation"]}
             for one in whole])

    def test_members_have_their_order(self):
        for out, _ in self.each():
            for one in out["tools"]:
                one = one["explanation"]
                self.assertEqual(list(one), ["reviews", "votes", "steps"])
                self.assertEqual([step["name"] for step in one["steps"]],
                                 STEPS)
                for step in one["steps"]:
                    self.assertEqual(list(step), [
                        "name", "rule", "formula", "inputs", "results",
                        "result", "why_not"])
                for said in one["reviews"]:
                    self.assertEqual(list(said), [
                        "reviewer", "verdict", "score", "date", "file", "line",
                        "current", "weight", "why"])

    def test_every_step_leads_from_the_records_to_the_number(self):
        """All by formulas of this test's own."""
        for out, data in self.each():
            words = {one["slug"]: one for one in self.json(
                "verdict", *[one["slug"] for one in out["tools"]],
                *data)["tools"]}
            for one in out["tools"]:
                with self.subTest(tool=one["slug"]):
                    self.check(one, out["prior"], words[one["slug"]])

    def check(self, one, prior, word):
        explanation = one["explanation"]
        steps = {step["name"]: step for step in explanation["steps"]}
        counting = [said for said in explanation["reviews"]
                    if said["current"]]
        ships = sum(said["verdict"] == SHIP for said in counting)
        total = len(counting)
        votes = explanation["votes"]
        scores = [said["score"] for said in counting
                  if said["score"] is not None]
        self.assertEqual((one["panel"]["ship"], one["panel"]["total"]),
                         (ships, total))
        for name in "mu", "m", "a", "b":
            step = steps["prior"]
            self.near({**step["inputs"], **step["results"]}[
                "M" if name == "m" else name], prior[name])
        self.near(prior["a"], prior["mu"] * prior["m"])
        self.near(prior["b"], (1 - prior["mu"]) * prior["m"])
        if scores:
            self.near(one["mean_review_score"], sum(scores) / len(scores))
            self.near(steps["mean-review-score"]["result"],
                      sum(scores) / len(scores))
        else:
            self.assertIsNone(one["mean_review_score"])
            self.assertIn("score", steps["mean-review-score"]["why_not"])
        if not total:
            for name in STEPS:
                if name not in ("prior", "mean-review-score"):
                    self.assertEqual(steps[name]["why_not"], "no reviews")
                    self.assertEqual(steps[name]["inputs"], {})
                    self.assertIsNone(steps[name]["result"])
            return
        for name in "panel", "interval", "score", "gap", "divisive":
            if not steps[name]["why_not"]:
                self.assertEqual((steps[name]["inputs"]["s"],
                                  steps[name]["inputs"]["n"]), (ships, total))
        self.near(steps["panel"]["result"], ships / total)
        low, high = wilson(ships, total)
        for name, want in ("low", low), ("high", high):
            self.near(steps["interval"]["results"][name], want)
            self.near(one["panel"][name], want)
        rate = Fraction(ships, total)
        self.assertEqual(steps["verdict"]["result"], word["verdict"])
        self.assertEqual(word["verdict"],
                         "ship" if rate >= Fraction(2, 3) else
                         "skip" if rate <= Fraction(1, 3) else "mixed")
        score = (ships + prior["a"]) / (total + prior["a"] + prior["b"])
        self.near(one["score"], score)
        self.near(steps["score"]["result"], score)
        chance = score * (1 - score) * 2 * (total + prior["m"]) / \
            (total + prior["m"] + 1)
        self.near(one["divisive"], chance)
        self.near(steps["divisive"]["result"], chance)
        self.check_adjusted(one, steps["adjusted"])
        self.check_gap(one, steps["gap"], votes, ships / total, (low, high))

    def check_adjusted(self, one, step):
        if one["adjusted"] is None:
            self.assertIn("same reviewers", step["why_not"])
            return
        inputs = dict(step["inputs"])
        mu, theta, count = (inputs.pop(name) for name in ("mu", "theta", "k"))
        self.assertEqual(count, len(inputs))
        chances = [1 / (1 + math.exp(delta - mu - theta))
                   for delta in inputs.values()]
        self.near(one["adjusted"], sum(chances) / count)
        self.near(step["result"], sum(chances) / count)

    def check_gap(self, one, step, votes, rate, interval):
        if not votes:
            self.assertIsNone(one["gap"])
            self.assertEqual(step["why_not"], "no votes yet")
            return
        total = votes["ship"] + votes["skip"]
        other = votes["ship"] / total
        low, high = wilson(votes["ship"], total)
        gap = rate - other
        for name, want in (
                ("value", gap),
                ("low", gap - math.hypot(rate - interval[0], high - other)),
                ("high", gap + math.hypot(interval[1] - rate, other - low))):
            self.near(one["gap"][name], want)
            self.near(step["results"][name], want)
        self.near(step["result"], gap)

    def test_formulas_give_the_results_from_the_inputs(self):
        seen = set()
        for out, _ in self.each():
            for one in out["tools"]:
                for step in one["explanation"]["steps"]:
                    if step["why_not"] or step["name"] == "verdict":
                        continue
                    with self.subTest(tool=one["slug"], step=step["name"]):
                        self.check_formula(step)
                        seen.add(step["name"])
        self.assertEqual(seen, set(STEPS) - {"verdict"})

    def check_formula(self, step):
        names = dict(step["inputs"])
        for part in step["formula"].split("; "):
            name, formula = part.split(" = ")
            formula, each, _ = formula.partition(" for each reviewer")
            if each:
                for key, value in step["inputs"].items():
                    found = re.fullmatch(r"delta\((.*)\)", key)
                    if found:
                        result = step["results"][f"{name}({found[1]})"]
                        self.near(value_of(formula, {**names, "delta": value}),
                                  result)
                continue
            if not formula.startswith("the sum"):
                self.near(value_of(formula, names), step["results"][name])
            names[name] = step["results"][name]

    def test_only_commands_that_explain_take_it(self):
        self.expect(run("verdict", "brook", "--explain", "-d", RICH), USAGE,
                    "'--explain' does not go")


class Places(Explanation):
    def found(self, said):
        """The objects that begin in the line that is named."""
        text = (self.dir / said["file"]).read_text(encoding="utf-8")
        lines = text.split("\n")
        before = sum(len(line) + 1 for line in lines[:said["line"] - 1])
        decoder = json.JSONDecoder()
        return [decoder.raw_decode(text, before + match.start())[0]
                for match in re.finditer("{", lines[said["line"] - 1])]

    def check(self, out):
        checked = 0
        for one in out["tools"]:
            explanation = one["explanation"]
            for said in explanation["reviews"]:
                want = {name: said[name] for name in
                        ("reviewer", "verdict", "date", "score")}
                self.assertIn(want, [
                    {name: record.get(name) for name in want}
                    for record in self.found(said)])
                checked += 1
            votes = explanation["votes"]
            if votes:
                want = {name: votes[name] for name in
                        ("ship", "skip", "as_of")}
                self.assertIn(want, [
                    {name: record.get(name) for name in want}
                    for record in self.found(votes)])
        return checked

    def test_of_one_document(self):
        for content in (json.dumps(HISTORY, indent=2), json.dumps(HISTORY),
                        json.dumps(HISTORY, indent=0)):
            self.assertEqual(self.check(self.on(content, "a", "b")), 5)

    def test_of_a_file_per_tool(self):
        for path in RICH.iterdir():
            self.write(f"verdicts/{path.name}", path.read_bytes())
        out = self.of(*TOOLS, "-d", "verdicts")
        self.assertEqual(self.check(out), 40)
        self.assertEqual({said["file"] for one in out["tools"]
                          for said in one["explanation"]["reviews"]},
                         {f"verdicts/{slug}.json" for slug in TOOLS
                          if slug != "inlet"})

    def test_of_json_lines(self):
        records = [{"type": name.rstrip("s") if name != "votes" else name,
                    **record}
                   for name in ("tools", "reviews", "votes")
                   for record in HISTORY[name]]
        self.write("a.jsonl", "".join(json.dumps(record) + "\n"
                                      for record in records[::-1]))
        out = self.of("a", "b", "-d", "a.jsonl")
        self.assertEqual(self.check(out), 5)
        self.assertEqual(out["tools"][0]["explanation"]["votes"]["line"], 1)

    def test_text_names_the_same_places(self):
        for path in "brook.json", "kelp.json", "00-panel.json":
            self.write(f"verdicts/{path}", (RICH / path).read_bytes())
        out = self.of("brook", "kelp", "-d", "verdicts")
        text = self.text("score", "brook", "kelp", "-d", "verdicts",
                         "--explain", "--width", "300")
        for one in out["tools"]:
            for said in one["explanation"]["reviews"]:
                self.assertRegex(text, rf"(?m)^  {said['file']}:{said['line']} "
                                       rf".* {said['reviewer']} .*")
            votes = one["explanation"]["votes"]
            if votes:
                self.assertIn(f"{votes['file']}:{votes['line']} ", text)


class History(Explanation):
    def whys(self, *options):
        out = self.on(HISTORY, "a", *options)
        return [(said["date"], said["current"], said["why"])
                for said in out["tools"][0]["explanation"]["reviews"]]

    def test_what_does_not_count_says_why(self):
        self.assertEqual(self.whys(), [
            ("2026-03-01", True, None),
            ("2026-01-15", True, None),
            ("2026-01-01", False, "replaced by 2026-03-01"),
            ("2026-02-01", False, "replaced by 2026-03-01")])
        self.assertEqual(self.whys("--as-of", "2026-02-14"), [
            ("2026-02-01", True, None),
            ("2026-01-15", True, None),
            ("2026-01-01", False, "replaced by 2026-02-01"),
            ("2026-03-01", False, "after 2026-02-14")])
        self.assertEqual([why for *_, why in self.whys("--as-of",
                                                       "2025-12-31")],
                         ["after 2025-12-31"] * 4)

    def test_votes_are_those_of_the_day(self):
        for day, ships in (("2026-01-20", 1), ("2026-02-20", 3)):
            out = self.on(HISTORY, "a", "--as-of", day)
            votes = out["tools"][0]["explanation"]["votes"]
            self.assertEqual((votes["ship"], votes["as_of"][:7]),
                             (ships, day[:7]))
        out = self.on(HISTORY, "a", "--as-of", "2025-12-31")
        self.assertIsNone(out["tools"][0]["explanation"]["votes"])

    def test_text_tells_it_as_well(self):
        self.write("data.json", HISTORY)
        text = self.text("score", "a", "b", "-d", "data.json", "--explain")
        self.assertIn("no, replaced by 2026-03-01", text)
        self.assertIn("no date", text)
        text = self.text("score", "a", "-d", "data.json", "--explain",
                         "--as-of", "2025-12-31")
        self.assertIn("no, after 2025-12-31", text)
        self.assertIn("No review of A counts", text)


class Text(Explanation):
    def steps(self, text):
        """The lines of each tool's steps, {step: [line]}, parts joined."""
        for block in text.split("\n\n"):
            head, *lines = block.split("\n")
            if not head.startswith("  Step "):
                continue
            start = head.index("Rule")
            steps = {}
            for line in lines:
                label, said = line[2:start].strip(), line[start:]
                if label == "shown as":
                    steps[name].append(f"shown as {said}")
                elif label:
                    name = TITLES[label]
                    steps[name] = [said]
                elif said.startswith("= "):
                    steps[name][-1] += f" {said}"
                else:
                    steps[name].append(said)
            yield steps

    def test_the_numbers_on_paper_lead_to_those_shown(self):
        checked = 0
        for out, data in self.each():
            slugs = [one["slug"] for one in out["tools"]]
            text = self.text("score", *slugs, *data, "--explain", "--width",
                             "1000")
            found = list(self.steps(text))
            self.assertEqual(len(found), len(slugs))
            for one, steps in zip(out["tools"], found):
                for name, lines in steps.items():
                    with self.subTest(tool=one["slug"], step=name):
                        checked += self.check(lines)
        self.assertGreater(checked, 300)

    def check(self, lines):
        """Redo a step; returns how many equations there were."""
        worked = {}
        for line in lines:
            parts = line.split(" = ")
            shown = re.fullmatch(r"shown as (.*)", line)
            if shown:
                self.check_shown(shown[1], worked)
            if not re.fullmatch(r"[\w()]+( = .*)+ = -?[\d.e+-]+", line):
                continue
            value = float(parts[-1])
            if not parts[-2].startswith("the sum"):
                # Six digits in, so nearly as many out.
                self.assertLess(abs(value_of(parts[-2]) - value),
                                2e-5 * max(1, abs(value)), line)
            worked[parts[0]] = value
        return len(worked)

    def check_shown(self, shown, worked):
        got = [float(number.replace(",", "")) for number in
               re.findall(r"[+-]?\d[\d,]*\.?\d*", shown.replace("–", " "))]
        if "points" in shown:
            for name, points in zip(("value", "low", "high"), got):
                self.assertLessEqual(abs(worked[name] * 100 - points), .501)
        elif "%" in shown:
            for name, percent in zip(("low", "high"), got[-2:]):
                self.assertLessEqual(abs(worked[name] * 100 - percent), .501)
        else:
            digits = len(str(shown.split()[0]).partition(".")[2])
            last = list(worked.values())[-1]
            self.assertLessEqual(abs(last - got[0]), .501 * 10 ** -digits)

    def test_whole_numbers_are_held_against_thresholds(self):
        text = self.text("score", *TOOLS, "-d", RICH, "--explain", "--width",
                         "1000")
        for steps in self.steps(text):
            lines = "\n".join(steps["verdict"])
            if "no reviews" in lines:
                continue
            met = re.findall(r"(\w+) wants .*, (met|not met)", lines)
            word = re.search(r"so the word is (\w+);", lines)[1]
            self.assertEqual(met, [("ship", "met")] if word == "ship" else [
                ("ship", "not met"),
                ("skip", "met" if word == "skip" else "not met")])
        held = re.findall(r"(\w+) wants .*?: (\d+)\*(\d+) (..) (\d+)\*(\d+), "
                          r"(\d+) .. (\d+), (met|not met)", text)
        self.assertGreater(len(held), 10)
        for word, *numbers, met in held:
            sign = numbers.pop(2)
            s, below, n, above, left, right = map(int, numbers)
            self.assertEqual((s * below, n * above), (left, right))
            self.assertEqual(met == "met",
                             left >= right if word == "ship" else
                             left <= right)
            self.assertEqual(sign, ">=" if word == "ship" else "<=")

    def test_more_than_twelve_reviewers_are_left_to_json(self):
        for reviewers, listed in (12, True), (13, False):
            self.write("data.json", many(reviewers))
            text = self.text("score", "t0", "-d", "data.json", "--explain")
            self.assertEqual("p(r3) = " in text, listed)
            self.assertEqual("sum = the sum of p = " in text, not listed)
            self.assertIn(f"/{reviewers} = ", text)

    def test_what_is_missing_says_why(self):
        self.write("data.json", document(
            [tool("a"), tool("b")], panel("a", "++-"),
            votes=[{"tool": "b", "ship": 1, "skip": 0}]))
        text = self.text("score", "a", "b", "-d", "data.json", "--explain")
        for words in ("no votes yet", "no reviews", "There are no reviews",
                      "There are no votes", "the same reviewers judged",
                      "gives a score", "one reviewed tool", "assumed"):
            self.assertIn(words, text)

    def test_it_ends_in_words_that_are_the_same_at_every_width(self):
        for slug, words in (
                ("brook", "All five reviews of Brook that count say ship, so "
                          "its verdict is ship;"),
                ("moraine", "provisional with so few reviews"),
                ("inlet", "No review of Inlet counts")):
            ends = {" ".join(self.text(
                "score", slug, "-d", RICH, "--explain", "--width",
                width).rsplit("\n\n", 1)[1].split())
                for width in ("20", "40", "80", "120")}
            self.assertEqual(len(ends), 1)
            self.assertIn(words, ends.pop())

    def test_it_works_in_every_format(self):
        for name in ("text", "markdown", "html", "csv", "tsv", "json",
                     "jsonl"):
            self.expect(run("score", *TOOLS, "-d", RICH, "--explain",
                            "--format", name), DONE)
