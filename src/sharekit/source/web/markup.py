"""From a tree of mark-up (HTML, or what trafilatura makes of it) to blocks of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sharekit.document import BlockKind, Span
from sharekit.source.formats.addresses import web_address
from sharekit.source.page import HARD_BREAK, Draft, Link

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Both vocabularies at once: HTML's, and the TEI names that trafilatura answers with.
_BREAKS = frozenset({"br", "lb"})
_STRONG = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite"})
_LINKS = {"a": "href", "ref": "target"}
_NAMING = frozenset({"cite", "footer"})  # who said it, below a block quote
_QUOTING = frozenset({"blockquote", "quote"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = (
    frozenset(
        [
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "font",
            "hi",
            "i",
            "ins",
            "kbd",
            "label",
            "mark",
            "q",
            "ref",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
        ]
    )
    | _BREAKS
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "nav",
        "footer",
        "aside",
        "form",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "audio",
        "video",
        "canvas",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "figcaption",
        "graphic",
        "img",
        "picture",
        "map",
        "dialog",
        "menu",
        "tags",
    ]
)
_DEEPEST = 200  # three frames of Python each


@dataclass(slots=True)
class _Block:
    """The block that is being gathered; used once and thrown away."""

    kind: BlockKind = "paragraph"
    level: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)
    italic: list[Span] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        if words:
            self.parts.append(words)
            self.length += len(words)

    def mark(self, element: Element, start: int, base: str | None) -> None:
        """Remember what an inline element said about the words since `start`."""
        span = Span(start, self.length)
        if span.end == span.start:
            return
        name, rend = _name(element), element.get("rend", "")
        if name in _LINKS:
            address = _address(element.get(_LINKS[name], ""), base)
            if address:
                self.links.append(Link(span=span, url=address))
        elif name in _STRONG or rend == "#b":
            self.strong.append(span)
        elif name in _ITALIC or rend == "#i":
            self.italic.append(span)

    def drafts(self, line: int | None) -> Iterator[Draft]:
        """Yield the block; two line breaks in a row part paragraphs."""
        text = "".join(self.parts)
        start = 0
        for piece in text.split(HARD_BREAK * 2):
            end = start + len(piece)
            if piece.strip():
                yield Draft(
                    kind=self.kind,
                    level=self.level,
                    line=line,
                    text=piece,
                    links=tuple(
                        Link(span=cut, url=link.url)
                        for link in self.links
                        if (cut := _within(link.span, start, end))
                    ),
                    strong=_cut(self.strong, start, end),
                    italic=_cut(self.italic, start, end),
                )
            start = end + len(HARD_BREAK * 2)


def _within(span: Span, start: int, end: int) -> Span | None:
    first, last = max(span.start, start), min(span.end, end)
    return Span(first - start, last - start) if last > first else None


def _cut(spans: list[Span], start: int, end: int) -> tuple[Span, ...]:
    return tuple(cut for span in spans if (cut := _within(span, start, end)))


def find_blocks(
    root: Element, *, base: str | None, lines: bool, passed: Callable[[Element], bool] | None = None
) -> tuple[Draft, ...]:
    """Return the text of a tree, block by block.

    Args:
        root: The element that holds the text.
        base: The page's address, for links without a site.
        lines: The tree's line numbers are those of the source.
        passed: Answers which elements to pass over.

    Returns:
        Headings, paragraphs, items and quotations in order, without scripts, forms and furniture.
    """
    walker = _Walker(base=base, lines=lines, passed=passed or _none)
    walker.open(root, _Place())
    walker.close()
    return tuple(walker.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where an element stands."""

    kind: BlockKind = "paragraph"
    level: int = 0
    depth: int = 0


class _Walker:
    """Goes through a tree once, in document order."""

    def __init__(self, *, base: str | None, lines: bool, passed: Callable[[Element], bool]) -> None:
        self.base = base
        self.lines = lines
        self.passed = passed
        self.found: list[Draft] = []
        self.block = _Block()
        self.line: int | None = None

    def open(self, element: Element, place: _Place) -> None:
        inside = _inside(element, place)
        self.close()
        self.block = _Block(kind=inside.kind, level=inside.level)
        self.line = element.sourceline if self.lines else None
        self._fill(element, inside)
        self.close()
        self.block = _Block(kind=place.kind, level=place.level)

    def close(self) -> None:
        self.found.extend(self.block.drafts(self.line))
        self.block = _Block(kind=self.block.kind, level=self.block.level)

    def _fill(self, element: Element, place: _Place) -> None:
        self.block.add(_spaced(element.text))
        for child in element:
            name = _name(child)
            if self._is_read(child, name) and place.depth < _DEEPEST:
                self._child(child, name, place)
            self.block.add(_spaced(child.tail))

    def _is_read(self, child: Element, name: str) -> bool:
        named = name == "footer" and _name(child.getparent()) in _QUOTING
        return bool(name) and (named or name not in _SILENT) and not _hidden(child) and not self.passed(child)

    def _child(self, child: Element, name: str, place: _Place) -> None:
        if name in _BREAKS:
            self.block.add(HARD_BREAK)
        elif place.kind == "quotation" and name in _NAMING:
            self.open(child, _Place(depth=place.depth + 1))
        elif name in _INLINE:
            block, start = self.block, self.block.length
            self._fill(child, _deeper(place))
            if self.block is block:
                block.mark(child, start, self.base)
        else:
            self.open(child, _deeper(place))


def _none(_: Element) -> bool:
    return False


def _deeper(place: _Place) -> _Place:
    return _Place(kind=place.kind, level=place.level, depth=place.depth + 1)


def _inside(element: Element, place: _Place) -> _Place:
    """Return what the words inside an element are."""
    name = _name(element)
    rend = element.get("rend", "")
    if name in _HEADINGS or name == "head":
        return _Place(kind="heading", level=_HEADINGS.get(name) or _HEADINGS.get(rend, 2), depth=place.depth)
    if name in _QUOTING:
        return _Place(kind="quotation", depth=place.depth)
    if name in {"dt", "th"}:  # the label of what follows
        return _Place(kind="heading", level=6, depth=place.depth)
    if name in {"li", "item"} and place.kind != "quotation":
        level = place.level + 1 if place.kind == "item" else 1
        return _Place(kind="item", level=level, depth=place.depth)
    return place


def _name(element: Element) -> str:
    """Return an element's name without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _hidden(element: Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _spaced(words: str | None) -> str | None:
    """Return words with line ends as plain spaces: only mark-up breaks a line of HTML."""
    return words.replace("\n", " ") if words else words


def _address(target: str, base: str | None) -> str | None:
    target = target.strip()
    if not target or target.startswith("#"):
        return None
    address = web_address(target)
    if address is None and base and not target.partition(":")[0].isalpha():
        address = web_address(urljoin(base, target))
    return address
