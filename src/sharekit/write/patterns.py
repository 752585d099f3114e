"""Patterns of the words in a grammar, and whether they are found."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

Pattern = re.Pattern[str] | regex.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """Return the alternation of these words, literally; empty where there are none."""
    return "|".join(re.escape(word) for word in words)


def anywhere(words: Iterable[str], *, but: str = "") -> re.Pattern[str] | None:
    """Return the pattern of any of these words, whole, unless `but` follows; None where there are none."""
    names, unless = any_of(words), f"(?!{but})" if but else ""
    return re.compile(rf"\b(?:{names})\b{unless}", re.IGNORECASE) if names else None


def opening(
    words: Iterable[str], *, after: Iterable[str] = (), glued: Iterable[str] = ()
) -> re.Pattern[str] | None:
    """Return the pattern of words that open a sentence, also behind a preposition (`In this`, `S'ils`)."""
    names, before, joined = any_of(words), any_of(after), any_of(glued)
    if not names:
        return None
    behind = rf"(?:(?:{before})\s+)?" if before else ""
    parts = rf"(?:\w['’])?{behind}(?:{names})\b" + (rf"|(?:{joined})" if joined else "")
    return re.compile(rf"\A\W*(?:{parts})", re.IGNORECASE)


def is_found(pattern: Pattern | None, text: str) -> bool:
    """Whether a text holds a pattern; never where there is none."""
    return pattern is not None and pattern.search(text) is not None
