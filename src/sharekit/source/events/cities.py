"""Cities that a text names, and the zones of their clocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import regex

from sharekit.document import Span
from sharekit.presets.grammar import load_table
from sharekit.source.language.people import any_of

_CLEAR = 2  # a zone counts for a whole text when its cities are named this many times as often as others


@cache
def _zones() -> Mapping[str, str]:
    rows = load_table("zones")["cities"]
    return MappingProxyType({name: zone for zone, names in rows.items() for name in names})


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<![\p{{L}}\d])[בלמ]?(?<city>{any_of(tuple(_zones()))})(?![\p{{L}}\d])", regex.IGNORECASE
    )


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
    for found in _pattern().finditer(text, start, end):
        if not found["city"][0].islower():
            yield Span(*found.span("city"))
