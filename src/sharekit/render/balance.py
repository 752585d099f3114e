"""Balanced lines: as many as are asked for, parted so that no line is much shorter than another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeAlias

from sharekit.presets.line_words import LineWords, load_line_words
from sharekit.render.words import Word

_PAUSES = (",", ".", ";", ":", "—", "!", "?", "。", "、", "،", "؛", "؟", "।")
_DASHES, PAUSE_DASH = ("–", "—"), "——"  # a line of Chinese may end on its dash, which is a pause
_ALONE = 0.25  # a line of one short word
_ALONE_LONG = 0.06  # a line of one word that fills half of the measure
_HALF = 0.5
_FEW_WORDS = 4  # that many may stand one to a line
_ROUNDING = 1e-9
_SHORT_LAST = 0.38
_WIDOW = 0.3  # a last line of one word under two or more lines
_TWO_LINES = 2
_EVEN = 0.33  # of the measure: how much shorter than the longest a line may be before it looks torn
_TORN = 2.0  # the price of what a line is shorter than that
_SLACK = 1.5  # the price of the square of what a line leaves free

_Ways: TypeAlias = dict[int, tuple[float, tuple[int, ...]]]  # by where lines end: their cost and their cuts


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words, `width` in em; `hyphen` is drawn at its end."""

    words: tuple[Word, ...]
    width: float
    hyphen: bool = False

    def parts(self) -> list[tuple[str, bool]]:
        """Return the line's pieces with their spaces, each told whether it is emphasised."""
        parts = [
            ((" " if i and word.spaced else "") + word.text, word.emphasis)
            for i, word in enumerate(self.words)
        ]
        return [*parts, ("-", self.words[-1].emphasis)] if self.hyphen else parts


@dataclass(frozen=True, slots=True)
class Ruler:
    """Words with all that parting them needs to know, whatever their size; widths in em.

    Attributes:
        words: In logical order.
        leads: Width of the space before each word.
        sums: Width of everything before each word.
        dashes: Width of the hyphen that a line shows which ends before each word, and after the last.
        partings: What it costs the sense to begin a line with each word but the first.
    """

    words: Sequence[Word]
    leads: tuple[float, ...]
    sums: tuple[float, ...]
    dashes: tuple[float, ...]
    partings: tuple[float, ...]

    def width(self, start: int, end: int) -> float:
        """Return the width of a range of words on one line."""
        return self.sums[end] - self.sums[start] - self.leads[start] + self.dashes[end]

    def line(self, start: int, end: int) -> Line:
        """Return a range of words as a line."""
        return Line(tuple(self.words[start:end]), self.width(start, end), bool(self.dashes[end]))


def ruler_of(words: Sequence[Word], *, space: float, dash: float, language: str = "en") -> Ruler:
    """Return words ready to be parted.

    Args:
        words: In logical order.
        space: Width of a space in em.
        dash: Width of a hyphen in em.
        language: BCP 47 tag: which words should not be left at a line's end.
    """
    leads = tuple(space if word.spaced else 0.0 for word in words)
    steps = (word.width + lead for word, lead in zip(words, leads, strict=True))
    dashes = (dash if word.hyphen else 0.0 for word in words[:-1])
    known = load_line_words(language)
    partings = tuple(_parting(one, other, known) for one, other in pairwise(words))
    return Ruler(words, leads, tuple(accumulate(steps, initial=0.0)), (0.0, *dashes, 0.0), partings)


def line_count(ruler: Ruler, measure: float) -> int | None:
    """Return the fewest lines that words fit on, or None when one is wider than the measure (em)."""
    count, start, total = 0, 0, len(ruler.words)
    while start < total:
        end = start
        while end < total and ruler.width(start, end + 1) <= measure + _ROUNDING:
            end += 1
        if end == start:
            return None
        count, start = count + 1, end
    return count


