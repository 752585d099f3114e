"""The patterns of cues, one set a language: verbs of saying with what may stand around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from sharekit.presets.grammar import Grammar
from sharekit.source.language.people import any_of

_FILLER = r"(?:[\p{Ll}\p{M}’'-]+[ ]+){0,3}?"
_CLITIC = r"(?:(?:se|le|les|lo|nous|me|m[’']|l[’']|s[’']|y)[ ]?)?"


@dataclass(frozen=True, slots=True, eq=False)
class CuePatterns:
    """The compiled patterns of one language."""

    verb_first: regex.Pattern[str]
    pronoun_after: regex.Pattern[str]
    pronoun_first: regex.Pattern[str]
    according_first: regex.Pattern[str]
    according: regex.Pattern[str]
    verb: regex.Pattern[str]
    to_verb: regex.Pattern[str]
    noun: regex.Pattern[str]
    affiliation: regex.Pattern[str]


def _perfect(grammar: Grammar) -> str:
    """Return a pattern, which may match nothing, of what stands before a participle (`a-t-il`)."""
    auxiliaries, pronouns = any_of(grammar.sentences.auxiliaries), any_of(grammar.people.pronouns)
    return rf"(?:(?:{auxiliaries})(?:-t)?(?:-(?:{pronouns}))?[ ]+{_FILLER})?"


@cache
def cue_patterns(grammar: Grammar) -> CuePatterns:
    """Compile what brings in a speaker in a language."""
    verbs, pronouns = any_of(grammar.speech.verbs), any_of(grammar.people.pronouns)
    according, has = any_of(grammar.speech.according), _perfect(grammar)
    prepositions, articles = any_of(grammar.sentences.prepositions), any_of(grammar.people.articles)
    flags = regex.IGNORECASE
    return CuePatterns(
        verb_first=regex.compile(rf"[\s,.!?…،]*(?:[–—-]\s?)?{_CLITIC}{has}(?:{verbs})\b", flags),
        pronoun_after=regex.compile(rf"(?:-t)?[- ](?P<who>{pronouns})\b", flags),
        pronoun_first=regex.compile(
            rf"[\s,.!?–—-]*(?P<who>{pronouns})[ ]+{_CLITIC}{has}{_FILLER}(?:{verbs})\b", flags
        ),
        according_first=regex.compile(rf"[\s,.]*(?:{according})(?=[ ])", flags),
        according=regex.compile(rf"\b(?:{according})(?=[ ])", flags),
        verb=regex.compile(rf"(?<![\p{{L}}’'-])(?:{verbs})(?![\p{{L}}])", flags),
        to_verb=regex.compile(rf"\s*{_CLITIC}{has}{_FILLER}$", flags),
        affiliation=regex.compile(
            rf"\s(?i:{prepositions})\s(?:(?i:{articles})\s)?\p{{Lu}}[^,.;:!?“”\"«»]{{0,40}}"
        ),
        noun=regex.compile(rf"\b(?:{any_of(grammar.speech.nouns)})\b", flags),
    )
