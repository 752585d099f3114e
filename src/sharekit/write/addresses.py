"""Where an event is, short where there is no room for a whole address."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from sharekit.write.facets import addresses_in

_HOUSE_STREET_TOWN = 2  # commas between them
_COMMA = re.compile(r"(?<!\d),|,(?!\d)|،")  # that of 1,000 parts nothing
_POST_CODE = re.compile(r"^\s*(?:\d{4,5}\s+)?")  # of no use without the street
_BRACKET = re.compile(r"\s*\([^()]*\)(?!\w)")  # without it, words behind would join those before it
_STATE_CODE = re.compile(r"\s*[A-Z]{2}\s+\d[\d-]+\s*")  # `CA 94102-3705`


def short_place(place: str, language: str) -> str:
    """Return the house and the town of an address: every town has a town hall. A web address is never cut."""
    if addresses_in(place):
        return place
    parts = _to_town(_BRACKET.sub("", place), language, fewest=_HOUSE_STREET_TOWN)
    if len(parts) <= _HOUSE_STREET_TOWN:
        return _comma(place).join(parts)
    if parts[-1].strip()[:1].islower():
        return _BRACKET.sub("", place)  # “, of the University”
    return f"{parts[0]}{_comma(place)} {_POST_CODE.sub('', parts[-1])}"


def in_town(place: str, language: str) -> str:
    """Return an address without the state, its post code and the country behind the town."""
    return place if "(" in place else _comma(place).join(_to_town(place, language, fewest=1))


def _to_town(place: str, language: str, *, fewest: int) -> list[str]:
    """Return the parts of an address as far as the town, of `fewest` all."""
    parts = _COMMA.split(place)
    while len(parts) > fewest and _is_beyond_town(parts[-1], language):
        parts.pop()
    return parts


def _comma(place: str) -> str:
    return "،" if "،" in place else ","


def house(place: str) -> str:
    """Return the first part of an address, which is what people look for: the house or the hall."""
    return place if addresses_in(place) else _COMMA.split(_BRACKET.sub("", place), maxsplit=1)[0].strip()


def _is_beyond_town(part: str, language: str) -> bool:
    """Whether a part of an address says no more than the country, or the state and its post code."""
    return _STATE_CODE.fullmatch(part) is not None or part.strip().casefold() in _countries(language)


@cache
def _countries(language: str) -> frozenset[str]:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(name.casefold() for name in locale.territories.values())
