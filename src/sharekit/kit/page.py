"""`index.html`: the volunteers' page. It works from a folder, and asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from sharekit.kit.palette import choose_palette
from sharekit.kit.pieces import Pieces
from sharekit.kit.view import view_page


def render_page(pieces: Pieces, colours: Mapping[str, str]) -> bytes:
    """Return the kit page.

    Every word of the kit is escaped where it stands. The policy in the page lets only this style and
    this script run, by their hashes, and only the kit's own pictures load.

    Args:
        pieces: What was made.
        colours: The theme's, by role.
    """
    palette = choose_palette(colours)
    style = f"{_colour_rules(palette)}{_resource('page.css')}"
    script = _resource("page.js")
    text = (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=view_page(pieces),
            words=pieces.phrases.page,
            palette=palette,
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )
    return text.encode()


def _colour_rules(palette: object) -> str:
    names = ("brand", "on_brand", "accent", "on_accent", "primary", "link")
    rules = ";".join(f"--{name.replace('_', '-')}:{getattr(palette, name)}" for name in names)
    return f":root{{{rules}}}\n"


def _policy(style: str, script: str) -> str:
    return (
        "default-src 'none'; img-src 'self' data:; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _resource(name: str) -> str:
    return files("sharekit.kit").joinpath("templates", name).read_text(encoding="utf-8").strip() + "\n"


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
