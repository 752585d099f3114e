"""From text to words that lines are made of: clean, glue, cut.

Glue marks are U+00A0; a place where a word may be cut is U+200B (nothing shown) or U+00AD (a hyphen
shown when the line ends there).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Protocol

import regex

_CONTROLS = regex.compile(r"[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]")
_NBSP = "\u00a0"
_GLUE = tuple(
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        (r" +([–—])", rf"{_NBSP}\1"),
        (
            r"(\d) +(?=%|‰|€|£|\p{Sc}|million\b|billion\b|trillion\b|thousand\b|percent\b|per cent\b)",
            rf"\1{_NBSP}",
        ),
        (r"\b(per) (?=cent\b)", rf"\1{_NBSP}"),
        (r"(?<!\d)(\d{1,2}\.?) (?=\p{Lu}\p{Ll}{2,9}\b)", rf"\1{_NBSP}"),
        (r"\b(Dr|Mr|Mrs|Ms|Mx|Prof|St|No|Sr|Sra|M|Mme|Hr|Fr)(\.?) (?=[\p{Lu}\d])", rf"\1\2{_NBSP}"),
        (r"\b(\p{Lu}\.) (?=\p{Lu})", rf"\1{_NBSP}"),
        (r"« ?(?=\S)", f"«{_NBSP}"),
        (r"(?<=\S) ([»!?;:])", rf"{_NBSP}\1"),
    )
)
_IDEOGRAPHS = r"\p{Han}\p{Hiragana}\p{Katakana}"
_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー々"
_CUTS = tuple(
    (regex.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(\p{L})-(?=\p{L}{4})", "\\1-\u200b"),
        (r"(\p{L})([–—])(?=\p{L})", "\\1\\2\u200b"),
        (rf"(?<=[{_IDEOGRAPHS}\u3000-\u303F\uFF00-\uFFEF])(?=[{_IDEOGRAPHS}])(?![{_SMALL_KANA}])", "\u200b"),
    )
)
_NO_START = regex.compile("\u200b(?=[、。，．・：；？！」』）】〉》”’])")


class Measure(Protocol):
    """Gives the advance of a piece in em."""

    def __call__(self, piece: str, *, strong: bool) -> float:
        """Measure a piece, told whether it is emphasised."""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece that stays on one line.

    Attributes:
        text: As drawn.
        width: Advance in em.
        spaced: A space goes before it when it is not first on its line.
        hyphen: A hyphen is drawn after it when the line ends here.
        emphasis: Part of the emphasised phrase.
    """

    text: str
    width: float
    spaced: bool
    hyphen: bool
    emphasis: bool


def clean(text: str) -> str:
    """Return text in NFC with controls gone and runs of white space folded to one space."""
    composed = unicodedata.normalize("NFC", text)
    return regex.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", _CONTROLS.sub(" ", composed)).strip()


def glue(text: str) -> str:
    """Tie what must not be parted: number and unit, day and month, title and name, dashes."""
    for pattern, replacement in _GLUE:
        text = pattern.sub(replacement, text)
    return text


def cut_marks(text: str) -> str:
    """Mark where a long piece may be parted without a space."""
    for pattern, replacement in _CUTS:
        text = pattern.sub(replacement, text)
    return _NO_START.sub("", text)


def _emphasised(text: str, phrase: str | None) -> tuple[int, int]:
    at = text.find(phrase) if phrase else -1
    return (at, at + len(phrase or "")) if at >= 0 else (0, 0)


def split_words(text: str, *, measure: Measure, emphasis: str | None = None) -> tuple[Word, ...]:
    """Cut text into words.

    Args:
        text: Any text; it is cleaned, glued and marked first.
        measure: Gives the advance in em of a piece, told whether it is emphasised.
        emphasis: A phrase of `text`; words that lie in it for the greater part are emphasised.
    """
    plain = glue(clean(text))
    start, end = _emphasised(plain, glue(clean(emphasis)) if emphasis else None)
    words: list[Word] = []
    position = 0
    for chunk in plain.split(" "):
        inside = max(0, min(end, position + len(chunk)) - max(start, position))
        strong = inside * 2 > len(chunk)
        position += len(chunk) + 1
        words += _pieces(cut_marks(chunk), strong=strong, measure=measure)
    return tuple(words)


def _pieces(chunk: str, *, strong: bool, measure: Measure) -> list[Word]:
    parts = regex.split("([\u200b\u00ad])", chunk)
    pieces = []
    for i in range(0, len(parts), 2):
        hyphen = i + 1 < len(parts) and parts[i + 1] == "\u00ad"
        if parts[i]:
            pieces.append(Word(parts[i], measure(parts[i], strong=strong), i == 0, hyphen, strong))
    return pieces
