"""smolcmp-transfer and servers of the web that go wrong: what it gets, what it
says, and that it asks no one whom it should not."""
import base64
import gzip
import json
import os
import subprocess
import sys
import time
import unittest
from email.utils import formatdate
from pathlib import Path

from fetching import HELPER, fetch, finish, request, start
from support import Case
from web_server import (ELSEWHERE, WRONG, Page, Raw, Redirect, Turns, Web,
                        Web2, chunks, gzip_bomb, head,
                        make_web_certificates)

BODY, UNCHANGED, FAILED = "body", "unchanged", "failed"
MIB = 1024 * 1024
TEXT = b"0123456789" * 1000
LIMIT = 4 * MIB
PACKED = gzip.compress(TEXT, mtime=0)
GARBLED = PACKED[:-8] + b"\0" * 8  # neither its checksum nor its length


def says(status, *parts, **more):
    """A response made by hand: its status, its headers, what follows."""
    headers = {name.replace("_", "-"): value for name, value in more.items()
               if name != "stay"}
    return Raw(head(status, headers), *parts, stay=more.get("stay", False))


def later(pause):
    return Page(b"later", "429 Too Many Requests", {"Retry-After": pause})


def no(status):
    return Page(b"no", status)


def rest(what, body=TEXT[5000:], etag='"1"', chunked=False, **headers):
    """A part of TEXT, and what is said of it."""
    return Page(body, "206 Partial Content", etag=etag, chunked=chunked,
                headers={"Content-Range": f"bytes {what}",
                         **{name.replace("_", "-"): value
                            for name, value in headers.items()}})


def chain(length):
    """A route for each of so many redirects, and what they lead to."""
    return {f"/chain{length}/{left}":
            Redirect(f"/chain{length}/{left - 1}") if left else TEXT
            for left in range(length + 1)}


