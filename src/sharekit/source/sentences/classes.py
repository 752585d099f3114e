"""Words of sentences as classes: what goes on from another one, brings in what is new, asks to write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import regex

from sharekit.presets.grammar import Grammar, load_table
from sharekit.presets.grammar_words import Words
from sharekit.source.language.people import any_of


@dataclass(frozen=True, slots=True, eq=False)
class Classes:
    """The words of one language.

    Attributes:
        inside: The pattern of each class that is looked for anywhere in a sentence.
        opening: The words of each class that is looked for at its head.
        aside: The pattern of words between commas that lean on what stands before.
        verbs: Words of which a whole sentence has one; empty where none are known.
        small: Words that end the noun a sentence opens with.
    """

    inside: Mapping[str, regex.Pattern[str]]
    opening: Mapping[str, Words]
    aside: regex.Pattern[str]
    verbs: frozenset[str]
    small: frozenset[str]


@cache
def load_classes(grammar: Grammar) -> Classes:
    """Return the words of the language of a grammar."""
    words, rank = grammar.sentences, grammar.rank
    leaning = (*class_words("discourse", grammar), *words.connectives, *words.additives)
    return Classes(
        inside=MappingProxyType({name: _anywhere(each) for name, each in _inside(grammar).items()}),
        opening=MappingProxyType(_opening(grammar)),
        aside=regex.compile(rf"[,،]\s(?:{any_of(leaning)})\s?[,،]", regex.IGNORECASE),
        verbs=frozenset((*words.auxiliaries, *words.verbs, *rank.present, *rank.past)),
        small=frozenset((*words.prepositions, *words.relatives, *words.auxiliaries, *words.verbs)),
    )


@cache
def class_words(name: str, grammar: Grammar) -> Words:
    """Return the words of a class of `sentence_words.toml`, with either apostrophe."""
    words = load_table("sentence_words")[name].get(grammar.locale, ())
    return (*words, *(word.replace("'", "’") for word in words if "'" in word))


def _inside(grammar: Grammar) -> Mapping[str, Words]:
    words, rank, events = grammar.sentences, grammar.rank, grammar.events
    classes = ("stakes", "extreme", "presenting", "office", "contact")
    return {
        **{name: class_words(name, grammar) for name in classes},
        "own": rank.own,
        "we": rank.we,
        "you": rank.you,
        "duty": rank.duty,
        "pronoun": words.pronouns,
        "additive": words.additives,
        "anaphor": words.anaphors,
        "stale": words.stale,
        "later": words.superseding,
        "guess": words.guessing,
        "talk": grammar.page.talk,
        "online": events.online,
        "kind": events.kinds,
        "ask": (*events.ask_register, *events.deadline),
        "said": (*grammar.speech.verbs, *grammar.speech.according),
    }


def _opening(grammar: Grammar) -> dict[str, Words]:
    words, rank = grammar.sentences, grammar.rank
    persons = {*rank.own, *rank.we, *rank.you}
    classes = ("discourse", "definite", "indefinite", "dear")
    return {
        **{name: class_words(name, grammar) for name in classes},
        "connective": words.connectives,
        "pointer": tuple(word for word in words.pointers if word not in persons),
        "behind": tuple(f"{lead} {word}" for lead in words.prepositions for word in words.pronouns),
        "invitation": words.invitations,
        "relative": words.relatives,
        "subordinator": words.subordinators,
        "preposition": words.prepositions,
        "own": rank.own,
        "we": rank.we,
        "you": rank.you,
        "group": words.groups,
        "proportion": words.proportions,
        "prompt": words.prompts,
        "auxiliary": words.auxiliaries,
        "label": (*grammar.events.labels, *grammar.events.speaker_headings),
    }


def _anywhere(words: Iterable[str]) -> regex.Pattern[str]:
    """Return the pattern of any of these words; a star at the end of one stands for any ending."""
    known = [*words]
    whole = any_of(word for word in known if not word.endswith("*"))
    begun = any_of(word[:-1] for word in known if word.endswith("*"))
    return regex.compile(rf"(?<![\w’'])(?:(?:{begun})\w*|(?:{whole}))(?!\w)", regex.IGNORECASE)
