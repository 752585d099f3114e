"""Pages whose front matter dates what they announce: on what grounds, and at what time it starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache

import regex

from sharekit.document import Action, Span
from sharekit.links import is_room, is_room_form
from sharekit.presets.grammar import Grammar
from sharekit.source.events.actions import find_actions
from sharekit.source.events.cities import zone_of_text
from sharekit.source.events.dates import DayMention, TimeMention, find_days, find_times
from sharekit.source.events.sections import Section, Segment
from sharekit.source.events.whens import find_only_time, is_agenda
from sharekit.source.events.zones import in_zone
from sharekit.source.language.people import any_of
from sharekit.source.page import Page

_HALF_DAY = 12
_QUARTER = 15
_MORNING = 8
_FARTHEST = timedelta(hours=12)
_EDGES = " *•-–—\t"
_ITEM = regex.compile(r"\s*[-–—]\s+\p{L}")  # what happens at a time: an item of a programme
_HALVED = regex.compile(r"[ap]\.?m?\.?\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """What front matter says of an event whose page names no day.

    Attributes:
        start: The moment it states.
        zone: Zone or offset stated there.
        title: The document's title.
        sure: Its keys are those of an event, or the page confirms the moment.
    """

    start: datetime
    zone: str | None
    title: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """When an event starts whose day front matter states.

    Attributes:
        moment: Local time where the page names one, else as front matter has it.
        end: Where the page names one.
        written: The time of the page, where it was taken.
    """

    moment: datetime
    end: datetime | None = None
    written: TimeMention | None = None


def is_call(url: str) -> bool:
    """Tell whether an address leads into a meeting room, or to where people sign up for one."""
    return is_room(url) or is_room_form(url)


def is_set(moment: date | datetime | None, zone: str | None) -> bool:
    """Tell whether a moment looks chosen for people to meet: on a quarter of an hour, and by day.

    Args:
        moment: As front matter states it.
        zone: Its zone; in UTC the morning may be anywhere.
    """
    if not isinstance(moment, datetime) or moment.minute % _QUARTER:
        return False
    return moment.hour >= _MORNING or (zone == "UTC" and (moment.hour, moment.minute) != (0, 0))


def is_confirmed(page: Page, moment: date | datetime | None, zone: str | None, grammar: Grammar) -> bool:
    """Tell whether a page names the time of a moment itself, on a line that is not about another day."""
    if not isinstance(moment, datetime) or not is_set(moment, zone):
        return False
    whole = Span(0, len(page.text))
    if not any(each.start == moment.time() for each in find_times(page.text, whole, grammar)):
        return False
    lines = (line for block in page.blocks for line in page.lines(block))
    named = any(_is_day(each, moment) for each in find_days(page.text, whole, grammar))
    return named or any(
        any(each.start == moment.time() for each in find_times(page.text, line, grammar))
        and not find_days(page.text, line, grammar)
        for line in lines
    )


def _is_day(mention: DayMention, moment: datetime) -> bool:
    return (mention.month, mention.day) == (moment.month, moment.day)


def announces(
    page: Page, section: Section, known: Undated, asked: Sequence[Action], grammar: Grammar
) -> bool:
    """Tell whether a page that names no day of its own announces something at its front matter's date."""
    if known.sure:
        return True
    if not is_set(known.start, known.zone) or find_days(page.text, section.span, grammar):
        return False
    labelled = any(segment.label in {"where", "speakers", "chair"} for segment in section.segments)
    invites = any(action.url and action.kind == "facebook" for action in asked) or any(
        is_call(link.url) for link in page.links_in(section.span)
    )
    asks = any(action.url and action.kind == "register" for action in asked)
    timed = find_only_time(page, section, grammar) is not None
    return labelled or invites or ((asks or timed) and names_kind(known.title, grammar))


@cache
def _kinds(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{any_of(grammar.events.kinds)})(?!\w)", regex.IGNORECASE)


