"""Tilted strips: every line of the placard's words on a strip of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from math import cos, radians, sin, tan

from sharekit.render.balance import Line
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit, Room
from sharekit.render.scene import Element, Polygon, Rectangle, TextRun
from sharekit.render.script import tail_of
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

_LEAD = 1.06
_TURNED = 0.975  # of the measure: lower strips move towards the end as the group is turned
_BETWEEN = 0.05  # of the size: between strips of letters that hang low
_RIM = 0.05  # of the size: what a strip reaches below its lowest ink
_HALF = 0.55  # a line that is emphasis for at least this part gets the bright strip


def slope(stage: Stage, width: float) -> float:
    """Return how much higher the far end of the strips stands, px."""
    return tan(radians(abs(stage.at("strip.tilt")))) * width


def fit_strips(
    stage: Stage, text: str, room: Room, *, emphasis: str | None = None, hyphens: bool = True
) -> Fit:
    """Fit words in capitals, where their script has them, on strips that end inside the room."""
    room = replace(room, width=_TURNED * room.width, pad=2 * stage.at("strip.side"))
    set_on = partial(
        stage.fit, text, "display", room, lead=_LEAD, emphasis=emphasis, capitals=True, hyphens=hyphens
    )
    fit = set_on()
    apart = fit.style.cap + sum(_beyond(stage, fit)) + _BETWEEN
    if not _hangs(text) or apart <= fit.style.lead:
        return fit
    return set_on(least=apart)


def _hangs(text: str) -> bool:
    """Whether letters stand below the baseline on a strip: capitals do not, other scripts may."""
    return bool(tail_of(text)) or text.upper() == text.lower()


def _beyond(stage: Stage, fit: Fit) -> tuple[float, float]:
    """Return how far strips reach above capitals and below the baseline, in em: past the lowest ink."""
    above, below = stage.at("strip.above"), stage.at("strip.below")
    low = stage.depth(fit.text, "display") if _hangs(fit.text) else 0.0
    deeper = max(0.0, low + _RIM - below)
    return above - min(deeper, 0.08), below + deeper


def set_strips(
    stage: Stage, made: Composition, fit: Fit, at: Point, *, about: Point | None = None, bright: bool = False
) -> None:
    """Set fitted lines on strips.

    Args:
        stage: The card.
        made: What has been set so far.
        fit: The lines.
        at: The start edge and the top of the first capitals, before all is turned.
        about: What it is turned about; `at` unless other strips stand above.
        bright: All strips are of the bright kind.
    """
    strips = [_strip(stage, fit, i, at, bright=bright or _bright(line)) for i, line in enumerate(fit.lines)]
    elements: list[Element] = [ground for ground, *_ in strips]
    elements += [run for _, *runs in strips for run in runs]
    angle = stage.at("strip.tilt_rtl") if stage.rtl else stage.at("strip.tilt")
    made.add(_tilt(elements, about or at, angle))
    made.note(fit)


def _strip(stage: Stage, fit: Fit, number: int, at: Point, *, bright: bool) -> tuple[Element, ...]:
    line, size = fit.lines[number], fit.size
    side = stage.at("strip.side") * size
    width, y = line.width * size + 2 * side, at[1] + number * fit.lead
    above, below = (part * size for part in _beyond(stage, fit))
    left = at[0] - width if stage.rtl else at[0]
    ground = stage.colour("accent" if bright else "strip")
    ink = stage.colour("ink" if bright else "strip_ink")
    strong = ink if bright else stage.colour("strip_strong")
    baseline = (at[0] + stage.forward * side, y + fit.cap)
    return (
        Rectangle(left, y - above, width, fit.cap + above + below + 1, ground),
        *stage.put_line(fit, number, baseline, ink, accent=strong),
    )


def _bright(line: Line) -> bool:
    strong = sum(word.width for word in line.words if word.emphasis)
    return strong > 0 and strong >= _HALF * sum(word.width for word in line.words)


def _turned(point: Point, about: Point, degrees: float) -> Point:
    """Return a point turned clockwise about another."""
    x, y = point[0] - about[0], point[1] - about[1]
    right, down = cos(radians(degrees)), sin(radians(degrees))
    return about[0] + x * right - y * down, about[1] + x * down + y * right


def _tilt(elements: Iterable[Element], about: Point, degrees: float) -> tuple[Element, ...]:
    """Turn elements clockwise about a point, px; what has no tilted form is refused."""
    return tuple(_tilted(element, about, degrees) for element in elements)


def _tilted(element: Element, about: Point, degrees: float) -> Element:
    if isinstance(element, Rectangle):
        right, bottom = element.x + element.width, element.y + element.height
        corners = ((element.x, element.y), (right, element.y), (right, bottom), (element.x, bottom))
        return Polygon(tuple(_turned(corner, about, degrees) for corner in corners), element.fill)
    if isinstance(element, Polygon):
        return replace(element, points=tuple(_turned(point, about, degrees) for point in element.points))
    if isinstance(element, TextRun):
        x, y = _turned((element.x, element.y), about, degrees)
        return replace(element, x=x, y=y, turn=element.turn + degrees)
    raise TypeError(type(element).__name__)
