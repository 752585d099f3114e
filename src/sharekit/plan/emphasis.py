"""Choose the one phrase of a card that is set in the accent."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from sharekit.plan.likeness import words_of
from sharekit.presets.cues import Cues

MOST_WORDS = 5
MOST_OF_TEXT = 0.30
# A part that the author set off with a dash or a colon may weigh more: the break announces it.
MOST_OF_TEXT_SET_OFF = 0.40

_LAST_SENTENCE = re.compile(r"\w{3,}[.!?…][”’\"]?\s+(?P<last>[^.!?…]+[.!?…]?)$")
_FIRST_SENTENCE = re.compile(r"^(?P<first>[^.!?…]+[.!?…])\s+\S")
_SET_OFF = re.compile(r"(?:\s[–—]|:)\s+(?P<last>[^–—:;]+)$")
_AFTER_COMMA = re.compile(r"[,،]\s+(?P<last>[^,،]+)$")
_NUMBER_ONLY = re.compile(r"[\d.,\s]+")
_MORE = re.compile(r"[.!?…]\s")  # a sentence ends inside
_PAUSE = re.compile(r"[,;:.!?،؛–—]\s")
_KEYWORD_LETTERS = 4
# A contrast is short in short texts, and is the point of them.
MOST_OF_TEXT_CONTRAST = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text and what is known about it.

    Attributes:
        text: The words of the card.
        cues: Of the text's language.
        title: The title of the source: what it is about.
        figures: Figures of the source, best first.
        light: Words of the language that say nothing without what follows.
    """

    text: str
    cues: Cues
    title: str = ""
    figures: tuple[str, ...] = ()
    light: frozenset[str] = frozenset()


Rule: TypeAlias = Callable[[Passage], str | None]


def find_emphasis(passage: Passage) -> str | None:
    """Return a verbatim slice of the text that carries its point, or None.

    At most five words and 30 % of the text (40 % of a last sentence, and after a dash or colon). The
    rules are tried in order: the last short sentence, a figure with its unit, a verb with a word of the
    title, a closing clause of contrast, the end from a word of contrast on, the first short sentence, a
    closing clause of any kind, the last phrase of several clauses.
    """
    return next((found for rule in _RULES if (found := rule(passage))), None)


def fits(phrase: str, text: str, *, share: float = MOST_OF_TEXT) -> bool:
    """Whether `phrase` is short enough to stand out from `text`."""
    letters = phrase.rstrip(".,;:!?…")
    return len(phrase.split()) <= MOST_WORDS and len(letters) <= share * len(text)


def _last_sentence(passage: Passage) -> str | None:
    found = _LAST_SENTENCE.search(passage.text)
    last = found["last"].strip() if found else ""
    short = fits(last, passage.text, share=MOST_OF_TEXT_SET_OFF)
    return last if len(last.split()) > 1 and not last[0].islower() and short else None


def _first_sentence(passage: Passage) -> str | None:
    found = _FIRST_SENTENCE.search(passage.text)
    first = found["first"].strip() if found else ""
    return first if len(first.split()) > 1 and fits(first, passage.text) else None


def _from_contrast(passage: Passage) -> str | None:
    if not passage.cues.contrast:
        return None
    words = rf"(?i:{_any_of(passage.cues.contrast)})(?:\s[\w’'-]+){{1,4}}[.!?]?"
    found = re.search(rf"(?<=[\w’]\s)(?P<last>{words})$", passage.text)
    return found["last"] if found and fits(found["last"], passage.text, share=MOST_OF_TEXT_CONTRAST) else None


def _last_clause(passage: Passage) -> str | None:
    found = _AFTER_COMMA.search(passage.text)
    last = found["last"].strip() if found else ""
    plain = len(last.split()) > 1 and not re.search(r"\d", last) and not _MORE.search(last)
    return last if plain and fits(last, passage.text) else None


def _last_phrase(passage: Passage) -> str | None:
    """Return the last phrase of a sentence of several clauses, from its article or preposition on."""
    text = passage.text
    if not _PAUSE.search(text):
        return None
    words = text.rsplit(None, MOST_WORDS)[1:]
    for start in range(len(words) - 1):
        phrase = " ".join(words[start:])
        told = any(len(word) >= _KEYWORD_LETTERS and word not in passage.light for word in words_of(phrase))
        whole = told and text.endswith(phrase) and not _PAUSE.search(phrase)
        if whole and words[start].lower() in passage.light and fits(phrase, text):
            return phrase
    return None


def _figure(passage: Passage) -> str | None:
    within = (figure for figure in dict.fromkeys(passage.figures) if figure in passage.text)
    for figure in within:  # a pattern is made for these alone: a long text has thousands of figures
        noun = r"(?:\s[^\W\d_]+)?" if _NUMBER_ONLY.fullmatch(figure) else ""
        found = re.search(rf"(?<![\w$£€.,]){re.escape(figure)}(?!\w){noun}", passage.text)
        if found and fits(found[0], passage.text):
            return found[0]
    return None


def _verb_and_topic(passage: Passage) -> str | None:
    topics = [word for word in words_of(passage.title) if len(word) >= _KEYWORD_LETTERS]
    if not (topics and passage.cues.verb):
        return None
    before, determiner = (_any_of(words) for words in (passage.cues.before_verb, passage.cues.determiner))
    point = rf"{passage.cues.verb}\s(?:{determiner}\s)?(?i:{_any_of(topics)})"
    pattern = rf"\b(?i:{before})\s(?P<point>{point})(?!\w)"
    points = (found["point"] for found in re.finditer(pattern, passage.text))
    return next((point for point in points if fits(point, passage.text)), None)


def _any_of(words: tuple[str, ...] | list[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


def _closing_clause(passage: Passage) -> str | None:
    found = _SET_OFF.search(passage.text)
    share = MOST_OF_TEXT_SET_OFF
    if found is None:
        share = MOST_OF_TEXT_CONTRAST
        found = _AFTER_COMMA.search(passage.text)
        if found is None or found["last"].split()[0].casefold() not in passage.cues.contrast:
            return None
    last = found["last"].strip()
    return last if len(last.split()) > 1 and fits(last, passage.text, share=share) else None


_RULES: tuple[Rule, ...] = (
    _last_sentence,
    _figure,
    _verb_and_topic,
    _closing_clause,
    _from_contrast,
    _first_sentence,
    _last_clause,
    _last_phrase,
)
