"""Candidates for cards and posts: quotations, the standfirst, and sentences, judged; all of them ranked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from sharekit.document import Block, Person, Quote, QuoteKind, Span, Standing
from sharekit.source.page import Page
from sharekit.source.quotations.quotations import Speech
from sharekit.source.sentences.ranking import Surroundings, score_words
from sharekit.source.sentences.sentences import find_sentences
from sharekit.source.sentences.standing import Judge

_CARD = 280
_LONGEST = 600
_TOKEN = regex.compile(r"\w[\w’'-]*")


def from_sentences(
    judged: Sequence[Standing], taken: Sequence[Span], around: Surroundings
) -> Iterator[Quote]:
    """Yield the sentences that overlap none of the spans that are taken."""
    ordered = sorted(taken)
    starts = [span.start for span in ordered]
    ends = _reach(ordered)
    for each in judged:
        index = bisect_left(starts, each.span.end) - 1
        free = index < 0 or ends[index] <= each.span.start
        if free and each.span.end - each.span.start <= _LONGEST:
            yield make_candidate(each.span, "sentence", around, reasons=each.reasons)


def _reach(spans: Sequence[Span]) -> list[int]:
    reach: list[int] = []
    for span in spans:
        reach.append(max(span.end, reach[-1] if reach else 0))
    return reach


def make_candidate(
    span: Span,
    kind: QuoteKind,
    around: Surroundings,
    speaker: Person | None = None,
    reasons: tuple[str, ...] = (),
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


def from_speech(speech: Sequence[Speech], around: Surroundings, judge: Judge) -> Iterator[Quote]:
    """Yield quotations as candidates, the same words once.

    A quotation too long for a card is followed by those of its sentences that can stand alone.
    """
    seen: set[str] = set()
    for each in speech:
        for span in (each.span, *_parts(each.span, around, judge)) if each.depth == 0 else ():
            key = " ".join(_TOKEN.findall(span.of(around.page.text).casefold()))
            if key not in seen:
                seen.add(key)
                yield make_candidate(span, "speech", around, each.speaker, judge.said(span))


def _parts(said: Span, around: Surroundings, judge: Judge) -> Iterator[Span]:
    if said.end - said.start <= _CARD:
        return
    block = Block(kind="quotation", span=said)
    for sentence in find_sentences(replace(around.page, blocks=(block,)), (), around.grammar):
        if sentence.span != said and not judge.said(sentence.span, whole=True):
            yield sentence.span


def _emphasis(page: Page, span: Span) -> str | None:
    index = bisect_left(page.strong, span.start, key=lambda part: part.start)
    inside = [part for part in page.strong[index : index + 1] if part.end <= span.end]
    whole = inside and inside[0].end - inside[0].start >= span.end - span.start - 1
    return inside[0].of(page.text) if inside and not whole else None
