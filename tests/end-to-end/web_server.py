"""A real server of HTTP on loopback that gives what a test says, and goes wrong
in the ways that a test asks for; and one of HTTP/2, by h2d.py.

    with Web({"/a.json": b"{}", "/b": Page(b"x", etag='"1"')}) as web:
        web.url("/a.json"), web.requests

A route leads to bytes, to an answer (Page, Raw, Redirect, Turns) or to a
function that is given the request and returns one of them.
"""
import contextlib
import gzip
import json
import re
import socket
import ssl
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path

from mail_server import make_certificates
from support import PYTHON

# libcurl takes every name below localhost for loopback; all of these but the
# last are in the certificates.
HERE, ELSEWHERE, WRONG = "localhost", "other.localhost", "wrong.localhost"
CA_SETTINGS = """
[ca]
default_ca = old
[old]
database = index.txt
new_certs_dir = .
serial = serial
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = any
[any]
commonName = supplied
"""


def make_web_certificates(folder):
    """ca.pem; server.pem and server.key for HERE and ELSEWHERE; and old.pem and
    old.key, which are like them but that they expired in 2020."""
    make_certificates(folder, HERE, ELSEWHERE)

    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True,
                       stderr=subprocess.DEVNULL)

    folder = Path(folder)
    for name, text in (("ca.cnf", CA_SETTINGS), ("index.txt", ""),
                       ("serial", "01\n"),
                       ("names.cnf", f"subjectAltName=DNS:{HERE}\n")):
        (folder / name).write_text(text)
    openssl("req", "-new", "-nodes", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:prime256v1", "-subj", f"/CN={HERE}", "-keyout",
            "old.key", "-out", "old.csr")
    openssl("ca", "-batch", "-config", "ca.cnf", "-in", "old.csr", "-out",
            "old.pem", "-startdate", "20200101000000Z", "-enddate",
            "20200102000000Z", "-notext", "-extfile", "names.cnf")


@dataclass
class Request:
    method: str
    path: str
    version: str
    headers: dict  # names in small letters
    connection: int  # from 1


@dataclass
class Page:
    """A whole response. With an etag or a date it knows whether the client has
    it already, with ranges it gives parts; length is announced in place of the
    right one, None in place of any; cut bytes of the body are sent, and then
    the connection ends."""
    body: bytes = b""
    status: str = "200 OK"
    headers: dict = field(default_factory=dict)
    etag: str = None
    modified: str = None
    ranges: bool = False
    encoding: str = None  # "gzip": also in the body, which is encoded here
    chunked: bool = False
    length: object = True
    cut: int = None
    version: str = "HTTP/1.1"

    def is_known(self, request):
        tag = request.headers.get("if-none-match")
        if tag is not None:
            return self.etag is not None and tag == self.etag
        return self.modified is not None and \
            request.headers.get("if-modified-since") == self.modified

    def part(self, request):
        """The first byte asked for, None for all of them."""
        match = re.fullmatch(r"bytes=(\d+)-", request.headers.get("range", ""))
        still = request.headers.get("if-range", self.etag or self.modified)
        if not self.ranges or not match or \
                still not in (self.etag, self.modified):
            return None
        return int(match[1])

    def respond(self, request, client, _web):
        status, body, headers = self.status, self.body, dict(self.headers)
        if self.etag:
            headers["ETag"] = self.etag
        if self.modified:
            headers["Last-Modified"] = self.modified
        if self.ranges:
            headers["Accept-Ranges"] = "bytes"
        first = self.part(request)
        if self.is_known(request):
            client.sendall(head("304 Not Modified", headers, self.version))
            return True
        if first is not None and first >= len(body):
            status = "416 Range Not Satisfiable"
            headers["Content-Range"] = f"bytes */{len(body)}"
            body = b""
        elif first is not None:
            status = "206 Partial Content"
            headers["Content-Range"] = \
                f"bytes {first}-{len(body) - 1}/{len(body)}"
            body = body[first:]
        elif self.encoding:
            headers["Content-Encoding"] = self.encoding
            body = gzip.compress(body, mtime=0)
        if self.chunked:
            headers["Transfer-Encoding"] = "chunked"
            body = chunks(body)
        elif self.length is not None:
            headers["Content-Length"] = len(body) if self.length is True \
                else self.length
        if request.method == "HEAD":
            body = b""
        client.sendall(head(status, headers, self.version) + body[:self.cut])
        return self.cut is None and self.version == "HTTP/1.1" and \
            (self.chunked or self.length is True)


class Raw:
    """These bytes as they are; a number waits so many seconds. In the end it
    breaks off or, with stay, says nothing more until the client leaves."""

    def __init__(self, *parts, stay=False):
        self.parts = parts
        self.stay = stay

    def respond(self, _request, client, web):
        for part in self.parts:
            if isinstance(part, bytes):
                client.sendall(part)
            elif web.over.wait(part):
                return False
        while self.stay and client.recv(4096):
            pass
        return False


class Redirect(Page):
    def __init__(self, to, status="302 Found", **more):
        super().__init__(status=status, **more)
        self.headers = {"Location": to, **self.headers}


