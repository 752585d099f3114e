"""The rally statistic card: the figure as wide as it fits."""

from __future__ import annotations

from sharekit.plan.model import CountdownContent, StatisticContent
from sharekit.render.composition import Composition
from sharekit.render.figure import (
    Figure,
    countdown_figure,
    fit_above_caption,
    fit_caption,
    fit_figure,
    is_countdown,
    label_room,
    least_caption,
)
from sharekit.render.fit import Fit, Room
from sharekit.render.rally.page import Body, arc_radius, body_of, finish, set_kicker
from sharekit.render.scene import Scene
from sharekit.render.stage import Stage

_CAPTION_LEAD = 1.28
_APART, _APART_LAND = 110, 80  # du: between the large title of a countdown and its day


def compose_statistic(stage: Stage, content: StatisticContent) -> Scene:
    """Lay out a figure: the number as wide as it fits, what it counts, who says so."""
    made, body, u = Composition(), body_of(stage), stage.u
    y = body.top + (60 * u if stage.story else 0.0)
    if content.qualifier:
        y += set_kicker(stage, made, content.qualifier, y) + 30 * u
    measure = stage.width * (0.56 if stage.land else 0.6)
    least = least_caption(stage, content.caption, measure, lead=_CAPTION_LEAD)
    figure = _figure(stage, content, body, y, least)
    figure.put(stage, made, (stage.start, y), stage.colour("accent"))
    made.boxes.clear()  # the sunrise may rise behind the number's foot, never behind the words
    y += figure.foot + (34 if stage.land else 50) * u
    air = ((_APART_LAND if stage.land else _APART) if is_countdown(stage) else 50) * u
    label = fit_above_caption(
        stage,
        content.caption,
        measure,
        lambda least: _label(stage, content, body.bottom - y - (least + air if least else 0.0)),
        lead=_CAPTION_LEAD,
    )
    y += stage.above(label.text, "display") * label.size * (1.0 if is_countdown(stage) else 0.0)
    made.text(stage, label, (stage.start, y), stage.colour("ink"))
    y += label.height + 28 * u + 0.24 * label.size
    caption = fit_caption(stage, content.caption, measure, body.bottom - y, lead=_CAPTION_LEAD)
    if caption:
        foot = body.bottom - caption.height
        made.text(
            stage, caption, (stage.start, min(y + 60 * u, foot) if stage.tall else foot), stage.colour("ink")
        )
    return finish(stage, made, body, arc_radius(stage, "statistic"))


def _figure(stage: Stage, content: StatisticContent, body: Body, y: float, caption: float) -> Figure:
    """Fit the figure into its share of the card, and into what two lines of label and the caption leave."""
    u = stage.u
    share = (body.height if stage.land else stage.form.height) * stage.at("statistic.number_h")
    words = 2.2 * stage.px("statistic.label_min")
    room = Room(
        width=stage.width * (0.6 if stage.land else 1.0),
        height=min(share - (y - body.top), body.bottom - y - caption - words - 60 * u),
        largest=float(round(2000 * u)),
        smallest=80,
    )
    return fit_figure(stage, content, room)


def _label(stage: Stage, content: StatisticContent, height: float) -> Fit:
    """Fit what is counted beside the sunrise, or across it where the words are many."""
    high = height if is_countdown(stage) else 260 * stage.u
    fits = [
        stage.fit(
            content.label,
            "display",
            label_room(stage, content, stage.width * share, min(height, most)),
            lead=1.0,
        )
        for share, most in ((0.6 if stage.land else 1.0, high), (1.0, height))
    ]
    return next((fit for fit in fits if fit.fits), fits[-1])


def compose_countdown(stage: Stage, content: CountdownContent) -> Scene:
    """Lay out a countdown as a figure: how long it is, the event, when it is."""
    return compose_statistic(stage, countdown_figure(content))
