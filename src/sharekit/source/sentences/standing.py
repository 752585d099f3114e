"""May a sentence stand alone, and would it open a post? One judge for everybody who asks.

A short table of vetoes, and two fitted scores over the features of `traits`; their weights, and how they were
fitted, stand in `presets/grammar/sentence_model.toml`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from sharekit.document import Span, Standing
from sharekit.presets.grammar import load_table
from sharekit.source.sentences.ranking import Surroundings
from sharekit.source.sentences.sentences import Sentence
from sharekit.source.sentences.traits import Reader, Traits, find_stands

Model: TypeAlias = Mapping[str, Any]

# A feature that forbids it: of the sentences labelled, fewer than one in ten may stand in spite of it.
VETOES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "points-back": ("opens_connective", "opens_relative", "opens_proportion", "aside", "later_first"),
        "not-our-voice": ("own_unquoted", "quoted_bare", "all_quoted"),
        "opponent": ("official_quoted",),
        "fragment": ("few_words", "colon_end", "heading"),
        "list-item": ("item",),
        "procedural": ("has_presenting", "instructs"),
        "boilerplate": ("address",),
        "question": ("brief_question",),
        "too-long": ("overlong",),
    }
)
_ON_SPEECH: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"points-back": (*VETOES["points-back"], "opens_pointer")}
)
_ON_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"fragment": ("few_words", "colon_end", "lower", "marks_open"), "question": ("brief_question",)}
)
# What a feature speaks against, for the name of the reason where no veto gives one.
_AGAINST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "points-back": (
            *(
                "opens_pointer",
                "opens_discourse",
                "opens_behind",
                "opens_group",
                "anaphor_first",
                "has_anaphor",
            ),
            *("pronoun_first", "has_pronoun", "pronoun_unnamed", "additive_first", "has_additive", "given"),
            *("bare_definite", "surname", "pull_connective", "pull_pronoun", "pull_additive", "has_later"),
        ),
        "not-our-voice": (
            *("own_in_block", "own_near", "own_in_text", "has_own", "opens_own", "pull_own", "interview"),
            *("asked_before", "quoted", "pull_quoted", "quoted_surname", "has_said", "pull_said"),
        ),
        "fragment": ("verbless", "titled", "pull_open_end", "lower"),
        "list-item": ("label", "clock", "numbered", "digit_first", "opens_label"),
        "procedural": ("has_contact", "has_ask", "has_online", "has_kind", "opens_you", "has_you"),
        "boilerplate": ("has_talk",),
        "addressed-to-somebody": ("opens_dear",),
        "formatting": ("picture", "odd", "marks_open", "brackets", "pull_brackets"),
        "question": ("question", "pull_question", "after_question", "opens_prompt"),
        "too-long": ("long", "pull_long"),
    }
)
_UNNAMED = "needs-context"
_LEAST = 0.3  # of the score that features speak against it, to name the reason after them


class Judge:
    """Judges the sentences of one document.

    Args:
        around: The document: its text, title, words and quotations.
    """

    def __init__(self, around: Surroundings) -> None:
        """Prepare the features."""
        self._reader, self._text = Reader(around), around.page.text

    def sentences(self, sentences: Sequence[Sentence], open_ones: Sequence[Sentence]) -> Iterator[Standing]:
        """Yield what is judged of those sentences that anybody may read.

        Args:
            sentences: All of the document, in order.
            open_ones: Those that are judged.
        """
        asked = {each.span for each in open_ones}
        for stand in find_stands(self._text, sentences):
            if stand.span in asked:
                yield judge(stand.span, self._reader.traits(stand), _model())

    def said(self, span: Span, *, whole: bool = False) -> tuple[str, ...]:
        """Return why words that somebody says may not stand alone: whose they are is told beside them.

        Args:
            span: The words.
            whole: They are one sentence of what was said, and must be one to those who read no other.
        """
        traits = self._reader.of_words(span.of(self._text))
        table = {**_ON_SPEECH, **_ON_PARTS} if whole else _ON_SPEECH
        return tuple(reason for reason, names in table.items() if any(traits[name] for name in names))


def judge(span: Span, traits: Traits, model: Model) -> Standing:
    """Return what a model says of one sentence, by its features."""
    logit = _sum(traits, model["stands"])
    score = 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
    opens = _sum(traits, model["opens"]) + model["opens"]["share"] * logit
    reasons = tuple(find_vetoes(traits))
    if not reasons and score < model["stands"]["least"]:
        reasons = (_main_reason(traits, model),)
    return Standing(span=span, score=round(score, 3), opens=round(opens, 3), reasons=reasons)


def find_vetoes(traits: Traits) -> Iterator[str]:
    """Yield the names of the vetoes on a sentence."""
    yield from (reason for reason, names in VETOES.items() if any(traits[name] for name in names))


def _main_reason(traits: Traits, model: Model) -> str:
    """Return what speaks most against a sentence that no veto forbids."""
    weights = model["stands"]["weights"]
    against = {
        reason: sum(weights.get(name, 0.0) * traits[name] for name in names)
        for reason, names in _AGAINST.items()
    }
    reason = min(against, key=lambda each: against[each])
    return reason if against[reason] < -_LEAST else _UNNAMED


def _sum(traits: Traits, model: Model) -> float:
    weights = model["weights"]
    return float(
        model.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in traits.items())
    )


@cache
def _model() -> Model:
    return load_table("sentence_model")
