"""Candidates for cards and posts: quotations, the standfirst and sentences, ranked; the author's own first.

The rank says how well words would do as a pull quote: a linear score over plain features. The weights and how
they were fitted stand in `presets/grammar/weights.toml`; `benchmarks/pullquotes.py` fits and measures them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import TypeAlias

import regex

from sharekit.document import Person, Quote, QuoteKind, Span, Standing, Statistic
from sharekit.lazily import late
from sharekit.presets.grammar import Grammar, load_table
from sharekit.presets.grammar_words import Words
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.source.language.people import any_of, name_patterns, starts_with
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
_ALIKE = str.maketrans("’‘“”„«»–—‑\u00a0\u202f", '\'\'"""""---  ')
_EDGES = "\"'“”‘’«»„ "
_LONGEST = 600
_QUOTED = regex.compile('[“„«"]')
_PLACEHOLDER = regex.compile(r"\[\p{Lu}{2,}[\p{Lu}\p{N} ,_/’'-]*\p{Lu}\]|\{\{[^{}]+\}\}")  # of a template
_RUN = regex.compile(r"\w+")
_DOTTED = str.maketrans("İı", "ii")
_SPOKEN = regex.compile(r"\w[\w’'-]*")
Reasons: TypeAlias = tuple[str, ...]
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
        features: What was found already: of a sentence its judge asks, and its rank.
    """

    page: Page
    title: str
    grammar: Grammar
    speech: tuple[Speech, ...]
    counts: Mapping[str, int]
    features: dict[tuple[str, Span | None], Mapping[str, float]] = field(default_factory=dict)

    def heard(self, span: Span) -> list[Speech]:
        """Return the quotations that lie wholly or partly inside a span."""
        first = max(0, bisect_right(self.speech, span.start, key=lambda each: each.outer.start) - 1)
        last = bisect_left(self.speech, span.end, key=lambda each: each.outer.start)
        return [each for each in self.speech[first:last] if each.outer.end > span.start]


def make_surroundings(page: Page, *, title: str, grammar: Grammar, speech: Sequence[Speech]) -> Surroundings:
    """Count the words of a text and order its quotations, once for all candidates."""
    outermost = sorted(speech, key=lambda each: each.outer)
    return Surroundings(
        page=page,
        title=title,
        grammar=grammar,
        speech=tuple(outermost),
        counts=MappingProxyType(Counter(_tokens(page.text))),
    )


@lru_cache(
    maxsize=200
)  # of a long text not all: a sentence is asked for many times in a row, the title always
def find_tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, apostrophes alike."""
    return (*_tokens(text),)


def _tokens(text: str) -> Iterator[str]:
    return (word.replace("’", "'") for word in _TOKEN.findall(text.casefold()))


def score_words(
    text: str, kind: QuoteKind, around: Surroundings, *, span: Span | None = None, role: bool = False
) -> float:
    """Return the rank of some words: what editors pull out, then what the product wants.

    They stand at `span`, if they stand in the text; `role` says that the text tells who the speaker is.
    """
    weights: Mapping[str, float] = load_table("weights")["weights"]
    priors: Mapping[str, float] = load_table("weights")["priors"]
    found = find_features(text, around, span=span)
    wished = _wishes(text, kind, around, span=span, role=role)
    score = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return round(score + sum(priors[name] * value for name, value in wished.items()), 3)


def find_features(text: str, around: Surroundings, *, span: Span | None = None) -> Mapping[str, float]:
    """Return what the fitted weights apply to, each between 0 and 1.

    Where only a part of a sentence is said by somebody, the words said are looked at and not those
    around them.
    """
    if (text, span) not in around.features:
        around.features[text, span] = _features(text, around, span)
    return around.features[text, span]


def _features(text: str, around: Surroundings, span: Span | None) -> Mapping[str, float]:
    heard = around.heard(span) if span else []
    shared = (min(each.outer.end, span.end) - max(each.outer.start, span.start) for each in heard if span)
    quoted = min(1.0, sum(shared) / max(1, len(text)))
    words = _said(heard, span, around) if span and heard and quoted < 1 else text
    tokens = find_tokens(words)
    return {
        "quoted": quoted,
        "speech": bool(heard),
        "speaker": any(each.speaker for each in heard),
        **_of_shape(words, tokens),
        **_of_lists(tokens, around.grammar),
        **_of_opening(words, around.grammar),
        **_of_topic(tokens, around),
        **_of_place(span, around),
    }


