"""The signs a post is printed with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharekit.presets.phrases import load_phrases
from sharekit.presets.typography import capitalised, typeset, without_full_stop


@pytest.mark.parametrize(
    ("language", "written", "printed"),
    [
        ("en", 'The town\'s "last" bus', "The town’s “last” bus"),
        ("en", "the drivers' hall", "the drivers’ hall"),
        ("en", '“She said "no" twice”', "“She said ‘no’ twice”"),
        ("en", "a 6' 2\" door", "a 6' 2\" door"),
        ("nl", "in 't wild met 'm", "in ’t wild met ’m"),
        ("fr", "L'école : «oui»", "L’école\u00a0: «oui»"),
        ("de", 'Das "Haus" am See', "Das „Haus“ am See"),
        ("he", 'צה"ל', 'צה"ל'),
        ("en", 'see https://example.org/it\'s and "that"', "see https://example.org/it's and “that”"),
    ],
)
def test_one_hand_for_all_signs(language: str, written: str, printed: str) -> None:
    assert typeset(written, load_phrases(language)) == printed


@pytest.mark.parametrize("title", ["http://mill", "mill.example rows", "eBay"])
def test_an_address_gets_no_capital(title: str) -> None:
    assert capitalised(title) == title
    assert capitalised("the mill.") == "The mill."


@given(st.text(alphabet="ab' \"«»“”:!\n", max_size=40), st.sampled_from(["en", "fr", "de", "nl"]))
def test_what_is_printed_stays_so(text: str, language: str) -> None:
    phrases = load_phrases(language)
    once = typeset(text, phrases)
    assert typeset(once, phrases) == once or text.count('"') + text.count("'") > 2


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("A sentence.", "A sentence"),
        ("At 6 p.m.", "At 6 p.m."),
        ("And then...", "And then..."),
        ("Why?", "Why?"),
    ],
)
def test_a_line_without_its_full_stop(line: str, bare: str) -> None:
    assert without_full_stop(line) == bare
