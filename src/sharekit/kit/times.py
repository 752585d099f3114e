"""When posts go out: as their plan says it, on the clock of the kit's zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

_MORNING = time(10)  # own: a day alone says no time, and people are up by then
_DAY = len("2021-04-12")


def read_scheduled(text: str, zone: tzinfo | None = None) -> datetime:
    """Return when a post goes out.

    Args:
        text: ISO 8601: a day (which counts as 10:00), a day and a time, or these with an offset.
        zone: Of times that state no offset; None where it is not known.

    Returns:
        With its zone where that is known, else the bare time of the clock.
    """
    if len(text) == _DAY:
        value = datetime.combine(date.fromisoformat(text), _MORNING)
    else:
        value = datetime.fromisoformat(text)
    return value.replace(tzinfo=zone) if value.tzinfo is None else value


def not_before(value: datetime, earliest: datetime | None) -> datetime:
    """Return a time of posting, or the end of an embargo where that is later.

    Where only one of the two has a zone, the clocks are compared as they are.

    Args:
        value: As `read_scheduled` returns it; the result has its zone.
        earliest: The end of the embargo; None for none.
    """
    if earliest is None:
        return value
    if value.tzinfo is None:
        return max(value, wall_clock(earliest))
    known = earliest.astimezone(value.tzinfo) if earliest.tzinfo else earliest.replace(tzinfo=value.tzinfo)
    return max(value, known)


def wall_clock(value: datetime) -> datetime:
    """Return what the clock shows there and then, without its zone."""
    return value.replace(tzinfo=None)


def in_utc(value: datetime) -> datetime:
    """Return the same instant in UTC; a time without a zone floats and stays as it is."""
    return value if value.tzinfo is None else value.astimezone(UTC)


def load_zone(name: str | None) -> tzinfo | None:
    """Return a zone by its IANA name or offset (`+01:00`); None for None."""
    if name is None:
        return None
    if name[:1] in "+-":
        return datetime.fromisoformat(f"2000-01-01T00:00{name}").tzinfo
    return ZoneInfo(name)


def zone_words(times: Iterable[datetime], name: str | None) -> str | None:
    """Return what people call the zone that times are in.

    Args:
        times: As `read_scheduled` returns them.
        name: The zone the kit is believed to be in.

    Returns:
        The name where every time has that zone's offset, else the offsets (`UTC+01:00`); None where a time
        has none.
    """
    known = list(times)
    offsets = [value.utcoffset() for value in known]
    if not known or None in offsets:
        return None
    zone = load_zone(name)
    if zone and all(
        wall_clock(value).replace(tzinfo=zone).utcoffset() == value.utcoffset() for value in known
    ):
        return f"UTC{name}" if str(name)[:1] in "+-" else name
    return " and ".join(dict.fromkeys(f"UTC{value.isoformat()[-6:]}" for value in known))
