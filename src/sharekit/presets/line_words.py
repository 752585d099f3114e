"""Words that lines should not end on, or begin with, by language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sharekit.presets.tables import load_shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """One table of `presets/line_words.toml`, in lower case.

    Attributes:
        light: Say nothing without what follows.
        linking: Lean on what follows, less than the light ones.
        clinging: Say nothing without what stands before.
    """

    light: frozenset[str]
    linking: frozenset[str]
    clinging: frozenset[str]


@cache
def load_line_words(language: str) -> LineWords:
    """Return the words of a language (a BCP 47 tag; its first part counts); none where there is no table."""
    table = load_shipped("line_words.toml").get(language.partition("-")[0].lower(), {})
    return LineWords(**{key: frozenset(table.get(key, ())) for key in ("light", "linking", "clinging")})
