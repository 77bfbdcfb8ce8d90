"""action.yml as the service runs it: its steps, one after the other."""
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from support import PYTHON, ROOT, environment


def yaml(path):
    """What a file of YAML holds; other keys than texts become some."""
    done = subprocess.run(
        [PYTHON, "-c", "import json, sys, yaml\n"
         "json.dump(yaml.safe_load(sys.stdin.buffer), sys.stdout)"],
        input=Path(path).read_bytes(), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


ACTION = yaml(ROOT / "action.yml")
STEPS = ACTION["runs"]["steps"]
EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


class Job:
    """A job in a checkout: what its steps are given and leave behind."""

    def __init__(self, scratch, checkout, action=ROOT, path=(), base="",
                 **variables):
        """path comes before the directories of PATH; base is the revision
        that the pull request is based on, empty where there is none."""
        self.checkout = checkout
        self.path = [*map(str, path)]
        self.variables = variables
        self.known = {"github.action_path": str(action),
                      "github.event.pull_request.base.sha": base}
        self.files = {name: Path(scratch) / name for name in
                      ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
        self.script = Path(scratch) / "step.sh"
        self.log = ""
        self.outputs = {}

    def fill(self, text):
        """With values in place of expressions."""
        return EXPRESSION.sub(lambda found: self.known[found.group(1)], text)

    def run(self, steps=STEPS, **inputs):
        """Run steps up to one that fails; returns its status, or 0."""
        unknown = set(inputs) - set(ACTION["inputs"])
        assert not unknown, unknown
        for name, about in ACTION["inputs"].items():
            self.known[f"inputs.{name}"] = (
                str(inputs[name]) if name in inputs
                else self.fill(about["default"]))
        status = 0
        for step in steps:
            status = self.step(step)
            if status:
                break
        self.outputs = {name: self.fill(about["value"])
                        for name, about in ACTION["outputs"].items()
                        if EXPRESSION.match(about["value"]).group(1)
                        in self.known}
        return status

    def step(self, step):
        assert set(step) <= {"name", "id", "shell", "env", "run"}, step
        assert step["shell"] == "bash"
        self.files["GITHUB_STEP_SUMMARY"].touch()
        for name in "GITHUB_OUTPUT", "GITHUB_PATH":
            self.files[name].write_text("")
        self.script.write_text(self.fill(step["run"]))
        env = {name: self.fill(text) for name, text in step["env"].items()}
        base = environment()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail",
             self.script], cwd=self.checkout, stdin=subprocess.DEVNULL,
            env={**base, "PATH": ":".join([*self.path, base["PATH"]]),
                 **env, **{name: str(path) for name, path in
                           self.files.items()}, **self.variables},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
            timeout=600)
        self.log += done.stdout.decode("utf-8", "replace")
        self.path[:0] = self.files["GITHUB_PATH"].read_text().split("\n")[:-1]
        for line in self.files["GITHUB_OUTPUT"].read_text().splitlines():
            name, _, value = line.partition("=")
            self.known[f"steps.{step['id']}.outputs.{name}"] = value
        return done.returncode

    def summary(self):
        return self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")

    def commands(self):
        """What the service would obey: (command, properties, message)."""
        found = []
        for line in self.log.splitlines():
            match = re.match(r"\s*::([\w-]+)(?: (.*?))?::(.*)$", line)
            if match:
                found.append(match.groups())
            elif re.search(r"##\[|##\w+\[", line):
                found.append(("", "", line))
        return found
