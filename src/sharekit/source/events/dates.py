"""Days and times of day in running text, as mentions with spans; nothing is resolved here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.language.people import any_of

_LAST_HOUR, _LAST_MINUTE = 24, 59
_HALF = 12
_CENTURY = 100
_GAP = 40
_DIGIT = regex.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMention:
    """A day as the text names it; what it does not say is None.

    Attributes:
        span: The words of the day, weekday and year included.
        day, month: As numbers.
        year: Where it is written.
        weekday: From Monday = 0, where it is written.
        last_day: Last day of the month of a range such as `19–20 October`.
    """

    span: Span
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    last_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time of day, or a range of two; `span` covers the whole, `start_span` the start as written."""

    span: Span
    start: time
    start_span: Span
    end: time | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    day: tuple[regex.Pattern[str], ...]
    time: regex.Pattern[str]
    lead: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    leads = any_of(grammar.dates.time_leads)
    return _Patterns(
        day=tuple(
            regex.compile(pattern, regex.IGNORECASE) for pattern in (*_worded(grammar), *_numbered(grammar))
        ),
        time=_time_pattern(grammar),
        lead=regex.compile(rf"(?:{leads})\s*:?\s*$", regex.IGNORECASE),
    )


def _worded(grammar: Grammar) -> Iterator[str]:
    """Yield patterns of days with the month as a word: `Monday 5 May 2026`, `May 5–7`."""
    words, week = grammar.dates, _week(grammar)
    month = rf"(?<month>{any_of(tuple(words.months))})(?!\p{{L}})\.?"
    number = rf"(?<!\d)(?<day>[0-3]?\d)(?:\s?(?:{any_of(words.ordinals)})\b\.?|\.(?=\s))?"
    joint_days = rf"\s?(?:[-–—/]|{any_of(words.range_words)}|&)\s?"
    until = rf"(?:{joint_days}(?<last>[0-3]?\d)(?:{any_of(words.ordinals)})?\b)?"
    year = r"(?:,?\s+(?:(?:de|del|of)\s+)?(?<year>(?:19|20)\d\d)\b(?!\s?[-–]\s?\d{2}\b))?"
    joint = rf"(?:\s*,?\s*(?:(?:{any_of(words.between)})\s+)*)"
    after = rf"(?:\s*[,(]\s*(?<week2>{any_of(tuple(words.weekdays))})\b\.?\)?)?"
    yield rf"(?<!\p{{L}}){week}{number}{until}{joint}{month}{year}{after}"
    yield rf"(?<!\p{{L}}){week}(?<!\p{{L}}){month}\s+(?:the\s+)?{number}{until}(?![.:]\d|\d){year}"


def _numbered(grammar: Grammar) -> Iterator[str]:
    """Yield patterns of days in figures: `2026-05-05`, `5.5.2026`, and `Di, 5.5.` after a weekday."""
    words, week = grammar.dates, _week(grammar)
    weekday = any_of(tuple(words.weekdays))
    yield rf"{week}(?<!\d)(?<year>(?:19|20)\d\d)-(?<month>[01]\d)-(?<day>[0-3]\d)(?!\d)"
    yield (
        rf"(?<!\p{{L}}){week}(?<![\d./])(?<day>[0-3]?\d)[./](?<month>[01]?\d)[./](?<year>(?:20)?\d\d)"
        r"(?![\d./])"
    )
    yield (
        rf"(?<!\p{{L}})(?<week>{weekday})\.?,?\s+(?:(?:{any_of(words.between)})\s+)?"
        r"(?<day>[0-3]?\d)\.(?<month>[01]?\d)\.?(?![\d.]|\s?[ap]\.?m)"
    )


def _week(grammar: Grammar) -> str:
    words = grammar.dates
    between = any_of(words.between)
    return rf"(?:(?<week>{any_of(tuple(words.weekdays))})\b\.?,?\s*(?:(?:{between})\s+)*)?"


def _time_pattern(grammar: Grammar) -> regex.Pattern[str]:
    words = grammar.dates
    morning = rf"(?<{{0}}am>(?:{any_of(words.am)})(?!\p{{L}}))"
    half = rf"(?:\s?(?:{morning}|(?<{{0}}pm>(?:{any_of(words.pm)})(?!\p{{L}}))))?"
    mark = rf"(?<{{0}}mark>\s?(?:{any_of(words.hour_marks)})(?!\p{{L}}))?"
    named = rf"(?<{{0}}noon>{any_of(words.noon)})|(?<{{0}}midnight>{any_of(words.midnight)})"
    joined = r"(?:(?<{0}minute>[0-5]\d)(?=\s?[ap]\.?m\b))"  # `1030am`, `6:00-800 PM`
    digits = rf"(?<{{0}}hour>[012]?\d)(?:\s?[:.hH]\s?(?<{{0}}minute>[0-5]\d)(?!\d)|{joined})?"
    clock = rf"(?:{named}|{digits}{mark}{half})"
    until = rf"(?:\s?(?:[-–—]|{any_of(words.range_words)})\s?)"
    scales = any_of(grammar.figures.scales)
    one = clock.replace("{0}", "a_")
    two = clock.replace("{0}", "b_")
    return regex.compile(
        rf"(?<![\p{{L}}\d.,:/£$€#+-])(?<one>{one})(?:(?<until>{until}|\s+for\s+){two})?(?![\p{{L}}\d]|[.:,/]\d|\s?%|\s(?:{scales})\b)",
        regex.IGNORECASE,
    )


