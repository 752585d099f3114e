"""One line of type: pieces of text become positioned runs, cut by direction and font."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal, TypeAlias

from sharekit.render.bidi import bidi_levels, visual_order
from sharekit.render.font_book import FontBook
from sharekit.render.scene import Box, TextRun

Anchor: TypeAlias = Literal["start", "middle", "end"]
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line in one style."""

    text: str
    chain: tuple[str, ...]
    fill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a line stands.

    Attributes:
        at: The anchor on the baseline, px.
        size: Of the em, px.
        anchor: Which end of the line stands at `at`, in the direction of reading.
        rtl: The paragraph runs from right to left.
        turn: Degrees clockwise about `at`.
    """

    at: Point
    size: float
    anchor: Anchor = "start"
    rtl: bool = False
    turn: float = 0.0

    def origin(self, width: float) -> float:
        """Return where the line begins on the left, before it is turned."""
        x = self.at[0]
        if self.anchor == "middle":
            return x - width / 2
        return x - width if (self.anchor == "end") != self.rtl else x

    def turned(self, pen: float) -> Point:
        """Return where a run stands whose pen is at `pen` on the line before it is turned."""
        x, y = self.at
        if not self.turn:
            return pen, y
        return x + (pen - x) * cos(radians(self.turn)), y + (pen - x) * sin(radians(self.turn))


def joined(parts: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Join neighbours of one style, so that they are shaped together; a space goes with what it follows."""
    done: list[tuple[str, bool]] = []
    for text, strong in parts:
        if done and done[-1][1] == strong:
            done[-1] = (done[-1][0] + text, strong)
        elif done and text.startswith(" "):
            done[-1] = (done[-1][0] + " ", done[-1][1])
            done.append((text[1:], strong))
        else:
            done.append((text, strong))
    return done


def _by_level(text: str, levels: Sequence[int]) -> list[tuple[str, int]]:
    parts: list[tuple[str, int]] = []
    for character, level in zip(text, levels, strict=True):
        if parts and parts[-1][1] == level:
            parts[-1] = (parts[-1][0] + character, level)
        else:
            parts.append((character, level))
    return parts


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    font: str
    fill: str
    level: int
    advance: float

    @property
    def rtl(self) -> bool:
        return self.level % 2 == 1


def _cut(book: FontBook, pieces: Sequence[Piece], *, rtl: bool) -> list[_Run]:
    """Cut a line wherever style, direction or font changes, in logical order."""
    levels = bidi_levels("".join(piece.text for piece in pieces), rtl=rtl)
    runs: list[_Run] = []
    position = 0
    for piece in pieces:
        for part, level in _by_level(piece.text, levels[position : position + len(piece.text)]):
            for text, font in book.split(part, piece.chain):
                advance = book.shape(text, font, rtl=level % 2 == 1).advance
                runs.append(_Run(text, font, piece.fill, level, advance))
        position += len(piece.text)
    return runs


def measure_line(book: FontBook, text: str, chain: tuple[str, ...], *, rtl: bool) -> float:
    """Return the advance of a line of one style, in em."""
    key = (text, chain, rtl)
    if key not in book.measured:
        book.measured[key] = sum(run.advance for run in _cut(book, [Piece(text, chain, "")], rtl=rtl))
    return book.measured[key]


def typeset_line(book: FontBook, pieces: Sequence[Piece], place: Placement) -> tuple[TextRun, ...]:
    """Set one line.

    Args:
        book: The fonts.
        pieces: In logical order; together they are the line.
        place: Where it stands.

    Returns:
        Runs from left to right.
    """
    cut = _cut(book, pieces, rtl=place.rtl)
    pen = place.origin(sum(run.advance for run in cut) * place.size)
    runs = []
    for i in visual_order([run.level for run in cut]):
        run, width = cut[i], cut[i].advance * place.size
        at = place.turned(pen)
        runs.append(TextRun(run.text, run.font, place.size, *at, width, run.fill, run.rtl, place.turn))
        pen += width
    return tuple(runs)


def outline(run: TextRun, book: FontBook) -> Box:
    """Return the box about the outlines of a line's letters."""
    return book.once(("outline", run), _outline, run, book)


def _outline(run: TextRun, book: FontBook) -> Box:
    boxes = letters_of(run, book)
    if not boxes:
        return run.x, run.y, run.x, run.y
    lefts, tops, rights, feet = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(feet)


def letters_of(run: TextRun, book: FontBook) -> list[Box]:
    """Return the boxes about the outlines of a line's letters, each."""
    face, right, down = book.face(run.font), cos(radians(run.turn)), sin(radians(run.turn))
    boxes: list[Box] = []
    for glyph in book.shape(run.text, run.font, rtl=run.rtl).glyphs:
        drawn = face.font.get_glyph_extents(glyph.id)
        if drawn is None or not (drawn.width and drawn.height):
            continue
        x, y = glyph.x + drawn.x_bearing / face.upem, -glyph.y - drawn.y_bearing / face.upem
        wide, high = drawn.width / face.upem, -drawn.height / face.upem
        corners = ((x, y), (x + wide, y), (x, y + high), (x + wide, y + high))
        xs = [run.x + (x * right - y * down) * run.size for x, y in corners]
        ys = [run.y + (x * down + y * right) * run.size for x, y in corners]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return boxes
