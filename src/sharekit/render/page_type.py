"""A theme's display type and a logo for a page: the letters that its headings need, and a small picture."""

from __future__ import annotations

import io
import struct
import zlib

import uharfbuzz as hb
from PIL import Image

from sharekit.render.studio import Studio

_LOGO = 84  # px: three times as high as the page shows it
_LOGO_BYTES = 6_000  # a heavier one is shown in few colours: it is as high as a line
_HEAVIEST = 40_000  # bytes


def headline_font(studio: Studio, words: str) -> bytes | None:
    """Return a WOFF font with the letters of some words, of the theme's display type.

    Args:
        studio: Whose theme. A font of the user's is left out: that it may be passed on is not known.
        words: What will be set in it; the letters it lacks are left to the reader's own fonts.
    """
    theme, book = studio.theme, studio.book
    partners = (fonts.get("display") for fonts in theme.script_fonts.values())
    names = [name for name in dict.fromkeys((theme.fonts["display"], *partners)) if name]
    ours = [name for name in names if name not in book.files and not name.startswith("+")]
    letters = {sign for sign in words if sign.isalpha()}
    if not ours or not letters:
        return None
    best = max(ours, key=lambda name: sum(book.has(sign, name) for sign in letters))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(sign) for sign in words if book.has(sign, best)})
    wanted.flags = hb.SubsetFlags.NO_HINTING
    font = bytes(hb.subset(book.face(best).font.face, wanted).blob.data)
    return _as_woff(font) if len(font) <= _HEAVIEST else None


def _as_woff(font: bytes) -> bytes:
    """Return a TrueType font with each table compressed (W3C, WOFF 1.0): of Arabic letters half the bytes."""
    flavour, count = struct.unpack(">4sH", font[:6])
    directory, tables, size = b"", b"", 12 + 16 * count
    for tag, checksum, start, length in struct.iter_unpack(">4s3L", font[12:size]):
        whole = font[start : start + length]
        table = min(whole, zlib.compress(whole, 9), key=len)
        directory += struct.pack(">4s4L", tag, 44 + 20 * count + len(tables), len(table), length, checksum)
        tables += table + bytes(-len(table) % 4)
        size += length + -length % 4
    body = directory + tables
    return struct.pack(">4s4sLHHLHH5L", b"wOFF", flavour, 44 + len(body), count, 0, size, *(0,) * 7) + body


def page_logo(studio: Studio) -> tuple[bytes | None, bool]:
    """Return the logo as a small PNG, and whether it needs a light ground on the theme's own."""
    if studio.logo is None:
        return None, False
    image = studio.logo.image
    small = image.resize((max(1, round(image.width * _LOGO / image.height)), _LOGO))
    whole = _as_png(small)
    light = whole if len(whole) <= _LOGO_BYTES else _as_png(small.quantize(64, Image.Quantize.FASTOCTREE))
    needs_plate = studio.logo.contrast_on(studio.theme.colours["bg"]) < 3  # noqa: PLR2004  WCAG, for what is no text
    return light, needs_plate


def _as_png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
