"""The same records as a document, as lines, as a directory and as an index,
read by any number of threads, are the same data."""
import json
import random

from support import DATA, DONE, Case, document, review, run, tool

TOOLS, REVIEWERS = 900, 6
COMMANDS = [
    ("compare", "t0003", "t0700", "--reviews"),
    ("rank", "--json", "--fields", "slug,rank,score,adjusted,panel"),
    ("list", "--format", "csv", "--sort", "community"),
    ("search", "needle"),
    ("reviewers", "r2"),
    ("history", "t0003", "--json"),
    ("show", "t0007"),
]


ALL = "slug,rank,best,worst,tied,score,adjusted,panel,community," \
      "mean_review_score,gap,divisive,name,verdict,price,duels,category"
# What an index answers from counts and the records of what is shown,
FIRST = [
    ("rank", "--limit", "3"),
    ("rank", "--limit", "40", "--json", "--fields", ALL),
    ("rank", "--limit", "9", "--chart", "--fields", "slug,verdict", "--policy",
     "../policy.json"),
]
# and for what it reads everything.
WHOLE = [
    ("rank", "--limit", "3", "--weights", "r1=2"),
    ("rank", "--limit", "3", "--only", "r1,r2"),
    ("rank", "--limit", "3", "--as-of", "2026-03-02", "--json"),
    ("rank", "--limit", "3", "--policy", "../weights.json"),
    ("rank", "--limit", "2", "--by", "category"),
    ("rank", "--limit", "3", "--category", "c3"),
    ("rank", "--limit", "3", "--verdict", "ship"),
]


def records():
    """Enough for several threads to have something to do."""
    chance = random.Random(6)
    reviewers = [{"id": f"r{n}", "name": f"R {n}"} for n in range(REVIEWERS)]
    tools, reviews, votes = [], [], []
    for number in range(TOOLS):
        slug = f"t{number:04}"
        tools.append(tool(slug, f"Tööl {number}", category=f"c{number % 7}",
                          tagline="needle" if number % 90 == 3 else "hay"))
        for one in reviewers:
            if chance.random() < 0.8:
                reviews.append(review(
                    slug, one["id"], chance.choice(["ship", "skip"]),
                    date=f"2026-0{chance.randrange(1, 9)}-11",
                    quote="words " * chance.randrange(60), score=50))
        votes.append({"tool": slug, "ship": chance.randrange(99), "skip": 7,
                      "as_of": "2026-03-01"})
    duels = [{"a": "t0003", "b": "t0700", "a_wins": 5, "b_wins": 2}]
    return tools, reviewers, reviews, votes, duels


