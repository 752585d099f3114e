from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from sharekit.document import Document, Person
from sharekit.errors import SourceError
from tests.source.reads import read_piped, read_saved

BODY = (
    "\n# Night buses\n\nThe night bus carries 4,000 nurses a week. **No nurse** should have to walk home.\n"
)


def read_yaml(keys: str, body: str = BODY) -> Document:
    return read_piped(f"---\n{keys}\n---\n{body}")


def test_yaml_and_toml_say_the_same() -> None:
    yaml = read_yaml("title: Night buses\nhashtags: [NightBus, Nurses]\ndate: 2026-11-01")
    toml = read_piped(
        f'+++\ntitle = "Night buses"\nhashtags = ["NightBus", "Nurses"]\ndate = 2026-11-01\n+++\n{BODY}'
    )
    assert (yaml.title, yaml.hashtags, yaml.published) == (
        "Night buses",
        ("NightBus", "Nurses"),
        date(2026, 11, 1),
    )
    assert (toml.title, toml.hashtags, toml.published) == (yaml.title, yaml.hashtags, yaml.published)


def test_yaml_guesses_nothing() -> None:
    document = read_yaml("title: No\nevent:\n  title: Walk\n  start: 2026-12-05 18:30\n  place: 18:30")
    assert document.title == "No"
    assert document.events[0].place == "18:30"
    assert document.events[0].start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time


def test_wanted_quotes_come_first_with_their_place_in_the_text() -> None:
    document = read_yaml(
        'quotes:\n  - text: "No nurse should have to walk home."\n    speaker: Ana Ruiz\n'
        "    role: nurse\n    side: friend"
    )
    first = document.quotes[0]
    assert (first.id, first.speaker, first.wanted, first.origin) == ("q1", "Ana Ruiz", True, "front-matter")
    assert first.span is not None
    assert first.span.of(document.text) == first.text
    assert sum(quote.text == first.text for quote in document.quotes) == 1


def test_words_of_the_author_that_are_not_in_the_text_have_no_place() -> None:
    document = read_yaml("quotes:\n  - We are many.")
    assert document.quotes[0].span is None


def test_bold_words_are_remembered_as_emphasis() -> None:
    document = read_yaml("title: Night buses")
    assert [quote.emphasis for quote in document.quotes if quote.emphasis] == ["No nurse"]


@pytest.mark.parametrize(
    ("word", "status", "stated"),
    [
        ("canceled", "cancelled", True),
        ("Rescheduled", "moved", True),
        ("postponed", "moved", False),  # the day there is the old one, so no post says it
    ],
)
def test_what_else_people_call_a_status(word: str, status: str, *, stated: bool) -> None:
    (event,) = read_yaml(f"event:\n  title: Walk\n  start: 2026-02-03\n  status: {word}").events
    assert (event.status, event.stated) == (status, stated)


