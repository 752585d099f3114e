"""Titles and quotations as they stand in a post."""

from __future__ import annotations

import re
from datetime import date

import regex

from sharekit.document import Document
from sharekit.presets.marks import PAIRS, in_marks
from sharekit.presets.phrases import Phrases
from sharekit.write.typography import without_full_stop

_EDGE = regex.compile(
    r"^[\p{Extended_Pictographic}\uFE0F\u200D\s]+(?=\w|[“\"'‘«¿¡])|[\p{Extended_Pictographic}\uFE0F\u200D\s]+$"
)
_SHORTENS = re.compile(r" – | — | \| |: ")
_FEWEST_WORDS = 3
_OPENING = 400  # characters: a heading further down is one of a part
_DASH = re.compile(r" [–—] ")
_TWO = 2


def plain_title(title: str, phrases: Phrases, *, day: date | None = None) -> str:
    """Return a title on one line, without emoji at its edges or one final full stop.

    Args:
        title: As the source writes it.
        day: The event's day; the same date at the title's beginning is left out, since the post says it.
        phrases: For the form of that date, and the marks of a title that is wholly a quotation.
    """
    text = _EDGE.sub("", re.sub(r"\s+", " ", title).strip())
    text = without_full_stop(text)
    if day is not None:
        text = _without_date(text, day, phrases)
    if is_quotation(text):
        text = in_marks(text[1:-1], phrases)
    return text or title


def headline(document: Document) -> str:
    """Return what a document goes by in posts: its title, unless that is a quotation that names nobody.

    Then the author's short title, or the heading that opens the text, which says what it is about.
    """
    if not is_quotation(document.title):
        return document.title
    first = next((block for block in document.blocks if block.kind == "heading"), None)
    heading = first.span.of(document.text) if first and first.span.start <= _OPENING else ""
    says = len(heading.split()) > _FEWEST_WORDS and not is_quotation(heading)
    return document.short_title or (heading if says else document.title)


def is_quotation(title: str) -> bool:
    """Whether a title is wholly a quotation: then no other may stand in the same post."""
    text = title.strip()
    return any(
        text[0] == left and text[-1] == right and text.count(left) == (1 if left != right else _TWO)
        for left, right in PAIRS
        if len(text) > _TWO
    )


def short_title(title: str) -> str:
    """Return the part before the first dash, bar or colon if it has three words or more; else nothing."""
    head = _SHORTENS.split(title, maxsplit=1)[0]
    balanced = all(head.count(opening) == head.count(closing) for opening, closing in PAIRS)
    return head if head != title and len(head.split()) >= _FEWEST_WORDS and balanced else ""


def join_subject(title: str, phrases: Phrases) -> str:
    """Return what joins a subject's halves: a dash, or a colon where the title has a dash already."""
    return phrases.post.colon if _DASH.search(title) and ": " not in title else " – "


def _without_date(title: str, day: date, phrases: Phrases) -> str:
    words = (phrases.day_number(day), phrases.month(day))
    forms = "|".join(
        f"{re.escape(first)} (?:de )?{re.escape(second)}" for first, second in (words, words[::-1])
    )
    return re.sub(rf"^(?:{forms})(?: {day.year})?\s*[:–—-]\s*", "", title, flags=re.IGNORECASE)
