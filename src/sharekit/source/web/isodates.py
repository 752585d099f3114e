"""Dates as machines write them (ISO 8601, RFC 5322), without guessing."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\s?(?P<time>\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s?(?P<zone>Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?\s*"
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?|(\d{4})[/.](\d{2})[/.](\d{2})(?:\s.*)?", re.DOTALL)


def parse_iso(words: str) -> tuple[date | datetime, str | None] | None:
    """Return a day or a local wall-clock time and its offset (`+02:00`, `UTC`) where one is written."""
    found = _ISO.fullmatch(words.strip())
    try:
        if not found:
            return _other(words.strip())
        if not found["time"]:
            return date.fromisoformat(found["day"]), None
        return datetime.fromisoformat(f"{found['day']}T{found['time']}"), _offset(found["zone"])
    except (ValueError, OverflowError, TypeError):
        return None


def _other(words: str) -> tuple[date | datetime, str | None] | None:
    basic = _BASIC.fullmatch(words)
    if basic:
        year, month, day = (int(part) for part in basic.groups() if part)
        return date(year, month, day), None
    if "," in words[:12] and any(letter.isdigit() for letter in words):
        moment = parsedate_to_datetime(words)
        return moment.replace(tzinfo=None), None
    return None


def _offset(zone: str | None) -> str | None:
    if not zone:
        return None
    if zone in {"Z", "z"}:
        return "UTC"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"
