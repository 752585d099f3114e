"""Where an event is: a labelled line, a line that is an address, or words after "at"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.events.cities import find_city
from sharekit.source.events.dates import find_days, find_times
from sharekit.source.events.sections import Section, Segment, segments_after
from sharekit.source.events.whens import When, sentence_of
from sharekit.source.language.people import any_of, trimmed
from sharekit.source.page import Page

_LONGEST = 160
_NO_PLACE = regex.compile(
    r"://|\w\.\w+/|^\d{1,2}(?:[:.]\d\d)?\s?(?:a|p|am|pm|h)?\s(?:[A-Z]{1,3}[SD]?T|UTC|GMT)\b"
)
_MAP = regex.compile(
    r"https?://(?:maps\.app\.goo\.gl|goo\.gl/maps|(?:www\.|maps\.)?google\.[a-z.]+/maps|maps\.google\.|(?:www\.)?openstreetmap\.org|"
    r"osm\.org|maps\.apple\.com)"
)
_SENTENCE = regex.compile(r"\s\p{Ll}+\s.*\s\p{Ll}+\s|[.!]$")
_REMARK = regex.compile(r"\([^()]*\)")
_SHORT = 90
_TIME_TAIL = 6
_BEFORE = 16
_STRAY = " \t,;.–—-*!"
_POST_CODE = regex.compile(r"\b(?:\d{4,5}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b")
_NUMBERED = regex.compile(r"(?:^|,\s)\d{1,5}[a-z]?\s+\p{Lu}|\p{Lu}[\p{L}’'-]+\s+\d{1,4}[a-z]?\b")

_SMALL = (
    r"(?:the|of|on|at|and|&|de|du|des|la|le|les|à|sur|y|e|del|della|da|do|dos|das|der|den|dem|am|an|im|zum|zur|und|het|"
    r"van|in|op)"
)
_NAME = r"(?:\p{Lu}|\d)[\p{L}\p{N}’'&/-]*(?:(?<=\b\p{L}{1,4})\.(?=\s\p{Lu}))?"
_RUN = rf"{_NAME}(?:\s+(?:{_SMALL}\s+){{0,3}}(?:[dl][’'])?(?:{_NAME}|(?<=[dl][’'])\p{{Ll}}+)){{0,9}}"
_BRACKET = r"(?:\s*\([^()]{1,60}\))?"
_PIECE = regex.compile(r",\s+(?<piece>[^,.!?;:\n]{2,60})(?=[,.!?;:\n]|$)")
_STOP = regex.compile(r"(?<=\p{L}{4})[.!?]\s+(?=\p{Lu})")  # the end of a sentence, not of `St. Paul’s`
_FEW_WORDS = 4
_MOST_PIECES = 4


@cache
def _words(grammar: Grammar) -> regex.Pattern[str]:
    """Match the words of places; a word with a star ends longer ones (`*plein` is `Museumplein`)."""
    words = grammar.events.place_words
    whole = any_of(tuple(word for word in words if not word.startswith("*")))
    ends = any_of(tuple(word[1:] for word in words if word.startswith("*")))
    return regex.compile(rf"(?<!\w)(?:(?:{whole})|\p{{L}}*(?:{ends}))(?!\w)", regex.IGNORECASE)


@cache
def _inline(grammar: Grammar) -> regex.Pattern[str]:
    leads = any_of(grammar.events.place_leads)
    return regex.compile(rf"(?<!\w)(?i:{leads})\s+(?:the\s+)?(?<place>{_RUN}{_BRACKET})")


@cache
def _venues(grammar: Grammar) -> regex.Pattern[str]:
    leads = any_of(grammar.events.venue_leads)
    return regex.compile(
        rf"(?<!\w)(?i:{leads})\s*(?:the\s+)?(?=(?:\d+\s+)?\p{{Lu}})(?<place>{_RUN}{_BRACKET})"
    )


@cache
def _caseless(grammar: Grammar) -> regex.Pattern[str]:
    """Match a place in a script without capitals: a lead, a word of places, and on to the next mark."""
    leads, words = any_of(grammar.events.place_leads), any_of(grammar.events.place_words)
    return regex.compile(rf"(?<!\w)(?:{leads})\s?(?<place>(?:{words})(?!\w)[^,.!?;:()\n]{{0,60}})")


def on_one_line(page: Page, place: Span) -> str:
    """Return a place with commas where the source has it on several lines."""
    lines = (line for block in page.blocks for line in page.lines(block))
    parts = (Span(max(line.start, place.start), min(line.end, place.end)) for line in lines)
    words = (" ".join(part.of(page.text).split()) for part in parts if part.start < part.end)
    return ", ".join(filter(None, (each.rstrip(",،\\ ") for each in words)))


def find_place(page: Page, section: Section, when: When | None, grammar: Grammar) -> Span | None:
    """Return where the event of a section is, or None where it is not said."""
    labelled = [segment for segment in section.segments if segment.label == "where"]
    for segment in reversed(labelled):
        found = _under_label(page, section, segment, grammar)
        if found:
            return found
    if when is None or any(_is_online(page.text, segment, section, grammar) for segment in labelled):
        return None
    return (
        _address_line(page, section, when, grammar)
        or _in_sentence(page, section, when, grammar)
        or _city(page.text, when, grammar)
    )


@cache
def _online(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{any_of(grammar.events.online)})(?!\w)", regex.IGNORECASE)


def _is_online(text: str, segment: Segment, section: Section, grammar: Grammar) -> bool:
    """Tell whether the words under a label for the place say that there is none but online."""
    under = segments_after(section.segments, segment) if segment.span.end == segment.span.start else ()
    return any(_online(grammar).search(text, each.whole.start, each.whole.end) for each in (segment, *under))


def _under_label(page: Page, section: Section, segment: Segment, grammar: Grammar) -> Span | None:
    text = page.text
    if segment.span.end > segment.span.start:
        return _clean(text, segment.span, grammar)
    under = segments_after(section.segments, segment)
    for each in under:
        if each.span.of(text).endswith(".") and (mapped := _mapped(page, each, grammar)):
            return mapped
    calls = bool(under) and bool(_online(grammar).search(under[0].span.of(text)))
    chosen: list[Segment] = []
    for each in (each for each in under if _is_short(each.span.of(text))):
        if chosen and each.block != chosen[-1].block and each.span.start - chosen[-1].span.end > 2:  # noqa: PLR2004 - the blank line
            break
        chosen.append(each)
    if chosen:
        whole = Span(chosen[0].span.start, chosen[-1].span.end)
        return None if calls and not _is_address(whole.of(text), grammar) else _clean(text, whole, grammar)
    return next((mapped for each in under if (mapped := _mapped(page, each, grammar))), None)


def _is_address(words: str, grammar: Grammar) -> bool:
    return bool(_words(grammar).search(words) or _POST_CODE.search(words) or _NUMBERED.search(words))


def _is_short(words: str) -> bool:
    return len(words) <= _SHORT and not words.endswith((".", "!")) and not _REMARK.fullmatch(words.strip())


def _mapped(page: Page, segment: Segment, grammar: Grammar) -> Span | None:
    """Return the words in a sentence that link to a map of the place."""
    words = segment.span.of(page.text)
    if len(words.split()) <= _FEW_WORDS or not _SENTENCE.search(words):
        return None
    links = (link.span for link in page.links_in(segment.span) if _MAP.match(link.url))
    return next((place for link in links if (place := _clean(page.text, link, grammar))), None)


def _address_line(page: Page, section: Section, when: When, grammar: Grammar) -> Span | None:
    """Return the first line after the date that looks like an address."""
    later = [
        segment
        for segment in section.segments
        if segment.whole.start > when.segment.whole.start and not segment.label
    ]
    for segment in later[:3]:
        words = segment.span.of(page.text)
        if len(words) > _SHORT or words.endswith((":", "?", ".")) or _NO_PLACE.search(words):
            continue
        if page.links_in(segment.span) or (
            when.time and segment.span.start <= when.time.span.start < segment.span.end
        ):
            continue
        if _is_address(words, grammar):
            place = _clean(page.text, segment.span, grammar)
            if place:
                return place
    return None


def _in_sentence(page: Page, section: Section, when: When, grammar: Grammar) -> Span | None:
    """Return the place after "at" in the sentences of day and time, or after words such as "we meet at"."""
    if when.segment.label == "event":
        return None
    text = page.text
    for found in _venues(grammar).finditer(text, section.span.start, section.span.end):
        place = _clean(text, _whole(text, Span(*found.span("place")), grammar), grammar)
        if place:
            return place
    patterns = (_inline(grammar), *((_caseless(grammar),) if grammar.script else ()))
    for room in _rooms(text, section, when):
        for match in (match for pattern in patterns for match in pattern.finditer(text, *room)):
            place = _whole(text, Span(*match.span("place")), grammar)
            beside = place.end <= when.day.span.start or place.start >= when.day.span.end
            if beside and _words(grammar).search(place.of(text)) and (kept := _clean(text, place, grammar)):
                return kept
    return None


def _rooms(text: str, section: Section, when: When) -> Iterator[Span]:
    yield when.segment.whole
    if when.time is None:
        return
    for segment in section.segments:
        if segment.whole.start <= when.time.span.start < segment.whole.end and segment != when.segment:
            yield sentence_of(text, segment.whole, when.time.span)


def _whole(text: str, place: Span, grammar: Grammar) -> Span:
    """Return a place with the parts of its address that commas join to it."""
    for _ in range(_MOST_PIECES):
        piece = _PIECE.match(text, place.end)
        if piece is None:
            break
        words = piece["piece"]
        first, few = words.split()[0], len(words.split()) <= _FEW_WORDS
        named = few or not first[0].islower() or first in grammar.sentences.prepositions
        if not named or not (
            _words(grammar).search(words) or _POST_CODE.search(words) or find_city(words, 0, len(words))
        ):
            break
        place = Span(place.start, piece.end())
    return place


def _city(text: str, when: When, grammar: Grammar) -> Span | None:
    """Return the city that stands after "in" in the sentence of the day."""
    sentence = sentence_of(text, when.segment.whole, when.day.span)
    city = find_city(text, sentence.start, sentence.end)
    if city is None or when.segment.label == "event":
        return None
    before = text[max(sentence.start, city.start - _BEFORE) : city.start].casefold()
    leads = (*grammar.events.place_leads, *(lead.casefold() for lead in grammar.events.place_prefixes))
    return city if any(before.rstrip().endswith(lead) for lead in leads) else None


def _before_lead(text: str, start: int, end: int, grammar: Grammar) -> int:
    """Leave out the word that leads from a place to a time (`at`)."""
    lead = regex.compile(rf"\s(?:{any_of(grammar.dates.time_leads)})\s*$", regex.IGNORECASE)
    found = lead.search(text[start:end])
    return start + found.start() if found else end


def _clean(text: str, span: Span, grammar: Grammar) -> Span | None:
    """Return a place without the time before it; None for what is a day, a remark or too long."""
    start, end = span
    for time in find_times(text, Span(start, min(len(text), end + _TIME_TAIL)), grammar):
        if text[start : time.span.start].strip(_STRAY):
            end = min(end, len(text[: time.span.start].rstrip()))
            break
        start = time.span.end
    stop = _STOP.search(text, start, end)
    if stop:
        end = stop.start()
    place = trimmed(text, start, _before_lead(text, start, end, grammar) if end < span.end else end, _STRAY)
    if place is None or place.end - place.start > _LONGEST or find_days(text, place, grammar):
        return None
    return None if _REMARK.fullmatch(place.of(text)) else place
