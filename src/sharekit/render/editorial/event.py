"""The editorial event card: title and date over a rule, the people below or beside."""

from __future__ import annotations

from dataclasses import replace

from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.editorial.page import open_page, set_kicker
from sharekit.render.fit import Fit, Room
from sharekit.render.headline import below_title, dates_of, fit_place, fit_title, is_bare, set_day, sized_room
from sharekit.render.marks import code_on
from sharekit.render.page import Body
from sharekit.render.people import (
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
from sharekit.render.script import comma, script_of, tail_of, upper
from sharekit.render.stage import Stage
from sharekit.render.table import list_table

_LEAST = 40  # du: a day and its time
_FEW, _LISTED = 7, 3  # people who still get roles, and with them under the name rather than at its side


def compose_event(stage: Stage, content: EventContent) -> Scene:
    """Lay out an event: title and date over a rule, the people below or beside."""
    made = Composition()
    page, body = open_page(stage, made)
    ask = None if _code(page, content) else content.ask  # the code has it written below
    kicker = " · ".join(text for text in (content.kicker, ask) if text)
    _event_kicker(page, made, content, kicker, body.top)
    arrange = _event_beside if stage.land else _event_stacked
    if is_bare(content):
        arrange = _event_alone
    arrange(page, made, content, body)
    return made.scene(stage, stage.colour("bg"))


def _event_kicker(stage: Stage, made: Composition, content: EventContent, kicker: str, y: float) -> None:
    """Set the kicker, without the ask where that would run into the code or out of the column."""
    size, code = stage.px("event.kicker"), _code(stage, content)
    room = stage.width * (0.53 if stage.land else 1.0) - (code + 44 * stage.u if code else 0.0)
    fits = stage.measure(upper(kicker, stage.spec.language), "label") * size <= room
    set_kicker(stage, made, kicker if fits else content.kicker, y, stage.at("event.kicker"))


def _code(stage: Stage, content: EventContent) -> float:
    """Return the edge of the QR code, px; 0 where the card has none."""
    return code_edge(stage, content.url)


def fit_when(stage: Stage, content: EventContent, width: float, lead: float) -> Fit:
    """Fit day and time on one line."""
    room = sized_room(stage, "event.date_", width, 1e5, lines=1)
    for date in dates_of(content):  # the days of the week go where all would be small
        words = f"{date}{comma(stage.spec.language)}{content.time}" if content.time else date
        when = stage.fit(words, "italic", room, lead=lead)
        if when.fits and when.size >= _LEAST * stage.u:
            break
    return when


def list_style(stage: Stage) -> ListStyle:
    """Return how the theme lists people: names in bold, roles in italic, hairlines between them."""
    return ListStyle(
        name="bold",
        role="italic",
        name_fill=stage.colour("ink"),
        role_fill=stage.colour("muted"),
        largest=stage.at("event.name"),
        smallest=stage.at("event.name_min"),
        role_x=stage.at("event.role_x"),
        rule=stage.colour("rule"),
        more="italic",
        portrait=Treatment("muted", amount=stage.at("photo.saturation")),
        more_fill=stage.colour("accent"),
    )


def _event_alone(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Nobody or one to list: title and day are the picture, place and person stand below or beside."""
    u, code, width = stage.u, _code(stage, content), stage.width * (0.47 if stage.land else 1.0)
    top, room = body.top + 68 * u, stage.width - (code + 44 * u if code else 0.0)
    numeral, air = stage.px("event.numeral"), (106 + 150 * tail_of(content.title)) * u
    for larger in LARGER:
        words = _place_and_person(stage, content, width, larger)
        high = lines_height(words)
        least = max(0.5 * numeral, high) if stage.land else 0.6 * numeral + high
        height = min(0.56 * body.height if stage.land else 1e5, body.bottom - top - least - air)
        title = _title_alone(stage, content.title, room, height)
        if title.fits:
            break
    made.text(stage, title, (stage.start, top), stage.colour("ink"))
    y = top + title.height + max(58 * u, below_title(stage, title))
    if code:
        _event_code(stage, made, content, body.top, code)
        y = max(y, body.top + code + 84 * u)
    edge = 0.0 if stage.rtl and stage.cover else stage.left  # over the side that telephones crop as well
    far = float(stage.form.width) if stage.cover and not stage.rtl else stage.right
    made.add([Rectangle(edge, y, far - edge, 5 * u, stage.colour("ink"))])
    y += 48 * u
    tall = min(body.bottom - (0.0 if stage.land else high) - y, numeral)
    row = Room(width=width, height=tall, largest=stage.px("event.date_max"), smallest=1)
    fills = stage.colour("accent"), stage.colour("ink")
    script = script_of(content.weekday)  # nothing leans but Latin
    role = "italic" if script == "latn" else "text" if script in stage.theme.script_fonts else "bold"
    foot = y + set_day(stage, made, content, (stage.start, y), row, role=role, fills=fills)
    beside = (stage.start + stage.forward * stage.width * 0.53, y)
    under = (stage.start, min(foot, body.bottom - high))
    if set_lines(stage, made, words, beside if stage.land else under) > body.bottom + 1:
        made.overflow.append(content.title)


def _title_alone(stage: Stage, text: str, width: float, height: float) -> Fit:
    """Fit a title that is the picture, smaller where its low letters need room."""
    title = fit_title(stage, text, width, height, lead=1.06, alone=True)
    low = below_title(stage, title) - 58 * stage.u
    return fit_title(stage, text, width, height - low, lead=1.06, alone=True) if low > 0 else title


def _place_and_person(stage: Stage, content: EventContent, width: float, larger: float) -> Lines:
    """Return place, name and role as lines; names and roles so much larger than in a list."""
    u, place = stage.u, fit_place(stage, content, "text", width)
    lines = [(place, 0.0, stage.colour("ink"))] if place else []
    for fit, gap, fill in one_alone(stage, content, list_style(stage), width, larger):
        lines.append((fit, gap or (46 * u if lines else 0.0), fill))
    first = 0.0 if stage.land else 56 * u
    return tuple((fit, gap if number else first, fill) for number, (fit, gap, fill) in enumerate(lines))


def _event_beside(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Landscape: title and date in one column, names in the other."""
    u, width = stage.u, stage.width * 0.53
    top = body.top + 68 * u
    when = fit_when(stage, content, width, 1.16)
    place = fit_place(stage, content, "text", width)
    foot = body.bottom - 4 * u - (place.height + 30 * u if place else 0.0)
    height = foot - when.height - top - (48 + 90 * tail_of(content.title)) * u
    title = fit_title(stage, content.title, width - 18 * u, height, lead=1.06, alone=False)
    made.text(stage, title, (stage.start, top), stage.colour("ink"))
    made.text(stage, when, (stage.start, foot - when.height), stage.colour("accent"))
    if place:
        made.text(stage, place, (stage.start, body.bottom - 4 * u - place.height), stage.colour("ink"))
    made.add(
        [
            Rectangle(
                stage.from_start(width + 14 * u, 2 * u), body.top, 2 * u, body.height, stage.colour("rule")
            )
        ]
    )
    beside = width + 44 * u
    area = Area(
        x=stage.start + stage.forward * beside, y=body.top + 4 * u, width=stage.width - beside,
        height=body.height - 8 * u,
    )  # fmt: skip
    style = replace(list_style(stage), smallest=stage.at("event.names_min"), columns=(1,), lead=1.7, fill=1.5)
    made.add(list_names(stage, people_of(content), area, roomier(stage, style, title.size)))


def _event_stacked(stage: Stage, made: Composition, content: EventContent, body: Body) -> None:
    """Square and tall: title beside the code, date, rule, people."""
    u, story, code = stage.u, stage.story, _code(stage, content)
    y = body.top + 76 * u
    place, height = (
        fit_place(stage, content, "text", stage.width),
        stage.form.height * stage.at("event.title_h"),
    )
    width = stage.width - (code + 44 * u if code else 0.0)
    title = fit_title(stage, content.title, width, height, lead=1.05, alone=False)
    made.text(stage, title, (stage.start, y), stage.colour("ink"))
    y += title.height + max((74 if story else 58) * u, below_title(stage, title))
    if code:
        _event_code(stage, made, content, body.top, code)
        y = max(y, body.top + code + 70 * u)
    when = fit_when(stage, content, stage.width, 1.2)
    made.text(stage, when, (stage.start, y), stage.colour("accent"))
    y += when.height
    if place:
        made.text(stage, place, (stage.start, y + 32 * u), stage.colour("ink"))
        y += 32 * u + place.height
    y += (50 if story else 42) * u
    made.add([Rectangle(stage.left, y, stage.width, 5 * u, stage.colour("ink"))])
    area = Area(x=stage.start, y=y + 5 * u, width=stage.width, height=body.bottom + 21 * u - y)
    _people(stage, made, content, area, title.size)


def _event_code(stage: Stage, made: Composition, content: EventContent, top: float, size: float) -> None:
    u, x = stage.u, stage.from_start(stage.width - size, size)
    made.add(code_on(stage, QrCode(x, top, size, content.url or "", stage.colour("ink"), stage.colour("bg"))))
    if content.ask:
        px = min(stage.px("event.ask"), size / stage.measure(content.ask, "bold"))
        if px >= stage.at("event.ask") * u * 0.8:
            fill = stage.colour("accent")
            made.add(
                stage.line(
                    content.ask, (x + size / 2, top + size + 40 * u), "bold", px, fill, anchor="middle"
                )
            )


def _people(stage: Stage, made: Composition, content: EventContent, area: Area, title: float) -> None:
    """Choose the fullest list that can be read, below a title of a size: with roles, a table, or names."""
    u, people = stage.u, people_of(content)
    few = len(people) <= _FEW
    inner = Area(x=area.x, y=area.y + 36 * u, width=area.width, height=area.height - 50 * u)
    pictured = any(person.name in stage.portraits for person in people)
    if few and (pictured or area.height / len(people) > (112 if len(people) <= _LISTED else 170) * u):
        style = roomier(stage, replace(list_style(stage), pad=1.0, columns=(1,), fill=1.0), title)
        made.add(first_that_fits(lambda some: list_people(stage, some, inner, style), people) or ())
        return
    style = roomier(stage, replace(list_style(stage), smallest=stage.at("event.table_min")), title)
    table = first_that_fits(lambda some: list_table(stage, some, area, style), people) if few else None
    names = replace(
        list_style(stage),
        largest=56,
        smallest=stage.at("event.names_min") - 6,
        columns=(1,) if stage.story else (2, 1),
        lead=1.5,
        fill=1.0,
        counts=(6, 5, 4) if stage.story else (8, 6, 5, 4),
        rule=stage.colour("rule") if stage.story else None,
    )
    two = replace(names, largest=44, smallest=26, gap=40, columns=(2,), rule=stage.colour("rule"))
    many = list_many(stage, people, inner, two) if not (table or stage.tall) else None
    made.add(table or many or list_names(stage, people, inner, roomier(stage, names, title)))
