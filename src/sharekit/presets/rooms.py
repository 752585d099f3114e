"""What an address leads to, by its shape: a meeting room, a form to sign up, a map, a network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import regex

from sharekit.presets.grammar import load_table
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


@cache
def link_patterns() -> Mapping[str, regex.Pattern[str]]:
    """Return the shapes of addresses: `forms`, `groups`, `paths`, `social`, `maps`, `event_pages`."""
    table = load_table("event_links")
    hosts = {
        name: regex.compile(rf"https?://(?:[\w-]+\.)*(?:{'|'.join(table[name])})", regex.IGNORECASE)
        for name in ("forms", "groups", "social", "maps", "event_pages")
    }
    paths = regex.compile(rf"(?:[/?#._-]|^)(?:{'|'.join(table['paths'])})(?:[/?#._-]|$)", regex.IGNORECASE)
    return MappingProxyType({**hosts, "paths": paths})
