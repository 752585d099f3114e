"""The entrance for Python programs: the same work as the commands, with the clock filled in."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from sharekit import pipeline, source
from sharekit.document import Document
from sharekit.kit import Kit
from sharekit.settings import Settings
from sharekit.source import Said


def build_kit(
    location: str | Path,
    *,
    settings: Settings | None = None,
    today: date | None = None,
    said: Said | None = None,
) -> Kit:
    """Make the whole kit of one source, in memory; `Kit.save` writes it.

    Settings are never looked for here: a `sharekit.toml` beside the source may be a stranger's. And a writer
    that the settings name is never run: only `sharekit build --writer` does that.

    Args:
        location: Path of an article or event, or `-` for standard input.
        settings: What to make; None for the shipped defaults.
        today: The day it is taken to be, and the publication day where the source states none;
            None for the day of the clock.
        said: What the user says of the event, above what the source says; nobody is asked about others.

    Raises:
        SourceError: The source cannot be read.
        NothingToShareError: There is nothing in it to share.
        RenderError: A card that was asked for cannot be drawn.
        UsageError: The settings ask for something that does not exist, or what was said cannot be read.
    """
    day = today or date.today()  # noqa: DTZ011  the day of the person at the keyboard
    return pipeline.build_kit(
        location, today=day, published=today, settings=settings, stdin=_read_stdin, said=said
    )


def read_document(
    location: str | Path,
    *,
    today: date | None = None,
    timezone: str | None = None,
    language: str | None = None,
    said: Said | None = None,
) -> Document:
    """Read a source and understand it.

    Args:
        location: A path, or `-` for standard input.
        today: As for `build_kit`.
        timezone: Zone of times that state none.
        language: BCP 47 tag, before anything the source says.
        said: As for `build_kit`.

    Raises:
        SourceError: It cannot be read, or states something impossible.
        NothingToShareError: It was read and holds nothing.
        UsageError: `timezone` is no time zone, or what was said cannot be read.
    """
    return source.read_document(
        str(location),
        today=today or date.today(),  # noqa: DTZ011  as above
        published=today,
        timezone=timezone,
        language=language,
        said=said,
        stdin=_read_stdin,
    )


def _read_stdin() -> bytes:
    return sys.stdin.buffer.read(source.LARGEST + 1)
