"""One build at a time into one folder."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sharekit.errors import KitError

_PAUSE = 0.05  # seconds between two tries


@contextmanager
def locked(path: Path, *, patience: float) -> Iterator[None]:
    """Hold the lock file `path`, which is removed again; a dead holder's lock holds nobody.

    A file of that name with something in it is no lock of ours: it is held, and stays.

    Args:
        path: The lock file.
        patience: Seconds to wait for another build.

    Raises:
        KitError: Another build held it all that time.
        OSError: The file cannot be made.
    """
    handle = _acquired(path, until=time.monotonic() + patience)
    try:
        yield
    finally:
        _release(path, handle)


def _acquired(path: Path, *, until: float) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        # the holder removes the file: a lock on a removed file is worth nothing
        if _locks(handle) and _is_current(path, handle):
            return handle
        os.close(handle)
        if time.monotonic() >= until:
            message = "another build is running in this folder"
            raise KitError(message, hint="Wait until it has finished, or choose another folder with -o")
        time.sleep(_PAUSE)


def _is_current(path: Path, handle: int) -> bool:
    with suppress(OSError):
        return os.path.samestat(path.lstat(), os.fstat(handle))
    return False


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _locks(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(path: Path, handle: int) -> None:
        empty = not os.fstat(handle).st_size
        os.close(handle)
        if empty:
            with suppress(OSError):
                path.unlink()

else:
    import fcntl

    def _locks(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a network disk without locks: the exchange is atomic all the same
            return True
        return True

    def _release(path: Path, handle: int) -> None:
        if not os.fstat(handle).st_size:
            with suppress(OSError):
                path.unlink()
        os.close(handle)
