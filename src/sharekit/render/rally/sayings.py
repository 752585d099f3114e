"""Rally cards that are mostly words: quotation, statement, call to action."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.plan.model import CtaContent, QuoteContent, StatementContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit
from sharekit.render.headline import button_top, fit_headline, set_call, set_headline
from sharekit.render.marks import button
from sharekit.render.rally.page import arc_radius, body_of, finish, set_kicker
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.stage import Stage


def _quote_mark(stage: Stage, made: Composition, y: float) -> float:
    """Draw the big opening mark; return how far the text starts below y, px."""
    size = stage.px("quote.mark")
    sign = "”" if stage.rtl else "“"
    x = stage.right if stage.rtl else stage.left - size * 0.045
    rise = 0.78 if stage.story else 0.715  # the ink of the mark stands higher than a capital
    made.add(stage.line(sign, (x, y + size * rise), "display", size, stage.colour("accent")))
    return size * stage.at("quote.mark_drop") + stage.px("quote.mark_gap")


@dataclass(frozen=True, slots=True)
class _Attribution:
    name: Fit | None
    role: Fit | None
    height: float


def _attribution(stage: Stage, content: QuoteContent) -> _Attribution:
    if not content.speaker:
        return _Attribution(None, None, 0.0)
    u, width = stage.u, stage.width * 0.8 - 20 * stage.u
    name = stage.paragraph(content.speaker, "label", width, stage.at("quote.name"), lead=1.14)
    role = stage.paragraph(content.role, "text", width, stage.at("quote.role")) if content.role else None
    return _Attribution(name, role, 48 * u + name.height + (role.height + 20 * u if role else 0.0))


def _set_attribution(stage: Stage, made: Composition, who: _Attribution, bottom: float) -> None:
    if not who.name:
        return
    u, y = stage.u, bottom - who.height
    made.add([Rectangle(stage.from_start(0, 84 * u), y, 84 * u, 12 * u, stage.colour("accent"))])
    made.text(stage, who.name, (stage.start, y + 48 * u), stage.colour("ink"))
    if who.role:
        made.text(
            stage, who.role, (stage.start, y + 48 * u + who.name.height + 20 * u), stage.colour("muted")
        )


def compose_quote(stage: Stage, content: QuoteContent) -> Scene:
    """Lay out a quotation: big mark, words, the speaker pinned above the footer."""
    made, body = Composition(), body_of(stage)
    y = body.top + _quote_mark(stage, made, body.top)
    who = _attribution(stage, content)
    arc = arc_radius(stage, "quote")
    below = 44 * stage.u if who.name else (arc * 0.3 if stage.tall else 0.0)
    height = body.bottom - y - who.height - below
    set_headline(stage, made, fit_headline(stage, content.text, height, emphasis=content.emphasis), y, height)
    _set_attribution(stage, made, who, body.bottom)
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
    end = set_call(stage, made, content.text, "display", y, body.bottom - y - 154 * u)
    top = button_top(stage, end, body.bottom)
    made.add(button(stage, content.button, "label", top, stage.colour("accent"), stage.colour("dark")))
    left = stage.from_start(0, 480 * u)
    made.boxes.append((left, top, left + 480 * u, top + stage.px("cta.button_h")))
    return finish(stage, made, body, arc_radius(stage, "quote"))
