"""Days and times of day in running text of any language, as mentions with spans; nothing is resolved here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import cache, lru_cache
from itertools import islice
from typing import Literal, TypeAlias

import regex

from sharekit.document import Span
from sharekit.presets.calendars import CalendarNames, load_calendar_names
from sharekit.presets.grammar import UNKNOWN, Grammar, load_grammar, load_table
from sharekit.presets.grammar_words import Words
from sharekit.source.language.people import any_of

Form: TypeAlias = Literal["words", "iso", "dotted", "slashed", "bare"]

_LAST_HOUR, _LAST_MINUTE = 24, 59
_HALF = 12
_EVENING = 8  # an hour before it, without a half of the day, is after noon
_HALF_DAY, _MORNING = 12 * 60, 9 * 60  # minutes
_CENTURY = 100
_GAP = 40
_NONE = r"(?!)"
_ENGLISH = "en"
_REACH = 70  # characters from a figure to the other end of the words of its day
_INTEGER = regex.compile(r"\d+")
_LAST_MONTH, _LAST_DAY = 12, 31
_YEAR = r"(?:19|20)\d\d"
_SHORT_OR_WHOLE = rf"(?:{_YEAR}|\d\d)"
_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_DASH = r"[-–—/&]"
_PREFIXES = "בלה"  # Hebrew writes them together with the month
_SHORTEST_STEM = 4
_ENDED = regex.compile(r"\s*(?:$|[\n,.;()·|–—])")  # no word that hours would count


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMention:
    """A day as the text names it; what it does not say is None.

    Attributes:
        span: The words of the day, weekday and year included.
        day, month: As numbers; the month is 0 where only the weekday says which (`Thursday (10)`).
        year: Where it is written.
        weekday: From Monday = 0, where it is written.
        last_day, last_month: Last day of a range or list such as `19–20 October`, `30 May to 2 June`.
        form: How it is written.
        turned: Day and month may be meant the other way round (`4/5`).
    """

    span: Span
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    last_day: int | None = None
    last_month: int | None = None
    form: Form = "words"
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time of day, or a range of two; `span` covers the whole, `start_span` the start as written."""

    span: Span
    start: time
    start_span: Span
    end: time | None = None


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to write a day: its pattern is compiled for a text that holds what it `needs`, so often each."""

    form: Form
    pattern: str
    needs: tuple[tuple[str, int], ...]

    def matches(self, text: str, room: Span) -> Iterator[regex.Match[str]]:
        """Yield what the pattern finds in a part of a text."""
        if all(_holds(text, room, need, times) for need, times in self.needs):
            yield from _compiled(self.pattern).finditer(text, *room)


def _holds(text: str, room: Span, need: str, times: int) -> bool:
    return sum(1 for _ in islice(_compiled(need).finditer(text, *room), times)) == times


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    day: tuple[_Way, ...]
    time: regex.Pattern[str]
    named: regex.Pattern[str]
    lead: regex.Pattern[str]
    dated: regex.Pattern[str]
    ties: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    stems: tuple[tuple[str, int], ...]
    numbers: Mapping[str, int]
    hours: Mapping[str, int]
    twelve: bool
    early: regex.Pattern[str]


def _languages(grammar: Grammar) -> tuple[Grammar, ...]:
    """Return the language, what all have in common, and English, which stands in texts of every language."""
    return (grammar, *(load_grammar(tag) for tag in (UNKNOWN, _ENGLISH) if tag != grammar.language))


@cache
def _words(grammar: Grammar, field: str) -> Words:
    """Return words of dates of the language, then those of others that are no small words of it."""
    own, *others = _languages(grammar)
    mine = {*own.dates.day_leads, *own.dates.between, *own.dates.time_leads, *own.stopwords}
    lent = (word for each in others for word in getattr(each.dates, field) if word not in mine)
    return tuple(dict.fromkeys((*getattr(own.dates, field), *lent)))


@cache
def _names(grammar: Grammar) -> tuple[CalendarNames, CalendarNames]:
    locale = grammar.locale or grammar.language
    own, english = load_calendar_names(locale), load_calendar_names(_ENGLISH)
    months = {name: number for name, number in english.months.items() if len(name) > 3}  # noqa: PLR2004 - full names
    weekdays = {name: number for name, number in english.weekdays.items() if len(name) > 3}  # noqa: PLR2004
    lent = CalendarNames(months=months, weekdays=weekdays)
    extra = CalendarNames(
        months={**lent.months, **own.months, **grammar.dates.months},
        weekdays={**lent.weekdays, **own.weekdays, **grammar.dates.weekdays},
    )
    return extra, own


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    names, own = _names(grammar)
    stems = tuple(
        (name[:-1], day) for name, day in own.weekdays.items() if own.inflected and len(name) > _SHORTEST_STEM
    )
    flags = regex.IGNORECASE
    numbers = _counted(grammar.dates.numbers)
    parts = _parts(grammar, names, stems)
    return _Patterns(
        day=tuple(_day_patterns(parts)),
        time=_time_pattern(grammar),
        named=regex.compile(any_of((*_words(grammar, "noon"), *_words(grammar, "midnight"))), flags),
        lead=_lead_pattern(grammar),
        dated=_dated_pattern(parts),
        ties=frozenset(_class_of("and", grammar)),
        months=names.months,
        weekdays=names.weekdays,
        stems=stems,
        numbers=numbers,
        hours=_counted(grammar.dates.hours),
        twelve=bool(grammar.dates.early),
        early=regex.compile(rf"(?<!\p{{L}})(?:{any_of(grammar.dates.early)})(?!\p{{L}})", flags),
    )


def _parts(grammar: Grammar, names: CalendarNames, stems: Sequence[tuple[str, int]]) -> _Parts:
    week, numbers = any_of(names.weekdays), _counted(grammar.dates.numbers)
    coming = frozenset(_class_of("coming", grammar))
    if stems:
        week += rf"|(?:{any_of(stem for stem, _ in stems)})\p{{L}}{{0,3}}"
    return _Parts(
        month=any_of(names.months),
        week=week,
        number=rf"{_NUMBER}|{any_of(tuple(numbers))}" if numbers else _NUMBER,
        ordinals=any_of(_words(grammar, "ordinals")),
        between=any_of(_words(grammar, "between")),
        ranges=any_of(_words(grammar, "range_words")),
        leads=any_of(_words(grammar, "day_leads")),
        pointing=any_of(
            lead
            for lead in grammar.dates.day_leads
            if grammar.language != _ENGLISH or lead.split()[-1] in coming  # `on Wednesday 24 people came`
        ),
        hour_leads=any_of(_words(grammar, "time_leads")),
        dotted=load_calendar_names(grammar.locale or grammar.language).dotted,
    )


def _class_of(name: str, grammar: Grammar) -> Words:
    return tuple(load_table("event_words")[name].get(grammar.language, ()))


def _dated_pattern(parts: _Parts) -> regex.Pattern[str]:
    """Return what finds a day right before hours that nothing else marks (`Saturday, April 8, 9 to 2`)."""
    month = rf"(?:{parts.month})(?!\p{{L}})\.?(?:\s(?:{_NUMBER})(?:{parts.ordinals})?)?"
    day = rf"(?<!\p{{L}})(?:(?:{parts.week})(?!\p{{L}})\.?|{month})"
    return regex.compile(rf"{day}(?:,?\s{_YEAR})?,\s*$", regex.IGNORECASE)


def _lead_pattern(grammar: Grammar) -> regex.Pattern[str]:
    leads = any_of(_words(grammar, "time_leads"))
    return regex.compile(rf"(?<!\p{{L}})(?:{leads})\s*:?\s*$", regex.IGNORECASE)


def _counted(words: Words) -> dict[str, int]:
    """Return what numbers in words mean; `|` parts the forms of one."""
    return {form: index for index, forms in enumerate(words, 1) for form in forms.split("|")}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """Alternations of words that patterns of days are made of.

    `pointing` are leads that point to a day to come (`this`); `dotted`: days are written with stops.
    """

    month: str
    week: str
    number: str
    ordinals: str
    between: str
    ranges: str
    leads: str
    pointing: str
    hour_leads: str
    dotted: bool


def _day_patterns(parts: _Parts) -> Iterator[_Way]:
    """Yield patterns of days: the month as a word before or behind the day, then those in figures."""
    joint = rf"(?:[\s,]*(?:(?:{parts.between})(?:(?<=['’])|(?!\p{{L}}))\s*)*)"
    before = rf"(?:(?<!\p{{L}})(?:{parts.between})?(?<week>{parts.week})(?!\p{{L}})\.?[\s,]*{joint})?"
    yield from _in_words(parts, rf"(?<!\p{{L}}){before}", joint)
    signed = rf"(?<year>{_YEAR})(?<sign>[-/.])(?<month>[01]?\d)(?P=sign)(?<day>[0-3]?\d)(?!\d)"
    yield _Way("iso", rf"(?<!\p{{L}}){before}(?<![\d/.-]){signed}", ((r"\d[-/.]", 2),))
    signs = (
        r"(?:(?<year>\d{4})\s?[年년]\s?)?(?<!\d)(?<month>[01]?\d)\s?[月월]\s?(?<day>[0-3]?\d)\s?[日일号]"
        rf"(?:\s?[(（]?(?<week>{parts.week})[)）]?)?"
    )
    yield _Way("iso", signs, (("[月월]", 1),))
    yield from _in_figures(parts, before)
    alone = rf"\(\s?(?<day>{_NUMBER})\s?\)|(?:(?:{parts.between})\s+)?(?<day>{_NUMBER})"
    ordinal = rf"\s?(?:{parts.ordinals})(?!\p{{L}})\.?" if parts.ordinals != _NONE else _NONE
    end = rf"(?:{ordinal}|(?<=\)))|(?=\s*(?:,|$)|\s(?:{parts.hour_leads})\s)"
    week = rf"(?<!\p{{L}})(?<week>{parts.week})(?!\p{{L}})"
    yield _Way("bare", rf"{week}{joint}[\s,]*(?:{alone})(?:{end})(?![\d\p{{L}}])", ((parts.week, 1),))
    near = rf"(?<=(?<!\p{{L}})(?:{parts.pointing})\s+){week}{joint}(?<day>{_NUMBER})(?=[\s,;.)]|$)(?!\.\d)"
    yield _Way("bare", near, ((parts.week, 1),))


def _in_words(parts: _Parts, before: str, joint: str) -> Iterator[_Way]:
    signs = rf"(?:\s?(?:{parts.ordinals})(?!\p{{L}})\.?|\.(?=,?[\s–—-]))?"
    number = rf"(?<!\d[:.,/]?)(?<day>{parts.number}){signs}(?!\d)"
    month = rf"[{_PREFIXES}]?(?<month>{parts.month})(?!\p{{L}})\.?"
    month2 = rf"(?<month2>{parts.month})(?!\p{{L}})\.?"
    until = rf"(?:\s?{_DASH}\s?|\s+(?:{parts.ranges})(?:\s+|(?<=['’])))"
    week = rf"(?:(?:(?:{parts.between})\s+)?(?:{parts.week})(?!\p{{L}})\.?,?\s*)?"
    second = rf"{week}{joint}(?<last>{_NUMBER}){signs}"
    listed = rf"(?:\s?,\s?{_NUMBER}{signs}){{1,31}}"  # a month has no more
    year = rf"(?:,?[\s.]+(?:(?:{parts.between})\s+)?(?<year>{_YEAR})\b(?!\s?[-–]\s?\d{{2}}\b))?"
    year2 = rf"(?:,?[\s.]+(?:(?:{parts.between})\s+)?(?<year2>{_YEAR})\b)?"
    after = rf"(?:(?:[^\S\n]*[,(]\s*|[^\S\n])(?:{parts.between})?(?<week2>{parts.week})(?!\p{{L}})\.?\)?)?"
    named, ranged = (parts.month, 1), (until, 1)
    yield _Way("words", rf"{before}{number}(?:,?{until}{second})?{joint}{month}{year}{after}", (named,))
    several = rf"{before}{number}(?<list>{listed}){until}{second}{joint}{month}{year}{after}"
    yield _Way("words", several, (named, ranged, (",", 1)))
    longer = rf"{before}{number}{joint}{month}{year}{until}{second}{joint}{month2}{year2}"
    yield _Way("words", longer, ((parts.month, 2), ranged))
    stop = r"(?![.:]\d|\d|\s?[ap]\.?m\b)"
    first_year = rf"(?:(?<!\d)(?<year>{_YEAR})(?:\.|\s?m\.)?[\s,]+)?"
    behind = rf"(?<day>{parts.number}){signs}(?![.:,]\d|\w|\s?[ap]\.?m\b)"
    going_on = rf"(?:(?:{listed})?{until}(?:{month2}\s+)?{second}{stop})?"
    no_day = r"(?<!(?<!\d)\d\d?\.?\s)"  # `7 Feb, 1 till 4` is no 1 February
    month = rf"(?<!\p{{L}}){no_day}{month},?\s+(?:the\s+)?"
    yield _Way("words", rf"{before}{first_year}{month}{behind}{going_on}{year}{after}", (named,))


def _in_figures(parts: _Parts, before: str) -> Iterator[_Way]:
    """Yield patterns of days in figures: `5.5.2026`, `27. – 29.09.`, `5/5/26`, shorter ones behind words."""
    free = r"(?<![\d./:-])"
    last = rf"(?:(?<month>[01]?\d)?\.?\s?(?:{_DASH}|{parts.ranges})\s?(?<last>{_NUMBER})\.\s?)?"
    whole = rf"(?<month2>[01]?\d)\.\s?(?<year>{_SHORT_OR_WHOLE})?(?![\d])"
    after = rf"(?:\s*[,(]\s*(?<week2>{parts.week})(?!\p{{L}})\.?\)?)?"
    day = rf"(?<!\p{{L}}){before}{free}(?<day>{_NUMBER})\.\s?{last}{whole}{after}"
    yield _Way("dotted", day, ((r"\d\.", 2),))
    week = rf"(?<!\p{{L}})(?<week>{parts.week})(?!\p{{L}})\.?[\s,(]*(?:(?:{parts.between})(?!\p{{L}})\s*)*"
    no_hour = r"(?![\d.]|\s?[ap]\.?m|\s?(?:h|uhr|uur)\b)"
    week_or_lead = rf"(?:{week}|(?<!\p{{L}})(?:{parts.leads})\s+)" if parts.dotted else week
    day = rf"{week_or_lead}(?<day>{_NUMBER})\.(?<month>[01]?\d)\.?{no_hour}"
    yield _Way("dotted", day, ((r"\d\.\d", 1),))
    signed = r"(?<day>[0-3]?\d)(?<sign>[./-])(?<month>[0-3]?\d)(?P=sign)"
    whole = rf"(?<!\p{{L}}){before}{free}{signed}(?<year>{_SHORT_OR_WHOLE})(?![\d./-]){after}"
    yield _Way("slashed", whole, ((r"\d[./-]", 2),))
    short, needs = r"(?<day>[0-3]?\d)/(?<month>[0-3]?\d)(?![\d/])", ((r"\d/\d", 1),)
    yield _Way("slashed", rf"{week}{short}", needs)
    yield _Way("slashed", rf"(?:(?<!\p{{L}})(?:{parts.leads})|:)\s+{short}", needs)


def _time_pattern(grammar: Grammar) -> regex.Pattern[str]:
    morning = rf"(?<{{0}}am>(?:{any_of(_words(grammar, 'am'))})(?!\p{{L}}))"
    half = rf"(?:\s?(?:{morning}|(?<{{0}}pm>(?:{any_of(_words(grammar, 'pm'))})(?!\p{{L}}))))?"
    mark = rf"(?<{{0}}mark>\s?(?:{any_of(_words(grammar, 'hour_marks'))})(?!\p{{L}}))?"
    named = (
        rf"(?<{{0}}noon>{any_of(_words(grammar, 'noon'))})(?!\p{{L}})|"
        rf"(?<{{0}}midnight>{any_of(_words(grammar, 'midnight'))})(?!\p{{L}})"
    )
    joined = r"(?:(?<{0}minute>[0-5]\d)(?=\s?[ap]\.?m\b))"  # `1030am`, `6:00-800 PM`
    word = any_of(tuple(_counted(grammar.dates.hours)))
    minute = rf"(?:\s?(?<{{0}}sign>[:.,hHuU])\s?(?<{{0}}minute>[0-5]\d)(?:\s?min\b)?(?!\d)|{joined})?"
    digits = rf"(?<{{0}}hour>[01]?\d|2[0-4]){minute}|(?<{{0}}word>{word})(?!\p{{L}})"
    clock = rf"(?:{named}|(?:{digits}){mark}{half})"
    leads = any_of(_words(grammar, "time_leads"))
    until = rf"(?:\s?(?:[-–—~]|{any_of(_words(grammar, 'range_words'))})\s?(?:(?:{leads})\s)?)"
    scales = any_of(grammar.figures.scales)
    one = clock.replace("{0}", "a_")
    two = clock.replace("{0}", "b_")
    return regex.compile(
        rf"(?<![\p{{L}}\d.,:/£$€#+-])(?<one>{one})(?:(?<until>{until}|\s+for\s+){two})?"
        rf"(?![\p{{L}}\d]|[.:,/]\d|\s?[%€$£](?!\d)|\s(?:{scales})\b)",  # `20h30 - 10€`
        regex.IGNORECASE,
    )


def find_days(text: str, span: Span, grammar: Grammar) -> tuple[DayMention, ...]:
    """Return the days named in a span, in order, none overlapping another.

    Args:
        text: The text.
        span: Where to look, in characters.
        grammar: The language; its names of months and days are CLDR's.
    """
    text, patterns = _in_ascii_digits(text), _patterns(grammar)
    rooms = (span,) if patterns.numbers else _around_digits(text, span)
    found = [
        mention
        for room in rooms
        for way in patterns.day
        for match in way.matches(text, room)
        if (mention := _day(match, way.form, patterns))
    ]
    kept: list[DayMention] = []
    for mention in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
        elif mention.span.end > kept[-1].span.end and kept[-1].weekday is None and mention.last_day:
            kept[-1] = mention
    return tuple(kept)


@lru_cache(maxsize=4)
def _in_ascii_digits(text: str) -> str:
    """Return a text with the digits of every script as `0` to `9`, each where it stood."""
    if text.isascii():
        return text
    others = {sign for sign in set(text) if sign.isdecimal() and not sign.isascii()}
    return text.translate({ord(sign): str(int(sign)) for sign in others}) if others else text


def _around_digits(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a text that can hold a day: those around figures."""
    start, end = span.start, span.start
    for digit in _INTEGER.finditer(text, span.start, span.end):
        if digit.start() - _REACH > end:
            if end > start:
                yield Span(start, end)
            start = max(span.start, digit.start() - _REACH)
        end = min(span.end, digit.end() + _REACH)
    if end > start:
        yield Span(start, end)


