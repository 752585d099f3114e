"""`sharekit inspect`: what was understood; nothing is written."""

from __future__ import annotations

from typing import Annotated

import typer

from sharekit.cli.options import Date, Json, Language, Quiet, SettingsFile, Timezone, Verbose


def inspect(  # noqa: PLR0913  Typer reads the options from the parameters
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, a web address, - (stdin).")],
    *,
    date: Date = None,
    timezone: Timezone = None,
    language: Language = None,
    settings: SettingsFile = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show what sharekit understands of a source: title, quotes, figures, events."""
    from sharekit.cli.inspecting import show_document  # noqa: PLC0415  heavy
    from sharekit.cli.reading import read_source, refuse_both  # noqa: PLC0415

    refuse_both("-q", quiet, "-v", verbose)
    asked = {"timezone": timezone, "language": language}
    document = read_source(source, date=date, settings_file=settings, asked=asked)
    show_document(document, as_json=json, quiet=quiet, verbose=verbose)
