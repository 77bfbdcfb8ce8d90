"""What others take from this repository: the hook of pre-commit, and the
action with its workflow, each run as those run it."""
import json
import os
import re
import shutil
import subprocess

from repositories import Repository
from steps import ACTION, STEPS, Job, yaml
from support import (DATA, DONE, GATE, PROGRAM, ROOT, SYSTEM, USAGE,
                     environment, run, tool)

HOOKS = ROOT / ".pre-commit-hooks.yaml"
EXAMPLE = ROOT / "share/smolcmp/examples/repository"
WORKFLOW = ".github/workflows/verdicts.yml"
CHECK = STEPS[1:]  # the program is built already
# Text that shells, or the service, would like to obey.
EVIL = ("$(touch pwned)", "`touch pwned`", "'; touch pwned; '",
        '"; touch pwned; "', "x\ntouch pwned", "${{ github.token }}",
        "| touch pwned", "> pwned", "\\", "'", '"')


class Ready(Repository):
    """A repository that init has written, and smolcmp in PATH."""

    def setUp(self):
        super().setUp()
        self.bin = self.dir / "bin"
        self.bin.mkdir()
        (self.bin / "smolcmp").symlink_to(PROGRAM)
        self.expect(run("init", self.tree), DONE)
        self.first = self.commit()

    def edit(self, name, old, new):
        text = (self.tree / name).read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.put(name, text.replace(old, new, 1))

    def drop_review(self, name, reviewer):
        record = json.loads((self.tree / name).read_text(encoding="utf-8"))
        record["reviews"] = [one for one in record["reviews"]
                             if one["reviewer"] != reviewer]
        self.put(name, record)


class Hook(Ready):
    """pre-commit itself decides on commits, without a network."""

    def setUp(self):
        super().setUp()
        self.pre_commit("install")

    def outside(self, *command, cwd=None):
        return subprocess.run(
            command, cwd=cwd or self.tree, capture_output=True, text=True,
            check=False, timeout=120, env=environment(
                HOME=os.fspath(self.home), PRE_COMMIT_COLOR="never",
                PRE_COMMIT_HOME=os.fspath(self.dir / "cache"),
                PATH=f"{self.bin}:{os.environ['PATH']}", **self.isolation()))

    def pre_commit(self, *arguments):
        done = self.outside("pre-commit", *arguments)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done

    def try_commit(self):
        """Whether a commit of everything is made, and what was said."""
        before = self.git("rev-parse", "HEAD")
        self.git("add", "-A")
        done = self.outside(
            "git", "-c", "user.name=Test", "-c", "user.email=t@example.org",
            "commit", "-m", "a change")
        made = self.git("rev-parse", "HEAD") != before
        self.assertEqual(done.returncode == 0, made, done.stderr)
        return made, done.stdout + done.stderr

    def judge_commits(self):
        """Good ones are made, and bad ones refused with the reason."""
        self.edit("tools/oatlark.json", "half of somebody's week", "a day")
        self.put("tools/ash.json", tool("ash", reviews=[
            {"reviewer": name, "verdict": "ship", "date": "2026-04-01"}
            for name in ("mara", "teo")]))
        self.put("tools/more.jsonl", json.dumps(
            {"type": "review", "tool": "ash", "reviewer": "jun",
             "verdict": "skip", "date": "2026-04-02"}) + "\n")
        made, said = self.try_commit()
        self.assertTrue(made, said)
        self.assertRegex(said, r"check verdict data\.+Passed")

        # Reviews in another file are about what is gone.
        self.remove("tools/ash.json")
        made, said = self.try_commit()
        self.assertFalse(made, said)
        self.assertRegex(said, r"tools/more.jsonl:1:\d+: error: .*'ash'.*"
                         r"\[orphan\]")
        self.git("reset", "-q", "--hard")

        self.edit("tools/oatlark.json", '"verdict": "skip"',
                  '"verdict": "maybe"')
        made, said = self.try_commit()
        self.assertFalse(made, said)
        self.assertIn("'verdict' is 'maybe', want 'ship' or 'skip' [schema]",
                      said)
        self.assertIn("exit code: 1", said)
        self.git("reset", "-q", "--hard")

        # Nothing but the policy is changed.
        self.edit("policy.json", '"min_reviews": 3', '"min_reviews": 5')
        made, said = self.try_commit()
        self.assertFalse(made, said)
        self.assertRegex(said, r"error: .*quillcron.*\[gate\]")

    def test_the_example_holds_commits_to_the_policy(self):
        self.pre_commit("validate-config")
        self.judge_commits()

    def test_a_repository_of_ours_gives_the_hook(self):
        self.pre_commit("validate-manifest", os.fspath(HOOKS))
        ours = self.dir / "ours"
        ours.mkdir()
        shutil.copy(HOOKS, ours)
        tree, self.tree = self.tree, ours
        self.git("init", "-q", "-b", "main")
        revision = self.commit()
        self.tree = tree
        self.put(".pre-commit-config.yaml", {"repos": [
            {"repo": os.fspath(ours), "rev": revision,
             "hooks": [{"id": "smolcmp-check"}]}]})
        made, said = self.try_commit()
        self.assertTrue(made, said)
        self.judge_commits()

    def test_hooks_take_options(self):
        self.edit("tools/oatlark.json", "Free of charge, and half of "
                  "somebody's week.", "Now the scheduler is what I have to "
                  "keep alive.")
        self.assertTrue(self.try_commit()[0])
        self.edit(".pre-commit-config.yaml", "pass_filenames: false",
                  "pass_filenames: false\n        args: [--fail-on, warning]")
        made, said = self.try_commit()
        self.assertFalse(made, said)
        self.assertIn("[reused-quote]", said)

    def test_without_the_program_no_commit_is_made(self):
        (self.bin / "smolcmp").unlink()
        self.edit("README.md", "Verdicts", "Our verdicts")
        path = os.environ["PATH"]
        if shutil.which("smolcmp", path=path):
            self.fail("another smolcmp is in PATH")
        made, said = self.try_commit()
        self.assertFalse(made)
        self.assertIn("smolcmp", said)

    def test_the_example_has_the_hook_that_we_give(self):
        given = yaml(HOOKS)
        config = yaml(EXAMPLE / ".pre-commit-config.yaml")
        self.assertEqual(len(given), 1)
        given[0].pop("description")
        self.assertEqual(config["repos"], [{"repo": "local", "hooks": given}])


