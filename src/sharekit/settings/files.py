"""Find `sharekit.toml` files and lay them over one another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sharekit.errors import SettingsError, UsageError
from sharekit.settings.model import Settings
from sharekit.settings.spelling import did_you_mean
from sharekit.settings.values import checked

FILE_NAME = "sharekit.toml"
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
    "organisation",
)
_ORGANISATION = ("name",)


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
    layers: dict[str, Any] = {}
    for path in _files(near=near, user=user, file=file):
        layers |= _read(path)
    wishes = {
        key: checked(key, value, where=f"--{key.replace('_', '-')}", error=UsageError)
        for key, value in (asked or {}).items()
        if value is not None
    }
    return Settings(**{**layers, **wishes}, asked=frozenset(wishes))


def _files(*, near: Sequence[Path], user: Path | None, file: Path | None) -> Iterator[Path]:
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


def _read(path: Path) -> dict[str, Any]:
    text = _text(path)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = f"{path} is not valid TOML: {error}"
        raise SettingsError(message, hint="Correct that line; texts stand in quotation marks") from error
    values = {key: _value(path, text, key, value) for key, value in table.items()}
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


def _value(path: Path, text: str, key: str, value: object) -> object:
    _refuse_unknown(path, text, key, _KEYS)
    if key == "organisation":
        return _organisation(path, text, value)
    return checked(key, value, where=f"{path}{_line(text, key)}, {key}", error=SettingsError)


def _organisation(path: Path, text: str, value: object) -> object:
    if not isinstance(value, Mapping):
        message = f"{path}{_line(text, 'organisation')}, organisation: {value!r} is not a table"
        raise SettingsError(message, hint='Write [organisation] and below it name = "..."')
    for key in value:
        _refuse_unknown(path, text, key, _ORGANISATION)
    if "name" not in value:
        return None
    where = f"{path}{_line(text, 'name')}, organisation name"
    return checked("organisation", value["name"], where=where, error=SettingsError)


def _refuse_unknown(path: Path, text: str, key: str, known: Sequence[str]) -> None:
    if key not in known:
        message = f"{path}{_line(text, key)}: there is no setting {key!r}"
        raise SettingsError(message, hint=did_you_mean(key, known, plural="settings"))


def _line(text: str, key: str) -> str:
    """Return ", line 3" for the line that sets `key`; nothing where it cannot be told."""
    pattern = re.compile(rf"""^\s*\[?\s*(?:organisation\s*\.\s*)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    numbers = (number for number, line in enumerate(text.split("\n"), 1) if pattern.match(line))
    number = next(numbers, None)
    return "" if number is None else f", line {number}"
