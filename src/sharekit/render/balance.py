"""Balanced lines: the fewest that fit, parted so that no line is much shorter than another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from sharekit.render.words import Word

# Words that read badly at the end of a line: articles, prepositions, conjunctions, dashes.
_STRAY = frozenset({
    "a", "an", "the", "of", "to", "in", "on", "by", "at", "as", "&", "and", "or", "is", "for", "with",
    "from", "we", "no", "–", "—", "de", "la", "el", "los", "las", "y", "en", "del", "un", "una", "le",
    "les", "du", "des", "et", "à", "au", "aux", "o", "os", "e", "do", "da", "dos", "das", "em", "der",
    "die", "und", "zu", "mit",
})  # fmt: skip
_PAUSES = (",", ".", ";", ":", "—", "!", "?", "。", "、")
_DASHES = ("–", "—")
_ALONE = 0.15  # a line of one word
_FEW_WORDS = 4  # that many may stand one to a line
_ROUNDING = 1e-9
_SHORT_LAST = 0.38
_TWO_LINES = 2  # a last line of one word is a widow only under more lines than this


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
class _Ruler:
    """Widths of word ranges in constant time, in em."""

    words: Sequence[Word]
    space: float
    dash: float
    sums: tuple[float, ...]

    def ends_on_hyphen(self, end: int) -> bool:
        return end < len(self.words) and self.words[end - 1].hyphen

    def width(self, start: int, end: int) -> float:
        lead = self.space if self.words[start].spaced else 0.0
        return self.sums[end] - self.sums[start] - lead + (self.dash if self.ends_on_hyphen(end) else 0.0)

    def line(self, start: int, end: int) -> Line:
        return Line(tuple(self.words[start:end]), self.width(start, end), self.ends_on_hyphen(end))


def _ruler(words: Sequence[Word], space: float, dash: float) -> _Ruler:
    steps = (word.width + (space if word.spaced else 0.0) for word in words)
    return _Ruler(words, space, dash, tuple(accumulate(steps, initial=0.0)))


def _greedy_count(ruler: _Ruler, measure: float) -> int | None:
    """Return the least number of lines, or None when a single word is wider than the line."""
    count, start, total = 0, 0, len(ruler.words)
    while start < total:
        end = start
        while end < total and ruler.width(start, end + 1) <= measure + _ROUNDING:
            end += 1
        if end == start:
            return None
        count, start = count + 1, end
    return count


def line_count(words: Sequence[Word], *, measure: float, space: float, dash: float) -> int | None:
    """Return the fewest lines that words fit on, or None when one word is wider than the line.

    Args:
        words: In logical order.
        measure: Width of the line in em.
        space: Width of a space in em.
        dash: Width of a hyphen in em.
    """
    return _greedy_count(_ruler(words, space, dash), measure)


def _cost(ruler: _Ruler, start: int, end: int, measure: float, number: int) -> float:
    """Return how bad one line is: slack squared, and the marks of an inelegant end."""
    width = ruler.width(start, end)
    cost = ((measure - width) / measure) ** 2
    if end == len(ruler.words):
        if width < _SHORT_LAST * measure:
            cost += 0.12 * (1 - width / (_SHORT_LAST * measure))
        return cost + (0.15 if end - start == 1 and number > _TWO_LINES else 0.0)
    alone = _ALONE if end - start == 1 and len(ruler.words) > _FEW_WORDS else 0.0
    return cost + alone + _parting(ruler.words[end - 1], ruler.words[end])


def _parting(last: Word, first: Word) -> float:
    """Return how much it hurts sense when a line ends on one word and the next begins with the other."""
    cost = 0.0 if first.spaced else 0.35
    if last.text.endswith(_DASHES):
        cost += 0.2
    if last.text.lower() in _STRAY:
        cost += 0.1
    if last.text[:1].isupper() and last.text[-1:].isalnum() and first.text[:1].isupper():
        cost += 0.2  # a name, or the item of a list in a title
    if last.emphasis and first.emphasis:
        cost += 0.12
    return cost - (0.04 if last.text.endswith(_PAUSES) else 0.0)


def sense(lines: Sequence[Line]) -> float:
    """Return how badly lines are parted, whatever their widths; 0 or less is well."""
    words = sum(len(line.words) for line in lines)
    alone = sum(_ALONE for line in lines[:-1] if len(line.words) == 1 and words > _FEW_WORDS)
    return alone + sum(_parting(one.words[-1], other.words[0]) for one, other in pairwise(lines))


def balance(words: Sequence[Word], *, measure: float, space: float, dash: float) -> tuple[Line, ...] | None:
    """Part words into the fewest lines that fit, at the least cost.

    Args:
        words: In logical order.
        measure: Width of the line in em.
        space: Width of a space in em.
        dash: Width of a hyphen in em.

    Returns:
        The lines, or None when one word is wider than the line.
    """
    ruler = _ruler(words, space, dash)
    count = _greedy_count(ruler, measure)
    if count is None:
        return None
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for number in range(1, count + 1):
        best = _next_line(ruler, best, measure, number)
    _, cuts = best[len(words)]
    return tuple(ruler.line(start, end) for start, end in pairwise(cuts))


def _next_line(
    ruler: _Ruler, best: dict[int, tuple[float, tuple[int, ...]]], measure: float, number: int
) -> dict[int, tuple[float, tuple[int, ...]]]:
    """Extend every way to set `number - 1` lines by one line, keeping the cheapest for each end."""
    found: dict[int, tuple[float, tuple[int, ...]]] = {}
    for start, (spent, cuts) in best.items():
        end = start + 1
        while end <= len(ruler.words) and ruler.width(start, end) <= measure + _ROUNDING:
            cost = spent + _cost(ruler, start, end, measure, number)
            if end not in found or cost < found[end][0]:
                found[end] = (cost, (*cuts, end))
            end += 1
    return found
