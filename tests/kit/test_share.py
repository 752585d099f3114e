"""Share pages, read by an Open Graph parser of somebody else's."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PIL import Image

from sharekit.kept import sha256
from sharekit.kit import Distribution, Kit
from sharekit.kit.grouplist import Group
from sharekit.links import track
from sharekit.pipeline import build_kit
from sharekit.presets.platforms import load_platforms
from sharekit.settings import Settings
from tests.check.kits import Manifest, changed, codes, same
from tests.kit.pieces import EVENT, pieced_kit
from tests.kit.sent import linked, post
from tests.kit.test_page import HOSTILE

_BASE = "https://example.org/kits/a%20b"
_HANDED = ("facebook", "linkedin", "telegram")
_PAGE = "share/facebook-launch-a/index.html"


def _kit(words: str = "Our river can be clean again", **more: Any) -> Kit:  # noqa: ANN401
    named = (*_HANDED, "reddit", "x")
    posts = tuple(linked(post(f"Come and see\n{words}", platform=name)) for name in named)
    sent = Distribution(share_base=_BASE, groups=(Group(code="north", name="North"),))
    return pieced_kit(words, posts=posts, distribution=sent, **more)


def _graph(kit: Kit, path: str) -> Any:  # noqa: ANN401
    bs4 = pytest.importorskip("bs4", reason="needs ogpy")
    parser = pytest.importorskip("ogpy.parser", reason="needs ogpy")
    return parser.parse(bs4.BeautifulSoup(kit.files[path].decode(), "lxml"))


def _words(kit: Kit, path: str) -> str:
    text: str = kit.files[path].decode()
    return text


def test_a_hosted_kit_without_a_card_is_announced_without_a_picture() -> None:
    kit = _kit(pictures={})
    assert not any(path.startswith("share/") for path in kit.files)
    page = _words(kit, "index.html")
    assert f'<meta property="og:url" content="{_BASE}/">' in page
    assert '<meta name="twitter:card" content="summary">' in page
    assert "og:image" not in page


def test_each_page_is_announced_as_the_card_it_is() -> None:
    kit = _kit()
    rows = kit.manifest["share"]
    assert {row["id"] for row in rows} == {"quote-1", *(f"{name}-launch-a" for name in _HANDED)}
    for row in rows:
        graph = _graph(kit, row["file"])
        assert graph.url == row["url"] == f"{_BASE}/{row['file'].removesuffix('index.html')}"
        assert (graph.title, graph.type, graph.locale) == ("Our river can be clean again", "article", "en_US")
        assert graph.description == "“Our river can be clean again” — Our river can be clean again"
        (picture,) = graph.images
        assert picture.url == picture.secure_url == f"{_BASE}/{row['picture']}"
        data = kit.files[row["picture"]]
        with Image.open(io.BytesIO(data)) as image:
            assert (
                (image.format, *image.size) == ("JPEG", picture.width, picture.height) == ("JPEG", 1600, 900)
            )
        assert picture.type == "image/jpeg"
        assert picture.alt == "Our river can be clean again"
        assert len(data) <= 300_000
        assert sha256(data)[:12] in row["picture"]
        assert '<meta name="twitter:card" content="summary_large_image">' in _words(kit, row["file"])


def test_networks_that_take_a_link_are_handed_the_page_and_it_leads_to_the_post_s_own_link() -> None:
    kit = _kit()
    links = {link["id"]: link["url"] for link in kit.manifest["links"]}
    for row in kit.manifest["posts"]:
        handed = quote(f"{_BASE}/share/{row['id']}/", safe="") in (row["share_url"] or "")
        assert handed == (row["platform"] in _HANDED), row["id"]
    for row in kit.manifest["share"]:
        page = _words(kit, row["file"])
        assert re.findall(r'<a class="main" href="([^"]+)"', page) == [
            links[row["link"]].replace("&", "&amp;")
        ]
        assert "<script" not in page
        assert ("Come and see\nOur river" in page) == (row["id"] != "quote-1")
    part = json.loads(kit.files["groups/north/kit.json"])
    own = next(row for row in part["share"] if row["id"] == "facebook-launch-a")
    theirs = {link["id"]: link["url"] for link in part["links"]}
    assert own["group"] == "north"
    assert theirs[own["link"]].endswith("utm_content=facebook-launch-a&utm_term=north")


_SHORT = """---
link: https://example.org/tanks
---
# Ten water tanks for Lower Fell

