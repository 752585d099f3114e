"""Figures with their unit, what they count, and the shortest clause that says so."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from sharekit.document import Span, Statistic
from sharekit.presets.grammar import Grammar
from sharekit.presets.grammar_words import FigureWords
from sharekit.source.events.dates import find_days, find_times
from sharekit.source.language.people import any_of
from sharekit.source.language.words import find_words
from sharekit.source.sentences.clauses import find_clause
from sharekit.source.sentences.labels import CAPITAL, NOT, Measure, Place, find_label
from sharekit.source.sentences.sentences import Sentence

_YEARS = range(1500, 2101)
_LEAST = 10
_LONGEST_SENTENCE = 1200
_LONGEST_PLAIN = 6
_LEAST_CODE = 4  # digits of a post code
_IN_PASSING = 1000
_SMALL_SUM = 1000
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
_LONGEST_CLAUSE = 100
_GROUPED = regex.compile(r"\d{1,3}(?:\.\d{3})+")
_PROPER = regex.compile(r"[ ]\p{Lu}")
_NAME = regex.compile(r"(?<word>\p{Lu}[\p{L}\p{M}’'-]*)[ ]$")
_YEAR = r"(?:1[5-9]|20)\d\d"
_OPEN = regex.compile(r"[:()\[\]|*•]|\s[–—-]\s")
_CODES = "USD|AUD|CAD|NZD|EUR|GBP|CHF|MXN|BRL|BOB"
_UNITS = (
    r"[kcmdµ]?m[²³]?|mt|k?g|mg|lbs?|oz|ft|inch(?:es)?|mins?|hrs?|h|secs?|s|px|ha|km/h|mph|[kmg]wh?|[mg]?hz|°\p{L}?"
    r"|[kmgt]i?b|[kmgt]?bits?(?:/s)?|[kmg]bps|rue|avenue|boulevard|calle|rua"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    figure: regex.Pattern[str]
    qualifier: regex.Pattern[str]
    passing: regex.Pattern[str]
    unit: regex.Pattern[str]
    between: regex.Pattern[str]
    price: regex.Pattern[str]
    tied_before: regex.Pattern[str]
    tied_after: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    words, flags = grammar.figures, regex.IGNORECASE
    amount = _amount(words, any_of(grammar.sentences.conjunctions))
    qualifiers = any_of((*words.qualifiers, *words.between))
    tie = any_of({*grammar.sentences.prepositions, *grammar.sentences.conjunctions, "out", "&", *words.ties})
    return _Patterns(
        figure=regex.compile(
            rf"(?<![\p{{L}}\p{{N}}\p{{Sc}}.,/:#_='’–-]|\d )(?:{_ratio(words)}|{amount})"
            r"(?![\p{L}\p{N}/:_@=]|[-–—]\s?[\p{L}\d]|\.[\p{L}\d]|[ ]?[)\]])",
            flags,
        ),
        qualifier=regex.compile(
            rf"\b(?<word>{qualifiers}(?:\s+{qualifiers})?)\s+(?:(?:a|an|the)\s+)?$",
            flags,
        ),
        passing=regex.compile(rf"(?:\b(?:{any_of(words.age)})|#)\s*$", flags),
        unit=regex.compile(
            rf"[ \u00a0-]?(?:{_UNITS}|{any_of((*words.not_counted, *words.periods))})(?![\p{{L}}\d])", flags
        ),
        between=regex.compile(rf"\b(?:{any_of(words.between)})\s+\p{{Sc}}?$", flags),
        price=regex.compile(rf"\b(?:{any_of(words.prices)})\b", flags),
        tied_before=regex.compile(
            rf"(?<![\p{{L}}\p{{N}}])(?!{_YEAR}\b)\d[\d.,]*%?(?:(?:\s+(?:{tie})){{1,3}}\s+|\s+و)\p{{Sc}}?$",
            flags,
        ),
        tied_after=regex.compile(rf"(?:(?:\s+(?:{tie})){{1,3}}\s+|\s+و)\p{{Sc}}?(?!{_YEAR}\b)\d", flags),
    )


def _amount(words: FigureWords, also: str) -> str:
    """Return the pattern of a number with its unit, or of two that are the ends of a range."""
    grouped = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f.'’]\d{3})+(?:,\d+)?(?![\d])"
    number = rf"(?:{grouped}|\d+(?:[.,]\d+)?)"
    sign = r"(?<sign>[-−+](?=[\d\p{Sc}]))?"
    money = rf"(?:(?:USD?|AUD?|CAD?|NZD?|A|C|R|S/|Bs)?\p{{Sc}}|Bs\.?[ ]|(?:{_CODES})[ ]?)"
    percent = rf"(?:[%‰٪]|(?:{any_of(words.percent)})(?!\p{{L}}))"
    scale = rf"(?:{any_of(words.scales)})(?!\p{{L}})"
    named = rf"(?:de[ ]|d['’])?(?:{_CODES}|{any_of(words.currencies)})(?!\p{{L}})"
    after = rf"(?:[ \u00a0\u202f]?(?<unit>\p{{Sc}}|{named}))?"
    step = rf"(?:\s?[-–—]\s?|\s(?:{any_of(words.ranges)}|(?<also>{also}))\s)"
    low = rf"(?:(?<low>{number})(?:[ ]?(?:{percent}|{scale}))?{step}{money}?)?"
    return (
        rf"{sign}(?<money>{money})?[ ]?{low}(?<number>{number})\+?(?:[ \u00a0\u202f]?(?<share>{percent}))?"
        rf"(?:(?:[ \u00a0]?|-(?=\p{{L}}{{4}}))(?<scale>{scale}))?{after}"
    )


def _ratio(words: FigureWords) -> str:
    """Return the pattern of a part of a whole: `9 out of 10`, `one in five`."""
    small = rf"\d{{1,3}}|{any_of(word for each in words.numbers for word in each.split('|'))}"
    return rf"(?<part>{small})\s(?:{any_of(words.ratios)})\s(?<whole>{small})"


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
    taken = None
    for found in _patterns(grammar).figure.finditer(text, sentence.start, sentence.end):
        if taken is None:
            taken = _dates(text, sentence, grammar)
        span = Span(found.start() + len(found.group()) - len(found.group().lstrip()), found.end())
        dated = any(day.start < span.end and span.start < day.end for day in taken)
        if not dated and _counts(found, text, sentence, grammar):
            statistic = _statistic(text, sentence, found, span, grammar)
            if statistic:
                yield statistic


def _dates(text: str, sentence: Span, grammar: Grammar) -> tuple[Span, ...]:
    days = [day.span for day in find_days(text, sentence, grammar)]
    return (*days, *(time.span for time in find_times(text, sentence, grammar)))


def _counts(found: regex.Match[str], text: str, sentence: Span, grammar: Grammar) -> bool:
    """Tell whether a number says how many or how much; prices, years, list numbers and the like do not."""
    patterns = _patterns(grammar)
    if found["part"]:
        return 0 < _value(found["part"], grammar) < _value(found["whole"], grammar)
    if not _is_whole_range(found, text, grammar) or (
        patterns.tied_before.search(text, sentence.start, found.start())
        or patterns.tied_after.match(text, found.end(), sentence.end)
    ):
        return False
    if found["money"] or found["unit"]:
        return not (_is_small(found, grammar) and patterns.price.search(text, sentence.start, sentence.end))
    if found["share"]:
        return True
    return not patterns.unit.match(text, found.end()) and (
        bool(found["scale"]) or _is_count(found, text, grammar)
    )


def _is_small(found: regex.Match[str], grammar: Grammar) -> bool:
    """Tell a sum like those of price lists; what stands behind one is seldom what it is spent on."""
    summed = bool(found["money"] or found["unit"])
    return summed and not found["scale"] and _value(found["number"], grammar) < _SMALL_SUM


def _is_whole_range(found: regex.Match[str], text: str, grammar: Grammar) -> bool:
    """Tell whether a figure is no range, or one that rises, with both of its ends."""
    between = _patterns(grammar).between.search(text, max(0, found.start() - _BEFORE), found.start())
    if not found["low"]:
        return not between
    low, high = _value(found["low"], grammar), _value(found["number"], grammar)
    return 0 < low < high and low not in _YEARS and (found["also"] is None or between is not None)


def _value(number: str, grammar: Grammar) -> float:
    """Return a number of digits or a word of a ratio; marks between thousands do not matter here."""
    if not number[0].isdigit():
        rows = (each.split("|") for each in grammar.figures.numbers)
        return next(value for value, row in enumerate(rows, 1) if number.casefold() in row)
    digits = regex.sub(r"[ \u00a0\u202f.,'’](?=\d{3}(?!\d))", "", number).replace(",", ".")
    return float(digits)


def _is_count(found: regex.Match[str], text: str, grammar: Grammar) -> bool:
    """Tell a number of people or things from one of a year, a room, a house, a telephone or a name."""
    number, plain = found["number"], found["number"].isdigit()
    if not plain:
        return "." not in number or bool(_GROUPED.fullmatch(number))
    value = int(number[:9])
    if value < _LEAST or value in _YEARS or number.startswith("0") or len(number) > _LONGEST_PLAIN:
        return False
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    qualified = _patterns(grammar).qualifier.search(before)
    if not qualified and _is_named(text, found, before, grammar):
        return False
    return not (value < _IN_PASSING and _patterns(grammar).passing.search(before))


def _is_named(text: str, found: regex.Match[str], before: str, grammar: Grammar) -> bool:
    """Tell a number of an address or a name: `Studio 54`, `12 Main Street`, `24939 Flensburg`."""
    words, capitals = grammar.sentences, grammar.figures.plural.startswith(CAPITAL)
    if _PROPER.match(text, found.end()) and (not capitals or len(found["number"]) >= _LEAST_CODE):
        return True
    name = _NAME.search(before)
    return name is not None and name["word"].casefold() not in {
        *words.determiners, *words.prepositions, *words.conjunctions
    }  # fmt: skip


def _statistic(
    text: str, sentence: Span, found: regex.Match[str], span: Span, grammar: Grammar
) -> Statistic | None:
    qualified = _patterns(grammar).qualifier.search(
        text, max(sentence.start, span.start - _BEFORE), span.start
    )
    whole = Span(qualified.start() if qualified else span.start, span.end)
    measure: Measure = "share" if found["share"] or found["part"] else "count"
    measure = "amount" if found["unit"] else "sum" if found["money"] else measure
    clause = find_clause(text, sentence, whole, grammar)
    place = Place(text=text, sentence=sentence, figure=whole, measure=measure, grammar=grammar)
    label = None if _is_small(found, grammar) else find_label(place)
    if label is None and measure != "count" and clause and _says_all(text, place, clause):
        label = clause
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


def _says_all(text: str, place: Place, clause: Span) -> bool:
    """Tell whether a clause can be the label of a sum or a share that stands in it, behind its subject."""
    words, sentence = place.grammar.sentences, place.sentence
    opens = (
        clause.start == sentence.start and text[clause.start].isupper() and clause.start < place.figure.start
    )
    said = {word.lower for word in find_words(text, clause)}
    pointing = {*words.pointers, *words.pronouns} - {*words.selves}
    short = clause.end - clause.start <= _LONGEST_CLAUSE
    cut = text[clause.end : sentence.end].lstrip().startswith(("(", "[", "—", "–"))
    return opens and short and not cut and not said & (pointing | NOT) and not _OPEN.search(text, *clause)


def _score(found: regex.Match[str], label: str, *, clause: bool, qualified: bool, after: bool) -> float:
    number = found["number"] or found["part"]
    digits = sum(character.isdigit() for character in number.partition(".")[0])
    size = digits + _SCALES.get((found["scale"] or "").casefold(), 0)
    impressive = 2.5 if found["share"] or found["part"] else min(math.log2(1 + size), 3.5)
    return round(
        impressive
        + (1.5 if clause else 0.0)
        + (0.0 if qualified else 1.0)
        + (0.75 if after else 0.0)
        + (0.5 if found["money"] or found["share"] or found["scale"] else 0.0)
        + (0.5 if len(label.split()) > 1 else 0.0),
        3,
    )
