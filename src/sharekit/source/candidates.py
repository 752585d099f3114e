"""Candidates for cards and posts: quotations, the standfirst, sentences fit to stand alone; ranked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from sharekit.document import Person, Quote, QuoteKind, Span
from sharekit.presets.grammar import Grammar, load_table
from sharekit.source.page import Page
from sharekit.source.people import any_of, name_patterns
from sharekit.source.quotations import Speech
from sharekit.source.sentences import Sentence
from sharekit.source.words import starts_with

_FEWEST_WORDS, _MOST_WORDS = 5, 70
_FIRST_CLAUSE = 60
_LONGEST = 600
_SHOUTING = 0.6
_END = regex.compile(r"[.!?…؟][\"”’»)\]]*$")
_TOKEN = regex.compile(r"\w[\w’'-]*")
_DIGIT = regex.compile(r"\d")
_ADDRESS = regex.compile(r"https?://|www\.|@\w+\.|\w@\w")
_KEPT = frozenset({"paragraph", "item", "quotation", "standfirst"})
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    pronoun: regex.Pattern[str]
    additive: regex.Pattern[str]
    stale: regex.Pattern[str]
    talk: regex.Pattern[str]
    active: regex.Pattern[str]
    auxiliary: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    def whole(words: tuple[str, ...]) -> regex.Pattern[str]:
        return regex.compile(rf"(?<![\w’'])(?:{any_of(words)})(?!\w)", regex.IGNORECASE)

    words = grammar.sentences
    return _Patterns(
        pronoun=whole(words.pronouns),
        additive=whole(words.additives),
        stale=whole(words.stale),
        talk=whole(grammar.page.talk),
        active=whole(words.active),
        auxiliary=whole(words.auxiliaries),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a candidate is ranked against.

    Attributes:
        page: The text.
        title: The document's title.
        grammar: Word lists.
    """

    page: Page
    title: str
    grammar: Grammar


def stands_alone(text: str, sentence: Sentence, grammar: Grammar) -> bool:
    """Tell whether a sentence can be understood without those before it.

    Rejected: openings with a connective or a pointer, "also" in the first clause, a pronoun before
    any name, an opening for something that follows, talk about the site, fewer than five words,
    shouting, addresses, and brackets or quotation marks left open.
    """
    if sentence.span.end - sentence.span.start > _LONGEST:
        return False
    words = sentence.span.of(text)
    if sentence.block.kind not in _KEPT or not _END.search(words):
        return False
    count = len(_TOKEN.findall(words))
    if not _FEWEST_WORDS <= count <= _MOST_WORDS or not (
        words[0].isupper() or words[0].isdigit() or words[0] in "¿¡“«\"‘'$£€" or not words[0].isascii()
    ):
        return False
    return not (_leans(words, grammar) or _is_furniture(words, grammar))


def _leans(words: str, grammar: Grammar) -> bool:
    patterns, lower = _patterns(grammar), words.casefold().lstrip("“\"«‘'")
    if starts_with(lower, grammar.sentences.connectives) or starts_with(lower, grammar.sentences.pointers):
        return True
    clause = words[: min(len(words), max(_FIRST_CLAUSE, words.find(",")))]
    if patterns.additive.search(clause):
        return True
    pronoun = patterns.pronoun.search(words)
    if not pronoun:
        return False
    return not _noun_before(words, pronoun.start(), grammar)


def _noun_before(words: str, pronoun: int, grammar: Grammar) -> bool:
    """Tell whether a name, or the sentence's own subject, stands before the pronoun."""
    named = name_patterns(grammar).name.search(words, 0, pronoun)
    subject = _patterns(grammar).auxiliary.search(words, 0, pronoun)
    return named is not None or (subject is not None and len(words[: subject.start()].split()) > 1)


def _is_furniture(words: str, grammar: Grammar) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    shouting = sum(letter.isupper() for letter in letters) > _SHOUTING * len(letters) if letters else True
    open_left = any(words.count(left) != words.count(right) for left, right in _BRACKETS)
    return bool(shouting or open_left or _ADDRESS.search(words) or _patterns(grammar).talk.search(words))


def find_sentences_alone(
    page: Page, sentences: Sequence[Sentence], taken: Sequence[Span], grammar: Grammar
) -> Iterator[Span]:
    """Yield the sentences fit to stand alone that overlap none of the spans that are taken."""
    ordered = sorted(taken)
    starts = [span.start for span in ordered]
    ends = _reach(ordered)
    for sentence in sentences:
        index = bisect_left(starts, sentence.span.end) - 1
        if index >= 0 and ends[index] > sentence.span.start:
            continue
        if stands_alone(page.text, sentence, grammar):
            yield sentence.span


