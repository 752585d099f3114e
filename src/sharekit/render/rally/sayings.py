"""Rally cards that are mostly words: quotation, statement, call to action."""

from __future__ import annotations

from sharekit.plan.model import CtaContent, QuoteContent, StatementContent
from sharekit.render.attribution import Attribution, fit_attribution
from sharekit.render.composition import Composition
from sharekit.render.headline import button_top, fit_headline, quoted, set_call, set_headline
from sharekit.render.marks import big_mark, button
from sharekit.render.rally.page import arc_radius, body_of, finish, set_kicker
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.stage import Stage

_BAR = 48  # du: from the top of the bar to the name


def _quote_mark(stage: Stage, made: Composition, content: QuoteContent, y: float) -> float:
    """Draw the big opening mark; return how far the text starts below y, px."""
    size = stage.px("quote.mark")
    x = stage.right if stage.rtl else stage.left - size * 0.045
    rise = 0.78 if stage.story else 0.715  # the ink of the mark stands higher than a capital
    made.add(big_mark(stage, content, (x, y + size * rise), size, stage.colour("accent")))
    return size * stage.at("quote.mark_drop") + stage.px("quote.mark_gap")


def set_attribution(
    stage: Stage, made: Composition, who: Attribution, bottom: float, *, bar: float = _BAR
) -> None:
    """Pin a bar, the name and the role to the foot; the bar begins `bar` du above the name."""
    u, y = stage.u, bottom - who.height
    made.add([Rectangle(stage.from_start(0, 84 * u), y - bar * u, 84 * u, 12 * u, stage.colour("accent"))])
    who.put(stage, made, (stage.start, y), name="ink", role="muted")


def _opening(stage: Stage, made: Composition, content: QuoteContent, y: float) -> tuple[str, float]:
    """Set the big mark, or a slide's kicker; return the words as they are set, and where they begin."""
    if content.kicker:
        return quoted(content), y + set_kicker(stage, made, content.kicker, y) + 44 * stage.u
    return content.text, y + _quote_mark(stage, made, content, y)


def compose_quote(stage: Stage, content: QuoteContent) -> Scene:
    """Lay out a quotation: big mark, words, the speaker pinned above the footer."""
    made, body = Composition(), body_of(stage)
    text, y = _opening(stage, made, content, body.top)
    who = fit_attribution(stage, content, stage.width * 0.8 - 20 * stage.u, fonts=("label", "text"))
    arc = arc_radius(stage, "quote")
    below = who.height + (_BAR + 44) * stage.u if who else (arc * 0.3 if stage.tall else 0.0)
    height = body.bottom - y - below
    set_headline(stage, made, fit_headline(stage, text, height, emphasis=content.emphasis), y, height)
    if who:
        set_attribution(stage, made, who, body.bottom)
    return finish(stage, made, body, arc)


def compose_statement(stage: Stage, content: StatementContent) -> Scene:
    """Lay out a statement: a kicker on its plate, then the headline."""
    made, body = Composition(), body_of(stage)
    arc = arc_radius(stage, "quote")
    y = body.top + (
        set_kicker(stage, made, content.kicker, body.top) + 44 * stage.u if content.kicker else 0.0
    )
    below = arc * 0.3 if stage.tall else 0.0
    height = body.bottom - y - below
    set_headline(stage, made, fit_headline(stage, content.text, height, emphasis=content.emphasis), y, height)
    return finish(stage, made, body, arc)


def compose_cta(stage: Stage, content: CtaContent) -> Scene:
    """Lay out a call to action: kicker, statement, the picture of a button."""
    made, body, u = Composition(), body_of(stage), stage.u
    y = body.top + (set_kicker(stage, made, content.kicker, body.top) + 44 * u if content.kicker else 0.0)
    end = set_call(stage, made, content, "display", y, body.bottom - y - 154 * u)
    top = button_top(stage, end, body.bottom)
    made.add(button(stage, content.button, "label", top, stage.colour("accent"), stage.colour("on_accent")))
    left = stage.from_start(0, 480 * u)
    made.boxes.append((left, top, left + 480 * u, top + stage.px("cta.button_h")))
    return finish(stage, made, body, arc_radius(stage, "quote"))
