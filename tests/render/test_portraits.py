"""People on cards: windows that hold a face, discs beside names, and feet that leave the address room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharekit.document import Person
from sharekit.plan.model import CountdownContent, EventContent, QuoteContent
from sharekit.presets.formats import load_formats
from sharekit.presets.themes import load_themes
from sharekit.render import Photograph, Studio, open_studio
from sharekit.render.photograph import crop_to_head
from sharekit.render.portrait import covered_face, windows_of
from sharekit.render.scene import Photo, Portrait, QrCode, text_runs
from tests.render.photographs import street
from tests.render.samples import CONTENTS, FOOTER, spec, studio

_TALL = ("portrait", "story", "pin")
_HEAD = (0.3, 0.12, 0.75, 0.62)  # of a picture: head and shoulders


def _taken() -> Photograph:
    return Photograph(image=street().crop((0, 0, 1000, 1200)), focus=(0.5, 0.35), faces=(_HEAD,))


def _with(theme: str, **changes: object) -> Studio:
    return replace(studio(theme), _scenes={}, _judged={}, _contrasts={}, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", sorted(load_themes()))
@pytest.mark.parametrize("form", ["square", "portrait", "story", "landscape", "pin"])
def test_a_head_and_shoulders_fill_their_part_of_the_card(theme: str, form: str) -> None:
    room = _with(theme, photograph=_taken())
    content = QuoteContent(text="Nobody waits like us.", marked="“Nobody waits like us.”", speaker="Ada")
    card = replace(spec("photo", form), content=content, kind="photo-quote", photo=True)
    scene = room.compose(card)
    photo = next(part for part in scene.elements if isinstance(part, Photo))
    assert not covered_face(scene, _taken(), room.book)
    assert photo.width >= (0.6 if form in _TALL else 0.25) * scene.width


def test_the_first_window_is_as_large_as_the_face_asks_for() -> None:
    window, form = next(windows_of(load_formats()["portrait"], _taken(), rtl=False))
    face = (_HEAD[3] - _HEAD[1]) * 1200 * 1080 / 1000
    assert face < window[3] < 1.1 * face
    assert form.margin[1] > window[3]


@pytest.mark.parametrize("theme", sorted(load_themes()))
def test_whoever_has_a_picture_is_seen_beside_the_name(theme: str) -> None:
    room, event = _with(theme, portraits={"Rosa Delgado": _taken()}), CONTENTS["event"][1]
    assert isinstance(event, EventContent)
    people = (Person(name="Rosa Delgado", role="tenant", photo="a.jpg"), Person(name="Ada", role="clerk"))
    content = replace(event, speakers=people, chair=None)
    scene = room.compose(replace(spec("event", "square"), content=content))
    (seen,) = (part for part in scene.elements if isinstance(part, Portrait))
    name = next(run for run in text_runs(scene.elements) if run.text.casefold().startswith("rosa"))
    assert name.x >= seen.x + seen.size
    assert seen.y <= name.y <= seen.y + seen.size
    code = next((part for part in scene.elements if isinstance(part, QrCode)), None)
    assert code is None or seen.x + seen.size <= code.x or code.y >= seen.y + seen.size


def test_a_disc_shows_the_head_and_not_the_houses() -> None:
    head = Photograph(image=street(), focus=(0.5, 0.5), faces=((0.4, 0.4, 0.6, 0.6),))
    focus = Photograph(image=street(), focus=(0.5, 0.5))
    assert crop_to_head(head, 90).size == (90, 90)
    assert crop_to_head(head, 90).tobytes() != crop_to_head(focus, 90).tobytes()
    corner = Photograph(image=street(), focus=(0.0, 0.0), faces=((0.0, 0.0, 0.2, 0.3),))
    assert crop_to_head(corner, 90).size == (90, 90)


@pytest.mark.parametrize("theme", sorted(load_themes()))
@pytest.mark.parametrize("form", ["square", "portrait", "landscape", "wide", "event-cover", "pin"])
def test_a_long_organisation_costs_no_card_and_leaves_the_site(theme: str, form: str) -> None:
    long = "Lower Wharfe Residents, Allotment Holders and Bargemen’s Association (in part)"
    card = replace(spec("quote", form), footer=replace(FOOTER, organisation=long))
    assert studio(theme).refusal(card) is None
    assert any("example.org" in run.text for run in text_runs(studio(theme).compose(card).elements))


@pytest.mark.parametrize("theme", sorted(load_themes()))
@pytest.mark.parametrize("form", ["square", "portrait", "story", "landscape", "wide", "pin"])
@pytest.mark.parametrize("title", ["Council", "The landlord’s annual general meeting and supper"])
def test_a_countdown_tells_its_day_whatever_its_title(theme: str, form: str, title: str) -> None:
    content = CountdownContent(left="Tomorrow", title=title, when="Thursday 18 March, 18.30", kicker="Event")
    scene = studio(theme).compose(replace(spec("countdown", form), content=content))
    drawn = "".join(run.text for run in text_runs(scene.elements)).replace("\u00a0", " ").replace(" ", "")
    assert not scene.overflow
    assert "18.30" in drawn


@pytest.mark.parametrize("theme", sorted(load_themes()))
def test_no_name_is_larger_than_the_title_of_its_event(theme: str) -> None:
    event = CONTENTS["event"][1]
    assert isinstance(event, EventContent)
    people = (Person(name="Bo Li", role="clerk"), Person(name="Al Oz"))
    title = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    card = replace(spec("event", "square"), content=replace(event, title=title, speakers=people, chair=None))
    runs = text_runs(studio(theme).compose(card).elements)
    name = next(run.size for run in runs if run.text.casefold() == "bo li")
    assert name <= 0.91 * max(run.size for run in runs if run.text.casefold().startswith("donau"))


def test_figures_among_letters_of_another_font_are_of_that_font() -> None:
    stage = studio("editorial").stage(spec("quote", "square"))
    names = stage.book.names()
    other = next(name for name in names if stage.book.has("अ", name))
    theme = replace(stage.theme, script_fonts={})
    bare = replace(stage, theme=theme, others=(other, *names))
    assert bare.chain("अ 19:00", "italic")[0] == other
    assert bare.chain("April 19", "italic")[0] == stage.theme.fonts["italic"]
    assert open_studio(load_themes()["gentle"], load_formats()).theme.script_fonts["grek"]
