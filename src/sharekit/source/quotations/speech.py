"""What speaks for words in quotation marks being somebody's speech, and no title, slogan or scare quote."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from sharekit.source.quotations.candidates import Quotation
from sharekit.source.quotations.cues import Room, says
from sharekit.source.quotations.traits import OPENING, Features, Pairs, clause_of, lead_of

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
