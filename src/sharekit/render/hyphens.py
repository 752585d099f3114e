"""Where long words may be parted, by the patterns that text processors use (pyphen)."""

from __future__ import annotations

from functools import cache

import pyphen
import regex

_SHY = "\u00ad"
_LEAST = 4  # letters on either side of a hyphen
_NOUNS = frozenset({"de", "lb"})  # languages that write every noun with a capital
# Where compounds are joined for certain: there a reader expects the break, and syllables do not matter.
_SEAMS = {
    "de": regex.compile(r"(?<=\p{L}{2})(?:tät|heit|keit|schaft|ung|ion|tum|ling)s(?=\p{L}{4})"),
    "nl": regex.compile(r"(?<=\p{L}{2})(?:heid|ing|teit)s(?=\p{L}{4})"),
}
# A word of twelve letters or more with nothing else in it: no address, no number, no hashtag.
_LONG = regex.compile(r"(?<![\p{L}\p{N}#@/._-])\p{L}{12,}(?![\p{L}\p{N}@/_-])")


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=_LEAST, right=_LEAST) if known else None


def hyphenated(text: str, language: str, *, anywhere: bool = False) -> str:
    """Return a text with soft hyphens in its long words; names stay whole where capitals tell them.

    Args:
        text: Any.
        language: BCP 47 tag; a language without patterns gets none.
        anywhere: Between any syllables, also where compounds have a seam.
    """
    dictionary = _dictionary(language) if _LONG.search(text) else None
    if dictionary is None:
        return text
    primary = language.partition("-")[0].lower()
    seam = _SEAMS.get(primary)

    def part(match: regex.Match[str]) -> str:
        word = match[0]
        plain = primary in _NOUNS or match.start() == 0 or word[0].islower()
        if not plain or not word[1:].islower():
            return word
        parted = seam.sub(rf"\g<0>{_SHY}", word) if seam and not anywhere else word
        return parted if _SHY in parted else dictionary.inserted(word, _SHY)

    return _LONG.sub(part, text)
