"""The size of a picture, from the bytes of its file; nothing is decoded."""

from __future__ import annotations

import re
import struct

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
