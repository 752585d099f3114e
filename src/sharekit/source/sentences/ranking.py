"""How well words would do as a pull quote: a linear score over plain features.

The weights and how they were fitted stand in `presets/grammar/weights.toml`; `benchmarks/pullquotes.py`
fits and measures them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import regex

from sharekit.document import QuoteKind, Span
from sharekit.presets.grammar import Grammar, load_table
from sharekit.presets.grammar_words import Words
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.source.language.people import any_of, name_patterns
from sharekit.source.language.words import starts_with
from sharekit.source.page import Page
from sharekit.source.quotations.quotations import Speech

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*+")
_CAPITAL = regex.compile(r"\p{Lu}")
_DIGIT = regex.compile(r"\d")
_TITLE_QUOTE = regex.compile(r"[“«„\"‘']([^“”«»„\"]{8,})[”»“\"’']")
_MARKS = "“”«»„\"‘’'"
_OPENING = "“\"«„‘'"
_FEWEST_SAID = 3
_CROWD = 4
_HEAD = 3
_LONG_WORD = 3
_SMOOTH = 6
_LISTS = (
    *("own", "we", "you", "duty", "all", "no", "contrast", "degree", "cause", "present", "past"),
    *("values",),
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surroundings:
    """What a candidate is ranked against.

    Attributes:
        page: The text.
        title: The document's title.
        grammar: Word lists.
        speech: The quotations of the text, in order, none inside another.
        counts: How often each word stands in the text.
    """

    page: Page
    title: str
    grammar: Grammar
    speech: tuple[Speech, ...]
    counts: Mapping[str, int]


def make_surroundings(page: Page, *, title: str, grammar: Grammar, speech: Sequence[Speech]) -> Surroundings:
    """Count the words of a text and order its quotations, once for all candidates."""
    outermost = sorted((each for each in speech if each.depth == 0), key=lambda each: each.outer)
    return Surroundings(
        page=page,
        title=title,
        grammar=grammar,
        speech=tuple(outermost),
        counts=MappingProxyType(Counter(find_tokens(page.text))),
    )


def find_tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, apostrophes alike."""
    return tuple(word.replace("’", "'") for word in _TOKEN.findall(text.casefold()))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    return load_table("weights")


def score_words(
    text: str, kind: QuoteKind, around: Surroundings, *, span: Span | None = None, role: bool = False
) -> float:
    """Return the rank of some words: what editors pull out, then what the product wants.

    Args:
        text: The words.
        kind: What they are.
        around: The document.
        span: Where they stand, if they stand in the text.
        role: Whether the text says who the speaker is.
    """
    weights, priors = _weights()["weights"], _weights()["priors"]
    found = find_features(text, around, span=span)
    wished = _wishes(text, kind, around, span=span, role=role)
    score = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return round(score + sum(priors[name] * value for name, value in wished.items()), 3)


def find_features(text: str, around: Surroundings, *, span: Span | None = None) -> dict[str, float]:
    """Return what the fitted weights apply to, each between 0 and 1.

    Where only a part of a sentence is said by somebody, the words said are looked at and not those
    around them.
    """
    heard = list(_heard(span, around)) if span else []
    quoted = min(1.0, _overlap(heard, span) / max(1, len(text))) if span else 0.0
    words = _said(heard, span, around) if span and heard and quoted < 1 else text
    tokens = find_tokens(words)
    return {
        "quoted": quoted,
        "speech": 1.0 if heard else 0.0,
        "speaker": 1.0 if any(each.speaker for each in heard) else 0.0,
        **_of_shape(words, tokens),
        **_of_lists(tokens, around.grammar),
        **_of_opening(words, around.grammar),
        **_of_topic(tokens, around),
        **_of_place(span, around),
    }


def _heard(span: Span, around: Surroundings) -> Iterator[Speech]:
    first = bisect_right(around.speech, span.start, key=lambda each: each.outer.start) - 1
    for each in around.speech[max(0, first) :]:
        if each.outer.start >= span.end:
            return
        if each.outer.end > span.start:
            yield each


def _overlap(heard: Sequence[Speech], span: Span) -> int:
    return sum(min(each.outer.end, span.end) - max(each.outer.start, span.start) for each in heard)


def _said(heard: Sequence[Speech], span: Span, around: Surroundings) -> str:
    parts = [
        around.page.text[max(each.span.start, span.start) : min(each.span.end, span.end)] for each in heard
    ]
    words = " ".join(parts)
    return words if words.count(" ") >= _FEWEST_SAID - 1 else span.of(around.page.text)


def _of_shape(words: str, tokens: Sequence[str]) -> dict[str, float]:
    bounds, bare = _weights()["lengths"], words.strip(_MARKS + " ")
    return {
        "brief": 1.0 if len(words) < bounds["sweet_from"] else 0.0,
        "long": 1.0 if len(words) > bounds["sweet_to"] else 0.0,
        "commas": min(1.0, 5 * words.count(",") / (len(tokens) + _SMOOTH)),
        "figures": 1.0 if _DIGIT.search(words) else 0.0,
        "question": 1.0 if bare.endswith(QUESTION_MARKS) else 0.0,
        "exclamation": 1.0 if bare.endswith("!") else 0.0,
        "brackets": 1.0 if "(" in words or "[" in words else 0.0,
        "open_end": 0.0 if bare.endswith((".", "!", "?", "…", "؟")) else 1.0,
    }


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    of_word: Mapping[str, tuple[str, ...]]
    starts: Mapping[str, Words]
    empty: frozenset[str]
    accused: frozenset[str]
    stale: regex.Pattern[str]
    additive: regex.Pattern[str]
    said: frozenset[str]


