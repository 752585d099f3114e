from __future__ import annotations

from datetime import date, datetime

import pytest

from sharekit.document import Document, Span
from sharekit.presets.grammar import load_grammar
from sharekit.source.events.dates import find_days, find_times
from tests.source.reads import read_piped

ENGLISH = load_grammar("en")


def read_event(words: str, *, today: date = date(2026, 11, 23)) -> Document:
    return read_piped(
        f"Our library\n\nThe council wants to close it.\n\nEVENT: Read-in\n{words}\n", today=today
    )


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("at 6.30pm", "18:30", None),
        ("7-9pm", "19:00", "21:00"),
        ("1-2:30pm", "13:00", "14:30"),
        ("6.30 for 7pm", "18:30", None),
        ("18.30", "18:30", None),
        ("10am–noon", "10:00", "12:00"),
        ("from 11am to 1pm", "11:00", "13:00"),
        ("midday", "12:00", None),
        ("11-1pm", "11:00", "13:00"),
    ],
)
def test_times(words: str, start: str, end: str | None) -> None:
    (found,) = find_times(words, Span(0, len(words)), ENGLISH)
    assert found.start.isoformat("minutes") == start
    assert (found.end.isoformat("minutes") if found.end else None) == end


@pytest.mark.parametrize(
    "words", ["15.8 million people", "10%", "$18.30", "the 12 of us", "in 2021", "9.5% of 7"]
)
def test_numbers_that_are_no_times(words: str) -> None:
    assert find_times(words, Span(0, len(words)), ENGLISH) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Saturday 5 December",
        "Saturday, December 5th",
        "5 Dec 2026",
        "Sat 5 December 2026",
        "2026-12-05",
        "Saturday the 5th of December",
    ],
)
def test_days(words: str) -> None:
    (found,) = find_days(words, Span(0, len(words)), ENGLISH)
    assert (found.day, found.month) == (5, 12)


def test_the_year_follows_from_the_weekday() -> None:
    document = read_event("Wednesday 5 January, 7pm", today=date(2026, 12, 20))
    assert (document.events, document.likely) == ((), ())
    assert [warning.code for warning in document.warnings] == ["weekday-mismatch"]
    document = read_event("Monday 4 January, 7pm", today=date(2026, 12, 20))
    assert document.events[0].day == date(2027, 1, 4)
    assert "year-assumed" in [warning.code for warning in document.warnings]


def test_a_written_date_with_another_weekday_is_said() -> None:
    document = read_event("Monday 5 December 2026, 7pm")
    assert document.events[0].day == date(2026, 12, 5)
    assert "weekday-mismatch" in [warning.code for warning in document.warnings]


def test_a_day_without_a_time_stays_a_day() -> None:
    event = read_event("Saturday 5 December 2026").events[0]
    assert event.start == date(2026, 12, 5)
    assert not isinstance(event.start, datetime)


def test_labels() -> None:
    event = read_event(
        "When: Saturday 5 December 2026, 10am to noon (GMT)\nWhere: Central Library, Hill Road\n"
        "Speakers: Ana Ruiz, nurse, and Tom Okoro (Friends of the Library)\nChair: Jo Lee"
    ).events[0]
    assert event.place == "Central Library, Hill Road"
    assert event.timezone == "UTC"
    assert [(person.name, person.role) for person in event.speakers] == [
        ("Ana Ruiz", "nurse"),
        ("Tom Okoro", "Friends of the Library"),
    ]
    assert event.chair is not None
    assert event.chair.name == "Jo Lee"
    assert event.end == datetime(2026, 12, 5, 12)  # noqa: DTZ001 - wall-clock time


def test_cancelled() -> None:
    assert read_event("CANCELLED: Saturday 5 December 2026, 10am").events[0].status == "cancelled"


def test_a_deadline_is_no_event() -> None:
    document = read_event("Saturday 5 December 2026, 10am\nRegister by Thursday 3 December 2026, 6pm")
    (event,) = document.events
    assert event.day == date(2026, 12, 5)
    assert event.deadline == datetime(2026, 12, 3, 18)  # noqa: DTZ001 - wall-clock time


def test_two_events() -> None:
    words = "EVENT: One\nSaturday 5 December 2026, 10am\n\nEVENT: Two\nSunday 6 December 2026, 11am"
    assert [event.title for event in read_piped(f"News\n\n{words}\n").events] == ["One", "Two"]


@pytest.mark.parametrize(
    "words",
    [
        "On 12 March 2020 the council met at 7pm and closed three libraries.",
        "The strike began on Monday 4 May and ended after nine days.",
        "In October 2020 the party won the election.",
    ],
)
def test_what_happened_is_no_event(words: str) -> None:
    assert read_piped(f"Our library\n\n{words} It was a long winter for everyone.\n").events == ()


def test_links_of_markdown_become_actions() -> None:
    document = read_piped(
        "# Read-in\n\nSaturday 5 December 2026, 10am\n\n[Register here](https://example.org/r?a=1) – "
        "[Facebook event](https://www.facebook.com/events/1)\n"
    )
    event = document.events[0]
    assert event.links.register == "https://example.org/r?a=1"
    assert event.links.facebook == "https://www.facebook.com/events/1"
    for action in document.actions:
        assert action.span is not None
        assert action.span.of(document.text) == action.label


def test_the_link_of_a_long_sentence_is_its_label() -> None:
    document = read_piped(
        "# Read-in\n\nSaturday 5 December 2026, 10am\n\n"
        "Fill in [the form](https://example.org/register) and register for a chair and soup\n"
    )
    (action,) = document.actions
    assert (action.kind, action.label, action.url) == ("register", "the form", "https://example.org/register")


def test_a_speaker_of_the_event_has_the_same_role_when_quoted() -> None:
    document = read_piped(
        "Our library\n\n“We will stay here, whatever it costs,” said Ana Ruiz.\n\n"
        "EVENT: Who reads?\nSaturday 5 December 2026, 6.30pm\n"
        "With: Ana Ruiz (bell ringer), Tom Lind (baker)\n"
    )
    assert [(quote.speaker, quote.role) for quote in document.quotes if quote.speaker] == [
        ("Ana Ruiz", "bell ringer")
    ]
