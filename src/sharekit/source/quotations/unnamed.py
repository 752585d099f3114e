"""Names in scripts without capitals: told by where they stand, and left out where that is not sure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.presets.names import is_given
from sharekit.source.language.people import any_of
from sharekit.source.quotations.mentions import Mentions
from sharekit.source.quotations.phrases import Named

_TOKEN = regex.compile(r"[\p{L}\p{M}״׳\"'’-]*[\p{L}\p{M}׳](?=[\s،,:.;()“”«»\"״]|$)")
_END = frozenset('،,:.;(“”«"״!?؟')
_REACH = 110
_FEWEST, _MOST = 2, 4
_LEAD = 7


@cache
def _small(grammar: Grammar) -> frozenset[str]:
    small = grammar.sentences
    lists = (
        small.prepositions,
        small.conjunctions,
        small.relatives,
        small.pointers,
        small.connectives,
        small.stale,
    )
    return (
        frozenset(word for words in lists for word in words)
        | grammar.stopwords
        | frozenset(grammar.speech.verbs)
    )


def find_caseless(
    text: str, start: int, stop: int, grammar: Grammar, mentions: Mentions | None = None
) -> Named | None:
    """Read the name that stands right behind a verb of saying.

    Args:
        text: The document's text.
        start: Right after the verb.
        stop: Where the name must have ended.
        grammar: Roles and small words.
        mentions: Whole names, for surnames that stand alone.

    Returns:
        A name of two to four words that a mark or a small word closes; a single known surname;
        or a phrase such as `the union`.
    """
    words = _words(text, start, min(stop, start + _REACH), grammar)
    roles = frozenset((*grammar.people.roles, *grammar.people.organisations))
    first = 0
    while first < len(words) and words[first].of(text) in roles:
        first += 1
    given = next((at for at, word in enumerate(words[:_LEAD]) if is_given(word.of(text))), None)
    begin = given if given is not None else first
    chosen = words[begin:]
    if _FEWEST <= len(chosen) <= _MOST and not any(word.of(text) in roles for word in chosen):
        return Named(span=Span(chosen[0].start, chosen[-1].end), single=True, end=chosen[-1].end)
    if mentions and len(chosen) == 1 and mentions.is_known(chosen[0]):
        return Named(span=chosen[0], single=True, end=chosen[0].end)
    if first and first == len(words):
        return Named(span=Span(words[0].start, words[-1].end), single=False, end=words[-1].end)
    return None


def _words(text: str, start: int, stop: int, grammar: Grammar) -> list[Span]:
    found: list[Span] = []
    at = start
    for token in _TOKEN.finditer(text, start, stop):
        if text[at : token.start()].strip() or token.group() in _small(grammar):
            break
        found.append(Span(*token.span()))
        at = token.end()
        if text[at : at + 1] in _END:
            break
    return found


def find_spoken(text: str, grammar: Grammar) -> Iterator[Span]:
    """Yield the whole names that verbs of saying lead to anywhere in a text."""
    if not grammar.script:
        return
    verb = regex.compile(rf"(?<![\p{{L}}])(?:{any_of(grammar.speech.verbs)})(?![\p{{L}}])")
    for found in verb.finditer(text):
        named = find_caseless(text, found.end(), min(len(text), found.end() + _REACH), grammar)
        if named and named.single:
            yield named.span
