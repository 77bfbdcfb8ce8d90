"""What run and growth share: programs, the data they read, and their times."""
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = str(ROOT / "build/release/smolcmp")
THREADS = str(len(os.sched_getaffinity(0)))
ENV = {**os.environ, "LC_ALL": "C.UTF-8"}
MEBI = 1024 * 1024


class Way:
    """A program's way to an answer: how to ask, and how to read the answer."""

    def __init__(self, name, command, answer, stdin=None, inner=False):
        self.name, self.command, self.answer = name, command, answer
        self.stdin = stdin      # a command whose output it reads, or None
        self.inner = inner      # says on stderr how long it took by itself
        self.times, self.inners, self.peak = [], [], 0

    def run(self, stdout):
        """Run it once; wall seconds, and what it says of itself."""
        source = subprocess.Popen(self.stdin, stdout=subprocess.PIPE,
                                  env=ENV) if self.stdin else None
        with tempfile.TemporaryFile() as errors:
            began = time.perf_counter()
            process = subprocess.Popen(
                self.command, stdout=stdout, stderr=errors, env=ENV,
                stdin=source.stdout if source else subprocess.DEVNULL)
            if source:
                source.stdout.close()
            process.wait()
            taken = time.perf_counter() - began
            if source:
                source.wait()
            errors.seek(0)
            said = errors.read().decode()
        if process.returncode:
            sys.exit(f"{self.name} failed: {said}")
        return taken, float(said.split()[-1]) / 1000 if self.inner else taken

    def ask(self, peak):
        """The answer, in a form that is the same for all programs; notes the
        peak of memory, by a program that is smaller than any of them."""
        source = subprocess.Popen(self.stdin, stdout=subprocess.PIPE,
                                  env=ENV) if self.stdin else None
        done = subprocess.run([peak, *self.command], capture_output=True,
                              env=ENV, check=True,
                              stdin=source.stdout if source else None)
        if source:
            source.stdout.close()
            source.wait()
        self.peak = int(done.stdout) * 1024
        with tempfile.TemporaryFile() as out:
            self.run(out)
            out.seek(0)
            return self.answer(out.read()) if self.answer else None

    def measure(self):
        taken, inner = self.run(subprocess.DEVNULL)
        self.times.append(taken)
        self.inners.append(inner)

    def median(self):
        return statistics.median(self.times)

    def inner_median(self):
        return statistics.median(self.inners)


class Workshop:
    """A folder with the data, and with the small programs that make it and
    that measure memory."""

    def __init__(self, work):
        self.work = work
        self.generate = str(self.build("generate.c"))
        self.peak = str(self.build("peak.c"))

    def build(self, source):
        program = self.work / Path(source).stem
        subprocess.run(["cc", "-O2", "-o", program, source],
                       cwd=ROOT / "bench", check=True)
        return program

    def data(self, form, count, *more):
        """The path of what generate makes of this."""
        ending = "json" if form == "document" else "jsonl"
        path = self.work / f"{form}-{count}.{ending}"
        if not path.exists():
            with open(path, "wb") as out:
                subprocess.run([self.generate, form, *map(str, (count, *more))],
                               stdout=out, check=True)
        return path


def seconds(value):
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.2f} ms"


def pair(count):
    """Two of so many tools, far from each other."""
    return "tool-000001", f"tool-{count - 1:06}"
