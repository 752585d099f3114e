"""Parting text into lines, with squares for letters, so that a person can count along."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharekit.render.balance import Ruler, balance, ruler_of
from sharekit.render.words import Word, cuts, split_words

_PAIRS = Path(__file__).with_name("lines.txt")


def _cases() -> list[tuple[str, int, str, list[str]]]:
    cases: list[tuple[str, int, str, list[str]]] = []
    for line in _PAIRS.read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            cases[-1][3].append(line.strip())
        elif line and not line.startswith("#"):
            measure, text = line.split(" ", 1)
            language, _, squares = measure.rpartition(":")
            cases.append((language or "en", int(squares), text, []))
    return cases


def _ruler(words: tuple[Word, ...], language: str = "en") -> Ruler:
    return ruler_of(words, space=1.0, dash=1.0, language=language)


@pytest.mark.parametrize(
    ("language", "measure", "text", "expected"), _cases(), ids=lambda value: str(value)[:24]
)
def test_lines(language: str, measure: int, text: str, expected: list[str]) -> None:
    words = split_words(text, measure=lambda piece, **_: float(len(piece)), language=language)
    lines = balance(_ruler(words, language), float(measure))
    assert lines is not None
    shown = ["".join(part for part, _ in line.parts()).strip().replace("\u00a0", "·") for line in lines]
    assert shown == expected


def test_emphasis_takes_the_words_of_the_phrase_with_their_punctuation() -> None:
    words = split_words("We won, and we will win again.", measure=lambda *_, **__: 1.0, emphasis="win again")
    assert [word.text for word in words if word.emphasis] == ["win", "again."]


def test_soft_hyphen_shows_only_where_the_line_ends() -> None:
    words = split_words("Mieter\u00adversammlung heute", measure=lambda piece, **_: float(len(piece)))
    narrow = balance(_ruler(words), 13.0)
    wide = balance(_ruler(words), 30.0)
    assert narrow is not None
    assert wide is not None
    assert [text for text, _ in narrow[0].parts()][-1] == "-"
    assert "".join(text for text, _ in wide[0].parts()) == "Mieterversammlung heute"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("年轻人说扔掉再买一个更便宜", ("一个", "再买")),
        ("可是他们不知道", ("不知",)),
        ("没有人问过河愿不愿意变成一条马路", ("不愿", "一条")),
        ("城里每三个孩子就有一个没有见过星星", ("三个", "就有")),
    ],
)
def test_chinese_numerals_and_adverbs_stay_with_what_they_count_or_change(
    text: str, apart: tuple[str, ...]
) -> None:
    offsets = cuts(text, "zh")
    assert offsets
    assert not [pair for pair in apart if text.index(pair) + 1 in offsets]
