"""Pictures for test cards, drawn here: a street at dusk, and plain ones that are hard to write on."""

from __future__ import annotations

import io
from functools import cache
from random import Random
from typing import Any

from PIL import Image, ImageDraw, ImageFilter

from sharekit.render.photograph import Photograph

_EDGE = 1600


@cache
def street() -> Image.Image:
    """Return a sky, two rows of houses with lit windows, and a crowd in front of them."""
    chance = Random(5)  # noqa: S311  the same street every time
    image = Image.linear_gradient("L").resize((_EDGE, _EDGE))
    sky = Image.merge("RGB", [image.point([round(a + (b - a) * v / 255) for v in range(256)]) for a, b in
                              ((60, 250), (84, 190), (130, 150))])  # fmt: skip
    for top, colour, blur in ((620, (120, 96, 110), 6), (820, (70, 54, 72), 2)):
        houses = Image.new("RGBA", sky.size)
        pen = ImageDraw.Draw(houses)
        left = -60
        while left < _EDGE:
            width, height = chance.randint(150, 300), top - chance.randint(0, 220)
            pen.rectangle((left, height, left + width, _EDGE), fill=(*colour, 255))
            for x in range(left + 24, left + width - 40, 56):
                for y in range(height + 40, _EDGE, 90):
                    if chance.random() < 0.4:
                        pen.rectangle((x, y, x + 24, y + 40), fill=(255, 214, 140, 255))
            left += width + chance.randint(0, 30)
        houses = houses.filter(ImageFilter.GaussianBlur(blur))
        sky.paste(houses, (0, 0), houses)
    pen = ImageDraw.Draw(sky)
    for row, tone in ((1180, 44), (1340, 30), (1520, 16)):
        for x in range(-40, _EDGE + 80, row // 12):
            head, y = row // 26, row + chance.randint(-40, 40)
            pen.ellipse((x - head, y - head, x + head, y + head), fill=(tone + 14, tone, tone + 8))
            pen.rounded_rectangle(
                (x - 2 * head, y + head, x + 2 * head, _EDGE + 200), head, fill=(tone + 14, tone, tone)
            )
    return sky


def photograph(image: Image.Image | None = None) -> Photograph:
    """Return a picture as the studio takes it."""
    return Photograph(image=image or street(), focus=(0.5, 0.6))


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:  # noqa: ANN401  Pillow's own
    """Return the file of a picture."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
