"""Events as the source states them and as its text announces them, made one: sure, likely, or left out.

And who announces them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any

import regex

from sharekit.document import Action, Destination, Diagnostic, Event, EventLinks, Span
from sharekit.links import holds_contact, is_room, is_room_form
from sharekit.presets.grammar import Grammar, class_pattern
from sharekit.presets.names import is_first_name
from sharekit.presets.typography import without_full_stop
from sharekit.source.choice import threshold
from sharekit.source.events.days import impossible_days
from sharekit.source.events.describing import Told, describe, find_told, only_hour
from sharekit.source.events.notice import Notice, class_words, make_notice
from sharekit.source.events.practical import (
    Due,
    find_actions,
    find_due,
    is_event_page,
    untracked_address,
)
from sharekit.source.events.registration import (
    find_cause,
    find_destinations,
    find_links,
    leads_apart,
    room_apart,
    with_room,
)
from sharekit.source.events.zones import find_city, in_zone, zone_of_place, zone_of_text
from sharekit.source.formats.parsing import Content
from sharekit.source.formats.stated import Stated
from sharekit.source.language.people import any_of

_LAST_BLOCKS = 6
_QUARTER = 15  # minutes: people meet on a quarter of an hour, generators stamp any minute
_LINKS = ("register", "facebook", "post", "join", "recording", "page")
_MOST_LIKELY = 3
_NOON = 12
_LONGEST_HOST, _FEWEST_OF_HOST, _MOST_OF_HOST = 90, 2, 8  # characters; words
_ARTICLE = 4  # letters
_LAST_LINES = 4  # of a letter, in which it is signed
_PARTED = re.compile(r",\s|\s[-–—|·•]\s")
_STOPS = (".", "!", "?", ":", "…")
_NO_NAME = re.compile(r"[.!?؟;]\s|[!?؟]$|://|\bwww\.|\]\(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known when events are looked for.

    Attributes:
        content: The page with what its top says.
        stated: What front matter states.
        title: The document's title, without the words that announce.
        near: When it was published, else today.
        published: The day of publication, where the source or its name states one.
        zone: Zone of times that state none.
        grammar: Words of the language.
    """

    content: Content
    stated: Stated
    title: str
    near: date
    published: date | None
    zone: str | None
    grammar: Grammar


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What a document announces: sure events, likely ones, requests, who invites, what should be said.

    Of a call without an event also until when one can apply.
    """

    notice: Notice
    events: tuple[Event, ...] = ()
    likely: tuple[Event, ...] = ()
    actions: tuple[Action, ...] = ()
    host: str | None = None
    cause: str | None = None
    destinations: tuple[Destination, ...] = ()
    due: Due | None = None
    warnings: tuple[Diagnostic, ...] = ()


def announce(known: Known) -> Announced:
    """Return the events of a document: stated ones win over those of the text.

    Args:
        known: The page and what is known about it.

    Returns:
        Events with zones as far as they are known, the requests, and warnings: a start that text
        and front matter disagree about, a zone that nobody states, days that no event was made of.
    """
    page = known.content.page
    notice = make_notice(
        page,
        title=known.title,
        summary=known.stated.standfirst or "",
        near=known.near,
        published=known.published,
        grammar=known.grammar,
    )
    told = find_told(notice)
    sure, likely, warnings = _banded(known, notice, told)
    whole = Span(0, len(page.text))
    actions = find_actions(page, whole, known.grammar) if sure or likely else tuple(_last_actions(known))
    actions = tuple(each for each in actions if each.kind != "register" or not _is_apart(each.url, notice))
    sure = tuple(_without_author(event, known) for event in sure)
    sure = tuple(_finished(event, known, actions, alone=len(sure) == 1) for event in sure)
    likely = tuple(_asked_whole(_finished(event, known, actions, alone=True)) for event in likely)
    zoned = tuple(_zoned(event, known) for event in sure)
    said = (*warnings, *_assumed(sure, zoned, known), *_unzoned(known, zoned), *_unplaced(zoned))
    return Announced(
        notice=notice,
        events=zoned,
        likely=tuple(_zoned(event, known) for event in likely),
        actions=_agreed(actions, (*zoned, *likely)),
        host=find_host(notice),
        cause=None if zoned or likely else find_cause(notice),
        destinations=find_destinations(notice),
        due=None if zoned else find_due(notice),
        warnings=said,
    )


def _banded(
    known: Known, notice: Notice, told: Sequence[Told]
) -> tuple[tuple[Event, ...], tuple[Event, ...], tuple[Diagnostic, ...]]:
    """Return sure events, likely ones, and warnings."""
    if known.stated.events:
        found = tuple(
            describe(notice, each) for each in told if each.chance >= threshold("announces", "likely")
        )
        events = tuple(_completed(event, found, notice) for event in known.stated.events)
        return events, (), tuple(_contradictions(events, found))
    sure = [each for each in told if each.chance >= threshold("announces", "sure")]
    unsure = [each for each in told if threshold("announces", "likely") <= each.chance and each not in sure]
    stamp = _stamp(known, notice)
    if stamp is not None:
        return _stamped(known, notice, stamp, told, sure, unsure)
    events = tuple(_with_details(describe(notice, each), known) for each in sure)
    asked = () if events else unsure[:_MOST_LIKELY]
    likely = tuple(_with_details(describe(notice, each), known) for each in asked)
    chosen = None if events or likely else _chosen_moment(known, notice)
    likely = (_of_stamp(known, notice, chosen),) if chosen else likely
    said = (warning for each in sure for warning in each.warnings)
    unseen = () if events or likely else (*impossible_days(notice), *_unseen(notice, told, known))
    return events, likely, (*said, *_other_time(known, events), *unseen)


def _stamp(known: Known, notice: Notice) -> date | datetime | None:
    """Return the date of front matter where it may be the start: the document says that it is an event.

    So it may where its hour is one that the text names, and is no machine's.
    """
    moment = known.stated.date
    if _is_stamp(moment):
        return None
    named = isinstance(moment, datetime) and any(each.start == moment.time() for each in notice.times)
    return moment if known.stated.evident or named else None


def _is_stamp(moment: date | datetime | None) -> bool:
    """Tell whether a moment was stamped by a machine: people meet on a quarter of an hour."""
    return isinstance(moment, datetime) and bool(moment.minute % _QUARTER or moment.second)


def _chosen_moment(known: Known, notice: Notice) -> datetime | None:
    """Return the date of front matter where a page without a day may be about it: one to ask about.

    It is an hour that people meet at, and the page has a place, an hour, a room, an event page or a form.
    """
    moment = known.stated.date
    if not isinstance(moment, datetime) or _is_stamp(moment) or (moment.hour, moment.minute) == (0, 0):
        return None
    signs = bool(notice.times) or any(line.labels & {"where", "register"} for line in notice.lines)
    urls = [link.url for link in notice.page.links]
    leads = any(is_room(url) or is_room_form(url) or is_event_page(url) for url in urls)
    return moment if (signs or leads) and not notice.days else None


def _stamped(
    known: Known,
    notice: Notice,
    stamp: date | datetime,
    told: Sequence[Told],
    sure: Sequence[Told],
    unsure: Sequence[Told],
) -> tuple[tuple[Event, ...], tuple[Event, ...], tuple[Diagnostic, ...]]:
    """Settle what is announced by a document that says it is an event and has a date.

    The date is the event's where the text names no other day; where it names it, too, nothing is left to
    doubt; where the text announces another day nothing is sure.
    """
    day = stamp.date() if isinstance(stamp, datetime) else stamp
    same = next((each for each in told if each.day.day == day), None)
    if same is not None and (known.stated.evident or same.chance >= threshold("announces", "sure")):
        event = _timed(describe(notice, same), stamp, known)
        return (_with_details(event, known),), (), tuple(_other_time(known, (event,)))
    others = tuple(each for each in (*sure, *unsure) if each is not same)
    if others:
        likely = tuple(_with_details(describe(notice, each), known) for each in others[: _MOST_LIKELY - 1])
        return (), (*likely, _of_stamp(known, notice, stamp)), tuple(_disagreeing(day, others[0]))
    if not known.stated.evident or any(each.day.day >= known.near for each in told):
        return (), (_of_stamp(known, notice, stamp),), ()
    event = _of_stamp(known, notice, stamp)
    return (event,), (), (_taken(event.title),)


def _of_stamp(known: Known, notice: Notice, stamp: date | datetime) -> Event:
    """Return the event that front matter dates, described by a text that does not name its day."""
    day = stamp.date() if isinstance(stamp, datetime) else stamp
    return _with_details(_timed(_on(notice, day), stamp, known), known)


def _timed(event: Event, stamp: date | datetime, known: Known) -> Event:
    """Take the hour of front matter where the text names none, else its half of the day."""
    if not isinstance(stamp, datetime) or event.all_day:
        return event
    if isinstance(event.start, datetime):
        return _in_half(event, stamp)
    if (stamp.hour, stamp.minute) == (0, 0):
        return event
    return replace(event, start=stamp, timezone=event.timezone or known.stated.zone)


def _on(notice: Notice, day: date) -> Event:
    """Return what a text that does not name the day of its event tells of it: its hour is that of the day."""
    event, hour = describe(notice, None), only_hour(notice)
    if hour is None:
        return replace(event, start=day)
    end = datetime.combine(day, hour.end) if hour.end and hour.end > hour.start else None
    return replace(event, start=datetime.combine(day, hour.start), end=end)


def _in_half(event: Event, stamp: datetime) -> Event:
    """Move an hour that is written without its half of the day (`7:00`) to that of front matter."""
    bare = not any(sign.isalpha() for sign in event.time_text or "")
    if not isinstance(event.start, datetime) or not bare or not event.start.hour < _NOON <= stamp.hour:
        return event
    later = event.start.replace(hour=event.start.hour + _NOON)
    return replace(event, start=later, end=event.end if event.end and event.end > later else None)


def _without_author(event: Event, known: Known) -> Event:
    """Leave out of those who speak whoever wrote the text, where it names them nowhere else."""
    author, text = known.content.byline or "", known.content.page.text
    speakers = tuple(each for each in event.speakers if each.name not in author or text.count(each.name) > 1)
    return replace(event, speakers=speakers)


def _with_details(event: Event, known: Known) -> Event:
    """Let what front matter states of the event win over what the text says."""
    details = known.stated.details
    if details is None:
        return event
    return replace(
        event,
        place=_fuller(details.place, event.place),
        online=details.online or event.online,
        speakers=details.speakers or event.speakers,
        chair=details.chair or event.chair,
        timezone=details.timezone or event.timezone,
        end=event.end or details.end,
        deadline=details.deadline or event.deadline,
        due=None if details.deadline else event.due,
        join_public=details.join_public,
        links=_first_known(details.links, event.links),
    )


def _first_known(stated: EventLinks, told: EventLinks) -> EventLinks:
    return EventLinks(**{name: getattr(stated, name) or getattr(told, name) for name in _LINKS})


def _fuller(stated: str | None, told: str | None) -> str | None:
    """Return the stated place, or the one in the text where that says more: the house, of a town alone."""
    if not (stated and told):
        return stated or told
    town = stated.islower() or find_city(stated, 0, len(stated)) == Span(0, len(stated))
    return told if town or stated.casefold() in told.casefold() else stated


def _last_actions(known: Known) -> Iterator[Action]:
    page = known.content.page
    blocks = page.blocks[-_LAST_BLOCKS:]
    if blocks:
        yield from find_actions(page, Span(blocks[0].span.start, blocks[-1].span.end), known.grammar)


def _is_apart(url: str | None, notice: Notice) -> bool:
    """Tell whether an address is only ever given to those who do not come as guests."""
    there = [each for each in find_links(notice) if untracked_address(each.url) == url]
    return bool(there) and all(leads_apart(notice, each) for each in there)


def _agreed(actions: Sequence[Action], events: Sequence[Event]) -> tuple[Action, ...]:
    """Leave out a request to register that leads elsewhere than the registration of the events."""
    known = {event.links.register for event in events if event.links.register}
    return tuple(
        each for each in actions if each.kind != "register" or not (known and each.url) or each.url in known
    )


def _taken(title: str) -> Diagnostic:
    return Diagnostic(
        code="date-taken-for-start",
        message=f"The text names no day; “{title}” was taken to start at the front matter’s date",
        hint="Set event.start in the front matter if it is only the day of publication",
    )


def _disagreeing(day: date, told: Told) -> Iterator[Diagnostic]:
    yield Diagnostic(
        code="start-contradicted",
        message=f"The front matter says {day}, the text {told.day.day}; neither was taken",
        hint="Set event.start in the front matter, or say the right one with --when",
        line=told.line,
    )


def _unseen(notice: Notice, told: Sequence[Told], known: Known) -> Iterator[Diagnostic]:
    """Say when a text has a day of the week, a date and an hour to come, and no event was made of them."""
    for each in told:
        mention = each.day.namings[0].mention
        if mention.weekday is not None and each.hour is not None and each.day.day >= known.near:
            yield Diagnostic(
                code="event-unseen",
                message=f"“{mention.span.of(notice.text)}” was not taken for the day of an event",
                hint='If it is one, say so: --event "line N", --when "…", or event.start in the front matter',
                line=each.line,
            )
            return


def _other_time(known: Known, events: Sequence[Event]) -> Iterator[Diagnostic]:
    """Say when the front matter's date is the event's day at another time; the text wins."""
    moment = known.stated.date if known.stated.evident else None
    if not isinstance(moment, datetime) or _is_stamp(moment) or (moment.hour, moment.minute) == (0, 0):
        return
    for event in events:
        if isinstance(event.start, datetime) and event.day == moment.date() and event.start != moment:
            told = f"The front matter says {moment:%H:%M}, the text {event.start:%H:%M}"
            yield Diagnostic(
                code="start-contradicted",
                message=f"{told}; the text was taken",
                hint="Set event.start in the front matter if the text is wrong",
            )


def _completed(event: Event, found: Sequence[Event], notice: Notice) -> Event:
    """Fill what a stated event leaves open from the one that the text announces for that day.

    An event stated without its day is the text's first one. Where the text announces none, all that it
    tells is about the stated one.
    """
    same = next((each for each in found if event.day is None or each.day == event.day), None)
    if same is None and event.day and not found and notice.page.text.strip():
        same = _on(notice, event.day)
    if same is None:
        return replace(event, title=event.title or notice.title)
    told = any(same.chair and person.name == same.chair.name for person in event.speakers)
    return replace(
        event,
        title=event.title or same.title,
        timezone=event.timezone or same.timezone,
        place=event.place or (None if event.online else same.place),
        likely_place=same.likely_place,
        online=event.online or same.online,
        status=same.status if event.status == "scheduled" else event.status,
        speakers=event.speakers or same.speakers,
        chair=event.chair or (None if told else same.chair),
        deadline=event.deadline or same.deadline,
        due=None if event.deadline else same.due,
        admission=same.admission,
        sign_up=same.sign_up,
        summons=same.summons,
        topics=same.topics,
        links=_first_known(event.links, same.links),
        span=same.span,
        when_span=same.when_span,
        confidence=MappingProxyType({**same.confidence, "start": 1.0}),
        **_completed_times(event, same),
    )


def _completed_times(event: Event, same: Event) -> dict[str, Any]:
    """Return start and end with the words for them: the text's where the stated event has no hour."""
    dated = isinstance(same.start, datetime) and not isinstance(event.start, datetime)
    open_ended = event.start is None or (dated and same.day == event.day)
    start, end = (same.start, event.end or same.end) if open_ended else (event.start, event.end)
    alike, zoned = start == same.start, event.timezone in {None, same.timezone}
    return {
        "start": start,
        "end": end,
        "time_text": event.time_text or (same.time_text if alike else None),
        "zone_text": same.zone_text if alike and zoned else None,
        "daily": same.daily and alike and end == same.end,
        "exact": event.exact and (same.exact or not alike),
    }


