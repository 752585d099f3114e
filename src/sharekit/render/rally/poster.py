"""The rally poster: date slab, title over a sunrise on the horizon, people, the response on cream."""

from __future__ import annotations

from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.headline import fit_place, fit_title
from sharekit.render.page import Body
from sharekit.render.people import Area, ListStyle, first_that_fits, list_names, list_people, people_of
from sharekit.render.rally.page import sunrise
from sharekit.render.response import ResponseStyle, response_height, set_response
from sharekit.render.scene import Rectangle, Scene
from sharekit.render.script import comma
from sharekit.render.signature import Hand, set_emblem, set_imprint
from sharekit.render.stage import Stage

_RESPONSE, _FOOT = 244, 72  # du: height of the cream band; of the footer above the margin
_FEW, _TITLE_FEW, _TITLE_MANY = 8, 0.195, 0.155  # people; shares of the height that leave them room
_STYLE = ResponseStyle(
    dark="dark",
    light="cream",
    ask="label",
    ask_size=54,
    ask_fill="dark",
    address="display",
    address_size=100,
    address_fill="bg",
)


def compose_poster(stage: Stage, content: EventContent) -> Scene:
    """Lay out a poster for paper."""
    made, u, width = Composition(), stage.u, stage.form.width
    foot = stage.bottom - _FOOT * u
    band = foot - response_height(stage, content, _RESPONSE)
    slab = stage.form.height * 0.195
    made.add([Rectangle(0, 0, width, slab, stage.colour("accent"))])
    _date(stage, made, content, slab)
    people = people_of(content)
    horizon = _title(stage, made, content, slab + 72 * u, None if people else band)
    sunrise(stage, made, horizon, width * 0.5)
    made.add([Rectangle(0, band, width, foot - band, stage.colour("cream"))])
    made.add([Rectangle(0, foot, width, stage.form.height - foot, stage.colour("dark"))])
    if people:
        made.add([Rectangle(0, horizon, width, band - horizon, stage.colour("deep"))])
        _people(stage, made, content, Body(horizon + 60 * u, band - 56 * u))
    area = Area(x=stage.start, y=band + 20 * u, width=stage.width, height=(_RESPONSE - 40) * u)
    set_response(stage, made, content, area, _STYLE)
    _organisation(stage, made, foot)
    return made.scene(stage, stage.colour("bg"))


def _date(stage: Stage, made: Composition, content: EventContent, slab: float) -> None:
    """Set the day as high as the slab has room, weekday over month and time beside it to the margin."""
    u, base, fill = stage.u, slab - 60 * stage.u, stage.colour("on_accent")
    cap = base - stage.top
    size = cap / stage.cap(content.day, "display")
    at = (stage.start - stage.forward * size * stage.bearing(content.day, "display"), base)
    made.add(stage.line(content.day, at, "display", size, stage.colour("bg")))
    beside = stage.measure(content.day, "display") * size + 44 * u
    when = comma(stage.spec.language).join(text for text in (content.month, content.time) if text)
    widest = max(stage.measure(text, "display") for text in (when, content.weekday))
    words = min(cap * 0.44, (stage.width - beside) / widest)
    x = stage.start + stage.forward * beside
    made.add(stage.line(content.weekday, (x, base - cap + words * 0.71), "display", words, fill))
    made.add(stage.line(when, (x, base), "display", words, fill))


def _title(stage: Stage, made: Composition, content: EventContent, top: float, foot: float | None) -> float:
    """Set title and place; return where the horizon is: below them, or at `foot` where nobody is listed."""
    u = stage.u
    place = fit_place(stage, content, "label", stage.width)
    below = place.height + 44 * u if place else 0.0
    height = (
        foot - top - below - 90 * u
        if foot
        else stage.form.height * (_TITLE_FEW if len(people_of(content)) <= _FEW else _TITLE_MANY)
    )
    title = fit_title(stage, content.title, stage.width, height, lead=1.0, alone=foot is not None)
    made.text(stage, title, (stage.start, top), stage.colour("ink"))
    if place:
        made.text(stage, place, (stage.start, top + title.height + 44 * u), stage.colour("muted"))
    return foot or top + title.height + below + 90 * u


def _people(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    people = people_of(content)
    area = Area(x=stage.start, y=body.top, width=stage.width, height=body.height)
    style = ListStyle(
        name="label", role="text", name_fill=stage.colour("accent"), role_fill=stage.colour("ink"),
        largest=54, smallest=26, role_x=0.78, gap=44, fill=0.9, counts=(12, 10, 8, 6), columns=(2, 1),
        lead=1.45, more_fill=stage.colour("accent"),
    )  # fmt: skip
    listed = first_that_fits(lambda some: list_people(stage, some, area, style), people)
    made.add(listed or list_names(stage, people, area, style))


def _organisation(stage: Stage, made: Composition, top: float) -> None:
    """Sign at the foot."""
    u, middle = stage.u, top + _FOOT * stage.u * 0.62
    taken = set_emblem(stage, made, middle, 44 * u, stage.colour("foot_accent"), stage.colour("dark"))
    hand = Hand(role="label", size=32 * u, fill=stage.colour("foot_ink"), one=0, two=(0, 0))
    set_imprint(stage, made, taken + 24 * u, middle + 11.2 * u, hand)
