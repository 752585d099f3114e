"""The gentle event card: a white ticket with a teal date tab and chips for names."""

from __future__ import annotations

from functools import partial
from math import hypot

from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Room
from sharekit.render.gentle.chips import set_chips
from sharekit.render.gentle.page import Panel, circles, open_page, pill_button, set_panel
from sharekit.render.headline import (
    below_title,
    dates_of,
    fit_place,
    fit_title,
    is_bare,
    parted_days,
    set_day,
)
from sharekit.render.page import Body
from sharekit.render.people import Area, people_of
from sharekit.render.qr import code_edge
from sharekit.render.scene import Disc, QrCode, RoundedRectangle, Scene
from sharekit.render.script import tail_of
from sharekit.render.stage import Stage

_DOTS = 34  # of the ticket's perforation
_PLACE = 0.36  # of the height of title and place
_FEW = 2  # people on a square without a code whose day stands over its title
_ALONE = 1.35  # of the title's size, as what the one name on half of a ticket is measured by
_CLEAR = 30  # du of the space over and under a title that marks of its letters may take
_ASK = 44  # du over a code: what it is for
_PERSON = 130  # du: one name with its role
_LEAST = 40  # du: a day and its time on the bar
_TAB_W, _TAB_H = 250, 270  # du: the date tab of a square card


def compose_event(stage: Stage, content: EventContent) -> Scene:
    """Lay out an event as a ticket."""
    made = Composition()
    body = open_page(stage, made)
    ticket = set_panel(stage, made, body.top, body.height, stage.px("event.pad"))
    people = people_of(content)
    few = len(people) <= _FEW and not content.url and not any(person.photo for person in people)
    if stage.land or stage.tall or not (is_bare(content) or few):
        arrange = _beside if stage.land else _tall if stage.tall else _square
        arrange(stage, made, content, ticket)
        return made.scene(stage, stage.colour("bg"))
    high = Composition()  # the ticket of a square would be half empty
    (_alone if is_bare(content) else _tall)(stage, high, content, ticket)
    if high.overflow:
        _square(stage, high := Composition(), content, ticket)
    made.add(high.elements)
    made.overflow += high.overflow
    return made.scene(stage, stage.colour("bg"))


def _alone(stage: Stage, made: Composition, content: EventContent, ticket: Panel) -> None:
    """Square with nobody or one to list: the day beside the code, and below them the title as the picture."""
    u, pad, inside, people = stage.u, stage.px("event.pad"), ticket.inside, people_of(content)
    y, foot, code = ticket.top + pad, ticket.bottom - pad, code_edge(stage, content.url)
    aside = code + 36 * u if code else 0.0
    beside = inside.narrowed(left=aside if stage.rtl else 0.0, right=0.0 if stage.rtl else aside)
    high = _day_block(beside, made, content, y)
    if code:
        _code(inside, made, content, Body(y, y + max(high, code + _ASK * u)), code)
        high = max(high, code + _ASK * u)
    y += high + 66 * u
    end, title = _title(inside, made, content, y, foot - y - (30 + _PERSON * len(people)) * u)
    if people:
        perforation(stage, made, end + 44 * u)
        area = Area(x=inside.start, y=end + 88 * u, width=inside.width, height=foot - end - 80 * u)
        made.add(set_chips(inside, people, area, title))


def _tab(stage: Stage, made: Composition, content: EventContent, area: Area) -> None:
    """Set weekday, day, month and time one under the other on a teal tab; the area's x is its left edge."""
    u, white = stage.u, stage.colour("on_accent")
    made.add([RoundedRectangle(area.x, area.y, area.width, area.height, 40 * u, stage.colour("fill"))])
    over, under = parted_days(content.weekday), parted_days(content.month)
    widest = max(stage.measure(text, "label") for text in (*over, *under))
    size = min(
        (58 if stage.land else 48) * u, area.width * 0.2, area.height * 0.125, area.width * 0.84 / widest
    )
    day = min(
        area.width * 0.72, area.height * 0.46, area.width * 0.84 / stage.measure(content.day, "display")
    )
    line, numeral = size * 0.7, day * stage.cap(content.day, "display")
    steps = [(text, line, size * (0.6 if text is over[-1] else 0.5)) for text in over]
    steps.append((content.day, numeral, size * 0.6))
    steps += [(text, line, size * 0.5) for text in (*under, content.time) if text]
    tall = sum(height for _, height, _ in steps) + sum(gap for _, _, gap in steps[:-1])
    y, centre = area.y + (area.height - tall) / 2, area.x + area.width / 2
    for text, height, gap in steps:
        big = text is content.day
        role, px = ("display", day) if big else ("label", size)
        fill = stage.colour("figure") if big else white
        x = centre - (stage.lean(text, role) * px if big else 0.0)
        made.add(stage.line(text, (x, y + height), role, px, fill, anchor="middle"))
        y += height + gap


