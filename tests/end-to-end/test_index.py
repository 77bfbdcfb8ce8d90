"""index: a database of the data that says what the data says."""
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import time

from support import (DATA, DONE, DUELS, GATE, PROGRAM, RICH, SYSTEM, UNKNOWN,
                     USAGE, Case, document, environment, limit_files, match,
                     panel, review, tool)

# Every table but what differs between two runs: the times of files.
DUMP = "SELECT name FROM sqlite_schema WHERE type = 'table' AND " \
       "name NOT LIKE 'words%' ORDER BY name"


def odd():
    """Data with everything that a column could lose; the same reviewers for
    all tools, so that an index answers for scores without them."""
    pricing = {"model": "usage", "note": "", "url": "https://example.org/p",
               "plans": [{"name": "a \"b\" \\ \u0001 ü", "amount": 0.1,
                          "currency": "EUR", "per": "year"}]}
    tools = [
        tool("a", "Älpha ﬁne", aliases=["One", "Ünö"], tags=[], vendor="",
             pricing=pricing, tagline="l1\nl2\t\"q\"", license="MIT OR 0BSD",
             benchmarks=[{"name": "b", "score": 1e300, "unit": "x",
                          "higher_is_better": False},
                         {"name": "c", "claim": "best",
                          "self_reported": True}],
             facts={"parameters": 1000000000000, "gated": False,
                    "checked": "2026-01-01"},
             sources=[{"kind": "k", "id": "i"}],
             stated={"panel_ship_percent": 33.3}),
        tool("b", "Beta", pricing={"model": "free"}, alternatives=["a", "?"]),
        tool("b.1", "Betamax"), tool("nobody")]
    reviews = [one for slug in ("a", "b", "b.1")
               for one in panel(slug, "+-+" if slug == "a" else "+++",
                                score=66.6, date="2026-01-02",
                                quote="Ein Wort: log4j/2 „quoted“ \\ \"")]
    reviews.append(review("a", "r1", "skip", date="2025-12-31", summary="old"))
    decisions = [{"id": "d1", "chosen": "b", "over": [], "date": "2026-01-03",
                  "evidence": {}},
                 {"id": "d2", "chosen": "a", "over": ["b"], "because": "so",
                  "date": "2026-01-04", "replaces": ["d1"],
                  "evidence": {"tools": [
                      {"slug": "a", "ship": 2, "total": 3,
                       "votes": {"ship": 1, "skip": 2},
                       "price": {"amount": 1.1, "currency": "EUR"}},
                      {"slug": "b", "ship": 3, "total": 3, "votes": None}],
                      "pairs": [{"a": "a", "b": "b", "source": "panel",
                                 "common": 3, "a_only": 0, "b_only": 1,
                                 "p_a_better": 0.25, "leader": "b"}]}}]
    votes = [{"tool": "a", "ship": 5, "skip": 7, "as_of": "2026-02-01"},
             {"tool": "a", "ship": 1, "skip": 1, "as_of": "2026-01-01"}]
    reviewers = [{"id": f"r{n}", "name": f"R {n}", "lens": "l"}
                 for n in (3, 1, 2)]
    return document(tools, reviews, votes=votes, reviewers=reviewers,
                    decisions=decisions)


class Index(Case):
    def index(self, *sources, to="v.db", **options):
        return self.json("index", *sources, "-o", to, **options)

    def rows(self, name):
        """All that an index holds."""
        with sqlite3.connect(self.dir / name) as base:
            return {table: [row[:6] + row[7:] if table == "file" else row
                            for row in base.execute(f"SELECT * FROM {table}")]
                    for table, in base.execute(DUMP)}

    def change(self, name, *statements):
        """A copy of an index that somebody wrote into."""
        shutil.copy(self.dir / "v.db", self.dir / name)
        with sqlite3.connect(self.dir / name) as base:
            for statement in statements:
                base.execute(statement)
        return name

    def answers(self, source, command):
        """Everything a command says, but which source it is."""
        *command, form = command
        done = self.run_here(*command, *form, *(
            [source] if command[0] in ("check", "diff") else ["-d", source]))
        out = done.stdout.decode()
        if form and out:
            out = json.loads(out)
            for origin in out.values():
                if isinstance(origin, dict) and "as_of" in origin:
                    origin.pop("sources")
        return done.returncode, out, done.stderr.decode()

    def hold(self, source, *commands):
        """Commands say the same of a source and its index."""
        self.index(source)
        for command in commands:
            for form in (), ("--json",):
                with self.subTest(command=command, form=form):
                    self.assertEqual(
                        self.answers("v.db", [*command, form]),
                        self.answers(source, [*command, form]))


