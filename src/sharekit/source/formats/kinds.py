"""What kind of source it is: by file name, by content for standard input, and refusals by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal, TypeAlias

from sharekit.errors import SourceError
from sharekit.source.formats.decoding import is_binary

Kind: TypeAlias = Literal["text", "markdown", "page", "word", "calendar", "toml", "yaml", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refusal:
    """A kind that is not read: how to know it, what to call it, what to do instead."""

    called: str
    hint: str
    endings: tuple[str, ...] = ()
    magic: tuple[bytes, ...] = ()


_READ: tuple[tuple[str, Kind], ...] = (
    (".txt", "text"),
    (".text", "text"),
    (".md", "markdown"),
    (".markdown", "markdown"),
    (".html", "page"),
    (".htm", "page"),
    (".xhtml", "page"),
    (".xml", "page"),
    (".php", "page"),
    (".docx", "word"),
    (".ics", "calendar"),
    (".ical", "calendar"),
    (".toml", "toml"),
    (".yaml", "yaml"),
    (".yml", "yaml"),
    (".json", "json"),
)
_PASTE = "Paste its text into a .txt or .md file and give that"
_REFUSED = (
    _Refusal(called="a PDF", hint=_PASTE, endings=(".pdf",), magic=(b"%PDF-",)),
    _Refusal(
        called="an old or locked Word document",
        hint="Save it as .docx without a password, or copy its text into a .txt file",
        endings=(".doc", ".dotx"),
        magic=(b"\xd0\xcf\x11\xe0",),
    ),
    _Refusal(
        called="an OpenDocument or rich text file",
        hint="Save it as plain text (.txt)",
        endings=(".odt", ".rtf", ".pages"),
        magic=(b"{\\rtf",),
    ),
    _Refusal(
        called="a spreadsheet or slides",
        hint=_PASTE,
        endings=(".xlsx", ".xls", ".ods", ".csv", ".pptx", ".ppt", ".odp"),
    ),
    _Refusal(
        called="a picture",
        hint="Type what it says into a .txt file; a photograph for the cards goes in --image",
        endings=(".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".avif", ".bmp", ".tif", ".tiff", ".svg"),
        magic=(b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"<svg"),
    ),
    _Refusal(
        called="a recording",
        hint=_PASTE,
        endings=(".mp3", ".mp4", ".mov", ".m4a", ".wav", ".ogg", ".webm", ".mkv", ".avi"),
    ),
    _Refusal(
        called="an e-mail file",
        hint="Open the e-mail and copy its text into a .txt file",
        endings=(".eml", ".msg", ".mbox"),
    ),
    _Refusal(
        called="an archive",
        hint="Unpack it and give the article inside",
        endings=(".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".xz", ".bz2", ".epub"),
        magic=(b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!\x1a", b"\xfd7zXZ"),
    ),
)
_PAGE = (b"<!doctype html", b"<html", b"<?xml", b"<?php")
_CALENDAR = (b"begin:vcalendar",)
_KINDS_READ = "sharekit reads .txt, .md, .html, .docx, .ics, .toml, .yaml and .json"
_TAIL = 65536  # of an archive holds the list of its members
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|(?:---|\+\+\+)[ \t]*$|(?:={4,}|-{4,})[ \t]*$)|\]\(\S{1,300}\)|(?:\*\*|__)\S", re.MULTILINE
)
_TOML = re.compile(
    r"\s*(?:#[^\n]*\n\s*)*(?:\[{1,2}[\w.]+\]{1,2}[ \t]*(?:#[^\n]*)?\n|[\w-]+[ \t]*=[ \t]*[\"'\[{\d])"
)
_YAML = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:event|events|title|start|quotes|statistics)[ \t]*:(?:\s|$)")


def find_kind(name: str, data: bytes) -> Kind | None:
    """Return the kind a file name promises, or None where only the content can tell.

    Args:
        name: File name, or `stdin`.
        data: The bytes, to refuse what only pretends to be text.

    Raises:
        SourceError: The kind is not read; the message says which it is.
    """
    ending = PurePath(name).suffix.casefold()
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _is_word(ending, data):
        return "word"
    for refusal in _REFUSED:
        if ending in refusal.endings or _is_magic(head, refusal.magic):
            raise _refused(name, refusal, by_content=ending not in refusal.endings)
    if is_binary(data):
        message = f"{name} is not text"
        raise SourceError(message, hint=f"{_KINDS_READ}; paste the text into one of these")
    kind = _by_content(head) or dict(_READ).get(ending)
    if kind is None and ending and name != "stdin":
        message = f"{name} is of a kind sharekit does not know ({ending})"
        raise SourceError(message, hint=f"{_KINDS_READ}; rename the file if it is one of these")
    return kind


def _by_content(head: bytes) -> Kind | None:
    kinds: tuple[tuple[tuple[bytes, ...], Kind], ...] = ((_PAGE, "page"), (_CALENDAR, "calendar"))
    return next((kind for magic, kind in kinds if _is_magic(head, magic)), None)


def _is_word(ending: str, data: bytes) -> bool:
    """Whether bytes are a Word document: an archive of that name, or one with its main part."""
    archive = data.startswith(b"PK\x03\x04")
    return archive and (ending == ".docx" or b"word/document.xml" in data[-_TAIL:])


def guess_kind(text: str) -> Kind:
    """Tell the kind of text that came without a file name."""
    head = text.lstrip()
    if head.startswith("{"):
        return "json"
    if head.startswith(("---\n", "+++\n")):
        return "markdown"
    if _TOML.match(text):
        return "toml"
    if _YAML.match(text) and "\n\n" not in text.strip():
        return "yaml"
    return "markdown" if _MARKDOWN.search(text) else "text"


def _is_magic(head: bytes, magic: tuple[bytes, ...]) -> bool:
    return head.startswith(magic) or head[:32].lower().startswith(magic)


def _refused(name: str, refusal: _Refusal, *, by_content: bool) -> SourceError:
    shown = "what was piped in" if name == "stdin" else name
    message = f"{shown} is {refusal.called}" + (
        ", whatever its name says" if by_content and "." in name else ""
    )
    return SourceError(message, hint=refusal.hint)