class Workflow(Ready):
    """The workflow of the example on pull requests, step by step."""

    def job(self, base=None, **more):
        scratch = self.dir / "job"
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        return Job(scratch, self.tree, path=[self.bin],
                   base=self.first if base is None else base,
                   **self.isolation(), **more)

    def given(self):
        """The inputs in the workflow."""
        flow = yaml(EXAMPLE / WORKFLOW)
        return flow["jobs"]["check"]["steps"][-1]["with"]

    def fails(self, status, message, job=None, answer=None, **inputs):
        job = job or self.job()
        self.assertEqual(job.run(CHECK, **{**self.given(), **inputs}), status,
                         job.log)
        self.assertIn(("error", "title=smolcmp", message), job.commands())
        self.assertEqual(job.outputs.get("status"), answer)
        return job

    def test_the_workflow_goes_with_the_action(self):
        flow = yaml(EXAMPLE / WORKFLOW)
        self.assertEqual(set(flow["true"]), {"push", "pull_request"})
        self.assertEqual(flow["permissions"], {"contents": "read"})
        checkout, ours = flow["jobs"]["check"]["steps"]
        self.assertEqual(checkout["with"]["fetch-depth"], 0)
        version = run("--version").stdout.decode().split()[1]
        self.assertEqual(ours["uses"], f"OWNER/smolcmp@v{version}")
        self.assertLessEqual(set(ours["with"]), set(ACTION["inputs"]))

    def test_no_step_has_an_expression_in_its_commands(self):
        for step in STEPS:
            self.assertNotIn("${{", step["run"])
        used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(STEPS)))
        self.assertEqual(used, set(ACTION["inputs"]))
        script = (ROOT / "scripts/action").read_text(encoding="utf-8")
        for step in STEPS:
            for name in step["env"]:
                self.assertTrue(f"${name}" in script + step["run"], name)

    def test_a_good_pull_request_passes(self):
        self.edit("tools/oatlark.json", '"verdict": "skip",\n      "score": 38',
                  '"verdict": "ship",\n      "score": 61')
        self.commit()
        job = self.job()
        self.assertEqual(job.run(CHECK, **self.given()), DONE, job.log)
        self.assertEqual(job.log, "5 files, 0 errors, 0 warnings, 0 notes\n")
        self.assertEqual(job.outputs, {"status": "0"})
        self.assertTrue(job.summary().startswith(
            "## What changes in the verdicts\n\n1 tool changed, 2 unchanged."))
        self.assertIn("| oatlark | mixed → ship | 50% of 4 → 75% of 4 | "
                      "ines: skip to ship", job.summary())

    def test_a_bad_pull_request_is_refused_beside_its_lines(self):
        self.drop_review("tools/quillcron.json", "mara")
        self.drop_review("tools/quillcron.json", "ines")
        self.commit()
        job = self.job()
        self.assertEqual(job.run(CHECK, **self.given()), GATE, job.log)
        self.assertEqual(job.outputs, {"status": "1"})
        found = {(command, properties.split(",title=")[1],
                  properties.split(",")[0])
                 for command, properties, _ in job.commands()}
        self.assertEqual(found, {
            ("error", "missing-reviewer", "file=tools/quillcron.json"),
            ("error", "decision-drift", "file=tools/decisions.jsonl"),
            ("error", "gate", "file=policy.json")})
        # Thresholds and questions are the policy's.
        self.assertIn("ship → unrated", job.summary())
        self.assertRegex(job.summary(), "quillcron, oatlark \\| quillcron → none")

    def test_a_push_has_no_summary(self):
        job = self.job(base="")
        self.assertEqual(job.run(CHECK, **self.given()), DONE, job.log)
        self.assertEqual((job.summary(), job.commands()), ("", []))

    def test_the_configuration_names_data_too(self):
        """Then there is no path to hold against the base."""
        job = self.job()
        self.assertEqual(job.run(CHECK), DONE, job.log)
        self.assertEqual(job.summary(), "")
        self.drop_review("tools/quillcron.json", "mara")
        self.assertEqual(self.job().run(CHECK), GATE)

    def test_what_is_broken_is_neither_a_finding_nor_in_order(self):
        self.fails(DATA, "the data was not checked (exit status 3)",
                   answer="3", policy="missing.json")
        self.fails(DATA, "the data was not checked (exit status 3)",
                   answer="3", paths="nowhere")
        self.fails(USAGE, "the data was not checked (exit status 2)",
                   answer="2", **{"fail-on": "nonsense"})
        self.fails(USAGE, "the data was not checked (exit status 2)",
                   answer="2", args="--no-such-option")
        (self.bin / "smolcmp").unlink()
        self.fails(127, "the data was not checked (exit status 127)",
                   answer="127")
        (self.bin / "smolcmp").write_text("#!/bin/sh\nkill -SEGV $$\n")
        (self.bin / "smolcmp").chmod(0o755)
        self.fails(139, "the data was not checked (exit status 139)",
                   answer="139")

    def test_files_of_the_service_that_cannot_be_written_are_failures(self):
        for name, message in (
                ("GITHUB_OUTPUT", "the outputs cannot be written"),
                ("GITHUB_STEP_SUMMARY", "the summary cannot be written")):
            job = self.job(**{name: "/dev/full"})
            self.fails(SYSTEM, message, job=job, answer=None
                       if name == "GITHUB_OUTPUT" else "0")

    def test_a_base_that_cannot_be_read_is_a_warning(self):
        """The check has decided; in a shallow clone there is no base."""
        for base in "0" * 40, "nowhere":
            job = self.job(base=base)
            self.assertEqual(job.run(CHECK, **self.given()), DONE, job.log)
            (command, _, message), = job.commands()
            self.assertEqual(command, "warning")
            self.assertIn("fetch-depth: 0", message)
            self.assertEqual(job.summary(), "")

    def test_data_that_is_broken_is_a_finding_or_mended(self):
        whole = (self.tree / "tools/oatlark.json").read_text()
        self.put("tools/oatlark.json", "{")
        broken = self.commit()
        job = self.job()
        self.assertEqual(job.run(CHECK, **self.given()), GATE, job.log)
        self.assertEqual(job.summary(), "")
        # A pull request that mends it is held against what cannot be read.
        self.put("tools/oatlark.json", whole)
        job = self.job(base=broken)
        self.assertEqual(job.run(CHECK, **self.given()), DONE, job.log)
        self.assertEqual(job.commands(), [
            ("warning", "title=smolcmp", "what changes cannot be said: the "
             "data of the base, or of the checkout, cannot be read")])
        self.assertEqual(job.summary(), "")

    def test_findings_are_written_as_sarif(self):
        self.drop_review("tools/quillcron.json", "mara")
        for status, inputs in (GATE, {}), (DONE, {"fail-on": "never"}):
            job = self.job()
            self.assertEqual(job.run(CHECK, **self.given(), **inputs,
                                     **{"sarif-file": "-out.sarif"}), status)
            path = self.tree / "-out.sarif"
            out = json.loads(path.read_text())
            self.assertEqual([one["ruleId"] for one in
                              out["runs"][0]["results"]], ["missing-reviewer"])
            path.unlink()
        self.fails(SYSTEM, "the SARIF file cannot be written", answer="1",
                   **{"sarif-file": "nowhere/out.sarif"})

    def test_lines_of_inputs_are_arguments(self):
        self.put("more data/a*b.json", tool("ash", reviews=[]))
        self.put("more data/axb.json", "{")
        job = self.job(base="")
        self.assertEqual(job.run(
            CHECK, paths="tools\nmore data/a*b.json\n",
            args="--quiet\n--today\n2026-06-01\n", format="text"), DONE,
            job.log)
        self.assertEqual(job.log, "  6 files, nothing to complain of\n")
        job = self.job()
        self.assertEqual(job.run(CHECK, paths="tools",
                                 args="--today\n2036-06-01",
                                 policy="policy.json",
                                 **{"fail-on": "warning"}), GATE)
        self.assertIn("stale-review", job.log)

    def test_inputs_are_never_commands(self):
        for text in " ".join(EVIL), "\n".join(EVIL):
            for name in ACTION["inputs"]:
                job = self.job()
                job.run(CHECK, **{**self.given(), name: text})
                self.assertFalse((self.tree / "pwned").exists(), (name, text))
        for text in EVIL:
            job = self.job()
            job.run(CHECK, **dict.fromkeys(ACTION["inputs"], text))
            self.assertFalse((self.tree / "pwned").exists(), text)

    def test_data_cannot_forge_commands_or_a_summary(self):
        names = ["::error::forged.json", "##[add-mask]forged.json",
                 "a\n::set-output name=status::0.json",
                 "%0A::error::forged.json", "a,title=forged::x.json",
                 "\r::stop-commands::x.json", "<script>.json",
                 "[x](http://forged.example).json"]
        for number, name in enumerate(names):
            self.put(f"tools/{name.replace('/', '_')}", tool(
                f"t{number}", f"{name}\n## forged\n::error::forged @someone",
                vendor=name, category=name, reviews=[{"reviewer": name, "verdict": "ship",
                                        "date": "2026-01-01"}]))
        self.put("tools/bad.json", '{"slug": "::error::\\n::error::"')
        self.commit()
        job = self.job()
        self.assertEqual(job.run(CHECK, **self.given()), GATE)
        rules = set(re.findall(r"(?m)^([a-z-]+),", run(
            "check", "--rules", "--format", "csv").stdout.decode()))
        # All are ours: of a file and of a rule, or on what the base says.
        for command, properties, message in job.commands():
            self.assertIn(command, ("error", "warning", "notice"), message)
            title = re.search(r"(?:^|,)title=([^,]*)$", properties)
            self.assertIn(title.group(1), rules | {"smolcmp"}, properties)
        self.assertEqual(job.outputs, {"status": "1"})

        self.remove("tools/bad.json")
        for path in (self.tree / "tools").iterdir():
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r'"reviewer": ".*?", "verdict": "ship"',
                                   '"reviewer": "teo", "verdict": "ship"',
                                   text), encoding="utf-8")
        job = self.job()
        job.run(CHECK, **self.given())
        self.assertIn("t1", job.summary())
        self.assertEqual(re.findall(r"(?m)^#.*", job.summary()),
                         ["## What changes in the verdicts"])
        self.assertIn("script", job.summary())
        self.assertNotRegex(job.summary(), r"(?<!\\)<(?!!-- -->)|(?<!\\)\[|"
                            "@someone")


class Building(Ready):
    def test_a_build_that_fails_is_no_finding(self):
        """Of a copy without sources, by a cmake that cannot build it."""
        action = self.dir / "action"
        shutil.copytree(ROOT / "scripts", action / "scripts")
        (self.bin / "cmake").write_text(
            '#!/bin/sh\n[ "$1" != --version ] || exec '
            f"{shutil.which('cmake')} --version\necho no; exit 1\n")
        (self.bin / "cmake").chmod(0o755)
        scratch = self.dir / "job"
        scratch.mkdir()
        job = Job(scratch, self.tree, action=action, path=[self.bin])
        self.assertEqual(job.run(), SYSTEM, job.log)
        self.assertEqual(job.commands(), [
            ("error", "title=smolcmp", "it cannot be built (exit status 1)")])
        self.assertEqual(job.files["GITHUB_PATH"].read_text(), "")
        self.assertEqual(job.outputs, {})
