"""The picture that an article names, or that the user gives: its bytes and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from sharekit.document import Diagnostic
from sharekit.errors import SourceError
from sharekit.source.formats.addresses import web_address
from sharekit.source.formats.intake import STDIN, lies_below, read_file

_OWN = "Give the file with --image, if you may use it"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A picture that was read.

    Attributes:
        name: Without its folder.
        data: The bytes.
        asked: The user gave it on the command line; otherwise the article names it.
    """

    name: str
    data: bytes
    asked: bool = False


def read_picture(named: str | None, *, source: str, given: Path | None) -> PictureFile | Diagnostic | None:
    """Read the picture of an article.

    A file that the article names is read only from the article's own folder or below: an article may
    come from a stranger. One on the web is not fetched.

    Args:
        named: What the article says (`image`), a path or an address.
        source: Location of the article.
        given: What the user says (`--image`), which goes first.

    Returns:
        The picture, or why it is left out, or None where there is none.

    Raises:
        SourceError: The file that the user gave cannot be read.
    """
    if given is not None:
        return PictureFile(name=given.name, data=read_file(given), asked=True)
    if not named:
        return None
    if web_address(named):
        return _left_out(
            "is on the web and was not fetched", hint="Save it and give it with --image, if you may use it"
        )
    path = None if source == STDIN or web_address(source) else _below(Path(source).parent, named)
    if path is None:
        return _left_out(f"({named}) is not below the article's folder", hint=_OWN)
    try:
        return PictureFile(name=path.name, data=read_file(path))
    except SourceError as error:
        return _left_out(f"({named}) cannot be read", hint=error.hint or _OWN)


def _left_out(why: str, *, hint: str) -> Diagnostic:
    return Diagnostic(code="picture-left-out", message=f"the article's picture {why}", hint=hint)


def _below(folder: Path, named: str) -> Path | None:
    """Return the path of a file in a folder; None for one that leads out of it."""
    if PurePosixPath(named).is_absolute() or PureWindowsPath(named).anchor:
        return None
    path = folder / named
    return path if lies_below(path, folder) else None
