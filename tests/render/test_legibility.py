from __future__ import annotations

import pytest
from PIL import Image

from sharekit.render.legibility import lowest_contrast
from sharekit.render.scene import Disc, Element, Photo, Polygon, Rectangle, Ring, Scene, TextRun, Treatment

_RUN = TextRun(text="Words", font="any", size=20, x=40, y=60, width=40, fill="#000000")


def _scene(*shapes: Element, run: TextRun = _RUN) -> Scene:
    return Scene(width=120, height=120, background="#FFFFFF", elements=(*shapes, run))


def _unasked() -> Image.Image:
    raise AssertionError


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Rectangle(30, 30, 60, 40, "#000000"), 1.0),
        (Rectangle(30, 70, 60, 40, "#000000"), 21.0),
        (Rectangle(75, 30, 60, 40, "#000000"), 1.0),
        (Disc(60, 54, 30, "#000000"), 1.0),
        (Disc(60, 110, 20, "#000000"), 21.0),
        (Polygon(((30, 30), (90, 30), (60, 90)), "#000000"), 1.0),
        (Ring(60, 120, 66, 10, 1.0, "#000000"), 1.0),
        (Ring(60, 120, 66, 10, 0.0, "#000000"), 21.0),
    ],
)
def test_words_are_compared_with_the_shape_they_stand_on(shape: Element, expected: float) -> None:
    assert lowest_contrast(_scene(shape), _unasked) == pytest.approx(expected)


def test_the_topmost_shape_counts() -> None:
    shapes = (Rectangle(0, 0, 120, 120, "#000000"), Rectangle(30, 30, 60, 40, "#FFFFFF"))
    assert lowest_contrast(_scene(*shapes), _unasked) == pytest.approx(21.0)


def test_words_on_a_photograph_are_measured_on_its_pixels() -> None:
    photo = Photo(0, 0, 120, 120, Treatment("muted"))
    dark = Image.new("RGB", (120, 120), "#000000")
    assert lowest_contrast(_scene(photo), lambda: dark) == pytest.approx(1.0)