# Case, what the server does, what comes of it; then a pattern of the reason and
# what was got else, if it is not TEXT.
CASES = [
    ("plain", TEXT, BODY),
    ("empty", b"", BODY, b""),
    ("chunked", Page(TEXT, chunked=True), BODY),
    ("chunked, with headers behind", says(
        "200 OK", chunks(TEXT)[:-2] + b"X-Y: z\r\n\r\n",
        Transfer_Encoding="chunked"), BODY),
    ("gzip", Page(TEXT, encoding="gzip"), BODY),
    ("gzip, chunked", Page(TEXT, encoding="gzip", chunked=True), BODY),
    ("gzip in two parts", says("200 OK", PACKED, PACKED,
                               Content_Encoding="x-gzip"), BODY, TEXT * 2),
    ("HTTP/1.0", Page(TEXT, version="HTTP/1.0"), BODY),
    ("HTTP/1.0 without a length", Page(TEXT, version="HTTP/1.0", length=None),
     BODY),
    ("100 comes before", Raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n",
                             head("200 OK", {"Content-Length": 2}), b"ok"),
     BODY, b"ok"),
    ("cut, with a length", Page(TEXT, cut=5000), FAILED,
     "broke off after 5000 bytes of the file; tried 3 times"),
    ("cut, chunked", Page(TEXT, chunked=True, cut=5000), FAILED,
     "broke off after 49.. bytes of the file; tried 3 times"),
    ("cut without a length, so that nobody can know", Page(TEXT, length=None,
                                                           cut=5000),
     BODY, TEXT[:5000]),
    ("gzip, cut without a length", Page(TEXT, encoding="gzip", length=None,
                                        cut=40),
     FAILED, "sends compressed data that breaks off; tried 3 times"),
    ("gzip that breaks off, with its length",
     Page(PACKED[:-4], headers={"Content-Encoding": "gzip"}), FAILED,
     "sends compressed data that breaks off$"),
    ("gzip that is damaged", Page(GARBLED,
                                  headers={"Content-Encoding": "gzip"}),
     FAILED, "sends compressed data that is damaged$"),
    ("gzip that is none", Page(TEXT, headers={"Content-Encoding": "gzip"}),
     FAILED, "sends compressed data that is damaged$"),
    ("gzip that is empty", Page(b"", headers={"Content-Encoding": "gzip"}),
     FAILED, "sends compressed data that breaks off$"),
    ("an encoding that nobody asked for",
     Page(TEXT, headers={"Content-Encoding": "br"}), FAILED,
     "sends the encoding 'br', which nobody asked for"),
    ("two encodings", Page(TEXT, headers={"Content-Encoding": "gzip, gzip"}),
     FAILED, "sends the encoding 'gzip, gzip', which"),
    ("a longer length", Page(TEXT, length=len(TEXT) + 1), FAILED,
     "broke off after 10000 bytes of the file; tried 3 times"),
    ("a shorter length", Page(TEXT, length=9000), FAILED,
     "sends more than it announces$"),
    ("more behind the last chunk",
     says("200 OK", chunks(TEXT) + b"and more", Transfer_Encoding="chunked"),
     FAILED, "sends more than it announces$"),
    ("two lengths", Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"
                        b"Content-Length: 9\r\n\r\n012345678"), FAILED,
     "announces several lengths$"),
    ("a length in two", says("200 OK", b"x" * 9, Content_Length="5, 9"), FAILED,
     "announces several lengths$"),
    ("gzip on the way, which nobody asked for",
     says("200 OK", chunks(PACKED), Transfer_Encoding="gzip, chunked"), FAILED,
     "sends the encoding 'gzip, chunked', which nobody asked for$"),
    ("chunks twice", Raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                         b"Transfer-Encoding: gzip, chunked\r\n\r\n",
                         chunks(PACKED)), FAILED,
     "sends the encoding 'gzip, chunked', which nobody asked for$"),
    ("larger than the limit", Page(b"x" * (LIMIT + 1)), FAILED,
     "announces 4194305 bytes, more than the 4194304 bytes allowed$"),
    ("larger than the limit, unannounced", Page(b"x" * (LIMIT + 1),
                                                chunked=True), FAILED,
     "sends more than the 4194304 bytes allowed$"),
    ("as large as the limit", Page(b"x" * LIMIT), BODY, b"x" * LIMIT),
    ("gzip bomb", gzip_bomb(64 * MIB), FAILED,
     "sends more than the 4194304 bytes allowed$"),
    ("no HTTP", Raw(b"garbage\r\n\r\n"), FAILED, "does not speak HTTP$"),
    ("nothing at all", Raw(), FAILED,
     "broke off without an answer; tried 3 times"),
    ("headers of 1 MiB", says("200 OK", **{f"X-{number}": "y" * 1000
                                           for number in range(1000)}),
     FAILED, "sends headers of more than 64 KiB$"),
    ("one header of 1 MiB", says("200 OK", X_Y="y" * MIB), FAILED,
     "sends (a header that is too long|headers of more than 64 KiB)$"),
    ("a header that does not end", Raw(b"HTTP/1.1 200 OK\r\nContent-Le"),
     FAILED,
     "broke off; tried 3 times"),
    ("304 that nobody asked for", says("304 Not Modified"), FAILED,
     "says that a file has not changed which we do not have$"),
    ("206 that nobody asked for",
     Page(TEXT[:9], "206 Partial Content",
          {"Content-Range": "bytes 0-8/10000"}), FAILED,
     "sends part of the file, which nobody asked for$"),
    ("204 with a body", says("204 No Content", TEXT, Content_Length=10000),
     FAILED, "answers '204 No Content'$"),
    ("404 with a long body", Page(b"x" * MIB, "404 Not Found"), FAILED,
     "answers '404 Not Found'; see whether the address is right$"),
    ("404 that does not end", says("404 Not Found", b"x" * MIB, stay=True),
     FAILED, "answers '404 Not Found'"),
    ("a long phrase", no("418 " + "short and stout " * 99), FAILED,
     "answers '418 (short and stout ){5}'$"),
    ("401", no("401 Unauthorized"), FAILED,
     "; see whether ~/.netrc has the right login for it$"),
    ("500 twice", Turns(no("500 Oops"), no("502 Oops"), TEXT), BODY),
    ("500 for good", no("500 Oops"), FAILED,
     "answers '500 Oops'; that is for the server to mend; tried 3 times"),
    ("501", no("501 Not Implemented"), FAILED, "server to mend$"),
    ("408 once", Turns(no("408 Request Timeout"), TEXT), BODY),
    ("429 for a second", Turns(later(1), TEXT), BODY),
    ("429 until a date that is over", Turns(later(formatdate(0, usegmt=True)),
                                            TEXT), BODY),
    ("429 for an hour", later(3600), FAILED,
     "'429 Too Many Requests'; ask later; it wants to be asked again in 3600 "
     "s, and there is no time for that$"),
    ("429 for ages", later(99999999999), FAILED,
     "asked again in more than 999999999 s, and there is no time for that$"),
    ("503 until tomorrow", Page(b"", "503 Later", {
        "Retry-After": formatdate(time.time() + 86400, usegmt=True)}), FAILED,
     r"asked again in 86\d\d\d s, and there is no time for that$"),
    ("breaks off, goes on by Range",
     Turns(Page(TEXT, etag='"1"', ranges=True, cut=5000),
           Page(TEXT, etag='"1"', ranges=True)), BODY),
    ("breaks off, has changed since",
     Turns(Page(TEXT, etag='"1"', ranges=True, cut=5000),
           Page(TEXT[::-1], etag='"2"', ranges=True)), BODY, TEXT[::-1]),
    ("breaks off, takes no notice of If-Range",
     Turns(Page(TEXT, etag='"1"', ranges=True, cut=5000),
           Page(TEXT[4999::-1], "206 Partial Content", etag='"2"', headers={
               "Content-Range": "bytes 5000-9999/10000"}), TEXT), BODY),
    ("breaks off, goes on elsewhere",
     Turns(Page(TEXT, etag='"1"', ranges=True, cut=5000),
           Page(TEXT[6000:], "206 Partial Content", etag='"1"', headers={
               "Content-Range": "bytes 6000-9999/10000"}), TEXT), BODY),
    *((f"breaks off, goes on with {what}",
       Turns(Page(TEXT, etag='"1"', ranges=True, cut=5000), part, TEXT), BODY)
      for what, part in (
          ("a part of the rest", rest("5000-5999/10000", TEXT[5000:6000])),
          ("a part of the rest, in chunks", rest(
              "5000-5999/10000", TEXT[5000:6000], chunked=True)),
          ("a part of the rest, as if it were all", rest(
              "5000-5999/6000", TEXT[5000:5500])),
          ("less than it says", rest("5000-9999/10000", TEXT[5000:6000])),
          ("nobody knows how much", rest("5000-9999/*")),
          ("no range", Page(TEXT[5000:], "206 Partial Content", etag='"1"')),
          ("nonsense", rest("5000-9999/10000x")),
          ("something packed", rest("5000-9999/10000",
                                    Content_Encoding="gzip")),
          ("no tag", rest("5000-9999/10000", etag=None)))),
    ("breaks off, goes on with less, in chunks",
     Turns(Page(TEXT, etag='"1"', ranges=True, cut=5000),
           rest("5000-9999/10000", TEXT[5000:6000], chunked=True)), FAILED,
     "announces 10000 bytes, and sends 6000$"),
    ("breaks off, never goes on rightly",
     Turns(Page(TEXT, etag='"1"', ranges=True, cut=5000),
           Page(TEXT, etag='"1"', ranges=True, cut=2000),
           rest("7000-9999/*", TEXT[7000:])), FAILED,
     "sends something else than the rest of the file, which was asked for; "
     "tried 3 times$"),
    ("redirect", Redirect("/chain5/0"), BODY),
    ("redirect with 308 and a fragment",
     Redirect("/chain5/0#x", "308 Permanent Redirect"), BODY),
    ("five redirects", Redirect("/chain5/4"), BODY),
    ("six redirects", Redirect("/chain5/5"), FAILED,
     "is the last of 5 redirects, and redirects again$"),
    ("a loop", Redirect("/a%20loop"), FAILED,
     "is the last of 5 redirects, and redirects again$"),
    ("redirect to nowhere", Page(b"", "302 Found"), FAILED,
     "redirects to nowhere$"),
    ("redirect to nonsense", Redirect("http://["), FAILED,
     r"redirects to 'http://\[', which is no address$"),
    *((f"redirect to {url.split(':')[0]}:", Redirect(url), FAILED,
       f"redirects to '{url}', which is none of http or https$")
      for url in ("file:///etc/passwd", "gopher://localhost/",
                  "ftp://localhost/")),
    ("redirect to data:", Redirect("data:,x"), FAILED,
     "redirects to 'data:,x', which is no address$"),
    ("redirect with a login", Redirect("http://joe:pass3@127.0.0.1/"), FAILED,
     "redirects to an address with a login"),
    ("redirect to 0.0.0.0", Redirect("http://0.0.0.0:1/"), FAILED,
     r"0\.0\.0\.0:1 has the reserved address 0\.0\.0\.0, where"),
    ("redirect to a broadcast", Redirect("http://255.255.255.255/"), FAILED,
     "the reserved address 255.255.255.255"),
    ("redirect to a port that is closed", Redirect("http://127.0.0.1:1/"),
     FAILED, r"^127\.0\.0\.1:1 cannot be asked: .*; tried 3 times$"),
    ("redirect to a name that is none", Redirect("http://nobody.invalid/"),
     FAILED, "^nobody.invalid cannot be asked: .*whether the name is right"),
]
# The same of those that have no end; they have two seconds.
SLOW = [
    ("no answer", Raw(stay=True), FAILED,
     "did not answer in the 2 s there were; --timeout gives it more$"),
    ("headers and no body", says("200 OK", stay=True, Content_Length=9),
     FAILED, "did not send all in the 2 s"),
    ("a body that stops", says("200 OK", b"x", stay=True, Content_Length=9),
     FAILED, "did not send all in the 2 s"),
    ("a body by drops", says("200 OK", *[b"x", .2] * 50, Content_Length=50),
     FAILED, "did not send all in the 2 s"),
    ("headers by drops", Raw(*[b"HTTP/1.1 200 OK\r\n", *[b"a: b\r\n", .2] * 50]),
     FAILED, "did not send all in the 2 s"),
    ("a body that is slow", says("200 OK", *[b"x", .1] * 9, Content_Length=9),
     BODY, b"x" * 9),
]


