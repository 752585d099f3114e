"""What may be somebody's words: in quotation marks, behind a dash, set apart as a block."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from sharekit.document import Block, Span
from sharekit.presets.grammar import UNKNOWN, Grammar
from sharekit.source.language.people import find_role_after, trimmed
from sharekit.source.page import Page
from sharekit.source.quotations.marks import Marked, Room, grammar_of, read_room

_BEHIND, _AHEAD, _EARLIER, _BELOW = 240, 420, 300, 260
_END = regex.compile(
    r"(?<=[\p{L}\p{N})\]”\"»’]{2})(?<!\b(?:\p{Lu}|M[rs]|Mrs|Dr|St|Rep|Sen|Gov|Rev|Gen|Col|Prof|Hon))[.!?…]+(?=[”\"»’]?\s+[^\p{Ll}\s])|[!?…](?=\s)"
)
_DASH = regex.compile(r"\s*[—–―]\s*")
_CREDIT = regex.compile(r"\s*(?:[–—―-]{1,3}|\()\s*(?=[\p{L}@])")
_ENDING = regex.compile(r"\s(?:[–—―]|-{2,3})\s*(?=[\p{Lu}@][^–—―]{2,120}$)")
_INSERTED = regex.compile(r"[,!?…](?=\s+\p{Ll})|\s[–—](?=\s\p{Ll})")
_AFTER = regex.compile(r"\s?(?:\([^()]{1,160}\))?\s?[,.:;!–—]?\s*")
_APPOSITION = regex.compile(r",\s\p{Ll}[^.!?]{2,90}\.\s+(?=\p{Lu})")
_MOST_INSERTED = 4
_FEWEST = 2
_STRAY = " \u00a0\u202f,;:."


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that somebody may have said, and what stands around them.

    Attributes:
        span: The words without their marks.
        outer: With them.
        origin: `marks`, `dash` or `block`.
        mark: The opening mark, or empty.
        closed: False where it goes on in the next paragraph.
        number: Of its block.
        block: Its block.
        grammar: The words of the language around it.
        ahead: What leads up to it in its own sentence.
        behind: What follows, up to the next quotation or the end of the block.
        earlier: The sentence before its own.
        above: The block above, where it opens its own.
        below: The block below, where it fills its own and that one is short.
        inserted: Its speaker stands between two parts of it: both have the same rooms.
        ended: It ends with a full stop, so that what follows is a sentence of its own.
    """

    span: Span
    outer: Span
    origin: str
    mark: str
    closed: bool
    number: int
    block: Block
    grammar: Grammar
    ahead: Room
    behind: Room
    earlier: Room
    above: Room | None = None
    below: Room | None = None
    inserted: bool = False
    ended: bool = False

    def room_of(self, text: str) -> Room:
        """Return its own words as tokens."""
        return read_room(text, self.span.start, self.span.end, self.grammar)


@dataclass(frozen=True, slots=True, eq=False)
class _Finder:
    page: Page
    marked: Sequence[Marked]
    grammar: Grammar
    starts: tuple[int, ...] = field(default=())

    def room(self, start: int, end: int, grammar: Grammar) -> Room:
        return read_room(self.page.text, start, end, grammar)


def find_quotations(page: Page, marked: Sequence[Marked], grammar: Grammar) -> tuple[Quotation, ...]:
    """Return all that may be somebody's words, in order.

    Args:
        page: The text.
        marked: Its quotation marks.
        grammar: The words of its language; a paragraph in another one is read with its own.
    """
    outer = [mark for mark in marked if mark.depth == 0 and mark.inner.end > mark.inner.start]
    finder = _Finder(page, outer, grammar, tuple(mark.outer.start for mark in outer))
    found = [
        *(each for at in range(len(outer)) for each in _of_mark(finder, at)),
        *(each for number in range(len(page.blocks)) for each in _of_block(finder, number)),
    ]
    return tuple(sorted(found, key=lambda each: (each.span.start, -each.span.end)))


