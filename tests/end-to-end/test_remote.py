"""Data that has an address: how it is got, kept and used again, and what
happens when servers, files and processes fail. The servers are real ones."""
import gzip
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from support import (DATA, DONE, GATE, PROGRAM, SYSTEM, USAGE, Case, document,
                     environment, panel, sigpipe, tool)
from terminal import Terminal
from web_server import Page, Raw, Redirect, Turns, Web, make_web_certificates

OLD = "1999-01-01T00:00:00Z"


def verdicts(*slugs, letters="++-"):
    return json.dumps(document(
        [tool(slug) for slug in slugs],
        [one for slug in slugs for one in panel(slug, letters)])).encode()


GOOD = verdicts("one", "two")
NEWER = verdicts("one", "two", "three")
BAD = b'{"format": "smolcmp/1", "tools": [\n  {"slug": 7}\n], "reviews": []}'
LINES = (b'{"type": "tool", "slug": "one", "name": "One"}\n' +
         b'{"type": "review", "tool": "one", "reviewer": "r", '
         b'"verdict": "ship"}\n')


def sha(body):
    return hashlib.sha256(body).hexdigest()


def listing(**files):
    return json.dumps({"format": "smolcmp-index/1", "files": [
        {"path": path, "sha256": sha(body), "bytes": len(body)}
        for path, body in files.items()]}).encode()


class Remote(Case):
    def setUp(self):
        super().setUp()
        self.cache = self.dir / "cache/smolcmp"
        self.env = {"XDG_CACHE_HOME": str(self.dir / "cache"),
                    "HOME": str(self.dir)}

    def serve(self, routes, **more):
        web = Web(routes, **more)
        self.enterContext(web)
        return web

    def ask(self, *words, status=DONE, stderr=None, env=None):
        done = self.expect(self.run_here(*words, env={**self.env,
                                                      **(env or {})}),
                           status, stderr)
        done.out, done.said = done.stdout.decode(), done.stderr.decode()
        return done

    def list(self, *urls, options=(), **more):
        """The slugs of what is there."""
        words = [word for url in urls for word in ("-d", url)]
        done = self.ask("list", "--fields", "slug", "--format", "tsv", *words,
                        *options, **more)
        done.slugs = done.out.split()[1:]
        return done

    def names(self, pattern="*"):
        return sorted(path.name for path in self.cache.glob(pattern))

    def bodies(self):
        return [path for path in self.cache.iterdir()
                if re.fullmatch("[0-9a-f]{64}-[0-9a-f]{64}", path.name)]

    def age(self, seconds):
        """Let everything in the cache have come so much earlier."""
        for path in self.cache.glob("*.entry"):
            def earlier(match):
                value = str(int(match[3]) - seconds).encode()
                return b"%s %d\n%s\n" % (match[1], len(value), value)
            text = path.read_bytes()
            path.write_bytes(re.sub(
                rb"(fetched|checked|fresh-until) (\d+)\n([1-9]\d*)\n", earlier,
                text))


