"""The rules of the table `[schedule]`: when an organisation posts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import time
from types import MappingProxyType

from sharekit.errors import SettingsError
from sharekit.plan.windows import QuietHours
from sharekit.presets.moments import load_moments
from sharekit.presets.spelling import did_you_mean
from sharekit.settings.values import WrongValueError, timezone_name

_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)")
_SPAN = re.compile(r"\s*(?:-|–|to)\s*")


def checked_schedule(key: str, value: object, *, where: str) -> object:
    """Return the value of a key of `[schedule]`.

    Args:
        key: One of `SCHEDULE`.
        value: From a settings file.
        where: Where it was written, for people.

    Raises:
        SettingsError: It is no time, zone or moment.
    """
    try:
        return _RULES[key](value)
    except WrongValueError as wrong:
        message = f"{where}: {wrong.what}"
        raise SettingsError(message, hint=wrong.hint) from None


def _quiet(value: object) -> QuietHours:
    start, dash, end = _SPAN.sub("-", value if isinstance(value, str) else "").partition("-")
    if not dash:
        what = f"{value!r} is not a span of hours"
        raise WrongValueError(what, 'Write it as "22:00-08:00"; "00:00-00:00" means none')
    return QuietHours(start=_time(start), end=_time(end))


def _time(value: object) -> time:
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        what = f"{value!r} is not a time of day"
        raise WrongValueError(what, 'Write it in 24 hours: "18:30"')
    return time(int(found["hour"]), int(found["minute"]))


def _zones(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        what = f"{value!r} is not a list"
        raise WrongValueError(what, 'Write a list: ["America/New_York", "Asia/Kolkata"]')
    return tuple(dict.fromkeys(timezone_name(zone) for zone in value))


def _hours(value: object) -> Mapping[str, time]:
    if not isinstance(value, Mapping):
        what = f"{value!r} is not a table"
        raise WrongValueError(what, 'Write [schedule.hours] and below it lines like announce = "18:00"')
    known = [name for name, row in load_moments().items() if row.at]
    for name in value:
        if name not in known:
            what = f"there is no moment {name!r} with an hour of its own"
            raise WrongValueError(what, did_you_mean(str(name), known, plural="moments"))
    return MappingProxyType({name: _time(hour) for name, hour in value.items()})


_RULES: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {"quiet": _quiet, "zones": _zones, "hours": _hours}
)
SCHEDULE = tuple(_RULES)
