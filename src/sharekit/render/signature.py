"""Who signs a card: the logo or the neutral mark, and beside it the organisation's name and its handle."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.render.composition import Composition
from sharekit.render.marks import mark, two_lines
from sharekit.render.scene import Emblem, RoundedRectangle
from sharekit.render.script import upper
from sharekit.render.stage import Stage
from sharekit.render.typeset import Anchor

_WORDMARK = 2.5  # width by height from which a logo is taken to hold the name
_WIDEST, _LEAST = 240, 22  # du: of a logo, of a name's size
_APART = 3.0  # contrast from which a logo is told from its ground (WCAG 2.2, 1.4.11)
_PLATES = ("#FFFFFF", "#1A1416")
_PAD, _RIM, _RADIUS = 12, 8, 8  # du: beside the logo on its plate, above and below it, of the plate's corners


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """How a name is written.

    Attributes:
        role: Of the font.
        size: px.
        fill: Colour.
        one: From the height that is signed at to the baseline of a single line, px.
        two: The same of two lines.
        capitals: The name, but not a handle, is set in capitals.
        air: Du between it and the address.
    """

    role: str
    size: float
    fill: str
    one: float
    two: tuple[float, float]
    capitals: bool = False
    air: float = 44


def written_name(stage: Stage) -> str | None:
    """Return the organisation's name where it has to be written: a wide logo holds it already."""
    return None if stage.logo and stage.logo.ratio >= _WORDMARK else stage.spec.footer.organisation


def is_signed(stage: Stage) -> bool:
    """Whether a logo, a name or a handle stands at the foot."""
    footer = stage.spec.footer
    return bool(stage.logo or footer.organisation or footer.handle)


def foot_edge(stage: Stage) -> tuple[float, Anchor]:
    """Return where the address stands: at the end, or at the start where nobody signs there."""
    if is_signed(stage):
        return stage.start + stage.forward * stage.width, "end"
    return stage.start, "start"


def set_emblem(stage: Stage, made: Composition, middle: float, size: float, fill: str, ground: str) -> float:
    """Draw the logo at the start edge about a height, or a neutral mark where somebody signs without one.

    Args:
        stage: The card.
        made: What it is added to.
        middle: The height, px.
        size: Of the mark, px.
        fill: Its colour.
        ground: The colour it stands on.

    Returns:
        The width taken, px.
    """
    if stage.logo is not None:
        return set_logo(stage, made, middle, ground)
    if not is_signed(stage):
        return 0.0
    made.add(mark(stage.from_start(0, size), middle - size / 2, size, fill, ground))
    return size


def set_logo(stage: Stage, made: Composition, middle: float, ground: str) -> float:
    """Draw the logo at the start edge, on a plate where the ground hides it; return the width taken, px."""
    logo, u = stage.logo, stage.u
    if logo is None:
        return 0.0
    plate = None if logo.contrast_on(ground) >= _APART else max(_PLATES, key=logo.contrast_on)
    height = stage.px("footer.logo") - (2 * _RIM * u if plate else 0)
    width = min(height * logo.ratio, _WIDEST * u)
    height, pad = width / logo.ratio, _PAD * u if plate else 0.0
    left, whole = stage.from_start(0, width + 2 * pad), width + 2 * pad
    if plate:
        rim = height + 2 * _RIM * u
        made.add([RoundedRectangle(left, middle - rim / 2, whole, rim, _RADIUS * u, plate)])
    made.add([Emblem(left + pad, middle - height / 2, width, height)])
    return whole


def set_names(stage: Stage, made: Composition, offset: float, y: float, hand: Hand, room: float) -> float:
    """Write name and handle, on one line or two, smaller where they would leave the address no room.

    Args:
        stage: The card.
        made: What they are added to.
        offset: From the start edge, px.
        y: The height they are written at, px.
        hand: How.
        room: The longest that a single line may be, px; a longer name is parted.

    Returns:
        The width taken, px.
    """
    name, handle = written_name(stage), stage.spec.footer.handle
    if name and hand.capitals:
        name = upper(name, stage.spec.language)
    lines: tuple[str, ...] = tuple(text for text in (name, handle) if text)
    if name and stage.measure(name, hand.role) * hand.size > room:
        lines = two_lines(name)
    if not lines:
        return 0.0
    drops = hand.two if len(lines) > 1 else (hand.one,)
    site = (stage.spec.footer.address or "").partition("/")[0]
    most = (
        stage.width
        - offset
        - hand.air * stage.u
        - stage.measure(site, hand.role) * stage.px("footer.address")
    )
    ems = max(stage.measure(line, hand.role) for line in lines)
    size = min(hand.size, most / ems)
    if size < _LEAST * stage.u:  # the address leads somewhere
        return 0.0
    x = stage.start + stage.forward * offset
    for line, drop in zip(lines, drops, strict=True):
        made.add(stage.line(line, (x, y + drop), hand.role, size, hand.fill))
    return ems * size


def set_imprint(stage: Stage, made: Composition, offset: float, y: float, hand: Hand) -> None:
    """Write name and handle on one line that fits the page, y its baseline: the foot of a poster."""
    name = written_name(stage) or ""
    if hand.capitals:
        name = upper(name, stage.spec.language)
    text = "  ".join(part for part in (name, stage.spec.footer.handle) if part)
    if text:
        size = min(hand.size, (stage.width - offset) / stage.measure(text, hand.role))
        made.add(stage.line(text, (stage.start + stage.forward * offset, y), hand.role, size, hand.fill))