class Cache(Remote):
    def test_it_is_asked_for_once_and_then_only_whether_it_holds(self):
        web = self.serve({"/v.json": Turns(Page(GOOD, etag='"1"'),
                                           Page(GOOD, etag='"1"'),
                                           Page(NEWER, etag='"2"'))})
        url = web.url("/v.json")
        first, second = self.list(url), self.list(url)
        self.assertEqual(first.slugs, ["one", "two"])
        self.assertEqual((second.slugs, second.said), (first.slugs, ""))
        self.assertEqual(len(self.bodies()), 1)
        self.assertEqual(self.list(url).slugs, ["one", "two", "three"])
        self.assertEqual(
            [one.headers.get("if-none-match") for one in web.requests],
            [None, '"1"', '"1"'])
        # The old body is gone, and nothing else is left.
        self.assertEqual([path.read_bytes() for path in self.bodies()],
                         [NEWER])
        self.assertEqual(len(self.names()), 3)
        self.assertEqual(self.cache.stat().st_mode & 0o7777, 0o700)
        self.assertEqual({path.stat().st_mode & 0o7777
                          for path in self.cache.iterdir()}, {0o600})
        self.assertIn("Signature: 8a477f597d28d172789f06886806bc55",
                      (self.cache / "CACHEDIR.TAG").read_text())
        self.list(url, options=["--refresh"])
        self.assertNotIn("if-none-match", web.requests[3].headers)

    def test_dates_are_asked_about_where_there_is_no_tag(self):
        day = "Mon, 23 Nov 2026 10:00:00 GMT"
        web = self.serve({"/v.json": Page(GOOD, modified=day)})
        for _ in range(2):
            self.list(web.url("/v.json"))
        self.assertEqual(web.requests[1].headers["if-modified-since"], day)

    def test_what_the_server_calls_fresh_needs_no_question(self):
        headers = {"Cache-Control": "public, max-age=100", "Age": "40"}
        web = self.serve({"/v.json": Page(GOOD, etag='"1"', headers=headers)})
        url = web.url("/v.json")
        for _ in range(2):
            self.assertEqual(self.list(url).said, "")
        self.assertEqual(self.list(url, options=["--offline"]).said, "")
        self.assertEqual(len(web.requests), 1)
        self.age(61)
        self.list(url)
        self.assertEqual(len(web.requests), 2)
        # A question that was answered counts from then on.
        self.list(url)
        self.assertEqual(len(web.requests), 2)

    def test_what_must_not_be_stored_is_not(self):
        headers = {"Cache-Control": "no-store"}
        for second, slugs in (
                (Page(NEWER, headers=headers), ["one", "two", "three"]),
                # The copy holds, and goes once it was used.
                (Page(GOOD, etag='"1"', headers=headers), ["one", "two"])):
            web = self.serve({"/v.json": Turns(Page(GOOD, etag='"1"'),
                                               second)})
            url = web.url("/v.json")
            self.list(url)
            self.assertEqual(self.list(url).slugs, slugs)
            self.assertEqual(self.names(), ["CACHEDIR.TAG"])
        self.ask("fetch", url, stderr=f"note: {url} must not be stored")
        self.list(url, options=["--offline"], status=SYSTEM,
                  stderr="if its server lets copies be kept")

    def test_what_cannot_be_sent_back_is_not_kept(self):
        web = self.serve({"/v.json": Page(GOOD, etag='"a\tb"')})
        for _ in range(2):
            self.list(web.url("/v.json"))
        self.assertNotIn("if-none-match", web.requests[1].headers)

    def test_copies_are_used_as_options_say_and_that_is_told(self):
        web = self.serve({"/v.json": Page(GOOD, etag='"1"')})
        url = web.url("/v.json")
        self.list(url, options=["--offline"], status=SYSTEM,
                  stderr=f"{url}: there is no copy .* fetch it once")
        self.assertFalse(self.cache.exists())
        self.list(url)
        self.age(3000)
        stale = "copy that was fetched at 20.*T.*Z and confirmed at 20.*, as "
        for option, note in ((["--offline"], stale + "--offline asks"),
                             (["--max-age", "1h"], stale + "--max-age asks")):
            done = self.list(url, options=option)
            self.assertEqual(done.slugs, ["one", "two"])
            self.assertRegex(done.said, f"^smolcmp: note: {url} is the {note}\n$")
        self.assertEqual(len(web.requests), 1)
        self.assertEqual(self.list(url, options=["--max-age", "49m"]).said, "")
        self.assertEqual(len(web.requests), 2)
        self.list(url, options=["--offline", "--refresh"], status=USAGE)

    def test_a_server_that_is_gone_leaves_a_copy_to_be_used(self):
        with Web({"/v.json": GOOD}) as web:
            url = web.url("/v.json")
            self.list(url)
        self.list(url, status=SYSTEM,
                  stderr=f"{url}: .*; --offline uses the copy of 20")
        self.assertEqual(self.list(url, options=["--offline"]).slugs,
                         ["one", "two"])

    def test_only_what_is_right_enters(self):
        web = self.serve({"/v.json": Turns(Page(GOOD, etag='"1"'), BAD),
                          "/none.json": b'{"a": 1}'})
        url = web.url("/v.json")
        self.list(url)
        self.list(url, status=DATA,
                  stderr=rf"{url}:2:\d+: 'slug' is")
        self.assertEqual([path.read_bytes() for path in self.bodies()], [GOOD])
        self.ask("check", "-d", url, status=GATE)
        self.assertEqual([path.read_bytes() for path in self.bodies()], [GOOD])
        self.list(web.url("/none.json"), status=DATA,
                  stderr="holds no verdict data")
        self.assertEqual(len(self.bodies()), 1)
        self.assertEqual(len(self.names()), 3)

    def test_a_damaged_copy_is_none(self):
        web = self.serve({"/v.json": Page(GOOD, etag='"1"')})
        url = web.url("/v.json")
        self.list(url)
        for harm in (lambda path: path.write_bytes(NEWER), os.unlink):
            harm(self.bodies()[0])
            self.list(url, options=["--offline"], status=SYSTEM,
                      stderr="damaged, and is not used(.|\n)*no copy")
            self.ask("cache", "list", stderr=f"{url} has a copy .* damaged")
            self.assertEqual(self.list(url).slugs, ["one", "two"])
            self.assertNotIn("if-none-match", web.requests[-1].headers)
        next(self.cache.glob("*.entry")).write_bytes(b"format 15\nsmol")
        self.ask("cache", "list", stderr="holds 1 damaged entry")
        self.list(url, stderr=f"{url} has a copy .* damaged, and is not")
        self.assertEqual(self.list(url).said, "")

    def test_a_folder_that_others_may_write_to_is_refused(self):
        web = self.serve({"/v.json": GOOD})
        url = web.url("/v.json")
        self.cache.mkdir(0o755, parents=True)
        self.list(url, status=SYSTEM, stderr=f"open to other users .*run "
                                             f"'chmod 700 {self.cache}'")
        self.assertEqual(self.ask("cache", "path").out, f"{self.cache}\n")
        self.cache.rmdir()
        self.cache.symlink_to(self.dir)
        self.list(url, status=SYSTEM, stderr="is a link or no folder")
        self.list(url, env={"XDG_CACHE_HOME": "cache", "HOME": None},
                  status=SYSTEM, stderr="no place for a cache")
        self.assertEqual(web.requests, [])
        # A relative one does not count.
        self.list(url, env={"XDG_CACHE_HOME": "cache"})
        self.assertTrue((self.dir / ".cache/smolcmp").is_dir())

    def test_two_at_once_and_one_that_is_killed(self):
        bodies = [verdicts(f"t{i}", letters="+" * 2000) for i in range(4)]
        turns = [Page(body, etag=f'"{i}"')
                 for i, body in enumerate(bodies)] * 3
        web = self.serve({"/v.json": Turns(*turns),
                          "/slow.json": Raw(b"HTTP/1.1 200 OK\r\n"
                                            b"Content-Length: 1000\r\n\r\n{",
                                            stay=True)})
        words = [PROGRAM, "list", "--json", "--refresh", "-d",
                 web.url("/v.json")]
        env = environment(**self.env)
        running = [subprocess.Popen(words, env=env, stdout=subprocess.PIPE,
                                    stderr=subprocess.PIPE)
                   for _ in range(6)]
        for one in running:
            out, said = one.communicate(timeout=60)
            self.assertEqual((one.returncode, said), (DONE, b""))
            self.assertEqual(len(json.loads(out)["tools"]), 1)
        self.assertEqual(len(self.bodies()), 1)
        self.list(web.url("/v.json"), options=["--offline"])
        for number in (signal.SIGKILL, signal.SIGTERM):
            before = self.names()
            with subprocess.Popen(
                    [PROGRAM, "list", "-d", web.url("/slow.json")], env=env,
                    stderr=subprocess.DEVNULL) as one:
                while len(web.asked_for("/slow.json")) < 1:
                    time.sleep(.01)
                web.requests.clear()
                one.send_signal(number)
            left = set(self.names()) - set(before)
            self.assertEqual(len(left), number == signal.SIGKILL)
            for name in left:
                os.utime(self.cache / name, (0, 0))
        self.list(web.url("/v.json"))
        self.assertEqual(self.names("run-*"), [])
        self.assertEqual(len(self.names()), 3)


    def test_nothing_is_left_when_nobody_reads_any_longer(self):
        web = self.serve({"/v.json": GOOD})
        reader, writer = os.pipe()
        os.close(reader)
        with open(writer, "wb") as gone:
            done = self.run_here("list", "-d", web.url("/v.json"),
                                 env=self.env, stdout=gone,
                                 before=sigpipe(signal.SIG_DFL))
        self.assertEqual(done.returncode, -signal.SIGPIPE)
        self.assertEqual(self.names("run-*"), [])


