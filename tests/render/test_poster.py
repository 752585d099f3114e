"""Posters: what a printer and a passer-by need."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageStat

from sharekit.document import Person
from sharekit.plan.model import EventContent
from sharekit.presets.formats import load_papers
from sharekit.presets.themes import load_themes
from sharekit.render.scene import QrCode, Scene, TextRun, text_runs
from tests.render.accept import kept_text
from tests.render.measure import contrasts
from tests.render.samples import CODE, CONTENTS, spec, studio
from tests.render.test_scenes import scene_text

_MM = 300 / 25.4
_POSTERS = [
    (theme, name, paper) for theme in load_themes() for name in ("event", "party") for paper in load_papers()
]


def _runs(theme: str, name: str, paper: str) -> list[TextRun]:
    return list(text_runs(studio(theme).compose(spec(name, paper)).elements))


@pytest.mark.parametrize("name", ["event", "party"])
@pytest.mark.parametrize("theme", load_themes())
def test_scene_is_the_one_we_looked_at(theme: str, name: str) -> None:
    scenes = {paper: studio(theme).compose(spec(name, paper)) for paper in ("a4", "letter")}
    assert not any(scene.overflow for scene in scenes.values())
    text = "\n".join(f"== {paper}\n{scene_text(scene)}" for paper, scene in scenes.items())
    assert text == kept_text(f"{theme}-{name}-poster.txt", text)


@pytest.mark.parametrize(("theme", "name", "paper"), _POSTERS)
def test_nothing_stands_where_an_office_printer_leaves_white(theme: str, name: str, paper: str) -> None:
    form = load_papers()[paper]
    rim = 15 * _MM - 1
    for run in _runs(theme, name, paper):
        if abs(run.turn) == 90:
            continue  # the spine stands on its strip of colour
        ink = run.x + max(0.04, studio(theme).book.bearing(run.text[0], run.font)) * run.size
        assert rim <= ink, run
        assert run.x + run.width <= form.width - rim + 0.05 * run.size, run
        assert run.y <= form.height - rim + 0.3 * run.size, run
        assert run.y - 0.6 * run.size >= rim - 1, run


@pytest.mark.parametrize(("theme", "name", "paper"), _POSTERS)
def test_every_word_can_be_read(theme: str, name: str, paper: str) -> None:
    room = studio(theme)
    scene = room.compose(spec(name, paper))
    assert all(run.size >= 24 * 2.296 - 1 for run in text_runs(scene.elements))
    if paper == "letter":
        assert all(
            ratio >= 4.5 or (run.size > 66 * 2.296 and ratio >= 3.0) for ratio, run in contrasts(room, scene)
        )


@pytest.mark.parametrize("theme", load_themes())
def test_the_code_is_wide_enough_and_leads_where_it_says(theme: str) -> None:
    card = studio(theme).draw(spec("event", "poster"), alt="A poster.")
    assert len(card.data) < 1_000_000
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(BytesIO(card.data)))] == [CODE]
    codes = [e for e in studio(theme).compose(spec("event", "a4")).elements if isinstance(e, QrCode)]
    assert [code.size >= 39 * _MM for code in codes] == [True]


@pytest.mark.parametrize("theme", load_themes())
def test_the_address_can_be_typed(theme: str) -> None:
    sizes = [run.size for run in _runs(theme, "event", "a4") if run.text == "example.org/repairs"]
    assert max(sizes) > 60 * 2.296
    assert not any("utm_" in run.text or "https" in run.text for run in _runs(theme, "event", "a4"))


@pytest.mark.parametrize(("paper", "points"), [("a4", (595.2, 841.92)), ("letter", (612.0, 792.0))])
@pytest.mark.parametrize("theme", load_themes())
def test_pdf_is_one_page_of_the_paper_s_size_that_looks_like_the_picture(
    theme: str, paper: str, points: tuple[float, float]
) -> None:
    room = studio(theme)
    card = room.draw(spec("event", paper), alt="„Größer“ — naïve")
    assert card.extension == "pdf"
    pages = pypdfium2.PdfDocument(card.data)
    assert len(pages) == 1
    assert pages[0].get_size() == pytest.approx(points, abs=0.1)
    about = {key: value for key, value in pages.get_metadata_dict().items() if value}
    assert about == {"Title": CONTENTS["event"][1].title, "Subject": "„Größer“ — naïve"}  # type: ignore[union-attr]
    drawn = pages[0].render(scale=2).to_pil().convert("RGB")
    assert [code.text for code in zxingcpp.read_barcodes(drawn)] == [CODE]
    assert card.data == room.draw(spec("event", paper), alt="„Größer“ — naïve").data


def test_pdf_and_picture_show_the_same() -> None:
    room = studio("protest")
    pages = pypdfium2.PdfDocument(room.draw(spec("party", "a4"), alt="").data)
    drawn = pages[0].render(scale=620 / 595.2).to_pil().convert("RGB").resize((620, 877))
    picture = Image.open(BytesIO(room.draw(spec("party", "poster"), alt="").data)).convert("RGB")
    picture = picture.resize((620, 877), Image.Resampling.BOX)
    small = (image.resize((62, 88), Image.Resampling.BOX) for image in (drawn, picture))
    far = ImageStat.Stat(ImageChops.difference(*small)).extrema
    assert max(high for _, high in far) <= 24


def test_twelve_speakers_are_all_named() -> None:
    people = tuple(Person(name=f"Rosa Delgado-Hernández {number}", role="tenant") for number in range(1, 13))
    content = CONTENTS["event"][1]
    assert isinstance(content, EventContent)
    for theme in load_themes():
        many = replace(spec("event", "a4"), id="many", content=replace(content, speakers=people))
        drawn = " ".join(run.text for run in text_runs(studio(theme).compose(many).elements))
        words = drawn.replace("\u00a0", " ").casefold()
        assert all(person.name.casefold() in words for person in people), theme


def test_emoji_keep_their_colours_on_paper() -> None:
    event = CONTENTS["event"][1]
    assert isinstance(event, EventContent)
    party = replace(spec("event", "a4"), id="emoji", content=replace(event, title="Party \U0001f389 for all"))
    pages = pypdfium2.PdfDocument(studio("editorial").draw(party, alt="").data)
    drawn = pages[0].render(scale=1).to_pil().convert("RGB")
    colours = {colour for _, colour in drawn.getcolors(1 << 20) or []}
    assert (221, 46, 68) in colours


@pytest.mark.parametrize("theme", load_themes())
def test_a_poster_without_anything_to_answer_to_keeps_no_room_for_it(theme: str) -> None:
    card = spec("event", "a4")
    content = CONTENTS["event"][1]
    assert isinstance(content, EventContent)
    mute = replace(content, url=None, ask=None)
    bare = replace(card, id="mute", content=mute, footer=replace(card.footer, address=None))
    room = studio(theme)
    with_code, without = room.compose(card), room.compose(bare)
    assert not without.overflow
    names = {person.name.casefold() for person in content.speakers}

    def lowest(scene: Scene) -> float:
        return max(run.y for run in text_runs(scene.elements) if run.text.casefold() in names)

    assert lowest(without) >= lowest(with_code)
