"""Every file of the manifest is there, regular, inside the folder, and has its hash; nothing is decoded."""

from __future__ import annotations

import errno
import os
import re
import struct
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sharekit.check.model import Fault, KitFiles, Missing, Reader
from sharekit.errors import SourceError
from sharekit.files import read_regular
from sharekit.kept import sha256
from sharekit.kit.found import DEEPEST
from sharekit.kit.model import MANIFEST
from sharekit.kit.names import folded, is_portable

_AGAIN = "Make the kit again with sharekit build, or put the file back"
_CODES = {
    Missing.ABSENT: "file-missing",
    Missing.LINK: "file-is-link",
    Missing.NO_FILE: "file-not-regular",
    Missing.LARGE: "file-too-large",
    Missing.OUTSIDE: "path-leaves-kit",
    Missing.UNREADABLE: "file-unreadable",
}
_DELIVERED = ("cards/", "posts/", "schedule/", "share/", "groups/")


def find_file_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield a fault for each file of the manifest that is not as it was made."""
    seen: set[str] = set()
    for path, expected in kit.manifest["files"].items():
        data = kit.read(path)
        if isinstance(data, Missing):
            yield Fault(code=_CODES[data], where=path, message=f"{path} {data}", hint=_AGAIN)
        elif sha256(data) != expected.lower():
            message = f"{path} is not the file that was made: its hash differs"
            hint = "If you edited it on purpose that is fine; else make the kit again with sharekit build"
            yield Fault(code="file-changed", where=path, message=message, hint=hint)
        if folded(path) in seen:
            message = f"{path} is listed twice for systems that ignore case"
            yield Fault(code="file-listed-twice", where=path, message=message, hint=_AGAIN)
        seen.add(folded(path))
    yield from _unlisted_cards(kit)


def _unlisted_cards(kit: KitFiles) -> Iterator[Fault]:
    for card in kit.cards:
        if card["file"] not in kit.manifest["files"]:
            message = f"the card {card['id']} has a file that the manifest gives no hash of: {card['file']}"
            yield Fault(code="card-without-file", where=card["id"], message=message, hint=_AGAIN)


def find_unknown_files(kit: KitFiles) -> tuple[str, ...]:
    """Return files beside the delivered ones that the manifest does not know, as sentences."""
    unknown = (path for path in kit.paths if path not in kit.manifest["files"])
    return tuple(f"not sharekit's: {path}" for path in unknown if path.startswith(_DELIVERED))


def count_files(kit: KitFiles) -> int:
    """Return how many files the manifest lists."""
    return len(kit.manifest["files"])


LARGEST = 32 * 1024 * 1024  # bytes; the heaviest file of a kit is a poster of half a megabyte
MOST_FILES = 20_000

_WHY = {
    errno.ENOENT: Missing.ABSENT,
    errno.EFBIG: Missing.LARGE,
    errno.EINVAL: Missing.NO_FILE,
    errno.EISDIR: Missing.NO_FILE,
}


def read_kit_folder(folder: Path) -> tuple[bytes, tuple[str, ...], Reader]:
    """Return the bytes of `kit.json`, the paths of all other files, and a reader.

    Raises:
        SourceError: It is no folder with a `kit.json` in it, or folders nest in it without end.
    """
    if not folder.is_dir():
        message = f"{folder} is no folder" if folder.exists() else f"{folder} is not there"
        raise SourceError(message, hint="Give the folder of a kit, as sharekit build names it at the end")

    def read(path: str) -> bytes | Missing:
        return _read(folder, path)

    manifest = read(MANIFEST)
    if isinstance(manifest, Missing):
        message = f"{folder} is no kit: its {MANIFEST} {manifest}"
        raise SourceError(message, hint="Give the folder of a kit that sharekit build made, kit.json inside")
    paths = sorted(islice(_paths(folder, ""), MOST_FILES))
    return manifest, tuple(path for path in paths if path != MANIFEST), read


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder, on every system."""
    return is_portable(path) and not any("\ud800" <= sign <= "\udfff" for sign in path)


def _paths(folder: Path, prefix: str) -> Iterator[str]:
    try:
        children = sorted(os.scandir(folder / prefix), key=lambda child: child.name)
    except OSError:
        return
    if prefix.count("/") > DEEPEST:
        message = f"{folder} has more than {DEEPEST} folders inside one another"
        raise SourceError(message, hint="Give the folder of a kit, as sharekit build names it at the end")
    for child in children:
        path = f"{prefix}{child.name}"
        if child.is_dir(follow_symlinks=False):
            yield from _paths(folder, f"{path}/")
        else:
            yield path


def _read(folder: Path, path: str) -> bytes | Missing:
    if not is_inside(path):
        return Missing.OUTSIDE
    parts = path.split("/")
    steps = [folder.joinpath(*parts[:count]) for count in range(1, len(parts) + 1)]
    try:
        if any(step.is_symlink() for step in steps):
            return Missing.LINK
        return read_regular(steps[-1], most=LARGEST, follow=False)
    except OSError as error:
        return _WHY.get(error.errno or 0, Missing.UNREADABLE)


_PNG = b"\x89PNG\r\n\x1a\n"
_IHDR, _IEND = b"IHDR", b"IEND"
_JPEG, _END = b"\xff\xd8\xff", b"\xff\xd9"
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # ITU-T T.81, table B.1
_SCAN = 0xDA
_MEDIA_BOX = re.compile(
    rb"/MediaBox\s*\[\s*0\s+0\s+([0-9]{1,6}(?:\.[0-9]{1,6})?)\s+([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*\]"
)
_POINTS = 72  # of an inch


def size_of(data: bytes, *, dpi: float = 0.0) -> tuple[int, int] | None:
    """Return width and height in px of a PNG, a JPEG or a PDF of one page; None where it is none, or cut off.

    Args:
        data: The whole file.
        dpi: Px of an inch, for a PDF.
    """
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    return _pdf(data, dpi) if data.startswith(b"%PDF-") else None


def _png(data: bytes) -> tuple[int, int] | None:
    """Read the first chunk, and walk over all chunks to see that the last is there."""
    if data[12:16] != _IHDR or len(data) < len(_PNG) + 25:
        return None
    place, name = len(_PNG), b""
    while place + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        place += 12 + length
    whole = name == _IEND and place == len(data)
    width, height = struct.unpack_from(">II", data, 16)
    return (width, height) if whole else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    place, size = 2, None
    while place + 9 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004  every marker begins so
        marker, length = data[place + 1], struct.unpack_from(">H", data, place + 2)[0]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            size = (width, height)
        if marker == _SCAN:
            break
        place += 2 + max(length, 2)
    return size if data.endswith(_END) else None


def _pdf(data: bytes, dpi: float) -> tuple[int, int] | None:
    boxes = _MEDIA_BOX.findall(data)
    if len(boxes) != 1 or not data.rstrip().endswith(b"%%EOF"):
        return None
    width, height = (round(float(value) * dpi / _POINTS) for value in boxes[0])
    return width, height
