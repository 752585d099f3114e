"""A table for people runs nothing, and a table for programs holds the very words."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharekit.kit.tables import is_formula, people_csv, program_csv

_SIGNS = "=+-@＝＋－＠"
_HOSTILE = [
    "=1+1",
    "@SUM(A1)",
    " =1",
    "\n\n=1",
    "\u00a0+1",
    "\u3000＝1",
    "\u200b-1",
    "\ufeff=1",
    "\u202e=1",
    '"=1',
    '" "=1',
    "'=1",
    "\t",
    "\rx",
    "\0",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org","x")',
]
_text = st.text(
    st.sampled_from(f"{_SIGNS}\t\r\n\0 \u00a0\u200b\u2028\ufeff\"'ab0,;") | st.characters(codec="utf-8")
)


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _stripped(text: str) -> str:
    """Return what is left when everything that shows no ink is taken from the start."""
    unseen = {"Cc", "Cf", "Zs", "Zl", "Zp"}
    start = next(
        (place for place, char in enumerate(text) if unicodedata.category(char) not in unseen), len(text)
    )
    return text[start:]


@pytest.mark.parametrize("words", _HOSTILE)
def test_a_hostile_cell_is_disarmed_for_people_and_comes_back(words: str) -> None:
    assert _read(people_csv(("a",), [[words]])) == [["a"], [f"'{words}"]]


@pytest.mark.parametrize("words", ["", "–5 jobs", "a=b", "“-5”", "1+1", "#river", "x@y", "(−5)", "'tis"])
def test_an_ordinary_cell_is_left_alone(words: str) -> None:
    assert _read(people_csv(("a",), [[words]])) == [["a"], [words]]


@given(st.lists(st.lists(_text, min_size=3, max_size=3), max_size=4))
def test_no_cell_for_people_is_a_formula_after_what_is_stripped(rows: list[list[str]]) -> None:
    read = _read(people_csv(("a", "b", "c"), rows))[1:]
    for row, given_row in zip(read, rows, strict=True):
        for cell, words in zip(row, given_row, strict=True):
            assert cell in {words, f"'{words}"}
            assert not _stripped(cell).startswith(tuple(_SIGNS))
            assert not _stripped(cell).lstrip('"').startswith(tuple(_SIGNS))
            assert not cell.startswith(("\t", "\r", "\n", "\0"))


@given(st.lists(st.lists(_text, min_size=2, max_size=2), max_size=4))
def test_a_program_reads_the_very_words(rows: list[list[str]]) -> None:
    assert _read(program_csv(("a", "b"), rows)) == [["a", "b"], *rows]
    bare = program_csv(None, rows)
    assert list(csv.reader(io.StringIO(bare.decode(), newline=""))) == rows


def test_the_form_of_a_table() -> None:
    assert program_csv(("a", "b"), [("1", 'x "y"\nz')]) == b'\xef\xbb\xbf"a","b"\r\n"1","x ""y""\nz"\r\n'
    assert program_csv(None, [("1", "")]) == b'"1",""\r\n'


def test_every_sign_counts_at_the_start_only() -> None:
    assert all(is_formula(f"{sign}x") and not is_formula(f"x{sign}") for sign in _SIGNS)
