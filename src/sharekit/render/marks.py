"""Small drawn things that themes share: the neutral mark, buttons, the address of the footer."""

from __future__ import annotations

from dataclasses import replace

from sharekit.plan.model import QuoteContent
from sharekit.presets.colour import contrast, luminance
from sharekit.render.composition import Composition
from sharekit.render.scene import Disc, Element, Polygon, QrCode, Rectangle, TextRun
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

_LEAST = 24  # du: the words of a button
_OPENING = frozenset("“”„«»「『‘‚")
_SCANNED = 5.5  # contrast from which telephones read a code at once
_TALLER = 1.25  # of the ink of “: how high another mark may be


def mark(x: float, y: float, size: float, fill: str, hole: str) -> tuple[Element, ...]:
    """Draw the neutral mark that stands in for a logo: a lozenge with a round hole, `size` px wide."""
    half = size / 2
    points = ((x + half, y), (x + size, y + half), (x + half, y + size), (x, y + half))
    return (Polygon(points, fill), Disc(x + half, y + half, size * 0.15, hole))


def big_mark(stage: Stage, content: QuoteContent, at: Point, size: float, fill: str) -> tuple[TextRun, ...]:
    """Draw the opening mark of the quotation's language with the top of its ink where that of “ would be."""
    usual, own = "”" if stage.rtl else "“", content.marked[:1]
    font = stage.chain(usual, "display")[0]
    sign = own if own in _OPENING and stage.book.has(own, font) else usual
    (top, high), (own_top, own_high) = (stage.book.ink(each, font) for each in (usual, sign))
    own_size = size * min(1.0, _TALLER * high / own_high)
    foot = at[1] - size * top + own_size * own_top
    return stage.line(sign, (at[0], foot), "display", own_size, fill)


def code_on(stage: Stage, code: QrCode) -> tuple[Element, ...]:
    """Return a code on its ground, with a light plate where the ground is too dark to scan it from."""
    if luminance(code.dark) > luminance(code.light):
        code = replace(code, dark=code.light, light=code.dark)
    elif contrast(code.dark, code.light) >= _SCANNED:
        return (code,)
    else:
        code = replace(code, light=stage.theme.colours.get("cream", "#FFFFFF"))
    quiet = 14 * stage.u
    size = code.size + 2 * quiet
    return (Rectangle(code.x - quiet, code.y - quiet, size, size, code.light), code)


def two_lines(text: str) -> tuple[str, ...]:
    """Part a long name at the space nearest its middle; a short one stays whole."""
    spaces = [i for i, character in enumerate(text) if character == " "]
    if not spaces:
        return (text,)
    middle = min(spaces, key=lambda i: abs(i - len(text) / 2))
    return text[:middle], text[middle + 1 :]


def shown_address(stage: Stage, role: str, size: float, room: float) -> str:
    """Return the address of the footer, or its site alone where the whole does not fit the room, px."""
    address = stage.spec.footer.address or ""
    site = address.split("/", 1)[0]
    return next((a for a in (address, site) if stage.measure(a, role) * size <= room), "")


def arrow(stage: Stage, x: float, middle: float, size: float, ink: str) -> tuple[Element, ...]:
    """Draw an arrow in the direction of reading; x is where it starts."""
    length, thick, head = size * 0.72, size * 0.11, size * 0.25
    way = stage.forward
    tip = x + way * length
    shaft = Rectangle(min(x, tip - way * thick), middle - thick / 2, length - thick, thick, ink)
    tail = thick * 1.4
    outer, inner = tip - way * head, tip - way * (head + tail)
    barb = (
        *((inner, middle - head), (outer, middle - head), (tip, middle)),
        *((outer, middle + head), (inner, middle + head), (tip - way * tail, middle)),
    )
    return (shaft, Polygon(barb, ink))


def swipe_room(stage: Stage, size: float) -> float:
    """Return the width that the arrow after a cover's kicker takes, px; 0 on other cards."""
    return 1.14 * size if stage.spec.kind == "cover" else 0.0


def set_swipe(stage: Stage, made: Composition, x: float, middle: float, size: float, ink: str) -> None:
    """Draw the arrow after the kicker of a carousel's cover; x is where the kicker ends."""
    if swipe_room(stage, size):
        made.add(arrow(stage, x + stage.forward * 0.42 * size, middle, size, ink))


def button(stage: Stage, text: str, role: str, y: float, fill: str, ink: str) -> tuple[Element, ...]:
    """Draw the picture of a button at the start edge, its top at y."""
    size, height, u = stage.px("cta.button"), stage.px("cta.button_h"), stage.u
    ems = stage.measure(text, role)
    size = max(_LEAST * u, min(size, (stage.width - 92 * u) / (ems + 0.72)))
    words = ems * size
    width = 36 * u + words + 20 * u + size * 0.72 + 36 * u
    start, way = stage.start, stage.forward
    cap = stage.cap(text, role) * size
    return (
        Rectangle(stage.from_start(0, width), y, width, height, fill),
        *stage.line(text, (start + way * 36 * u, y + (height + cap) / 2), role, size, ink),
        *arrow(stage, start + way * (56 * u + words), y + height / 2, size, ink),
    )
