"""The broadsheet event card: title, red date bar, the people in columns."""

from __future__ import annotations

from dataclasses import replace

from sharekit.plan.model import EventContent
from sharekit.render.broadsheet.page import open_page, rule_of
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit, Room
from sharekit.render.headline import below_title, dates_of, fit_place, fit_title, is_bare, set_day
from sharekit.render.page import Body
from sharekit.render.people import (
    ALONE,
    LARGER,
    Area,
    Lines,
    ListStyle,
    first_that_fits,
    lines_height,
    list_many,
    list_names,
    list_people,
    one_alone,
    people_of,
    roomier,
    set_lines,
)
from sharekit.render.qr import code_edge
from sharekit.render.scene import QrCode, Rectangle, Scene, Treatment
from sharekit.render.script import tail_of, upper
from sharekit.render.stage import Stage

_DOT = 5  # px on a card of 1080: of a portrait beside a name
_CLEAR = 30  # du of the space under the masthead that marks over letters may take
_PERSON = 150  # du: one name with its role
_LEAST = 34  # du: a day and its time on the bar
_HIGHER = 1.5  # than usual: a block with a day beside which there is room
_NUMERAL_WORTH = 0.75  # of the size of a title over a bar
_FEW = 7  # people who still get roles


def compose_event(stage: Stage, content: EventContent) -> Scene:
    """Lay out an event: title, date bar, then who speaks."""
    made = Composition()
    body = open_page(stage, made)
    marks = stage.above(content.title, "display") * stage.px("event.title_max") - _CLEAR * stage.u
    body = replace(body, top=body.top + max(0.0, marks))  # vowels over letters keep clear of the masthead
    beside = _bare if is_bare(content) else _beside
    (beside if stage.land else _stacked)(stage, made, content, body)
    return made.scene(stage, stage.colour("bg"))


def _day_block(
    stage: Stage, made: Composition, content: EventContent, top: float, width: float, high: float = 0.0
) -> float:
    """Set the day as a white numeral on a red block with its words; return the block's height, px."""
    u, pad, white = stage.u, 40 * stage.u, stage.colour("on_accent")
    block, numeral = Composition(), high - 2 * pad if high else stage.px("event.day")
    room = Room(width=width - 2 * pad, height=numeral, largest=1e4, smallest=1)
    at = (stage.start + stage.forward * 30 * u, top + pad)
    height = set_day(stage, block, content, at, room, role="label", fills=(white, white)) + 2 * pad
    beyond = stage.left if stage.cover else 0.0  # over the side that telephones crop as well
    left = stage.from_start(-beyond, width + beyond)
    made.add([Rectangle(left, top, width + beyond, height, stage.colour("fill"))])
    made.add(block.elements)
    return height


def set_date_bar(stage: Stage, made: Composition, content: EventContent, top: float, width: float) -> None:
    """Set day and time in white on a red bar, the day at its start and the time at its end."""
    u, height, white = stage.u, stage.px("event.bar"), stage.colour("on_accent")
    left, wide = rule_of(stage) if width == stage.width else (stage.from_start(0, width), width)
    made.add([Rectangle(left, top, wide, height, stage.colour("fill"))])
    time = content.time or ""
    for date in dates_of(content):  # the days of the week go where all would be small
        day = upper(date, stage.spec.language)
        ems = stage.measure(day, "label") + (stage.measure(time, "label") if time else 0.0)
        size = min(height * 0.56, (width - (94 if time else 44) * u) / ems)
        if size >= _LEAST * u:
            break
    baseline, inset = top + height / 2 + size * 0.36, stage.forward * 22 * u
    made.add(stage.line(day, (stage.start + inset, baseline), "label", size, white))
    if time:
        end = stage.start + stage.forward * width - inset
        made.add(stage.line(time, (end, baseline), "label", size, white, anchor="end"))


def _names_style(stage: Stage, lead: float, fill: float, counts: tuple[int, ...]) -> ListStyle:
    return ListStyle(
        name="display", role="text", name_fill=stage.colour("ink"), role_fill=stage.colour("muted"),
        largest=stage.at("event.names"), smallest=stage.at("event.names_min"), columns=(1,), lead=lead,
        fill=fill, more_fill=stage.colour("accent"), counts=counts,
        rule=stage.colour("muted" if stage.land else "rule"), portrait=_print(stage),
    )  # fmt: skip


def _print(stage: Stage) -> Treatment:
    """Return the dots of a small portrait."""
    cell = _DOT * stage.form.width / 1080
    return Treatment(
        "halftone", (stage.colour("ink"), stage.colour("bg")), stage.at("photo.gamma"), cell=cell
    )


