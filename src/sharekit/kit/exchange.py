"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS


def exchange(new: Path, old: Path, *, aside: Path) -> Path:
    """Put `new` in the place of the folder `old`; return where the old folder is now.

    With `renameat2` (Linux) or `renamex_np` (macOS) there is no moment without a folder. Elsewhere,
    and on disks that lack the call, `old` is first moved to `aside`: whoever finds `aside` and no
    `old` moves it back.

    Raises:
        OSError: Nothing was changed.
    """
    if _exchanged(new, old):
        return new
    try:
        old.rename(aside)
        new.rename(old)
    except BaseException:
        put_back(old, aside=aside)
        raise
    return aside


def put_back(old: Path, *, aside: Path) -> None:
    """Undo the first of two renames, if the second never came."""
    if os.path.lexists(aside) and not os.path.lexists(old):
        aside.rename(old)


def _exchanged(new: Path, old: Path) -> bool:
    """Whether the system exchanged them; False where it cannot, and the two renames tell why."""
    first, second = os.fsencode(new), os.fsencode(old)
    with suppress(AttributeError, OSError):
        if sys.platform == "linux":
            library = ctypes.CDLL(None)
            return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
        if sys.platform == "darwin":
            library = ctypes.CDLL(None)
            return bool(library.renamex_np(first, second, _RENAME_SWAP) == 0)
    return False
