"""What `build` and `inspect` do alike: settings for a source, and the source itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sharekit.cli.surroundings import chosen_day, folders_near, read_stdin, user_folder
from sharekit.document import Document
from sharekit.errors import UsageError
from sharekit.settings import Settings, load_settings
from sharekit.source import read_document


def refuse_both(first: str, has_first: bool, second: str, has_second: bool) -> None:  # noqa: FBT001
    """Refuse two options that contradict each other.

    Raises:
        UsageError: Both are there.
    """
    if has_first and has_second:
        message = f"{first} and {second} contradict each other"
        raise UsageError(message, hint=f"Leave out {first} or {second}")


def settings_of(source: str, *, file: Path | None, asked: Mapping[str, object]) -> Settings:
    """Return the settings that hold for a source."""
    return load_settings(near=folders_near(source), user=user_folder(), file=file, asked=asked)


def read_source(
    source: str, *, date: str | None, settings_file: Path | None, asked: Mapping[str, object]
) -> Document:
    """Read one source with the settings that hold for it."""
    today = chosen_day(date)
    settings = settings_of(source, file=settings_file, asked=asked)
    return read_document(
        source,
        today=today,
        published=None if date is None else today,
        timezone=settings.timezone,
        language=settings.language if "language" in settings.asked else None,
        usual_language=settings.language,
        stdin=read_stdin,
    )
