"""The plain text of a source, with what its mark-up said about parts of it.

Every reader hands over `Draft` blocks; `lay_out` makes of them the one text that all offsets refer to.
Nothing after this point looks at mark-up.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sharekit.document import Block, BlockKind, Span

_RUN = re.compile(r"\s+")
_GLUE = re.compile(r"(?<![«\d])[\u00a0\u202f](?![?!:;»%€\d])")
_NARROWEST, _WIDEST = 60, 100
_LABEL = 12
_OPEN = ",;("  # a line that ends so goes on
_GOES_ON = "“‘\"'«„([{—–-&$£€#@"
HARD_BREAK = "\u2028"
_SITE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_FILE = re.compile(r"\.(?:md|html?|txt|png|jpe?g|gif|svg|webp|pdf|php|py|js|css|xml)$", re.IGNORECASE)
_BREAKING = re.compile(r"[^\u00a0\u202f\u2007]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words of the text that lead to an address."""

    span: Span
    url: str


def web_address(words: str) -> str | None:
    """Return a web address with its scheme; None for what is none (`/about`, `mailto:`, `picture.png`)."""
    words = words.strip()
    if words.casefold().startswith(("http://", "https://")):
        return words
    if words.startswith("//"):
        return f"https:{words}"
    bare = _SITE.fullmatch(words)
    return f"https://{words}" if bare and ("/" in words or not _FILE.search(words)) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One block as its reader found it.

    Attributes:
        kind: What the block is.
        text: Its words, whitespace and line breaks as in the source.
        line: Line in the source file, from 1.
        level: As in `Block`.
        links: With offsets into `text`.
        strong: Parts set in bold, offsets into `text`.
        italic: Parts set in italics, offsets into `text`.
    """

    kind: BlockKind
    text: str
    line: int | None = None
    level: int = 0
    links: tuple[Link, ...] = ()
    strong: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()


@dataclass(slots=True)
class OpenBlock:
    """A block while its reader gathers its words; used once and thrown away."""

    kind: BlockKind = "paragraph"
    level: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)
    italic: list[Span] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        """Set words behind those so far."""
        if words:
            self.parts.append(words)
            self.length += len(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole text and everything that is known about parts of it.

    Attributes:
        text: Blocks joined by a blank line, whitespace folded inside them.
        blocks: In order.
        breaks: Offsets of the spaces that were line ends in the source, ascending.
        hard: Those of them that the author's mark-up asks for.
        links: In order.
        strong: Bold parts, in order.
        italic: Parts in italics, in order.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    breaks: tuple[int, ...] = ()
    hard: frozenset[int] = frozenset()
    links: tuple[Link, ...] = ()
    strong: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()

    def lines(self, block: Block) -> tuple[Span, ...]:
        """Return the lines of a block as their author broke them, without the breaks of mere wrapping."""
        first = bisect_left(self.breaks, block.span.start)
        last = bisect_right(self.breaks, block.span.end)
        breaks = tuple(cut for cut in self.breaks[first:last] if not self._is_linked(cut))
        cuts = _meant(self.text, block.span, breaks, self.hard)
        starts = (block.span.start, *(cut + 1 for cut in cuts))
        ends = (*cuts, block.span.end)
        return tuple(Span(*pair) for pair in zip(starts, ends, strict=True))

    def _is_linked(self, offset: int) -> bool:
        links = self.links_in(Span(offset, offset))
        return any(link.span.start <= offset < link.span.end for link in links)

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds an offset."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        if index < 0 or offset > self.blocks[index].span.end:
            return None
        return self.blocks[index]

    def line_of(self, offset: int) -> int | None:
        """Return the line in the source file where an offset stands."""
        block = self.block_at(offset)
        if block is None or block.line is None:
            return None
        first = bisect_left(self.breaks, block.span.start)
        return block.line + bisect_left(self.breaks, offset) - first

    def links_in(self, span: Span) -> tuple[Link, ...]:
        """Return the links that lie wholly or partly inside a span."""
        first = bisect_left(self.links, span.start, key=lambda link: link.span.end)
        last = bisect_right(self.links, span.end, key=lambda link: link.span.start)
        return self.links[first:last]


def _meant(text: str, block: Span, cuts: Sequence[int], hard: frozenset[int]) -> tuple[int, ...]:
    """Return the line ends that are not there only because a line was full."""
    edges = [block.start - 1, *cuts, block.end]
    width = min(max((end - start - 1 for start, end in pairwise(edges)), default=0), _WIDEST)
    wrapped = any(text[cut + 1].islower() for cut in cuts)
    kept: list[int] = []
    for start, cut in pairwise(edges[:-1]):
        length = cut - start - 1
        word = text.find(" ", cut + 1, cut + _WIDEST)
        following = (word if 0 <= word < block.end else block.end) - cut - 1
        fills = wrapped or (length <= _WIDEST and length + 1 + following > width)
        full = length >= _NARROWEST and fills and text[cut - 1] not in ".!?:…"
        goes_on = full and text[cut + 1].islower()
        labelled = not goes_on and ":" in text[cut + 1 : cut + 1 + following + _LABEL]
        listed = not (text[cut + 1].isalnum() or text[cut + 1] in _GOES_ON)
        ended = not full and text[cut - 1] not in _OPEN and not text[cut + 1].islower()
        if cut in hard or labelled or listed or ended:
            kept.append(cut)
    return tuple(kept)


class _Fold:
    """A draft's text with runs of breaking whitespace as one space, and the way from old offsets to new."""

    __slots__ = ("breaks", "hard", "new", "old", "text")

    def __init__(self, raw: str) -> None:
        raw = _GLUE.sub(" ", raw)
        pieces: list[str] = []
        self.old: list[int] = []
        self.new: list[int] = []
        self.breaks: list[int] = []
        self.hard: list[int] = []
        length = 0
        for start, end, broken in _words(raw):
            if pieces:
                if broken:
                    self.breaks.append(length)
                if broken == HARD_BREAK:
                    self.hard.append(length)
                pieces.append(" ")
                length += 1
            self.old.append(start)
            self.new.append(length)
            pieces.append(raw[start:end])
            length += end - start
        self.text = "".join(pieces)

    def at(self, offset: int) -> int:
        """Return where an old offset stands now."""
        index = bisect_right(self.old, offset) - 1
        if index < 0:
            return 0
        moved = self.new[index] + offset - self.old[index]
        limit = self.new[index + 1] - 1 if index + 1 < len(self.new) else len(self.text)
        return min(moved, limit)

    def span(self, span: Span, base: int) -> Span:
        """Return an old span without the whitespace at its ends, moved by `base`."""
        start, end = self.at(span.start), self.at(span.end)
        words = self.text[start:end].lstrip(" ")
        start = max(start, end - len(words))
        return Span(base + start, base + start + len(words.rstrip(" ")))


