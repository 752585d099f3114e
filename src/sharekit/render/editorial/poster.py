"""The editorial poster: a large quiet title, the date in italic, a table of people, the response."""

from __future__ import annotations

from dataclasses import replace

from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.editorial.event import fit_when, list_style
from sharekit.render.editorial.page import open_page, set_kicker
from sharekit.render.headline import fit_place, fit_title
from sharekit.render.people import Area, first_that_fits, list_names, list_people, people_of
from sharekit.render.response import ResponseStyle, response_height, set_response
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.stage import Stage
from sharekit.render.table import list_table

_CODE = 220  # du
_MANY, _LOWER = 6, 0.012  # each person beyond so many takes so much of the page's height from the title
_STYLE = ResponseStyle(
    dark="ink",
    light="bg",
    ask="italic",
    ask_size=66,
    ask_fill="ink",
    address="bold",
    address_size=96,
    address_fill="accent",
)


def compose_poster(stage: Stage, content: EventContent) -> Scene:
    """Lay out a poster for paper."""
    made = Composition()
    page, body = open_page(stage, made, address=False)
    u, code = stage.u, response_height(stage, content, _CODE)
    response = body.bottom - code
    set_kicker(page, made, content.kicker, body.top, stage.at("event.kicker"))
    y = _title_and_date(page, made, content, body.top + 88 * u, response) + 54 * u
    foot, ink = response - 48 * u, page.colour("ink")
    made.add([Rectangle(page.left, foot, page.width, 8 * u, ink)])
    if people_of(content):
        made.add([Rectangle(page.left, y, page.width, 8 * u, ink)])
        _people(
            page, made, content, Area(x=page.start, y=y + 12 * u, width=page.width, height=foot - y - 16 * u)
        )
    area = Area(x=page.start, y=response, width=page.width, height=code)
    set_response(page, made, content, area, _STYLE)
    return made.scene(stage, stage.colour("bg"))


def _title_and_date(stage: Stage, made: Composition, content: EventContent, y: float, foot: float) -> float:
    """Set title, date and place, with all the room above `foot` where nobody is listed; return their end."""
    u, alone = stage.u, not people_of(content)
    place = fit_place(stage, content, "text", stage.width)
    below = place.height + 44 * u if place else 0.0
    when = fit_when(stage, content, stage.width, 1.2)
    many = max(0, len(people_of(content)) - _MANY)
    height = stage.form.height * (stage.at("event.title_h") - _LOWER * many)
    if alone:
        height = foot - y - when.height - below - 260 * u
    title = fit_title(stage, content.title, stage.width, height, lead=1.03, alone=alone)
    made.text(stage, title, (stage.start, y), stage.colour("ink"))
    y += title.height + 86 * u
    made.text(stage, when, (stage.start, y), stage.colour("accent"))
    if place:
        made.text(stage, place, (stage.start, y + when.height + 44 * u), stage.colour("ink"))
    return y + when.height + below


def _people(stage: Stage, made: Composition, content: EventContent, area: Area) -> None:
    """Set a table with roles at its end; else names over roles; else names alone."""
    people, style = people_of(content), replace(list_style(stage), largest=46, smallest=28)
    inner = replace(area, y=area.y + 36 * stage.u, height=area.height - 60 * stage.u)
    table = first_that_fits(lambda some: list_table(stage, some, area, style), people)
    two = replace(style, columns=(2,), smallest=26, rule=None, fill=1.0)
    listed = table or first_that_fits(lambda some: list_people(stage, some, inner, two), people)
    names = replace(two, columns=(2, 1), counts=(14, 12, 10, 8, 6), lead=1.5)
    made.add(listed or list_names(stage, people, inner, names))
