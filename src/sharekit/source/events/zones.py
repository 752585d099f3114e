"""Time zones: names checked, words beside a time understood."""

from __future__ import annotations

import difflib
import re
import zoneinfo
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType

import regex

from sharekit.document import Span
from sharekit.presets.clock import canonical_zone, zone_info
from sharekit.presets.grammar import load_table

_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+-])(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)
_OF_PLACE = re.compile(
    r"\s+time$|^(?:hora|horário|heure|ora)s?\s+(?:(?:de|do|da|del)\s+(?:l[ao]s?\s+)?|d[’'])?", re.IGNORECASE
)
_FARTHEST = 14
_RUN = regex.compile(r"[\p{L}\d]+")
_PREFIXES = "בלמ"


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in zoneinfo.available_timezones()}


def find_zone(name: str) -> str | None:
    """Return a zone in its usual spelling (`Europe/London`, `+02:00`, `UTC`), or None if there is none."""
    wanted = name.strip()
    if wanted.casefold() in {"z", "utc"}:
        return "UTC"
    offset = _OFFSET.fullmatch(wanted)
    if offset:
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        possible = hours <= _FARTHEST and minutes < 60  # noqa: PLR2004 - minutes of an hour
        return f"{offset[1]}{hours:02}:{minutes:02}" if possible else None
    known = _names().get(wanted.casefold().replace(" ", "_"))
    return canonical_zone(known) if known else None


def close_zone(name: str) -> str | None:
    """Return the zone whose name is nearest to a misspelt one."""
    wanted = name.strip().casefold().replace(" ", "_")
    known = _names()
    cities = {key.rpartition("/")[2]: value for key, value in known.items()}
    near = difflib.get_close_matches(wanted, known, n=1) or []
    if near:
        return known[near[0]]
    city = difflib.get_close_matches(wanted.rpartition("/")[2], cities, n=1)
    return cities[city[0]] if city else None


def zone_of_words(words: str) -> str | None:
    """Return the zone that words beside a time stand for (`BST`, `UTC+2`, `UK time`, `hora de Lima`)."""
    place = _OF_PLACE.sub("", words)
    stated = load_table("zones")["words"].get(place.casefold())
    return str(stated) if stated else find_zone(words) or zone_of_place(place)


def in_zone(moment: datetime, zone: str, other: str) -> datetime:
    """Return a local moment as the clocks of another zone show it, without its zone."""
    return moment.replace(tzinfo=zone_info(zone)).astimezone(zone_info(other)).replace(tzinfo=None)


_CLEAR = 2  # a zone counts for a whole text when its cities are named this many times as often as others


@cache
def _zones() -> Mapping[str, str]:
    rows = load_table("zones")["cities"]
    return MappingProxyType({name: zone for zone, names in rows.items() for name in names})


@cache
def _by_first() -> Mapping[str, tuple[str, ...]]:
    """Return the cities by the letters they begin with, up to a space or sign, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(_zones(), key=len, reverse=True):
        first = _RUN.findall(name)[0]
        found[first] = (*found.get(first, ()), name)
    return MappingProxyType(found)


def _key(name: str) -> str:
    """Return a city's name as the table has it; the small form of İ is two characters, and matches as one."""
    return name.replace("İ", "i").replace("ı", "i").casefold()


def find_city(text: str, start: int, end: int) -> Span | None:
    """Return the first city named in a part of a text, written with a capital where its script has them."""
    return next(_cities(text, start, end), None)


def zone_of_place(place: str) -> str | None:
    """Return the zone of the city that a place names; None for none, or for cities of several zones."""
    zones = {_zones()[_key(city.of(place))] for city in _cities(place, 0, len(place))}
    return zones.pop() if len(zones) == 1 else None


def zone_of_text(text: str) -> str | None:
    """Return the zone of the cities that a text names most, where that is clear."""
    named = Counter(_zones()[_key(city.of(text))] for city in _cities(text, 0, len(text))).most_common(2)
    if not named:
        return None
    return named[0][0] if len(named) == 1 or named[0][1] >= _CLEAR * named[1][1] else None


def _cities(text: str, start: int, end: int) -> Iterator[Span]:
    done = start
    for run in _RUN.finditer(text, start, end):
        city = _city_at(text, run, end) if run.start() >= done else None
        if city:
            done = city.end
            if not text[city.start].islower():
                yield city


def _city_at(text: str, run: regex.Match[str], end: int) -> Span | None:
    """Return the city that letters begin with, behind a preposition that Hebrew writes on it."""
    for at in (run.start() + 1, run.start()) if run[0][0] in _PREFIXES else (run.start(),):
        for name in _by_first().get(_key(text[at : run.end()]), ()):
            stop = at + len(name)
            if stop <= end and _key(text[at:stop]) == name and not _RUN.match(text, stop, end):
                return Span(at, stop)
    return None
