"""The part of a poster that people answer: the code, what it is for, an address that can be typed."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.marks import code_on, shown_address
from sharekit.render.people import Area
from sharekit.render.scene import QrCode
from sharekit.render.script import upper
from sharekit.render.stage import Stage

_GAP = 52  # du: between code and words
_ADDRESS_FLOOR = 36  # du: an address smaller than this gives way to the site


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseStyle:
    """How the response is set: roles of the theme's fonts, colours by name, sizes in du."""

    dark: str
    light: str
    ask: str
    ask_size: float
    ask_fill: str
    address: str
    address_size: float
    address_fill: str
    capitals: bool = False


def response_height(stage: Stage, content: EventContent, height: float) -> float:
    """Return the height of a response that is `height` du high, px; 0 where there is nothing to answer to."""
    answered = content.url or content.ask or stage.spec.footer.address
    return height * stage.u if answered else 0.0


def set_response(
    stage: Stage, made: Composition, content: EventContent, area: Area, style: ResponseStyle
) -> None:
    """Set the code at the area's start edge, as high as the area, and the words beside it."""
    u, middle, taken = stage.u, area.y + area.height / 2, 0.0
    if content.url:
        left = area.x - area.height if stage.rtl else area.x
        dark, light = stage.colour(style.dark), stage.colour(style.light)
        made.add(code_on(stage, QrCode(left, area.y, area.height, content.url, dark, light)))
        taken = area.height + _GAP * u
    x, room = area.x + stage.forward * taken, area.width - taken
    address = shown_address(stage, style.address, _ADDRESS_FLOOR * u, room)
    ask = upper(content.ask or "", stage.spec.language) if style.capitals else content.ask or ""
    if ask:
        size = min(style.ask_size * u, room / stage.measure(ask, style.ask))
        baseline = middle - 26 * u if address else middle + 0.35 * size
        made.add(stage.line(ask, (x, baseline), style.ask, size, stage.colour(style.ask_fill)))
    if address:
        size = min(style.address_size * u, room / stage.measure(address, style.address))
        baseline = middle + 0.35 * size + (0.55 * size if ask else 0.0)
        fill = stage.colour(style.address_fill)
        made.add(stage.line(address, (x, baseline), style.address, size, fill))
