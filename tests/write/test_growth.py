"""What writing does for a long text and many names, counted: no test reads the clock."""

from __future__ import annotations

import cProfile
from collections import Counter
from dataclasses import replace
from types import CodeType

import pytest

from sharekit.document import Person
from sharekit.plan.model import KitPlan
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
