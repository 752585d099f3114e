"""What the user says of the event: words of the command line, above everything that the source says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeAlias

from sharekit.document import Diagnostic, Document, Event
from sharekit.errors import UsageError
from sharekit.links import clean_url
from sharekit.presets.grammar import load_grammar
from sharekit.source.events.zones import zone_of_place
from sharekit.source.page import web_address
from sharekit.source.spoken_when import SaidWhen, read_when

_LINE = re.compile(r"(?:line\s*)?(\d{1,7})", re.IGNORECASE)
_ABOUT_DAY = frozenset(
    {"year-assumed", "weekday-mismatch", "no-such-day", "start-contradicted", "date-taken-for-start"}
)
_DETAILS = ("where", "register", "join")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The raw words of the options; they count as the user's own, above front matter.

    Attributes:
        when: Day and time: `Saturday 12 December 2026, 2pm`, `2026-12-12 14:00`, `4-6 March 2027`.
        where: The place, or `online`.
        register: Address of the registration.
        join: Address to join online.
        title: What the event is called; without an event, the source.
        event: The line of the source on which the day of the event stands: `line 12`.
        taken: Which of the likely events is the event, from 0, where none is sure.
    """

    when: str | None = None
    where: str | None = None
    register: str | None = None
    join: str | None = None
    title: str | None = None
    event: str | None = None
    taken: int | None = None

    @property
    def settles(self) -> bool:
        """Whether it says which event it is: then nobody has to be asked."""
        return self.when is not None or self.event is not None or self.taken is not None

    def over(self, other: Said) -> Said:
        """Return what both say; where they differ, this one."""
        names = [field.name for field in fields(self)]
        mine = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        return replace(other, **mine)


Confirm: TypeAlias = Callable[[Document], Said | None]
"""Asks the user about the likely events of a document that has no sure one, or where the sure one is."""


