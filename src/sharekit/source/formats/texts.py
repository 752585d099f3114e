"""Pasted text and Markdown to plain blocks; what the mark-up says is remembered as links and bold parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sharekit.document import BlockKind, Span
from sharekit.source.formats.addresses import web_address
from sharekit.source.page import HARD_BREAK, Draft, Link

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


_SKIPPED = frozenset({"fence", "code_block", "html_block", "hr"})
_RULES = ("table", "strikethrough")


def parse_markdown(text: str, *, first_line: int = 1) -> tuple[Draft, ...]:
    """Read Markdown without its front matter.

    Args:
        text: CommonMark, tables as GitHub writes them.
        first_line: Line in the source file where `text` begins.

    Returns:
        Headings, paragraphs, list items and block quotations in order; raw HTML and code are dropped.
    """
    reader = MarkdownIt("commonmark", {"html": True}).enable(list(_RULES))
    return tuple(_drafts(reader.parse(text), first_line))


def _drafts(tokens: Sequence[Token], first_line: int) -> Iterator[Draft]:
    opened: list[str] = []
    line: int | None = None
    for token in tokens:
        if token.type in _SKIPPED:
            continue
        if token.map:
            line = token.map[0] + first_line
        if token.nesting == 1:
            opened.append(token.type if token.type != "heading_open" else token.tag)
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            kind, level = _kind(opened)
            words = _Inline().read(token.children or ())
            if words.text.strip():
                yield Draft(
                    kind=kind,
                    level=level,
                    line=line,
                    text=words.text,
                    links=tuple(words.links),
                    strong=tuple(words.strong),
                    italic=tuple(words.italic),
                )


def _kind(opened: Sequence[str]) -> tuple[BlockKind, int]:
    inner = opened[-1] if opened else ""
    if inner[:1] == "h" and inner[1:].isdigit():
        return "heading", int(inner[1:])
    if "blockquote_open" in opened:
        return "quotation", 0
    depth = opened.count("list_item_open")
    return ("item", depth) if depth else ("paragraph", 0)


@dataclass(slots=True)
class _Inline:
    """Gathers the words of one inline token; used once and thrown away."""

    text: str = ""
    links: list[Link] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)
    italic: list[Span] = field(default_factory=list)
    _open: list[tuple[str, int, str]] = field(default_factory=list)

    def read(self, tokens: Sequence[Token]) -> _Inline:
        parts: list[str] = []
        length = 0
        for token in tokens:
            if token.nesting:
                self._turn(token, length)
            words = _words(token)
            parts.append(words)
            length += len(words)
        self.text = "".join(parts)
        return self

    def _turn(self, token: Token, at: int) -> None:
        if token.nesting == 1:
            self._open.append((token.type.removesuffix("_open"), at, str(token.attrGet("href") or "")))
            return
        kind, start, url = self._open.pop()
        span = Span(start, at)
        if span.end == span.start:
            return
        address = web_address(url)
        if kind == "link" and address:
            self.links.append(Link(span=span, url=address))
        elif kind == "strong":
            self.strong.append(span)
        elif kind == "em":
            self.italic.append(span)


def _words(token: Token) -> str:
    if token.type == "softbreak":
        return "\n"
    if token.type == "hardbreak":
        return HARD_BREAK
    if token.type == "html_inline":
        return HARD_BREAK if token.content.lower().startswith("<br") else ""
    return token.content if token.type in {"text", "code_inline", "text_special"} else ""
