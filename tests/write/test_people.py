from __future__ import annotations

import pytest

from sharekit.document import Event, Person
from sharekit.presets.phrases import load_phrases
from sharekit.write.people import join_names, people_facts


def facts(number: int, language: str = "en") -> dict[str, str]:
    speakers = tuple(Person(name=f"P{place}") for place in range(1, number + 1))
    return people_facts(Event(title="", speakers=speakers), load_phrases(language))


@pytest.mark.parametrize(
    ("number", "full", "short", "one"),
    [
        (1, "With P1", "With P1", "With P1"),
        (2, "With P1 and P2", "With P1 and P2", "With P1 and P2"),
        (3, "With P1, P2 and P3", "With P1, P2 and P3", "With P1 and 2 more"),
        (6, "With P1, P2, P3, P4, P5 and P6", "With P1, P2 and 4 more", "With P1 and 5 more"),
        (40, None, "With P1, P2 and 38 more", "With P1 and 39 more"),
    ],
)
def test_names_in_a_line(number: int, full: str | None, short: str, one: str) -> None:
    found = facts(number)
    assert (found.get("with_full"), found["with_short"], found["with_one"]) == (full, short, one)


def test_names_in_a_list() -> None:
    event = Event(
        title="",
        speakers=(Person(name="Ana Ruiz", role="librarian"), Person(name="Cleo Marsh")),
        chair=Person(name="Dan Webb", role="driver"),
    )
    found = people_facts(event, load_phrases("en"))
    assert found["people"] == "With:\n• Ana Ruiz (librarian)\n• Cleo Marsh"
    assert found["with_roles"] == "With Ana Ruiz (librarian) and Cleo Marsh"
    assert found["chair"] == "Chair: Dan Webb (driver)"


def test_one_speaker_needs_no_list_and_too_many_get_none() -> None:
    alone = Event(title="", speakers=(Person(name="Ana Ruiz", role="librarian"),))
    assert people_facts(alone, load_phrases("en"))["people"] == "With Ana Ruiz, librarian"
    assert "people" not in facts(9)
    assert not {"people", "with_roles"} & facts(3).keys()
    assert facts(0) == {}


@pytest.mark.parametrize(
    ("language", "names", "joined"),
    [
        ("es", ["Ana", "Inés"], "Ana e Inés"),
        ("es", ["Ana", "Hiram"], "Ana e Hiram"),
        ("es", ["Ana", "Hierro"], "Ana y Hierro"),
        ("he", ["נועה", "סמיר"], "נועה וסמיר"),
        ("he", ["נועה", "Alex"], "נועה ו־Alex"),
        ("ar", ["سلمى", "كريم", "هدى"], "سلمى وكريم وهدى"),
        ("it", ["Ada", "Elsa"], "Ada ed Elsa"),
        ("ro", ["Ada", "Ugo"], "Ada, Ugo"),
    ],
)
def test_joining(language: str, names: list[str], joined: str) -> None:
    assert join_names(names, load_phrases(language)) == joined


@pytest.mark.parametrize(
    ("number", "more"),
    [(4, "وشخصين آخرين"), (7, "و5 أشخاص آخرين"), (14, "و12 شخصًا آخر"), (102, "و100 شخص آخر")],
)
def test_arabic_plurals(number: int, more: str) -> None:
    assert facts(number, "ar")["with_short"].endswith(f" {more}")


@pytest.mark.parametrize(
    ("name", "thanks"),
    [("נועה", "תודה לנועה ולכל מי שהשתתפו."), ("Alex", "תודה ל־Alex ולכל מי שהשתתפו.")],
)
def test_a_hebrew_word_of_one_letter_is_joined_to_latin_ones(name: str, thanks: str) -> None:
    event = Event(title="", speakers=(Person(name=name),), held=True)
    assert people_facts(event, load_phrases("he"))["thanks_names"] == thanks