def path(case):
    return "/" + case[0].replace(" ", "%20")


class Misbehaving(Case):
    def setUp(self):
        super().setUp()
        self.folder = self.dir / "folder"
        self.folder.mkdir()

    def fetch(self, *files, variables=None, **terms):
        files = [file if isinstance(file, dict) else {"url": file}
                 for file in files]
        return fetch(self.folder, files, variables, **terms)

    def got(self, number=0):
        return (self.folder / str(number)).read_bytes()

    def failed(self, item, why):
        self.assertEqual(item["outcome"], FAILED, item)
        self.assertRegex(item["reason"], why)

    def hold(self, cases, items):
        """Each case came to what it has to."""
        for number, (case, item) in enumerate(zip(cases, items)):
            name, _, outcome, *more = case
            with self.subTest(name):
                self.assertEqual(item["outcome"], outcome, item)
                if outcome == FAILED:
                    self.assertRegex(item["reason"], more[0])
                else:
                    self.assertNotIn("reason", item)
                    wanted = more[0] if more else TEXT
                    self.assertEqual(self.got(number), wanted)
                    self.assertEqual(item["bytes"], str(len(wanted)))


class Table(Misbehaving):
    def test_each_case_comes_to_what_it_should(self):
        routes = {path(case): case[1] for case in CASES + SLOW}
        routes.update(chain(5))
        stall = Turns(no("500 Oops"), no("500 Oops"), Raw(stay=True))
        with Web({**routes, "/stall": stall}) as web, \
                start() as waiting:
            # The longest wait of all, meanwhile.
            other = self.dir / "other"
            other.mkdir()
            waiting.stdin.write(request(other, [{"url": web.url("/stall")}]))
            waiting.stdin.close()
            waiting.stdin = None
            items = self.fetch(*(web.url(path(case)) for case in CASES),
                               limit=LIMIT)
            self.hold(CASES, items)
            slow = self.fetch(*(web.url(path(case)) for case in SLOW),
                              timeout=2)
            self.hold(SLOW, slow)
            stalled = finish(waiting)[2][0]
            self.failed(stalled, "sent nothing for 10 s; tried 3 times")
            self.note(zip(CASES + SLOW, items + slow))
            asked = web.asked_for("/breaks%20off,%20goes%20on%20by%20Range")
            self.assertEqual(asked[1].headers["range"], "bytes=5000-")
            self.assertEqual(asked[1].headers["if-range"], '"1"')
            self.assertEqual(asked[1].headers["accept-encoding"], "identity")
            self.assertEqual({one.method for one in web.requests}, {"GET"})
        framed = [case[0] for case, item in zip(CASES, items)
                  if item["outcome"] == BODY and "framed" not in item]
        self.assertEqual(framed, [
            "gzip in two parts", "HTTP/1.0 without a length",
            "cut without a length, so that nobody can know"])

    def note(self, pairs):
        """A table for people, where somebody wants one."""
        if "SMOLCMP_TABLE" not in os.environ:
            return
        rows = [f"| {case[0]} | {item['outcome']} | {item.get('reason', '')} |"
                for case, item in pairs]
        Path(os.environ["SMOLCMP_TABLE"]).write_text("\n".join(
            ["| The server's answer | Outcome | Reason |", "|---|---|---|",
             *rows]) + "\n")


