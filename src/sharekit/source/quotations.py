"""Direct speech: which words in quotation marks somebody said, and who."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

import regex

from sharekit.document import Block, Person, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.marks import Marked
from sharekit.source.page import Page
from sharekit.source.people import (
    any_of,
    find_names,
    find_role_after,
    find_role_before,
    person,
)

_AROUND = 240
_FEWEST_WORDS = 4
_SENTENCE_END = ".!?…؟"
_WORD = regex.compile(r"\w[\w’'-]*")
_DASHED = regex.compile(r"\s*[–—―-]{1,3}\s*(?=\p{L})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words somebody said.

    Attributes:
        span: The words without their outer marks.
        outer: With their marks.
        speaker: Who said it, or None where the source does not say.
        depth: 0, or 1 for words quoted inside other words.
    """

    span: Span
    outer: Span
    speaker: Person | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    after_name: regex.Pattern[str]
    after_verb: regex.Pattern[str]
    pronoun: regex.Pattern[str]
    lead: regex.Pattern[str]
    verb: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    verbs, nouns = any_of(grammar.speech.verbs), any_of(grammar.speech.nouns)
    pronouns = any_of(grammar.people.pronouns)
    according = any_of(grammar.speech.according)
    flags = regex.IGNORECASE
    return _Patterns(
        after_name=regex.compile(rf"[^.!?;“\"«]{{0,120}}?\b(?:{verbs})\b", flags),
        after_verb=regex.compile(rf"[\s,.!?–—-]*(?:(?:{verbs})\b|{according}\b)", flags),
        pronoun=regex.compile(
            rf"[\s,]*(?:(?:{pronouns})\s+(?:\w+\s+)?(?:{verbs})|(?:{verbs})\s+(?:{pronouns}))\b", flags
        ),
        lead=regex.compile(rf"\b(?:(?:{nouns})\b|{according}\b)", flags),
        verb=regex.compile(rf"\b(?:{verbs})\b", flags),
    )


def find_speech(page: Page, marked: Sequence[Marked], grammar: Grammar) -> tuple[Speech, ...]:
    """Return the quotations of a text in order; words in scare quotes are left out.

    Args:
        page: The text.
        marked: Its quotation marks.
        grammar: Verbs of saying, what names look like.

    Returns:
        Quotations with their speakers as whole names, as far as the text gives them.
    """
    finder = _Finder(page=page, marked=marked, grammar=grammar, names=_whole_names(page, grammar))
    found = [speech for mark in marked if (speech := finder.speech(mark))]
    return tuple(_carried(page, found))


