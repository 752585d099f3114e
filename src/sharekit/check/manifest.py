"""`kit.json` read with suspicion: any bytes give a manifest whose shape holds, or faults that say where."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from sharekit.check.model import Fault, Row
from sharekit.document import YEARS, Action, Document, Event, EventLinks, Person, Quote, Statistic
from sharekit.kit.model import MANIFEST, find_parts

Difference: TypeAlias = tuple[str, str]
Rule: TypeAlias = Callable[[object, str], Iterator[Difference]]

_LARGEST = 2**53  # what JSON numbers hold exactly everywhere (RFC 8259, 6)
_YEARS = range(YEARS.start, YEARS.stop + 1)  # thanks are said in the year after an event
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")


def _plain(what: str, holds: Callable[[object], bool]) -> Rule:
    def rule(value: object, where: str) -> Iterator[Difference]:
        if not holds(value):
            yield where, f"is not {what}"

    return rule


def is_whole(value: object) -> bool:
    """Whether a value is a whole number that every program reads alike."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST


def is_moment(value: object) -> bool:
    """Whether a value is a day, or a day with a time and perhaps an offset, of ISO 8601."""
    return isinstance(value, str) and moment_of(value) is not None


def moment_of(text: str | None) -> date | datetime | None:
    """Return the day or the time that a text states; None where it states none."""
    if text is None or not _MOMENT.fullmatch(text):
        return None
    try:
        value = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
    return value if value.year in _YEARS else None


