"""From pixels to files that every network takes, with the alt text inside and nothing else."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from xml.sax.saxutils import escape

from PIL import Image
from PIL.PngImagePlugin import PngInfo

_QUALITIES = range(88, 39, -6)  # JPEG's, best first
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
    """Return an sRGB PNG that carries nothing but its alt text, title and source (as iTXt, UTF-8)."""
    texts = PngInfo()
    for key, text in (("Title", about.title), ("Description", about.alt), ("Source", about.source)):
        if text:
            texts.add_itxt(key, text)
    texts.add(b"sRGB", b"\x00")
    stream = io.BytesIO()
    image.save(stream, "PNG", pnginfo=texts, compress_type=zlib.Z_RLE)  # flat colours: as small, faster
    return stream.getvalue()


def encode_jpeg(image: Image.Image, about: About, *, most: int) -> bytes:
    """Return a JPEG with sharp colour edges that carries nothing but the same three texts (as XMP).

    Args:
        image: RGB in sRGB, which is what a JPEG without a profile is taken to be.
        about: The texts.
        most: Bytes; the quality is lowered until it is no larger.
    """
    data = b""
    for quality in _QUALITIES:
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=quality, subsampling=0, optimize=True, xmp=_xmp(about))
        data = stream.getvalue()
        if len(data) <= most:
            break
    return data


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
