"""Words of a stretch of text with where they stand, and tests against word lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from sharekit.document import Span

_WORD = regex.compile(r"[\p{L}\p{N}$£€#@&](?:[\p{L}\p{M}\p{N}’'.,&/%‑-]*[\p{L}\p{M}\p{N}%])?[.]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word: as it stands, in small letters, and where."""

    text: str
    lower: str
    span: Span


def find_words(text: str, span: Span, *, limit: int | None = None) -> tuple[Word, ...]:
    """Return the words of a span, punctuation at their ends left out, at most `limit` of them."""
    found: list[Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        words = match.group().rstrip(".,")
        found.append(
            Word(text=words, lower=words.casefold(), span=Span(match.start(), match.start() + len(words)))
        )
        if limit is not None and len(found) >= limit:
            break
    return tuple(found)


def starts_with(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether a text in small letters begins with one of the phrases, as whole words."""
    known = tuple(phrases)
    if not text.startswith(known):
        return False
    return any(
        text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum() for phrase in known
    )
