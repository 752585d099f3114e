"""The protest poster: tilted title, date bar, the people on paper, the response on the black foot."""

from __future__ import annotations

from dataclasses import replace

from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.headline import fit_place
from sharekit.render.people import Area, first_that_fits, list_names, list_people, people_of
from sharekit.render.protest.event import bar_of, fit_event_title, fit_when, names_style, set_when
from sharekit.render.protest.page import finish
from sharekit.render.protest.strips import set_strips, slope
from sharekit.render.response import ResponseStyle, response_height, set_response
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.signature import Hand, is_signed, set_emblem, set_imprint
from sharekit.render.stage import Stage

_CODE, _QUIET = 204, 22  # du: the code, and the paper around it
_STYLE = ResponseStyle(
    dark="ink",
    light="paper",
    ask="label",
    ask_size=58,
    ask_fill="accent",
    address="display",
    address_size=110,
    address_fill="paper",
    capitals=True,
)


def compose_poster(stage: Stage, content: EventContent) -> Scene:
    """Lay out a poster for paper."""
    made, u = Composition(), stage.u
    foot = _foot(stage, made, content)
    people, rise = people_of(content), slope(stage, stage.width)
    when = fit_when(stage, content, stage.width)
    place = fit_place(stage, content, "bold", stage.width - 72 * u)
    panel = place.height + 90 * u if place else 0.0
    height = stage.form.height * stage.at("event.title_h")
    if not people:
        height = foot - stage.top - rise - bar_of(when) - panel - 160 * u
    title = fit_event_title(stage, content, stage.width, height)
    top = stage.top + rise * (0.2 if stage.rtl else 0.8) + 0.16 * title.size
    set_strips(stage, made, title, (stage.start, top))
    y = top + title.height + 0.24 * title.size + (rise if stage.rtl else 0.0) + 40 * u
    set_when(stage, made, when, y, stage.width)
    y += bar_of(when)
    end = foot - 56 * u if people else y + panel
    made.add([Rectangle(stage.left, y, stage.width, end - y, stage.colour("paper"))])
    x = stage.start + stage.forward * 36 * u
    if place:
        made.text(stage, place, (x, y + 46 * u), stage.colour("muted"))
        y += place.height + 56 * u
    if people:
        area = Area(x=x, y=y + 46 * u, width=stage.width - 72 * u, height=end - y - 92 * u)
        _people(stage, made, content, area)
    return finish(stage, made)


def _people(stage: Stage, made: Composition, content: EventContent, area: Area) -> None:
    people = people_of(content)
    style = replace(
        names_style(stage, 1.4, 0.7, (14, 12, 10, 8, 6)),
        largest=70, smallest=28, role_x=stage.at("event.role_x"), gap=36, pad=0.7, columns=(2, 1),
    )  # fmt: skip
    listed = first_that_fits(lambda some: list_people(stage, some, area, style), people)
    made.add(listed or list_names(stage, people, area, style))


def _foot(stage: Stage, made: Composition, content: EventContent) -> float:
    """Set the response and the organisation on the black foot; return its upper edge."""
    u, signed = stage.u, is_signed(stage)
    line = 84 * u if signed else 30 * u
    code = stage.bottom - line - response_height(stage, content, _CODE + 2 * _QUIET)
    top = code - 50 * u
    made.add([Rectangle(0, top, stage.form.width, stage.form.height - top, stage.colour("ink"))])
    quiet = _QUIET * u
    if content.url:
        edge = (_CODE + 2 * _QUIET) * u
        made.add([Rectangle(stage.from_start(0, edge), code, edge, edge, stage.colour("paper"))])
    inset = quiet if content.url else 0.0
    area = Area(
        x=stage.start + stage.forward * inset, y=code + quiet, width=stage.width - inset, height=_CODE * u
    )
    set_response(stage, made, content, area, _STYLE)
    if signed:
        _organisation(stage, made, stage.bottom - 6 * u)
    return top


def _organisation(stage: Stage, made: Composition, baseline: float) -> None:
    u, size = stage.u, 44 * stage.u
    taken = set_emblem(stage, made, baseline - size * 0.22, size, stage.colour("bg"), stage.colour("ink"))
    hand = Hand(role="label", size=32 * u, fill=stage.colour("paper"), one=0, two=(0, 0), capitals=True)
    set_imprint(stage, made, taken + 20 * u, baseline, hand)
