"""What writing does for a long text and many names, counted: no test reads the clock."""

from __future__ import annotations

import cProfile
from collections import Counter
from dataclasses import replace
from itertools import product
from types import CodeType

import pytest

from sharekit.document import Person
from sharekit.plan.model import KitPlan
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import load_grammar
from sharekit.write import sentences
from tests.write.build import EVENT, QUOTES, rich, written

_MOMENTS = 2  # with the article, and later


def test_a_sentence_is_judged_once_a_moment_and_title_not_once_a_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: Counter[str] = Counter()
    true = sentences.is_filler

    def is_filler(sentence: str, language: str) -> bool:
        judged[sentence] += 1
        return true(sentence, language)

    monkeypatch.setattr("sharekit.write.openings.is_filler", is_filler)
    made = rich()
    written(made)
    titles = 2
    assert len({spec.platform for spec in made.posts}) > titles * _MOMENTS
    assert 0 < max(judged.values()) <= titles * _MOMENTS


def test_writing_grows_with_the_names_of_an_event_not_with_names_times_sentences() -> None:
    few, many = (_calls(_announced(number)) for number in (60, 240))
    assert many / few < 4


def _announced(number: int) -> KitPlan:
    people = tuple(Person(name=f"Anna{chr(97 + each % 26)}{each} Ruiz") for each in range(number))
    more = tuple(
        replace(QUOTES[2], id=f"s{each}", text=f"{QUOTES[2].text[:-1]} {each}.") for each in range(number)
    )
    return rich(event=replace(EVENT, speakers=people), quotes=(*QUOTES, *more))


def _calls(made: KitPlan) -> int:
    written(made)  # what is loaded once
    profile = cProfile.Profile(builtins=False)
    profile.runcall(written, made)
    return sum(row.callcount for row in profile.getstats() if isinstance(row.code, CodeType))


@pytest.mark.parametrize("tag", ["en", "de", "pt"])
def test_what_hangs_on_a_day_is_looked_for_by_lists_not_by_their_pairs(tag: str) -> None:
    grammar = load_grammar(tag)
    words, names = grammar.sentences, load_calendar_names(grammar.locale)
    days = {name.partition("-")[0] for name in (*names.weekdays, *grammar.dates.weekdays)}
    pattern = sentences.fleeting(grammar)
    assert pattern is not None
    pairs = [*product(words.near, days), *product(days, words.near), *product(words.within, words.spans)]
    assert all(pattern.fullmatch(" ".join(pair)) for pair in pairs)
    assert len(pattern.pattern) < sum(len(" ".join(pair)) for pair in pairs) / 2
