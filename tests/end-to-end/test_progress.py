"""What is said of reading: the progress bar, and the notes of --verbose."""
import contextlib
import json
import os
import subprocess
import threading
import time

from support import DATA, DONE, USAGE, Case, duel, panel, review, run, tool
from terminal import Terminal

ERASING = b"\r\033[K"
UNTIL_SHOWN = 1.0


class Bar(Case):
    def setUp(self):
        super().setUp()
        os.mkfifo(self.dir / "slow.json")
        self.good = json.dumps(duel("+++", "+--")).encode()

    def feed(self, content, name="slow.json", seconds=1.5, silence=0):
        """Write content to a pipe, with blanks in front for a while."""
        def write():
            # The program may refuse what it reads, and leave.
            with contextlib.suppress(BrokenPipeError), \
                    open(self.dir / name, "wb", buffering=0) as pipe:
                end = time.monotonic() + seconds
                while time.monotonic() < end:
                    pipe.write(b" " * 20000)
                    time.sleep(0.02)
                pipe.write(content)
                time.sleep(silence)
        thread = threading.Thread(target=write)
        thread.start()
        self.addCleanup(thread.join)

    def watch(self, *arguments, **options):
        """Run with a terminal as stderr alone: status, stdout, terminal."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                   **options}
        with Terminal(*arguments, cwd=self.dir, **options) as terminal:
            status = terminal.finish()
            return status, terminal.child.stdout.read(), terminal

    def frames(self, terminal):
        """The bars drawn; the last thing sent of them must erase them."""
        _, *frames, last = terminal.sent.split(ERASING)
        self.assertGreater(len(frames), 0, terminal.sent)
        self.last = last.decode()
        return [frame.decode() for frame in frames]

    def slow(self, *more, **options):
        self.feed(self.good)
        return self.watch("list", "-d", "slow.json", *more, **options)

    def test_it_appears_after_a_second_and_is_erased(self):
        began = time.monotonic()
        self.feed(self.good)
        with Terminal("list", "-d", "slow.json", cwd=self.dir,
                      stdout=subprocess.PIPE) as terminal:
            terminal.wait_for(lambda: terminal.sent)
            self.assertGreaterEqual(time.monotonic() - began, UNTIL_SHOWN)
            self.assertEqual(terminal.finish(), DONE)
            out = terminal.child.stdout.read()
        for frame in self.frames(terminal):
            self.assertRegex(frame, r"\Asmolcmp: slow\.json  "
                                    r"\d[\d.]* [KM]iB, \d[\d.]* [KM]iB/s\Z")
        self.assertEqual(terminal.lines(), [""])
        self.write("quick.json", self.good)
        self.assertEqual(out.decode(), self.text("list", "-d", "quick.json"))

    def test_it_is_drawn_ten_times_a_second_at_most(self):
        began = time.monotonic()
        self.feed(self.good, seconds=2)
        _, _, terminal = self.watch("list", "-d", "slow.json")
        frames = self.frames(terminal)
        self.assertGreaterEqual(len(frames), 3)
        self.assertLessEqual(len(frames),
                             1 + 10 * (time.monotonic() - began))

    def test_standard_input_has_one_too(self):
        os.rename(self.dir / "slow.json", self.dir / "pipe")
        self.feed(self.good, name="pipe")
        with open(self.dir / "pipe", "rb") as pipe:
            status, _, terminal = self.watch("list", "-d", "-", stdin=pipe)
        self.assertEqual(status, DONE)
        self.assertRegex(self.frames(terminal)[0], r"\Asmolcmp: stdin  ")

    def test_of_files_and_directories_it_knows_the_whole(self):
        # Nobody draws for a tenth of a second before the end of a pipe that
        # is kept open in silence, so the next source is drawn when it begins.
        self.write("some.json", " " * 300000 + json.dumps(
            {"tools": [tool("x")]}))
        self.write("tree/a.json", " " * 300000 + json.dumps(tool("y")))
        self.write("tree/b.json", " " * 300000 + json.dumps(tool("z")))
        for name, size in ("some.json", 293), ("tree", 586):
            self.feed(self.good, silence=0.3)
            status, _, terminal = self.watch("list", "-d", "slow.json",
                                             "-d", name)
            self.assertEqual(status, DONE)
            self.assertRegex(
                self.frames(terminal)[-1],
                rf"\Asmolcmp: {name}  [█▏▎▍▌▋▊▉·]{{10}}  [ \d]\d\d?%  "
                rf"[\d.]+ KiB of {size} KiB, [\d.]+ [KMG]iB/s\Z")

    def test_it_is_never_wider_than_the_terminal(self):
        name = "x" * 100 + ".json"
        os.rename(self.dir / "slow.json", self.dir / name)
        for columns in 20, 60, 80:
            self.feed(self.good, name=name)
            _, _, terminal = self.watch("list", "-d", name, columns=columns)
            for frame in self.frames(terminal):
                self.assertLess(len(frame), columns, frame)
        self.assertEqual(len(frame), 79, "the name fills what there is")

    def test_what_is_said_later_stands_alone(self):
        self.feed(b'{"tools": [7]}')
        status, out, terminal = self.watch("list", "-d", "slow.json")
        self.assertEqual((status, out), (DATA, b""))
        self.frames(terminal)
        self.assertRegex(self.last, r"\Asmolcmp: slow\.json:1:\d+: .*\r\n\Z")
        _, _, terminal = self.slow("-v")
        self.frames(terminal)
        for line in self.last.splitlines():
            self.assertRegex(line, "^smolcmp: ")

    def test_output_on_the_same_terminal_stands_alone(self):
        self.feed(self.good)
        with Terminal("list", "-d", "slow.json", cwd=self.dir) as terminal:
            self.assertEqual(terminal.finish(), DONE)
        self.assertGreater(len(self.frames(terminal)), 0)
        self.write("quick.json", self.good)
        self.assertEqual(terminal.lines()[:-1],
                         self.text("list", "-d", "quick.json").splitlines())

    def test_names_cannot_do_anything_to_the_terminal(self):
        name = "\033[2J-\u202e\n.json"
        os.rename(self.dir / "slow.json", self.dir / name)
        for locale, shown in ("C.UTF-8", r"./^[[2J- .json"), \
                ("C", r"./^[[2J- .json"):
            self.feed(self.good, name=name)
            _, _, terminal = self.watch("list", "-d", name,
                                        env={"LC_ALL": locale})
            for frame in self.frames(terminal):
                self.assertIn(shown, frame)
                self.assertTrue(frame.isprintable(), frame)

    def test_there_is_none_for_the_quiet_and_on_dumb_terminals(self):
        for more, env in (["-q"], {}), ([], {"TERM": "dumb"}):
            status, out, terminal = self.slow(*more, env=env)
            self.assertEqual((status, terminal.sent), (DONE, b""))
            self.assertNotEqual(out, b"")

    def test_there_is_none_where_stderr_is_no_terminal(self):
        self.feed(self.good)
        with open(self.dir / "err", "wb") as err, \
                Terminal("list", "-d", "slow.json", cwd=self.dir,
                         stderr=err) as terminal:
            self.assertEqual(terminal.finish(), DONE)
        self.assertEqual((self.dir / "err").read_bytes(), b"")
        self.assertNotIn(ERASING, terminal.sent)

    def test_there_is_none_for_quick_jobs(self):
        self.feed(self.good, seconds=UNTIL_SHOWN / 3)
        status, _, terminal = self.watch("list", "-d", "slow.json")
        self.assertEqual((status, terminal.sent), (DONE, b""))


class Verbose(Case):
    AMOUNT = r"\d[\d.]* (?:bytes?|KiB|MiB)"
    TIME = r"\d[\d.]* m?s"

    def notes(self, *arguments, status=DONE, **options):
        done = self.run_here(*arguments, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr.decode().splitlines()

    def check(self, notes, *patterns):
        self.assertEqual(len(notes), len(patterns), notes)
        for note, pattern in zip(notes, patterns):
            self.assertRegex(note, rf"\Asmolcmp: {pattern}\Z")

    def setUp(self):
        super().setUp()
        self.write("data.json", duel("+++", "+--", votes=[
            {"tool": "a", "ship": 4, "skip": 1}]))
        self.records = r"2 tools, 3 reviewers, 6 reviews \(6 count\), " \
            rf"votes on 1 tool, in {self.TIME}"
        self.rest = rf"everything else in {self.TIME}"

    def read(self, name, origin, files="1 file"):
        return rf"read '{name}' \({origin}\): {files}, {self.AMOUNT}"

    def test_a_file(self):
        for option in "-v", "--verbose":
            self.check(self.notes("list", option, "-d", "data.json"),
                       self.read("data.json", "named by --data"),
                       self.records, self.rest)

    def test_it_changes_nothing_on_stdout(self):
        for more in [], ["--json"]:
            self.assertEqual(
                self.text("list", "-d", "data.json", *more),
                self.text("list", "-d", "data.json", *more, "-v"))

    def test_who_named_the_data(self):
        self.check(self.notes("list", "-v", env={"SMOLCMP_DATA": "data.json"}),
                   self.read("data.json", "named by SMOLCMP_DATA"),
                   self.records, self.rest)
        self.check(self.notes("list", "-v", "-d", "-", stdin=(
            self.dir / "data.json").read_bytes()),
                   self.read("stdin", "named by --data"), self.records,
                   self.rest)
        self.write(".smolcmp.json", {"format": "smolcmp-config/1",
                                     "data": "data.json"})
        (self.dir / "deep").mkdir()
        done = run("list", "-v", cwd=self.dir / "deep")
        self.check(done.stderr.decode().splitlines(),
                   self.read(r"\.\./data\.json",
                             r"named by '\.\./\.smolcmp\.json'"),
                   self.records, self.rest)

    def test_the_catalog_built_in(self):
        self.check(self.notes("list", "-v"), "note: no data was named, .*",
                   r"read the built-in catalog \(no data was named\): "
                   rf"{self.AMOUNT}", "2 tools, 4 reviewers, .*", self.rest)

    def test_directories_and_what_holds_no_data(self):
        self.write("d/a.json", duel("+++", "+--"))
        self.write("d/package.json", {"name": "x"})
        self.check(self.notes("list", "-v", "-d", "d"),
                   self.read("d", "named by --data", "2 files") +
                   "; 1 of the files holds no verdict data", ".*", self.rest)
        self.write("d/other.json", {"name": "x"})
        self.assertRegex(self.notes("list", "-v", "-d", "d")[0],
                         "3 files, .*; 2 of the files hold no verdict data$")

    def test_every_source_is_named(self):
        self.write("more.json", {"tools": [tool("c")],
                                 "reviews": panel("c", "+")})
        notes = self.notes("list", "-v", "-d", "data.json", "-d", "more.json")
        self.check(notes, self.read("data.json", "named by --data"),
                   self.read("more.json", "named by --data"),
                   r"3 tools, 3 reviewers, 7 reviews .*", self.rest)

    def test_reviews_that_do_not_count_are_counted(self):
        self.write("old.json", {"tools": [tool("a")], "reviews": [
            review("a", "r", "ship", date="2026-01-01"),
            review("a", "r", "skip", date="2026-02-01")]})
        self.assertRegex(self.notes("list", "-v", "-d", "old.json")[1],
                         r"1 tool, 1 reviewer, 2 reviews \(1 count\), votes "
                         r"on 0 tools")

    def test_reading_twice_is_said(self):
        self.assertEqual(
            len(self.notes("show", "a", "-v", "-d", "data.json")), 3)
        self.check(self.notes("show", "Alpha", "-v", "-d", "data.json"),
                   self.read("data.json", "named by --data"),
                   "read it a second time: .*", self.records, self.rest)

    def test_failures_say_what_was_read_as_well(self):
        self.write("bad.json", '{"tools": [7]}')
        notes = self.notes("list", "-v", "-d", "bad.json", status=DATA)
        self.check(notes, self.read("bad.json", "named by --data"),
                   "bad.json:1:12: .*")

    def test_without_data_only_time_is_said(self):
        self.check(self.notes("help", "-v"), rf"all in {self.TIME}")

    def test_of_quiet_and_verbose_the_last_one_counts(self):
        self.assertEqual(self.notes("list", "-v", "-q"), [])
        self.assertEqual(len(self.notes("list", "-q", "-v")), 4)
        self.assertEqual(len(self.notes("list", "-qv")), 4)

    def test_names_are_cleaned(self):
        name = self.write("\033[31m\u202e.json", duel("+", "-"))
        for line in self.notes("list", "-v", "-d", name):
            self.assertTrue(line.isprintable())

    def test_it_takes_no_argument(self):
        self.expect(self.run_here("list", "--verbose=2"), USAGE)
