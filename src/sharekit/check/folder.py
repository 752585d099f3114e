"""A kit's folder on a disk: read without following a link, leaving the folder, or waiting on a device."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sharekit.check.model import Missing, Reader
from sharekit.errors import SourceError
from sharekit.files import read_regular
from sharekit.kit.found import DEEPEST
from sharekit.kit.model import MANIFEST
from sharekit.kit.names import is_portable

LARGEST = 32 * 1024 * 1024  # bytes; the heaviest file of a kit is a poster of half a megabyte
MOST_FILES = 20_000

_WHY = {
    errno.ENOENT: Missing.ABSENT,
    errno.EFBIG: Missing.LARGE,
    errno.EINVAL: Missing.NO_FILE,
    errno.EISDIR: Missing.NO_FILE,
}


def read_kit_folder(folder: Path) -> tuple[bytes, tuple[str, ...], Reader]:
    """Return the bytes of `kit.json`, the paths of all other files, and a reader.

    Raises:
        SourceError: It is no folder with a `kit.json` in it, or folders nest in it without end.
    """
    if not folder.is_dir():
        message = f"{folder} is no folder" if folder.exists() else f"{folder} is not there"
        raise SourceError(message, hint="Give the folder of a kit, as sharekit build names it at the end")

    def read(path: str) -> bytes | Missing:
        return _read(folder, path)

    manifest = read(MANIFEST)
    if isinstance(manifest, Missing):
        message = f"{folder} is no kit: its {MANIFEST} {manifest}"
        raise SourceError(message, hint="Give the folder of a kit that sharekit build made, kit.json inside")
    paths = sorted(islice(_paths(folder, ""), MOST_FILES))
    return manifest, tuple(path for path in paths if path != MANIFEST), read


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder, on every system."""
    return is_portable(path) and not any("\ud800" <= sign <= "\udfff" for sign in path)


def _paths(folder: Path, prefix: str) -> Iterator[str]:
    try:
        children = sorted(os.scandir(folder / prefix), key=lambda child: child.name)
    except OSError:
        return
    if prefix.count("/") > DEEPEST:
        message = f"{folder} has more than {DEEPEST} folders inside one another"
        raise SourceError(message, hint="Give the folder of a kit, as sharekit build names it at the end")
    for child in children:
        path = f"{prefix}{child.name}"
        if child.is_dir(follow_symlinks=False):
            yield from _paths(folder, f"{path}/")
        else:
            yield path


def _read(folder: Path, path: str) -> bytes | Missing:
    if not is_inside(path):
        return Missing.OUTSIDE
    parts = path.split("/")
    steps = [folder.joinpath(*parts[:count]) for count in range(1, len(parts) + 1)]
    try:
        if any(step.is_symlink() for step in steps):
            return Missing.LINK
        return read_regular(steps[-1], most=LARGEST, follow=False)
    except OSError as error:
        return _WHY.get(error.errno or 0, Missing.UNREADABLE)