def _style(stage: Stage) -> ListStyle:
    """Return how people are listed with their roles."""
    return ListStyle(
        name="bold", role="text", name_fill=stage.colour("ink"), role_fill=stage.colour("muted"),
        largest=stage.at("event.name"), smallest=stage.at("event.name_min"), gap=30, pad=0.8, fill=1.5,
        role_x=stage.at("event.role_x"), columns=(1, 2),
        portrait=_print(stage),
    )  # fmt: skip


def _beside(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Landscape: title over the date bar, a column rule, names."""
    u, bar, width = stage.u, stage.px("event.bar"), stage.width * 0.545
    place = fit_place(stage, content, "text", width)
    below = bar + (place.height + 34 * u if place else 0.0)
    title = fit_title(stage, content.title, width, body.height - below - 42 * u, lead=1.0, alone=False)
    made.text(stage, title, (stage.start, body.top), stage.colour("ink"))
    set_date_bar(stage, made, content, body.bottom - below, width)
    if place:
        made.text(stage, place, (stage.start, body.bottom - place.height), stage.colour("muted"))
    rule = stage.from_start(width + 30 * u, 2.5 * u)
    made.add([Rectangle(rule, body.top, 2.5 * u, body.height, stage.colour("ink"))])
    beside = width + 60 * u
    area = Area(
        x=stage.start + stage.forward * beside,
        y=body.top + 2 * u,
        width=stage.width - beside,
        height=body.height - 4 * u,
    )
    names = roomier(stage, _names_style(stage, 1.5, 1.2, (4, 3, 2)), title.size)
    made.add(list_names(stage, people_of(content), area, names))


def _bare(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Landscape with nobody or one to list: the day as a numeral, place and person beside it, or on a bar.

    The bar is taken where the numeral would make the title much smaller.
    """
    over, bar = Composition(), Composition()
    sizes = _over_numeral(stage, over, content, body), _over_bar(stage, bar, content, body)
    chosen = over if not over.overflow and sizes[0] >= _NUMERAL_WORTH * sizes[1] else bar
    made.add(chosen.elements)
    made.overflow += chosen.overflow


def _over_numeral(stage: Stage, made: Composition, content: EventContent, body: Body) -> float:
    """Set the title over the day on a block, place and person beside it; return the title's size, px."""
    u, width = stage.u, stage.width * 0.5
    beside, x = stage.width - width - 44 * u, stage.start + stage.forward * (width + 44 * u)
    lines = _place_and_person(stage, content, beside, ALONE)
    least = max(stage.px("event.day") + 80 * u, lines_height(lines))
    room = body.height - least - 42 * u
    title = fit_title(stage, content.title, stage.width, room, lead=1.0, alone=True)
    low = below_title(stage, title)
    if low > 42 * u:
        title = fit_title(stage, content.title, stage.width, body.height - least - low, lead=1.0, alone=True)
    made.text(stage, title, (stage.start, body.top), stage.colour("ink"))
    y = body.top + title.height + max(42 * u, low)
    high = min(body.bottom - y, _HIGHER * least)
    y = body.bottom - _day_block(stage, Composition(), content, 0.0, width, high)
    high = _day_block(stage, made, content, y, width, high)
    set_lines(stage, made, lines, (x, y + (high - lines_height(lines)) / 2))
    return title.size


def _place_and_person(stage: Stage, content: EventContent, width: float, larger: float) -> Lines:
    """Return place, name and role as lines; names and roles so much larger than in a list."""
    place = fit_place(stage, content, "text", width)
    lines = [(place, 0.0, stage.colour("muted"))] if place else []
    for fit, gap, fill in one_alone(stage, content, _style(stage), width, larger):
        lines.append((fit, gap or (40 * stage.u if lines else 0.0), fill))
    return tuple(lines)


def _over_bar(stage: Stage, made: Composition, content: EventContent, body: Body) -> float:
    """Set the title over the date bar, the person beside the place; return the title's size, px."""
    u, bar, width = stage.u, stage.px("event.bar"), stage.width
    half = width * (0.48 if people_of(content) else 1.0)
    place = fit_place(stage, content, "text", half)
    for larger in LARGER:
        person = one_alone(stage, content, _style(stage), half, larger)
        row = max(place.height if place else 0.0, lines_height(person))
        below = bar + (row + 34 * u if row else 0.0)
        room = body.height - below - 42 * u
        title = fit_title(stage, content.title, width, room, lead=1.0, alone=True)
        if title.height + below_title(stage, title) > room:  # low letters of large titles
            room = body.height - below - max(42 * u, below_title(stage, title))
            title = fit_title(stage, content.title, width, room, lead=1.0, alone=True)
        if title.fits:
            break
    made.text(stage, title, (stage.start, body.top), stage.colour("ink"))
    set_date_bar(stage, made, content, body.bottom - below, width)
    if place:
        made.text(stage, place, (stage.start, body.bottom - row), stage.colour("muted"))
    x = stage.start + stage.forward * (width - half if place else 0.0)
    set_lines(stage, made, person, (x, body.bottom - row))
    return title.size


def _stacked(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Square and tall: title, date bar, place, people beside the code."""
    u, people, y = stage.u, people_of(content), body.top
    code, beside = _code(stage, content), is_bare(content)  # the code beside the place, else the people
    narrow = stage.width - (code + 56 * u if code else 0.0)
    place = fit_place(stage, content, "text", narrow if beside else stage.width)
    title, numeral = _stacked_title(stage, content, body, place)
    made.text(stage, title, (stage.start, y), stage.colour("ink"))
    y += title.height + max(50 * u, below_title(stage, title))
    if numeral:
        y += _day_block(stage, made, content, y, stage.width) + 40 * u
    else:
        set_date_bar(stage, made, content, y, stage.width)
        y += stage.px("event.bar") + 40 * u
    top = y
    if place:
        made.text(stage, place, (stage.start, y), stage.colour("muted"))
        y += place.height + 44 * u
    if code:
        _set_code(stage, made, content, Body(top if beside else y, body.bottom))
    if people:
        area = Area(x=stage.start, y=y, width=narrow, height=body.bottom - y)
        _people(stage, made, content, area, title.size)


def _stacked_title(stage: Stage, content: EventContent, body: Body, place: Fit | None) -> tuple[Fit, bool]:
    """Fit the title over what is below it; return it, and whether the day may be a numeral on a block."""
    u, bar, code = stage.u, stage.px("event.bar"), _code(stage, content)
    if is_bare(content):
        below = (place.height if place else 0.0) + _PERSON * u * len(people_of(content))
        below = max(code + 50 * u if code else 0.0, below) + (120 + 200 * tail_of(content.title)) * u
        heights = (body.height - day - below for day in (stage.px("event.day") + 80 * u, bar))
        over, roomier = (
            fit_title(stage, content.title, stage.width, height, lead=1.0, alone=True) for height in heights
        )
        numeral = over.fits and over.size >= _NUMERAL_WORTH * roomier.size
        return (over, True) if numeral else (roomier, False)
    height = stage.form.height * stage.at("event.title_h") - (0.5 * place.height if place else 0.0)
    if stage.story:
        rest = 3.8 * stage.px("event.names") + (place.height + 44 * u if place else 0.0)
        height = min(height, body.height - bar - rest - 90 * u)
    return fit_title(stage, content.title, stage.width, height, lead=1.0, alone=False), False


def _code(stage: Stage, content: EventContent) -> float:
    return code_edge(stage, content.url)


def _set_code(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Set the code at the end edge, what it is for under it, a column rule before it."""
    u, size, ink = stage.u, _code(stage, content), stage.colour("ink")
    left = stage.from_start(stage.width - size, size)
    made.add([QrCode(left, body.top, size, content.url or "", ink, stage.colour("bg"))])
    rule = stage.from_start(stage.width - size - 28 * u, 2.5 * u)
    made.add([Rectangle(rule, body.top, 2.5 * u, body.height, ink)])
    ask = upper(content.ask or "", stage.spec.language)
    px = min(stage.px("event.ask"), size / stage.measure(ask, "label")) if ask else 0.0
    at = (left + size / 2, body.top + size + 42 * u)
    if px >= 24 * u - 0.5 and at[1] <= body.bottom + 24 * u:
        made.add(stage.line(ask, at, "label", px, stage.colour("accent"), anchor="middle"))


def _people(stage: Stage, made: Composition, content: EventContent, area: Area, title: float) -> None:
    """Set everybody with roles where they fit, below a title of a size, px; else names alone."""
    people = people_of(content)
    names = _names_style(stage, 1.45, 0.6, (6, 5, 4, 3, 2))
    if stage.story:
        made.add(list_names(stage, people, area, roomier(stage, names, title)))
        return
    style = roomier(stage, _style(stage), title)
    listed = first_that_fits(lambda some: list_people(stage, some, area, style), people)
    if len(people) > _FEW:
        listed = None
    plain = replace(
        names, name="bold", largest=48, smallest=28, columns=(2, 1), rule=None, counts=(12, 10, 8, 6, 4)
    )
    two = list_many(stage, people, area, replace(style, smallest=26)) if not stage.tall else None
    made.add(listed or two or list_names(stage, people, area, roomier(stage, plain, title)))
