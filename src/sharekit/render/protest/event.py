"""The protest event card: tilted title, yellow date bar, the people on paper."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sharekit.document import Person
from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit, Room
from sharekit.render.headline import dates_of, fit_place, is_bare, sized_room, unparted
from sharekit.render.page import Body
from sharekit.render.people import (
    ALONE,
    LARGER,
    MANY,
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
    run_in,
    set_lines,
)
from sharekit.render.protest.page import finish, open_page, treatment
from sharekit.render.protest.strips import fit_strips, set_strips, slope
from sharekit.render.qr import code_edge
from sharekit.render.scene import QrCode, Rectangle, Scene
from sharekit.render.script import script_of, upper
from sharekit.render.stage import Stage

_PERSON = 150  # du: one name with its role
_ASK = 90  # du: what a code's words and the air about both take
_ALONE = 2.0  # of the largest size of a title: one above nobody's name
_LEAST = 60  # du: a day and its time on the bar
_FEW = 7  # people who still get roles
_SHOWN = 4  # names beside a landscape's title
_OF_TITLE = 0.86  # of its size: the date's
_BAR, _BARS = 1.14, {"deva": 1.42, "thai": 1.4}  # of the date's size; where marks stand over letters
_RISE = {"arab": 0.24, "deva": 0.28}  # from the middle of the bar to the baseline, where letters hang low


def compose_event(stage: Stage, content: EventContent) -> Scene:
    """Lay out an event: tilted title, date bar, people on paper."""
    made = Composition()
    body = open_page(stage, made)
    beside = _bare if is_bare(content) else _beside
    (beside if stage.land else _stacked)(stage, made, content, body)
    return finish(stage, made)


def fit_when(stage: Stage, content: EventContent, width: float, *, most: float = 1e4) -> Fit:
    """Fit day and time on one line of the bar, at most of a size, px."""
    largest = min(stage.px("event.bar"), most)
    room = Room(width=width - 44 * stage.u, height=1e5, largest=largest, smallest=largest * 0.3, lines=1)
    for date in dates_of(content):  # the days of the week go where all would be small
        words = upper(f"{date} — {content.time}" if content.time else date, stage.spec.language)
        when = stage.fit(words, "display", room, lead=1.0)
        if when.size >= _LEAST * stage.u:
            break
    return when


def bar_of(when: Fit) -> float:
    """Return the height of the bar that day and time stand on, px."""
    return when.size * _BARS.get(script_of(when.text), _BAR)


def set_when(stage: Stage, made: Composition, when: Fit, top: float, width: float) -> None:
    """Set day and time in black on a yellow bar."""
    height = bar_of(when)
    made.add([Rectangle(stage.from_start(0, width), top, width, height, stage.colour("accent"))])
    x = stage.start + stage.forward * 22 * stage.u
    rise = _RISE.get(script_of(when.text), 0.5 * when.style.cap)
    made.text(stage, when, (x, top + height / 2 + rise * when.size - when.cap), stage.colour("ink"))


def fit_event_title(stage: Stage, content: EventContent, width: float, height: float) -> Fit:
    """Fit the title on strips."""
    room = sized_room(stage, "event.title_", width, height)
    if is_bare(content):  # the title is the picture
        room = replace(room, largest=_ALONE * room.largest)
    return unparted(partial(fit_strips, stage, content.title, room))


def names_style(stage: Stage, lead: float, fill: float, counts: tuple[int, ...]) -> ListStyle:
    """Return how the theme lists names: in capitals of the display face."""
    return ListStyle(
        name="display", role="text", name_fill=stage.colour("ink"), role_fill=stage.colour("muted"),
        largest=stage.at("event.names"), smallest=stage.at("event.names_min"), columns=(1,), lead=lead,
        fill=fill, more_fill=stage.colour("red"), counts=counts, capitals=True, portrait=treatment(stage),
    )  # fmt: skip


def _style(stage: Stage) -> ListStyle:
    """Return how people are listed with their roles."""
    return replace(
        names_style(stage, 1.24, 0.5, (6, 5, 4, 3, 2)),
        largest=stage.at("event.names" if stage.story else "event.name"),
        smallest=stage.at("event.name_min"), role_x=stage.at("event.role_x"), gap=26, pad=0.62, fill=1.4,
        columns=(1, 2),
    )  # fmt: skip


def _beside(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Landscape: title over the date bar and the place, names on a panel of paper."""
    u, width = stage.u, stage.width * 0.57
    place = fit_place(stage, content, "text", width - 44 * u)
    bar, title = _title_over_day(stage, made, content, body, width, place, ())
    offset = width + 34 * u
    area = Area(x=offset, y=body.top - 6 * u, width=stage.width - offset, height=body.height + 16 * u)
    style = roomier(stage, names_style(stage, 1.3, 1.1, (4, 3, 2)), title)
    _side_panel(stage, made, area, bar, style)


