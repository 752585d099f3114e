"""The broadsheet poster: a front page with one story."""

from __future__ import annotations

from sharekit.plan.model import EventContent
from sharekit.render.broadsheet.event import set_date_bar
from sharekit.render.broadsheet.page import open_page
from sharekit.render.composition import Composition
from sharekit.render.headline import fit_place, fit_title
from sharekit.render.people import Area, ListStyle, first_that_fits, list_names, list_people, people_of
from sharekit.render.response import ResponseStyle, response_height, set_response
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.stage import Stage

_CODE = 210  # du
_STYLE = ResponseStyle(
    dark="ink",
    light="bg",
    ask="label",
    ask_size=52,
    ask_fill="ink",
    address="display",
    address_size=96,
    address_fill="accent",
    capitals=True,
)


def compose_poster(stage: Stage, content: EventContent) -> Scene:
    """Lay out a poster for paper."""
    made = Composition()
    body, u = open_page(stage, made, address=False), stage.u
    people, y = people_of(content), body.top
    code = response_height(stage, content, _CODE)
    response = body.bottom - code
    place = fit_place(stage, content, "text", stage.width)
    below = place.height + 50 * u if place else 0.0
    height = stage.form.height * stage.at("event.title_h")
    if not people:
        height = response - y - stage.px("event.bar") - below - 200 * u
    title = fit_title(stage, content.title, stage.width, height, lead=1.0, alone=not people)
    made.text(stage, title, (stage.start, y), stage.colour("ink"))
    y += title.height + 64 * u
    set_date_bar(stage, made, content, y, stage.width)
    y += stage.px("event.bar") + 50 * u
    if place:
        made.text(stage, place, (stage.start, y), stage.colour("muted"))
        y += below
    rule = response - 46 * u
    made.add([Rectangle(stage.left, rule, stage.width, 5 * u, stage.colour("ink"))])
    if people:
        _people(stage, made, content, Area(x=stage.start, y=y, width=stage.width, height=rule - 36 * u - y))
    area = Area(x=stage.start, y=response, width=stage.width, height=code)
    set_response(stage, made, content, area, _STYLE)
    return made.scene(stage, stage.colour("bg"))


def _people(stage: Stage, made: Composition, content: EventContent, area: Area) -> None:
    people = people_of(content)
    style = ListStyle(
        name="bold", role="text", name_fill=stage.colour("ink"), role_fill=stage.colour("muted"),
        largest=50, smallest=28, gap=44, pad=0.9, fill=0.9, role_x=0.8, columns=(2, 1), lead=1.45,
        counts=(14, 12, 10, 8, 6), more_fill=stage.colour("accent"),
    )  # fmt: skip
    listed = first_that_fits(lambda some: list_people(stage, some, area, style), people)
    made.add(listed or list_names(stage, people, area, style))
