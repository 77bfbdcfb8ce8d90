"""What commands do with names, sources, options and gates."""
import json
import os
import shutil
import subprocess

from support import (CATALOG, DATA, DONE, GATE, PROGRAM, RICH, ROOT, UNKNOWN,
                     USAGE, Case, document, duel, environment, panel, run,
                     tool)


class Names(Case):
    def named(self, name, *options):
        return self.json("verdict", name, "-d", RICH,
                         *options)["tools"][0]["slug"]

    def test_slug_name_alias_and_unique_prefix_all_work(self):
        for name, slug in [("brook", "brook"), ("Brook", "brook"),
                           ("BROOK", "brook"), ("brook-cli", "brook"),
                           ("bro", "brook"), ("Fjørd Größenwahn", "fjord"),
                           ("fjord", "fjord"), ("Onyx Platform", "onyx"),
                           ("on", "onyx")]:
            with self.subTest(name=name):
                self.assertEqual(self.named(name), slug)

    def test_every_command_takes_them(self):
        for command in ("compare", "Brook", "del"), ("score", "bro"), \
                ("show", "Brook"), ("verdict", "brook-cli"):
            self.expect(run(*command, "-d", RICH), DONE)

    def test_a_slug_wins_over_longer_slugs_that_it_begins(self):
        self.write("data.json", document(
            [tool("ab-c", "One"), tool("ab", "Two"), tool("abc", "Three")],
            []))
        for command in "verdict", "show":
            out = self.text(command, "ab", "-d", "data.json")
            self.assertIn("ab", out)
        self.assertEqual(self.json("verdict", "ab", "-d",
                                   "data.json")["tools"][0]["slug"], "ab")

    def test_ambiguous_prefixes_name_the_choices(self):
        done = run("show", "smol", "-d", CATALOG)
        self.expect(done, UNKNOWN, "'smol' .*'smollm3'.*'smolvlm2-2b'")

    def test_near_misses_are_asked_about(self):
        for typed, meant in [("smolm3", "smollm3"), ("smollm33", "smollm3"),
                             ("smlolm3", "smollm3"),
                             ("smolvlm2-2v", "smolvlm2-2b")]:
            with self.subTest(typed=typed):
                self.expect(run("show", typed, "-d", CATALOG), UNKNOWN,
                            f"'{typed}'.*did you mean '{meant}'")
        self.assertNotIn(b"did you mean",
                         run("show", "zzzzzzzzz", "-d", CATALOG).stderr)

    def test_an_empty_name_is_no_prefix_of_all(self):
        self.write("data.json", document([tool("a")], []))
        self.expect(self.run_here("show", "", "-d", "data.json"), UNKNOWN)


