"""The gentle page: soft circles, a footer with the address on a pill, white panels."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.render.composition import Composition
from sharekit.render.marks import mark, shown_address
from sharekit.render.page import Body
from sharekit.render.scene import Disc, Element, RoundedRectangle, Treatment
from sharekit.render.signature import Hand, foot_edge, is_signed, set_logo, set_names
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

_PILL = 56  # du: height of the address's pill
_SIDE = 24  # du: from the pill's edge to its words


def open_page(stage: Stage, made: Composition, *, address: bool = True) -> Body:
    """Draw circles and footer; return the room above the footer."""
    top = stage.bottom - stage.px("footer.height") + stage.px("footer.drop")
    bare = bool(stage.window)  # the ground about a picture is plain
    made.behind += [] if bare else [_plate(stage, top)] if stage.ground else circles(stage)
    _footer(stage.whole, made, top + stage.px("footer.height") / 2, address=address)
    return Body(stage.top - stage.px("footer.rise"), top - stage.px("footer.gap"))


def circles(stage: Stage) -> list[Disc]:
    """Return the soft circles of the ground, the sun first."""
    width, height = stage.form.width, stage.form.height
    side = min(width, height)
    near, far = (0, width) if stage.rtl else (width, 0)
    inner = width * (0.1 if stage.rtl else 0.9)
    return [
        Disc(near, side * 0.06, side * 0.40, stage.colour("sun")),
        Disc(far, height * 0.98, side * 0.46, stage.colour("peach")),
        Disc(inner, height, side * 0.33, stage.colour("mint")),
    ]


def _plate(stage: Stage, top: float) -> Element:
    """Return the white pill that a footer stands on over a photograph."""
    u, height = stage.u, stage.px("footer.height") + 4 * stage.u
    left, width = stage.left - 20 * u, stage.width + 40 * u
    return RoundedRectangle(left, top - 2 * u, width, height, height / 2, stage.colour("card"))


def _footer(stage: Stage, made: Composition, middle: float, *, address: bool) -> None:
    u, fill, taken = stage.u, stage.colour("fill"), _emblem(stage, made, middle)
    if taken:
        hand = Hand(
            role="label", size=stage.px("footer.name"), fill=stage.colour("ink"), one=9 * u,
            two=(-5 * u, 24 * u), air=100,
        )  # fmt: skip
        taken += 56 * u + set_names(stage, made, taken + 16 * u, middle, hand, 0.36 * stage.width)
    px, side = stage.px("footer.address"), _SIDE * u
    words = shown_address(stage, "label", px, stage.width - taken - 2 * side) if address else ""
    if words:
        width, height = stage.measure(words, "label") * px + 2 * side, _PILL * u
        edge, anchor = foot_edge(stage)
        left = stage.from_start(stage.width - width if anchor == "end" else 0, width)
        made.add([RoundedRectangle(left, middle - height / 2, width, height, height / 2, fill)])
        at = (edge - stage.forward * side * (1 if anchor == "end" else -1), middle + px * 0.34)
        made.add(stage.line(words, at, "label", px, stage.colour("on_accent"), anchor=anchor))


def _emblem(stage: Stage, made: Composition, middle: float) -> float:
    """Draw the logo, or the mark on a disc; return the width taken, px."""
    size, fill = stage.px("footer.mark"), stage.colour("fill")
    if stage.logo is not None:
        return set_logo(stage, made, middle, stage.colour("card" if stage.ground else "bg"))
    if not is_signed(stage):
        return 0.0
    left = stage.from_start(0, size)
    made.add([Disc(left + size / 2, middle, size / 2, fill)])
    made.add(mark(left + size * 0.23, middle - size * 0.27, size * 0.54, stage.colour("on_accent"), fill))
    return size


def treatment(stage: Stage) -> Treatment:
    """Return the warm light of pictures."""
    return Treatment("warm", (stage.colour("photo_warm"),), stage.at("photo.warmth"))


@dataclass(frozen=True, slots=True)
class Panel:
    """A white panel across the text area, and the stage of the words on it."""

    top: float
    height: float
    inside: Stage

    @property
    def bottom(self) -> float:
        """Lower edge, px."""
        return self.top + self.height


def set_panel(stage: Stage, made: Composition, top: float, height: float, pad: float) -> Panel:
    """Draw a white panel with room `pad` px wide inside its edges."""
    radius, white = stage.px("panel.radius"), stage.colour("card")
    made.add([RoundedRectangle(stage.left, top, stage.width, height, radius, white)])
    return Panel(top, height, stage.narrowed(left=pad, right=pad))


def pill_button(stage: Stage, text: str, at: Point, size: float, height: float) -> tuple[Element, ...]:
    """Draw a coral button; `at` is its start edge and its middle height, px."""
    side, ems = 48 * stage.u, stage.measure(text, "label")
    size = max(24 * stage.u, min(size, (stage.width - 2 * side) / ems))
    words = ems * size
    width = words + 2 * side
    left = at[0] - width if stage.rtl else at[0]
    pill = RoundedRectangle(left, at[1] - height / 2, width, height, height / 2, stage.colour("coral"))
    inside = (at[0] + stage.forward * side, at[1] + size * 0.35)
    return (pill, *stage.line(text, inside, "label", size, stage.colour("card")))