def _parting(last: Word, first: Word, known: LineWords) -> float:
    """Return how much it hurts sense when a line ends on one word and the next begins with the other."""
    cost = 0.0 if first.spaced else 0.35
    one, other = last.read, first.read
    if one.endswith(_DASHES):
        cost += -0.1 if one.endswith(PAUSE_DASH) else 0.2
    bare = one.lower().lstrip("“«„‘(¿¡")
    if bare in known.light or bare == "&":
        cost += 0.26
    elif bare in known.linking:
        cost += 0.08
    if other.lower().rstrip(".,;:!?।") in known.clinging:
        cost += 0.2
    if one[:1].isupper() and one[-1:].isalnum() and other[:1].isupper():
        cost += 0.3  # a name, or the item of a list in a title
    if last.emphasis and first.emphasis:
        cost += 0.12
    return cost - (0.03 if one.endswith(_PAUSES) else 0.0)


def _lonely(words: int, width: float, measure: float, total: int) -> float:
    """Return the cost of an inner line of one word; texts of a few words may have such lines."""
    if words > 1 or total <= _FEW_WORDS:
        return 0.0
    return _ALONE if width < _HALF * measure else _ALONE_LONG


def _last_cost(words: int, width: float, measure: float, number: int) -> float:
    """Return how bad the last line is: slack squared, too short, or a word alone."""
    cost = _SLACK * ((measure - width) / measure) ** 2
    if width < _SHORT_LAST * measure:
        cost += 0.12 * (1 - width / (_SHORT_LAST * measure))
    return cost + (_WIDOW if words == 1 and number > _TWO_LINES else 0.0)


def roughness(ruler: Ruler, lines: Sequence[Line], measure: float) -> float:
    """Return how badly lines are parted: sense, lonely words and a torn edge; 0 or less is well.

    Args:
        ruler: Of all their words.
        lines: The lines.
        measure: Width of the line in em.
    """
    total, cost, end = len(ruler.words), 0.0, 0
    for line in lines[:-1]:
        end += len(line.words)
        cost += ruler.partings[end - 1] + _lonely(len(line.words), line.width, measure, total)
    if len(lines[-1].words) == 1 and len(lines) > _TWO_LINES:
        cost += _WIDOW
    widths = [line.width for line in lines]
    torn = (max(widths) - min(widths[:-1], default=max(widths))) / measure
    return cost + _TORN * max(0.0, torn - _EVEN)


def balance(ruler: Ruler, measure: float, count: int | None = None) -> tuple[Line, ...] | None:
    """Part words into lines at the least cost.

    Args:
        ruler: The words.
        measure: Width of the line in em.
        count: How many lines; None for the fewest that fit.

    Returns:
        The lines, or None when one word is wider than the line or there are not enough words.
    """
    count = count or line_count(ruler, measure)
    if count is None:
        return None
    best: _Ways = {0: (0.0, (0,))}
    for _ in range(1, count):
        best = _next_line(ruler, best, measure)
    cuts = _last_line(ruler, best, measure, count)
    return tuple(ruler.line(start, end) for start, end in pairwise(cuts)) if cuts else None


def _next_line(ruler: Ruler, best: _Ways, measure: float) -> _Ways:
    """Extend every way to set some lines by one that is not the last, keeping the cheapest for each end.

    An inner line costs its slack squared, and the marks of an inelegant end. Widths are worked out in place:
    this is asked a quarter of a million times for a kit.
    """
    found: _Ways = {}
    total, sums, dashes = len(ruler.words), ruler.sums, ruler.dashes
    for start, (spent, cuts) in best.items():
        before, lead = sums[start], ruler.leads[start]
        for end in range(start + 1, total):
            width = sums[end] - before - lead + dashes[end]
            if width > measure + _ROUNDING:
                break
            slack = _SLACK * ((measure - width) / measure) ** 2
            alone = _lonely(1, width, measure, total) if end == start + 1 else 0.0
            cost = spent + (slack + alone + ruler.partings[end - 1])
            if end not in found or cost < found[end][0]:
                found[end] = (cost, (*cuts, end))
    return found


def _last_line(ruler: Ruler, best: _Ways, measure: float, number: int) -> tuple[int, ...] | None:
    """Return the cuts of the cheapest way whose last line takes all words that are left, or None."""
    end = len(ruler.words)
    found: tuple[float, tuple[int, ...]] | None = None
    for start, (spent, cuts) in best.items():
        width = ruler.width(start, end)
        if width <= measure + _ROUNDING:
            cost = spent + _last_cost(end - start, width, measure, number)
            if found is None or cost < found[0]:
                found = (cost, (*cuts, end))
    return found[1] if found else None
