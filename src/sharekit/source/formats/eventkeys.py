"""The keys of events in front matter and event files, as `Event` values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sharekit.document import Event, EventLinks, Status
from sharekit.presets.grammar import Grammar, load_table
from sharekit.source.events.zones import close_zone, find_zone
from sharekit.source.formats.fields import Field, Table
from sharekit.source.formats.values import (
    read_address,
    read_choice,
    read_flag,
    read_moment,
    read_people,
    read_person,
    read_tables,
    read_text,
    refuse,
)

_TEXTS = ("title", "short_title", "place", "result")
_STATUSES: Mapping[str, Status] = {
    "scheduled": "scheduled",
    "cancelled": "cancelled",
    "canceled": "cancelled",
    "moved": "moved",
    "rescheduled": "moved",
    "postponed": "moved",
}


def renamed(table: Table, aliases: Mapping[str, str]) -> dict[str, Field]:
    """Return fields under sharekit's own names; a key of ours wins over what others call it."""
    fields: dict[str, Field] = {}
    for key, field in table.items():
        name = aliases.get(key, key)
        if name == key or (name not in table and name not in fields and field.value):
            fields[name] = field
        else:
            fields.setdefault(key, field)
    return fields


def read_events(fields: Table, grammar: Grammar, *, is_event: bool) -> Iterator[Event]:
    """Yield the events that the keys state.

    Args:
        fields: Front matter or an event file.
        grammar: For dates in words.
        is_event: The top level is itself the event.

    Yields:
        Events; the title is empty where none is stated.

    Raises:
        SourceError: A value cannot be what its key means.
    """
    keys = load_table("keys")
    tables = (
        [fields]
        if is_event
        else [
            renamed(row, keys["event_aliases"])
            for name in ("event", "events")
            if name in fields and not isinstance(fields[name].value, str)
            for row in read_tables(fields[name])
        ]
    )
    for row in tables:
        yield _event(row, grammar)


def _event(row: Table, grammar: Grammar) -> Event:
    texts = {name: read_text(row[name]) for name in _TEXTS if name in row}
    start, zone, written = read_moment(row["start"], grammar) if "start" in row else (None, None, None)
    end = read_moment(row["end"], grammar)[0] if "end" in row else None
    if start and end and _before(end, start):
        refuse(row["end"], "is before start", "Correct start or end")
    place = texts.get("place")
    at_address = bool(place and place.startswith(("http://", "https://")))
    status = (read_choice(row["status"], tuple(_STATUSES)) if "status" in row else None) or "scheduled"
    chair = read_person(row["chair"]) if "chair" in row else None
    people = read_people(row["speakers"]) if "speakers" in row else ()
    return Event(
        title=texts.get("title") or "",
        short_title=texts.get("short_title"),
        start=start,
        end=end,
        timezone=_zone(row) or zone,
        time_text=written,
        place=None if at_address else place,
        online=_flag(row, "online", at_address),
        status=_STATUSES[status],
        speakers=tuple(person for person in people if not chair or person.name != chair.name),
        chair=chair,
        links=_links(row, place if at_address else None),
        deadline=read_moment(row["deadline"], grammar)[0] if "deadline" in row else None,
        join_public=_flag(row, "join_public"),
        stated=start is not None and status != "postponed",  # what is postponed has its old day there
        held=_flag(row, "held") if "held" in row else None,
        result=texts.get("result"),
    )


def _flag(row: Table, name: str, otherwise: bool = False) -> bool:  # noqa: FBT001, FBT002  what it is without
    return read_flag(row[name]) if name in row else otherwise


def _links(row: Table, place: str | None) -> EventLinks:
    """Return the addresses; a place that is one is the link to join, where no other is."""
    names = ("register", "facebook", "post", "join", "recording")
    links = EventLinks(**{name: read_address(row[name]) for name in names if name in row})
    return replace(links, join=links.join or place)


def _before(end: date | datetime, start: date | datetime) -> bool:
    if isinstance(end, datetime) and isinstance(start, datetime):
        return end < start
    return _only_day(end) < _only_day(start)


def _only_day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def named_zone(fields: Table, keys: Sequence[str]) -> str | None:
    """Return the one zone that a page's generator names beside its date; of several, none is the event's."""
    values = [fields[key].value for key in keys if key in fields]
    items = [item.value for each in values if isinstance(each, tuple) for item in each]
    names = [each for each in (*values, *items) if isinstance(each, str)]
    return find_zone(names[0]) if len(names) == 1 else None


def _zone(row: Table) -> str | None:
    name = read_text(row["timezone"]) if "timezone" in row else None
    if name is None:
        return None
    zone = find_zone(name)
    if zone is None:
        close = close_zone(name)
        refuse(
            row["timezone"],
            f"is not a time zone: {name}",
            f"Did you mean {close}?"
            if close
            else "Write a name such as Europe/London, or an offset such as +02:00",
        )
    return zone
