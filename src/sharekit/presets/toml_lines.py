"""Where a key stands in a TOML text, so that a refusal can name the line."""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_KEY = re.compile(rf"^\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")
_PART = re.compile(_NAME)


def line_of(text: str, *path: str) -> int | None:
    """Return the number of the line that sets a key, or of the nearest table or key it is inside of.

    Args:
        text: A TOML text.
        path: From the top table down (`"brand", "primary"`).
    """
    best: int | None = None
    depth, table = 0, tuple[str, ...]()
    for number, line in enumerate(text.split("\n"), 1):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = here = _parts(header[1])
        elif key:
            here = (*table, *_parts(key[1]))
        else:
            continue
        same = len(here) if here == path[: len(here)] else 0
        if same > depth:
            best, depth = number, same
    return best


def at_line(text: str, *path: str) -> str:
    """Return ", line 3" for the line that sets a key; nothing where it cannot be told."""
    number = line_of(text, *path)
    return "" if number is None else f", line {number}"


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
