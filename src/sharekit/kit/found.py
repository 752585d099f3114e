"""What is in a folder that a kit is to be saved in: ours, edited by hand, or somebody else's."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from sharekit.errors import KitError
from sharekit.files import read_regular
from sharekit.kept import sha256
from sharekit.kit.model import GENERATOR, MANIFEST, Kit, find_parts

_LARGEST = 64 * 1024 * 1024  # bytes
DEEPEST = 100  # folders inside one another: a kit has two
Signature: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file, link or folder inside the folder; a link is never followed.

    Attributes:
        path: Relative, with `/`.
        is_folder: A real folder, not a link to one.
        is_file: A regular file.
        signature: Changes when the content changes: number, size in bytes, time of change in ns.
    """

    path: str
    is_folder: bool
    is_file: bool
    signature: Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The sorted content of a folder; paths are relative, with `/`.

    Attributes:
        entries: Everything in it, by path.
        has_manifest: A manifest of ours is in it.
        ours: Files that the manifest lists and nobody changed, and the manifest.
        edited: Files that the manifest lists and somebody changed.
        foreign: Files and links that we did not make.
        folders: Folders that we did not make.
    """

    entries: Mapping[str, Entry]
    has_manifest: bool
    ours: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


def find_content(folder: Path, kit: Kit) -> Found:
    """Sort what is in `folder`; a file that equals the new kit's counts as ours.

    Raises:
        OSError: Something in it cannot be read.
    """
    entries = find_entries(folder)
    hashes = _hashes_of_manifest(folder, entries.get(MANIFEST))
    made = hashes or {}
    files = [path for path, entry in entries.items() if not entry.is_folder]
    ours = {path for path in files if _is_ours(folder, entries[path], made, kit)}
    ours |= {MANIFEST} if hashes is not None else set()
    return Found(
        entries=entries,
        has_manifest=hashes is not None,
        ours=tuple(path for path in files if path in ours),
        edited=tuple(path for path in files if path in made and path not in ours),
        foreign=tuple(path for path in files if path not in made and path not in ours),
        folders=tuple(
            path
            for path, entry in entries.items()
            if entry.is_folder and not any(file.startswith(f"{path}/") for file in made)
        ),
    )


def find_entries(folder: Path) -> Mapping[str, Entry]:
    """Return everything in `folder` by path, sorted; links are not followed.

    Raises:
        OSError: A folder in it cannot be read.
        KitError: One lies too deep.
    """
    return {entry.path: entry for entry in _entries(folder, "")}


def _is_ours(folder: Path, entry: Entry, made: Mapping[str, str], kit: Kit) -> bool:
    if not entry.is_file or entry.path not in made:
        return False
    try:
        data = read_regular(folder / entry.path, most=_LARGEST, follow=False)
    except OSError as error:
        if error.errno == errno.EFBIG:  # far larger than anything of ours: somebody's own
            return False
        raise
    return sha256(data) == made[entry.path] or data == kit.files.get(entry.path)


def _entries(folder: Path, prefix: str) -> Iterator[Entry]:
    if prefix.count("/") > DEEPEST:
        message = f"{folder.name} lies more than {DEEPEST} folders deep"
        raise KitError(message, hint="Choose another folder with -o")
    with os.scandir(folder) as listing:
        children = sorted(listing, key=lambda child: child.name)
    for child in children:
        facts = child.stat(follow_symlinks=False)
        path = f"{prefix}{child.name}"
        is_folder = stat.S_ISDIR(facts.st_mode)
        yield Entry(
            path=path,
            is_folder=is_folder,
            is_file=stat.S_ISREG(facts.st_mode),
            signature=(
                facts.st_ino,
                0 if is_folder else facts.st_size,
                0 if is_folder else facts.st_mtime_ns,
            ),
        )
        if is_folder:
            yield from _entries(Path(child.path), f"{path}/")


def _hashes_of_manifest(folder: Path, entry: Entry | None) -> Mapping[str, str] | None:
    """Return the hashes a manifest of ours states, or None when there is no such manifest."""
    if entry is None or not entry.is_file:
        return None
    try:
        value = json.loads(read_regular(folder / MANIFEST, most=_LARGEST, follow=False))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not str(value.get("generator")).startswith(f"{GENERATOR} "):
        return None
    hashes = _texts(value.get("files"))
    if hashes is None:
        return None
    theirs: dict[str, str] = {}
    for _, part in find_parts(hashes, lambda path: _part_of(folder, path)):
        theirs |= _texts(part.get("files")) or {}
    return {**theirs, **hashes}


def _texts(value: object) -> dict[str, str] | None:
    return {str(key): str(each) for key, each in value.items()} if isinstance(value, dict) else None


def _part_of(folder: Path, path: str) -> bytes | None:
    with suppress(OSError):
        if not any((folder / up).is_symlink() for up in Path(path).parents):
            return read_regular(folder / path, most=_LARGEST, follow=False)
    return None
