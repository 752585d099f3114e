"""Gentle cards that are mostly words: quotation, statement, call to action."""

from __future__ import annotations

from dataclasses import replace

import regex

from sharekit.plan.model import CtaContent, QuoteContent, StatementContent
from sharekit.render.attribution import Attribution, fit_attribution
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit
from sharekit.render.gentle.page import Panel, open_page, pill_button, set_panel, treatment
from sharekit.render.headline import fit_headline, quoted, sized_room
from sharekit.render.marks import big_mark, set_swipe
from sharekit.render.page import Body
from sharekit.render.scene import Disc, Polygon, Portrait, RoundedRectangle, Scene
from sharekit.render.script import script_of
from sharekit.render.stage import Stage

_CAROUSEL = frozenset({"cover", "slide", "end"})  # their panels begin at one height
_KICKER = 78  # du: from the top of a kicker to the words
_TAIL = 46  # du: how far the panel's tail reaches to the speaker
_RIM = 30  # du: of a plate, above and below its words
_CAPITAL = regex.compile(r"(?<![\p{L}’'])\p{Lu}")
_TITLES = 0.66  # of the height, where a date follows


def compose_quote(stage: Stage, content: QuoteContent) -> Scene:
    """Lay out a quotation on a white panel whose tail points to the speaker's disc."""
    made = Composition()
    body, u = open_page(stage, made), stage.u
    avatar = stage.px("quote.avatar")
    who = fit_attribution(
        stage, content, stage.width - avatar - 60 * u, fonts=("label", "text"), leads=(1.15, 1.2), gap=18
    )
    beside = _signed_height(stage, who) if who else 0.0
    room = Body(body.top, body.bottom - (beside + (_TAIL + 14) * u if who else 0.0))
    pad, text = stage.px("panel.pad"), quoted(content) if content.kicker else content.text
    drop = _KICKER * u if content.kicker else _mark_drop(stage)
    inside = stage.narrowed(left=pad, right=pad)
    fit = fit_headline(inside, text, room.height - 2 * pad - drop, emphasis=content.emphasis)
    panel = _panel(stage, made, room, fit.height + drop + 2 * pad)
    if content.kicker:
        _kicker(panel, made, content.kicker)
    else:
        _mark(panel, made, content)
    _set_words(panel, made, fit, panel.top + pad + drop, panel.bottom - pad)
    if who:
        _speaker(stage, made, content, who, panel.bottom)
    return made.scene(stage, stage.colour("bg"))


def _mark_drop(stage: Stage) -> float:
    """Return how far the words start below the top of the big mark, px."""
    return stage.px("quote.mark") * stage.at("quote.mark_drop") + stage.px("quote.mark_gap")


def _mark(panel: Panel, made: Composition, content: QuoteContent) -> None:
    stage = panel.inside
    size = stage.px("quote.mark")
    at = (
        stage.start - (0 if stage.rtl else size * 0.04),
        panel.top + stage.px("panel.pad") + size * 0.70,
    )
    made.add(big_mark(stage, content, at, size, stage.colour("accent")))


def _panel(stage: Stage, made: Composition, room: Body, needed: float) -> Panel:
    """Draw a panel over the room, or in tall formats only as high as its words need."""
    height = min(room.height, needed + 40 * stage.u) if stage.tall else room.height
    share = 0.0 if stage.spec.kind in _CAROUSEL else 0.42 if stage.story else 0.5
    top = room.top + (room.height - height) * share
    return set_panel(stage, made, top, height, stage.px("panel.pad"))


def _set_words(panel: Panel, made: Composition, fit: Fit, top: float, bottom: float) -> None:
    """Place the main words with the theme's share of the slack above them."""
    stage = panel.inside
    y = top + max(0.0, bottom - top - fit.height) * stage.at("quote.settle")
    hang = 0.52 * stage.px("panel.pad")
    made.text(stage, fit, (stage.start, y), stage.colour("ink"), accent=stage.colour("coral"), hang=hang)


def _speaker(stage: Stage, made: Composition, content: QuoteContent, who: Attribution, foot: float) -> None:
    """Draw the panel's tail, a disc with the initials, name and role."""
    u, way, size = stage.u, stage.forward, stage.px("quote.avatar")
    tip = stage.start + way * (size / 2 + 30 * u)
    points = (
        (tip - way * 34 * u, foot - 4),
        (tip + way * 44 * u, foot - 4),
        (tip - way * 20 * u, foot + _TAIL * u),
    )
    made.add([Polygon(points, stage.colour("card"))])
    top, x = foot + (_TAIL + 14) * u, stage.start + way * (size / 2 + 14 * u)
    height = _signed_height(stage, who)
    middle = top + height / 2
    speaker = content.speaker or ""
    if speaker in stage.portraits and not stage.ground:
        made.add([Portrait(x - size / 2, middle - size / 2, size, speaker, treatment(stage))])
    else:
        made.add([Disc(x, middle, size / 2, stage.colour("coral"))])
        at = (x, middle + size * 0.14)
        made.add(
            stage.line(initials(speaker), at, "display", size * 0.4, stage.colour("card"), anchor="middle")
        )
    at = (x + way * (size / 2 + 24 * u), middle - who.height / 2)
    if stage.ground:
        made.add([_name_plate(stage, who, at[0], top, height)])
    who.put(stage, made, at, name="ink", role="muted")


