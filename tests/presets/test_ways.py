"""Colourways: every one can be read, neighbours differ, an organisation's are made of its own colours."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from sharekit.presets.brand import colourways
from sharekit.presets.colour import contrast
from sharekit.presets.formats import load_formats
from sharekit.presets.themes import MOODS, Theme, load_themes
from sharekit.render import open_studio
from sharekit.render.scene import Disc
from tests.render.samples import spec

_SHIPPED = [
    (theme, mood, number, way)
    for theme in load_themes().values()
    for mood in (None, *MOODS)
    for number, way in enumerate(colourways(theme, primary=None, secondary=None, mood=mood))
]


@pytest.mark.parametrize("primary", ["#FF00A0", "#101010", "#FFE14D", "#7FB800"])
@pytest.mark.parametrize("theme", load_themes().values(), ids=lambda theme: theme.name)
def test_ways_of_an_organisation_can_be_read_and_differ(theme: Theme, primary: str) -> None:
    ways = colourways(theme, primary=primary, secondary="#1B3FA8")
    assert len({tuple(way.colours.items()) for way in ways}) == len(ways)
    assert all(_unreadable(way) == [] for way in ways)


@pytest.mark.parametrize(("theme", "mood", "number", "way"), _SHIPPED)
def test_every_way_can_be_read(theme: Theme, mood: str | None, number: int, way: Theme) -> None:
    assert _unreadable(way) == [], (theme.name, mood, number)


def _unreadable(way: Theme) -> list[tuple[str, str]]:
    rules = [
        (rule.get("choose") or rule.get("keep"), rule["on"]) for rule in way.brand["rules"] if "on" in rule
    ]
    pairs = (*rules, *way.brand["read"])
    return [(ink, ground) for ink, ground in pairs if contrast(way.colours[ink], way.colours[ground]) < 4.5]


def test_neighbours_in_a_kit_have_other_colours_and_a_carousel_has_one() -> None:
    theme = load_themes()["rally"]
    ways = colourways(theme, primary=None, secondary=None)
    studio = open_studio(theme, load_formats(), ways=ways)
    quotes = [replace(spec("quote", "square"), number=number) for number in range(1, 7)]
    grounds = [studio.compose(card).background for card in quotes]
    assert all(one != other for one, other in pairwise(grounds))
    slides = [replace(spec("slide", "portrait"), number=number) for number in range(1, 7)]
    assert len({studio.compose(card).background for card in slides}) == 1


def test_there_is_no_sunrise_at_a_vigil() -> None:
    ways = colourways(load_themes()["rally"], primary=None, secondary=None, mood="vigil")
    studio = open_studio(ways[0], load_formats(), ways=ways)
    card = replace(spec("party", "square"))
    stripes = {way.colours["orange"] for way in ways}
    drawn = studio.compose(card).elements
    assert not [part for part in drawn if isinstance(part, Disc) and part.fill in stripes]
