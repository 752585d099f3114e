"""What leads into a meeting room is the link to join; its passcode is no candidate."""

from __future__ import annotations

import pytest

from sharekit.document import Document
from tests.source.reads import TODAY, read_piped

_ROOM = "https://kettle.zoom.us/j/81234567890?pwd=abcDEF"
_FORM = "https://kettle.zoom.us/meeting/register/tZAb"
_TOP = "title: Kettle evening\ndate: 2026-11-20"
_WHEN = "Join us online on Thursday 10 December at 7pm."


def _read(body: str, top: str = _TOP) -> Document:
    return read_piped(f"---\n{top}\n---\n\n{body}\n", today=TODAY, timezone="Europe/London")


@pytest.mark.parametrize(
    "words",
    [
        f"[Register here]({_ROOM})",
        f"[Sign up for the evening]({_ROOM})",
        f"Register here: {_ROOM}",
        f"<{_ROOM}>",
    ],
)
def test_a_room_is_never_where_people_register(words: str) -> None:
    document = _read(f"{_WHEN} {words}")
    (event,) = document.events
    assert (event.links.join, event.links.register) == (_ROOM, None)
    assert event.online
    assert [action for action in document.actions if action.kind == "register"] == []


def test_a_form_stays_where_people_register_beside_a_room() -> None:
    (event,) = _read(f"{_WHEN} [Register]({_FORM}), or [come in]({_ROOM}).").events
    assert (event.links.join, event.links.register) == (_ROOM, _FORM)
    assert _read(f"{_WHEN} [Register]({_FORM})").events[0].links.join is None


def test_a_room_below_the_announcement_is_that_of_the_only_event() -> None:
    (event,) = _read(f"{_WHEN}\n\nJoin Zoom Meeting: {_ROOM}\n\nMeeting ID: 812 3456 7890").events
    assert event.links.join == _ROOM
    assert event.place is None


@pytest.mark.parametrize("key", ["register", "place", "join"])
def test_a_room_in_front_matter_is_the_link_to_join(key: str) -> None:
    top = f"title: Kettle evening\nevent:\n  start: 2026-12-10T19:00\n  {key}: {_ROOM}"
    (event,) = _read("We talk about the rota.", top).events
    assert (event.links.join, event.links.register, event.place) == (_ROOM, None, None)
    assert event.online


def test_a_room_is_not_the_page_of_a_source() -> None:
    top = f"title: Kettle evening\nlink: {_ROOM}\nevent:\n  start: 2026-12-10T19:00"
    document = _read("We talk about the rota.", top)
    assert document.link is None
    assert document.events[0].links.join == _ROOM


def test_an_event_in_a_text_may_open_its_room() -> None:
    (event,) = _read(f"{_WHEN} {_ROOM}", f"{_TOP}\nevent:\n  join_public: true").events
    assert event.join_public
    assert event.links.join == _ROOM


def test_nothing_that_lets_people_in_is_a_candidate() -> None:
    body = (
        f"{_WHEN} {_ROOM}\n\n"
        "The Kettle Works boiled 4,200 kettles for the strikers of Norcastle last winter.\n\n"
        "Please use the passcode 445566 to come into the meeting with all of us.\n\n"
        "The password is the name of our old tree by the gate.\n\n"
        "Ring our Norcastle kettle room on 020 7946 0123 if you are lost.\n\n"
        "“Write to ann@example.org if you want to boil kettles,” said Ann Lee, a boiler."
    )
    document = _read(body)
    said = "\n".join(quote.text for quote in document.quotes)
    assert "boiled 4,200 kettles" in said
    for private in ("445566", "old tree", "7946", "ann@", "zoom.us"):
        assert private not in said
    assert {statistic.figure for statistic in document.statistics} == {"4,200"}


def test_a_standfirst_with_a_passcode_is_none() -> None:
    document = _read("We talk about the rota.", f"{_TOP}\ndescription: Our evening. Passcode is 445566.")
    assert document.standfirst is None
    assert "445566" not in "".join(quote.text for quote in document.quotes)
