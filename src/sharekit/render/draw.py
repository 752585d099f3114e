"""From a scene to pixels: the only drawing there is. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import singledispatchmethod
from math import ceil, cos, floor, pi, radians, sin, sqrt
from types import MappingProxyType

import uharfbuzz as hb
from PIL import Image, ImageChops, ImageColor, ImageDraw

from sharekit.render.font_book import FontBook
from sharekit.render.logo import Logo
from sharekit.render.photograph import Photograph, crop_to_cover, crop_to_head
from sharekit.render.qr import code_modules
from sharekit.render.scene import (
    Disc,
    Element,
    Emblem,
    Halftone,
    Photo,
    Polygon,
    Portrait,
    QrCode,
    Rectangle,
    Ring,
    RoundedRectangle,
    Scene,
    Scrim,
    TextRun,
)
from sharekit.render.treatments import treat

_FINE = 4  # shapes are drawn this many times larger and reduced, because Pillow does not anti-alias them
_WHOLE_WORTH = 0.9
_THIN = 12  # px
_LARGE = 1 << 25  # px: the most a finely drawn mask may have
_BAND = 96  # px: larger discs are drawn finely at the rim alone, in bands of so many rows
_RIM = 2  # px: as far from its edge a disc is surely there, or surely not
_MOST_COLOURS = 256
_CROWDED, _SAME = 128, 2  # colours from which on blended ones that are so close, of 255, are one
# What of a pixel is covered, of 255, in steps: the first and the last stand for nothing and for all of it.
_STEPS = tuple((max(0, 17 * step - 8), min(255, 17 * step + 8)) for step in range(16))
_ALL = (True,) * len(_STEPS)
_SOLID = [255 * (value >= _STEPS[-1][0]) for value in range(256)]
_EDGE = [255 * (_STEPS[0][1] < value < _STEPS[-1][0]) for value in range(256)]
_FLAT = Rectangle | RoundedRectangle | Disc | Ring | Polygon | Halftone | QrCode | TextRun  # no pictures
_Colour = tuple[int, int, int]
_Box = tuple[int, int, int, int]


def _colour(value: str) -> _Colour:
    red, green, blue = ImageColor.getrgb(value)[:3]
    return red, green, blue


def _edges(start: float, length: float) -> tuple[int, int]:
    """Return where a rectangle begins and ends on whole pixels; thin ones keep their thickness anywhere."""
    first = round(start)
    return first, first + max(1, round(length)) if 0 < length < _THIN else round(start + length)


def _code_edge(size: int, count: int) -> int:
    """Return the edge of a code, px: whole pixels a module where that costs little of the size."""
    whole = size // count * count
    return whole if whole >= _WHOLE_WORTH * size else size


def _fineness(seen: _Box) -> int:
    """Return how many times larger the mask of a part of a card is drawn."""
    large = (seen[2] - seen[0]) * (seen[3] - seen[1]) * _FINE**2 > _LARGE
    return _FINE // 2 if large else _FINE


def _pieces(disc: Disc, top: int, bottom: int) -> Iterator[tuple[int, int, bool]]:
    """Yield from left to right where in a band of rows a disc has an edge, and where it is whole (True)."""
    away = [abs(y - disc.y) for y in (top, bottom)]
    nearest = 0.0 if top <= disc.y <= bottom else min(away)
    reach = sqrt(max(0.0, (disc.radius + _RIM) ** 2 - nearest**2))
    sure = sqrt(max(0.0, (disc.radius - _RIM) ** 2 - max(away) ** 2))
    outer, inner = (floor(disc.x - reach), ceil(disc.x + reach)), (ceil(disc.x - sure), floor(disc.x + sure))
    if inner[0] >= inner[1]:
        yield *outer, False
    else:
        yield outer[0], inner[0], False
        yield *inner, True
        yield inner[1], outer[1], False


class _NotFlatError(Exception):
    """A scene has a picture, or more colours than a palette."""


class _Canvas:
    """An image being drawn, and the fonts it is drawn with."""

    def __init__(
        self,
        scene: Scene,
        book: FontBook,
        photograph: Photograph | None,
        logo: Logo | None,
        portraits: Mapping[str, Photograph],
    ) -> None:
        self.image = self._empty(scene)
        self.pen = ImageDraw.Draw(self.image)
        self.book = book
        self.photograph = photograph
        self.logo = logo
        self.portraits = portraits

    def _empty(self, scene: Scene) -> Image.Image:
        """Return what a scene is drawn on."""
        return Image.new("RGB", (scene.width, scene.height), _colour(scene.background))

    def _fill(self, box: _Box, colour: _Colour) -> None:
        """Fill a rectangle, whose last column and row belong to it."""
        self.pen.rectangle(box, fill=colour)

    def _cover(self, colour: _Colour, corner: tuple[int, int], mask: Image.Image) -> None:
        """Lay a colour over what is there, as far as a mask says."""
        self.image.paste(colour, corner, mask)

    @singledispatchmethod
    def draw(self, element: Element) -> None:
        """Draw one element over what is there."""
        raise TypeError(type(element).__name__)

    @draw.register
    def _(self, element: Rectangle) -> None:
        left, right = _edges(element.x, element.width)
        top, bottom = _edges(element.y, element.height)
        if right > left and bottom > top:
            self._fill((left, top, right - 1, bottom - 1), _colour(element.fill))

    @draw.register
    def _(self, element: Disc) -> None:
        x, y, r = element.x, element.y, element.radius
        box = (x - r, y - r, x + r, y + r)
        if r <= _BAND:
            self._shape(box, element.fill, lambda pen, at: pen.ellipse(at(box), fill=255))
            return
        left, top, right, bottom = seen = self._seen(box)
        fine, colour = _fineness(seen), _colour(element.fill)
        whole = [int((value - (top if i % 2 else left)) * fine) for i, value in enumerate(box)]
        for start in range(top, bottom, _BAND):
            end = min(bottom, start + _BAND)
            for first, last, filled in _pieces(element, start, end):
                one, other = max(first, left), min(last, right)
                if one < other and filled:
                    self._fill((one, start, other - 1, end - 1), colour)
                elif one < other:
                    mask = Image.new("L", ((other - one) * fine, (end - start) * fine))
                    shift = ((one - left) * fine, (start - top) * fine)
                    moved = [value - shift[i % 2] for i, value in enumerate(whole)]
                    ImageDraw.Draw(mask).ellipse(moved, fill=255)
                    self._cover(colour, (one, start), mask.reduce(fine))

    @draw.register
    def _(self, element: RoundedRectangle) -> None:
        box = (element.x, element.y, element.x + element.width, element.y + element.height)

        def paint(pen: ImageDraw.ImageDraw, at: Callable[[tuple[float, ...]], list[float]]) -> None:
            left, top, right, bottom = at(box)
            radius = element.radius * (right - left) / element.width
            pen.rounded_rectangle((left, top, right - 1, bottom - 1), radius, fill=255)

        self._shape(box, element.fill, paint)

    @draw.register
    def _(self, element: Ring) -> None:
        x, y, half = element.x, element.y, element.stroke / 2
        reach, end = element.radius + half, 2 * pi * element.share - pi / 2
        caps = ((x, y - element.radius), (x + element.radius * cos(end), y + element.radius * sin(end)))

        def paint(pen: ImageDraw.ImageDraw, at: Callable[[tuple[float, ...]], list[float]]) -> None:
            box = at((x - reach, y - reach, x + reach, y + reach))
            stroke = element.stroke * (box[2] - box[0]) / (2 * reach)
            pen.arc(box, -90, 360 * element.share - 90, fill=255, width=round(stroke))
            for cap_x, cap_y in caps:
                pen.ellipse(at((cap_x - half, cap_y - half, cap_x + half, cap_y + half)), fill=255)

        self._shape((x - reach, y - reach, x + reach, y + reach), element.fill, paint)

    @draw.register
    def _(self, element: Halftone) -> None:
        width, height = self.image.size

        def paint(pen: ImageDraw.ImageDraw, at: Callable[[tuple[float, ...]], list[float]]) -> None:
            for x, y, radius in element.dots(width, height):
                pen.ellipse(at((x - radius, y - radius, x + radius, y + radius)), fill=255)

        self._shape((0, element.top, width, height), element.fill, paint)

    @draw.register
    def _(self, element: Polygon) -> None:
        xs, ys = [x for x, _ in element.points], [y for _, y in element.points]
        flat = tuple(value for point in element.points for value in point)
        self._shape(
            (min(xs), min(ys), max(xs), max(ys)),
            element.fill,
            lambda pen, at: pen.polygon(at(flat), fill=255),
        )

    def _seen(self, bounds: tuple[float, float, float, float]) -> _Box:
        """Return the part of a shape's bounds that is on the card, a little larger; it may be empty."""
        return (
            max(0, int(bounds[0]) - 1),
            max(0, int(bounds[1]) - 1),
            min(self.image.width, int(bounds[2]) + 2),
            min(self.image.height, int(bounds[3]) + 2),
        )

    def _shape(
        self,
        bounds: tuple[float, float, float, float],
        fill: str,
        paint: Callable[[ImageDraw.ImageDraw, Callable[[tuple[float, ...]], list[float]]], None],
    ) -> None:
        """Draw a shape finely on a mask of its visible part and paste the colour through it."""
        left, top, right, bottom = seen = self._seen(bounds)
        if right <= left or bottom <= top:
            return
        fine = _fineness(seen)
        mask = Image.new("L", ((right - left) * fine, (bottom - top) * fine))

        def at(values: tuple[float, ...]) -> list[float]:
            return [(value - (top if i % 2 else left)) * fine for i, value in enumerate(values)]

        paint(ImageDraw.Draw(mask), at)
        self._cover(_colour(fill), (left, top), mask.reduce(fine))

    @draw.register
    def _(self, element: Photo) -> None:
        if self.photograph is None:
            message = "a scene with a photograph is drawn without one"
            raise ValueError(message)
        left, top = round(element.x), round(element.y)
        size = (round(element.x + element.width) - left, round(element.y + element.height) - top)
        known = self.photograph.prints
        if element not in known:
            cropped = crop_to_cover(self.photograph, size, element.focus)
            known[element] = treat(cropped, element.treatment)
        self.image.paste(known[element], (left, top))

    @draw.register
    def _(self, element: Portrait) -> None:
        size, prints = round(element.size), self.portraits[element.name].prints
        if element not in prints:
            prints[element] = treat(crop_to_head(self.portraits[element.name], size), element.treatment)
        mask = Image.new("L", (size * _FINE, size * _FINE))
        ImageDraw.Draw(mask).ellipse((0, 0, size * _FINE - 1, size * _FINE - 1), fill=255)
        self.image.paste(prints[element], (round(element.x), round(element.y)), mask.reduce(_FINE))

    @draw.register
    def _(self, element: Scrim) -> None:
        left, top = round(element.x), round(element.y)
        size = (round(element.x + element.width) - left, round(element.y + element.height) - top)
        length = size[0] if element.across else size[1]
        line = bytes(round(255 * opacity_at(element.stops, (i + 0.5) / length)) for i in range(length))
        veil = Image.frombytes("L", (length, 1) if element.across else (1, length), line)
        mask = veil.resize(size, Image.Resampling.NEAREST)
        self.image.paste(_colour(element.fill), (left, top, left + size[0], top + size[1]), mask)

    @draw.register
    def _(self, element: Emblem) -> None:
        if self.logo is None:
            message = "a scene with a logo is drawn without one"
            raise ValueError(message)
        size = (max(1, round(element.width)), max(1, round(element.height)))
        picture = self.logo.image.resize(size, Image.Resampling.LANCZOS)
        self.image.paste(picture, (round(element.x), round(element.y)), picture)

    @draw.register
    def _(self, element: QrCode) -> None:
        matrix = code_modules(self.book, element.data)
        count = len(matrix)
        code = Image.new("1", (count, count), 1)
        code.putdata([0 if module else 1 for row in matrix for module in row])
        edge = _code_edge(round(element.size), count)
        mask = code.convert("L").resize((edge, edge), Image.Resampling.NEAREST)
        x, y = (round(start + (element.size - edge) / 2) for start in (element.x, element.y))
        self._cover(_colour(element.dark), (x, y), ImageChops.invert(mask))

    @draw.register
    def _(self, element: TextRun) -> None:
        face = self.book.face(element.font)
        raster = hb.RasterPaint() if face.coloured else hb.RasterDraw()
        size, angle = element.size, radians(element.turn)
        scale, right, down = size / face.upem, cos(angle), sin(angle)
        matrix = (scale * right, scale * down, scale * down, -scale * right)
        for glyph in self.book.shape(element.text, element.font, rtl=element.rtl).glyphs:
            x, y = glyph.x * size, -glyph.y * size
            along = (x * right - y * down, x * down + y * right)
            raster.transform = (*matrix, element.x + along[0], element.y + along[1])
            if face.coloured:
                self._paste_coloured(raster, face.font, glyph.id)
            else:
                raster.draw_glyph(face.font, glyph.id)
        if not face.coloured:
            self._paste(raster.render(), _colour(element.fill))

    def _paste_coloured(self, raster: hb.RasterPaint, font: hb.Font, glyph: int) -> None:
        """Paint one glyph in its own colours; its transform is set."""
        if self.image.mode != "RGB":
            raise _NotFlatError
        extents = font.get_glyph_extents(glyph)
        if extents is None or not raster.set_glyph_extents(extents):
            return
        raster.paint_glyph(font, glyph)
        drawn = raster.render()
        if drawn is not None and drawn.extents.width and drawn.extents.height:
            size, place = (drawn.extents.width, drawn.extents.height), drawn.extents
            picture = Image.frombuffer("RGBA", size, bytes(drawn.buffer), "raw", "BGRa", place.stride, 1)
            self.image.paste(picture, (place.x_origin, place.y_origin), picture)

    def _paste(self, drawn: hb.RasterImage | None, fill: _Colour) -> None:
        if drawn is None or not drawn.extents.width or not drawn.extents.height:
            return
        extents = drawn.extents
        size = (extents.width, extents.height)
        mask = Image.frombuffer("L", size, bytes(drawn.buffer), "raw", "L", extents.stride, 1)
        self._cover(fill, (extents.x_origin, extents.y_origin), mask)


