"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

Date: TypeAlias = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="The day it is taken to be (default: today)."),
]
Theme: TypeAlias = Annotated[str | None, typer.Option(metavar="NAME", help="Look of the cards.")]
Formats: TypeAlias = Annotated[str | None, typer.Option(metavar="A,B", help="Sizes of the cards.")]
Platforms: TypeAlias = Annotated[str | None, typer.Option(metavar="A,B", help="Networks to write for.")]
Moments: TypeAlias = Annotated[
    str | None, typer.Option(metavar="A,B", help="Only these moments get posts, as announce,today.")
]
Groups: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="FILE.csv", help="Local groups: columns code, name and more.")
]
Timezone: TypeAlias = Annotated[
    str | None,
    typer.Option("--timezone", metavar="ZONE", help="Zone of times that state none, as Europe/London."),
]
Language: TypeAlias = Annotated[
    str | None,
    typer.Option("--language", metavar="TAG", help="Language of the source, as en or pt-BR."),
]
SettingsFile: TypeAlias = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="Settings (default: the nearest sharekit.toml upwards)."),
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", "-v", help="Say more, also about errors.")]
When: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--when", metavar="TEXT", help='Day and time of the event: "Saturday 12 December 2026, 2pm".'
    ),
]
Where: TypeAlias = Annotated[
    str | None, typer.Option("--where", metavar="TEXT", help="Place of the event, or online.")
]
Register: TypeAlias = Annotated[
    str | None, typer.Option("--register", metavar="URL", help="Where one registers for the event.")
]
Join: TypeAlias = Annotated[
    str | None, typer.Option("--join", metavar="URL", help="Where one joins the event online.")
]
Title: TypeAlias = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="What the event, or else the source, is called.")
]
EventLine: TypeAlias = Annotated[
    str | None,
    typer.Option("--event", metavar="LINE", help='The event is the one whose day stands there: "line 12".'),
]
