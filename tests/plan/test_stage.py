from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sharekit.document import Block, BlockKind, Destination, Document, EventLinks, Person
from sharekit.plan.stage import as_announced, line_up, with_whole_lists
from tests.plan.build import article, meeting, span_of

_ITEM: BlockKind = "item"


def page(*blocks: tuple[BlockKind, str], language: str = "en") -> Document:
    text = "\n\n".join(words for _, words in blocks)
    made = tuple(Block(kind=kind, span=span_of(words, text)) for kind, words in blocks)
    return replace(article(text=text), blocks=made, language=language)


def person(name: str, document: Document, role: str | None = None) -> Person:
    return Person(name=name, role=role, span=span_of(name, document.text))


def announced(document: Document, *names: str) -> tuple[list[str], str | None]:
    speakers = tuple(person(name, document) for name in names)
    event = with_whole_lists(document, meeting(speakers=speakers))
    return [each.name for each in event.speakers], event.chair.name if event.chair else None


def test_nobody_of_a_list_is_announced_of_which_somebody_is_missing() -> None:
    document = page(("heading", "Panel"), (_ITEM, "Oda Berg, ferrywoman"), (_ITEM, "Tim Rook, eel catcher"))
    assert announced(document, "Oda Berg") == ([], None)
    assert announced(document, "Oda Berg", "Tim Rook") == (["Oda Berg", "Tim Rook"], None)


def test_a_line_of_a_programme_that_names_nobody_is_no_gap() -> None:
    document = page((_ITEM, "2pm: Oda Berg on ropes"), (_ITEM, "3pm: tea and a walk"))
    assert announced(document, "Oda Berg") == (["Oda Berg"], None)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Mira Sol, rower, and Oda Berg, ferrywoman, tell of the river.", []),
        ("Oda Berg of the ferry, retired eel catcher Mira Sol and others tell of the river.", []),
        ("The rower Mira Sol and the retired ferrywoman Oda Berg tell of the river.", []),
        ("Oda Berg, daughter of Mira Sol, tells of the river.", ["Oda Berg"]),
        ("Oda Berg and the Harwick Council meet on the pier.", ["Oda Berg"]),
        ("Oda Berg and the children of Little Ferry sing on the pier.", ["Oda Berg"]),
        ("Oda Berg tells of the river. Mira Sol stays at home.", ["Oda Berg"]),
    ],
)
def test_two_names_that_are_tied_are_announced_together_or_not(words: str, kept: list[str]) -> None:
    assert announced(page(("paragraph", words)), "Oda Berg")[0] == kept


@pytest.mark.parametrize(
    ("language", "words", "chair"),
    [
        ("en", "Chair: Jo Fenn. With Oda Berg.", "Jo Fenn"),
        ("en", "The tenants' chair Jo Fenn and Oda Berg speak.", None),
        ("de", "Es moderiert Jo Fenn. Es spricht Oda Berg.", "Jo Fenn"),
        ("pt", "A mediação fica com Jo Fenn. Fala Oda Berg.", "Jo Fenn"),
    ],
)
def test_who_chairs_is_no_speaker(language: str, words: str, chair: str | None) -> None:
    document = page(("paragraph", words), language=language)
    speakers, found = announced(document, "Jo Fenn", "Oda Berg")
    assert found == chair
    assert speakers == (["Oda Berg"] if chair else ["Jo Fenn", "Oda Berg"])


def test_who_chairs_is_not_announced_alone() -> None:
    assert announced(page(("paragraph", "Chair: Jo Fenn. More to come.")), "Jo Fenn") == ([], None)


def test_one_line_of_a_list_is_no_topic() -> None:
    document = page((_ITEM, "Report of the ferrywoman"), (_ITEM, "Price of the crossing"))
    one, both = ("Report of the ferrywoman",), ("Report of the ferrywoman", "Price of the crossing")
    assert with_whole_lists(document, meeting(topics=one)).topics == ()
    assert with_whole_lists(document, meeting(topics=both)).topics == both


def test_a_list_of_people_stands_as_the_source_has_it() -> None:
    lines = ("Prof. Oda Berg, who rowed it for years", "Tim Rook (eel catcher)")
    document = page(("paragraph", "Panel:"), *((_ITEM, line) for line in lines), ("paragraph", "Come!"))
    event = meeting(speakers=(person("Tim Rook", document),))
    assert line_up(document, event) == ("Panel", *lines)
    other = page(("heading", "Thanks"), *((_ITEM, line) for line in lines))
    assert line_up(other, event) == ()


def test_a_list_below_the_day_needs_no_heading() -> None:
    lines = ("Oda Berg, ferrywoman", "Chair: Tim Rook")
    document = page(("paragraph", "Friday 4 May, 7pm"), *((_ITEM, line) for line in lines))
    event = replace(meeting(), when_span=span_of("Friday 4 May", document.text))
    assert line_up(document, event) == ("", *lines)


def test_the_form_of_a_certificate_is_not_the_registration() -> None:
    url = "https://ferry.example.org/form"
    words = "To get a certificate, register by 2 May."
    there = (Destination(url=url, opens="aside"),)
    document = replace(page(("paragraph", words)), destinations=there)
    event = meeting(links=EventLinks(register=url), deadline=date(2026, 5, 2), due=words)
    found = as_announced(document, event)
    assert (found.links.register, found.deadline, found.due) == (None, None, None)
    due = "Register by 2 May, and ask for a certificate there."
    assert as_announced(document, replace(event, due=due)).deadline == date(2026, 5, 2)
