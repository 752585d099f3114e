"""The phrase in the accent, as input and expected pairs."""

from __future__ import annotations

import re

import pytest

from sharekit.plan.emphasis import Passage, find_emphasis
from sharekit.presets.cues import load_cues

_EXPECTED = (
    # text, title, figures, emphasis
    ("We asked them nicely for four years. Now we vote.", "", (), "Now we vote."),
    ("The council kept the money for itself. We want it back!", "", (), "We want it back!"),
    ("The budget is providing $4 billion for schools and clinics.", "", ("$4 billion",), "$4 billion"),
    ("Landlords handed back 412 homes that they had left empty.", "", ("412",), "412 homes"),
    ("Rents rose by 27% in the two years after the sale.", "", ("2", "27%"), "27%"),
    (
        "They promised to rebuild Riverside, and the tenants believed them.",
        "Riverside",
        (),
        "rebuild Riverside",
    ),
    (
        "Nobody but the people who live here will defend the library against the cuts.",
        "Save our library",
        (),
        "defend the library",
    ),
    ("A law like this one belongs in parliament, not small towns.", "", (), "not small towns."),
    ("After three winters without heating: a victory", "", (), "a victory"),
    ("The mayor opened the new bridge on a Tuesday in the rain.", "", (), None),
    ("Short and plain.", "", (), None),
    ("They cut 12.5% in one year and 2.5% in the next one.", "", ("2.5%",), "2.5%"),
    ("It began with $40 billion of other people’s money.", "", ("$4",), None),
)


@pytest.mark.parametrize(("text", "title", "figures", "expected"), _EXPECTED)
def test_the_point_of_a_text(text: str, title: str, figures: tuple[str, ...], expected: str | None) -> None:
    passage = Passage(text=text, cues=load_cues("en"), title=title, figures=figures)
    assert find_emphasis(passage) == expected
    assert expected is None or expected in text


@pytest.mark.parametrize(
    ("end", "expected"),
    [("the clerk who signed for it.", None), ("the clerks at the harbour.", "the clerks at the harbour.")],
)
def test_a_last_phrase_says_something(end: str, expected: str | None) -> None:
    text = f"Whatever the deed says, this ground was never meant to end in the hands of {end}"
    passage = Passage(text=text, cues=load_cues("en"), light=frozenset({"for", "at", "the", "of"}))
    assert find_emphasis(passage) == expected


def test_another_language_uses_its_own_words() -> None:
    text = "El gobierno ha empezado a reconstruir Bolivia con la ayuda de todos."
    passage = Passage(text=text, cues=load_cues("es-BO"), title="Solidaridad con Bolivia")
    assert find_emphasis(passage) == "reconstruir Bolivia"


def test_a_language_without_cues_still_finds_figures_and_last_sentences() -> None:
    passage = Passage(text="Wij vroegen het vier jaar lang. Nu stemmen wij.", cues=load_cues("nl"))
    assert find_emphasis(passage) == "Nu stemmen wij."


def test_a_pattern_is_made_for_the_figures_of_a_text_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long source has thousands of figures, and each of its quotations asks for all of them."""
    searched: list[str] = []
    real = re.search

    def search(pattern: str, text: str) -> re.Match[str] | None:
        searched.append(pattern)
        return real(pattern, text)

    monkeypatch.setattr("sharekit.plan.emphasis.re.search", search)
    figures = (*(f"{number} boats" for number in range(40)), *["31 lamps"] * 40, "12 lamps")
    passage = Passage(text="The harbour got 12 lamps in a row", cues=load_cues("en"), figures=figures)
    assert find_emphasis(passage) == "12 lamps"
    assert len([pattern for pattern in searched if "lamps" in pattern or "boats" in pattern]) == 1
