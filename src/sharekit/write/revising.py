"""Figures that are false alone: one of the next sentences revises them (`later extended to 120`)."""

from __future__ import annotations

import re

import regex

_NEXT = 3  # sentences that may revise one
_NEAR = 600  # characters in which they stand
_SOON = 6  # words of the next sentence within which it says what happened `later`
_STEM = 3  # letters
_FIGURE = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?؟]\s|\n")
_COUNTED = regex.compile(r"\d[\d.,]*(?:[\s-](?P<unit>\p{L}{3,}))?")


def is_revised(sentence: str, following: str, later: re.Pattern[str] | None) -> bool:
    """Whether one of the next sentences revises a figure.

    Args:
        sentence: With the figure.
        following: The text behind it.
        later: The pattern of words that say what came after.
    """
    if later is None or not _FIGURE.search(sentence):
        return False
    room = following[:_NEAR].lstrip(" .!\n")
    return any(
        later.search(" ".join(after.split()[:_SOON])) and _counts_the_same(sentence, after)
        for after in _SENTENCE_END.split(room)[:_NEXT]
    )


def _counts_the_same(sentence: str, after: str) -> bool:
    """Whether a later sentence has a figure of what the first one counts, or of nothing named."""
    return any(
        not found["unit"] or found["unit"][:_STEM].casefold() in sentence.casefold()
        for found in _COUNTED.finditer(after)
    )
