"""Ink past the margin: where letters would be cut by an edge, a thumb or another program's frame.

Outlines tell which lines may reach out at all; of those the pixels decide.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

from PIL import ImageChops

from sharekit.presets.formats import CardFormat
from sharekit.render.draw import draw_scene
from sharekit.render.font_book import FontBook
from sharekit.render.scene import Box, Scene, TextRun, text_runs
from sharekit.render.typeset import letters_of, outline

_BEARING, _SLACK = 0.06, 4.0  # of the size, and du: strokes stand a little out of their advance
_HANGING = 0.53  # of the margin: how far an opening mark may stand in it
_MARKS = "“”„«»‘’「『\"'"
_RIM = 0.2  # of the margin above and below that letters keep clear of
_SPINE = 90  # degrees
_TOUCH = 1.5  # px: boxes about letters that lie in each other by less hardly touch
_INK = 96  # of 255: paler pixels are the soft edge of a letter


def ink_past_margin(scene: Scene, form: CardFormat, book: FontBook) -> float:
    """Return how far letters reach past where they may stand, px; 0 for a card that is whole."""
    return max((_past(run, scene, form, book) for run in text_runs(scene.elements)), default=0.0)


def _past(run: TextRun, scene: Scene, form: CardFormat, book: FontBook) -> float:
    room = _room(run, form)
    if _reach(outline(run, book), room) <= 0:
        return 0.0
    alone = replace(scene, background="#FFFFFF", elements=(replace(run, fill="#000000"),))
    seen = ImageChops.invert(draw_scene(alone, book).convert("L")).point([0] * _INK + [255] * (256 - _INK))
    box = seen.getbbox()
    cut = _reach(outline(run, book), (0, 0, scene.width, scene.height))  # what the card's edge took
    return max(cut, _reach(box, room)) if box else cut


def _room(run: TextRun, form: CardFormat) -> Box:
    """Return the box that a line's letters may stand in."""
    (left, top, right, bottom), sides = form.safe_area, form.margin
    slack = _BEARING * run.size + _SLACK * form.u
    if abs(run.turn) == _SPINE:
        edge, ends = _SLACK * form.u, slack + _RIM * sides[1]
        return edge, top - ends, form.width - edge, bottom + ends
    hang = _HANGING * sides[0] if run.text[:1] in _MARKS or run.text[-1:] in _MARKS else 0.0
    over, under = sides[1] * (1 - _RIM), sides[3] * (1 - _RIM)
    if form.name == "story":  # its margins lie under the buttons of the app
        over = under = 0.3 * run.size + slack
    beside = max(hang, slack)
    return left - beside, top - over, right + beside, bottom + under


def _reach(box: Box, room: Box) -> float:
    """Return how far a box reaches out of another, px; below 0 where it does not."""
    return max(room[0] - box[0], room[1] - box[1], box[2] - room[2], box[3] - room[3])


def crowded(scene: Scene, book: FontBook) -> str:
    """Return a line of a card whose letters lie in those of another line, or nothing; tilted lines aside."""
    level = [run for run in text_runs(scene.elements) if not run.turn]
    boxed = [(run, outline(run, book)) for run in level]
    for (one, box), (other, beside) in combinations(boxed, 2):
        if _overlap(box, beside) and any(
            _overlap(a, b) for a, b in product(letters_of(one, book), letters_of(other, book))
        ):
            return other.text
    return ""


def _overlap(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    return wide > _TOUCH and min(one[3], other[3]) - max(one[1], other[1]) > _TOUCH