class Courtesy(Misbehaving):
    def test_what_is_held_is_asked_after(self):
        date = "Sat, 01 Jan 2022 00:00:00 GMT"
        with Web({"/tag": Page(TEXT, etag='W/"1"', headers={
                      "Cache-Control": "max-age=5", "Date": date, "Age": "1"}),
                  "/date": Page(TEXT, modified=date),
                  "/part": Page(TEXT, etag='"1"', modified=date, ranges=True),
                  "/to": Redirect("/tag"), "/none": b"new"}) as web:
            names = ("tag", "date", "to", "none", "part", "part", "part",
                     "part", "part")
            held = [{"etag": 'W/"1"'}, {"modified": date}, {"etag": 'W/"1"'},
                    {"etag": '"0"', "modified": date},
                    {"etag": '"1"', "from": 4000},
                    {"etag": 'W/"1"', "modified": date, "from": 4000},
                    {"etag": '"0"', "from": 4000},
                    {"etag": '"1"', "from": 10000}, {"from": 4000}]
            for number in (4, 5, 6, 7, 8):
                (self.folder / str(number)).write_bytes(
                    TEXT[:held[number]["from"]])
            items = self.fetch(*({"url": web.url(f"/{name}"), **asked}
                                 for name, asked in zip(names, held)))
            self.assertEqual(
                [(item["outcome"], item["code"]) for item in items],
                [(UNCHANGED, "304")] * 3 +
                [(BODY, code) for code in ("200", "206", "206", "200", "416",
                                           "200")])
            self.assertEqual(
                {name: items[0].get(name) for name in
                 ("etag", "date", "age", "cache-control", "location")},
                {"etag": 'W/"1"', "date": date, "age": "1",
                 "cache-control": "max-age=5", "location": web.url("/tag")})
            self.assertEqual(items[2]["location"], web.url("/tag"))
            self.assertEqual(items[1]["modified"], date)
            for number in range(4, 9):
                self.assertEqual(self.got(number), TEXT)
            self.assertFalse((self.folder / "0").exists())

    def test_what_is_held_is_not_mixed_with_another(self):
        """Servers that take no notice of If-Range."""
        old, new = (f"Sat, 0{day} Jan 2022 00:00:00 GMT" for day in (1, 2))
        part = {"Content-Range": "bytes 4000-9999/10000"}
        none = {"Content-Range": "bytes */10000"}
        ways = [
            (Page(TEXT[4000:], "206 Partial Content", part, modified=old),
             {"modified": old, "from": 4000}, "206"),
            *((Turns(Page(body, status, headers, **said), TEXT), held, "200")
              for body, status, headers, said, held in (
                  (b"?" * 6000, "206 Partial Content", part,
                   {"modified": new}, {"modified": old, "from": 4000}),
                  (b"?" * 6000, "206 Partial Content", part, {},
                   {"modified": old, "from": 4000}),
                  (b"", "416 Range Not Satisfiable", none, {"etag": '"2"'},
                   {"etag": '"1"', "from": 10000}),
                  (b"", "416 Range Not Satisfiable", none, {"modified": new},
                   {"modified": old, "from": 10000})))]
        with Web({f"/{number}": way[0]
                  for number, way in enumerate(ways)}) as web:
            for number, (_, held, _) in enumerate(ways):
                (self.folder / str(number)).write_bytes(
                    (TEXT if number == 0 else b"?" * 10000)[:held["from"]])
            items = self.fetch(*({"url": web.url(f"/{number}"), **held}
                                 for number, (_, held, _) in enumerate(ways)))
        for number, (item, (_, _, code)) in enumerate(zip(items, ways)):
            with self.subTest(number):
                self.assertEqual((item["outcome"], item["code"]), (BODY, code))
                self.assertEqual(self.got(number), TEXT)

    def test_each_file_is_on_its_own(self):
        date = "Sat, 01 Jan 2022 00:00:00 GMT"
        with Web({"/a": TEXT, "/long": Page(
                     TEXT, etag=f'"{"x" * 1023}"', modified=date,
                     headers={"Cache-Control": "max-age=5, x=" + "y" * 1024}),
                  "/tab": Page(TEXT, etag='"\t"', modified=date, headers={
                      "Cache-Control": "max-age=5,\tpublic"})}) as web:
            file = {"url": web.url("/a")}
            bad = [({**file, "file": name}, "has no name")
                   for name in ("", ".", "..", "../a")]
            bad += [({"url": "ftp://localhost/"}, "none of http or https"),
                    ({**file, "etag": '"1"\r\nA: b'}, "character"),
                    ({**file, "etag": '"\t"'}, "character"),
                    ({**file, "limit": 9999}, "than the 9999 bytes allowed$"),
                    ({**file, "limit": 20000}, "the 10000 bytes allowed$")]
            items = self.fetch({**file, "limit": 10000}, web.url("/long"),
                               web.url("/tab"), *(one for one, _ in bad[:-1]))
            right, long, tab, *failed = items
            for item in (right, long, tab):
                self.assertEqual((item["outcome"], item["reach"]),
                                 (BODY, "loopback"))
                self.assertNotIn("etag", item)
            self.assertEqual((long["modified"], tab["modified"]), (date, date))
            self.assertEqual((long["cache-control"], tab["cache-control"]),
                             ("no-store", "max-age=5,\tpublic"))
            for item, (_, why) in zip(failed, bad):
                self.failed(item, why)
            self.assertEqual(len(web.asked_for("/a")), 2)

    def test_what_is_left_on_a_connection_is_no_answer(self):
        redirect = (b"HTTP/1.1 302 Found\r\nLocation: /b\r\n"
                    b"Content-Length: 0\r\n\r\n")
        with Web({"/a": Raw(redirect, .1, b"left over\r\n\r\n"),
                  "/b": TEXT}) as web:
            item, = self.fetch(web.url("/a"))
            self.assertEqual((item["outcome"], web.connections), (BODY, 2))

    def test_many_files_take_few_connections(self):
        count = 2000
        with Web({"/a": TEXT}) as web:
            items = self.fetch(*({"url": web.url(f"/a?{number}"), "file": "a"}
                                 for number in range(count)), timeout=60)
            self.assertEqual({item["outcome"] for item in items}, {BODY})
            self.assertEqual(len(web.requests), count)
            self.assertLessEqual(web.connections, 8)

    def test_progress_is_told(self):
        parts = [b"x" * 1000, .15] * 4
        with Web({"/a": says("200 OK", *parts, Content_Length=4000)}) as web:
            asked = request(self.folder, [{"url": web.url("/a")}],
                            progress=True)
            progress = finish(start(), asked)[3]
        self.assertGreater(len(progress), 1)
        self.assertEqual(progress, sorted(set(progress)))
        for number, bytes_there, total in progress:
            self.assertEqual((number, total, bytes_there % 1000), (0, 4000, 0))

    def test_it_ends_with_whoever_asked(self):
        with Web({"/a": Raw(stay=True)}) as web, start() as process:
            process.stdin.write(request(self.folder, [{"url": web.url("/a")}],
                                        timeout=300))
            process.stdin.close()
            web.wait()
            process.stdout.close()
            process.wait(20)

    def test_what_is_not_whole_is_not_asked(self):
        with Web({"/a": TEXT}) as web:
            file = {"url": web.url("/a")}
            whole = request(self.folder, [file])
            for asked, why in (
                    (whole[:-1], "not whole"),
                    (request("folder", [file]), "not whole"),
                    (request(self.folder, []), "not whole"),
                    (request(self.folder, [file], timeout=0), "not whole"),
                    (request(self.folder, [file], limit=-1), "not whole"),
                    (request(self.dir / "none", [file]), "folder")):
                status, reason, items, _ = finish(start(), asked)
                self.assertEqual((status, items), ("failed", {}))
                self.assertRegex(reason, why)
            self.assertEqual(web.requests, [])

    def test_nothing_is_written_elsewhere(self):
        (self.dir / "victim").write_text("mine")
        (self.folder / "0").symlink_to(self.dir / "victim")
        (self.folder / "1").mkdir()
        os.mkfifo(self.folder / "2")
        with Web({"/a": TEXT}) as web:
            for item in self.fetch(*[web.url("/a")] * 3):
                self.failed(item, "sends what cannot be written|not there")
        self.assertEqual((self.dir / "victim").read_text(), "mine")


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


