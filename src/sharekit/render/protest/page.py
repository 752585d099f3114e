"""The protest page: a field of dots, a black footer band, tilted strips."""

from __future__ import annotations

from sharekit.render.composition import Composition
from sharekit.render.marks import set_swipe, shown_address, swipe_room
from sharekit.render.page import Body
from sharekit.render.scene import Element, Halftone, Rectangle, Scene, Scrim, Treatment
from sharekit.render.script import upper
from sharekit.render.signature import Hand, foot_edge, set_emblem, set_names
from sharekit.render.stage import Stage

_DOT = 0.74  # of the pitch: the largest dots nearly close the ground


def open_page(stage: Stage, made: Composition) -> Body:
    """Draw the footer; return the room above it."""
    foot = _footer(stage.whole, made)
    return Body(stage.top, foot - stage.px("footer.gap"))


def finish(stage: Stage, made: Composition, *, below: float = 0.0) -> Scene:
    """Lay the field of dots under everything and return the scene; the dots keep below a height, px."""
    height = stage.form.height
    if stage.ground:
        return made.scene(stage, stage.colour("bg"))
    pitch = round(stage.form.width / stage.at("ground.dots_across"))
    top, bottom = height * stage.at("ground.dots_top"), height * stage.at("ground.dots_bottom")
    made.behind.append(Halftone(max(top, below), bottom, pitch, pitch * _DOT, stage.colour("ink")))
    return made.scene(stage, stage.colour("bg"))


def _footer(stage: Stage, made: Composition) -> float:
    """Set mark, organisation and address on a black band; return its upper edge."""
    u, band, height = stage.u, stage.px("footer.height"), stage.form.height
    top = stage.bottom - band if stage.story else height - stage.px("footer.drop") - band * 0.72
    made.add([_band(stage, top - 10 * u)])
    size, ink = stage.px("footer.name"), stage.colour("ink")
    baseline = top + (band * 0.5 if stage.story else (height - top) / 2) - 2 * u + size * 0.2
    taken = set_emblem(stage, made, baseline - size * 0.34, 44 * u, stage.colour("bg"), ink)
    if taken:
        hand = Hand(
            role="label", size=size, fill=stage.colour("paper"), one=0.0, two=(-13 * u, 14 * u), capitals=True
        )
        beside = stage.measure(stage.spec.footer.address or "", "label") * stage.px("footer.address")
        room = stage.width - taken - 56 * u - beside
        taken += 56 * u + set_names(stage, made, taken + 16 * u, baseline, hand, room)
    px = stage.px("footer.address")
    address = shown_address(stage, "label", px, stage.width - taken)
    if address:
        edge, anchor = foot_edge(stage)
        at = (edge, baseline + 2 * u)
        made.add(stage.line(address, at, "label", px, stage.colour("accent"), anchor=anchor))
    return top - 10 * u


def _band(stage: Stage, top: float) -> Element:
    """Return the black band at the foot; under a story's the picture shows through."""
    width, height, ink = stage.form.width, stage.form.height - top, stage.colour("ink")
    if stage.ground and stage.story:
        return Scrim(0, top, width, height, ink, ((0.0, 0.9), (0.4, 0.8), (1.0, 0.2)))
    return Rectangle(0, top, width, height, ink)


def treatment(stage: Stage) -> Treatment:
    """Return the two inks and the grain of pictures."""
    tones = (stage.colour("ink"), stage.colour("photo_mid"), stage.colour("photo_light"))
    return Treatment("duotone", tones, grain=stage.at("photo.grain"))


def set_kicker(stage: Stage, made: Composition, text: str, y: float) -> float:
    """Set a word or two in yellow capitals on a black plate; return its height, px."""
    u, size, words = stage.u, stage.px("quote.kicker"), upper(text, stage.spec.language)
    long = stage.measure(words, "label") * size
    width, height = long + swipe_room(stage, size) + 40 * u, 62 * u
    if width > stage.width:
        return 0.0
    made.add([Rectangle(stage.from_start(0, width), y, width, height, stage.colour("ink"))])
    x = stage.start + stage.forward * 20 * u
    made.add(stage.line(words, (x, y + 45 * u), "label", size, stage.colour("accent")))
    set_swipe(stage, made, x + stage.forward * long, y + height / 2, size, stage.colour("accent"))
    return height