def perforation(stage: Stage, made: Composition, y: float) -> None:
    """Draw the dotted line that a ticket is torn along."""
    u, step = stage.u, (stage.width - 120 * stage.u) / (_DOTS - 1)
    peach = stage.colour("peach")
    made.add(Disc(stage.left + 60 * u + i * step, y, 3.2 * u, peach) for i in range(_DOTS))


def _title(
    stage: Stage, made: Composition, content: EventContent, y: float, height: float
) -> tuple[float, float]:
    """Set the title and, under it, the place; return where they end, and the title's size, px."""
    place = fit_place(stage, content, "text", stage.width, _PLACE * height)
    below = place.height + (50 + 150 * tail_of(content.title)) * stage.u if place else 0.0
    fit = partial(fit_title, stage, content.title, stage.width, lead=1.06, alone=is_bare(content))
    ink = stage.above(content.title, "display"), stage.depth(content.title, "display")
    title = fit(height - below)
    over, under = (max(0.0, ems * title.size - _CLEAR * stage.u) for ems in ink)
    if over + under and title.height + over + under > height - below:  # vowels stand clear of what is beside
        title = fit(height - below - over - under)
        over, under = (max(0.0, ems * title.size - _CLEAR * stage.u) for ems in ink)
    y += over
    apart = not stage.tall and not (stage.land and people_of(content))
    y += max(0.0, height - below - title.height) / 2 if apart else 0.0
    made.text(stage, title, (stage.start, y), stage.colour("ink"))
    if not place:
        return y + title.height + under, title.size
    y += title.height + below_title(stage, title)
    made.text(stage, place, (stage.start, y), stage.colour("muted"))
    return y + place.height, title.size


def _beside(stage: Stage, made: Composition, content: EventContent, ticket: Panel) -> None:
    """Landscape: the tab at the start edge, title and chips beside it."""
    u, pad = stage.u, stage.px("event.pad")
    width = stage.width * 0.26
    inset = 20 * u
    tab = Area(
        x=stage.from_start(inset, width), y=ticket.top + inset, width=width, height=ticket.height - 2 * inset
    )
    _tab(stage, made, content, tab)
    before = width + 64 * u
    right = stage.narrowed(left=pad if stage.rtl else before, right=before if stage.rtl else pad)
    top, people = ticket.top + pad + 6 * u, people_of(content)
    share = stage.at("event.title_h") + (0.1 if content.place else 0.0)
    height = ticket.height * share
    if is_bare(content):
        height = 0.84 * ticket.height - _PERSON * u * len(people)
    end, title = _title(right, made, content, top, height)
    y = end + 40 * u
    if people:
        area = Area(x=right.start, y=y, width=right.width, height=ticket.bottom - pad + 8 * u - y)
        made.add(set_chips(right, people, area, title))


def _tall(stage: Stage, made: Composition, content: EventContent, ticket: Panel) -> None:
    """Portrait, pin and story: a date bar, the title, the perforation, chips, button and code."""
    u, pad, inside = stage.u, stage.px("event.pad"), ticket.inside
    y = ticket.top + pad
    if stage.story or (stage.tall and not people_of(content)):
        y += _day_block(inside, made, content, y) + 60 * u
    else:
        set_date_bar(inside, made, content, y)
        y += stage.px("event.bar") + 50 * u
    people, foot = people_of(content), ticket.bottom - pad
    code = code_edge(stage, content.url)
    if (content.ask or code) and not stage.story:
        foot = _foot(inside, made, content, foot, code)
    share = stage.at("event.title_h") + (0.03 if content.place else 0.0)
    height = stage.form.height * share
    if is_bare(content):
        height = foot - y - (48 + _PERSON * len(people)) * u
    end, title = _title(inside, made, content, y, height)
    y = end + 48 * u
    perforation(stage, made, y)
    y += 42 * u
    if people:
        area = Area(x=inside.start, y=y, width=inside.width, height=foot + 6 * u - y)
        made.add(set_chips(inside, people, area, title))