class Logins(Misbehaving):
    def logins(self, web):
        return {one.path: one.headers.get("authorization")
                for one in web.requests}

    def test_passwords_and_tokens_stay_with_the_host(self):
        self.write(".netrc", f"machine 127.0.0.1 login joe password pass3\n"
                   f"default login any password pass4\n")
        known = {"HOME": str(self.dir), "A_TOKEN": "t0ken"}
        with Web({"/other": TEXT, "/typed": TEXT}) as other, \
                Web({"/a": TEXT, "/to": Redirect("/b"), "/b": TEXT,
                     "/untyped": TEXT, "/wants": no("401 Unauthorized"),
                     "/token": TEXT, "/tokens": Redirect("/token"), "/out":
                     Redirect(other.url("/other", ELSEWHERE)), "/out2":
                     Redirect(other.url("/other?2", ELSEWHERE))}) as web:
            token = {"token": "A_TOKEN"}
            items = self.fetch(
                web.url("/a"), web.url("/to"), web.url("/out"),
                {"url": web.url("/out2"), **token},
                {"url": web.url("/tokens"), **token}, variables=known)
            untyped = {"reach": "loopback"}
            *found, wants = self.fetch(
                {"url": web.url("/untyped"), **untyped},
                {"url": other.url("/untyped", ELSEWHERE), **untyped},
                other.url("/typed", ELSEWHERE),
                {"url": web.url("/wants"), **untyped}, variables=known)
            self.failed(wants, "go only where you type the address$")
            self.assertEqual({item["outcome"] for item in items + found[::2]},
                             {BODY})
            joe = basic("joe", "pass3")
            self.assertEqual(self.logins(web), {
                "/a": joe, "/to": joe, "/b": joe, "/out": joe,
                "/out2": "Bearer t0ken", "/tokens": "Bearer t0ken",
                "/token": "Bearer t0ken", "/untyped": None, "/wants": None})
            self.assertEqual(self.logins(other), {
                "/other": None, "/other?2": None, "/untyped": None,
                "/typed": basic("any", "pass4")})
            item, = self.fetch({"url": web.url("/a"), **token},
                               variables={"A_TOKEN": "a\nb"})
            self.failed(item, "A_TOKEN has a character that no token has")


