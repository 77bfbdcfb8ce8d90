"""--send: the message that a command makes, handed to a server of mail."""
import os
import shutil
import signal
import subprocess
from pathlib import Path

from mail_server import Script, Servers
from support import (DATA, DONE, PROGRAM, SYSTEM, USAGE, Case, environment,
                     panels)

HELPER = "smolcmp-transfer"
FROM = "The Digest <digest@example.org>"
NEWS = ("digest", "old.json", "new.json", "--from", FROM)
LIST = "# the team\nada@example.org\n\n bob@example.org\r\nada@EXAMPLE.org\n"
ALL = ["ada@example.org", "bob@example.org"]


class Send(Case):
    @classmethod
    def setUpClass(cls):
        cls.servers = Servers()
        cls.addClassCleanup(cls.servers.stop)

    def setUp(self):
        super().setUp()
        self.write("old.json", panels(brook="++-"))
        self.write("new.json", panels(brook="---", delta="+++"))
        self.write("list.txt", LIST)

    def send(self, port, *more, **options):
        return self.run_here(*NEWS, "--send", "--smtp",
                             f"smtp://127.0.0.1:{port}", "--recipients",
                             "list.txt", *more, **options)

    def message(self):
        return self.expect(self.run_here(*NEWS, "--format", "eml"),
                           DONE).stdout

    def test_all_get_the_message_that_would_be_written(self):
        port = self.servers.start()
        done = self.expect(self.send(port), DONE)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(done.stderr,
                         b"smolcmp: sent to 2 recipients by 127.0.0.1\n")
        mail, = self.servers.mails(port)
        self.assertEqual((mail["from"], mail["to"]),
                         ("digest@example.org", ALL))
        self.assertEqual(mail["data"], self.message())
        for address in ALL:
            self.assertNotIn(address.encode(), mail["data"])
        quiet = self.expect(self.send(port, "--quiet", "--format", "eml"),
                            DONE)
        self.assertEqual((quiet.stdout, quiet.stderr), (b"", b""))
        self.assertEqual(len(self.servers.mails(port)), 2)

    def test_what_fails_is_told_and_was_sent_to_nobody(self):
        port = self.servers.start(refuse={ALL[1]: "550 \x1b[31mno Bob"})
        done = self.expect(self.send(port), SYSTEM)
        self.assertEqual(
            done.stderr,
            b"smolcmp: 127.0.0.1: the server answers 'RCPT TO:<bob@example."
            b"org>' with '550 ^[[31mno Bob'; nobody got the message\n")
        self.assertEqual(self.servers.mails(port), [])
        self.expect(self.send(1), SYSTEM, "libcurl says: .*onnect")

    def test_a_dry_run_says_whom_and_connects_to_nobody(self):
        idle = Script()
        self.addCleanup(idle.socket.close)
        done = self.expect(self.send(idle.port, "--dry-run"), DONE)
        self.assertEqual(done.stdout, self.message())
        self.assertEqual(done.stderr.decode(),
                         "smolcmp: note: nothing is sent; it would go from "
                         "digest@example.org to 2 recipients by 127.0.0.1\n")
        idle.socket.setblocking(False)
        self.assertRaises(BlockingIOError, idle.socket.accept)

    def test_no_news_need_not_be_sent(self):
        port = self.servers.start()
        self.write("old.json", panels(brook="---", delta="+++"))
        self.expect(self.send(port, "--skip-empty"), DONE, "nothing changed")
        self.assertEqual(self.servers.mails(port), [])

    def test_what_is_no_address_is_refused_by_line(self):
        self.write("list.txt", "ada@example.org\n"
                   "bob@example.org\rRCPT TO:<eve@example.org>\n"
                   "j\u00f6rg@example.org\n")
        done = self.expect(self.send(1), DATA)
        self.assertEqual(
            [line.split(": ")[1] for line in done.stderr.decode().splitlines()],
            ["list.txt:2", "list.txt:3"])
        self.write("list.txt", "# nobody\n")
        self.expect(self.send(1), DATA, "list.txt: names nobody")

    def test_options_go_with_each_other(self):
        server = ("--smtp", "smtp://localhost")
        names = ("--recipients", "list.txt")
        login = {"SMOLCMP_SMTP_USER": "joe"}
        for more, why, env in (
                (server, "--smtp goes with --send", None),
                (names, "--recipients goes with --send", None),
                (["--dry-run"], "--dry-run goes with --send", None),
                (["--send", *names], "--send wants --smtp", None),
                (["--send", *server], "--send wants --recipients", None),
                (["--send", *server, *names, "--json"],
                 "--send goes with --format eml, not with json", None),
                (["--send", *server, *names, "-o", "x.eml"],
                 "--output does not go with --send", None),
                (["--send", *server, *names], "go with each other", login)):
            done = self.expect(self.run_here(*NEWS, *more, env=env), USAGE)
            self.assertRegex(done.stderr.decode(), why)
        for url in ("localhost", "http://localhost", "smtp://", "smtp:// x",
                    "smtp://a b", "smtp://a:0", "smtp://a:70000", "smtp://a:",
                    "smtp://a/b", "smtp://a?b", "smtp://[::1", "smtp://\u00e4"):
            done = self.run_here(*NEWS, "--send", "--smtp", url, *names)
            self.expect(done, USAGE, "--smtp is '.*', want smtp://")
        done = self.run_here(*NEWS, "--send", *names, "--smtp",
                             "smtp://joe:pass3@localhost")
        self.expect(done, USAGE, "--smtp has a login in it")
        self.assertNotIn(b"pass3", done.stderr)

    def test_only_this_machine_gets_mail_without_tls(self):
        port = self.servers.start()
        for host, status in (("localhost", DONE), ("LocalHost", DONE),
                             ("127.0.0.1", DONE), ("mail.localhost", SYSTEM)):
            done = self.run_here(*NEWS, "--send", "--smtp",
                                 f"smtp://{host}:{port}/", "--recipients",
                                 "list.txt")
            self.expect(done, status,
                        None if status == DONE else "not offer STARTTLS")
        self.assertEqual(len(self.servers.mails(port)), 3)

    def test_the_keyboard_ends_it_at_once(self):
        with Script("220 hello", stay=True) as server:
            program = subprocess.Popen(
                [PROGRAM, *NEWS, "--send", "--smtp",
                 f"smtp://localhost:{server.port}", "--recipients",
                 "list.txt"], cwd=self.dir, env=environment(),
                start_new_session=True, stderr=subprocess.PIPE)
            server.wait()
            os.killpg(program.pid, signal.SIGINT)
            # Its end is that of both, who have it open.
            self.assertEqual(program.communicate(timeout=10), (None, b""))
            self.assertEqual(program.returncode, -signal.SIGINT)

    def test_the_helper_is_found_and_what_ails_it_told(self):
        copy = self.dir / "bin/smolcmp"
        copy.parent.mkdir()
        shutil.copy(PROGRAM, copy)
        for place, script, why in (
                (f"libexec/smolcmp/{HELPER}", "echo boom >&2; exit 1",
                 f"{HELPER} failed: boom"),
                (f"bin/{HELPER}", "printf 'status 4\\ndone'",
                 f"{HELPER} gave no answer"),
                (f"bin/{HELPER}", "kill -9 $$", "without saying why")):
            self.write(place, f"#!/bin/sh\ncat > request\n{script}\n")
            (self.dir / place).chmod(0o755)
            done = subprocess.run(
                [copy, *NEWS, "--send", "--smtp", "smtp://localhost:1",
                 "--recipients", "list.txt"], cwd=self.dir,
                env=environment(SMOLCMP_SMTP_USER="joe",
                                SMOLCMP_SMTP_PASSWORD="pass3"),
                capture_output=True, check=False, timeout=60)
            self.expect(done, SYSTEM, why)
            asked = (self.dir / "request").read_bytes()
            self.assertIn(b"\noperation 4\nmail\n", asked)
            self.assertTrue(asked.endswith(b"\nend 0\n\n"))
            self.assertNotIn(b"pass3", asked)

    def test_the_program_itself_has_no_libcurl(self):
        for name, there in ((PROGRAM, False),
                            (Path(PROGRAM).with_name(HELPER), True)):
            listed = subprocess.run(["ldd", name], capture_output=True,
                                    check=False).stdout
            self.assertEqual(b"libcurl" in listed, there)