@cache
def _lists(grammar: Grammar) -> _Lists:
    def whole(words: Words) -> regex.Pattern[str]:
        return regex.compile(rf"(?<![\w’'])(?:{any_of(words)})(?!\w)", regex.IGNORECASE)

    starts: dict[str, Words] = {}
    for start in grammar.rank.value_starts:
        starts[start[:_HEAD]] = (*starts.get(start[:_HEAD], ()), start)
    return _Lists(
        _by_word(grammar),
        starts,
        frozenset(grammar.rank.empty),
        frozenset(grammar.rank.accused),
        whole(grammar.sentences.stale),
        whole(grammar.sentences.additives),
        frozenset(grammar.speech.verbs),
    )


def _by_word(grammar: Grammar) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for name in _LISTS:
        for word in dict.fromkeys(getattr(grammar.rank, name)):
            names[word] = (*names.get(word, ()), name)
    return names


def _of_lists(tokens: Sequence[str], grammar: Grammar) -> dict[str, float]:
    """Return how thick the words of each list stand."""
    known, counts = _lists(grammar), dict.fromkeys(_LISTS, 0)
    for word in tokens:
        for part in (word, *word.split("'")) if "'" in word else (word,):
            for name in known.of_word.get(part, ()):
                counts[name] += 1
            counts["values"] += part.startswith(known.starts.get(part[:_HEAD], ()))
    size = len(tokens) + _SMOOTH
    found = {name: min(1.0, 4 * count / size) for name, count in counts.items()}
    found["stopwords"] = sum(word in grammar.stopwords for word in tokens) / size
    found["said"] = 0.0 if known.said.isdisjoint(tokens) else 1.0
    return found


def _of_opening(words: str, grammar: Grammar) -> dict[str, float]:
    known, lower = _lists(grammar), words.casefold().lstrip(_OPENING)
    return {
        "connective": 1.0 if starts_with(lower, grammar.sentences.connectives) else 0.0,
        "pronoun": 1.0 if starts_with(lower, grammar.sentences.pointers) else 0.0,
        "invitation": 1.0 if starts_with(lower, grammar.sentences.invitations) else 0.0,
        "additive": 1.0 if known.additive.search(words) else 0.0,
    }


def _of_topic(tokens: Sequence[str], around: Surroundings) -> dict[str, float]:
    stop = around.grammar.stopwords
    content = {word for word in tokens if len(word) > _LONG_WORD and word not in stop}
    title = {word for word in find_tokens(around.title) if len(word) > _LONG_WORD and word not in stop}
    counts = [around.counts.get(word, 1) for word in content]
    size = len(counts) or 1
    return {
        "central": min(1.0, sum(counts) / size / 10),
        "rare": sum(count == 1 for count in counts) / size,
        "title": min(3, len(title & content)) / 3,
    }


def _of_place(span: Span | None, around: Surroundings) -> dict[str, float]:
    if span is None:
        return {"early": 0.0, "late": 0.0, "opens": 0.0}
    page = around.page
    place = span.start / (len(page.text) or 1)
    block = page.block_at(span.start)
    return {
        "early": max(0.0, 1 - 3 * place),
        "late": max(0.0, 3 * place - 2),
        "opens": 1.0 if block and span.start - block.span.start <= 1 else 0.0,
    }


def _wishes(
    text: str, kind: QuoteKind, around: Surroundings, *, span: Span | None, role: bool
) -> dict[str, float]:
    """Return what cards want of their words, about which editors' choices say nothing."""
    return {
        kind: 1.0,
        "bold": 1.0 if span and _is_bold(span, around.page) else 0.0,
        "overlong": _overlong(len(text)),
        "role": 1.0 if role else 0.0,
        "fragment": 1.0 if kind == "speech" and _is_fragment(text) else 0.0,
        "headline": 1.0 if _is_headline(text, around.title) else 0.0,
        **(_of_sentence(text, around.grammar) if kind == "sentence" else {}),
    }


def _of_sentence(text: str, grammar: Grammar) -> dict[str, float]:
    known, tokens = _lists(grammar), find_tokens(text)
    capitals = len(_CAPITAL.findall(text)) >= _CROWD
    names = sum(1 for _ in name_patterns(grammar).name.finditer(text)) if capitals else 0
    return {
        "dated": 1.0 if known.stale.search(text) else 0.0,
        "crowd": 1.0 if names >= _CROWD else 0.0,
        "empty": 0.0 if known.empty.isdisjoint(tokens) else 1.0,
        "accused": 0.0 if known.accused.isdisjoint(tokens) else 1.0,
    }


def _is_headline(text: str, title: str) -> bool:
    """Tell whether the title itself quotes these words: the editor's own choice."""
    own = " ".join(find_tokens(text))
    quoted = (find_tokens(words) for words in _TITLE_QUOTE.findall(title))
    return any(" ".join(words) in own for words in quoted if len(words) >= _FEWEST_SAID)


def _is_fragment(text: str) -> bool:
    return text[:1].islower() or len(find_tokens(text)) < _FEWEST_SAID


def _is_bold(span: Span, page: Page) -> bool:
    index = bisect_left(page.strong, span.start, key=lambda part: part.end)
    return any(part.start < span.end for part in page.strong[index : index + 1])


def _overlong(characters: int) -> float:
    """Return 0 for what fits a card, rising to 1 for what fits none."""
    bounds = _weights()["lengths"]
    over = (characters - bounds["sweet_to"]) / (bounds["longest"] - bounds["sweet_to"])
    return min(1.0, max(0.0, over))