def _of_mark(finder: _Finder, at: int) -> Iterator[Quotation]:
    """Yield the words in one pair of marks, in parts where somebody is said to speak in between."""
    page, mark = finder.page, finder.marked[at]
    number = bisect_right(page.blocks, mark.outer.start, key=lambda block: block.span.start) - 1
    block = page.blocks[number]
    grammar = grammar_of(block.span.of(page.text), finder.grammar)
    whole = _placed(finder, at, number, grammar)
    clauses = list(_inserted(page.text, mark.inner, grammar))
    if not clauses:
        yield whole
        return
    edges = [mark.inner.start, *(edge for clause in clauses for edge in clause), mark.inner.end]
    room = finder.room(*clauses[0], grammar)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        words = trimmed(page.text, start, end, _STRAY[:4])
        if words:
            nothing = finder.room(words.start, words.start, grammar)
            yield replace(whole, span=words, behind=room, ahead=nothing, earlier=nothing, inserted=True)


def _placed(finder: _Finder, at: int, number: int, grammar: Grammar) -> Quotation:
    page, mark = finder.page, finder.marked[at]
    text, block = page.text, page.blocks[number]
    last = finder.marked[at - 1].outer.end if at else 0
    following = finder.starts[at + 1] if at + 1 < len(finder.starts) else len(text)
    floor = max(block.span.start, mark.outer.start - _AHEAD, min(last, mark.outer.start))
    begin = _sentence(text, floor, mark.outer.start)
    past = min(begin, max(block.span.start, begin - _EARLIER))
    before = _sentence(text, max(past, min(last, begin)), begin - 1) if begin > past else begin
    alone = not text[mark.outer.end : block.span.end].strip(" .,;*")
    return Quotation(
        span=_without_comma(text, mark.inner),
        outer=mark.outer,
        origin="marks",
        mark=mark.mark,
        closed=mark.closed,
        number=number,
        block=block,
        grammar=grammar,
        ahead=finder.room(begin, mark.outer.start, grammar),
        behind=finder.room(mark.outer.end, min(block.span.end, mark.outer.end + _BEHIND, following), grammar),
        earlier=finder.room(before, begin, grammar),
        above=_above(finder, number, grammar) if mark.outer.start == block.span.start else None,
        below=_below(finder, number, grammar) if alone else None,
        ended=text[max(mark.inner.start, mark.inner.end - 1) : mark.inner.end] in {".", "…"},
    )


def _sentence(text: str, start: int, stop: int) -> int:
    """Return where the sentence begins that leads up to an offset."""
    begin = start
    for found in _END.finditer(text, start, min(max(start, stop + 1), len(text))):
        begin = found.end() if found.end() < stop else begin
    return begin


def _above(finder: _Finder, number: int, grammar: Grammar) -> Room | None:
    if not number:
        return None
    span = finder.page.blocks[number - 1].span
    start = _sentence(finder.page.text, max(span.start, span.end - _EARLIER), span.end - 1)
    return finder.room(start, span.end, grammar)


def _below(finder: _Finder, number: int, grammar: Grammar) -> Room | None:
    below = finder.page.blocks[number + 1] if number + 1 < len(finder.page.blocks) else None
    if below is None or below.kind == "heading" or below.span.end - below.span.start > _BELOW:
        return None
    return finder.room(*below.span, grammar)


