"""Days and hours that a text names, each with what speaks for it, and whether it is announced."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType

import regex

from sharekit.document import Diagnostic, Span
from sharekit.presets.grammar import Grammar
from sharekit.presets.grammar_words import Words
from sharekit.source.choice import Features
from sharekit.source.events.dates import DayMention, TimeMention
from sharekit.source.events.notice import LABELS, Line, Notice, label_classes
from sharekit.source.events.resolving import Resolved, resolve_day
from sharekit.source.language.people import any_of, whole_words

_NEAR = 160  # characters around a day that can be about it
_BESIDE = 30  # characters
_SENTENCE = regex.compile(  # not behind an abbreviation or an ordinal
    r"(?<=[\p{L}\p{N})”»\"]{2}[.!?…])[)”»\"]*\s+(?=[\p{Lu}\p{Lo}¡¿«“„(])"
    r"(?<!\b\p{L}{1,4}\.\s)(?<!\d\.\s)"
)
_SHORT_LINE = 70
_WORDS = (
    *("invite", "kind", "deadline", "past", "coming", "published", "recurring", "online", "register"),
    *("new_day", "old_day", "closed"),
)
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
    whole = (each for each in notice.days if each.year is not None)
    days = [day for each in whole if (day := resolve_day(each, "", near=notice.near, line=None).day)]
    written, last = {(day.month, day.day): day for day in days}, max(days, default=None)
    for mention in notice.days:
        there = notice.on_page(mention.span)
        line = notice.page.line_of(there.start) if there else None
        words = mention.span.of(notice.text)
        same = written.get((mention.month, mention.day))
        found = [
            resolve_day(mention, words, near=near, line=line)
            for near in _may_be_near(notice, same=same, last=last)
        ]
        yield mention, next((each for each in found if each.day), found[0])


def _may_be_near(notice: Notice, *, same: date | None, last: date | None) -> Iterator[date]:
    """Yield days that one without a year may be near, the best first.

    That is where the text writes the same day with its year; when it was published, or today; and, where no
    year near that fits, the last day that the text writes whole.
    """
    if same is not None:
        yield same
    yield notice.near
    if last is not None and notice.published is None:
        yield last


def sentence_around(text: str, line: Span, part: Span) -> Span:
    """Return the sentence of a line that holds a part of it, at most 160 characters to either side."""
    start, end = max(line.start, part.start - _NEAR), min(max(line.end, part.end), part.end + _NEAR)
    cuts = (cut.end() for cut in _SENTENCE.finditer(text, start, part.start + 1))  # it may open its sentence
    before = [cut for cut in cuts if cut <= part.start]
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
        end=_end_of(notice),
    )
    for index, candidate in enumerate(candidates):
        best: dict[str, float] = {}
        for naming in candidate.namings:
            for name, value in _at(notice, naming):
                best[name] = max(best.get(name, 0.0), value)
        yield best | dict(_among(notice, candidate, index, others))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Others:
    """The days of a document, in order, those of them that are to come, and the line that closes it."""

    days: Sequence[date]
    known: frozenset[date]
    first_coming: date | None
    earliest_coming: date | None
    end: int


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
    yield "behind_end", float(all(naming.line > others.end for naming in candidate.namings))
    yield "before_day_earlier", float(index + 1 < len(days) and days[index + 1] < day)
    yield "one_of_a_row", float(any(day + timedelta(days=step) in others.known for step in (-7, -1, 1, 7)))


def _end_of(notice: Notice) -> int:
    """Return the number of the line that closes a press release, else that of the last one."""
    found = (
        number
        for number, line in enumerate(notice.lines)
        if label_classes(line.span.of(notice.text).strip(" -–—*#_:"), ("ends",), notice.grammar.locale)
    )
    return next(found, len(notice.lines))


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


_FEW = 40  # times that are looked at: those nearest to the day
_EARLY, _LATE = 7, 22  # hours between which people mostly meet
_UNTIL = 12
_ASIDE = ",;(/–|"  # between two times of a line
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
        features |= dict(_hour_worded(notice, time, line))
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


def _hour_worded(notice: Notice, time: TimeMention, number: int) -> Iterator[tuple[str, float]]:
    line, text = notice.lines[number], notice.text
    sentence = sentence_around(text, line.span, time.span)
    yield "labelled", float("when" in line.labels)
    yield "in_" + line.origin, 1.0
    yield "range", float(time.end is not None)
    yield "later_of_list", float(_opens_with_time(notice, number) and _opens_with_time(notice, number - 1))
    yield (
        "first_of_list",
        float(
            _opens_with_time(notice, number)
            and _opens_with_time(notice, number + 1)
            and not _opens_with_time(notice, number - 1)
        ),
    )
    yield "opens_line", float(time.span.start - line.value.start <= _OPENS)
    yield "by_day", float(_EARLY <= time.start.hour <= _LATE)
    lead = Span(max(sentence.start, time.span.start - _UNTIL), time.span.start)
    yield "until", float(notice.words.count("deadline", *lead) > 0)
    yield "doors", float(_opens_doors(notice, line, time))
    yield from _begun(notice, line, time)
    for name in ("invite", "kind", "coming", "past", "deadline", "online"):
        yield name, float(notice.words.count(name, *sentence) > 0)
    yield "program", float(bool(whole_words(notice.grammar.events.agenda).search(text, *line.span)))


def _opens_with_time(notice: Notice, number: int) -> bool:
    """Tell whether a line is one of a programme: its hour stands first."""
    if not 0 <= number < len(notice.lines):
        return False
    start = notice.lines[number].value.start
    return bool(notice.times_in(start, start + _OPENS + 1))


def _begun(notice: Notice, line: Line, time: TimeMention) -> Iterator[tuple[str, float]]:
    """Yield whether words beside a time say that something begins, or the doors open at the one before it."""
    sentence = sentence_around(notice.text, line.span, time.span)
    others = notice.times_in(*sentence)
    earlier = [each for each in others if each.span.end <= time.span.start][-1:]
    yield "behind_doors", float(any(_opens_doors(notice, line, each) for each in earlier))
    first = max([sentence.start, time.span.start - _BESIDE, *(each.span.end for each in earlier)])
    later = [each.span.start for each in others if each.span.start >= time.span.end]
    last = min([sentence.end, time.span.end + _UNTIL, *later])
    for name in ("begins", "kind"):
        yield f"{name}_before", float(notice.words.count(name, first, time.span.start) > 0)
    yield "begins_behind", float(notice.words.count("begins", time.span.end, last) > 0)


def _opens_doors(notice: Notice, line: Line, time: TimeMention) -> bool:
    """Tell whether the doors open at a time: the words stand beside it, with no other time between."""
    text, (start, end) = notice.text, time.span
    others = notice.times_in(*line.span)
    first = max(
        [line.span.start, start - _BESIDE, *(each.span.end for each in others if each.span.end <= start)]
    )
    last = min([end + _UNTIL, line.span.end, *(each.span.start for each in others if each.span.start >= end)])
    before = max(text.rfind(sign, first, start) + 1 for sign in _ASIDE)
    cuts = [cut for sign in _ASIDE if (cut := text.find(sign, end, last)) >= 0]
    doors = whole_words(notice.grammar.events.doors)
    return bool(doors.search(text, max(first, before), start) or doors.search(text, end, min([last, *cuts])))


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


_CLASSES = (
    *("invite", "kind", "deadline", "past", "coming", "published", "recurring", "register", "online"),
    *("place", "other_forms", "cancelled", "report", "new_day", "closed"),
)
_IN_TITLE = (
    *("kind", "past", "coming", "recurring", "invite", "cancelled", "report", "deadline", "register"),
    "closed",
)
_HEAD = 400  # characters at the top
_FAR = 400  # days
_OF_THE_DAY = (
    *(
        "weekday",
        "year",
        "range",
        "labelled",
        "time_in_sentence",
        "time_right_behind",
        "time_below",
        "time_near",
    ),
    *("where_near", "invite_in_sentence", "coming_before", "coming_in_sentence", "kind_in_sentence"),
    *("past_in_sentence", "deadline_in_sentence", "deadline_before", "recurring_in_sentence", "place_behind"),
    *("new_day_before", "old_day_before", "closed_in_sentence", "behind_end"),
    *("online_in_sentence", "register_in_sentence", "soon", "this_month", "this_year", "past", "long_past"),
    *(
        "today",
        "published_day",
        "in_title",
        "in_heading",
        "in_item",
        "short_line",
        "most_of_line",
        "opens_line",
    ),
    *("late_in_text", "first", "unclear"),
)


def announcement_features(
    notice: Notice, candidates: Sequence[DayCandidate], features: Sequence[Features], chances: Sequence[float]
) -> Features:
    """Return what speaks for a document to announce an event.

    Args:
        notice: The document.
        candidates: All days it names, at least one.
        features: What speaks for each of them.
        chances: How likely each is the day of the event.
    """
    order = sorted(range(len(chances)), key=lambda index: -chances[index])
    best, *others = order
    day = features[best]
    return {
        "day": math.log(max(chances[best], 1e-4) / (1 - min(chances[best], 1 - 1e-4))),
        "second_day": chances[others[0]] if others else 0.0,
        **{f"day_{name}": day.get(name, 0.0) for name in _OF_THE_DAY},
        **dict(_words_of_text(notice)),
        **dict(_dated(notice, candidates, features)),
    }


def _words_of_text(notice: Notice) -> Iterator[tuple[str, float]]:
    words, length = notice.words, len(notice.text)
    thousands = max(300, length) / 1000
    head = Span(0, min(length, notice.base + _HEAD))
    title = next((line.span for line in notice.lines if line.origin == "title"), None)
    for name in _CLASSES:
        yield f"share_{name}", math.log1p(words.count(name, 0, length) / thousands)
        yield f"head_{name}", float(words.count(name, *head) > 0)
    for name in _IN_TITLE:
        yield f"title_{name}", float(title is not None and words.count(name, *title) > 0)
    yield "length", math.log(max(200, length))
    yield "questions", math.log1p(notice.text.count("?") / thousands)
    yield "exclamations", math.log1p(notice.text.count("!") / thousands)
    yield "links", math.log1p(len(notice.page.links))


def _dated(
    notice: Notice, candidates: Sequence[DayCandidate], features: Sequence[Features]
) -> Iterator[tuple[str, float]]:
    for name in LABELS:
        yield f"labels_{name}", float(any(name in line.labels for line in notice.lines))
    coming = [each.day >= notice.near for each in candidates]
    yield "coming_days", sum(coming) / len(candidates)
    timed = zip(coming, features, strict=True)
    yield (
        "coming_with_time",
        float(sum(ahead and each.get("time_in_sentence", 0) > 0 for ahead, each in timed)),
    )
    yield "far_days", sum(abs((each.day - notice.near).days) > _FAR for each in candidates) / len(candidates)
    yield "days", math.log(len(candidates))
    yield "times", math.log1p(len(notice.times))