class Proxies(Misbehaving):
    def test_proxies_are_those_of_the_environment(self):
        make_web_certificates(self.dir)
        known = {"SSL_CERT_FILE": str(self.dir / "ca.pem"),
                 "SMOLCMP_TOKEN": "t0ken"}
        asked = {"url": "http://example.test/a", "token": "SMOLCMP_TOKEN"}
        with Web({"/a": TEXT}) as proxy, \
                Web({"/a": TEXT}, self.dir) as web:
            address = f"http://127.0.0.1:{proxy.port}"
            # Only the proxy knows where that is; the token is not for it.
            item, = self.fetch(asked, variables={**known,
                                                 "http_proxy": address})
            self.assertEqual(item["outcome"], BODY, item)
            self.assertNotIn("authorization", proxy.requests[0].headers)
            item, = self.fetch({"url": web.url("/a"),
                                "token": "SMOLCMP_TOKEN"},
                               variables={**known, "HTTPS_PROXY": address})
            self.assertEqual(item["outcome"], BODY, item)
            self.assertEqual(proxy.requests[1].method, "CONNECT")
            self.assertNotIn("authorization", proxy.requests[1].headers)
            self.assertEqual(web.requests[0].headers["authorization"],
                             "Bearer t0ken")
            item, = self.fetch(asked, variables={**known,
                                                 "HTTP_PROXY": address})
            self.failed(item, "^example.test cannot be asked")
            # What is no range for us must not be one for libcurl.
            item, = self.fetch("http://127.0.0.1:1/a", variables={
                "http_proxy": address, "no_proxy": "127.0.0.1/8x"})
            self.assertEqual((item["outcome"], len(proxy.requests)), (BODY, 3))
            item, = self.fetch(web.url("/a"), variables={
                **known, "ALL_PROXY": address, "no_proxy": "localhost"})
            self.assertEqual((item["outcome"], len(proxy.requests)), (BODY, 3))


