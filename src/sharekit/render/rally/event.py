"""The rally event card: the date on an accent slab or panel."""

from __future__ import annotations

from dataclasses import replace

from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Room
from sharekit.render.headline import below_title, day_words, fit_place, fit_title, is_bare, parted_days
from sharekit.render.marks import code_on
from sharekit.render.people import (
    Area,
    ListStyle,
    first_that_fits,
    list_many,
    list_names,
    list_people,
    people_of,
    roomier,
)
from sharekit.render.qr import code_edge
from sharekit.render.rally.page import Body, arc_radius, body_of, finish
from sharekit.render.rally.photo import treatment
from sharekit.render.scene import QrCode, Rectangle, Scene, text_runs
from sharekit.render.script import tail_of
from sharekit.render.stage import Stage
from sharekit.render.typeset import outline

_WORDS_HIGH = 0.8  # of the usual numeral: words beside a low one
_NUMERAL = 0.4  # of a card's width: what days may take beside their month and the code
_CAP, _BETWEEN = 0.71, 0.42  # of the size: height of capitals beside the numeral, air between lines
_STEP = 1.7  # of the size: how far lines beside the numeral may stand apart
_AIR, _AIR_LAND = 88, 60  # du: between title and place, and under it
_PLACE_AIR = 0.14  # of the title's size: its letters are wide, and so is the air under them
_PERSON, _PERSON_LAND = 240, 190  # du: one name with its role, and the air above


def _names_style(
    stage: Stage, columns: tuple[int, ...], lead: float, fill: float, counts: tuple[int, ...]
) -> ListStyle:
    return ListStyle(
        name="label", role="text", name_fill=stage.colour("ink"), role_fill=stage.colour("ink"),
        largest=stage.at("event.names"), smallest=stage.at("event.names_min"),
        columns=columns, lead=lead, fill=fill, more_fill=stage.colour("accent"), counts=counts,
        portrait=treatment(stage),
    )  # fmt: skip


def compose_event(stage: Stage, content: EventContent) -> Scene:
    """Lay out an event: the date on an accent slab, the title, who speaks."""
    made, body = Composition(), body_of(stage)
    if stage.land:
        _event_panel(stage, made, body, content)
    else:
        _event_slab(stage, made, body, content)
    made.boxes += [outline(run, stage.book) for run in text_runs(made.elements)]  # of the list as well
    return finish(stage, made, body, arc_radius(stage, "statistic") if is_bare(content) else 0.0)


def _event_panel(stage: Stage, made: Composition, body: Body, content: EventContent) -> None:
    """Landscape: the date in a panel at the start edge, title and names beside it."""
    u, width = stage.u, stage.form.width
    inner = stage.width * 0.26 if stage.cover else width * 0.28
    panel = stage.left + inner if stage.cover else inner
    left = width - panel if stage.rtl else 0
    made.add([Rectangle(left, 0, panel, body.footer, stage.colour("accent"))])
    centre = (panel - inner / 2 - 18 * u) if stage.cover else panel / 2
    inside = inner if stage.cover else 2 * (centre - 0.9 * stage.form.margin[0]) / 0.82
    _stacked_date(stage, made, content, width - centre if stage.rtl else centre, inside, body.footer)
    beside = panel + 54 * u - stage.left
    right = stage.narrowed(left=0 if stage.rtl else beside, right=beside if stage.rtl else 0)
    end, title = _title_and_place(right, made, content, body.top + 6 * u, body)
    y = end + 44 * u
    people = people_of(content)
    if people:
        made.add([Rectangle(right.from_start(0, 84 * u), y, 84 * u, 12 * u, stage.colour("accent"))])
        area = Area(x=right.start, y=y + 52 * u, width=right.width, height=body.bottom - y - 52 * u)
        names = roomier(stage, _names_style(stage, (2, 1), 1.5, 0.45, (4, 3, 2)), title)
        made.add(list_names(right, people, area, names))


def _title_and_place(
    stage: Stage, made: Composition, content: EventContent, y: float, body: Body
) -> tuple[float, float]:
    """Set the title and, under it, the place; return where they end, and the title's size, px."""
    u, alone = stage.u, is_bare(content)
    place = fit_place(stage, content, "label", stage.width)
    air = ((_AIR_LAND if stage.land else _AIR) + 130 * tail_of(content.title)) * u
    person = (_PERSON_LAND if stage.land else _PERSON) * u if people_of(content) else 0.0
    below = (place.height + air if place else 0.0) + person
    share = (body.height if stage.land else stage.form.height) * stage.at("event.title_h")
    height = body.bottom - y - below if alone else share - (0.5 * below if stage.land else 0.0)
    title = fit_title(stage, content.title, stage.width, height, lead=1.0, alone=alone)
    made.text(stage, title, (stage.start, y), stage.colour("ink"))
    if not place:
        return y + title.height, title.size
    y += title.height + below_title(stage, title) + _PLACE_AIR * title.size
    made.text(stage, place, (stage.start, y), stage.colour("muted"))
    return y + place.height, title.size


