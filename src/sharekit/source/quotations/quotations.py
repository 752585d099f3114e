"""Who said what, by a fitted choice; what is in doubt is nobody's."""

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
from sharekit.source.quotations.marks import Marked, Room, says
from sharekit.source.quotations.mentions import Mention, Mentions, find_mentions
from sharekit.source.quotations.traits import (
    OPENING,
    Before,
    Features,
    Pairs,
    clause_of,
    find_cue,
    lead_of,
    speaker_features,
)

_FEW, _SHORT, _LONG = 4, 8, 13  # words of a quotation
_TITLED = 0.6  # share of words with capitals
_LEAD = 48  # characters before a quotation in which a word says what the marks are for
_SENTENCE_END = ".!?…؟"
_TOKEN = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'׳״-]*")
_BREAK = regex.compile(r"[.!?…]\s|\n")


def speech_features(quotation: Quotation, text: str, best: float, rows: Sequence[Features]) -> Features:
    """Return what speaks for words being somebody's speech.

    Args:
        quotation: The words.
        text: The document's text.
        best: How likely it is that the likeliest of its speakers said it, were it speech.
        rows: What speaks for each of them.
    """
    row = dict(_of_words(quotation, text))
    row |= dict(_of_place(quotation, text))
    row |= dict(_of_lead(quotation))
    row |= {f"is_{quotation.origin}": 1.0, "speaker": best, "inserted": float(quotation.inserted)}
    for name in _TELLING:
        row[f"who_{name}"] = max((each.get(name, 0.0) for each in rows), default=0.0)
    return row


_TELLING = (
    *("credit", "below_credit", "on_same", "on_open", "on_next", "on_next_block"),
    *("ahead_whole", "ahead_verb", "above_verb", "above_inverted"),
    *("behind_verb_close", "behind_name_verb", "pronoun_nearest", "earlier_verb"),
)


def _of_words(quotation: Quotation, text: str) -> Pairs:
    words = quotation.span.of(text)
    parts = _TOKEN.findall(words)
    count = len(parts)
    upper = bool(words) and not words[:1].islower()
    ended = words.rstrip('”"»’ *')[-1:] in _SENTENCE_END and bool(words)
    yield "few_words", float(count < _FEW)
    yield "short", float(_FEW <= count < _SHORT)
    yield "long", float(count >= _LONG)
    yield "very_long", float(count >= 2 * _LONG)
    yield "whole", float(upper and ended)
    yield "upper", float(upper)
    led = lead_of(quotation.ahead) if quotation.ahead.tokens else "none"
    yield "low_bare", float(not upper and led == "bare")
    yield "low_bare_long", float(not upper and led == "bare" and count >= _LONG)
    yield "low_comma", float(not upper and led != "bare")
    yield "ended", float(ended)
    yield "comma_end", float(text[quotation.span.end : quotation.span.end + 1] in {",", "،"})
    yield "asks", float("?" in words[-2:])
    yield "exclaims", float("!" in words[-2:])
    yield "sentences", float(len(_BREAK.findall(words)) > 0)
    capitals = [part for part in parts if part[0].isupper()]
    yield "title_case", float(count > 2 and len(capitals) / max(1, count) >= _TITLED)  # noqa: PLR2004 - a title
    yield "colon_inside", float(": " in words)
    unfinished = led == "bare" and not (upper and ended)
    yield "bare_short", float(unfinished and count < _SHORT)
    yield from _inside(quotation, text, count, upper=upper, unfinished=unfinished)


def _inside(quotation: Quotation, text: str, count: int, *, upper: bool, unfinished: bool) -> Pairs:
    """Yield of which classes the words are."""
    tokens = quotation.room_of(text).tokens
    known = {kind for token in tokens for kind in token.kinds}
    yield "opens_verb", float(not upper and any("verb" in each or "says" in each for each in tokens[:1]))
    yield "bare_no_verb", float(unfinished and not {"verb", "says"} & known)
    yield "has_verb", float("verb" in known or "says" in known)
    yield "has_self", float("self" in known)
    yield "no_verb_short", float("verb" not in known and count < _LONG)
    yield "single", float(quotation.mark in "‘’'‚" and bool(quotation.mark))


def _of_place(quotation: Quotation, text: str) -> Pairs:
    block, outer = quotation.block, quotation.outer
    opens, ends = outer.start == block.span.start, not text[outer.end : block.span.end].strip(" .,;*")
    yield f"in_{block.kind}", 1.0
    yield "opens", float(opens)
    yield "fills", float(opens and ends)
    yield "ends", float(ends)
    follows = text[outer.end : outer.end + 2]
    yield "comma_behind", float(follows[:1] in {",", "،"})
    yield "stop_behind", float(follows[:1] == ".")
    yield "lower_behind", float(follows[:1] == " " and follows[1:2].islower())
    yield "upper_behind", float(follows[:1] == " " and follows[1:2].isupper())
    behind = quotation.behind.tokens
    yield "verb_behind", float(any(says(each) for each in clause_of(behind)[:OPENING]))
    yield "verb_right_behind", float(any("says" in each for each in behind[:2]))
    yield "preposition_behind", float(any("preposition" in each for each in behind[:1]))
    yield "dash_behind", float(any("dash" in each for each in behind[:1]))
    yield "bracket_behind", float(any("bracket" in each for each in behind[:1]))
    yield "joined_behind", float(any("joiner" in each for each in behind[:1]))
    yield "quote_behind", float(text[quotation.behind.end : quotation.behind.end + 1] in {"“", '"', "«", "„"})
    yield "open_end", float(not quotation.closed)
    yield "credited_below", float(quotation.below is not None and _dashed(quotation.below))
    led = quotation.above if quotation.above and lead_of(quotation.above) == "colon" else None
    yield "led_above", float(led is not None)
    yield "said_above", float(led is not None and any(says(each) for each in led.tokens))


def _dashed(room: Room) -> bool:
    return bool(room.tokens) and "dash" in room.tokens[0]


def _of_lead(quotation: Quotation) -> Pairs:
    tokens = quotation.ahead.tokens
    near = [each for each in tokens if each.start >= quotation.outer.start - _LEAD]
    led = lead_of(quotation.ahead) if tokens else "none"
    yield f"led_{led}", 1.0
    yield "verb_ahead", float(any("says" in each for each in tokens))
    yield "verb_right_ahead", float(any("says" in each for each in tokens[-2:]))
    yield "reacts_ahead", float(any("reacts" in each for each in tokens))
    yield "according_ahead", float(any("according" in each for each in tokens))
    yield "that_ahead", float(any("relative" in each for each in tokens[-1:]))
    yield "article_ahead", float(any("article" in each for each in tokens[-1:]))
    yield "preposition_ahead", float(any("preposition" in each for each in tokens[-1:]))
    yield "auxiliary_ahead", float(any("auxiliary" in each for each in tokens[-1:]))
    yield "joiner_ahead", float(any("joiner" in each for each in tokens[-1:]))
    for name in ("work", "called", "slogan", "thinks", "noun"):
        yield f"{name}_right_ahead", float(any(name in each for each in tokens[-2:]))
        yield f"{name}_near_ahead", float(any(name in each for each in near))
        yield f"{name}_colon", float(led == "colon" and any(name in each for each in near))


Model: TypeAlias = Mapping[str, Any]

_AROUND, _ROLE_BEFORE = 260, 90
_NAME_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}’']+")
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
    count, upper = len(_NAME_TOKEN.findall(words)), not words[:1].islower()
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
    return " ".join(_NAME_TOKEN.findall(speech.span.of(text).casefold()))
