"""Set sharekit up beside this file and run it, with nothing but Python's own library.

python3 start.py build examples/article.md    sets up .venv once, then runs sharekit
python3 start.py test                         the same with the tools for development, then the tests
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:
    sys.exit(f"error: this is Python {sys.version.split()[0]}\nhint: sharekit needs Python 3.11 or newer")

ROOT = Path(__file__).resolve().parent
FOLDER = ROOT / ".venv"
PROJECT = ROOT / "pyproject.toml"


def main(arguments: list[str]) -> int:
    """Set up what is missing and run the command; return its exit code."""
    testing = arguments[:1] == ["test"]
    complaint = _set_up(testing=testing)
    if complaint:
        sys.stderr.write(complaint)
        return 1
    if testing:
        return _run("python", "-m", "pytest", *arguments[1:], folder=ROOT)
    return _run("sharekit", *arguments)


def _set_up(*, testing: bool) -> str | None:
    """Install sharekit into `.venv`, once for every change of `pyproject.toml`; return what went wrong."""
    done = FOLDER / f"sharekit-{'test' if testing else 'run'}"
    state = hashlib.sha256(PROJECT.read_bytes()).hexdigest()
    if done.is_file() and done.read_text(encoding="utf-8") == state:
        return None
    if find_spec("ensurepip") is None:
        return "error: this Python cannot make environments\nhint: sudo apt install python3-venv\n"
    sys.stderr.write("Setting up .venv; this takes a minute, once.\n")
    if not (FOLDER / "pyvenv.cfg").is_file():
        venv.create(FOLDER, with_pip=True)
    if _run("python", "-m", "pip", "install", *_wishes(testing=testing)) != 0:
        return "error: pip could not install sharekit\nhint: the lines above say why\n"
    done.write_text(state, encoding="utf-8")
    return None


def _wishes(*, testing: bool) -> list[str]:
    tools = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["dependency-groups"]["dev"]
    return ["-qq", "--disable-pip-version-check", "--editable", str(ROOT), *(tools if testing else ())]


def _run(program: str, *arguments: str, folder: Path | None = None) -> int:
    """Run a program of `.venv` and return its exit code."""
    scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(FOLDER)}))
    command = [str(scripts / program), *arguments]
    return subprocess.run(command, cwd=folder, check=False).returncode  # noqa: S603  our own programs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