class Sources(Remote):
    def test_several_at_once_and_none_when_one_fails(self):
        web = self.serve({"/a.json": GOOD, "/b.jsonl": Page(LINES),
                          "/c": verdicts("three")})
        a, b, c = (web.url(path) for path in ("/a.json", "/b.jsonl", "/c"))
        self.assertEqual(self.list(a, c).slugs, ["one", "two", "three"])
        self.assertEqual(self.list(b).slugs, ["one"])
        web.requests.clear()
        shutil.rmtree(self.cache)
        done = self.list(a, web.url("/gone.json"), c, status=SYSTEM)
        self.assertRegex(done.said, f"{web.url('/gone.json')}: .*404")
        self.assertEqual(self.names(), ["CACHEDIR.TAG"])
        # The same one is asked for once, also when it is read twice.
        web.requests.clear()
        self.ask("show", "O", "-d", a, "-d", c, "-d", a, status=DATA)
        self.assertEqual(len(web.asked_for("/a.json")), 1)
        self.ask("verdict", "ONE", "-d", a)
        self.assertEqual(len(web.asked_for("/a.json")), 2)
        self.ask("diff", a, web.url("/c"))
        self.assertEqual(len(web.asked_for("/a.json")), 3)

    def test_who_named_it_says_where_it_may_be(self):
        web = self.serve({"/v.json": GOOD})
        url = web.url("/v.json")
        self.write(".smolcmp.json", {"format": "smolcmp-config/1",
                                     "data": url})
        self.ask("list", status=SYSTEM, stderr=(
            f"{url}: .* has the loopback address 127.0.0.1, and only a public "
            r"one will do where '\.smolcmp\.json' names it; .* --data or "))
        self.assertEqual(web.requests, [])
        self.ask("list", env={"SMOLCMP_DATA": url})
        self.assertEqual(len(web.requests), 1)

    def test_pins(self):
        web = self.serve({"/v.json": Page(GOOD, etag='"1"'),
                          **{path: Raw(b"HTTP/1.0 200 OK\r\n\r\n", text)
                             for path, text in (
                                 ("/raw.jsonl", LINES), ("/lines", LINES),
                                 ("/line", LINES.split(b"\n")[0]),
                                 ("/raw", GOOD))}})
        url = web.url("/v.json")
        wrong, right = f"{url}#sha256={sha(BAD)}", f"{url}#sha256={sha(GOOD)}"
        self.list(wrong, status=DATA,
                  stderr=f"{url}: is not what .* {sha(GOOD)}, and not "
                         f"{sha(BAD)}")
        self.assertEqual(self.names(), ["CACHEDIR.TAG"])
        for _ in range(3):
            self.list(right, options=["--refresh"])
        self.assertEqual(len(web.requests), 2)
        self.list(wrong, status=DATA)
        self.ask("check", wrong, status=DATA)
        for fragment in ("sha256=12", "x", ""):
            self.list(f"{url}#{fragment}", status=DATA, stderr="want #sha256=")
        # Lines may be cut where nobody says how many bytes there are.
        for path in ("/raw.jsonl", "/lines", "/line"):
            self.list(web.url(path), status=SYSTEM,
                      stderr="did not say where it ends")
        self.list(f"{web.url('/lines')}#sha256={sha(LINES)}")
        # A document shows that itself, whatever it is called.
        self.assertEqual(self.list(web.url("/raw")).slugs, ["one", "two"])

    def test_addresses_that_are_refused(self):
        done = self.list("https://ada:secret@example.org:80/v.json",
                         status=DATA, stderr="machine example.org login")
        self.assertNotIn("secret", done.said)
        self.list("https://example.org/v .json", status=DATA, stderr="%XX")
        self.list("ftp://example.org/v.json", status=DATA,
                  stderr="only those of http and https")
        self.assertFalse(self.cache.exists())

    def test_https_with_a_ca_of_ones_own(self):
        with tempfile.TemporaryDirectory() as folder:
            make_web_certificates(folder)
            web = self.serve({"/v.json": GOOD}, folder=folder)
            url = web.url("/v.json")
            self.list(url, status=SYSTEM, stderr=f"{url}: .*certificate")
            self.list(url, env={"SSL_CERT_FILE": f"{folder}/ca.pem"})

    def test_sizes_and_times_have_limits(self):
        big = verdicts("one", letters="+" * 400)
        web = self.serve({
            "/v.json": big, "/slow.json": Raw(stay=True),
            "/z.json.gz": gzip.compress(big)})
        self.list(web.url("/v.json"), options=["--max-filesize", "4K"],
                  status=SYSTEM, stderr="4")
        self.list(web.url("/z.json.gz"), options=["--max-filesize", "4K"],
                  status=DATA, stderr=r"json\.gz:1:\d+: .*larger than")
        began = time.monotonic()
        self.list(web.url("/slow.json"), options=["--timeout", "1"],
                  status=SYSTEM)
        self.assertLess(time.monotonic() - began, 15)

    def test_a_transfer_that_breaks_off_is_gone_on_with(self):
        body = verdicts("one", letters="+" * 400)
        whole = Page(body, etag='"1"', ranges=True)
        cut = Page(body, etag='"1"', ranges=True, cut=5000)
        web = self.serve({
            "/v.json": lambda _: whole if web.whole else cut,
            "/private.json": Page(body, etag='"1"', cut=5000, ranges=True,
                                  headers={"Cache-Control": "no-store"})})
        web.whole = False
        url = web.url("/v.json")
        # It is gone on with in the same run as well, until that gives up.
        done = self.run_here("list", "-d", url, "-d",
                             web.url("/private.json"), "--timeout", "3",
                             env=self.env)
        self.expect(done, SYSTEM, "what came is kept, and the next run")
        self.assertEqual(len(self.names()), 3)
        # When nobody answers it is still there for the next run.
        self.list(url, options=["--timeout", "1"], status=SYSTEM,
                  env={"http_proxy": "http://127.0.0.1:1"})
        self.assertEqual(len(self.names()), 3)
        web.whole = True
        web.requests.clear()
        self.list(url)
        self.assertRegex(web.requests[0].headers["range"], r"bytes=\d\d+-")
        self.assertEqual(self.bodies()[0].read_bytes(), body)
        self.assertEqual(len(self.names()), 3)


