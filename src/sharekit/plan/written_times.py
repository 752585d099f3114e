"""A start time as the source writes it, where that cannot be taken for another."""

from __future__ import annotations

import re
from datetime import datetime

from sharekit.document import Event
from sharekit.presets.phrases import Phrases

_BARE_HOUR = re.compile(r"(?P<hour>\d{1,2})(?P<minutes>[.:]\d{2})?")
_DOUBLE = re.compile(r"\d{1,2}:\d{2}[ \u00a0]?h(?!\w)")  # `19:00 h`
_UNIT = re.compile(r"(?<=\d) ")
_HYPHEN = re.compile(r"(?<=[\dmM])\s*[-–—]\s*(?=\d)")


def clock_of(event: Event, phrases: Phrases) -> str:
    """Return the start time as it is printed: as the source writes it, else as the language does.

    Nothing for an event of whole days, or whose time is not known.
    """
    if event.all_day or not isinstance(event.start, datetime):
        return ""
    plain, written = phrases.time(event.start.time()), start_as_written(event, phrases)
    if ":" not in plain:
        written = _DOUBLE.sub(plain, written)  # two marks for one, where the language has its own
    return written or plain


def start_as_written(event: Event, phrases: Phrases) -> str:
    """Return the source's own form of the start, in one piece, with a dash in a span of times.

    Empty where it has none, or only one that needs the page around it: `7:00` for the evening, the `15` of
    `15 bis 17 Uhr`.
    """
    written = event.time_text or ""
    hour = _BARE_HOUR.fullmatch(written)
    if hour and (not hour["minutes"] or phrases.dates.clock_unit):
        return ""
    if hour and isinstance(event.start, datetime) and int(hour["hour"]) != event.start.hour:
        return ""
    return _UNIT.sub("\u00a0", _HYPHEN.sub("–", written))
