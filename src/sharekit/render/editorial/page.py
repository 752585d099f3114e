"""The editorial page: an accent spine, a hairline footer, small accent kickers."""

from __future__ import annotations

from sharekit.render.composition import Composition
from sharekit.render.marks import set_swipe, shown_address
from sharekit.render.page import Body
from sharekit.render.scene import Rectangle
from sharekit.render.script import upper
from sharekit.render.signature import Hand, foot_edge, set_emblem, set_names
from sharekit.render.stage import Stage


def open_page(stage: Stage, made: Composition, *, address: bool = True) -> tuple[Stage, Body]:
    """Draw spine and footer; return the stage beside the spine and the room above the footer."""
    spine = round(stage.px("spine.width"))
    x = stage.form.width - spine if stage.rtl else 0
    made.add([Rectangle(x, 0, spine, stage.form.height, stage.colour("fill"))])
    _spine_label(stage, made, x + spine / 2)
    beside = stage.narrowed(left=0 if stage.rtl else spine * 0.7, right=spine * 0.7 if stage.rtl else 0)
    rule, foot = stage.bottom - stage.px("footer.rule"), stage.whole
    foot = foot.narrowed(left=0 if stage.rtl else spine * 0.7, right=spine * 0.7 if stage.rtl else 0)
    made.add([Rectangle(foot.left, rule, foot.width, max(1.5, 2 * stage.u), stage.colour("rule"))])
    _footer(foot, made, address=address)
    return beside, Body(stage.top, rule - stage.px("footer.gap"))


def _spine_label(stage: Stage, made: Composition, middle: float) -> None:
    """Set the first name that fits along the spine; none may be as well."""
    u = stage.u
    foot = stage.bottom if stage.story else stage.form.height - (52 if stage.land else 76) * u
    room = foot - (stage.top if stage.story else stage.form.margin[1])
    size, ink = stage.px("spine.label"), stage.colour("on_accent")
    texts = (upper(text, stage.spec.language) for text in stage.labels)
    text = next((text for text in texts if stage.measure(text, "label") * size <= room), None)
    if text and stage.rtl:
        made.add(stage.line(text, (middle - size * 0.32, foot), "label", size, ink, turn=90))
    elif text:
        made.add(stage.line(text, (middle + size * 0.36, foot), "label", size, ink, turn=-90))


def _footer(stage: Stage, made: Composition, *, address: bool) -> None:
    u, base, size, accent = stage.u, stage.bottom, stage.px("footer.mark"), stage.colour("accent")
    taken = set_emblem(stage, made, base - 20 * u, size, accent, stage.colour("bg"))
    if taken:
        hand = Hand(
            role="label", size=stage.px("footer.name"), fill=stage.colour("ink"), one=-12 * u,
            two=(-28 * u, 0.0), capitals=True,
        )  # fmt: skip
        shown = stage.spec.footer.address if address else None
        beside = stage.measure(shown, "bold") * stage.px("footer.address") if shown else 0.0
        room = stage.width - taken - 56 * u - beside
        taken += 56 * u + set_names(stage, made, taken + 16 * u, base, hand, room)
    px = stage.px("footer.address")
    words = shown_address(stage, "bold", px, stage.width - taken) if address else ""
    if words:
        edge, anchor = foot_edge(stage)
        made.add(stage.line(words, (edge, base - 12 * u), "bold", px, accent, anchor=anchor))


def set_kicker(stage: Stage, made: Composition, text: str, y: float, size: float) -> None:
    """Set a word or two in small accent capitals, their top near y."""
    words, px = upper(text, stage.spec.language), size * stage.u
    if stage.measure(words, "label") * px > stage.width:
        return
    made.add(stage.line(words, (stage.start, y + px * 0.76), "label", px, stage.colour("accent")))
    end = stage.start + stage.forward * stage.measure(words, "label") * px
    set_swipe(stage, made, end, y + px * 0.4, px, stage.colour("accent"))
