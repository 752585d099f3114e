"""Scripts and directions: what a text is written in, and what that asks of type."""

from __future__ import annotations

from collections.abc import Mapping

import regex

_PARTNERS = (
    ("arab", regex.compile(r"\p{Script=Arabic}")),
    ("hebr", regex.compile(r"\p{Script=Hebrew}")),
    ("deva", regex.compile(r"\p{Script=Devanagari}")),
    ("beng", regex.compile(r"\p{Script=Bengali}")),
    ("thai", regex.compile(r"\p{Script=Thai}")),
    ("ethi", regex.compile(r"\p{Script=Ethiopic}")),
    ("cjk", regex.compile(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]")),
)
_LETTER = regex.compile(r"\p{L}")
_PARTNERED = regex.compile(rf"(?:{'|'.join(pattern.pattern for _, pattern in _PARTNERS)})")
_RTL = frozenset({"ar", "he", "fa", "ur", "yi", "ckb", "ps", "dv"})
_ARABIC_COMMA = frozenset({"ar", "fa", "ur", "ckb", "ps"})
_WIDE_COMMAS = {"zh": "，", "ja": "、"}  # their signs bring the space
_DOTTED_I = frozenset({"tr", "az"})

# Cap height (em), how far letters hang (em), and line height (factor, least), chosen by eye beside the Latin
# of each theme; those without partner fonts with Noto's. A script that is not here takes the font's own H.
CAPS: Mapping[str, float] = {
    "arab": 0.82,
    "deva": 0.80,
    "beng": 0.78,
    "thai": 0.78,
    "ethi": 0.76,
    "cjk": 0.86,
}
TAILS: Mapping[str, float] = {"arab": 0.34, "deva": 0.24, "beng": 0.24, "thai": 0.22}
LEADS: Mapping[str, tuple[float, float]] = {
    "arab": (1.36, 1.34),
    "hebr": (1.06, 1.14),
    "deva": (1.26, 1.30),
    "beng": (1.22, 1.26),
    "thai": (1.30, 1.36),
    "ethi": (1.08, 1.16),
    "cjk": (1.12, 1.22),
}


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def script_of(text: str) -> str:
    """Return the script that most letters of a text belong to; those that are set as Latin is are `latn`."""
    if text.isascii() or not _PARTNERED.search(text):
        return "latn"
    letters = len(_LETTER.findall(text))
    for code, pattern in _PARTNERS:
        if letters and len(pattern.findall(text)) * 2 > letters:
            return code
    return "latn"


def is_rtl(language: str) -> bool:
    """Say whether a language is written from right to left."""
    return _primary(language) in _RTL


def comma(language: str) -> str:
    """Return the comma of a language with the space after it."""
    primary = _primary(language)
    return _WIDE_COMMAS.get(primary) or ("، " if primary in _ARABIC_COMMA else ", ")


# Greek drops the accent in capitals; a dialytika stays.
_NO_TONOS = str.maketrans("ΆΈΉΊΌΎΏΐΰ", "ΑΕΗΙΟΥΩΪΫ")


def tail_of(text: str) -> float:
    """Return how far letters of a script hang below the baseline, in em; 0 where lists need not mind."""
    return TAILS.get(script_of(text), 0.0)


def upper(text: str, language: str) -> str:
    """Return text in capitals as its language writes them; scripts without case stay as they are."""
    if script_of(text) != "latn":
        return text
    if _primary(language) in _DOTTED_I:
        text = text.replace("i", "İ")
    return text.replace("ß", "ẞ").upper().translate(_NO_TONOS)
