"""The big figure of a statistic card, its unit with it, and the caption below: shared by the themes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sharekit.plan.model import CountdownContent, StatisticContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit, Room
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

_UNIT = 0.44  # of the number's size; a figure is never read without its unit
_GAP = 0.15  # of the number's size, between number and unit
_HANG = 0.1  # of the size: how far some signs go below the baseline
_TAIL = 0.22  # of the unit's size: its descenders
_CAPTION_FLOOR = 26  # du
_HANGS = frozenset("$,;Qj(")  # signs whose ink goes below the baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number and, under it, its unit ("$4", "billion")."""

    number: Fit
    unit: Fit | None

    @property
    def gap(self) -> float:
        """Between number and unit, px; more where the number's signs hang."""
        return self.number.size * _GAP + self.hang

    @property
    def hang(self) -> float:
        """How far the number's ink goes below its baseline, px."""
        return self.number.size * _hang(self.number.text)

    @property
    def height(self) -> float:
        """From the top of the number to the last baseline, px."""
        return self.number.height + (self.gap + self.unit.height if self.unit else 0.0)

    @property
    def foot(self) -> float:
        """From the top of the number to the lowest ink, px."""
        return self.height + (_TAIL * self.unit.size if self.unit else self.hang)

    def put(self, stage: Stage, made: Composition, at: Point, fill: str, *, shift: float) -> None:
        """Set the figure; `shift` (of the size) aligns the number's stem with the words below."""
        x, y = at
        made.text(stage, self.number, (x - stage.forward * self.number.size * shift, y), fill)
        if self.unit:
            made.text(stage, self.unit, (x, y + self.number.height + self.gap), fill)


def countdown_figure(content: CountdownContent, *, when_first: bool = False) -> StatisticContent:
    """Return a countdown as a figure; `when_first` puts the time with it and the title below."""
    label, caption = (content.when, content.title) if when_first else (content.title, content.when)
    return StatisticContent(number=content.left, label=label, caption=caption, kicker=content.kicker)


def _hang(number: str) -> float:
    return _HANG if _HANGS.intersection(number) else 0.0


def fit_figure(stage: Stage, content: StatisticContent, room: Room) -> Figure:
    """Fit number and unit, one line each, into a room."""
    height = room.height
    if content.unit:
        cap = stage.cap(content.number, "display")
        height /= 1 + _UNIT + (_GAP + _hang(content.number) + _TAIL * _UNIT) / cap
    number = stage.fit(content.number, "display", replace(room, height=height, lines=1), lead=1.0)
    if not content.unit:
        return Figure(number=number, unit=None)
    largest = float(round(number.size * _UNIT))
    smallest = min(largest, stage.px("statistic.label_min") * 0.8)
    unit_room = Room(width=room.width, height=1e5, largest=largest, smallest=smallest, lines=1)
    return Figure(number=number, unit=stage.fit(content.unit, "display", unit_room, lead=1.0))


def fit_caption(stage: Stage, text: str, width: float, height: float, *, lead: float) -> Fit | None:
    """Fit a caption at the theme's size, or smaller down to 26 du; None where it has no room or no words.

    Words are dropped, never shrunk below what can be read: the figure and its label stand without it.
    """
    if not text or height <= 0:
        return None
    largest = float(round(stage.px("statistic.caption")))
    smallest = min(largest, float(round(_CAPTION_FLOOR * stage.u)))
    fit = stage.fit(
        text, "text", Room(width=width, height=height, largest=largest, smallest=smallest), lead=lead
    )
    return fit if fit.fits else None


def least_caption(stage: Stage, text: str, width: float, *, lead: float) -> float:
    """Return the height a caption needs at its smallest, px; 0 without words."""
    if not text:
        return 0.0
    return stage.paragraph(text, "text", width, _CAPTION_FLOOR, lead=lead).height
