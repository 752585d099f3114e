"""Did you mean: a wrong name and the names that exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_FEW = 20


def did_you_mean(wrong: str, known: Iterable[str], *, plural: str) -> str:
    """Return a hint that names the nearest of the `known` names and, where they are few, all of them.

    Args:
        wrong: What was written.
        known: What could have been written.
        plural: What they are called (`formats`).
    """
    names = tuple(known)
    by_fold = {name.casefold(): name for name in names}
    near = get_close_matches(wrong.casefold(), by_fold, n=1, cutoff=0.5)
    hints = [f"Did you mean {by_fold[near[0]]}?"] if near else []
    if len(names) <= _FEW:
        hints.append(f"The {plural} are {', '.join(names)}")
    return " ".join(hints) or f"Look up the {plural} in the manual"
