"""The JSON contract: members and their order, types, and the same bytes for
the same question."""
import json

from support import CATALOG, DONE, DUELS, RICH, Case, document, run, tool

ALL = ["brook", "delta", "fjord", "glint", "heron", "inlet", "jetty", "kelp",
       "lagoon", "moraine", "notch", "onyx"]
DOCUMENTS = [("compare", *ALL[:8]), ("compare", *ALL[4:12]),
             ("compare", "jetty", "inlet"), ("compare", *ALL[:3]),
             ("verdict", *ALL),
             ("score", *ALL), ("rank",), ("rank", "--by", "category"),
             ("rank", "--tag", "none"), ("list",), ("search", "log"), ("search", "a"),
             ("search", "none-of-these"), ("reviewers",),
             ("reviewers", "operator", "builder"),
             *(("show", slug) for slug in ALL)]

META = "version sources as_of policy weights level"
SHARE = "ship total rate low high"
PRICE = "model amount currency per note checked monthly unit"
VERDICT = "verdict panel unanimous dissent changes_to_flip flips_to "\
          "changes"
SCORE = "score adjusted provisional panel community mean_review_score gap " \
        "divisive"
TALLY = "strength se wins ties total group"
REVIEWER = "id name lens share severity severity_se agrees_with_panel ships " \
           "skips"
AGREEMENT = "observed chance ac1 ac1_se alpha alpha_se"
BENCHMARK = "name score claim unit higher_is_better source self_reported"
CHANGE = "kind count more_than ways"
FLIP = "to changed reviewers added adding"
MEMBERS = {
    "compare": "format meta tools reviewers reviews pairs answer "
               "shortlist changes switches duels",
    "compare.tools": "slug name category vendor tagline description best_for "
                     "license tags alternatives benchmarks verdict panel "
                     "community price cheapest p_best dominated_by",
    "compare.tools.price": PRICE,
    "compare.tools.benchmarks": BENCHMARK,
    "compare.reviewers": "id name lens",
    "compare.reviews": "tool reviewer verdict score date quote summary",
    "compare.pairs": "a b source method common a_only b_only p_a_better "
                     "p_exact p_mid difference strength leader trivial",
    "compare.pairs.difference": "value low high",
    "compare.answer": "outcome pick lean rule strength text",
    "compare.changes": "pick lead verdicts",
    "compare.changes.pick": CHANGE,
    "compare.changes.pick.ways": None,
    "compare.changes.pick.ways.reviews": "reviewer tool verdict",
    "compare.changes.pick.ways.reviewers": "count ships skips",
    "compare.changes.pick.ways.votes": "tool verdict count",
    "compare.changes.lead": CHANGE,
    "compare.changes.lead.ways": None,
    "compare.changes.lead.ways.reviews": "reviewer tool verdict",
    "compare.changes.lead.ways.reviewers": "count ships skips",
    "compare.changes.lead.ways.votes": "tool verdict count",
    "compare.changes.verdicts": "tool changes",
    "compare.changes.verdicts.changes": FLIP,
    "compare.duels": "a b a_wins b_wins ties p_a_wins connected",
    "verdict": "format meta tools",
    "verdict.tools": "slug " + VERDICT,
    "verdict.tools.changes": FLIP,
    "score": "format meta tools prior",
    "score.tools": "slug " + SCORE,
    "score.tools.gap": "value low high",
    "score.prior": "mu m a b",
    "rank": "format meta tools unranked prior",
    "rank.tools": "rank tied best worst slug category " + SCORE + " duels",
    "rank.tools.duels": TALLY,
    "rank.tools.gap": "value low high",
    "rank.prior": "mu m a b",
    "rank by": "format meta tools unranked prior priors",
    "rank by.tools": "rank tied best worst slug category " + SCORE +
                     " duels",
    "rank by.tools.duels": TALLY,
    "rank by.tools.gap": "value low high",
    "rank by.priors": "mu m a b category",
    "list": "format meta tools",
    "list.tools": "slug name category verdict panel community price",
    "list.tools.price": PRICE,
    "search": "format meta tools",
    "search.tools": "slug name category verdict panel community price matched",
    "search.tools.price": PRICE,
    "reviewers": "format meta reviewers agreement pairs",
    "reviewers.reviewers": REVIEWER,
    "reviewers.reviewers.agrees_with_panel": "agree total",
    "reviewers.agreement": AGREEMENT,
    "reviewers.pairs": "a b shared kappa",
    "reviewers named": "format meta reviewers agreement pairs reviews",
    "reviewers named.reviewers": REVIEWER,
    "reviewers named.reviewers.agrees_with_panel": "agree total",
    "reviewers named.agreement": AGREEMENT,
    "reviewers named.pairs": "a b shared kappa",
    "reviewers named.reviews": "tool reviewer verdict score date quote "
                               "summary url current file line surprise",
    "show": "format meta tool",
    "show.tool": "slug name aliases vendor category tagline description "
                 "best_for license homepage released added tags pricing "
                 "alternatives benchmarks facts sources stated " + VERDICT +
                 " score adjusted provisional community mean_review_score "
                 "gap divisive reviews",
    "show.tool.gap": "value low high",
    "show.tool.changes": FLIP,
    "show.tool.pricing": "model entry plans note url checked",
    "show.tool.pricing.entry": "amount currency per",
    "show.tool.pricing.plans": "name amount currency per",
    "show.tool.benchmarks": BENCHMARK,
    "show.tool.facts": "parameters downloads likes gated last_modified "
                       "checked",
    "show.tool.sources": "kind id url checked",
    "show.tool.stated": "panel_ship_percent community_ship_percent",
    "show.tool.reviews": "reviewer verdict score date quote summary url "
                         "current file line",
}
TOKENS = {
    "verdict": ["ship", "mixed", "skip", "unrated"],
    "strength": ["too-close", "weak", "moderate", "strong", "very-strong",
                 None],
    "outcome": ["pick", "either", "none", "undecided"],
    "rule": ["no-candidate", "verdict", "panel", "community", "conflict",
             "price", "lean"],
    "source": ["panel", "community"],
    "method": ["paired", "unpaired"],
}


