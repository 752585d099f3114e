"""HTML as blocks of text: of any tree, or of the main text of a page with the lines that stand around it.

trafilatura finds the prose; date and place lines, tables and the line of calls to action it often
leaves out. So its answer only shows which element holds the text, and that element is read whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sharekit.document import BlockKind, Span
from sharekit.presets.grammar import load_table
from sharekit.presets.rooms import link_patterns
from sharekit.source.page import HARD_BREAK, Draft, Link, OpenBlock, web_address

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEAST = 250
_MOST_ELEMENTS = 30_000  # trafilatura takes time in the square of them
_DEEPEST = 200  # elements inside each other: three frames of Python each
_KEY = 24
_SHARE = 0.85
_AFTER = 4  # the last lines: whom to ask, where to register
_MORE, _MORE_WORDS = 1.3, 500
_MAIN = (
    "//*[@itemprop='articleBody']",
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[@id='content' or @id='main']",
    "//body",
)


_NAMING = ("class", "id", "itemprop", "property", "rel")
_NEVER_ELSEWHERE = frozenset({"html", "body", "main", "article", "h1", "time"})


@cache
def web_words() -> Mapping[str, str]:
    """Return the lists of `web_words.toml`, each as alternatives of a pattern, tried in their order."""
    return {name: "|".join(words) for name, words in load_table("web_words").items()}


@cache
def web_pattern(frame: str) -> re.Pattern[str]:
    """Compile a pattern in which `%(name)s` stands for one of `web_words`."""
    return re.compile(frame % web_words())


def tag_name(element: Element) -> str:
    """Return an element's name without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def words_of(element: Element) -> str:
    """Return the words of an element and of all inside it."""
    return " ".join("".join(element.itertext()).split())


def own_words(element: Element) -> str:
    """Return the words of an element without those of the elements inside it."""
    parts = [element.text or "", *(child.tail or "" for child in element)]
    return " ".join(" ".join(parts).split())


def names_of(element: Element) -> str:
    """Return the classes, id and properties of an element, in lower case."""
    return " ".join((element.get(name) or "") for name in _NAMING).lower()


def is_elsewhere(element: Element) -> bool:
    """Whether an element is by its names a menu, comments, or a teaser of another page."""
    if element.tag in _NEVER_ELSEWHERE:
        return False
    names = names_of(element)
    named = element.tag == "footer" or web_pattern("%(elsewhere)s").search(names)
    return bool(named) and not web_pattern("%(kept)s").search(names)


def find_main_text(root: Element, *, base: str | None) -> tuple[Draft, ...]:
    """Return the blocks of a page's main text; all of its text where that is next to nothing."""
    whole = _own_walk(root, base)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return whole
    prose = _prose(root, base)
    length = _length(prose)
    if length < _LEAST and length * 2 < _length(whole):
        return whole
    main = _holder(root, prose)
    read = find_blocks(main, base=base, lines=True, passed=is_elsewhere) if main is not None else ()
    around = tuple(_without_strays(read, prose))
    fits = length * 0.9 <= _length(around) <= length * _MORE + _MORE_WORDS
    return around if fits else prose


def _prose(root: Element, base: str | None) -> tuple[Draft, ...]:
    from trafilatura import bare_extraction  # noqa: PLC0415  slow to import, and only pages need it
    from trafilatura.settings import Document as Extracted  # noqa: PLC0415
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    found = bare_extraction(
        root,
        favor_recall=True,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=False,
        config=config,
    )
    return find_blocks(found.body, base=base, lines=False) if isinstance(found, Extracted) else ()


def _own_walk(root: Element, base: str | None) -> tuple[Draft, ...]:
    for path in _MAIN:
        for element in root.xpath(path)[:1]:
            drafts = find_blocks(element, base=base, lines=True)
            if _length(drafts) >= _LEAST or path == _MAIN[-1]:
                return drafts
    return ()


def _without_strays(drafts: Sequence[Draft], prose: Sequence[Draft]) -> Iterator[Draft]:
    """Yield all but lines that are nothing but one link, the way elsewhere, and what comes long after.

    A button that leads to a form is what the page is for.
    """
    keys = {_key(draft.text) for draft in prose}
    last = max((at for at, draft in enumerate(drafts) if _key(draft.text) in keys), default=len(drafts))
    for draft in drafts[: last + _AFTER]:
        linked = sum(link.span.end - link.span.start for link in draft.links)
        alone = len(draft.links) == 1 and linked >= len(draft.text.strip())
        if (
            not alone
            or draft.kind == "quotation"
            or _key(draft.text) in keys
            or _leads_to_form(draft.links[0])
        ):
            yield draft


def _leads_to_form(link: Link) -> bool:
    known = link_patterns()
    return bool(known["forms"].match(link.url) or known["paths"].search(urlsplit(link.url).path))


