"""A start as a page writes it, and whether that is when it really starts."""

from __future__ import annotations

from functools import cache

import regex

from sharekit.presets.grammar import Grammar
from sharekit.presets.grammar_words import Words
from sharekit.source.events.dates import TimeMention
from sharekit.source.language.people import any_of

_NEAR = 40  # characters


def start_of(text: str, written: TimeMention, grammar: Grammar) -> tuple[str, bool]:
    """Return a start as written, and whether it starts just then.

    Words that hedge it belong to it (`around 7pm`), and at the time the doors open nothing has begun.
    So do those that let people come later, where no end is given (`from 7pm`).

    Args:
        text: The page.
        written: The time in it.
        grammar: Words of its language.
    """
    time, dates = written.start_span, grammar.dates
    near = max(0, time.start - _NEAR)
    hedge = _before(dates.hedges).search(text, near, time.start)
    onwards = _before(dates.onwards).search(text, near, time.start) if written.end is None else None
    found = hedge or onwards
    begin = found.start("words") if found else time.start
    opens = _doors(grammar).match(text, time.end) is not None
    return text[begin : time.end], not (hedge or opens)


@cache
def _before(leads: Words) -> regex.Pattern[str]:
    words = any_of(leads)
    return regex.compile(rf"(?<!\w)(?P<words>{words})\s?$", regex.IGNORECASE)


@cache
def _doors(grammar: Grammar) -> regex.Pattern[str]:
    words = any_of(grammar.events.doors)
    return regex.compile(rf"\s*[:–—-]?\s*(?:{words})(?!\w)", regex.IGNORECASE)
