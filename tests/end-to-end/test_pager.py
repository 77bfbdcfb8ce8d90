"""The pager: when it is started, with what, and that it changes nothing."""
import json
import os
import signal
import sys
import time

from support import DONE, GATE, UNKNOWN, Case, duel, panel, run, tool
from terminal import Terminal, run_on_terminal

# Keeps what it is given, and what it runs in.
WITNESS = """\
import json, os, sys
names = os.listdir("/proc/self/fd")
files = {}
for name in names:
    try:
        files[name] = os.readlink("/proc/self/fd/" + name)
    except OSError:
        pass  # the one that the names came through
with open("witness.json", "w") as out:
    json.dump({"less": os.environ.get("LESS"), "files": files,
               "text": sys.stdin.read()}, out)
print("PAGED")
"""


class PagerCase(Case):
    def setUp(self):
        super().setUp()
        self.write("witness.py", WITNESS)
        self.pager = f"{sys.executable} witness.py"
        self.write("data.json", duel("+++", "+--"))
        self.write("long.json", {
            "tools": [tool(f"t{i:03}", "N" * 20) for i in range(100)],
            "reviews": panel("t000", "+")})
        self.long = ("list", "-d", "long.json")

    def on_terminal(self, *arguments, **options):
        env = {"SMOLCMP_PAGER": self.pager, **options.pop("env", {})}
        return run_on_terminal(*arguments, cwd=self.dir, env=env, **options)

    def witness(self):
        """What the pager saw; None when there was none."""
        path = self.dir / "witness.json"
        if not path.exists():
            return None
        seen = json.loads(path.read_text())
        path.unlink()
        return seen

    def assert_plain(self, *arguments, **options):
        status, terminal = self.on_terminal(*arguments, **options)
        self.assertEqual(status, DONE, terminal.sent)
        self.assertIsNone(self.witness())
        self.assertNotIn(b"PAGED", terminal.sent)
        return terminal


    def assert_all_shown(self, terminal):
        """The long list, and nothing but it."""
        self.assertEqual(terminal.lines(),
                         self.text(*self.long, "--color=never").split("\n"))