def _holder(root: Element, prose: Sequence[Draft]) -> Element | None:
    """Return the innermost element that holds nearly all of the prose, or the headline with it."""
    keys = {_key(line) for draft in prose for line in draft.text.split(HARD_BREAK)} - {""}
    weights: Counter[Element] = Counter()
    total = 0
    for element in root.iter():
        words = own_words(element) if isinstance(element.tag, str) else ""
        if words and _key(words) in keys:
            total += len(words)
            weights.update(dict.fromkeys((element, *_above(element)), len(words)))
    inside = [element for element, weight in weights.items() if weight >= total * _SHARE]
    main = max(inside, key=lambda element: len(_above(element)), default=None)
    return _with_headline(main) if main is not None else None


def _with_headline(main: Element) -> Element:
    """Return the nearest element around the prose that also holds a headline, if it holds little else."""
    if next(main.iter("h1"), None) is not None:
        return main
    most = len("".join(main.itertext())) * _MORE + _MORE_WORDS
    around = takewhile(lambda each: len("".join(each.itertext())) <= most, _above(main)[:6])
    return next((each for each in around if next(each.iter("h1"), None) is not None), main)


def _above(element: Element) -> list[Element]:
    return list(islice(element.iterancestors(), _DEEPEST))


def _key(words: str) -> str:
    """Return the first letters of a line, which tell it from the others."""
    return "".join(words[: 3 * _KEY].split())[:_KEY]


def _length(drafts: Sequence[Draft]) -> int:
    return sum(len(draft.text) for draft in drafts)


