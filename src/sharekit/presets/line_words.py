"""Words that lines should not end on, or begin with, by language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    text = files("sharekit.presets").joinpath("line_words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text).get(language.partition("-")[0].lower(), {})
    return LineWords(**{key: frozenset(table.get(key, ())) for key in ("light", "linking", "clinging")})
