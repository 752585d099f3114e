"""A warm process: what it has imported and compiled, each run of a command finds in the child it forks.

A run of `python -m sharekit` spends most of its time on imports. The child is a process like any other, with
streams, a folder, an environment and an end of its own; a few tests start real ones, which prove the start.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

_ROOT = Path(__file__).resolve().parents[1]
_STREAMS = ("stdin", "stdout", "stderr")


def run(words: Sequence[str], *, cwd: Path, stdin: bytes, env: Mapping[str, str]) -> tuple[int, bytes, bytes]:
    """Run `sharekit` in a child of the warm process; return its exit code, output and errors."""
    if not hasattr(os, "fork"):
        command = [sys.executable, "-m", "sharekit", *words]
        done = subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False, env=dict(env))
        return done.returncode, done.stdout, done.stderr
    with TemporaryDirectory() as folder:
        files = {name: str(Path(folder) / name) for name in _STREAMS}
        Path(files["stdin"]).write_bytes(stdin)
        code = _ask({"words": list(words), "cwd": str(cwd), "env": dict(env), "files": files})
        return code, Path(files["stdout"]).read_bytes(), Path(files["stderr"]).read_bytes()


def _ask(request: Mapping[str, Any]) -> int:
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()
    return int(process.stdout.readline())


@cache
def _process() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.warm"]
    process = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(process.kill)
    return process


def main() -> None:
    """Fork a child for each line, and answer with how it ended."""
    _warm_up()
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            _child(json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _warm_up() -> None:
    """Import what commands import, and let patterns and tables be made that are made once a process."""
    from datetime import date  # noqa: PLC0415  the tests need nothing of this

    from sharekit.cli import app, building, init, inspect, summary  # noqa: F401, PLC0415
    from sharekit.pipeline import build_kit  # noqa: PLC0415
    from sharekit.settings import Settings  # noqa: PLC0415
    from tests.cli.runs import ARTICLE  # noqa: PLC0415

    settings = Settings(formats=("square",), kinds=("quote",), cards=1)
    build_kit("-", today=date(2027, 4, 10), settings=settings, stdin=ARTICLE.encode)


def _child(request: Mapping[str, Any]) -> NoReturn:
    for number, name in enumerate(_STREAMS):
        flags = os.O_RDONLY if name == "stdin" else os.O_WRONLY | os.O_CREAT
        os.dup2(os.open(request["files"][name], flags), number)
        setattr(sys, name, os.fdopen(number, "w" if number else "r", closefd=False))
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    os.chdir(request["cwd"])
    sys.argv = ["sharekit", *request["words"]]
    code = 1
    try:
        code = _main()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _main() -> int:
    import traceback  # noqa: PLC0415  as above

    from sharekit.cli import main as sharekit  # noqa: PLC0415

    try:
        sharekit()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:  # noqa: BLE001  whatever is raised ends a process with a traceback
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    main()
