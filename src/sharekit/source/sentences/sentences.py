"""Sentences and words: where they begin and end in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

import regex

from sharekit.document import Block, Span
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import Grammar, class_pattern
from sharekit.source.page import Page
from sharekit.source.quotations.marks import Marked

# Spanish may open the next question behind a comma: `¿Sí?, ¿no?`
# A run of signs is tried once, from its first: tried from each, ten thousand of them take seconds.
_END = re.compile(r"(?<![.!?…؟۔])[.!?…؟۔]++[\"”’»“)\]']*+[*_]*+(?=(?:,(?=\s+[¿¡]))?(\s+))")
_LAST_WORD = re.compile(r"(?<![^\s(\[“\"'‘«])((?:[^\W\d_]\.)+[^\W\d_]?|[^\s(\[“\"'‘«]+)$")
_SHORT = 4  # letters of an abbreviation before a number (`Art. 5`)
_ORDINAL = re.compile(r"\d{1,2}")
_NUMBERED_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])\.")  # behind a day: `14. 12.`
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_WINDOW = 40
_WORD = regex.compile(r"[\p{L}\p{N}$£€#@&](?:[\p{L}\p{M}\p{N}’'.,&/%‑-]*[\p{L}\p{M}\p{N}%])?[.]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with the block it stands in."""

    span: Span
    block: Block


def find_sentences(page: Page, marked: Sequence[Marked], grammar: Grammar) -> tuple[Sentence, ...]:
    """Cut every block into sentences, which together cover all words, in order.

    What stands in double quotation marks is never cut.
    """
    quoted = tuple(mark.outer for mark in marked if mark.depth == 0 and not mark.single)
    bold = frozenset(span.end for span in page.strong)
    return tuple(
        Sentence(span=span, block=block)
        for block in page.blocks
        for line in page.lines(block)
        for span in _cut(page.text, line, quoted, bold, grammar)
    )


def _cut(
    text: str, line: Span, quoted: Sequence[Span], bold: Container[int], grammar: Grammar
) -> Iterator[Span]:
    start = line.start
    for end in _END.finditer(text, line.start, line.end):
        following = end.end(1)
        if following >= line.end or _inside(quoted, end.end()) or text[following].islower():
            continue
        closed = end.start() + 1 in bold  # nobody ends bold words in the middle of a number or a name
        if (
            text[end.start()] == "."
            and not closed
            and _goes_on(text, Span(start, end.start()), following, grammar)
        ):
            continue
        if end.end() > start:
            yield Span(start, end.end())
        start = following
    if start < line.end:
        yield Span(start, line.end)


def _inside(quoted: Sequence[Span], offset: int) -> bool:
    index = bisect_right(quoted, offset, key=lambda span: span.start) - 1
    return index >= 0 and quoted[index].start < offset < quoted[index].end


def _goes_on(text: str, sentence: Span, following: int, grammar: Grammar) -> bool:
    """Tell whether a full stop behind a word ends no sentence: `St. Agnes`, `Art. 5`, `12. Dezember`."""
    found = _LAST_WORD.search(text, max(sentence.start, sentence.end - _WINDOW), sentence.end)
    if not found:
        return False
    word = found[1]
    if _ORDINAL.fullmatch(word):
        names = load_calendar_names(grammar.locale or grammar.language)
        dotted = names.dotted and not _is_house_number(text, sentence.end - len(word), following, grammar)
        return dotted or _NUMBERED_MONTH.match(text, following) is not None
    if _INITIALS.fullmatch(word):
        genitive = text[found.start(1) - 1] == "'" and text[found.start(1) - 2].isalpha()  # `Hanratty's.`
        return word != "I" and not genitive
    numbered = text[following].isdigit() and word[0].isupper() and word.isalpha() and len(word) <= _SHORT
    return numbered or word.casefold() in grammar.sentences.abbreviations


def _is_house_number(text: str, at: int, following: int, grammar: Grammar) -> bool:
    """Tell whether a number is that of a house: behind a street, and no storey or month is behind it."""
    months = load_calendar_names(grammar.locale or grammar.language).months
    places = class_pattern("place", grammar.locale)
    street = any(found.end() == at - 1 for found in places.finditer(text, max(0, at - _WINDOW), at))
    word = text[following : following + _WINDOW].split(maxsplit=1)[0].strip(".,;:)")
    return street and not (places.match(text, following) or word.casefold() in months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word: as it stands, in small letters, and where."""

    text: str
    lower: str
    span: Span


def find_words(text: str, span: Span, *, limit: int | None = None) -> tuple[Word, ...]:
    """Return the words of a span, punctuation at their ends left out, at most `limit` of them."""
    found: list[Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        words = match.group().rstrip(".,")
        found.append(
            Word(text=words, lower=words.casefold(), span=Span(match.start(), match.start() + len(words)))
        )
        if limit is not None and len(found) >= limit:
            break
    return tuple(found)
