"""Lines with labels (`When:`, `Speakers:`, `Chair:`) and the parts of a page that announce events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

import regex

from sharekit.document import Block, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.events.dates import find_days
from sharekit.source.language.people import any_of, trimmed
from sharekit.source.page import Page

Label: TypeAlias = Literal["event", "when", "where", "speakers", "chair", ""]
_LINES_TO_A_DATE = 6
_SIGNS: tuple[tuple[str, Label], ...] = (
    ("📅", "when"),
    ("🗓", "when"),
    ("📆", "when"),
    ("⏰", "when"),
    ("🕖", "when"),
    ("🕢", "when"),
    ("📍", "where"),
    ("🎤", "speakers"),
)
_CAPITALS = regex.compile(r"[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}.,;]{0,56}")
_BELOW = 7  # the level of lines of capitals: below all headings
_EDGES = " *_#:"
_HEADS = regex.compile(r"[.;)|–—…!?]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A line, or the part of a line that one label governs.

    Attributes:
        label: What the label announces, or empty.
        span: The words after the label, without stray punctuation before them.
        whole: Label included.
        block: Where it stands.
    """

    label: Label
    span: Span
    whole: Span
    block: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page that announces one event.

    Attributes:
        segments: Its lines and labelled parts, in order.
        labelled: It is introduced as an event (`EVENT: …`), rather than being the whole page.
    """

    segments: tuple[Segment, ...]
    labelled: bool

    @property
    def span(self) -> Span:
        """From the first to the last word."""
        return Span(self.segments[0].whole.start, self.segments[-1].whole.end)


@cache
def _labels(grammar: Grammar) -> tuple[tuple[Label, regex.Pattern[str]], ...]:
    words = grammar.events
    rows: tuple[tuple[Label, tuple[str, ...]], ...] = (
        ("event", words.labels),
        ("when", words.when),
        ("where", words.where),
        ("speakers", words.speakers),
        ("chair", words.chair),
    )
    return tuple(
        (label, regex.compile(rf"[^\w\s]*\s*(?:{any_of(names)})\s*(?::|\s[–—-](?=\s))\s*", regex.IGNORECASE))
        for label, names in rows
    )


@cache
def _headings(grammar: Grammar) -> dict[str, Label]:
    words = grammar.events
    rows: tuple[tuple[Label, tuple[str, ...]], ...] = (
        ("event", words.labels),
        ("when", words.when),
        ("where", words.where),
        ("speakers", (*words.speaker_headings,)),
        ("chair", words.chair),
    )
    return {name: label for label, names in rows for name in names}


def find_segments(page: Page, grammar: Grammar) -> tuple[Segment, ...]:
    """Cut the page into lines, and lines where a label begins."""
    return tuple(
        segment
        for block in page.blocks
        if block.kind not in {"title", "standfirst"}
        for line in page.lines(block)
        for segment in _segments(page.text, line, block, grammar)
    )


def _segments(text: str, line: Span, block: Block, grammar: Grammar) -> Iterator[Segment]:
    words = _without_signs(text, line)
    known = _headings(grammar).get(words.of(text).casefold()) if words else None
    if words and known and (block.kind == "heading" or text[words.end : line.end].strip(" *_\ufe0f") == ":"):
        yield Segment(label=known, span=Span(line.end, line.end), whole=line, block=block)
        return
    marks = list(_marks(text, line, grammar))
    if not marks or marks[0][1].start > line.start:
        yield _segment(
            text, "", Span(line.start, line.start), marks[0][1].start if marks else line.end, block
        )
    for index, (label, lead) in enumerate(marks):
        end = marks[index + 1][1].start if index + 1 < len(marks) else line.end
        yield _segment(text, label, lead, end, block)


def _without_signs(text: str, line: Span) -> Span | None:
    """Leave out the signs and pictures around the words of a line (`📍 Venue:`)."""
    start, end = line.start, line.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if end > start else None


def _marks(text: str, line: Span, grammar: Grammar) -> Iterator[tuple[Label, Span]]:
    first = _label_at(text, line.start, line.end, grammar)
    if first:
        yield first
    if text.find(":", line.start, line.end) < 0:
        return
    for head in _HEADS.finditer(text, first[1].end if first else line.start, line.end):
        found = _label_at(text, head.end(), line.end, grammar)
        if found and ":" in found[1].of(text):
            yield found


def _label_at(text: str, at: int, end: int, grammar: Grammar) -> tuple[Label, Span] | None:
    for label, pattern in _labels(grammar):
        found = pattern.match(text, at, end)
        if found:
            return label, Span(at, found.end())
    for sign, label in _SIGNS:
        if text.startswith(sign, at):
            return label, Span(at, at + len(sign))
    return None


def _segment(text: str, label: Label, lead: Span, end: int, block: Block) -> Segment:
    whole = Span(lead.start, end)
    span = trimmed(text, lead.end, end, " \t\ufe0f") or Span(end, end)
    return Segment(label=label, span=span, whole=whole, block=block)


def find_sections(page: Page, segments: Sequence[Segment], grammar: Grammar) -> tuple[Section, ...]:
    """Return the parts that are introduced as events; else the whole page as one candidate."""
    starts = [
        index
        for index, segment in enumerate(segments)
        if segment.label == "event" and _dated(page, segments[index : index + _LINES_TO_A_DATE], grammar)
    ]
    if not starts:
        return (Section(segments=tuple(segments), labelled=False),) if segments else ()
    ends = [*starts[1:], len(segments)]
    return tuple(
        Section(segments=_until_heading(segments[start:end]), labelled=True)
        for start, end in zip(starts, ends, strict=True)
    )


def _dated(page: Page, near: Sequence[Segment], grammar: Grammar) -> bool:
    return any(find_days(page.text, segment.span, grammar) for segment in near)


def _until_heading(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """End a section at the next heading that is no label of its own."""
    for index, segment in enumerate(segments[1:], 1):
        if segment.block.kind == "heading" and not segment.label:
            return tuple(segments[:index])
    return tuple(segments)


def part_headed(page: Page, title: str, day: int) -> Span | None:
    """Return the part of a page below the heading that holds an event's title, one among others of the page.

    Args:
        page: The page; lines of capitals that open a paragraph head parts, too.
        title: The event's.
        day: Offset of the words that name its day.
    """
    heads = list(_heads(page))
    at = next((at for at, (span, _) in reversed([*enumerate(heads)]) if span.start <= day), None)
    if at is None or title.strip(_EDGES).casefold() not in heads[at][0].of(page.text).casefold():
        return None
    start, level = heads[at][0].start, heads[at][1]
    end = next((span.start for span, other in heads[at + 1 :] if other <= level), len(page.text))
    below = start > page.blocks[0].span.start  # what heads the page is its title
    among = end < len(page.text) or any(other == level for _, other in heads[:at])
    return Span(start, end) if below and among else None


def _heads(page: Page) -> Iterator[tuple[Span, int]]:
    """Yield headings with their levels, and lines of capitals that open paragraphs, below all of them."""
    for block in page.blocks:
        first = next(iter(page.lines(block)), None)
        if block.kind == "heading":
            yield block.span, block.level
        elif block.kind == "paragraph" and first and _CAPITALS.fullmatch(first.of(page.text)):
            yield first, _BELOW
