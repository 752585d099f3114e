"""Which day a document announces: every day it names, each with what speaks for it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

import regex

from sharekit.document import Diagnostic, Span
from sharekit.source.choice import Features
from sharekit.source.events.dates import DayMention, Resolved, resolve_day
from sharekit.source.events.notice import Line, Notice

_NEAR = 160  # characters around a day that can be about it
_BESIDE = 30
_SENTENCE = regex.compile(  # not behind an abbreviation or an ordinal
    r"(?<=[\p{L}\p{N})”»\"]{2}[.!?…])[)”»\"]*\s+(?=[\p{Lu}\p{Lo}¡¿«“„(])"
    r"(?<!\b\p{L}{1,4}\.\s)(?<!\d\.\s)"
)
_SHORT_LINE = 70
_WORDS = ("invite", "kind", "deadline", "past", "coming", "published", "recurring", "online", "register")
_MOST_NAMINGS = 6  # places where a day is named that are looked at
_LONGEST = 31  # days of one event
_JOINT = 12  # characters that join two days: `–`, `and`, `until`
_OPENS = 2  # characters that may stand before what opens a line
_AHEAD: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "today": (0, 0),
        "past": (-(10**6), -1),
        "long_past": (-(10**6), -32),
        "soon": (1, 7),
        "this_month": (8, 35),
        "this_year": (36, 400),
        "far": (401, 10**6),
    }
)  # days from the day of publication, the first and the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One place where a day is named.

    Attributes:
        mention: As it is written.
        resolved: Which day that is.
        line: Number of the line.
        sentence: Around it, offsets in `Notice.text`.
    """

    mention: DayMention
    resolved: Resolved
    line: int
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCandidate:
    """A day that a document names, at one or several places; `count` counts those that are not kept, too."""

    day: date
    namings: tuple[Naming, ...]
    count: int


def find_day_candidates(notice: Notice) -> tuple[DayCandidate, ...]:
    """Return all days that a document names, in the order in which they first stand there."""
    found: dict[date, list[Naming]] = {}
    for mention, resolved in _resolved(notice):
        if resolved.day:
            number = notice.line_at(mention.span.start)
            naming = Naming(
                mention=mention,
                resolved=resolved,
                line=number,
                sentence=sentence_around(notice.text, notice.lines[number].span, mention.span),
            )
            found.setdefault(resolved.day, []).append(naming)
    return tuple(
        DayCandidate(day=day, namings=tuple(namings[:_MOST_NAMINGS]), count=len(namings))
        for day, namings in found.items()
    )


def impossible_days(notice: Notice) -> tuple[Diagnostic, ...]:
    """Return what should be said of days that no calendar has, or none of whose years has that weekday."""
    return tuple(each.warning for _, each in _resolved(notice) if each.day is None and each.warning)


def _resolved(notice: Notice) -> Iterator[tuple[DayMention, Resolved]]:
    near = _written_near(notice)
    for mention in notice.days:
        there = notice.on_page(mention.span)
        line = notice.page.line_of(there.start) if there else None
        yield mention, resolve_day(mention, mention.span.of(notice.text), near=near, line=line)


def _written_near(notice: Notice) -> date:
    """Return about when a text was written: when it was published, else the last day whose year it writes."""
    if notice.published is not None:
        return notice.near
    whole = (each for each in notice.days if each.year is not None)
    days = (resolve_day(each, "", near=notice.near, line=None).day for each in whole)
    return max((day for day in days if day), default=notice.near)


def sentence_around(text: str, line: Span, part: Span) -> Span:
    """Return the sentence of a line that holds a part of it, at most 160 characters to either side."""
    start, end = max(line.start, part.start - _NEAR), min(max(line.end, part.end), part.end + _NEAR)
    before = [cut.end() for cut in _SENTENCE.finditer(text, start, part.start)]
    behind = _SENTENCE.search(text, part.end, end)
    return Span(before[-1] if before else start, behind.start() if behind else end)


