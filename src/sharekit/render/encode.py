"""From pixels to files that every network takes, with the alt text inside and nothing else."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass
from xml.sax.saxutils import escape

import deflate
from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEVEL = 6  # of libdeflate: as fast as zlib's 3, and a quarter smaller
_QUALITIES = range(88, 15, -6)  # JPEG's, best first
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a file says of itself.

    Attributes:
        alt: Its alt text.
        title: Its main words.
        source: Where they come from.
    """

    alt: str = ""
    title: str = ""
    source: str = ""


def encode_png(image: Image.Image, about: About) -> bytes:
    """Return an sRGB PNG that carries nothing but its alt text, title and source (as iTXt, UTF-8).

    One of mode P keeps its palette, one of mode RGB has none.
    Rows are written without a filter: those of flat colours repeat, and are found as they are. The zero that
    says so stands before each; Pillow writes one behind each.
    """
    flat, size = image.mode == "P", len(image.mode) * image.width
    rows = b"\0" + image.tobytes("raw", image.mode, size + 1, 1)[:-1]
    texts = (("Title", about.title), ("Description", about.alt), ("Source", about.source))
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", *image.size, 8, 3 if flat else 2, 0, 0, 0)),
            *(_chunk(b"iTXt", f"{key}\0\0\0\0\0{text}".encode()) for key, text in texts if text),
            _chunk(b"sRGB", b"\0"),
            *((_chunk(b"PLTE", bytes(image.getpalette() or ())),) if flat else ()),
            _chunk(b"IDAT", deflate.zlib_compress(rows, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes | bytearray) -> bytes:
    return b"".join(
        (struct.pack(">I", len(data)), kind, data, struct.pack(">I", zlib.crc32(data, zlib.crc32(kind))))
    )


def encode_jpeg(image: Image.Image, about: About, *, most: int) -> bytes:
    """Return a JPEG with sharp colour edges that carries nothing but the same three texts (as XMP).

    Args:
        image: RGB in sRGB, which is what a JPEG without a profile is taken to be.
        about: The texts.
        most: Bytes; the quality is lowered until it is no larger.
    """
    data = b""
    for quality in _QUALITIES:
        data = _jpeg(image, about, quality) or data
        if 0 < len(data) <= most:
            break
    return data


def _jpeg(image: Image.Image, about: About, quality: int) -> bytes:
    """Return a JPEG; nothing where it is heavier than the buffer that Pillow optimises a file in."""
    stream = io.BytesIO()
    try:
        image.save(stream, "JPEG", quality=quality, subsampling=0, optimize=True, xmp=_xmp(about))
    except OSError:
        return b""
    return stream.getvalue()


def opened(drawn: bytes) -> Image.Image:
    """Return a picture that we drew."""
    with Image.open(io.BytesIO(drawn), formats=("PNG", "JPEG")) as image:
        return image.convert("RGB")


def _xmp(about: About) -> bytes:
    """Return an XMP packet with Dublin Core's title, description and source."""

    def alternative(name: str, text: str) -> str:
        item = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
        return f"<dc:{name}><rdf:Alt>{item}</rdf:Alt></dc:{name}>" if text else ""

    source = f"<dc:source>{escape(about.source)}</dc:source>" if about.source else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about="" xmlns:dc="{_DUBLIN_CORE}">'
        f"{alternative('title', about.title)}{alternative('description', about.alt)}{source}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
