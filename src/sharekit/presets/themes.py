"""Themes: colours, fonts and every number that a layout reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from sharekit.presets.formats import CardFormat
from sharekit.presets.tables import load_shipped

Metric: TypeAlias = float | Mapping[str, float]
Rows: TypeAlias = dict[str, Any]  # a theme's file as it is read
SHIPPED = ("rally", "editorial", "broadsheet", "protest", "gentle")
PROSE = (
    "label",
    "description",
    "colours",
    "pictured",
    "photographed",
    "fonts",
    "poor",
    "brand",
    "ways",
    "moods",
)
MOODS = {"vigil": "editorial", "alarm": "protest", "celebration": "gentle"}  # with the theme that fits


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One file of `presets/themes/`.

    Attributes:
        name: Fixed name, the file's.
        like: Name of the shipped theme whose layouts it has.
        label: For people.
        description: One line for people.
        colours: `#RRGGBB` by role; every theme has `bg`, `ink`, `accent` and `muted`.
        pictured: What a card looks like, by language, for alt texts.
        photographed: The same for a card with a photograph, without a full stop.
        fonts: File stem (without `sk-`) by role, for Latin, Greek and Cyrillic.
        script_fonts: The same by script code (`arab`, `hebr`, `deva`).
        files: Font files that are not shipped, by the names that `fonts` uses for them.
        metrics: Lengths in du and shares, by dotted name; a table varies by format or shape.
        poor: Characters that one of its fonts draws badly, by the font's name.
        brand: What an organisation's colours replace, and the rules that keep all readable then.
        ways: Other colours by role, by the name of a colourway.
        moods: Names of colourways by mood, an empty one for the theme's own; `usual` where there is none.
        plain: Without the motif that has nothing to say at a vigil.
    """

    name: str
    like: str
    label: str
    description: str
    colours: Mapping[str, str]
    pictured: Mapping[str, str]
    photographed: Mapping[str, str]
    fonts: Mapping[str, str]
    script_fonts: Mapping[str, Mapping[str, str]]
    files: Mapping[str, Path]
    metrics: Mapping[str, Metric]
    brand: Mapping[str, Any]
    poor: Mapping[str, str]
    ways: Mapping[str, Mapping[str, str]]
    moods: Mapping[str, Sequence[str]]
    plain: bool = False

    def at(self, metric: str, card_format: CardFormat) -> float:
        """Return a metric for one format: its own value, else its shape's, else the general one.

        A poster is tall where a theme says nothing of posters.
        """
        value = self.metrics[metric]
        if not isinstance(value, Mapping):
            return value
        shape = card_format.shape
        for key in (card_format.name, shape, "tall" if shape == "poster" else shape):
            if key in value:
                return value[key]
        return value["any"]


def make_theme(
    name: str, rows: Rows, *, like: str | None = None, files: Mapping[str, Path] | None = None
) -> Theme:
    """Return the theme of a whole table.

    Args:
        name: Its name.
        rows: What its file says, or that of the theme it follows with its own values over it.
        like: Name of the shipped theme whose layouts it has; None for its own.
        files: Font files of its own, by the names that its fonts have.
    """
    fonts: dict[str, object] = dict(rows["fonts"])
    scripts = {key: value for key, value in fonts.items() if isinstance(value, dict)}
    return Theme(
        name=name,
        like=like or name,
        label=str(rows["label"]),
        description=str(rows["description"]),
        colours={key: str(value) for key, value in rows["colours"].items()},
        pictured={key: str(value) for key, value in rows["pictured"].items()},
        photographed={key: str(value) for key, value in rows["photographed"].items()},
        fonts={key: str(value) for key, value in fonts.items() if key not in scripts},
        script_fonts=scripts,
        files=files or {},
        brand=rows["brand"],
        poor=rows.get("poor", {}),
        ways={} if like else rows["ways"],
        moods={} if like else rows["moods"],
        metrics={
            f"{group}.{key}": value
            for group, table in rows.items()
            if group not in PROSE
            for key, value in table.items()
        },
    )


def theme_rows(name: str) -> Rows:
    """Return what the file of a shipped theme says."""
    return load_shipped("themes", f"{name}.toml")


def load_themes() -> Mapping[str, Theme]:
    """Return the shipped themes by name; the first is the default."""
    return {name: make_theme(name, theme_rows(name)) for name in SHIPPED}
