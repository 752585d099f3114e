"""A start time as the source writes it, where that cannot be taken for another."""

from __future__ import annotations

import re
from datetime import datetime

from sharekit.document import Event

_BARE_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[.:]\d{2})?")
_UNIT = re.compile(r"(?<=\d) ")
_HYPHEN = re.compile(r"(?<=[\dmM])\s*[-–—]\s*(?=\d)")


def start_as_written(event: Event) -> str:
    """Return the source's own form of the start, in one piece, with a dash in a span of times.

    Empty where it has none, or only one that needs the page around it (`7:00` for the evening).
    """
    written = event.time_text or ""
    hour = _BARE_HOUR.fullmatch(written)
    if hour and isinstance(event.start, datetime) and int(hour["hour"]) != event.start.hour:
        return ""
    return _UNIT.sub("\u00a0", _HYPHEN.sub("–", written))
