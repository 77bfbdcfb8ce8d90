"""Exit statuses and streams: what is written where, and what cannot be."""
import json
import os
import re
import shutil
import signal
import subprocess
import time

from support import (CATALOG, DATA, DONE, GATE, PROGRAM, SYSTEM, UNKNOWN,
                     USAGE, Case, closed, document, duel, environment,
                     review, run, sigpipe, tool)

PAIR = ("compare", "smollm3", "smolvlm2-2b")
COMMANDS = [
    PAIR,
    ("verdict", "smollm3"),
    ("score", "smollm3"),
    ("list",),
    ("show", "smollm3"),
    ("help",),
    ("help", "compare"),
    ("--version",),
    ("--help",),
    ("compare", "--help"),
]


def become_nobody():
    """Root reads what nobody may."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


class Statuses(Case):
    def test_every_command_prints_on_stdout_and_exits_0(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                done = self.expect(run(*command, "-q"), DONE)
                self.assertTrue(done.stdout.endswith(b"\n"))
                self.assertEqual(done.stderr, b"")

    def test_the_built_in_catalog_is_noted_on_stderr_unless_quiet(self):
        for command in COMMANDS[:5]:
            with self.subTest(command=command):
                self.assertRegex(run(*command).stderr,
                                 rb"^smolcmp: note: [^\n]*built in[^\n]*\n$")
                self.assertEqual(run(*command, "--quiet").stderr, b"")

    def test_a_catalog_of_ones_own_brings_no_note(self):
        for command in COMMANDS[:5]:
            with self.subTest(command=command):
                self.assertEqual(run(*command, "-d", CATALOG).stderr, b"")

    def test_usage_errors_exit_2(self):
        for wrong in [
                (), ("nonsense",), ("compare",), ("compare", "smollm3"),
                ("compare", *("smollm3",) * 9),
                ("compare", "smollm3", "smollm3"),
                ("compare", "smollm3", "SmolLM3"),
                ("verdict",), ("score",), ("show",),
                ("show", "smollm3", "smolvlm2-2b"), ("list", "smollm3"),
                ("help", "nonsense"), ("list", "--nonsense"), ("list", "-z"),
                ("list", "--limit"), ("list", "--limit", "0"),
                ("list", "--limit", "1x"), ("list", "--limit", "-1"),
                ("list", "--sort", "size"), ("list", "--price", "cheap"),
                ("list", "--price", "-1"), ("list", "--price", "nan"),
                ("list", "--price", "inf"), ("list", "--verdict", "maybe"),
                ("list", "--format", "yaml"), ("list", "--fields", "nope"),
                ("list", "--fields", ""), ("list", "--json", "--fields", "x"),
                ("list", "--width", "19"), ("list", "--width", "10001"),
                ("list", "--width", "80.5"), ("list", "--width", ""),
                ("list", "--color", "blue"), ("list", "--as-of", "2026-02-29"),
                ("list", "--as-of", "yesterday"), ("list", "--data", ""),
                ("list", "--exit-code"), ("list", "--expect", "smollm3"),
                ("verdict", "smollm3", "--expect", "smollm3"),
                ("score", "smollm3", "--exit-code"),
                ("score", "smollm3", "--sort", "name"),
                (*PAIR, "--or-lean"), (*PAIR, "--fields", "nope"),
                (*PAIR, "--expect", "nonsense"), ("--version=3",),
        ]:
            with self.subTest(arguments=wrong):
                done = run(*wrong, env={"SMOLCMP_DATA": str(CATALOG)})
                if "--expect" in wrong and "nonsense" in wrong:
                    self.expect(done, UNKNOWN)
                else:
                    self.expect(done, USAGE, r"\Asmolcmp: [^\n]+\n\Z")

    def test_wrong_options_are_found_before_any_data_is_read(self):
        self.expect(run("list", "--limit", "0", "-d", "/nonexistent"), USAGE)

    def test_unreadable_data_exits_3_and_names_it(self):
        (self.dir / "empty").mkdir()
        self.write("bad.json", "{")
        for name in "missing.json", "empty", "bad.json", "/dev/null", "a/b":
            with self.subTest(data=name):
                self.expect(self.run_here("list", "-d", name), DATA,
                            rf"\Asmolcmp: {name}")

    def test_a_directory_without_permission_is_an_error(self):
        self.write("data/a.json", duel("+", "-"))
        self.write("data/closed/b.json", duel("+", "-"))
        program = shutil.copy(PROGRAM, self.dir)
        self.dir.chmod(0o755)
        (self.dir / "data/closed").chmod(0)
        self.addCleanup((self.dir / "data/closed").chmod, 0o700)
        done = subprocess.run([program, "list", "-d", "data"], cwd=self.dir,
                              env=environment(), capture_output=True,
                              preexec_fn=become_nobody, check=False)
        self.expect(done, DATA, r"\Asmolcmp: data/closed: cannot read: "
                                r"Permission denied\n\Z")

    def test_unknown_and_ambiguous_tools_exit_5(self):
        for command in ("compare", "smollm3", "x"), ("verdict", "x"), \
                ("score", "x"), ("show", "x"), ("show", "smol"), ("show", ""):
            with self.subTest(command=command):
                self.expect(run(*command, "-q"), UNKNOWN,
                            r"\Asmolcmp: [^\n]+\n\Z")

    def test_a_failed_gate_exits_1_and_still_answers(self):
        done = self.run_on(duel("+++", "---"), "verdict", "b", "--exit-code")
        self.assertEqual(done.returncode, GATE)
        self.assertNotEqual(done.stdout, b"")
        self.assertEqual(done.stderr, b"smolcmp: gate: 'b' is skip, not ship\n")

    def test_a_failed_gate_says_why(self):
        data = duel("+++", "---")
        for command, words in (
                (("compare", "a", "b", "--expect", "b"),
                 "'b' is expected, 'a' is picked"),
                (("verdict", "a", "b", "--exit-code"),
                 "'b' is skip, not ship")):
            done = self.run_on(data, *command)
            self.assertEqual(done.returncode, GATE)
            self.assertIn(words, done.stderr.decode())
            done = self.run_on(data, *command, "-q")
            self.assertEqual((done.returncode, done.stderr), (GATE, b""))
        done = self.run_on(duel("++-", "+-+"), "compare", "a", "b",
                           "--exit-code")
        self.assertEqual(done.stderr, b"smolcmp: gate: no tool is picked\n")


class BrokenStreams(Case):
    def broken_pipe(self, action):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            return [run(*command, "-q", stdout=writing,
                        before=sigpipe(action)) for command in COMMANDS]
        finally:
            os.close(writing)

    def test_a_reader_that_left_ends_the_program_by_sigpipe(self):
        for done in self.broken_pipe(signal.SIG_DFL):
            self.assertEqual(done.returncode, -signal.SIGPIPE, done.args)
            self.assertEqual(done.stderr, b"", done.args)

    def test_where_sigpipe_is_ignored_it_exits_4_without_a_message(self):
        for done in self.broken_pipe(signal.SIG_IGN):
            self.assertEqual(done.returncode, SYSTEM, done.args)
            self.assertEqual(done.stderr, b"", done.args)

    def test_head_is_served_quietly(self):
        tools = [{"slug": f"t{i}", "name": "N" * 200} for i in range(3000)]
        self.write("big.json", {"tools": tools, "reviews": []})
        for format_ in "text", "json":
            done = subprocess.run(
                ["bash", "-c", '"$0" list -d big.json --format "$1" | head -1;'
                 ' echo "${PIPESTATUS[0]}" >&2', PROGRAM, format_],
                cwd=self.dir, env=environment(), capture_output=True,
                check=True)
            self.assertEqual(done.stdout.count(b"\n"), 1)
            self.assertEqual(done.stderr, b"%d\n" % (128 + signal.SIGPIPE))

    def test_a_full_device_is_a_system_failure(self):
        for command in COMMANDS:
            for more in [], ["--json"]:
                if more and command[0] in ("help", "--version", "--help") or \
                        more and "--help" in command:
                    continue
                with self.subTest(command=command), \
                        open("/dev/full", "wb") as full:
                    done = run(*command, *more, "-q", stdout=full)
                    self.assertEqual(done.returncode, SYSTEM)
                    self.assertRegex(done.stderr,
                                     rb"\Asmolcmp: cannot write the output: "
                                     rb"No space left on device\n\Z")

    def test_a_failed_gate_does_not_hide_a_failed_write(self):
        self.write("data.json", duel("---", "+++"))
        with open("/dev/full", "wb") as full:
            done = self.run_here("verdict", "a", "--exit-code", "-d",
                                 "data.json", stdout=full)
        self.assertEqual(done.returncode, SYSTEM)

    def test_a_full_stderr_changes_no_status(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(run("list", stderr=full).returncode, DONE)
            self.assertEqual(run("show", "x", stderr=full).returncode,
                             UNKNOWN)


class LongOutput(Case):
    """What is longer than one piece of output, made and written in turns."""
    TOOLS = 1500
    FORMATS = "text", "markdown", "html", "csv", "tsv", "json", "jsonl"

    def setUp(self):
        super().setUp()
        tools = [tool(f"t{number}", category=f"c{number % 3}" * 9)
                 for number in range(self.TOOLS)]
        reviews = [review(entry["slug"], f"r{reviewer}",
                          "ship" if number % (reviewer + 2) else "skip")
                   for number, entry in enumerate(tools)
                   for reviewer in range(number % 4)]
        self.write("long.json", document(tools, reviews))

    def test_a_line_of_jsonl_is_an_item_of_json(self):
        for command in ("list",), ("rank",), ("rank", "--by", "category"), \
                ("search", "t1"), ("reviewers", "r0"):
            with self.subTest(command=command):
                command += ("-d", "long.json")
                answer = self.json(*command)
                name = next(name for name in ("tools", "reviewers")
                            if name in answer)
                lines = self.text(*command, "--format", "jsonl").splitlines()
                self.assertEqual([json.loads(line) for line in lines],
                                 answer[name])

    def test_json_is_laid_out_as_one_document(self):
        for command in ("list",), ("rank", "--by", "category"), \
                ("reviewers", "r0", "r1"):
            text = self.text(*command, "-d", "long.json", "--json")
            self.assertEqual(text, json.dumps(json.loads(text), indent=2)
                             .replace("[\n    ]", "[]") + "\n")

    def test_every_row_is_there_once(self):
        for format_ in self.FORMATS:
            out = self.text("list", "-d", "long.json", "--format", format_)
            self.assertEqual(re.findall(r"\bt\d+\b", out),
                             [f"t{number}" for number in range(self.TOOLS)])

    def test_it_does_not_depend_on_where_it_goes(self):
        for format_ in self.FORMATS:
            command = "rank", "-d", "long.json", "--format", format_
            piped = self.run_here(*command).stdout
            with open(self.dir / "out", "wb") as out:
                self.run_here(*command, stdout=out)
            self.assertEqual((self.dir / "out").read_bytes(), piped)
            self.assertGreater(len(piped), 65536)

    def test_a_full_device_is_a_system_failure(self):
        for format_ in self.FORMATS:
            with self.subTest(format=format_), open("/dev/full", "wb") as full:
                done = self.run_here("rank", "-d", "long.json", "--format",
                                     format_, stdout=full)
                self.assertEqual(done.returncode, SYSTEM)
                self.assertEqual(done.stderr, b"smolcmp: cannot write the "
                                 b"output: No space left on device\n")

    def test_a_reader_that_leaves_early_brings_no_message(self):
        for format_ in self.FORMATS:
            for action, status in ((signal.SIG_DFL, -signal.SIGPIPE),
                                   (signal.SIG_IGN, SYSTEM)):
                with self.subTest(format=format_, status=status):
                    child = subprocess.Popen(
                        [PROGRAM, "rank", "-d", "long.json", "--format",
                         format_], cwd=self.dir, env=environment(),
                        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                        preexec_fn=sigpipe(action))
                    child.stdout.read(1)
                    child.stdout.close()
                    self.assertEqual(child.stderr.read(), b"")
                    child.stderr.close()
                    self.assertEqual(child.wait(timeout=60), status)

    def test_notes_stand_in_front_of_it(self):
        with open(self.dir / "both", "wb") as both:
            self.run_here("rank", "--json", "-v", "-d", "long.json",
                          stdout=both, stderr=both)
        lines = (self.dir / "both").read_bytes().splitlines()
        self.assertRegex(lines[0], rb"^smolcmp: read 'long\.json'")
        self.assertRegex(lines[1], rb"^smolcmp: 1500 tools")
        self.assertEqual(lines[2], b"{")


class ClosedStreams(Case):
    """A closed stream must fail as such: a file that is opened later must
    never get its number."""

    def setUp(self):
        super().setUp()
        self.write("data.json", duel("++", "+-"))
        self.before = (self.dir / "data.json").read_bytes()

    def tearDown(self):
        self.assertEqual((self.dir / "data.json").read_bytes(), self.before)

    def test_closed_stdin_does_not_matter_where_it_is_not_read(self):
        done = self.run_here("list", "-d", "data.json",
                             before=closed(0))
        self.expect(done, DONE)

    def test_closed_stdin_is_no_data(self):
        for data in ["-"], ["data.json", "-d", "-"]:
            done = self.run_here("list", "-d", *data,
                                 before=closed(0))
            self.expect(done, DATA, r"\Asmolcmp: stdin: cannot read")

    def test_closed_stdout_is_a_system_failure(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                done = run(*command, "-q", before=closed(1))
                self.expect(done, SYSTEM, "cannot write the output")

    def test_closed_stdout_and_bad_data_is_bad_data(self):
        done = self.run_here("list", "-d", "/dev/null", before=closed(1))
        self.expect(done, DATA)

    def test_closed_stderr_changes_neither_output_nor_status(self):
        good = self.run_here("list", "-d", "data.json")
        done = self.run_here("list", "-d", "data.json", before=closed(2))
        self.assertEqual((done.returncode, done.stdout), (DONE, good.stdout))
        done = self.run_here("show", "nope", "-d", "data.json",
                             before=closed(2))
        self.assertEqual((done.returncode, done.stdout), (UNKNOWN, b""))

    def test_without_any_stream_the_status_still_speaks(self):
        for arguments, status in [(("list", "-d", "data.json"), SYSTEM),
                                  (("list", "-d", "-"), DATA),
                                  (("show", "x", "-d", "data.json"), UNKNOWN),
                                  (("list", "--limit", "x"), USAGE)]:
            done = self.run_here(*arguments,
                                 before=closed(0, 1, 2))
            self.assertEqual(done.returncode, status, arguments)
            self.assertEqual(done.stdout + done.stderr, b"")

    def test_two_closed_streams(self):
        done = self.run_here("list", "-d", "data.json", before=closed(0, 1))
        self.expect(done, SYSTEM, "cannot write the output")
        done = self.run_here("list", "-d", "data.json", before=closed(0, 2))
        self.assertEqual(done.returncode, DONE)
        done = self.run_here("list", "-d", "data.json", before=closed(1, 2))
        self.assertEqual(done.returncode, SYSTEM)


class Files(Case):
    """--output: all of a file, or the file that was there."""

    def setUp(self):
        super().setUp()
        (self.dir / "old").write_text("old")

    def write(self, *arguments, **more):
        done = run(*arguments, cwd=self.dir, **more)
        self.assertEqual(done.stdout, b"")
        # Nothing else is left behind.
        self.assertEqual([path.name for path in self.dir.iterdir()
                          if path.name.startswith(".")], [])
        return done

    def test_a_file_holds_what_would_have_been_printed(self):
        for format in "text", "json", "html":
            wanted = run("list", "-d", CATALOG, "--format", format)
            for path in "new", "old", self.dir / "new":
                self.expect(self.write("list", "-d", CATALOG, "--format",
                                       format, "-o", path), DONE)
                self.assertEqual((self.dir / path).read_bytes(),
                                 wanted.stdout)
        self.assertEqual(run("list", "-d", CATALOG, "-o", "-").stdout,
                         run("list", "-d", CATALOG).stdout)

    def test_a_failure_leaves_the_old_file(self):
        for arguments, status in [(("show", "nope", "-d", CATALOG), UNKNOWN),
                                  (("list", "-d", "/dev/null"), DATA),
                                  (("list", "--limit", "x"), USAGE)]:
            for path in "old", "new":
                self.expect(self.write(*arguments, "-o", path), status)
            self.assertEqual((self.dir / "old").read_text(), "old")
            self.assertFalse((self.dir / "new").exists())

    def test_a_file_that_cannot_be_written_is_named(self):
        for path, reason in [("none/new", "No such file or directory"),
                             (".", "Is a directory"),
                             ("old/new", "Not a directory")]:
            self.expect(self.write("list", "-d", CATALOG, "-o", path),
                        SYSTEM, "cannot be written: " + reason)
        self.expect(self.write("list", "-d", CATALOG, "-o", "/dev/full"),
                    SYSTEM, "No space left on device")
        self.expect(self.write("list", "-d", CATALOG, "-o", ""), USAGE,
                    "want the path of a file")

    def test_a_gate_that_fails_still_says_why_in_the_file(self):
        self.expect(self.write(*PAIR, "-d", CATALOG, "--exit-code", "-o",
                               "new"), GATE)
        self.assertEqual((self.dir / "new").read_bytes(),
                         run(*PAIR, "-d", CATALOG).stdout)

    def test_modes_and_links_stay(self):
        (self.dir / "link").symlink_to("old")
        (self.dir / "old").chmod(0o640)
        self.expect(self.write("list", "-d", CATALOG, "-o", "link"), DONE)
        self.assertTrue((self.dir / "link").is_symlink())
        self.assertEqual((self.dir / "old").stat().st_mode & 0o777, 0o640)
        self.assertEqual((self.dir / "old").read_bytes(),
                         run("list", "-d", CATALOG).stdout)
        (self.dir / "nowhere").symlink_to("none/file")
        self.expect(self.write("list", "-d", CATALOG, "-o", "nowhere"), SYSTEM,
                    "cannot be written: No such file")
        self.assertTrue((self.dir / "nowhere").is_symlink())
        self.expect(self.write("list", "-d", CATALOG, "-o", "new",
                               before=lambda: os.umask(0o027)), DONE)
        self.assertEqual((self.dir / "new").stat().st_mode & 0o777, 0o640)


# A file that took the place of a closed stream would show as one of the
# first three descriptors; stdin is held against them while it is read.
class Descriptors(Case):
    def links(self, process):
        directory = f"/proc/{process}/fd"
        return {name: os.readlink(f"{directory}/{name}")
                for name in os.listdir(directory)}

    def test_files_are_opened_above_the_standard_streams(self):
        self.write("data.json", duel("++", "+-"))
        os.mkfifo(self.dir / "pipe")
        child = subprocess.Popen(
            [PROGRAM, "list", "-d", "pipe"], cwd=self.dir, env=environment(),
            preexec_fn=closed(0, 1, 2))
        try:
            with open(self.dir / "pipe", "wb") as pipe:
                # Opening has waited until the program opens its end, which
                # may have no number yet.
                deadline = time.monotonic() + 30
                links = {}
                while str(self.dir / "pipe") not in links.values() and \
                        time.monotonic() < deadline:
                    links = self.links(child.pid)
                pipe.write((self.dir / "data.json").read_bytes())
        finally:
            child.wait(timeout=60)
        for name in "012":
            self.assertEqual(links.get(name), "/dev/null")
        self.assertIn(str(self.dir / "pipe"), links.values())
