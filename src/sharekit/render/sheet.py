"""A sheet of cards side by side, a row for every theme, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from sharekit.plan.model import CardSpec
from sharekit.render.draw import draw_scene
from sharekit.render.encode import About, encode_png
from sharekit.render.scene import Scene
from sharekit.render.studio import Studio
from sharekit.render.typeset import Piece, Placement, typeset_line

_EDGE, _GAP, _HEAD = 360, 24, 56  # px: of a card, between cards, of the line above a row
_GROUND, _INK = "#FFFFFF", "#1A1416"
_SIZE = 24.0  # px


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """The cards of one theme.

    Attributes:
        studio: What draws them.
        cards: Of one format, in the order of the sheet.
        title: What the row is called.
    """

    studio: Studio
    cards: tuple[CardSpec, ...]
    title: str


def draw_sheet(rows: Sequence[SheetRow]) -> bytes:
    """Return a sheet as PNG: every row has its title above it.

    Args:
        rows: At least one, each with at least one card.
    """
    across = max(len(row.cards) for row in rows)
    size = (across * (_EDGE + _GAP) + _GAP, len(rows) * (_HEAD + _EDGE + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _GROUND)
    for number, row in enumerate(rows):
        top = _GAP + number * (_HEAD + _EDGE + _GAP)
        sheet.paste(_title(row, size[0]), (0, top))
        for place, card in enumerate(row.cards):
            sheet.paste(_small(row.studio, card), (_GAP + place * (_EDGE + _GAP), top + _HEAD))
    return encode_png(sheet, About(title="sharekit themes"))


def _small(studio: Studio, card: CardSpec) -> Image.Image:
    scene = studio.compose(card)
    image = draw_scene(scene, studio.book, studio.photograph, studio.logo)
    return image.resize((_EDGE, round(_EDGE * scene.height / scene.width)), Image.Resampling.LANCZOS)


def _title(row: SheetRow, width: int) -> Image.Image:
    fonts = (row.studio.theme.fonts["label"], *row.studio.book.names())
    place = Placement(at=(float(_GAP), _HEAD - 20.0), size=_SIZE)
    runs = typeset_line(row.studio.book, [Piece(row.title, fonts, _INK)], place)
    scene = Scene(width=width, height=_HEAD, background=_GROUND, elements=runs)
    return draw_scene(scene, row.studio.book)