class Commands(Remote):
    def fetch(self, *words, status=DONE, stderr=None):
        done = self.ask("fetch", "--json", *words, status=status,
                        stderr=stderr)
        return json.loads(done.out)["files"] if status == DONE else None

    def test_fetch_says_what_came_of_each(self):
        headers = {"Cache-Control": "max-age=1000"}
        day = "Mon, 23 Nov 2026 10:00:00 GMT"
        web = self.serve({"/a.json": Page(GOOD, etag='"1"', modified=day),
                          "/b.json": Redirect("/c.json?key=secret"),
                          "/c.json?key=secret": Page(NEWER, headers=headers)})
        a, b = web.url("/a.json"), web.url("/b.json")
        one, two = self.fetch(a, b)
        self.assertEqual(two["location"], web.url("/c.json"))
        self.assertEqual(
            (one["url"], one["state"], one["bytes"], one["sha256"],
             one["etag"], one["last_modified"], one["fresh_until"]),
            (a, "fetched", len(GOOD), sha(GOOD), '"1"', day, None))
        self.assertEqual((two["state"], two["etag"]), ("fetched", None))
        self.assertGreater(two["fresh_until"], two["checked"])
        for command, name, words in (("fetch", "files", [a]),
                                     ("cache", "copies", ["list"])):
            schema = json.loads(self.ask("schema", command).out)
            made = json.loads(self.ask(command, "--json", *words).out)
            self.assertEqual(set(made), set(schema["properties"]))
            self.assertEqual(set(made[name][0]), set(
                schema["properties"][name]["items"]["properties"]))
        self.assertEqual([file["state"] for file in self.fetch(a, b)],
                         ["unchanged", "cached"])
        self.ask("fetch", status=USAGE)
        self.ask("fetch", "a.json", status=USAGE, stderr="no URL")

    def test_a_bar_shows_what_comes_and_how_long_the_rest_takes(self):
        body = b" " * 30000 + GOOD
        parts = [body[at:at + 3000] for at in range(0, len(body), 3000)]
        web = self.serve({"/v.json": Raw(
            b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body),
            *[piece for part in parts for piece in (part, .2)])})
        url = web.url("/v.json")
        with Terminal("fetch", url, columns=80, cwd=self.dir, env=self.env,
                      stdin=subprocess.DEVNULL,
                      stdout=subprocess.PIPE) as terminal:
            self.assertEqual(terminal.finish(), DONE)
        self.assertRegex(terminal.sent.decode(),
                         r"smolcmp: v\.json  \S+ +\d\d%  \d.* of 29\.\d KiB, "
                         r"\d.*/s, \d s left")

    def test_fetch_writes_a_file_as_it_was_served(self):
        packed = gzip.compress(GOOD)
        web = self.serve({"/a.json.gz": packed, "/bad.json": BAD})
        url = web.url("/a.json.gz")
        self.assertEqual(self.fetch(url, "-o", "a.json.gz")[0]["bytes"],
                         len(packed))
        self.assertEqual((self.dir / "a.json.gz").read_bytes(), packed)
        self.assertEqual(self.list("a.json.gz").slugs, ["one", "two"])
        self.fetch(web.url("/bad.json"), "-o", "a.json.gz", status=DATA)
        self.assertEqual((self.dir / "a.json.gz").read_bytes(), packed)
        self.fetch(url, "-o", "none/a", status=SYSTEM, stderr="none/a: cannot")
        self.fetch(url, url, "-o", "a", status=USAGE)

    def test_fetch_writes_to_what_is_there_as_other_commands_do(self):
        web = self.serve({"/a.json": GOOD})
        url = web.url("/a.json")
        self.write("a.json", "old")
        (self.dir / "link").symlink_to("a.json")
        self.fetch(url, "-o", "link")
        self.assertTrue((self.dir / "link").is_symlink())
        self.assertEqual((self.dir / "a.json").read_bytes(), GOOD)
        os.mkfifo(self.dir / "pipe")
        with open(os.open(self.dir / "pipe", os.O_RDONLY | os.O_NONBLOCK),
                  "rb") as pipe:
            self.fetch(url, "-o", "pipe")
            self.assertEqual(pipe.read(), GOOD)
        self.ask("index", "-d", "a.json", "-o", "pipe", status=USAGE,
                 stderr="is there and no index")
        self.assertTrue((self.dir / "pipe").is_fifo())

    def test_cache_lists_clears_and_says_where_it_is(self):
        web = self.serve({"/a.json": GOOD, "/b.json": NEWER})
        a, b = web.url("/a.json"), web.url("/b.json")
        self.assertEqual(self.ask("cache", "list").out.strip(),
                         "The cache holds no copies.")
        self.fetch(a, b)

        def copies(*words):
            done = json.loads(self.ask("cache", "--json", *words).out)
            self.assertEqual(done["path"], str(self.cache))
            return [copy["url"] for copy in done["copies"]]
        self.assertEqual(copies("list"), [a, b])
        self.assertEqual(copies("list", b), [b])
        again = b.replace("http", "HTTP") + "#sha256="
        self.assertEqual(copies("list", again + sha(NEWER)), [b])
        self.ask("cache", "list", again + sha(GOOD), status=USAGE)
        self.assertEqual(copies("clear", a), [a])
        self.assertEqual(copies("list"), [b])
        self.ask("cache", "clear", a, status=USAGE, stderr="has no copy")
        (self.cache / "run-left").mkdir()
        self.assertEqual(copies("clear"), [b])
        self.assertEqual(self.names(), ["CACHEDIR.TAG"])
        self.assertEqual(copies("path"), [])
        for words in ([], ["--format", "csv"]):
            self.assertEqual(self.ask("cache", "path", *words).out,
                             f"{self.cache}\n")
        for words in (["cache"], ["cache", "empty"], ["cache", "path", "x"]):
            self.ask(*words, status=USAGE)


