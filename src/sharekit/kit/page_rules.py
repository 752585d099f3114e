"""The rules networks count by, as the page's script reads them: our own patterns, spelled for browsers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from sharekit.write import counting_rules

# What `\w` is in Python, for browsers, where it is ASCII.
_WORD = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200C\u200D"
_SPELLED = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\w|\\U([0-9A-Fa-f]{8})|\(\?P<|\\#")


def browser_rules(countings: Iterable[str]) -> dict[str, object] | None:
    """Return the rules for the countings of a kit's networks; None where each counts characters alone.

    Args:
        countings: Names of rows of `write.length.COUNTERS`.
    """
    needed = set(countings)
    if needed <= {"largest"}:
        return None
    rules = counting_rules()
    weighing = rules.pop("x")
    if "x" in needed and isinstance(weighing, dict):
        rules["x"] = {**weighing, "names": _folded(sorted(weighing["names"]))}
    return {name: _spelled_in(value) for name, value in rules.items()}


def _folded(names: Sequence[str]) -> str:
    """Return names in a third less: each as how many signs it shares with the one before, and the rest."""
    pairs = pairwise(("", *names))
    shared = (next((n for n in range(9, 0, -1) if last[:n] == name[:n]), 0) for last, name in pairs)
    return "".join(f"{count}{name[count:]}" for count, name in zip(shared, names, strict=True))


def _spelled_in(value: object) -> object:
    if isinstance(value, dict):
        return {name: _spelled_in(each) for name, each in value.items()}
    return _spelled(value) if isinstance(value, str) else value


def _spelled(pattern: str) -> str:
    """Return a pattern of Python's in JavaScript's spelling, with its flag `u`."""
    return _SPELLED.sub(_spelling, pattern)


def _spelling(found: re.Match[str]) -> str:
    token = found[0]
    if token.startswith("["):
        inside = token.replace(r"\w", _WORD).replace(r"\#", "#")
        return re.sub(r"\\U0*([0-9A-Fa-f]+)", r"\\u{\1}", inside)
    if found[1]:
        return rf"\u{{{found[1].lstrip('0')}}}"
    return {"(?P<": "(?<", r"\#": "#"}.get(token, f"[{_WORD}]")