def _said(heard: Sequence[Speech], span: Span, around: Surroundings) -> str:
    cuts = (slice(max(each.span.start, span.start), min(each.span.end, span.end)) for each in heard)
    words = " ".join(around.page.text[cut] for cut in cuts)
    return words if words.count(" ") >= _FEWEST_SAID - 1 else span.of(around.page.text)


def _of_shape(words: str, tokens: Sequence[str]) -> dict[str, float]:
    bounds, bare = load_table("weights")["lengths"], words.strip(_MARKS + " ")
    return {
        "brief": len(words) < bounds["sweet_from"],
        "long": len(words) > bounds["sweet_to"],
        "commas": min(1.0, 5 * words.count(",") / (len(tokens) + _SMOOTH)),
        "figures": bool(_DIGIT.search(words)),
        "question": bare.endswith(QUESTION_MARKS),
        "exclamation": bare.endswith("!"),
        "brackets": "(" in words or "[" in words,
        "open_end": not bare.endswith((".", "!", "?", "…", "؟")),
    }


def anywhere(words: Iterable[str]) -> regex.Pattern[str]:
    """Return the pattern of any of these words; a star at the end of one stands for any ending."""
    known = [*words]
    whole = any_of(word for word in known if not word.endswith("*"))
    begun = any_of(word[:-1] for word in known if word.endswith("*"))
    pattern: regex.Pattern[str] = late(
        regex.compile, rf"(?<![\w’'])(?:(?:{begun})\w*|(?:{whole}))(?!\w)", regex.IGNORECASE
    )
    return pattern


class Starts:
    """Which of many classes of words a text may have: those with a word that begins as one of its own."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._begun: dict[str, set[str]] = {}
        self._always: set[str] = set()
        for name, words in classes.items():
            for word in words:
                self._add(name, word)
        self._lengths = sorted({len(begun) for begun in self._begun})

    def _add(self, name: str, word: str) -> None:
        run = _RUN.match(word.removesuffix("*"))
        if run is None:
            self._always.add(name)
        else:
            known = self._begun if run[0] + "*" == word else self._whole
            known.setdefault(_plain(run[0]), set()).add(name)

    def classes(self, text: str) -> set[str]:
        """Return the names of the classes; of any other the text has no word."""
        found = set(self._always)
        for run in {_plain(run) for run in _RUN.findall(text)}:
            found.update(self._whole.get(run, ()))
            for length in self._lengths:
                found.update(self._begun.get(run[:length], ()))
        return found


def _plain(run: str) -> str:
    """Return a run of letters so that any two that a pattern takes for the same are the same."""
    return run.translate(_DOTTED).casefold()


@dataclass(frozen=True, slots=True, eq=False)
class _Lists:
    of_word: Mapping[str, Words]
    starts: Mapping[str, Words]
    empty: frozenset[str]
    accused: frozenset[str]
    stale: regex.Pattern[str]
    additive: regex.Pattern[str]
    said: frozenset[str]


@cache
def _lists(grammar: Grammar) -> _Lists:
    names: dict[str, Words] = {}
    for name in _LISTS:
        for word in dict.fromkeys(getattr(grammar.rank, name)):
            names[word] = (*names.get(word, ()), name)
    starts: dict[str, Words] = {}
    for start in grammar.rank.value_starts:
        starts[start[:_HEAD]] = (*starts.get(start[:_HEAD], ()), start)
    return _Lists(
        names,
        starts,
        frozenset(grammar.rank.empty),
        frozenset(grammar.rank.accused),
        anywhere(grammar.sentences.stale),
        anywhere(grammar.sentences.additives),
        frozenset(grammar.speech.verbs),
    )


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
    found["said"] = not known.said.isdisjoint(tokens)
    return found


def _of_opening(words: str, grammar: Grammar) -> dict[str, float]:
    known, lower = _lists(grammar), words.casefold().lstrip(_OPENING)
    return {
        "connective": starts_with(lower, grammar.sentences.connectives),
        "pronoun": starts_with(lower, grammar.sentences.pointers),
        "invitation": starts_with(lower, grammar.sentences.invitations),
        "additive": bool(known.additive.search(words)),
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
    place, block = span.start / (len(around.page.text) or 1), around.page.block_at(span.start)
    return {
        "early": max(0.0, 1 - 3 * place),
        "late": max(0.0, 3 * place - 2),
        "opens": block is not None and span.start - block.span.start <= 1,
    }


def _wishes(
    text: str, kind: QuoteKind, around: Surroundings, *, span: Span | None, role: bool
) -> dict[str, float]:
    """Return what cards want of their words, about which editors' choices say nothing."""
    return {
        kind: 1.0,
        "bold": span is not None and _is_bold(span, around.page),
        "overlong": _overlong(len(text)),
        "role": role,
        "fragment": kind == "speech" and (text[:1].islower() or len(find_tokens(text)) < _FEWEST_SAID),
        "headline": _is_headline(text, around),
        **(_of_sentence(text, around) if kind == "sentence" else {}),
    }


