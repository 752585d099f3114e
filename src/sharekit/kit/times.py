"""When posts go out: as their plan says it, on the clock of the kit's zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo

from sharekit.presets.clock import zone_info

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


def wall_clock(value: datetime) -> datetime:
    """Return what the clock shows there and then, without its zone."""
    return value.replace(tzinfo=None)


def in_utc(value: datetime) -> datetime:
    """Return the same instant in UTC; a time without a zone floats and stays as it is."""
    return value if value.tzinfo is None else value.astimezone(UTC)


def zone_words(times: Iterable[datetime], name: str | None, *, conjunction: str) -> str | None:
    """Return what people call the zone that times are in.

    Args:
        times: As `read_scheduled` returns them.
        name: The zone the kit is believed to be in.
        conjunction: Between two offsets, with its spaces.

    Returns:
        The name where every time has that zone's offset, else the offsets (`UTC+01:00`); None where a time
        has none.
    """
    known = list(times)
    offsets = [value.utcoffset() for value in known]
    if not known or None in offsets:
        return None
    zone = zone_info(name) if name else None
    if zone and all(
        wall_clock(value).replace(tzinfo=zone).utcoffset() == value.utcoffset() for value in known
    ):
        return f"UTC{name}" if str(name)[:1] in "+-" else name
    return conjunction.join(dict.fromkeys(f"UTC{value.isoformat()[-6:]}" for value in known))
