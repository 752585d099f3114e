"""Sentences that only say again what the lines below them say."""

from __future__ import annotations

from datetime import datetime

import pytest

from sharekit.document import Event, Person
from sharekit.presets.phrases import load_phrases
from sharekit.write.sentences import folded_names, is_restated

EVENT = Event(
    title="Open day",
    start=datetime(2027, 5, 8, 19),  # noqa: DTZ001  wall-clock time of the place
    time_text="7pm",
    speakers=(Person(name="Ana Ruiz", role="bus driver"), Person(name="Ben Okafor")),
)


@pytest.mark.parametrize(
    ("sentence", "again"),
    [
        ("Doors open at 7pm in the depot.", True),
        ("On May 8th the drivers of Harwick speak.", True),
        ("Come on 8 May to the depot of Harwick.", True),
        ("Our speakers are Ana Ruiz and Ben Okafor, who have driven for years.", True),
        ("Our speaker is the bus driver Ana Ruiz.", True),
        ("Ana Ruiz has counted every passenger of line 9 for eleven years.", False),
        ("On May 18 the council decides about line 9.", False),
        ("The depot has room for 17pm buses.", False),
    ],
)
def test_a_sentence_that_says_it_again(sentence: str, *, again: bool) -> None:
    assert is_restated(sentence, EVENT, load_phrases("en"), folded_names(EVENT)) is again


def test_an_address_is_said_once() -> None:
    event = Event(title="Open day", place="Old Depot, Weir Lane 5, Harwick")
    words = load_phrases("en")
    way = "We meet in the Old Depot, Weir Lane 5, Harwick, olddepot.example."
    story = "The Old Depot has stood empty for as long as we have lived here."
    assert is_restated(way, event, words, [])
    assert not is_restated(story, event, words, [])


def test_in_another_language() -> None:
    assert is_restated("Am 8. Mai spricht Harwick.", EVENT, load_phrases("de"), folded_names(EVENT))
    assert is_restated("El 8 de mayo habla Harwick.", EVENT, load_phrases("es"), folded_names(EVENT))
    assert not is_restated("El 18 de mayo habla Harwick.", EVENT, load_phrases("es"), folded_names(EVENT))
