"""Who is introduced where: a surname needs the sentence with the whole name, and that one tells no news."""

from __future__ import annotations

import re

import regex

from sharekit.document import Document
from sharekit.presets.grammar_words import SentenceWords
from sharekit.presets.names import given_names
from sharekit.write.patterns import any_of

_INSIDE = r"(?<=\w[\w,’'”»]* )(?<!\p{Lu}{2,} )"  # a sentence, and no longer name
_NAME = r"\p{Lu}\p{Ll}[\p{L}’'-]+"
_WHOLE_NAME = regex.compile(rf"{_INSIDE}(?P<first>{_NAME}(?: \p{{Lu}}\.)?) (?P<last>{_NAME})\b(?! \p{{Lu}})")


def surnames(document: Document) -> regex.Pattern[str] | None:
    """Return the pattern of surnames, where the first name does not go before.

    Surnames are those of whoever speaks, and the second word of a name of two whose first is a given
    name; neither word may be a common one.
    """
    names = {name for name in _people(document) if " " in name}
    lower = {*regex.findall(r"\b\p{Ll}+\b", document.text)}
    for found in _WHOLE_NAME.finditer(document.text):
        first, last = found["first"].casefold(), found["last"].casefold()
        if first.split()[0] in given_names() and not {first, last} & lower:
            names.add(found[0])
    return regex.compile("|".join(map(_bare, sorted(names)))) if names else None


def introductions(document: Document, words: SentenceWords) -> re.Pattern[str] | None:
    """Return the pattern of sentences that only say who somebody is who speaks elsewhere (`X is a …`)."""
    names, verbs = any_of(sorted(_speaking(document))), any_of(words.introducing)
    return re.compile(rf"\A(?:{names}),? (?:{verbs})\b") if names and verbs else None


def _speaking(document: Document) -> set[str]:
    return {quote.speaker for quote in document.quotes if quote.kind == "speech" and quote.speaker}


def _people(document: Document) -> set[str]:
    return _speaking(document) | {person.name for event in document.events for person in event.speakers}


def _bare(name: str) -> str:
    """Return the pattern of a surname that neither the first name nor a title (`President`) goes before."""
    last = name.rpartition(" ")[2]
    return rf"(?<!\p{{Lu}}[\p{{L}}.]* )\b{regex.escape(last)}\b"
