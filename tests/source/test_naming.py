"""What an event is called, where the title announces it."""

from __future__ import annotations

import pytest

from sharekit.presets.grammar import load_grammar
from sharekit.source.events.describing import event_name


@pytest.mark.parametrize(
    ("language", "title", "text", "name"),
    [
        ("en", "Announcing Harwick Reads 2027", "Harwick Reads 2027 is in May.", "Harwick Reads 2027"),
        ("en", "Save the date: our open day", "Come and see.", "Save the date: our open day"),
        ("en", "Save the date: Open day", "Come and see.", "Open day"),
        ("de", "Ankündigung: Lesefest Kiel", "Wir lesen.", "Lesefest Kiel"),
        ("he", "הכרזה על כנס הספריות", "כנס הספריות יתקיים במאי.", "כנס הספריות"),
        ("en", "Announcing Harwick Reads 2027", "It is in May.", "Announcing Harwick Reads 2027"),
        ("en", "Announcing a new roof", "We have a new roof.", "Announcing a new roof"),
        ("en", "Announcements of May", "Announcements of May", "Announcements of May"),
        ("en", "Announcing Harwick", "Announcing Harwick", "Announcing Harwick"),
    ],
)
def test_a_name_goes_without_the_words_that_announce(language: str, title: str, text: str, name: str) -> None:
    assert event_name(title, text, load_grammar(language)) == name
