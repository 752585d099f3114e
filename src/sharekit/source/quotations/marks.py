"""Pairs of quotation marks, nested, told apart from apostrophes, in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sharekit.document import Span
from sharekit.source.page import Page

_MARK = re.compile("[“”„‟\"«»‘’‚'״]")
_CLOSES: dict[str, str] = {
    "“": "”“",
    "«": "»",
    "‘": "’",
    '"': '"',
    "״": "״",
    "'": "'",
    "„": '“”"',
    "‚": "‘’",
    "»": "«",
    "‟": "”",
}
_SINGLE = frozenset("‘’'‚")
_BEFORE_OPENING = frozenset(" \u00a0\u202f([{—–-/¡¿\n:«“„‘\"'")
_SPACES = " \u00a0\u202f"
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words in quotation marks.

    Attributes:
        inner: The words without the marks and without space at their ends.
        outer: The words with their marks.
        mark: The opening mark.
        depth: 0 for outer marks, 1 for marks inside them.
        closed: False for a paragraph that opens speech which goes on in the next one.
    """

    inner: Span
    outer: Span
    mark: str
    depth: int = 0
    closed: bool = True

    @property
    def single(self) -> bool:
        """Whether it stands in single marks."""
        return self.mark in _SINGLE


def find_marked(page: Page) -> tuple[Marked, ...]:
    """Return everything that stands in quotation marks, in order of its opening mark."""
    found = [
        marked
        for index, block in enumerate(page.blocks)
        for marked in _in_block(page.text, block.span, _opening_of_next(page, index))
    ]
    return tuple(sorted(found, key=lambda marked: (marked.outer.start, -marked.outer.end)))


def _opening_of_next(page: Page, index: int) -> str:
    if index + 1 >= len(page.blocks):
        return ""
    return page.text[page.blocks[index + 1].span.start]


def _in_block(text: str, block: Span, following: str) -> Iterator[Marked]:
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match.group(), match.start()
        level = _closing_level(text, block, stack, mark, at)
        if level is not None:
            opening, start = stack[level]
            del stack[level:]
            yield _marked(text, opening, start, at + 1, depth=len(stack))
        elif len(stack) < _DEEPEST and _opens(text, block, mark, at):
            stack.append((mark, at))
    if stack and stack[0][0] == following:
        yield _marked(text, stack[0][0], stack[0][1], block.end, closed=False)


def _closing_level(
    text: str, block: Span, stack: Sequence[tuple[str, int]], mark: str, at: int
) -> int | None:
    """Return which open mark this one closes; an inner one left open is given up."""
    for level in range(len(stack) - 1, -1, -1):
        opening, start = stack[level]
        if mark in _CLOSES[opening] and _may_close(text, block, opening, mark, at) and at > start + 1:
            return level
    return None


def _may_close(text: str, block: Span, opening: str, mark: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < block.end else " "
    if mark in "’'" or opening == mark:
        before = text[at - 1]
        stopped = mark == '"' and before in ".,!?" and after.isalpha()
        return (stopped or not after.isalnum()) and (before not in _SPACES or mark == "»")
    return True


def _opens(text: str, block: Span, mark: str, at: int) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    if mark in "”’" or after == mark == "“":
        return False
    if mark == "«":
        return True
    if mark == "»":
        return before in _BEFORE_OPENING and after.isalnum()
    return before in _BEFORE_OPENING and after not in _SPACES


def _marked(text: str, mark: str, start: int, end: int, *, depth: int = 0, closed: bool = True) -> Marked:
    left, right = start + 1, end - 1 if closed else end
    while left < right and text[left] in _SPACES:
        left += 1
    while right > left and text[right - 1] in _SPACES:
        right -= 1
    return Marked(inner=Span(left, right), outer=Span(start, end), mark=mark, depth=depth, closed=closed)
