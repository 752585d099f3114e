"""The broadsheet statistic card: the figure in red, the words in two columns or on a black panel."""

from __future__ import annotations

from sharekit.plan.model import CountdownContent, StatisticContent
from sharekit.render.broadsheet.page import foot_rule, open_page, set_footer, set_kicker
from sharekit.render.composition import Composition
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

_LEAD, _CAPTION_LEAD = 1.03, 1.3
_ONE_WORTH = 0.7  # of the size on several lines


def compose_statistic(stage: Stage, content: StatisticContent) -> Scene:
    """Lay out a figure: the number across the measure, a rule, what it counts and who says so."""
    made = Composition()
    body = open_page(stage, made, footer=not stage.story)
    if content.qualifier:
        body = Body(
            body.top + set_kicker(stage, made, content.qualifier, body.top) + 34 * stage.u, body.bottom
        )
    arrange = _beside if stage.land else _panel if stage.story else _columns
    arrange(stage, made, content, body)
    return made.scene(stage, stage.colour("bg"))


def _figure(stage: Stage, content: StatisticContent, body: Body, share: float) -> Figure:
    """Fit the figure, leaving the words below it at least the room of their smallest size."""
    height = (body.height if stage.land else stage.form.height) * stage.at("statistic.number_h")
    words = (330 if stage.story else 104) * stage.u + 3 * stage.px("statistic.label_min")
    if is_countdown(stage) and not stage.story:
        words += 1.4 * stage.px("statistic.when")
    left = body.height if stage.land else body.height - words
    room = Room(
        width=stage.width * share, height=min(height, left), largest=round(2000 * stage.u), smallest=80
    )
    return fit_figure(stage, content, room)


def _label(stage: Stage, content: StatisticContent, width: float, height: float) -> Fit:
    return stage.fit(content.label, "display", label_room(stage, content, width, height), lead=_LEAD)


def _beside(stage: Stage, made: Composition, content: StatisticContent, body: Body) -> None:
    """Landscape: the figure, a column rule, label over caption."""
    u, ink = stage.u, stage.colour("ink")
    figure = _figure(stage, content, body, 0.52)
    y = body.top + (body.height - figure.foot) / 2
    figure.put(stage, made, (stage.start, y), stage.colour("accent"))
    column, width = stage.width * 0.56, stage.width * 0.44
    made.add([Rectangle(stage.from_start(column - 28 * u, 2 * u), body.top, 2 * u, body.height, ink)])
    x, foot = stage.start + stage.forward * column, body.bottom - 8 * u

    def fitted(least: float) -> Fit:
        return _label(stage, content, width, body.height - 12 * u - (least + 40 * u if least else 0.0))

    label = fit_above_caption(stage, content.caption, width, fitted, lead=_CAPTION_LEAD)
    alone = 0.0 if content.caption else (body.height - label.height) / 2  # beside the figure's middle
    made.text(stage, label, (x, body.top + max(4 * u, alone)), ink)
    caption = fit_caption(
        stage, content.caption, width, foot - body.top - label.height - 44 * u, lead=_CAPTION_LEAD
    )
    if caption:
        made.text(stage, caption, (x, foot - caption.height), ink)


def _columns(stage: Stage, made: Composition, content: StatisticContent, body: Body) -> None:
    """Square and portrait: the figure, a rule, label and caption, in a square in two columns."""
    u, ink = stage.u, stage.colour("ink")
    figure = _figure(stage, content, body, 1.0)
    figure.put(stage, made, (stage.start, body.top), stage.colour("accent"))
    y = body.top + figure.foot + 56 * u
    made.add([Rectangle(stage.left, y, stage.width, 5 * u, ink)])
    y += 48 * u
    if is_countdown(stage):
        _announce(stage, made, content, Body(y, body.bottom))
        return
    if stage.tall:
        _under(stage, made, content, Body(y, body.bottom))
        return
    across = stage.width * (0.44 if content.caption else 1.0)
    label = _label(stage, content, across, body.bottom - y)
    if not label.fits:  # a whole clause needs the measure; the caption would only repeat it
        made.text(stage, _label(stage, content, stage.width, body.bottom - y), (stage.start, y), ink)
        return
    made.text(stage, label, (stage.start, y), ink)
    width = stage.width * 0.46
    caption = fit_caption(stage, content.caption, width, body.bottom - y, lead=_CAPTION_LEAD)
    if caption:
        middle, height = stage.width * 0.5, max(label.height, caption.height)
        made.add([Rectangle(stage.from_start(middle - u, 2 * u), y, 2 * u, height, ink)])
        x = stage.start + stage.forward * stage.width * 0.54
        made.text(stage, caption, (x, y + 4 * u), ink)


