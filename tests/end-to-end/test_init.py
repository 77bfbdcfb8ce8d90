"""init: a repository to start with, and nothing overwritten."""
import json
import os
import stat
import subprocess

from repositories import Repository
from support import DONE, ROOT, SYSTEM, USAGE, closed, environment, limit_files

EXAMPLE = ROOT / "share/smolcmp/examples/repository"
FILES = sorted(os.fspath(path.relative_to(EXAMPLE))
               for path in EXAMPLE.rglob("*") if path.is_file())
# A day on which nothing in the example is stale, and one on which all is.
FRESH, STALE = ("--today", "2026-06-01"), ("--today", "2036-06-01")


def snapshot(directory):
    """Everything below it: folders, links and the bytes of files."""
    return {os.fspath(path.relative_to(directory)):
            os.readlink(path) if path.is_symlink()
            else path.read_bytes() if path.is_file() else None
            for path in directory.rglob("*")}


class Init(Repository):
    """In an empty repository."""

    def written(self, *arguments, **options):
        """The files by whether they are said to be new."""
        out = self.json("init", *arguments, **options)
        self.assertEqual(out["format"], "smolcmp.init/1")
        self.assertEqual(set(out["meta"]), {"version"})
        self.assertEqual([one["path"] for one in out["files"]], FILES)
        return {one["path"]: one["written"] for one in out["files"]}

    def fails(self, *arguments, reason, left=True, **options):
        """Nothing is left of what was tried."""
        before = snapshot(self.tree)
        done = self.expect(self.run_here("init", *arguments, **options),
                           SYSTEM, reason)
        self.assertEqual(done.stderr.count(b"\n"), 1)
        self.assertEqual("nothing that init made is left" in
                         done.stderr.decode(), left)
        self.assertEqual(snapshot(self.tree), before)

    def test_the_files_are_those_of_the_example(self):
        self.assertIn(".smolcmp.json", FILES)
        self.assertIn(".github/workflows/verdicts.yml", FILES)
        self.assertTrue(all(self.written().values()))
        for name in FILES:
            self.assertEqual((self.tree / name).read_bytes(),
                             (EXAMPLE / name).read_bytes(), name)
        self.assertEqual(sorted(
            os.fspath(path.relative_to(self.tree))
            for path in self.tree.rglob("*") if path.is_file()
            and ".git" not in path.relative_to(self.tree).parts), FILES)

    def test_all_is_in_order_from_the_start(self):
        self.text("init")
        out = self.json("check", *FRESH)
        self.assertEqual(out["summary"], {"files": 5, "errors": 0,
                                          "warnings": 0, "notes": 0})
        self.assertIn("nothing to complain of", self.text("check", *FRESH))
        self.text("check", "--gate", *FRESH)
        ranked = self.json("rank")
        self.assertEqual(ranked["meta"]["policy"], "policy.json")
        self.assertEqual(len(ranked["tools"]), 3)
        self.assertEqual(self.json("compare", "quillcron", "oatlark")["answer"]
                         ["pick"], "quillcron")
        for command in ("list", "reviewers", "show bellwind", "verdict oatlark",
                        "history oatlark", "search jobs"):
            self.assertNotEqual(self.text(*command.split()), "")

    def test_the_gate_is_one(self):
        """It would fail if its tool were another one."""
        self.text("init")
        path = self.tree / "tools/quillcron.json"
        path.write_text(path.read_text().replace('"amount": 0', '"amount": 1'))
        out = json.loads(self.run_here("check", "--json", *FRESH).stdout)
        self.assertIn("gate", [one["rule"] for one in out["findings"]])

    def test_time_alone_makes_no_error_of_it(self):
        self.text("init")
        out = self.json("check", *STALE)
        self.assertEqual(out["summary"]["errors"], 0)
        self.assertEqual({one["rule"] for one in out["findings"]},
                         {"stale-review", "stale-price"})

    def test_a_directory_is_made(self):
        self.assertTrue(all(self.written("new").values()))
        self.assertTrue((self.tree / "new/tools/oatlark.json").exists())
        self.assertEqual(self.json("init", "new")["directory"], "new")
        self.fails("a/b", reason="^smolcmp: a/b: cannot be written: No such")
        self.fails("new/README.md", reason="README.md: cannot be written: it "
                   "is a link, or no directory")

    def test_nothing_is_overwritten(self):
        self.put("README.md", "ours")
        self.put("tools/ash.json", {"slug": "ash", "name": "Ash"})
        self.put("policy.json/inside", "a folder of that name")
        (self.tree / ".smolcmp.json").symlink_to("nowhere")
        (self.tree / "tools/oatlark.json").symlink_to(self.dir / "outside")
        before = snapshot(self.tree)
        new = self.written()
        self.assertEqual({name for name in new if not new[name]},
                         {"README.md", "policy.json", ".smolcmp.json",
                          "tools/oatlark.json"})
        after = snapshot(self.tree)
        self.assertEqual({name: after[name] for name in before}, before)
        self.assertFalse((self.dir / "outside").exists())
        self.assertFalse((self.tree / "nowhere").exists())

    def test_what_was_there_is_said(self):
        self.assertNotIn("before", self.text("init"))
        (self.tree / "policy.json").unlink()
        out = self.text("init", "--width", "200")
        self.assertRegex(out, r"(?m)^ +policy.json +yes$")
        self.assertRegex(out, r"(?m)^ +README.md +no$")
        said = "What was there need not go with the rest; smolcmp check tells."
        self.assertIn(f"9 of 10 files were there before and stay as they are. "
                      f"{said}", " ".join(out.split()))
        self.put("other/README.md", "")
        self.assertIn("1 of 10 files was there before and stays as it is. "
                      f"{said}", " ".join(self.text("init", "other").split()))
        self.put("third/tools/ash.json", {"slug": "ash", "name": "Ash"})
        self.assertIn(f"There were folders of these names before. {said}",
                      " ".join(self.text("init", "third").split()))

    def test_no_link_is_followed_to_another_directory(self):
        outside = self.dir / "outside"
        outside.mkdir()
        for name in "tools", ".github":
            (self.tree / name).symlink_to(outside)
            self.fails(reason=rf"^smolcmp: \./{name}: cannot be written: it is "
                       "a link, or no directory")
            (self.tree / name).unlink()
        self.put(".github/x", "")
        (self.tree / ".github/workflows").symlink_to(outside)
        self.fails(reason=r"\./.github/workflows: cannot be written")
        self.assertEqual(list(outside.iterdir()), [])

    def test_a_directory_that_was_named_may_be_a_link(self):
        outside = self.dir / "outside"
        outside.mkdir()
        (self.tree / "link").symlink_to(outside)
        self.assertTrue(all(self.written("link").values()))
        self.assertTrue((outside / "tools/oatlark.json").exists())

    def test_a_failure_midway_leaves_nothing(self):
        largest = max((EXAMPLE / name).stat().st_size for name in FILES)
        for size in 0, 100, 400, 900, largest - 1:
            self.fails(before=limit_files(size),
                       reason=r": cannot be written: File too large; nothing")
            self.fails("new", before=limit_files(size),
                       reason=r"new/.*: cannot be written: File too large")
        self.put("tools/ash.json", "ours")
        self.put("README.md", "ours")
        self.fails(before=limit_files(900), reason="tools/bellwind.json: cannot")

    def test_a_directory_may_be_read_only(self):
        before = None
        if os.geteuid() == 0:
            # Nobody may pass through a temporary directory.
            self.dir.chmod(0o755)

            def before():
                os.setuid(65534)
        self.tree.chmod(0o555)
        self.addCleanup(self.tree.chmod, 0o755)
        self.fails(before=before, reason=r"\./.github: cannot be written: "
                   "Permission denied; nothing that init made is left")

    def test_output_that_cannot_be_written_is_a_failure(self):
        with open("/dev/full", "wb") as full:
            done = self.run_here("init", stdout=full)
        self.assertEqual(done.returncode, SYSTEM)
        self.assertEqual(self.run_here("init", before=closed(1)).returncode,
                         SYSTEM)

    def test_rights_are_those_of_the_umask(self):
        self.run_here("init", before=lambda: os.umask(0o027))
        for name in FILES:
            mode = (self.tree / name).stat().st_mode
            self.assertEqual(stat.S_IMODE(mode), 0o640, name)
        mode = (self.tree / "tools").stat().st_mode
        self.assertEqual(stat.S_IMODE(mode), 0o750)

    def test_command_lines_that_are_wrong_write_nothing(self):
        before = snapshot(self.tree)
        for line in ("a b", "--fields size", "--data x", "--format github"):
            self.expect(self.run_here("init", *line.split()), USAGE)
        self.assertEqual(snapshot(self.tree), before)

    def test_every_format_has_the_list(self):
        self.assertEqual(
            self.text("init", "--format", "csv").splitlines(),
            ["path,written", *[f"{name},true" for name in FILES]])
        self.assertEqual(
            [json.loads(line) for line in
             self.text("init", "--format", "jsonl").splitlines()],
            [{"path": name, "written": False} for name in FILES])
        self.assertIn("| README.md | no |",
                      self.text("init", "--format", "markdown"))

    def test_names_of_directories_are_foreign_text(self):
        done = self.run_here("init", "a\n::error::\x1b[31m/b")
        self.expect(done, SYSTEM)
        self.assertEqual(done.stderr.count(b"\n"), 1)
        self.assertNotIn(b"\x1b", done.stderr)
        self.assertEqual(
            self.json("init", b"\xff")["directory"], "\N{REPLACEMENT CHARACTER}")


class Installed(Repository):
    def test_git_takes_all_of_it(self):
        """Nothing of the example is ignored or changed by git."""
        self.expect(self.run_here("init"), DONE)
        self.commit()
        done = subprocess.run(
            ["git", "ls-files"], cwd=self.tree, check=True, text=True,
            capture_output=True, env=environment(**self.isolation()))
        self.assertEqual(sorted(done.stdout.split()), FILES)
        self.assertEqual(self.json("list", "-d", "git:HEAD:tools")["tools"],
                         self.json("list")["tools"])