class Sources(Case):
    def slugs(self, *options, **more):
        return [item["slug"] for item in
                self.json("list", *options, **more)["tools"]]

    def test_documents_and_lines_from_standard_input(self):
        content = duel("+-", "-+")
        lines = [*content["tools"], *content["reviews"]]
        for text in (json.dumps(content), json.dumps(content, indent=2),
                     "\n".join(map(json.dumps, lines)),
                     "\r\n".join(map(json.dumps, lines)) + "\r\n",
                     "\n\n".join(map(json.dumps, lines)) + "\n\n"):
            with self.subTest(text=text[:60]):
                self.assertEqual(self.slugs("-d", "-", stdin=text),
                                 ["a", "b"])
                for command in ("compare", "a", "b"), ("compare", "Al", "Be"):
                    self.expect(self.run_here(*command, "-d", "-",
                                              stdin=text), DONE)

    def test_lines_with_and_without_types(self):
        lines = ['{"type": "tool", "slug": "a", "name": "A"}',
                 '{"slug": "b", "name": "B", "type": "tool"}',
                 '{"type": "reviewer", "id": "r", "name": "R"}',
                 '{"type": "review", "tool": "a", "reviewer": "r", '
                 '"verdict": "ship"}',
                 '{"tool": "b", "reviewer": "r", "verdict": "skip"}',
                 '{"type": "votes", "tool": "a", "ship": 1, "skip": 2}',
                 '{"tool": "b", "ship": 3, "skip": 4}']
        for order in lines, lines[::-1]:
            self.write("d.jsonl", "\n".join(order))
            out = self.json("compare", "a", "b", "-d", "d.jsonl")
            self.assertEqual([item["community"]["total"]
                              for item in out["tools"]], [3, 7])

    def test_several_sources_add_up_in_order(self):
        self.write("z.json", document([tool("z")], []))
        self.write("y.jsonl", '{"slug": "y", "name": "Y"}\n')
        self.assertEqual(self.slugs("-d", "z.json", "-d", "y.jsonl", "-d",
                                    CATALOG),
                         ["z", "y", "smollm3", "smolvlm2-2b"])
        self.assertEqual(self.slugs("-d", "y.jsonl", "-d", "-", "--data",
                                    "z.json", stdin=CATALOG.read_bytes()),
                         ["y", "smollm3", "smolvlm2-2b", "z"])

    def test_reviews_may_stand_in_another_source_than_their_tool(self):
        self.write("reviews.json", document([], panel("a", "+-")))
        self.write("tools.json", {"tools": [tool("a")]})
        for order in ("reviews.json", "tools.json"), \
                ("tools.json", "reviews.json"):
            out = self.json("verdict", "a", "-d", order[0], "-d", order[1])
            self.assertEqual(out["tools"][0]["panel"]["total"], 2)

    def test_directories_are_read_in_byte_order_of_paths(self):
        for name, slug in (("d/b.json", "s1"), ("d/a/z.jsonl", "s2"),
                           ("d/Z.ndjson", "s3"), ("d/a-.json", "s4"),
                           ("d/ä.json", "s5")):
            self.write(name, json.dumps({"slug": slug, "name": "N",
                                         "reviews": []}))
        self.write("d/.hidden.json", "{")
        self.write("d/.git/x.json", "{")
        self.write("d/notes.txt", "{")
        self.write("d/package.json", '{"name": "x", "version": "1"}')
        self.write("d/policy.json", '{"format": "smolcmp-policy/1"}')
        for name in "d", "d/", "./d":
            self.assertEqual(self.slugs("-d", name),
                             ["s3", "s4", "s2", "s1", "s5"])

    def test_links_out_of_a_directory_are_left_out(self):
        self.write("d/a.json", {"slug": "a", "name": "A", "reviews": []})
        self.write("out.json", {"slug": "b", "name": "B", "reviews": []})
        (self.dir / "d/link.json").symlink_to("../out.json")
        (self.dir / "d/loop").symlink_to(".")
        (self.dir / "d/gone.json").symlink_to("nowhere.json")
        self.assertEqual(self.slugs("-d", "d"), ["a"])

    def test_the_variable_counts_unless_an_option_is_given(self):
        self.write("v.json", document([tool("v")], []))
        self.write("o.json", document([tool("o")], []))
        env = {"SMOLCMP_DATA": "v.json"}
        self.assertEqual(self.slugs(env=env), ["v"])
        self.assertEqual(self.slugs("-d", "o.json", env=env), ["o"])
        self.assertEqual(self.slugs(env={"SMOLCMP_DATA": ""}),
                         ["smollm3", "smolvlm2-2b"])
        self.expect(self.run_here("list", env={"SMOLCMP_DATA": "gone"}), DATA,
                    "gone")

    def test_as_of_counts_what_was_said_until_then(self):
        def at(day):
            out = self.json("verdict", "glint", "-d", RICH, "--as-of", day)
            return tuple(out["tools"][0]["panel"][name]
                         for name in ("ship", "total"))

        self.assertEqual([at(day) for day in (
            "2024-12-31", "2025-01-10", "2025-02-01", "2025-09-10",
            "2026-06-10", "2026-12-31")],
            [(0, 0), (1, 1), (1, 2), (0, 2), (1, 2), (3, 3)])

    def test_undated_reviews_count_on_any_day_and_are_noted(self):
        command = ("verdict", "moraine", "-d", RICH, "--as-of", "2000-01-01")
        self.assertEqual(self.json(*command)["tools"][0]["panel"]["total"], 2)
        self.assertIn("no date", self.text(*command))


