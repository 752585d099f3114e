"""The rally page: a dark footer bar, and a striped sunrise that gives way to the text."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from sharekit.render.composition import Composition
from sharekit.render.marks import set_swipe, shown_address, swipe_room
from sharekit.render.scene import Box, Disc, Rectangle, Scene
from sharekit.render.signature import Hand, foot_edge, set_emblem, set_names
from sharekit.render.stage import Stage

_STRIPES = ("deep", "orange", "accent", "muted", "bg")


@dataclass(frozen=True, slots=True)
class Body:
    """The room between the top margin and the footer, and the top of the footer."""

    top: float
    bottom: float
    footer: float

    @property
    def height(self) -> float:
        """From top to bottom, px."""
        return self.bottom - self.top


def body_of(stage: Stage) -> Body:
    """Return the room for words of a rally card."""
    height = round(stage.px("footer.height"))
    footer = stage.bottom - height * 1.05 if stage.story else stage.form.height - height
    return Body(stage.top, footer - stage.px("footer.gap"), footer)


def _footer(stage: Stage, made: Composition, body: Body) -> None:
    u, form = stage.u, stage.form
    bar = round(stage.px("footer.height"))
    height = bar if stage.story else form.height - body.footer
    made.add([Rectangle(0, body.footer, form.width, height, stage.colour("dark"))])
    middle, accent = body.footer + bar / 2, stage.colour("foot_accent")
    px = stage.px("footer.address")
    taken = set_emblem(stage, made, middle, bar * stage.at("footer.mark"), accent, stage.colour("dark"))
    if taken:
        hand = Hand(
            role="label", size=stage.px("footer.name"), fill=stage.colour("foot_ink"), one=9 * u,
            two=(-8 * u, 18 * u),
        )  # fmt: skip
        beside = stage.width - taken - 80 * u - stage.measure(stage.spec.footer.address or "", "label") * px
        room = max(0.36 * stage.width, beside) if stage.land else 0.36 * stage.width  # a low bar has one line
        taken += 60 * u + set_names(stage, made, taken + 20 * u, middle, hand, room)
    address = shown_address(stage, "label", px, stage.width - taken)
    if address:
        edge, anchor = foot_edge(stage)
        made.add(stage.line(address, (edge, middle + 9 * u), "label", px, accent, anchor=anchor))


def sunrise(stage: Stage, made: Composition, horizon: float, radius: float) -> None:
    """Draw the largest sunrise that touches no text; none below a tenth of the card, or at a vigil."""
    if stage.theme.plain:
        return
    x, y = (0.0 if stage.rtl else float(stage.form.width)), horizon

    def clear(box: Box) -> bool:
        away = hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3]))
        return away >= radius + 16 * stage.u

    while radius > 0 and not all(clear(box) for box in made.boxes):
        radius -= 4
    if radius < 0.1 * min(stage.form.width, stage.form.height):
        if not stage.story:
            return
        # Under the footer of a story nothing may carry meaning, so there the sunrise has room.
        y = float(stage.form.height)
        radius = 0.94 * (y - horizon - round(stage.px("footer.height")))
    step = radius / len(_STRIPES) * 0.92
    made.behind += [Disc(x, y, radius - i * step, stage.colour(name)) for i, name in enumerate(_STRIPES)]


def arc_radius(stage: Stage, kind: str) -> float:
    """Return the largest radius of the sunrise on a kind of card, px."""
    return stage.form.width * stage.at(f"{kind}.arc_w") + stage.form.height * stage.at(f"{kind}.arc_h")


def finish(stage: Stage, made: Composition, body: Body, radius: float) -> Scene:
    """Add the sunrise (at most `radius` px) and the footer, and return the scene."""
    sunrise(stage, made, body.footer, radius)
    _footer(stage.whole, made, body)
    return made.scene(stage, stage.colour("bg"))


def set_kicker(stage: Stage, made: Composition, text: str, y: float, role: str = "label") -> float:
    """Set a word or two on an accent plate; return its height, px, 0 where they are too long."""
    u, size = stage.u, 34 * stage.u
    words = stage.measure(text, role) * size
    width, height = words + swipe_room(stage, size) + 40 * u, 62 * u
    if width > stage.width:
        return 0.0
    made.add([Rectangle(stage.from_start(0, width), y, width, height, stage.colour("accent"))])
    start = stage.start + stage.forward * 18 * u
    made.add(stage.line(text, (start, y + height / 2 + size * 0.36), role, size, stage.colour("on_accent")))
    end = start + stage.forward * words
    set_swipe(stage, made, end, y + height / 2, size, stage.colour("on_accent"))
    return height
