"""The rules of the table `[writer]`: a program of the user's own that writes posts.

When it runs, the command decides (`cli/own_writer.py`). A `sharekit.toml` that was merely found above an
article never takes the place of the user's own program: the folder may be a stranger's.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from sharekit.errors import SettingsError
from sharekit.settings.model import OwnWriter
from sharekit.settings.values import WrongValueError

_LONGEST = 600  # seconds
_COMMAND = 'Write command = "my-writer --brief", or a list: ["my-writer", "--brief"]'


def checked_writer(
    table: Mapping[str, object], *, where: Callable[[str], str], file: Path, ours: bool
) -> OwnWriter:
    """Return the program that a settings file names.

    Args:
        table: The table, with no key but those of `WRITER`.
        where: Gives the place of a key, for people.
        file: The settings file; the program runs in its folder.
        ours: It was not merely found.

    Raises:
        SettingsError: There is no command, or a value is wrong.
    """
    values: dict[str, object] = {}
    for key in dict.fromkeys(("command", *table)):
        try:
            values[key] = _RULES[key](table.get(key))
        except WrongValueError as wrong:
            message = f"{where(key)}: {wrong.what}"
            raise SettingsError(message, hint=wrong.hint) from None
    return OwnWriter(file=file.absolute(), ours=ours, **values)  # type: ignore[arg-type]


def _command(value: object) -> tuple[str, ...]:
    """Return the words of a command: a text is split as a shell splits it, and never handed to one."""
    try:
        words = shlex.split(value) if isinstance(value, str) else value
    except ValueError:
        what = f"a quotation mark in {value!r} is not closed"
        raise WrongValueError(what, _COMMAND) from None
    if not isinstance(words, list) or not all(isinstance(word, str) and "\0" not in word for word in words):
        what = "it names no program" if value is None else f"{value!r} is no command"
        raise WrongValueError(what, _COMMAND)
    if not words or not words[0].strip():
        what = "it names no program"
        raise WrongValueError(what, _COMMAND)
    return tuple(words)


def _timeout(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _LONGEST:
        what = f"{value!r} is no number of seconds it may take"
        raise WrongValueError(what, f"Write a whole number from 1 to {_LONGEST}")
    return value


_RULES: Mapping[str, Callable[[object], object]] = MappingProxyType(
    {"command": _command, "timeout": _timeout}
)
WRITER = tuple(_RULES)