class Answers(Index):
    """The same from an index as from what it was made of."""

    def test_everything_of_a_directory(self):
        self.hold(RICH, ["compare", "brook", "delta", "fjord", "--reviews"],
                  ["verdict", "brook", "onyx"], ["score", "glint", "--explain"],
                  ["rank"], ["list", "--sort", "panel"], ["show", "glint"],
                  ["search", "log"], ["reviewers", "builder"], ["check"],
                  ["history", "glint"], ["diff", "--since", "2026-06-10"])

    def test_what_is_found_without_reading_it_all(self):
        self.write("odd.json", odd())
        self.hold("odd.json", ["compare", "ünö", "beta", "--expect", "a"],
                  ["compare", "a", "b", "--expect", "b.1"],
                  ["compare", "be", "a"], ["verdict", "nobody", "b"],
                  ["score", "a", "--explain"], ["show", "älpha"],
                  ["show", "b.1"], ["check", "--today", "2026-02-03"],
                  ["history", "a"])
        self.assertEqual(self.answers("v.db", ["show", "x", ()])[0], UNKNOWN)

    def test_duels_and_undeclared_reviewers_in_order(self):
        self.hold(DUELS, ["rank"])
        self.write("lines.jsonl", "\n".join(json.dumps(one) for one in [
            {"type": "review", **review("c", "z", "ship")},
            {"type": "review", **review("c", "y", "skip")},
            {"type": "tool", **tool("a")}, {"type": "tool", **tool("c")},
            *({"type": "review", **one} for one in
              [review("a", "y", "ship"), review("a", "z", "skip")]),
            {"type": "duel", **match("a", "c")}]))
        self.hold("lines.jsonl", ["compare", "a", "c", "--reviews"])

    def ballots(self):
        """Two files with ballots in no order: days, none, and one day twice;
        those that come last in a file are not those that count last."""
        ballots = [{"tool": tool, "voter": voter, "verdict": verdict,
                    **({"date": f"2026-01-{day:02}"} if day else {})}
                   for tool, voter, verdict, day in (
                       ("b", "v1", "ship", 4), ("a", "v2", "ship", 9),
                       ("a", "v1", "skip", 3), ("a", "v1", "ship", 2),
                       ("a", "v3", "skip", 0), ("b", "v2", "skip", 0),
                       ("a", "v4", "ship", 5), ("a", "v4", "skip", 5),
                       ("a", "v2", "skip", 8), ("c", "v9", "ship", 9),
                       ("a", "v3", "ship", 0), ("b", "v1", "skip", 1),
                       ("a", "v5", "ship", 1), ("a", "v5", "skip", 0))]
        self.write("b/1.json", {"ballots": ballots[:6]})
        self.write("b/2.json", document(
            [tool("c"), tool("b"), tool("a", "Äh")],
            [one for slug in "abc" for one in panel(slug, "+")],
            ballots=ballots[6:], reviewers=[{"id": "r1", "name": "R"}]))

    def test_ballots_count_on_their_days(self):
        self.ballots()
        asked = ["compare", "a", "b"], ["score", "c", "a", "--explain"]
        self.hold("b", *asked, ["compare", "b", "äh", "c"], ["list"],
                  ["check"], ["history", "a"],
                  *([*command, "--as-of", f"2026-01-0{day}"]
                    for command in asked for day in (3, 8)))
        votes = {one["slug"]: one["community"] for one in
                 self.json("list", "-d", "v.db")["tools"]}
        self.assertEqual({slug: [one["ship"], one["total"]]
                          for slug, one in votes.items()},
                         {"a": [3, 5], "b": [1, 2], "c": [1, 1]})
        # Beside others, who may have ballots of the same voters.
        self.write("3.json", {"ballots": [{
            "tool": "a", "voter": "v1", "verdict": "ship",
            "date": "2026-01-04"}]})
        both = [self.json("list", "-d", source, "-d", "3.json")["tools"]
                for source in ("b", "v.db")]
        self.assertEqual(both[0], both[1])
        self.assertEqual(both[1][2]["community"]["ship"], 4)
        self.index("b", "--full-text")
        found = {as_of: self.json("search", "äh", "-d", "v.db", *as_of,
                                  "--as-of", "2026-01-08")["tools"]
                 for as_of in ((), ("--full-text",))}
        self.assertEqual(found[()], found["--full-text",])
        self.assertEqual(found[()][0]["community"]["ship"], 2)

    def test_ballots_of_which_one_file_is_read_again(self):
        self.ballots()
        self.index("b")
        self.write("b/1.json", {"ballots": [
            {"tool": "a", "voter": "v4", "verdict": "ship"},
            {"tool": "a", "voter": "v7", "verdict": "ship"}]})
        out = self.json("index", "--update", "v.db")
        self.assertEqual([out["files_read"], out["files_kept"]], [1, 1])
        self.index("b", to="fresh.db")
        self.assertEqual(self.rows("v.db"), self.rows("fresh.db"))
        self.assertEqual(self.answers("v.db", ["list", ("--json",)]),
                         self.answers("b", ["list", ("--json",)]))

    def test_ballots_that_do_not_fit_what_stands_beside_them(self):
        self.write("b.json", document(
            [tool("a")], panel("a", "+"), votes=[
                {"tool": "a", "ship": 1, "skip": 1}], ballots=[
                {"tool": slug, "voter": "v", "verdict": "ship"}
                for slug in "zay"]))
        said = self.run_here("list", "-d", "b.json").stderr.decode()
        self.assertEqual(said.count("\n"), 3)
        done = self.run_here("index", "b.json", "-o", "v.db")
        self.assertEqual([done.returncode, done.stderr.decode()],
                         [DATA, said])

    def test_more_ballots_than_memory_is_allowed(self):
        head = document([tool("a"), tool("b")],
                        panel("a", "+") + panel("b", "-"))
        lines = [json.dumps({"type": kind, **one}) for kind, name in
                 (("tool", "tools"), ("review", "reviews"))
                 for one in head[name]]
        lines += [f'{{"type":"ballot","tool":"{"ab"[n % 2]}","voter":"v{n}",'
                  f'"verdict":"{"skip" if n % 3 else "ship"}"}}'
                  for n in range(100000)]
        self.write("b.jsonl", "\n".join(lines))
        few = "--memory", "1M"
        self.expect(self.run_here("list", "-d", "b.jsonl", *few), SYSTEM,
                    "'smolcmp index' tallies them on disk")
        self.index("b.jsonl", *few)
        self.assertEqual(self.answers("v.db", ["list", *few, ("--json",)]),
                         self.answers("b.jsonl", ["list", ("--json",)]))

    def test_beside_other_sources(self):
        self.write("a.json", document([tool("a")], panel("a", "++")))
        self.write("b.json", {"reviews": [review("a", "r9", "skip")]})
        self.index("a.json")
        of = {name: self.json("show", "a", "-d", name, "-d", "b.json")
              for name in ("a.json", "v.db")}
        for one in of.values():
            del one["meta"]["sources"][0]
        self.assertEqual(of["v.db"], of["a.json"])
        again = {"reviews": [review("a", "r1", "skip")]}
        self.write("b.json", again)
        self.expect(self.run_here("list", "-d", "v.db", "-d", "b.json"), DATA,
                    r"b\.json:1:14: .* the other at a\.json:1:")

    def test_only_the_rows_asked_for(self):
        """What is wrong with other tools is not seen, and else it is."""
        self.write("odd.json", odd())
        self.index("odd.json")
        name = self.change("bad.db", "UPDATE tool SET slug = 'B A D' "
                           "WHERE slug = 'b.1'")
        self.text("compare", "a", "b", "-d", name)
        self.expect(self.run_here("list", "-d", name), DATA,
                    "bad.db: is no whole index: record 3 of table 'tool' is")


