"""Lists of speakers: name above role, or names alone (`table` has the role at the end of the line).

What cannot be read is dropped, never shrunk: first the roles, then the names beyond the fourth
("+ 3 more", never "+ 1 more").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import TypeAlias

from sharekit.document import Person
from sharekit.plan.model import EventContent
from sharekit.render.composition import Composition
from sharekit.render.fit import Fit, Room
from sharekit.render.scene import Element, Portrait, Rectangle, Treatment
from sharekit.render.script import comma, tail_of, upper
from sharekit.render.stage import Stage
from sharekit.render.typeset import Point

ROLE_FLOOR = 24  # du: nothing on an event card is smaller
_ROLE_GAP = 0.44  # of the name's size, between name and role
_SPACE = 0.6  # em: more than is left out where a line is parted
_WHOLE_WORTH = 0.66, 0.85  # of the size with more parted names, of several people and of one
_NAMES_PAD = 0.75  # of the size, under a name without a role
_SMALL = 28  # du: long names that keep their roles in a list of names
_WRAPPED_FLOOR, _WRAPPED_COUNTS = 26, (14, 10, 8, 6, 4, 3, 2, 1)  # du; how many names are tried
ALONE = 1.6  # of the size in a list: the one person who speaks, where there is room
LARGER = (1.25, 1.0, 0.0)  # than in a list: the one person who speaks; the role goes last
_ROOMIER = ((3, 1.8), (5, 1.6), (14, 1.35))  # so many people may be so much larger than in a list
_WHOLE = 8  # people who are all named, on two lines where need be, before some are only counted
_LISTED = 4  # people who are set in one column rather than in two
_COLUMN = 0.7  # of its width: the height of an area in which a portrait stands above its name
_ABOVE = (0.62, 0.52)  # of width and height of such an area: a portrait
_PARTED = 0.7  # of its size is what a list with parted names is worth
_AS_LARGE = 0.93  # of the size in more columns
_OF_TITLE, _BELOW = 0.68, 0.9  # of the title's size: names that are larger than usual, and any name
_AIRY, _ROLE_MOST = 0.72, 0.92  # of the area's height: a list with air; of a name's size: its roles
_HEADS, _BESIDE_HEAD = (2.3, 3.8), 0.55  # of a name's size: a portrait, of one person alone; air beside it
_HEAD_WIDE = 0.3  # of the width: a portrait of one person alone, where there is room
_STEPS = 40  # of a size, tried one after the other
_APART = 1.5  # of the usual air between rows: where they are few
_FEW = 3  # people who keep their roles in a list of names
MANY, _RUNNING = 9, 26  # people who may be run in; du
_RUNNING_LEAD, _TIED_WORTH = 1.4, 0.87  # of the size where names are parted: worth it to keep them whole
_ALL_UP_TO = 1  # "+ 1 more" takes the room of the name itself


Lines: TypeAlias = tuple[tuple[Fit, float, str], ...]  # each with the space above it, px, and its colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where a list stands: start edge, top, width and height, px."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStyle:
    """How a list is set. Sizes are du, the other numbers multiples of the size.

    Attributes:
        name: Role of the theme's fonts for names.
        role: Role of the theme's fonts for roles.
        name_fill: Colour of names.
        role_fill: Colour of roles.
        largest: Size tried first.
        smallest: Size below which nothing goes.
        role_x: Size of a role.
        pad: Space under a person.
        fill: Most spare space added between rows.
        columns: Column counts that may be tried, best first.
        gap: Between columns, du.
        lead: Pitch of a list of names.
        rule: Colour of a line between rows, or None.
        rule_height: Its height, du.
        more: Font role of the "+ n more" line.
        more_fill: Its colour.
        counts: How many names to show when not all fit, best first.
        capitals: Names stand in capitals where their script has them.
        portrait: What is done to the pictures of those who have one; None shows none.
    """

    name: str
    role: str
    name_fill: str
    role_fill: str
    largest: float
    smallest: float
    role_x: float = 0.8
    pad: float = 0.9
    fill: float = 0.7
    columns: tuple[int, ...] = (2,)
    gap: float = 36
    lead: float = 1.45
    rule: str | None = None
    rule_height: float = 2
    more: str | None = None
    more_fill: str | None = None
    counts: tuple[int, ...] = (4, 3, 2)
    capitals: bool = False
    portrait: Treatment | None = None

    def written(self, name: str, stage: Stage) -> str:
        """Return a name as it is set."""
        return upper(name, stage.spec.language) if self.capitals else name


def one_alone(stage: Stage, content: EventContent, style: ListStyle, width: float, larger: float) -> Lines:
    """Return name and role of one person as lines, with the space above each, px, and its colour.

    Args:
        stage: The card.
        content: An event with one person at most.
        style: How lists are set.
        width: Measure, px.
        larger: How much larger than in a list they may be; at 0 as in a list, without the role.
    """
    found: list[tuple[Fit, float, str]] = []
    size, smallest = style.largest * (larger or 1.0) * stage.u, style.smallest * stage.u
    for person in people_of(content)[:1]:
        one = Room(width=width, height=1e5, largest=size, smallest=smallest, lines=1)
        words = style.written(person.name, stage)
        name = stage.fit(words, style.name, one, lead=1.12)
        if not name.fits:
            name = stage.fit(words, style.name, replace(one, lines=2), lead=1.12, hyphens=False)
        found.append((name, 0.0, style.name_fill))
        if person.role and larger:
            role = max(ROLE_FLOOR, style.role_x * name.size / stage.u)
            fit = stage.paragraph(person.role, style.role, width, role, lead=1.2)
            found.append((fit, _ROLE_GAP * name.size, style.role_fill))
    return tuple(found)


def set_lines(stage: Stage, made: Composition, lines: Lines, at: Point) -> float:
    """Set lines one under the other, each with the space above it; return where they end, px."""
    x, y = at
    for fit, gap, fill in lines:
        made.text(stage, fit, (x, y + gap), fill)
        y += gap + fit.height
    return y


def lines_height(lines: Lines) -> float:
    """Return the height of lines with the space above each, px."""
    return sum(fit.height + gap for fit, gap, _ in lines)


def roomier(stage: Stage, style: ListStyle, title: float) -> ListStyle:
    """Return how a list is set where its area decides: few names are large, but none competes with the title.

    Args:
        stage: The card of an event.
        style: How lists are usually set.
        title: Size of its title, px.
    """
    content = stage.spec.content
    count = len(people_of(content)) if isinstance(content, EventContent) else 0
    largest = style.largest * next((more for few, more in _ROOMIER if count <= few), 1.0)
    most = max(_OF_TITLE * title / stage.u, min(style.largest, _BELOW * title / stage.u))
    return replace(style, largest=max(style.smallest, min(largest, most)))


def people_of(content: EventContent) -> tuple[Person, ...]:
    """Return everybody on the list: the speakers in order, the chair last with "Chair" as the role."""
    if content.chair is None:
        return content.speakers
    return (*content.speakers, Person(name=content.chair.name, role=content.chair_label))


def first_that_fits(
    arrange: Callable[[Sequence[Person]], tuple[Element, ...] | None], people: Sequence[Person]
) -> tuple[Element, ...] | None:
    """Arrange people, leaving out the longest roles one by one (at most half) until all fits."""
    longest = sorted((person.role for person in people if person.role), key=len, reverse=True)
    for left_out in range(len(longest) // 2 + 1):
        dropped = frozenset(longest[:left_out])
        some = tuple(replace(person, role=None) if person.role in dropped else person for person in people)
        elements = arrange(some)
        if elements is not None:
            return elements
    return None


@dataclass(frozen=True, slots=True)
class _Cell:
    name: Fit
    role: Fit | None
    height: float
    portrait: str = ""
    head: float = 0.0
    inset: float = 0.0
    lines: float = 0.0


def _cell(
    stage: Stage, person: Person, width: float, size: float, style: ListStyle, *, alone: float = 0.0
) -> _Cell:
    """Return a person at a size; one `alone` in a room so high, px, may have a larger portrait."""
    portrait = person.name if style.portrait and person.name in stage.portraits else ""
    head = _HEADS[bool(alone)] * size if style.portrait else 0.0
    head = max(head, min(alone, _HEAD_WIDE * width)) if head and alone else head
    inset = head + _BESIDE_HEAD * size if style.portrait else 0.0
    head = head if portrait else 0.0

    def one(text: str, role: str, px: float, lead: float, *, hyphens: bool) -> Fit:
        room = Room(width=width - inset, height=1e5, largest=px, smallest=px)
        return stage.fit(text, role, room, lead=lead, hyphens=hyphens)

    name = one(style.written(person.name, stage), style.name, size, 1.12, hyphens=False)
    smaller = float(round(size * style.role_x))
    role = one(person.role, style.role, smaller, 1.2, hyphens=True) if person.role else None
    lines = name.height + (role.height + size * _ROLE_GAP if role else 0.0)
    height = max(lines, head) + size * style.pad
    return _Cell(name, role, height, portrait, head, inset, lines)


def _cells_fit(cells: Sequence[_Cell]) -> bool:
    return all(cell.name.fits and (cell.role is None or cell.role.fits) for cell in cells)


def _parted(cells: Sequence[_Cell]) -> int:
    """Return how many names stand on more than one line."""
    return sum(len(cell.name.lines) > 1 for cell in cells)


def _row_heights(heights: Sequence[float], columns: int) -> list[float]:
    return [max(heights[i : i + columns]) for i in range(0, len(heights), columns)]


def _least_height(stage: Stage, person: Person, width: float, style: ListStyle) -> Callable[[float], float]:
    """Return how high a person is at least at a size, px, from the length of the words: no line is sought."""

    def one(text: str, role: str, lead: float) -> Callable[[float], float]:
        em, kind = stage.measure(text, role), stage.style(text, role, lead)
        return lambda px: (kind.cap + kind.lead * max(0, ceil(em / (width / px + _SPACE)) - 1)) * px

    name = one(style.written(person.name, stage), style.name, 1.12)
    role = one(person.role, style.role, 1.2) if person.role else None

    def height(size: float) -> float:
        below = role(float(round(size * style.role_x))) + size * _ROLE_GAP if role else 0.0
        return name(size) + below + size * style.pad

    return height


def list_people(
    stage: Stage, people: Sequence[Person], area: Area, style: ListStyle
) -> tuple[Element, ...] | None:
    """Set everybody with name and role, or return None when that does not fit at a readable size.

    Of several column counts the fewest are taken whose names are nearly as large. One person has the width.
    """
    if stage.spec.kind != "event" or not any(person.name in stage.portraits for person in people):
        style = replace(style, portrait=None)
    if style.portrait and len(people) == 1 and area.height > _COLUMN * area.width:
        return _portrait_above(stage, people[0], area, style)
    columns = (1,) if len(people) == 1 else style.columns
    tried = [(count, _largest_cells(stage, people, area, style, count)) for count in columns]
    found = [(count, *cells) for count, cells in tried if cells]
    if not found:
        return None
    worth = {count: size * (_PARTED if _parted(cells) else 1.0) for count, size, cells in found}
    least = (_AS_LARGE if len(people) <= _LISTED else 1.0) * max(worth.values())
    count, size, cells = min((each for each in found if worth[each[0]] >= least), key=lambda each: each[0])
    return _place_cells(stage, cells, area, replace(style, columns=(count,)), size)


def _portrait_above(stage: Stage, person: Person, area: Area, style: ListStyle) -> tuple[Element, ...] | None:
    """Set a large portrait in a narrow column, name and role below it."""
    head = min(_ABOVE[0] * area.width, _ABOVE[1] * area.height)
    below = replace(area, y=area.y + head + 30 * stage.u, height=area.height - head - 30 * stage.u)
    words = list_people(stage, (person,), below, replace(style, portrait=None))
    left = area.x - head if stage.rtl else area.x
    treatment = style.portrait
    return (Portrait(left, area.y, head, person.name, treatment), *words) if words and treatment else None


def _largest_cells(
    stage: Stage, people: Sequence[Person], area: Area, style: ListStyle, columns: int
) -> tuple[float, Sequence[_Cell]] | None:
    """Return the largest size at which everybody fits, and how.

    A name is parted only where lists with fewer parted names would be much smaller.
    """
    width = (area.width - style.gap * stage.u * (columns - 1)) / columns
    size, smallest = float(round(style.largest * stage.u)), style.smallest * stage.u
    if any(person.role for person in people):
        smallest = max(smallest, ROLE_FLOOR * stage.u / style.role_x)
    best: tuple[int, float, list[_Cell]] | None = None
    least = [_least_height(stage, person, width, style) for person in people]
    alone = area.height if len(people) == 1 else 0.0
    while size >= smallest - 0.5 and (best is None or best[0]):
        heights = [height(size) for height in least]
        cells: list[_Cell] = []
        if sum(_row_heights(heights, columns)) - size * style.pad <= area.height:
            cells = [_cell(stage, person, width, size, style, alone=alone) for person in people]
            heights = [cell.height for cell in cells]
        total = sum(_row_heights(heights, columns)) - size * style.pad
        if cells and total <= area.height and _cells_fit(cells):
            parted = _parted(cells)
            smallest = max(smallest, _WHOLE_WORTH[alone > 0] * size) if best is None else smallest
            best = min(best or (parted, size, cells), (parted, size, cells), key=lambda found: found[0])
        step = max(1, size // _STEPS)
        room = min(1.0, max(0.0, area.height) / total)
        size = min(size - step, float(round(size * room**0.5)))  # words that grow wrap as well
    if best is None:
        return None
    _, size, cells = best
    if sum(_row_heights([cell.height for cell in cells], columns)) < _AIRY * area.height:
        # long names hold the size: roles may grow
        larger = replace(style, role_x=max(style.role_x, _ROLE_MOST))
        roomy = [_cell(stage, person, width, size, larger, alone=alone) for person in people]
        return size, roomy if _cells_fit(roomy) else cells
    return size, cells


def list_many(
    stage: Stage, people: Sequence[Person], area: Area, style: ListStyle
) -> tuple[Element, ...] | None:
    """Set all names without roles in two columns, long ones on two lines; None where that is too small."""
    names = tuple(Person(name=_alone(stage, person)) for person in people)
    return list_people(stage, names, area, replace(style, columns=(2,), pad=_NAMES_PAD))


def _place_cells(
    stage: Stage, cells: Sequence[_Cell], area: Area, style: ListStyle, size: float
) -> tuple[Element, ...]:
    columns = style.columns[0]
    gap = style.gap * stage.u
    width = (area.width - gap * (columns - 1)) / columns
    rows = _row_heights([cell.height for cell in cells], columns)
    spare = area.height - (sum(rows) - size * style.pad)
    fill = style.fill * (_APART if len(rows) <= _FEW else 1.0)
    extra = max(0.0, min(size * fill, spare / (len(rows) - 1))) if len(rows) > 1 else 0.0
    elements: list[Element] = []
    for i, cell in enumerate(cells):
        row, column = divmod(i, columns)
        x = area.x + stage.forward * column * (width + gap)
        y = area.y + sum(rows[:row]) + extra * row
        if style.rule and row and not column:
            middle = y - (size * style.pad + extra) / 2 - 1
            elements.append(row_rule(stage, area, middle, style))
        if cell.portrait and style.portrait:
            left = x - (cell.head if stage.rtl else 0.0)
            elements.append(Portrait(left, y, cell.head, cell.portrait, style.portrait))
            y += max(0.0, cell.head - cell.lines) / 2
        x += stage.forward * cell.inset
        elements += stage.put(cell.name, (x, y), style.name_fill)
        if cell.role:
            elements += stage.put(cell.role, (x, y + cell.name.height + size * _ROLE_GAP), style.role_fill)
    return tuple(elements)


def row_rule(stage: Stage, area: Area, y: float, style: ListStyle) -> Rectangle:
    """Return the line between two rows at a height."""
    left = area.x - area.width if stage.rtl else area.x
    return Rectangle(left, y, area.width, style.rule_height * stage.u, style.rule or "")


def _alone(stage: Stage, person: Person) -> str:
    """Return a name as it stands in a list without roles: the chair keeps the word."""
    content = stage.spec.content
    chairs = (
        isinstance(content, EventContent) and content.chair is not None and content.chair_label == person.role
    )
    colon = " : " if stage.spec.language.startswith("fr") else ": "
    return f"{person.role}{colon}{person.name}" if chairs else person.name


def shown_alone(stage: Stage, people: Sequence[Person], count: int) -> tuple[str, ...]:
    """Return names for a list without roles: all, or the first `count` and how many more there are."""
    return shown_names([_alone(stage, person) for person in people], count, stage.spec.footer.more)


def shown_names(names: Sequence[str], count: int, more: str) -> tuple[str, ...]:
    """Return all names, or the first `count` and how many more there are (never "+ 1 more")."""
    names = tuple(names)
    if len(names) <= count + _ALL_UP_TO:
        return names
    return (*names[:count], more.replace("#", str(len(names) - count)))


@dataclass(frozen=True, slots=True)
class _Grid:
    names: tuple[str, ...]
    columns: int
    size: float
    widths: tuple[float, ...]
    cut: bool = False

    @property
    def rows(self) -> int:
        return -(-len(self.names) // self.columns)


def list_names(stage: Stage, people: Sequence[Person], area: Area, style: ListStyle) -> tuple[Element, ...]:
    """Set names alone, few and large; where one is too long for that, on two lines; nothing in no room.

    Few keep their roles where those fit.
    """
    if len(people) == 1 or (len(people) <= _FEW and any(person.role for person in people)):
        small = replace(style, smallest=min(style.smallest, _SMALL), role_x=max(style.role_x, _ROLE_MOST))
        for each in (style, small):
            few = list_people(stage, people, area, each)
            if few:
                return few
    running = run_in(stage, people, area, style) if len(people) >= MANY else None
    if running:
        return running
    grid = next((g for count in style.counts if (g := _best_grid(stage, people, area, style, count))), None)
    counted = grid is not None and grid.cut and len(people) <= _WHOLE
    wrapped = _wrapped(stage, people, area, style, counts=(_WHOLE,)) if counted else ()
    if grid and not wrapped:
        return _place_grid(stage, grid, area, style)
    return wrapped or _wrapped(stage, people, area, style)


def run_in(
    stage: Stage, people: Sequence[Person], area: Area, style: ListStyle
) -> tuple[Element, ...] | None:
    """Set all of many names one after the other; None where that is too small to read.

    No name is parted, unless all are much larger for it.
    """
    names = [style.written(_alone(stage, person), stage) for person in people]
    largest = style.largest * stage.u
    room = Room(width=area.width, height=area.height, largest=largest, smallest=_RUNNING * stage.u)
    lead = min(style.lead, _RUNNING_LEAD)
    between = comma(stage.spec.language)
    tied = between.join(name.replace(" ", "\u00a0") for name in names)
    whole, parted = (
        stage.fit(text, style.name, room, lead=lead, hyphens=False) for text in (tied, between.join(names))
    )
    fit = whole if whole.fits and whole.size >= _TIED_WORTH * parted.size else parted
    return stage.put(fit, (area.x, area.y), style.name_fill) if fit.fits else None


def _wrapped(
    stage: Stage,
    people: Sequence[Person],
    area: Area,
    style: ListStyle,
    counts: tuple[int, ...] = _WRAPPED_COUNTS,
) -> tuple[Element, ...]:
    """Set as many names as fit, parted where they must be, and how many more there are."""
    alone, more = [_alone(stage, person) for person in people], stage.spec.footer.more
    smaller = replace(style, smallest=min(style.smallest, _WRAPPED_FLOOR), pad=_NAMES_PAD)
    for count in counts:
        names = tuple(Person(name=name) for name in shown_names(alone, count, more))
        for columns in dict.fromkeys((*style.columns, 1)):
            listed = list_people(stage, names, area, replace(smaller, columns=(columns,)))
            if listed:
                return listed
    return ()


def _best_grid(
    stage: Stage, people: Sequence[Person], area: Area, style: ListStyle, count: int
) -> _Grid | None:
    """Return the larger of the arrangements of one choice of names."""
    alone = [style.written(_alone(stage, person), stage) for person in people]
    names = shown_names(alone, count, style.written(stage.spec.footer.more, stage))
    best: _Grid | None = None
    for columns in style.columns:
        grid = _grid(stage, names, area, style, columns)
        if grid and (best is None or grid.size > best.size + 1):
            best = replace(grid, cut=len(people) > count + _ALL_UP_TO)
    return best


def _grid(stage: Stage, names: Sequence[str], area: Area, style: ListStyle, columns: int) -> _Grid | None:
    ems = [stage.measure(name, style.name) for name in names]
    widest = tuple(max(ems[i::columns], default=0.0) for i in range(columns))
    rows = -(-len(names) // columns)
    gap = style.gap * stage.u * (columns - 1)
    cap = max(stage.cap(name, style.name) for name in names) + max(tail_of(name) for name in names)
    size = float(round(style.largest * stage.u))
    while size >= style.smallest * stage.u - 0.5:
        if sum(widest) * size + gap <= area.width and (cap + (rows - 1) * style.lead) * size <= area.height:
            return _Grid(tuple(names), columns, size, tuple(em * size for em in widest))
        size -= 1
    return None


def _place_grid(stage: Stage, grid: _Grid, area: Area, style: ListStyle) -> tuple[Element, ...]:
    size = grid.size
    cap = max(stage.cap(name, style.name) for name in grid.names) * size
    tail = max(tail_of(name) for name in grid.names) * size
    pitch = style.lead * size
    if grid.rows > 1:
        spare = area.height - cap - tail - (grid.rows - 1) * pitch
        pitch += min(size * style.fill, max(0.0, spare / (grid.rows - 1)))
    gap = style.gap * stage.u
    offset = 0.0
    if grid.columns > 1:
        offset = max(grid.widths[0] + gap, min(area.width / 2 + gap / 2, area.width - grid.widths[1]))
    elements: list[Element] = []
    for i, name in enumerate(grid.names):
        row, column = divmod(i, grid.columns)
        y = area.y + cap + row * pitch
        if style.rule and row and not column:
            elements.append(row_rule(stage, area, y - cap - (pitch - cap - tail) / 2 - 1, style))
        last = grid.cut and i == len(grid.names) - 1
        role = (style.more or style.name) if last else style.name
        fill = (style.more_fill or style.name_fill) if last else style.name_fill
        elements += stage.line(name, (area.x + stage.forward * column * offset, y), role, size, fill)
    return tuple(elements)
