"""Which sentences of an article are still true when it has been out for days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from sharekit.presets.grammar import Grammar
from sharekit.presets.phrases import Phrases


class Lasting:
    """The filter of one language, for posts that go out after a day.

    Args:
        grammar: For words that go stale, and those that name a deadline.
        phrases: For the names of months and weekdays.
        after: The day the article is posted.
    """

    def __init__(self, grammar: Grammar, phrases: Phrases, *, after: date) -> None:
        """Prepare the patterns."""
        dates = phrases.dates
        self._after = after
        self._stale = anywhere((*grammar.sentences.stale, *grammar.sentences.fading))
        self._deadline = anywhere(grammar.events.deadline)
        self._months = [month.casefold() for month in dates.months]
        self._month = re.compile(
            rf"\b(?P<month>{_any_of(dates.months)})\b(?:,? (?:de )?(?P<year>\d{{4}})\b)?", re.IGNORECASE
        )
        self._weekday = re.compile(rf"\b(?:{_any_of(dates.weekdays)})\b", re.IGNORECASE)

    def holds(self, sentence: str) -> bool:
        """Whether a sentence names no time that is near or to come, or that hangs on the day it is read."""
        if self._stale and self._stale.search(sentence):
            return False
        months = list(self._month.finditer(sentence))
        if not all(self._is_past(found) for found in months):
            return False
        on_a_weekday = not months and self._weekday.search(sentence)
        closes = self._deadline and self._deadline.search(sentence) and re.search(r"\d", sentence)
        return not (on_a_weekday or closes)

    def _is_past(self, found: re.Match[str]) -> bool:
        """Whether a month is said with its year, and is over."""
        if found["year"] is None:
            return False
        month = self._months.index(found["month"].casefold()) + 1
        return (int(found["year"]), month) < (self._after.year, self._after.month)


def anywhere(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of any of these words, whole; None where there are none."""
    names = _any_of(words)
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE) if names else None


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)
