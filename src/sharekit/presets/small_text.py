"""Small text files of the user's own."""

from __future__ import annotations

from pathlib import Path

from sharekit.errors import SettingsError

_LARGEST = 65_536  # bytes


def read_small_text(path: Path, *, one: str) -> str:
    """Return the text of a file that a person wrote, with plain line ends.

    Args:
        path: The file.
        one: What it is (`theme`).

    Raises:
        SettingsError: It cannot be read, is no text in UTF-8, or is larger than 64 KiB.
    """
    try:
        data = path.read_bytes()
        if len(data) > _LARGEST:
            message = f"{path} is larger than {_LARGEST // 1024} KiB"
            raise SettingsError(message, hint=f"A {one} has some lines; is this the right file?")
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"the {one} {path} cannot be read as text in UTF-8"
        raise SettingsError(message, hint="Save it as UTF-8 in your editor, or take it away") from error
