"""Which sentences of an article are still true when it has been out for days."""

from __future__ import annotations

import re
from datetime import date

from sharekit.presets.grammar import Grammar
from sharekit.presets.phrases import Phrases
from sharekit.write.patterns import any_of, anywhere

_YEAR, _HALF = 12, 6  # months


class Lasting:
    """The filter of one language, for posts that go out after a day.

    Args:
        grammar: For words that go stale, and those that name a deadline.
        phrases: For the names of months and weekdays.
        after: The day the article is posted.
        coming: The event it announces is still to come: what tells of that (`will`) is true until then.
    """

    def __init__(self, grammar: Grammar, phrases: Phrases, *, after: date, coming: bool = False) -> None:
        """Prepare the patterns."""
        dates, words = phrases.dates, grammar.sentences
        self._after = after
        still = frozenset(words.coming) if coming else frozenset()
        self._stale = anywhere(word for word in (*words.stale, *words.fading) if word not in still)
        self._deadline = anywhere(grammar.events.deadline)
        self._months = [month.casefold() for month in dates.months]
        self._month = re.compile(
            rf"\b(?P<month>{any_of(dates.months)})\b(?:,? (?:de )?(?P<year>\d{{4}})\b)?", re.IGNORECASE
        )
        self._weekday = re.compile(rf"\b(?:{any_of(dates.weekdays)})\b", re.IGNORECASE)

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


class AsWritten:
    """The filter for posts that go out with the article: only what it foretold and is over by then is false.

    Args:
        grammar: For words that foretell.
        phrases: For the names of months.
        on: The day the article is posted; None where that is not known.
    """

    def __init__(self, grammar: Grammar, phrases: Phrases, *, on: date | None) -> None:
        """Prepare the patterns."""
        self._on = on
        self._foretelling = anywhere(grammar.sentences.coming)
        self._months = [re.compile(rf"\b{re.escape(month)}\b") for month in phrases.dates.months]

    def holds(self, sentence: str) -> bool:
        """Whether it foretells nothing for a month that is over (`will start in March`, in April)."""
        if self._on is None or not self._foretelling or not self._foretelling.search(sentence):
            return True
        named = (at for at, month in enumerate(self._months, start=1) if month.search(sentence))
        return not any(0 < (self._on.month - at) % _YEAR <= _HALF for at in named)


def lasting(
    grammar: Grammar, phrases: Phrases, after: date | None, with_it: date | None, *, coming: bool
) -> Lasting | AsWritten:
    """Return the filter of posts that go out after a day, or else with the article."""
    if after is None:
        return AsWritten(grammar, phrases, on=with_it)
    return Lasting(grammar, phrases, after=after, coming=coming)
