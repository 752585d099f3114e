"""Find `sharekit.toml` files and lay them over one another.

A file that was merely found beside an article may be a stranger's, and what it names goes into pictures and
lists that are published. So its paths stay below its own folder; they are free where the file is ours: the
user's own, named, or in or above the folder the command is given in.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from sharekit.errors import SettingsError, UsageError
from sharekit.presets.own_themes import load_own_themes
from sharekit.presets.small_text import read_small_text
from sharekit.presets.spelling import did_you_mean
from sharekit.presets.themes import SHIPPED, Theme
from sharekit.presets.toml_lines import at_line
from sharekit.settings.model import Brand, OwnWriter, Settings
from sharekit.settings.own_templates import TEMPLATES, load_own_templates
from sharekit.settings.values import ORGANISATION, SCHEDULE, WRITER, Rule, brand_rules, checked, placed
from sharekit.source import lies_below
from sharekit.write import OwnTemplates

FILE_NAME = "sharekit.toml"
THEMES = "themes"  # the folder beside a settings file that holds themes of its own
_KEYS = (
    "theme",
    "formats",
    "platforms",
    "cards",
    "kinds",
    "hashtags",
    "timezone",
    "language",
    "link",
    "schedulers",
    "share_base",
    "groups",
    "why",
    "organisation",
    "brand",
    "handles",
    "schedule",
    "writer",
)


@dataclass(frozen=True, slots=True)
class _File:
    """One settings file: where it is, whether its paths are free, and what it says."""

    path: Path
    ours: bool
    text: str = ""

    def at(self, *keys: str) -> str:
        """Return the file and the line that sets a key, for messages."""
        return f"{self.path}{at_line(self.text, *keys)}"

    def hold(self, path: Path, *, where: str) -> None:
        """Refuse a path, or anything in the folder that it is, that leads out of the file's own folder.

        Raises:
            SettingsError: The file is not ours, and the path leads out.
        """
        if self.ours:
            return
        for each in chain((path,), path.rglob("*")):
            if not lies_below(each, self.path.parent):
                message = f"{where}: {each} leads out of the folder of a settings file that was merely found"
                raise SettingsError(message, hint=f"If you trust that file, name it: --settings {self.path}")

    def themes(self) -> Mapping[str, Theme]:
        """Return the themes beside the file.

        Raises:
            SettingsError: One is no theme, or may not be read from here.
        """
        folder = self.path.parent / THEMES
        self.hold(folder, where=THEMES)
        themes = load_own_themes(folder)
        for name, theme in themes.items():
            for path in theme.files.values():
                self.hold(path, where=str(folder / f"{name}.toml"))
        return themes

    def templates(self) -> OwnTemplates:
        """Return the templates beside the file.

        Raises:
            SettingsError: One holds a row that cannot be one, or may not be read from here.
        """
        folder = self.path.parent / TEMPLATES
        self.hold(folder, where=TEMPLATES)
        return load_own_templates(folder)

    def refuse_unknown(self, keys: Sequence[str], known: Collection[str]) -> None:
        """Refuse a key that no setting has; `keys` leads to it from the top table.

        Raises:
            SettingsError: It is none of the known.
        """
        if keys[-1] not in known:
            message = f"{self.at(*keys)}: there is no setting {keys[-1]!r}"
            raise SettingsError(message, hint=did_you_mean(keys[-1], known, plural="settings"))


def load_settings(
    *,
    near: Sequence[Path] = (),
    user: Path | None = None,
    file: Path | None = None,
    here: Path | None = None,
    asked: Mapping[str, object] | None = None,
) -> Settings:
    """Return the settings that hold for one source.

    Args:
        near: Folders to start from; the nearest `sharekit.toml` upwards of the first that has one counts.
        user: The user's own settings folder.
        file: The project's file, instead of looking for it.
        here: The folder the command is given in: a file found in it or above it is the user's own as well.
        asked: Fields of `Settings` set on the command line; None leaves a field as it is.

    Raises:
        SettingsError: A file cannot be read, is not TOML, or has an unknown key or a wrong value;
            or one that was merely found names what does not lie below its folder.
        UsageError: A value of `asked` is wrong.
    """
    files = tuple(_files(near=near, user=user, file=file, here=here))
    own = {name: theme for found in files for name, theme in found.themes().items()}
    own_templates = {name: rows for found in files for name, rows in found.templates().items()}
    themes = (*SHIPPED, *own)
    layers: dict[str, Any] = {"brand": {}}
    for found in files:
        values = _read(found, themes)
        if "writer" in layers and found.path != file:
            values.pop("writer", None)  # the user's own program is not changed by a folder it is used in
        layers |= {**values, "brand": {**layers["brand"], **values.get("brand", {})}}
    wishes = {
        key: checked(key, value, where=f"--{key.replace('_', '-')}", error=UsageError, themes=themes)
        for key, value in (asked or {}).items()
        if value is not None
    }
    layers |= {"brand": Brand(**layers["brand"]), "own_themes": own, "own_templates": own_templates}
    return Settings(**{**layers, **wishes}, asked=frozenset(wishes))


def _files(
    *, near: Sequence[Path], user: Path | None, file: Path | None, here: Path | None
) -> Iterator[_File]:
    """Yield the user's file, empty where there is none (themes may lie there alone), then the project's."""
    if user is not None:
        own = user / FILE_NAME
        yield _File(own, ours=True, text=read_small_text(own, one="settings file") if own.is_file() else "")
    if file is not None:
        yield _File(file, ours=True, text=read_small_text(file, one="settings file"))
        return
    ups = (up / FILE_NAME for folder in near for up in (folder, *folder.parents))
    path = next((up for up in ups if up.is_file()), None)
    if path is not None:
        above = here is not None and lies_below(here, path.parent)
        ours = above or (user is not None and lies_below(path.parent, user))
        _File(path, ours=ours).hold(path, where=FILE_NAME)
        yield _File(path, ours=ours, text=read_small_text(path, one="settings file"))


def _read(file: _File, themes: Sequence[str]) -> dict[str, Any]:
    try:
        table = tomllib.loads(file.text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is no TOMLDecodeError
        message = f"{file.path} is not valid TOML: {error}"
        raise SettingsError(message, hint="Correct that line; texts stand in quotation marks") from error
    values = {key: _value(file, key, value, themes) for key, value in table.items()}
    parted = values.pop("schedule", None)
    values |= parted if isinstance(parted, dict) else {}
    return {key: value for key, value in values.items() if value is not None}


def _value(file: _File, key: str, value: object, themes: Sequence[str]) -> object:
    file.refuse_unknown((key,), _KEYS)
    match key:
        case "organisation":
            return _rows(file, key, value, ORGANISATION, example='name = "..."').get("name")
        case "brand":
            return _rows(file, key, value, brand_rules(file.path.parent), example='primary = "#0057B8"')
        case "schedule":
            return _rows(file, key, value, SCHEDULE, example='quiet = "22:00-08:00"')
        case "writer":
            row: Any = _rows(file, key, value, WRITER, example='command = "my-writer"', needed=("command",))
            return OwnWriter(file=file.path.absolute(), ours=file.ours, **row)
    found = checked(key, value, where=f"{file.at(key)}, {key}", error=SettingsError, themes=themes)
    if not isinstance(found, Path):
        return found
    file.hold(file.path.parent / found, where=f"{file.at(key)}, {key}")
    return file.path.parent / found


def _rows(
    file: _File,
    name: str,
    table: object,
    rules: Mapping[str, Rule],
    *,
    example: str,
    needed: Sequence[str] = (),
) -> dict[str, object]:
    """Return the values of a table, each by its rule; what is needed and not there breaks it."""
    if not isinstance(table, Mapping):
        message = f"{file.at(name)}, {name}: {table!r} is not a table"
        raise SettingsError(message, hint=f"Write [{name}] and below it {example}")
    values: dict[str, object] = {}
    for key in dict.fromkeys((*table, *needed)):
        file.refuse_unknown((name, key), rules)
        where = f"{file.at(name, key)}, {name} {key}"
        with placed(where, SettingsError):
            values[key] = found = rules[key](table.get(key))
        if isinstance(found, Path):
            file.hold(found, where=where)
    return values
