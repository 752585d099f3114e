"""The one way that files of people are opened: regular ones, with a cap on bytes, never an endless wait."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from sharekit.errors import RenderError

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_regular(path: Path, *, most: int, follow: bool = True) -> bytes:
    """Return the bytes of a regular file; a pipe or a device, which may never end, is not opened.

    Args:
        path: The file.
        most: Bytes it may have.
        follow: A link at the end of the path may lead to it.

    Raises:
        OSError: It cannot be read; `EINVAL` for what is no file, `EFBIG` for one that is larger.
        ValueError: No file can have that name.
    """
    facts = path.stat(follow_symlinks=follow)  # before opening, for to open a device may do something
    _refuse_others(facts, most)
    handle = os.open(path, _FLAGS if follow else _FLAGS | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle, "rb") as file:
        _refuse_others(os.fstat(handle), most)
        data = file.read(most + 1) or b""  # None where a file of the system's has nothing to say yet
    if len(data) > most:
        raise OSError(errno.EFBIG, "it is too large")
    return data


def _refuse_others(facts: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(facts.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a file")
    if facts.st_size > most:
        raise OSError(errno.EFBIG, "it is too large")


def font_folder() -> Path:
    """Return the folder with the fonts: inside an installed package, at the root of a checkout.

    Raises:
        RenderError: The installation has no fonts.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "assets" / "fonts", package.parents[1] / "assets" / "fonts"):
        if folder.is_dir():
            return folder
    raise RenderError(
        "sharekit's fonts are missing from this installation",
        hint="install sharekit again; the fonts come with it",
    )