def _reach(spans: Sequence[Span]) -> list[int]:
    reach: list[int] = []
    for span in spans:
        reach.append(max(span.end, reach[-1] if reach else 0))
    return reach


def make_candidate(span: Span, kind: QuoteKind, around: Surroundings, speaker: Person | None = None) -> Quote:
    """Make a candidate of a slice of the text, with its score."""
    text = span.of(around.page.text)
    return Quote(
        id="",
        text=text,
        kind=kind,
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        span=span,
        score=score_words(text, kind, around, span=span, speaker=speaker),
        emphasis=_emphasis(around.page, span),
    )


def from_speech(speech: Sequence[Speech], around: Surroundings) -> Iterator[Quote]:
    """Yield quotations as candidates, the same words once."""
    seen: set[str] = set()
    for each in speech:
        if (
            each.depth == 0
            and (key := " ".join(_TOKEN.findall(each.span.of(around.page.text).casefold()))) not in seen
        ):
            seen.add(key)
            yield make_candidate(each.span, "speech", around, each.speaker)


def _emphasis(page: Page, span: Span) -> str | None:
    index = bisect_left(page.strong, span.start, key=lambda part: part.start)
    inside = [part for part in page.strong[index : index + 1] if part.end <= span.end]
    whole = inside and inside[0].end - inside[0].start >= span.end - span.start - 1
    return inside[0].of(page.text) if inside and not whole else None


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    return load_table("weights")


def score_words(
    text: str,
    kind: QuoteKind,
    around: Surroundings,
    *,
    span: Span | None = None,
    speaker: Person | None = None,
) -> float:
    """Return the rank of some words: a linear score over plain features.

    Args:
        text: The words.
        kind: What they are.
        around: The document.
        span: Where they stand, if they stand in the text.
        speaker: Who said them.
    """
    features = {
        **_of_words(text, around),
        **_of_place(text, span, around),
        kind: 1.0,
        "speaker": 1.0 if speaker else 0.0,
        "role": 1.0 if speaker and speaker.role else 0.0,
        "fragment": 1.0 if kind == "speech" and text[:1].islower() else 0.0,
    }
    weights = _weights()["weights"]
    return round(sum(weights[name] * value for name, value in features.items()), 3)


def _of_words(text: str, around: Surroundings) -> dict[str, float]:
    grammar = around.grammar
    patterns, lower = _patterns(grammar), text.casefold()
    return {
        "length": _length(len(text)),
        "figures": 1.0 if _DIGIT.search(text) else 0.0,
        "active": min(2, len(patterns.active.findall(text))) / 2,
        "question": 1.0 if text.rstrip().endswith(("?", "؟")) else 0.0,
        "connective": 1.0 if starts_with(lower, grammar.sentences.connectives) else 0.0,
        "pronoun": 1.0 if starts_with(lower, grammar.sentences.pointers) else 0.0,
        "additive": 1.0 if patterns.additive.search(text) else 0.0,
        "stale": 1.0 if patterns.stale.search(text) else 0.0,
        "invitation": 1.0 if starts_with(lower, grammar.sentences.invitations) else 0.0,
        "brackets": 1.0 if "(" in text else 0.0,
    }


def _of_place(text: str, span: Span | None, around: Surroundings) -> dict[str, float]:
    whole = len(around.page.text) or 1
    place = span.start / whole if span else 0.0
    title = {word for word in _TOKEN.findall(around.title.casefold()) if len(word) > 3}  # noqa: PLR2004 - longer words carry the topic
    words = set(_TOKEN.findall(text.casefold()))
    index = bisect_left(around.page.strong, span.start, key=lambda part: part.end) if span else 0
    strong = around.page.strong[index : index + 1]
    return {
        "early": max(0.0, 1 - 3 * place),
        "late": max(0.0, 3 * place - 2) if span else 0.0,
        "title_words": min(3, len(title & words)) / 3,
        "names": 1.0 if name_patterns(around.grammar).name.search(text, 1) else 0.0,
        "bold": 1.0 if span and strong and strong[0].start < span.end else 0.0,
    }


def _length(characters: int) -> float:
    """Return 1 inside the sweet spot, falling to 0 at the shortest and the longest."""
    bounds = _weights()["lengths"]
    if characters < bounds["sweet_from"]:
        return max(0.0, (characters - bounds["shortest"]) / (bounds["sweet_from"] - bounds["shortest"]))
    if characters > bounds["sweet_to"]:
        return max(0.0, (bounds["longest"] - characters) / (bounds["longest"] - bounds["sweet_to"]))
    return 1.0
