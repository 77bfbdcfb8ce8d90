"""smolcmp-transfer, asked as smolcmp asks it, and servers that go wrong."""
import ctypes
import re
import subprocess
import time
import unittest
from pathlib import Path

from mail_server import ELSEWHERE, Script, Servers, make_certificates
from support import PROGRAM, Case, environment

HELPER = Path(PROGRAM).with_name("smolcmp-transfer")
ADA, BOB, EVE = ALL = [f"{name}@example.org" for name in ("ada", "bob", "eve")]
SENDER = "digest@example.org"
MESSAGE = (b"Subject: news\r\n\r\n.\r\n..\r\n.begins with a dot\r\n" +
           b"x" * 998 + b"\r\n\r\ncaf\xc3\xa9\r\n.\r\n")
NOBODY, UNKNOWN = "nobody got the message$", "arrived is not known$"
# What a server says until it has the message to come.
POLITE = ["220 hello", *["250 OK"] * (2 + len(ALL)), "354 go on"]


def has_landlock():
    return ctypes.CDLL(None).syscall(444, None, 0, 1) >= 1


def request(port, *, host="127.0.0.1", scheme="smtp", tls="none",
            message=MESSAGE, patience=20, end=("end",), protocol=1):
    fields = [("protocol", f"smolcmp-transfer/{protocol}"),
              ("operation", "mail"), ("url", f"{scheme}://{host}:{port}"),
              ("tls", tls), ("sender", SENDER),
              *(("recipient", one) for one in ALL), ("message", message),
              ("patience", str(patience)), *((name, "") for name in end)]
    values = ((name.encode(),
               value if isinstance(value, bytes) else value.encode())
              for name, value in fields)
    return b"".join(b"%s %d\n%s\n" % (name, len(value), value)
                    for name, value in values)


def start(**variables):
    return subprocess.Popen([HELPER], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env=environment(**variables))


class Transfer(Case):
    @classmethod
    def setUpClass(cls):
        cls.servers = Servers()
        cls.addClassCleanup(cls.servers.stop)

    def ask(self, asked, **variables):
        """Why it failed; empty when it did not."""
        with start(**variables) as process:
            out, said = process.communicate(asked, timeout=60)
        self.assertEqual((process.returncode, said), (0, b""))
        if out == b"status 4\ndone\n":
            return ""
        answer = re.fullmatch(r"status 6\nfailed\nreason (\d+)\n(.*)\n",
                              out.decode(), re.S)
        self.assertEqual(len(answer[2].encode()), int(answer[1]))
        return answer[2]

    def deliver(self, port, encrypted=False, variables=None, **asked):
        """Send, and see that it arrived as it was, once, for all."""
        self.assertEqual(self.ask(request(port, **asked), **variables or {}),
                         "")
        self.assertEqual(self.servers.mails(port), [
            {"from": SENDER, "to": ALL, "encrypted": encrypted,
             "data": asked.get("message", MESSAGE)}])

    def fail(self, port, why, variables=None, **asked):
        """Send in vain; the port may be a script's."""
        reason = self.ask(request(port, **asked), **variables or {})
        self.assertRegex(reason, why)
        return reason

    def refuse(self, why, variables=None, asked=None, **server):
        port = self.servers.start(**server)
        reason = self.fail(port, f"{why}.*; {NOBODY}", variables,
                           **asked or {})
        self.assertEqual(self.servers.mails(port), [])
        return reason


class Delivery(Transfer):
    def test_a_message_arrives_as_it_was(self):
        self.deliver(self.servers.start(),
                     variables={"ALL_PROXY": "socks5://127.0.0.1:1"})

    def test_a_refusal_is_for_all_and_told(self):
        self.refuse(r"'RCPT TO:<bob@example.org>' with '550 5\.1\.1 no Bob'",
                    refuse={BOB: "550 5.1.1 no Bob"})
        self.refuse("'MAIL FROM:<digest@example.org>.*' with '451 later'",
                    refuse={"MAIL": "451 later"})
        self.refuse("refuses the message: '554 spam'",
                    refuse={"DATA": "554 spam"})

    def test_a_login_comes_from_the_environment_or_netrc(self):
        login = {"SMOLCMP_SMTP_USER": "joe", "SMOLCMP_SMTP_PASSWORD": "pass3"}
        self.write(".netrc", "machine 127.0.0.1 login joe password pass3\n")
        wanted = ["joe", "pass3"]
        self.deliver(self.servers.start(login=wanted), variables=login)
        self.deliver(self.servers.start(login=wanted),
                     variables={"HOME": str(self.dir)})
        self.refuse("with '530", login=wanted)
        reason = self.refuse("answers 'AUTH' with '535", login=wanted,
                             variables={**login,
                                        "SMOLCMP_SMTP_PASSWORD": "wrong3"})
        self.assertNotIn("wrong3", reason)

    def test_what_is_not_whole_is_not_sent(self):
        port = self.servers.start()
        whole = request(port)
        for asked, why in (
                (whole[:-1], "not whole"), (b"", "run by smolcmp"),
                (request(port, protocol=2), "run by smolcmp"),
                (request(port, end=()), "not whole"),
                (whole.replace(b"\nmail\n", b"\nmeal\n"), "know how"),
                (request(port, message=b"a\nb\r\n"), "CRLF"),
                (request(port, message=b"a\rb\r\n"), "CRLF"),
                (request(port, message=b"a\0b\r\n"), "CRLF"),
                (request(port, message=b"a"), "CRLF"),
                (request(port, scheme="http"), "not supported")):
            self.assertRegex(self.ask(asked), why)
        self.assertEqual(self.servers.mails(port), [])


