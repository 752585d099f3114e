"""Where an event is: a labelled line, a line that is an address, or words after "at"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.page import Page
from sharekit.source.people import any_of, trimmed
from sharekit.source.sections import Section, Segment, segments_after
from sharekit.source.whens import When

_LONGEST = 160
_SHORT = 90
_STRAY = " \t,;.–—-*!"
_POST_CODE = regex.compile(r"\b(?:\d{4,5}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b")
_NUMBERED = regex.compile(r"^\d{1,5}[a-z]?\s+\p{Lu}|\p{Lu}[\p{L}’'-]+\s+\d{1,4}[a-z]?\b")


@cache
def _words(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{any_of(grammar.events.place_words)})(?!\w)", regex.IGNORECASE)


@cache
def _inline(grammar: Grammar) -> regex.Pattern[str]:
    word = r"(?:\p{Lu}|\d)[\p{L}\p{N}’'&.-]*"
    small = r"(?:the|of|de|du|des|la|le|les|and|&|der|den|het|van|in)"
    return regex.compile(
        rf"(?<!\w)(?:{any_of(grammar.events.place_leads)})\s+(?:the\s+)?(?<place>{word}(?:,?\s+(?:{small}\s+)*{word}|\s+d[’']\p{{L}}+){{0,9}})"
    )


def find_place(page: Page, section: Section, when: When | None, grammar: Grammar) -> Span | None:
    """Return where the event of a section is, or None where it is not said."""
    labelled = [segment for segment in section.segments if segment.label == "where"]
    for segment in reversed(labelled):
        found = _under_label(page.text, section, segment)
        if found:
            return found
    if when is None:
        return None
    return _address_line(page, section, when, grammar) or _in_sentence(page.text, when, grammar)


def _under_label(text: str, section: Section, segment: Segment) -> Span | None:
    if segment.span.end > segment.span.start:
        return _clean(text, segment.span)
    under = segments_after(section.segments, segment)
    short = [
        each
        for each in under
        if each.span.end - each.span.start <= _SHORT and not each.span.of(text).endswith(".")
    ]
    chosen: list[Segment] = []
    for each in short:
        if chosen and each.block != chosen[-1].block and each.span.start - chosen[-1].span.end > 2:  # noqa: PLR2004 - the blank line
            break
        chosen.append(each)
    return _clean(text, Span(chosen[0].span.start, chosen[-1].span.end)) if chosen else None


def _address_line(page: Page, section: Section, when: When, grammar: Grammar) -> Span | None:
    """Return the first line after the date that looks like an address."""
    later = [
        segment
        for segment in section.segments
        if segment.whole.start > when.segment.whole.start and not segment.label
    ]
    for segment in later[:3]:
        words = segment.span.of(page.text)
        if len(words) > _SHORT or words.endswith((":", "?", ".")) or "://" in words:
            continue
        if page.links_in(segment.span) or (
            when.time and segment.span.start <= when.time.span.start < segment.span.end
        ):
            continue
        if _words(grammar).search(words) or _POST_CODE.search(words) or _NUMBERED.search(words):
            return _clean(page.text, segment.span)
    return None


def _in_sentence(text: str, when: When, grammar: Grammar) -> Span | None:
    if when.segment.label == "event":
        return None
    found: Sequence[regex.Match[str]] = list(
        _inline(grammar).finditer(text, when.segment.whole.start, when.segment.whole.end)
    )
    for match in found:
        place = Span(*match.span("place"))
        if _words(grammar).search(place.of(text)) and not (
            place.start < when.day.span.end and when.day.span.start < place.end
        ):
            return _clean(text, place)
    return None


def _clean(text: str, span: Span) -> Span | None:
    place = trimmed(text, span.start, span.end, _STRAY)
    return place if place and place.end - place.start <= _LONGEST else None
