"""How a language says that somebody said something: verbs, nouns and pronouns as patterns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from sharekit.presets.grammar import Grammar
from sharekit.source.people import any_of


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """Compiled patterns of one language for words around a quotation."""

    verb: regex.Pattern[str]
    verb_first: regex.Pattern[str]
    name_first: regex.Pattern[str]
    pronoun: regex.Pattern[str]
    noun: regex.Pattern[str]
    according: regex.Pattern[str]
    inside: regex.Pattern[str]
    caseless: regex.Pattern[str] | None


@cache
def saying(grammar: Grammar) -> Saying:
    """Return the patterns of a language."""
    verbs, nouns = any_of(grammar.speech.verbs), any_of(grammar.speech.nouns)
    pronouns = any_of(grammar.people.pronouns)
    according = any_of(grammar.speech.according)
    said = rf"(?:{verbs})(?:-t)?(?!\p{{L}})"
    flags = regex.IGNORECASE
    conjunctions = any_of(grammar.sentences.conjunctions)
    return Saying(
        verb=regex.compile(rf"(?<!\p{{L}})(?:{verbs})(?!\p{{L}})", flags),
        verb_first=regex.compile(
            rf"[\s,،.!?*_–—-]*(?:(?:{conjunctions})\s+)?(?:{said}|{according}(?!\p{{L}}))", flags
        ),
        name_first=regex.compile(rf"[^.!?;:“\"«]{{0,120}}?(?<!\p{{L}})(?:{verbs})(?!\p{{L}})", flags),
        pronoun=regex.compile(
            rf"[\s,،.!?*_–—-]*(?:(?:{pronouns})\s+(?:\p{{L}}+\s+)?(?:{verbs})|"
            rf"{said}[\s-](?:t-)?(?:{pronouns}))(?!\p{{L}})",
            flags,
        ),
        noun=regex.compile(rf"(?<!\p{{L}})(?:(?:{nouns})|{according})(?!\p{{L}})", flags),
        according=regex.compile(rf"(?<!\p{{L}})(?:{according})\s+(?=\p{{Lu}}|\p{{Lo}})", flags),
        inside=regex.compile(rf"[,!?…]\s*[*_]*\s*(?<verb>{said})[\s*_-]+", flags),
        caseless=_caseless(grammar, verbs),
    )


def _caseless(grammar: Grammar, verbs: str) -> regex.Pattern[str] | None:
    """Match verb and name in a script without capitals: two to four words up to a mark."""
    if not grammar.script:
        return None
    word = r"[\p{L}\p{M}’'״\"-]+"
    mark = r"(?=\s*(?:[,،:؛.(«“”„\"]|$))"
    name = rf"(?<name>{word}(?:\s{word}){{1,2}})"
    return regex.compile(rf"(?<!\p{{L}})(?:[وف]?(?:{verbs})\s+{name}{mark}|{name}\s+(?:{verbs})\s*[:,])")
