"""site: every page is right and leads to others, and only what was made by it
is ever written over or removed."""
import base64
import hashlib
import json
import os
import re
import shutil
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import unquote

from hostility import HTML, LINKS, NAMES
from pages import ADDRESS, ATTRIBUTES, Page
from support import (DATA, DONE, SYSTEM, USAGE, Case, document, limit_files,
                     panel, review, run, tool)

PATH = r"(\.\./)*([a-z0-9][a-z0-9._+-]*/)*[a-z0-9][a-z0-9._+-]*"
MANIFEST = ".smolcmp-site.jsonl"
BASE = "https://example.org/verdicts"
MARKS = [*HTML, *LINKS, *NAMES, '"><script>x</script>', "' onclick='x", "..",
         "../../etc/passwd", "con", "a/b", "x\x1b[31m"]
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


class SitePage(Page):
    """A page of a site: its ways to others, and what its head says."""

    attributes = {
        **ATTRIBUTES,
        "a": {"href": f"{PATH}\\.(html|json|atom)|(?i:{ADDRESS})",
              "rel": "noreferrer", "aria-current": "page|true"},
        "nav": {"class": "site|chips|turn", "aria-label": "[A-Z][a-z ]+"},
        "header": {},
        "h1": {"id": "h0"},
        "link": {"rel": "alternate|canonical", "href": f"{PATH}|{ADDRESS}",
                 "type": "application/(json|atom\\+xml)"},
        "meta": {**ATTRIBUTES["meta"], "property": "og:[a-z]+",
                 "name": "viewport|color-scheme|description",
                 "content": "(?s:.*)"},
    }

    def __init__(self, page):
        self.said, self.ways, self.current = {}, {}, []
        super().__init__(page)

    def handle_starttag(self, tag, attributes):
        super().handle_starttag(tag, attributes)
        having = dict(attributes)
        if tag == "meta":
            self.said[having.get("property") or having.get("name")] = \
                having["content"] if "content" in having else None
        if tag == "link":
            self.ways[having.get("type", having["rel"])] = having["href"]
        if tag == "a" and having.get("aria-current"):
            self.current.append(having["href"])
        if tag == "li" and "nav" in self.open:
            self.into = [""]


def catalog(marks):
    """Tools that mean something to HTML and to file systems."""
    tools = [tool(f"t{number}", mark, tagline=mark, best_for=mark,
                  category=f"{mark} {number % 3}", homepage=mark,
                  alternatives=["t1", mark], tags=[mark], vendor=mark,
                  sources=[{"kind": mark, "id": mark, "url": mark}])
             for number, mark in enumerate(marks)]
    tools += [tool("plain", "Plain", category="Log shippers",
                   homepage="https://example.org/a?b=c&d#e"),
              tool("other.html", "Other", category="LOG shippers"),
              tool("third", "Third", category="log Shippers"),
              tool("fourth", "Fourth")]
    reviews = [review(one["slug"], reviewer,
                      "ship" if number % 3 else "skip", quote=one["name"],
                      url=one.get("homepage", "http://example.org"),
                      date="2026-03-01")
               for number, one in enumerate(tools[:-1])
               for reviewer in ("r", "s.json", "index")]
    people = [{"id": "r", "name": marks[1], "lens": marks[2]},
              {"id": "s.json", "name": "S"}, {"id": "index", "name": "I"}]
    return document(tools, reviews, reviewers=people,
                    votes=[{"tool": "plain", "ship": 3, "skip": 1,
                            "as_of": "2026-03-02"}])


POLICY = {"format": "smolcmp-policy/1",
          "compare": [["plain", "fourth", "t1"], ["t2", "t1"]]}