def _day(match: regex.Match[str], form: Form, patterns: _Patterns) -> DayMention | None:
    parts = match.groupdict()
    if form == "bare":
        weekday = _weekday(parts["week"], patterns) if len(parts["week"]) > _SHORTEST_STEM else None
        day = int(parts["day"])
        return (
            None
            if weekday is None
            else DayMention(span=_trimmed(match), day=day, month=0, weekday=weekday, form=form)
        )
    first = parts.get("month") or (parts.get("month2") if not parts.get("last") or form == "dotted" else None)
    day = _number(parts["day"], patterns.numbers)
    month = _month(first or parts.get("month2") or "", patterns)
    if month is None or not _rises(day, parts.get("list") or "", parts.get("last")):
        return None
    turned = form == "slashed" and match.groupdict().get("sign") != "."
    last_month = _month(parts.get("month2") or "", patterns) if parts.get("last") else None
    mention = DayMention(
        span=_trimmed(match),
        day=day,
        month=month,
        year=_year(parts.get("year") or parts.get("year2")),
        weekday=_weekday(parts.get("week") or parts.get("week2"), patterns),
        last_day=int(parts["last"]) if parts.get("last") else None,
        last_month=last_month if last_month != month else None,
        form=form,
        turned=turned and day <= _LAST_MONTH and month <= _LAST_MONTH and day != month,
    )
    behind = match.start("month" if parts.get("month") else "month2") > match.start("day")
    return _straight(mention, match.end() if behind else match.end("day"))


