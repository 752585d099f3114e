"""When an event is: the day and the time that are meant among all that a page mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.events.dates import DayMention, TimeMention, find_days, find_times, fits
from sharekit.source.events.sections import Section, Segment
from sharekit.source.events.years import resolve_day
from sharekit.source.language.people import any_of
from sharekit.source.language.words import starts_with
from sharekit.source.page import Page

_ENOUGH = 5
_MOSTLY = 0.5
_ALONE = 1.5
_AGAIN = 1.0
_SAME = 2.5
_OLD = 15  # years: nobody announces anything for long ago
_BACK = timedelta(days=31)
_SLACK = timedelta(days=1)  # a moment in UTC may be on the next day
_NEAR_LINES = 4
_MOST = 40  # days at either end of a page, and times of one: what names more is a chronicle or a timetable
_ZONE = regex.compile(
    r"\s*[\[(,]?\s?(?<zone>(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{1,4}T|MES?Z|MSK|"
    r"(?:[A-Z][a-z]+/[A-Z]\w+)|"
    r"(?:UK|(?:US )?\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2}) [Tt]ime|"
    r"(?i:hora|horário|heure)s? (?:(?:de|do|da|del) (?:l[ao]s? )?|d[’'])?"
    r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2})\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is known from outside the text.

    Attributes:
        title: The document's title, for an event without its own.
        near: When it was published, else today.
        stated: The day front matter states; where it is the event's, its year counts.
        meant: The day of an event that front matter or the page's data state.
        timed: What front matter states is a moment that looks chosen, such as 18:30.
        fixed: The page itself confirms that day; other days on it are others' days.
        since: The day of publication where the source states it; what was before is told, not announced.
    """

    title: str
    near: date
    stated: date | None = None
    meant: date | None = None
    timed: bool = False
    fixed: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The chosen day and time with the line they stand on."""

    day: DayMention
    segment: Segment
    time: TimeMention | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    cue: regex.Pattern[str]
    deadline: regex.Pattern[str]
    agenda: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    words = grammar.events

    def whole(phrases: tuple[str, ...]) -> regex.Pattern[str]:
        return regex.compile(rf"(?<!\w)(?:{any_of(phrases)})(?!\w)", regex.IGNORECASE)

    return _Patterns(cue=whole(words.cues), deadline=whole(words.deadline), agenda=whole(words.agenda))


def find_when(page: Page, section: Section, known: Circumstances, grammar: Grammar) -> When | None:
    """Return when the event of a section is; None where no day is meant as an event's.

    In a section that is introduced as an event the first day counts; on a whole page a day must
    be set as one: on a line of its own with a time, under a label, or with words of inviting.
    """
    best: tuple[float, When] | None = None
    named = list(_named(page, section, grammar))

    @cache
    def only() -> TimeMention | None:
        return find_only_time(page, section, grammar)

    days = Counter((day.month, day.day) for _, _, day in named)
    for index, sentence, day in named:
        segment = section.segments[index]
        when = _with_time(page, section, index, day, grammar)
        when = when if when.time else replace(when, time=only())
        when = replace(when, zone=find_zone_words(page.text, when.time))
        score = _score(page, segment, when, sentence, grammar)
        if _is_cued(page, sentence, grammar):
            score += (_ALONE if len(days) == 1 else 0.0) + (_AGAIN if days[day.month, day.day] > 1 else 0.0)
        score += _ENOUGH - index / 100 if section.labelled else _from_outside(page, when, known)
        if score >= _ENOUGH and (best is None or score > best[0]):
            best = score, when
    return best[1] if best else None


def _named(page: Page, section: Section, grammar: Grammar) -> Iterator[tuple[int, Span, DayMention]]:
    """Yield the days named in a section with line and sentence; datelines and deadlines are left out."""
    days = [
        (index, day)
        for index, segment in enumerate(section.segments)
        if not starts_with(segment.whole.of(page.text).casefold(), grammar.page.date_labels)
        for day in find_days(page.text, segment.span, grammar)
    ]
    near = days if len(days) <= 2 * _MOST else [*days[:_MOST], *days[-_MOST:]]
    for index, day in near:
        sentence = sentence_of(page.text, section.segments[index].span, day.span)
        if not is_deadline(sentence.of(page.text), grammar):
            yield index, sentence, day


def _from_outside(page: Page, when: When, known: Circumstances) -> float:
    """Weigh a day by the title and by when the text was published: what is past is told, not announced."""
    words = when.day.span.of(page.text).casefold()
    meant = _is_on(when.day, known.meant)
    return (
        (1.0 if words in known.title.casefold() else 0.0)
        + (_ENOUGH if meant else 0.0)
        + (_SAME if known.stated and known.timed and _is_on(when.day, known.stated) else 0.0)
        - (_ENOUGH if not meant and (known.fixed or _is_past(when, known)) else 0.0)
    )


def _is_on(mention: DayMention, day: date | None) -> bool:
    year = mention.year or (day.year if day else 0)
    return day is not None and fits(replace(mention, weekday=None), year) == day


def _is_past(when: When, known: Circumstances) -> bool:
    """Tell whether a day was over when the text was published; with a label in front it was announced."""
    if when.segment.label == "when":
        return False
    if when.day.year and when.time is None:
        day = fits(when.day, when.day.year)
        if day is not None and day < known.near - _BACK and day != known.stated:
            return True
    if known.since is None:
        return bool(when.day.year and when.day.year < known.near.year - _OLD)
    near = resolve_day(when.day, "", near=known.since, line=None).day
    told = when.time is None and not known.timed
    return near is not None and (near < known.since - _SLACK or (told and near <= known.since))


def is_agenda(words: str, grammar: Grammar) -> bool:
    """Tell whether words are those of an item of a programme."""
    return bool(_patterns(grammar).agenda.search(words))


def is_deadline(sentence: str, grammar: Grammar) -> bool:
    """Tell whether a sentence is about a deadline."""
    return bool(_patterns(grammar).deadline.search(sentence))


def sentence_of(text: str, line: Span, day: Span) -> Span:
    """Return the sentence around a day, roughly: between full stops followed by a capital."""
    start, end = line.start, line.end
    for stop in regex.compile(r"[.!?]\s+(?=\p{Lu})").finditer(text, line.start, line.end):
        if stop.end() <= day.start:
            start = stop.end()
        elif stop.start() >= day.end:
            end = stop.start()
            break
    return Span(start, end)


def _score(page: Page, segment: Segment, when: When, sentence: Span, grammar: Grammar) -> float:
    covered = when.day.span.end - when.day.span.start
    near = when.time is not None and segment.whole.start <= when.time.span.start < segment.whole.end
    if when.time and near:
        covered += when.time.span.end - when.time.span.start
    mostly = covered >= _MOSTLY * (segment.span.end - segment.span.start)
    return (
        (5.0 if segment.label == "when" else 0.0)
        + (3.0 if mostly else 0.0)
        + (1.0 if when.day.weekday is not None else 0.0)
        + (1.0 if when.day.year is not None else 0.0)
        + (2.5 if near else 1.5 if when.time else 0.0)
        + (2.5 if _is_cued(page, sentence, grammar) else 0.0)
    )


def _is_cued(page: Page, sentence: Span, grammar: Grammar) -> bool:
    return bool(_patterns(grammar).cue.search(page.text, sentence.start, sentence.end))


def _with_time(page: Page, section: Section, index: int, day: DayMention, grammar: Grammar) -> When:
    segment = section.segments[index]
    times = list(_times(page.text, sentence_of(page.text, segment.whole, day.span), day.span, grammar))
    times = times or list(_times(page.text, segment.whole, day.span, grammar))
    times = times or [
        time
        for near in section.segments[index + 1 : index + _NEAR_LINES]
        for time in _on_line(page.text, near, grammar)
    ]
    after = [time for time in times if time.span.start >= day.span.end]
    return When(day=day, segment=segment, time=next(iter(after or times), None))


def _times(text: str, room: Span, day: Span, grammar: Grammar) -> Iterator[TimeMention]:
    for time in find_times(text, room, grammar):
        if time.span.end <= day.start or time.span.start >= day.end:
            yield time


def _on_line(text: str, segment: Segment, grammar: Grammar) -> Iterator[TimeMention]:
    """Yield the times of a line near a day, unless the line is an item of a programme."""
    words = segment.span.of(text)
    if segment.label not in {"", "when"} or find_days(text, segment.span, grammar):
        return
    times = find_times(text, segment.span, grammar)
    mostly = sum(time.span.end - time.span.start for time in times) >= _MOSTLY * len(words)
    for time in times:
        if segment.label == "when" or (mostly and not _patterns(grammar).agenda.search(words)):
            yield time


def find_only_time(
    page: Page, section: Section, grammar: Grammar, *, cued: bool = True
) -> TimeMention | None:
    """Return the one time that sentences name on a page that names its day elsewhere.

    Args:
        page: The text.
        section: The part about the event.
        grammar: Cues, words of programmes and deadlines.
        cued: Only sentences of inviting count.
    """
    times = [
        (segment, time)
        for segment in section.segments
        for time in find_times(page.text, segment.span, grammar)
    ]
    if len(times) > _MOST:
        return None
    found = [
        time
        for segment, time in times
        if _is_about_it(page, sentence_of(page.text, segment.span, time.span), grammar, cued=cued)
    ]
    return found[0] if len({time.start for time in found}) == 1 else None


def _is_about_it(page: Page, sentence: Span, grammar: Grammar, *, cued: bool) -> bool:
    words = sentence.of(page.text)
    return (
        (not cued or _is_cued(page, sentence, grammar))
        and not is_deadline(words, grammar)
        and not _patterns(grammar).agenda.search(words)
        and not find_days(page.text, sentence, grammar)
    )


def find_zone_words(text: str, time: TimeMention | None) -> str | None:
    """Return the zone written right after a time."""
    found = _ZONE.match(text, time.span.end) if time else None
    return found["zone"] if found else None
