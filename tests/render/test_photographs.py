"""Photographs: nothing of the file but the picture, upright, cropped about what matters, words readable."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from sharekit.errors import SourceError
from sharekit.plan.model import main_words
from sharekit.presets.colour import contrast
from sharekit.presets.faces import FaceCascade, FaceStage
from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render import Studio, faces, open_photograph
from sharekit.render.contrast import least_contrast
from sharekit.render.draw import draw_scene
from sharekit.render.faces import find_faces
from sharekit.render.photograph import Photograph, crop_to_cover, find_focus
from sharekit.render.portrait import covered_face
from sharekit.render.scene import Photo, Treatment, text_runs, without_text
from sharekit.render.treatments import treat
from tests.render.photographs import encoded, photograph, street
from tests.render.samples import spec, studio

_ORIENTATION, _GPS = 0x0112, 0x8825
_FORMATS = tuple(load_formats())


def _noise() -> Image.Image:
    return Image.frombytes("RGB", (800, 800), Random(3).randbytes(1_920_000))  # noqa: S311


HARD = {
    "white": Image.new("RGB", (600, 600), "#FFFFFF"),
    "black": Image.new("RGB", (600, 600), "#000000"),
    "yellow": Image.new("RGB", (600, 600), "#FFD84D"),
    "chequered": Image.effect_mandelbrot((600, 600), (-2, -1.5, 1, 1.5), 30).convert("RGB"),
    "noise": _noise(),
}


def _with(theme: str, picture: Photograph) -> Studio:
    return replace(studio(theme), photograph=picture, _scenes={})


@pytest.mark.parametrize("hard", HARD)
@pytest.mark.parametrize("theme", load_themes())
def test_words_can_be_read_on_any_picture(theme: str, hard: str) -> None:
    room = _with(theme, photograph(HARD[hard]))
    for form in _FORMATS:
        scene = room.compose(spec("photo", form))
        ground = draw_scene(without_text(scene), room.book, room.photograph)
        assert least_contrast(ground, text_runs(scene.elements), room.book) >= 4.5, form


@pytest.mark.parametrize("theme", load_themes())
def test_photo_card_shows_the_picture_in_every_format(theme: str) -> None:
    for form in _FORMATS:
        assert studio(theme).shows_photograph(spec("photo", form))
        assert not studio(theme).shows_photograph(spec("quote", form))


def test_card_carries_its_alt_text_and_nothing_of_the_file() -> None:
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    exif.get_ifd(_GPS)[1] = "N"
    exif[0x010F] = "CameraMaker"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(street(), exif=exif, icc_profile=profile, comment=b"taken in secret", xmp=b"<x>home</x>")
    card = _with("rally", open_photograph(data, name="a.jpg")).draw(
        spec("photo", "square"), alt="Ärger & <Mut>."
    )
    assert card.extension == "jpg"
    with Image.open(io.BytesIO(card.data)) as made:
        assert set(made.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "xmp"}
        packet = ET.fromstring(made.info["xmp"].decode())  # noqa: S314  our own
    assert [text for text in packet.itertext() if text] == [
        main_words(spec("photo", "square").content),
        "Ärger & <Mut>.",
        "example.org/repairs",
    ]
    assert not any(
        leak in card.data for leak in (b"CameraMaker", b"secret", b"home", b"Exif", b"ICC_PROFILE")
    )
    assert len(card.data) < 1_000_000


@pytest.mark.parametrize("orientation", range(1, 9))
def test_picture_stands_upright(orientation: int) -> None:
    upright = Image.new("RGB", (600, 450), "#2040C0")
    ImageDraw.Draw(upright).rectangle((0, 0, 250, 150), fill="#F0E020")
    turn = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright.transpose(Image.Transpose(turn[orientation])) if orientation > 1 else upright
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    shown = open_photograph(encoded(stored, quality=95, exif=exif), name="a.jpg").image
    assert shown.size == upright.size
    red, _, blue = shown.split()
    assert min(red.crop((10, 10, 20, 20)).tobytes()) > 200
    assert min(blue.crop((580, 430, 590, 440)).tobytes()) > 150


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"not a picture", "damaged"),
        (encoded(street())[:9000], "damaged"),
        (encoded(Image.new("RGB", (200, 900))), "only 200 by 900"),
        (encoded(Image.new("1", (9000, 9000)), "PNG"), "too large"),
        (b"x" * (30 * 1024 * 1024 + 1), "larger than 30 MB"),
        (encoded(Image.new("RGB", (600, 600)), "TIFF"), "damaged"),
    ],
    ids=["text", "truncated", "small", "bomb", "heavy", "unread kind"],
)
def test_what_is_of_no_use_is_refused_in_words(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what) as refused:
        open_photograph(data, name="a.jpg")
    assert refused.value.hint


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA"])
def test_a_large_picture_is_made_smaller_strip_by_strip(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tall: list[int] = []
    real = Image.Image.reduce

    def reduce(self: Image.Image, *how: Any, **named: Any) -> Image.Image:  # noqa: ANN401  passed on
        tall.extend([self.height] if self.mode == mode else [])
        return real(self, *how, **named)

    monkeypatch.setattr(Image.Image, "reduce", reduce)
    halves = Image.new(mode, (4900, 900), "#FFFFFF")
    halves.paste("#000000", (0, 0, 2450, 900))
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    shown = open_photograph(encoded(halves, "PNG", compress_level=1, exif=exif), name="a.png").image
    assert shown.size == (441, 2400)
    assert [shown.getpixel((220, y)) for y in (10, 1180, 1220, 2390)] == [(0,) * 3] * 2 + [(255,) * 3] * 2
    assert len(tall) == 8
    assert max(tall) == 128


def test_a_bomb_is_refused_by_its_header_alone() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    data = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )
    with pytest.raises(SourceError, match="too large: it unpacks"):
        open_photograph(data, name="bomb.png")


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("I;16", "PNG"),
        ("LA", "PNG"),
        ("P", "GIF"),
        ("RGBA", "WEBP"),
        ("1", "PNG"),
    ],
)
def test_every_kind_of_colour_becomes_rgb(mode: str, kind: str) -> None:
    picture = Image.new("L", (500, 500), 160)
    made = Image.new("I;16", (500, 500), 160 * 257) if mode == "I;16" else picture.convert(mode)
    shown = open_photograph(encoded(made, kind), name="a").image
    assert shown.mode == "RGB"
    mean = shown.convert("L").resize((1, 1), Image.Resampling.BOX).tobytes()[0]
    assert abs(mean - 160) < 12


@pytest.mark.parametrize("place", [(0.2, 0.2), (0.8, 0.3), (0.3, 0.8), (0.75, 0.75)])
def test_focus_is_where_something_is_to_be_seen(place: tuple[float, float]) -> None:
    picture = Image.new("RGB", (800, 800), "#6080A0")
    x, y = place[0] * 800, place[1] * 800
    ImageDraw.Draw(picture).ellipse((x - 70, y - 70, x + 70, y + 70), fill="#FFE0C0")
    found = find_focus(picture)
    assert found == pytest.approx(place, abs=0.08)


def test_focus_of_nothing_is_the_upper_middle() -> None:
    assert find_focus(Image.new("RGB", (500, 500), "#808080")) == (0.5, 0.38)


@given(
    size=st.tuples(st.integers(30, 900), st.integers(30, 900)),
    wanted=st.tuples(st.integers(10, 500), st.integers(10, 500)),
    focus=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    place=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_a_crop_fills_its_box(
    size: tuple[int, int], wanted: tuple[int, int], focus: tuple[float, float], place: tuple[float, float]
) -> None:
    cropped = crop_to_cover(Photograph(image=Image.new("RGB", size), focus=focus), wanted, place)
    assert cropped.size == wanted


def test_a_crop_keeps_what_matters() -> None:
    picture = Image.new("RGB", (1200, 800), "#000000")
    ImageDraw.Draw(picture).ellipse((1000, 60, 1160, 220), fill="#FFFFFF")
    cropped = crop_to_cover(Photograph(image=picture, focus=(0.9, 0.175)), (300, 600))
    assert cropped.convert("L").getextrema()[1] == 255


@pytest.mark.parametrize("theme", load_themes())
def test_a_treatment_gives_the_same_pixels_every_time(theme: str) -> None:
    scene = studio(theme).compose(spec("photo", "square"))
    (photo,) = [part for part in scene.elements if isinstance(part, Photo)]
    first, second = (treat(street(), photo.treatment).tobytes() for _ in range(2))
    assert first == second


def test_halftone_prints_two_inks_as_dark_as_the_picture() -> None:
    grey = Image.linear_gradient("L").resize((400, 400)).convert("RGB")
    dots = treat(grey, Treatment("halftone", ("#000000", "#FFFFFF"), 1.0, cell=8)).convert("L")
    for share in (0.25, 0.5, 0.75):
        y = int(400 * share)
        band = dots.crop((0, y - 20, 400, y + 20)).resize((1, 1), Image.Resampling.BOX)
        assert band.getpixel((0, 0)) == pytest.approx(255 * share, abs=18)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", ["square", "landscape"])
def test_no_card_cuts_or_covers_a_face(theme: str, form: str) -> None:
    face = (0.3, 0.25, 0.6, 0.62)
    taken = Photograph(image=street().crop((0, 0, 1200, 1500)), focus=(0.45, 0.43), faces=(face,))
    drawn_on = _with(theme, taken)
    card = replace(spec("quote", form), photo=True)
    assert not covered_face(drawn_on.compose(card), taken, drawn_on.book)


def test_a_picture_full_of_likely_faces_costs_no_more_than_so_many_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = FaceCascade(window=24, stages=(FaceStage(least=0, tests=((0, 0, 8, 8, 1.0, 1.0, 0),)),) * 6)
    monkeypatch.setattr(faces, "load_face_cascade", lambda: every)
    sizes, tests = list[int](), list[int]()

    class Counted(faces._Layer):
        def shows(self, x: int, y: int) -> bool:
            sizes.append(self._width)
            return super().shows(x, y)

        def _passes(self, at: int, stage: object) -> bool:
            tests.append(at)
            return super()._passes(at, stage)  # type: ignore[arg-type]

    monkeypatch.setattr(faces, "_Layer", Counted)
    find_faces(Image.new("L", (3000, 2000)))
    assert len(sizes) == faces._MOST_ASKED
    assert sizes == sorted(sizes)  # the picture at its smallest first: large faces
    assert len(tests) < 300_000


def test_houses_and_a_crowd_from_afar_have_no_face() -> None:
    assert find_faces(street()) == ()
