"""Find `sharekit.toml` files and lay them over one another."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sharekit.errors import SettingsError, UsageError
from sharekit.presets.own_themes import load_own_themes
from sharekit.presets.spelling import did_you_mean
from sharekit.presets.themes import load_themes
from sharekit.presets.toml_lines import at_line
from sharekit.settings.model import Brand, Settings
from sharekit.settings.own_templates import TEMPLATES, load_own_templates
from sharekit.settings.schedule import SCHEDULE, checked_schedule
from sharekit.settings.values import checked, checked_brand
from sharekit.settings.writer import WRITER, checked_writer
from sharekit.write import Template

FILE_NAME = "sharekit.toml"
THEMES = "themes"  # the folder beside a settings file that holds themes of its own
_LARGEST = 65_536  # bytes
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
    "organisation",
    "brand",
    "handles",
    "schedule",
    "writer",
)
_ORGANISATION = ("name",)
_BRAND = tuple(Brand.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class _File:
    """One settings file: where it is and what it says."""

    path: Path
    text: str

    def at(self, *keys: str) -> str:
        """Return the file and the line that sets a key, for messages."""
        return f"{self.path}{at_line(self.text, *keys)}"

    def refuse_unknown(self, keys: Sequence[str], known: Sequence[str]) -> None:
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
    asked: Mapping[str, object] | None = None,
) -> Settings:
    """Return the settings that hold for one source.

    Args:
        near: Folders to start from; the nearest `sharekit.toml` upwards of the first that has one counts.
        user: The user's own settings folder.
        file: The project's file, instead of looking for it.
        asked: Fields of `Settings` set on the command line; None leaves a field as it is.

    Raises:
        SettingsError: A file cannot be read, is not TOML, or has an unknown key or a wrong value.
        UsageError: A value of `asked` is wrong.
    """
    files = [_File(path, _text(path)) for path in _paths(near=near, user=user, file=file)]
    folders = dict.fromkeys([*([user] if user else []), *(found.path.parent for found in files)])
    own = {name: theme for folder in folders for name, theme in load_own_themes(folder / THEMES).items()}
    themes = (*load_themes(), *own)
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
    templates: dict[str, tuple[Template, ...]] = {}
    for folder in folders:
        templates |= load_own_templates(folder / TEMPLATES)
    layers |= {"brand": Brand(**layers["brand"]), "own_themes": own, "own_templates": templates}
    return Settings(**{**layers, **wishes}, asked=frozenset(wishes))


def _paths(*, near: Sequence[Path], user: Path | None, file: Path | None) -> Iterator[Path]:
    if user is not None and (user / FILE_NAME).is_file():
        yield user / FILE_NAME
    if file is not None:
        yield file
        return
    for folder in near:
        found = next((up / FILE_NAME for up in (folder, *folder.parents) if (up / FILE_NAME).is_file()), None)
        if found is not None:
            yield found
            return


def _read(file: _File, themes: Sequence[str]) -> dict[str, Any]:
    try:
        table = tomllib.loads(file.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = f"{file.path} is not valid TOML: {error}"
        raise SettingsError(message, hint="Correct that line; texts stand in quotation marks") from error
    values = {key: _value(file, key, value, themes) for key, value in table.items()}
    parted = values.pop("schedule", None)
    values |= parted if isinstance(parted, dict) else {}
    return {key: value for key, value in values.items() if value is not None}


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"cannot read the settings file {path}: {error.strerror or 'the system refused'}"
        raise SettingsError(
            message, hint="Name a file that exists with --settings, or leave it out"
        ) from error
    if len(data) > _LARGEST:
        message = f"{path} is larger than {_LARGEST // 1024} KiB"
        raise SettingsError(message, hint="A settings file has a few lines; is this the right file?")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"{path} is not text in UTF-8"
        raise SettingsError(message, hint="Save it as UTF-8 in your editor") from error


def _value(file: _File, key: str, value: object, themes: Sequence[str]) -> object:
    file.refuse_unknown((key,), _KEYS)
    if key == "organisation":
        return _organisation(file, value)
    if key == "brand":
        return _brand(file, value)
    if key == "schedule":
        return _schedule(file, value)
    if key == "writer":
        return _writer(file, value)
    found = checked(key, value, where=f"{file.at(key)}, {key}", error=SettingsError, themes=themes)
    return file.path.parent / found if isinstance(found, Path) else found


def _table(file: _File, key: str, value: object, *, example: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        message = f"{file.at(key)}, {key}: {value!r} is not a table"
        raise SettingsError(message, hint=f"Write [{key}] and below it {example}")
    return value


def _organisation(file: _File, value: object) -> object:
    table = _table(file, "organisation", value, example='name = "..."')
    for key in table:
        file.refuse_unknown(("organisation", key), _ORGANISATION)
    if "name" not in table:
        return None
    where = f"{file.at('organisation', 'name')}, organisation name"
    return checked("organisation", table["name"], where=where, error=SettingsError)


def _schedule(file: _File, value: object) -> dict[str, object]:
    """Return the fields of `Settings` that the table sets: `quiet`, `zones`, and `hours` by moment."""
    table = _table(file, "schedule", value, example='quiet = "22:00-08:00"')
    values = {}
    for key, one in table.items():
        file.refuse_unknown(("schedule", key), SCHEDULE)
        where = f"{file.at('schedule', key)}, schedule {key}"
        values[key] = checked_schedule(key, one, where=where)
    return values


def _writer(file: _File, value: object) -> object:
    table = _table(file, "writer", value, example='command = "my-writer"')
    for key in table:
        file.refuse_unknown(("writer", key), WRITER)
    return checked_writer(table, where=lambda key: f"{file.at('writer', key)}, writer {key}", file=file.path)


def _brand(file: _File, value: object) -> dict[str, object]:
    """Return the fields of `Brand` that the file sets; paths start from the file's own folder."""
    table = _table(file, "brand", value, example='primary = "#0057B8"')
    values = {}
    for key, one in table.items():
        file.refuse_unknown(("brand", key), _BRAND)
        where = f"{file.at('brand', key)}, brand {key}"
        values[key] = checked_brand(key, one, where=where, folder=file.path.parent)
    return values
