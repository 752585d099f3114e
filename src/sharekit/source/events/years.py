"""Which year a day without a year is in, and what to say when nothing fits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sharekit.document import Diagnostic
from sharekit.source.events.dates import DayMention, fits

_BACK = timedelta(days=31)
_AHEAD = timedelta(days=366)
_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A day with its year, or None, and what should be said about it."""

    day: date | None
    warning: Diagnostic | None = None


def resolve_day(mention: DayMention, words: str, *, near: date, line: int | None) -> Resolved:
    """Return the day that is meant.

    Args:
        mention: Day and month, perhaps weekday and year.
        words: The mention as written, for messages.
        near: When the text was published, or today.
        line: Line of the source, for messages.

    Returns:
        With a year that is written: that day, with the warning `weekday-mismatch` if it is another
        day of the week. Without: the year whose weekday matches, nearest from 31 days before to a year after
        `near`, with the warning `year-assumed`; where none fits no day at all.
    """
    if mention.year:
        return _written(mention, words, mention.year, line)
    days = [day for year in range(near.year - 1, near.year + _YEARS + 1) if (day := fits(mention, year))]
    due = [day for day in days if near - _BACK <= day <= near + _AHEAD]
    if not due:
        return Resolved(day=None, warning=_mismatch(words, line, taken="no date was taken"))
    day = min(due, key=lambda each: abs(each - near))
    return Resolved(
        day=day,
        warning=Diagnostic(
            code="year-assumed",
            message=f"“{words}” has no year; {day.year} was taken",
            hint="Write the year into the text, or event.start into the front matter, if another is meant",
            line=line,
        ),
    )


def _written(mention: DayMention, words: str, year: int, line: int | None) -> Resolved:
    try:
        day = date(year, mention.month, mention.day)
    except ValueError:
        return Resolved(
            day=None,
            warning=Diagnostic(
                code="no-such-day",
                message=f"“{words}” is no day of the calendar",
                hint="Correct the date in the text",
                line=line,
            ),
        )
    if fits(mention, year):
        return Resolved(day=day)
    return Resolved(day=day, warning=_mismatch(words, line, taken="the date was taken as written"))


def _mismatch(words: str, line: int | None, *, taken: str) -> Diagnostic:
    return Diagnostic(
        code="weekday-mismatch",
        message=f"“{words}”: that day is another day of the week; {taken}",
        hint="Correct the weekday or the day, or set event.start in the front matter",
        line=line,
    )