class FullText(Index):
    def test_whole_words_of_those_that_search_finds(self):
        self.write("odd.json", odd())
        self.index("odd.json", "--full-text")

        def found(*words, **options):
            return [one["slug"] for one in
                    self.json("search", *words, "-d", "v.db", **options)
                    ["tools"]]
        for words, slugs in (["WORT", "fine"], ["a"]), (["log4j/2"], ["a", "b",
                             "b.1"]), (["wor"], []), (["log4j:2"], []), \
                (["ünö"], ["a"]), (["quoted"], ["a", "b", "b.1"]):
            with self.subTest(words=words):
                self.assertEqual(found(*words, "--full-text"), slugs)
        self.assertEqual(found("wort", "--full-text", "--only", "r1",
                               "--verdict", "ship"), ["a", "b", "b.1"])
        self.assertEqual(found("wor"), ["a", "b", "b.1"])
        self.expect(self.run_here("search", "-d", "v.db", "--full-text", "+"),
                    USAGE, "a word with letters or digits")
        self.expect(self.run_here("search", "-d", "odd.json", "--full-text",
                                  "x"), USAGE, "wants an index")
        self.index("odd.json")
        self.expect(self.run_here("search", "-d", "v.db", "--full-text", "x"),
                    USAGE, "made without full text")


