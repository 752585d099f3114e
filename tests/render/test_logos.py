"""Logos: safe to read, visible on any ground, and at the foot of every card of every theme."""

from __future__ import annotations

import base64
import io
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from sharekit.errors import SettingsError
from sharekit.presets.formats import load_formats, load_papers
from sharekit.presets.themes import load_themes
from sharekit.render import Logo, Studio, open_logo, page_logo, svg
from sharekit.render.scene import Emblem, RoundedRectangle, text_runs
from sharekit.render.signature import is_signed
from tests.render.samples import FOOTER, spec, studio

_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_SVG = f'<svg {_SPACES} viewBox="0 0 30 10">{{}}</svg>'


def _png(size: tuple[int, int], colour: str, *, rim: int = 0) -> bytes:
    image = Image.new("RGBA", (size[0] + 2 * rim, size[1] + 2 * rim))
    ImageDraw.Draw(image).rectangle((rim, rim, rim + size[0] - 1, rim + size[1] - 1), fill=colour)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def _with(logo: Logo, theme: str) -> Studio:
    return replace(studio(theme), logo=logo, _scenes={})


def test_what_is_empty_around_a_logo_is_cut_off() -> None:
    assert open_logo(_png((200, 100), "#1B3FA8", rim=70), name="a.png").image.size == (200, 100)


def test_a_picture_of_many_colours_is_light_on_the_page() -> None:
    many = Image.effect_noise((400, 100), 90).convert("RGBA")
    many.putalpha(Image.linear_gradient("L").resize((400, 100)))
    stream = io.BytesIO()
    many.save(stream, "PNG")
    small, _ = page_logo(_with(open_logo(stream.getvalue(), name="a.png"), "rally"))
    assert small
    assert len(small) < 20_000  # of noise, which is the worst; in all its colours twice as much
    with Image.open(io.BytesIO(small)) as shown:
        assert shown.size == (336, 84)
        assert min(shown.convert("RGBA").getchannel("A").tobytes()) < 40


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ('<image href="file:///etc/hostname" width="9" height="9"/>', "outside the file"),
        ('<image xlink:href="../secret.png" width="9" height="9"/>', "outside the file"),
        ('<rect width="9" height="9" fill="url(https://example.org/a.svg#b)"/>', "outside the file"),
        ('<rect width="9" height="9" style="fill:url(//example.org/a)"/>', "outside the file"),
        ("<style>@import 'x.css';</style>", "style asks for another file"),
        ('<image href="data:image/svg+xml;base64,PHN2Zz4=" width="9" height="9"/>', "outside the file"),
        ("<script>1</script>", "it has a script"),
        ("<text>Union</text>", "turn them into paths"),
    ],
)
def test_a_drawing_that_asks_for_more_than_itself_is_refused(inside: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        open_logo(_SVG.format(inside).encode(), name="logo.svg")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + _SVG.format("&a;").encode(), "declares entities"),
        (b"GIF89a", "neither a PNG nor an SVG"),
        (_png((9, 9), "#000000")[:60], "damaged"),
        (_png((9, 9), "#00000000"), "is empty"),
        (_SVG.format("<g/>" * 200_000).encode(), "larger than 512 KB"),
    ],
)
def test_what_is_no_logo_is_refused_in_words(data: bytes, why: str) -> None:
    with pytest.raises(SettingsError, match=why) as refused:
        open_logo(data, name="logo")
    assert "PNG" in refused.value.hint


_TURBULENCE = '<feTurbulence baseFrequency=".01" numOctaves="1000000"/>'
_FILTER = '<filter id="a">{}</filter><rect width="30" height="10" filter="url(#a)"/>'


@pytest.mark.parametrize(
    ("drawing", "size"),
    [
        (f'<svg {_SPACES} viewBox="0 0 1 9000"><rect width="1" height="9000"/></svg>', (1, 400)),
        (f'<svg {_SPACES} width="6in" height="2in"><rect width="6in" height="2in"/></svg>', (1200, 400)),
    ],
)
def test_a_drawing_is_drawn_inside_a_square_whatever_its_shape(drawing: str, size: tuple[int, int]) -> None:
    assert open_logo(drawing.encode(), name="logo.svg").image.size == size


def _embedded(side: int) -> str:
    stream = io.BytesIO()
    Image.new("1", (side, side)).save(stream, "PNG")
    data = base64.b64encode(stream.getvalue()).decode()
    return f'<image href="data:image/png;base64,{data}" width="9" height="9"/>'