def _bare(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Landscape with nobody or one to list: all across the measure, the person beside the place."""
    half = (stage.width - 44 * stage.u) * (0.48 if people_of(content) else 1.0)
    place = fit_place(stage, content, "text", half)
    for larger in LARGER:
        trial = Composition()
        person = one_alone(stage, content, _style(stage), half, larger)
        _title_over_day(stage, trial, content, body, stage.width, place, person)
        if not trial.overflow:
            break
    made.add(trial.elements)
    made.overflow += trial.overflow


def _title_over_day(
    stage: Stage,
    made: Composition,
    content: EventContent,
    body: Body,
    width: float,
    place: Fit | None,
    person: Lines,
) -> tuple[float, float]:
    """Set title, date bar and, on paper, place and one person; return heights of bar and title letters."""
    u, when = stage.u, fit_when(stage, content, width)
    row = max(place.height if place else 0.0, lines_height(person))
    bar = bar_of(when)
    below = bar + (row + 52 * u if row else 0.0)
    rise, foot = slope(stage, width), body.bottom + 10 * u
    title = fit_event_title(stage, content, width, body.height - below - rise - 60 * u)
    if when.size > _OF_TITLE * title.size:  # the date never competes with it
        when = fit_when(stage, content, width, most=_OF_TITLE * title.size)
        below -= bar - bar_of(when)
        bar = bar_of(when)
        title = fit_event_title(stage, content, width, body.height - below - rise - 60 * u)
    top = body.top + rise + 0.16 * title.size - 6 * u
    free = foot - below - 60 * u - top - title.height - 0.24 * title.size
    set_strips(stage, made, title, (stage.start, top + max(0.0, free) / 2))
    set_when(stage, made, when, foot - below, width)
    if row:
        top, x = foot - row - 52 * u, stage.start + stage.forward * 22 * u
        made.add([Rectangle(stage.from_start(0, width), top, width, row + 52 * u, stage.colour("paper"))])
        if place:
            made.text(stage, place, (x, top + 26 * u), stage.colour("ink"))
        beside = stage.forward * (width - 44 * u) * (0.52 if place else 0.0)
        set_lines(stage, made, person, (x + beside, top + 26 * u))
    return bar, title.size


def _side_panel(stage: Stage, made: Composition, area: Area, strip: float, style: ListStyle) -> None:
    """Set names on paper, and how many more there are on a strip, px high, level with the date."""
    u, content = stage.u, stage.spec.content
    people = people_of(content) if isinstance(content, EventContent) else ()
    left = stage.from_start(area.x, area.width)
    made.add([Rectangle(left, area.y, area.width, area.height, stage.colour("paper"))])
    whole = Area(
        x=stage.start + stage.forward * (area.x + 26 * u),
        y=area.y + 34 * u,
        width=area.width - 52 * u,
        height=area.height - 68 * u,
    )
    running = run_in(stage, people, whole, style) if len(people) >= MANY else None
    if running:
        made.add(running)
        return
    strip = strip if len(people) >= MANY else 0.0
    inner = replace(whole, height=whole.height - strip)
    for shown in range(_SHOWN, 0, -1) if strip else ():
        listed = list_names(stage, people[:shown], inner, replace(style, counts=(shown,)))
        if listed:
            made.add(listed)
            foot = Area(x=left, y=area.y + area.height - strip, width=area.width, height=strip)
            _more(stage, made, foot, len(people) - shown)
            return
    made.add(list_names(stage, people, whole, style))


def _more(stage: Stage, made: Composition, area: Area, count: int) -> None:
    """Say on a yellow strip how many names are left out; the area's x is its left edge."""
    words = upper(stage.spec.footer.more.replace("#", str(count)), stage.spec.language)
    size = min(52 * stage.u, (area.width - 52 * stage.u) / stage.measure(words, "display"))
    made.add([Rectangle(area.x, area.y, area.width, area.height, stage.colour("accent"))])
    x = (area.x + area.width if stage.rtl else area.x) + stage.forward * 26 * stage.u
    baseline = area.y + area.height / 2 + 0.5 * size * stage.cap(words, "display")
    made.add(stage.line(words, (x, baseline), "display", size, stage.colour("ink")))


def _stacked(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Square and tall: title, date bar and, joined to it, a panel of paper with the people."""
    u, people = stage.u, people_of(content)
    rise, when = slope(stage, stage.width), fit_when(stage, content, stage.width)
    height = stage.form.height * stage.at("event.title_h")
    place, code = fit_place(stage, content, "bold", stage.width - 60 * u), _code(stage, content)
    if is_bare(content):
        below = (place.height if place else 0.0) + (170 + _PERSON * len(people)) * u
        below = max(code + 150 * u, below)
        height = body.height - rise - bar_of(when) - below
    title = fit_event_title(stage, content, stage.width, height)
    top = body.top + rise * (0.2 if stage.rtl else 0.8) + 0.16 * title.size
    set_strips(stage, made, title, (stage.start, top))
    y = top + title.height + 0.24 * title.size + (rise if stage.rtl else 0.0) + 34 * u
    set_when(stage, made, when, y, stage.width)
    y += bar_of(when)
    foot, panel = body.bottom + 14 * u, Composition()
    end = _panel(stage, panel, content, title.size, Body(y, foot))
    if is_bare(content):  # paper without words ends
        foot = min(foot, max(end + 44 * u, y + code + (_ASK + 30) * u if code else y))
    made.add([Rectangle(stage.left, y, stage.width, max(0.0, foot - y), stage.colour("paper"))])
    made.add(panel.elements)
    made.overflow += panel.overflow


def _panel(stage: Stage, made: Composition, content: EventContent, title: float, body: Body) -> float:
    """Set place, then people beside the code, below a title of a size; return where one of them ends, px."""
    people = people_of(content)
    u, pad, y = stage.u, 30 * stage.u, body.top + 40 * stage.u
    code, beside = _code(stage, content), is_bare(content)  # the code beside the place, else the people
    whole = stage.width - 2 * pad
    width = whole - (code + 36 * u if code else 0.0)
    place = fit_place(stage, content, "bold", width if beside else whole)
    x = stage.start + stage.forward * pad
    if place:
        made.text(stage, place, (x, y), stage.colour("muted"))
        y += place.height
    end, y = y, y + 40 * u * bool(place)
    if code:
        top = body.top + 20 * u if beside else y - 20 * u
        _set_code(
            stage,
            made,
            content,
            Body(top, min(body.bottom, top + code + _ASK * u) if beside else body.bottom),
        )
    height = body.bottom - 36 * u - y
    for larger in (ALONE, *LARGER) if people and beside else ():
        lines = one_alone(stage, content, _style(stage), width, larger)
        if lines_height(lines) <= height:
            return set_lines(stage, made, lines, (x, y))
    if people:
        area = Area(x=x, y=y, width=width, height=height)
        _people(stage, made, people, area, title)
    return end


def _code(stage: Stage, content: EventContent) -> float:
    return code_edge(stage, content.url)


def _set_code(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Set the code at the end of the panel, what it is for under it."""
    u, size, ink = stage.u, _code(stage, content), stage.colour("ink")
    ask = upper(content.ask or "", stage.spec.language)
    px = min(stage.px("event.ask"), size / stage.measure(ask, "label")) if ask else 0.0
    px = px if px >= 24 * u - 0.5 and size + 62 * u <= body.height else 0.0
    left = stage.from_start(stage.width - size - 28 * u, size)
    top = body.top + (body.height - size - (42 * u if px else 0.0)) / 2
    made.add([QrCode(left, top, size, content.url or "", ink, stage.colour("paper"))])
    if px:
        at = (left + size / 2, top + size + 42 * u)
        made.add(stage.line(ask, at, "label", px, ink, anchor="middle"))


def _people(stage: Stage, made: Composition, people: tuple[Person, ...], area: Area, title: float) -> None:
    """Set everybody with roles where they fit, below a title of a size, px; else names alone."""
    many = len(people) > _FEW or stage.story
    names = roomier(stage, names_style(stage, 1.24, 0.5, (6, 5, 4, 3, 2)), title)
    style = roomier(stage, _style(stage), title)
    listed = first_that_fits(lambda some: list_people(stage, some, area, style), people)
    plain = (
        names
        if stage.story
        else replace(names, largest=64, smallest=28, columns=(2, 1), counts=(12, 10, 8, 6, 4))
    )
    two = list_many(stage, people, area, replace(style, smallest=30)) if many and not stage.tall else None
    made.add(
        (None if many else listed) or two or list_names(stage, people, area, roomier(stage, plain, title))
    )