class Foreign(Index):
    """What is not as an index must be is refused, with the reason."""

    def refuses(self, name, reason):
        self.expect(self.run_here("list", "-d", name), DATA,
                    f"{name}: is .*{reason}")

    def test_databases_that_are_none_of_ours(self):
        self.write("a.json", document([tool("a")], panel("a", "++")))
        self.index("a.json")
        for statement, reason in (
                ("CREATE TABLE more(x)", "more than an index has"),
                ("CREATE VIEW more AS SELECT 1", "more than an index has"),
                ("CREATE TRIGGER t AFTER INSERT ON fact BEGIN SELECT 1; END",
                 "more than an index has"),
                ("ALTER TABLE tool ADD COLUMN x", "tables are not those"),
                ("DROP TABLE usual", "tables are not those"),
                ("DROP TABLE fact", "no such table: fact"),
                ("PRAGMA application_id = 7", "no index that smolcmp made"),
                ("PRAGMA user_version = 9", "an index of version 9"),
                ("PRAGMA journal_mode = wal", "wants files beside it"),
                ("UPDATE tool SET name = NULL", "record 1 of table 'tool'"),
                ("UPDATE tool SET pricing = '{}'", "record 1 of table 'tool'"),
                ("UPDATE tool SET license = 'a b'", "record 1 of table"),
                ("UPDATE review SET verdict = x'00'", "record 2 of table"),
                ("UPDATE review SET in_file = 9", "file that is not listed")):
            with self.subTest(statement):
                self.refuses(self.change("bad.db", statement), reason)
        self.write("a.json", document(
            [tool("a")], panel("a", "+"), ballots=[
                {"tool": "a", "voter": "v", "verdict": "ship"}]))
        self.index("a.json")
        for column in "voter", "verdict":
            self.refuses(self.change("bad.db", f"UPDATE ballot SET {column} = "
                                     "' '"), "record 3 of table 'ballot'")
        # What is asked of one tool reads other rows, and sums.
        self.write("a.json", document(
            [tool("a")], panel("a", "+"),
            reviewers=[{"id": "r1", "name": "R"}]))
        self.index("a.json")
        name = self.change("sums.db", "UPDATE usual SET total = 1 << 60")
        self.expect(self.run_here("verdict", "a", "-d", name), DATA,
                    "a panel in it cannot be")

    def test_ranks_that_are_none(self):
        self.write("a.json", document(
            [tool(slug) for slug in "abcd"],
            [one for slug, signs in (("a", "++"), ("b", "++"), ("c", "+-"))
             for one in panel(slug, signs)]))
        self.index("a.json")
        for statement, reason in (
                ("UPDATE usual SET first = 2", "has no such rank"),
                ("UPDATE usual SET tools = 3 WHERE ship = 2", "no such rank"),
                ("UPDATE usual SET tools = 0", "a panel in it cannot be"),
                ("UPDATE standing SET adjusted = 2.0", "has no such rank"),
                ("UPDATE standing SET panel_ship = 1", "has no such rank"),
                ("UPDATE standing SET tool = 'A B'", "has no such rank"),
                ("UPDATE standing SET tool = 'c' WHERE number = 1",
                 "what it knows of tool 'c' is not what its records say"),
                ("UPDATE standing SET tool = 'a' WHERE number = 2",
                 "what it knows of tool 'a' is not"),
                ("UPDATE standing SET tool = CASE tool WHEN 'a' THEN 'c' WHEN"
                 " 'c' THEN 'a' ELSE tool END", "what it knows of tool 'c' is"),
                ("UPDATE standing SET tool = 'x' WHERE number = 1",
                 "what it knows of tool 'x' is not"),
                ("UPDATE standing SET tool = 'A B' WHERE number = 4",
                 "a tool in it has no name")):
            with self.subTest(statement=statement):
                name = self.change("bad.db", statement)
                self.expect(self.run_here("rank", "--limit", "3", "-d", name),
                            DATA, f"bad.db: is no whole index: .*{reason}")

    def test_a_file_that_is_cut_or_no_database(self):
        self.write("a.json", document([tool("a")], panel("a", "++")))
        self.index("a.json")
        whole = (self.dir / "v.db").read_bytes()
        for size in 16, 99, 100, 4096, len(whole) // 2, len(whole) - 4096:
            self.write("cut.db", whole[:size])
            self.refuses("cut.db", "")
        self.write("e.db", b"")
        self.expect(self.run_here("list", "-d", "e.db"), DATA)

    def test_check_finds_pages_that_are_not_whole(self):
        self.write("a.json", document([tool("a")], panel("a", "++")))
        self.index("a.json")
        with sqlite3.connect(self.dir / "v.db") as base:
            page, = base.execute("SELECT rootpage FROM sqlite_schema "
                                 "WHERE name = 'name'").fetchone()
        whole = bytearray((self.dir / "v.db").read_bytes())
        whole[(page - 1) * 4096:page * 4096] = b"\xff" * 4096
        self.write("v.db", bytes(whole))
        self.expect(self.run_here("index", "--check", "v.db"), DATA,
                    "v.db: is no whole index")