def snapshot(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


class Pages(unittest.TestCase):
    """One site of data that is hostile."""

    @classmethod
    def setUpClass(cls):
        cls.dir = Path(tempfile.mkdtemp(prefix="smolcmp-test-"))
        cls.addClassCleanup(shutil.rmtree, cls.dir)
        (cls.dir / "data.json").write_text(json.dumps(catalog(MARKS)))
        (cls.dir / "policy.json").write_text(json.dumps(POLICY))
        cls.options = ["-d", "data.json", "--policy", "policy.json"]
        cls.out = cls.dir / "out"
        done = run("site", "out", *cls.options, "--base-url", BASE, "--json",
                   cwd=cls.dir)
        assert done.returncode == DONE, done.stderr
        cls.summary = json.loads(done.stdout)
        cls.pages = {path.relative_to(cls.out): SitePage(path.read_text())
                     for path in cls.out.rglob("*.html")}

    def test_nothing_is_out_of_place(self):
        for path, page in self.pages.items():
            with self.subTest(path=path):
                text = (self.out / path).read_text()
                self.assertEqual(page.strange, [])
                self.assertEqual(len(set(page.ids)), len(page.ids))
                self.assertLessEqual(set(page.labels), set(page.ids))
                style = hashlib.sha256(page.style.encode()).digest()
                self.assertIn("default-src 'none'; style-src 'sha256-"
                              f"{base64.b64encode(style).decode()}'",
                              page.policy)
                self.assertLess(len(text), 60000)

    def test_every_link_leads_somewhere(self):
        linked = set()
        for path, page in self.pages.items():
            for link in [*page.links, *page.ways.values()]:
                if re.match("(?i)https?:", link):
                    continue
                target = (self.out / path).parent / unquote(link)
                self.assertTrue(target.is_file(), f"{path}: {link}")
                linked.add(os.path.relpath(target, self.out))
        # And to every page there is a way.
        self.assertEqual({str(path) for path in self.pages} - linked, set())
        self.assertTrue(any("https://example.org/a?b=c&d#e" in page.links
                            for page in self.pages.values()))
        self.assertFalse([link for page in self.pages.values()
                          for link in page.links
                          if re.match("(?i)(javascript|data|mailto|ftp)", link)])

    def test_what_the_head_says(self):
        for path, page in self.pages.items():
            self.assertEqual(page.said["og:title"] + " - smolcmp", page.title)
            self.assertEqual(page.said["og:type"], "website")
            self.assertEqual(page.said["og:url"], f"{BASE}/{path}")
            self.assertEqual(page.ways["canonical"], f"{BASE}/{path}")
        page = self.pages[Path("compare/t1+t2.html")]
        self.assertEqual(page.said["og:description"], page.answers[0])
        self.assertTrue(page.answers[0])

    def test_names_are_tame(self):
        names = snapshot(self.out)
        self.assertEqual(len({name.lower() for name in names}), len(names))
        for name in names:
            if name != MANIFEST:
                self.assertRegex(name, f"^{PATH}$")
        # Whatever the case of its letters, a category is one.
        page = self.pages[Path("categories/log-shippers.html")]
        self.assertEqual({row[1] for row in page.tables[0][1:]},
                         {"Plain", "Other", "Third"})
        self.assertIn("../categories/log-shippers.html", page.current)

    def test_documents_are_what_commands_print(self):
        commands = {
            "index.json": ["rank"],
            "categories/log-shippers.json": ["rank", "--category",
                                             "Log shippers"],
            "tools/other.html.json": ["show", "other.html"],
            "reviewers.json": ["reviewers"],
            "reviewers/s.json.json": ["reviewers", "s.json"],
            "compare/t1+t2.json": ["compare", "t1", "t2"],
            "compare/plain+fourth+t1.json": ["compare", "plain", "fourth",
                                             "t1"],
        }
        for name, command in commands.items():
            # Reviewers are not judged by a policy.
            options = self.options[:2] if command[0] == "reviewers" else \
                self.options
            done = run(*command, *options, "--json", cwd=self.dir)
            got = json.loads((self.out / name).read_text())
            want = json.loads(done.stdout)
            if command[0] == "reviewers":
                self.assertEqual(got["meta"].pop("policy"), "policy.json")
                self.assertIsNone(want["meta"].pop("policy"))
                self.assertEqual(got, want)
            else:
                self.assertEqual((self.out / name).read_bytes(), done.stdout,
                                 name)
        for path, page in self.pages.items():
            place = self.out / path
            beside = place.parent / page.ways["application/json"]
            json.loads(beside.read_text())
            if not path.stem.isdigit():
                self.assertEqual(beside.resolve(), place.with_suffix(".json"))
        found = json.loads((self.out / "contradictions.json").read_text())
        self.assertEqual(found["format"], "smolcmp.check/1")

    def test_the_sitemap_has_every_page(self):
        root = ElementTree.parse(self.out / "sitemap.xml").getroot()
        self.assertEqual(sorted(place.text for place in root.iter(MAP)),
                         sorted(f"{BASE}/{path}" for path in self.pages))

    def test_the_feed_leads_to_pages(self):
        root = ElementTree.parse(self.out / "feed.atom").getroot()
        links = [link.attrib["href"] for link in root.iter(f"{ATOM}link")]
        self.assertIn(f"{BASE}/tools/plain.html", links)
        self.assertIn(f"{BASE}/index.html", links)
        for link in links:
            self.assertTrue(link.startswith(f"{BASE}/"), link)
            self.assertTrue((self.out / link[len(BASE) + 1:]).is_file(), link)
        self.assertTrue(all(page.ways["application/atom+xml"].endswith(
            "feed.atom") for page in self.pages.values()))

    def test_what_was_made_is_said(self):
        self.assertEqual(self.summary["format"], "smolcmp.site/1")
        self.assertEqual(self.summary["pages"], len(self.pages))
        self.assertEqual(self.summary["written"],
                         len(snapshot(self.out)) - 1)
        self.assertEqual(sum(kind["pages"] for kind in self.summary["kinds"]),
                         len(self.pages))
        lines = [json.loads(line) for line in
                 (self.out / MANIFEST).read_text().splitlines()]
        self.assertEqual(lines[0], {"format": "smolcmp-site/1"})
        self.assertEqual(
            {line["path"]: line["sha256"] for line in lines[1:]},
            {name: hashlib.sha256(content).hexdigest() for name, content in
             snapshot(self.out).items() if name != MANIFEST})


def small(**more):
    """Three tools of one category, or more of them."""
    verdicts = {"a": "+++", "b": "++-", "c": "+--", **more}
    return document([tool(slug, category="X") for slug in verdicts],
                    [one for slug, letters in verdicts.items()
                     for one in panel(slug, letters)])


class Writing(Case):
    """What is written into a directory, and what is left alone there."""

    def setUp(self):
        super().setUp()
        self.out = self.dir / "out"

    def make(self, data, *options, status=DONE, stderr=None, **more):
        self.write("data.json", data)
        done = self.expect(self.run_here("site", "out", "-d", "data.json",
                                         "--json", *options, **more),
                           status, stderr)
        return json.loads(done.stdout) if status == DONE else None

    def refused(self, data, reason):
        before = snapshot(self.out)
        self.make(data, status=SYSTEM, stderr=reason)
        self.assertEqual(snapshot(self.out), before)

    def times(self):
        return {name: (self.out / name).stat().st_mtime_ns
                for name in snapshot(self.out)}

    def test_what_is_the_same_is_not_written(self):
        first = self.make(small())
        self.assertEqual((first["written"], first["unchanged"]), (26, 0))
        files, times = snapshot(self.out), self.times()
        again = self.make(small())
        self.assertEqual((again["written"], again["unchanged"]), (0, 26))
        self.assertEqual((snapshot(self.out), self.times()), (files, times))
        self.out.rename(self.dir / "first")
        self.make(small())
        self.assertEqual(snapshot(self.out), files)

        # Of one tool less nothing stays but what somebody edited.
        (self.out / "tools/c.json").write_text("mine")
        (self.out / "compare/own.txt").write_text("mine")
        data = small()
        data["tools"] = data["tools"][:2]
        data["reviews"] = [one for one in data["reviews"] if one["tool"] != "c"]
        said = self.make(data)
        self.assertEqual((said["removed"], said["kept"]), (5, 1))
        self.assertEqual((self.out / "tools/c.json").read_text(), "mine")
        self.assertEqual((self.out / "compare/own.txt").read_text(), "mine")
        self.assertFalse((self.out / "tools/c.html").exists())
        self.assertFalse((self.out / "compare/a+c.html").exists())
        # What is nobody's page any more is not asked about again.
        self.assertEqual(self.make(data)["kept"], 0)

    def test_what_others_put_there_stays(self):
        self.write("out/notes/own.html", "mine")
        self.write("out/tools/b.html", "mine")
        self.refused(small(), r"^smolcmp: out/tools/b\.html: was not made by "
                     "site, so nothing is written")
        (self.out / "tools/b.html").unlink()
        self.make(small())
        self.assertEqual((self.out / "notes/own.html").read_text(), "mine")
        with open(self.out / "index.html", "a", encoding="utf-8") as page:
            page.write("mine")
        self.refused(small(d="+++"), r"out/index\.html: was edited since site "
                     "made it")
        (self.out / "index.html").unlink()
        (self.out / "index.html").mkdir()
        self.refused(small(), r"out/index\.html: cannot be written: ")

    def test_nothing_is_written_through_a_link(self):
        outside = self.dir / "outside"
        outside.mkdir()
        self.out.mkdir()
        target = self.write("outside/index.html", "theirs")
        (self.out / "index.html").symlink_to(self.dir / target)
        self.refused(small(), "a link, or no directory, is in the way")
        (self.out / "index.html").unlink()
        (self.out / "tools").symlink_to(outside)
        self.refused(small(), "a link, or no directory, is in the way")
        (self.out / "tools").unlink()
        (self.out / MANIFEST).symlink_to(self.dir / target)
        self.refused(small(), f"out/{MANIFEST}: cannot be read: ")
        self.assertEqual(snapshot(outside), {"index.html": b"theirs"})

    def test_a_list_of_files_cannot_lead_out(self):
        self.write("victim", "x")
        victim = hashlib.sha256(b"x").hexdigest()
        head = '{"format":"smolcmp-site/1"}\n'
        for path in "../victim", str(self.dir / "victim"), "a/../../victim", "":
            line = json.dumps({"path": path, "sha256": victim})
            self.write(f"out/{MANIFEST}", f"{head}{line}\n")
            self.refused(small(), "is no list of what site has made")
        self.write(f"out/{MANIFEST}", "{}\n")
        self.refused(small(), "is no list of what site has made")
        self.assertEqual((self.dir / "victim").read_text(), "x")
        # One that was cut off while it was written is gone on from.
        self.write(f"out/{MANIFEST}", head + '{"path":"ind')
        self.make(small())
        self.assertEqual(self.make(small())["unchanged"], 26)

    def test_a_full_disk_leaves_whole_files(self):
        self.make(small())
        before = snapshot(self.out)
        most = max(map(len, before.values()))
        for size in 2500, most - 1:
            self.make(small(c="+++", d="+++"), status=SYSTEM,
                      before=limit_files(size),
                      stderr="cannot be written: File too large; every file "
                             "that was there is whole")
        self.write("data.json", small(c="+++", d="+++"))
        run("site", "fresh", "-d", "data.json", cwd=self.dir)
        after = snapshot(self.dir / "fresh")
        for name, content in snapshot(self.out).items():
            if name != MANIFEST:
                self.assertIn(content, (before.get(name), after.get(name)),
                              name)
        self.make(small(c="+++", d="+++"))
        self.assertEqual(snapshot(self.out), after)

    def test_pairs_are_the_highest_ranked(self):
        said = self.make(small(), "--pairs", "1", stderr="note: 2 pairs of one "
                         "category have no page, which is for the 1 highest")
        self.assertEqual((said["pairs"], said["pairs_left_out"]), (1, 2))
        self.assertEqual({path.name for path in
                          (self.out / "compare").iterdir()},
                         {"a+b.html", "a+b.json"})
        self.assertNotIn("sitemap.xml", snapshot(self.out))
        said = self.make(small(), "--pairs", "0")
        self.assertEqual((said["pairs"], said["removed"]), (0, 2))
        self.assertFalse((self.out / "compare").exists())

    def test_a_long_list_goes_on(self):
        self.make(small(**{f"t{number}": "++-" for number in range(60)}),
                  "--pairs", "0")
        pages = [SitePage((self.out / name).read_text()) for name in
                 ("index.html", "all/2.html", "categories/x/2.html")]
        self.assertEqual([len(page.tables[0]) for page in pages], [41, 24, 24])
        names = [row[1] for page in pages[:2] for row in page.tables[0][1:]]
        self.assertEqual(len(set(names)), 63)
        self.assertIn("../all/2.html", pages[1].current)
        self.assertEqual(pages[1].ways["application/json"], "../index.json")

    def test_choices_leave_tools_out(self):
        data = small()
        data["tools"][0]["category"] = "Y"
        self.make(data, "--category", "x")
        self.assertEqual({path.name for path in (self.out / "tools").iterdir()},
                         {"b.html", "b.json", "c.html", "c.json"})
        page = SitePage((self.out / "reviewers/r1.html").read_text())
        self.assertIn("../tools/b.html", page.links)
        self.assertNotIn("../tools/a.html", page.links)

    def test_command_lines_that_are_wrong_write_nothing(self):
        self.write("data.json", small())
        self.write("policy.json", {"format": "smolcmp-policy/1",
                                   "compare": [["a", "nobody"]]})
        for status, line in (
                (USAGE, "site -d data.json"),
                (USAGE, "site a b -d data.json"),
                (USAGE, "site out -d data.json --base-url ftp://x.example"),
                (USAGE, "site out -d data.json --base-url https://x/?a=b"),
                (USAGE, "site out -d data.json --pairs -1"),
                (USAGE, "site out -d data.json --format sitemap"),
                (DATA, "site out"),
                (DATA, "site out -d data.json --policy policy.json"),
                (SYSTEM, "site no/out -d data.json")):
            self.expect(self.run_here(*line.split()), status)
        self.assertFalse(self.out.exists())
