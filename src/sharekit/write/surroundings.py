"""What stands around a sentence in the source, and makes it say less, or something else, alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import regex

from sharekit.document import Document, Span
from sharekit.presets.grammar import SentenceWords
from sharekit.write.lasting import anywhere

_FEWEST_ANSWERS = 2  # questions as blocks of their own that make an interview
_QUESTIONS = ("?", "؟")
_SOON = 6  # words of the next sentence within which it says what happened `later`
_FIGURE = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?؟]\s|\n")
_DROP_CAPITALS = regex.compile(r"\A\W*(?P<words>(?:\p{Lu}{1,3}\s)?\p{Lu}{3,})\s")


class Surroundings:
    """The sentences of a document by their place in it.

    Args:
        document: The source.
        words: Of its language.
    """

    def __init__(self, document: Document, words: SentenceWords) -> None:
        """Find what leans on what stands before it."""
        self._text = document.text
        self._leaning = (*_quotations(document), *_answers(document), *_items(document))
        self._later = anywhere(words.superseding)
        self._surname = _surnames(document)

    def allow(self, sentence: str, span: Span | None) -> bool:
        """Whether a sentence can leave its place."""
        if self._names_by_halves(sentence) or self._is_headed(sentence):
            return False
        if span is None:
            return True
        inside = any(span.start < other.end and other.start < span.end for other in self._leaning)
        return not inside and not self._is_superseded(sentence, span)

    def _is_superseded(self, sentence: str, span: Span) -> bool:
        """Whether the next sentence revises a figure by another (`14 days`; `later extended to 120`)."""
        if self._later is None or not _FIGURE.search(sentence):
            return False
        after = _SENTENCE_END.split(self._text[span.end : span.end + 300].lstrip(" .!\n"), maxsplit=1)[0]
        return bool(self._later.search(" ".join(after.split()[:_SOON])) and _FIGURE.search(after))

    def _names_by_halves(self, sentence: str) -> bool:
        """Whether it names somebody by a surname that other sentences introduce."""
        return self._surname is not None and self._surname.search(sentence) is not None

    def _is_headed(self, sentence: str) -> bool:
        """Whether its first words are in capitals for the sake of the lay-out (`A FEDERAL judge`)."""
        found = _DROP_CAPITALS.match(sentence)
        return found is not None and self._text.count(found["words"].split()[-1]) == 1


def _quotations(document: Document) -> Iterator[Span]:
    yield from (quote.span for quote in document.quotes if quote.kind == "speech" and quote.span)


def _answers(document: Document) -> Iterator[Span]:
    """Yield the answers of an interview: what follows a block that is nothing but a question.

    Posted as a sentence of the article they would put somebody's words into our mouth.
    """
    blocks = document.blocks
    asked = [block.span.of(document.text).rstrip("*_ ").endswith(_QUESTIONS) for block in blocks]
    if sum(asked) < _FEWEST_ANSWERS:
        return
    answering = False
    for block, asks in zip(blocks, asked, strict=True):
        if asks or block.kind == "heading":
            answering = asks
        elif answering:
            yield block.span


def _items(document: Document) -> Iterator[Span]:
    """Yield the items of lists: what they are items of stands above them."""
    yield from (block.span for block in document.blocks if block.kind == "item")


def _surnames(document: Document) -> re.Pattern[str] | None:
    """Return the pattern of surnames of those who are quoted, where the first name does not go before."""
    names = {quote.speaker for quote in document.quotes if quote.kind == "speech" and quote.speaker}
    names |= {person.name for event in document.events for person in event.speakers}
    return _any_of(_bare(name) for name in sorted(names) if " " in name)


def _bare(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return rf"(?<!{re.escape(first)} )\b{re.escape(last)}\b"


def _any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    joined = "|".join(patterns)
    return re.compile(joined) if joined else None
