"""Text as pasted from a web page or an e-mail, cut into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sharekit.document import Span
from sharekit.source.page import Draft, Link

_ITEM = re.compile(r"[ \t]*(?:[•◦▪‣●·*–-]|\d{1,2}[.)])[ \t]+(?=\S)")
_HEADER = re.compile(r"(?:from|to|subject|date|sent|cc|reply-to)[ \t]*:", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"“”]+")
_URL_END = ".,;:!?)'’]"
_PARAGRAPH = 120
_END = re.compile(r"[.!?…][\"”’»)]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    text: str


def parse_text(text: str, *, first_line: int = 1) -> tuple[Draft, ...]:
    """Read pasted text.

    Args:
        text: Blocks with blank lines between, or one paragraph a line.
        first_line: Line in the source file where `text` begins.

    Returns:
        Paragraphs and list items (without their bullets) in order.
    """
    return tuple(
        _draft(lines)
        for chunk in _chunks(text, first_line)
        for item in _items(chunk)
        for lines in _paragraphs(item)
    )


def _chunks(text: str, first_line: int) -> Iterator[list[_Line]]:
    chunk: list[_Line] = []
    for number, line in enumerate(text.split("\n"), first_line):
        if line.strip():
            chunk.append(_Line(number=number, text=line.removeprefix("> ")))
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _items(chunk: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Cut where a bullet begins; what is not indented after an item stays with it."""
    current: list[_Line] = []
    for line in chunk:
        if current and _ITEM.match(line.text):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _paragraphs(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Cut a chunk whose lines are whole paragraphs into these; leave wrapped text together."""
    whole = sum(1 for line in lines if len(line.text) > _PARAGRAPH and _END.search(line.text.rstrip()))
    if whole < 2 or _ITEM.match(lines[0].text):  # noqa: PLR2004 - one long line proves nothing
        yield lines
        return
    for line in lines:
        yield [line]


def _draft(lines: Sequence[_Line]) -> Draft:
    bullet = _ITEM.match(lines[0].text)
    first = lines[0].text[bullet.end() :] if bullet else lines[0].text
    text = "\n".join([first, *(line.text for line in lines[1:])])
    return Draft(
        kind="item" if bullet else "paragraph",
        level=1 if bullet else 0,
        text=text,
        line=lines[0].number,
        links=tuple(find_addresses(text)),
    )


def find_addresses(text: str) -> Iterator[Link]:
    """Yield the web addresses that stand in a text as they are."""
    for found in _URL.finditer(text):
        url = found.group().rstrip(_URL_END)
        yield Link(span=Span(found.start(), found.start() + len(url)), url=url)
