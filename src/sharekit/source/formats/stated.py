"""What a source states of itself: front matter, an event file or a page's head, as typed values."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias

from sharekit.document import Diagnostic, Event, EventLinks, Quote, Side, Statistic, Status
from sharekit.presets.grammar import Grammar, load_table
from sharekit.source.events.zones import close_zone, find_zone
from sharekit.source.formats.fields import (
    Field,
    Table,
    read_address,
    read_choice,
    read_flag,
    read_instant,
    read_moment,
    read_people,
    read_person,
    read_table,
    read_tables,
    read_text,
    read_texts,
    refuse,
)
from sharekit.source.language.language import parse_tag
from sharekit.source.page import Draft

Day: TypeAlias = date
_STRUCK = re.compile(r"[\u0335-\u0338]")
_SIDES: Mapping[str, Side] = {"friend": "friend", "opponent": "opponent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Everything stated; None and empty where it is not.

    `date` may be the event's own day; `published` is never that. `announces` says that the keys beside
    `date` are those of an event: its moment is the event's.
    """

    title: str | None = None
    short_title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    date: date | datetime | None = None
    published: Day | None = None
    zone: str | None = None
    named_zone: str | None = None
    language: str | None = None
    link: str | None = None
    image: str | None = None
    image_alt: str | None = None
    hashtags: tuple[str, ...] = ()
    campaign: str | None = None
    theme: str | None = None
    embargo: datetime | None = None
    emphasis: str | None = None
    text: str | None = None
    quotes: tuple[Quote, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    events: tuple[Event, ...] = ()
    amplify: tuple[str, ...] = ()
    announces: bool = False
    warnings: tuple[Diagnostic, ...] = ()


def state(table: Table, grammar: Grammar, *, event_file: bool = False) -> Stated:
    """Read the keys of front matter or of an event file.

    Args:
        table: The fields.
        grammar: For dates in words.
        event_file: The top level may itself be the event.

    Returns:
        The values; unknown keys are named in `warnings`.

    Raises:
        SourceError: A value cannot be what its key means; the message names key and line.
    """
    keys = load_table("keys")
    top = renamed(table, keys["aliases"])
    inner = renamed(top, keys["event_aliases"])
    is_event = _is_event(top, inner, keys["event_only"], event_file=event_file)
    fields = _dated(inner) if is_event else top
    texts = {name: _unstruck(read_text(fields[name])) for name in _TEXTS if name in fields}
    allowed = (*keys["document"], *(keys["event"] if is_event else ()))
    day, zone = _day(fields, grammar)
    named = named_zone(inner, keys["zones"])
    passed = (*keys["ignored"], *keys["aliases"], *keys["event_aliases"], *(keys["zones"] if named else ()))
    return Stated(
        **texts,
        byline=_byline(fields),
        date=day,
        published=None,
        zone=zone,
        named_zone=named,
        language=_language(fields),
        link=_link(fields),
        image=_image(fields),
        hashtags=tuple(tag.lstrip("#") for tag in _texts(fields, "hashtags")),
        embargo=read_instant(fields["embargo"], grammar) if "embargo" in fields else None,
        text=_long_text(fields),
        quotes=tuple(_quotes(fields)),
        statistics=tuple(_statistics(fields)),
        events=tuple(read_events(fields, grammar, is_event=is_event)),
        announces=not is_event and bool(table.keys() & set(keys["of_events"])),
        amplify=tuple(url for item in _items(fields, "amplify") if (url := read_address(item))),
        warnings=tuple(_unknown(fields, allowed, passed)),
    )


def _unstruck(words: str | None) -> str | None:
    """Leave out the strokes that strike letters through: no card can draw them."""
    return _STRUCK.sub("", words) if words else words


def _is_event(top: Table, inner: Table, event_only: Sequence[str], *, event_file: bool) -> bool:
    """Tell whether the top level is itself the event: an event file, or a page with a start or an end."""
    if any(name in top and not isinstance(top[name].value, str) for name in ("event", "events")):
        return False
    return (
        (event_file and bool(inner.keys() & set(event_only)))
        or "start" in inner
        or ("end" in inner and "date" in inner)
    )


def _dated(fields: dict[str, Field]) -> dict[str, Field]:
    """Take `date` for the start of an event that states an end and no start."""
    if "start" in fields or "end" not in fields or "date" not in fields:
        return fields
    return {**{key: field for key, field in fields.items() if key != "date"}, "start": fields["date"]}


_TEXTS = ("title", "short_title", "standfirst", "image_alt", "campaign", "theme", "emphasis")


def stated_language(table: Table) -> str | None:
    """Return the language the keys state, before anything else can be read."""
    return _language(renamed(table, load_table("keys")["aliases"]))


def _language(fields: Table) -> str | None:
    tag = read_text(fields["language"]) if "language" in fields else None
    return parse_tag(tag, where="language") if tag else None


def _byline(fields: Table) -> str | None:
    if "byline" not in fields:
        return None
    return ", ".join(read_texts(fields["byline"])) or None


def _link(fields: Table) -> str | None:
    return read_address(fields["link"]) if "link" in fields else None


def _image(fields: Table) -> str | None:
    """Return the picture; a generator's table of settings about it is none."""
    field = fields.get("image")
    return read_text(field) if field and not isinstance(field.value, Mapping) else None


def _long_text(fields: Table) -> str | None:
    field = fields.get("text")
    return field.value if field and isinstance(field.value, str) else None


def _day(fields: Table, grammar: Grammar) -> tuple[date | datetime | None, str | None]:
    return read_moment(fields["date"], grammar)[:2] if "date" in fields else (None, None)


def _texts(fields: Table, name: str) -> tuple[str, ...]:
    return read_texts(fields[name]) if name in fields else ()


def _items(fields: Table, name: str) -> tuple[Field, ...]:
    field = fields.get(name)
    if field is None or field.value is None:
        return ()
    return field.value if isinstance(field.value, tuple) else (field,)


def _quotes(fields: Table) -> Iterator[Quote]:
    for item in _items(fields, "quotes"):
        if isinstance(item.value, str):
            yield Quote(id="", text=read_text(item) or "", kind="speech", origin="front-matter", wanted=True)
            continue
        row = read_table(item)
        text = read_text(row["text"]) if "text" in row else None
        if not text:
            refuse(
                item,
                "has a quotation without text",
                "Give every quotation its text, such as: text: “We are many.”",
            )
        side = read_choice(row["side"], tuple(_SIDES)) if "side" in row else None
        yield Quote(
            id="",
            text=text,
            kind="speech",
            origin="front-matter",
            speaker=read_text(row["speaker"]) if "speaker" in row else None,
            role=read_text(row["role"]) if "role" in row else None,
            side=_SIDES[side] if side else None,
            wanted=True,
        )


def _statistics(fields: Table) -> Iterator[Statistic]:
    for item in _items(fields, "statistics"):
        row = read_table(item)
        parts = {key: read_text(row[key]) for key in ("figure", "label") if key in row}
        if not parts.get("figure") or not parts.get("label"):
            refuse(
                item,
                "has a statistic without figure or label",
                "Give both, such as: figure: 27%, label: margin",
            )
        yield Statistic(id="", figure=str(parts["figure"]), label=str(parts["label"]), origin="front-matter")


def _unknown(fields: Table, allowed: Sequence[str], ignored: Sequence[str]) -> Iterator[Diagnostic]:
    for key, field in fields.items():
        if key in allowed or key in ignored:
            continue
        close = difflib.get_close_matches(key, allowed, n=1, cutoff=0.75)
        yield Diagnostic(
            code="unknown-key",
            message=f"{key!r} is no key that sharekit reads",
            hint=f"Did you mean {close[0]}?"
            if close
            else "Delete it if it was meant for sharekit; other programs may need it",
            line=field.line,
        )


_EVENT_TEXTS = ("title", "short_title", "place", "result")
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
    texts = {name: read_text(row[name]) for name in _EVENT_TEXTS if name in row}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The blocks of a source and what it states about itself.

    Attributes:
        drafts: Blocks in order, as the author's mark-up tells them apart.
        stated: Front matter, the keys of an event file, or what a web page or document says in its head.
        marked_up: Titles are headings; otherwise the first line is one.
        language: BCP 47 tag of the words, stated or detected.
    """

    drafts: tuple[Draft, ...]
    language: str
    stated: Stated = Stated()
    marked_up: bool = True
