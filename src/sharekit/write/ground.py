"""What words may rest on, made ready for looking up: folded texts, word sequences, number tokens."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import regex

from sharekit.write.typewriter import typewritten

Place: TypeAlias = tuple[int, int]

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*")
_NUMBER = regex.compile(
    r"(?P<before>[$£€¥₪]\s?)?(?P<digits>\p{Nd}+(?:[.,:/’'\u00a0\u202f]\p{Nd}+)*)"
    r"(?P<after>\s?(?:%|‰|[$£€¥₪]|[ap]\.?\s?m\b))?",
    regex.IGNORECASE,
)
_TIME = regex.compile(r"\p{Nd}{1,2}[:.]\p{Nd}{2}")
_INSIDE_SPACES = ("\u00a0", "\u202f")
_MARKS = str.maketrans(dict.fromkeys('“”„«»‹›‘’‚‛ʼ「」『』"', "'"))
_BETWEEN = " | "  # stands in no sequence of words


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that words of a post may rest on.

    Attributes:
        text: The document's.
        own: Words the user gave, or the document's facts: titles, names, roles, places, hashtags.
        phrases: The language's catalogue and the fixed words of its templates.
        computed: Forms of days and times that were worked out, in the language.
        links: Addresses that may stand in a text.
        people: Names of the speakers, for counts of those left out.
        more: Patterns of the catalogue for names left out, with `#` for how many.
        marks: The language's quotation marks: outer pair, inner pair.
        capital_nouns: A capital is no sign of a name.
    """

    text: str
    own: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    marks: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    capital_nouns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text: where it stands, its digits, and its sign of currency, share or half day."""

    place: Place
    digits: str
    sign: str
    is_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Evidence made ready.

    Attributes:
        sources: Document and own words, folded, in which quotations are looked for.
        sequence: The words of everything but the catalogue, in order, between spaces.
        whole: Names, titles and the like, each as its words in order.
        words: Every single word of everything.
        lent: The words of the catalogue and of computed forms.
        numbers: Digits and signs of every number.
        digits: Digits alone.
    """

    sources: tuple[str, ...]
    sequence: str
    whole: frozenset[str]
    words: frozenset[str]
    lent: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    digits: frozenset[str]


@lru_cache(maxsize=16)
def ground_of(evidence: Evidence) -> Ground:
    """Return the evidence made ready; the same evidence is made ready once."""
    said = (evidence.text, *evidence.own)
    lent = frozenset(word for text in (*evidence.phrases, *evidence.computed) for word in words_of(text))
    sequence = _BETWEEN.join(" ".join(words_of(text)) for text in (*said, *evidence.computed))
    numbers = [
        number
        for text in (*said, *evidence.computed, *evidence.links)
        for spelling in (text, typewritten(text))
        for number in find_numbers(spelling)
    ]
    return Ground(
        sources=tuple(folded_marks(text) for text in said),
        sequence=f" {sequence} ",
        whole=frozenset(" ".join(words_of(text)) for text in evidence.own),
        words=frozenset(sequence.split()) | lent,
        lent=lent,
        numbers=frozenset((number.digits, number.sign) for number in numbers),
        digits=frozenset(number.digits for number in numbers),
    )


def folded_marks(text: str) -> str:
    """Return a text on one line, composed, every quotation mark and apostrophe alike."""
    plain = typewritten(unicodedata.normalize("NFC", text).translate(_MARKS))
    return " ".join(plain.replace("\u00ad", "").split())


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared: case folded, apostrophes alike."""
    return [_compared(match[0]) for match in _WORD.finditer(unicodedata.normalize("NFC", text))]


def find_words(text: str) -> Iterator[tuple[str, str, Place]]:
    """Yield each word as it is compared, as it is written, and where it stands."""
    for match in _WORD.finditer(text):
        yield _compared(unicodedata.normalize("NFC", match[0])), match[0], match.span()


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text: digits with their separators, and the sign beside them."""
    for match in _NUMBER.finditer(text):
        after = regex.sub(r"[\s.]", "", match["after"] or "").lower()
        digits = match["digits"]
        for space in _INSIDE_SPACES:
            digits = digits.replace(space, "\u00a0")
        yield Number(
            place=match.span(),
            digits=digits,
            sign=(match["before"] or "").strip() or after,
            is_time=after in {"am", "pm"} or _TIME.fullmatch(digits) is not None,
        )


def longest_known(words: list[str], start: int, sequence: str) -> int:
    """Return how many words from `start` on stand together somewhere in the evidence."""
    run, length = "", 0
    for word in words[start:]:
        run = f"{run} {word}"
        if f"{run} " not in sequence:
            break
        length += 1
    return length


def covered(words: Iterable[str], ground: Ground) -> Iterator[tuple[int, int]]:
    """Yield (first word, length) of pieces known to the evidence; length 0 for a word it does not hold."""
    listed = list(words)
    place = 0
    while place < len(listed):
        length = longest_known(listed, place, ground.sequence)
        yield place, length
        place += max(length, 1)


def _compared(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'").replace("\u00ad", "")
