"""Scenes as readable text: where every word of every kind stands, in every theme and format."""

from __future__ import annotations

import pytest

from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render.scene import Disc, Element, Polygon, QrCode, Rectangle, Scene, TextRun
from tests.render.accept import kept_text
from tests.render.samples import CONTENTS, spec, studio


def _line(element: Element) -> str:
    match element:
        case Rectangle(x, y, width, height, fill):
            return f"block  {x:7.1f} {y:7.1f}  {width:.0f} x {height:.0f}  {fill}"
        case Disc(x, y, radius, fill):
            return f"disc   {x:7.1f} {y:7.1f}  r {radius:.0f}  {fill}"
        case Polygon(points, fill):
            return f"shape  {points[0][0]:7.1f} {points[0][1]:7.1f}  {len(points)} points  {fill}"
        case QrCode(x, y, size, data, dark, light):
            return f"code   {x:7.1f} {y:7.1f}  {size:.0f}  {dark} on {light}  {data}"
        case TextRun():
            turned = f"  turned {element.turn}" if element.turn else ""
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