def lay_out(drafts: Iterable[Draft]) -> Page:
    """Join drafts to one text, in which every block's span slices to its folded words; empty ones vanish."""
    parts: list[tuple[Draft, _Fold, int]] = []
    base = 0
    for draft in drafts:
        fold = _Fold(draft.text)
        if fold.text:
            parts.append((draft, fold, base))
            base += len(fold.text) + 2
    return Page(
        text="\n\n".join(fold.text for _, fold, _ in parts),
        blocks=tuple(
            Block(kind=draft.kind, span=Span(at, at + len(fold.text)), line=draft.line, level=draft.level)
            for draft, fold, at in parts
        ),
        breaks=tuple(at + cut for _, fold, at in parts for cut in fold.breaks),
        hard=frozenset(at + cut for _, fold, at in parts for cut in fold.hard),
        links=tuple(
            replace(link, span=fold.span(link.span, at)) for each, fold, at in parts for link in each.links
        ),
        strong=_moved(fold.span(span, at) for draft, fold, at in parts for span in draft.strong),
        italic=_moved(fold.span(span, at) for draft, fold, at in parts for span in draft.italic),
    )


def _moved(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.end > span.start)


def _words(raw: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each stretch that stays as it is, and how a line ended before it, if one did."""
    start, broken = 0, ""
    for run in _RUN.finditer(raw):
        if run.group() == " " or not _BREAKING.search(run.group()):
            continue
        if run.start() > start:
            yield start, run.start(), broken
            broken = ""
        broken = HARD_BREAK if HARD_BREAK in run.group() else broken or ("\n" if "\n" in run.group() else "")
        start = run.end()
    end = len(raw.rstrip())
    if end > start:
        yield start, end, broken