def _stacked_date(
    stage: Stage, made: Composition, content: EventContent, centre: float, panel: float, height: float
) -> None:
    """Set weekday, day, month and time one under the other about a vertical axis."""
    u = stage.u
    over, under = parted_days(content.weekday), parted_days(content.month)
    words = [text for text in (*over, *under, content.time) if text]
    size = min(58 * u, panel * 0.82 / max(stage.measure(text, "label") for text in words))
    room = Room(width=panel * 0.8, height=1e5, largest=1000, smallest=50, lines=1)
    day = stage.fit(content.day, "display", room)
    line = size * 0.72
    gaps = 72 * u + (26 * u + line) * (len(words) - 2)
    y = (height - (line * 2 + gaps + day.height)) / 2
    dark = stage.colour("on_accent")
    for text in over:
        made.add(stage.line(text, (centre, y + line), "label", size, dark, anchor="middle"))
        y += line + 26 * u
    y += 8 * u + day.height
    at = (centre - stage.lean(content.day, "display") * day.size, y)
    made.add(stage.line(content.day, at, "display", day.size, stage.colour("bg"), anchor="middle"))
    figures = "text" if stage.rtl else "label"  # beside Arabic the label's figures are too black
    y += 12 * u
    times = [(content.time, figures)] if content.time else []
    for text, role in (*((text, "label") for text in under), *times):
        y += 26 * u + line
        made.add(stage.line(text, (centre, y), role, size, dark, anchor="middle"))


def _event_slab(stage: Stage, made: Composition, body: Body, content: EventContent) -> None:
    """Square and tall: the date on a slab across the top, title and people below."""
    u, words_fill = stage.u, stage.colour("on_accent")
    top = stage.top - 20 * u if stage.story else 0.0
    slab = top + stage.px("event.slab")
    made.add([Rectangle(0, 0, stage.form.width, slab, stage.colour("accent"))])
    widest = stage.width * _NUMERAL / stage.measure(content.day, "display")
    base, size = slab - 52 * u, min(stage.px("event.numeral"), widest)
    at = (stage.start - stage.forward * size * stage.bearing(content.day, "display"), base)
    beside = stage.measure(content.day, "display") * size + 34 * u
    x, cap = stage.start + stage.forward * beside, stage.book.face(stage.theme.fonts["display"]).cap * size
    high = max(cap, _WORDS_HIGH * cap * stage.px("event.numeral") / size)  # a low numeral of several days
    at, base = (at[0], base - (high - cap) / 2), base - (high - cap) / 2
    code = code_edge(stage, content.url)
    room = stage.width - beside - (code + 30 * u if code else 0.0)
    lines, words = max((_date_lines(stage, some, room, high) for some in day_words(stage, content)),
                       key=lambda found: found[1])  # fmt: skip
    made.add(stage.line(content.day, at, "display", size, stage.colour("bg")))
    step = min((high - words * _CAP) / (len(lines) - 1), _STEP * words)
    low = base - (cap - words * _CAP - step * (len(lines) - 1)) / 2
    for number, line in enumerate(reversed(lines)):
        made.add(stage.line(line, (x, low - number * step), "display", words, words_fill))
    if code and content.url:
        left = stage.from_start(stage.width - code, code)
        top = min(base - cap - (code - cap) / 2, slab - code - 24 * u)  # a low numeral leaves it on the slab
        made.add(
            code_on(stage, QrCode(left, top, code, content.url, stage.colour("dark"), stage.colour("accent")))
        )
    _people(stage, made, body, content, slab + 62 * u)


def _date_lines(
    stage: Stage, lines: tuple[str, ...], room: float, cap: float
) -> tuple[tuple[str, ...], float]:
    """Return lines with the size at which they fit beside a numeral of a cap height, px."""
    across = room / max(stage.measure(text, "display") for text in lines)
    down = cap / (len(lines) * _CAP + (len(lines) - 1) * _BETWEEN)
    return lines, min(80 * stage.u, across, down)


def _people(stage: Stage, made: Composition, body: Body, content: EventContent, y: float) -> None:
    u = stage.u
    end, title = _title_and_place(stage, made, content, y, body)
    y = end + (52 if content.place else 62) * u
    people = people_of(content)
    if not people:
        return
    area = Area(x=stage.start, y=y, width=stage.width, height=body.bottom - y)
    names = _names_style(stage, (1,), 1.34, 0.4, (6, 5, 4))
    if stage.story:
        made.add(list_names(stage, people, area, roomier(stage, names, title)))
        return
    style = ListStyle(
        name="label", role="text", name_fill=stage.colour("accent"), role_fill=stage.colour("ink"),
        largest=stage.at("event.name"), smallest=24, role_x=stage.at("event.role_x"), columns=(2, 1),
        portrait=treatment(stage),
    )  # fmt: skip
    few = roomier(stage, style, title)
    listed = first_that_fits(lambda some: list_people(stage, some, area, few), people)
    many = replace(
        names, smallest=26, columns=(2, 1), lead=1.5, fill=0.7, counts=(12, 10, 8, 6, 4),
        name_fill=stage.colour("accent"),
    )  # fmt: skip
    two = list_many(stage, people, area, replace(style, smallest=28)) if not stage.tall else None
    made.add(listed or two or list_names(stage, people, area, roomier(stage, many, title)))