The parish has ten tanks. Sign the petition for ten more: https://example.org/tanks/sign
"""
_CZECH = """---
language: cs
link: https://example.org/brod
event: {title: Večer o brodu, start: 2026-12-14T19:00:00, register: https://example.org/brod/misto}
---

„Brod je starší než most,“ říká Bohdana Říhová, kronikářka.
"""  # a language that no posts are written in


@pytest.mark.parametrize(("source", "described"), [(_SHORT, "Ten water tanks for Lower Fell"), (_CZECH, "„")])
def test_the_shortest_source_has_share_pages_that_hold(tmp_path: Path, source: str, described: str) -> None:
    place = tmp_path / "short.md"
    place.write_text(source, encoding="utf-8")
    settings = Settings(
        share_base=_BASE, formats=("square",), platforms=("facebook",), kinds=("cta", "quote")
    )
    kit = build_kit(str(place), today=date(2026, 12, 1), settings=settings)
    assert kit.manifest["share"]
    for row in kit.manifest["share"]:
        assert _graph(kit, row["file"]).description.startswith(described)
        assert len(re.findall(r'<a class="main"[^>]*>[^<]+</a>', _words(kit, row["file"]))) == 1


_FORD = """---
link: https://example.org/ford
event: {title: An evening at the ford, start: 2026-12-14T19:00:00, register: https://example.org/ford/seat}
---

“The ford is older than the bridge that was built beside it,” says Imelda Thackeray, the chronicler.
"""


def test_what_people_are_asked_for_is_shown_with_the_card_of_the_event(tmp_path: Path) -> None:
    place = tmp_path / "ford.md"
    place.write_text(_FORD, encoding="utf-8")
    settings = Settings(
        share_base=_BASE, formats=("square",), platforms=("facebook",), kinds=("quote", "event")
    )
    kit = build_kit(str(place), today=date(2026, 12, 1), settings=settings)
    assert [card["kind"] for card in kit.manifest["cards"]] == ["quote", "event"]
    cards = {row["id"]: row["card"] for row in kit.manifest["share"]}
    assert cards["cta-facebook"] == "event-1-square"


@pytest.mark.parametrize(
    ("language", "locale"),
    [("pt", "pt_BR"), ("pt-PT", "pt_PT"), ("zh", "zh_CN"), ("zh-Hant", "zh_TW"), ("qaa", None)],
)
def test_networks_are_told_the_language_with_a_country(language: str, locale: str | None) -> None:
    page = _words(_kit(language=language), _PAGE)
    found = re.findall(r'property="og:locale" content="([^"]+)"', page)
    assert found == ([locale] if locale else [])


def test_the_kit_s_page_is_announced_too_and_without_a_base_has_no_address() -> None:
    graph = _graph(_kit(event=EVENT), "index.html")
    assert (graph.url, graph.type) == (f"{_BASE}/", "website")
    assert graph.description == "Thursday 22 April, 19.00"
    assert graph.images[0].url.startswith(f"{_BASE}/share/quote-1/")
    alone = pieced_kit()
    assert alone.manifest["share"] == []
    assert not [path for path in alone.files if path.startswith("share/")]
    assert 'property="og:title" content="Our river can be clean again"' in _words(alone, "index.html")
    assert "og:image" not in _words(alone, "index.html")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    kit = _kit(words)
    assert _graph(kit, _PAGE).title == words
    assert re.findall(r"<(script|img|a)\b", _words(kit, _PAGE)) == ["img", "a"]


def test_no_page_leads_into_a_private_room() -> None:
    room = "https://zoom.us/j/123456789"
    link = track(room, platform=load_platforms()["telegram"], campaign="river", content="telegram-launch-a")
    invited = replace(post(f"Join us {link.url}", platform="telegram"), link=link.id)
    kit = pieced_kit(posts=(invited,), event=EVENT, distribution=Distribution(share_base=_BASE))
    assert [row["id"] for row in kit.manifest["share"]] == ["quote-1"]
    assert not [path for path in kit.files if path.endswith(".html") and room in _words(kit, path)]


def _row(**values: Any) -> Callable[[Manifest], None]:  # noqa: ANN401  any JSON value
    return lambda made: made["share"][1].update(values)


@pytest.mark.parametrize(
    ("change", "file", "code"),
    [
        (_row(url=f"{_BASE}/share/elsewhere/"), None, "share-tags"),
        (_row(card="quote-2"), None, "share-tags"),
        (_row(link="telegram-launch-a"), None, "share-link"),
        (same, (b"/share/facebook-launch-a/", b"/share/"), "share-tags"),
        (same, (b'"og:image:width" content="1600"', b'"og:image:width" content="1200"'), "share-tags"),
        (same, (b'<img src="', b'<img src="https://example.com/'), "share-asks-outside"),
        (same, (b"\n", b"\xff"), "share-missing"),
    ],
)  # fmt: skip
def test_the_check_proves_it(change: Callable[[Manifest], None], file: Any, code: str) -> None:  # noqa: ANN401
    kit = _kit()
    assert kit.manifest["share"][1]["file"] == _PAGE
    assert not {each for each in codes(kit) if each.startswith("share")}
    files = {_PAGE: kit.files[_PAGE].replace(*file)} if file else {}
    assert code in codes(changed(change, kit=kit, files=files))


_HELD = ' hidden data-from="2027-04-11T06:00"'


@pytest.mark.parametrize(
    ("file", "was", "code"),
    [
        (_PAGE, _HELD, "share-leads-early"),
        (_PAGE, ' data-until="2027-04-11T06:00"', "share-leads-early"),
        ("index.html", _HELD, "page-leads-early"),
    ],
)
def test_the_check_proves_that_pages_wait_under_an_embargo(file: str, was: str, code: str) -> None:
    kit = _kit(embargo=datetime(2027, 4, 11, 6, 0))  # noqa: DTZ001  wall clock
    assert not {each for each in codes(kit) if "early" in each}
    page = kit.files[file].replace(was.encode(), b"", 1)
    assert page != kit.files[file]
    assert code in codes(changed(same, kit=kit, files={file: page}))
    over = changed(lambda made: made.update(built="2027-04-12"), kit=kit, files={file: page})
    assert code not in codes(over)


def test_the_check_names_a_page_that_is_none() -> None:
    assert "share-missing" in codes(changed(same, kit=_kit(), files={_PAGE: b"<![<!["}))


def test_the_check_looks_at_the_picture() -> None:
    kit = _kit()
    path = kit.manifest["share"][1]["picture"]
    assert "share-picture" in codes(changed(same, kit=kit, files={path: kit.files[path] + b"\0" * 300_000}))
    assert "share-picture" in codes(changed(same, kit=kit, files={path: None}))