def find_days(text: str, span: Span, grammar: Grammar) -> tuple[DayMention, ...]:
    """Return the days named in a span, in order, none overlapping another."""
    if not _DIGIT.search(text, span.start, span.end):
        return ()
    found = [mention for pattern in _patterns(grammar).day for mention in _days(pattern, text, span, grammar)]
    kept: list[DayMention] = []
    for mention in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)


def _days(pattern: regex.Pattern[str], text: str, span: Span, grammar: Grammar) -> Iterator[DayMention]:
    for found in pattern.finditer(text, span.start, span.end):
        parts = found.groupdict()
        month = _month(parts["month"], grammar)
        day = int(parts["day"])
        if not month or not 1 <= day <= 31:  # noqa: PLR2004 - no month has more days
            continue
        week = (parts.get("week") or parts.get("week2") or "").casefold()
        last = int(parts["last"]) if parts.get("last") else None
        yield DayMention(
            span=Span(found.start(), found.start() + len(found.group().rstrip())),
            day=day,
            month=month,
            year=_year(parts.get("year")),
            weekday=grammar.dates.weekdays.get(week),
            last_day=last if last and day < last <= 31 else None,  # noqa: PLR2004 - as above
        )


def _month(word: str, grammar: Grammar) -> int | None:
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else None  # noqa: PLR2004 - months of a year
    return grammar.dates.months.get(word.casefold())


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) + (2000 if int(written) < _CENTURY else 0)


def find_times(text: str, span: Span, grammar: Grammar) -> tuple[TimeMention, ...]:
    """Return the times of day in a span: `18.30`, `7-9pm`, `1-2:30pm`, `6.30 for 7pm`, `noon`.

    A bare number is a time only after a word such as "at"; `18.30` only with two digits of minutes.
    """
    patterns = _patterns(grammar)
    mentions = (
        _time(found, text, patterns.lead) for found in patterns.time.finditer(text, span.start, span.end)
    )
    return tuple(mention for mention in mentions if mention)


def _time(found: regex.Match[str], text: str, lead: regex.Pattern[str]) -> TimeMention | None:
    start, end = _clock(found, "a_"), _clock(found, "b_")
    if start is None:
        return None
    until = (found["until"] or "").strip().casefold()
    sure = any(_is_sure(found, side) for side in ("a_", "b_"))
    if not sure and not lead.search(text, max(0, found.start() - _GAP), found.start()):
        return None
    whole = Span(found.start(), found.end())
    shared = (found["b_pm"] or found["b_am"]) and not (found["a_pm"] or found["a_am"] or found["a_noon"])
    if until == "for":
        return TimeMention(span=whole, start=start, start_span=whole)
    return TimeMention(
        span=whole,
        start=start,
        start_span=whole if shared else Span(found.start("one"), found.end("one")),
        end=end,
    )


def _is_sure(found: regex.Match[str], side: str) -> bool:
    return any(found[side + part] for part in ("minute", "am", "pm", "noon", "midnight", "mark"))


def _clock(found: regex.Match[str], side: str) -> time | None:
    if found[side + "noon"]:
        return time(12)
    if found[side + "midnight"]:
        return time(0)
    if not found[side + "hour"]:
        return None
    hour, minute = int(found[side + "hour"]), int(found[side + "minute"] or 0)
    hour = _of_day(hour, found, side)
    return time(hour % _LAST_HOUR, minute) if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None


def _of_day(hour: int, found: regex.Match[str], side: str) -> int:
    """Return the hour on the 24 hour clock; in a range, one am or pm counts for both."""
    if hour > _HALF:
        return hour
    if found[side + "am"]:
        return hour % _HALF
    if found[side + "pm"]:
        return hour % _HALF + _HALF
    if side == "a_" and found["b_pm"] and hour <= int(found["b_hour"] or 0) % (_HALF + 1) and hour != _HALF:
        return hour + _HALF
    if side == "a_" and found["b_am"]:
        return hour % _HALF
    return hour


def fits(mention: DayMention, year: int) -> date | None:
    """Return the day in a year if it exists and its weekday is the one written."""
    try:
        day = date(year, mention.month, mention.day)
    except ValueError:
        return None
    return day if mention.weekday in (None, day.weekday()) else None
