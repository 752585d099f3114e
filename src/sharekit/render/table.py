"""A table of speakers: the name at the start of a line, the role at its end."""

from __future__ import annotations

from collections.abc import Sequence

from sharekit.document import Person
from sharekit.render.fit import Fit, Room
from sharekit.render.people import ROLE_FLOOR, Area, ListStyle, row_rule
from sharekit.render.scene import Element
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

_WHOLE_WORTH = 0.78  # of the size of a table with parted roles


def list_table(
    stage: Stage, people: Sequence[Person], area: Area, style: ListStyle
) -> tuple[Element, ...] | None:
    """Set one person a line, the role at its end on one or two lines; None when the rows do not fit."""
    parted = _largest_rows(stage, people, area, style, lines=2)
    if parted is None:
        return None
    whole = _largest_rows(stage, people, area, style, lines=1)
    size, roles = whole if whole and whole[0] >= _WHOLE_WORTH * parted[0] else parted
    return _place_table(stage, tuple(zip(people, roles, strict=True)), area, style, size)


def _largest_rows(
    stage: Stage, people: Sequence[Person], area: Area, style: ListStyle, *, lines: int
) -> tuple[float, Sequence[Fit | None]] | None:
    widest = max(stage.measure(person.name, style.name) for person in people)
    size = min(float(round(style.largest * stage.u)), area.width / widest)
    while size >= style.smallest * stage.u - 0.5 and size * style.role_x >= ROLE_FLOOR * stage.u - 0.5:
        pitch = min(area.height / len(people), 2.3 * size)
        roomy = pitch >= 1.42 * size
        roles = [_role(stage, person, size, area.width, style, lines) for person in people] if roomy else []
        if roles and all(role is None or (role.fits and role.height <= 0.86 * pitch) for role in roles):
            return size, roles
        size -= 1
    return None


def _role(
    stage: Stage, person: Person, size: float, width: float, style: ListStyle, lines: int
) -> Fit | None:
    """Fit a role beside its name: at the list's own size on one line, else a little smaller or on two."""
    if not person.role:
        return None
    beside = width - stage.measure(person.name, style.name) * size - 36 * stage.u
    largest, smallest = size * style.role_x, ROLE_FLOOR * stage.u
    one = Room(width=beside, height=1e5, largest=largest, smallest=max(smallest, 0.94 * largest), lines=1)
    fit = stage.fit(person.role, style.role, one, lead=1.16)
    if fit.fits or lines == 1:
        return fit
    two = Room(width=beside, height=1e5, largest=max(smallest, 0.84 * largest), smallest=smallest, lines=2)
    return stage.fit(person.role, style.role, two, lead=1.16)


def _place_table(
    stage: Stage, rows: Sequence[tuple[Person, Fit | None]], area: Area, style: ListStyle, size: float
) -> tuple[Element, ...]:
    pitch = min(area.height / len(rows), 2.3 * size)
    cap = stage.cap(rows[0][0].name, style.name) * size
    end = area.x + stage.forward * area.width
    elements: list[Element] = []
    for i, (person, role) in enumerate(rows):
        middle = area.y + i * pitch + pitch / 2
        if style.rule and i:
            elements.append(row_rule(stage, area, area.y + i * pitch - 1, style))
        elements += stage.line(person.name, (area.x, middle + cap / 2), style.name, size, style.name_fill)
        if role:
            elements += _place_role(stage, role, (end, middle - role.height / 2), style)
    return tuple(elements)


def _place_role(stage: Stage, role: Fit, at: Point, style: ListStyle) -> tuple[Element, ...]:
    """Set the lines of a role so that they end at a point, their top there."""
    x, y = at
    elements: list[Element] = []
    for i, line in enumerate(role.lines):
        words = "".join(part for part, _ in line.parts()).strip()
        baseline = y + role.cap + i * role.lead
        elements += stage.line(words, (x, baseline), style.role, role.size, style.role_fill, anchor="end")
    return tuple(elements)
