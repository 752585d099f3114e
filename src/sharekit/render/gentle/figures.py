"""The gentle statistic card: the figure in a teal disc, a ring for a share, the caption below or beside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sharekit.plan.model import CountdownContent, StatisticContent
from sharekit.render.composition import Composition
from sharekit.render.figure import countdown_figure, fit_figure, is_countdown
from sharekit.render.fit import Fit, Room
from sharekit.render.gentle.page import open_page
from sharekit.render.headline import sized_room
from sharekit.render.page import Body
from sharekit.render.scene import Disc, Ring, Scene
from sharekit.render.stage import Stage

_RING, _STROKE = 0.9, 22  # of the disc's radius; du
_ONLY = 0.5  # of the measure: the radius of a disc without words below
_MEASURE = 1.3  # of the radius: the label's lines inside the disc
_TITLE = 1.5  # of an event's title at its largest: beside the disc
_ALONE = 1.9  # of a caption's largest: a label beside the disc without one
_FIRST, _SECOND = 0.62, 0.72  # of the height and of its size: words outside the disc


@dataclass(frozen=True, slots=True)
class _Disc:
    x: float
    y: float
    radius: float


def compose_statistic(stage: Stage, content: StatisticContent) -> Scene:
    """Lay out a figure: a disc with number and label, a ring when it is a share, the caption."""
    made = Composition()
    body = open_page(stage, made)
    alone = stage.land and not content.caption
    disc = _disc(stage, body, only=not content.caption)
    made.add([Disc(disc.x, disc.y, disc.radius, stage.colour("fill"))])
    if content.percent is not None:
        _ring(stage, made, disc, content.percent)
    beside = _set_figure(stage, made, content, disc, alone=alone)
    words = [text for text in (beside, content.caption) if text]
    if is_countdown(stage):
        words.reverse()  # what it is before when it is
    if words:
        _words(stage, made, words, disc, body)
    return made.scene(stage, stage.colour("bg"))


def _words(stage: Stage, made: Composition, words: list[str], disc: _Disc, body: Body) -> None:
    """Set what does not stand in the disc beside it in landscapes, else below it: the first larger."""
    u, ink = stage.u, stage.colour("ink")
    top = body.top if stage.land else disc.y + disc.radius + (80 if stage.story else 44) * u
    offset = abs(disc.x - stage.start) + disc.radius + 50 * u
    width, height = (stage.width - offset, body.height * 0.8) if stage.land else (stage.width * 0.94, 0.0)
    height = height or body.bottom - top
    countdown = is_countdown(stage)
    fits: list[Fit] = []
    for number, text in enumerate(words):
        room = sized_room(stage, "statistic.caption_", width, height)
        if number:
            room = replace(room, largest=max(room.smallest, _SECOND * fits[0].size))
        elif len(words) > 1:
            room = replace(room, height=height * _FIRST)
        elif stage.land:  # what is counted, with all the room beside the disc
            room = replace(room, largest=_ALONE * room.largest)
        if countdown and not number:
            room = replace(room, largest=_TITLE * stage.px("event.title_max"))
        fits.append(stage.fit(text, "display" if not number else "text", room, lead=1.2))
        height -= fits[-1].height + 40 * u
    tall = sum(fit.height for fit in fits) + 40 * u * (len(fits) - 1)
    free = max(0.0, (body.bottom - top) - tall)
    y = top + (free / 2 if stage.land else 0.0 if stage.story else free * 0.45)
    for fit in fits:
        if stage.land:
            made.text(stage, fit, (stage.start + stage.forward * offset, y), ink)
        else:
            made.add(stage.put_centred(fit, ((stage.left + stage.right) / 2, y), ink))
            made.note(fit)
        y += fit.height + 40 * u


def _disc(stage: Stage, body: Body, *, only: bool) -> _Disc:
    """Place the disc: beside the caption in landscapes, else above it, or in the middle if it is `only`."""
    if stage.land:
        radius = body.height * 0.49
        return _Disc(stage.start + stage.forward * radius, body.top + body.height / 2, radius)
    share = 0.48 if stage.story else 0.42 if stage.tall else 0.345
    if only:
        radius = min(stage.width * _ONLY, body.height / 2)
        return _Disc((stage.left + stage.right) / 2, body.top + body.height / 2, radius)
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


def _set_figure(
    stage: Stage, made: Composition, content: StatisticContent, disc: _Disc, *, alone: bool
) -> str | None:
    """Set number, unit and label in the disc; return the label where it is too long for it, or `alone`."""
    r, gap = disc.radius, 36 * stage.u
    above = _line(stage, content.qualifier, r) if content.qualifier else None
    ringed, share = content.percent is not None, 0.85 if content.unit else 0.8
    room = Room(
        width=r * (1.28 if content.unit else 1.36 if ringed else 1.5),
        height=r * share - (above.height + gap if above else 0.0),
        largest=stage.px("statistic.number_max"), smallest=50, lines=1,
    )  # fmt: skip
    figure = fit_figure(stage, content, room)
    inside = sized_room(stage, "statistic.label_", r * _MEASURE, r * (0.36 if content.unit else 0.42))
    label = None if alone else stage.fit(content.label, "label", inside, lead=1.1)
    parts: list[tuple[Fit, float, str]] = [(above, above.height, "figure")] if above else []
    parts += [(fit, figure.foot - top, "on_accent") for fit, top in figure.lines()]
    if figure.unit:
        parts[-2] = (figure.number, figure.lines()[1][1] - gap, "on_accent")
    parts += [(label, label.height, "figure")] if label and label.fits else []
    y = disc.y - (sum(high for _, high, _ in parts) + gap * (len(parts) - 1)) / 2
    for fit, high, fill in parts:
        lean = stage.lean(fit.text, "display") * fit.size if fill == "on_accent" else 0.0
        made.add(stage.put_centred(fit, (disc.x - lean, y), stage.colour(fill)))
        made.note(fit)
        y += high + gap
    return None if label and label.fits else content.label


def _line(stage: Stage, text: str, radius: float) -> Fit:
    """Fit what stands before the figure over it, on two lines at most: the disc is narrow there."""
    largest, smallest = stage.px("statistic.label_max") * 0.8, stage.px("statistic.label_min")
    room = Room(width=radius * 1.1, height=0.3 * radius, largest=largest, smallest=smallest, lines=2)
    return stage.fit(text, "label", room, lead=1.1)


def compose_countdown(stage: Stage, content: CountdownContent) -> Scene:
    """Lay out a countdown as a figure: how long it is, the event, when it is."""
    return compose_statistic(stage, countdown_figure(content, when_first=True))