def wanted(path):
    last = path.rsplit(".", 1)[-1]
    if last == "meta":
        return META
    if last == "sources" and ".meta." in path:
        return "name bytes"
    if last in ("panel", "community", "share"):
        return SHARE
    return MEMBERS.get(path)


class Contract(Case):
    def walk(self, path, value, seen):
        if isinstance(value, list):
            for item in value:
                self.walk(path, item, seen)
        elif isinstance(value, dict):
            seen.add(path)
            if path.endswith(".ways"):
                self.assertIn(" ".join(value), ("reviews pick lean",
                                                "reviewers pick lean",
                                                "votes pick lean"), path)
            else:
                self.assertEqual(" ".join(value), wanted(path), path)
            for name, inner in value.items():
                self.walk(f"{path}.{name}", inner, seen)
                if name in TOKENS and not isinstance(inner, (dict, list)) \
                        and ".benchmarks" not in path \
                        and ".duels" not in path:
                    self.assertIn(inner, TOKENS[name])
            if wanted(path) == SHARE:
                self.share(value)

    def share(self, share):
        self.assertIs(type(share["ship"]), int)
        self.assertIs(type(share["total"]), int)
        if share["total"]:
            self.assertAlmostEqual(share["rate"],
                                   share["ship"] / share["total"], 14)
            self.assertLessEqual(share["low"], share["rate"])
            self.assertLessEqual(share["rate"], share["high"])
        else:
            self.assertIsNone(share["rate"])
            self.assertEqual((share["low"], share["high"]), (0, 1))

    def test_members_and_their_order(self):
        seen = set()
        for command in DOCUMENTS:
            with self.subTest(command=command):
                out = self.json(*command, "-d", RICH)
                self.assertEqual(out["format"], f"smolcmp.{command[0]}/1")
                more = {"reviewers": " named", "rank": " by"}.get(
                    command[0], "") if command[1:] and "--tag" not in \
                    command else ""
                self.walk(command[0] + more, out, seen)
        for command, path in ("rank", "rank"), ("rank --by category",
                                                "rank by"), \
                ("compare amber birch fern dune", "compare"):
            self.walk(path, self.json(*command.split(), "-d", DUELS), seen)
        # Nothing in the table went unseen.
        self.assertEqual(set(MEMBERS) - seen, {"show.tool.sources"})
        self.walk("show", self.json("show", "smollm3", "-d", CATALOG), seen)
        self.assertIn("show.tool.sources", seen)

    def test_the_same_question_gives_the_same_bytes(self):
        for command in DOCUMENTS:
            for options in ["--json"], ["--format", "text"]:
                with self.subTest(command=command, options=options):
                    first, second = (run(*command, *options, "-d",
                                         RICH).stdout for _ in range(2))
                    self.assertEqual(first, second)
                    self.assertTrue(first.endswith(b"\n"))

    def test_json_is_one_ascii_document(self):
        for command in DOCUMENTS:
            out = run(*command, "--json", "-d", RICH).stdout
            self.assertTrue(out.isascii())
            json.loads(out)
            self.assertFalse(b"NaN" in out or b"Infinity" in out)

    def test_format_json_and_json_are_the_same(self):
        for command in DOCUMENTS:
            self.assertEqual(run(*command, "--json", "-d", RICH).stdout,
                             run(*command, "--format=json", "-d",
                                 RICH).stdout)

    def test_tools_stand_in_the_order_asked_for(self):
        for command in "compare", "verdict", "score":
            asked = ["kelp", "brook", "lagoon"]
            out = self.json(command, *asked, "-d", RICH)
            self.assertEqual([tool["slug"] for tool in out["tools"]], asked)
        pairs = self.json("compare", *asked, "-d", RICH)["pairs"]
        self.assertEqual([(pair["a"], pair["b"], pair["source"])
                          for pair in pairs],
                         [("kelp", "brook", "panel"),
                          ("kelp", "lagoon", "panel"),
                          ("brook", "lagoon", "panel"),
                          ("brook", "lagoon", "community")])

    def test_what_unpaired_and_community_pairs_cannot_say_is_null(self):
        for pair in self.json("compare", "kelp", "lagoon", "brook", "-d",
                              RICH)["pairs"]:
            empty = [pair[name] is None for name in
                     ("common", "a_only", "b_only", "p_exact", "p_mid")]
            self.assertEqual(set(empty), {pair["method"] == "unpaired" or
                                          pair["source"] == "community"})

    def test_no_panel_pair_where_a_panel_is_empty(self):
        self.assertEqual(self.json("compare", "jetty", "inlet", "-d",
                                   RICH)["pairs"], [])

    def test_what_is_absent_is_null_or_an_empty_list(self):
        self.write("data.json", document([tool("a")], []))
        shown = self.json("show", "a", "-d", "data.json")["tool"]
        for name, value in shown.items():
            if name in ("slug", "name", "verdict", "pricing", "facts",
                        "stated", "panel", "community", "provisional",
                        "unanimous", "changes"):
                continue
            with self.subTest(member=name):
                self.assertIn(value, (None, []))
        self.assertEqual(shown["verdict"], "unrated")
        self.assertIsNone(shown["panel"]["rate"])
        listed = self.json("list", "-d", "data.json")["tools"][0]
        self.assertEqual(listed["price"], dict.fromkeys(PRICE.split()))

    def test_reviews_say_where_they_stand_and_which_count(self):
        reviews = self.json("show", "glint", "-d", RICH)["tool"]["reviews"]
        self.assertEqual([(item["reviewer"], item["date"], item["current"])
                          for item in reviews],
                         [("buyer", "2026-06-12", True),
                          ("operator", "2026-06-11", True),
                          ("builder", "2026-06-10", True),
                          ("builder", "2025-09-10", False),
                          ("operator", "2025-02-01", False),
                          ("builder", "2025-01-10", False)])
        lines = (RICH / "glint.json").read_text().split("\n")
        for item in reviews:
            self.assertEqual(item["file"], str(RICH / "glint.json"))
            self.assertIn("{", lines[item["line"] - 1])
            self.assertIn(item["reviewer"], lines[item["line"]])

    def test_amounts_keep_their_value(self):
        for amount in 0, 0.1, 12.5, 1e9, 0.002, 123456789.25:
            self.write("data.json", document(
                [tool("a", pricing={"model": "paid", "entry": {
                    "amount": amount, "currency": "EUR"}})], []))
            price = self.json("list", "-d", "data.json")["tools"][0]["price"]
            self.assertEqual(price["amount"], amount)

    def test_sources_are_named_with_their_sizes(self):
        self.write("d.json", document([tool("a")], []))
        size = (self.dir / "d.json").stat().st_size
        out = self.json("list", "-d", "d.json", "-d", "-",
                        stdin='{"slug": "b", "name": "B"}')
        self.assertEqual(out["meta"]["sources"],
                         [{"name": "d.json", "bytes": size},
                          {"name": "-", "bytes": 26}])
        out = self.json("list", "-d", RICH)
        size = sum(path.stat().st_size for path in RICH.glob("*.json"))
        self.assertEqual(out["meta"]["sources"],
                         [{"name": str(RICH), "bytes": size}])

    def test_as_of_is_told(self):
        out = self.json("list", "-d", RICH, "--as-of", "2026-04-01")
        self.assertEqual(out["meta"]["as_of"], "2026-04-01")

    def test_json_on_success_says_nothing_on_stderr(self):
        done = run("list", "--json", "-d", RICH)
        self.expect(done, DONE)
        self.assertEqual(done.stderr, b"")
