"""`sharekit themes`: what can be chosen, as a table or as a sheet of cards with the user's own words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sharekit.cli.options import Date, Json, SettingsFile


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
    from sharekit.cli.choosing import list_themes, save_sheet  # noqa: PLC0415  heavy

    if source is None:
        list_themes(output, settings_file=settings, as_json=json)
    else:
        save_sheet(source, output, date=date, settings_file=settings, force=force)
