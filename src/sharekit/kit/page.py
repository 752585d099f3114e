"""`index.html`: the volunteers' page. It works from a folder, and asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from sharekit.kit.dress import Dress, Palette, choose_palette
from sharekit.kit.page_data import page_data
from sharekit.kit.pieces import Pieces
from sharekit.kit.share import Shares
from sharekit.kit.tags import page_tags
from sharekit.kit.view import PageView, is_openable, view_page
from sharekit.links import TrackedLink, display_address

LIGHT = 150_000  # bytes: a heavier page does without the theme's type, which no post needs

# The page's script reads what stands in it; only a picture to be handed on is fetched, from its own folder.
_SEALED = "base-uri 'none'; form-action 'none'"
_SOURCES = "img-src 'self' data: blob:; font-src data:; connect-src 'self'"


def render_page(
    pieces: Pieces, dress: Dress, shares: Shares, *, pictures: Mapping[str, tuple[str, bytes]] | None = None
) -> bytes:
    """Return the kit page.

    Every word of the kit is escaped where it stands, and the script makes nothing but text of it. The
    policy in the page lets only this style and this script run, by their hashes, and only the kit's own
    pictures load.

    Args:
        pieces: What was made.
        dress: Colours, type and logo.
        shares: Pages that show a card; the kit's page is announced with the first.
        pictures: Cards that stand in the page itself, by their files, each with the name it is saved under;
            None leaves them in their folder.
    """
    names = None if pictures is None else {file: name for file, (name, _) in pictures.items()}
    palette, page = choose_palette(dress.colours), view_page(pieces)
    font = dress.rules(page.headings)
    style = f"{_colour_rules(palette)}{font}{_resource('page.css')}"
    parts = "".join(map(_resource, ("lift.js", "count.js", "page.js")))
    script = f"(() => {{\n'use strict';\n{parts}}})();\n"
    text = (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page,
            page_words=pieces.phrases.page,
            palette=palette,
            style=style,
            script=script,
            policy=f"default-src 'none'; {_SOURCES}; {_ours(style, script)}; {_SEALED}",
            tags=page_tags(pieces, shares, view=page),
            data=page_data(pieces, names=names),
            closed=_closed(page),
            openable=is_openable,
            logo=dress.logo_address,
            plate=dress.plate,
            single=pictures is not None,
            pictures=[(name, base64.b64encode(data).decode()) for name, data in (pictures or {}).values()],
        )
    )
    if pictures is None and font and len(text.encode()) > LIGHT:
        return render_page(pieces, replace(dress, letters=lambda _words: None), shares)
    return text.encode()


def share_files(pieces: Pieces, dress: Dress, shares: Shares) -> dict[str, bytes]:
    """Return the share pages and their pictures; only its picture loads, and none needs a script to be read.

    Under an embargo the way on is hidden until a script sees that the time has come: whoever runs none reads
    until when nothing may be posted, and finds no link.
    """
    view, style = view_page(pieces), f"{_colour_rules(choose_palette(dress.colours))}{_resource('share.css')}"
    script = f"{_resource('lift.js')}lift();\n" if view.opens else ""
    template = _environment().get_template("share.html.j2")
    return shares.files() | {
        page.file: template.render(
            page=page,
            view=view,
            style=style,
            script=script,
            policy=f"default-src 'none'; img-src 'self'; {_ours(style, script)}; {_SEALED}",
            closed=_closed(view),
            tags=page_tags(pieces, shares, view=view, page=page),
            picture=f"{'../' * page.file.count('/')}{shares.pictures[page.card.spec.subject][0]}",
            button=_button(page.link, pieces),
        ).encode()
        for page in shares.pages
    }


def _button(link: TrackedLink | None, pieces: Pieces) -> str | None:
    """Return what stands on the button of a share page: what its link asks for."""
    if link is None or not is_openable(link.url):
        return None
    plan, words = pieces.plan, pieces.phrases.action
    registers = plan.register and plan.invites and link.url.startswith(plan.register.partition("#")[0])
    asked = words.register if registers else words.details if plan.event else words.read
    return asked or display_address(link.url)  # a language without posts has no words for it


def _colour_rules(palette: Palette) -> str:
    names = ("brand", "on_brand", "accent", "on_accent", "primary", "link")
    rules = ";".join(f"--{name.replace('_', '-')}:{getattr(palette, name)}" for name in names)
    return f":root{{{rules}}}\n"


def _closed(view: PageView) -> str:
    """Return what hides a link until an embargo ends."""
    return f' hidden data-from="{view.opens}"' if view.opens else ""


def _ours(style: str, script: str) -> str:
    runs = f"; script-src '{_hash(script)}'" if script else ""
    return f"style-src '{_hash(style)}'{runs}"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _resource(name: str) -> str:
    """Return a style or script without its indents and the lines that only explain it."""
    text = files("sharekit.kit").joinpath("templates", name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*")))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("sharekit.kit"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
