"""Protest cards that are mostly words: quotation, statement, call to action."""

from __future__ import annotations

from dataclasses import replace

from sharekit.plan.model import CtaContent, QuoteContent, StatementContent
from sharekit.render.attribution import Attribution, fit_attribution
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit
from sharekit.render.headline import button_top, quote_room, quoted, sized_room
from sharekit.render.marks import button
from sharekit.render.page import Body
from sharekit.render.protest.page import finish, open_page, set_kicker
from sharekit.render.protest.strips import fit_strips, set_strips, slope
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.script import upper
from sharekit.render.stage import Stage

_TITLES = (0.72, 0.55, 0.4)  # of the height, where a date follows
_FOOT = 0.22  # of the size: what a strip has under its words, in landscapes
_BETWEEN = 0.5  # of the title's size, between its last line and the date


def compose_quote(stage: Stage, content: QuoteContent) -> Scene:
    """Lay out a quotation on strips, who said it on a black box below."""
    made = Composition()
    body, u = open_page(stage, made), stage.u
    who = fit_attribution(
        stage, content, stage.width - 44 * u,
        fonts=("label", "text"), leads=(1.1, 1.14), gap=22, capitals=True,
    )  # fmt: skip
    taken = who.height + 82 * u if who else 0.0
    room = Body(_kicker(stage, made, content.kicker, body), body.bottom - taken)
    end = _headline(stage, made, quoted(content), content.emphasis, room)
    if who:
        _box(stage, made, who, min(body.bottom, end + who.height + 130 * u) if stage.story else body.bottom)
    return finish(stage, made)


def _headline(stage: Stage, made: Composition, text: str, emphasis: str | None, body: Body) -> float:
    """Set the main words in the room given; return where they end, px."""
    u, rise = stage.u, slope(stage, stage.width)
    height = body.height - rise - (10 if stage.land else 30) * u
    room = quote_room(stage, text, stage.width * stage.at("quote.measure"), height)
    fit = fit_strips(stage, text, room, emphasis=emphasis)
    if stage.land and fit.height > height - _FOOT * fit.size:  # the last strip would lie on the name
        fit = fit_strips(stage, text, replace(room, height=height - _FOOT * fit.size), emphasis=emphasis)
    y = body.top + (0.0 if stage.rtl else rise) + 0.2 * fit.size
    y += max(0.0, height - fit.height) * stage.at("quote.settle")
    set_strips(stage, made, fit, (stage.start, y))
    return y + fit.height


def _box(stage: Stage, made: Composition, who: Attribution, bottom: float) -> None:
    u = stage.u
    width, height = who.width + 44 * u, who.height + 48 * u
    made.add([Rectangle(stage.from_start(0, width), bottom - height, width, height, stage.colour("ink"))])
    at = (stage.start + stage.forward * 22 * u, bottom - height + 24 * u)
    who.put(stage, made, at, name="accent", role="paper")


def compose_statement(stage: Stage, content: StatementContent) -> Scene:
    """Lay out a statement: a kicker on its plate, then the strips."""
    made = Composition()
    body = open_page(stage, made)
    top = _kicker(stage, made, content.kicker, body)
    _headline(stage, made, content.text, content.emphasis, Body(top, body.bottom))
    return finish(stage, made)


def _kicker(stage: Stage, made: Composition, text: str | None, body: Body) -> float:
    """Set a kicker if there is one; return where the words below it begin."""
    plate = set_kicker(stage, made, text, body.top) if text else 0.0
    return body.top + (plate + 44 * stage.u if plate else 0.0)


def compose_cta(stage: Stage, content: CtaContent) -> Scene:
    """Lay out a call to action: kicker, strips, bright strips with the day, the picture of a button."""
    made = Composition()
    body, u = open_page(stage, made), stage.u
    top = _kicker(stage, made, content.kicker, body)
    room = Body(top, body.bottom - stage.px("cta.button_h") - 60 * u)
    what, _, when = content.text.partition("\n")
    if when:
        end = _with_date(stage, made, what, when, room)
    else:
        end = _headline(stage, made, what, content.emphasis, room)
    words, y = upper(content.button, stage.spec.language), button_top(stage, end, body.bottom)
    made.add(button(stage, words, "label", y, stage.colour("accent"), stage.colour("ink")))
    return finish(stage, made)


def _with_date(stage: Stage, made: Composition, what: str, when: str, body: Body) -> float:
    """Set what is called for and, on bright strips under it, when; return where they end, px."""
    rise = slope(stage, stage.width)
    height = body.height - rise - (0 if stage.land else 30) * stage.u
    for share in _TITLES:
        title, date = _title_and_date(stage, what, when, height, share)
        if date.fits:
            break
    tall = title.height + _BETWEEN * title.size + date.height
    y = body.top + (0.0 if stage.rtl else rise) + 0.2 * title.size
    y += max(0.0, height - tall) * stage.at("quote.settle")
    start = (stage.start, y)
    set_strips(stage, made, title, start)
    top = y + title.height + _BETWEEN * title.size
    set_strips(stage, made, date, (stage.start, top), about=start, bright=True)
    return y + tall + (rise if stage.rtl else 0.0)


def _title_and_date(stage: Stage, what: str, when: str, height: float, share: float) -> tuple[Fit, Fit]:
    """Fit both, the title into its share of the height, the date no larger than it into the rest."""
    width = stage.width * stage.at("quote.measure")
    title = fit_strips(stage, what, sized_room(stage, "quote.", width, height * share))
    room = sized_room(stage, "quote.", width, height - title.height - _BETWEEN * title.size)
    room = replace(room, largest=title.size, smallest=0.7 * room.smallest)
    return title, fit_strips(stage, when, room)
