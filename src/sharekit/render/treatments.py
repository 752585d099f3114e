"""What themes do to photographs: duotone, muted colours, halftone, a warm light."""

from __future__ import annotations

from functools import cache
from math import cos, pi
from random import Random

from PIL import Image, ImageChops, ImageEnhance, ImageOps

from sharekit.render.scene import Treatment

_CLIPPED = 1  # percent of the pixels at either end that may become pure
_FINE = 3  # halftone dots are cut this many times larger and reduced
_ANGLE = 30  # degrees: rows of dots that stand askew are not seen as rows
_SPOT = 27  # px: edge of the threshold picture of one dot
_TILE = 256  # px: edge of the grain, which repeats
_UNIFORM = 73.61 / 2  # standard deviation of the mean of four bytes at random


def treat(image: Image.Image, treatment: Treatment) -> Image.Image:
    """Return a picture treated; the same picture always gives the same pixels.

    Args:
        image: RGB.
        treatment: What to do.
    """
    match treatment.name:
        case "duotone":
            treated = _duotone(image, treatment)
        case "muted":
            treated = ImageEnhance.Color(image).enhance(treatment.amount)
        case "halftone":
            treated = _halftone(image, treatment)
        case "warm":
            light = Image.new("RGB", image.size, treatment.colours[0])
            treated = Image.blend(image, light, treatment.amount)
    return _grained(treated, treatment.grain) if treatment.grain else treated


def _tones(image: Image.Image, gamma: float) -> Image.Image:
    """Return the picture in greys that use the whole range."""
    grey = ImageOps.autocontrast(ImageOps.grayscale(image), cutoff=_CLIPPED)
    return grey.point([round(255 * (value / 255) ** gamma) for value in range(256)])


def _duotone(image: Image.Image, treatment: Treatment) -> Image.Image:
    dark, middle, light = treatment.colours
    return ImageOps.colorize(_tones(image, treatment.amount), dark, light, mid=middle)


def _halftone(image: Image.Image, treatment: Treatment) -> Image.Image:
    ink, paper = treatment.colours
    size = image.width * _FINE, image.height * _FINE
    grey = _tones(image, treatment.amount).resize(size, Image.Resampling.BICUBIC)
    darker = ImageChops.subtract(_screen(size, round(treatment.cell * _FINE)), grey)
    mask = darker.point(lambda value: 255 if value else 0).reduce(_FINE)
    inked = Image.new("RGB", image.size, paper)
    inked.paste(ink, (0, 0, *image.size), mask)
    return inked


@cache
def _spot() -> Image.Image:
    """Return the thresholds of one dot, darkest first at the middle: round in light, holes in shade."""
    rows = [cos(2 * pi * (index + 0.5) / _SPOT) for index in range(_SPOT)]
    spot = Image.new("L", (_SPOT, _SPOT))
    spot.putdata([round(255 * (0.5 - 0.25 * (x + y))) for y in rows for x in rows])
    return spot


def _screen(size: tuple[int, int], cell: int) -> Image.Image:
    """Return the thresholds of rows of dots that stand at an angle."""
    spot = _spot().resize((cell, cell), Image.Resampling.BICUBIC)
    edge = (int((size[0] ** 2 + size[1] ** 2) ** 0.5) // cell + 2) * cell
    straight = Image.new("L", (edge, edge))
    row = Image.new("L", (edge, cell))
    for x in range(0, edge, cell):
        row.paste(spot, (x, 0))
    for y in range(0, edge, cell):
        straight.paste(row, (0, y))
    turned = straight.rotate(_ANGLE, Image.Resampling.BILINEAR)
    left, top = (edge - size[0]) // 2, (edge - size[1]) // 2
    return turned.crop((left, top, left + size[0], top + size[1]))


@cache
def _noise() -> Image.Image:
    chance, count = Random(1), _TILE * _TILE  # noqa: S311  grain, not a secret
    one, two, three, four = (Image.frombytes("L", (_TILE, _TILE), chance.randbytes(count)) for _ in range(4))
    return Image.blend(Image.blend(one, two, 0.5), Image.blend(three, four, 0.5), 0.5)


def _grained(image: Image.Image, deviation: float) -> Image.Image:
    quiet = _noise().point([round(128 + (value - 127.5) * deviation / _UNIFORM) for value in range(256)])
    grain = Image.new("L", image.size)
    for x in range(0, image.width, _TILE):
        for y in range(0, image.height, _TILE):
            grain.paste(quiet, (x, y))
    bands = (ImageChops.add(band, grain, offset=-128) for band in image.split())
    return Image.merge("RGB", tuple(bands))
