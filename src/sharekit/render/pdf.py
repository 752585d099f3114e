"""From a scene to a PDF page: the same shapes and letters as curves, sharp at any size.

Letters are outlines, so that a copy shop needs no fonts. The words stand in the document's metadata,
and nothing else does: the same scene gives the same bytes on any machine.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, singledispatchmethod
from math import cos, pi, radians, sin

import uharfbuzz as hb
from PIL import Image, ImageColor

from sharekit.render.font_book import Face, FontBook
from sharekit.render.logo import Logo
from sharekit.render.qr import code_modules
from sharekit.render.scene import (
    Disc,
    Element,
    Emblem,
    Halftone,
    Polygon,
    QrCode,
    Rectangle,
    Ring,
    RoundedRectangle,
    Scene,
    TextRun,
)

_POINTS = 72.0  # an inch
_ROUND = 0.5522847498  # control points of a quarter circle, of its radius


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.2f}".rstrip("0").rstrip(".") or "0" for value in values)


class _Outlines:
    """Collects a glyph's outline as path operators, in font units."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._at = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        self._at = (x, y)
        self.parts.append(f"{_numbers(x, y)} m")

    def line(self, x: float, y: float) -> None:
        self._at = (x, y)
        self.parts.append(f"{_numbers(x, y)} l")

    def curve(self, *points: float) -> None:
        self._at = (points[-2], points[-1])
        self.parts.append(f"{_numbers(*points)} c")

    def quadratic(self, cx: float, cy: float, x: float, y: float) -> None:
        """Add a quadratic curve as the cubic one that is the same."""
        x0, y0 = self._at
        self.curve(
            x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y
        )

    def close(self) -> None:
        self.parts.append("h")


def _draw_functions() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, out: out.move(x, y))
    functions.set_line_to_func(lambda x, y, out: out.line(x, y))
    functions.set_quadratic_to_func(lambda cx, cy, x, y, out: out.quadratic(cx, cy, x, y))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, out: out.curve(a, b, c, d, x, y))
    functions.set_close_path_func(lambda out: out.close())
    return functions


@dataclass(slots=True)
class _Layers:
    """Collects the layers of a coloured glyph: each an outline in one colour."""

    found: list[tuple[int, str]]
    outline: int = 0

    def clip(self, outline: int) -> None:
        self.outline = outline

    def colour(self, colour: hb.Color) -> None:
        self.found.append((self.outline, f"#{colour.red:02X}{colour.green:02X}{colour.blue:02X}"))


@cache
def _layer_functions() -> hb.PaintFuncs:
    functions = hb.PaintFuncs()
    functions.set_push_clip_glyph_func(lambda outline, layers: layers.clip(outline))
    functions.set_color_func(lambda colour, _, layers: layers.colour(colour))
    return functions


class _Page:
    """The operators of one page, and the fonts its letters come from."""

    def __init__(self, scene: Scene, book: FontBook) -> None:
        self.scene, self.book = scene, book
        self.parts: list[str] = []
        self._fill = ""
        self._functions = _draw_functions()

    def colour(self, fill: str) -> None:
        if fill != self._fill:
            self._fill = fill
            shares = (value / 255 for value in ImageColor.getrgb(fill)[:3])
            self.parts.append(" ".join(f"{share:.4f}" for share in shares) + " rg")

    @singledispatchmethod
    def draw(self, element: Element) -> None:
        """Add one element over what is there."""
        raise TypeError(type(element).__name__)

    @draw.register
    def _(self, element: Rectangle) -> None:
        self.colour(element.fill)
        self.parts.append(f"{_numbers(element.x, element.y, element.width, element.height)} re f")

    @draw.register
    def _(self, element: RoundedRectangle) -> None:
        self.colour(element.fill)
        x, y, r = element.x, element.y, min(element.radius, element.width / 2, element.height / 2)
        right, bottom, k = x + element.width, y + element.height, r * (1 - _ROUND)
        self.parts += [
            f"{_numbers(x + r, y)} m",
            f"{_numbers(right - r, y)} l {_numbers(right - k, y, right, y + k, right, y + r)} c",
            f"{_numbers(right, bottom - r)} l",
            f"{_numbers(right, bottom - k, right - k, bottom, right - r, bottom)} c",
            f"{_numbers(x + r, bottom)} l {_numbers(x + k, bottom, x, bottom - k, x, bottom - r)} c",
            f"{_numbers(x, y + r)} l {_numbers(x, y + k, x + k, y, x + r, y)} c f",
        ]

    @draw.register
    def _(self, element: Disc) -> None:
        self.colour(element.fill)
        self.parts.append(f"{_circle(element.x, element.y, element.radius)} f")

    @draw.register
    def _(self, element: Halftone) -> None:
        self.colour(element.fill)
        dots = element.dots(self.scene.width, self.scene.height)
        self.parts += [_circle(x, y, radius) for x, y, radius in dots]
        self.parts.append("f")

    @draw.register
    def _(self, element: Ring) -> None:
        shares = (value / 255 for value in ImageColor.getrgb(element.fill)[:3])
        steps = max(2, round(element.share * 180))
        angles = [2 * pi * element.share * i / steps - pi / 2 for i in range(steps + 1)]
        points = [
            _numbers(element.x + element.radius * cos(a), element.y + element.radius * sin(a)) for a in angles
        ]
        lines = " ".join(f"{point} {'l' if i else 'm'}" for i, point in enumerate(points))
        stroke = " ".join(f"{share:.4f}" for share in shares)
        self.parts.append(f"q {stroke} RG {_numbers(element.stroke)} w 1 J 1 j {lines} S Q")

    @draw.register
    def _(self, element: Polygon) -> None:
        self.colour(element.fill)
        lines = (f"{_numbers(*point)} {'l' if i else 'm'}" for i, point in enumerate(element.points))
        self.parts.append(f"{' '.join(lines)} h f")

    @draw.register
    def _(self, element: Emblem) -> None:
        # A picture fills the unit square from its foot; the page's own axis points down.
        box = _numbers(element.width, 0, 0, -element.height, element.x, element.y + element.height)
        self.parts.append(f"q {box} cm /Logo Do Q")

    @draw.register
    def _(self, element: QrCode) -> None:
        self.colour(element.dark)
        matrix = code_modules(self.book, element.data)
        size = element.size / len(matrix)
        for row, modules in enumerate(matrix):
            for column, dark in enumerate(modules):
                if dark:
                    corner = (element.x + column * size, element.y + row * size)
                    self.parts.append(f"{_numbers(*corner, size + 0.1, size + 0.1)} re")
        self.parts.append("f")

    @draw.register
    def _(self, element: TextRun) -> None:
        self.colour(element.fill)
        face, angle = self.book.face(element.font), radians(element.turn)
        scale, right, down = element.size / face.upem, cos(angle), sin(angle)
        for glyph in self.book.shape(element.text, element.font, rtl=element.rtl).glyphs:
            x, y = glyph.x * element.size, -glyph.y * element.size
            at = (element.x + x * right - y * down, element.y + x * down + y * right)
            for layer, fill in self._layers(face, glyph.id, element.fill):
                outline = self.book.once(("outline", element.font, layer), self._outline, face, layer)
                if not outline:
                    continue
                self.colour(fill)
                turn = (
                    f"{value:.6f}" for value in (scale * right, scale * down, scale * down, -scale * right)
                )
                self.parts.append(f"q {' '.join(turn)} {_numbers(*at)} cm {outline} f Q")

    def _outline(self, face: Face, glyph: int) -> str:
        """Return the operators of a glyph in font units: a letter is the same wherever it stands."""
        outlines = _Outlines()
        face.font.draw_glyph(glyph, self._functions, outlines)
        return " ".join(outlines.parts)

    def _layers(self, face: Face, glyph: int, fill: str) -> list[tuple[int, str]]:
        """Return the outlines of a glyph with their colours: one, or the layers of a coloured glyph."""
        layers: list[tuple[int, str]] = []
        if face.coloured:
            face.font.paint_glyph(glyph, _layer_functions(), _Layers(layers))
        return layers or [(glyph, fill)]


