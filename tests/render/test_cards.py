"""What every card promises: inside the margins, readable, no word too small, files that networks take."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from sharekit.document import Person
from sharekit.errors import MissingGlyphError, RenderError
from sharekit.plan.model import (
    CountdownContent,
    EventContent,
    QuoteContent,
    StatementContent,
    StatisticContent,
    main_words,
)
from sharekit.presets.formats import load_formats
from sharekit.presets.phrases import load_phrases
from sharekit.presets.themes import load_themes
from sharekit.render import Card, Studio
from sharekit.render.scene import QrCode, Scene, TextRun, text_runs
from sharekit.write.alt import write_alt
from tests.render.measure import contrasts
from tests.render.photographs import photograph
from tests.render.samples import CODE, CONTENTS, every_card, spec, studio

_ALT = "„Größer“ — naïve"


@pytest.mark.parametrize(("theme", "name", "form"), list(every_card()))
def test_a_card_keeps_its_promises(theme: str, name: str, form: str) -> None:
    """One test for all promises, so that a card is laid out and drawn once."""
    scene = studio(theme).compose(spec(name, form))
    _every_word_stands_inside_the_safe_area(scene, studio(theme), form)
    _no_word_is_smaller_than_the_floor(scene, studio(theme).formats[form].u, name)
    _every_word_can_be_read_on_what_is_under_it(scene, studio(theme), form)
    card = studio(theme).draw(spec(name, form), alt=_ALT)
    image = Image.open(BytesIO(card.data))
    image.load()
    _file_is_small_plain_srgb_and_carries_its_alt_text_only(card, image, studio(theme).formats[form].most)
    if name == "event":
        _code_leads_where_it_says_and_stories_have_none(scene, image, qr=studio(theme).formats[form].qr)
    if form == "preview":
        _every_word_of_a_link_preview_stands_in_its_middle_square_of_300_kb(scene, card)


def _every_word_stands_inside_the_safe_area(scene: Scene, room: Studio, form: str) -> None:
    left, top, right, bottom = room.formats[form].safe_area
    foot = bottom if form == "story" else scene.height
    for run in text_runs(scene.elements):
        if abs(run.turn) == 90:
            continue
        assert run.x >= left - 0.52 * left - 1, run
        assert run.x + run.width <= right + 0.05 * run.size + 1, run
        assert run.y <= foot, run
        high = min(0.72, room.book.face(run.font).cap)
        assert run.y - high * run.size >= min(top, 20) - 1, run


def _every_word_can_be_read_on_what_is_under_it(scene: Scene, room: Studio, form: str) -> None:
    for ratio, run in contrasts(room, scene):
        least = 3.0 if run.size * 1080 / room.formats[form].width > 66 else 4.5
        assert ratio >= least, (ratio, run)


def _no_word_is_smaller_than_the_floor(scene: Scene, u: float, name: str) -> None:
    floor = 24 if name in {"event", "party"} else 22
    for run in text_runs(scene.elements):
        if run.font == "editorial-label" and run.size == pytest.approx(22 * u):
            continue  # the organisation's name in capitals may be 22 du everywhere
        assert run.size >= floor * u - 0.6, run


def _code_leads_where_it_says_and_stories_have_none(scene: Scene, image: Image.Image, *, qr: bool) -> None:
    assert [code.text for code in zxingcpp.read_barcodes(image)] == ([CODE] if qr else [])
    assert all(part.size >= 172 for part in scene.elements if isinstance(part, QrCode))


def _file_is_small_plain_srgb_and_carries_its_alt_text_only(
    card: Card, image: Image.Image, most: int
) -> None:
    assert len(card.data) <= most <= 1_000_000
    assert image.mode in {"RGB", "P"}
    assert image.size == (card.width, card.height)
    if card.extension == "jpg":
        return  # its metadata are looked at with the photographs
    assert set(image.info) == {"Title", "Description", "Source", "srgb"}
    assert image.info["Description"] == _ALT
    assert image.info["Title"] == main_words(card.spec.content)
    assert image.info["Source"] == "example.org/repairs"


def _every_word_of_a_link_preview_stands_in_its_middle_square_of_300_kb(scene: Scene, card: Card) -> None:
    left, right = (scene.width - scene.height) / 2, (scene.width + scene.height) / 2
    for run in text_runs(scene.elements):
        inside = left - 1 <= run.x and run.x + run.width <= right + 0.06 * run.size
        assert inside or abs(run.turn) == 90, run  # only the label of a spine stands outside
    assert (card.extension, len(card.data) <= 300_000) == ("jpg", True)
    with Image.open(BytesIO(card.data)) as image:
        assert image.size == (1200, 630)
        assert _ALT.encode() in image.info["xmp"]


@pytest.mark.parametrize(("theme", "form"), [(t, f) for t, n, f in every_card() if n == "statistic"])
def test_the_caption_says_who_counted(theme: str, form: str) -> None:
    words = " ".join(
        run.text.strip() for run in text_runs(studio(theme).compose(spec("statistic", form)).elements)
    )
    assert "survey of 212" in words.replace("\u00a0", " ")


def test_missing_character_is_named_and_never_drawn() -> None:
    odd = replace(
        spec("quote", "square"), id="odd", content=QuoteContent(text="Tip the cup \U00013000 over.")
    )
    assert studio("rally").refusal(odd) == "no font has “\U00013000” (U+13000)"
    with pytest.raises(MissingGlyphError) as refused:
        studio("rally").draw(odd, alt="")
    assert refused.value.characters == "\U00013000"


def test_words_that_do_not_fit_are_refused_not_shrunk() -> None:
    long = replace(
        spec("quote", "landscape"), id="long", content=QuoteContent(text="We will not be moved. " * 40)
    )
    assert studio("editorial").refusal(long) == "the words are too long for a landscape card"
    with pytest.raises(RenderError):
        studio("editorial").draw(long, alt="")


def test_words_of_another_alphabet_fall_back_whole() -> None:
    mixed = replace(
        spec("quote", "square"), id="mixed", content=QuoteContent(text="Ελευθερία means Свобода means حرية")
    )
    runs = text_runs(studio("rally").compose(mixed).elements)
    words = {run.text.strip(): run.font for run in runs}
    assert "حرية" in words
    assert words["حرية"] != "rally-display"
    assert any("Ελευθερία" in text for text in words)


def test_emphasis_is_the_accent_and_nothing_else_is() -> None:
    runs = text_runs(studio("rally").compose(spec("quote", "square")).elements)
    strong = " ".join(run.text.strip() for run in runs if run.fill == "#FFD84D" and run.size < 140)
    assert "forty of us stopped paying" in strong
    assert "three years" not in strong


def test_long_organisation_and_address_give_way_before_they_collide() -> None:
    footer = replace(
        spec("quote", "square").footer,
        organisation="National Federation of Tenants’ and Residents’ Associations",
        address="example.org/campaigns/housing/repairs-now-assembly-2027",
    )
    for theme in load_themes():
        card = replace(spec("quote", "square"), id="footer", footer=footer)
        runs = [
            run for run in text_runs(studio(theme).compose(card).elements) if run.y > 960 and not run.turn
        ]
        address = next(run for run in runs if "example.org" in run.text)
        others = [run for run in runs if run is not address and abs(run.y - address.y) < 60]
        assert address.text in {"example.org", footer.address}
        assert all(run.x + run.width < address.x for run in others)


def _texts(theme: str, name: str, form: str) -> list[TextRun]:
    return list(text_runs(studio(theme).compose(spec(name, form)).elements))


@pytest.mark.parametrize("theme", load_themes())
def test_right_to_left_mirrors_the_card(theme: str) -> None:
    runs = _texts(theme, "arabic", "square")
    middle = 540
    address = next(run for run in runs if "example.org" in run.text)
    assert address.x < middle
    assert not address.rtl
    assert any(run.rtl and run.x + run.width > middle for run in runs)
    latin = next(run for run in runs if "ISO" in run.text)
    assert not latin.rtl


_LONG = "Bartholomew Featherstonehaugh Cholmondeley"
_NAMES = ("Mariam Okafor", "Tomasz Brandt", _LONG, "Leila Hassan", "Ines Vidal", "Keiko Tanaka", "Owen Pryce")


@pytest.mark.parametrize("count", [1, 3, 7, 8, 14])
@pytest.mark.parametrize("form", [*load_formats(), "poster"])
@pytest.mark.parametrize("theme", load_themes())
def test_everybody_is_on_the_card_or_counted(theme: str, form: str, count: int) -> None:
    names = (_LONG,) if count == 1 else tuple(f"{_NAMES[i % 7]} {chr(65 + i)}." for i in range(count))
    content = CONTENTS["event"][1]
    assert isinstance(content, EventContent)
    content = replace(content, speakers=tuple(Person(name=name) for name in names), chair=None)
    card = replace(spec("event", form), id=f"people-{count}", content=content)
    room = studio(theme)
    assert room.refusal(card) is None
    words = " ".join(run.text for run in text_runs(room.compose(card).elements)).casefold()
    words = words.replace("\u00a0", " ")
    shown = sum(name.casefold() in words for name in names)
    left_out = re.findall(r"\+ (\d+) more", words)
    assert shown + sum(map(int, left_out)) == count
    assert len(left_out) <= 1
    assert shown


@pytest.mark.parametrize("form", load_formats())
@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize(("left", "number"), [("Today", None), ("Morgen", None), (None, "1,4"), (None, "$7")])
def test_a_big_word_stands_clear_of_what_is_below_it(
    theme: str, form: str, left: str | None, number: str | None
) -> None:
    content = CONTENTS["countdown" if left else "statistic"][1]
    if isinstance(content, CountdownContent):
        content = replace(content, left=left or "")
    elif isinstance(content, StatisticContent):
        content = replace(content, number=number or "")
    card = replace(
        spec("countdown" if left else "statistic", form), id=f"big-{left}-{number}", content=content
    )
    room = studio(theme)
    runs = [run for run in text_runs(room.compose(card).elements) if abs(run.turn) != 90]
    big = max(runs, key=lambda run: run.size)
    foot = big.y + room.book.depth(big.text, big.font) * big.size
    beside = big.x + big.width
    for run in runs:
        if run is not big and run.x < beside and run.y > big.y:
            assert run.y - 0.72 * run.size >= foot - 1, (big, run)


def test_a_text_with_letters_of_vietnamese_is_set_in_one_face() -> None:
    content = QuoteContent(text="Họ bảo chúng tôi rằng thư viện sẽ đóng cửa.", speaker="Phạm Thị Hoa")
    card = replace(spec("quote", "square"), id="vi", language="vi", content=content)
    runs = text_runs(studio("protest").compose(card).elements)
    assert {run.font for run in runs if run.size > 50} == {"broadsheet-label"}


def test_greek_capitals_have_no_accents() -> None:
    content = StatementContent(text="Τα ποτάμια")
    card = replace(spec("statement", "square"), id="el", language="el", content=content)
    words = " ".join(run.text for run in text_runs(studio("protest").compose(card).elements))
    assert "ΠΟΤΑΜΙΑ" in words


def test_a_photo_card_whose_photograph_cannot_be_read_on_is_refused() -> None:
    noise = Image.effect_noise((900, 900), 128).convert("RGB")
    room = replace(studio("rally"), photograph=photograph(noise), _scenes={})
    card = spec("photo", "square")
    assert room.shows_photograph(card) or "photograph" in (room.refusal(card) or "")


@pytest.mark.parametrize("form", [*load_formats(), "poster"])
@pytest.mark.parametrize("theme", load_themes())
def test_an_alt_text_names_those_who_are_on_the_card_and_counts_the_rest(theme: str, form: str) -> None:
    content = CONTENTS["event"][1]
    assert isinstance(content, EventContent)
    people = tuple(Person(name=f"{_NAMES[i % 7]} {chr(65 + i)}.", role="tenant") for i in range(12))
    card = replace(spec("event", form), id="alt", content=replace(content, speakers=people))
    room = studio(theme)
    shown, left_out = room.as_drawn(card)
    assert isinstance(shown.content, EventContent)
    drawn = " ".join(run.text for run in text_runs(room.compose(card).elements)).casefold()
    assert len(shown.content.speakers) + bool(shown.content.chair) + left_out == 13
    assert (f"+ {left_out} more" in drawn.replace("\u00a0", " ")) is (left_out > 0)
    for person in shown.content.speakers:
        assert person.name.split()[0].casefold() in drawn
        assert person.role is None or "tenant" in drawn
    alt = write_alt(shown, phrases=load_phrases("en"), pictured=None, left_out=left_out)
    assert (f"+ {left_out} more." in alt) is (left_out > 0)
