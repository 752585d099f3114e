"""What kind of meeting an event is, in the words of the sentence that says its day."""

from __future__ import annotations

import re

import regex

from sharekit.document import Document, Event, Span
from sharekit.plan.likeness import contains
from sharekit.presets.grammar import class_pattern, load_grammar

_END = regex.compile(r"[,;:.!?()–—|\n]|\s-\s|\d")
_WORD = regex.compile(r"(?<![\p{L}-])(?P<word>\p{Ll}[\p{Ll}\p{M}-]*)\s$")
_GERMANIC = frozenset({"en", "nl", "de", "sv"})  # where what tells a kind apart stands before it
_LONGEST = 60  # characters
_MOST_WORDS = 8


def kind_of(document: Document, event: Event, title: str) -> str:
    """Return what an event is (`solidarity gathering`), where its title does not say it; else nothing.

    Args:
        document: For the sentence of its day.
        event: The event.
        title: As posts print it.
    """
    language = document.language
    kinds = class_pattern("kind", language, *load_grammar(language).events.kinds)
    names = (kinds, class_pattern("outing", language))
    if event.when_span is None or any(pattern.search(title) for pattern in names):
        return ""
    sentence = _sentence(document, event.when_span)
    found = sorted(
        {match.span() for pattern in names for match in pattern.finditer(document.text, *sentence)}
    )
    vague = class_pattern("vague", language)
    for start, end in found:
        if not vague.fullmatch(document.text, start, end) and _is_noun(document, start):
            words = " ".join(_phrase(document, event, Span(start, end), sentence.end).split())
            return "" if contains(event.place or "", words) else words
    return ""


def _sentence(document: Document, day: Span) -> Span:
    """Return the sentence of a day; its block where no sentence was judged there."""
    judged = (each.span for each in document.sentences)
    blocks = (each.span for each in document.blocks)
    return next((span for span in (*judged, *blocks) if span.start <= day.start < span.end), day)


def _is_noun(document: Document, at: int) -> bool:
    """Whether a kind is no verb (`we walk out`): in English it follows an article or an adjective."""
    before = document.text[max(0, at - _LONGEST) : at]
    if document.language.partition("-")[0] != "en" or not before[-2:-1].isalpha():
        return True
    first, *others = reversed(before.split())
    follows = others[0].casefold() if others else ""
    ours = load_grammar(document.language).sentences.determiners
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
