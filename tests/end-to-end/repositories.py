"""Real git repositories for tests that read revisions."""
import json
import os
import subprocess

from support import Case, environment, run


class Repository(Case):
    """A repository in a directory of its own, and the program run in it."""

    def setUp(self):
        super().setUp()
        self.home = self.dir / "home"
        self.home.mkdir()
        self.tree = self.dir / "repository"
        self.tree.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments, **variables):
        """Run git with nobody's configuration."""
        done = subprocess.run(
            ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org",
             *arguments], cwd=self.tree, check=True, capture_output=True,
            env=environment(HOME=os.fspath(self.home), **self.isolation(),
                            **variables))
        return done.stdout.decode().strip()

    def isolation(self):
        return {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CEILING_DIRECTORIES": os.fspath(self.dir)}

    def put(self, name, content):
        path = self.tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str)
                        else json.dumps(content), encoding="utf-8")

    def remove(self, name):
        (self.tree / name).unlink()

    def commit(self, time=None):
        """Commit everything; returns the revision."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "a commit",
                 GIT_COMMITTER_DATE=time, GIT_AUTHOR_DATE=time)
        return self.git("rev-parse", "HEAD")

    def run_here(self, *arguments, **options):
        env = {**self.isolation(), **options.pop("env", {})}
        return run(*arguments, cwd=options.pop("cwd", self.tree), env=env,
                   **options)
