"""`index.html`: the volunteers' page. It works from a folder, and asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from sharekit.kit.dress import Dress
from sharekit.kit.page_data import page_data
from sharekit.kit.palette import Palette, choose_palette
from sharekit.kit.pieces import Pieces
from sharekit.kit.view import is_openable, view_page

# The page's script reads what stands in it; only a picture to be handed on is fetched, from its own folder.
_SOURCES = "img-src 'self' data: blob:; font-src data:; connect-src 'self'"


def render_page(pieces: Pieces, dress: Dress, *, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Return the kit page.

    Every word of the kit is escaped where it stands, and the script makes nothing but text of it. The
    policy in the page lets only this style and this script run, by their hashes, and only the kit's own
    pictures load.

    Args:
        pieces: What was made.
        dress: Colours, type and logo.
        pictures: Cards that stand in the page itself, by their files; None leaves them in their folder.
    """
    palette, page = choose_palette(dress.colours), view_page(pieces)
    style = f"{_colour_rules(palette)}{dress.rules(page.headings)}{_resource('page.css')}"
    script = f"(() => {{\n'use strict';\n{_resource('count.js')}{_resource('page.js')}}})();\n"
    text = (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page,
            page_words=pieces.phrases.page,
            palette=palette,
            style=style,
            script=script,
            policy=_policy(style, script),
            data=page_data(pieces, single=pictures is not None),
            closed=f' hidden data-from="{page.opens}"' if page.opens else "",
            openable=is_openable,
            logo=dress.logo_address,
            plate=dress.plate,
            single=pictures is not None,
            pictures=[(file, base64.b64encode(data).decode()) for file, data in (pictures or {}).items()],
        )
    )
    return text.encode()


def _colour_rules(palette: Palette) -> str:
    names = ("brand", "on_brand", "accent", "on_accent", "primary", "link")
    rules = ";".join(f"--{name.replace('_', '-')}:{getattr(palette, name)}" for name in names)
    return f":root{{{rules}}}\n"


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; {_SOURCES}; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


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
