"""Editorial cards that are mostly words: quotation, statement, call to action."""

from __future__ import annotations

from sharekit.plan.model import CtaContent, QuoteContent, StatementContent
from sharekit.render.attribution import fit_attribution
from sharekit.render.composition import Composition
from sharekit.render.editorial.page import open_page, set_kicker
from sharekit.render.headline import button_top, fit_headline, quoted, set_call, set_headline
from sharekit.render.marks import big_mark, button
from sharekit.render.scene import Scene
from sharekit.render.stage import Stage


def compose_quote(stage: Stage, content: QuoteContent) -> Scene:
    """Lay out a quotation: mark, words, name in bold, role in italic."""
    made = Composition()
    page, body = open_page(stage, made)
    u = stage.u
    text, top = _opening(page, made, content, body.top)
    who = fit_attribution(page, content, page.width, fonts=("bold", "italic"), leads=(1.24, 1.2), gap=22)
    height = body.bottom - top - (who.height + 56 * u if who else 10 * u)
    fit = fit_headline(page, text, height, emphasis=content.emphasis, strong="italic")
    end = set_headline(page, made, fit, top, height)
    if who:
        y = body.bottom - who.height
        at = (page.start, min(y, end + 120 * u) if stage.story else y)
        who.put(page, made, at, name="ink", role="muted")
    return made.scene(stage, stage.colour("bg"))


def _opening(stage: Stage, made: Composition, content: QuoteContent, y: float) -> tuple[str, float]:
    """Set the big mark, or a slide's kicker; return the words as they are set, and where they begin."""
    if content.kicker:
        set_kicker(stage, made, content.kicker, y, stage.at("quote.kicker"))
        return quoted(content), y + 82 * stage.u
    size = stage.px("quote.mark")
    at = (stage.start - stage.forward * size * 0.03, y + size * (0.75 if stage.story else 0.66))
    made.add(big_mark(stage, content, at, size, stage.colour("accent")))
    return content.text, y + size * stage.at("quote.mark_drop") + stage.px("quote.mark_gap")


def compose_statement(stage: Stage, content: StatementContent) -> Scene:
    """Lay out a statement: a kicker, then the headline."""
    made = Composition()
    page, body = open_page(stage, made)
    top = body.top
    if content.kicker:
        set_kicker(page, made, content.kicker, top, stage.at("quote.kicker"))
        top += 82 * stage.u
    height = body.bottom - top - 10 * stage.u
    fit = fit_headline(page, content.text, height, emphasis=content.emphasis, strong="italic")
    set_headline(page, made, fit, top, height)
    return made.scene(stage, stage.colour("bg"))


def compose_cta(stage: Stage, content: CtaContent) -> Scene:
    """Lay out a call to action: kicker, statement, the picture of a button."""
    made = Composition()
    page, body = open_page(stage, made)
    u, top = stage.u, body.top
    if content.kicker:
        set_kicker(page, made, content.kicker, top, stage.at("quote.kicker"))
        top += 82 * u
    end = set_call(page, made, content, "italic", top, body.bottom - top - 152 * u)
    y = button_top(page, end, body.bottom)
    made.add(button(page, content.button, "bold", y, stage.colour("fill"), stage.colour("on_accent")))
    return made.scene(stage, stage.colour("bg"))