def _contradictions(stated: Sequence[Event], found: Sequence[Event]) -> Iterator[Diagnostic]:
    if len(stated) != 1 or len(found) != 1:
        return
    mine, other = stated[0].start, found[0].start
    if mine and other and mine != other and found[0].when_span:
        yield Diagnostic(
            code="start-contradicted",
            message=f"The front matter says {mine}, the text {other}; the front matter was taken",
            hint="Correct the one that is wrong",
        )


def _finished(event: Event, known: Known, actions: Sequence[Action], *, alone: bool) -> Event:
    """Add the addresses of the page's requests, and keep rooms apart; who knows the place asks for none."""
    if alone:
        asked = {action.kind: action.url for action in actions if action.url}
        links = {name: getattr(event.links, name) or asked.get(name) for name in ("facebook", "post")}
        event = with_room(
            replace(event, links=replace(event.links, **links)), known.content.page, known.stated.link
        )
    return room_apart(replace(event, likely_place=None) if event.place or event.online else event)


def _asked_whole(event: Event) -> Event:
    """Give a likely event the place that may be its: who is asked about the day is asked about both."""
    return replace(event, place=event.place or event.likely_place, likely_place=None)


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
    return replace(event, start=in_zone(event.start, "UTC", there), end=end, timezone=there, zone_text=None)


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


