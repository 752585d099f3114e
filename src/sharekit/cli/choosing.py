"""What `sharekit themes` does."""

from __future__ import annotations

from pathlib import Path

from sharekit.cli import voice
from sharekit.cli.listing import show_rows
from sharekit.cli.reading import settings_of
from sharekit.cli.surroundings import chosen_day, read_stdin
from sharekit.errors import KitError, UsageError
from sharekit.kit import save_file
from sharekit.pipeline import all_themes, draw_theme_sheet

_COLUMNS = ("name", "label", "description")
_SHEET = Path("sharekit-themes.png")


def list_themes(output: Path | None, *, settings_file: Path | None, as_json: bool) -> None:
    """Print the themes there are: the shipped ones and those of the settings folders.

    Raises:
        UsageError: A file was named, and no source to fill it with.
    """
    if output is not None:
        message = f"--output: there is no SOURCE whose words {output} could show"
        raise UsageError(message, hint="Name an article: sharekit themes article.md -o themes.png")
    settings = settings_of("-", file=settings_file, asked={})
    show_rows(all_themes(settings), _COLUMNS, as_json=as_json)


def save_sheet(
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
    settings = settings_of(source, file=settings_file, asked={})
    sheet = draw_theme_sheet(source, today=chosen_day(date), settings=settings, stdin=read_stdin)
    save_file(sheet, place)
    voice.show(f"open {place}")
