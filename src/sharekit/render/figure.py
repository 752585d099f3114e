"""The big figure of a statistic card, and the words below it: shared by the themes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sharekit.plan.model import CountdownContent, StatisticContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit, Room
from sharekit.render.headline import sized_room
from sharekit.render.script import tail_of
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

_CAPTION_FLOOR = 26  # du
_BEYOND = 0.3  # of the height of capitals: what Latin figures and letters may stand out by
_LABEL_ALONE = 1.5  # of the theme's largest: a label without a caption
_TITLE, _DAY = 2.0, 1.6  # of the theme's largest label and caption: title and day of a countdown
_CAPTION_KEPT = 0.8  # of the theme's size, before the label gives way
_UNDER = 0.14  # of the number's size: air between it and its unit
_TAIL = 0.07  # of the number's size: air between its comma and the tall letters of its unit
_UNITS = (0.6, 0.46)  # of the number's size: how large its unit is, at most and at least
_BESIDE_WORTH = 0.72  # of the number over its unit: so large it stands beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit as one sign: on one line, or the unit under it nearly half as large or larger.

    Attributes:
        number: Fitted on one line, with its unit where that is as large.
        depth: How far its ink goes below the baseline, px.
        unit: Under the number, where it does not stand beside it.
        unit_depth: How far the unit's ink goes below its baseline, px.
    """

    number: Fit
    depth: float
    unit: Fit | None = None
    unit_depth: float = 0.0

    @property
    def _unit_top(self) -> float:
        """From the top of the number to the top of the unit's capitals, px."""
        return self.number.height + max(self.depth + _TAIL * self.number.size, _UNDER * self.number.size)

    @property
    def foot(self) -> float:
        """From the top of the number to the lowest ink, px."""
        if self.unit:
            return self._unit_top + self.unit.height + self.unit_depth
        return self.number.height + self.depth

    def lines(self) -> tuple[tuple[Fit, float], ...]:
        """Return the lines with their tops, from the top of the figure, px."""
        return ((self.number, 0.0), *(((self.unit, self._unit_top),) if self.unit else ()))

    def put(self, stage: Stage, made: Composition, at: Point, fill: str) -> None:
        """Set the figure so that its ink begins at the edge that the words below begin at."""
        for fit, top in self.lines():
            shift = stage.bearing(fit.text, "display") * fit.size
            made.text(stage, fit, (at[0] - stage.forward * shift, at[1] + top), fill)


def countdown_figure(content: CountdownContent, *, when_first: bool = False) -> StatisticContent:
    """Return a countdown as a figure; `when_first` puts the time with it and the title below."""
    label, caption = (content.when, content.title) if when_first else (content.title, content.when)
    return StatisticContent(number=content.left, label=label, caption=caption, kicker=content.kicker)


def fit_figure(stage: Stage, content: StatisticContent, room: Room) -> Figure:
    """Fit a figure into a room: its unit beside the number, or under it where both are larger then."""
    whole = _fit_line(stage, " ".join(filter(None, (content.number, content.unit))), room)
    if not content.unit:
        return whole
    number, size = _over_unit(stage, content.number, content.unit, room)
    if whole.number.fits and whole.number.size >= _BESIDE_WORTH * number:
        return whole
    over = _fit_line(stage, content.number, replace(room, largest=number))
    under = _fit_line(stage, content.unit, replace(room, largest=size, smallest=min(size, room.smallest)))
    return replace(over, unit=under.number, unit_depth=under.depth)


def _fit_line(stage: Stage, text: str, room: Room) -> Figure:
    beyond = (stage.above(text, "display") + stage.depth(text, "display")) / stage.cap(text, "display")
    spared = 0.0 if tail_of(text) else _BEYOND
    height = room.height / (1 + max(0.0, beyond - spared))  # marks over and under letters have room as well
    number = stage.fit(text, "display", replace(room, lines=1, height=height), lead=1.0)
    return Figure(number=number, depth=stage.depth(text, "display") * number.size)


def _over_unit(stage: Stage, number: str, unit: str, room: Room) -> tuple[float, float]:
    """Return the largest sizes of a number over its unit, px."""
    most, least = _UNITS
    cap = stage.cap(number, "display") + max(stage.depth(number, "display") + _TAIL, _UNDER)
    below = stage.cap(unit, "display") + stage.depth(unit, "display")
    wide = room.width / stage.measure(unit, "display")
    size = min(room.largest, room.width / stage.measure(number, "display"), wide / least)
    share = min(most, wide / size)
    size = min(size, room.height / (cap + share * below))
    return size, min(most * size, wide, (room.height - cap * size) / below)


def label_room(
    stage: Stage, content: StatisticContent, width: float, height: float, *, lines: int = 40
) -> Room:
    """Return the room of what is counted: it may be larger where no caption says more."""
    room = sized_room(stage, "statistic.label_", width, height, lines=lines)
    larger = 1.0 if content.caption else _LABEL_ALONE
    return replace(room, largest=(_TITLE if is_countdown(stage) else larger) * room.largest)


def is_countdown(stage: Stage) -> bool:
    """Whether a card counts down: what a figure counts is the title of an event then, its caption the day."""
    return isinstance(stage.spec.content, CountdownContent)


def fit_caption(stage: Stage, text: str, width: float, height: float, *, lead: float) -> Fit | None:
    """Fit a caption at the theme's size, or smaller down to 26 du; None where it has no room or no words.

    Words are dropped, never shrunk below what can be read: the figure and its label stand without it.
    """
    if not text or height <= 0:
        return None
    largest = float(round(stage.px("statistic.caption") * (_DAY if is_countdown(stage) else 1.0)))
    smallest = min(largest, float(round(_CAPTION_FLOOR * stage.u)))
    fit = stage.fit(
        text, "text", Room(width=width, height=height, largest=largest, smallest=smallest), lead=lead
    )
    return fit if fit.fits else None


def least_caption(stage: Stage, text: str, width: float, *, lead: float, share: float = 0.0) -> float:
    """Return the height of a caption at a share of its size, or at its smallest, px; 0 without words."""
    if not text:
        return 0.0
    size = max(_CAPTION_FLOOR, share * stage.at("statistic.caption"))
    return stage.paragraph(text, "text", width, size, lead=lead).height


def fit_above_caption(
    stage: Stage, caption: str, width: float, fit: Callable[[float], Fit], *, lead: float
) -> Fit:
    """Fit a label so that the caption below it stays large; where the label has no room then, smaller.

    Args:
        stage: The card.
        caption: Its words.
        width: Its measure, px.
        fit: Fits the label, told the height that the caption needs, px.
        lead: Line height of the caption, of its size.
    """
    for share in (_CAPTION_KEPT, 0.0):
        label = fit(least_caption(stage, caption, width, lead=lead, share=share))
        if label.fits:
            break
    return label