def day_features(notice: Notice, candidates: Sequence[DayCandidate]) -> Iterator[Features]:
    """Yield what speaks for each candidate: what says most, and where it stands among others."""
    days = [each.day for each in candidates]
    others = _Others(
        days=days,
        known=frozenset(days),
        first_coming=next((day for day in days if day >= notice.near), None),
        earliest_coming=min((day for day in days if day >= notice.near), default=None),
    )
    for index, candidate in enumerate(candidates):
        best: dict[str, float] = {}
        for naming in candidate.namings:
            for name, value in _at(notice, naming):
                best[name] = max(best.get(name, 0.0), value)
        yield best | dict(_among(notice, candidate, index, others))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Others:
    """The days of a document, in order, and those of them that are to come."""

    days: Sequence[date]
    known: frozenset[date]
    first_coming: date | None
    earliest_coming: date | None


def _at(notice: Notice, naming: Naming) -> Iterator[tuple[str, float]]:
    line, mention = notice.lines[naming.line], naming.mention
    yield from _written(notice, naming)
    yield from _standing(notice, line, mention.span)
    yield from _timed(notice, naming)
    yield from _worded(notice, naming, line)


def _written(notice: Notice, naming: Naming) -> Iterator[tuple[str, float]]:
    mention, resolved = naming.mention, naming.resolved
    wrong = resolved.warning is not None and resolved.warning.code == "weekday-mismatch"
    yield "weekday", float(mention.weekday is not None and not wrong)
    yield "weekday_wrong", float(wrong)
    yield "year", float(mention.year is not None)
    yield "range", float(mention.last_day is not None)
    yield mention.form, 1.0
    yield "unclear", float(not resolved.sure)
    text, (start, end) = notice.text, mention.span
    yield "bracketed", float(text[start - 1 : start] == "(" and text[end : end + 1] == ")")


def _standing(notice: Notice, line: Line, day: Span) -> Iterator[tuple[str, float]]:
    yield f"in_{line.origin}", 1.0
    yield "labelled", float("when" in line.labels)
    yield "label_other", float(bool(line.labels) and "when" not in line.labels)
    length = line.span.end - line.span.start
    yield "short_line", float(length <= _SHORT_LINE)
    yield "most_of_line", (day.end - day.start) / max(1, length)
    yield "opens_line", float(day.start - line.value.start <= _OPENS)
    yield "bold", float(notice.is_strong(day))


def _timed(notice: Notice, naming: Naming) -> Iterator[tuple[str, float]]:
    day = naming.mention.span
    near = [time.span for time in notice.times_in(day.start - _NEAR, day.end + _NEAR + 1)]
    beside = [time for time in near if naming.sentence.start <= time.start < naming.sentence.end]
    following = notice.lines[naming.line : naming.line + 4]
    below = [time for time in near if following[0].span.start <= time.start < following[-1].span.end]
    yield "time_in_sentence", float(bool(beside))
    yield "time_right_behind", float(any(0 <= time.start - day.end <= _BESIDE for time in beside))
    yield "time_below", float(bool(below))
    yield "time_near", float(bool(near))


def _worded(notice: Notice, naming: Naming, line: Line) -> Iterator[tuple[str, float]]:
    start, end = naming.sentence
    day = naming.mention.span
    for name in _WORDS:
        yield f"{name}_in_sentence", float(notice.words.count(name, start, end) > 0)
        yield (
            f"{name}_before",
            float(notice.words.count(name, max(start, day.start - _BESIDE), day.start) > 0),
        )
    yield "invite_in_line", float(notice.words.count("invite", *line.span) > 0)
    yield "place_behind", float(notice.words.count("place", day.end, min(end, day.end + 2 * _NEAR)) > 0)
    around = Span(max(0, day.start - 400), day.end + 400)
    yield "where_near", float(any("where" in each.labels for each in _lines_in(notice, around)))


def _lines_in(notice: Notice, span: Span) -> Sequence[Line]:
    return notice.lines[notice.line_at(span.start) : notice.line_at(span.end) + 1]