def _signed_height(stage: Stage, who: Attribution) -> float:
    """Return the height of disc, name and role; over a photograph their plate has a rim."""
    return max(stage.px("quote.avatar"), who.height + (_RIM * stage.u if stage.ground else 0.0))


def _name_plate(stage: Stage, who: Attribution, x: float, top: float, height: float) -> RoundedRectangle:
    """Return the white pill that name and role stand on over a photograph."""
    width = who.width + 56 * stage.u
    left = x - width + 24 * stage.u if stage.rtl else x - 24 * stage.u
    return RoundedRectangle(left, top, width, height, height / 2, stage.colour("card"))


def initials(name: str) -> str:
    """Return the capitals of the first and last word of a name, else its first letter."""
    capitals = _CAPITAL.findall(name) if script_of(name) == "latn" else []
    return "".join((capitals[0], capitals[-1]) if len(capitals) > 1 else capitals) or name[:1]


def compose_statement(stage: Stage, content: StatementContent) -> Scene:
    """Lay out a statement on a white panel, its kicker in teal."""
    made = Composition()
    body, pad = open_page(stage, made), stage.px("panel.pad")
    drop = _KICKER * stage.u if content.kicker else 0.0
    inside = stage.narrowed(left=pad, right=pad)
    fit = fit_headline(inside, content.text, body.height - 2 * pad - drop, emphasis=content.emphasis)
    panel = _panel(stage, made, body, fit.height + drop + 2 * pad)
    _kicker(panel, made, content.kicker)
    _set_words(panel, made, fit, panel.top + pad + drop, panel.bottom - pad)
    return made.scene(stage, stage.colour("bg"))


def _kicker(panel: Panel, made: Composition, text: str | None) -> None:
    stage = panel.inside
    size = stage.px("quote.kicker")
    if text and stage.measure(text, "label") * size <= stage.width:
        at = (stage.start, panel.top + stage.px("panel.pad") + 24 * stage.u)
        made.add(stage.line(text, at, "label", size, stage.colour("accent")))
        end = stage.start + stage.forward * stage.measure(text, "label") * size
        set_swipe(stage, made, end, at[1] - 0.34 * size, size, stage.colour("accent"))


def compose_cta(stage: Stage, content: CtaContent) -> Scene:
    """Lay out a call to action on a white panel: kicker, statement, a coral button."""
    made = Composition()
    body, pad, u = open_page(stage, made), stage.px("panel.pad"), stage.u
    drop, button = (_KICKER * u if content.kicker else 0.0), stage.px("cta.button_h") + 44 * u
    inside = stage.narrowed(left=pad, right=pad)
    what, _, when = content.text.partition("\n")
    height = body.height - 2 * pad - drop - button
    title = fit_headline(
        inside, what, height * (_TITLES if when else 1.0), emphasis=None if when else content.emphasis
    )
    date = _date(inside, when, title, height) if when else None
    words = title.height + (date.height + 0.6 * title.size if date else 0.0)
    panel = _panel(stage, made, body, words + drop + button + 2 * pad)
    _kicker(panel, made, content.kicker)
    top, foot = panel.top + pad + drop, panel.bottom - pad - button
    y = top + max(0.0, foot - top - words) * stage.at("quote.settle")
    made.text(inside, title, (inside.start, y), stage.colour("ink"), accent=stage.colour("coral"))
    if date:
        made.text(inside, date, (inside.start, y + title.height + 0.6 * title.size), stage.colour("coral"))
    middle, size = panel.bottom - pad - stage.px("cta.button_h") / 2 + 10 * u, stage.px("cta.button")
    made.add(pill_button(inside, content.button, (inside.start, middle), size, stage.px("cta.button_h")))
    return made.scene(stage, stage.colour("bg"))


def _date(stage: Stage, when: str, title: Fit, height: float) -> Fit:
    room = sized_room(stage, "quote.", stage.width, height - title.height - 0.6 * title.size, lines=2)
    room = replace(room, largest=max(room.smallest, 0.8 * title.size), smallest=0.8 * room.smallest)
    return stage.fit(when, "display", room, lead=stage.at("quote.lead"))
