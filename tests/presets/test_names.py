"""Given names."""

from __future__ import annotations

import pytest

from sharekit.presets.grammar import grammar_languages, load_grammar
from sharekit.presets.names import is_first_name, is_given


@pytest.mark.parametrize("name", ["Adaeze", "Graciela", "Bohdana", "Ana-Maria", "Itziar", "Ruth"])
def test_given_names_of_many_languages_are_known(name: str) -> None:
    assert is_first_name(name)


def test_a_rarer_name_tells_no_sex() -> None:
    assert not is_given("Adaeze")


@pytest.mark.parametrize("word", ["May", "London", "Sunday", "Council", "Der"])
def test_common_words_days_and_cities_are_no_given_names(word: str) -> None:
    assert not is_first_name(word)


def test_no_small_word_of_a_language_is_a_given_name() -> None:
    small = {word for tag in grammar_languages() for word in load_grammar(tag).stopwords}
    found = {word for word in small if is_first_name(word) and not is_given(word)}
    assert found <= {"will"}  # as often a name
