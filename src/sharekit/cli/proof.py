"""`sharekit proof`: a sheet for whoever must say yes before anything goes out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sharekit.cli import voice
from sharekit.cli.options import Date, Formats, Language, Moments, Platforms, SettingsFile, Theme, Timezone
from sharekit.errors import KitError

_SUFFIXES = (".pdf", ".png")


def proof(  # noqa: PLR0913  Typer reads the options from the parameters
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="An article or event, as for build.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="NAME", help="Writes NAME.pdf and NAME.png (default: ./<slug>-proof)."
        ),
    ] = None,
    theme: Theme = None,
    formats: Formats = None,
    platforms: Platforms = None,
    moments: Moments = None,
    date: Date = None,
    timezone: Timezone = None,
    language: Language = None,
    settings: SettingsFile = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
) -> None:
    """Draw what was understood, every card and the first words of each network, to be approved."""
    from sharekit.cli.building import Wishes, build_one
    from sharekit.cli.reading import settings_of
    from sharekit.kit import save_file
    from sharekit.pipeline import draw_kit_proof

    wishes = Wishes(
        sources=(source,),
        theme=theme,
        formats=formats,
        platforms=platforms,
        moments=moments,
        date=date,
        timezone=timezone,
        language=language,
        settings=settings,
        no_input=True,
    )
    if output is not None:
        _refuse_taken(_places(output), force=force)
    kit = build_one(source, wishes)
    places = _places(output or Path(f"{kit.name.removesuffix('-kit')}-proof"))
    _refuse_taken(places, force=force)
    made = draw_kit_proof(kit, settings_of(source, file=settings, asked=wishes.asked))
    for data, place in zip(made, places, strict=True):
        save_file(data, place)
    voice.show(f"send {places[0]} or {places[1]} to whoever must say yes")


def _places(name: Path) -> tuple[Path, ...]:
    bare = name.with_suffix("") if name.suffix.lower() in _SUFFIXES else name
    return tuple(bare.with_name(f"{bare.name}{suffix}") for suffix in _SUFFIXES)


def _refuse_taken(places: tuple[Path, ...], *, force: bool) -> None:
    """Refuse names that are taken.

    Raises:
        KitError: Something is there.
    """
    for place in places:
        if place.exists() and not (force and place.is_file()):
            message = f"{place} is there already"
            raise KitError(message, hint="Name others with -o, or replace them with --force")
