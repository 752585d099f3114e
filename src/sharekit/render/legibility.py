"""The lowest contrast on a card: each line of its words with the shape it stands on.

Shapes are looked up in the scene, which costs a fraction of drawing them again; only words on a photograph
are measured on its pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import atan2, cos, hypot, pi, radians, sin

from PIL import Image

from sharekit.presets.colour import contrast
from sharekit.render.contrast import least_contrast
from sharekit.render.scene import (
    Disc,
    Element,
    Photo,
    Polygon,
    Portrait,
    Rectangle,
    Ring,
    RoundedRectangle,
    Scene,
    Scrim,
    TextRun,
    text_runs,
)

_MIDDLE = 0.3  # of the size above the baseline: the middle of small letters
_ALONG = (0.05, 0.35, 0.65, 0.95)  # of the width: where the ground is looked at


def lowest_contrast(scene: Scene, ground: Callable[[], Image.Image]) -> float:
    """Return the lowest ratio of a card's words with what they stand on, 1 to 21.

    Args:
        scene: The card.
        ground: Draws the card without its words; asked only where words stand on a photograph.
    """
    runs = tuple(text_runs(scene.elements))
    shapes = tuple(part for part in scene.elements if not isinstance(part, TextRun))
    pairs = [(run, colour) for run in runs for colour in _under(run, shapes, scene.background)]
    flat = min((contrast(run.fill, colour) for run, colour in pairs if colour is not None), default=21.0)
    pictured = tuple(dict.fromkeys(run for run, colour in pairs if colour is None))
    return min(flat, least_contrast(ground(), pictured)) if pictured else flat


def _under(run: TextRun, shapes: tuple[Element, ...], background: str) -> Iterator[str | None]:
    """Yield the colours under points along a line; None where there is a photograph."""
    angle, lift = radians(run.turn), _MIDDLE * run.size
    for share in _ALONG:
        along = share * run.width
        x = run.x + along * cos(angle) + lift * sin(angle)
        y = run.y + along * sin(angle) - lift * cos(angle)
        shape = next((shape for shape in reversed(shapes) if _holds(shape, x, y)), None)
        if isinstance(shape, Photo | Portrait | Scrim):
            yield None
        else:
            yield background if shape is None else getattr(shape, "fill", background)


def _holds(shape: Element, x: float, y: float) -> bool:
    """Whether a filled shape covers a point; dots, codes and logos keep clear of words by their layouts."""
    match shape:
        case Rectangle() | RoundedRectangle() | Photo() | Scrim():
            return shape.x <= x <= shape.x + shape.width and shape.y <= y <= shape.y + shape.height
        case Portrait():
            radius = shape.size / 2
            return hypot(x - shape.x - radius, y - shape.y - radius) <= radius
        case Disc():
            return hypot(x - shape.x, y - shape.y) <= shape.radius
        case Ring():
            return _on_ring(shape, x, y)
        case Polygon():
            return _in_polygon(shape.points, x, y)
        case _:
            return False


def _on_ring(ring: Ring, x: float, y: float) -> bool:
    turned = (atan2(x - ring.x, ring.y - y) / (2 * pi)) % 1  # clockwise from twelve o'clock
    near = abs(hypot(x - ring.x, y - ring.y) - ring.radius) <= ring.stroke / 2
    return near and turned <= ring.share


def _in_polygon(points: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
