"""The shortest clause around a figure that has a subject and a verb and can stand by itself."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.presets.grammar_words import SentenceWords
from sharekit.source.language.words import Word, find_words, starts_with

_LONGEST = 180
_FEWEST = 4
_CUT = regex.compile(r"\s*[,;:]\s+|\s+[–—]\s*|\s+[(]|[)]\s*")
_AND = regex.compile(r"\s+(?=and\s)")
_CLOSERS = ".!?… "
_PAIRS = (("(", ")"), ("“", "”"), ("‘", "’ "), ("[", "]"), ("«", "»"))


def find_clause(text: str, sentence: Span, figure: Span, grammar: Grammar) -> Span | None:
    """Return the shortest clause with subject, verb and figure.

    Args:
        text: The document's text.
        sentence: The sentence that holds the figure.
        figure: The figure with its qualifier.
        grammar: Small words and verbs.

    Returns:
        A slice that starts at a subject and ends before punctuation; None where there is none.
    """
    words = grammar.sentences
    cuts = list(_cuts(text, sentence, words))
    starts = [sentence.start, *(end for _, end in cuts if end <= figure.start)]
    ends = [*(start for start, _ in cuts if start >= figure.end), _without_stop(text, sentence)]
    spans = (
        Span(_past_conjunction(text, start, figure.start, words, first=start == sentence.start), end)
        for start in starts
        for end in ends
    )
    fitting = [span for span in spans if span.end - span.start <= _LONGEST]
    for span in sorted(fitting, key=lambda each: each.end - each.start):
        if _is_clause(text, span, grammar):
            return span
    return None


def _cuts(text: str, sentence: Span, words: SentenceWords) -> Iterator[tuple[int, int]]:
    yield from ((cut.start(), cut.end()) for cut in _CUT.finditer(text, sentence.start, sentence.end))
    for cut in _AND.finditer(text, sentence.start, sentence.end):
        after = find_words(text, Span(cut.end(), sentence.end), limit=2)
        if len(after) > 1 and _is_verb(after[1].lower, words):
            yield cut.start(), cut.end()


def _is_verb(word: str, words: SentenceWords) -> bool:
    return word in words.auxiliaries or word in words.verbs or word.endswith(words.verb_endings)


def _without_stop(text: str, sentence: Span) -> int:
    end = sentence.end
    while end > sentence.start and text[end - 1] in _CLOSERS:
        end -= 1
    return end


def _past_conjunction(text: str, start: int, stop: int, words: SentenceWords, *, first: bool) -> int:
    """Skip `while`, `and`, `but` at the head of a clause that is not the head of the sentence."""
    head = find_words(text, Span(start, min(len(text), start + 40)), limit=2)
    if first or len(head) < 2 or head[0].lower not in words.conjunctions:  # noqa: PLR2004 - the conjunction and what follows
        return start
    return min(head[1].span.start, stop)


def _is_clause(text: str, span: Span, grammar: Grammar) -> bool:
    words = grammar.sentences
    found = find_words(text, span)
    if len(found) < _FEWEST or not _balanced(span.of(text)):
        return False
    head = span.of(text).casefold()
    refused = (*words.connectives, *words.pointers, *words.relatives, *words.subordinators)
    figures = grammar.figures.qualifiers
    if starts_with(head, refused) and not starts_with(head, figures):
        return False
    if _is_verb(found[0].lower, words) or found[0].lower.endswith(words.participle_endings):
        return False
    last = found[-1].lower
    if last in words.prepositions or last in words.conjunctions or last in words.determiners:
        return False
    return _has_verb(found, words)


def _has_verb(found: tuple[Word, ...], words: SentenceWords) -> bool:
    """Tell whether a finite verb follows a subject, outside of a relative clause."""
    relative = next(
        (index for index, word in enumerate(found) if index and word.lower in words.relatives), len(found)
    )
    for index, word in enumerate(found[:relative]):
        if index and (word.lower in words.auxiliaries or word.lower in words.verbs):
            return True
        if index > 1 and word.lower.endswith(words.verb_endings) and word.text[0].islower():
            return True
    return False


def _balanced(words: str) -> bool:
    return all(
        words.count(opening) == words.count(closing.strip()) or opening == "‘" for opening, closing in _PAIRS
    )