class Configuration(Case):
    def setUp(self):
        super().setUp()
        self.write("repo/data/a.json", {"slug": "a", "name": "A",
                                        "reviews": []})
        self.write("repo/data/deep/b.json", {"slug": "b", "name": "B"})
        self.write("repo/data/draft-c.json", {"slug": "c", "name": "C"})
        self.write("repo/more.json", document([tool("m")], []))

    def configure(self, path="repo", **members):
        self.write(f"{path}/.smolcmp.json",
                   {"format": "smolcmp-config/1", **members})

    def slugs(self, where="repo", *options, **more):
        done = run("list", "--json", *options, cwd=self.dir / where, **more)
        self.expect(done, DONE)
        return [item["slug"] for item in json.loads(done.stdout)["tools"]]

    def test_the_nearest_one_upward_names_the_data(self):
        self.configure(data="data")
        for where in "repo", "repo/data", "repo/data/deep":
            self.assertEqual(self.slugs(where), ["a", "b", "c"])
        self.configure("repo/data/deep", data=["../../more.json"])
        self.assertEqual(self.slugs("repo/data/deep"), ["m"])
        self.assertEqual(self.slugs("repo/data"), ["a", "b", "c"])
        self.assertEqual(self.slugs("."), ["smollm3", "smolvlm2-2b"])

    def test_several_paths(self):
        self.configure(data=["more.json", "data"])
        self.assertEqual(self.slugs(), ["m", "a", "b", "c"])

    def test_globs_choose_files(self):
        for members, slugs in [
                ({"exclude": ["data/draft-*"]}, ["a", "b"]),
                ({"files": ["data/*.json"]}, ["a", "c"]),
                ({"files": ["data/**/*.json"]}, ["a", "b", "c"]),
                ({"files": ["data/**"], "exclude": ["**/b.json"]},
                 ["a", "c"]),
                ({"files": ["data/[ab].json"]}, ["a"]),
                ({"files": ["data/?.json"]}, ["a"])]:
            with self.subTest(members=members):
                self.configure(data="data", **members)
                for where in "repo", "repo/data/deep":
                    self.assertEqual(self.slugs(where), slugs)

    def test_globs_that_leave_nothing_are_an_error(self):
        self.configure(data="data", files=["nothing/*.json"])
        self.expect(run("list", cwd=self.dir / "repo"), DATA)

    def test_options_and_the_variable_come_first(self):
        self.configure(data="data")
        self.assertEqual(self.slugs("repo", "-d", "more.json"), ["m"])
        self.assertEqual(self.slugs(env={"SMOLCMP_DATA": "more.json"}),
                         ["m"])

    def test_a_broken_one_is_an_error_not_a_fallback(self):
        for text in ("{", "[]", '{"data": "data"}', '{"format": "x"}', "",
                     '{"format": "smolcmp-config/1", "data": 1}',
                     '{"format": "smolcmp-config/1", "data": [1]}',
                     '{"format": "smolcmp-config/1", "data": ""}',
                     '{"format": "smolcmp-config/1", "files": "x"}',
                     '{"format": "smolcmp-config/1", "nonsense": 1}',
                     '{"format": "smolcmp-config/1", "data": "gone"}',
                     '{"format": "smolcmp-config/1", "data": "data", '
                     '"data": "data"}', '{"a": 1\0}'):
            with self.subTest(text=text):
                self.write("repo/.smolcmp.json", text)
                self.expect(run("list", cwd=self.dir / "repo"), DATA)
                self.expect(run("list", "-d", "more.json",
                                cwd=self.dir / "repo"), DONE)

    def test_another_users_is_ignored_with_a_note(self):
        if os.geteuid() != 0:
            self.skipTest("only root can give files away")
        self.configure(data="data")
        os.chown(self.dir / "repo/.smolcmp.json", 12345, 12345)
        done = run("list", cwd=self.dir / "repo")
        self.expect(done, DONE)
        self.assertIn(b"smollm3", done.stdout)
        self.assertRegex(done.stderr, rb"note: '\.smolcmp\.json' .*ignored")
        done = run("verdict", "a", "--exit-code", cwd=self.dir / "repo")
        self.expect(done, DATA)

    def test_roots_and_ones_own_count(self):
        if os.geteuid() != 0:
            self.skipTest("only root can give files away")
        self.configure(data="data")
        program = shutil.copy(PROGRAM, self.dir)
        self.dir.chmod(0o755)

        def as_nobody():
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)

        for owner, note in (0, b""), (65534, b""), (12345, b"ignored"):
            os.chown(self.dir / "repo/.smolcmp.json", owner, owner)
            done = subprocess.run([program, "list"], cwd=self.dir / "repo",
                                  env=environment(), preexec_fn=as_nobody,
                                  capture_output=True, check=False)
            self.expect(done, DONE)
            self.assertIn(note, done.stderr)
            self.assertEqual(b"smollm3" in done.stdout, bool(note))


