"""A growing composition: layouts add to it from back to front, and it becomes a `Scene`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sharekit.render.fit import Fit
from sharekit.render.scene import Box, Element, Scene
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point


@dataclass(slots=True)
class Composition:
    """What has been set so far.

    Attributes:
        behind: Motifs, drawn under everything else.
        elements: From back to front.
        boxes: Where text stands; motifs keep clear of it.
        overflow: Texts that did not fit.
    """

    behind: list[Element] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    overflow: list[str] = field(default_factory=list)

    def add(self, elements: Iterable[Element]) -> None:
        """Add drawn things that a motif may stand near."""
        self.elements += elements

    def text(
        self, stage: Stage, fit: Fit, at: Point, fill: str, *, accent: str | None = None, hang: float = 0.0
    ) -> None:
        """Add a text at its start edge and the top of its capitals."""
        self.elements += stage.put(fit, at, fill, accent=accent, hang=hang)
        self.boxes += _line_boxes(stage, fit, at)
        self.note(fit)

    def note(self, fit: Fit) -> None:
        """Keep in mind a text that does not fit."""
        if not fit.fits:
            self.overflow.append(fit.text)

    def scene(self, stage: Stage, background: str) -> Scene:
        """Return the finished scene."""
        return Scene(
            width=stage.form.width,
            height=stage.form.height,
            background=background,
            elements=(*stage.ground, *self.behind, *self.elements),
            overflow=tuple(self.overflow),
        )


def _line_boxes(stage: Stage, fit: Fit, at: Point) -> tuple[Box, ...]:
    """Return the box of every line placed at a point: what a motif must not touch."""
    (x, y), boxes = at, []
    for i, line in enumerate(fit.lines):
        width, top = line.width * fit.size, y + i * fit.lead - 4
        left = x - width if stage.rtl else x
        boxes.append((left, top, left + width, y + i * fit.lead + fit.cap * 1.2))
    return tuple(boxes)