def day_of(moment: date | datetime) -> date:
    """Return the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


TEXT = _plain("a text", lambda value: isinstance(value, str))
_LONGEST = 20_000  # characters of a post, about seven pages; ours have a thousand
_SAID = _plain(
    f"a text of at most {_LONGEST:,} characters",
    lambda value: isinstance(value, str) and len(value) <= _LONGEST,
)
WHOLE = _plain("a whole number", is_whole)
NUMBER = _plain("a number", lambda value: isinstance(value, int | float) and not isinstance(value, bool))
FLAG = _plain("true or false", lambda value: isinstance(value, bool))
MOMENT = _plain("a day or time like 2026-04-19 or 2026-04-19T18:30", is_moment)


def one(expected: object) -> Rule:
    """Return the rule for one very value."""
    return _plain(repr(expected), lambda value: value == expected and type(value) is type(expected))


def maybe(inner: Rule) -> Rule:
    """Return the rule for a value that may be null."""

    def rule(value: object, where: str) -> Iterator[Difference]:
        if value is not None:
            yield from inner(value, where)

    return rule


def listed(inner: Rule, *, length: int | None = None) -> Rule:
    """Return the rule for a list, of any length or of just one."""

    def rule(value: object, where: str) -> Iterator[Difference]:
        if not isinstance(value, list) or length not in {None, len(value)}:
            yield where, "is not a list" + ("" if length is None else f" of {length}")
            return
        for place, item in enumerate(value):
            yield from inner(item, f"{where}[{place}]")

    return rule


def mapped(inner: Rule) -> Rule:
    """Return the rule for an object with any keys."""

    def rule(value: object, where: str) -> Iterator[Difference]:
        if not isinstance(value, Mapping):
            yield where, "is not an object"
            return
        for key, item in value.items():
            yield from inner(item, f"{where}[{key!r}]")

    return rule


def record(needed: Mapping[str, Rule], extra: Mapping[str, Rule] | None = None) -> Rule:
    """Return the rule for an object with keys it needs, keys it may have, and any others."""

    def rule(value: object, where: str) -> Iterator[Difference]:
        if not isinstance(value, Mapping):
            yield where, "is not an object"
            return
        inside = f"{where}." if where else ""
        for key, inner in needed.items():
            if key in value:
                yield from inner(value[key], f"{inside}{key}")
            else:
                yield f"{inside}{key}", "is missing"
        for key, inner in (extra or {}).items():
            if key in value:
                yield from inner(value[key], f"{inside}{key}")

    return rule


def differences(value: object, rule: Rule, *, most: int) -> tuple[Difference, ...]:
    """Return where a value differs from a shape, the first `most` places."""
    return tuple(islice(rule(value, ""), most))


_MOST = 20  # differences that are told; one wrong list can hold thousands
_AGAIN = "Make the kit again with sharekit build, or put kit.json back as it was"

_PERSON = record({"name": TEXT, "role": maybe(TEXT)})
_OFFSETS = {"start": maybe(WHOLE), "end": maybe(WHOLE)}
_EVENT = record(
    {
        "title": TEXT,
        "start": maybe(MOMENT),
        "end": maybe(MOMENT),
        "timezone": maybe(TEXT),
        "all_day": FLAG,
        "place": maybe(TEXT),
        "online": FLAG,
        "status": TEXT,
        "speakers": listed(_PERSON),
        "chair": maybe(_PERSON),
        "links": mapped(maybe(TEXT)),
    },
    {
        **dict.fromkeys(("short_title", "time_text", "zone_text", "result", "likely_place"), maybe(TEXT)),
        "deadline": maybe(MOMENT),
        **dict.fromkeys(("daily", "renewed"), FLAG),
    },
)
_QUOTE = record(
    {
        "id": TEXT,
        "text": TEXT,
        "speaker": maybe(TEXT),
        "role": maybe(TEXT),
        "kind": TEXT,
        "origin": TEXT,
        **_OFFSETS,
    }
)
_STATISTIC = record(
    {"id": TEXT, "figure": TEXT, "label": TEXT, **_OFFSETS}, {"qualifier": maybe(TEXT), "origin": TEXT}
)
_DOCUMENT = record(
    {
        "title": TEXT,
        "standfirst": maybe(TEXT),
        "byline": maybe(TEXT),
        "language": TEXT,
        "link": maybe(TEXT),
        "text": TEXT,
        "quotes": listed(_QUOTE),
        "statistics": listed(_STATISTIC),
        "events": listed(_EVENT),
    },
    {"actions": listed(record({"kind": TEXT, "label": TEXT, "url": maybe(TEXT), **_OFFSETS}))},
)
_CARD = record(
    {
        "id": TEXT,
        "subject": TEXT,
        "kind": TEXT,
        "format": TEXT,
        "file": TEXT,
        "width": WHOLE,
        "height": WHOLE,
        "bytes": WHOLE,
        "alt": TEXT,
        "text": TEXT,
        "speaker": maybe(TEXT),
        "source_span": maybe(listed(WHOLE, length=2)),
    },
    {"contrast": NUMBER, "past_margin": NUMBER},
)
_FEATURE = record({"$type": TEXT}, {"uri": TEXT, "tag": TEXT})
_FACET = record(
    {"index": record({"byteStart": WHOLE, "byteEnd": WHOLE}), "features": listed(_FEATURE)},
)
_POST = record(
    {
        "id": TEXT,
        "platform": TEXT,
        "moment": TEXT,
        "variant": TEXT,
        "text": _SAID,
        "length": WHOLE,
        "limit": maybe(WHOLE),
        "cards": listed(TEXT),
        "link": maybe(TEXT),
        "share_url": maybe(TEXT),
        "scheduled": maybe(MOMENT),
        "language": TEXT,
    },
    {
        "subject": maybe(_SAID),
        "until": maybe(MOMENT),
        "facets": maybe(listed(_FACET)),
        "thread": maybe(record({"id": TEXT, "number": WHOLE, "of": WHOLE})),
        "writer": FLAG,
    },
)
_LINK = record(
    {
        "id": TEXT,
        "url": TEXT,
        "platform": TEXT,
        "campaign": TEXT,
        "content": TEXT,
        "term": maybe(TEXT),
        "short": maybe(TEXT),
    },
    {"source": TEXT, "medium": TEXT},
)
_SHARE = record(
    {
        "id": TEXT,
        "group": maybe(TEXT),
        "file": TEXT,
        "url": TEXT,
        "card": TEXT,
        "picture": TEXT,
        "link": maybe(TEXT),
    }
)
_MANIFEST = record(
    {
        "schema": one(1),
        "generator": TEXT,
        "built": MOMENT,
        "campaign": TEXT,
        "link": maybe(TEXT),
        "language": TEXT,
        "document": _DOCUMENT,
        "cards": listed(_CARD),
        "posts": listed(_POST),
        "links": listed(_LINK),
        "files": mapped(TEXT),
    },
    {
        "given": listed(TEXT),
        "catalogue": maybe(TEXT),
        "share": listed(_SHARE),
        "zones": listed(TEXT),
        "embargo": maybe(MOMENT),
        "call_to_action": listed(record({"label": TEXT, "url": TEXT})),
    },
)


def read_manifest(data: bytes) -> tuple[Row, tuple[Fault, ...]]:
    """Return the manifest and its faults; it may be relied on only where there are none."""
    try:
        value: Any = json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError):  # ValueError covers broken UTF-8 and numbers of a million digits
        return {}, (_fault("manifest-unreadable", MANIFEST, "is no JSON that can be read"),)
    found = differences(value, _MANIFEST, most=_MOST)
    faults = tuple(_fault("manifest-malformed", where or MANIFEST, what) for where, what in found)
    return (value, ()) if not faults else ({}, faults)


_PART = record({"links": listed(_LINK), "share": listed(_SHARE), "files": mapped(TEXT)})


def with_parts(manifest: Row, read: Callable[[str], bytes | None]) -> tuple[Row, tuple[Fault, ...]]:
    """Return a manifest with what stands of each group in a part of its own, and faults of their shape."""
    found: dict[str, Any] = {**manifest, "share": [*manifest.get("share", ())]}
    found |= {"links": [*manifest["links"]], "files": {**manifest["files"]}}
    faults: list[Fault] = []
    for path, part in find_parts(manifest["files"], read):
        wrong = differences(part, _PART, most=_MOST)
        faults += [_fault("manifest-malformed", f"{path} {where}".strip(), what) for where, what in wrong]
        if not wrong:
            found["links"] += part["links"]
            found["share"] += part["share"]
            found["files"] |= part["files"]
    return {**found, "files": {**found["files"], **manifest["files"]}}, tuple(faults)


def _fault(code: str, where: str, what: str) -> Fault:
    return Fault(code=code, where=where, message=f"{where} {what}", hint=_AGAIN)


def _no_number(name: str) -> None:
    message = f"{name} is no number of JSON"
    raise ValueError(message)


def document_of(manifest: Row) -> Document:
    """Return the document of a manifest whose shape holds."""
    row = manifest["document"]
    return Document(
        name=MANIFEST,
        sha256="",
        title=row["title"],
        text=row["text"],
        language=row["language"],
        standfirst=row["standfirst"],
        byline=row["byline"],
        quotes=tuple(_quote(quote) for quote in row["quotes"]),
        statistics=tuple(
            Statistic(
                id=each["id"],
                figure=each["figure"],
                label=each["label"],
                qualifier=each.get("qualifier"),
                origin=each.get("origin", "text"),
            )
            for each in row["statistics"]
        ),
        events=tuple(_event(event) for event in row["events"]),
        actions=tuple(Action(kind="post", label=each["label"]) for each in row.get("actions", ())),
    )


def _quote(row: Row) -> Quote:
    return Quote(
        id=row["id"],
        text=row["text"],
        kind="sentence",
        origin=row["origin"],
        speaker=row["speaker"],
        role=row["role"],
    )


def _person(row: Row) -> Person:
    return Person(name=row["name"], role=row["role"])


def _event(row: Row) -> Event:
    return Event(
        title=row["title"],
        short_title=row.get("short_title"),
        start=moment_of(row["start"]),
        end=moment_of(row["end"]),
        timezone=row["timezone"] if is_zone(row["timezone"]) else None,
        all_day=row["all_day"],
        time_text=row.get("time_text"),
        zone_text=row.get("zone_text"),
        daily=row.get("daily", False),
        place=row["place"],
        online=row["online"],
        speakers=tuple(_person(person) for person in row["speakers"]),
        chair=_person(row["chair"]) if row["chair"] else None,
        deadline=moment_of(row.get("deadline")),
        result=row.get("result"),
        links=EventLinks(),
    )


def is_zone(name: str | None) -> bool:
    """Whether a time zone is one that calendars know; a fixed offset and an abbreviation have no slash."""
    if name is None or "/" not in name:
        return name is None or len(name) <= 8  # noqa: PLR2004  "UTC+05:30" is written +05:30
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return True


def find_zone_faults(manifest: Row) -> Iterator[Fault]:
    """Yield a fault for each event whose time zone no calendar knows."""
    for place, event in enumerate(manifest["document"]["events"]):
        if not is_zone(event["timezone"]):
            where = f"document.events[{place}]"
            yield _fault(
                "zone-unknown", where, f"has a time zone that no calendar knows: {event['timezone']}"
            )
