"""What tests take from npm, installed once for all of them."""
import fcntl
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
WANTED = "package.json", "package-lock.json", ".npmrc"


def install(directory):
    """Have it in a directory, with the scripts for it; tests may run at the
    same time."""
    directory = Path(directory).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    wanted = "".join((HERE / name).read_text() for name in WANTED)
    done = directory / "installed"
    with open(directory / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for path in [*map(HERE.joinpath, WANTED), *HERE.glob("*.js")]:
            shutil.copy(path, directory)
        if not done.exists() or done.read_text() != wanted:
            done.unlink(missing_ok=True)
            subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"],
                           cwd=directory, check=True)
            done.write_text(wanted)
    return directory
