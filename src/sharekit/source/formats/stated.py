"""What front matter or an event file states, as typed values with sharekit's own names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from sharekit.document import Diagnostic, Event, Quote, Side, Statistic
from sharekit.presets.grammar import Grammar, load_table
from sharekit.source.formats.eventkeys import named_zone, read_events, renamed
from sharekit.source.formats.fields import Field, Table
from sharekit.source.formats.values import (
    read_address,
    read_choice,
    read_instant,
    read_moment,
    read_table,
    read_text,
    read_texts,
    refuse,
)
from sharekit.source.language.language import parse_tag

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