def apply_said(
    said: Said,
    events: Sequence[Event],
    likely: Sequence[Event],
    *,
    title: str,
    language: str,
    today: date,
    lines_of: Callable[[Event], Collection[int]],
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return the sure and the likely events after what the user said.

    Args:
        said: The words.
        events: The sure ones; what is said is about the first, where `--event` names no other.
        likely: The others, best first.
        title: For an event that only the user knows of.
        language: Of the source; days may be in it or in English.
        today: Chooses the year that is not written.
        lines_of: The lines that the day of an event may be said to stand on.

    Raises:
        UsageError: It cannot be read, or there is no event that it could be about.
    """
    when = read_when(said.when, language=language, today=today) if said.when is not None else None
    sure, rest = _chosen(said, when, (*events,), (*likely,), lines_of)
    if when and not sure:
        sure = (Event(title=title),)
    if not sure:
        _refuse_details(said, rest)
        return sure, rest
    first = _timed(sure[0], when) if when else sure[0]
    return (_detailed(first, said, language), *sure[1:]), rest


def _chosen(
    said: Said,
    when: SaidWhen | None,
    events: tuple[Event, ...],
    likely: tuple[Event, ...],
    lines_of: Callable[[Event], Collection[int]],
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return the sure events and the likely ones, once it is said which one it is."""
    if said.event is not None:
        return (_confirmed(_on_line(said.event, (*events, *likely), lines_of)),), ()
    if events or not likely:
        return events, likely
    number = next((at for at, each in enumerate(likely) if when and each.day == when.day), said.taken)
    if number is None or number >= len(likely):
        return events, likely
    return (_confirmed(likely[number]),), (*likely[:number], *likely[number + 1 :])


def _on_line(words: str, events: Sequence[Event], lines_of: Callable[[Event], Collection[int]]) -> Event:
    found = _LINE.fullmatch(words.strip())
    if not found:
        raise UsageError(f"--event: {words!r} names no line", hint='Write it as --event "line 12"')
    for event in events:
        if int(found[1]) in lines_of(event):
            return event
    lines = sorted({min(lines) for event in events if (lines := lines_of(event))})
    known = f"The days found stand on line {', '.join(map(str, lines))}" if lines else "None was found"
    message = f"--event: no day that an event could have stands on line {found[1]}"
    raise UsageError(message, hint=f'{known}; --when "…" says one')


def _refuse_details(said: Said, likely: Sequence[Event]) -> None:
    """Refuse words about an event where there is none.

    Raises:
        UsageError: Names the option.
    """
    for name in _DETAILS:
        if getattr(said, name) is not None:
            takes = ", --yes takes the one that is likely" if likely else ""
            message = f"--{name}: there is no event that it could be said of"
            raise UsageError(message, hint=f'Say its day with --when "…"{takes}')


def _timed(event: Event, when: SaidWhen) -> Event:
    """Give an event its day; a day alone leaves the time that was found for that very day."""
    if not isinstance(when.start, datetime) and when.end is None and event.day == when.start:
        return replace(_confirmed(event), stated=True)
    return replace(
        _confirmed(event),
        start=when.start,
        end=when.end,
        timezone=when.zone or event.timezone,
        all_day=when.end is not None and not isinstance(when.start, datetime),
        time_text=when.written,
        zone_text=None if when.zone else event.zone_text,
        daily=False,
        exact=True,
        stated=True,
        when_span=None,
    )


def _confirmed(event: Event) -> Event:
    return _sure_of(event, "start")


def _sure_of(event: Event, name: str) -> Event:
    return replace(event, confidence=MappingProxyType({**event.confidence, name: 1.0}))


def _detailed(event: Event, said: Said, language: str) -> Event:
    """Give an event the place, the addresses and the title that were said."""
    for name in ("register", "join"):
        words = getattr(said, name)
        if words is not None:
            links = replace(event.links, **{name: _address(words, name)})
            event = replace(_sure_of(event, name), links=links, online=event.online or name == "join")
    if said.taken is not None and event.likely_place:
        event = replace(_sure_of(event, "place"), place=event.likely_place, likely_place=None)
    if said.where is not None:
        place = _text(said.where, "where")
        online = place.casefold() in {"online", *load_grammar(language).events.online}
        event = _sure_of(event, "place")
        shown = (None, True) if online else (place, event.online)
        event = replace(event, place=shown[0], online=shown[1], likely_place=None)
    return replace(event, title=_text(said.title, "title")) if said.title is not None else event


def _text(words: str, name: str) -> str:
    plain = " ".join(words.split())
    if not plain or not plain.isprintable():
        raise UsageError(f"--{name}: {words!r} is not a text", hint="Write some words in quotation marks")
    return plain


def _address(words: str, name: str) -> str:
    address = web_address(words)
    if address is None:
        message = f"--{name}: {words!r} is not a web address"
        raise UsageError(message, hint="Write it whole, beginning with https://")
    clean_url(address)
    return address


def zoned(events: Sequence[Event], zone: str | None) -> tuple[Event, ...]:
    """Give each time that has no zone the one asked for, else that of its place."""
    return tuple(
        replace(event, timezone=zone or zone_of_place(event.place or "")) if _is_loose(event) else event
        for event in events
    )


def _is_loose(event: Event) -> bool:
    return isinstance(event.start, datetime) and event.timezone is None


def warnings_after(
    said: Said,
    warnings: Sequence[Diagnostic],
    before: Sequence[Event],
    after: Sequence[Event],
    zone: str | None,
) -> Iterator[Diagnostic]:
    """Yield what still should be said: not what the user has answered, but zones now assumed or unknown.

    Args:
        said: The user's words.
        warnings: What reading had to say.
        before: The sure events before their zones were looked for.
        after: With their zones.
        zone: The zone asked for.
    """
    answered = {"zone-unknown", *(["event-unseen"] if after else [])}
    answered |= _ABOUT_DAY if said.when and len(after) == 1 else set()
    answered |= set() if any(event.likely_place for event in after) else {"place-unsure"}
    yield from (each for each in warnings if each.code not in answered)
    for old, new in zip(before, after, strict=True):
        if _is_loose(new):
            yield Diagnostic(
                code="zone-unknown",
                message=f"“{new.title}” has a time but no time zone",
                hint="Give --timezone, or set event.timezone in the front matter",
            )
        elif _is_loose(old) and zone is None:
            yield Diagnostic(
                code="zone-assumed",
                message=f"“{new.title}” was taken to be in {new.timezone}",
                hint="Give --timezone, or set event.timezone in the front matter, if it is elsewhere",
            )
