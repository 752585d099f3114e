"""Events without names, with one, with a long address, of several days: all is whole, nothing covers it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharekit.document import Person
from sharekit.plan.model import EventContent
from sharekit.presets.themes import load_themes
from sharekit.render.headline import with_shorter_places
from sharekit.render.scene import QrCode, Rectangle, RoundedRectangle, Scene, text_runs
from tests.render.samples import CONTENTS, spec, studio

_LONG = (
    "The Upper Hall of the Sailmakers’ Friendly Society and Reading Room, second floor, "
    "114 Saint Osyth’s Street, Wendmouth, WM4 7QQ"
)
_FORMS = ("square", "portrait", "story", "landscape", "pin")


def _scene(theme: str, form: str, content: EventContent) -> Scene:
    card = replace(spec("event", form), content=content)
    assert studio(theme).refusal(card) is None
    return studio(theme).compose(card)


def _event() -> EventContent:
    _, content = CONTENTS["event"]
    assert isinstance(content, EventContent)
    return replace(content, title="Who owns our homes?")


def _covered(scene: Scene) -> list[str]:
    """Return the words over which a shape or a code is drawn after them."""
    found = []
    for number, part in enumerate(scene.elements):
        for run in text_runs((part,)):
            later = [
                each for each in scene.elements[number + 1 :] if _lies_on(each, run.x, run.y - run.size / 3)
            ]
            found += [run.text] if later else []
    return found


def _lies_on(shape: object, x: float, y: float) -> bool:
    match shape:
        case Rectangle() | RoundedRectangle():
            width, height = shape.width, shape.height
        case QrCode():
            width = height = shape.size
        case _:
            return False
    return shape.x < x < shape.x + width and shape.y < y < shape.y + height


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", _FORMS)
def test_a_long_address_costs_no_event_its_card(theme: str, form: str) -> None:
    scene = _scene(theme, form, replace(_event(), place=_LONG))
    drawn = "".join(run.text for run in text_runs(scene.elements)).replace(" ", "").replace("\u00a0", "")
    assert "SailmakersʼFriendlySociety".replace("ʼ", "’") in drawn


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("people", [(), (Person(name="Hanna Oyelaran-Featherstone", role="hydrologist"),)])
def test_nothing_covers_the_words_of_an_event_with_few_names(
    theme: str, form: str, people: tuple[Person, ...]
) -> None:
    scene = _scene(
        theme, form, replace(_event(), speakers=people, chair=None, weekday="Friday–Sunday", day="9–11")
    )
    assert not _covered(scene)
    drawn = [run.text.casefold() for run in text_runs(scene.elements)]
    if people:
        assert any("oyelaran-featherstone" in text for text in drawn)


def test_a_place_is_shortened_by_whole_clauses() -> None:
    places = [
        each.place
        for each in with_shorter_places(replace(_event(), place="Weir Hall, 4 Mill Lane, Ardle, AR2 4TX"))
    ]
    assert places == ["Weir Hall, 4 Mill Lane, Ardle, AR2 4TX", "Weir Hall, Ardle", "Weir Hall"]
    assert [each.place for each in with_shorter_places(replace(_event(), place="Weir Hall"))] == ["Weir Hall"]
    assert [each.place for each in with_shorter_places(replace(_event(), place=None))] == [None]


@pytest.mark.parametrize("theme", load_themes())
@pytest.mark.parametrize("form", _FORMS)
def test_a_code_stands_on_one_ground_beside_low_numerals(theme: str, form: str) -> None:
    scene = _scene(
        theme,
        form,
        replace(_event(), speakers=(), chair=None, day="20–22", weekday="Friday–Sunday", time=None),
    )
    for number, code in enumerate(scene.elements):
        if isinstance(code, QrCode):
            grounds = [each for each in scene.elements[:number] if isinstance(each, Rectangle)]
            assert not [each for each in grounds if _crosses(code, each)]


def _crosses(code: QrCode, ground: Rectangle) -> bool:
    """Tell whether an edge of a rectangle runs through a code."""
    across = min(code.x + code.size, ground.x + ground.width) - max(code.x, ground.x)
    down = min(code.y + code.size, ground.y + ground.height) - max(code.y, ground.y)
    return across > 0 and down > 0 and (across < code.size or down < code.size)