class Writing(Index):
    """A whole index in its place, or what was there."""

    def setUp(self):
        super().setUp()
        self.write("a.json", document([tool("a")], panel("a", "++")))

    def stays(self, *command, status, reason, **options):
        """What was there stays, with nothing beside it."""
        before = {path.name: path.read_bytes() for path in self.dir.iterdir()}
        self.expect(self.run_here(*command, **options), status, reason)
        self.assertEqual({path.name: path.read_bytes()
                          for path in self.dir.iterdir()}, before)

    def test_what_cannot_be_written(self):
        self.index("a.json")
        self.write("bad.json", document([tool("a")], panel("b", "+")))
        self.stays("index", "a.json", "bad.json", "-o", "v.db", status=DATA,
                   reason="tool 'a' is defined twice")
        self.stays("index", "a.json", "-o", "v.db", status=SYSTEM,
                   reason="v.db: cannot be written", before=limit_files(9000))
        self.stays("index", "a.json", "-o", "no/v.db", status=SYSTEM,
                   reason="no/v.db: cannot be written: No such file")
        self.stays("index", "-o", "v.db", status=DATA, reason="no data was")
        self.stays("index", "a.json", "-o", "a.json", status=USAGE,
                   reason="a.json: is there and no index")
        self.stays("index", "a.json", status=USAGE, reason="wants -o")
        self.stays("index", "--check", "v.db", "a.json", status=USAGE,
                   reason="takes sources .* from the index")

    def test_interrupted_or_twice_at_once(self):
        lines = "".join(json.dumps({"type": "tool", **tool(f"t{n}")}) + "\n"
                        for n in range(2000))
        self.write("b.jsonl", lines + json.dumps(
            {"type": "review", **review("t1", "r", "ship")}))
        self.index("a.json")
        old = (self.dir / "v.db").read_bytes()
        with subprocess.Popen([PROGRAM, "index", "-", "-q", "-o", "v.db"],
                              cwd=self.dir, stdin=subprocess.PIPE,
                              env=environment()) as running:
            running.stdin.write(lines.encode())
            running.stdin.flush()
            for _ in range(100):
                if list(self.dir.glob(".v.db.*")):
                    break
                time.sleep(.05)
            running.send_signal(signal.SIGINT)
        self.assertEqual(running.returncode, -signal.SIGINT)
        self.assertEqual((self.dir / "v.db").read_bytes(), old)
        self.assertEqual(list(self.dir.glob(".*")), [])

        both = [subprocess.Popen([PROGRAM, "index", "b.jsonl", "-q", "-o",
                                  "v.db"], cwd=self.dir, env=environment(),
                                 stdout=subprocess.DEVNULL) for _ in "12"]
        self.assertEqual([one.wait() for one in both], [DONE, DONE])
        self.assertEqual(list(self.dir.glob(".*")), [])
        self.assertEqual(len(self.json("list", "-d", "v.db")["tools"]), 2000)

    def test_a_link_and_a_mode_stay(self):
        self.index("a.json")
        (self.dir / "v.db").chmod(0o640)
        os.symlink("v.db", self.dir / "link.db")
        self.index("a.json", "--full-text", to="link.db")
        self.assertTrue((self.dir / "link.db").is_symlink())
        self.assertEqual((self.dir / "v.db").stat().st_mode & 0o777, 0o640)


