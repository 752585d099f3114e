"""From text to words that lines are made of: clean, glue, cut.

Glue marks are U+00A0. Where a line may begin is Unicode's to say (`breaking`); U+00AD in the source is a
hyphen shown when the line ends there.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import regex

from sharekit.render.breaking import break_opportunities
from sharekit.render.script import upper

_CONTROLS = regex.compile(r"[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]")
_NBSP = "\u00a0"
_HOUR = rf"\d{{1,2}}(?:[.:h]\d\d)?{_NBSP}?\p{{L}}{{0,4}}\b"
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
        (rf"(\p{{Lu}}\p{{Ll}}{{2,}}) (?=\d{{1,2}}\.?{_NBSP}\p{{Lu}})", rf"\1{_NBSP}"),
        (r"\b(Dr|Mr|Mrs|Ms|Mx|Prof|St|No|Sr|Sra|M|Mme|Hr|Fr)(\.?) (?=[\p{Lu}\d])", rf"\1\2{_NBSP}"),
        (r"\b(\p{Lu}\.) (?=\p{Lu})", rf"\1{_NBSP}"),
        (r"\b(\p{Lu}{2,6}) (?=\d{1,6}\b(?! \p{Lu}{2}))", rf"\1{_NBSP}"),
        (r"(?<![\d:.,])(\d[\d.,]*) (?=\p{L}{2,13}\b)", rf"\1{_NBSP}"),
        (r"(\d) out of (?=\d)", rf"\1{_NBSP}out{_NBSP}of{_NBSP}"),
        (rf"(\d{_NBSP}\p{{L}}{{2,5}}) (?=\d)", rf"\1{_NBSP}"),  # 1 in 5, 1 de cada 5
        (rf"(\d{_NBSP}(?:de|di|d’)) (?=\p{{L}})", rf"\1{_NBSP}"),
        (r"(\d) (?=\d{3}(?!\d))", rf"\1{_NBSP}"),
        (r"(\d) (?=(?:[hmgtl]|[ap]\.? ?m\.?)(?!\p{L}))", rf"\1{_NBSP}"),
        (rf"(\d{_NBSP}?h) (?=\d\d\b)", rf"\1{_NBSP}"),
        (r"\b(\p{Lu}\p{L}{2,11}) (?=\d{1,3}(?:[,;.)]|$)(?!\d))", rf"\1{_NBSP}"),  # March 18, Hall 3
        (r"\b(de la|de|la|du|di|da|dos|van|von|bin|ibn|Ó|Ní) (?=\p{Lu}\p{Ll})", rf"\1{_NBSP}"),
        (
            rf"(\d\.?{_NBSP}(?:de{_NBSP})?\p{{L}}{{3,12}},) (?={_HOUR})",  # 18 March, 7pm
            rf"\1{_NBSP}",
        ),
        (r"« (?=\S)", f"«{_NBSP}"),
        (r"(?<=\S) (?=\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator})", _NBSP),
        (r"(?<=\S) ([»!?;:])", rf"{_NBSP}\1"),
    )
)
_FRENCH = regex.compile(r"«[ \u202f]?(?=\S)")
_SHORT_TAIL = regex.compile(r"(?<=\p{L}-)\p{L}{1,3}(?!\p{L})")  # what follows a hyphen and stays with it
_NAME_PART = regex.compile(r"(?<=\p{Lu}\p{L}+-(?:\p{Ll}+-)*)\p{L}")  # Ashe-Smythe, Stow-on-the-Wold
_RANGE = regex.compile(r"(?<=\d[–-])\d")
_ADDRESS = regex.compile(r"(?<![\w.-])(?:[\w.-]+@)?(?:[\w-]+\.)+[a-z]{2,}(?:/[\w/.-]*)?")
_LONG_ADDRESS = 32  # letters: a longer one may be parted
_PARTICLE = regex.compile(r"(?<=\p{Han})[的了着著过過吗嗎呢吧们們]")
_HYPHEN_AFTER = "\u00ad"


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
        said: As written in the source, where it is drawn in capitals.
    """

    text: str
    width: float
    spaced: bool
    hyphen: bool
    emphasis: bool
    said: str = ""

    @property
    def read(self) -> str:
        """The word as people read it, whatever it is drawn in."""
        return self.said or self.text


def clean(text: str) -> str:
    """Return text in NFC with controls gone and runs of white space folded to one space."""
    composed = unicodedata.normalize("NFC", text)
    return regex.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", _CONTROLS.sub(" ", composed)).strip()


def glue(text: str, language: str = "en") -> str:
    """Tie what must not be parted: number and unit, day and month, title and name, dashes."""
    for pattern, replacement in _GLUE:
        text = pattern.sub(replacement, text)
    return _FRENCH.sub(f"«{_NBSP}", text) if language.partition("-")[0] == "fr" else text


def cuts(text: str, language: str = "en", *, loose: bool = False) -> tuple[int, ...]:
    """Return the offsets at which a line may begin, typography's own wishes granted.

    A dash stays with what it follows, and so do fewer than four letters after a hyphen, double names, the
    ends of a range, addresses, and the particles of Chinese.
    """
    ties = (_SHORT_TAIL, _NAME_PART, _RANGE, *((_PARTICLE,) if language.startswith("zh") else ()))
    tied = {found.start() for tie in ties for found in tie.finditer(text)}
    for found in _ADDRESS.finditer(text):
        if len(found[0]) <= _LONG_ADDRESS:
            tied.update(range(found.start() + 1, found.end()))
    return tuple(
        offset
        for offset in break_opportunities(text, language, loose=loose)
        if text[offset] not in "–—" and offset not in tied
    )


def _emphasised(text: str, phrase: str | None) -> tuple[int, int]:
    at = text.find(phrase) if phrase else -1
    return (at, at + len(phrase or "")) if at >= 0 else (0, 0)


def split_words(
    text: str,
    *,
    measure: Measure,
    emphasis: str | None = None,
    language: str = "en",
    loose: bool = False,
    capitals: bool = False,
) -> tuple[Word, ...]:
    """Cut text into words.

    Args:
        text: Any text; it is cleaned and glued first.
        measure: Gives the advance in em of a piece, told whether it is emphasised.
        emphasis: A phrase of `text`; words that lie in it for the greater part are emphasised.
        language: BCP 47 tag.
        loose: Cut between any two ideographs, for a phrase that is wider than its line.
        capitals: Draw capitals, where the script has them; lines are parted by the words as written.
    """
    plain = glue(clean(text), language)
    start, end = _emphasised(plain, glue(clean(emphasis), language) if emphasis else None)
    words: list[Word] = []
    spaced = True
    for first, last in pairwise((0, *cuts(plain, language, loose=loose), len(plain))):
        piece = plain[first:last].rstrip(" ")
        inside = max(0, min(end, first + len(piece)) - max(start, first))
        shown = piece.replace(_HYPHEN_AFTER, "").replace("\u200b", "")
        if shown:
            strong = inside * 2 > len(piece)
            hyphen = piece.endswith(_HYPHEN_AFTER)
            drawn = upper(shown, language) if capitals else shown
            words.append(Word(drawn, measure(drawn, strong=strong), spaced, hyphen, strong, shown))
        spaced = plain[first:last].endswith(" ") if shown else spaced or plain[first:last].endswith(" ")
    return tuple(words)
