"""Events as front matter states them and as the text announces them, made one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sharekit.document import Action, Diagnostic, Event, EventLinks, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.events.actions import find_actions
from sharekit.source.events.cities import zone_of_place, zone_of_text
from sharekit.source.events.events import Announced, find_events, find_undated
from sharekit.source.events.grounds import Undated, is_confirmed, is_set
from sharekit.source.events.panel import find_named_after, find_named_in
from sharekit.source.events.rooms import room_apart, with_room
from sharekit.source.events.whens import Circumstances
from sharekit.source.events.zones import in_zone
from sharekit.source.formats.content import Content
from sharekit.source.formats.stated import Stated

_LAST_BLOCKS = 6
_LINKS = ("register", "facebook", "post", "join", "recording")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known when events are looked for.

    Attributes:
        content: The page with what its top says.
        stated: What front matter states.
        title: The document's title, without the words that announce.
        near: When it was published, else today.
        zone: Zone of times that state none.
        grammar: Words of the language.
    """

    content: Content
    stated: Stated
    title: str
    near: date
    zone: str | None
    grammar: Grammar


def announce(known: Known) -> Announced:
    """Return the events of a document: stated ones win over those of the text.

    Args:
        known: The page and what is known about it.

    Returns:
        Events with zones as far as they are known, the requests, and warnings: a start that text
        and front matter disagree about, a zone that nobody states.
    """
    page = known.content.page
    fixed = is_confirmed(page, known.stated.date, known.stated.zone, known.grammar)
    found = find_events(page, _circumstances(known, fixed=fixed), known.grammar)
    actions = found.actions or tuple(_last_actions(known))
    if known.stated.events:
        told = found.events or _told_of(known)
        events = tuple(_completed(event, told, known.title) for event in known.stated.events)
        warnings = tuple(_contradictions(events, found.events))
    elif found.events:
        events, taken = _timed(known, found.events)
        warnings = (*found.warnings, *taken, *_other_time(known, events))
    else:
        events, warnings = _undated(known, confirmed=fixed)
        actions = actions if not events else find_actions(page, Span(0, len(page.text)), known.grammar)
    events = tuple(_with_speakers(event, known) for event in events)
    if len(events) == 1:
        events = (with_room(_with_links(events[0], actions), page, known.stated.link),)
    events = tuple(room_apart(event) for event in events)
    zoned = tuple(_zoned(event, known) for event in events)
    said = (*warnings, *_assumed(events, zoned, known), *_unzoned(known, zoned))
    return Announced(events=zoned, actions=actions, warnings=said)


def _circumstances(known: Known, *, fixed: bool) -> Circumstances:
    stated = known.stated
    day = stated_day(stated)
    meant = next((event.day for event in stated.events if event.day), None)
    meant = meant or (day if stated.announces or fixed else None)
    return Circumstances(
        title=known.title,
        near=meant or known.near,
        stated=day,
        meant=meant,
        timed=is_set(stated.date, stated.zone),
        fixed=fixed,
        since=None if stated.announces else day or known.content.published,
    )


def stated_day(stated: Stated) -> date | None:
    """Return the day front matter states."""
    return stated.date.date() if isinstance(stated.date, datetime) else stated.date


def _last_actions(known: Known) -> Iterator[Action]:
    page = known.content.page
    blocks = page.blocks[-_LAST_BLOCKS:]
    if blocks:
        yield from find_actions(page, Span(blocks[0].span.start, blocks[-1].span.end), known.grammar)


def _told_of(known: Known) -> tuple[Event, ...]:
    """Return what a page tells of its one stated event without naming the day."""
    page, stated = known.content.page, known.stated.events
    if len(stated) != 1 or stated[0].day is None or not page.text.strip():
        return ()
    begin = datetime.combine(stated[0].day, time())
    undated = Undated(start=begin, zone=None, title=stated[0].title or known.title, sure=True)
    event = find_undated(page, undated, known.grammar)
    if event is None:
        return ()
    if stated[0].online or event.online:
        event = replace(event, place=None)
    return (event if event.time_text else replace(event, start=stated[0].day, end=None),)


def _timed(known: Known, found: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[Diagnostic, ...]]:
    """Take the time of front matter for an event whose day both name and whose time the text does not."""
    moment = known.stated.date
    if len(found) != 1 or not is_set(moment, known.stated.zone) or not isinstance(moment, datetime):
        return tuple(found), ()
    event = found[0]
    if isinstance(event.start, datetime) or event.all_day or event.day != moment.date():
        return tuple(found), ()
    timed = replace(event, start=moment, timezone=event.timezone or known.stated.zone)
    return (timed,), (_taken(timed.title, "time"),)


def _taken(title: str, what: str) -> Diagnostic:
    return Diagnostic(
        code="date-taken-for-start",
        message=f"The text names no {what}; “{title}” was taken to start at the front matter’s date",
        hint="Set event.start in the front matter if it is only the day of publication",
    )


def _undated(known: Known, *, confirmed: bool) -> tuple[tuple[Event, ...], tuple[Diagnostic, ...]]:
    """Take the moment of front matter for the start of an announcement that names no day."""
    moment = known.stated.date
    if not isinstance(moment, datetime):
        return (), ()
    zone = known.stated.zone
    if zone and zone != "UTC" and known.zone:
        moment, zone = in_zone(moment, zone, known.zone), known.zone
    event = find_undated(
        known.content.page,
        Undated(start=moment, zone=zone, title=known.title, sure=known.stated.announces or confirmed),
        known.grammar,
    )
    if event is None:
        return (), ()
    return (event,), (_taken(event.title, "day"),)


