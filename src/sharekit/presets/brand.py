"""An organisation's colours on a theme: what they replace, and what gives way so that all stays readable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from sharekit.presets.colour import READABLE, apart, contrast, shifted, to_oklch
from sharekit.presets.themes import Rows, Theme

_STEP, _LIMIT = 0.01, 0.15  # of OKLCH lightness: further a brand's colour is another colour
_STANDS_FOR = {"italic": "display", "bold": "label"}  # roles that an organisation's three fonts fill as well
_ALIKE = 0.15  # deltaE(OK): nearer colours are taken for one
_DEEPER, _DARK = 0.14, 0.42  # of OKLCH lightness: from a colour to its neighbour; what is dark already
_BLACK_AND_WHITE = ("#FFFFFF", "#000000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """A colour that had to change.

    Attributes:
        role: Which colour of the theme.
        wanted: What it was to be.
        taken: What it became.
        ground: Which colour of the theme it is seen with.
        on: That colour.
        before: Contrast of `wanted` with `on`.
        after: Contrast of `taken` with it.
    """

    role: str
    wanted: str
    taken: str
    ground: str
    on: str
    before: float
    after: float


_Colours: TypeAlias = dict[str, str]
_Made: TypeAlias = tuple[_Colours, tuple[Adjustment, ...]]


def brand_theme(
    theme: Theme, *, primary: str | None, secondary: str | None
) -> tuple[Theme, tuple[Adjustment, ...]]:
    """Put an organisation's colours on a theme.

    What they replace and what follows from them stands in the theme's `[brand]` table, as rules that are
    kept one after the other: a `choose` takes the best ink for a ground and moves the ground where none is
    good enough, a `keep` moves a colour away from its ground and gives it up for another where that does
    not help, a `shade` follows another colour.

    Args:
        theme: As shipped.
        primary: `#RRGGBB`, or None to leave the theme's.
        secondary: The same; themes of one colour have no use for it.

    Returns:
        The theme, whose description no longer names colours, and every colour that had to give way.
    """
    table = theme.brand
    wanted = {**_roles(table, "primary", primary), **_roles(table, "secondary", secondary)}
    if not wanted:
        return theme, ()
    colours, adjustments = _settled({**theme.colours, **wanted}, table["rules"])
    branded = replace(
        theme,
        colours=MappingProxyType(colours),
        pictured=table["pictured"],
        photographed=table["photographed"],
    )
    return branded, tuple(row for row in adjustments if row.wanted != row.taken)


def colourways(
    theme: Theme, *, primary: str | None, secondary: str | None, mood: str | None = None
) -> tuple[Theme, ...]:
    """Return a theme in the colourways that the cards of a kit take in turn, its own among them.

    Those of an organisation are derived from its colours: as they are, deeper or lighter, and changed about.

    Args:
        theme: As shipped.
        primary: `#RRGGBB`, or None to leave the theme's.
        secondary: The same.
        mood: A key of `MOODS`, or None.
    """
    theme = replace(theme, plain=mood == "vigil")
    if primary or secondary:
        pairs = [(primary, secondary)]
        if mood != "vigil":
            pairs += [(primary and _deeper(primary), secondary)]
            pairs += [(secondary, primary)] if primary and secondary else []
        return tuple(brand_theme(theme, primary=one, secondary=two)[0] for one, two in pairs)
    names = theme.moods.get(mood or "usual", ("",))
    return tuple(_in_way(theme, theme.ways[name]) if name else theme for name in names)


def _deeper(colour: str) -> str:
    return shifted(colour, -_DEEPER if to_oklch(colour).lightness > _DARK else _DEEPER)


def _in_way(theme: Theme, way: Mapping[str, str]) -> Theme:
    colours, _ = _settled({**theme.colours, **way}, theme.brand["rules"])
    words = {name: {} if theme.plain else theme.brand[name] for name in ("pictured", "photographed")}
    return replace(theme, colours=MappingProxyType(colours), **words)


def with_faces(theme: Theme, faces: Mapping[str, Path]) -> Theme:
    """Put font files of an organisation's own in the place of a theme's.

    Args:
        theme: Any theme.
        faces: Files by role: `display`, `text`, `label`.
    """
    named = {role: f"+{path.name}" for role, path in faces.items()}
    fonts = {role: named.get(_STANDS_FOR.get(role, role), name) for role, name in theme.fonts.items()}
    files = {**theme.files, **{named[role]: path for role, path in faces.items()}}
    return replace(theme, fonts=MappingProxyType(fonts), files=MappingProxyType(files))


def follow(rows: Rows, given: Mapping[str, str]) -> tuple[Mapping[str, str], tuple[Adjustment, ...]]:
    """Let the colours that a theme of the user's does not name follow those that it does.

    Args:
        rows: The file of the shipped theme it is like.
        given: Its own colours by role, which are not touched.

    Returns:
        All colours, and every pair of them that cannot be read: there the colour `taken` is the one to have.
    """
    table: Mapping[str, Any] = rows["brand"]
    colours: _Colours = dict(rows["colours"])
    for group in ("primary", "secondary"):
        first = next((given[role] for role in table.get(group, ()) if role in given), None)
        colours |= _roles(table, group, first)
    colours |= given
    moved = {role for role, colour in colours.items() if colour != rows["colours"][role]}
    own = [rule for rule in table["rules"] if "shade" not in rule or rule["of"] in moved]
    colours, _ = _settled(colours, own, fixed=given)
    return colours, tuple(_unreadable(colours, table))


def _settled(
    colours: _Colours, rules: Iterable[Mapping[str, Any]], *, fixed: Mapping[str, str] = MappingProxyType({})
) -> tuple[_Colours, list[Adjustment]]:
    """Apply the rules in their order; what is fixed stays as it is."""
    adjustments: list[Adjustment] = []
    for rule in rules:
        kind = next(kind for kind in _RULES if kind in rule)
        moved, made = _RULES[kind](colours, rule)
        colours = {**moved, **fixed}
        adjustments += made
    return colours, adjustments


def _unreadable(colours: _Colours, table: Mapping[str, Any]) -> Iterator[Adjustment]:
    ruled = [(rule.get("choose") or rule.get("keep"), rule["on"]) for rule in table["rules"] if "on" in rule]
    for role, ground in (*ruled, *table["read"]):
        if contrast(colours[role], colours[ground]) < READABLE:
            yield _adjusted(role, colours[role], colours[role], colours[ground], ground=ground)


def _roles(table: Mapping[str, Any], key: str, colour: str | None) -> _Colours:
    return {role: colour.upper() for role in table.get(key, ())} if colour else {}


def _choose(colours: _Colours, rule: Mapping[str, Any]) -> _Made:
    """Take the candidate with the most contrast; where it has too little, move the ground away from it."""
    role, ground = rule["choose"], rule["on"]
    inks = [colours.get(ink, ink) for ink in rule["of"]]
    ink = max(inks, key=lambda ink: contrast(ink, colours[ground]))
    colours = {**colours, role: ink}
    if contrast(ink, colours[ground]) >= READABLE:
        return colours, ()
    moved = _moved(colours[ground], ink, READABLE)
    if moved is None:
        best = max(_BLACK_AND_WHITE, key=lambda ink: contrast(ink, colours[ground]))
        return {**colours, role: best}, (_adjusted(role, ink, best, colours[ground], ground=ground),)
    return {**colours, ground: moved}, (_adjusted(ground, colours[ground], moved, ink, ground=role),)


def _keep(colours: _Colours, rule: Mapping[str, Any]) -> _Made:
    """Keep a colour readable on its ground, and told from it; else take another in its place."""
    role, least = rule["keep"], rule.get("least", READABLE)
    own, ground = colours[role], colours[rule["on"]]
    near = rule.get("apart") and apart(own, ground) < _ALIKE
    taken = None if near else _moved(own, ground, least)
    if taken is None:
        taken = colours.get(rule["else"], rule["else"])
    return {**colours, role: taken}, (_adjusted(role, own, taken, ground, ground=rule["on"]),)


def _moved(colour: str, other: str, least: float) -> str | None:
    """Return a colour moved away in lightness until it has enough contrast; None if that takes too far."""
    way = 1 if contrast("#FFFFFF", other) > contrast("#000000", other) else -1
    for step in range(round(_LIMIT / _STEP) + 1):
        moved = shifted(colour, way * step * _STEP) if step else colour
        if contrast(moved, other) >= least:
            return moved
    return None


def _shade(colours: _Colours, rule: Mapping[str, Any]) -> _Made:
    """Let a colour follow another, lighter or darker by a step; away from the ink that stands on it."""
    by = rule["by"]
    ink = rule.get("under")
    if ink and contrast("#FFFFFF", colours[ink]) > contrast("#000000", colours[ink]):
        by = -by  # a dark ink: what is deeper must be lighter here
    return {**colours, rule["shade"]: shifted(colours[rule["of"]], by)}, ()


def _adjusted(role: str, wanted: str, taken: str, on: str, *, ground: str) -> Adjustment:
    return Adjustment(
        role=role,
        wanted=wanted,
        taken=taken,
        ground=ground,
        on=on,
        before=contrast(wanted, on),
        after=contrast(taken, on),
    )


_RULES: Mapping[str, Callable[[_Colours, Mapping[str, Any]], _Made]] = MappingProxyType(
    {"choose": _choose, "keep": _keep, "shade": _shade}
)
