"""What a letter or an article of many dates tells: its name, its year, its place, and what it asks for."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sharekit.presets.grammar import load_grammar
from sharekit.source.language.people import find_role_before
from tests.source.reads import first_event, read_piped

_TODAY = date(2026, 12, 1)


def at(month: int, day: int, hour: int, year: int = 2027) -> datetime:
    return datetime(year, month, day, hour)  # noqa: DTZ001 - wall-clock time


def test_a_greeting_is_no_title_and_a_sentence_gives_the_name_of_what_it_announces() -> None:
    line = "Next branch meeting is on Wednesday 20th January at 6pm in the Kiln Hall. Agenda: the rota."
    document = read_piped(f"Hi all,\n\n{line}\n\nSee you,\nKath\n", today=_TODAY)
    assert document.events[0].title == "Branch meeting"
    assert document.title.startswith("Next branch meeting is on")
    assert "Agenda" not in document.title


@pytest.mark.parametrize("words", ["PRESS RELEASE", "Pressemitteilung", "Nota de prensa"])
def test_what_a_text_is_called_by_its_kind_is_no_title(words: str) -> None:
    title, body = {
        "PRE": (
            "The mill stays open",
            "All of those who bake their bread with its flour have signed for it.",
        ),
        "Pre": (
            "Die Mühle bleibt offen",
            "Alle, die ihr Brot mit dem Mehl der Mühle backen, haben unterschrieben.",
        ),
        "Not": (
            "El molino sigue abierto",
            "Todas las vecinas que hacen el pan con la harina del molino han firmado para que no se cierre.",
        ),
    }[words[:3]]
    assert read_piped(f"{words}\n\n{title}\n\n{body}\n", today=_TODAY).title == title


@pytest.mark.parametrize(
    "other",
    [
        "Objections must be in by 31 October 2027.",
        "We last met on 3 July 2021, in the rain.",
        "The mill has stood since 4 May 1911.",
    ],
)
def test_a_day_without_a_year_is_near_today_whatever_other_days_are_written(other: str) -> None:
    text = f"Kiln night\n\nJoin us on Thursday 28 January at 7pm in the Kiln Hall, Mill Lane.\n\n{other}\n"
    assert read_piped(text, today=_TODAY).events[0].start == at(1, 28, 19)


def test_a_day_that_is_written_again_with_its_year_has_that_year() -> None:
    text = (
        "Club nights\n\nThe next one is on 28 January at 7pm in the Kiln Hall.\n\n- 28 January 2028: owls\n"
    )
    found = (*(document := read_piped(text, today=_TODAY)).events, *document.likely)
    assert {event.day for event in found} == {date(2028, 1, 28)}


def test_two_days_with_their_weekdays_are_all_days_of_an_event() -> None:
    text = "Puertas abiertas\n\nOs esperamos el sábado 8 y el domingo 9 de mayo en la huerta, calle Alta 4.\n"
    found = (*(document := read_piped(text, today=_TODAY)).events, *document.likely)
    assert [(event.start, event.end) for event in found[:1]] == [(date(2027, 5, 8), date(2027, 5, 9))]


def test_a_place_that_is_not_sure_is_asked_about_and_announced_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "sharekit.source.events.describing.threshold",
        lambda _, band: {"used": 2.0, "labelled": 2.0, "likely": 0.0}.get(band, 0.5),
    )
    text = "Kiln night\n\nJoin us on Thursday 28 January 2027 at 7pm in the Kiln Hall, Mill Lane.\n"
    document = read_piped(text, today=_TODAY)
    event = document.events[0]
    assert (event.place, event.likely_place) == (None, "Kiln Hall, Mill Lane")
    (asked,) = [each for each in document.warnings if each.code == "place-unsure"]
    assert "Kiln Hall" in asked.message
    assert "--where" in asked.hint


def test_a_likely_event_is_asked_about_with_the_place_that_may_be_its(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bands = {"sure": 2.0, "used": 2.0, "labelled": 2.0, "likely": 0.0}
    for room in ("announcing", "describing"):
        monkeypatch.setattr(f"sharekit.source.events.{room}.threshold", lambda _, band: bands.get(band, 0.5))
    text = "Kiln night\n\nJoin us on Thursday 28 January 2027 at 7pm in the Kiln Hall, Mill Lane.\n"
    document = read_piped(text, today=_TODAY)
    assert not document.events
    assert [(event.place, event.likely_place) for event in document.likely[:1]] == [
        ("Kiln Hall, Mill Lane", None)
    ]


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Hello neighbours!", "The kiln is lit again"),
        ("NOTICE NOTICE NOTICE", "The kiln is lit again"),
        ("PRESS RELEASE, 4 January 2027", "The kiln is lit again"),
        ("* * *", "The kiln is lit again"),
        ("THE KILN TRUST presents", "The kiln is lit again"),
        ("From: Ikram Wray\nTo: all\nSubject: Kiln night", "Kiln night"),
        ("Dear Kiln: a love letter", "Dear Kiln: a love letter"),
        ("Friends of the Kiln", "Friends of the Kiln"),
    ],
)
def test_a_title_is_no_greeting_no_mail_head_and_no_kind_of_text(top: str, title: str) -> None:
    text = f"{top}\n\nThe kiln is lit again\n\nSix hundred people bake their bread with its flour.\n"
    assert read_piped(text, today=_TODAY).title == title


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("We hold our next baking workshop on Thursday 28 January 2027, 7pm.", "Baking workshop"),
        ("The bread workshop will be on Thursday 28 January 2027, 7pm.", "Bread workshop"),
    ],
)
def test_the_event_of_a_letter_is_called_by_what_its_day_is_for(said: str, title: str) -> None:
    text = f"Hi all,\n\nsorry that it took so long. {said} Kiln Hall, Mill Lane.\n\nBest wishes\nJo\n"
    assert first_event(text, today=_TODAY).title == title


@pytest.mark.parametrize("closing", ["In solidarity,", "Best wishes"])
def test_whoever_signs_a_letter_does_not_speak(closing: str) -> None:
    text = (
        "Kiln night\n\nJoin us on Thursday 28 January 2027 at 7pm in the Kiln Hall, Mill Lane. "
        f"With the potter Ikram Wray.\n\n{closing}\nMorwenna Tait\n"
    )
    event = read_piped(text, today=_TODAY).events[0]
    assert [person.name for person in event.speakers] == ["Ikram Wray"]


@pytest.mark.parametrize(
    ("hours", "start"),
    [
        ("Doors 6.30pm, film 7pm.", "19:00"),
        ("Doors and hot apple juice at 6.15pm, we sing at 7pm.", "19:00"),
        ("It begins at half past six in\nthe evening.", "18:30"),
    ],
)
def test_an_event_starts_at_the_hour_beside_words_of_beginning(hours: str, start: str) -> None:
    text = f"Kiln night\n\nJoin us on Thursday 28 January 2027 in the Kiln Hall. {hours}\n"
    assert f"{first_event(text, today=_TODAY).start:%H:%M}" == start


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("Sign the petition: https://mill.example.org/sign", "https://mill.example.org/sign"),
        ("[Donate now](https://mill.example.org/give) to keep it open.", "https://mill.example.org/give"),
        ("Read more at https://mill.example.org/about", None),
        ("We donate the rest. https://x.com/mill", None),
    ],
)
def test_an_article_leads_where_it_asks_its_readers_to_sign_or_to_give(line: str, cause: str | None) -> None:
    text = f"The mill stays open\n\nSix hundred people bake their bread with its flour.\n\n{line}\n"
    assert read_piped(text, today=_TODAY).cause == cause


@pytest.mark.parametrize(
    "words",
    [
        '"My children learned to swim in that brook, and I want theirs to," said Ruth Okonjo, a neighbour.',
        '"We have waited for that bridge for eleven years," tenants’ chair Nadia Brook told us.',
    ],
)
def test_who_is_only_quoted_does_not_speak_at_the_event(words: str) -> None:
    text = (
        f"Walk for the brook\n\n{words}\n\nOn Saturday 16 January 2027 at 11am we walk from the mill pond.\n"
    )
    document = read_piped(text, today=_TODAY)
    assert [event.people for event in (*document.events, *document.likely)][:1] == [()]


def test_a_role_before_a_name_is_whole() -> None:
    for language, words, name, role in (
        ("en", '"No," said branch chair Femi Adeyemi.', "Femi", "branch chair"),
        ("en", "Then Femi Adeyemi spoke.", "Femi", None),
        ("es", "Habló la secretaria general Ana Ruiz.", "Ana", "secretaria general"),
    ):
        found = find_role_before(words, words.index(name), 0, load_grammar(language))
        assert (found.of(words) if found else None) == role


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("COMMUNIQUÉ DE PRESSE\nCollectif du moulin\n\nLe moulin reste ouvert.", "Collectif du moulin"),
        (
            "HARWICK, 2 February 2027 - The mill stays open. We won it.\n\nMore is told at some length.",
            "The mill stays open. We won it.",
        ),
    ],
)
def test_a_press_release_is_called_by_what_it_says(text: str, title: str) -> None:
    assert read_piped(text, today=_TODAY).title == title


def test_a_day_for_editors_below_the_end_is_no_day_of_the_event() -> None:
    text = (
        "PRESS RELEASE\n\nThe mill opens its gallery of bread on Saturday 30 January 2027 at 10am, "
        "Kiln Hall, Mill Lane. Everybody is welcome.\n\nENDS\n\nNotes to editors\n\n"
        "1. A press view takes place on Friday 29 January 2027, 9.30am to 11am."
    )
    document = read_piped(text, today=_TODAY)
    assert [event.day for event in document.events] in ([date(2027, 1, 30)], [])
    assert [event.day for event in (*document.events, *document.likely)][:1] == [date(2027, 1, 30)]
