"""The big figure of a statistic card, and the words below it: shared by the themes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sharekit.plan.contents import CountdownContent, StatisticContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit, Room
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

_CAPTION_FLOOR = 26  # du
_CAPTION_KEPT = 0.8  # of the theme's size, before the label gives way


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number; its unit stands with what it counts ("15.8", "million vaccines ordered").

    Attributes:
        number: Fitted on one line.
        depth: How far its ink goes below the baseline, px.
    """

    number: Fit
    depth: float

    @property
    def foot(self) -> float:
        """From the top of the number to the lowest ink, px."""
        return self.number.height + self.depth

    def put(self, stage: Stage, made: Composition, at: Point, fill: str) -> None:
        """Set the figure so that the ink of the number begins at the edge that the words below begin at."""
        x, y = at
        shift = stage.bearing(self.number.text, "display") * self.number.size
        made.text(stage, self.number, (x - stage.forward * shift, y), fill)


def unit_with_label(content: StatisticContent) -> StatisticContent:
    """Return a figure whose unit stands with what it counts: both are read, and set, as one."""
    label = f"{content.unit} {content.label}" if content.unit else content.label
    return replace(content, label=label, unit=None)


def countdown_figure(content: CountdownContent, *, when_first: bool = False) -> StatisticContent:
    """Return a countdown as a figure; `when_first` puts the time with it and the title below."""
    label, caption = (content.when, content.title) if when_first else (content.title, content.when)
    return StatisticContent(number=content.left, label=label, caption=caption, kicker=content.kicker)


def fit_figure(stage: Stage, content: StatisticContent, room: Room) -> Figure:
    """Fit a number into a room, on one line."""
    number = stage.fit(content.number, "display", replace(room, lines=1), lead=1.0)
    return Figure(number=number, depth=stage.depth(content.number, "display") * number.size)


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
