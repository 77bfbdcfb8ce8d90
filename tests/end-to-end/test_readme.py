"""README.md keeps its word: every example in it is run."""
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from support import CATALOG, DONE, PROGRAM, RICH, ROOT, Case, environment, run
from web_server import Page, Web

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.S | re.M)

# The example of bad data: a review's verdict is wrong in line 12.
BROKEN = """{
  "tools": [
    {
      "slug": "brook",
      "name": "Brook"
    }
  ],
  "reviews": [
    {
      "tool": "brook",
      "reviewer": "builder",
      "verdict": "maybe"
    }
  ]
}
"""

# The example of a bad policy.
MISTYPED = """{
  "format": "smolcmp-policy/1",
  "gates": [{ "tool": "brook", "requires": { "verdict": "ship" } }]
}
"""


def blocks(language):
    found = [text for name, text in BLOCK.findall(README) if name == language]
    assert found, f"README.md has no example in {language}"
    return found


def commands(text):
    """What is typed behind "$ ", and what it prints."""
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        line, _, output = part.partition("\n")
        yield line, output


class Readme(Case):
    def setUp(self):
        super().setUp()
        self.work = Path(self.dir)
        bin_dir = self.work / "bin"
        bin_dir.mkdir()
        (bin_dir / "smolcmp").symlink_to(PROGRAM)
        shutil.copytree(RICH, self.work / "verdicts")
        shutil.copy(CATALOG, self.work / "catalog.json")
        (self.work / "broken.json").write_text(BROKEN, encoding="utf-8")
        (self.work / "mistyped.json").write_text(MISTYPED, encoding="utf-8")
        self.make_repository()
        self.env = environment(
            PATH=f"{bin_dir}{os.pathsep}{os.environ['PATH']}", COLUMNS="80",
            XDG_CACHE_HOME=str(self.work / "cache"))
        # What README calls https://example.org is one here.
        self.web = self.enterContext(Web({"/verdicts.json": Page(
            CATALOG.read_bytes(), etag='"1"')}))

    def make_repository(self):
        """The verdicts as they are, on a branch that is called main."""
        for line in (["init", "-q", "-b", "main"], ["add", "verdicts"],
                     ["-c", "user.name=Test", "-c",
                      "user.email=test@example.org", "commit", "-q", "-m",
                      "verdicts"]):
            subprocess.run(["git", *line], cwd=self.work, check=True, env={
                **os.environ, "GIT_COMMITTER_DATE": "2026-03-10T12:00:00Z"})

    def shell(self, script):
        script = script.replace("-d https://example.org/",
                                f"-d {self.web.url('/')}")
        script = script.replace("fetch https://example.org/",
                                f"fetch {self.web.url('/')}")
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script], cwd=self.work,
            env=self.env, stdin=subprocess.DEVNULL, timeout=120, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            encoding="utf-8")

    def test_outputs_are_those_shown(self):
        seen = 0
        for text in blocks("console"):
            for line, output in commands(text):
                with self.subTest(line=line):
                    done = self.shell(line)
                    self.assertEqual(
                        done.stderr if done.returncode else done.stdout,
                        output)
                    seen += 1
        self.assertGreaterEqual(seen, 4)

    def test_every_line_of_shell_works(self):
        for text in blocks("sh"):
            script = ""
            for line in text.splitlines():
                # What is exported stays for the lines below it.
                if line.startswith("export "):
                    script += f"{line}\n"
                    continue
                with self.subTest(line=line):
                    done = self.shell(script + line)
                    said = re.sub(r"^smolcmp: note: http.*\n", "", done.stderr)
                    self.assertEqual((done.returncode, said), (0, ""))
                    if not re.search(r">| -o |source", line):
                        self.assertNotEqual(done.stdout, "")

    def test_the_listing_made_is_one(self):
        for text in blocks("bash"):
            self.assertEqual(self.shell(text).stderr, "")
        self.web.routes.update({
            f"/{path}": (self.work / path).read_bytes() for path in
            ("index.json", *(str(path.relative_to(self.work)) for path in
                             self.work.glob("verdicts/**/*.json")))})
        self.assertEqual(
            *(self.shell(f"smolcmp list -d {data} --fields slug --format tsv")
              .stdout for data in (self.web.url("/index.json"), "verdicts")))

    def test_python_reads_what_the_shell_wrote(self):
        self.shell("smolcmp list -d verdicts/ --format csv > tools.csv")
        python = shutil.which("python3", path="/usr/bin") or sys.executable
        for text in blocks("python"):
            done = subprocess.run([python, "-"], input=text, cwd=self.work,
                                  env=self.env, text=True, timeout=120,
                                  capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertRegex(done.stdout, r"Log shippers +0\.75")

    def test_the_data_shown_is_data(self):
        documents = [text for text in blocks("json")
                     if json.loads(text)["format"] == "smolcmp/1"]
        self.assertEqual(len(documents), 1)
        self.expect(run("show", "brook", "-d", "-", stdin=documents[0]), DONE)

    def test_the_configuration_shown_is_one(self):
        texts = [text for text in blocks("json")
                 if json.loads(text)["format"] == "smolcmp-config/1"]
        self.assertEqual(len(texts), 1)
        policies = [text for text in blocks("json")
                    if json.loads(text)["format"] == "smolcmp-policy/1"]
        self.assertEqual(len(policies), 1)
        (self.work / ".smolcmp.json").write_text(texts[0], encoding="utf-8")
        (self.work / "policy.json").write_text(policies[0], encoding="utf-8")
        done = run("list", "--json", cwd=self.work)
        self.expect(done, DONE)
        out = json.loads(done.stdout)
        self.assertEqual(len(out["tools"]), 12)
        self.assertEqual(out["meta"]["policy"], "policy.json")
        self.assertEqual(out["meta"]["weights"]["builder"], 2)
