"""The editorial page: an accent spine, a hairline footer, small accent kickers."""

from __future__ import annotations

from sharekit.render.composition import Composition
from sharekit.render.marks import foot_edge, mark, shown_address, two_lines
from sharekit.render.page import Body
from sharekit.render.scene import Rectangle
from sharekit.render.script import upper
from sharekit.render.stage import Stage


def open_page(stage: Stage, made: Composition, *, address: bool = True) -> tuple[Stage, Body]:
    """Draw spine and footer; return the stage beside the spine and the room above the footer."""
    spine = round(stage.px("spine.width"))
    x = stage.form.width - spine if stage.rtl else 0
    made.add([Rectangle(x, 0, spine, stage.form.height, stage.colour("fill"))])
    _spine_label(stage, made, x + spine / 2)
    beside = stage.narrowed(left=0 if stage.rtl else spine * 0.7, right=spine * 0.7 if stage.rtl else 0)
    rule = stage.bottom - stage.px("footer.rule")
    made.add([Rectangle(beside.left, rule, beside.width, max(1.5, 2 * stage.u), stage.colour("rule"))])
    _footer(beside, made, address=address)
    return beside, Body(stage.top, rule - stage.px("footer.gap"))


def _spine_label(stage: Stage, made: Composition, middle: float) -> None:
    """Set the first name that fits along the spine; none may be as well."""
    u = stage.u
    foot = stage.bottom if stage.story else stage.form.height - (52 if stage.land else 76) * u
    room = foot - (stage.top if stage.story else stage.form.margin[1])
    size, ink = stage.px("spine.label"), stage.colour("on_accent")
    texts = (upper(text, stage.spec.language) for text in stage.spec.footer.spine)
    text = next((text for text in texts if stage.measure(text, "label") * size <= room), None)
    if text and stage.rtl:
        made.add(stage.line(text, (middle - size * 0.32, foot), "label", size, ink, turn=90))
    elif text:
        made.add(stage.line(text, (middle + size * 0.36, foot), "label", size, ink, turn=-90))


def _footer(stage: Stage, made: Composition, *, address: bool) -> None:
    u, base, size = stage.u, stage.bottom, stage.px("footer.mark")
    name, accent, taken = stage.spec.footer.organisation, stage.colour("accent"), 0.0
    if name:
        made.add(mark(stage.from_start(0, size), base - 34 * u, size, accent, stage.colour("bg")))
        taken = size + 56 * u + _organisation(stage, made, name, size + 16 * u)
    px = stage.px("footer.address")
    words = shown_address(stage, "bold", px, stage.width - taken) if address else ""
    if words:
        edge, anchor = foot_edge(stage)
        made.add(stage.line(words, (edge, base - 12 * u), "bold", px, accent, anchor=anchor))


def _organisation(stage: Stage, made: Composition, name: str, offset: float) -> float:
    """Set the organisation's name in small capitals on one or two lines; return its width, px."""
    u = stage.u
    text, size = upper(name, stage.spec.language), stage.px("footer.name")
    address = stage.measure(stage.spec.footer.address or "", "bold") * stage.px("footer.address")
    whole = stage.measure(text, "label") * size
    one = whole <= stage.width - offset - 40 * u - address
    lines, offsets = ((text,), (-12 * u,)) if one else (two_lines(text), (-26 * u, 0.0))
    for line, rise in zip(lines, offsets, strict=False):
        x = stage.start + stage.forward * offset
        made.add(stage.line(line, (x, stage.bottom + rise), "label", size, stage.colour("ink")))
    return max(stage.measure(line, "label") for line in lines) * size


def set_kicker(stage: Stage, made: Composition, text: str, y: float, size: float) -> None:
    """Set a word or two in small accent capitals, their top near y."""
    words, px = upper(text, stage.spec.language), size * stage.u
    if stage.measure(words, "label") * px > stage.width:
        return
    made.add(stage.line(words, (stage.start, y + px * 0.76), "label", px, stage.colour("accent")))