class Trust(Transfer):
    def setUp(self):
        super().setUp()
        make_certificates(self.dir)
        self.ca = {"SSL_CERT_FILE": str(self.dir / "ca.pem")}

    def server(self, tls):
        return self.servers.start(tls=tls, folder=str(self.dir))

    def test_mail_leaves_by_tls_to_whom_we_trust(self):
        kept = {**self.ca, "SSLKEYLOGFILE": str(self.dir / "keys")}
        self.deliver(self.server("starttls"), encrypted=True, host=ELSEWHERE,
                     tls="required", variables=kept)
        self.deliver(self.server("implicit"), encrypted=True, host=ELSEWHERE,
                     tls="required", scheme="smtps", variables=kept)
        if not has_landlock():
            raise unittest.SkipTest("this kernel has no Landlock, so that "
                                    "nothing can be written was not tested")
        # libcurl would write them.
        self.assertFalse((self.dir / "keys").exists())

    def test_mail_leaves_in_no_other_way(self):
        asked = {"host": ELSEWHERE, "tls": "required"}
        self.refuse("does not offer STARTTLS", self.ca, asked)
        server = {"tls": "starttls", "folder": str(self.dir)}
        self.refuse("certificate problem", None, asked, **server)
        self.refuse("does not match|no alternative", self.ca,
                    {**asked, "host": "other.localhost"}, **server)
        self.refuse("certificate problem", None,
                    {**asked, "scheme": "smtps"},
                    **{**server, "tls": "implicit"})


class Breaks(Transfer):
    def broken(self, why, *lines, stay=False, **asked):
        with Script(*lines, stay=stay) as server:
            self.fail(server.port, why, **asked)
        return server

    def test_what_is_known_of_the_message_is_said(self):
        self.broken(f"greets with '554 go away'; {NOBODY}",
                    "554-go\r\n554 away")
        self.broken(NOBODY)
        self.broken(f"'RCPT TO:<eve@.*' with '550 OK no'; {NOBODY}", *POLITE[:5],
                    "550-OK\r\n550 no")
        large = b"0123456789abc\r\n" * 100000
        self.broken(NOBODY, *POLITE, 100000, message=large)
        # As it goes over the line: a dot more where a line begins with one.
        sent = MESSAGE.replace(b"\r\n.", b"\r\n..") + b".\r\n"
        server = self.broken(UNKNOWN, *POLITE, len(sent))
        self.assertTrue(server.heard.endswith(b"\r\nDATA\r\n" + sent))

    def test_nothing_waits_for_ever(self):
        begin = time.monotonic()
        self.broken(f"time(out|d out).*; {NOBODY}", stay=True, patience=1)
        self.broken(UNKNOWN, *POLITE, 1, stay=True, patience=1)
        self.assertLess(time.monotonic() - begin, 20)

    def test_it_ends_with_whoever_asked(self):
        with Script("220 hello", stay=True) as server, start() as process:
            process.stdin.write(request(server.port, patience=300))
            process.stdin.close()
            server.wait()
            process.stdout.close()
            process.wait(20)

    def test_no_right_can_be_gained(self):
        with Script("220 hello", stay=True) as server, start() as process:
            process.stdin.write(request(server.port))
            process.stdin.close()
            server.wait()
            status = Path(f"/proc/{process.pid}/status")
            if status.exists():
                self.assertRegex(status.read_text(), r"NoNewPrivs:\s1")
            process.kill()