class WhenThereIsAPager(PagerCase):
    def test_output_longer_than_the_screen_goes_into_it(self):
        status, terminal = self.on_terminal(*self.long)
        self.assertEqual((status, terminal.sent), (DONE, b"PAGED\r\n"))
        self.assertEqual(self.witness()["text"],
                         self.text(*self.long, "--color", "always"))

    def test_output_that_fits_does_not(self):
        lines = self.text("list", "-d", "data.json").count("\n")
        terminal = self.assert_plain("list", "-d", "data.json", rows=lines)
        self.assertEqual(len(terminal.lines()), lines + 1)
        self.on_terminal("list", "-d", "data.json", rows=lines - 1)
        self.assertIsNotNone(self.witness())

    def test_lines_wider_than_the_terminal_take_several_rows(self):
        text = self.text("list", "-d", "data.json", "--width", "200")
        lines = text.splitlines()
        rows = sum(max(1, -(-len(line) // 30)) for line in lines)
        self.assertGreater(rows, len(lines))
        wide = ("list", "-d", "data.json", "--width", "200")
        self.assert_plain(*wide, rows=rows, columns=30)
        self.on_terminal(*wide, rows=rows - 1, columns=30)
        self.assertIsNotNone(self.witness())

    def test_json_and_help_go_into_it_too(self):
        for command in (*self.long, "--json"), ("help", "list"), \
                ("list", "--help"):
            with self.subTest(command=command):
                self.on_terminal(*command, rows=10)
                self.assertIsNotNone(self.witness())

    def test_without_a_terminal_there_is_none(self):
        env = {"SMOLCMP_PAGER": self.pager}
        with open(self.dir / "out", "wb") as out:
            status, _ = self.on_terminal(*self.long, stdout=out)
        self.assertEqual(status, DONE)
        self.assertEqual((self.dir / "out").read_text(), self.text(*self.long))
        self.expect(run(*self.long, cwd=self.dir, env=env), DONE)
        self.assertIsNone(self.witness())

    def test_no_pager(self):
        self.assert_all_shown(self.assert_plain(*self.long, "--no-pager"))


class WhichPager(PagerCase):
    def test_the_programs_own_variable_goes_first(self):
        self.assert_plain(*self.long,
                          env={"SMOLCMP_PAGER": "cat", "PAGER": self.pager})
        self.on_terminal(*self.long,
                         env={"SMOLCMP_PAGER": self.pager, "PAGER": "cat"})
        self.assertIsNotNone(self.witness())

    def test_then_pager(self):
        self.on_terminal(*self.long, env={"SMOLCMP_PAGER": None,
                                          "PAGER": self.pager})
        self.assertIsNotNone(self.witness())

    def test_nothing_and_cat_stand_for_none(self):
        for none in "", "cat":
            for env in {"SMOLCMP_PAGER": none}, {"SMOLCMP_PAGER": None,
                                                 "PAGER": none}:
                with self.subTest(env=env):
                    # Were cat started, it would not be found.
                    terminal = self.assert_plain(
                        *self.long, env={**env, "PATH": str(self.dir)})
                    self.assert_all_shown(terminal)

    def test_it_may_be_any_line_of_shell(self):
        status, terminal = self.on_terminal(
            *self.long, env={"SMOLCMP_PAGER": "A=1; wc -l | tr -d ' ' >$PWD/x"
                             "; echo $A"})
        self.assertEqual((status, terminal.sent), (DONE, b"1\r\n"))
        self.assertEqual(int((self.dir / "x").read_text()),
                         self.text(*self.long).count("\n"))

    def test_less_is_given_options_unless_it_has_some(self):
        for given, seen in (None, "FRX"), ("-S", "-S"), ("", ""):
            self.on_terminal(*self.long, env={"LESS": given})
            self.assertEqual(self.witness()["less"], seen)

    def test_it_inherits_the_streams_and_nothing_else(self):
        self.on_terminal(*self.long)
        files = self.witness()["files"]
        self.assertEqual(set(files), set("012"))
        self.assertTrue(files["0"].startswith("pipe:"), files)
        self.assertEqual(files["1"], files["2"])

    def test_on_a_dumb_terminal_only_one_that_was_named(self):
        (self.dir / "bin").mkdir()
        less = self.dir / "bin/less"
        less.write_text(f"#!/bin/sh\nexec {self.pager}\n")
        less.chmod(0o755)
        env = {"SMOLCMP_PAGER": None,
               "PATH": f"{self.dir}/bin:{os.environ['PATH']}"}
        self.assert_plain(*self.long, env={"TERM": "dumb", **env})
        self.on_terminal(*self.long, env=env)
        self.assertIsNotNone(self.witness())
        self.on_terminal(*self.long, env={"TERM": "dumb"})
        self.assertIsNotNone(self.witness())


class Endings(PagerCase):
    def test_one_that_cannot_be_started_leaves_plain_output_and_a_note(self):
        (self.dir / "no-program").write_text("x")
        for missing in "no-such-pager -x", "./no-program":
            terminal = self.assert_plain(*self.long,
                                         env={"SMOLCMP_PAGER": missing})
            lines = terminal.lines()
            note = [line for line in lines if line.startswith("smolcmp: ")]
            self.assertEqual(note, ["smolcmp: note: the pager "
                                    f"'{missing}' cannot be started"])
            output = self.text(*self.long).splitlines()
            self.assertEqual(lines[lines.index(note[0]) + 1:], [*output, ""])
            terminal = self.assert_plain(*self.long, "-q",
                                         env={"SMOLCMP_PAGER": missing})
            self.assertNotIn(b"note", terminal.sent)

    def test_without_less_output_is_plain(self):
        self.assert_all_shown(self.assert_plain(
            *self.long, env={"SMOLCMP_PAGER": None, "PATH": str(self.dir)}))

    def test_one_that_leaves_at_once_is_no_error(self):
        self.write("big.json", {"tools": [tool(f"t{i}", "N" * 500)
                                          for i in range(2000)],
                                "reviews": []})
        for pager in "true", "exit 3", "head -1 >/dev/null", "kill -9 $$":
            status, terminal = self.on_terminal(
                "list", "-d", "big.json", env={"SMOLCMP_PAGER": pager})
            self.assertEqual((status, terminal.sent), (DONE, b""), pager)

    def test_a_gate_keeps_its_status(self):
        gate = ("verdict", "b", "-d", "data.json", "--exit-code")
        for pager in self.pager, "true", "no-such-pager", "exit 5":
            status, _ = self.on_terminal(*gate, rows=3,
                                         env={"SMOLCMP_PAGER": pager})
            self.assertEqual(status, GATE, pager)

    def test_errors_are_not_paged(self):
        status, terminal = self.on_terminal("show", "zebra", "-d", "data.json",
                                            rows=1)
        self.assertEqual(status, UNKNOWN)
        self.assertRegex(terminal.lines()[0], "^smolcmp: ")
        self.assertIsNone(self.witness())

    def test_notes_come_before_it(self):
        status, terminal = self.on_terminal("list", "-v", rows=2)
        self.assertEqual(status, DONE)
        lines = terminal.lines()
        self.assertEqual(lines[-2:], ["PAGED", ""])
        self.assertEqual(len(lines), 2 + 4, lines)
        for line in lines[:-2]:
            self.assertRegex(line, "^smolcmp: ")


class Interrupts(PagerCase):
    def start(self, pager):
        return Terminal(*self.long, cwd=self.dir, env={"SMOLCMP_PAGER": pager})

    def test_the_program_outlives_an_interrupt_until_the_pager_ends(self):
        for key in b"\x03", b"\x1c":
            pager = "trap 'echo HURT' INT QUIT; cat >/dev/null; echo BEGUN; " \
                    "while [ ! -e go ]; do sleep 0.05; done; echo ENDED"
            with self.start(pager) as terminal:
                terminal.wait_for(lambda: b"BEGUN" in terminal.sent)
                terminal.type(key)
                terminal.wait_for(lambda: b"HURT" in terminal.sent)
                time.sleep(0.2)
                self.assertIsNone(terminal.child.poll())
                self.write("go", "")
                self.assertEqual(terminal.finish(), DONE)
            self.assertIn(b"ENDED", terminal.sent)
            (self.dir / "go").unlink()

    def test_a_pager_that_an_interrupt_ends_is_no_error(self):
        with self.start("cat >/dev/null; echo BEGUN; exec sleep 60") as term:
            term.wait_for(lambda: b"BEGUN" in term.sent)
            term.type(b"\x03")
            self.assertEqual(term.finish(), DONE)
        self.assertNotIn(b"smolcmp", term.sent)

    def test_signals_are_its_own_but_for_those_ignored_before(self):
        pager = "awk '/^SigIgn/ { print }' /proc/self/status"
        for ignored in (), (signal.SIGINT, signal.SIGPIPE):
            with Terminal(*self.long, cwd=self.dir, ignored=ignored,
                          env={"SMOLCMP_PAGER": pager}) as terminal:
                self.assertEqual(terminal.finish(), DONE)
            mask = int(terminal.sent.split()[1], 16)
            for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE):
                self.assertEqual(bool(mask >> (number - 1) & 1),
                                 number in ignored, terminal.sent)


class Less(PagerCase):
    def test_it_shows_the_first_screen_and_leaves(self):
        env = {"SMOLCMP_PAGER": None, "PAGER": None}
        with Terminal(*self.long, cwd=self.dir, env=env) as terminal:
            terminal.wait_for(lambda: b":" in terminal.sent)
            self.assertIn(b"t005", terminal.sent)
            self.assertNotIn(b"t050", terminal.sent)
            self.assertIsNone(terminal.child.poll())
            terminal.type(b"q")
            self.assertEqual(terminal.finish(), DONE)
        self.assertNotIn(b"t050", terminal.sent)
        self.assertNotIn(b"smolcmp", terminal.sent)
