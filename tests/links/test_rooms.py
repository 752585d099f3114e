"""A room lets its reader in, a form asks who comes: the address tells which it is."""

from __future__ import annotations

import pytest

from sharekit.links import find_privacy, holds_contact, is_room, is_room_form, rooms_in, tells_way_in

_ROOMS = (
    "https://us02web.zoom.us/j/81234567890?pwd=abc",
    "zoom.us/my/kettleworks",
    "https://kettle.zoom.us/wc/join/81234567890",
    "https://meet.google.com/abc-defg-hij",
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0?context=1",
    "https://teams.live.com/meet/931234567?p=x",
    "https://meet.jit.si/KettleWorks",
    "https://jitsi.example.org/plenum",
    "https://bbb.example.org/b/ann-x1y-2z3",
    "https://calls.example.org/rooms/ann-x1y-2z3-abc/join",
    "https://whereby.com/kettle-works",
    "https://kettle.webex.com/meet/ann.lee",
    "https://kettle.webex.com/kettle/j.php?MTID=m1",
    "https://global.gotomeeting.com/join/123456789",
    "https://join.skype.com/abcDEF",
    "https://hangouts.google.com/call/abcd",
    "https://bluejeans.com/123456789",
    "https://v.ringcentral.com/join/123456789",
    "https://chime.aws/1234567890",
    "https://meeting.zoho.eu/join?key=1",
    "https://www.google.com/url?q=https%3A%2F%2Fzoom.us%2Fj%2F1&sa=D",
)
_FORMS = (
    "https://us02web.zoom.us/meeting/register/abc",
    "https://us02web.zoom.us/webinar/register/WN_abc",
    "https://teams.microsoft.com/registration/abc,def",
    "https://events.teams.microsoft.com/event/abc",
    "https://kettle.webex.com/weblink/register/r1",
    "https://attendee.gotowebinar.com/register/123",
)
_OTHERS = (
    "https://example.org/register",
    "https://meet.example.org/register",
    "https://meet.example.org/",
    "https://discord.gg/abc",
    "https://www.meetup.com/kettle-works",
    "https://example.org/b/about-us",
    "https://zoom.us/rec/share/abc",
    "https://whereby.com/information/embed",
)


@pytest.mark.parametrize("url", _ROOMS)
def test_whoever_has_the_address_of_a_room_is_in(url: str) -> None:
    assert is_room(url)
    assert not is_room_form(url)


@pytest.mark.parametrize("url", _FORMS)
def test_a_form_of_the_same_service_is_no_room(url: str) -> None:
    assert not is_room(url)
    assert is_room_form(url)


@pytest.mark.parametrize("url", _OTHERS)
def test_other_pages_are_neither(url: str) -> None:
    assert not is_room(url)
    assert not is_room_form(url)


def test_rooms_are_found_in_a_text_without_its_punctuation() -> None:
    text = "Come in (zoom.us/j/812?pwd=x), or to https://meet.jit.si/KettleWorks. Sign up: example.org/r"
    assert rooms_in(text) == ("zoom.us/j/812?pwd=x", "https://meet.jit.si/KettleWorks")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Passcode: 445566"),
        ("en", "Meeting ID: 812 4455 9900"),
        ("en", "Dial in on 020 7946 0123."),
        ("de", "Kenncode: Birke7"),
        ("fr", "Mot de passe : tulipe"),
        ("es", "El código de acceso es 4471."),
        ("pt", "Senha: rede26"),
        ("nl", "Wachtwoord: linde"),
        ("nl", "Passcode: 445566"),
    ],
)
def test_a_passcode_is_told_from_talk_of_one(language: str, words: str) -> None:
    assert tells_way_in(words, language)
    assert not tells_way_in("We write no password on paper.", language)
    assert tells_way_in("The password is an old tree.", language, among_rooms=True)


@pytest.mark.parametrize("words", ["Write to ann@example.org", "Call 020 7946 0123", "+49 30 1234567"])
def test_an_address_or_number_of_a_person(words: str) -> None:
    assert holds_contact(words)


@pytest.mark.parametrize(
    "words",
    ["On 05.12.2026, from 09:00 to 10:30", "5/12/2026", "1,200 homes", "10.000.000 people", "2026-12-05"],
)
def test_dates_and_figures_are_no_number_to_call(words: str) -> None:
    assert not holds_contact(words)


def test_what_lets_people_in_is_taken_out_with_its_label() -> None:
    privacy = find_privacy([("https://example.org/live", False)], "en")
    text = "Kettle evening\n\nJoin:\nhttps://example.org/live?a=1\n\nPasscode: 4455\nThe Kettle Works"
    assert privacy.without(text) == "Kettle evening\n\nThe Kettle Works"
    assert privacy.without("See https://example.org/lively") == "See https://example.org/lively"
    opened = find_privacy([("https://zoom.us/j/812?pwd=x", True)], "en")
    assert opened.rooms("Join: https://zoom.us/j/812?pwd=x&utm_source=x") == ()
    assert opened.rooms("Join: https://zoom.us/j/999") == ("https://zoom.us/j/999",)