def _rises(day: int, listed: str, last: str | None) -> bool:
    """Tell whether the days of a list follow one another (`4, 5 and 6 June`)."""
    days = [day, *map(int, _INTEGER.findall(listed)), *([int(last)] if listed and last else [])]
    return days == sorted(set(days))


def _straight(mention: DayMention, alone: int) -> DayMention | None:
    """Turn day and month round where only that is a day; a range that falls is one day, ending `alone`."""
    if mention.month > _LAST_MONTH and mention.form == "slashed":
        mention = replace(mention, day=mention.month, month=mention.day, turned=False)
    if not 1 <= mention.month <= _LAST_MONTH or not 1 <= mention.day <= _LAST_DAY:
        return None
    last = mention.last_day
    if last and mention.last_month is None and not mention.day < last <= _LAST_DAY:
        return replace(mention, span=Span(mention.span.start, alone), last_day=None)
    return mention


def _trimmed(match: regex.Match[str]) -> Span:
    start, end = match.span()
    words = match.group()
    lead = len(words) - len(words.lstrip(" :,"))
    return Span(start + lead, end)


def _number(word: str, numbers: Mapping[str, int]) -> int:
    return int(word) if word.isdecimal() else numbers[word.casefold()]


def _month(word: str, patterns: _Patterns) -> int | None:
    return int(word) if word.isdecimal() else patterns.months.get(word.casefold())