def _among(
    notice: Notice, candidate: DayCandidate, index: int, others: _Others
) -> Iterator[tuple[str, float]]:
    day, days = candidate.day, others.days
    ahead = (day - notice.near).days
    for name, (first, last) in _AHEAD.items():
        yield name, float(first <= ahead <= last)
    yield "published_day", float(day == notice.published)
    yield "first", float(index == 0)
    yield "first_coming", float(day == others.first_coming)
    yield "earliest_coming", float(day == others.earliest_coming)
    yield "alone", float(len(days) == 1)
    yield "one_of_many", math.log(len(days))
    yield "times_named", math.log(candidate.count)
    yield "late_in_text", candidate.namings[0].mention.span.start / max(1, len(notice.text))
    yield "before_day_earlier", float(index + 1 < len(days) and days[index + 1] < day)
    yield "one_of_a_row", float(any(day + timedelta(days=step) in others.known for step in (-7, -1, 1, 7)))


def find_last_candidates(candidates: Sequence[DayCandidate], first: DayCandidate) -> tuple[DayCandidate, ...]:
    """Return the days that can be the last one of an event; none where that stands beside the first."""
    if last_of_range(first):
        return ()
    return tuple(each for each in candidates if 0 < (each.day - first.day).days <= _LONGEST)


def last_of_range(day: DayCandidate) -> date | None:
    """Return the last day where one is written together with the first (`19–21 October`)."""
    return next((each.resolved.last for each in day.namings if each.resolved.last), None)


def last_features(
    notice: Notice, candidates: Sequence[DayCandidate], first: DayCandidate, known: Sequence[DayCandidate]
) -> Iterator[Features]:
    """Yield what speaks for each candidate to be the last day of an event that begins on `first`."""
    named = {each.day for each in known}
    latest = max((each.day for each in candidates), default=first.day)
    for candidate in candidates:
        days = (candidate.day - first.day).days
        between = {first.day + timedelta(days=step) for step in range(1, days)}
        best: dict[str, float] = {}
        for start in first.namings:
            for end in candidate.namings:
                for name, value in _joined(notice, start, end):
                    best[name] = max(best.get(name, 0.0), value)
        yield best | {
            "next_day": float(days == 1),
            "days": math.log(days),
            "week_later": float(days % 7 == 0),
            "in_a_row": float(between <= named),
            "latest": float(candidate.day == latest),
            "of_many": math.log(len(candidates)),
            "named_alike": float(candidate.count == first.count),
        }


def _joined(notice: Notice, start: Naming, end: Naming) -> Iterator[tuple[str, float]]:
    """Yield what joins two namings: what stands between them, and whether they stand alike."""
    first, last = start.mention, end.mention
    between = notice.text[first.span.end : last.span.start]
    behind = last.span.start >= first.span.end
    times = notice.times_in(first.span.end, last.span.start) if behind else ()
    rest = len(between.strip()) - sum(each.span.end - each.span.start for each in times)
    lines = notice.lines[start.line], notice.lines[end.line]
    yield "joined", float(behind and rest <= _JOINT)
    yield "same_sentence", float(start.sentence == end.sentence)
    yield "behind", float(behind)
    yield "lines_between", math.log1p(max(0, end.line - start.line))
    yield "same_origin", float(lines[0].origin == lines[1].origin)
    gaps = (first.span.start - lines[0].value.start, last.span.start - lines[1].value.start)
    yield "both_open_lines", float(max(gaps) <= _OPENS)
    yield "same_form", float(first.form == last.form and (first.weekday is None) == (last.weekday is None))
    yield "other_label", float(bool(lines[1].labels - {"when"}))
    for name in ("deadline", "past", "recurring", "register", "invite"):
        yield f"{name}_in_sentence", float(notice.words.count(name, *end.sentence) > 0)


def stated_day(moment: date | datetime | None) -> date | None:
    """Return the day of a stated moment."""
    return moment.date() if isinstance(moment, datetime) else moment
