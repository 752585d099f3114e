"""Shapes of JSON values: small rules that are put together, and that say where a value differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import TypeAlias

Difference: TypeAlias = tuple[str, str]
Rule: TypeAlias = Callable[[object, str], Iterator[Difference]]

_LARGEST = 2**53  # what JSON numbers hold exactly everywhere (RFC 8259, 6)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_YEARS = range(1900, 9000)  # days can be added and taken away without leaving the calendar


def _plain(what: str, holds: Callable[[object], bool]) -> Rule:
    def rule(value: object, where: str) -> Iterator[Difference]:
        if not holds(value):
            yield where, f"is not {what}"

    return rule


def is_whole(value: object) -> bool:
    """Whether a value is a whole number that every program reads alike."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LARGEST


def is_moment(value: object) -> bool:
    """Whether a value is a day, or a day with a time and perhaps an offset, of ISO 8601."""
    return isinstance(value, str) and moment_of(value) is not None


def moment_of(text: str | None) -> date | datetime | None:
    """Return the day or the time that a text states; None where it states none."""
    if text is None or not _MOMENT.fullmatch(text):
        return None
    try:
        value = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
    return value if value.year in _YEARS else None


def day_of(moment: date | datetime) -> date:
    """Return the day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


TEXT = _plain("a text", lambda value: isinstance(value, str))
WHOLE = _plain("a whole number", is_whole)
NUMBER = _plain("a number", lambda value: isinstance(value, int | float) and not isinstance(value, bool))
FLAG = _plain("true or false", lambda value: isinstance(value, bool))
MOMENT = _plain("a day or time like 2026-04-19 or 2026-04-19T18:30", is_moment)


def one(expected: object) -> Rule:
    """Return the rule for one very value."""
    return _plain(repr(expected), lambda value: value == expected and type(value) is type(expected))


def maybe(inner: Rule) -> Rule:
    """Return the rule for a value that may be null."""

    def rule(value: object, where: str) -> Iterator[Difference]:
        if value is not None:
            yield from inner(value, where)

    return rule


def listed(inner: Rule, *, length: int | None = None) -> Rule:
    """Return the rule for a list, of any length or of just one."""

    def rule(value: object, where: str) -> Iterator[Difference]:
        if not isinstance(value, list) or length not in {None, len(value)}:
            yield where, "is not a list" + ("" if length is None else f" of {length}")
            return
        for place, item in enumerate(value):
            yield from inner(item, f"{where}[{place}]")

    return rule


def mapped(inner: Rule) -> Rule:
    """Return the rule for an object with any keys."""

    def rule(value: object, where: str) -> Iterator[Difference]:
        if not isinstance(value, Mapping):
            yield where, "is not an object"
            return
        for key, item in value.items():
            yield from inner(item, f"{where}[{key!r}]")

    return rule


def record(needed: Mapping[str, Rule], extra: Mapping[str, Rule] | None = None) -> Rule:
    """Return the rule for an object with keys it needs, keys it may have, and any others."""

    def rule(value: object, where: str) -> Iterator[Difference]:
        if not isinstance(value, Mapping):
            yield where, "is not an object"
            return
        inside = f"{where}." if where else ""
        for key, inner in needed.items():
            if key in value:
                yield from inner(value[key], f"{inside}{key}")
            else:
                yield f"{inside}{key}", "is missing"
        for key, inner in (extra or {}).items():
            if key in value:
                yield from inner(value[key], f"{inside}{key}")

    return rule


def differences(value: object, rule: Rule, *, most: int) -> tuple[Difference, ...]:
    """Return where a value differs from a shape, the first `most` places."""
    return tuple(islice(rule(value, ""), most))
