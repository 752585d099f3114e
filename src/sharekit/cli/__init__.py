"""The command line: the only room that prints, reads the clock and the environment, and leaves."""

from __future__ import annotations

import gc
import os
import signal
import sys

from sharekit.errors import ExitCode

TYPE_CHECKING = (
    False  # `typing` takes longer to import than all else before `main`, which is when Ctrl-C hurts
)
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

_OBJECTS = 100_000  # made between two looks for cycles: few are, and a command ends before they weigh


def main() -> None:
    """Run `sharekit` with the words of the command line; whoever interrupts it at any moment is answered."""
    gc.set_threshold(_OBJECTS)
    _open_closed_streams()
    try:
        signal.signal(signal.SIGTERM, _leave)
        from sharekit.cli.app import app  # the streams must be set before anything speaks

        for stream in (sys.stdout, sys.stderr):
            _speak_utf8(stream)
        app()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted: what was there before is unchanged\n")
        sys.exit(ExitCode.INTERRUPTED)


def _open_closed_streams() -> None:
    """Where whoever started us closed a stream, words go nowhere, and no file of ours takes its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  `pathlib` is slow to load
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  as above


def _speak_utf8(stream: object) -> None:
    """A console that cannot show a character shows its number; it never stops the build."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(ExitCode.TERMINATED)
