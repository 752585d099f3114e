"""Small text files of the user's own."""

from __future__ import annotations

import errno
from pathlib import Path

from sharekit.errors import SettingsError
from sharekit.files import read_regular

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
        return read_regular(path, most=_LARGEST).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        message = f"{path} is not text in UTF-8"
        raise SettingsError(message, hint="Save it as UTF-8 in your editor") from error
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.EFBIG:
            message = f"{path} is larger than {_LARGEST // 1024} KiB"
            raise SettingsError(message, hint=f"A {one} has some lines; is this the right file?") from error
        message = (
            f"cannot read the {one} {path}: {getattr(error, 'strerror', None) or 'the name is not possible'}"
        )
        raise SettingsError(message, hint=f"Name a {one} that exists, or take it away") from error
