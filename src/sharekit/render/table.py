"""A table of speakers: the name at the start of a line, the role at its end."""

from __future__ import annotations

from collections.abc import Sequence

from sharekit.document import Person
from sharekit.render.fit import Fit, Room
from sharekit.render.people import ROLE_FLOOR, Area, ListStyle, row_rule
from sharekit.render.scene import Element
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point


def list_table(
    stage: Stage, people: Sequence[Person], area: Area, style: ListStyle
) -> tuple[Element, ...] | None:
    """Set one person a line, the role at its end on one or two lines; None when the rows do not fit."""
    size = style.largest * stage.u
    while size >= style.smallest * stage.u - 0.5:
        pitch = min(area.height / len(people), 2.3 * size)
        roomy = pitch >= 1.42 * size and size * style.role_x >= ROLE_FLOOR * stage.u - 0.5
        roles = [_table_role(stage, person, size, area.width, style) for person in people] if roomy else []
        if roles and all(role is None or (role.fits and role.height <= 0.86 * pitch) for role in roles):
            rows = tuple(zip(people, roles, strict=True))
            return _place_table(stage, rows, area, style, size)
        size -= 1
    return None


def _table_role(stage: Stage, person: Person, size: float, width: float, style: ListStyle) -> Fit | None:
    """Fit a role beside its name: at the list's size on one line, else smaller on two."""
    if not person.role:
        return None
    beside = width - stage.measure(person.name, style.name) * size - 36 * stage.u
    largest, smallest = size * style.role_x, ROLE_FLOOR * stage.u
    one = Room(width=beside, height=1e5, largest=largest, smallest=max(smallest, 0.86 * largest), lines=1)
    fit = stage.fit(person.role, style.role, one, lead=1.16)
    if fit.fits:
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
