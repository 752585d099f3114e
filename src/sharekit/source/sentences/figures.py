"""Figures with their unit, what they count, and the shortest clause that says so."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from sharekit.document import Span, Statistic
from sharekit.presets.grammar import Grammar
from sharekit.source.events.dates import find_days, find_times
from sharekit.source.language.people import any_of
from sharekit.source.sentences.clauses import find_clause
from sharekit.source.sentences.labels import find_label
from sharekit.source.sentences.sentences import Sentence

_YEARS = range(1500, 2101)
_LEAST = 10
_LONGEST_SENTENCE = 1200
_LONGEST_PLAIN = 7
_IN_PASSING = 1000
_BEFORE = 24
_SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "m": 6,
    "mn": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
    "tn": 12,
}
_LARGEST_LENGTH = 40
_LONGEST_LABEL, _LONGEST_PERIOD = 120, 2
_GROUPED = regex.compile(r"\d{1,3}(?:\.\d{3})+")
_LINKS = 3
_YEAR = regex.compile(r"(?:1[5-9]|20)\d\d")
_LINKED_BEFORE = regex.compile(
    r"(?<![\p{L}\p{N}])\p{Sc}?(?<number>\d[\d.,]*)[%]?(?<words>(?:\s+\p{L}+){1,3})\s+\p{Sc}?$"
)
_LINKED_AFTER = regex.compile(r"(?<words>(?:\s+\p{L}+){1,3})\s+\p{Sc}?(?<number>\d[\d.,]*)")
_PROPER = regex.compile(r"[ ]\p{Lu}")


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    figure: regex.Pattern[str]
    qualifier: regex.Pattern[str]
    passing: regex.Pattern[str]
    unit: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    words = grammar.figures
    grouped = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f.'’]\d{3})+(?:,\d+)?(?![\d])"
    number = rf"(?<number>{grouped}|\d+(?:[.,]\d+)?)"
    sign = r"(?<sign>[-−+](?=[\d\p{Sc}]))?"
    money = r"(?<money>(?:US|AU|CA|NZ|A|C|R|S/|Bs)?\p{Sc}|US\$|Bs\.?[ ])?[ ]?"
    share = rf"(?:[ \u00a0\u202f]?(?<share>[%‰٪]|{any_of(words.percent)})(?!\p{{L}}))?"
    scale = rf"(?:[ \u00a0-]?(?<scale>{any_of(words.scales)})(?!\p{{L}}))?"
    after = rf"(?:[ \u00a0\u202f]?(?<unit>\p{{Sc}}|(?:{any_of(words.currencies)})(?!\p{{L}})))?"
    flags = regex.IGNORECASE
    return _Patterns(
        figure=regex.compile(
            rf"(?<![\p{{L}}\p{{N}}.,/:#_–-]){sign}{money}{number}{share}{scale}{after}(?![\p{{L}}\p{{N}}/:_]|[-–]\d|\.\d)",
            flags,
        ),
        qualifier=regex.compile(rf"\b(?<word>{any_of(words.qualifiers)})\s+(?:(?:a|an|the)\s+)?$", flags),
        passing=regex.compile(rf"(?:\b(?:{any_of(words.age)})|#)\s*$", flags),
        unit=regex.compile(rf"[ \u00a0-]?(?:{any_of(words.not_counted)})(?!\p{{L}})", flags),
    )


def find_statistics(text: str, sentences: Sequence[Sentence], grammar: Grammar) -> tuple[Statistic, ...]:
    """Return the figures of a text that say how many or how much, best first.

    Args:
        text: The document's text.
        sentences: Where to look.
        grammar: Units, qualifiers and small words.

    Returns:
        Figures with labels and ids `s1`, `s2` in order of rank; figures without anything they count
        are left out.
    """
    short = [
        sentence.span
        for sentence in sentences
        if sentence.span.end - sentence.span.start <= _LONGEST_SENTENCE
    ]
    found = [each for sentence in short for each in _in_sentence(text, sentence, grammar)]
    ranked = sorted(found, key=lambda each: (-each.score, each.span or Span(0, 0)))
    return tuple(replace(each, id=f"s{rank}") for rank, each in enumerate(ranked, 1))


def _in_sentence(text: str, sentence: Span, grammar: Grammar) -> Iterator[Statistic]:
    patterns = _patterns(grammar)
    taken = None
    for found in patterns.figure.finditer(text, sentence.start, sentence.end):
        if taken is None:
            taken = _dates(text, sentence, grammar)
        span = _span(found)
        dated = any(day.start < span.end and span.start < day.end for day in taken)
        if not dated and _counts(found, text, patterns) and not _is_linked(text, span, sentence, grammar):
            statistic = _statistic(text, sentence, found, span, grammar)
            if statistic:
                yield statistic


def _dates(text: str, sentence: Span, grammar: Grammar) -> tuple[Span, ...]:
    days = [day.span for day in find_days(text, sentence, grammar)]
    return (*days, *(time.span for time in find_times(text, sentence, grammar)))


def _span(found: regex.Match[str]) -> Span:
    return Span(found.start() + len(found.group()) - len(found.group().lstrip()), found.end())


def _counts(found: regex.Match[str], text: str, patterns: _Patterns) -> bool:
    """Tell whether a number counts something; years, ages, list numbers and the like do not."""
    if _is_amount(found):
        return True
    number = found["number"]
    if patterns.unit.match(text, found.end()) or text[found.end() : found.end() + 1] in {")", "]"}:
        return False
    if number.isdigit() and (
        int(number[:9]) < _LEAST
        or int(number[:9]) in _YEARS
        or number.startswith("0")
        or len(number) > _LONGEST_PLAIN
    ):
        return False
    if _PROPER.match(text, found.end()) and number.isdigit():
        return False
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    return not (patterns.passing.search(before) and number.isdigit() and int(number) < _IN_PASSING) and (
        "." not in number or bool(_GROUPED.fullmatch(number))
    )


def _statistic(
    text: str, sentence: Span, found: regex.Match[str], span: Span, grammar: Grammar
) -> Statistic | None:
    patterns = _patterns(grammar)
    qualified = patterns.qualifier.search(text, max(sentence.start, span.start - _BEFORE), span.start)
    begin = qualified.start() if qualified else span.start
    clause = find_clause(text, sentence, Span(begin, span.end), grammar)
    label = find_label(text, sentence, Span(begin, span.end), grammar)
    if label is None or _is_period(label.of(text), grammar):
        label = clause if _is_amount(found) and clause and len(clause.of(text)) <= _LONGEST_LABEL else None
    if label is None or span.end - span.start > _LARGEST_LENGTH:
        return None
    return Statistic(
        id="",
        figure=span.of(text),
        label=label.of(text),
        qualifier=qualified["word"] if qualified else None,
        span=span,
        label_span=label,
        sentence=sentence,
        clause=clause,
        score=_score(
            found,
            label.of(text),
            clause=clause is not None,
            qualified=qualified is not None,
            after=label.start > span.end,
        ),
    )


def _is_linked(text: str, figure: Span, sentence: Span, grammar: Grammar) -> bool:
    """Tell one end of a range or a ratio (`5 to 7 million`, `9 out of 10`): half of it would be untrue."""
    small = {*grammar.sentences.prepositions, *grammar.sentences.conjunctions, "out"}

    def tied(match: regex.Match[str] | None) -> bool:
        if match is None or _YEAR.fullmatch(match["number"]):
            return False
        words = match["words"].casefold().split()
        return 0 < len(words) <= _LINKS and small.issuperset(words)

    return tied(_LINKED_BEFORE.search(text, sentence.start, figure.start)) or tied(
        _LINKED_AFTER.match(text, figure.end, sentence.end)
    )


def _is_amount(found: regex.Match[str]) -> bool:
    """Tell a sum, a share or a round number, which say something without a noun, from a bare number."""
    return bool(found["money"] or found["share"] or found["scale"] or found["unit"])


def _is_period(label: str, grammar: Grammar) -> bool:
    """Tell whether a label only says for how long or when (`a year`, `last year`)."""
    last = label.casefold().split()
    return len(last) <= _LONGEST_PERIOD and last[-1] in grammar.figures.periods


def _score(found: regex.Match[str], label: str, *, clause: bool, qualified: bool, after: bool) -> float:
    digits = sum(character.isdigit() for character in found["number"].partition(".")[0])
    size = digits + _SCALES.get((found["scale"] or "").casefold(), 0)
    impressive = 2.5 if found["share"] else min(math.log2(1 + size), 3.5)
    return round(
        impressive
        + (1.5 if clause else 0.0)
        + (0.0 if qualified else 1.0)
        + (0.75 if after else 0.0)
        + (0.5 if found["money"] or found["share"] or found["scale"] else 0.0)
        + (0.5 if len(label.split()) > 1 else 0.0),
        3,
    )