class Packed(Remote):
    """Files that gzip made."""

    def test_they_are_read_wherever_data_stands(self):
        self.write("d/a.json.gz", gzip.compress(GOOD[:40]) +
                   gzip.compress(GOOD[40:]))
        self.write("d/b.jsonl.gz", gzip.compress(
            LINES.replace(b'"one"', b'"lines"')))
        self.assertEqual(self.list("d").slugs, ["one", "two", "lines"])
        for words in (["init", "-q"], ["add", "d"],
                      ["-c", "user.name=T", "-c", "user.email=t@example.org",
                       "commit", "-q", "-m", "all"]):
            subprocess.run(["git", *words], cwd=self.dir, check=True,
                           env=environment(HOME=str(self.dir)))
        self.assertEqual(self.list("git:HEAD:d").slugs, ["one", "two", "lines"])
        done = self.run_here("list", "--fields", "slug", "--format", "tsv",
                             "-d", "-", stdin=gzip.compress(GOOD))
        self.assertEqual(done.stdout.split()[1:], [b"one", b"two"])
        web = self.serve({"/v": Page(gzip.compress(LINES))})
        self.assertEqual(self.list(web.url("/v")).slugs, ["one"])
        self.assertEqual(self.bodies()[0].read_bytes()[:2], b"\x1f\x8b")

    def test_small_ones_may_be_large_among_many(self):
        """They are not for threads that keep what small files say."""
        self.write("d/z.json.gz", gzip.compress(verdicts("packed")))
        for number in range(200):
            self.write(f"d/{number:03}.json", verdicts(f"t{number:03}") +
                       b" " * 45000)
        done = self.list("d", options=["--threads", "2"])
        self.assertEqual(len(done.slugs), 201)
        self.assertEqual(done.slugs[-1], "packed")

    def test_places_are_those_of_the_text(self):
        self.write("a.json.gz", gzip.compress(BAD))
        self.list("a.json.gz", status=DATA, stderr=r"a.json.gz:2:12: 'slug'")

    def test_what_is_damaged_is_refused(self):
        packed = gzip.compress(verdicts("one", letters="+" * 9000))
        for name, body, why in (
                ("cut", packed[:-9], r"cut: .*does not end"),
                ("short", packed[:2], r"1:1: is cut"),
                ("more", packed + b"x", "behind the end"),
                ("zeros", packed + b"\0\0", "behind the end"),
                ("twice", packed + packed, "after|behind|stands"),
                ("sum", packed[:-8] + b"xxxx" + packed[-4:],
                 "damaged gzip data: incorrect data check"),
                ("flip", packed[:60] + b"\xff" * 9 + packed[69:],
                 "damaged|stands|invalid")):
            self.write(f"{name}.json.gz", body)
            self.list(f"{name}.json.gz", status=DATA,
                      stderr=rf"{name}.json.gz:1:\d+: .*({why})|: is cut")