def _under(stage: Stage, made: Composition, content: StatisticContent, body: Body) -> None:
    """Portrait: the label across the measure, the caption below it."""
    apart, measure = 70 * stage.u, stage.width * 0.84

    def fitted(least: float) -> Fit:
        return _label(stage, content, stage.width, body.height - (least + apart if least else 0.0))

    label = fit_above_caption(stage, content.caption, measure, fitted, lead=_CAPTION_LEAD)
    made.text(stage, label, (stage.start, body.top), stage.colour("ink"))
    room = body.height - label.height - apart
    caption = fit_caption(stage, content.caption, measure, room, lead=_CAPTION_LEAD)
    if caption:
        made.text(stage, caption, (stage.start, body.top + label.height + apart), stage.colour("ink"))


def _announce(stage: Stage, made: Composition, content: StatisticContent, body: Body) -> None:
    """Set an event's title across the measure, and its time large at the foot."""
    room = Room(
        width=stage.width, height=1e5, largest=stage.px("statistic.when"), smallest=24 * stage.u, lines=1
    )
    when = stage.fit(content.caption, "bold", room)
    title = _label(stage, content, stage.width, body.height - when.height - 70 * stage.u)
    made.text(stage, title, (stage.start, body.top), stage.colour("ink"))
    foot, under = body.bottom - when.height - 16 * stage.u, body.top + title.height + 0.3 * title.size
    y = min(foot, under + 50 * stage.u) if stage.tall else foot
    made.text(stage, when, (stage.start, y), stage.colour("ink"))


def _few_lines(stage: Stage, content: StatisticContent, height: float) -> Fit:
    """Fit a label on one line where that keeps most of its size: the room serves the words below."""
    label = _label(stage, content, stage.width, height)
    room = label_room(stage, content, stage.width, height, lines=1)
    one = stage.fit(content.label, "display", room, lead=_LEAD)
    return one if one.fits and one.size >= _ONE_WORTH * label.size else label


def _panel(stage: Stage, made: Composition, content: StatisticContent, body: Body) -> None:
    """Story: the figure, and below it a black panel to the foot of the card."""
    u, paper = stage.u, stage.colour("bg")
    figure = _figure(stage, content, body, 1.0)
    figure.put(stage, made, (stage.start, body.top + 6 * u), stage.colour("accent"))
    top = body.top + figure.foot + 70 * u
    panel = Rectangle(0, top, stage.form.width, stage.form.height - top, stage.colour("ink"))
    made.add([panel])
    set_footer(stage, made, ink="bg", accent="blush")
    room = foot_rule(stage) - top
    label = fit_above_caption(
        stage,
        content.caption,
        stage.width,
        lambda least: _few_lines(stage, content, room - least - 236 * u),
        lead=_CAPTION_LEAD,
    )
    made.text(stage, label, (stage.start, top + 60 * u), stage.colour("on_ink"))
    caption = fit_caption(
        stage, content.caption, stage.width, room - label.height - 236 * u, lead=_CAPTION_LEAD
    )
    free = room - label.height - 236 * u - (caption.height if caption else 0.0)
    y = top + 60 * u + label.height + 50 * u + max(0.0, min(40 * u, free * 0.5))
    made.add([Rectangle(stage.from_start(0, 120 * u), y, 120 * u, 8 * u, stage.colour("blush"))])
    if caption:
        made.text(stage, caption, (stage.start, y + 50 * u), paper)


def compose_countdown(stage: Stage, content: CountdownContent) -> Scene:
    """Lay out a countdown as a figure: how long it is, the event, when it is."""
    return compose_statistic(stage, countdown_figure(content))
