"""Run the command in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests import warm

_NOWHERE = f"{os.devnull}/cache"  # where no folder can be made: nothing is kept from test to test

ARTICLE = """The library stays open

“A library is the only room in town where nobody asks you to buy something.”

More than 4,000 people signed the petition in 12 days. Visits have risen by 38% since the new reading
room opened, and 600 children joined the summer club.

“When the doors close, the whole street goes dark,” said Miriam Blake, who has worked there since 1998.

EVENT: An evening for the library
Thursday 22 April 2027, 19.00. Register here – Invite & share on FB here – Retweet here to spread the word
With: Miriam Blake (librarian), Tom Hale (writer). Chair: Ruth Adeyemi (Friends of the Library).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """How a command ended."""

    code: int
    out: str
    err: str


def sharekit(*words: str, cwd: Path, stdin: bytes = b"", **environment: str) -> Run:
    """Run `sharekit` without any settings of the user's."""
    code, out, err = warm.run(words, cwd=cwd, stdin=stdin, env=_environment(cwd, environment))
    return Run(code=code, out=out.decode(), err=err.decode())


def real(*words: str, cwd: Path, **environment: str) -> Run:
    """Run `python -m sharekit`, started anew."""
    command = [sys.executable, "-m", "sharekit", *words]
    env = _environment(cwd, environment)
    done = subprocess.run(
        command, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=env
    )
    return Run(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())


def _environment(cwd: Path, more: Mapping[str, str]) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return {**kept, "XDG_CONFIG_HOME": str(cwd / ".config"), "XDG_CACHE_HOME": _NOWHERE, **more}


def article(folder: Path, text: str = ARTICLE) -> Path:
    """Write the article and return its path."""
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    return path
