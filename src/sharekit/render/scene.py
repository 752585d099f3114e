"""A card laid out: shapes and positioned text, nothing drawn yet.

A scene is plain data in px with the origin at the top left, so that layouts can be tested by
reading numbers. `draw` turns it into pixels and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

_HEXAGON = 0.866  # rows of a hexagonal grid stand closer than its columns
_SWELL = 0.9  # how dots grow down the card
_LEAST = 0.6  # px: the radius of a dot that is seen

TreatmentName: TypeAlias = Literal["duotone", "muted", "halftone", "warm"]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A filled rectangle with square corners; edges are drawn on whole pixels."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class RoundedRectangle:
    """A filled rectangle with round corners, anti-aliased; a radius of half its height makes a pill."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A part of a circle as a stroke with round ends, clockwise from twelve o'clock.

    Attributes:
        x: Centre, px.
        y: Centre, px.
        radius: Of the middle of the stroke, px.
        stroke: Its width, px.
        share: How much of the circle is drawn, 0 to 1.
        fill: Colour.
    """

    x: float
    y: float
    radius: float
    stroke: float
    share: float
    fill: str


@dataclass(frozen=True, slots=True)
class Halftone:
    """Rows of dots on a hexagonal grid that grow from nothing at the top to their full size at the foot.

    Attributes:
        top: Where the first row stands, px.
        bottom: Where dots are largest, px; the rows go on at that size to the edge.
        pitch: Distance of two dots, px.
        largest: Radius of the largest, px.
        fill: Colour.
    """

    top: float
    bottom: float
    pitch: float
    largest: float
    fill: str

    def dots(self, width: float, height: float) -> Iterator[tuple[float, float, float]]:
        """Yield the centre and the radius of every dot on a card, px."""
        for row in range(int((height - self.top) / (self.pitch * _HEXAGON)) + 2):
            y = self.top + row * self.pitch * _HEXAGON
            radius = self.largest * min(1.0, ((y - self.top) / (self.bottom - self.top)) ** _SWELL)
            if radius > _LEAST:
                for column in range(-1, int(width / self.pitch) + 2):
                    yield (column + row % 2 / 2) * self.pitch, y, radius


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle, anti-aliased."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled polygon, anti-aliased; points are x, y pairs."""

    points: tuple[tuple[float, float], ...]
    fill: str


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code drawn on whole pixels; the quiet zone is the free ground around it.

    Attributes:
        x: Left edge of the first module, px.
        y: Top edge of the first module, px.
        size: Edge of the whole symbol, px.
        data: What the code says.
        dark: Colour of the modules.
        light: Colour of the ground.
    """

    x: float
    y: float
    size: float
    data: str
    dark: str
    light: str


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of one line in one font, colour and direction.

    Attributes:
        text: The characters, in logical order.
        font: Font name.
        size: Size of the em, px.
        x: Left end of the run on the baseline, px (for upright text).
        y: Baseline, px.
        width: Advance, px.
        fill: Colour.
        rtl: Shaped from right to left.
        turn: Degrees clockwise about (x, y).
    """

    text: str
    font: str
    size: float
    x: float
    y: float
    width: float
    fill: str
    rtl: bool = False
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done to a photograph so that it belongs to a theme.

    Attributes:
        name: `duotone` (dark, middle, light), `muted`, `halftone` (ink, paper) or `warm` (a light).
        colours: What the treatment takes.
        amount: Gamma of the first and third, saturation of the second, share of the last.
        grain: Standard deviation of added grain, of 255.
        cell: Distance of the dots of a halftone, px.
    """

    name: TreatmentName
    colours: tuple[str, ...] = ()
    amount: float = 1.0
    grain: float = 0.0
    cell: float = 0.0


@dataclass(frozen=True, slots=True)
class Photo:
    """The kit's photograph, cropped to fill a box and treated.

    Attributes:
        x: Left edge, px.
        y: Top edge, px.
        width: px.
        height: px.
        treatment: What is done to it.
        focus: Where in the box its focal point should come to lie, as shares of width and height.
    """

    x: float
    y: float
    width: float
    height: float
    treatment: Treatment
    focus: tuple[float, float] = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Portrait:
    """The head of somebody whose picture the kit has, cropped to a disc and treated.

    Attributes:
        x: Left edge, px.
        y: Top edge, px.
        size: Diameter, px.
        name: Whose picture.
        treatment: What is done to it.
    """

    x: float
    y: float
    size: float
    name: str
    treatment: Treatment


@dataclass(frozen=True, slots=True)
class Scrim:
    """A veil of one colour over a photograph, so that words on it can be read.

    Attributes:
        x: Left edge, px.
        y: Top edge, px.
        width: px.
        height: px.
        fill: Colour.
        stops: Place (0 to 1, rising) and opacity (0 to 1); between them it changes evenly.
        across: From left to right; else from top to bottom.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str
    stops: tuple[tuple[float, float], ...]
    across: bool = False


@dataclass(frozen=True, slots=True)
class Emblem:
    """The organisation's logo, scaled to a box of its own proportions; px."""

    x: float
    y: float
    width: float
    height: float


Element: TypeAlias = (
    Rectangle
    | RoundedRectangle
    | Disc
    | Ring
    | Polygon
    | Halftone
    | Photo
    | Portrait
    | Scrim
    | Emblem
    | QrCode
    | TextRun
)
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One card: its size and its elements from back to front.

    Attributes:
        width: px.
        height: px.
        background: Colour of the whole ground.
        elements: From back to front.
        overflow: Words that did not fit even at their smallest size; such a card is never drawn.
    """

    width: int
    height: int
    background: str
    elements: tuple[Element, ...]
    overflow: tuple[str, ...] = ()


def text_runs(elements: Iterable[Element]) -> tuple[TextRun, ...]:
    """Return the text of a scene in drawing order."""
    return tuple(element for element in elements if isinstance(element, TextRun))


def without_text(scene: Scene) -> Scene:
    """Return the scene without its words: what they stand on."""
    return replace(scene, elements=tuple(part for part in scene.elements if not isinstance(part, TextRun)))
