"""Direct speech: which words somebody said, and who. A fitted choice among candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import regex

from sharekit.document import Person, Span
from sharekit.presets.grammar import Grammar, load_table
from sharekit.presets.names import is_first_name
from sharekit.source.choice import chance
from sharekit.source.language.people import find_role_after, find_role_before, person
from sharekit.source.page import Page
from sharekit.source.quotations.candidates import Quotation, find_quotations
from sharekit.source.quotations.marks import Marked
from sharekit.source.quotations.mentions import Mention, Mentions, find_mentions
from sharekit.source.quotations.speech import speech_features
from sharekit.source.quotations.traits import Before, Features, find_cue, speaker_features

Model: TypeAlias = Mapping[str, Any]

_AROUND, _ROLE_BEFORE = 260, 90
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}’']+")
_FEWEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words somebody said.

    Attributes:
        span: The words without their marks.
        outer: With their marks.
        speaker: Who said it, or None where the source does not say.
        closed: False where the quotation goes on in the next paragraph.
    """

    span: Span
    outer: Span
    speaker: Person | None = None
    closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the models say of one candidate.

    Attributes:
        quotation: The words.
        row: What speaks for their being speech.
        speakers: What speaks for each of those who may have said it, with the place that names each best.
        spoken: How likely it is that somebody said it.
        name: Who did, where that is sure.
    """

    quotation: Quotation
    row: Features
    speakers: Mapping[str, tuple[Mention, Features]]
    spoken: float
    name: str | None


def find_speech(page: Page, marked: Sequence[Marked], grammar: Grammar) -> tuple[Speech, ...]:
    """Return the quotations of a text in order; words in scare quotes, titles and slogans are left out.

    Args:
        page: The text.
        marked: Its quotation marks.
        grammar: Verbs of saying, what names look like.

    Returns:
        Quotations with their speakers as whole names, as far as the text surely gives them.
    """
    model = load_table("speech_model")
    mentions = find_mentions(page, marked, grammar)
    least = model["speech"]["bands"]["used"]
    found = [
        Speech(
            span=verdict.quotation.span,
            outer=verdict.quotation.outer,
            speaker=_person(verdict, page.text),
            closed=verdict.quotation.closed,
        )
        for verdict in judge(page, find_quotations(page, marked, grammar), mentions, model)
        if verdict.spoken >= least and _is_enough(verdict, page.text)
    ]
    return tuple(_shared(page.text, _went_on(found)))


def _is_enough(verdict: Verdict, text: str) -> bool:
    """Tell whether there are words enough to be a statement.

    Four, or three that open with a capital; two where it is sure who said them and they do not go on.
    """
    words = verdict.quotation.span.of(text)
    count, upper = len(_TOKEN.findall(words)), not words[:1].islower()
    quotation = verdict.quotation
    goes_on = quotation.inserted or any("comma" in each for each in quotation.behind.tokens[-1:])
    stopped = any(sign in ",،.!?" for sign in text[quotation.span.end : quotation.outer.end + 1])
    sure = verdict.name is not None and stopped and not goes_on
    return count >= _FEWEST - upper or (count > 1 and upper and sure)


def judge(
    page: Page,
    quotations: Sequence[Quotation],
    mentions: Mentions,
    model: Model,
    known: Mapping[int, str | None] | None = None,
) -> Iterator[Verdict]:
    """Yield what models say of each candidate, in order; who spoke before counts for the next.

    Args:
        page: The text.
        quotations: The candidates.
        mentions: Who is named.
        model: The models.
        known: For fitting, who said what stands at an offset: a name, None, or empty for nobody.
    """
    before: Before | None = None
    for quotation in quotations:
        speakers = speaker_features(quotation, mentions, before, page.text)
        scored = sorted(
            ((chance(model["speaker"], row), name) for name, (_, row) in speakers.items()), reverse=True
        )
        best = scored[0][0] if scored else 0.0
        row = speech_features(quotation, page.text, best, [row for _, row in speakers.values()])
        spoken = chance(model["speech"], row)
        name = _chosen(scored, spoken, model)
        yield Verdict(quotation=quotation, row=row, speakers=speakers, spoken=spoken, name=name)
        if known and quotation.outer.start in known:
            name = known[quotation.outer.start]
            spoken = float(name != "")
        if spoken >= model["speech"]["bands"]["used"]:
            before = Before(quotation=quotation, name=name, cued=find_cue(quotation) is not None)


def _chosen(scored: Sequence[tuple[float, str]], spoken: float, model: Model) -> str | None:
    """Return who said it, where one is sure and nobody else likely."""
    bands = model["speaker"]["bands"]
    if not scored or spoken < model["speech"]["bands"]["named"] or scored[0][0] < bands["named"]:
        return None
    best = scored[0][1]
    rivals = (chance for chance, name in scored[1:] if name not in best and best not in name)
    return best if scored[0][0] - next(rivals, 0.0) >= bands["apart"] else None


def _person(verdict: Verdict, text: str) -> Person | None:
    if verdict.name is None:
        return None
    mention = verdict.speakers[verdict.name][0]
    if mention.kind != "name":
        return person(text, mention.span)
    spots = (mention.span, mention.whole)
    grammar = verdict.quotation.grammar
    found = (role for name in spots for role in _roles(text, name, grammar) if role)
    return person(text, mention.whole, next(found, None))


def _roles(text: str, name: Span, grammar: Grammar) -> Iterator[Span | None]:
    """Yield the roles behind and before a name, unless they name somebody else."""
    role = find_role_after(text, name.end, min(len(text), name.end + _AROUND), grammar)
    other = role and any(is_first_name(word) for word in role.of(text).split() if word[0].isupper())
    yield None if other else role
    yield find_role_before(text, name.start, max(0, name.start - _ROLE_BEFORE), grammar)


def _went_on(found: Sequence[Speech]) -> Iterator[Speech]:
    """Give the paragraphs of one long quotation the speaker that any of them names."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, following = result[index], result[index + 1]
        if not here.closed and here.speaker is None and following.speaker:
            result[index] = replace(here, speaker=following.speaker)
    yield from result


def _shared(text: str, found: Iterator[Speech]) -> Iterator[Speech]:
    """Give words that the page sets apart a second time the speaker who is named beside them once."""
    speeches = list(found)
    known: dict[str, Person] = {}
    for speech in speeches:
        if speech.speaker:
            known.setdefault(_key(text, speech), speech.speaker)
    for speech in speeches:
        yield speech if speech.speaker else replace(speech, speaker=known.get(_key(text, speech)))


def _key(text: str, speech: Speech) -> str:
    return " ".join(_TOKEN.findall(speech.span.of(text).casefold()))
