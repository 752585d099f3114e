"""The broadsheet photo card: a picture printed in dots above the headline, or beside it in landscape."""

from __future__ import annotations

from sharekit.plan.model import QuoteContent
from sharekit.render.broadsheet.page import open_page
from sharekit.render.broadsheet.sayings import set_quote, set_statement
from sharekit.render.composition import Composition
from sharekit.render.page import Body
from sharekit.render.photo_words import PhotoContent
from sharekit.render.scene import Photo, Scene, Treatment
from sharekit.render.stage import Stage

_ACROSS = 56  # dots that a small picture has at least
_FINEST = 7  # px: smaller dots close up when networks shrink the picture


def compose_photo(stage: Stage, content: PhotoContent, lift: float) -> Scene:  # noqa: ARG001  no words on it
    """Lay out a picture, and the words under or beside it."""
    made = Composition()
    body = open_page(stage, made)
    aside = stage.aside or (stage.land and not stage.window)
    column, room = (_beside if aside else _above)(stage, made, body)
    if isinstance(content, QuoteContent):
        set_quote(column, made, content, room)
    else:
        set_statement(column, made, content, room)
    return made.scene(stage, stage.colour("bg"))


def _above(stage: Stage, made: Composition, body: Body) -> tuple[Stage, Body]:
    height = stage.at("photo.height") * body.height
    if stage.window:  # as high as the face asks for, on a narrower measure
        height = stage.window[3] * stage.width / stage.form.width
    top = body.top - 14 * stage.u
    made.add([Photo(stage.left, top, stage.width, height, _treatment(stage, stage.width))])
    return stage, Body(top + height + 48 * stage.u, body.bottom)


def _beside(stage: Stage, made: Composition, body: Body) -> tuple[Stage, Body]:
    u, top = stage.u, body.top - 6 * stage.u
    width = stage.at("photo.beside") * stage.width
    if stage.window:
        width = stage.window[2] * (body.bottom - top) / stage.form.height
    taken, left = width + 40 * u, stage.from_start(stage.width - width, width)
    made.add([Photo(left, top, width, body.bottom - top, _treatment(stage, width))])
    return stage.narrowed(left=taken if stage.rtl else 0, right=0 if stage.rtl else taken), body


def _treatment(stage: Stage, width: float) -> Treatment:
    cell = max(_FINEST, min(stage.form.width / stage.at("photo.cells"), width / _ACROSS))
    colours = (stage.colour("ink"), stage.colour("bg"))
    return Treatment("halftone", colours, stage.at("photo.gamma"), cell=round(cell, 2))
