"""Fields as typed values; what cannot be read is refused by name and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import NoReturn

from sharekit.document import Person, Span
from sharekit.errors import SourceError
from sharekit.presets.grammar import Grammar, load_table
from sharekit.source.events.dates import find_days, find_times
from sharekit.source.formats.addresses import web_address
from sharekit.source.formats.fields import Field

_YES = frozenset({"true", "yes", "y", "on", "1"})
_NO = frozenset({"false", "no", "n", "off", "0"})
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_ISO_MOMENT = re.compile(
    r"(\d{4}-\d{1,2}-\d{1,2})[T ]+(\d{1,2})[:.](\d{1,2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WORDS = re.compile(r"\s+")
_PERSON = re.compile(r"([^,()]+?)\s*(?:,\s*(.+)|\((.*)\)\s*)?")


def refuse(field: Field, problem: str, hint: str) -> NoReturn:
    """Raise the refusal of a field."""
    where = f" (line {field.line})" if field.line else ""
    message = f"{field.name}{where} {problem}"
    raise SourceError(message, hint=hint)


def read_text(field: Field) -> str | None:
    """Return one line of words, whitespace folded; None where it is left blank.

    Raises:
        SourceError: It is a list or a table.
    """
    if field.value is None:
        return None
    if not isinstance(field.value, str):
        refuse(
            field,
            "must be words, not a list or table",
            "Write it on one line, in quotation marks if it holds a colon",
        )
    return _WORDS.sub(" ", _CONTROLS.sub("", field.value)).strip() or None


def read_texts(field: Field) -> tuple[str, ...]:
    """Return words from a list, or from one line parted by commas.

    Raises:
        SourceError: It is a table, or the list holds more than words.
    """
    if isinstance(field.value, tuple):
        return tuple(text for item in field.value if (text := read_text(item)))
    line = read_text(field)
    return tuple(part.strip() for part in line.split(",") if part.strip()) if line else ()


def read_flag(field: Field) -> bool:
    """Return a yes or no.

    Raises:
        SourceError: It is neither.
    """
    word = (read_text(field) or "no").casefold()
    if word in _YES:
        return True
    if word not in _NO:
        refuse(field, f"must be true or false, not {word!r}", "Write true or false")
    return False


def read_address(field: Field) -> str | None:
    """Return a web address; `https://` is added to one without a scheme.

    Raises:
        SourceError: It is not a web address.
    """
    words = read_text(field)
    if words is None:
        return None
    address = web_address(words)
    if address:
        return address
    refuse(field, f"is not a web address: {words}", "Write the whole address, beginning with https://")


def read_choice(field: Field, choices: tuple[str, ...]) -> str | None:
    """Return one of some words.

    Raises:
        SourceError: It is another word.
    """
    word = read_text(field)
    if word is not None and word.casefold() not in choices:
        refuse(field, f"must be one of {', '.join(choices)}, not {word!r}", f"Write {choices[0]}")
    return word.casefold() if word else None


def read_table(field: Field) -> Mapping[str, Field]:
    """Return a table.

    Raises:
        SourceError: It is not one.
    """
    if not isinstance(field.value, Mapping):
        refuse(field, "must be a table of keys", "Write its keys on lines of their own below it")
    return field.value


def read_tables(field: Field) -> tuple[Mapping[str, Field], ...]:
    """Return a list of tables; a single table counts as a list of one.

    Raises:
        SourceError: It is something else.
    """
    if field.value is None:
        return ()
    if isinstance(field.value, tuple):
        return tuple(read_table(item) for item in field.value)
    return (read_table(field),)


def read_person(field: Field) -> Person | None:
    """Return somebody written as `Name`, `Name, role`, `Name (role)` or a table with name and role.

    Raises:
        SourceError: There is no name.
    """
    if isinstance(field.value, Mapping):
        parts = {key: read_text(item) for key, item in field.value.items()}
        if not parts.get("name"):
            refuse(field, "has no name", "Write name and role, such as: {name: Ana Ruiz, role: nurse}")
        networks: list[str] = load_table("keys")["handles"]
        handles = tuple((name, handle) for name in networks if (handle := parts.get(name)))
        return Person(name=str(parts["name"]), role=parts.get("role"), handles=handles)
    words = read_text(field)
    found = _PERSON.fullmatch(words) if words else None
    if words and not found:
        return Person(name=words)
    return Person(name=found[1], role=found[2] or found[3] or None) if found else None


def read_people(field: Field) -> tuple[Person, ...]:
    """Return a list of people; one line names one person."""
    if isinstance(field.value, tuple):
        return tuple(person for item in field.value if (person := read_person(item)))
    person = read_person(field)
    return (person,) if person else ()


def read_moment(field: Field, grammar: Grammar) -> tuple[date | datetime | None, str | None, str | None]:
    """Return a day or a local time, its zone or offset if written, and the time as written.

    Raises:
        SourceError: It is no date that exists.
    """
    words = read_text(field)
    if words is None:
        return None, None, None
    iso = _ISO_MOMENT.fullmatch(words)
    if iso:
        day = _day(field, iso[1])
        moment = _at(field, day, int(iso[2]), int(iso[3]))
        return moment, _offset(iso[4]), None
    if _ISO_DAY.fullmatch(words):
        return _day(field, words), None, None
    return (*_spoken(field, words, grammar),)


def _spoken(field: Field, words: str, grammar: Grammar) -> tuple[date | datetime, None, str | None]:
    whole = Span(0, len(words))
    days = find_days(words, whole, grammar)
    if not days or days[0].year is None:
        refuse(
            field,
            f"is not a date sharekit can read: {words}",
            "Write it as 2021-04-19 18:30, or 2021-04-19 for a day without a time",
        )
    day = _exists(field, days[0].year, days[0].month, days[0].day, words)
    times = [
        time
        for time in find_times(words, whole, grammar)
        if time.span.start >= days[0].span.end or time.span.end <= days[0].span.start
    ]
    if not times:
        return day, None, None
    return datetime.combine(day, times[0].start), None, times[0].start_span.of(words)


def _day(field: Field, words: str) -> date:
    year, month, day = (int(part) for part in words.split("-"))
    return _exists(field, year, month, day, words)


def _exists(field: Field, year: int, month: int, day: int, words: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        refuse(field, f"names a day that does not exist: {words}", "Correct the day or the month")


def _at(field: Field, day: date, hour: int, minute: int) -> datetime:
    try:
        return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - wall-clock time
    except ValueError:
        refuse(
            field,
            f"names a time that does not exist: {hour}:{minute:02}",
            "Write the time from 00:00 to 23:59",
        )


def _offset(words: str | None) -> str | None:
    if not words:
        return None
    return "UTC" if words in {"Z", "z"} else f"{words[:3]}:{words[-2:]}"


def read_instant(field: Field, grammar: Grammar) -> datetime | None:
    """Return a moment with an offset where it is written, for an embargo; a day means its midnight."""
    value, zone, _ = read_moment(field, grammar)
    if value is None:
        return None
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001 - offset added below
    if zone is None:
        return moment
    hours, minutes = (0, 0) if zone == "UTC" else (int(zone[1:3]), int(zone[4:]))
    away = timedelta(hours=hours, minutes=minutes) * (-1 if zone.startswith("-") else 1)
    return (moment - away).replace(tzinfo=UTC)
