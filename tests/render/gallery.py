"""The sheet of all themes that the README shows, put together from the pictures that tests compare with.

`python -m tests.render.gallery` writes it anew after goldens have changed.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from sharekit.presets.themes import load_themes
from tests.render.accept import HERE

SHEET = Path(__file__).resolve().parents[2] / "docs" / "gallery.png"
_SHOWN = (
    "quote-square",
    "photo-square",
    "statistic-square",
    "event-landscape",
    "event-square",
    "slide-portrait",
    "arabic-square",
)
_HEIGHT, _GAP, _GROUND = 250, 12, "#FFFFFF"


def make_sheet() -> Image.Image:
    """Return a row of cards for every theme."""
    rows = [[_card(theme, shown) for shown in _SHOWN] for theme in load_themes()]
    width = max(sum(card.width + _GAP for card in row) for row in rows) - _GAP
    sheet = Image.new("RGB", (width, len(rows) * (_HEIGHT + _GAP) - _GAP), _GROUND)
    for number, row in enumerate(rows):
        left = 0
        for card in row:
            sheet.paste(card, (left, number * (_HEIGHT + _GAP)))
            left += card.width + _GAP
    return sheet


def _card(theme: str, shown: str) -> Image.Image:
    (path,) = (HERE / "goldens").glob(f"{theme}-{shown}.*")
    with Image.open(path) as golden:
        card = golden.convert("RGB")
        return card.resize((round(card.width * _HEIGHT / card.height), _HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    SHEET.parent.mkdir(exist_ok=True)
    make_sheet().quantize(256, dither=Image.Dither.NONE).save(SHEET, optimize=True)