def _unplaced(events: Sequence[Event]) -> Iterator[Diagnostic]:
    for event in events:
        if event.likely_place:
            yield Diagnostic(
                code="place-unsure",
                message=f"Is “{event.likely_place}” where “{event.title}” is? No place is announced",
                hint='--yes takes it, --where "…" says where it is',
            )


def _unzoned(known: Known, events: Sequence[Event]) -> Iterator[Diagnostic]:
    """Warn where readers far away would take the hour for theirs: they who come to a place know its clock."""
    for event in events:
        afar = event.online or not event.place
        if afar and isinstance(event.start, datetime) and event.timezone is None:
            yield Diagnostic(
                code="zone-unknown",
                message=f"“{event.title}” has a time but no time zone",
                hint="Give --timezone, or set event.timezone in the front matter",
                line=known.content.page.line_of(event.span.start) if event.span else None,
            )


def find_host(notice: Notice) -> str | None:
    """Return who invites: a line says that and nothing else, a sentence does, or they sign.

    So they do in `Organised by the Harwick Readers`, `The Harwick Readers invite you` and below `Yours`.
    """
    pattern = _host(notice.grammar.locale)
    lines = (notice.text[line.span.start : line.span.end].strip(" *_|-–") for line in notice.lines)
    found = (pattern.fullmatch(line) for line in lines if len(line) <= _LONGEST_HOST)
    names = (without_full_stop(each["name"]) for each in found if each)
    said = next((name for name in names if _is_name(name)), None)
    return said or next(_inviting(notice), None) or next(_signing(notice), None)


