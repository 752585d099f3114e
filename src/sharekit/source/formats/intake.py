"""Bytes from a path or from standard input, and refusals in words for people."""

from __future__ import annotations

import difflib
import hashlib
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sharekit.errors import NothingToShareError, SourceError

STDIN = "-"
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What was read.

    Attributes:
        name: Without its folder.
        data: The bytes.
        url: The address they came from in the end.
        charset: What the server said of their characters.
        media: What the server said they are (`text/html`).
    """

    name: str
    data: bytes
    url: str | None = None
    charset: str | None = None
    media: str | None = None

    @property
    def sha256(self) -> str:
        """Hash of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def fetch_raw(location: str, stdin: Callable[[], bytes] | None) -> Raw:
    """Read the bytes of a source.

    Args:
        location: A path, a web address, or `-` for standard input.
        stdin: Answers all of standard input.

    Returns:
        The bytes with the name they go by.

    Raises:
        SourceError: It is not there, not a file, not readable, or too large.
        NothingToShareError: It is empty.
    """
    if location == STDIN:
        return _filled(Raw(name="stdin", data=_piped(stdin)), "standard input")
    if location.casefold().startswith(("http://", "https://")):
        from sharekit.source.web.fetch import fetch_page  # noqa: PLC0415  slow to import, and only addresses need it

        return _filled(fetch_page(location), location)
    path = Path(location)
    return _filled(Raw(name=path.name, data=read_file(path)), path.name)


def _piped(stdin: Callable[[], bytes] | None) -> bytes:
    if stdin is None:
        message = "there is no standard input to read"
        raise SourceError(message, hint="Give a file name instead of -")
    return stdin()


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        SourceError: It is not there, a folder, too large, or may not be read.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            message = f"{path.name or path} is a folder"
            raise SourceError(message, hint="Give the file inside it")
        if status.st_size > _LARGEST:
            message = f"{path.name} is larger than {_LARGEST // 1024**2} MB"
            raise SourceError(message, hint="Give one article, event or picture, not a whole archive")
        return path.read_bytes()
    except FileNotFoundError:
        message = f"there is no file {path}"
        raise SourceError(message, hint=_neighbour(path)) from None
    except PermissionError:
        message = f"{path.name} may not be read"
        raise SourceError(message, hint="Check who may open the file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not possible"
        message = f"{path.name or 'the source'} cannot be read ({reason})"
        raise SourceError(message, hint="Check the file name, or copy the file to this computer") from None


def lies_below(path: Path, folder: Path) -> bool:
    """Whether a path stays in a folder, or is it, once every symbolic link is followed.

    One that cannot be followed to its end (a loop of links, a character that no name has) does not.
    """
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _neighbour(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return "Check the folder's name"
    close = difflib.get_close_matches(path.name, names, n=1) or [
        name for name in names if Path(name).stem.casefold() == path.stem.casefold()
    ]
    return f"Did you mean {close[0]}?" if close else "Check the file's name and folder"


def _filled(raw: Raw, called: str) -> Raw:
    if not raw.data.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        message = f"{called} is empty"
        raise NothingToShareError(message, hint="Paste the text of the article or event into it and save it")
    return raw
