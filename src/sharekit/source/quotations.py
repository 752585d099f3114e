"""Direct speech: which words in quotation marks somebody said, and who."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from sharekit.document import Block, Person, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.attribution import Attribution, Room, whole_names
from sharekit.source.marks import Marked
from sharekit.source.page import Page

_AROUND = 240
_FEWEST_SAID, _FEWEST_WORDS = 3, 4
_SENTENCE_END = ".!?…؟"
_WORD = regex.compile(r"\w[\w’'-]*")
_DASHED = regex.compile(r"\s*[–—―-]{1,3}\s*(?=\p{L})")
_DIALOGUE = regex.compile(r"[—–―]\s?(?<said>[^—–―\n]{10,600}?)[.,]?\s?[—–―]\s?(?=\p{Ll})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words somebody said.

    Attributes:
        span: The words without their outer marks.
        outer: With their marks.
        speaker: Who said it, or None where the source does not say.
        depth: 0, or 1 for words quoted inside other words.
        closed: False for a paragraph whose speech goes on in the next one.
    """

    span: Span
    outer: Span
    speaker: Person | None = None
    depth: int = 0
    closed: bool = True


def find_speech(page: Page, marked: Sequence[Marked], grammar: Grammar) -> tuple[Speech, ...]:
    """Return the quotations of a text in order; words in scare quotes are left out.

    Args:
        page: The text.
        marked: Its quotation marks.
        grammar: Verbs of saying, what names look like.

    Returns:
        Quotations with their speakers as whole names, as far as the text gives them.
    """
    names = whole_names(page.text, grammar)
    finder = _Finder(page=page, marked=marked, who=Attribution(text=page.text, grammar=grammar, names=names))
    found: list[tuple[Speech, bool]] = []
    for mark in marked:
        for speech, kept in finder.read(mark, found[-1][0] if found else None):
            found.append((speech, kept))
    spoken = [speech for speech, kept in found if kept]
    spoken += [*finder.blocks(), *finder.dialogue()]
    return tuple(sorted(spoken, key=lambda speech: speech.span.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    page: Page
    marked: Sequence[Marked]
    who: Attribution

    def read(self, mark: Marked, previous: Speech | None) -> Iterator[tuple[Speech, bool]]:
        """Yield what somebody said in one pair of marks, and whether it is a quotation to keep."""
        text = self.page.text
        block = self.page.block_at(mark.outer.start)
        if mark.inner.end <= mark.inner.start or mark.depth > 1 or block is None:
            return
        room = self._room(mark, block)
        speaker, parts = self.who.inside(mark.inner)
        if speaker is None:
            speaker = self._speaker(mark, block, room, previous)
        said = speaker is not None or self.who.introduced(room)
        for part in parts:
            span = _without_comma(text, part)
            speech = Speech(
                span=span,
                outer=mark.outer if len(parts) == 1 else part,
                speaker=speaker,
                depth=mark.depth,
                closed=mark.closed,
            )
            alone = self._alone(mark, block)
            kept = alone or _is_speech(span.of(text), said=said, led=self.who.led(room), single=mark.single)
            yield speech, kept

    def _speaker(self, mark: Marked, block: Block, room: Room, previous: Speech | None) -> Person | None:
        if self._alone(mark, block):
            return self._below(block) or self._carried(mark, previous)
        return self.who.of(room) or self._carried(mark, previous) or self.who.by_sentence_before(room)

    def _carried(self, mark: Marked, previous: Speech | None) -> Person | None:
        """Return the one who just spoke in the same block, or whose paragraph was left open."""
        if previous is None or previous.speaker is None or mark.depth != previous.depth:
            return None
        first, second = self.page.block_at(previous.outer.start), self.page.block_at(mark.outer.start)
        if first is None or second is None:
            return None
        goes_on = not previous.closed and second.span.start == mark.outer.start
        return previous.speaker if first == second or goes_on else None

    def _alone(self, mark: Marked, block: Block) -> bool:
        rest = self.page.text[mark.outer.end : block.span.end]
        return mark.outer.start == block.span.start and not rest.strip(" .")

    def _room(self, mark: Marked, block: Block) -> Room:
        """Return the words around in the same block, up to the neighbouring quotations."""
        start = max(block.span.start, mark.outer.start - _AROUND)
        end = min(block.span.end, mark.outer.end + _AROUND)
        index = bisect_left(self.marked, mark.outer.start, key=lambda other: other.outer.start)
        for other in reversed(self.marked[max(0, index - 4) : index]):
            if other.depth == mark.depth and not other.single and other.outer.end <= mark.outer.start:
                start = max(start, other.outer.end)
                break
        for other in self.marked[index + 1 : index + 5]:
            if other.depth == mark.depth and not other.single and other.outer.start >= mark.outer.end:
                end = min(end, other.outer.start)
                break
        return Room(
            before=Span(start, mark.outer.start),
            quoted=mark.inner,
            after=Span(mark.outer.end, end),
            block=block.span,
            above=self._above(block),
        )

    def _above(self, block: Block) -> Span:
        index = bisect_left(self.page.blocks, block.span.start, key=lambda each: each.span.start)
        return self.page.blocks[index - 1].span if index else Span(block.span.start, block.span.start)

    def _below(self, block: Block) -> Person | None:
        """Read `— NAME, role` in the block under a quotation that stands alone."""
        index = bisect_left(self.page.blocks, block.span.start, key=lambda each: each.span.start) + 1
        if index >= len(self.page.blocks):
            return None
        span = self.page.blocks[index].span
        dash = _DASHED.match(self.page.text, span.start, span.end)
        if span.end - span.start > _AROUND or dash is None:
            return None
        return self.who.named(Span(dash.end(), span.end))

    def blocks(self) -> Iterator[Speech]:
        """Yield block quotations that are signed in the line below, without marks of their own."""
        for block in self.page.blocks:
            first = self.page.text[block.span.start : block.span.start + 1]
            if block.kind != "quotation" or first in "“\"«„‘'”" or _DASHED.match(self.page.text, *block.span):
                continue
            speaker = self._below(block)
            if speaker:
                yield Speech(span=block.span, outer=block.span, speaker=speaker)

    def dialogue(self) -> Iterator[Speech]:
        """Yield lines that a dash opens and closes before a verb of saying (`—Nos quedamos —dijo Ana`)."""
        for block in self.page.blocks:
            found = _DIALOGUE.match(self.page.text, block.span.start, block.span.end)
            if found is None:
                continue
            speaker = self.who.after_verb(Span(found.end(), block.span.end))
            if speaker:
                yield Speech(span=Span(*found.span("said")), outer=block.span, speaker=speaker)


def _is_speech(words: str, *, said: bool, led: bool, single: bool) -> bool:
    count = len(_WORD.findall(words))
    whole = words.rstrip()[-1:] in _SENTENCE_END and words[:1].isupper()
    if said and (led or words[:1].isupper()):
        return count >= _FEWEST_SAID or whole
    if said or whole:
        return count >= _FEWEST_WORDS
    return count > 2 * _FEWEST_WORDS and words[:1].isupper() and not single


def _without_comma(text: str, span: Span) -> Span:
    return Span(span.start, span.end - 1) if text[span.end - 1] in ",،" else span
