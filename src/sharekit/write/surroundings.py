"""What stands around a sentence in the source, and makes it say less, or something else, alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from sharekit.document import Block, Document, Span
from sharekit.presets.grammar_words import SentenceWords
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.write.capitals import is_headed
from sharekit.write.introducing import introductions, surnames
from sharekit.write.patterns import anywhere, is_found

_FEWEST_ANSWERS = 2  # questions as blocks of their own that make an interview
_NEXT = 3  # sentences that may revise one
_NEAR = 600  # characters in which they stand
_SOON = 6  # words of the next sentence within which it says what happened `later`
_FIGURE = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?؟]\s|\n")
_COUNTED = regex.compile(r"\d[\d.,]*(?:[\s-](?P<unit>\p{L}{3,}))?")
_STEM = 3  # letters
_STATES = re.compile(r"[.!]\s")
_SHORTENED = regex.compile(r"\bThe (?P<word>\p{Lu}\p{Ll}+)(?! (?:of|for)\b| \p{Lu})")  # English


class Surroundings:
    """The sentences of a document by their place in it.

    Args:
        document: The source.
        words: Of its language.
    """

    def __init__(self, document: Document, words: SentenceWords) -> None:
        """Find what leans on what stands before it."""
        self._text, self._blocks = document.text, document.blocks
        self._leaning = (*_quotations(document), *_answers(document), *_items(document))
        self._later = anywhere(words.superseding)
        self._selves, self._inviting = anywhere(words.selves), anywhere(words.invitations)
        self._surname = surnames(document)
        self._introduces = introductions(document, words)

    def allow(self, sentence: str, span: Span | None) -> bool:
        """Whether a sentence can leave its place."""
        if is_found(self._surname, sentence) or is_found(self._introduces, sentence):
            return False
        if is_headed(sentence, self._text) or self._is_shortened(sentence):
            return False
        if span is None:
            return True
        inside = any(span.start < other.end and other.start < span.end for other in self._leaning)
        follows = self._answers_before(sentence, span) or self._is_of_somebody(sentence, span)
        return not (inside or follows or self._is_superseded(sentence, span))

    def _is_superseded(self, sentence: str, span: Span) -> bool:
        """Whether one of the next sentences revises a figure (`14 days`; `later extended to 120`)."""
        if self._later is None or not _FIGURE.search(sentence):
            return False
        room = self._text[span.end : span.end + _NEAR].lstrip(" .!\n")
        return any(
            self._later.search(" ".join(after.split()[:_SOON])) and _counts_the_same(sentence, after)
            for after in _SENTENCE_END.split(room)[:_NEXT]
        )

    def _answers_before(self, sentence: str, span: Span) -> bool:
        """Whether it answers the question before it in its paragraph."""
        before = self._before(span).rstrip("*_ ")
        return before.endswith(QUESTION_MARKS) and not sentence.endswith(QUESTION_MARKS)

    def _is_of_somebody(self, sentence: str, span: Span) -> bool:
        """Whether `we` may be those whom its paragraph opens with, and not those who post it."""
        if not is_found(self._selves, sentence):
            return False
        return bool(self._before(span)) and not (self._inviting and self._inviting.match(sentence))

    def paragraph(self, span: Span) -> str:
        """Return the paragraph a sentence stands in."""
        block = self._block(span)
        return block.span.of(self._text) if block else ""

    def _before(self, span: Span) -> str:
        """Return what stands before it in its paragraph."""
        block = self._block(span)
        return self._text[block.span.start : span.start].strip() if block else ""

    def _block(self, span: Span) -> Block | None:
        return next((each for each in self._blocks if each.span.start <= span.start < each.span.end), None)

    def _is_shortened(self, sentence: str) -> bool:
        """Whether it calls somebody by the first word of a longer name (`The Friends` of somewhere)."""
        return any(
            regex.search(rf"\b{found['word']} (?:of|for)\b", self._text)
            for found in _SHORTENED.finditer(sentence)
        )


def _quotations(document: Document) -> Iterator[Span]:
    yield from (quote.span for quote in document.quotes if quote.kind == "speech" and quote.span)


def _answers(document: Document) -> Iterator[Span]:
    """Yield the answers of an interview: what follows a block that is nothing but a question.

    Posted as a sentence of the article they would put somebody's words into our mouth.
    """
    blocks = document.blocks
    asked = [_only_asks(block.span.of(document.text)) for block in blocks]
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


def _counts_the_same(sentence: str, after: str) -> bool:
    """Whether a later sentence has a figure of what the first one counts, or of nothing named."""
    return any(
        not found["unit"] or found["unit"][:_STEM].casefold() in sentence.casefold()
        for found in _COUNTED.finditer(after)
    )


def _only_asks(words: str) -> bool:
    return words.rstrip("*_ ").endswith(QUESTION_MARKS) and not _STATES.search(words)
