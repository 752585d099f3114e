"""Which day a mention means: its year where none is written, and what should be said about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sharekit.document import Diagnostic
from sharekit.source.events.dates import DayMention


def fits(mention: DayMention, year: int) -> date | None:
    """Return the day in a year if it exists and its weekday is the one written."""
    try:
        day = date(year, mention.month, mention.day)
    except ValueError:
        return None
    return day if mention.weekday in (None, day.weekday()) else None


_BACK = timedelta(days=31)
_AHEAD = timedelta(days=366)
_AROUND = 6  # days before the day of publication that a weekday with its number may be
_YEARS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The day, and what should be said about it; `day` is None where no such day exists.

    Attributes:
        day: The first day.
        last: The last day, where a range or list is named.
        warning: What should be said.
        sure: The year is written, or only one has that day of the week; day and month cannot be turned round.
    """

    day: date | None
    last: date | None = None
    warning: Diagnostic | None = None
    sure: bool = True


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
        `near`, with the warning `year-assumed`; where none fits no day at all. Day and month are turned
        round (`12/3`) where only so the day of the week is right.
    """
    found = _resolved(mention, words, near, line)
    if mention.turned and (found.day is None or (found.warning and found.warning.code == "weekday-mismatch")):
        other = _resolved(replace(mention, day=mention.month, month=mention.day), words, near, line)
        if other.day and (other.warning is None or other.warning.code != "weekday-mismatch"):
            return replace(other, sure=True)
    unclear = mention.turned and mention.weekday is None
    return replace(found, last=_last(mention, found.day), sure=found.sure and not unclear)


def _resolved(mention: DayMention, words: str, near: date, line: int | None) -> Resolved:
    if not mention.month:
        return _nearest(mention, near)
    if mention.year:
        return _written(mention, words, mention.year, line)
    days = [day for year in range(near.year - 1, near.year + _YEARS + 1) if (day := fits(mention, year))]
    due = [day for day in days if near - _BACK <= day <= near + _AHEAD]
    if not due:
        return Resolved(day=None, warning=_mismatch(words, line, taken="no date was taken"), sure=False)
    day = min(due, key=lambda each: abs(each - near))
    return Resolved(
        day=day,
        sure=mention.weekday is not None,
        warning=Diagnostic(
            code="year-assumed",
            message=f"“{words}” has no year; {day.year} was taken",
            hint="Write the year into the text, or event.start into the front matter, if another is meant",
            line=line,
        ),
    )


def _nearest(mention: DayMention, near: date) -> Resolved:
    """Return the day of that weekday and number nearest to the day of publication, if there is one."""
    days = (near + timedelta(days=step) for step in range(-_AROUND, _BACK.days + 1))
    due = [day for day in days if (day.day, day.weekday()) == (mention.day, mention.weekday)]
    coming = [day for day in due if day >= near]
    return Resolved(day=next(iter((*coming, *due)), None), sure=bool(due))


def _last(mention: DayMention, day: date | None) -> date | None:
    if day is None or mention.last_day is None:
        return None
    month = mention.last_month or day.month
    for year in (day.year, day.year + 1):
        last = next(_real(year, month, mention.last_day), None)
        if last and last > day:
            return last
    return None


def _real(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _written(mention: DayMention, words: str, year: int, line: int | None) -> Resolved:
    day = next(_real(year, mention.month, mention.day), None)
    if day is None:
        return Resolved(
            day=None,
            sure=False,
            warning=Diagnostic(
                code="no-such-day",
                message=f"“{words}” is no day of the calendar",
                hint="Correct the date in the text",
                line=line,
            ),
        )
    if fits(mention, year):
        return Resolved(day=day)
    return Resolved(
        day=day, sure=False, warning=_mismatch(words, line, taken="the date was taken as written")
    )


def _mismatch(words: str, line: int | None, *, taken: str) -> Diagnostic:
    return Diagnostic(
        code="weekday-mismatch",
        message=f"“{words}”: that day is another day of the week; {taken}",
        hint="Correct the weekday or the day, or set event.start in the front matter",
        line=line,
    )