def _foot(stage: Stage, made: Composition, content: EventContent, foot: float, code: float) -> float:
    """Set the button, if it has words, and the code at the foot of a ticket; return where they begin, px."""
    u, height = stage.u, stage.px("event.button_h")
    top = foot - max(code, height) + 8 * u
    middle = top + max(code, height) / 2
    beside = stage.narrowed(
        left=code + 30 * u if stage.rtl and code else 0, right=0 if stage.rtl or not code else code + 30 * u
    )
    if content.ask:
        made.add(pill_button(beside, content.ask, (stage.start, middle), stage.px("event.button"), height))
    if code:
        left = stage.from_start(stage.width - code, code)
        made.add([QrCode(left, top, code, content.url or "", stage.colour("ink"), stage.colour("card"))])
    return top - 42 * u


def _day_block(stage: Stage, made: Composition, content: EventContent, top: float) -> float:
    """Set the day as a numeral on a teal block with its words; return the block's height, px."""
    u, pad = stage.u, 44 * stage.u
    block = Composition()
    room = Room(width=stage.width - 2 * pad, height=stage.px("event.day"), largest=1e4, smallest=1)
    fills = stage.colour("figure"), stage.colour("on_accent")
    at = (stage.start + stage.forward * pad, top + pad)
    height = set_day(stage, block, content, at, room, role="label", fills=fills) + 2 * pad
    made.add([RoundedRectangle(stage.left, top, stage.width, height, 40 * u, stage.colour("fill"))])
    made.add(block.elements)
    return height


def set_date_bar(stage: Stage, made: Composition, content: EventContent, top: float) -> None:
    """Set day and time on a teal bar, the time at its end."""
    u, height = stage.u, stage.px("event.bar")
    made.add([RoundedRectangle(stage.left, top, stage.width, height, 36 * u, stage.colour("fill"))])
    time = content.time or ""
    for day in dates_of(content):  # the days of the week go where all would be small
        ems = stage.measure(day, "display") + (stage.measure(time, "display") if time else 0.0)
        size = min(66 * u, (stage.width - 112 * u) / ems)
        if size >= _LEAST * u:
            break
    baseline, inset = top + height / 2 + size * 0.34, stage.forward * 36 * u
    made.add(stage.line(day, (stage.start + inset, baseline), "display", size, stage.colour("on_accent")))
    if time:
        end = stage.start + stage.forward * stage.width - inset
        made.add(stage.line(time, (end, baseline), "display", size, stage.colour("figure"), anchor="end"))


def _square(stage: Stage, made: Composition, content: EventContent, ticket: Panel) -> None:
    """Square: the tab beside the title, the perforation, chips beside the code."""
    u, pad, inside = stage.u, stage.px("event.pad"), ticket.inside
    width, height = _TAB_W * u, _TAB_H * u
    top = ticket.top + pad
    _tab(stage, made, content, Area(x=inside.from_start(0, width), y=top, width=width, height=height))
    before = width + 40 * u
    right = inside.narrowed(left=0 if stage.rtl else before, right=before if stage.rtl else 0)
    _, title = _title(right, made, content, top, height)
    y = top + height + 38 * u
    perforation(stage, made, y)
    made.add(Disc(x, y, 22 * u, stage.colour(_behind(stage, x, y))) for x in (stage.left, stage.right))
    y += 40 * u
    code = code_edge(stage, content.url)
    if code:
        _code(inside, made, content, Body(y, ticket.bottom - pad), code)
    people = people_of(content)
    if people:
        title *= _ALONE if is_bare(content) else 1.0  # one name has half of the ticket
        room = inside.width - (code + 26 * u if code else 0.0)
        area = Area(x=inside.start, y=y, width=room, height=ticket.bottom - pad - y)
        made.add(set_chips(inside, people, area, title))


def _behind(stage: Stage, x: float, y: float) -> str:
    """Return the colour that a ticket's notch shows: the sun behind it, or the ground."""
    sun = circles(stage)[0]
    return "sun" if hypot(sun.x - x, sun.y - y) < sun.radius else "bg"


def _code(stage: Stage, made: Composition, content: EventContent, body: Body, size: float) -> None:
    """Set the code at the foot of the ticket's end edge, what it is for above it."""
    u, left = stage.u, stage.from_start(stage.width - size, size)
    top = body.bottom - size
    made.add([QrCode(left, top, size, content.url or "", stage.colour("ink"), stage.colour("card"))])
    if content.ask:
        px = min(stage.px("event.ask"), size / stage.measure(content.ask, "label"))
        if px >= 24 * u - 0.5 and top - 18 * u - px > body.top - 10 * u:
            at, fill = (left + size / 2, top - 18 * u), stage.colour("accent")
            made.add(stage.line(content.ask, at, "label", px, fill, anchor="middle"))
