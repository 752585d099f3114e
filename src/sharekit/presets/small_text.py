"""Small texts of the user's own: files, and the words in them."""

from __future__ import annotations

import errno
import re
import unicodedata
from pathlib import Path

from sharekit.errors import SettingsError
from sharekit.files import read_regular

_LARGEST = 65_536  # bytes
_SPACES = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\ufe0e\ufe0f\uffa0")  # letters and signs that show nothing


def one_line(words: str) -> str:
    """Return words on one line, without controls and marks that turn the direction; nothing if none is seen.

    Such a mark in a name would turn what stands behind the name in a post. A lone surrogate is U+FFFD.
    """
    line = _SURROGATES.sub("\ufffd", _HIDDEN.sub("", _SPACES.sub(" ", words))).strip()
    return line if any(map(_is_seen, line)) else ""


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cf", "Zs"} and sign not in _BLANK


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
