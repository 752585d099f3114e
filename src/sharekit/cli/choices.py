"""`sharekit formats`, `platforms` and `themes`: what can be chosen, as tables or on the user's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from sharekit.cli import voice
from sharekit.cli.options import Date, Json, SettingsFile
from sharekit.errors import KitError, UsageError

_FORMATS = ("name", "width", "height", "use")
_PLATFORMS = ("name", "label", "limit", "hashtags", "formats")
_THEMES = ("name", "label", "description")
_SHEET = Path("sharekit-themes.png")


def formats(*, json: Json = False) -> None:
    """Show the card formats."""
    from sharekit.presets.formats import load_formats

    _show_rows(load_formats(), _FORMATS, as_json=json)


def platforms(*, json: Json = False) -> None:
    """Show the networks."""
    from sharekit.presets.platforms import load_platforms

    _show_rows(load_platforms(), _PLATFORMS, as_json=json)


def themes(
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", help="Show every theme on the words of this source.")
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The sheet (default: ./sharekit-themes.png)."),
    ] = None,
    date: Date = None,
    settings: SettingsFile = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    json: Json = False,
) -> None:
    """Show the themes: a table, or with a SOURCE a picture of each on its words."""
    if source is None:
        _list_themes(output, settings_file=settings, as_json=json)
    else:
        _save_sheet(source, output, date=date, settings_file=settings, force=force)


def _list_themes(output: Path | None, *, settings_file: Path | None, as_json: bool) -> None:
    """Print the themes there are: the shipped ones and those of the settings folders.

    Raises:
        UsageError: A file was named, and no source to fill it with.
    """
    if output is not None:
        message = f"--output: there is no SOURCE whose words {output} could show"
        raise UsageError(message, hint="Name an article: sharekit themes article.md -o themes.png")
    from sharekit.cli.reading import settings_of
    from sharekit.pipeline import all_themes

    settings = settings_of("-", file=settings_file, asked={})
    _show_rows(all_themes(settings), _THEMES, as_json=as_json)


def _save_sheet(
    source: str, output: Path | None, *, date: str | None, settings_file: Path | None, force: bool
) -> None:
    """Draw every theme on the words of a source and save the sheet.

    Raises:
        KitError: A file of that name is there, or it cannot be written.
    """
    place = output or _SHEET
    if place.suffix.lower() != ".png":
        message = f"--output: {place} is not a PNG file"
        raise UsageError(message, hint="Name a file that ends in .png")
    if place.exists() and not (force and place.is_file()):
        message = f"{place} is there already"
        raise KitError(message, hint="Name another file with -o, or replace it with --force")
    from sharekit.cli.reading import settings_of
    from sharekit.cli.surroundings import chosen_day, read_stdin
    from sharekit.kit import save_file
    from sharekit.pipeline import draw_theme_sheet

    settings = settings_of(source, file=settings_file, asked={})
    sheet = draw_theme_sheet(source, today=chosen_day(date), settings=settings, stdin=read_stdin)
    save_file(sheet, place)
    voice.show(f"open {place}")


def _show_rows(rows: Mapping[str, Any], columns: Iterable[str], *, as_json: bool) -> None:
    """Print one row for each preset, as a table or as JSON."""
    names = tuple(columns)
    values = [{name: getattr(row, name) for name in names} for row in rows.values()]
    if as_json:
        import json

        voice.show(json.dumps(values, ensure_ascii=False, indent=2))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, no_wrap=name == names[0])
    for row in values:
        table.add_row(*(Text(_cell(row[name])) for name in names))
    Console(highlight=False, no_color=not voice.colours()).print(table)


def _cell(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(str(part) for part in value)
    return "–" if value is None else voice.plain(str(value))