def _whole_names(page: Page, grammar: Grammar) -> Mapping[str, Span]:
    """Return where the whole name stands, by surname and by whole name; the first mention counts."""
    names: dict[str, Span] = {}
    for name in find_names(page.text, Span(0, len(page.text)), grammar):
        words = name.of(page.text)
        if " " in words:
            names.setdefault(words, name)
            names.setdefault(words.rpartition(" ")[2], name)
    return MappingProxyType(names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    page: Page
    marked: Sequence[Marked]
    grammar: Grammar
    names: Mapping[str, Span]

    def speech(self, mark: Marked) -> Speech | None:
        text = self.page.text
        if mark.inner.end <= mark.inner.start or mark.depth > 1:
            return None
        block = self.page.block_at(mark.outer.start)
        if block is None:
            return None
        span = _without_comma(text, mark.inner)
        if self._alone(mark, block):
            return Speech(span=span, outer=mark.outer, speaker=self._below(block), depth=mark.depth)
        before, after = self._room(mark, block)
        speaker = self._after(after) or self._before(before)
        said = speaker is not None or self._introduced(before, after)
        if not _is_speech(span.of(text), said=said, led=_led(text, before), single=mark.single):
            return None
        return Speech(span=span, outer=mark.outer, speaker=speaker, depth=mark.depth)

    def _alone(self, mark: Marked, block: Block) -> bool:
        rest = self.page.text[mark.outer.end : block.span.end]
        return mark.outer.start == block.span.start and not rest.strip(" .")

    def _room(self, mark: Marked, block: Block) -> tuple[Span, Span]:
        """Return the words before and after in the same block, up to the neighbouring quotation."""
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
        return Span(self._sentence_start(start, mark.outer.start), mark.outer.start), Span(
            mark.outer.end, end
        )

    def _sentence_start(self, start: int, stop: int) -> int:
        text = self.page.text
        for at in range(stop - 2, start, -1):
            if text[at] in "?!" or (
                text[at] == "." and text[at + 1] == " " and text[at - 2 : at - 1].islower()
            ):
                return at + 1
        return start

    def _introduced(self, before: Span, after: Span) -> bool:
        patterns, text = _patterns(self.grammar), self.page.text
        return bool(
            patterns.pronoun.match(text, after.start, after.end)
            or patterns.after_verb.match(text, after.start, after.end)
            or (
                text[before.start : before.end].rstrip().endswith((":", ","))
                and patterns.verb.search(text, before.start, before.end)
            )
        )

    def _after(self, room: Span) -> Person | None:
        """Read `said NAME, role`, `NAME, role, said` and `— NAME, role` after the words."""
        patterns, text = _patterns(self.grammar), self.page.text
        dash = _DASHED.match(text, room.start, room.end)
        verb = patterns.after_verb.match(text, room.start, room.end)
        start = (dash or verb).end() if (dash or verb) else room.start  # type: ignore[union-attr]
        name = next(find_names(text, Span(start, min(room.end, start + 90)), self.grammar), None)
        if name is None or any(mark in text[start : name.start] for mark in ".;!?:"):
            return None
        if dash or verb:
            return self._person(name, room)
        said = patterns.after_name.match(text, name.end, room.end)
        near = not text[room.start : name.start].strip(" ,.")
        return self._person(name, room) if said and near else None

    def _before(self, room: Span) -> Person | None:
        """Read `NAME, role, said:`, `the remark of NAME, role:` before the words."""
        patterns, text = _patterns(self.grammar), self.page.text
        names = list(find_names(text, room, self.grammar))
        if not names or not _led(text, room):
            return None
        noun = patterns.lead.search(text, room.start, room.end)
        verb = _last(patterns.verb, text, room)
        if noun:
            after = [name for name in names if name.start >= noun.end()]
            return self._person(after[0] if after else names[0], room)
        if verb:
            subject = [name for name in names if name.end <= verb.start()] or names
            return self._person(self._subject(subject), room)
        return self._person(names[0], room) if text[room.start : room.end].rstrip().endswith(":") else None

    def _subject(self, names: Sequence[Span]) -> Span:
        """Return the first of the last run of names that commas and roles hold together."""
        whole = [name for name in names if name.of(self.page.text) in self.names]
        return (whole or list(names))[0]

    def _person(self, name: Span, room: Span) -> Person:
        text = self.page.text
        whole = self.names.get(name.of(text), name)
        role = find_role_after(text, name.end, room.end, self.grammar)
        role = role or find_role_before(text, name.start, room.start, self.grammar)
        role = role or find_role_after(text, whole.end, min(len(text), whole.end + _AROUND), self.grammar)
        role = role or find_role_before(text, whole.start, max(0, whole.start - 90), self.grammar)
        return person(text, whole, role)

    def _below(self, block: Block) -> Person | None:
        """Read `— NAME, role` in the block under a quotation that stands alone."""
        index = bisect_left(self.page.blocks, block.span.start, key=lambda each: each.span.start) + 1
        if index >= len(self.page.blocks):
            return None
        room = self.page.blocks[index].span
        if room.end - room.start > _AROUND or not _DASHED.match(self.page.text, room.start, room.end):
            return None
        return self._after(room)


def _led(text: str, room: Span) -> bool:
    """Tell whether the words before a quotation lead straight into it."""
    return text[room.start : room.end].rstrip(" \u00a0\u202f").endswith((":", ",")) or (
        room.end - room.start > 0 and text[room.end - 1] == " " and text[room.end - 2].isalpha()
    )


def _is_speech(words: str, *, said: bool, led: bool, single: bool) -> bool:
    count = len(_WORD.findall(words))
    whole = words.rstrip()[-1:] in _SENTENCE_END and words[:1].isupper()
    if said and led:
        return count >= _FEWEST_WORDS or whole
    if said or whole:
        return count >= _FEWEST_WORDS
    return count > 2 * _FEWEST_WORDS and words[:1].isupper() and not single


def _without_comma(text: str, span: Span) -> Span:
    return Span(span.start, span.end - 1) if text[span.end - 1] == "," else span


def _last(pattern: regex.Pattern[str], text: str, room: Span) -> regex.Match[str] | None:
    found = None
    for found in pattern.finditer(text, room.start, room.end):  # noqa: B007 - the last one is wanted
        pass
    return found


def _carried(page: Page, found: Sequence[Speech]) -> Iterator[Speech]:
    """Give words without a speaker the one who just spoke in the same block."""
    previous: Speech | None = None
    for speech in found:
        current = speech
        if previous and previous.speaker and not speech.speaker and _same_block(page, previous, speech):
            current = replace(speech, speaker=previous.speaker)
        yield current
        previous = current


def _same_block(page: Page, first: Speech, second: Speech) -> bool:
    block = page.block_at(first.outer.start)
    return block is not None and second.outer.start < block.span.end