def names_kind(title: str, grammar: Grammar) -> bool:
    """Tell whether a title names a kind of event (`Reading group: …`)."""
    return bool(_kinds(grammar).search(title))


def find_asked(page: Page, grammar: Grammar) -> tuple[Action, ...]:
    """Return the requests of a whole page."""
    return find_actions(page, Span(0, len(page.text)), grammar)


def find_start(page: Page, section: Section, known: Undated, grammar: Grammar) -> Start:
    """Return when it starts: the time of the page where it names one that can be meant."""
    times = list(_times(page, section, grammar))
    there = zone_of_text(f"{known.title} {page.text}") if known.zone == "UTC" else None
    local = in_zone(known.start, "UTC", there) if there else None
    for moment in (local, known.start):
        same = next((each for each in times if moment and each.start == moment.time()), None)
        if same and moment:
            return _without_item(_at(moment.date(), same), page)
    first = _opening_time(page, section, grammar) or find_only_time(page, section, grammar)
    first = first or (find_only_time(page, section, grammar, cued=False) if known.sure else None)
    first = first or _shifted(times, known)
    if first is None or (local and not _is_near(local, first)):
        return Start(moment=known.start)
    return _without_item(_at(known.start.date(), _in_half(first, page, known.start)), page)


def _without_item(start: Start, page: Page) -> Start:
    """Leave out the end where it is that of the first item of a programme (`19:00-20:00 - Reflection`)."""
    item = start.written is not None and _ITEM.match(page.text, start.written.span.end)
    return replace(start, end=None) if item else start


def _times(page: Page, section: Section, grammar: Grammar) -> Iterator[TimeMention]:
    for segment in section.segments:
        yield from find_times(page.text, segment.span, grammar)


def _at(day: date, written: TimeMention) -> Start:
    begin = datetime.combine(day, written.start)
    end = datetime.combine(day, written.end) if written.end else None
    return Start(moment=begin, end=end if end and end > begin else None, written=written)


def _is_near(local: datetime, first: TimeMention) -> bool:
    """Tell whether a time of the page can be that of a moment known in local time."""
    return abs(datetime.combine(local.date(), first.start) - local) <= timedelta(hours=1)


def _shifted(times: Sequence[TimeMention], known: Undated) -> TimeMention | None:
    """Return the first time of a page where it can be a moment in UTC on another clock."""
    if known.zone != "UTC" or not times:
        return None
    away = datetime.combine(known.start.date(), times[0].start) - known.start
    return times[0] if known.start.minute == times[0].start.minute and abs(away) <= _FARTHEST else None


def _in_half(first: TimeMention, page: Page, moment: datetime) -> TimeMention:
    """Move a time without am or pm to the half of the day that front matter has."""
    later = first.start.hour < _HALF_DAY <= moment.hour and not _HALVED.search(first.span.of(page.text))
    if not later:
        return first
    return TimeMention(
        span=first.span,
        start=first.start.replace(hour=first.start.hour + _HALF_DAY),
        start_span=first.start_span,
        end=_later(first.end),
    )


def _later(end: time | None) -> time | None:
    return end.replace(hour=end.hour + _HALF_DAY) if end and end.hour < _HALF_DAY else end


def _opening_time(page: Page, section: Section, grammar: Grammar) -> TimeMention | None:
    """Return the first of the times that lines begin with, as those of a programme do."""
    opening = [time for segment in section.segments if (time := _at_head(page, segment, grammar))]
    if len(opening) > 1 or (opening and not is_agenda(_line(page, opening[0]), grammar)):
        return opening[0]
    return None


def _line(page: Page, mention: TimeMention) -> str:
    block = page.block_at(mention.span.start)
    lines = page.lines(block) if block else ()
    return next((each.of(page.text) for each in lines if each.start <= mention.span.start < each.end), "")


def _at_head(page: Page, segment: Segment, grammar: Grammar) -> TimeMention | None:
    for found in find_times(page.text, segment.span, grammar):
        if not page.text[segment.span.start : found.span.start].strip(_EDGES):
            return found
    return None
