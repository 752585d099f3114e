"""Given names: whether a word is one, and whether women or men bear it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias

from sharekit.presets.grammar import load_table
from sharekit.presets.tables import load_word_list

Sex: TypeAlias = Literal["she", "he", ""]


@cache
def _given() -> Mapping[str, Sex]:
    rows = load_table("names")
    return MappingProxyType(
        {**dict.fromkeys(rows["women"].split(), "she"), **dict.fromkeys(rows["men"].split(), "he")}
    )


@cache
def given_names() -> frozenset[str]:
    """Return the given names that are known, in lower case."""
    return frozenset(_given())


def find_sex(words: str) -> Sex:
    """Tell by title or given name whether a name is a woman's or a man's; empty where it is not known."""
    first = words.split(maxsplit=1)[0].casefold().strip(".")
    return _given().get(first) or _given().get(first.partition("-")[0], "")


def is_given(word: str) -> bool:
    """Tell whether a word is a known given name."""
    return bool(find_sex(word)) if word else False


@cache
def _titles() -> frozenset[str]:
    return frozenset(load_table("names")["titles"].split())


def is_title(word: str) -> bool:
    """Tell whether a word is a title that stands before a name."""
    return word.casefold().strip(".") in _titles()


@cache
def _others() -> frozenset[str]:
    return frozenset(load_word_list("grammar", "given_names.txt"))


def is_first_name(word: str) -> bool:
    """Tell whether a word is a given name that is known or one of the rarer ones, which tell no sex."""
    first = word.casefold()
    return is_given(word) or first in _others() or first.partition("-")[0] in _others()
