"""Whether two texts say the same, and whether one contains what somebody typed."""

from __future__ import annotations

import re
import unicodedata

_SAME = 0.7
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "}
)


def fold(text: str) -> str:
    """Return `text` as people type it: straight quotes, plain dashes, single spaces, lower case."""
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    return " ".join(plain.casefold().split())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded, without punctuation."""
    return tuple(re.findall(r"\w+", fold(text)))


def alike(one: str, other: str) -> bool:
    """Whether the shorter text's words are nearly all in the longer one."""
    first, second = set(words_of(one)), set(words_of(other))
    fewer = min(len(first), len(second))
    return fewer > 0 and len(first & second) >= _SAME * fewer


def contains(text: str, wanted: str) -> bool:
    """Whether `text` contains what somebody typed, typography aside."""
    return fold(wanted) in fold(text)
