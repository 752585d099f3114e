"""What a figure counts: a few words right after it, else the noun it is given for."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.presets.grammar_words import SentenceWords
from sharekit.source.language.words import Word, find_words

_LONGEST = 4
_LONGEST_WHOLE = 6
_AHEAD = 8
_LONGEST_UNKNOWN = 2  # words, in a language whose verbs are not known
_STOP = regex.compile(r"[,;:.!?()\[\]“”«»،؛؟।、。]|(?<!\p{L})\"|\"(?!\p{L})|\s[–—-]\s")
# A figure that is said not to do something must not end up on a card as if it did.
_NOT = frozenset({
    "no", "not", "never", "nie", "nicht", "kein", "keine", "keinen", "ne", "pas", "plus", "jamais",
    "não", "nunca", "jamás", "niet", "geen", "nooit", "لا", "لم", "لن", "ليس", "ليست", "غير", "לא",
    "אין", "אינם", "не", "нет", "без", "δεν", "μην", "không", "नहीं", "without", "sin", "sem", "sans",
    "ohne", "zonder", "بدون", "بلا", "ללא", "χωρίς",
})  # fmt: skip
_NOT_BEFORE = ("n'", "n’")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_BACK = 120


def find_label(text: str, sentence: Span, figure: Span, grammar: Grammar) -> Span | None:
    """Return what a figure counts, as a slice that reads on from the figure or names its subject.

    Args:
        text: The document's text.
        sentence: The sentence that holds the figure.
        figure: The figure with its qualifier.
        grammar: Small words.
    """
    words = grammar.sentences
    bound = _bound(text, sentence, figure, grammar)
    before = _before(text, sentence, bound, words) if bound is not None else None
    after = _after(text, Span(figure.end, sentence.end), grammar)
    if before and (after is None or _is_small(text, after, words)):
        return before
    return after or before


def _is_small(text: str, label: Span, words: SentenceWords) -> bool:
    return find_words(text, label, limit=1)[0].lower in words.prepositions


def _bound(text: str, sentence: Span, figure: Span, grammar: Grammar) -> int | None:
    """Return where the word stands that ties the figure to a noun before it (`debt to`, `assets exceed`)."""
    before = find_words(text, Span(max(sentence.start, figure.start - _BACK), figure.start))
    skipped = [word for word in before if word.lower not in {"a", "an", "the", "massive", "record"}]
    if not skipped or skipped[-1].lower not in grammar.figures.bounds:
        return None
    return skipped[-1].span.start


def _after(text: str, room: Span, grammar: Grammar) -> Span | None:
    stop = _STOP.search(text, room.start, room.end)
    if stop and not text[room.start : stop.start()].strip():
        return None
    following = find_words(text, Span(room.start, stop.start() if stop else room.end), limit=_AHEAD)
    if not following:
        return None
    words = grammar.sentences
    if following[0].lower in grammar.figures.counted:
        skipped = 1 + (len(following) > 1 and following[1].lower in words.determiners)
        return _joined(following[: skipped + _noun(following[skipped:], words, _LONGEST)], least=skipped + 1)
    count = _noun(following, words, _LONGEST)
    if not count:
        return None
    return _joined(following[: _extended(following, count, words)])


def _joined(words: Sequence[Word], least: int = 1) -> Span | None:
    return Span(words[0].span.start, words[-1].span.end) if len(words) >= least else None


def _noun(following: Sequence[Word], words: SentenceWords, limit: int) -> int:
    """Return how many of the words belong to the noun phrase they begin with."""
    count, limit = 0, limit if words.verbs else min(limit, _LONGEST_UNKNOWN)
    for word in following[:limit]:
        small = word.lower in words.determiners and count
        if (
            small
            or word.lower in _NOT
            or word.lower.startswith(_NOT_BEFORE)
            or _ends(word.lower, words)
            or (count and word.lower in words.verbs)
            or word.lower[0].isdigit()
        ):
            break
        count += 1
    only = count == 1 and following[0].lower in words.determiners
    return 0 if only else count


def _ends(word: str, words: SentenceWords) -> bool:
    return (
        word in words.prepositions
        or word in words.conjunctions
        or word in words.auxiliaries
        or word in words.relatives
        or word in words.subordinators
        or word in words.stale
        or word in words.pronouns
    )


def _extended(following: Sequence[Word], count: int, words: SentenceWords) -> int:
    """Add a passive (`were lost`) or a short complement (`from the IMF`) to a noun phrase."""
    at = count
    while at < len(following) and following[at].lower in words.auxiliaries:
        at += 1
    if count < at < len(following):
        passive = following[at].lower.endswith(words.participle_endings) or following[at].lower in words.verbs
        if not passive or at + 1 > _LONGEST + 1:
            return count
        count = at + 1
    return _complemented(following, count, words)


def _complemented(following: Sequence[Word], count: int, words: SentenceWords) -> int:
    """Add the phrase of place, time or kind that follows, when the whole stays short."""
    if count >= len(following) or following[count].lower not in words.prepositions:
        return count
    rest = following[count + 1 :]
    noun = 1 if rest and _YEAR.fullmatch(rest[0].lower) else _noun(rest, words, _LONGEST)
    end = count + 1 + noun
    return end if noun and end <= _LONGEST_WHOLE else count


def _before(text: str, sentence: Span, bound: int, words: SentenceWords) -> Span | None:
    start = max(sentence.start, bound - _BACK)
    stops = list(_STOP.finditer(text, start, bound))
    preceding = find_words(text, Span(stops[-1].end() if stops else start, bound))
    chosen: list[Word] = []
    for word in reversed(preceding[-_LONGEST:]):
        verbal = (
            word.lower.endswith((*words.participle_endings, *words.verb_endings)) or word.lower in words.verbs
        )
        linked = word.lower in words.prepositions and word.lower not in {"to", "by", "as", "than"}
        if verbal or word.lower in words.determiners or (_ends(word.lower, words) and not linked):
            break
        chosen.insert(0, word)
    while chosen and _ends(chosen[0].lower, words):
        chosen.pop(0)
    while chosen and _ends(chosen[-1].lower, words):
        chosen.pop()
    return _joined(chosen) if chosen else None
