"""Candidates for cards and posts: quotations, the standfirst, sentences fit to stand alone; ranked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from sharekit.document import Block, Person, Quote, QuoteKind, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.events.sections import opens_with_label
from sharekit.source.language.people import any_of, name_patterns
from sharekit.source.language.words import starts_with
from sharekit.source.page import Page
from sharekit.source.quotations.quotations import Speech
from sharekit.source.sentences.ranking import Surroundings, score_words
from sharekit.source.sentences.sentences import Sentence, find_sentences

_FEWEST_WORDS, _MOST_WORDS = 4, 70
_FIRST_CLAUSE = 60
_LONGEST = 600
_CARD = 280
_SHOUTING = 0.6
_LONG_WORD = 4
_FIRST_WORDS = 3
_END = regex.compile(r"[.!?…؟][\"”’»)\]]*$")
_TOKEN = regex.compile(r"\w[\w’'-]*")
_ADDRESS = regex.compile(r"https?://|www\.|@\w+\.|\w@\w")
_KEPT = frozenset({"paragraph", "item", "quotation", "standfirst"})
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    pronoun: regex.Pattern[str]
    additive: regex.Pattern[str]
    talk: regex.Pattern[str]
    auxiliary: regex.Pattern[str]
    noun: regex.Pattern[str]
    person: regex.Pattern[str]
    small: frozenset[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    def whole(words: tuple[str, ...], unless: str = "") -> regex.Pattern[str]:
        return regex.compile(rf"(?<![\w’'])(?:{any_of(words)})(?!\w){unless}", regex.IGNORECASE)

    words, rank = grammar.sentences, grammar.rank
    known = {*words.pronouns, *words.pointers}
    before_nouns = any_of(tuple(word for word in words.determiners if word not in known))
    return _Patterns(
        pronoun=whole(words.pronouns),
        additive=whole(words.additives, r"(?!\s+as\b)"),  # `as well as` is only a list
        talk=whole(grammar.page.talk),
        auxiliary=whole(words.auxiliaries),
        noun=regex.compile(rf"(?:^|(\w+)\W+)(?:{before_nouns})\s+\w{{3,}}", regex.IGNORECASE),
        person=regex.compile(rf"(?:{any_of((*rank.own, *rank.we, *rank.you))})(?!\w)"),
        small=frozenset((*words.subordinators, *words.prepositions, *words.conjunctions, *grammar.stopwords)),
    )


def stands_alone(text: str, sentence: Sentence, grammar: Grammar) -> bool:
    """Tell whether a sentence can be understood without those before it.

    Rejected: openings with a connective or a pointer, "also" in the first clause, a pronoun before
    any name or noun (one that may be an article, as in "this country", only among the first three
    words), an opening for something that follows, talk about the site, fewer than four
    words, shouting, addresses, lines of an announcement, and
    brackets or quotation marks left open. "I", "we" and "you" point
    to the writer and the reader, whom every reader knows.
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
    if starts_with(lower, grammar.sentences.connectives):
        return True
    if starts_with(lower, grammar.sentences.pointers) and not patterns.person.match(lower):
        return True
    clause = words[: min(len(words), max(_FIRST_CLAUSE, words.find(",")))]
    if patterns.additive.search(clause):
        return True
    pronoun = next(
        (
            found
            for found in patterns.pronoun.finditer(words)
            if found[0].casefold() not in grammar.sentences.determiners
            or words.count(" ", 0, found.start()) < _FIRST_WORDS
        ),
        None,
    )
    return pronoun is not None and not _noun_before(words, pronoun.start(), grammar)


def _noun_before(words: str, pronoun: int, grammar: Grammar) -> bool:
    """Tell whether a name, a noun or the sentence's own subject stands before the pronoun."""
    patterns = _patterns(grammar)
    if name_patterns(grammar).name.search(words, 0, pronoun) or any(
        (found[1] or "").casefold() not in patterns.small
        for found in patterns.noun.finditer(words, 0, pronoun)
    ):
        return True
    subject = patterns.auxiliary.search(words, 0, pronoun)
    return (subject is not None and len(words[: subject.start()].split()) > 1) or _opens_with_noun(
        words[:pronoun], grammar
    )


def _opens_with_noun(words: str, grammar: Grammar) -> bool:
    """Tell whether the first word may be a noun (`Workers need their …`): long, not small, no verb form."""
    first = next(iter(_TOKEN.findall(words)), "").casefold()
    forms = (*grammar.sentences.participle_endings, *grammar.sentences.verb_endings)
    return len(first) > _LONG_WORD and first not in _patterns(grammar).small and not first.endswith(forms)


def _is_furniture(words: str, grammar: Grammar) -> bool:
    letters = [letter for letter in words if letter.isalpha()]
    shouting = sum(letter.isupper() for letter in letters) > _SHOUTING * len(letters) if letters else True
    open_left = any(words.count(left) != words.count(right) for left, right in _BRACKETS)
    if opens_with_label(words, grammar):
        return True
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
        score=score_words(text, kind, around, span=span, role=bool(speaker and speaker.role)),
        emphasis=_emphasis(around.page, span),
    )


def from_speech(speech: Sequence[Speech], around: Surroundings) -> Iterator[Quote]:
    """Yield quotations as candidates, the same words once.

    A quotation too long for a card is followed by those of its sentences that can stand alone.
    """
    seen: set[str] = set()
    for each in speech:
        for span in (each.span, *_parts(each.span, around)) if each.depth == 0 else ():
            key = " ".join(_TOKEN.findall(span.of(around.page.text).casefold()))
            if key not in seen:
                seen.add(key)
                yield make_candidate(span, "speech", around, each.speaker)


def _parts(said: Span, around: Surroundings) -> Iterator[Span]:
    if said.end - said.start <= _CARD:
        return
    block = Block(kind="quotation", span=said)
    for sentence in find_sentences(replace(around.page, blocks=(block,)), (), around.grammar):
        if sentence.span != said and stands_alone(around.page.text, sentence, around.grammar):
            yield sentence.span


def _emphasis(page: Page, span: Span) -> str | None:
    index = bisect_left(page.strong, span.start, key=lambda part: part.start)
    inside = [part for part in page.strong[index : index + 1] if part.end <= span.end]
    whole = inside and inside[0].end - inside[0].start >= span.end - span.start - 1
    return inside[0].of(page.text) if inside and not whole else None