def _without_comma(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in ",،, ":
        end -= 1
    return Span(span.start, end)


def _inserted(text: str, inner: Span, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the clauses between marks that say who speaks (`…, explique X, …`), where a language has them."""
    if not (grammar.speech.dialogue or grammar.language == UNKNOWN):
        return
    start, found = inner.start, 0
    for comma in _INSERTED.finditer(text, inner.start, inner.end):
        if comma.start() < start or found >= _MOST_INSERTED:
            continue
        end = _clause_end(text, comma.end(), inner.end, grammar)
        if end is None or not (end == inner.end or text[end - 1] in ",.)!;: –—"):
            continue
        yield comma.start() + (text[comma.start()] in "!?…"), end
        start, found = end, found + 1


def _clause_end(text: str, start: int, stop: int, grammar: Grammar) -> int | None:
    """Return where a clause ends that a verb of saying opens and a name or pronoun follows."""
    tokens = read_room(text, start, min(stop, start + 140), grammar).tokens
    verb = next((at for at, token in enumerate(tokens[:3]) if "says" in token), None)
    if verb is None or any("small" not in token for token in tokens[:verb]):
        return None
    end, known = 0, grammar.language != UNKNOWN
    for at, token in enumerate(tokens[verb + 1 :]):
        if not known and at < _FEWEST and "plain" in token and "lower" in token:
            continue
        if not ({"pronoun", "capital"} & token.kinds or (end == 0 and {"article", "role"} & token.kinds)):
            break
        end = token.end if {"pronoun", "capital"} & token.kinds else 0
    if not end:
        return None
    role = find_role_after(text, end, stop, grammar)
    apposition = None if role else _APPOSITION.match(text, end, stop)
    if apposition:
        return apposition.end()
    tail = _AFTER.match(text, role.end if role else end, stop)
    return tail.end() if tail else end


def _of_block(finder: _Finder, number: int) -> Iterator[Quotation]:
    """Yield what a block holds without marks: a block quotation, or speech behind a dash."""
    page, block = finder.page, finder.page.blocks[number]
    if block.kind not in {"quotation", "paragraph", "item"}:
        return
    at = bisect_left(finder.starts, block.span.start)
    if at < len(finder.starts) and finder.starts[at] == block.span.start:
        return
    if block.kind == "quotation":
        yield from _set_apart(finder, number)
        return
    head = _DASH.match(page.text, block.span.start, min(block.span.end, block.span.start + 4))
    grammar = grammar_of(block.span.of(page.text), finder.grammar) if head else finder.grammar
    if head and grammar.speech.dialogue:
        yield from _dialogue(finder, number, grammar, head.end())


def _set_apart(finder: _Finder, number: int) -> Iterator[Quotation]:
    page, block = finder.page, finder.page.blocks[number]
    if _CREDIT.match(page.text, block.span.start, block.span.end):
        return
    grammar = grammar_of(block.span.of(page.text), finder.grammar)
    ending = _ENDING.search(page.text, block.span.start, block.span.end)
    words = trimmed(page.text, block.span.start, ending.start() if ending else block.span.end, " ")
    if words is None:
        return
    nothing = finder.room(block.span.start, block.span.start, grammar)
    yield Quotation(
        span=words,
        outer=block.span,
        origin="block",
        mark="",
        closed=True,
        number=number,
        block=block,
        grammar=grammar,
        ahead=nothing,
        behind=finder.room(words.end, block.span.end, grammar),
        earlier=nothing,
        above=_above(finder, number, grammar),
        below=None if ending else _below(finder, number, grammar),
    )


def _dialogue(finder: _Finder, number: int, grammar: Grammar, start: int) -> Iterator[Quotation]:
    """Yield what a dash at the head of a paragraph opens, where somebody is said to speak in between."""
    page, block = finder.page, finder.page.blocks[number]
    text = page.text
    cuts = [edge for dash in _DASH.finditer(text, start, block.span.end) for edge in dash.span()]
    edges = [start, *cuts, block.span.end]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    clause = next((part for part in parts[1::2] if _clause_end(text, *part, grammar)), None)
    pieces = parts[::2] if clause else []
    if clause is None and len(parts) == 1:
        clauses = list(_inserted(text, Span(start, block.span.end), grammar))
        inner = [start, *(edge for each in clauses for edge in each), block.span.end]
        clause, pieces = (
            (clauses[0], list(zip(inner[::2], inner[1::2], strict=True))) if clauses else (None, [])
        )
    if clause is None:
        return
    nothing = finder.room(start, start, grammar)
    for piece in pieces:
        begin = piece[0]
        while begin < piece[1] and text[begin] in _STRAY:
            begin += 1
        words = trimmed(text, begin, piece[1], _STRAY[:4])
        if words and len(words.of(text).split()) >= _FEWEST:
            yield Quotation(
                span=words, outer=block.span, origin="dash", mark="", closed=True, number=number, block=block,
                grammar=grammar, ahead=nothing, behind=finder.room(*clause, grammar), earlier=nothing,
                inserted=True,
            )  # fmt: skip
