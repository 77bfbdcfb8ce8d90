"""What 'smolcmp complete' offers to shells, and that it is never in the way."""
import os
import subprocess

from support import (DONE, PROGRAM, RICH, Case, document, environment, review,
                     tool)


class Candidates(Case):
    def setUp(self):
        super().setUp()
        self.write("data.json", document(
            [tool("brook", "Brook", category="Log shippers", license="MIT",
                  tags=["logs", "small"]),
             tool("delta", "Delta", category="Log shippers", tags=["logs"]),
             tool("fjord", category="Forms", license="Apache-2.0")],
            [review("brook", "builder", "ship")]))

    def lines(self, *words, env=None, **options):
        done = self.run_here("complete", "--", *words, env={
            "SMOLCMP_DATA": "data.json", **(env or {})}, **options)
        self.expect(done, DONE)
        self.assertEqual(done.stderr, b"")
        return done.stdout.decode().splitlines()

    def offered(self, *words, **options):
        return [line.split("\t")[0] for line in self.lines(*words, **options)]

    def test_commands_come_first(self):
        self.assertEqual(self.offered("co"), ["compare", "completion"])
        self.assertIn("list\tthe tools that there are", self.lines(""))
        self.assertEqual(self.offered("-d", "data.json", "sh"), ["show"])
        self.assertEqual(self.offered(), self.offered(""))

    def test_hidden_and_unknown_commands_are_not_helped(self):
        self.assertNotIn("complete", self.offered(""))
        self.assertEqual(self.offered("nonsense", ""), [])
        self.assertEqual(self.offered("nonsense", "b", ""), [])

    def test_tools_are_offered_where_tools_are_wanted(self):
        self.assertEqual(self.lines("compare", ""),
                         ["brook\tBrook", "delta\tDelta", "fjord\tFJORD"])
        self.assertEqual(self.offered("compare", "b"), ["brook"])
        self.assertEqual(self.offered("compare", "B"), ["brook"])
        self.assertEqual(self.offered("compare", "brook", ""),
                         ["delta", "fjord"])
        self.assertEqual(self.offered("compare", "--", "d"), ["delta"])
        self.assertEqual(self.offered("compare", "--expect", ""),
                         ["brook", "delta", "fjord"])
        self.assertEqual(self.offered("compare", "a", "b", "--expect=f"),
                         ["--expect=fjord"])

    def test_options_are_offered_behind_the_last_argument(self):
        for words in ("show", "brook", ""), ("list", ""), ("list", "-"):
            with self.subTest(words=words):
                self.assertIn("--as-of", self.offered(*words))
        self.assertEqual(self.offered("list", "--", ""), [])
        self.assertEqual(self.offered("list", "--", "-"), [])

    def test_what_the_data_holds_is_counted(self):
        self.assertEqual(self.lines("list", "--category", ""),
                         ["Log shippers\t2 tools", "Forms\t1 tool"])
        self.assertEqual(self.lines("list", "--tag="),
                         ["--tag=logs\t2 tools", "--tag=small\t1 tool"])
        self.assertEqual(self.offered("list", "--license", "a"),
                         ["Apache-2.0"])

    def test_options_may_be_shortened_and_letters_joined(self):
        self.assertEqual(self.offered("list", "--so", "pr"), ["price"])
        self.assertEqual(self.offered("list", "--so=pr"), ["--so=price"])
        self.assertEqual(self.offered("compare", "-qd", "data.json", "b"),
                         ["brook"])
        self.assertEqual(self.offered("compare", "-ddata.json", "b",
                                      env={"SMOLCMP_DATA": None}), ["brook"])

    def test_files_are_left_to_the_shell(self):
        for words in ("list", "-d", ""), ("list", "--data", "x"), \
                ("list", "--data=x"), ("--data", ""):
            self.assertEqual(self.lines(*words), ["\tfiles"])

    def test_the_data_is_the_one_the_line_would_read(self):
        self.assertIn("onyx", self.offered("-d", RICH, "compare", ""))
        self.assertEqual(self.offered("compare", "-d", RICH, "on"), ["onyx"])
        self.assertEqual(self.offered("compare", "",
                                      env={"SMOLCMP_DATA": None}),
                         ["smollm3", "smolvlm2-2b"])
        self.write(".smolcmp.json",
                   {"format": "smolcmp-config/1", "data": "data.json"})
        self.assertEqual(self.offered("show", "f",
                                      env={"SMOLCMP_DATA": None}), ["fjord"])

    def test_words_are_not_options_of_this_command(self):
        self.assertEqual(self.offered("--help", "comp"),
                         ["compare", "completion"])
        self.assertEqual(self.offered("list", "--width", "nonsense",
                                      "--sort=pr"), ["--sort=price"])

    def test_bad_data_is_passed_over_in_silence(self):
        self.write("bad.json", '{"tools": [{"slug": "a"')
        self.write("cut.json", document([tool("a")], [review("b", "r", "ship")]))
        for source in "bad.json", "cut.json", "none.json", "", ".":
            with self.subTest(source=source):
                self.assertEqual(self.lines("compare", "-d", source, ""), [])
        self.write(".smolcmp.json", "{")
        self.assertEqual(self.lines("compare", "",
                                    env={"SMOLCMP_DATA": None}), [])

    def test_neither_input_nor_network_nor_pipes_are_waited_for(self):
        os.mkfifo(self.dir / "pipe")
        for source in "-", "pipe", "https://example.org/x.json", \
                "http://example.org/x.json":
            with self.subTest(source=source):
                child = subprocess.Popen(
                    [PROGRAM, "complete", "--", "compare", "-d", source, ""],
                    cwd=self.dir, env=environment(), stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                self.addCleanup(child.kill)
                with child.stdin, child.stdout:
                    self.assertEqual(child.wait(timeout=60), DONE)
                    self.assertEqual(child.stdout.read(), b"")

    def test_other_sources_are_still_asked(self):
        self.assertEqual(self.offered("compare", "-d", "https://x.example/y",
                                      "-d", "data.json", "b"), ["brook"])

    def test_foreign_text_is_clean_and_can_be_typed(self):
        self.write("data.json", document(
            [tool("a", "A\u001b[31m\n\tB\u202eC", category="x\ty"),
             tool("b", "B", category="x\ny"),
             tool("c", "C", category="x\u200by"),
             tool("d", "D", category="x z")], []))
        self.assertEqual(self.lines("show", "")[0], "a\tA^[[31m  BC")
        self.assertEqual(self.offered("list", "--category", ""), ["x z"])
