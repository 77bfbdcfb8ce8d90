"""What the end-to-end tests share: running the program, and making data."""
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

PROGRAM = os.environ["SMOLCMP_PROGRAM"]
# Its build without sanitizers, where there is one: that starts in a tenth of
# the time, and there are thousands of starts.
PLAIN = os.environ.get("SMOLCMP_PLAIN", PROGRAM)
STARTS = Counter()
ROOT = Path(__file__).resolve().parent.parent.parent
CATALOG = ROOT / "share/smolcmp/catalog/smol.json"
RICH = ROOT / "tests/data/catalog"
DUELS = ROOT / "tests/data/duels"
# The one that packages are for.
PYTHON = shutil.which("python3", path="/usr/bin") or sys.executable

SHIP, SKIP = "ship", "skip"

# Statuses, as README.md documents them.
DONE, GATE, USAGE, DATA, SYSTEM, UNKNOWN = range(6)


def environment(**changes):
    """An environment in which nothing but the changes could matter."""
    kept = {name: value for name, value in os.environ.items()
            if name in ("PATH", "TMPDIR") or name.endswith("SAN_OPTIONS")}
    kept.update({"LC_ALL": "C.UTF-8", **changes})
    return {name: value for name, value in kept.items() if value is not None}


def build_for(words):
    """PROGRAM for the first and every fourth command line with one command,
    the same options and one format; PLAIN for the others."""
    kind = (*words[:1], *(word for last, word in zip(["", *words], words)
                          if word[:1] == "-" or last == "--format"))
    STARTS[kind] += 1
    return PROGRAM if STARTS[kind] % 4 == 1 else PLAIN


def run(*arguments, stdin=b"", cwd=None, env=None, before=None, **more):
    """Run the program; outputs are bytes unless redirected."""
    words = [*map(os.fspath, arguments)]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    options.update(more)
    if "stdin" not in more:
        options["input"] = stdin if isinstance(stdin, bytes) else \
            stdin.encode()
    return subprocess.run([build_for(words), *words], cwd=cwd,
                          env=environment(**(env or {})), preexec_fn=before,
                          timeout=120, check=False, **options)


def tool(slug, name=None, **members):
    return {"slug": slug, "name": name or slug.upper(), **members}


def review(slug, reviewer, verdict, **members):
    return {"tool": slug, "reviewer": reviewer, "verdict": verdict, **members}


def document(tools, reviews, **members):
    return {"format": "smolcmp/1", "tools": tools, "reviews": reviews,
            **members}


def panel(slug, verdicts, **members):
    """A review per letter: + ships, - skips, a blank says nothing."""
    return [review(slug, f"r{number}", SHIP if letter == "+" else SKIP,
                   **members)
            for number, letter in enumerate(verdicts, 1) if letter != " "]


def match(a, b, a_wins=1, b_wins=2, ties=None, as_of=None):
    """What people said who were asked which of two tools is better."""
    members = {"ties": ties, "as_of": as_of}
    return {"a": a, "b": b, "a_wins": a_wins, "b_wins": b_wins,
            **{name: value for name, value in members.items()
               if value is not None}}


def priced(amount, currency="EUR", model="paid"):
    """The pricing of a tool, by the month."""
    return {"model": model, "entry": {"amount": amount, "currency": currency,
                                      "per": "month"}}


def panels(**tools):
    """A document of a tool per panel."""
    return document([tool(slug) for slug in tools],
                    [one for slug, verdicts in tools.items()
                     for one in panel(slug, verdicts)])


def duel(a, b, **members):
    """Two tools called a and b with these verdicts."""
    return document([tool("a", "Alpha"), tool("b", "Beta")],
                    panel("a", a) + panel("b", b), **members)


class Case(unittest.TestCase):
    """A temporary directory per test, and the program run in it."""

    maxDiff = 4000

    def setUp(self):
        self.dir = Path(tempfile.mkdtemp(prefix="smolcmp-test-"))
        self.addCleanup(shutil.rmtree, self.dir)

    def write(self, name, content):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, (dict, list)):
            content = json.dumps(content, ensure_ascii=False)
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogatepass")
        path.write_bytes(content)
        return name

    def run_here(self, *arguments, **options):
        return run(*arguments, cwd=self.dir, **options)

    def run_on(self, content, *arguments, **options):
        """Run a command on a document."""
        self.write("data.json", content)
        return self.run_here(*arguments, "-d", "data.json", **options)

    def expect(self, done, status, stderr=None):
        """A status; on failure nothing on stdout and something on stderr."""
        said = done.stderr.decode("utf-8", "replace")
        self.assertEqual(done.returncode, status, said)
        if status > GATE:
            self.assertEqual(done.stdout, b"")
            self.assertNotEqual(said, "")
        if stderr is not None:
            self.assertRegex(said, stderr)
        return done

    def text(self, *arguments, **options):
        """What a command that succeeds prints."""
        return self.expect(self.run_here(*arguments, **options),
                           DONE).stdout.decode()

    def json(self, *arguments, **options):
        out = self.text(*arguments, "--json", **options)
        self.assertTrue(out.isascii())
        return json.loads(out)

    def of(self, data, *command):
        """The JSON of a command on a document."""
        self.write("data.json", data)
        return self.json(*command, "-d", "data.json")

    def said(self, data, *command):
        """Its text, in one line."""
        self.write("data.json", data)
        return " ".join(self.text(*command, "-d", "data.json", "--width",
                                  "400").split())


def closed(*descriptors):
    """For run(before=): start the program with these closed."""
    def close():
        for descriptor in descriptors:
            try:
                os.close(descriptor)
            except OSError:
                pass
    return close


def limit_files(size):
    """For run(before=): a disk that takes so many bytes of each file."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def sigpipe(action):
    """For run(before=): SIGPIPE as signal.SIG_DFL or signal.SIG_IGN."""
    return lambda: signal.signal(signal.SIGPIPE, action)
