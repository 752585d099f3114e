from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import cast

import pytest
from icalendar import Calendar

from sharekit.document import Event, EventLinks
from sharekit.kit import zip_kit
from sharekit.kit.names import is_portable, unportable
from tests.kit.pieces import EVENT, pieced_kit


def _entry(event: Event) -> dict[str, str]:
    data: bytes = pieced_kit(event=event).files["event.ics"]
    (entry,) = Calendar.from_ical(data).walk("VEVENT")
    return {name: cast("bytes", entry[name].to_ical()).decode() for name in entry}


def test_the_manifest_has_every_file_with_its_hash() -> None:
    kit = pieced_kit(event=EVENT)
    manifest = json.loads(kit.files["kit.json"])
    assert manifest == kit.manifest
    hashes = {
        path: hashlib.sha256(data).hexdigest() for path, data in kit.files.items() if path != "kit.json"
    }
    assert manifest["files"] == hashes
    assert manifest["schema"] == 1
    assert manifest["built"] == "2027-04-10"
    assert manifest["source"] == {"name": "river.md", "url": None, "sha256": "0" * 64}
    assert [card["file"] for card in manifest["cards"]] == [
        "cards/01-quote-our-river-can-be-clean-again-square.png",
        "cards/01-quote-our-river-can-be-clean-again-wide.png",
    ]
    assert manifest["posts"][0]["limit"] == 280
    assert manifest["links"][0]["platform"] == "x"


def test_the_same_pieces_give_the_same_bytes() -> None:
    assert pieced_kit(event=EVENT).files == pieced_kit(event=EVENT).files
    assert zip_kit(pieced_kit()) == zip_kit(pieced_kit())


@pytest.mark.parametrize(
    "words", ["../../etc/passwd", "CON", "a:b*c?", "نهرنا", "🌊🌊🌊", "x" * 400, ". . ."]
)
def test_names_are_legal_everywhere(words: str) -> None:
    kit = pieced_kit(words)
    assert unportable(kit.files) == ()
    assert is_portable(kit.name)


def test_the_zip_unpacks_into_one_folder() -> None:
    kit = pieced_kit()
    with zipfile.ZipFile(io.BytesIO(zip_kit(kit))) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {kit.name}
        assert archive.namelist() == sorted(archive.namelist())
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_posts_stand_between_rules() -> None:
    text = pieced_kit("Two\n\nparagraphs").files["posts/x.txt"].decode()
    rule, heading, again, body = text.split("\n", 3)
    assert rule == again
    assert set(rule) == {"─"}
    assert re.fullmatch(r"\[ X · Launch · Version A · .* \]", heading)
    assert body == "Two\n\nparagraphs\n"


@pytest.mark.parametrize(
    "words", ["=1+1", "+44 20", "-5 jobs", "@minister, listen", "\tx", "＝1", '"a", "b"', "x\ny"]
)
def test_no_cell_is_a_formula_and_every_word_comes_back(words: str) -> None:
    data = pieced_kit(words).files["posts.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    assert len(rows) == 3
    for row in rows:
        assert row["text"].removeprefix("'") == words
        assert not any(cell.startswith(tuple("=+-@\t\r\0＝＋－＠")) for cell in row.values())


def test_a_time_without_zone_floats_and_a_known_zone_becomes_utc() -> None:
    assert _entry(EVENT)["DTSTART"] == "20270422T190000"
    assert _entry(replace(EVENT, timezone="Europe/London"))["DTSTART"] == "20270422T180000Z"
    assert _entry(replace(EVENT, timezone="+02:00"))["DTSTART"] == "20270422T170000Z"


def test_a_day_stays_a_day_and_its_end_is_the_day_after() -> None:
    entry = _entry(Event(title="Festival", start=date(2027, 4, 22), end=date(2027, 4, 23), all_day=True))
    assert (entry["DTSTART"], entry["DTEND"]) == ("20270422", "20270424")


def test_a_last_day_of_what_begins_at_a_time_ends_with_its_last_minute() -> None:
    entry = _entry(replace(EVENT, end=date(2027, 4, 23)))
    assert (entry["DTSTART"], entry["DTEND"]) == ("20270422T190000", "20270423T235900")


def test_calendar_words_cannot_add_properties() -> None:
    entry = _entry(
        Event(title="Tea\r\nBEGIN:VALARM\nATTACH:x;,", start=date(2027, 4, 22), place="a\nURL:http://x")
    )
    assert set(entry) == {
        *("UID", "DTSTAMP", "DTSTART", "SUMMARY", "LOCATION", "URL", "DESCRIPTION", "STATUS"),
    }
    assert entry["DTSTAMP"] == "20270410T000000Z"


def test_without_a_day_there_is_no_calendar_file() -> None:
    assert "event.ics" not in pieced_kit(event=Event(title="Some day")).files
    assert "event.ics" not in pieced_kit().files


def test_the_call_to_action_is_live_and_escaped_in_each_kind() -> None:
    kit = pieced_kit('Register <here> & "now" [x](y)', url="https://example.org/?a=1&b=2")
    assert kit.files["cta.html"].decode() == (
        '<p><a href="https://example.org/?a=1&amp;b=2">'
        "Register &lt;here&gt; &amp; &quot;now&quot; [x](y)</a></p>\n"
    )
    assert kit.files["cta.md"].decode() == (
        r'[Register \<here\> & "now" \[x\](y)](<https://example.org/?a=1&b=2>)' + "\n"
    )
    assert kit.files["cta.txt"].decode() == 'Register <here> & "now" [x](y): https://example.org/?a=1&b=2\n'


def test_the_readme_has_eight_lines() -> None:
    assert len(pieced_kit().files["README.txt"].decode().splitlines()) == 8


def test_a_start_with_an_offset_in_the_zone_is_read() -> None:
    start = datetime(2027, 1, 5, 9, 30)  # noqa: DTZ001  wall clock
    assert _entry(Event(title="x", start=start, timezone="-05:30"))["DTSTART"] == "20270105T150000Z"


@pytest.mark.parametrize("public", [True, False])
def test_a_calendar_leads_to_the_room_only_where_that_is_public(public: bool) -> None:  # noqa: FBT001
    room = "https://rooms.example/river"
    event = replace(EVENT, links=EventLinks(join=room), join_public=public)
    data: bytes = pieced_kit(event=event).files["event.ics"]
    assert (room.encode() in data) == public
