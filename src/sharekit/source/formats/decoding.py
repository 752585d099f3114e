"""From bytes to clean text: encodings, line ends, characters that no text should hold."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sharekit.document import Diagnostic

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_LINE_ENDS = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_REPLACEMENT = "\ufffd"
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
_SAMPLE = 65536
_STRANGE_SHARE = 0.02
_ALLOWED_CONTROLS = frozenset(b"\t\n\r\x0c\x1b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Clean text, and what had to be done to get it."""

    text: str
    warnings: tuple[Diagnostic, ...] = ()


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any encoding that sharekit reads."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:_SAMPLE]
    strange = sum(1 for byte in sample if byte < ord(" ") and byte not in _ALLOWED_CONTROLS)
    return strange > max(2, len(sample) * _STRANGE_SHARE)


def decode(data: bytes, *, charset: str | None = None) -> Decoded:
    """Turn bytes into text with line feeds as line ends and without control characters.

    Args:
        data: UTF-8 (with or without BOM), UTF-16 with BOM, `charset`, or Windows-1252.
        charset: What a server or a page says of bytes that are not UTF-8.

    Returns:
        The text; NUL and lone surrogates have become U+FFFD, other controls are gone. Bidi
        overrides stay, and are warned about.
    """
    text, warnings = _characters(data, charset)
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub(_REPLACEMENT, text.replace("\x00", _REPLACEMENT))
    text = _CONTROLS.sub("", text)
    hidden = _BIDI.search(text)
    if hidden:
        warnings = (*warnings, _bidi_warning(text, hidden.start()))
    return Decoded(text=text, warnings=warnings)


def _characters(data: bytes, charset: str | None) -> tuple[str, tuple[Diagnostic, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        declared = _codec(charset)
        if declared:
            return data.decode(declared, errors="replace"), ()
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode("cp1252", errors="replace"), (
            Diagnostic(
                code="encoding-assumed",
                message="The file is not UTF-8 and was read as Windows-1252",
                hint="Check accents and quotation marks, or save the file as UTF-8",
                line=line,
            ),
        )


def page_charset(data: bytes) -> str | None:
    """Return the charset that a page of HTML or XML declares in its first bytes."""
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def _codec(charset: str | None) -> str | None:
    """Return Python's name of a charset; Latin-1 means Windows-1252 (WHATWG encoding standard)."""
    try:
        name = codecs.lookup(charset).name if charset else None
        b"a".decode(name or "utf-8", errors="replace")  # refuses what is no encoding of text, such as base64
    except LookupError:
        return None
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _bidi_warning(text: str, offset: int) -> Diagnostic:
    return Diagnostic(
        code="bidi-override",
        message="The text holds invisible characters that turn the direction of writing",
        hint="Delete them if the text shows differently from what it says",
        line=text.count("\n", 0, offset) + 1,
    )