def _inviting(notice: Notice) -> Iterator[str]:
    """Yield the groups that a sentence begins with and says to invite."""
    for line in notice.lines:
        for found in _convening(notice.grammar.locale).finditer(notice.text, *line.span):
            name = found["name"]
            if len(name.split()) >= _FEWEST_OF_HOST and not is_first_name(name.split()[0]):
                yield name


def _signing(notice: Notice) -> Iterator[str]:
    """Yield the groups that sign: below a farewell, behind an office (`Chair, …`), or as the last line."""
    last, locale = notice.lines[-_LAST_LINES:], notice.grammar.locale
    farewell = next(
        (at for at, line in enumerate(last) if notice.words.count("farewell", *line.span)), len(last)
    )
    for at, line in enumerate(last):
        words = notice.text[slice(*line.span)].strip(" *_|-–")
        if line.origin != "text" or len(words) > _LONGEST_HOST or words.endswith(_STOPS):
            continue
        before, *behind = (part.strip(" *_") for part in _PARTED.split(words))
        office = class_pattern("role", locale, *notice.grammar.people.roles).search(before)
        signed = at >= farewell or (office and behind) or (line is last[-1] and not behind)
        parts = (before, *behind) if signed else ()
        yield from (part for part in parts if _is_group(part) and class_pattern("group", locale).search(part))


