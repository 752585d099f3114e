"""The gentle poster: a large ticket with the date, the people and the response."""

from __future__ import annotations

from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.gentle.event import perforation, set_date_bar
from sharekit.render.gentle.page import Panel, open_page, set_panel
from sharekit.render.headline import fit_place, fit_title
from sharekit.render.people import Area, ListStyle, first_that_fits, list_names, list_people, people_of
from sharekit.render.response import ResponseStyle, response_height, set_response
from sharekit.render.scene import Scene
from sharekit.render.stage import Stage

_CODE = 204  # du
_MANY, _LOWER = 8, 0.7  # people from which the title leaves them more of the height; its share then
_STYLE = ResponseStyle(
    dark="ink",
    light="card",
    ask="label",
    ask_size=54,
    ask_fill="coral",
    address="display",
    address_size=84,
    address_fill="accent",
)


def compose_poster(stage: Stage, content: EventContent) -> Scene:
    """Lay out a poster for paper."""
    made = Composition()
    body, u = open_page(stage, made, address=False), stage.u
    ticket = set_panel(stage, made, body.top, body.height, stage.px("event.pad"))
    inside, people = ticket.inside, people_of(content)
    y = ticket.top + stage.px("event.pad")
    set_date_bar(inside, made, content, y)
    y += stage.px("event.bar") + 70 * u
    code = response_height(stage, content, _CODE)
    response = ticket.bottom - stage.px("event.pad") - code
    y = _title(inside, made, content, y, None if people else response - 160 * u)
    perforation(stage, made, response - 50 * u)
    if people:
        perforation(stage, made, y + 50 * u)
        _people(ticket, made, content, y + 110 * u, response - 96 * u)
    area = Area(x=inside.start, y=response, width=inside.width, height=code)
    set_response(inside, made, content, area, _STYLE)
    return made.scene(stage, stage.colour("bg"))


def _title(stage: Stage, made: Composition, content: EventContent, y: float, foot: float | None) -> float:
    """Set title and place; return where they end, px."""
    place = fit_place(stage, content, "text", stage.width)
    below = place.height + 44 * stage.u if place else 0.0
    share = stage.at("event.title_h") * (_LOWER if len(people_of(content)) > _MANY else 1.0)
    height = foot - y - below if foot else stage.form.height * share
    title = fit_title(stage, content.title, stage.width, height, lead=1.06, alone=foot is not None)
    made.text(stage, title, (stage.start, y), stage.colour("ink"))
    if place:
        made.text(stage, place, (stage.start, y + title.height + 44 * stage.u), stage.colour("muted"))
    return foot or y + title.height + below


def _people(ticket: Panel, made: Composition, content: EventContent, top: float, bottom: float) -> None:
    stage, people = ticket.inside, people_of(content)
    area = Area(x=stage.start, y=top, width=stage.width, height=bottom - top)
    style = ListStyle(
        name="label", role="text", name_fill=stage.colour("ink"), role_fill=stage.colour("muted"),
        largest=48, smallest=28, gap=40, pad=0.9, fill=0.9, role_x=0.76, columns=(2, 1), lead=1.45,
        counts=(14, 12, 10, 8, 6), more_fill=stage.colour("accent"),
    )  # fmt: skip
    listed = first_that_fits(lambda some: list_people(stage, some, area, style), people)
    made.add(listed or list_names(stage, people, area, style))
