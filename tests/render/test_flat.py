"""Cards without a picture are drawn in the colours of a palette, and nobody sees it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from sharekit.presets.themes import load_themes
from sharekit.render.draw import draw_flat, draw_scene
from sharekit.render.encode import About, encode_png
from sharekit.render.scene import Disc, Rectangle, Scene, TextRun
from tests.render.samples import spec, studio

_STEP = 10  # of 255: half of one of 15 steps, rounded, and what close colours are joined by
_FLAT = 400  # px of one colour
_GROUND, _INK = "#F4F0E8", "#101820"


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize(
    "shown", [("quote", "square"), ("event", "square"), ("countdown", "story"), ("arabic", "square")]
)
def test_no_pixel_is_told_from_that_of_a_picture_in_all_colours(theme: str, shown: tuple[str, str]) -> None:
    room = studio(theme)
    scene = room.compose(spec(*shown))
    flat, whole = draw_flat(scene, room.book), draw_scene(scene, room.book)
    assert flat is not None
    assert flat.mode == "P"
    shades = flat.convert("RGB")
    assert _apart(shades, whole) <= _STEP
    left = {colour: count for count, colour in shades.getcolors(256) or ()}
    for count, colour in whole.getcolors(1 << 20) or ():
        if count >= _FLAT and colour in _fills(scene):
            assert left[colour] >= count


def _apart(one: Image.Image, other: Image.Image) -> float:
    return max(high for _, high in ImageStat.Stat(ImageChops.difference(one, other)).extrema)


def _fills(scene: Scene) -> set[tuple[int, ...]]:
    named = {scene.background, *(getattr(part, "fill", scene.background) for part in scene.elements)}
    return {tuple(bytes.fromhex(name[1:])) for name in named}


def test_a_palette_makes_a_card_less_than_half_as_heavy() -> None:
    room = studio("rally")
    card = room.draw(spec("quote", "square"), alt="")
    whole = encode_png(draw_scene(room.compose(spec("quote", "square")), room.book), About())
    assert Image.open(BytesIO(card.data)).mode == "P"
    assert len(card.data) < 0.5 * len(whole)


def test_a_scene_of_too_many_colours_is_drawn_in_all_of_them() -> None:
    many = tuple(Rectangle(4.0 * i, 0, 4, 4, f"#{i:02X}{(7 * i) % 256:02X}80") for i in range(256))
    scene = Scene(width=1024, height=8, background=_GROUND, elements=many)
    assert draw_flat(scene, studio("rally").book) is None
    few = draw_flat(replace(scene, elements=many[:255]), studio("rally").book)
    assert few is not None
    assert len(few.getcolors(256) or ()) == 256


def test_what_lies_over_several_colours_is_blended_with_each() -> None:
    book = studio("rally").book
    run = TextRun("OOO", "rally-display", 60.0, 10.0, 60.0, 0.0, _INK)
    ground = (Rectangle(0, 0, 60, 80, "#FFCC00"), Disc(60.0, 40.0, 30.0, "#AA0022"))
    scene = Scene(width=160, height=80, background=_GROUND, elements=(*ground, run))
    flat = draw_flat(scene, book)
    assert flat is not None
    assert 0 < _apart(flat.convert("RGB"), draw_scene(scene, book)) <= _STEP


def test_emoji_keep_their_own_colours() -> None:
    room = studio("gentle")
    assert draw_flat(room.compose(spec("emoji", "square")), room.book) is None