class Trust(Misbehaving):
    def test_certificates_are_verified(self):
        make_web_certificates(self.dir)
        known = {"SSL_CERT_FILE": str(self.dir / "ca.pem")}
        with Web({"/b": TEXT}) as plain, \
                Web({"/a": TEXT, "/down": Redirect(plain.url("/b"))},
                    self.dir) as web, \
                Web({"/a": TEXT}, self.dir, "old") as old, \
                Web({"/up": Redirect(web.url("/a"))}) as up:
            right, elsewhere, up_there, down, wrong, expired, no_tls = \
                self.fetch(
                    web.url("/a"), web.url("/a", ELSEWHERE), up.url("/up"),
                    web.url("/down"), web.url("/a", WRONG), old.url("/a"),
                    up.url("/up").replace("http:", "https:"), variables=known)
            for item in (right, elsewhere, up_there):
                self.assertEqual(item["outcome"], BODY, item)
            self.failed(down, "redirects from https to 'http://127")
            self.failed(wrong, "^wrong.localhost:.*(name|subject).*"
                               "see whether the address is right$")
            self.failed(expired, "expired; that is for the server to mend")
            self.failed(no_tls, r"\S; see whether it speaks TLS")
            self.assertEqual(plain.requests, [])
            unknown, = self.fetch(web.url("/a"))
            self.failed(unknown, "certificate.*; SSL_CERT_FILE names")
            self.assertEqual(len(web.requests), 4)

    def test_many_files_share_a_connection_of_http_2(self):
        make_web_certificates(self.dir)
        count = 200
        with Web2({f"/{number}": "x" * 20000 for number in range(count)},
                  self.dir) as web:
            items = self.fetch(*(web.url(f"/{number}")
                                 for number in range(count)), web.url("/none"),
                               variables={"SSL_CERT_FILE":
                                          str(self.dir / "ca.pem")})
        self.assertEqual([item["outcome"] for item in items],
                         [BODY] * count + [FAILED])
        self.assertEqual({item["bytes"] for item in items[:-1]}, {"20000"})
        self.assertEqual(web.connections, 1)
        self.assertGreater(web.most, 20)


