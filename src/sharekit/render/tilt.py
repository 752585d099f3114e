"""Turning what has been set about a point: rectangles become polygons, text keeps its letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import cos, radians, sin

from sharekit.render.scene import Element, Polygon, Rectangle, TextRun
from sharekit.render.typeset import Point


def turned_point(point: Point, about: Point, degrees: float) -> Point:
    """Return a point turned clockwise about another."""
    x, y = point[0] - about[0], point[1] - about[1]
    right, down = cos(radians(degrees)), sin(radians(degrees))
    return about[0] + x * right - y * down, about[1] + x * down + y * right


def tilt(elements: Iterable[Element], about: Point, degrees: float) -> tuple[Element, ...]:
    """Turn elements clockwise about a point, px; what has no tilted form is refused."""
    return tuple(_tilted(element, about, degrees) for element in elements)


def _tilted(element: Element, about: Point, degrees: float) -> Element:
    if isinstance(element, Rectangle):
        right, bottom = element.x + element.width, element.y + element.height
        corners = ((element.x, element.y), (right, element.y), (right, bottom), (element.x, bottom))
        return Polygon(tuple(turned_point(corner, about, degrees) for corner in corners), element.fill)
    if isinstance(element, Polygon):
        return replace(element, points=tuple(turned_point(point, about, degrees) for point in element.points))
    if isinstance(element, TextRun):
        x, y = turned_point((element.x, element.y), about, degrees)
        return replace(element, x=x, y=y, turn=element.turn + degrees)
    raise TypeError(type(element).__name__)