def _weekday(word: str | None, patterns: _Patterns) -> int | None:
    if not word:
        return None
    bare = word.casefold()
    stem = (day for start, day in patterns.stems if bare.startswith(start))
    return patterns.weekdays.get(bare, next(stem, None))


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) + (2000 if int(written) < _CENTURY else 0)


def find_times(text: str, span: Span, grammar: Grammar) -> tuple[TimeMention, ...]:
    """Return the times of day in a span: `18.30`, `7-9pm`, `1-2:30pm`, `6.30 for 7pm`, `noon`.

    A bare number is a time only after a word such as "at"; `18.30` only with two digits of minutes.

    Args:
        text: The text.
        span: Where to look, in characters.
        grammar: The language.
    """
    text, patterns = _in_ascii_digits(text), _patterns(grammar)
    clocked = patterns.named.search(text, *span) or patterns.hours
    rooms = (span,) if clocked else _around_digits(text, span)
    mentions = (
        _time(found, text, patterns) for room in rooms for found in patterns.time.finditer(text, *room)
    )
    written = [mention for mention in mentions if mention]
    spoken = [_spoken(found, text, grammar) for found in _spoken_pattern(grammar).finditer(text, *span)]
    return tuple(_in_order(text, (*written, *spoken), grammar)) if spoken else tuple(written)


