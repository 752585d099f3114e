"""Meeting rooms: how their addresses are told from those of forms to sign up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sharekit.presets.tables import load_shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingService:
    """One row of `rooms.toml`.

    Attributes:
        name: What we call it.
        room: Patterns of an address that lets its owner in, without the scheme.
        form: The same of a page of the service on which people sign up.
    """

    name: str
    room: tuple[str, ...]
    form: tuple[str, ...]


@cache
def load_rooms() -> Mapping[str, MeetingService]:
    """Return the shipped services by name."""
    rows = load_shipped("rooms.toml")
    return {
        name: MeetingService(name=name, room=tuple(row["room"]), form=tuple(row["form"]))
        for name, row in rows.items()
    }
