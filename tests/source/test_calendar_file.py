"""Calendar files: what is stated in them, on the clocks of the place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sharekit.document import Document
from sharekit.errors import NothingToShareError, SharekitError, SourceError
from tests.source.reads import read_piped, read_saved

_TALK = (
    "Rents in Mill Lane rose by 40% in two years.\\n“We will stay here, whatever it costs,” said Ana Ruiz.\\n"
    "Register here: https://example.org/register"
)


def calendar(*lines: str) -> str:
    event = ["BEGIN:VEVENT", "UID:1@example.org", "DTSTAMP:20261101T000000Z", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", *event, "END:VCALENDAR", ""])


def read(folder: Path, *lines: str) -> Document:
    return read_saved(folder, "event.ics", calendar(*lines))


def test_an_event_with_its_description(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        "DTSTART;TZID=Europe/Berlin:20261205T183000",
        "DTEND;TZID=Europe/Berlin:20261205T200000",
        "SUMMARY:Who owns our homes?\\, a talk",
        "LOCATION:Town Hall\\, Mill Lane 4",
        f"DESCRIPTION:{_TALK}",
        "URL:https://example.org/homes",
    )
    (event,) = document.events
    assert (document.title, event.title) == ("Who owns our homes?, a talk", "Who owns our homes?, a talk")
    assert event.start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time
    assert event.end == datetime(2026, 12, 5, 20)  # noqa: DTZ001 - wall-clock time
    assert (event.timezone, event.place) == ("Europe/Berlin", "Town Hall, Mill Lane 4")
    assert event.links.register == "https://example.org/register"
    assert document.link == "https://example.org/homes"
    assert [quote.text for quote in document.quotes if quote.speaker] == [
        "We will stay here, whatever it costs"
    ]


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (("DTSTART;VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261206"), date(2026, 12, 5), None),
        (("DTSTART;VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261208"), date(2026, 12, 5), date(2026, 12, 7)),
        (("DTSTART;VALUE=DATE:20261205",), date(2026, 12, 5), None),
    ],
)
def test_whole_days(tmp_path: Path, lines: tuple[str, ...], start: date, end: date | None) -> None:
    (event,) = read(tmp_path, "SUMMARY:Open days", *lines).events
    assert (event.start, event.end, event.all_day) == (start, end, True)


def test_a_time_in_utc_is_local_where_the_event_is(tmp_path: Path) -> None:
    document = read(tmp_path, "SUMMARY:Talk", "DTSTART:20261205T173000Z", "LOCATION:Town Hall, Berlin")
    (event,) = document.events
    assert event.start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time
    assert event.timezone == "Europe/Berlin"
    assert "zone-assumed" in [warning.code for warning in document.warnings]


def test_cancelled_and_online(tmp_path: Path) -> None:
    lines = (
        "SUMMARY:Talk",
        "DTSTART:20261205T173000",
        "STATUS:CANCELLED",
        "LOCATION:https://meet.example/talk",
    )
    (event,) = read(tmp_path, *lines).events
    assert (event.status, event.online, event.place) == ("cancelled", True, None)
    assert event.links.join == "https://meet.example/talk"


def test_it_is_told_by_its_content() -> None:
    (event,) = read_piped(calendar("SUMMARY:Talk", "DTSTART;VALUE=DATE:20261205")).events
    assert event.title == "Talk"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", NothingToShareError),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nnonsense\r\n", SourceError),
        ("BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR", SharekitError),
    ],
)
def test_broken_calendars_are_refused(tmp_path: Path, text: str, error: type[SharekitError]) -> None:
    with pytest.raises(error) as refused:
        read_saved(tmp_path, "event.ics", text)
    assert refused.value.hint
