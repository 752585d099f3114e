"""Moments: the occasions posts are written for, and the hour each goes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias

from sharekit.presets.tables import load_shipped

Moment: TypeAlias = Literal[
    "launch",
    "second-look",
    "figures",
    "announce",
    "week-before",
    "last-call",
    "day-before",
    "today",
    "live-now",
    "thank-you",
    "results",
    "cancelled",
    "update",
]
About: TypeAlias = Literal["article", "event", "notice"]
Phase: TypeAlias = Literal["before", "at", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentRow:
    """One row of `moments.toml`.

    Attributes:
        name: Fixed name of the contract.
        about: Whether it is a moment of an article or of an event, or a notice instead of all others.
        usual: It has posts where nobody names moments.
        joins: It has posts, too, where people join the event on line.
        notice: Days from the first post to the event without which it is not usual.
        phase: When it is from an event's point of view; None for an article and a notice.
        days: From the day it counts from.
        at: Hour of the day; None where the event itself gives it.
    """

    name: Moment
    about: About
    usual: bool = False
    joins: bool = False
    notice: int = 0
    phase: Phase | None = None
    days: int = 0
    at: time | None = None


@cache
def load_moments() -> Mapping[str, MomentRow]:
    """Return the moments by name, in the order of the contract."""
    rows = load_shipped("moments.toml")
    return MappingProxyType({name: _row(name, row) for name, row in rows.items()})


@cache
def moments_of(phase: Phase) -> frozenset[str]:
    """Return the moments before an event, at its beginning or after it."""
    return frozenset(name for name, row in load_moments().items() if row.phase == phase)


def _row(name: str, row: Mapping[str, object]) -> MomentRow:
    at = row.get("at")
    fixed = {**row, "at": time.fromisoformat(str(at)) if at else None}
    return MomentRow(name=name, **fixed)  # type: ignore[arg-type]
