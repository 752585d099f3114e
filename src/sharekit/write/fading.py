"""Words that are true only on the day they are read, or for a while (`next Friday`, `in two weeks`)."""

from __future__ import annotations

from functools import cache

from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import Grammar
from sharekit.write.patterns import anywhere, is_found

_FEWEST_WORDS = 5  # of what is left
_LONGEST_DATE = 9  # words
_FULL_NAME = 3  # letters: shorter names of days are other words, too


@cache
def fleeting(grammar: Grammar) -> tuple[str, ...]:
    """Return the words of a language that hang on the day they are read."""
    words = grammar.sentences
    spans = (f"{lead} {span}" for lead in words.within for span in words.spans)
    return (*words.fading, *spans, *near_days(grammar))


@cache
def near_days(grammar: Grammar) -> tuple[str, ...]:
    """Return the days of the week as near ones are said (`this Friday`), in either order."""
    names, words = load_calendar_names(grammar.locale), grammar.sentences
    days = {name.partition("-")[0] for name in (*names.weekdays, *grammar.dates.weekdays)}
    return tuple(
        f"{one} {other}" for word in words.near for day in days for one, other in ((word, day), (day, word))
    )


class Fading:
    """The words of one language, for titles.

    Args:
        grammar: For these words, and those of dates.

    Attributes:
        dated: The pattern of months and weekdays.
    """

    def __init__(self, grammar: Grammar) -> None:
        """Prepare the patterns."""
        names, dates = load_calendar_names(grammar.locale), grammar.dates
        known = (*names.months, *names.weekdays, *dates.months, *dates.weekdays)
        self.dated = anywhere(name for name in known if len(name) >= _FULL_NAME)
        self._fading = anywhere(fleeting(grammar))
        self._leads = anywhere(dates.day_leads)

    def fades(self, title: str) -> bool:
        """Whether a title holds such words."""
        return is_found(self._fading, title)

    def lasting(self, title: str) -> str:
        """Return a title without a date at its end that holds them; nothing if they stand elsewhere."""
        if not self.fades(title):
            return title
        leads = self._leads.finditer(title) if self._leads else ()
        for lead in reversed([*leads]):
            head, tail = title[: lead.start()].rstrip(" ,–—-:"), title[lead.start() :]
            dated = is_found(self.dated, tail) and self.fades(tail)
            whole = len(head.split()) >= _FEWEST_WORDS and not self.fades(head)
            if dated and whole and len(tail.split()) <= _LONGEST_DATE:
                return head
        return ""
