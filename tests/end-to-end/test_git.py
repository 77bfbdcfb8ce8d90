"""Data as git keeps it: git:REV and git:REV:PATH."""
import os
import shutil

from repositories import Repository
from support import DATA, DONE, review, tool


class Git(Repository):
    def setUp(self):
        super().setUp()
        self.put("verdicts/ash.json", tool("ash", reviews=[
            {"reviewer": "ada", "verdict": "ship"}]))
        self.put("verdicts/bay.json", tool("bay", reviews=[
            {"reviewer": "ada", "verdict": "skip"}]))
        self.put("package.json", {"name": "no verdict data"})
        self.old = self.commit()
        self.remove("verdicts/bay.json")
        self.put("verdicts/ash.json", "{")
        self.new = self.commit()

    def slugs(self, source, **options):
        return [one["slug"] for one in
                self.json("list", "-d", source, **options)["tools"]]

    def refused(self, source, reason, **options):
        done = self.run_here("list", "-d", source, **options)
        self.expect(done, DATA, reason)
        self.assertEqual(done.stderr.count(b"\n"), 1)

    def test_a_revision_is_read_whatever_stands_in_the_directory(self):
        for revision in "HEAD~1", self.old, self.old[:10], "main~1", "@{0}~1":
            self.assertEqual(self.slugs(f"git:{revision}"), ["ash", "bay"])

    def test_a_path_is_a_directory_or_a_file(self):
        for path in "verdicts", "verdicts/", ".", "":
            self.assertEqual(self.slugs(f"git:HEAD~1:{path}"), ["ash", "bay"])
        self.assertEqual(self.slugs("git:HEAD~1:verdicts/bay.json"), ["bay"])

    def test_paths_are_those_of_the_working_directory(self):
        below = self.tree / "verdicts"
        for source in "git:HEAD~1", "git:HEAD~1:.", "git:HEAD~1:../verdicts":
            self.assertEqual(self.slugs(source, cwd=below), ["ash", "bay"])
        self.assertEqual(self.slugs("git:HEAD~1:bay.json", cwd=below), ["bay"])

    def test_a_colon_within_braces_is_the_revisions(self):
        self.git("commit", "-q", "--allow-empty", "-m", "fix: the rest")
        self.git("revert", "--no-edit", "-n", "HEAD~1")
        self.git("commit", "-q", "-m", "mend: all")
        self.assertEqual(self.slugs("git:HEAD^{/mend: all}:verdicts"),
                         ["ash", "bay"])

    def test_names_in_messages_say_where_a_text_is_from(self):
        self.refused("git:HEAD", r"^smolcmp: git:HEAD:verdicts/ash.json:1:2: ")
        self.refused("git:main:verdicts", r"git:main:verdicts/ash.json:1:2: ")
        out = self.json("show", "bay", "-d", "git:HEAD~1:verdicts")
        self.assertEqual(out["tool"]["reviews"][0]["file"],
                         "git:HEAD~1:verdicts/bay.json")
        self.assertEqual(out["meta"]["sources"][0]["name"],
                         "git:HEAD~1:verdicts")

    def test_what_git_says_is_passed_on(self):
        self.refused("git:nowhere", "git:nowhere: git says: Not a valid object "
                     "name nowhere")
        self.refused("git:HEAD~9", "git:HEAD~9: git says: Not a valid")
        self.refused("git:HEAD:nothing", "is not there at this revision")
        self.refused("git:HEAD:package.json", "holds no verdict data")
        outside = self.dir / "outside"
        outside.mkdir()
        self.refused("git:HEAD", "git says: not a git repository",
                     cwd=outside)

    def test_a_revision_is_never_an_option(self):
        for source in "git:--help", "git:-r", "git:--output=x:verdicts":
            self.refused(source, "the revision begins with a dash")
        for source in "git:", "git::verdicts":
            self.refused(source, "names no revision")
        self.refused("git:HEAD:--help", "is not there at this revision")
        self.refused("git:HEAD:*", "is not there at this revision")
        self.refused("git:HEAD::(top)", "is not there at this revision")

    def test_without_git_there_is_a_message(self):
        self.refused("git:HEAD", "the program 'git' is not installed, or not "
                     "in PATH", env={"PATH": os.fspath(self.home)})

    def test_a_file_of_such_a_name_can_be_read(self):
        shutil.copy(self.tree / "package.json", self.tree / "git:HEAD")
        self.refused("./git:HEAD", "holds no verdict data")

    def test_hidden_files_links_and_others_are_passed_over(self):
        self.git("reset", "-q", "--hard", self.old)
        self.put(".hidden.json", "{")
        self.put("verdicts/.hidden/x.json", "{")
        self.put("verdicts/readme.txt", "{")
        os.symlink("ash.json", self.tree / "verdicts/link.json")
        self.commit()
        self.assertEqual(self.slugs("git:HEAD"), ["ash", "bay"])
        self.put(".data/cod.json", tool("cod", reviews=[]))
        self.commit()
        self.assertEqual(self.slugs("git:HEAD:.data"), ["cod"])

    def test_objects_are_read_as_they_are_stored(self):
        """No attribute changes them and no filter is run."""
        self.git("reset", "-q", "--hard", self.old)
        self.put(".gitattributes", "*.json export-ignore filter=broken\n")
        self.commit()
        self.git("config", "filter.broken.smudge", "false")
        self.git("config", "filter.broken.required", "true")
        self.assertEqual(self.slugs("git:HEAD"), ["ash", "bay"])

    def test_names_of_files_may_be_anything(self):
        self.git("reset", "-q", "--hard", self.old)
        for name, slug in ("a\tb\n.json", "cod"), ("\"\\é .json", "dab"), \
                ("-rf.json", "eel"):
            self.put(f"verdicts/{name}", tool(slug, reviews=[]))
        self.commit()
        self.assertEqual(sorted(self.slugs("git:HEAD")),
                         ["ash", "bay", "cod", "dab", "eel"])

    def test_many_files_and_large_ones_are_read(self):
        """More than a pipe holds, in both directions."""
        self.git("rm", "-q", "-r", ".")
        for number in range(3000):
            self.put(f"verdicts/t{number:04}.json",
                     tool(f"t{number}", reviews=[]))
        self.put("verdicts/z.jsonl", "\n".join(
            f'{{"type": "review", "tool": "t{number}", "reviewer": "r", '
            f'"verdict": "ship", "summary": "{"x" * 400}"}}'
            for number in range(3000)))
        self.commit()
        out = self.json("list", "-d", "git:HEAD:verdicts")["tools"]
        self.assertEqual([one["slug"] for one in out],
                         [f"t{number}" for number in range(3000)])
        self.assertTrue(all(one["panel"]["ship"] == 1 for one in out))

    def test_bytes_and_files_are_counted(self):
        done = self.run_here("list", "-v", "-d", "git:HEAD~1")
        self.expect(done, DONE, r"read 'git:HEAD~1' \(named by --data\): "
                    r"3 files, .*; 1 of the files holds no verdict data")

    def test_one_reviewer_may_be_spread_over_sources(self):
        self.put("more.json", {"format": "smolcmp/1", "reviews": [
            review("ash", "ben", "skip")]})
        out = self.json("list", "-d", "git:HEAD~1", "-d", "more.json")
        self.assertEqual(out["tools"][0]["panel"]["total"], 2)