class Turns:
    """The first time the first answer, and so on; the last one stays."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.lock = threading.Lock()

    def respond(self, request, client, web):
        with self.lock:
            answer = self.answers.pop(0) if len(self.answers) > 1 \
                else self.answers[0]
        return respond(answer, request, client, web)


def respond(answer, request, client, web):
    """Whether the connection goes on."""
    if callable(answer):
        answer = answer(request)
    if isinstance(answer, bytes):
        answer = Page(answer)
    return answer.respond(request, client, web)


def head(status, headers, version="HTTP/1.1"):
    lines = [f"{version} {status}",
             *(f"{name}: {value}" for name, value in headers.items())]
    return "".join(f"{line}\r\n" for line in [*lines, ""]).encode("latin-1")


def chunks(body, size=1000):
    parts = [body[at:at + size] for at in range(0, len(body), size)] + [b""]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)


def gzip_bomb(size):
    """So many zeros, of which a thousandth is sent."""
    return Page(b"\0" * size, encoding="gzip")


class Web:
    """The server. With a folder of make_web_certificates() it speaks TLS, and
    with certificate="old" shows the one that expired. It is a proxy, too: a
    route may be a whole URL, and CONNECT leads to where it says."""

    def __init__(self, routes, folder=None, certificate="server",
                 host="127.0.0.1"):
        self.routes = routes
        self.requests = []
        self.connections = 0
        self.called = []  # by which of its addresses each connection came
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.asked = threading.Event()
        self.tls = None
        if folder:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(Path(folder) / f"{certificate}.pem",
                                     Path(folder) / f"{certificate}.key")
        six = ":" in host
        self.socket = socket.create_server(
            (host, 0), backlog=128,
            family=socket.AF_INET6 if six else socket.AF_INET)
        self.host = f"[{host}]" if six else "127.0.0.1"
        self.port = self.socket.getsockname()[1]
        self.clients = set()
        self.thread = threading.Thread(target=self.accept, daemon=True)

    def url(self, path="/", host=None):
        scheme = "https" if self.tls else "http"
        host = host or (HERE if self.tls else self.host)
        return f"{scheme}://{host}:{self.port}{path}"

    def asked_for(self, path):
        """The requests for one path."""
        return [one for one in self.requests if one.path == path]

    def wait(self):
        """Until somebody asks for something."""
        if not self.asked.wait(20):
            raise TimeoutError("nobody asked for anything")

    def accept(self):
        while True:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=[client],
                             daemon=True).start()

    def serve(self, client):
        with contextlib.suppress(OSError, ValueError), client:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self.lock:
                self.connections += 1
                number = self.connections
                self.called.append(client.getsockname()[0])
            if self.tls:
                client = self.tls.wrap_socket(client, server_side=True)
            with self.lock:
                self.clients.add(client)
            try:
                with client, client.makefile("rb") as lines:
                    while self.answer(client, lines, number):
                        pass
            finally:
                with self.lock:
                    self.clients.discard(client)

    def answer(self, client, lines, connection):
        first = lines.readline(65536).decode("latin-1").split()
        if len(first) != 3:
            return False
        headers = {}
        while (line := lines.readline(65536).decode("latin-1").strip()):
            name, value = line.split(":", 1)
            headers[name.lower()] = value.strip()
        request = Request(*first, headers, connection)
        with self.lock:
            self.requests.append(request)
        self.asked.set()
        if request.method == "CONNECT":
            self.tunnel(client, request.path)
            return False
        return respond(self.route(request.path), request, client, self)

    def route(self, path):
        """Of a whole URL, or its path; with the query, or without."""
        bare = re.sub(r"^https?://[^/]*", "", path)
        for name in (path, bare, bare.split("?")[0]):
            if name in self.routes:
                return self.routes[name]
        return Page(b"nothing here\n", "404 Not Found")

    def tunnel(self, client, to):
        host, port = to.rsplit(":", 1)
        with socket.create_connection((host, int(port))) as server:
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=copy, args=[server, client],
                                    daemon=True)
            back.start()
            copy(client, server)
            back.join()

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        # To close it does not wake up whoever accepts.
        for one in [self.socket, *self.clients]:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(10)


def copy(source, target):
    with contextlib.suppress(OSError):
        while (got := source.recv(65536)):
            target.sendall(got)
        target.shutdown(socket.SHUT_WR)


class Web2:
    """A server of HTTP/2 alone, over TLS: paths lead to text. What it was asked
    is known when it has ended."""

    def __init__(self, routes, folder):
        self.process = subprocess.Popen(
            [PYTHON, Path(__file__).with_name("h2d.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdin.write(json.dumps({
            "routes": routes, "folder": str(folder)}) + "\n")
        self.process.stdin.flush()
        self.port = json.loads(self.process.stdout.readline())
        self.connections = self.most = None

    def url(self, path="/", host=HERE):
        return f"https://{host}:{self.port}{path}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with self.process:
            self.process.stdin.close()
            said = json.loads(self.process.stdout.readline())
        # And how many of its responses were on their way at once.
        self.connections, self.most = said["connections"], said["most"]
