"""A day or moment as the user says it on the command line: read whole, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import regex

from sharekit.document import Span
from sharekit.errors import UsageError
from sharekit.presets.grammar import Grammar, load_grammar
from sharekit.source.events.dates import DayMention, TimeMention, find_days, find_times
from sharekit.source.events.resolving import fits
from sharekit.source.events.zones import zone_of_words

_BACK = timedelta(days=31)
_AHEAD = timedelta(days=366)
_DAY = timedelta(days=1)
_MOST = 2  # days, or times: a first and a last one
_ISO = regex.compile(r"\d{4}-\d\d-\d\d")
_ISO_T = regex.compile(r"(?<=-\d\d)T(?=\d\d:)")
_SIGNS = ",;:.()[]–—-"
_JOINTS = frozenset("-–—/")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWhen:
    """When something is.

    Attributes:
        start: A day, or a local time.
        end: The same, where it was said.
        zone: Where it was said.
        written: The time as written, where that is how the language of the source writes times.
    """

    start: date | datetime
    end: date | datetime | None = None
    zone: str | None = None
    written: str | None = None

    @property
    def day(self) -> date:
        """The day it starts."""
        return self.start.date() if isinstance(self.start, datetime) else self.start


def read_when(words: str, *, language: str, today: date) -> SaidWhen:
    """Return the moment that words name.

    Args:
        words: `Saturday 12 December 2026, 2pm`, `2026-12-12 14:00`, `6pm–8pm` behind a day, `4-6 March 2027`.
        language: They are in this language, or in English.
        today: A day without a year is the one nearest to it, from a month before.

    Raises:
        UsageError: A part of it cannot be read, or there is no such day.
    """
    plain = " ".join(_ISO_T.sub(" ", words).split())
    for tag in dict.fromkeys((language, "en")):
        grammar = load_grammar(tag)
        days = find_days(plain, Span(0, len(plain)), grammar)
        times = _times(plain, days, grammar)
        left = _left(plain, days, times, grammar)
        zone = zone_of_words(left) if left and times else None
        if _is_whole(plain, days, times, grammar) and (zone or not left):
            own = tag == language and not _ISO.search(plain) and not _is_foreign(times, plain, grammar)
            return _said(days, times, zone, words=plain, today=today, own=own)
    message = f"--when: {words!r} is not a day sharekit can read"
    raise UsageError(message, hint="Write it as Saturday 12 December 2026, 2pm, or as 2026-12-12 14:00")


def _times(words: str, days: Sequence[DayMention], grammar: Grammar) -> tuple[TimeMention, ...]:
    return tuple(
        time
        for time in find_times(words, Span(0, len(words)), grammar)
        if all(time.span.start >= day.span.end or time.span.end <= day.span.start for day in days)
    )


def _is_foreign(times: Sequence[TimeMention], words: str, grammar: Grammar) -> bool:
    """Tell whether a time is written with words for its half of the day that the language does not have."""
    halves = {sign.casefold() for sign in (*grammar.dates.am, *grammar.dates.pm, *grammar.dates.hour_marks)}
    tails = (time.start_span.of(words).lstrip("0123456789:. ").casefold() for time in times)
    return any(tail and tail not in halves and tail[0].isalpha() for tail in tails)


def _left(words: str, days: Sequence[DayMention], times: Sequence[TimeMention], grammar: Grammar) -> str:
    """Return what is neither day nor time nor a word that leads to them."""
    spans = [*(day.span for day in days), *(time.span for time in times)]
    for span in sorted(spans, reverse=True):
        words = f"{words[: span.start]} , {words[span.end :]}"
    dates = grammar.dates
    known = (*dates.time_leads, *dates.range_words, *dates.between, *dates.day_leads, *dates.hour_marks)
    leads = {part for word in known for part in word.casefold().split()}
    bare = (word.strip(_SIGNS) for word in words.split())
    return " ".join(word for word in bare if word and word.casefold() not in leads)


def _is_whole(words: str, days: Sequence[DayMention], times: Sequence[TimeMention], grammar: Grammar) -> bool:
    """Tell whether it is one day, or a first and a last one, with as many times at most."""
    if not 1 <= len(days) <= _MOST or len(times) > _MOST:
        return False
    if len(days) == 1:
        return True
    between = words[days[0].span.end : days[1].span.start].casefold()
    return bool(_JOINTS & {*between}) or any(word in between.split() for word in grammar.dates.range_words)


def _said(
    days: Sequence[DayMention],
    times: Sequence[TimeMention],
    zone: str | None,
    *,
    words: str,
    today: date,
    own: bool,
) -> SaidWhen:
    last = _day(days[-1], days[-1].year, words, today)
    first = _day(days[0], days[0].year or (last.year if len(days) > 1 else None), words, today)
    if days[-1].last_day:
        month = days[-1].last_month or days[-1].month
        last = _day(
            replace(days[-1], day=days[-1].last_day, month=month, weekday=None), last.year, words, today
        )
    if last < first:
        _refuse_day(words)
    end = last if last > first else None
    if not times:
        return SaidWhen(start=first, end=end)
    start = datetime.combine(first, times[0].start)
    until = times[1].start if len(times) > 1 else times[0].end
    return SaidWhen(
        start=start,
        end=_end(start, last, until) if until else end,
        zone=zone,
        written=times[0].start_span.of(words) if own else None,
    )


def _end(start: datetime, last: date, until: time) -> datetime:
    """Return when it ends; what ends before it began ends in the night."""
    end = datetime.combine(last, until)
    return end if end > start else end + _DAY


def _day(mention: DayMention, year: int | None, words: str, today: date) -> date:
    if year is not None:
        day = fits(mention, year)
        return day or _refuse_day(words)
    near = range(today.year - 1, today.year + 2)
    days = [day for each in near if (day := fits(mention, each)) and -_BACK <= day - today <= _AHEAD]
    return min(days, key=lambda each: abs(each - today)) if days else _refuse_day(words)


def _refuse_day(words: str) -> date:
    """Refuse a day that no calendar has.

    Raises:
        UsageError: Always.
    """
    message = f"--when: {words!r} is no day of the calendar"
    raise UsageError(message, hint="Correct the day, the weekday or the year")