def _of_sentence(text: str, around: Surroundings) -> dict[str, float]:
    known, tokens = _lists(around.grammar), find_tokens(text)
    capitals = len(_CAPITAL.findall(text)) >= _CROWD
    names = sum(1 for _ in name_patterns(around.grammar).name.finditer(text)) if capitals else 0
    return {
        "dated": bool(known.stale.search(text)),
        "crowd": names >= _CROWD,
        "empty": not known.empty.isdisjoint(tokens),
        "accused": not known.accused.isdisjoint(tokens),
    }


def _is_headline(text: str, around: Surroundings) -> bool:
    """Tell whether the title itself quotes these words: the editor's own choice."""
    own = " ".join(find_tokens(text))
    quoted = (find_tokens(words) for words in _TITLE_QUOTE.findall(around.title))
    return any(" ".join(words) in own for words in quoted if len(words) >= _FEWEST_SAID)


def _is_bold(span: Span, page: Page) -> bool:
    index = bisect_left(page.strong, span.start, key=lambda part: part.end)
    return any(part.start < span.end for part in page.strong[index : index + 1])


def _overlong(characters: int) -> float:
    """Return 0 for what fits a card, rising to 1 for what fits none."""
    bounds: Mapping[str, float] = load_table("weights")["lengths"]
    over = (characters - bounds["sweet_to"]) / (bounds["longest"] - bounds["sweet_to"])
    return min(1.0, max(0.0, over))


def from_sentences(
    judged: Sequence[Standing], taken: Sequence[Span], around: Surroundings
) -> Iterator[Quote]:
    """Yield the sentences that overlap none of the spans that are taken."""
    ordered = sorted(taken)
    starts = [span.start for span in ordered]
    ends = list(accumulate((span.end for span in ordered), max))
    for each in judged:
        index = bisect_left(starts, each.span.end) - 1
        free = index < 0 or ends[index] <= each.span.start
        kept = free and not _PLACEHOLDER.search(around.page.text, *each.span)
        if kept and each.span.end - each.span.start <= _LONGEST:
            yield make_candidate(each.span, "sentence", around, reasons=each.reasons)


def make_candidate(
    span: Span,
    kind: QuoteKind,
    around: Surroundings,
    speaker: Person | None = None,
    reasons: Reasons = (),
) -> Quote:
    """Make a candidate of a slice of the text, with its score."""
    text = span.of(around.page.text)
    return Quote(
        id="",
        text=text,
        kind=kind,
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        span=span,
        score=score_words(text, kind, around, span=span, role=bool(speaker and speaker.role)),
        emphasis=_emphasis(around.page, span),
        reasons=reasons,
    )


def from_speech(judged: Iterable[tuple[Speech, Span, Reasons]], around: Surroundings) -> Iterator[Quote]:
    """Yield quotations and parts of them that can stand alone as candidates, the same words once."""
    seen: set[str] = set()
    for speech, span, reasons in judged:
        key = " ".join(_SPOKEN.findall(span.of(around.page.text).casefold()))
        if key not in seen and not _PLACEHOLDER.search(around.page.text, *span):
            seen.add(key)
            yield make_candidate(span, "speech", around, speech.speaker, reasons)


