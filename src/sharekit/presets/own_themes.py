"""Themes of the user's own: a TOML file that says what is other than in the shipped theme it is like."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sharekit.errors import SettingsError
from sharekit.presets.brand import follow
from sharekit.presets.colour import is_colour
from sharekit.presets.formats import load_formats, load_papers
from sharekit.presets.small_text import one_line, read_small_text
from sharekit.presets.spelling import did_you_mean
from sharekit.presets.themes import PROSE, SHIPPED, Metric, Rows, Theme, make_theme, theme_rows
from sharekit.presets.toml_lines import at_line

_TOP = ("like", "label", "description", "colours", "fonts", "pictured", "photographed")
# Times the value of the theme it is like: what lies beyond is a slip of the hand, or no card any more.
_LEAST, _MOST = 0.5, 2.5
_FILES = (".ttf", ".otf")
_WHERE = ("any", "square", "tall", "landscape", "poster")


def load_own_themes(folder: Path) -> Mapping[str, Theme]:
    """Return the themes in a folder by name, which is the file's; none where there is no such folder.

    Raises:
        SettingsError: A file cannot be read or says something that a theme cannot; the line is named.
    """
    if not folder.is_dir():
        return {}
    return {
        path.stem: parse_theme(path, read_small_text(path, one="theme"))
        for path in sorted(folder.glob("*.toml"))
    }


def parse_theme(path: Path, text: str) -> Theme:
    """Return the theme that a file describes.

    Args:
        path: The file; its name is the theme's, and font files are looked for beside it.
        text: What it says.

    Raises:
        SettingsError: It is not TOML, has an unknown key, a value of the wrong kind, or colours that could
            not be read on each other.
    """
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is no TOMLDecodeError
        message = f"{path} is not valid TOML: {error}"
        raise SettingsError(message, hint="Correct that line; texts stand in quotation marks") from error
    return _Reader(path, text).theme(table)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks one file, value by value."""

    path: Path
    text: str
    files: dict[str, Path] = field(default_factory=dict)

    def theme(self, table: Mapping[str, Any]) -> Theme:
        if self.path.stem in SHIPPED:
            message = f"{self.path}: sharekit has a theme {self.path.stem!r} of its own"
            raise SettingsError(message, hint="Give the file another name")
        if "like" not in table:
            message = f"{self.path} does not say which theme it is like"
            raise SettingsError(message, hint=f"Begin it with like = and one of {', '.join(SHIPPED)}")
        like = self.known(table["like"], SHIPPED, "like", plural="themes")
        rows = theme_rows(like)
        groups = tuple(key for key in rows if key not in PROSE)
        for key in table:
            self.known(key, (*_TOP, *groups), key, plural="keys")
        own = {
            **rows,
            "label": self.words(table.get("label", self.path.stem), "label"),
            "description": self.words(table.get("description", f"Like {like}"), "description"),
            "colours": self.colours(table.get("colours", {}), rows),
            "fonts": self.fonts(table.get("fonts", {}), rows["fonts"], "fonts"),
            **{group: self.metrics(table.get(group, {}), rows[group], group) for group in groups},
            **self.descriptions(table, rows),
        }
        return make_theme(self.path.stem, own, like=like, files=self.files)

    def refuse(self, what: str, *keys: str, hint: str) -> SettingsError:
        return SettingsError(f"{self.path}{at_line(self.text, *keys)}: {what}", hint=hint)

    def known(self, name: object, names: tuple[str, ...], *keys: str, plural: str) -> str:
        if not isinstance(name, str) or name not in names:
            hint = did_you_mean(str(name), names, plural=plural)
            raise self.refuse(f"there is no {plural[:-1]} {name!r}", *keys, hint=hint)
        return name

    def table(self, value: object, *keys: str) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            hint = f"Write [{'.'.join(keys)}] and below it its lines"
            raise self.refuse(f"{value!r} is not a table", *keys, hint=hint)
        return value

    def words(self, value: object, *keys: str) -> str:
        words = one_line(value) if isinstance(value, str) else ""
        if not words:
            raise self.refuse(f"{value!r} is not a text", *keys, hint="Write words in quotation marks")
        return words

    def colours(self, value: object, rows: Rows) -> Mapping[str, str]:
        given = {}
        for role, colour in self.table(value, "colours").items():
            self.known(role, tuple(rows["colours"]), "colours", role, plural="colours")
            if not isinstance(colour, str) or not is_colour(colour):
                hint = 'Write it as "#0057B8": a number sign and six digits or letters A to F'
                raise self.refuse(f"{colour!r} is not a colour", "colours", role, hint=hint)
            given[role] = colour.upper()
        colours, unreadable = follow(rows, given)
        for pair in unreadable:
            named = pair.role if pair.role in given else pair.ground
            told = f"{pair.role} {pair.wanted} cannot be read on {pair.ground} {pair.on}"
            what = f"{told}: their contrast is {pair.before:.1f}"
            hint = "Make one lighter or the other darker until it is 4.5"
            raise self.refuse(what, "colours", named, hint=hint)
        return colours

    def fonts(self, value: object, base: Mapping[str, Any], *keys: str) -> dict[str, Any]:
        fonts = dict(base)
        for role, name in self.table(value, *keys).items():
            self.known(role, tuple(base), *keys, role, plural="roles")
            if isinstance(base[role], Mapping):
                fonts[role] = self.fonts(name, base[role], *keys, role)
            else:
                fonts[role] = self.font(self.words(name, *keys, role), *keys, role)
        return fonts

    def font(self, name: str, *keys: str) -> str:
        """Return the name of a font of the file's folder, or of one that is shipped."""
        if not name.lower().endswith(_FILES):
            shipped = tuple(sorted(set(_shipped_fonts())))
            return self.known(name, shipped, *keys, plural="fonts")
        path = self.path.parent / name
        if not path.is_file():
            hint = "Put the font into the folder of the theme"
            raise self.refuse(f"there is no file {name!r} beside it", *keys, hint=hint)
        self.files[f"+{name}"] = path
        return f"+{name}"

    def metrics(self, value: object, base: Mapping[str, Metric], group: str) -> dict[str, Metric]:
        metrics = dict(base)
        for key, number in self.table(value, group).items():
            self.known(key, tuple(base), group, key, plural="keys")
            usual = base[key]
            values = tuple(usual.values()) if isinstance(usual, Mapping) else (usual,)
            span = (_LEAST * min(values), _MOST * max(values))
            if not isinstance(number, Mapping):
                metrics[key] = self.number(number, span, group, key)
                continue
            for place in number:
                self.known(place, (*_WHERE, *load_formats(), *load_papers()), group, key, plural="formats")
            own = {place: self.number(one, span, group, key) for place, one in number.items()}
            metrics[key] = {**(usual if isinstance(usual, Mapping) else {"any": usual}), **own}
        return metrics

    def number(self, value: object, span: tuple[float, float], *keys: str) -> float:
        least, most = span
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
            what = f"{value!r} is not a number from {least:g} to {most:g}"
            raise self.refuse(what, *keys, hint="Sizes are in design units, shares from 0 to 1")
        return float(value)

    def descriptions(self, table: Mapping[str, Any], rows: Rows) -> Rows:
        """Return what cards look like: in its own words, else in words that name no colour."""
        return {
            key: {
                language: self.words(words, key, language)
                for language, words in self.table(table.get(key, rows["brand"][key]), key).items()
            }
            for key in ("pictured", "photographed")
        }


def _shipped_fonts() -> Iterator[str]:
    for name in SHIPPED:
        for value in theme_rows(name)["fonts"].values():
            yield from value.values() if isinstance(value, dict) else (value,)
