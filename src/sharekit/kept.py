"""Bytes that were made before, in a folder of the user's, by all that they were made from.

The folder may be deleted at any time, and several builds may use it at once: a file is written beside its
place and takes it in one step, and what is read counts only where it has the hash that it was kept with. Only
JSON and bytes are read, nothing is run, and a folder that somebody else could write to is not used.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import zoneinfo
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from importlib import metadata
from pathlib import Path
from threading import get_ident
from typing import Any

from sharekit.files import font_folder, read_regular
from sharekit.version import __version__

_HASH = 64  # letters of a hash
_LARGEST = 64 * 1024 * 1024  # bytes of a file
_OTHERS = 0o077


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept in one folder.

    Attributes:
        folder: Where; it is made with the first file, and for the user alone.
        most: Bytes of all files together, above which `trim` removes those that were not used for longest.
        made_by: All that may change what is made of the same (`made_by`).
    """

    folder: Path
    most: int
    made_by: str

    def key(self, kind: str, *values: object) -> str:
        """Return the key of what is made of some values."""
        return sha256("\0".join((self.made_by, kind, *map(written, values))).encode())

    def find(self, key: str) -> dict[str, Any] | None:
        """Return the record of a key, or None where there is none that is whole."""
        data = self._read(f"{key}.json")
        if data is None or sha256(data[_HASH:]) != data[:_HASH].decode("ascii", "replace"):
            return None
        try:
            record = json.loads(data[_HASH:])
        except ValueError:
            return None
        return record if isinstance(record, dict) else None

    def find_bytes(self, name: object) -> bytes | None:
        """Return bytes by their hash, or None where they are not there as they were."""
        data = self._read(str(name)) if len(str(name)) == _HASH and str(name).isalnum() else None
        return data if data is not None and sha256(data) == name else None

    def keep(self, key: str, record: Mapping[str, object]) -> None:
        """Keep a record; where the folder cannot be written to, nothing is kept."""
        data = json.dumps(record, ensure_ascii=False).encode()
        self._write(f"{key}.json", sha256(data).encode() + data)

    def keep_bytes(self, data: bytes) -> str:
        """Keep bytes and return their hash."""
        name = sha256(data)
        if not (self.folder / name).exists():
            self._write(name, data)
        return name

    def trim(self) -> None:
        """Remove the files that were not used for longest, until the rest is small enough."""
        rows = sorted(self._sizes(), reverse=True)
        total = 0
        for _, size, path in rows:
            total += size
            if total > self.most:
                with suppress(OSError):
                    path.unlink()

    def _sizes(self) -> Iterator[tuple[float, int, Path]]:
        with suppress(OSError):
            for path in self.folder.iterdir() if self._is_ours() else ():
                with suppress(OSError):
                    facts = path.stat(follow_symlinks=False)
                    yield facts.st_mtime, facts.st_size, path

    def _is_ours(self) -> bool:
        """Whether the folder is one, and nobody else may write to it or read it."""
        try:
            facts = self.folder.stat(follow_symlinks=False)
        except OSError:
            return False
        own = not hasattr(os, "getuid") or (facts.st_uid == os.getuid() and not facts.st_mode & _OTHERS)
        return stat.S_ISDIR(facts.st_mode) and own

    def _read(self, name: str) -> bytes | None:
        path = self.folder / name
        try:
            data = read_regular(path, most=_LARGEST, follow=False) if self._is_ours() else None
            if data is not None:
                os.utime(path, follow_symlinks=False)
        except (OSError, NotImplementedError):
            return None
        return data

    def _write(self, name: str, data: bytes) -> None:
        beside = self.folder / f".{name}.{os.getpid()}.{get_ident()}"
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if len(data) <= _LARGEST and self._is_ours():
                try:
                    beside.write_bytes(data)
                    beside.replace(self.folder / name)
                finally:
                    beside.unlink(missing_ok=True)


def open_kept(folder: Path, *, most: int = 200_000_000) -> Kept | None:
    """Return what is kept in a folder; None where nobody can tell what things would be made by."""
    try:
        return Kept(folder=folder, most=most, made_by=made_by())
    except metadata.PackageNotFoundError:
        return None


def sha256(data: bytes) -> str:
    """Return the hash of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def made_by() -> str:
    """Return our version, files and fonts, the libraries, and the zones of this machine, as one hash.

    Files are told by size and time of change, so that a checkout that is worked on keeps nothing stale.
    """
    here = Path(__file__).parent
    libraries = (row.partition(";")[0] for row in metadata.requires("sharekit-cli") or ())
    names = sorted({_name_of(row) for row in libraries})
    known = [f"{name} {metadata.version(name)}" for name in names if _is_there(name)]
    fonts = files_in(font_folder())
    zones = [row for folder in zoneinfo.TZPATH for row in files_in(Path(folder), deep=False)]
    return sha256("\n".join((__version__, *known, *files_in(here), *fonts, *zones)).encode())


def _name_of(requirement: str) -> str:
    end = next((at for at, sign in enumerate(requirement) if not (sign.isalnum() or sign in "-_.")), None)
    return requirement[:end]


def _is_there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def files_in(folder: Path, *, deep: bool = True) -> Iterator[str]:
    """Yield each file of a folder with its size and when it was changed."""
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if each != "__pycache__") if deep else []
        for name in sorted(names):
            with suppress(OSError):
                yield told(Path(path) / name)


def told(path: Path) -> str:
    """Return a file's path, size and time of change in words.

    Raises:
        OSError: It is not there.
    """
    facts = path.stat()
    return f"{path} {facts.st_size} {facts.st_mtime_ns}"


def written(value: object, *, but: type | None = None) -> str:
    """Return a value in words that are the same for the same value in every run, without those of a class."""
    again = partial(written, but=but)
    if but and isinstance(value, but):
        return ""
    if is_dataclass(value) and not isinstance(value, type):
        parts = (f"{each.name}={again(getattr(value, each.name))}" for each in fields(value) if each.repr)
        return f"{type(value).__name__}({','.join(parts)})"
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{again(key)}:{again(each)}' for key, each in value.items())}}}"
    if isinstance(value, frozenset | set):
        return f"{{{','.join(sorted(map(again, value)))}}}"
    if isinstance(value, tuple | list):
        return f"({','.join(map(again, value))})"
    return repr(value)
