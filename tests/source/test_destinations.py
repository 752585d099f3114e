from __future__ import annotations

from datetime import date

import pytest

from sharekit.document import Destination
from tests.source.reads import read_piped

_TODAY = date(2026, 11, 30)


def found(text: str) -> tuple[Destination, ...]:
    return read_piped(f"The ferry stays\n\n{text}\n", today=_TODAY).destinations


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Put your name to the open letter: https://ferry.example.org/x1", "sign"),
        ("The moorings cost 900 pounds so far: https://ferry.example.org/donate", "give"),
        ("Seats on the boat: https://ferry.example.org/x/tickets", "ticket"),
        ("Places are few, so book ahead: https://ferry.example.org/x11", "book"),
        ("All about the day: https://ferry.example.org/day/programme", "programme"),
        ("The listing is at https://ferry.example.org/programme/night-crossing", None),
        ("Our crossing of last May can be seen here (recording): https://ferry.example.org/x2", "watch"),
        ("Recordings of last year’s sessions are [here](https://ferry.example.org/x10).", "watch"),
        ("You can also follow the meeting from home: https://ferry.example.org/x3", "afar"),
        ("To get a certificate, sign up by 4 May: https://ferry.example.org/x4", "aside"),
        ("Register for childcare at https://ferry.example.org/x5", "aside"),
        ("Sign up here, and ask for childcare on the form: https://ferry.example.org/x6", "register"),
        ("More information: https://ferry.example.org/x7", "details"),
        ("https://ferry.example.org/x8", "details"),
        ("The ferryman is fond of eels (https://ferry.example.org/x9).", None),
    ],
)
def test_words_and_addresses_tell_what_a_link_opens(line: str, opens: str | None) -> None:
    assert [each.opens for each in found(line)] == [opens]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Put yourself down on the [rowing rota](https://ferry.example.org/x1).", "rowing rota"),
        ("It is all [on our website](https://ferry.example.org/x2).", None),
        ("It is all there: [click here](https://ferry.example.org/x3).", None),
        ("It is all [there](https://ferry.example.org/x4).", None),
    ],
)
def test_a_link_has_its_own_words_where_they_are_a_label(line: str, words: str | None) -> None:
    assert [each.words for each in found(line)] == [words]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Hier könnt ihr unterschreiben: https://faehre.example.org/x", "sign"),
        ("Pour nous aider, la cagnotte : https://bac.example.org/x", "give"),
        ("Entradas en https://barca.example.org/x", "ticket"),
        ("Pour le bac, réservation conseillée : https://bac.example.org/x", "book"),
        ("Skriv på uppropet: https://farja.example.org/x", "sign"),
    ],
)
def test_links_in_other_languages(text: str, opens: str) -> None:
    whole = {
        "Hier": "Die Fähre bleibt, und wir bleiben auch. Das haben alle im Dorf so beschlossen.",
        "Pour": "Le bac reste, et nous aussi. Tout le village en a décidé ainsi dimanche.",
        "Entradas": "La barca se queda y nosotras también. Así lo ha decidido todo el pueblo.",
        "Skriv": "Färjan blir kvar och det blir vi också. Så har hela byn beslutat i söndags.",
    }[text.split(maxsplit=1)[0]]
    assert [each.opens for each in read_piped(f"{whole}\n\n{text}\n", today=_TODAY).destinations] == [opens]


def test_an_address_that_is_none_breaks_nothing() -> None:
    assert [each.opens for each in found("All about it: https://[ferry/donate")] in ([], ["give"])


def test_a_link_that_opens_a_sentence_is_not_of_the_one_before() -> None:
    text = "Child care is provided. [RSVP](https://example.org/ferry/rsvp) so that we know how many come."
    assert [each.opens for each in found(text)] == ["register"]
