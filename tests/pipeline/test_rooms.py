"""A private room in a whole kit: in the posts of those who were asked in, and nowhere else."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sharekit.check import check_kit
from sharekit.kit import Kit
from sharekit.pipeline import build_kit
from sharekit.presets.moments import load_moments
from sharekit.presets.platforms import load_platforms
from sharekit.settings import Settings

_ROOM = "https://kettle.zoom.us/j/81234567890?pwd=abcDEF"
_GIVEN = ("kettle.zoom.us", "kettle%2Ezoom", "abcDEF", "445566", "3456 7890")
_ALLOWED = {"posts/whatsapp.txt", "posts/telegram.txt", "posts/email.txt", "posts/sms.txt"}
_OWN = {"kit.json", "posts.csv"}  # the organiser's: all posts, and what was understood
_PUBLIC = [name for name, row in load_platforms().items() if not row.private]


@cache
def _kit(*, public: bool = False) -> Kit:
    text = f"""---
title: Kettle evening
link: https://example.org/kettle
event:
  start: 2026-12-10T19:00
  timezone: Europe/London
  online: true
  held: true
  join: {_ROOM}
  join_public: {str(public).lower()}
---
We talk about the rota of the Kettle Works in Norcastle.

Meeting ID: 812 3456 7890
Passcode: 445566
"""
    settings = Settings(
        formats=("square",),
        schedulers=("postiz", "publer"),
        platforms=tuple(load_platforms()),
        moments=tuple(load_moments()),
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kettle.md"
        path.write_text(text, encoding="utf-8")
        return build_kit(str(path), today=date(2026, 11, 20), settings=settings)


def _texts(kit: Kit) -> dict[str, str]:
    return {path: data.decode() for path, data in kit.files.items() if not path.startswith("cards/")}


def _holding(kit: Kit) -> set[str]:
    texts = {path: text.replace("\r\n ", "") for path, text in _texts(kit).items()}
    return {path for path, text in texts.items() if any(word in text for word in _GIVEN)}


def test_a_private_room_is_in_the_posts_of_those_who_were_asked_in_alone() -> None:
    kit = _kit()
    assert _holding(kit) == _ALLOWED | _OWN
    posts = [post for post in kit.manifest["posts"] if "kettle.zoom.us" in str(post)]
    assert {post["platform"] for post in posts} == {"whatsapp", "telegram", "email", "sms"}
    assert {post["moment"] for post in posts} >= {"announce", "day-before", "today", "live-now"}
    assert all(post["link"] is None for post in posts)
    assert kit.manifest["document"]["events"][0]["links"]["join"] == _ROOM
    assert {path for path, text in _texts(kit).items() if "445566" in text} == _ALLOWED | _OWN


@pytest.mark.parametrize("platform", _PUBLIC)
def test_the_public_is_led_to_the_page_while_it_goes_on(platform: str) -> None:
    posts = [post for post in _kit().manifest["posts"] if post["platform"] == platform]
    live = [post["text"] for post in posts if post["moment"] == "live-now"]
    assert live
    if platform != "instagram":
        assert all("https://example.org/kettle" in text for text in live)


def test_the_page_asks_to_add_the_link_and_the_schedule_leaves_the_post_out() -> None:
    texts = _texts(_kit())
    assert "add the link yourself" in texts["index.html"]
    note = texts["schedule/README.txt"]
    assert "since they hold the link to join, which is private: telegram-announce-a" in note


def test_a_room_that_is_public_stands_everywhere() -> None:
    kit = _kit(public=True)
    found = _holding(kit)
    assert {"posts/x.txt", "posts/reddit.txt", "index.html", "event.ics"} <= found
    assert "add the link yourself" not in _texts(kit)["index.html"]


@pytest.mark.parametrize("public", [False, True])
def test_both_kits_hold(public: bool) -> None:  # noqa: FBT001  a parameter of the test
    assert check_kit(_kit(public=public)).faults == ()


def test_groups_get_the_posts_without_the_room() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kettle.toml"
        path.write_text(
            f'title = "Kettle evening"\nstart = 2026-12-10T19:00:00\ntimezone = "Europe/London"\n'
            f'join = "{_ROOM}"\n',
            encoding="utf-8",
        )
        groups = Path(folder) / "groups.csv"
        groups.write_text("code,name\nnorth,Kettle Works North\n", encoding="utf-8")
        settings = Settings(formats=("square",), platforms=("whatsapp",), groups=groups)
        kit = build_kit(str(path), today=date(2026, 11, 20), settings=settings)
    texts = _texts(kit)
    assert "Kettle evening" in texts["groups/north/whatsapp.txt"]
    assert _holding(kit) == {"posts/whatsapp.txt", *_OWN}
