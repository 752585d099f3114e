"""Kits whose pages the browser's tests open, each made once a module."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sharekit.kit import Distribution, Kit
from sharekit.kit.grouplist import Group
from sharekit.links import intent_url
from sharekit.pipeline import build_kit
from sharekit.presets.platforms import load_platforms
from sharekit.settings import Settings
from sharekit.write import Post
from tests.kit.browser import World, opened_world
from tests.kit.pieces import pieced_kit
from tests.kit.sent import linked, post, threaded

_EVENT = Path(__file__).resolve().parents[2] / "examples" / "event.toml"
_PLATFORMS = load_platforms()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with opened_world(tmp_path_factory.mktemp("pages")) as opened:
        yield opened


@pytest.fixture(scope="module")
def event_kit() -> Kit:
    """The example with the networks that are usual; two sizes of card are enough here."""
    settings = Settings(organisation="Norcastle Commons", formats=("square", "portrait"), cards=2)
    return build_kit(str(_EVENT), today=date(2027, 3, 1), settings=settings, single_file=True)


@pytest.fixture(scope="module")
def event(world: World, event_kit: Kit) -> str:
    return world.save(event_kit, "event")


@pytest.fixture(scope="module")
def alone(world: World, event_kit: Kit) -> str:
    """The page that travels alone: as somebody has it from a chat."""
    place = world.folder / "inbox" / "kit.html"
    place.parent.mkdir()
    place.write_bytes(event_kit.files["kit.html"])
    return place.as_uri()


_GROUPS = (
    Group(code="north", name="River Friends <b>North</b>", platforms=("facebook", "x", "linkedin")),
    Group(code="south", name="South", link="https://example.org/south?a=1&utm_source=old#join"),
)
_POSTS: tuple[Post, ...] = (
    linked(post("Come to the river")),
    linked(post("The river again", variant="b")),
    *threaded("First of three 1/3", "Second 2/3", "Third 3/3"),
    linked(post("Come and see:\nhow clean it is", platform="facebook")),
    linked(post("Tell your friends", platform="whatsapp")),
    linked(post("Look at this", platform="telegram")),
    *(linked(post("Look", platform=name)) for name in ("bluesky", "mastodon", "threads", "sms", "reddit")),
)


@pytest.fixture(scope="module")
def made_kit() -> Kit:
    with_intents = tuple(_with_intent(each) for each in _POSTS)
    sent = Distribution(groups=_GROUPS, share_base="https://example.org/kit")
    return pieced_kit(posts=with_intents, zone="Europe/London", distribution=sent)


@pytest.fixture(scope="module")
def made(world: World, made_kit: Kit) -> str:
    return world.save(made_kit, "made")


def _with_intent(each: Post) -> Post:
    url = next(iter(re.findall(r"https://\S+$", each.text)), None)
    address = intent_url(_PLATFORMS[each.platform], text=each.text, url=url, subject=each.subject)
    return Post(**{name: getattr(each, name) for name in each.__slots__} | {"share_url": address})


@pytest.fixture(scope="module")
def hosted(world: World, event: str) -> Iterator[str]:
    assert event
    handler = functools.partial(_Quiet, directory=str(world.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/event/index.html"
        server.shutdown()


_HELD = """---
language: ar
title: أمسية الجسر القديم
embargo: 2027-04-10T06:00:00
link: https://example.org/bridge
event:
  title: أمسية الجسر القديم
  start: 2027-05-20T18:30:00
  timezone: Asia/Amman
  place: مكتبة الحي، شارع الرمان، عين الورد
  register: https://example.org/bridge/register
  deadline: 2027-05-18
  speakers: [{name: سلمى الحداد, role: مهندسة جسور}, {name: نادر عيسى, role: مؤرخ محلي}]
---

يعبر الجسر كل يوم 2400 شخص. جمع المتطوعون 3100 توقيع في ستة أسابيع.

قالت سلمى الحداد، مهندسة جسور: «الجسر ليس حجارة فقط، إنه الطريق الذي يذهب به أطفالنا إلى المدرسة.»
"""


@pytest.fixture(scope="module")
def held_kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """An event in Arabic under an embargo, hosted, with the moments and networks that are usual."""
    source = tmp_path_factory.mktemp("held") / "jisr.md"
    source.write_text(_HELD, encoding="utf-8")
    settings = Settings(
        organisation="أصدقاء وادي الزيتون",
        formats=("square",),
        cards=1,
        kinds=("quote", "event"),
        share_base="https://example.org/kit",
    )
    return build_kit(str(source), today=date(2027, 3, 1), settings=settings)


@pytest.fixture(scope="module")
def held(world: World, held_kit: Kit) -> str:
    return world.save(held_kit, "held")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""
