"""Marks: those that end a question, and words set in the quotation marks of a language."""

from __future__ import annotations

import re

from sharekit.presets.phrases import Phrases

QUESTION_MARKS = ("?", "؟")
PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))


def in_marks(words: str, phrases: Phrases) -> str:
    """Return a quotation in the language's marks, those inside it flipped to the inner pair."""
    opening, closing, inner_open, inner_close = phrases.post.marks
    text = re.sub(r"\s+", " ", words).strip().removesuffix(",")
    for left, right in PAIRS:
        if left != right and left in text and right in text:
            text = text.replace(left, inner_open).replace(right, inner_close)
    return f"{opening}{text}{closing}"
