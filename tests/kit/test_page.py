"""The kit page as it stands: every word exact and harmless, in the kit's language, and light."""

from __future__ import annotations

import base64
import io
import json
import re
import tomllib
from dataclasses import asdict, fields
from datetime import datetime
from hashlib import shake_128
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sharekit.kit import Distribution
from sharekit.kit.dress import choose_palette
from sharekit.kit.grouplist import Group
from sharekit.kit.model import LARGEST_PAGE
from sharekit.presets.colour import contrast
from sharekit.presets.formats import load_formats, load_papers
from sharekit.presets.page_words import load_page_words
from sharekit.presets.phrases import phrase_languages
from sharekit.presets.sections import PagePhrases
from sharekit.presets.tables import load_shipped
from sharekit.presets.themes import load_themes
from tests.kit.pieces import EVENT, pieced_kit
from tests.kit.sent import linked, post

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</pre></script><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "\n\nstarts with lines\n  and spaces ",
    "<!-- --><![CDATA[ ]]>&amp;&lt;",
)
_LANGUAGES = sorted({tag.partition("-")[0] for tag in phrase_languages()})


class _Reader(HTMLParser):
    """Collects tags, attributes, and the text of each `pre` and of the data as a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.data = ""
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        self._within = str(values.get("id") or tag)
        if tag == "pre":
            self.texts.append("")

    def handle_endtag(self, _tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within.startswith("text-"):
            self.texts[-1] += data
        elif self._within == "data":
            self.data += data


def _read(page: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(page.decode())
    # a browser drops one line break at the start of a `pre`
    reader.texts = [text.removeprefix("\n") for text in reader.texts]
    return reader


def _data(page: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(_read(page).data)
    return value


def _shape(reader: _Reader) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(name for name in attributes if name != "class")) for tag, attributes in reader.tags]


_PLAIN = _shape(_read(pieced_kit("Plain words").files["index.html"]))


@settings(max_examples=50)
@given(words=st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1).filter(str.strip)))
def test_words_are_exact_and_add_nothing_to_the_page(words: str) -> None:
    words = words.replace("\r", "").replace("\0", "")
    if not words.strip():
        return
    reader = _read(pieced_kit(words).files["index.html"])
    assert reader.texts == [words] * 3
    assert _shape(reader) == _PLAIN
    assert json.loads(reader.data)["alts"] == [words]


def test_a_heavy_page_does_without_the_theme_s_type() -> None:
    def letters(_words: str) -> bytes:
        return bytes(20_000)

    for length, dressed in ((1_000, True), (4_000, False)):
        page = pieced_kit("Uferweg " * (length // 8), letters=letters).files["index.html"]
        assert (b"@font-face" in page) == dressed
        assert len(page) <= 150_000


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", " javascript:alert(1)"]
)
def test_an_address_that_runs_something_is_no_link(url: str) -> None:
    page = pieced_kit(url=url).files["index.html"]
    links = [(attributes.get("href") or "").strip() for _, attributes in _read(page).tags]
    assert not [link for link in links if link.startswith(url.strip())]
    assert url not in page.decode()


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = pieced_kit(event=EVENT).files["index.html"].decode()
    reader = _read(page.encode())
    for tag, attributes in reader.tags:
        assert tag not in {"link", "iframe", "object", "embed", "base", "form"}
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert "://" not in (attributes.get("src") or "")
    (policy,) = (attributes["content"] or "" for _, attributes in reader.tags if "http-equiv" in attributes)
    assert policy.startswith(
        "default-src 'none'; img-src 'self' data: blob:; font-src data:; connect-src 'self'"
    )
    assert "unsafe" not in policy
    assert "@import" not in page
    assert not re.search(r"url\((?!data:)", page)


@pytest.mark.parametrize(
    ("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("fa", "rtl")]
)
def test_the_page_runs_as_its_language_does(language: str, direction: str) -> None:
    page = pieced_kit(language=language).files["index.html"]
    (attributes,) = (attributes for tag, attributes in _read(page).tags if tag == "html")
    assert attributes["dir"] == direction


@pytest.mark.parametrize("theme", sorted(load_themes()))
def test_words_can_be_read_on_every_theme(theme: str) -> None:
    palette = choose_palette(load_themes()[theme].colours)
    assert contrast(palette.brand, palette.on_brand) >= 4.5
    assert contrast(palette.accent, palette.on_accent) >= 4.5
    assert contrast(palette.primary, "#FFFFFF") >= 4.5
    assert contrast(palette.link, "#F1EBE5") >= 4.5


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_control_is_in_each_language_that_posts_are_in(language: str) -> None:
    own, english = load_page_words(language), asdict(load_page_words("en"))
    slots = re.compile(r"\{\w+\}")
    controls = asdict(own)
    names = controls.pop("names")
    for name, words in controls.items():
        assert sorted(slots.findall(words)) == sorted(slots.findall(english[name])), name
    assert set(names) == {*load_formats(), *load_papers(), "email"}
    file = files("sharekit.presets").joinpath("phrases", f"{language}.toml")
    assert set(tomllib.loads(file.read_text(encoding="utf-8"))["page"]) == {
        part.name for part in fields(PagePhrases)
    }
    if language != "en":
        same = {name for name, words in controls.items() if words == english[name]}
        assert same <= {
            "link",
            "size",
            "thread",
            *(("open_network", "step_open") if language == "nl" else ()),
        }


@pytest.mark.parametrize("gone", ["share", "names.square"])
def test_a_language_that_lacks_a_control_makes_no_page(monkeypatch: pytest.MonkeyPatch, gone: str) -> None:
    def without(*path: str) -> dict[str, Any]:
        table = load_shipped(*path)
        where, _, name = gone.rpartition(".")
        (table[where] if where else table).pop(name)
        return table

    monkeypatch.setattr("sharekit.presets.page_words.load_shipped", without)
    with pytest.raises((TypeError, KeyError)):
        pieced_kit(event=EVENT)


def test_a_region_has_its_own_words_over_those_of_its_language() -> None:
    own, whole = load_page_words("pt-PT"), load_page_words("pt")
    assert (own.save, whole.save, own.copy) == ("Guardar cartão", "Salvar cartão", whole.copy)
    assert set(own.names) == set(whole.names)
    slots = re.compile(r"\{\w+\}")
    for name, words in asdict(own).items():
        assert slots.findall(str(words)) == slots.findall(str(asdict(whole)[name])), name
    page = pieced_kit("Ωμέγα", event=EVENT, language="pt-PT").files["index.html"].decode()
    assert '<html lang="pt-PT"' in page
    assert not re.search(r"[Cc]ompartilh|[Ss]alv[ae]|[Vv]ocê|\baba\b|aplicativo", page)
    assert load_page_words("es-MX") == load_page_words("es")
    assert load_page_words("fi") == load_page_words("en")


def test_texts_stand_once_and_cards_are_named_once() -> None:
    page = pieced_kit("Once and no more", language="en").files["index.html"].decode()
    assert page.count("<pre") == 3
    assert len(re.findall(r">\s*Once and no more</pre>", page)) == 3
    assert page.count("-square.png") == 1


def test_a_list_of_groups_costs_little_and_tells_of_nobody() -> None:
    groups = tuple(
        Group(code=f"g{number}", name=f"Friends {number}", contact="Kim", whatsapp="+44 1")
        for number in range(12)
    )
    with_them = pieced_kit(distribution=Distribution(groups=groups)).files["index.html"]
    assert len(with_them) - len(pieced_kit().files["index.html"]) < 1024
    assert b"Kim" not in with_them
    assert b"+44" not in with_them
    assert [row["name"] for row in _data(with_them)["groups"]] == [group.name for group in groups]


def test_the_script_finds_every_word_it_shows() -> None:
    script = files("sharekit.kit").joinpath("templates", "page.js").read_text(encoding="utf-8")
    named = set(re.findall(r"\bwords\.([a-z_]+)", script)) - {"opens_at"}  # under an embargo alone
    assert named - {"add_room", "as_card"} == set(_data(pieced_kit(event=EVENT).files["index.html"])["words"])


def test_what_travels_alone_stays_light_and_heavy_cards_become_jpegs() -> None:
    stream = io.BytesIO()
    noise = shake_128(b"river").digest(1600 * 900 * 3)
    Image.frombytes("RGB", (1600, 900), noise).save(stream, "PNG", compress_level=0)
    kit = pieced_kit(
        pictures=dict.fromkeys(("square", "wide"), stream.getvalue()),
        distribution=Distribution(single_file=True),
    )
    page = kit.files["kit.html"]
    assert 100_000 < len(page) <= LARGEST_PAGE
    (card,) = re.findall(rb'data-picture="(cards/[^"]+)">([^<]+)<', page)
    assert card[0].endswith(b"-wide.jpg")
    assert base64.b64decode(card[1]).startswith(b"\xff\xd8\xff")
    assert card[0].decode() in {row["file"] for row in _data(page)["cards"]}
    light = pieced_kit(distribution=Distribution(single_file=True))
    ((name, data),) = re.findall(rb'data-picture="(cards/[^"]+)">([^<]+)<', light.files["kit.html"])
    assert base64.b64decode(data) == light.files[name.decode()]


def test_the_page_tells_where_a_link_has_to_stand_in_the_profile() -> None:
    kit = pieced_kit(posts=(linked(post(platform="instagram")), linked(post(platform="x"))))
    networks = {row["name"]: row for row in _data(kit.files["index.html"])["networks"]}
    assert networks["instagram"]["profile"]
    assert "profile" not in networks["x"]


def test_cards_are_told_apart_by_their_size_and_wordings_by_their_letter() -> None:
    posts = tuple(post(f"Words {letter}", variant=letter) for letter in "ab")
    page = pieced_kit(posts=posts).files["index.html"]
    data = _data(page)
    assert [data["sizes"][row["form"]]["width"] for row in data["cards"]] == [1080, 1600]
    assert b"Version A" in page
    assert b"Version B" in page


def test_on_paper_a_kit_whose_cards_show_no_link_has_its_page_s() -> None:
    paper = pieced_kit(url="https://example.org/river").files["index.html"].decode()
    (scan,) = re.findall(r'<section id="scan">.*?</section>', paper, re.DOTALL)
    assert "<svg" in scan
    assert "<bdi>example.org/river</bdi>" in scan


def test_an_embargo_is_said_on_the_page() -> None:
    words = b"EMBARGO: post nothing before"
    assert words in pieced_kit(embargo=datetime(2027, 4, 11, 6, 0)).files["index.html"]  # noqa: DTZ001  wall clock
    assert words not in pieced_kit().files["index.html"]


def test_a_link_in_a_text_is_found_by_the_units_that_scripts_count() -> None:
    made = linked(post("\N{DUCK} Come and see", platform="x"))
    kit = pieced_kit(posts=(made,))
    (job,) = _data(kit.files["index.html"])["jobs"]
    (row,) = job["posts"]
    url = made.text.splitlines()[-1]
    assert row["link"] == [len("** Come and see\n"), len(url)]
