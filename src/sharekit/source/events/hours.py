"""At which of the times that a document names its event starts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.presets.grammar_words import Words
from sharekit.source.choice import Features
from sharekit.source.events.dates import TimeMention
from sharekit.source.events.days import DayCandidate, sentence_around
from sharekit.source.events.notice import Notice
from sharekit.source.language.people import any_of

_BESIDE = 30  # characters
_FEW = 40  # times that are looked at: those nearest to the day
_EARLY, _LATE = 7, 22  # hours between which people mostly meet
_UNTIL = 12
_OPENS = 2  # characters that may stand before what opens a line
_BACK = 2000  # characters before a time in which the day is looked for that it belongs to
_HEDGED = 40  # characters before a time


def nearest_times(notice: Notice, candidate: DayCandidate) -> tuple[TimeMention, ...]:
    """Return the times that can be the start on a day, nearest first."""
    return tuple(sorted(notice.times, key=lambda time: _distance(time.span, candidate))[:_FEW])


def _distance(span: Span, candidate: DayCandidate) -> int:
    return min(
        max(span.start - each.mention.span.end, each.mention.span.start - span.end, 0)
        for each in candidate.namings
    )


def time_features(
    notice: Notice, candidate: DayCandidate, times: Sequence[TimeMention]
) -> Iterator[Features]:
    """Yield what speaks for each time to be the start on the day of a candidate."""
    lines = [each.line for each in candidate.namings]
    for rank, time in enumerate(times):
        line = notice.line_at(time.span.start)
        away = min((line - each for each in lines), key=abs)
        features = dict(_placed(notice, candidate, time, away))
        features |= dict(_worded(notice, time, line))
        features |= {
            "nearest": float(rank == 0),
            "first": float(time == min(times, key=lambda each: each.span.start)),
            "only": float(len(times) == 1),
            "of_many": math.log(len(times)),
        }
        yield features


def _placed(
    notice: Notice, candidate: DayCandidate, time: TimeMention, away: int
) -> Iterator[tuple[str, float]]:
    for name, ok in (
        ("same_line", away == 0),
        ("next_line", away in {1, 2}),
        ("line_before", away in {-1, -2}),
    ):
        yield name, float(ok)
    yield "lines_away", math.log1p(abs(away))
    yield (
        "in_sentence",
        float(any(each.sentence.start <= time.span.start < each.sentence.end for each in candidate.namings)),
    )
    gaps = [time.span.start - each.mention.span.end for each in candidate.namings]
    yield "right_behind", float(any(0 <= gap <= _BESIDE for gap in gaps))
    before = [each.mention.span.start - time.span.end for each in candidate.namings]
    yield "right_before", float(any(0 <= gap <= _BESIDE for gap in before))
    earlier = notice.days_in(max(0, time.span.start - _BACK), time.span.start)
    own = {each.mention.span for each in candidate.namings}
    yield "under_this_day", float(bool(earlier) and earlier[-1].span in own)
    yield "under_other_day", float(bool(earlier) and earlier[-1].span not in own)


def _worded(notice: Notice, time: TimeMention, number: int) -> Iterator[tuple[str, float]]:
    line, text = notice.lines[number], notice.text
    sentence = sentence_around(text, line.span, time.span)
    yield "labelled", float("when" in line.labels)
    yield "in_" + line.origin, 1.0
    yield "range", float(time.end is not None)
    yield "opens_line", float(time.span.start - line.value.start <= _OPENS)
    yield "by_day", float(_EARLY <= time.start.hour <= _LATE)
    lead = Span(max(sentence.start, time.span.start - _UNTIL), time.span.start)
    yield "until", float(notice.words.count("deadline", *lead) > 0)
    yield (
        "doors",
        float(
            bool(
                _doors(notice.grammar).search(
                    text, max(line.span.start, time.span.start - _UNTIL), time.span.end + _UNTIL
                )
            )
        ),
    )
    for name in ("invite", "kind", "coming", "past", "deadline", "online"):
        yield name, float(notice.words.count(name, *sentence) > 0)
    yield "program", float(bool(_program(notice.grammar).search(text, *line.span)))


@cache
def _doors(grammar: Grammar) -> regex.Pattern[str]:
    return _any(grammar.events.doors)


@cache
def _program(grammar: Grammar) -> regex.Pattern[str]:
    return _any(grammar.events.agenda)


def _any(words: Words) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)", regex.IGNORECASE)


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
    near = max(0, time.start - _HEDGED)
    hedge = _before(dates.hedges).search(text, near, time.start)
    onwards = _before(dates.onwards).search(text, near, time.start) if written.end is None else None
    found = hedge or onwards
    begin = found.start("words") if found else time.start
    opens = _opening(grammar).match(text, time.end) is not None
    return text[begin : time.end], not (hedge or opens)


@cache
def _before(leads: Words) -> regex.Pattern[str]:
    words = any_of(leads)
    return regex.compile(rf"(?<!\w)(?P<words>{words})\s?$", regex.IGNORECASE)


@cache
def _opening(grammar: Grammar) -> regex.Pattern[str]:
    words = any_of(grammar.events.doors)
    return regex.compile(rf"\s*[:–—-]?\s*(?:{words})(?!\w)", regex.IGNORECASE)
