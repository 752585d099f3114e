"""Contrast of text with the very pixels behind it."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import Any

from PIL import Image, ImageMath

from sharekit.presets.colour import READABLE, linear, luminance, ratio_of
from sharekit.render.font_book import FontBook
from sharekit.render.scene import TextRun
from sharekit.render.typeset import outline

ENOUGH = READABLE  # large text might have less, and here has not
_LIGHT = 0.35  # luminance from which text counts as light
_SHARE = 0.05  # the part of the pixels that may be worse
_ABOVE, _BELOW, _BESIDE = 0.74, 0.24, 0.06  # of the size: how far letters reach from the baseline's ends


def least_contrast(ground: Image.Image, runs: Iterable[TextRun], book: FontBook | None = None) -> float:
    """Return the lowest ratio of level lines of text with what is behind them.

    Tilted lines stand on flat strips, whose colours are proved with the theme.

    Args:
        ground: The card without its text.
        runs: The text.
        book: The fonts, to look only behind the ink of a large mark, which fills little of its line.
    """
    return min((_contrast(ground, run, book) for run in runs if not run.turn), default=21.0)


def _contrast(ground: Image.Image, run: TextRun, book: FontBook | None) -> float:
    if book and len(run.text) == 1:
        left, top, right, bottom = outline(run, book)
    else:
        left, top, right, bottom = (
            run.x,
            run.y - _ABOVE * run.size,
            run.x + run.width,
            run.y + _BELOW * run.size,
        )
    beside = _BESIDE * run.size
    box = (
        max(0, int(left - beside)), max(0, int(top)),
        min(ground.width, int(right + beside)), min(ground.height, int(bottom)),
    )  # fmt: skip
    if box[2] <= box[0] or box[3] <= box[1]:
        return 21.0
    own = luminance(run.fill)
    return ratio_of(own, _worst(ground.crop(box), light=own > _LIGHT))


def _worst(ground: Image.Image, *, light: bool) -> float:
    """Return the luminance that all but a twentieth of the pixels keep away from text at least as far as."""
    counts = light_of(ground).histogram()
    values = range(255, -1, -1) if light else range(256)
    left = _SHARE * sum(counts)
    for value in values:
        left -= counts[value]
        if left < 0:
            return (value / 255) ** 2
    return 0.0


def light_of(ground: Image.Image) -> Image.Image:
    """Return the square roots of luminances as a grey picture: eight bits are enough for those."""
    levels = [round(255 * sqrt(linear(value / 255))) for value in range(256)]
    red, green, blue = (band.point(levels) for band in ground.split())

    def squared(bands: dict[str, Any]) -> Any:  # noqa: ANN401  ImageMath's operands have no public type
        red, green, blue = (bands["convert"](bands[name], "F") for name in ("red", "green", "blue"))
        total = 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue
        return bands["convert"](total**0.5, "L")

    roots: Image.Image = ImageMath.lambda_eval(squared, red=red, green=green, blue=blue)
    return roots
