"""What a page states for machines: schema.org things as plain mappings, events among them, and dates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from sharekit.document import Event, EventLinks, Person, Status
from sharekit.source.events.zones import find_zone
from sharekit.source.formats.addresses import web_address

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Thing: TypeAlias = Mapping[str, Any]
_MOST = 500
_NESTED = 6
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>)\s*$", re.DOTALL)
_TAGS = re.compile(r"<[^<>]{1,300}>")
_ARTICLE = re.compile(r'"@type"\s*:\s*"(\w*(?:Article|Posting))"')
_PLAIN = re.compile(r'"(headline|datePublished)"\s*:\s*"([^"\\]{4,300})"')
_STATUSES: Mapping[str, Status] = {
    "eventcancelled": "cancelled",
    "eventpostponed": "moved",
    "eventrescheduled": "moved",
}
_ORGANISATIONS = frozenset({"organization", "performinggroup", "musicgroup"})


def find_things(root: Element) -> tuple[Thing, ...]:
    """Return every thing a page states, outermost first; broken JSON is passed over."""
    return (*_linked_data(root), *_microdata(root))


def types_of(thing: Thing) -> frozenset[str]:
    """Return the types of a thing in lower case, without their vocabulary (`newsarticle`)."""
    kinds = thing.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(str(kind).rpartition("/")[2].lower() for kind in listed if kind)


def words_of_value(value: object) -> str | None:
    """Return the words of a value: of a text as they are, of a thing its name, of a list its first."""
    if isinstance(value, list):
        return next((words for item in value if (words := words_of_value(item))), None)
    if isinstance(value, Mapping):
        return words_of_value(value.get("name") or value.get("@value") or value.get("url"))
    if not isinstance(value, str):
        return None
    return " ".join(_TAGS.sub(" ", value).split()) or None


def find_schema_events(things: tuple[Thing, ...]) -> Iterator[Event]:
    """Yield the events among things, each title once."""
    seen: set[tuple[str, object]] = set()
    for thing in things:
        if not any(kind.endswith("event") for kind in types_of(thing)):
            continue
        event = _event(thing)
        if event and (event.title, event.start) not in seen:
            seen.add((event.title, event.start))
            yield event


def _linked_data(root: Element) -> Iterator[Thing]:
    for script in root.xpath("//script[contains(@type, 'ld+json')]")[:_MOST]:
        words = _COMMENT.sub("", script.text or "")
        try:
            value = json.loads(words, strict=False)
        except (ValueError, RecursionError):
            yield from _salvaged(words)
            continue
        yield from _flat(value, 0)


def _salvaged(words: str) -> Iterator[Thing]:
    """Yield an article of which broken JSON still says headline and day."""
    kind = _ARTICLE.search(words)
    if kind:
        stated = {found[1]: found[2] for found in reversed(list(_PLAIN.finditer(words, kind.start())))}
        yield {"@type": kind[1], **stated}


def _flat(value: object, depth: int) -> Iterator[Thing]:
    if depth > _NESTED:
        return
    if isinstance(value, list):
        for item in value[:_MOST]:
            yield from _flat(item, depth + 1)
    elif isinstance(value, Mapping):
        if "@type" in value:
            yield value
        for name in ("@graph", "mainEntity", "itemListElement", "item", "subEvent"):
            if name in value:
                yield from _flat(value[name], depth + 1)


def _microdata(root: Element) -> Iterator[Thing]:
    scopes = root.xpath("//*[@itemscope and not(@itemprop)]")[:_MOST]
    for scope in scopes:
        yield _item(scope, 0)


def _item(scope: Element, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": [kind for kind in scope.get("itemtype", "").split() if kind]}
    if depth > _NESTED:
        return found
    for element in _properties(scope):
        value = _item(element, depth + 1) if element.get("itemscope") is not None else _value(element)
        for name in element.get("itemprop", "").split():
            known = found.get(name)
            found[name] = (
                value if known is None else [*(known if isinstance(known, list) else [known]), value]
            )
    return found


def _properties(scope: Element) -> Iterator[Element]:
    """Yield the properties of a scope, not those of the scopes inside it."""
    waiting = list(reversed(scope))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        if element.get("itemprop"):
            yield element
        if element.get("itemscope") is None:
            waiting.extend(reversed(element))


def _value(element: Element) -> str:
    for name in ("content", "datetime", "href", "src", "data"):
        if element.get(name):
            return str(element.get(name)).strip()
    return " ".join("".join(element.itertext()).split())


def _event(thing: Thing) -> Event | None:
    title = words_of_value(thing.get("name"))
    start, zone = _moment(thing.get("startDate"))
    if not title or start is None:
        return None
    end = _moment(thing.get("endDate"))[0]
    mode = str(thing.get("eventAttendanceMode", "")).lower()
    places = (
        [thing["location"]] if isinstance(thing.get("location"), (str, Mapping)) else thing.get("location")
    )
    real = [place for place in places or [] if not _is_virtual(place)]
    status = str(thing.get("eventStatus", "")).rpartition("/")[2].lower()
    return Event(
        title=title,
        start=start,
        end=end if end and str(end) > str(start) else None,
        timezone=zone,
        place=_place(real[0]) if real else None,
        online="online" in mode or "mixed" in mode or len(real) < len(places or []),
        status=_STATUSES.get(status, "scheduled"),
        stated=status == "eventrescheduled",  # only then is the day the new one (schema.org, EventStatusType)
        speakers=tuple(_people(thing.get("performer") or thing.get("performers"))),
        links=EventLinks(register=_register(thing)),
    )


def _moment(value: object) -> tuple[date | datetime | None, str | None]:
    words = words_of_value(value)
    parsed = parse_iso(words) if words else None
    if parsed is None:
        return None, None
    moment, offset = parsed
    return moment, find_zone(offset) if offset else None


def _is_virtual(place: object) -> bool:
    if isinstance(place, str):
        return place.startswith(("http://", "https://"))
    return isinstance(place, Mapping) and "virtuallocation" in types_of(place)


def _place(place: object) -> str | None:
    if not isinstance(place, Mapping):
        return words_of_value(place)
    name, address = words_of_value(place.get("name")), place.get("address")
    if isinstance(address, Mapping):
        parts = [words_of_value(address.get(key)) for key in ("streetAddress", "addressLocality")]
        where = ", ".join(part for part in parts if part)
    else:
        where = words_of_value(address) or ""
    if name and where and name.casefold() not in where.casefold():
        return f"{name}, {where}"
    return where or name


def _people(value: object) -> Iterator[Person]:
    for item in value if isinstance(value, list) else [value]:
        name = words_of_value(item)
        organised = isinstance(item, Mapping) and types_of(item) & _ORGANISATIONS
        if name and not organised:
            role = words_of_value(item.get("jobTitle")) if isinstance(item, Mapping) else None
            yield Person(name=name, role=role)


def _register(thing: Thing) -> str | None:
    offers = thing.get("offers")
    for offer in offers if isinstance(offers, list) else [offers]:
        url = words_of_value(offer.get("url")) if isinstance(offer, Mapping) else None
        if url and web_address(url):
            return web_address(url)
    return None


_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\s?(?P<time>\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s?(?P<zone>Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?\s*"
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?|(\d{4})[/.](\d{2})[/.](\d{2})(?:\s.*)?", re.DOTALL)


def parse_iso(words: str) -> tuple[date | datetime, str | None] | None:
    """Return a day or a local wall-clock time and its offset (`+02:00`, `UTC`) where one is written."""
    found = _ISO.fullmatch(words.strip())
    try:
        if not found:
            return _other(words.strip())
        if not found["time"]:
            return date.fromisoformat(found["day"]), None
        return datetime.fromisoformat(f"{found['day']}T{found['time']}"), _offset(found["zone"])
    except (ValueError, OverflowError, TypeError):
        return None


def _other(words: str) -> tuple[date | datetime, str | None] | None:
    basic = _BASIC.fullmatch(words)
    if basic:
        year, month, day = (int(part) for part in basic.groups() if part)
        return date(year, month, day), None
    if "," in words[:12] and any(letter.isdigit() for letter in words):
        moment = parsedate_to_datetime(words)
        return moment.replace(tzinfo=None), None
    return None


def _offset(zone: str | None) -> str | None:
    if not zone:
        return None
    if zone in {"Z", "z"}:
        return "UTC"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"
