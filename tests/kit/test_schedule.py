"""The files of schedulers, read as the importing program would."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharekit.kit import Distribution, Kit
from sharekit.kit.names import unportable
from tests.kit.pieces import EVENT, pieced_kit
from tests.kit.sent import ALL, note, post, table, threaded

_LONDON = replace(EVENT, timezone="Europe/London")
_BUFFER = Distribution(schedulers=("buffer",))


def _drafts(kit: Kit) -> list[dict[str, Any]]:
    drafts: list[dict[str, Any]] = json.loads(kit.files["schedule/postiz.json"])
    return drafts


def test_buffer_s_file_to_the_byte() -> None:
    kit = pieced_kit(
        posts=(
            post('Say “yes”, "no"\n\nthen go'),
            post("Later", moment="figures", scheduled="2027-04-13T18:05+01:00"),
        ),
        distribution=_BUFFER,
        event=_LONDON,
    )
    assert kit.files["schedule/buffer-x.csv"] == (
        b"\xef\xbb\xbf"
        b'"Text","Image URL","Tags","Posting Time"\r\n'
        b'"Say \xe2\x80\x9cyes\xe2\x80\x9d, ""no""\n\nthen go","","","2027-04-12 10:00"\r\n'
        b'"Later","","","2027-04-13 18:05"\r\n'
    )


def test_publer_s_file_to_the_byte() -> None:
    kit = pieced_kit(
        "River, clean",
        posts=(post("One"),),
        distribution=Distribution(schedulers=("publer",), share_base="https://example.org/kits/a b/"),
    )
    header, row = kit.files["schedule/publer-x.csv"].decode("utf-8-sig").splitlines()
    assert header.count('","') == 11
    assert row == (
        '"2027-04-12 10:00","One","","https://example.org/kits/a b/cards/01-quote-river-clean-wide.png",'
        '"","","River, clean","","","","",""'
    )


def test_each_network_has_a_file_of_its_own_and_only_networks_that_the_program_knows() -> None:
    posts = tuple(post(platform=name) for name in ("x", "facebook", "telegram", "whatsapp", "email", "sms"))
    kit = pieced_kit(posts=posts, distribution=ALL)
    assert {path for path in kit.files if path.startswith("schedule/")} == {
        "schedule/README.txt",
        *(f"schedule/buffer-{name}.csv" for name in ("x", "facebook")),
        *(f"schedule/publer-{name}.csv" for name in ("x", "facebook", "telegram")),
        *(f"schedule/hootsuite-{name}.csv" for name in ("x", "facebook")),
        "schedule/postiz.json",
    }
    assert "By hand, reminders.ics says when: WhatsApp, E-mail, SMS" in note(kit)
    assert unportable(kit.files) == ()


def test_the_unverified_file_is_named_as_such_and_has_no_header() -> None:
    kit = pieced_kit(posts=(post(),), distribution=ALL)
    assert kit.files["schedule/hootsuite-x.csv"] == b'"04/12/2027 10:00","Come to the river",""\r\n'
    assert "Hootsuite (unverified" in note(kit)
    assert "Buffer (unverified" not in note(kit)


def test_more_rows_than_a_file_may_have_go_into_a_second() -> None:
    posts = tuple(
        post(
            f"Number {number}",
            variant=f"v{number}",
            scheduled=f"2027-04-12T{number // 60:02}:{number % 60:02}",
        )
        for number in range(201)
    )
    kit = pieced_kit(posts=posts, distribution=_BUFFER)
    names = [path for path in kit.files if path.startswith("schedule/buffer")]
    assert names == [f"schedule/buffer-x{part}.csv" for part in ("", "-2", "-3")]
    rows = [table(kit, name) for name in names]
    assert [len(found) for found in rows] == [100, 100, 1]
    assert [row["Text"] for found in rows for row in found] == [post.text for post in posts]


def test_of_two_versions_for_one_minute_the_first_is_taken() -> None:
    posts = (post("A"), post("B", variant="b"), post("C", variant="c", scheduled="2027-04-12T10:01"))
    kit = pieced_kit(posts=posts, distribution=ALL)
    assert [row["Text"] for row in table(kit, "schedule/buffer-x.csv")] == ["A", "C"]
    assert [draft["posts"][0]["value"][0]["content"] for draft in _drafts(kit)] == ["A", "C"]


def test_posts_without_a_time_are_left_out() -> None:
    kit = pieced_kit(posts=(post("A", scheduled=None), post("B", moment="figures")), distribution=ALL)
    assert [row["Text"] for row in table(kit, "schedule/buffer-x.csv")] == ["B"]
    nothing = pieced_kit(posts=(post(scheduled=None),), distribution=ALL)
    assert not [path for path in nothing.files if path.startswith("schedule/")]


def test_times_are_on_the_clock_of_the_zone_across_the_change_of_the_clocks() -> None:
    days = ("2027-03-27", "2027-03-28", "2027-10-31")
    posts = tuple(post(day, variant=day, scheduled=day) for day in days)
    kit = pieced_kit(posts=posts, distribution=ALL, event=_LONDON)
    assert [row["Posting Time"] for row in table(kit, "schedule/buffer-x.csv")] == [
        f"{day} 10:00" for day in days
    ]
    assert [draft["date"] for draft in _drafts(kit)] == [
        "2027-03-27T10:00:00Z",
        "2027-03-28T09:00:00Z",
        "2027-10-31T10:00:00Z",
    ]
    assert "as on the clock in Europe/London.\nTimes in postiz.json are UTC (Z).\n" in note(kit)


def test_without_a_zone_times_stay_as_they_are_and_the_note_says_so() -> None:
    kit = pieced_kit(posts=(post(),), distribution=ALL)
    assert _drafts(kit)[0]["date"] == "2027-04-12T10:00:00"
    assert "as on the clock where you are" in note(kit)
    assert "--timezone" in note(kit)


def test_under_an_embargo_the_note_begins_with_it() -> None:
    until = datetime(2027, 4, 10, 6, tzinfo=UTC)
    held = note(pieced_kit(posts=(post(),), distribution=ALL, embargo=until)).splitlines()
    assert held[0].startswith("EMBARGO: ")
    assert held[1] == ""
    assert "EMBARGO" not in note(pieced_kit(posts=(post(),), distribution=ALL))


def test_the_settings_zone_holds_where_no_event_has_one() -> None:
    kit = pieced_kit(posts=(post(),), distribution=_BUFFER, zone="America/La_Paz")
    assert "America/La_Paz" in note(kit)


def test_a_zone_that_only_the_times_state_is_named_by_its_offset() -> None:
    kit = pieced_kit(posts=(post(scheduled="2027-04-12T09:00-04:00"),), distribution=_BUFFER)
    assert table(kit, "schedule/buffer-x.csv")[0]["Posting Time"] == "2027-04-12 09:00"
    assert "UTC-04:00" in note(kit)


def test_pictures_have_public_addresses_only_where_the_kit_is_hosted() -> None:
    posts = (post(), post(platform="instagram"))
    alone = pieced_kit(posts=posts, distribution=ALL)
    hosted = pieced_kit(
        posts=posts, distribution=replace(ALL, share_base="https://example.org/gr%C3%B6%C3%9Fe")
    )
    url = "https://example.org/gr%C3%B6%C3%9Fe/cards/01-quote-our-river-can-be-clean-again-wide.png"
    assert table(alone, "schedule/buffer-x.csv")[0]["Image URL"] == ""
    assert table(hosted, "schedule/buffer-x.csv")[0]["Image URL"] == url
    assert "--share-base" in note(alone)
    assert "https://example.org/gr%C3%B6%C3%9Fe" in note(hosted)
    remind, alt = "Reminder - For stories, reels, shorts, and TikToks", "Alt text(s) - Separated by ||"
    found = [
        [
            table(kit, f"schedule/publer-{name}.csv")[0][column]
            for name in ("x", "instagram")
            for column in (remind, alt)
        ]
        for kit in (alone, hosted)
    ]
    words = "Our river can be clean again"
    assert found == [["", "", "TRUE", ""], ["", words, "", words]]
    assert _drafts(alone)[0]["posts"][0]["value"][0]["image"][0]["path"] in alone.files
    assert _drafts(hosted)[0]["posts"][0]["value"][0]["image"] == [
        {"id": "x-launch-a-quote-1-wide", "path": url, "alt": words}
    ]


def test_several_alt_texts_are_joined_and_none_splits_in_two() -> None:
    cards = ("quote-1-wide", "quote-1-square")
    kit = pieced_kit(
        "Either || or",
        posts=(post(cards=cards),),
        distribution=Distribution(schedulers=("publer",), share_base="https://example.org"),
    )
    (row,) = table(kit, "schedule/publer-x.csv")
    assert row["Alt text(s) - Separated by ||"] == "Either | or||Either | or"
    assert len(row["Media URL(s) - Separated by comma"].split(",")) == 2


def test_a_thread_goes_where_threads_can_go() -> None:
    kit = pieced_kit(posts=(*reversed(threaded("One", "Two", "Three")), post("Alone")), distribution=ALL)
    (publer, alone) = table(kit, "schedule/publer-x.csv")
    assert (publer["Text"], publer["Comment(s) - Separated by ||"]) == ("One", "Two||Three")
    assert (alone["Text"], alone["Comment(s) - Separated by ||"]) == ("Alone", "")
    values = _drafts(kit)[0]["posts"][0]["value"]
    assert [value["content"] for value in values] == ["One", "Two", "Three"]
    assert [len(value["image"]) for value in values] == [1, 0, 0]
    assert [row["Text"] for row in table(kit, "schedule/buffer-x.csv")] == ["Alone"]
    assert "Not in the files of Buffer, which takes no threads: t1" in note(kit)


def test_a_draft_has_what_postiz_asks_for() -> None:
    kit = pieced_kit(posts=(post(), post(platform="instagram"), post(platform="bluesky")), distribution=ALL)
    for draft in _drafts(kit):
        assert set(draft) == {"type", "date", "shortLink", "tags", "posts"}
        assert draft["type"] == "draft"
        assert draft["shortLink"] is False
    assert [draft["posts"][0]["settings"] for draft in _drafts(kit)] == [
        {"__type": "x", "who_can_reply_post": "everyone"},
        {"__type": "instagram", "post_type": "post"},
        {"__type": "bluesky"},
    ]


@pytest.mark.parametrize("words", ["=1+1", "@minister, listen", "-5 jobs", "+44 20", "\t=1", " @x", "＝1"])
def test_words_that_a_spreadsheet_could_run_are_in_no_table_and_named(words: str) -> None:
    kit = pieced_kit(posts=(post(words), post("Fine", variant="b")), distribution=ALL)
    for name in ("buffer", "publer"):
        assert [row["Text"] for row in table(kit, f"schedule/{name}-x.csv")] == ["Fine"]
    assert "by hand: x-launch-a\n" in note(kit)
    assert _drafts(kit)[0]["posts"][0]["value"][0]["content"] == words


def test_only_unsafe_posts_leave_a_note_and_no_table() -> None:
    kit = pieced_kit(posts=(post("=1"),), distribution=_BUFFER)
    assert [path for path in kit.files if path.startswith("schedule/")] == ["schedule/README.txt"]
    assert "Buffer: no file" in note(kit)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=4))
def test_a_program_gets_the_very_words_and_a_spreadsheet_no_formula(texts: list[str]) -> None:
    posts = tuple(
        post(text, variant=f"v{number}", scheduled=f"2027-04-12T10:{number:02}")
        for number, text in enumerate(texts)
    )
    kit = pieced_kit(posts=posts, distribution=_BUFFER)
    rows = table(kit, "schedule/buffer-x.csv") if "schedule/buffer-x.csv" in kit.files else []
    kept = [row["Text"] for row in rows]
    left = [found.id for found in posts if found.id in note(kit)]
    assert sorted([*kept, *(found.text for found in posts if found.id in left)]) == sorted(texts)
    assert not any(text.strip().startswith(tuple("=+-@＝＋－＠")) for text in kept)


def test_the_files_are_in_the_manifest_and_the_same_in_every_build() -> None:
    posts = (post(), *threaded("One", "Two", platform="bluesky"))
    first, second = (pieced_kit(posts=posts, distribution=ALL, event=_LONDON) for _ in range(2))
    assert first.files == second.files
    assert {path for path in first.files if path.startswith("schedule/")} <= set(first.manifest["files"])


def test_without_schedulers_there_is_no_folder_for_them() -> None:
    assert not [path for path in pieced_kit(posts=(post(),)).files if path.startswith("schedule/")]


def test_a_bare_table_is_read_whole() -> None:
    kit = pieced_kit(posts=(post('a "b"\nc'),), distribution=Distribution(schedulers=("hootsuite",)))
    data: bytes = kit.files["schedule/hootsuite-x.csv"]
    assert list(csv.reader(io.StringIO(data.decode(), newline=""))) == [["04/12/2027 10:00", 'a "b"\nc', ""]]
