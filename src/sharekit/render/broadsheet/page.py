"""The broadsheet page: masthead between rules, footer under a rule."""

from __future__ import annotations

from sharekit.plan.model import CountdownContent, EventContent
from sharekit.render.composition import Composition
from sharekit.render.marks import set_swipe, shown_address, swipe_room
from sharekit.render.page import Body
from sharekit.render.scene import Rectangle
from sharekit.render.script import script_of, upper
from sharekit.render.signature import set_logo, written_name
from sharekit.render.stage import Stage
from sharekit.render.typeset import Anchor

_RULE, _HEAVY = 2.5, 10  # du
_LEAST_TITLE = 0.6  # of the masthead's size
_FOOT_FLOOR = 22  # du


def open_page(stage: Stage, made: Composition, *, footer: bool = True, address: bool = True) -> Body:
    """Set masthead and footer; return the room between them."""
    top = _masthead(stage, made) + stage.px("masthead.gap")
    if footer:
        set_footer(stage, made, ink="ink", accent="accent", address=address)
    return Body(top, foot_rule(stage) - stage.px("footer.gap"))


def foot_rule(stage: Stage) -> float:
    """Return where the footer's rule stands, px."""
    return stage.bottom - (44 if stage.story else 36) * stage.u


def rule_of(stage: Stage) -> tuple[float, float]:
    """Return left edge and width of a rule across the page, px: also over sides that telephones crop."""
    return (0.0, float(stage.form.width)) if stage.cover else (stage.left, stage.width)


def _masthead(stage: Stage, made: Composition) -> float:
    """Set the paper's title between a heavy rule and two thin ones; return where they end."""
    u, ink = stage.u, stage.colour("ink")
    y, band = stage.top - (0 if stage.story else 20 * stage.u), stage.px("masthead.band")
    below = y + _HEAVY * u + band
    left, wide = rule_of(stage)
    made.add([Rectangle(left, y, wide, _HEAVY * u, ink)])
    for rule in (below, below + 7 * u):
        made.add([Rectangle(left, rule, wide, _RULE * u, ink)])
    middle = y + _HEAVY * u + band / 2
    logo = set_logo(stage, made, middle, stage.colour("bg"))
    title, offset = _title(stage), logo + 20 * u if logo else 0.0
    if title and not (logo and title != written_name(stage)):
        size = min(stage.px("masthead.title"), (stage.width - offset) / stage.measure(title, "display"))
        baseline = middle + size * (
            stage.cap(title, "display") * 0.48 - (0.17 if script_of(title) == "arab" else 0.0)
        )
        x = stage.start + stage.forward * offset
        made.add(stage.line(title, (x, baseline), "display", size, ink))
    return below


def _title(stage: Stage) -> str | None:
    """Return what the paper is called: the organisation, else the campaign, the section or the site."""
    size, content = stage.px("masthead.title") * _LEAST_TITLE, stage.spec.content
    section = content.kicker if isinstance(content, EventContent | CountdownContent) else None
    titles = (stage.spec.footer.organisation, *stage.labels, section, _site(stage))
    return next((t for t in titles if t and stage.measure(t, "display") * size <= stage.width), None)


def set_footer(stage: Stage, made: Composition, *, ink: str, accent: str, address: bool = True) -> None:
    """Set the campaign and the address under a rule, in colours of the theme; nothing is said twice."""
    u, baseline, px = stage.u, foot_rule(stage) + 36 * stage.u, stage.px("footer.address")
    left, wide = rule_of(stage)
    made.add([Rectangle(left, foot_rule(stage), wide, _RULE * u, stage.colour(ink))])
    shown = shown_address(stage, "label", px, stage.width) if address else ""
    room = stage.width - 40 * u - stage.measure(shown or _site(stage), "label") * px
    above, taken = _title(stage), False
    footer = stage.spec.footer
    for text in (footer.handle or "", *stage.labels, footer.organisation or ""):
        words = text if text == footer.handle else upper(text, stage.spec.language)
        size = min(stage.px("footer.name"), room / stage.measure(words, "label")) if words else 0.0
        if text != above and size >= _FOOT_FLOOR * u:
            made.add(stage.line(words, (stage.start, baseline), "label", size, stage.colour(ink)))
            taken = True
            break
    if shown:
        edge = stage.start + (stage.forward * stage.width if taken else 0.0)
        anchor: Anchor = "end" if taken else "start"
        made.add(stage.line(shown, (edge, baseline), "label", px, stage.colour(accent), anchor=anchor))


def _site(stage: Stage) -> str:
    return (stage.spec.footer.address or "").split("/", 1)[0]


def set_kicker(stage: Stage, made: Composition, text: str, y: float) -> float:
    """Set a word or two in white capitals on an accent plate; return its height, px."""
    u, size, words = stage.u, 34 * stage.u, upper(text, stage.spec.language)
    long = stage.measure(words, "label") * size
    width, height = long + swipe_room(stage, size) + 36 * u, 56 * u
    if width > stage.width:
        return 0.0
    made.add([Rectangle(stage.from_start(0, width), y, width, height, stage.colour("fill"))])
    x = stage.start + stage.forward * 18 * u
    made.add(stage.line(words, (x, y + 40 * u), "label", size, stage.colour("on_accent")))
    set_swipe(stage, made, x + stage.forward * long, y + height / 2, size, stage.colour("on_accent"))
    return height
