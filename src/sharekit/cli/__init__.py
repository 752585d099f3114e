"""The command line: the only room that prints, reads the clock and the environment, and leaves."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import NoReturn, TextIO, cast

from sharekit.errors import ExitCode


def main() -> None:
    """Run `sharekit` with the words of the command line."""
    from sharekit.cli.app import app  # the streams must be set before anything speaks

    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    signal.signal(signal.SIGTERM, _leave)
    app()


def _speak_utf8(stream: TextIO) -> None:
    """A console that cannot show a character shows its number; it never stops the build."""
    reconfigure = getattr(cast("object", stream), "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(ExitCode.TERMINATED)