def _present(image: Image.Image, mask: Image.Image | None = None) -> list[int]:
    """Return the values that an image has where a mask is not zero."""
    return [value for value, count in enumerate(image.histogram(mask)) if count]


class _FlatCanvas(_Canvas):
    """An image of few colours, each pixel the number of one: what is drawn is blended in 15 steps."""

    def __init__(self, scene: Scene, book: FontBook) -> None:
        super().__init__(scene, book, None, None, {})
        self.numbers = {_colour(scene.background): 0}
        self.ramps: dict[tuple[int, _Colour, tuple[bool, ...]], bytes] = {}

    def _empty(self, scene: Scene) -> Image.Image:
        return Image.new("L", (scene.width, scene.height))

    def number(self, colour: _Colour) -> int:
        """Return the number of a colour."""
        number = self.numbers.setdefault(colour, len(self.numbers))
        if number >= _MOST_COLOURS:
            raise _NotFlatError
        return number

    def _near(self, colour: _Colour) -> int:
        """Return the number of a blended colour; where few are left, of one that nobody tells from it."""
        if colour in self.numbers or len(self.numbers) < _CROWDED:
            return self.number(colour)
        distance, number = min(
            (max(abs(a - b) for a, b in zip(colour, other, strict=True)), number)
            for other, number in self.numbers.items()
        )
        return number if distance <= _SAME else self.number(colour)

    def _fill(self, box: _Box, colour: _Colour) -> None:
        self.pen.rectangle(box, fill=self.number(colour))

    def _cover(self, colour: _Colour, corner: tuple[int, int], mask: Image.Image) -> None:
        box = (*corner, corner[0] + mask.width, corner[1] + mask.height)
        under = self.image.crop(box)
        whole, grounds = self.number(colour), _present(under)
        if len(grounds) == 1:
            self.image.paste(mask.point(self._ramp(grounds[0], colour, _ALL)), box)
            return
        edge = mask.point(_EDGE)
        self.image.paste(whole, box, mask.point(_SOLID))
        for ground in _present(under, edge):
            here = ImageChops.darker(edge, under.point([255 * (number == ground) for number in range(256)]))
            used = mask.histogram(here)
            steps = tuple(any(used[first : last + 1]) for first, last in _STEPS)
            self.image.paste(mask.point(self._ramp(ground, colour, steps)), box, here)

    def _ramp(self, ground: int, colour: _Colour, steps: tuple[bool, ...]) -> bytes:
        """Return the numbers from one colour to another by coverage, of those steps that are needed."""
        key = (ground, colour, steps)
        if key not in self.ramps:
            one, numbers = list(self.numbers)[ground], bytearray()
            for step, (first, last) in enumerate(_STEPS):
                share = step / (len(_STEPS) - 1)
                red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, colour, strict=True))
                number = self._near((red, green, blue)) if steps[step] else 0
                numbers += bytes([number]) * (last - first + 1)
            self.ramps[key] = bytes(numbers)
        return self.ramps[key]

    def finished(self) -> Image.Image:
        """Return the image with its palette."""
        self.image.putpalette([part for colour in self.numbers for part in colour])
        return self.image


