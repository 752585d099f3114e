"""Who speaks at an event: fitted choices over names, their roles, and who chairs it apart."""

from __future__ import annotations

from datetime import date

import pytest

from sharekit.document import Event
from tests.source.reads import read_piped
from tests.source.test_events_announced import only_event

_TOP = "title: The night train\nlanguage: {}\nlayout: event\ndate: 2026-03-10 19:00"


def _event(body: str, language: str = "en") -> Event:
    return only_event(_TOP.format(language), body)


@pytest.mark.parametrize(
    ("language", "body", "people"),
    [
        ("en", "Speakers: Dr. Maud Tiller, angler, and Sen. Cormac Dray", ["Maud Tiller", "Cormac Dray"]),
        ("es", "Ponentes:\n\n- Jimena Robledal\n- Ulises Barranco", ["Jimena Robledal", "Ulises Barranco"]),
        ("en", "The bylaws of the Loom House Trust were written by Alwyn Nye.", []),
    ],
)
def test_speakers(language: str, body: str, people: list[str]) -> None:
    assert [person.name for person in _event(body, language).speakers] == people


@pytest.mark.parametrize("role", ["Sprecher:in der Stube", "Lehrer_in", "Mieter*in", "Sprecher(in)"])
def test_a_role_keeps_the_endings_of_all_genders(role: str) -> None:
    (person,) = _event(f"Referentin: Jana Wiebe, {role}", "de").speakers
    assert person.role == role


def test_who_chairs_is_no_speaker() -> None:
    event = _event("Speakers: Maud Tiller and Oscar Duncan\n\nModerated by Bettina Rusk")
    assert [person.name for person in event.speakers] == ["Maud Tiller", "Oscar Duncan"]
    assert event.chair is not None
    assert event.chair.name == "Bettina Rusk"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (
            "Speakers: Ana Ruiz and Tom Oakes. Lucy Marden, who bakes the bread, will moderate.",
            ["Ana Ruiz", "Tom Oakes"],
        ),
        ("Speaker: Ana Ruiz.\n\n> “I came out wanting to plant a tree” — Tom Oakes", ["Ana Ruiz"]),
        ("Speaker: Ana Ruiz.\n\n## Organising committee\n\nLucy Marden, Tom Oakes", ["Ana Ruiz"]),
        ("The mayor, Tom Oakes, says the path is “good enough”. Ana Ruiz will speak.", ["Ana Ruiz"]),
    ],
)
def test_who_chairs_is_quoted_or_prepares_it_does_not_speak(said: str, names: list[str]) -> None:
    text = f"# The river after the flood\n\nTalk on Saturday 6 February 2027, 7pm, Weavers' Hall.\n\n{said}\n"
    event = read_piped(text, today=date(2027, 1, 11)).events[0]
    assert [person.name for person in event.speakers] == names


def test_the_author_is_no_speaker_unless_the_text_names_them_again() -> None:
    body = "By Maud Tiller\n\nSpeakers: Oscar Duncan{}\n\nJoin us on 10 March 2026, 7pm, at the Rope Hall."
    people = [person.name for person in _event(body.format("")).speakers]
    assert people == ["Oscar Duncan"]
    people = [person.name for person in _event(body.format(" and Maud Tiller")).speakers]
    assert people == ["Oscar Duncan", "Maud Tiller"]


def test_a_place_ends_before_the_next_sentence() -> None:
    event = _event("AGM. Tuesday 10 March 2026, 8pm, upstairs in Hanratty's. Officers' reports and a vote.")
    assert "Officers" not in (event.place or event.likely_place or "")
