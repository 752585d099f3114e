"""Broadsheet cards that are mostly words: quotation, statement, call to action."""

from __future__ import annotations

from sharekit.plan.model import CtaContent, QuoteContent, StatementContent
from sharekit.render.attribution import fit_attribution
from sharekit.render.broadsheet.page import open_page, set_kicker
from sharekit.render.composition import Composition
from sharekit.render.headline import button_top, fit_headline, quoted, set_call, set_headline
from sharekit.render.marks import button
from sharekit.render.page import Body
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.script import tail_of, upper
from sharekit.render.stage import Stage

_DASH = 40  # du: the rule before a name


def compose_quote(stage: Stage, content: QuoteContent) -> Scene:
    """Lay out a quotation as a headline in hung marks, a red dash before the name."""
    made = Composition()
    set_quote(stage, made, content, open_page(stage, made))
    return made.scene(stage, stage.colour("bg"))


def set_quote(stage: Stage, made: Composition, content: QuoteContent, body: Body) -> None:
    """Set a quotation and its speaker into a room."""
    u = stage.u
    who = fit_attribution(stage, content, stage.width - 60 * u, fonts=("bold", "text"), leads=(1.2, 1.22))
    taken = who.height + (54 + 90 * tail_of(content.text)) * u if who else 0.0
    top = _kicker(stage, made, content.kicker, body.top)
    height = body.bottom - top - taken
    fit = fit_headline(stage, quoted(content), height, emphasis=content.emphasis)
    end = set_headline(stage, made, fit, top, height)
    if who:
        y = body.bottom - who.height
        y = min(y, end + 90 * u) if stage.story else y
        dash = stage.from_start(0, _DASH * u)
        made.add([Rectangle(dash, y + who.name.cap * 0.42, _DASH * u, 5 * u, stage.colour("accent"))])
        who.put(stage, made, (stage.start + stage.forward * 58 * u, y), name="ink", role="muted")


def _kicker(stage: Stage, made: Composition, text: str | None, y: float) -> float:
    """Set a kicker if there is one; return where the words below it begin."""
    plate = set_kicker(stage, made, text, y) if text else 0.0
    return y + (plate + 44 * stage.u if plate else 0.0)


def compose_statement(stage: Stage, content: StatementContent) -> Scene:
    """Lay out a statement: a kicker on its plate, then the headline."""
    made = Composition()
    set_statement(stage, made, content, open_page(stage, made))
    return made.scene(stage, stage.colour("bg"))


def set_statement(stage: Stage, made: Composition, content: StatementContent, body: Body) -> None:
    """Set a kicker and a headline into a room."""
    top = _kicker(stage, made, content.kicker, body.top)
    height = body.bottom - top
    fit = fit_headline(stage, content.text, height, emphasis=content.emphasis)
    set_headline(stage, made, fit, top, height)


def compose_cta(stage: Stage, content: CtaContent) -> Scene:
    """Lay out a call to action: kicker, statement, the picture of a button."""
    made = Composition()
    body = open_page(stage, made)
    top = _kicker(stage, made, content.kicker, body.top)
    room = body.bottom - top - 146 * stage.u
    end = set_call(stage, made, content, "display", top, room)
    y, words = button_top(stage, end, body.bottom), upper(content.button, stage.spec.language)
    made.add(button(stage, words, "label", y, stage.colour("fill"), stage.colour("on_accent")))
    return made.scene(stage, stage.colour("bg"))
