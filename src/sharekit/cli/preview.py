"""`sharekit preview`: the kit's page while one writes, made again on every change."""

from __future__ import annotations

from functools import partial
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sharekit.cli import voice
from sharekit.cli.options import (
    Date,
    Formats,
    Groups,
    Language,
    Moments,
    Platforms,
    SettingsFile,
    Theme,
    Timezone,
)
from sharekit.cli.surroundings import folders_near, open_page, user_folder
from sharekit.errors import SharekitError, UsageError

if TYPE_CHECKING:
    from sharekit.cli.building import Wishes

LOOPBACK = "127.0.0.1"


def preview(  # noqa: PLR0913  Typer reads the options from the parameters
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="An article or event: a file or a web address.")
    ],
    *,
    theme: Theme = None,
    formats: Formats = None,
    platforms: Platforms = None,
    moments: Moments = None,
    groups: Groups = None,
    date: Date = None,
    timezone: Timezone = None,
    language: Language = None,
    settings: SettingsFile = None,
    host: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Listen on this address of this machine (default: 127.0.0.1, for it alone).",
        ),
    ] = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="The port (default: any that is free).")
    ] = 0,
    qr: Annotated[
        bool, typer.Option("--qr", help="Show the address as a code for a telephone; needs --host.")
    ] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Show the page of a kit, made again and loaded again when the source or the settings change."""
    _refuse(source, host, qr=qr)
    from sharekit.cli.building import Wishes

    wishes = Wishes(
        sources=(source,),
        theme=theme,
        formats=formats,
        platforms=platforms,
        moments=moments,
        groups=groups,
        date=date,
        timezone=timezone,
        language=language,
        settings=settings,
        writer=False,
        no_input=True,
    )
    _run(wishes, host=host, port=port, qr=qr, open_=open_)


def _refuse(source: str, host: str | None, *, qr: bool) -> None:
    """Refuse what cannot be previewed, and a code for telephones that could not reach the page.

    Raises:
        UsageError: It is standard input, or an address that is none of one machine's.
    """
    if source == "-":
        message = "what is piped in cannot be watched"
        raise UsageError(message, hint="Save it as a file: sharekit preview article.md")
    address = _address(host)
    if address is None or address.version != 4 or address.is_unspecified:  # noqa: PLR2004  IPv4
        message = f"--host: {host!r} is not the address of one machine"
        raise UsageError(message, hint="Give the address this machine has in your network, as 192.168.1.20")
    if qr and address.is_loopback:
        message = "--qr: a telephone cannot reach a page that only this machine can"
        raise UsageError(message, hint="Add --host with the address this machine has in your network")


def _address(host: str | None) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host or LOOPBACK)
    except ValueError:
        return None


def _run(wishes: Wishes, *, host: str | None, port: int, qr: bool, open_: bool) -> None:
    from sharekit.cli.building import build_one
    from sharekit.cli.serving import Shelf, serve, watched

    (source,) = wishes.sources
    shelf = Shelf()

    def make() -> SharekitError | None:
        return shelf.take(lambda: build_one(source, wishes))

    def again() -> None:
        refusal = make()
        if refusal:
            voice.refuse(refusal, verbose=False)
        else:
            voice.note("made again")

    try:
        with watched(_folders(wishes), Path(source).absolute(), again):
            if refusal := make():
                raise refusal
            serve(shelf, host=host or LOOPBACK, port=port, tell=partial(_tell, qr=qr, open_=open_))
    except KeyboardInterrupt:
        voice.note("the preview has ended")


def _folders(wishes: Wishes) -> tuple[Path, ...]:
    """Return the folders of the source, of its settings, and of what these name."""
    from sharekit.cli.reading import settings_of
    from sharekit.settings import FILE_NAME

    (source,) = wishes.sources
    settings = settings_of(source, file=wishes.settings, asked=wishes.asked)
    near = folders_near(source)
    ups = (up for folder in near for up in (folder, *folder.parents) if (up / FILE_NAME).is_file())
    own = wishes.settings.parent if wishes.settings else None
    homes = (own or next(ups, near[0]), user_folder())
    named = (settings.image, settings.groups, settings.brand.logo, settings.brand.fonts)
    beside = (path.parent for path in named if path)
    within = (home / name for home in homes for name in ("templates", "themes"))
    found = (near[0], *homes, *beside, *within)
    return tuple(dict.fromkeys(folder.absolute() for folder in found if folder.is_dir()))


def _tell(address: str, *, qr: bool, open_: bool) -> None:
    voice.show(f"{address}\nCtrl-C ends it; what is served is not saved: sharekit build does that")
    if qr:
        import segno

        segno.make(address, error="m", micro=False).terminal(compact=True)
    if open_:
        open_page(address)
