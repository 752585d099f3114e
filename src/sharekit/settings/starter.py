"""A folder to start from: commented settings and an article to try."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sharekit.errors import KitError
from sharekit.settings.files import FILE_NAME

_NAMES = (FILE_NAME, "article.md")


def save_starter(folder: Path) -> tuple[Path, ...]:
    """Write the starter files into a folder, which is made if need be; nothing is ever overwritten.

    Returns:
        The files, in the order they should be looked at.

    Raises:
        KitError: One of them is there already, or the folder cannot be written; nothing was changed.
    """
    taken = [name for name in _NAMES if (folder / name).exists()]
    if taken:
        message = f"{folder / taken[0]} is there already"
        raise KitError(message, hint="Name another folder: sharekit init DIR")
    shipped = files("sharekit.settings").joinpath("starter_files")
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _NAMES:
            with (folder / name).open("xb") as file:
                written.append(folder / name)
                file.write(shipped.joinpath(name).read_bytes())
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        message = f"cannot write into {folder}: {error.strerror or 'the system refused'}"
        raise KitError(message, hint="Name a folder that you may write to: sharekit init DIR") from error
    return tuple(written)
