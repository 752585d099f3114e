from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from icalendar import Calendar

from sharekit.kit import Kit
from sharekit.presets.phrases import phrase_languages
from tests.kit.pieces import EVENT, pieced_kit
from tests.kit.sent import post

_LONDON = replace(EVENT, timezone="Europe/London")
_POSTS = (
    post("One\nmore"),
    post("Two", platform="facebook"),
    post("Three", platform="facebook", variant="b"),
    post("Four", platform="whatsapp", moment="figures", scheduled="2027-04-13T18:30"),
)


def _entries(kit: Kit) -> list[Any]:
    data: bytes = kit.files["reminders.ics"]
    return list(Calendar.from_ical(data).walk("VEVENT"))


def _start(entry: Mapping[str, Any]) -> str:
    return str(entry["DTSTART"].to_ical().decode())


def test_there_is_an_entry_for_each_time_with_an_alarm() -> None:
    first, second = _entries(pieced_kit(posts=_POSTS))
    assert str(first["SUMMARY"]) == "Post: X, Facebook – Launch"
    assert str(second["SUMMARY"]) == "Post: WhatsApp – In figures"
    assert str(first["DESCRIPTION"]).split("\n") == [
        "x-launch-a (posts/x.txt): One",
        "facebook-launch-a (posts/facebook.txt): Two",
        "facebook-launch-b (posts/facebook.txt): Three",
    ]
    (alarm,) = first.walk("VALARM")
    assert (str(alarm["ACTION"]), str(alarm["DESCRIPTION"])) == ("DISPLAY", str(first["SUMMARY"]))
    assert first["DTEND"].dt - first["DTSTART"].dt == second["DTEND"].dt - second["DTSTART"].dt
    assert (first["DTEND"].dt - first["DTSTART"].dt).total_seconds() == 600


def test_times_float_without_a_zone_and_are_utc_with_one() -> None:
    assert [_start(entry) for entry in _entries(pieced_kit(posts=_POSTS))] == [
        "20270412T100000",
        "20270413T183000",
    ]
    assert [_start(entry) for entry in _entries(pieced_kit(posts=_POSTS, event=_LONDON))] == [
        "20270412T090000Z",
        "20270413T173000Z",
    ]
    offset = post(scheduled="2027-04-12T10:00-04:00")
    assert _start(_entries(pieced_kit(posts=(offset,)))[0]) == "20270412T140000Z"


def test_entries_stand_in_the_order_of_time() -> None:
    posts = (post(scheduled="2027-04-14"), post(moment="figures", scheduled="2027-04-12T23:00"))
    assert [_start(entry)[:8] for entry in _entries(pieced_kit(posts=posts))] == ["20270412", "20270414"]


def test_an_entry_keeps_its_name_when_its_time_moves() -> None:
    def names(day: str) -> list[str]:
        posts = tuple(replace(found, scheduled=day) for found in _POSTS[:3])
        return [str(entry["UID"]) for entry in _entries(pieced_kit(posts=posts))]

    assert names("2027-04-12") == names("2027-04-20T09:00")
    assert len({str(entry["UID"]) for entry in _entries(pieced_kit(posts=_POSTS))}) == 2
    assert pieced_kit(posts=_POSTS).files == pieced_kit(posts=_POSTS).files


def test_words_of_posts_cannot_add_properties() -> None:
    (entry,) = _entries(pieced_kit(posts=(post("Tea;,\r\nBEGIN:VALARM\r\nATTACH:x"),)))
    assert len(entry.walk("VALARM")) == 1
    assert "ATTACH" not in entry
    assert str(entry["DESCRIPTION"]).startswith("x-launch-a (posts/x.txt): Tea;,")


@pytest.mark.parametrize("language", phrase_languages())
def test_reminders_speak_the_kit_s_language(language: str) -> None:
    (entry,) = _entries(pieced_kit(posts=(post(),), language=language))
    assert "X" in str(entry["SUMMARY"])
    assert str(entry["SUMMARY"]).startswith("Post: ") == language.startswith("en")


def test_without_a_time_there_is_no_calendar() -> None:
    assert "reminders.ics" not in pieced_kit(posts=(post(scheduled=None),)).files