class Forms(Case):
    def setUp(self):
        super().setUp()
        tools, reviewers, reviews, votes, duels = records()
        # All have one name, which the output may say.
        self.make("document", json.dumps(document(
            tools, reviews, reviewers=reviewers, votes=votes, duels=duels)))
        lines = [{"type": kind, **one} for kind, all in (
            ("reviewer", reviewers), ("tool", tools), ("review", reviews),
            ("votes", votes), ("duel", duels)) for one in all]
        self.make("lines", "".join(json.dumps(one) + "\n" for one in lines))
        folder = self.dir / "directory/data"
        folder.mkdir(parents=True)
        (folder / "_.json").write_text(json.dumps(
            {"reviewers": reviewers, "votes": votes, "duels": duels}))
        for one in tools:
            own = [{name: value for name, value in other.items()
                    if name != "tool"}
                   for other in reviews if other["tool"] == one["slug"]]
            (folder / f"{one['slug']}.json").write_text(
                json.dumps({**one, "reviews": own}))
        self.make("index")
        self.expect(run("index", "data", "-o", "../index/data", "-q",
                        cwd=self.dir / "lines"), DONE)

    def make(self, form, text=None):
        (self.dir / form).mkdir()
        if text:
            (self.dir / form / "data").write_text(text)

    def said(self, form, command, threads=None):
        """The output, without the number of bytes that were read."""
        more = ["--threads", str(threads)] if threads else []
        done = run(*command, "-d", "data", *more, cwd=self.dir / form)
        self.expect(done, DONE)
        if "--json" not in command:
            return done.stdout
        answer = json.loads(done.stdout)
        answer["meta"]["sources"] = [one["name"] for one in
                                     answer["meta"]["sources"]]
        return json.dumps(answer)

    def test_every_form_by_any_number_of_threads(self):
        self.assertGreater((self.dir / "lines/data").stat().st_size, 2 ** 20)
        for command in COMMANDS:
            wanted = self.said("document", command, 1)
            for form, threads in [("lines", 1), ("lines", 2), ("lines", 8),
                                  ("directory", 2), ("index", None)]:
                with self.subTest(command=command, form=form,
                                  threads=threads):
                    self.assertEqual(self.said(form, command, threads),
                                     wanted)

    def counted(self, name, reviews):
        """Lines without duels and declared reviewers, with ballots and with
        tools that nobody has judged, and their index."""
        tools, _, _, votes, _ = records()
        tools[5:5] = [tool("nobody.2"), tool("nobody.1", pricing={
            "model": "free"})]
        ballots = [{"tool": f"t{number % 30:04}", "voter": f"v{number}",
                    "verdict": "ship"} for number in range(200)]
        lines = [{"type": kind, **one} for kind, all in (
            ("review", reviews), ("tool", tools), ("votes", votes[30:]),
            ("ballot", ballots)) for one in all]
        self.make(name, "".join(json.dumps(one) + "\n" for one in lines))
        self.make(f"{name}.index")
        self.expect(run("index", "data", "-o", f"../{name}.index/data", "-q",
                        cwd=self.dir / name), DONE)

    def test_ranks_from_counts(self):
        reviews = records()[2]
        (self.dir / "policy.json").write_text(json.dumps(
            {"format": "smolcmp-policy/1", "thresholds":
             {"ship": "3/4"}}))
        (self.dir / "weights.json").write_text(json.dumps(
            {"format": "smolcmp-policy/1", "weights": {"r1": 3}}))
        self.counted("unlike", reviews)
        self.counted("alike", [
            review(f"t{number:04}", one, verdict, score=number % 100)
            for number in range(TOOLS) for one, verdict in (
                ("r1", "ship" if number % 3 else "skip"),
                ("r2", "ship" if number % 7 else "skip"))])
        for name, commands in ("unlike", FIRST + WHOLE), ("alike", FIRST):
            for command in commands:
                with self.subTest(command=command, data=name):
                    self.assertEqual(self.said(f"{name}.index", command),
                                     self.said(name, command))
        for command, tools in (FIRST[0], 3), (WHOLE[0], TOOLS + 2):
            done = run(*command, "-d", "data", "-v",
                       cwd=self.dir / "unlike.index")
            self.assertIn(f" {tools} tools, ", done.stderr.decode())

    def test_reviews_that_cannot_both_count_are_named_whatever_is_asked(self):
        # Nobody asks about the tool; what is read again says where they are.
        again = '{"type": "review", "tool": "t0005", "reviewer": "r9", ' \
            '"verdict": "ship", "date": "2026-02-02"}\n'
        declared = '{"type": "reviewer", "id": "r9", "name": "R 9"}\n'
        with open(self.dir / "lines/data", "a") as lines:
            lines.write(declared + again + again)
        said = [run(*command, "-d", "data", cwd=self.dir / "lines")
                for command in (("list",), ("compare", "t0003", "t0700"))]
        self.assertEqual(said[0].stderr, said[1].stderr)
        self.assertIn(b"reviewer 'r9' has two reviews of 't0005' on "
                      b"2026-02-02, the other at data:", said[0].stderr)
        self.assertEqual([one.returncode for one in said], [DATA, DATA])

    def test_problems_are_named_alike_by_any_number_of_threads(self):
        lines = (self.dir / "lines/data").read_text().splitlines()
        for number in 1000, 4000, len(lines) - 2:
            lines[number] = lines[number].replace('"tool": "t', '"tool": "T')
        lines[2000] = '{"type": "tool", "slug": "t0001", "name": "again"}'
        (self.dir / "lines/data").write_text("\n".join(lines))
        said = {run("list", "-d", "data", "--threads", str(threads),
                    cwd=self.dir / "lines").stderr for threads in (1, 2, 8)}
        self.assertEqual(len(said), 1)
        text = said.pop().decode()
        for line in 1001, 2001, 4001, len(lines) - 1:
            self.assertIn(f"data:{line}:", text)
        self.assertEqual(run("list", "-d", "data",
                             cwd=self.dir / "lines").returncode, DATA)
