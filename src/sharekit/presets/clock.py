"""Zones by name, and local times with the offset they have there."""

from __future__ import annotations

from datetime import UTC, datetime, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from babel.core import get_global

_SIGNS = "+-"


@cache
def zone_info(name: str) -> tzinfo:
    """Return a zone by its IANA name or fixed offset (`Europe/London`, `+02:00`).

    Raises:
        ValueError: There is no such zone.
    """
    if name[:1] in _SIGNS:
        offset = datetime.fromisoformat(f"2000-01-01T00:00{name}").utcoffset()
        return UTC if offset is None else timezone(offset)
    return ZoneInfo(name)


def canonical_zone(name: str) -> str:
    """Return a zone by the name it goes by today: `America/Los_Angeles` for `US/Pacific` (CLDR aliases)."""
    return str(get_global("zone_aliases").get(name, name))


def is_zone(name: str) -> bool:
    """Whether there is a zone of this name."""
    try:
        zone_info(name)
    except (ValueError, OSError):
        return False
    return True


def local(moment: datetime, zone: str | None) -> datetime:
    """Return a moment as the clocks of a zone show it, without the zone; one without a zone stays."""
    if moment.tzinfo is None:
        return moment
    return (moment.astimezone(zone_info(zone)) if zone else moment).replace(tzinfo=None)


def written_moment(moment: datetime, zone: str | None) -> str:
    """Return a local time in ISO 8601 to the minute, with the offset its zone has then, where it is known.

    A time that the clocks skip in spring becomes the one they show instead.
    """
    if zone is None:
        return moment.isoformat(timespec="minutes")
    there = moment.replace(tzinfo=zone_info(zone))
    return there.astimezone(UTC).astimezone(zone_info(zone)).isoformat(timespec="minutes")