class Addresses(Remote):
    def test_one_may_be_of_ipv6(self):
        try:
            web = self.serve({"/v.json": GOOD}, host="::1")
        except OSError as error:
            self.skipTest(f"this machine has no ::1: {error}")
        url = web.url("/v.json")
        self.assertEqual(self.list(url).slugs, ["one", "two"])
        self.assertEqual(web.requests[0].headers["host"],
                         f"[::1]:{web.port}")


class Listings(Remote):
    def test_its_files_are_fetched_together_and_those_at_hand_are_not(self):
        parts = {f"d/{name}.json": verdicts(name) for name in ("a", "b")}
        routes = {"/x/index.json": lambda _: Page(listing(**parts)),
                  **{f"/x/{path}": lambda request: parts[request.path[3:]]
                     for path in parts}}
        web = self.serve(routes)
        url = web.url("/x/index.json")
        self.assertEqual(self.list(url).slugs, ["a", "b"])
        self.assertEqual(len(web.requests), 3)
        self.list(url)
        self.assertEqual(len(web.requests), 4)
        parts["d/b.json"] = verdicts("b", "c")
        self.assertEqual(self.list(url).slugs, ["a", "b", "c"])
        self.assertEqual([one.path for one in web.requests[4:]],
                         ["/x/index.json", "/x/d/b.json"])
        self.assertEqual(self.list(url, options=["--offline"]).slugs,
                         ["a", "b", "c"])
        self.assertEqual(len(self.bodies()), 3)
        good = parts["d/b.json"]
        routes["/x/d/b.json"] = good
        # What has the size that is listed may be something else.
        parts["d/b.json"] = good.replace(b"ship", b"skip")
        self.list(url, status=DATA,
                  stderr="SHA-256 is .* as the listing at")
        parts["d/b.json"] = good + b" "
        self.list(url, status=DATA, stderr="as the listing at")
        parts["d/b.json"] = BAD
        self.list(url, status=SYSTEM,
                  stderr=rf"more than the {len(BAD)} bytes allowed.*; the "
                         "listing at")
        del routes["/x/d/b.json"]
        self.list(url, status=SYSTEM, stderr="d/b.json: .*404")

    def test_it_may_be_long(self):
        parts = {f"{i}.json": verdicts(f"t{i:03}") for i in range(300)}
        web = self.serve({"/index.json": listing(**parts),
                          **{f"/{path}": parts[path] for path in parts}})
        url = web.url("/index.json")
        slugs = [f"t{i:03}" for i in range(300)]
        self.assertEqual(sorted(self.list(url).slugs), slugs)
        self.assertEqual(len(web.requests), 301)
        self.assertEqual(sorted(self.list(url, options=["--offline"]).slugs),
                         slugs)
        documents = self.ask("fetch", "--json", url).out
        self.assertEqual([file["state"] for file in
                          json.loads(documents)["files"]],
                         ["fetched"] + ["cached"] * 300)

    def test_what_it_may_make_us_fetch_has_bounds(self):
        def declare(*sizes):
            return json.dumps({"format": "smolcmp-index/1", "files": [
                {"path": f"{i}.json", "sha256": sha(GOOD), "bytes": size}
                for i, size in enumerate(sizes)]}).encode()
        web = self.serve({"/one.json": declare(9001),
                          "/all.json": declare(*[8000] * 17),
                          "/none.json": declare(0), "/0.json": GOOD})
        for name, why in (("one", "more than the 8192 that --max-filesize"),
                          ("all", "more than 16 times the 8192 bytes that"),
                          ("none", "more than the 1 bytes allowed")):
            self.list(web.url(f"/{name}.json"), status=SYSTEM, stderr=why,
                      options=["--max-filesize", "8K"])
        self.assertEqual(len(web.asked_for("/0.json")), 1)

    def test_its_files_are_not_nearer_than_it_was(self):
        """Its name may lead elsewhere by the time they are asked for."""
        web = self.serve({"/index.json": Page(
            listing(**{"a.json": GOOD}),
            headers={"Cache-Control": "max-age=100"}), "/a.json": GOOD})
        url = web.url("/index.json")
        self.list(url)
        for path in self.cache.glob("*.entry"):
            path.write_bytes(path.read_bytes().replace(
                b"reach 8\nloopback\n", b"reach 6\npublic\n"))
        for path in self.bodies():
            if path.read_bytes() == GOOD:
                path.unlink()
        self.list(url, status=SYSTEM, stderr="the loopback address")
        self.assertEqual(len(web.asked_for("/a.json")), 1)

    def test_what_leads_elsewhere_is_refused(self):
        paths = ["../a.json", "/a.json", "//h/a.json", "http://h/a.json",
                 "a.json?x", "a\\b.json", "d/../a.json", "./a.json",
                 "%2e%2e/a.json", "d%2Fa.json", "a\n.json", "a b.json",
                 "a.exe", "", "a//b.json", "%0aa.json"]
        texts = [listing(**{path: GOOD}) for path in paths]
        texts += [listing(),
                  b'{"format": "smolcmp-index/1", "files": [{}]}',
                  b'{"format": "smolcmp-index/2", "files": []}',
                  b'{"files": [], "format": "smolcmp-index/1"}',
                  b'{"format": "smolcmp-index/1"']
        web = self.serve({f"/{i}.json": text for i, text in enumerate(texts)})
        urls = [web.url(f"/{i}.json") for i in range(len(texts))]
        for url in urls:
            self.list(url, status=DATA, stderr=url)
        self.assertEqual(len(web.requests), len(texts))
        # They are findings like others, at places that are addresses.
        done = self.ask("check", urls[-1], urls[-4], "--format", "sarif",
                        status=GATE)
        self.assertEqual(
            [one["locations"][0]["physicalLocation"] for one in
             json.loads(done.out)["runs"][0]["results"]],
            [{"artifactLocation": {"uri": urls[-4]},
              "region": {"startLine": 1, "startColumn": 41}},
             {"artifactLocation": {"uri": urls[-1]},
              "region": {"startLine": 1, "startColumn": 28}}])


