"""What kind of meeting an event is, in the words of the sentence that says its day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import regex

from sharekit.document import Document, Event, Span
from sharekit.plan.likeness import contains
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import class_pattern, load_grammar

_END = regex.compile(r"[,;:.!?()–—|\n]|\s-\s|\d")
_WORD = regex.compile(r"(?<![\p{L}-])(?P<word>\p{Ll}[\p{Ll}\p{M}-]*)\s$")
_GERMANIC = frozenset({"en", "nl", "de", "sv"})  # where what tells a kind apart stands before it
_DAY = regex.compile(r"\d\w{0,2}\.? ?$")
_HYPHENS = ("-", "‑")
_ROW = regex.compile(r"\p{Ll},\s$")  # of verbs, as `roll, walk and ride`
_LONGEST = 60  # characters
_MOST_WORDS = 8


def kind_of(document: Document, event: Event, title: str) -> str | None:
    """Return what an event is (`solidarity gathering`); None where its title says it, empty where none does.

    Args:
        document: For the sentence of its day.
        event: The event.
        title: As posts print it.
    """
    if _has_kind(title, document.language):
        return None
    if event.when_span is None:
        return ""
    for part in _parts(document, event, event.when_span):
        words = _named_in(document, event, part)
        if words:
            said = contains(title, words) or contains(event.place or "", words)
            return None if said else words
    return _below_title(document)


def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    kinds = class_pattern("kind", language, *load_grammar(language).events.kinds)
    return kinds, class_pattern("outing", language)


def _has_kind(words: str, language: str) -> bool:
    vague = class_pattern("vague", language)
    found = (each.span() for pattern in _patterns(language) for each in pattern.finditer(words))
    return any(not vague.fullmatch(words, *at) and _is_noun(words, at[0], language) for at in found)


def _named_in(document: Document, event: Event, part: Span) -> str:
    """Return the first kind in a part of the text, with what tells it apart."""
    text, vague = document.text, class_pattern("vague", document.language)
    spans = sorted(
        {each.span() for kind in _patterns(document.language) for each in kind.finditer(text, *part)}
    )
    for start, end in spans:
        if _is_month(text, start, end, document.language) or text[start - 1 : start] in _HYPHENS:
            continue  # `Terça-feira`
        if not vague.fullmatch(text, start, end) and _is_noun(text, start, document.language):
            return " ".join(_phrase(document, event, Span(start, end), part.end).split())
    return ""


def _below_title(document: Document) -> str:
    """Return the short line under the title, where that says what kind of meeting it is."""
    lines = [block for block in document.blocks if block.kind != "title"][:1]
    words = " ".join(lines[0].span.of(document.text).split()) if lines else ""
    short = words and len(words) <= _LONGEST and not _END.search(words)
    return words if short and _has_kind(words, document.language) else ""


def _parts(document: Document, event: Event, day: Span) -> Iterator[Span]:
    """Yield the sentence of a day, what follows it where the event has no hour yet, and what is before it."""
    block = next((each.span for each in document.blocks if each.span.start <= day.start < each.span.end), day)
    judged = [each.span for each in document.sentences if block.start <= each.span.start < block.end]
    at = next((i for i, span in enumerate(judged) if span.start <= day.start < span.end), len(judged))
    timed = isinstance(event.start, datetime)  # then a later sentence may tell of another hour
    yield from (judged[at : at + 1] if timed else judged[at:]) or (block,)
    yield Span(block.start, day.start)


def _is_month(text: str, start: int, end: int, language: str) -> bool:
    """Whether a kind is the name of a month with its day (`12 March`)."""
    names = {name.casefold() for name in load_calendar_names(load_grammar(language).locale).months}
    return text[start:end].casefold() in names and _DAY.search(text[:start]) is not None


def _is_noun(text: str, at: int, language: str) -> bool:
    """Whether a kind is no verb (`we walk out`): in English it follows an article or an adjective."""
    before = text[max(0, at - _LONGEST) : at]
    if language.partition("-")[0] != "en" or not before[-2:-1].isalpha():
        return _ROW.search(before) is None
    first, *others = reversed(before.split())
    follows = others[0].casefold() if others else ""
    ours = load_grammar(language).sentences.determiners
    return first.casefold() in ours or follows in ours or not (others and others[0][-1:].isalpha())


def _phrase(document: Document, event: Event, kind: Span, limit: int) -> str:
    """Return a kind with the word that tells it apart, and what it is for, as far as that is one phrase."""
    text, language, day = document.text, document.language, event.when_span
    start, end = kind
    small = load_grammar(language).stopwords
    before = _WORD.search(text, max(0, start - _LONGEST), start) if language in _GERMANIC else None
    if before and before["word"] not in small and not _follows_verb(text, before.start(), small):
        start = before.start()
    toward = class_pattern("toward", language).match(text, end + 1)
    if toward:
        cut = _END.search(text, end, limit)
        stop = min(cut.start() if cut else limit, day.start if day and day.start > end else limit)
        words = text[start:stop].rstrip()
        if len(words) <= _LONGEST and len(words.split()) <= _MOST_WORDS and not _breaks(words, small):
            end = start + len(words)
    return text[start:end]


def _follows_verb(text: str, at: int, small: frozenset[str]) -> bool:
    """Whether a word before a kind is none of its own: no edge and no small word is before that."""
    before = re.search(r"(\S+)\s$", text[:at])
    if before is None:
        return False
    word = before[1].casefold()
    return word.isalpha() and word not in small


def _breaks(words: str, small: frozenset[str]) -> bool:
    """Whether a phrase ends on a word that leads to what was cut."""
    return words.rpartition(" ")[2].casefold() in small