class Gates(Case):
    def gate(self, content, *arguments):
        done = self.run_on(content, *arguments)
        self.assertIn(done.returncode, (DONE, GATE), done.stderr)
        ungated = [argument for argument in arguments
                   if argument not in ("--exit-code", "--or-lean")]
        if "--expect" in ungated:
            del ungated[ungated.index("--expect"):][:2]
        return done.returncode

    CLEAR = duel("++++++++", "--------")
    EITHER = duel("++++", "++++")
    LEAN = duel("++++", "+++-")
    NONE = duel("----", "----")

    def test_verdict_passes_when_all_tools_ship(self):
        for content, tools, status in [
                (self.CLEAR, ["a"], DONE), (self.CLEAR, ["b"], GATE),
                (self.CLEAR, ["a", "b"], GATE), (self.EITHER, ["a", "b"], DONE),
                (duel("+-", "++"), ["a"], GATE), (duel("", "+"), ["a"], GATE)]:
            with self.subTest(tools=tools):
                self.assertEqual(self.gate(content, "verdict", *tools,
                                           "--exit-code"), status)
                self.assertEqual(self.gate(content, "verdict", *tools,
                                           "--exit-code", "--json"), status)

    def test_without_the_option_a_verdict_is_no_gate(self):
        self.assertEqual(self.gate(self.NONE, "verdict", "a", "b"), DONE)
        self.assertEqual(self.gate(self.NONE, "compare", "a", "b"), DONE)

    def test_compare_passes_when_something_was_picked(self):
        for content, status in ((self.CLEAR, DONE), (self.EITHER, GATE),
                                (self.LEAN, GATE), (self.NONE, GATE)):
            out = json.loads(self.run_on(content, "compare", "a", "b",
                                         "--json").stdout)
            self.assertEqual(out["answer"]["pick"] is not None,
                             status == DONE)
            self.assertEqual(self.gate(content, "compare", "a", "b",
                                       "--exit-code"), status)

    def test_expect_passes_when_that_one_was_picked(self):
        for content, expected, more, status in [
                (self.CLEAR, "a", [], DONE), (self.CLEAR, "b", [], GATE),
                (self.CLEAR, "Alpha", [], DONE), (self.CLEAR, "al", [], DONE),
                (self.EITHER, "a", [], GATE), (self.LEAN, "a", [], GATE),
                (self.LEAN, "a", ["--or-lean"], DONE),
                (self.LEAN, "b", ["--or-lean"], GATE),
                (self.CLEAR, "a", ["--or-lean"], DONE),
                (self.EITHER, "a", ["--or-lean"], GATE),
                (self.NONE, "a", ["--or-lean"], GATE),
                (self.LEAN, "a", ["--or-lean", "--exit-code"], GATE)]:
            for format_ in "text", "json":
                with self.subTest(expected=expected, more=more):
                    self.assertEqual(
                        self.gate(content, "compare", "a", "b", "--expect",
                                  expected, *more, "--format", format_),
                        status)

    def test_expecting_a_tool_that_is_not_compared_is_a_mistake(self):
        content = document([tool("a"), tool("b"), tool("c")], [])
        self.expect(self.run_on(content, "compare", "a", "b", "--expect", "c"),
                    USAGE, "'c'")
        self.expect(self.run_on(content, "compare", "a", "b", "--expect",
                                "zzz"), UNKNOWN, "'zzz'")

    def test_gates_do_not_pass_on_the_built_in_catalog(self):
        for command in (("verdict", "smolvlm2-2b", "--exit-code"),
                        ("compare", "smollm3", "smolvlm2-2b", "--exit-code"),
                        ("compare", "smollm3", "smolvlm2-2b", "--expect",
                         "smolvlm2-2b", "--or-lean")):
            with self.subTest(command=command):
                self.expect(run(*command, cwd=self.dir), DATA, "built in")
                self.expect(run(*command, "-q", cwd=self.dir), DATA)
                done = run(*command, "-d", CATALOG)
                self.assertIn(done.returncode, (DONE, GATE))

    def test_a_gate_fails_on_bad_data_with_3_not_1(self):
        self.expect(self.run_on("{", "verdict", "a", "--exit-code"), DATA)


