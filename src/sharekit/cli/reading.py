"""What `build` and `inspect` do alike: settings for a source, and the source itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sharekit.cli.surroundings import chosen_day, current_folder, folders_near, read_stdin, user_folder
from sharekit.document import Document
from sharekit.settings import Settings, load_settings
from sharekit.source import Said


def settings_of(source: str, *, file: Path | None, asked: Mapping[str, object]) -> Settings:
    """Return the settings that hold for a source."""
    here = current_folder()
    return load_settings(near=folders_near(source), user=user_folder(), file=file, here=here, asked=asked)


def read_source(
    source: str, *, date: str | None, settings_file: Path | None, asked: Mapping[str, object], said: Said
) -> Document:
    """Read one source with the settings that hold for it."""
    from sharekit.pipeline import read_for
    from sharekit.presets.phrases import load_phrases
    from sharekit.write import missing_templates

    today, settings = chosen_day(date), settings_of(source, file=settings_file, asked=asked)
    document = read_for(
        source,
        today=today,
        published=None if date is None else today,
        settings=settings,
        stdin=read_stdin,
        said=said,
    )
    missing = missing_templates(load_phrases(document.language), settings.own_templates)
    return replace(document, warnings=(*document.warnings, missing)) if missing else document
