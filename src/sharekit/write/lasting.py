"""Which sentences of an article are still true when it has been out for days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sharekit.document import Document
from sharekit.presets.grammar import Grammar, load_grammar
from sharekit.presets.phrases import Phrases
from sharekit.write.fading import fleeting, near_days
from sharekit.write.patterns import any_of, anywhere, is_found

_YEAR, _HALF = 12, 6  # months
_WEEK = 7  # days


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
        self._stale = anywhere(word for word in (*words.stale, *fleeting(grammar)) if word not in still)
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
    """The filter for posts that go out with the article: what it foretold and is over by then is false.

    So is what hangs on the day it was written (`in a couple of weeks`), where that was another day.

    Args:
        grammar: For words that foretell.
        phrases: For the names of months.
        on: The day the article is posted; None where that is not known.
        document: For the day it was published, and those of its events.
    """

    def __init__(self, grammar: Grammar, phrases: Phrases, *, on: date | None, document: Document) -> None:
        """Prepare the patterns."""
        coming = frozenset(grammar.sentences.coming)
        self._on, self._published = on, document.published
        self._days = tuple(event.day for event in document.events if event.day)
        self._foretelling = anywhere(grammar.sentences.coming)
        self._months = [re.compile(rf"\b{re.escape(month)}\b") for month in phrases.dates.months]
        self._weekday, self._names = anywhere(near_days(grammar)), phrases.dates.months
        self._dated = _near_date(grammar, phrases)
        self._fleeting = anywhere(word for word in fleeting(grammar) if word not in coming)

    def holds(self, sentence: str) -> bool:
        """Whether it foretells nothing for a month that is over (`will start in March`, in April)."""
        if self._on is None:
            return True
        return self._foretells(sentence) and self._is_of_day(sentence, self._on)

    def _foretells(self, sentence: str) -> bool:
        if self._on is None or not is_found(self._foretelling, sentence):
            return True
        named = (at for at, month in enumerate(self._months, start=1) if month.search(sentence))
        return not any(0 < (self._on.month - at) % _YEAR <= _HALF for at in named)

    def _is_of_day(self, sentence: str, on: date) -> bool:
        """Whether what hangs on the day of reading is true that day, as far as one can tell."""
        dated = self._dated.search(sentence) if self._dated else None
        if dated:
            month = [name.casefold() for name in self._names].index(dated["month"].casefold()) + 1
            return any(
                (on + timedelta(days)).timetuple()[1:3] == (month, int(dated["day"])) for days in range(_WEEK)
            )
        if not is_found(self._fleeting, sentence) or self._published == on:
            return True
        if is_found(self._weekday, sentence) and self._days:
            return all(0 <= (day - on).days < _WEEK for day in self._days)
        return self._published is None and not self._days


def _near_date(grammar: Grammar, phrases: Phrases) -> re.Pattern[str] | None:
    """Return the pattern of a near day of the week with its date (`this Friday 24 March`)."""
    near, months = any_of(near_days(grammar)), any_of(phrases.dates.months)
    if not (near and months):
        return None
    day, month = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th|\.|º)?", rf"(?P<month>{months})"
    between = r"[\s,]+(?:the |le |el |den |de |of )?"
    return re.compile(rf"\b(?:{near})\b{between}{day}{between}{month}\b", re.IGNORECASE)


def lasting(
    document: Document,
    phrases: Phrases,
    after: date | None,
    with_it: date | None,
    *,
    coming: bool,
) -> Lasting | AsWritten:
    """Return the filter of posts that go out after a day, or else with the article."""
    grammar = load_grammar(document.language)
    if after is None:
        return AsWritten(grammar, phrases, on=with_it, document=document)
    return Lasting(grammar, phrases, after=after, coming=coming)