class Lists(Case):
    def slugs(self, *options):
        return [item["slug"] for item in
                self.json("list", "-d", RICH, *options)["tools"]]

    ALL = ["brook", "delta", "fjord", "glint", "heron", "inlet", "jetty",
           "kelp", "lagoon", "moraine", "notch", "onyx"]

    def test_filters(self):
        for options, slugs in [
                ([], self.ALL),
                (["--category", "Queues"], ["kelp", "lagoon"]),
                (["--category", "queues"], ["kelp", "lagoon"]),
                (["--category", "Observability & Søgning"],
                 ["fjord", "onyx"]),
                (["--category", "Queue"], []),
                (["--tag", "static"], ["brook", "kelp"]),
                (["--tag", "søgning"], ["fjord"]),
                (["--license", "MIT"], ["brook", "kelp"]),
                (["--license", "Apache-2.0 OR MIT"], ["glint"]),
                (["--price", "free"], ["brook", "kelp"]),
                (["--price", "paid"], ["delta", "fjord", "glint", "heron",
                                       "jetty", "lagoon", "moraine",
                                       "notch"]),
                (["--price", "12.5"], ["brook", "fjord", "glint", "jetty",
                                       "kelp", "notch"]),
                (["--price", "0"], ["brook", "kelp"]),
                (["--verdict", "ship"], ["brook", "fjord", "glint", "kelp",
                                         "lagoon"]),
                (["--verdict", "mixed"], ["delta", "jetty", "moraine",
                                          "notch"]),
                (["--verdict", "skip"], ["heron", "onyx"]),
                (["--verdict", "unrated"], ["inlet"]),
                (["--tag", "static", "--category", "Queues"], ["kelp"]),
                (["--limit", "3"], self.ALL[:3]),
                (["--limit", "100"], self.ALL),
                (["--verdict", "ship", "--limit", "1"], ["brook"]),
                (["--sort", "data"], self.ALL),
                (["--sort", "name"], self.ALL),
                (["--sort", "slug"], self.ALL),
                (["--sort", "panel", "--limit", "5"],
                 ["brook", "glint", "kelp", "fjord", "lagoon"]),
                (["--sort", "community", "--limit", "3"],
                 ["brook", "glint", "lagoon"]),
                (["--sort", "price", "--limit", "5"],
                 ["brook", "kelp", "delta", "heron", "lagoon"]),
                (["--sort", "price", "--verdict", "unrated"], ["inlet"])]:
            with self.subTest(options=options):
                self.assertEqual(self.slugs(*options), slugs)

    def test_a_list_without_tools_is_no_failure(self):
        done = run("list", "-d", RICH, "--tag", "none")
        self.expect(done, DONE)
        self.assertNotEqual(done.stdout.strip(), b"")
        self.assertEqual(self.slugs("--tag", "none"), [])

    def test_fields_choose_and_order_members(self):
        for command in (("list",), ("verdict", "brook", "delta"),
                        ("score", "brook", "delta")):
            out = self.json(*command, "-d", RICH, "--fields", "panel,slug")
            for item in out["tools"]:
                self.assertEqual(list(item), ["panel", "slug"])
            text = self.text(*command, "-d", RICH, "--fields", "panel,slug",
                             "--width", "100")
            head = text.lower().split("\n")[0].split()
            self.assertEqual(head[0], "panel")
            self.assertEqual(len(head), 2)

    def test_unknown_fields_are_refused_with_the_known_ones(self):
        for options in [], ["--json"]:
            for fields in "nope", "slug,nope", "slug,,name", ",", "Slug ":
                with self.subTest(fields=fields, options=options):
                    self.expect(run("list", "-d", RICH, "--fields", fields,
                                    *options), USAGE, "slug, name")

    def test_the_same_fields_are_known_in_text_and_json(self):
        """Also when there is no tool that could show them."""
        for field in "slug name category verdict panel community " \
                     "price".split():
            for options in [], ["--json"]:
                for more in [], ["--tag", "none"]:
                    with self.subTest(field=field, options=options,
                                      more=more):
                        self.expect(run("list", "-d", RICH, "--fields", field,
                                        *options, *more), DONE)
        for options in [], ["--json"]:
            self.expect(run("list", "-d", RICH, "--fields", "nope", "--tag",
                            "none", *options), USAGE)


class Installed(Case):
    def test_the_binary_works_alone(self):
        program = shutil.copy(PROGRAM, self.dir)
        done = subprocess.run([program, "compare", "smollm3", "smolvlm2-2b"],
                              cwd=self.dir, env=environment(),
                              capture_output=True, check=False)
        self.expect(done, DONE)

    def test_the_version_is_the_projects(self):
        with open(ROOT / "CMakeLists.txt", encoding="utf-8") as file:
            version = file.read().split("VERSION ")[2].split()[0]
        self.assertEqual(run("--version").stdout.decode(),
                         f"smolcmp {version}\n")

    def test_help_knows_every_command_and_option(self):
        overview = run("help").stdout.decode()
        for command in ("compare", "verdict", "score", "list", "show",
                        "completion", "help"):
            self.assertRegex(overview, rf"(?m)^  {command}\b")
            page = run("help", command).stdout
            self.assertEqual(page, run(command, "--help").stdout)
            self.assertEqual(page, run(command, "-h").stdout)
            self.assertIn(b"--width", page)
