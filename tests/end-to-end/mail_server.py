"""Servers of mail on loopback: real ones that can be told to refuse, and one
that says and breaks off what a script says."""
import base64
import contextlib
import json
import socket
import subprocess
import threading
from pathlib import Path

from support import PYTHON

# libcurl takes any name below localhost for loopback, and smolcmp does not, so
# that what it asks of other machines can be asked here.
ELSEWHERE = "mail.localhost"


def make_certificates(folder, *names):
    """A CA and a server's certificate for these names or ELSEWHERE, in files of
    this folder: ca.pem, ca.key, server.pem and server.key."""
    names = names or [ELSEWHERE]

    def make(name, subject, *more):
        subprocess.run(
            ["openssl", "req", "-x509", "-days", "2", "-nodes", "-newkey",
             "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj",
             f"/CN={subject}", "-keyout", f"{name}.key", "-out",
             f"{name}.pem", *more],
            cwd=folder, check=True, stderr=subprocess.DEVNULL)

    make("ca", "CA of a test")
    make("server", names[0], "-CA", "ca.pem", "-CAkey", "ca.key", "-addext",
         "subjectAltName=" + ",".join(f"DNS:{name}" for name in names), "-addext",
         "basicConstraints=critical,CA:false")


class Servers:
    """Real servers, all of one process; smtpd.py says what they can be told."""

    def __init__(self):
        self.process = subprocess.Popen(
            [PYTHON, Path(__file__).with_name("smtpd.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)

    def ask(self, asked):
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def start(self, **asked):
        """The port of a new one."""
        return self.ask(asked)

    def mails(self, port):
        """What it took: dictionaries with from, to, data and encrypted."""
        return [{**mail, "data": base64.b64decode(mail["data"])}
                for mail in self.ask(port)]

    def stop(self):
        with self.process:
            self.process.stdin.close()


class Script:
    """A server that greets with the first of its lines and answers each line
    that it gets with the next; a number waits until so many bytes have come,
    and in the end it breaks off or, with stay, never says anything more."""

    def __init__(self, *lines, stay=False):
        self.lines = lines
        self.stay = stay
        self.heard = b""
        self.hearing = threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self.serve, daemon=True)

    def serve(self):
        with contextlib.suppress(OSError):
            client, _ = self.socket.accept()
            with client:
                self.talk(client)

    def talk(self, client):
        for line in self.lines:
            if isinstance(line, int):
                wanted = len(self.heard) + line
                while len(self.heard) < wanted and self.hear(client):
                    pass
            else:
                client.sendall(line.encode() + b"\r\n")
                if not line.startswith("354"):
                    self.hear(client)
        while self.stay and self.hear(client):
            pass

    def hear(self, client):
        got = client.recv(65536)
        self.heard += got
        self.hearing.set()
        return got

    def wait(self):
        """Until somebody says something."""
        if not self.hearing.wait(20):
            raise TimeoutError("nobody said anything")

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.socket.close()
        self.thread.join(10)