def test_unknown_keys_are_said_with_what_was_meant() -> None:
    document = read_yaml("title: Night buses\nhashtag: [A]\nlayout: post")
    (warning,) = document.warnings
    assert (warning.code, warning.line) == ("unknown-key", 3)
    assert warning.hint == "Did you mean hashtags?"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("title: [a, b]", "title (line 2)"),
        (
            "event:\n  title: Walk\n  start: 2026-02-31",
            "event.start (line 4) names a day that does not exist",
        ),
        (
            "event:\n  start: 2026-02-03\n  timezone: Europe/Lodon",
            "event.timezone (line 4) is not a time zone",
        ),
        ("event:\n  start: soon", "event.start (line 3) is not a date"),
        ("event:\n  start: 2026-02-03\n  status: maybe", "event.status (line 4)"),
        ("event:\n  start: 2026-02-03\n  end: 2026-02-01", "event.end (line 4) is before start"),
        ("event: [a]", "event (line 2)"),
        ("link: not an address", "link (line 2)"),
        ("quotes:\n  - speaker: Ana", "quotes"),
        ("statistics:\n  - figure: 27%", "statistics"),
        ("a: &b c\nd: *b", "anchors"),
        ("title: 'open", "not valid YAML"),
        ("- a\n- b", "not a list of keys"),
        ("title: " + "x" * 70000, "longer than 64 KiB"),
        ("a: " + "[" * 5000, "front matter"),
        ("language: not a tag", "language"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_line(keys: str, said: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_yaml(keys)
    assert said in refused.value.message
    assert refused.value.hint


def test_front_matter_that_never_ends() -> None:
    with pytest.raises(SourceError, match="never ends"):
        read_piped("---\ntitle: A\n\nSome text")


EVENTS = {
    "event.toml": 'title = "Walk home"\nstart = 2026-12-05T18:30:00\nplace = "Station"\n'
    'speakers = ["Ana Ruiz, nurse"]\n[chair]\nname = "Jo Lee"\n',
    "event.yaml": "title: Walk home\nstart: 2026-12-05 18:30\nplace: Station\nspeakers:\n"
    "  - {name: Ana Ruiz, role: nurse}\nchair: Jo Lee\n",
    "event.json": '{"event": {"title": "Walk home", "start": "2026-12-05T18:30", "place": "Station", '
    '"speakers": [{"name": "Ana Ruiz", "role": "nurse"}, "Jo Lee"], "chair": "Jo Lee"}}',
}


@pytest.mark.parametrize("name", EVENTS)
def test_event_files(tmp_path: Path, name: str) -> None:
    for document in (read_saved(tmp_path, name, EVENTS[name]), read_piped(EVENTS[name])):
        (event,) = document.events
        assert document.title == event.title == "Walk home"
        assert event.start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time
        assert event.speakers == (Person(name="Ana Ruiz", role="nurse"),)
        assert event.chair == Person(name="Jo Lee")


ANNOUNCED = (
    f"{BODY}\n**EVENT: Who owns our homes?**\nSaturday 5 December 2026, 6.30pm\nWhere: Town Hall\n"
    "With: Ana Ruiz (nurse), Tom Brandt (Tenants Union). Chair: Ines Vidal\n"
)


def test_a_stated_event_is_completed_by_the_text() -> None:
    (event,) = read_yaml("event:\n  place: Old Market", ANNOUNCED).events
    assert (event.title, event.place) == ("Who owns our homes?", "Old Market")
    assert event.start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time
    assert (event.time_text, [person.name for person in event.speakers]) == (
        "6.30pm",
        ["Ana Ruiz", "Tom Brandt"],
    )


def test_a_stated_event_of_another_day_stands_alone() -> None:
    (event,) = read_yaml("event:\n  title: Walk\n  start: 2026-12-12 10:00", ANNOUNCED).events
    assert (event.title, event.place, event.speakers, event.chair) == ("Walk", None, (), None)


def test_the_chair_of_the_text_is_not_a_stated_speaker() -> None:
    (event,) = read_yaml("event:\n  start: 2026-12-05\n  speakers: [Ines Vidal]", ANNOUNCED).events
    assert [person.name for person in event.speakers] == ["Ines Vidal"]
    assert event.chair is None


@pytest.mark.parametrize(
    ("keys", "zone"),
    [
        ("time_zones:\n  - US/Pacific", "America/Los_Angeles"),
        ("timezone: Europe/Madrid", "Europe/Madrid"),
        ("time_zones: [US/Pacific, US/Eastern]", None),
        ("timezone: Nowhere", None),
    ],
)
def test_the_one_zone_that_a_page_names_is_that_of_its_times(keys: str, zone: str | None) -> None:
    top = f"---\ntitle: Our yearly meeting\ndate: 2026-12-30 19:00\nlocation: Old Mill\n{keys}\n---\n"
    document = read_piped(f"{top}\nJoin us on 30 December, 7pm, for the meeting.\n")
    assert [event.timezone for event in document.events] == [zone]
    codes = [warning.code for warning in document.warnings]
    assert ("zone-unknown" in codes) == (zone is None)
    assert "unknown-key" not in codes


def test_two_zones_in_one_line_are_no_zone() -> None:
    with pytest.raises(SourceError, match="not a time zone"):
        read_piped(
            "---\ntitle: A\nevent:\n  start: 2027-05-08 19:00\n  timezone: Europe/Rome, UTC\n---\nA.\n"
        )