def _emphasis(page: Page, span: Span) -> str | None:
    index = bisect_left(page.strong, span.start, key=lambda part: part.start)
    inside = [part for part in page.strong[index : index + 1] if part.end <= span.end]
    whole = inside and inside[0].end - inside[0].start >= span.end - span.start - 1
    return inside[0].of(page.text) if inside and not whole else None


def find_words_in(text: str, words: str) -> Span | None:
    """Return where some words stand in a text, whatever quotation marks, dashes and spaces either has."""
    needle = " ".join(_without_marks(words).translate(_ALIKE).split())
    at = text.translate(_ALIKE).find(needle) if needle else -1
    return Span(at, at + len(needle)) if at >= 0 else None


def _without_marks(words: str) -> str:
    """Return words without the marks around them; one at their end alone belongs to words quoted inside."""
    inner = words.strip(_EDGES)
    whole = words.strip()[:1] in _EDGES or not _QUOTED.search(inner)
    return inner if whole else words.strip()


def merge_quotes(
    stated: Sequence[Quote], found: Sequence[Quote], around: Surroundings, emphasis: str | None
) -> tuple[Quote, ...]:
    """Put the author's quotations first, in their order, and number all of them by rank (`q1`, `q2`).

    Words that both hold appear once, with the author's speaker first. `emphasis` is the phrase to be marked.
    """
    wanted = [_placed(quote, found, around) for quote in stated]
    taken = [quote.span for quote in wanted if quote.span]
    rest = sorted(
        (quote for quote in found if not any(_same(quote.span, span) for span in taken)),
        key=lambda each: (_stays(each), -each.score, each.span or Span(0, 0)),
    )
    ranked = enumerate((*wanted, *rest), 1)
    return tuple(replace(each, id=f"q{rank}", emphasis=_marked(each, emphasis)) for rank, each in ranked)


def _marked(quote: Quote, emphasis: str | None) -> str | None:
    return emphasis if emphasis and emphasis in quote.text else quote.emphasis


def _stays(quote: Quote) -> bool:
    """Whether it is a sentence that may not leave its place: those come last."""
    return quote.kind == "sentence" and bool(quote.reasons)


def _placed(quote: Quote, found: Sequence[Quote], around: Surroundings) -> Quote:
    span = find_words_in(around.page.text, quote.text)
    text = span.of(around.page.text) if span else _without_marks(quote.text)
    same = next((each for each in found if span and _same(each.span, span)), None)
    speaker = quote.speaker or (same.speaker if same else None)
    role = quote.role or (same.role if same and same.speaker == speaker else None)
    kind = quote.kind if speaker or same is None else same.kind
    score = score_words(text, quote.kind, around, span=span)
    return replace(quote, text=text, span=span, speaker=speaker, role=role, kind=kind, score=score)


def _same(one: Span | None, other: Span) -> bool:
    """Tell whether two spans are the same words but for marks and a full stop at their ends."""
    return one is not None and abs(one.start - other.start) <= 1 and abs(one.end - other.end) <= 2  # noqa: PLR2004 - a mark and a stop


def merge_statistics(
    stated: Sequence[Statistic], found: Sequence[Statistic], text: str
) -> tuple[Statistic, ...]:
    """Put the author's figures first and number all of them; figures of both are kept once."""
    placed = [_with_places(statistic, found, text) for statistic in stated]
    figures = {(statistic.figure, statistic.span) for statistic in placed}
    rest = [each for each in found if (each.figure, each.span) not in figures]
    return tuple(replace(each, id=f"s{rank}") for rank, each in enumerate((*placed, *rest), 1))


def _with_places(stated: Statistic, found: Sequence[Statistic], text: str) -> Statistic:
    same = [each for each in found if each.figure == stated.figure]
    best = next((each for each in same if each.label == stated.label), same[0] if len(same) == 1 else None)
    top = max((each.score for each in found), default=0.0)
    if best is None:
        return replace(stated, span=find_words_in(text, stated.figure), score=top + 1)
    label = best.label_span if best.label == stated.label else None
    return replace(best, label=stated.label, label_span=label, origin="front-matter", score=top + 1)