# Both vocabularies at once: HTML's, and the TEI names that trafilatura answers with.
_BREAKS = frozenset({"br", "lb"})
_STRONG = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em", "cite"})
_LINKS = {"a": "href", "ref": "target"}
_SAYING = frozenset({"cite", "footer"})  # who said it, below a block quote
_QUOTING = frozenset({"blockquote", "quote"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = _BREAKS | _STRONG | _ITALIC | frozenset({
    "a", "abbr", "acronym", "bdi", "bdo", "big", "code", "del", "dfn", "font", "hi", "ins", "kbd", "label",
    "mark", "q", "ref", "s", "samp", "small", "span", "strike", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_SILENT = frozenset({
    "script", "style", "template", "noscript", "nav", "footer", "aside", "form", "iframe", "object", "embed",
    "svg", "math", "audio", "video", "canvas", "button", "select", "option", "input", "textarea",
    "figcaption", "graphic", "img", "picture", "map", "dialog", "menu", "tags",
})  # fmt: skip
_TOP_LINE = r"(?<![a-z])(?:%(top_line)s)(?![a-z])"
_MOST_TOP_LINES = 4
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_LONGEST_CELL, _LONGEST_LABEL = 300, 40
LINE = "data-source-line"  # where an element stands in the source, if it is not the tree's own line
SOFT_BREAK = "soft"  # names the element that stands for a line end of the author's


def _join(block: OpenBlock, mark: str) -> None:
    """Set a mark right behind the words so far."""
    block.parts = ["".join(block.parts).rstrip()]
    block.length = len(block.parts[0])
    block.add(mark)


def _mark(block: OpenBlock, element: Element, start: int, base: str | None) -> None:
    """Remember what an inline element said about the words since `start`."""
    span = Span(start, block.length)
    if span.end == span.start:
        return
    name, rend = tag_name(element), element.get("rend", "")
    if name in _LINKS:
        address = _address(element.get(_LINKS[name], ""), base)
        if address:
            block.links.append(Link(span=span, url=address))
    elif name in _STRONG or rend == "#b":
        block.strong.append(span)
    elif name in _ITALIC or rend == "#i":
        block.italic.append(span)


def _drafts(block: OpenBlock, line: int | None) -> Iterator[Draft]:
    """Yield a block; two line breaks in a row part paragraphs."""
    start = 0
    for piece in "".join(block.parts).split(HARD_BREAK * 2):
        end = start + len(piece)
        if piece.strip():
            links = ((_cut([link.span], start, end), link.url) for link in block.links)
            yield Draft(
                kind=block.kind,
                level=block.level,
                line=line,
                text=piece,
                links=tuple(Link(span=spans[0], url=url) for spans, url in links if spans),
                strong=_cut(block.strong, start, end),
                italic=_cut(block.italic, start, end),
            )
        start = end + len(HARD_BREAK * 2)


def _cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the parts of spans inside a piece, with offsets into it."""
    cuts = (Span(max(span.start, start) - start, min(span.end, end) - start) for span in spans)
    return tuple(cut for cut in cuts if cut.end > cut.start)


def find_blocks(
    root: Element, *, base: str | None, lines: bool, passed: Callable[[Element], bool] = lambda _: False
) -> tuple[Draft, ...]:
    """Return the text of a tree, block by block.

    Args:
        root: The element that holds the text.
        base: The page's address, for links without a site.
        lines: The tree's line numbers are those of the source.
        passed: Answers which elements to pass over.

    Returns:
        Headings, paragraphs, items and quotations in order, without scripts, forms and furniture. The row
        of a table is one paragraph.
    """
    walker = _Walker(base=base, lines=lines, passed=passed)
    walker.open(root, _Place())
    walker.close()
    return tuple(walker.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where an element stands; in the row of a table nothing parts blocks."""

    kind: BlockKind = "paragraph"
    level: int = 0
    depth: int = 0
    row: bool = False


class _Walker:
    """Goes through a tree once, in document order."""

    def __init__(self, *, base: str | None, lines: bool, passed: Callable[[Element], bool]) -> None:
        self.base = base
        self.lines = lines
        self.passed = passed
        self.found: list[Draft] = []
        self.block = OpenBlock()
        self.line: int | None = None

    def open(self, element: Element, place: _Place) -> None:
        inside = _inside(element, place)
        self.close()
        self.block = OpenBlock(inside.kind, inside.level)
        self.line = self._line(element)
        self._fill(element, inside)
        self.close()
        self.block = OpenBlock(place.kind, place.level)

    def _line(self, element: Element) -> int | None:
        stated = element.get(LINE, "")
        return int(stated) if stated.isdecimal() else element.sourceline if self.lines else self.line

    def close(self) -> None:
        self.found.extend(_drafts(self.block, self.line))
        self.block = OpenBlock(self.block.kind, self.block.level)

    def _fill(self, element: Element, place: _Place) -> None:
        self.block.add((element.text or "").replace("\n", " "))  # only mark-up breaks a line of HTML
        for child in element:
            name = tag_name(child)
            if self._is_read(child, name) and place.depth < _DEEPEST:
                self._child(child, name, place)
            self.block.add((child.tail or "").replace("\n", " "))

    def _is_read(self, child: Element, name: str) -> bool:
        named = name == "footer" and tag_name(child.getparent()) in _QUOTING
        return bool(name) and (named or name not in _SILENT) and not _hidden(child) and not self.passed(child)

    def _child(self, child: Element, name: str, place: _Place) -> None:
        deeper = replace(place, depth=place.depth + 1)
        if name in _BREAKS or name == SOFT_BREAK:
            self.block.add("\n" if name == SOFT_BREAK else HARD_BREAK)
        elif name in _ROWS and not place.row and (cells := _cells(child)):
            self._row(child, cells, place)
        elif place.kind == "quotation" and name in _SAYING:
            self.open(child, _Place(depth=deeper.depth))
        elif place.row or (name in _INLINE and not _is_apart(child)):
            block, start = self.block, self.block.length
            self._fill(child, deeper)
            if self.block is block:
                _mark(block, child, start, self.base)
        else:
            self.open(child, deeper)

    def _row(self, row: Element, cells: list[Element], place: _Place) -> None:
        self.close()
        self.line = self._line(row)
        for cell in cells:
            if self.block.length:
                _join(self.block, _between(cells))
            self._fill(cell, replace(place, depth=place.depth + 1, row=True))
        self.close()


def _cells(row: Element) -> list[Element]:
    """Return the filled cells of a row that reads as one line; none where tables only lay out a page."""
    cells = [cell for cell in row if tag_name(cell) in _CELLS and "".join(cell.itertext()).strip()]
    return [] if len(cells) < 2 or any(map(_has_blocks, cells)) else cells  # noqa: PLR2004 - one cell is a paragraph


def _has_blocks(cell: Element) -> bool:
    blocks = [name for each in cell.iter() if (name := tag_name(each)) not in _INLINE | _SILENT]
    return len(blocks) > 2 or len("".join(cell.itertext())) > _LONGEST_CELL  # noqa: PLR2004 - itself and its only paragraph


def _between(cells: list[Element]) -> str:
    """Return the mark between cells: a label and its value are read as such."""
    label = "".join(cells[0].itertext()).strip()
    heads = all(tag_name(cell) == "th" or cell.get("role") == "head" for cell in cells)
    if len(cells) > 2 or heads or len(label) > _LONGEST_LABEL:  # noqa: PLR2004 - a label and its value
        return " | "
    return " " if label.endswith(":") else ": "


def _is_apart(element: Element) -> bool:
    """Whether an inline element is a by-line or date right under a heading: no part of the text after it."""
    for _ in range(_MOST_TOP_LINES):
        before = element.getprevious()
        named = web_pattern(_TOP_LINE).search(element.get("class", "").lower())
        if before is None or (before.tail or "").strip() or not named:
            return False
        if tag_name(before) in _HEADINGS:
            return True
        element = before
    return False


def _inside(element: Element, place: _Place) -> _Place:
    """Return what the words inside an element are."""
    name, depth = tag_name(element), place.depth
    if name in _HEADINGS or name == "head":
        level = _HEADINGS.get(name) or _HEADINGS.get(element.get("rend", ""), 2)
        return _Place(kind="heading", level=level, depth=depth)
    if name in _QUOTING:
        return _Place(kind="quotation", depth=depth)
    if name in {"dt", "th"}:  # the label of what follows
        return _Place(kind="heading", level=6, depth=depth)
    if name in {"li", "item"} and place.kind != "quotation":
        return _Place(kind="item", level=place.level + 1 if place.kind == "item" else 1, depth=depth)
    return place


def _hidden(element: Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    styled = "display:none" in style or "visibility:hidden" in style
    return styled or element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _address(target: str, base: str | None) -> str | None:
    target = target.strip()
    if not target or target.startswith("#"):
        return None
    address = web_address(target)
    if address is None and base and not target.partition(":")[0].isalpha():
        address = web_address(urljoin(base, target))
    return address
