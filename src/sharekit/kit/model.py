"""A kit in memory, and what saving it did."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sharekit.kept import sha256

MANIFEST = "kit.json"
_PART = re.compile(rf"groups/[a-z0-9-]+/{re.escape(MANIFEST)}")
GENERATOR = "sharekit"
GROUPS_FILE = "groups/groups.csv"
CONTACTS = ("contact", "whatsapp")  # of a group: they stay with whoever made the kit
SINGLE_PAGE = "kit.html"
LARGEST_PAGE = 5_000_000  # bytes of it, so that chats and mail take it as an attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Everything that was made of one source.

    Attributes:
        name: What a folder for it is called (`bolivia-people-power-kit`).
        files: Bytes by relative path with `/`, in the order people read them; `kit.json` is one of them.
        manifest: The value of `kit.json`.
    """

    name: str
    files: Mapping[str, bytes]
    manifest: Mapping[str, Any]

    def save(self, folder: Path | str, *, force: bool = False) -> SaveReport:
        """Save the kit as a folder, all or nothing; see `sharekit.kit.save.save_kit`.

        Args:
            folder: Where; a kit that is there is replaced, files that are not ours are kept.
            force: Write into a folder that holds other files, leaving those alone.

        Raises:
            KitError: The kit cannot be written there; what is there stays as it is.
        """
        from sharekit.kit.save import save_kit  # noqa: PLC0415  saving knows kits, a kit need not know saving

        return save_kit(self, Path(folder), force=force)


def group_part(code: str) -> str:
    """Return the path of what `kit.json` leaves out of a group: its links, its share pages and its hashes."""
    return f"groups/{code}/{MANIFEST}"


def find_parts(
    hashes: Mapping[str, str], read: Callable[[str], bytes | None]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the path and value of each group's part of a manifest, as far as it is what was made.

    Args:
        hashes: Those of `kit.json`.
        read: Gives the bytes of a path, or None.
    """
    for path, expected in hashes.items():
        data = read(path) if _PART.fullmatch(path) else None
        if data is None or sha256(data) != expected.lower():
            continue
        with suppress(ValueError, RecursionError):
            value = json.loads(data)
            if isinstance(value, dict):
                yield path, value


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveReport:
    """What saving did; paths are relative to `folder`.

    Attributes:
        folder: Where the kit is.
        written: Files of the kit that were written.
        replaced: A kit was there before.
        edited: Files of the kit before that somebody had changed by hand: kept as they are.
        foreign: Files that sharekit did not make: kept.
        clashes: The foreign files among them whose place the kit wanted: theirs was kept, ours left out.
        removed: Files of the kit before that this kit has no more.
        leftover: Name of a folder beside the kit that could not be removed, or None.
    """

    folder: Path
    written: tuple[str, ...]
    replaced: bool = False
    edited: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    clashes: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    leftover: str | None = None


def encode_manifest(manifest: Mapping[str, Any]) -> bytes:
    """Return the bytes of `kit.json`."""
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
