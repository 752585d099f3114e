"""Top-level domains: what makes a word with a dot in it a link, for a network that guesses."""

from __future__ import annotations

from functools import cache

from sharekit.presets.tables import load_word_list


@cache
def load_tlds() -> tuple[str, ...]:
    """Return the known top-level domains in lower case, longest first, in their own letters."""
    return tuple(sorted(load_word_list("tlds.txt"), key=lambda name: (-len(name), name)))