def _other_time(known: Known, events: Sequence[Event]) -> Iterator[Diagnostic]:
    """Say when the front matter's date is the event's day at another time; the text wins."""
    moment = known.stated.date
    if not isinstance(moment, datetime):
        return
    for event in events:
        if isinstance(event.start, datetime) and event.day == moment.date() and event.start != moment:
            told = f"The front matter says {moment:%H:%M}, the text {event.start:%H:%M}"
            yield Diagnostic(
                code="start-contradicted",
                message=f"{told}; the text was taken",
                hint="Set event.start in the front matter if the text is wrong",
            )


def _completed(event: Event, found: Sequence[Event], title: str) -> Event:
    """Fill what a stated event leaves open from the one that the text announces for that day.

    An event stated without its day is the text's first one.
    """
    same = next((each for each in found if event.day is None or each.day == event.day), None)
    if same is None:
        return replace(event, title=event.title or title)
    undated = event.start is None
    timed = isinstance(same.start, datetime) and not isinstance(event.start, datetime)
    start = same.start if timed or undated else event.start
    chair = (
        None
        if any(same.chair and person.name == same.chair.name for person in event.speakers)
        else same.chair
    )
    return replace(
        event,
        title=event.title or same.title or title,
        start=start,
        end=event.end or (same.end if undated or timed else None),
        timezone=event.timezone or (same.timezone if undated or timed else None),
        time_text=event.time_text or (same.time_text if start == same.start else None),
        exact=event.exact and (same.exact or start != same.start),
        place=event.place or same.place,
        online=event.online or same.online,
        status=same.status if event.status == "scheduled" else event.status,
        speakers=event.speakers or same.speakers,
        chair=event.chair or chair,
        deadline=event.deadline or same.deadline,
        links=EventLinks(
            **{name: getattr(event.links, name) or getattr(same.links, name) for name in _LINKS}
        ),
        span=same.span,
    )


def _contradictions(stated: Sequence[Event], found: Sequence[Event]) -> Iterator[Diagnostic]:
    if len(stated) != 1 or len(found) != 1:
        return
    mine, other = stated[0].start, found[0].start
    if mine and other and mine != other:
        yield Diagnostic(
            code="start-contradicted",
            message=f"The front matter says {mine}, the text {other}; the front matter was taken",
            hint="Correct the one that is wrong",
        )


def _with_links(event: Event, actions: Sequence[Action]) -> Event:
    """Take the addresses that the page's requests lead to for those its only event leaves open."""
    asked = {action.kind: action.url for action in actions if action.url}
    known = {name: getattr(event.links, name) or asked.get(name) for name in ("register", "facebook", "post")}
    return replace(event, links=replace(event.links, **known))


def _with_speakers(event: Event, known: Known) -> Event:
    """Take the speakers from the author's own summary or title where the text names none."""
    if event.speakers:
        return event
    told = find_named_in(known.stated.standfirst or "", known.grammar)
    return replace(event, speakers=told or find_named_after(event.title, known.grammar))


def _zoned(event: Event, known: Known) -> Event:
    """Give a time its zone: asked for, else that of the place; a time in UTC becomes local there."""
    if not isinstance(event.start, datetime):
        return event
    there = known.zone or zone_of_place(event.place or "") or known.stated.named_zone
    if event.timezone is None:
        return replace(event, timezone=there) if there else event
    there = there or zone_of_text(f"{known.title} {known.content.page.text}")
    loose = there is not None and event.timezone != "UTC" and not known.stated.events
    if there and loose and in_zone(event.start, event.timezone, there) == event.start:
        return replace(event, timezone=there)
    if event.timezone != "UTC" or there is None or event.time_text:
        return event
    end = in_zone(event.end, "UTC", there) if isinstance(event.end, datetime) else event.end
    return replace(event, start=in_zone(event.start, "UTC", there), end=end, timezone=there)


def _assumed(before: Sequence[Event], after: Sequence[Event], known: Known) -> Iterator[Diagnostic]:
    for old, new in zip(before, after, strict=True):
        if new.timezone in {old.timezone, known.zone, known.stated.named_zone}:
            continue
        local = "" if new.start == old.start else f": {old.start:%H:%M} UTC is {new.start:%H:%M} there"
        yield Diagnostic(
            code="zone-assumed",
            message=f"“{new.title}” was taken to be in {new.timezone}{local}",
            hint="Give --timezone, or set event.timezone in the front matter, if it is elsewhere",
            line=known.content.page.line_of(new.span.start) if new.span else None,
        )


def _unzoned(known: Known, events: Sequence[Event]) -> Iterator[Diagnostic]:
    for event in events:
        if isinstance(event.start, datetime) and event.timezone is None:
            yield Diagnostic(
                code="zone-unknown",
                message=f"“{event.title}” has a time but no time zone",
                hint="Give --timezone, or set event.timezone in the front matter",
                line=known.content.page.line_of(event.span.start) if event.span else None,
            )