def _circle(x: float, y: float, r: float) -> str:
    k = r * _ROUND
    return " ".join(
        (
            f"{_numbers(x + r, y)} m",
            f"{_numbers(x + r, y + k, x + k, y + r, x, y + r)} c",
            f"{_numbers(x - k, y + r, x - r, y + k, x - r, y)} c",
            f"{_numbers(x - r, y - k, x - k, y - r, x, y - r)} c",
            f"{_numbers(x + k, y - r, x + r, y - k, x + r, y)} c h",
        )
    )


def _objects(
    content: bytes, size: tuple[float, float], *, title: str, alt: str, logo: Logo | None
) -> Iterator[bytes]:
    packed = zlib.compress(content, 9)
    box = _numbers(*size)
    resources = "/XObject << /Logo 6 0 R >>" if logo else ""
    yield b"<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>"
    yield b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box}] "
    yield f"{page}/Resources << {resources} >> /Contents 4 0 R >>".encode()
    yield b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    yield b"<< /Title <%s> /Subject <%s> >>" % (_hexed(title), _hexed(alt))
    if logo:
        alpha = logo.image.getchannel("A")
        yield _picture(logo.image.convert("RGB"), "/DeviceRGB", "/SMask 7 0 R")
        yield _picture(alpha, "/DeviceGray")


def _picture(image: Image.Image, space: str, more: str = "") -> bytes:
    packed = zlib.compress(image.tobytes(), 9)
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /ColorSpace {space} "
        f"/BitsPerComponent 8 /Filter /FlateDecode /Length {len(packed)} {more}>>"
    )
    return head.encode() + b"\nstream\n" + packed + b"\nendstream"


def _hexed(text: str) -> bytes:
    return ("\ufeff" + text).encode("utf-16-be").hex().encode()


def _file(objects: Iterable[bytes]) -> bytes:
    """Join numbered objects, with the table of where each begins."""
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\n" % (len(offsets) + 1)
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % table)


def encode_pdf(
    scene: Scene, book: FontBook, *, dpi: float, title: str, alt: str, logo: Logo | None = None
) -> bytes:
    """Return a scene as a PDF of one page.

    Args:
        scene: What stands where, px.
        book: The fonts it was laid out with.
        dpi: Px of an inch of paper.
        title: Of the document.
        alt: What the page says, as its subject.
        logo: The logo of a scene that has one.
    """
    page = _Page(scene, book)
    page.draw(Rectangle(0, 0, scene.width, scene.height, scene.background))
    for element in scene.elements:
        page.draw(element)
    scale, height = _POINTS / dpi, scene.height * _POINTS / dpi
    head = f"{scale:.6f} 0 0 {-scale:.6f} 0 {_numbers(height)} cm"
    content = "\n".join((head, *page.parts)).encode("ascii")
    size = (scene.width * scale, height)
    return _file(_objects(content, size, title=title, alt=alt, logo=logo))