def _is_group(words: str) -> bool:
    parts = words.split()
    parts = parts[1:] if len(parts[0]) <= _ARTICLE else parts  # `Le collectif` is anybody's
    plain = _is_name(words) and ":" not in words and not any(map(str.isdigit, words))
    return plain and _FEWEST_OF_HOST <= len(parts) <= _MOST_OF_HOST and not is_first_name(parts[0])


@cache
def _convening(language: str) -> regex.Pattern[str]:
    small, verbs = any_of(class_words("small", language)), any_of(class_words("convenes", language))
    word = r"\p{Lu}[\p{L}\p{M}\p{N}’'&.-]*"
    return regex.compile(
        rf"(?:^|(?<=[.!?…]\s))(?:(?i:{small})\s|L[’'])?(?P<name>{word}(?:\s(?:(?:{small})\s|[dl][’']){{0,2}}{word}){{0,7}})"
        rf"\s(?:{verbs})(?!\p{{L}})",
        regex.MULTILINE,
    )


def _is_name(words: str) -> bool:
    """Tell whether words can be a name: no sentence, no address, and no small letter first."""
    return not (words[:1].islower() or _NO_NAME.search(words) or holds_contact(words))


@cache
def _host(language: str) -> regex.Pattern[str]:
    words = class_words("host", language)
    phrases = any_of(word for word in words if " " in word)
    return regex.compile(
        rf"(?i:(?:{any_of(words)})\s?[:：]\s*|(?:{phrases})\s+)(?:the\s+)?(?P<name>\S.{{2,}})"
    )
