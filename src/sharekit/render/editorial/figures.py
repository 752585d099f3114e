"""The editorial statistic card: figure, bar, label in italic, caption."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sharekit.plan.model import CountdownContent, StatisticContent
from sharekit.render.composition import Composition
from sharekit.render.editorial.page import open_page, set_kicker
from sharekit.render.figure import (
    Figure,
    countdown_figure,
    fit_above_caption,
    fit_caption,
    fit_figure,
    is_countdown,
    label_room,
)
from sharekit.render.fit import Fit, Room
from sharekit.render.page import Body
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.stage import Stage

_CAPTION_LEAD = 1.3
_SMALLER = (1.0, 0.8, 0.6)  # of a figure's usual height


@dataclass(frozen=True, slots=True)
class _Words:
    figure: Figure
    label: Fit
    measure: float

    def caption(self, stage: Stage, text: str, height: float) -> Fit | None:
        """Set the caption in the room that figure and label leave."""
        return fit_caption(stage, text, self.measure, height, lead=_CAPTION_LEAD)


def _words(stage: Stage, content: StatisticContent, body: Body) -> _Words:
    """Fit the figure and the label of a statistic card, leaving room for the caption."""
    land, u = stage.land, stage.u
    measure = stage.width * (0.38 if land else 1.0 if stage.story else 0.84)
    share = (body.height if land else stage.form.height) * stage.at("statistic.number_h")
    width = stage.width * (0.56 if land else 1.0)
    room = Room(width=width, height=share, largest=round(1200 * u), smallest=80)
    for smaller in _SMALLER:  # the figure gives way to its words
        figure = fit_figure(stage, content, replace(room, height=smaller * share))
        label = _fit_label(stage, content, body, figure, measure)
        if label.fits:
            break
    return _Words(figure, label, measure)


def _fit_label(stage: Stage, content: StatisticContent, body: Body, figure: Figure, measure: float) -> Fit:
    """Fit what is counted under or beside its figure, over a caption as wide as `measure`, px."""
    land, u = stage.land, stage.u
    fixed = (320 if stage.story else 290 if is_countdown(stage) else 246) * u

    def fitted(least: float) -> Fit:
        height = body.height * 0.56 - least * 0.5 if land else body.height - figure.foot - least - fixed
        room = label_room(stage, content, stage.width * (0.38 if land else 1.0), height)
        if stage.story:  # the label never competes with the figure
            room = replace(room, largest=max(room.smallest, min(room.largest, 0.65 * figure.number.size)))
        return stage.fit(content.label, "italic", room, lead=1.06)

    return fit_above_caption(stage, content.caption, measure, fitted, lead=_CAPTION_LEAD)


def _bar(stage: Stage, made: Composition, percent: float, y: float) -> None:
    """Draw a share as a bar on a rule."""
    u, share = stage.u, stage.width * min(100.0, percent) / 100
    made.add(
        [
            Rectangle(stage.left, y, stage.width, 3 * u, stage.colour("rule")),
            Rectangle(stage.from_start(0, share), y - 6 * u, share, 15 * u, stage.colour("accent")),
        ]
    )


def _dash(stage: Stage, made: Composition, y: float) -> None:
    """Draw the short dash of a figure that is no percentage."""
    u = stage.u
    made.add([Rectangle(stage.from_start(0, 120 * u), y, 120 * u, 6 * u, stage.colour("accent"))])


def compose_statistic(stage: Stage, content: StatisticContent) -> Scene:
    """Lay out a figure: kicker, number, bar, label in italic, caption."""
    made = Composition()
    page, body = open_page(stage, made)
    kicker = content.qualifier or content.kicker  # the spine has the campaign's label as well
    if kicker:
        set_kicker(page, made, kicker, body.top, stage.at("statistic.kicker"))
    arrange = _beside if stage.land else _stacked
    arrange(page, made, content, _words(page, content, body), body)
    return made.scene(stage, stage.colour("bg"))


def _beside(stage: Stage, made: Composition, content: StatisticContent, words: _Words, body: Body) -> None:
    """Landscape: the figure, and the words beside it."""
    u, figure, label = stage.u, words.figure, words.label
    y = body.top + 62 * u + max(0.0, (body.height - 124 * u - figure.foot) / 2)
    figure.put(stage, made, (stage.start, y), stage.colour("ink"))
    if content.percent is None:
        _dash(stage, made, y + figure.foot + 36 * u)
    else:
        _bar(stage, made, content.percent, body.bottom - 8 * u)
    x = stage.start + stage.forward * stage.width * 0.62
    top, foot = body.top + 60 * u, body.bottom - (56 * u if content.percent is not None else 8 * u)
    caption = words.caption(stage, content.caption, foot - top - label.height - 44 * u)
    height = label.height + (44 * u + caption.height if caption else 0.0)
    y = min(y, foot - height)
    made.text(stage, label, (x, y), stage.colour("accent"))
    if caption:
        made.text(stage, caption, (x, y + label.height + 44 * u), stage.colour("ink"))


def _stacked(stage: Stage, made: Composition, content: StatisticContent, words: _Words, body: Body) -> None:
    """Square and tall: figure, bar, label and caption one under the other."""
    u, story, figure, label = stage.u, stage.story, words.figure, words.label
    y = body.top + 70 * u
    fixed = figure.foot + label.height
    caption = words.caption(stage, content.caption, body.bottom - y - fixed - (262 if story else 214) * u)
    tall = fixed + (caption.height if caption else 0.0)
    free = max(0.0, body.bottom - y - tall - 240 * u) if stage.tall or not content.caption else 0.0
    y += (20 if story else 40) * u + free * 0.22
    figure.put(stage, made, (stage.start, y), stage.colour("ink"))
    y += figure.foot + 52 * u + free * 0.26
    if content.percent is None:
        _dash(stage, made, y)
    else:
        _bar(stage, made, content.percent, y)
    y += 66 * u + free * 0.2
    made.text(stage, label, (stage.start, y), stage.colour("accent"))
    if caption:
        foot = body.bottom - caption.height
        y += label.height + 70 * u + free * 0.2
        made.text(stage, caption, (stage.start, min(y, foot) if stage.tall else foot), stage.colour("ink"))


def compose_countdown(stage: Stage, content: CountdownContent) -> Scene:
    """Lay out a countdown as a figure: how long it is, the event, when it is."""
    return compose_statistic(stage, countdown_figure(content))