class Sources(Index):
    """Holding an index against what it was made from."""

    def setUp(self):
        super().setUp()
        shutil.copytree(RICH, self.dir / "d")
        old = time.time() - 100
        for path in (self.dir / "d").iterdir():
            os.utime(path, (old, old))
        self.index("d", "--full-text")

    def edit(self):
        """One file changes, one only looks so, one comes and one goes."""
        brook = self.dir / "d/brook.json"
        brook.write_text(brook.read_text().replace("Brook", "Creek"))
        os.utime(self.dir / "d/delta.json")
        (self.dir / "d/onyx.json").unlink()
        self.write("d/zebra.json", tool("zebra", reviews=[], odd=1))

    def test_nothing_has_changed(self):
        out = self.json("index", "--check", "v.db")
        self.assertEqual([out["written"], out["files"]], [False, []])
        out = self.json("index", "--update", "v.db")
        self.assertEqual([out["files_read"], out["files_kept"], out["files"]],
                         [0, 13, []])

    def test_files_have_changed(self):
        self.edit()
        states = [{"path": "d/brook.json", "state": "changed"},
                  {"path": "d/zebra.json", "state": "new"},
                  {"path": "d/onyx.json", "state": "gone"}]
        done = self.run_here("index", "--check", "v.db", "--json")
        self.assertEqual([done.returncode, json.loads(done.stdout)["files"]],
                         [GATE, states])
        out = self.json("index", "--update", "v.db")
        self.assertEqual([out["files"], out["files_read"], out["files_kept"],
                          out["full_text"]], [states, 2, 11, True])
        self.index("d", "--full-text", to="fresh.db")
        self.assertEqual(self.rows("v.db"), self.rows("fresh.db"))
        self.assertEqual(self.answers("v.db", ["check", ()]),
                         self.answers("d", ["check", ()]))

    def test_a_source_is_gone_or_was_standard_input(self):
        shutil.move(self.dir / "d", self.dir / "e")
        done = self.run_here("index", "--check", "v.db", "--json")
        out = json.loads(done.stdout)
        self.assertEqual([done.returncode, len(out["files"]),
                          out["files"][0]["state"]], [GATE, 13, "gone"])
        self.expect(self.run_here("index", "--update", "v.db"), DATA, "d: can")
        self.json("index", "-", "-o", "s.db",
                  stdin=json.dumps(document([tool("a")], panel("a", "+"))))
        done = self.run_here("index", "--check", "s.db", "--json")
        self.assertEqual([done.returncode, json.loads(done.stdout)["files"]],
                         [GATE, [{"path": "stdin", "state": "unknown"}]])
        self.expect(self.run_here("index", "--update", "s.db"), DATA,
                    "standard input, which cannot be read again")

    def test_an_index_of_an_index_and_what_a_configuration_leaves_out(self):
        self.write("e/reviewed.json", document([tool("x")], panel("x", "")))
        self.write("e/left.json", document([tool("brook")], []))
        self.write(".smolcmp.json", {
            "format": "smolcmp-config/1", "data": ["e", "v.db"],
            "exclude": ["e/left.json"]})
        self.assertEqual(self.json("index", "-o", "two.db")["files_read"], 2)
        self.assertEqual(self.answers("two.db", ["show", "brook", ()]),
                         self.answers("d", ["show", "brook", ()]))
        self.assertEqual(self.json("index", "--check", "two.db")["files"], [])
        self.index("d")
        out = self.json("index", "--update", "two.db")
        self.assertEqual([out["files"][0]["path"], out["files_read"],
                          out["files_kept"]], ["v.db", 1, 1])