@cache
def _spoken_pattern(grammar: Grammar) -> regex.Pattern[str]:
    """Return what finds hours as they are said (`half past six`); the word of the hour stands at `*`."""
    hour = rf"(?<hour>{any_of(grammar.dates.clock)})"
    forms = [
        rf"(?<f{at}>{hour.join(regex.escape(part) for part in form.partition('|')[0].split('*'))})"
        for at, form in enumerate(grammar.dates.spoken)
    ]
    either = "|".join(forms).replace(r"\ ", r"\s+") or _NONE
    return regex.compile(rf"(?<![\p{{L}}\d-])(?:{either})(?![\p{{L}}-])", regex.IGNORECASE)


def _spoken(found: regex.Match[str], text: str, grammar: Grammar) -> TimeMention:
    """Return a spoken hour: one before nine that no word puts into the morning is in the afternoon."""
    form = next(form for at, form in enumerate(grammar.dates.spoken) if found[f"f{at}"] is not None)
    minutes = (grammar.dates.clock.index(found["hour"].casefold()) + 1) * 60 + int(form.partition("|")[2])
    parts = _part_of_day(grammar)
    behind = parts.match(text, found.end())
    part = parts.search(text, *found.span()) or behind
    if part["pm"] if part else minutes < _MORNING:
        minutes = minutes % _HALF_DAY + _HALF_DAY
    hour, minute = divmod(minutes % (2 * _HALF_DAY), 60)
    span = Span(found.start(), behind.end() if behind else found.end())
    return TimeMention(span=span, start=time(hour, minute), start_span=span)


