"""Reading a text that a test wrote, as if it had been piped in or saved under a name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sharekit.document import Document, Event
from sharekit.source import read_document

TODAY = date(2026, 11, 23)


def read_piped(text: str | bytes, *, today: date = TODAY, timezone: str | None = None) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return read_document("-", today=today, timezone=timezone, stdin=lambda: data)


def first_event(text: str, *, today: date = TODAY) -> Event:
    """Read a text and return its first event, sure or to be asked about."""
    document = read_piped(text, today=today)
    return (*document.events, *document.likely)[0]


def read_saved(folder: Path, name: str, text: str | bytes, *, today: date = TODAY) -> Document:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_document(str(path), today=today)
