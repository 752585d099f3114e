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
_SET_OFF = re.compile(r"(?:\s[–—]|:)\s+(?P<last>[^–—:;]+)$")
_AFTER_COMMA = re.compile(r",\s+(?P<last>[^,]+)$")
_NUMBER_ONLY = re.compile(r"[\d.,\s]+")
_KEYWORD_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text and what is known about it.

    Attributes:
        text: The words of the card.
        cues: Of the text's language.
        title: The title of the source: what it is about.
        figures: Figures of the source, best first.
    """

    text: str
    cues: Cues
    title: str = ""
    figures: tuple[str, ...] = ()


Rule: TypeAlias = Callable[[Passage], str | None]


def find_emphasis(passage: Passage) -> str | None:
    """Return a verbatim slice of the text that carries its point, or None.

    At most five words and 30 % of the text (40 % after a dash or colon). The rules are tried in
    order: the last short sentence, a figure with its unit, a verb with a word of the title, a
    closing clause.
    """
    return next((found for rule in _RULES if (found := rule(passage))), None)


def fits(phrase: str, text: str, *, share: float = MOST_OF_TEXT) -> bool:
    """Whether `phrase` is short enough to stand out from `text`."""
    letters = phrase.rstrip(".,;:!?…")
    return len(phrase.split()) <= MOST_WORDS and len(letters) <= share * len(text)


def _last_sentence(passage: Passage) -> str | None:
    found = _LAST_SENTENCE.search(passage.text)
    last = found["last"].strip() if found else ""
    return last if len(last.split()) > 1 and last[0].isupper() and fits(last, passage.text) else None


def _figure(passage: Passage) -> str | None:
    for figure in passage.figures:
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
        share = MOST_OF_TEXT
        found = _AFTER_COMMA.search(passage.text)
        if found is None or found["last"].split()[0].casefold() not in passage.cues.contrast:
            return None
    last = found["last"].strip()
    return last if len(last.split()) > 1 and fits(last, passage.text, share=share) else None


_RULES: tuple[Rule, ...] = (_last_sentence, _figure, _verb_and_topic, _closing_clause)