@unittest.skipUnless(sys.platform == "linux", "needs namespaces of Linux")
class Narrower(Misbehaving):
    def test_a_redirect_leads_to_no_narrower_address(self):
        """In a network of its own with one host that has an address of each
        kind; narrower.py says which, and prints what came of each way."""
        done = subprocess.run(
            ["unshare", "--map-root-user", "--mount", "--net", sys.executable,
             Path(__file__).with_name("narrower.py"), HELPER, self.dir],
            stdout=subprocess.PIPE, timeout=60, check=True)
        ways = json.loads(done.stdout)
        names = ["loopback", "link", "private", "public"]
        self.assertEqual(ways.pop("called"), ["public"])
        silent, seconds = ways.pop("silent")
        self.failed(silent, "^silent.test did not answer in the 1 s")
        self.assertLess(seconds, 4)
        words = dict(zip(names, ("loopback", "link-local", "private",
                                 "public")))
        self.assertEqual(len(ways), 36)
        for a, first in enumerate(names):
            direct, asked = ways[first]
            self.assertEqual((direct["outcome"], asked), (BODY, 1))
            self.assertEqual(direct["reach"], words[first])
            for b, then in enumerate(names):
                held, asked = ways[f"only {words[first]}: {then}"]
                self.assertEqual((held["outcome"], asked),
                                 (BODY, 1) if b >= a else (FAILED, 0))
                self.assertEqual(held.get("reach"),
                                 words[then] if b >= a else None)
                item, asked = ways[f"{first} to {then}"]
                with self.subTest(f"{first} to {then}"):
                    self.assertEqual((item["outcome"], asked),
                                     (BODY, 1) if b >= a else (FAILED, 0))
                    self.assertEqual(item.get("reach"),
                                     words[then] if b >= a else None)
                    if b < a:
                        self.assertRegex(
                            item["reason"], f"^{then}.test:.*address .*where a "
                            f"redirect from a {first}(-local)? one must not")


