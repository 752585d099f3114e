"""`sharekit build`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sharekit.cli.options import (
    Date,
    EventLine,
    Formats,
    Groups,
    Join,
    Json,
    Language,
    Moments,
    Platforms,
    Quiet,
    Register,
    SettingsFile,
    Theme,
    Timezone,
    Title,
    Verbose,
    When,
    Where,
)


def build(  # noqa: PLR0913  Typer reads the options from the parameters
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="An article or event: a file, a web address, - (stdin)."),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="The kit's folder; with several sources, the folder of their kits (default: ./<slug>-kit).",
        ),
    ] = None,
    theme: Theme = None,
    formats: Formats = None,
    platforms: Platforms = None,
    moments: Moments = None,
    cards: Annotated[
        int | None,
        typer.Option(metavar="N", help="How many quotes and statements become cards (default: 4)."),
    ] = None,
    kinds: Annotated[str | None, typer.Option(metavar="A,B", help="Only these kinds of card.")] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option("--quote", metavar="TEXT", help="Make a card of the quote that contains TEXT."),
    ] = None,
    no_quote: Annotated[
        list[str] | None,
        typer.Option("--no-quote", metavar="TEXT", help="Leave out quotes that contain TEXT."),
    ] = None,
    image: Annotated[
        Path | None, typer.Option("--image", metavar="FILE", help="A photograph for the cards.")
    ] = None,
    link: Annotated[str | None, typer.Option(metavar="URL", help="The page that posts link to.")] = None,
    campaign: Annotated[
        str | None, typer.Option(metavar="SLUG", help="Name of the campaign in links.")
    ] = None,
    schedulers: Annotated[
        str | None,
        typer.Option(metavar="A,B", help="Files for: buffer, publer, postiz, hootsuite (unverified), none."),
    ] = None,
    share_base: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the kit's folder will be on the web.")
    ] = None,
    groups: Groups = None,
    writer: Annotated[
        bool | None,
        typer.Option(
            "--writer/--no-writer",
            help="Run the program of [writer] in the settings, which may reword posts "
            "(default: where the settings are your own, named, or in this folder).",
        ),
    ] = None,
    when: When = None,
    where: Where = None,
    register: Register = None,
    join: Join = None,
    title: Title = None,
    event: EventLine = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Take the event or place that is likely, unasked.")
    ] = False,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Ask nothing; leave out what is not sure.")
    ] = False,
    date: Date = None,
    timezone: Timezone = None,
    language: Language = None,
    settings: SettingsFile = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write into a folder that holds other files.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, max=64, metavar="N", help="Cards drawn at once (default: one a core)."),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Make all anew; keep nothing for the next build.")
    ] = False,
    single_file: Annotated[
        bool, typer.Option("--single-file", help="Also make kit.html: the page and its pictures in one file.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    zip_: Annotated[bool, typer.Option("--zip", help="Also pack the kit as DIR.zip.")] = False,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make a kit of each source: cards, posts, links and a page to copy from."""
    wishes = locals()
    from sharekit.cli.building import Wishes, build_kits

    build_kits(Wishes(**wishes))
