"""Events that a text announces, put together from its sections; nothing is invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

import regex

from sharekit.document import Action, Diagnostic, Event, EventLinks, Span, Status
from sharekit.links import tells_way_in
from sharekit.presets.grammar import Grammar
from sharekit.source.events.actions import find_actions
from sharekit.source.events.cities import find_city
from sharekit.source.events.dates import DayMention, TimeMention, find_days, find_times
from sharekit.source.events.grounds import Start, Undated, announces, find_asked, find_start, is_call
from sharekit.source.events.panel import find_chair, find_speakers
from sharekit.source.events.places import find_place, on_one_line
from sharekit.source.events.rooms import find_rooms
from sharekit.source.events.sections import Section, find_sections, find_segments
from sharekit.source.events.starts import start_of
from sharekit.source.events.whens import Circumstances, When, find_when, find_zone_words, is_deadline
from sharekit.source.events.years import resolve_day
from sharekit.source.events.zones import zone_of_words
from sharekit.source.language.people import any_of, trimmed
from sharekit.source.page import Page

_NOTICE = 120
_STRAY = " \t,;:–—-*|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What a page announces: its events, what readers are asked to do, and what should be said."""

    events: tuple[Event, ...] = ()
    actions: tuple[Action, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


def find_events(page: Page, circumstances: Circumstances, grammar: Grammar) -> Announced:
    """Return the events of a text in order.

    Args:
        page: The text.
        circumstances: Title, date.
        grammar: Labels, cues, months.
    """
    segments = find_segments(page, grammar)
    events: list[Event] = []
    actions: list[Action] = []
    warnings: list[Diagnostic] = []
    for section in find_sections(page, segments, grammar):
        when = find_when(page, section, circumstances, grammar)
        if when is None:
            continue
        asked = find_actions(page, section.span, grammar)
        event, said = _event(page, section, when, circumstances, grammar)
        events.append(_linked(event, asked, page, section))
        actions.extend(asked)
        warnings.extend(said)
    return Announced(events=tuple(events), actions=tuple(actions), warnings=tuple(warnings))


def find_undated(page: Page, known: Undated, grammar: Grammar) -> Event | None:
    """Return the event of a page that does not name its day itself, where its front matter dates it.

    Args:
        page: The text.
        known: What front matter says.
        grammar: Labels and cues.

    Returns:
        The event, or None where the page does not look like an announcement: no line for place or
        speakers, nothing to register for or to join, no time of inviting.
    """
    segments = find_segments(page, grammar)
    if not segments:
        return None
    section = Section(segments=segments, labelled=False)
    asked = find_asked(page, grammar)
    if not announces(page, section, known, asked, grammar):
        return None
    start = find_start(page, section, known, grammar)
    written = start.written
    named = written is not None and written.start == start.moment.time()
    said = start_of(page.text, written, grammar) if written and named else (None, True)
    event = Event(
        title=known.title,
        start=start.moment,
        end=start.end,
        timezone=_zone_of(page, written) if written else known.zone,
        time_text=said[0],
        exact=said[1],
        span=section.span,
    )
    return _linked(_described(event, page, section, _standing(section, start), grammar), asked, page, section)


def _standing(section: Section, start: Start) -> When:
    """Return where the time of a page stands that names no day: its place is said near it."""
    at = start.written.span if start.written else Span(section.span.start, section.span.start)
    segment = next((each for each in section.segments if each.whole.start <= at.start < each.whole.end), None)
    day = DayMention(span=at, day=start.moment.day, month=start.moment.month)
    return When(day=day, segment=segment or section.segments[0], time=start.written)


def _zone_of(page: Page, written: TimeMention) -> str | None:
    words = find_zone_words(page.text, written)
    return zone_of_words(words) if words else None


def _event(
    page: Page, section: Section, when: When, known: Circumstances, grammar: Grammar
) -> tuple[Event, list[Diagnostic]]:
    text, line = page.text, page.line_of(when.day.span.start)
    stated = next((day for day in (known.meant, known.stated) if day and _same_day(day, when)), None)
    resolved = resolve_day(when.day, when.day.span.of(text), near=stated or known.near, line=line)
    warnings = [resolved.warning] if resolved.warning and not (stated and resolved.day) else []
    start, end = _span_of_time(resolved.day, when)
    said = start_of(text, when.time, grammar) if when.time else (None, True)
    event = Event(
        title=_title(page, section, grammar) or known.title,
        start=start,
        end=end,
        timezone=zone_of_words(when.zone) if when.zone else None,
        all_day=when.day.last_day is not None and when.time is None,
        time_text=said[0],
        exact=said[1],
        deadline=_deadline(page, section, known.near, grammar),
        span=section.span,
    )
    return _described(event, page, section, when, grammar), warnings


def _same_day(stated: date, when: When) -> bool:
    return (stated.month, stated.day) == (when.day.month, when.day.day)


def _described(event: Event, page: Page, section: Section, when: When | None, grammar: Grammar) -> Event:
    """Add where, who and whether it takes place."""
    chair = find_chair(page, section, grammar)
    place = find_place(page, section, when, grammar)
    if place and (_is_remote(page, section, place) or tells_way_in(place.of(page.text), grammar.language)):
        place = None
    return replace(
        event,
        place=on_one_line(page, place) if place else None,
        online=_is_online(page, section, grammar, placed=place is not None),
        status=_status(event.title, page.text, section, grammar),
        speakers=tuple(find_speakers(page, section, chair, grammar)),
        chair=chair,
    )


def _is_remote(page: Page, section: Section, place: Span) -> bool:
    """Tell whether a city is only named, while the way in is a link to a call."""
    return place == find_city(page.text, *place) and any(
        is_call(link.url) for link in page.links_in(section.span)
    )


def _span_of_time(day: date | None, when: When) -> tuple[date | datetime | None, date | datetime | None]:
    if day is None:
        return None, None
    if when.time is None:
        return day, day.replace(day=when.day.last_day) if when.day.last_day else None
    start = datetime.combine(day, when.time.start)
    end = datetime.combine(day, when.time.end) if when.time.end else None
    return start, end if end is None or end > start else None


def _title(page: Page, section: Section, grammar: Grammar) -> str | None:
    """Return the words after the event label, up to its date."""
    if not section.labelled:
        return None
    text, first = page.text, section.segments[0]
    span = first.span
    if span.start == span.end:
        following = [segment for segment in section.segments[1:3] if not segment.label]
        span = following[0].span if following else span
    days = find_days(text, span, grammar)
    words = trimmed(text, span.start, days[0].span.start if days else span.end, _STRAY)
    if words is None and days:
        words = trimmed(text, days[0].span.end, span.end, _STRAY)
    return words.of(text) if words else None


@cache
def _phrases(grammar: Grammar, name: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{any_of(getattr(grammar.events, name))})(?!\w)", regex.IGNORECASE)


def _is_online(page: Page, section: Section, grammar: Grammar, *, placed: bool) -> bool:
    if placed:
        return False
    return any(
        segment.label != "speakers"
        and _phrases(grammar, "online").search(page.text, segment.whole.start, segment.whole.end)
        for segment in section.segments
    )


def _status(title: str, text: str, section: Section, grammar: Grammar) -> Status:
    """Return what short lines say, or the head of a title (`(Cancelled) Reading group`)."""
    head = title.lstrip("([ ")
    rooms = (
        section.segments
        if section.labelled
        else [each for each in section.segments if each.span.end - each.span.start < _NOTICE]
    )
    for status, name in (("cancelled", "cancelled"), ("moved", "moved")):
        if _phrases(grammar, name).match(head) or any(
            _phrases(grammar, name).search(text, room.whole.start, room.whole.end) for room in rooms
        ):
            return "cancelled" if status == "cancelled" else "moved"
    return "scheduled"


def _deadline(page: Page, section: Section, near: date, grammar: Grammar) -> date | datetime | None:
    for segment in section.segments:
        words = segment.whole.of(page.text)
        if not _closes_registration(words, grammar):
            continue
        for day in find_days(page.text, segment.span, grammar):
            resolved = resolve_day(day, "", near=near, line=None).day
            times = find_times(page.text, Span(day.span.end, segment.span.end), grammar)
            if resolved:
                return datetime.combine(resolved, times[0].start) if times else resolved
    return None


def _closes_registration(words: str, grammar: Grammar) -> bool:
    """Whether a deadline is that of the registration, and not of a lower price or of proposals."""
    other = grammar.events.other_deadlines and _phrases(grammar, "other_deadlines").search(words)
    return is_deadline(words, grammar) and not other


def _linked(event: Event, asked: Sequence[Action], page: Page, section: Section) -> Event:
    urls = {action.kind: action.url for action in asked}
    joins = find_rooms(page, section.span)
    links = EventLinks(
        register=urls.get("register"),
        facebook=urls.get("facebook"),
        post=urls.get("post"),
        join=joins[0] if joins else None,
    )
    return replace(event, links=links, online=event.online or bool(joins))
