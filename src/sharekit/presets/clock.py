"""Zones by name, local times with the offset they have there, and moments in the words of our messages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

_SIGNS = "+-"
_DAY = timedelta(days=1)
_NAMED = {time(0): "midnight", time(12): "noon"}


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
    from babel.core import get_global  # noqa: PLC0415  slow to import

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


def in_english(start: date | datetime, end: date | datetime | None = None) -> str:
    """Return a moment as messages to the user say it, whatever the language of the source.

    Args:
        start: A day or a local time.
        end: The same; what ends in the night after it belongs to the day it started.

    Returns:
        `Friday 10 September 2027, 2pm–4:30pm`, or `30 April – 2 May 2027` for several days.
    """
    first, last = day_of(start), day_of(end or start)
    if first < last and not _is_one_night(start, end):
        hour = f", from {_hour(start)}" if isinstance(start, datetime) else ""
        return f"{_days(first, last)}{hour}"
    hours = [_hour(each) for each in (start, end) if isinstance(each, datetime)]
    return f"{_english(first, 'EEEE d MMMM y')}{', ' if hours else ''}{'–'.join(hours)}"


def _is_one_night(start: date | datetime, end: date | datetime | None) -> bool:
    return isinstance(start, datetime) and isinstance(end, datetime) and end - start < _DAY


def day_of(moment: date | datetime) -> date:
    """Return the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def _days(first: date, last: date) -> str:
    end = _english(last, "d MMMM y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    return f"{_english(first, 'd MMMM' if first.year == last.year else 'd MMMM y')} – {end}"


def _english(day: date, pattern: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415  slow to import, and only messages need it

    return format_date(day, pattern, locale="en")


def _hour(moment: datetime) -> str:
    if moment.time() in _NAMED:
        return _NAMED[moment.time()]
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"  # noqa: PLR2004 - noon
