"""The gentle statistic card: the figure in a teal disc, a ring for a share, the caption below or beside."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.plan.contents import CountdownContent, StatisticContent
from sharekit.render.composition import Composition
from sharekit.render.figure import countdown_figure, unit_with_label
from sharekit.render.fit import Fit, Room
from sharekit.render.gentle.page import open_page
from sharekit.render.headline import sized_room
from sharekit.render.page import Body
from sharekit.render.scene import Disc, Ring, Scene
from sharekit.render.stage import Stage

_RING, _STROKE = 0.9, 22  # of the disc's radius; du
_MEASURE = 1.3  # of the radius: the label's lines inside the disc


@dataclass(frozen=True, slots=True)
class _Disc:
    x: float
    y: float
    radius: float


def compose_statistic(stage: Stage, content: StatisticContent) -> Scene:
    """Lay out a figure: a disc with number and label, a ring when it is a share, the caption."""
    made = Composition()
    body, u = open_page(stage, made), stage.u
    disc = _disc(stage, body)
    made.add([Disc(disc.x, disc.y, disc.radius, stage.colour("fill"))])
    if content.percent is not None:
        _ring(stage, made, disc, content.percent)
    label_below = _set_figure(stage, made, content, disc)
    caption = content.caption or ""
    if label_below:
        caption = label_below
    if not caption:
        return made.scene(stage, stage.colour("bg"))
    if stage.land:
        offset = abs(disc.x - stage.start) + disc.radius + 50 * u
        width = stage.width - offset
        fit = _caption(stage, caption, width, body.height * 0.8)
        made.text(
            stage, fit, (stage.start + stage.forward * offset, body.top + (body.height - fit.height) / 2),
            stage.colour("ink"),
        )  # fmt: skip
    else:
        y = disc.y + disc.radius + (80 if stage.story else 44) * u
        fit = _caption(stage, caption, stage.width * 0.94, body.bottom - y)
        y += 0.0 if stage.story else max(0.0, body.bottom - y - fit.height) * 0.45
        made.add(stage.put_centred(fit, ((stage.left + stage.right) / 2, y), stage.colour("ink")))
        made.note(fit)
    return made.scene(stage, stage.colour("bg"))


def _disc(stage: Stage, body: Body) -> _Disc:
    """Place the disc: beside the caption in landscapes, else in the middle above it."""
    if stage.land:
        radius = body.height * 0.49
        return _Disc(stage.start + stage.forward * radius, body.top + body.height / 2, radius)
    share = 0.48 if stage.story else 0.42 if stage.tall else 0.345
    radius = stage.width * share
    return _Disc((stage.left + stage.right) / 2, body.top + radius, radius)


def _ring(stage: Stage, made: Composition, disc: _Disc, percent: float) -> None:
    radius, stroke = disc.radius * _RING, _STROKE * stage.u
    share = min(100.0, percent) / 100
    made.add(
        [
            Ring(disc.x, disc.y, radius, stroke, 1.0, stage.colour("track")),
            Ring(disc.x, disc.y, radius, stroke, share, stage.colour("figure")),
        ]
    )


def _set_figure(stage: Stage, made: Composition, content: StatisticContent, disc: _Disc) -> str | None:
    """Set number, unit and label in the disc; return the label where it is too long for it."""
    u, r = stage.u, disc.radius
    above = _line(stage, content.qualifier, r) if content.qualifier else None
    said = unit_with_label(content).label
    room = Room(
        width=r * (1.36 if content.percent is not None else 1.5),
        height=r * (0.6 if above else 0.8),
        largest=stage.px("statistic.number_max"), smallest=50, lines=1,
    )  # fmt: skip
    number = stage.fit(content.number, "display", room, lead=1.0)
    label = stage.fit(said, "label", sized_room(stage, "statistic.label_", r * _MEASURE, r * 0.42), lead=1.1)
    parts = [
        (above, "figure"),
        (number, "on_accent"),
        (label if label.fits else None, "figure"),
    ]
    shown = [(fit, fill) for fit, fill in parts if fit]
    gap = 36 * u
    depth = stage.depth(content.number, "display") * number.size
    y = disc.y - (sum(fit.height for fit, _ in shown) + depth + gap * (len(shown) - 1)) / 2
    for fit, fill in shown:
        x = disc.x - (stage.lean(fit.text, "display") * fit.size if fit is number else 0.0)
        made.add(stage.put_centred(fit, (x, y), stage.colour(fill)))
        made.note(fit)
        y += fit.height + gap + (depth if fit is number else 0.0)
    return None if label.fits else said


def _line(stage: Stage, text: str, radius: float) -> Fit:
    """Fit a qualifier on one line of the disc."""
    largest, smallest = stage.px("statistic.label_max") * 0.8, stage.px("statistic.label_min")
    room = Room(width=radius * 1.1, height=1e5, largest=largest, smallest=smallest, lines=1)
    return stage.fit(text, "label", room, lead=1.0)


def _caption(stage: Stage, text: str, width: float, height: float) -> Fit:
    return stage.fit(text, "display", sized_room(stage, "statistic.caption_", width, height), lead=1.2)


def compose_countdown(stage: Stage, content: CountdownContent) -> Scene:
    """Lay out a countdown as a figure: how long it is, the event, when it is."""
    return compose_statistic(stage, countdown_figure(content, when_first=True))
