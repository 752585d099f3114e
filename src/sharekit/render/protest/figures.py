"""The protest statistic card: the figure in black, what it counts on strips, the caption on paper."""

from __future__ import annotations

from dataclasses import replace

from sharekit.plan.model import CountdownContent, StatisticContent
from sharekit.render.composition import Composition
from sharekit.render.figure import (
    Figure,
    countdown_figure,
    fit_above_caption,
    fit_caption,
    fit_figure,
    label_room,
    least_caption,
)
from sharekit.render.fit import Fit, Room
from sharekit.render.page import Body
from sharekit.render.protest.page import finish, open_page, set_kicker
from sharekit.render.protest.strips import fit_strips, set_strips, slope
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.script import upper
from sharekit.render.stage import Stage

_CAPTION_LEAD = 1.18
_STRIPS = 0.98  # of the measure: strips stand out of their words, and their group is turned
_APART = 0.3  # of the height: air between strips and caption that parts them
_CLEAR = 8  # du: between the figure's foot and the first dots


def compose_statistic(stage: Stage, content: StatisticContent) -> Scene:
    """Lay out a figure: the number, strips that say what it counts, the caption on a panel of paper."""
    made = Composition()
    body, content = open_page(stage, made), _shouted(stage, content)
    if content.qualifier:
        plate = set_kicker(stage, made, content.qualifier, body.top)
        body = Body(body.top + plate + 30 * stage.u, body.bottom)
    foot = (_beside if stage.land else _stacked)(stage, made, content, body)
    return finish(stage, made, below=foot + _CLEAR * stage.u)


def _shouted(stage: Stage, content: StatisticContent) -> StatisticContent:
    """Return the words as the placard has them: number and unit in capitals."""
    unit = upper(content.unit, stage.spec.language) if content.unit else None
    return replace(content, number=upper(content.number, stage.spec.language), unit=unit)


def _figure(stage: Stage, content: StatisticContent, width: float, height: float) -> Figure:
    room = Room(width=width, height=height, largest=round(2400 * stage.u), smallest=80)
    return fit_figure(stage, content, room)


def _panel(stage: Stage, made: Composition, caption: Fit, top: float, pad: float) -> None:
    """Set the caption on paper across the text area; in a story across the card."""
    height, ink = caption.height + 2 * pad, stage.colour("ink")
    left, width = (0.0, float(stage.form.width)) if stage.story else (stage.left, stage.width)
    made.add([Rectangle(left, top, width, height, stage.colour("paper"))])
    inset = 0.0 if stage.story else stage.forward * 22 * stage.u
    made.text(stage, caption, (stage.start + inset, top + pad), ink)


def _beside(stage: Stage, made: Composition, content: StatisticContent, body: Body) -> float:
    """Landscape: the figure, and beside it the strips over the caption; return the figure's foot, px."""
    u, column = stage.u, stage.width * 0.6
    figure = _figure(stage, content, stage.width * 0.56, body.height)
    y = body.top + (body.height - figure.foot) / 2
    figure.put(stage, made, (stage.start, y), stage.colour("number"))
    right = stage.narrowed(left=0 if stage.rtl else column, right=column if stage.rtl else 0)
    width, pad = right.width - 44 * u, 26 * u
    rise = slope(stage, right.width)

    def fitted(least: float) -> Fit:
        below = least + 2 * pad + 40 * u if least else 0.0
        room = label_room(stage, content, right.width, body.height - below - rise - 50 * u)
        return fit_strips(right, content.label, room)

    label = fit_above_caption(stage, content.caption, width, fitted, lead=_CAPTION_LEAD)
    top = body.top + rise + 0.2 * label.size
    room = body.bottom - top - label.height - 60 * u - 2 * pad
    caption = fit_caption(stage, content.caption, width, room, lead=_CAPTION_LEAD)
    paper = caption.height + 2 * pad if caption else 0.0
    gap = 60 * u + 0.2 * label.size
    apart = body.bottom - top - label.height - paper
    together = (apart - gap) / 2 if apart > _APART * body.height else 0.0  # short words stand by the figure
    set_strips(right, made, label, (right.start, top + together))
    if caption:
        _panel(right, made, caption, body.bottom - paper - together, pad)
    return y + figure.foot


def _stacked(stage: Stage, made: Composition, content: StatisticContent, body: Body) -> float:
    """Square and tall: figure, strips and caption one under the other; return the figure's foot, px."""
    u, rise, pad = stage.u, slope(stage, stage.width), (42 if stage.story else 28) * stage.u
    width = stage.width - (0 if stage.story else 44 * u)
    least = least_caption(stage, content.caption, width, lead=_CAPTION_LEAD)
    below = least + 2 * pad if least else 0.0
    words = 2.4 * stage.px("statistic.label_min") + rise + 120 * u
    share = stage.form.height * stage.at("statistic.number_h")
    figure = _figure(stage, content, stage.width, min(share, body.height - below - words))
    figure.put(stage, made, (stage.start, body.top), stage.colour("number"))
    top = body.top + figure.foot + 50 * u + rise

    def fitted(needed: float) -> Fit:
        height = body.bottom - (needed + 2 * pad if needed else 0.0) - top - 84 * u
        measure = stage.width * _STRIPS
        return fit_strips(stage, content.label, label_room(stage, content, measure, height))

    label = fit_above_caption(stage, content.caption, width, fitted, lead=_CAPTION_LEAD)
    caption = fit_caption(
        stage, content.caption, width, body.bottom - top - label.height - 80 * u - 2 * pad, lead=_CAPTION_LEAD
    )
    foot = body.bottom - (caption.height + 2 * pad if caption else 0.0)
    y = top + max(0.0, foot - top - label.height - 60 * u - 0.2 * label.size) * 0.5
    set_strips(stage, made, label, (stage.start, y))
    if caption:
        _panel(stage, made, caption, foot, pad)
    return body.top + figure.foot


def compose_countdown(stage: Stage, content: CountdownContent) -> Scene:
    """Lay out a countdown as a figure: how long it is, the event, when it is."""
    return compose_statistic(stage, countdown_figure(content))