def opacity_at(stops: tuple[tuple[float, float], ...], place: float) -> float:
    """Return the opacity of a scrim at a place from 0 to 1."""
    before = max((stop for stop in stops if stop[0] <= place), default=stops[0])
    after = min((stop for stop in stops if stop[0] >= place), default=stops[-1])
    if after[0] <= before[0]:
        return before[1]
    return before[1] + (after[1] - before[1]) * (place - before[0]) / (after[0] - before[0])


def draw_scene(
    scene: Scene,
    book: FontBook,
    photograph: Photograph | None = None,
    logo: Logo | None = None,
    portraits: Mapping[str, Photograph] = MappingProxyType({}),
) -> Image.Image:
    """Draw a scene.

    Args:
        scene: What stands where.
        book: The fonts it was laid out with.
        photograph: The picture of a scene that has one.
        logo: The logo of a scene that has one.
        portraits: Pictures of the people whom a scene shows, by name.

    Returns:
        An sRGB image of the scene's size.
    """
    canvas = _Canvas(scene, book, photograph, logo, portraits)
    for element in scene.elements:
        canvas.draw(element)
    return canvas.image


def draw_flat(scene: Scene, book: FontBook) -> Image.Image | None:
    """Draw a scene in the colours of a palette (mode P); None where it has a picture or too many of them.

    Edges are blended in 15 steps instead of 255, which nobody sees: no pixel is off by more than a thirtieth
    of the way between the colours that meet there. Flat colours are exact, and the file is a third as heavy.
    """
    if not all(isinstance(part, _FLAT) for part in scene.elements):
        return None
    canvas = _FlatCanvas(scene, book)
    try:
        for element in scene.elements:
            canvas.draw(element)
    except _NotFlatError:
        return None
    return canvas.finished()