@cache
def _part_of_day(grammar: Grammar) -> regex.Pattern[str]:
    pm, am = (any_of(_words(grammar, name)).replace(r"\ ", r"\s+") for name in ("pm", "am"))
    return regex.compile(rf"\s?(?<!\p{{L}})(?:(?<pm>{pm})|{am})(?!\p{{L}})", regex.IGNORECASE)


def _in_order(text: str, mentions: Iterable[TimeMention], grammar: Grammar) -> Iterator[TimeMention]:
    """Yield times in order, none in another; two that "till" joins are one, from and to."""
    until = _until_pattern(grammar)
    last: TimeMention | None = None
    for each in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if last and each.span.start < last.span.end:
            continue
        joined = last and last.end is None and until.fullmatch(text, last.span.end, each.span.start)
        if last and joined and each.end is None and each.start > last.start:
            last = replace(last, span=Span(last.span.start, each.span.end), end=each.start)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


@cache
def _until_pattern(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"\s?(?:[-–—]|{any_of(_words(grammar, 'range_words'))})\s?", regex.IGNORECASE)


def _time(found: regex.Match[str], text: str, patterns: _Patterns) -> TimeMention | None:
    start, end = _clock(found, "a_", patterns), _clock(found, "b_", patterns)
    if start is None:
        return None
    start, end = _half_of_day(found, text, patterns, start, end)
    until = (found["until"] or "").strip().casefold()
    sure = any(_is_sure(found, side) for side in ("a_", "b_"))
    before = max(0, found.start() - _GAP), found.start()
    if not sure and not patterns.lead.search(text, *before):
        beside = end is not None and until not in patterns.ties and patterns.dated.search(text, *before)
        if not beside or not _ENDED.match(text, found.end()):
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


