"""A start as a page writes it, and whether that is when it really starts."""

from __future__ import annotations

from functools import cache

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.people import any_of

_NEAR = 40  # characters


def start_of(text: str, written: Span, grammar: Grammar) -> tuple[str, bool]:
    """Return a start as written, and whether it starts just then.

    Words that hedge it belong to it (`around 7pm`), and at the time the doors open nothing has begun.

    Args:
        text: The page.
        written: The time in it.
        grammar: Words of its language.
    """
    hedge = _hedge(grammar).search(text, max(0, written.start - _NEAR), written.start)
    begin = hedge.start("words") if hedge else written.start
    opens = _doors(grammar).match(text, written.end) is not None
    return text[begin : written.end], not (hedge or opens)


@cache
def _hedge(grammar: Grammar) -> regex.Pattern[str]:
    words = any_of(grammar.dates.hedges)
    return regex.compile(rf"(?<!\w)(?P<words>{words})\s?$", regex.IGNORECASE)


@cache
def _doors(grammar: Grammar) -> regex.Pattern[str]:
    words = any_of(grammar.events.doors)
    return regex.compile(rf"\s*[:–—-]?\s*(?:{words})(?!\w)", regex.IGNORECASE)
