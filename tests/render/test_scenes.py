"""Scenes as readable text: where every word of every kind stands, in every theme and format."""

from __future__ import annotations

from functools import singledispatch

import pytest

from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render.scene import (
    Disc,
    Element,
    Halftone,
    Photo,
    Polygon,
    QrCode,
    Rectangle,
    Ring,
    RoundedRectangle,
    Scene,
    Scrim,
    TextRun,
)
from tests.render.accept import kept_text
from tests.render.samples import CONTENTS, spec, studio


@singledispatch
def _line(element: Element) -> str:
    raise TypeError(type(element).__name__)


@_line.register
def _(element: Rectangle) -> str:
    size = f"{element.width:.0f} x {element.height:.0f}"
    return f"block  {element.x:7.1f} {element.y:7.1f}  {size}  {element.fill}"


@_line.register
def _(element: RoundedRectangle) -> str:
    size = f"{element.width:.0f} x {element.height:.0f}"
    return f"panel  {element.x:7.1f} {element.y:7.1f}  {size}  r {element.radius:.0f}  {element.fill}"


@_line.register
def _(element: Ring) -> str:
    stroke = f"{element.stroke:.0f} wide  {element.share:.2f}"
    return f"ring   {element.x:7.1f} {element.y:7.1f}  r {element.radius:.0f}  {stroke}  {element.fill}"


@_line.register
def _(element: Halftone) -> str:
    rows = f"{element.pitch:.0f} apart  r {element.largest:.1f}"
    return f"dots   {element.top:7.1f} {element.bottom:7.1f}  {rows}  {element.fill}"


@_line.register
def _(element: Photo) -> str:
    treatment = element.treatment
    how = " ".join((treatment.name, *treatment.colours, f"{treatment.amount:g}"))
    size = f"{element.width:.0f} x {element.height:.0f}"
    return f"photo  {element.x:7.1f} {element.y:7.1f}  {size}  {how}  about {element.focus}"


@_line.register
def _(element: Scrim) -> str:
    stops = " ".join(f"{place:g}:{alpha:g}" for place, alpha in element.stops)
    size = f"{element.width:.0f} x {element.height:.0f}{' across' if element.across else ''}"
    return f"scrim  {element.x:7.1f} {element.y:7.1f}  {size}  {element.fill}  {stops}"


@_line.register
def _(element: Disc) -> str:
    return f"disc   {element.x:7.1f} {element.y:7.1f}  r {element.radius:.0f}  {element.fill}"


@_line.register
def _(element: Polygon) -> str:
    (x, y), count = element.points[0], len(element.points)
    return f"shape  {x:7.1f} {y:7.1f}  {count} points  {element.fill}"


@_line.register
def _(element: QrCode) -> str:
    colours = f"{element.dark} on {element.light}"
    return f"code   {element.x:7.1f} {element.y:7.1f}  {element.size:.0f}  {colours}  {element.data}"


@_line.register
def _(element: TextRun) -> str:
    turned = f"  turned {element.turn:g}" if element.turn else ""
    rtl = "  rtl" if element.rtl else ""
    place = f"{element.x:7.1f} {element.y:7.1f}"
    font = f"{element.font} {element.size:.0f}"
    return f"text   {place}  {font}  {element.fill}{rtl}{turned}  {element.text}"


def scene_text(scene: Scene) -> str:
    """Return a scene as lines that a person can read in a diff."""
    head = f"{scene.width} x {scene.height} on {scene.background}"
    return "\n".join([head, *(_line(element) for element in scene.elements)]) + "\n"


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("theme", load_themes())
def test_scene_is_the_one_we_looked_at(theme: str, name: str) -> None:
    parts = []
    for form in load_formats():
        scene = studio(theme).compose(spec(name, form))
        assert not scene.overflow
        parts.append(f"== {form}\n{scene_text(scene)}")
    text = "\n".join(parts)
    assert text == kept_text(f"{theme}-{name}.txt", text)
