"""Top-level domains: what makes a word with a dot in it a link, for a network that guesses."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load_tlds() -> tuple[str, ...]:
    """Return the known top-level domains in lower case, longest first, in their own letters."""
    lines = files("sharekit.presets").joinpath("tlds.txt").read_text(encoding="utf-8").splitlines()
    names = " ".join(line for line in lines if not line.startswith("#")).split()
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