@pytest.mark.parametrize(
    ("inside", "patience"),
    [
        pytest.param(_FILTER.format('<feOffset dy="1073741824"/>'), 9, id="a panic"),
        pytest.param(_embedded(16_000), 9, id="memory"),
        pytest.param(_FILTER.format(_TURBULENCE), 0.5, id="time"),
    ],
)
def test_a_drawing_made_to_harm_is_refused_in_words(
    inside: str, patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(svg, "_PATIENCE", patience)
    with pytest.raises(SettingsError, match="more time, memory or size") as refused:
        open_logo(_SVG.format(inside).encode(), name="logo.svg")
    assert "PNG" in refused.value.hint


def test_nothing_beside_an_article_is_taken_for_what_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resvg_py.py").write_text("open('taken', 'w')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    open_logo(_SVG.format('<rect width="9" height="9"/>').encode(), name="logo.svg")
    assert not (tmp_path / "taken").exists()


def test_a_drawing_becomes_a_sharp_picture_with_its_own_gradients() -> None:
    gradient = '<linearGradient id="a"><stop stop-color="#00F"/></linearGradient>'
    gradient += '<rect width="30" height="10" fill="url(#a)"/>'
    logo = open_logo(_SVG.format(gradient).encode(), name="logo.svg")
    assert logo.image.size == (1200, 400)
    assert logo.image.getpixel((600, 200)) == (0, 0, 255, 255)


def test_without_the_extra_a_drawing_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(SettingsError, match="not installed") as refused:
        open_logo(_SVG.format('<rect width="9" height="9"/>').encode(), name="logo.svg")
    assert "extra svg" in refused.value.hint


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", [*load_formats(), "poster", "a4"])
def test_the_logo_stands_inside_the_margins_in_its_proportions(theme: str, form: str) -> None:
    logo = open_logo(_png((300, 100), "#0057B8"), name="logo.png")
    room = _with(logo, theme)
    card = spec("event", form)
    scene = room.compose(card)
    (emblem,) = (part for part in scene.elements if isinstance(part, Emblem))
    left, _, right, bottom = room.formats[form].safe_area
    assert left <= emblem.x
    assert emblem.x + emblem.width <= right + 1
    assert emblem.y + emblem.height <= (bottom if form == "story" else scene.height)
    assert emblem.width == pytest.approx(3 * emblem.height)
    box = (emblem.x, emblem.y, emblem.x + emblem.width, emblem.y + emblem.height)
    for run in text_runs(scene.elements):
        if not run.turn:
            apart = run.x + run.width <= box[0] or box[2] <= run.x
            assert apart or run.y <= box[1] or box[3] <= run.y - 0.7 * run.size, run


@pytest.mark.parametrize("theme", load_themes())
def test_a_wide_logo_holds_the_name_already_and_a_narrow_one_has_it_beside(theme: str) -> None:
    for size, written in (((300, 100), False), ((100, 100), True)):
        room = _with(open_logo(_png(size, "#0057B8"), name="logo.png"), theme)
        words = " ".join(run.text for run in text_runs(room.compose(spec("quote", "wide")).elements))
        assert ("tenants" in words.casefold()) is written


@pytest.mark.parametrize("colour", ["#FFFFFF", "#1C0A10", "#BD122A", "#FFD84D"])
@pytest.mark.parametrize("theme", load_themes())
def test_a_logo_that_its_ground_would_hide_gets_a_plate(theme: str, colour: str) -> None:
    logo = open_logo(_png((200, 100), colour), name="logo.png")
    room = _with(logo, theme)
    scene = room.compose(spec("quote", "square"))
    at = next(i for i, part in enumerate(scene.elements) if isinstance(part, Emblem))
    emblem, below = scene.elements[at], scene.elements[at - 1]
    assert isinstance(emblem, Emblem)
    bare = replace(scene, elements=tuple(p for p in scene.elements if not isinstance(p, Emblem)))
    from sharekit.render.draw import draw_scene  # noqa: PLC0415

    ground = draw_scene(bare, room.book).getpixel((round(emblem.x + 4), round(emblem.y + emblem.height / 2)))
    assert logo.contrast_on("#{:02X}{:02X}{:02X}".format(*ground)) >= 3, below  # type: ignore[misc]
    if isinstance(below, RoundedRectangle):
        assert below.x < emblem.x
        assert below.y < emblem.y


def test_a_pdf_carries_the_logo() -> None:
    logo = open_logo(_png((300, 100), "#00FF00"), name="logo.png")
    card = replace(spec("event", "a4"), kind="poster")
    page = pypdfium2.PdfDocument(_with(logo, "editorial").draw(card, alt="").data)[0]
    image = page.render(scale=2).to_pil().convert("RGB")
    assert sum(count for count, colour in image.getcolors(1 << 20) or () if colour == (0, 255, 0)) > 1500
    assert load_papers()["a4"].encoding == "pdf"


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", load_formats())
def test_the_handle_stands_at_the_foot_as_it_is_written(theme: str, form: str) -> None:
    for organisation in ("Lift Now", None):
        footer = replace(FOOTER, organisation=organisation, handle="@LiftNow")
        card = replace(spec("quote", form), id=f"handle-{organisation}", footer=footer)
        runs = text_runs(studio(theme).compose(card).elements)
        assert "@LiftNow" in [run.text for run in runs]
        assert is_signed(studio(theme).stage(card))
