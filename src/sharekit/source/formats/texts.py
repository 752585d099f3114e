"""Pasted text and Markdown to plain blocks; what the mark-up says is remembered as links and bold parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sharekit.document import Span
from sharekit.source.page import Draft, Link
from sharekit.source.web.maintext import LINE, SOFT_BREAK, find_blocks

_ITEM = re.compile(r"[ \t]*(?:[•◦▪‣●·*–-]|\d{1,2}[.)])[ \t]+(?=\S)")
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


_SKIPPED = frozenset({"fence", "hr"})
_RULES = ("table", "strikethrough")
_TAG = re.compile(
    r"\s*</?(?:a|abbr|address|article|b|big|blockquote|body|br|center|cite|code|dd|del|details|div|dl|dt|em|"
    r"figure|font|footer|h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|ol|p|pre|q|s|script|section|small|span|"
    r"strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|time|tr|u|ul)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(r"</?(?:html|body)\b[^<>]{0,1000}>", re.IGNORECASE)  # what stands behind them counts too
# What only site generators read: comments and listings whole, tags of Liquid, Nunjucks, Hugo and WordPress.
_TEMPLATES = (
    re.compile(r"\{%-?\s*(comment|highlight|style|javascript)\b.{0,9000}?\{%-?\s*end\1\s*-?%\}", re.DOTALL),
    re.compile(r"\{\{([<%])\s*highlight\b.{0,9000}?\{\{\1\s*/highlight\s*[>%]\}\}", re.DOTALL),
    re.compile(r"\{%(?:[^%]|%(?!\})){0,1000}%\}|\{\{(?:[^}]|\}(?!\})){0,1000}\}\}|\{#\s[^{}]{0,1000}\s#\}"),
    re.compile(r"\{:[^{}\n]{0,300}\}|[ \t]\{[#.][\w-][^{}\n]{0,300}\}(?=[ \t]*$)", re.MULTILINE),
    re.compile(r"^[ \t]*<(?:div|section|article|details)\b[^<>\n]*\bmarkdown=[^<>\n]*>[ \t]*$", re.MULTILINE),
    re.compile(
        r"\[/?(?:caption|gallery|embed|audio|video|playlist|toc|more)\b[^\[\]\n]{0,300}\](?![(\[])",
        re.IGNORECASE,
    ),
)


def without_templates(text: str) -> str:
    """Return a text without what only its site generator understands; its lines keep their numbers."""
    for pattern in _TEMPLATES:
        text = pattern.sub(lambda found: "\n" * found.group().count("\n"), text)
    return text


def parse_markdown(text: str, *, first_line: int = 1) -> tuple[Draft, ...]:
    """Read Markdown without its front matter, and the HTML that stands in it or instead of it.

    Args:
        text: CommonMark, tables as GitHub writes them.
        first_line: Line in the source file where `text` begins.

    Returns:
        Headings, paragraphs, list items and block quotations in order; code is dropped.
    """
    from lxml import etree  # noqa: PLC0415  slow to import, and only marked-up texts need it

    reader = MarkdownIt("commonmark", {"html": True}).enable(list(_RULES))
    reader.add_render_rule("softbreak", lambda *_: f"<{SOFT_BREAK}></{SOFT_BREAK}>")
    tokens = [kept for token in reader.parse(text) if (kept := _kept(token, first_line))]
    page = _FRAME.sub("", reader.renderer.render(tokens, reader.options, {}))
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(f"<html><body>{page}</body></html>", parser) if page.strip() else None
    return find_blocks(root, base=None, lines=False) if root is not None else ()


def _kept(token: Token, first_line: int) -> Token | None:
    """Return what is read of a token, with its line; None for code and for tags that HTML does not know."""
    line = token.map[0] + first_line if token.map else None
    if token.type in _SKIPPED or (token.type == "code_block" and not _TAG.match(token.content)):
        return None
    if token.type in {"html_block", "code_block"}:  # HTML that is indented looks like code
        words = _TAG.sub(rf'\g<0> {LINE}="{line}"', token.content, count=1)
        return token.copy(type="html_block", content=words)
    if token.nesting == 1 and line:
        token.attrSet(LINE, str(line))
    if token.children:
        known = (each for each in token.children if each.type != "html_inline" or _TAG.match(each.content))
        token.children = list(known)
    return token