class Local(Remote):
    def test_nobody_is_asked_who_need_not_be(self):
        """The helper is one that leaves a mark."""
        web = self.serve({"/v.json": GOOD})
        url = web.url("/v.json")
        self.list(url)
        program = shutil.copy(PROGRAM, self.dir / "smolcmp")
        done = subprocess.run([program, "list", "-d", url], cwd=self.dir,
                              env=environment(**self.env), timeout=60,
                              capture_output=True, check=False)
        self.assertRegex(done.stderr, b"addresses and mail need it; install")
        helper = self.dir / "smolcmp-transfer"
        helper.write_text(f"#!/bin/sh\n: > {self.dir}/mark\nexit 1\n")
        helper.chmod(0o755)
        self.write("v.json", GOOD)
        for words in (["list", "-d", "v.json"], ["list"],
                      ["list", "-d", url, "--offline"], ["help"],
                      ["list", "-d", url, "--max-age", "1d"],
                      ["complete", "--", "show", "-d", url, "o"]):
            done = subprocess.run([program, *words], cwd=self.dir,
                                  env=environment(**self.env), timeout=60,
                                  capture_output=True, check=False)
            self.assertEqual(done.returncode, DONE, done.stderr)
            self.assertFalse((self.dir / "mark").exists(), words)
        subprocess.run([program, "list", "-d", url], cwd=self.dir,
                       env=environment(**self.env), timeout=60,
                       capture_output=True, check=False)
        self.assertTrue((self.dir / "mark").exists())

    def test_an_index_is_held_against_what_its_address_leads_to(self):
        web = self.serve({"/v.json": Turns(Page(GOOD, etag='"1"'),
                                           Page(NEWER, etag='"2"'))})
        url = web.url("/v.json")
        self.ask("index", "-o", "v.db", url)
        self.assertEqual(self.list("v.db").slugs, ["one", "two"])
        # An index may be somebody else's, who names any address.
        self.ask("index", "--check", "v.db", status=SYSTEM,
                 stderr=f"{url}: .* the index 'v.db' names it; .*--offline")
        self.ask("index", "--check", "v.db", "--offline")
        self.ask("fetch", url)
        self.ask("index", "--check", "v.db", "--offline", status=GATE)
        self.ask("index", "--update", "v.db", "--offline")
        self.assertEqual(self.list("v.db").slugs, ["one", "two", "three"])
        self.assertEqual(len(web.requests), 2)
