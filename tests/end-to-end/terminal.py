"""A terminal for the program to run on, and what would be seen there."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time

from support import PROGRAM, environment

TIMEOUT = 60


class Terminal:
    """Runs the program with a terminal as every stream that is not given.

    What the terminal is sent adds up in .sent. stdin, stdout and stderr are
    those of subprocess.Popen; ignored are signals.
    """

    def __init__(self, *arguments, rows=24, columns=80, cwd=None, env=None,
                 ignored=(), **streams):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ,
                    struct.pack("HHHH", rows, columns, 0, 0))
        options = {"stdin": slave, "stdout": slave, "stderr": slave, **streams}
        self.sent = b""
        self.child = subprocess.Popen(
            [PROGRAM, *map(os.fspath, arguments)], cwd=cwd,
            env=environment(**{"TERM": "xterm", **(env or {})}),
            start_new_session=True,
            preexec_fn=lambda: self.prepare(slave, ignored), **options)
        os.close(slave)

    @staticmethod
    def prepare(slave, ignored):
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for number in ignored:
            signal.signal(number, signal.SIG_IGN)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.child.poll() is None:
            os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait()
        for stream in self.child.stdin, self.child.stdout, self.child.stderr:
            if stream:
                stream.close()
        os.close(self.master)

    def read(self, seconds):
        """Take what is sent within this time; False once nobody sends."""
        if not select.select([self.master], [], [], seconds)[0]:
            return True
        try:
            got = os.read(self.master, 65536)
        except OSError:  # Linux, when the last one has closed it
            got = b""
        self.sent += got
        return bool(got)

    def wait_for(self, condition):
        """Take what is sent until a condition holds."""
        end = time.monotonic() + TIMEOUT
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(self.sent)
            if not self.read(0.02):
                time.sleep(0.02)

    def type(self, keys):
        os.write(self.master, keys)

    def finish(self):
        """Wait for the end of the program: its status."""
        self.wait_for(lambda: self.child.poll() is not None)
        while select.select([self.master], [], [], 0)[0] and self.read(0):
            pass
        return self.child.returncode

    def lines(self):
        return screen(self.sent)


def screen(sent):
    """The lines that bytes leave on a terminal that is wide enough; of its
    controls it knows those that the program uses."""
    lines, column = [""], 0
    tokens = re.findall(r"\033\[[0-9;]*[A-Za-z]|.", sent.decode(), re.DOTALL)
    for token in tokens:
        if token == "\r":
            column = 0
        elif token == "\n":
            lines.append("")
        elif token == "\033[K":
            lines[-1] = lines[-1][:column]
        elif token[0] == "\033":
            if not token.endswith("m"):
                raise ValueError(token)
        else:
            lines[-1] = lines[-1][:column] + token + lines[-1][column + 1:]
            column += 1
    return lines


def run_on_terminal(*arguments, **options):
    """Run to the end: the status, and the terminal as it was left."""
    with Terminal(*arguments, **options) as terminal:
        return terminal.finish(), terminal
