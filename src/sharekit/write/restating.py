"""Sentences that only say again what the lines below them say: when it is, who speaks."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from sharekit.document import Event, Person
from sharekit.plan.likeness import contains, words_of
from sharekit.presets.grammar import load_grammar
from sharekit.presets.phrases import Phrases
from sharekit.write.addresses import house
from sharekit.write.patterns import anywhere, is_found

_TWO = 2
_FEW = 4  # words beside a name and a role that add nothing (`Our speaker is …`)


def is_restated(sentence: str, event: Event, phrases: Phrases) -> bool:
    """Whether a sentence holds the day or the time of the event, or tells nothing but who speaks or where."""
    when = _says_when(sentence, event, phrases)
    return when or _only_names(sentence, event) or _says_where(sentence, event, phrases)


def asks_itself(sentence: str, language: str) -> bool:
    """Whether a sentence only says that one has to register: the ask below says so, with the link."""
    return is_found(_words(language)[0], sentence)


def _says_when(sentence: str, event: Event, phrases: Phrases) -> bool:
    if event.time_text and re.search(rf"(?<!\w){re.escape(event.time_text)}(?!\w)", sentence):
        return True
    return event.day is not None and _date(event.day, phrases).search(sentence) is not None


def _says_where(sentence: str, event: Event, phrases: Phrases) -> bool:
    """Whether a sentence is about nothing but the place, or the way there."""
    where = house(event.place or "")
    if not where:
        return False
    beside = len(words_of(sentence)) - len(words_of(where))
    leads_there = is_found(_words(phrases.language.partition("-")[0])[1], sentence)
    return (contains(sentence, where) and beside <= _FEW) or leads_there


@cache
def _words(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return what asks to register, and what stands on the way there."""
    events = load_grammar(language).events
    return anywhere(events.ask_register), anywhere(events.stations)


def _date(day: date, phrases: Phrases) -> re.Pattern[str]:
    number, month = phrases.day_number(day), re.escape(phrases.month(day))
    return re.compile(
        rf"(?<!\d){number}(?:st|nd|rd|th|\.)?(?: of| de)? {month}\b|\b{month} {number}(?!\d)", re.IGNORECASE
    )


def _only_names(sentence: str, event: Event) -> bool:
    people = event.people
    named = [person for person in people if contains(sentence, person.name)]
    if not named:
        return False
    return (len(named) == len(people) and len(people) >= _TWO) or _beside(sentence, named) <= _FEW


def _beside(sentence: str, named: list[Person]) -> int:
    """Return how many words a sentence has beside the names and roles of those it names."""
    theirs = {word for person in named for word in words_of(f"{person.name} {person.role or ''}")}
    return sum(word not in theirs for word in words_of(sentence))
