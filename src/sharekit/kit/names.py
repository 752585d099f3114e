"""File names that every system can write, Windows included."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ILLEGAL = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"},
)
LONGEST_PART = 100


def is_portable(path: str) -> bool:
    """Whether a relative path with `/` is legal on Linux, macOS and Windows, each part up to 100 characters.

    Source: "Naming Files, Paths, and Namespaces", learn.microsoft.com, read November 2026.
    """
    return all(_is_portable_part(part) for part in path.split("/"))


def _is_portable_part(part: str) -> bool:
    return (
        0 < len(part) <= LONGEST_PART
        and part not in {".", ".."}
        and not _ILLEGAL.search(part)
        and part[-1] not in ". "
        and part.split(".", maxsplit=1)[0].rstrip().casefold() not in _DEVICES
    )


def folded(path: str) -> str:
    """Return the form in which two paths are one file on a disk that ignores case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def unportable(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the paths that some system could not write, or that are one file with an earlier path."""
    seen: set[str] = set()
    faults: list[str] = []
    for path in paths:
        if not is_portable(path) or folded(path) in seen:
            faults.append(path)
        seen.add(folded(path))
    return tuple(faults)