def _half_of_day(
    found: regex.Match[str], text: str, patterns: _Patterns, start: time, end: time | None
) -> tuple[time, time | None]:
    """Put an hour that says no half of the day where people meet then: `begins at 7:00` is in the evening.

    So it is where a language counts to twelve, the hour has no zero before it and nothing near is early.
    """
    marked = any(
        found[side + part] for side in ("a_", "b_") for part in ("am", "pm", "noon", "midnight", "mark")
    )
    early = patterns.early.search(text, max(0, found.start() - _GAP // 2), found.end() + _GAP // 4)
    written = found["a_hour"] or found["a_word"] or "0"
    bare = patterns.twelve and not (marked or early or written.startswith("0"))
    if bare and 0 < start.hour < _EVENING:
        start = start.replace(hour=start.hour + _HALF)
    later = end.replace(hour=end.hour + _HALF) if end and end < start and end.hour < _HALF else None
    if patterns.twelve and later and later > start and not (found["b_am"] or found["b_midnight"]):
        end = later  # `10am until 4.30`
    return start, end


def _is_sure(found: regex.Match[str], side: str) -> bool:
    minute = found[side + "minute"] and found[side + "sign"] != ","
    return bool(minute) or any(found[side + part] for part in ("am", "pm", "noon", "midnight", "mark"))


def _clock(found: regex.Match[str], side: str, patterns: _Patterns) -> time | None:
    if found[side + "noon"]:
        return time(12)
    if found[side + "midnight"]:
        return time(0)
    written = found[side + "hour"] or patterns.hours.get((found[side + "word"] or "").casefold())
    if not written:
        return None
    hour, minute = _of_day(int(written), found, side), int(found[side + "minute"] or 0)
    return time(hour % _LAST_HOUR, minute) if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None


def _of_day(hour: int, found: regex.Match[str], side: str) -> int:
    """Return the hour on the 24 hour clock; in a range, one am or pm counts for both."""
    if hour > _HALF:
        return hour
    if found[side + "am"]:
        return hour % _HALF
    if found[side + "pm"]:
        return hour % _HALF + _HALF
    if side == "a_" and found["b_pm"] and hour != _HALF:
        until = int(found["b_hour"] or 0) % _HALF
        return hour + _HALF if hour < until or (hour == until and found["a_minute"] is None) else hour
    if side == "a_" and found["b_am"]:
        return hour % _HALF
    return hour
