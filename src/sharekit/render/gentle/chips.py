"""Names on chips: rounded, in rows, as large as they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sharekit.document import Person
from sharekit.render.gentle.page import treatment
from sharekit.render.people import (
    MANY,
    Area,
    ListStyle,
    list_names,
    list_people,
    roomier,
    run_in,
    shown_alone,
)
from sharekit.render.scene import Element, RoundedRectangle
from sharekit.render.stage import Stage

_HIGH, _SIDE, _GAP, _SPARE = 1.8, 0.65, 0.34, 0.4  # of the size
_FEW = 4  # people who are listed with their roles where there is room
_COUNTS = (6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class _Chip:
    text: str
    width: float
    offset: float
    row: int


def set_chips(stage: Stage, people: Sequence[Person], area: Area, title: float) -> tuple[Element, ...]:
    """Set names on chips below a title of a size, px; few as a list with roles, all as lines before fewer.

    The last chip, the chair or "+ n more", has another colour.
    """
    plain = roomier(stage, _plain(stage), title)
    roles = len(people) <= _FEW and any(person.role or person.name in stage.portraits for person in people)
    listed = list_people(stage, people, area, replace(plain, fill=1.2)) if roles else None
    return (
        listed
        or _chips(stage, people, area, len(people), plain.largest)
        or _lines(stage, people, area, plain)
        or next(filter(None, (_chips(stage, people, area, count, plain.largest) for count in _COUNTS)), ())
        or list_names(stage, people, area, plain)
    )


def _chips(
    stage: Stage, people: Sequence[Person], area: Area, count: int, largest: float
) -> tuple[Element, ...]:
    names = shown_alone(stage, people, count)
    chips, size = _largest(stage, names, area, largest)
    special = len(names) < len(people) or names[-1] != people[-1].name
    return _placed(stage, chips, area, size, special=special) if chips else ()


def _lines(
    stage: Stage, people: Sequence[Person], area: Area, style: ListStyle
) -> tuple[Element, ...] | None:
    """Set all names as lines, many run in; None where they are too small for that."""
    if len(people) >= MANY:
        return run_in(stage, people, area, style)
    return list_people(stage, [Person(name=person.name) for person in people], area, style)


def _plain(stage: Stage) -> ListStyle:
    """Return how names are listed where one is too long for a chip."""
    return ListStyle(
        name="label", role="text", name_fill=stage.colour("ink"), role_fill=stage.colour("muted"),
        largest=stage.at("event.chip"), smallest=stage.at("event.chip_min"), columns=(1, 2),
        counts=_COUNTS, portrait=treatment(stage),
    )  # fmt: skip


def _largest(
    stage: Stage, names: Sequence[str], area: Area, largest: float
) -> tuple[tuple[_Chip, ...], float]:
    size, smallest = float(round(largest * stage.u)), stage.px("event.chip_min")
    while size >= smallest - 0.5:
        chips = _rows(stage, names, area.width, size)
        if chips and _height(chips, size) <= area.height:
            return chips, size
        size -= 1
    return (), 0.0


def _height(chips: Sequence[_Chip], size: float) -> float:
    rows = chips[-1].row + 1
    return (rows * _HIGH + (rows - 1) * _GAP) * size


def _rows(stage: Stage, names: Sequence[str], width: float, size: float) -> tuple[_Chip, ...]:
    """Put chips in rows; nothing where a single one is too wide."""
    chips: list[_Chip] = []
    offset, row = 0.0, 0
    for name in names:
        wide = (stage.measure(name, "label") + 2 * _SIDE) * size
        if wide > width:
            return ()
        if offset and offset + wide > width:
            offset, row = 0.0, row + 1
        chips.append(_Chip(name, wide, offset, row))
        offset += wide + _GAP * size
    return tuple(chips)


def _placed(
    stage: Stage, chips: Sequence[_Chip], area: Area, size: float, *, special: bool
) -> tuple[Element, ...]:
    rows, high = chips[-1].row + 1, _HIGH * size
    spare = min(size * _SPARE, (area.height - _height(chips, size)) / (rows - 1)) if rows > 1 else 0.0
    elements: list[Element] = []
    for chip in chips:
        left = area.x - chip.offset - chip.width if stage.rtl else area.x + chip.offset
        y = area.y + chip.row * (high + _GAP * size + spare)
        colour = "sun" if special and chip is chips[-1] else "chip"
        elements.append(RoundedRectangle(left, y, chip.width, high, high / 2, stage.colour(colour)))
        x = left + chip.width - _SIDE * size if stage.rtl else left + _SIDE * size
        elements += stage.line(chip.text, (x, y + high / 2 + size * 0.34), "label", size, stage.colour("ink"))
    return tuple(elements)
