"""From cues to people: rooms around a quotation, pronouns, and speakers who go on speaking."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from sharekit.document import Block, Person, Span
from sharekit.presets.names import is_given
from sharekit.source.language.people import find_role_after, find_role_before, person
from sharekit.source.page import Page
from sharekit.source.quotations.attribution import Cues, Voice
from sharekit.source.quotations.marks import Marked
from sharekit.source.quotations.phrases import Named
from sharekit.source.quotations.speech import Speech

_AROUND = 260
_BEFORE = 420
_ROLE_BEFORE = 90
_TAIL = 140
_CLOSING = "”\"»“«’'״"
_END = regex.compile(r"(?<=[\p{L}\p{N})\]”\"»’]{2})[.!?…]+(?=\s+[^\p{Ll}\s])|[!?…](?=\s)")
_DASH = regex.compile(r"\s*[–—―-]{1,3}\s*(?=\p{L})")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Voices:
    """Finds speakers in one text."""

    page: Page
    marked: Sequence[Marked]
    cues: Cues

    def rooms(self, mark: Marked, block: Block) -> tuple[Span, Span]:
        """Return the rest of its sentence before a quotation, and what follows up to the next one."""
        start = max(block.span.start, mark.outer.start - _BEFORE)
        end = min(block.span.end, mark.outer.end + _AROUND)
        index = bisect_left(self.marked, mark.outer.start, key=lambda other: other.outer.start)
        for other in reversed(self.marked[max(0, index - 6) : index]):
            if other.depth <= mark.depth and not other.single and other.outer.end <= mark.outer.start:
                start = max(start, other.outer.end)
                break
        for other in self.marked[index + 1 : index + 7]:
            if other.depth <= mark.depth and not other.single and other.outer.start >= mark.outer.end:
                end = min(end, other.outer.start)
                break
        return Span(self._sentence(start, mark.outer.start), mark.outer.start), Span(mark.outer.end, end)

    def _sentence(self, start: int, stop: int) -> int:
        """Return where the sentence begins that leads up to an offset."""
        begin = start
        for found in _END.finditer(self.page.text, start, min(stop + 1, len(self.page.text))):
            begin = found.end() if found.end() < stop else begin
        return begin

    def own(self, mark: Marked, before: Span, after: Span) -> Voice | None:
        """Return the cue in a quotation's own sentence."""
        text = self.page.text
        ended = text[max(mark.inner.start, mark.inner.end - 1) : mark.inner.end] == "." or text[
            after.start : after.start + 1
        ] in {".", "!", "?", "…"}
        leads_on = text[after.start : after.end].rstrip().endswith(":")
        behind = None if leads_on and ended else self.cues.after(after, ended=ended or leads_on)
        if behind and (behind.named or behind.pronoun):
            return behind
        inside = (
            before.start > 0 and text[before.start - 1] in _CLOSING and before.of(text).rstrip().endswith(",")
        )
        ahead = self.cues.after(before, ended=False) if inside else None
        ahead = ahead or self.cues.before(before)
        if ahead and (ahead.named or ahead.pronoun):
            return ahead
        return behind or ahead

    def person(self, voice: Voice, at: int, found: Sequence[Speech]) -> Person | None:
        """Return who a cue means."""
        if voice.named:
            return self._named(voice.named)
        unsure = bool(found) and found[-1].cued and found[-1].speaker is None and self._beside(found[-1], at)
        if not voice.pronoun or unsure:
            return None
        spoken = [
            (each.outer.end, each.speaker.span) for each in found[-4:] if each.speaker and each.speaker.span
        ]
        meant = self.cues.mentions.meant(voice.sex, at, spoken)
        return self._named(Named(span=meant, single=True, end=meant.end)) if meant else None

    def _beside(self, speech: Speech, at: int) -> bool:
        block = self.page.block_at(at)
        return block is not None and speech.outer.start >= block.span.start

    def _named(self, named: Named) -> Person:
        text, grammar = self.page.text, self.cues.grammar
        if not named.single:
            return person(text, named.span)
        name = named.span
        whole = self.cues.mentions.resolve(name)
        stop = min(len(text), name.end + _AROUND)
        role = self._role_after(name.end, stop)
        role = role or find_role_before(text, name.start, max(0, name.start - _ROLE_BEFORE), grammar)
        role = role or self._role_after(whole.end, min(len(text), whole.end + _AROUND))
        role = role or find_role_before(text, whole.start, max(0, whole.start - _ROLE_BEFORE), grammar)
        return person(text, whole, role)

    def _role_after(self, start: int, stop: int) -> Span | None:
        """Return the role behind a name, unless it names somebody else."""
        role = find_role_after(self.page.text, start, stop, self.cues.grammar)
        named = role is not None and any(
            is_given(word) for word in role.of(self.page.text).split() if word[0].isupper()
        )
        return None if named else role

    def inherited(
        self, mark: Marked, before: Span, block: Block, found: Sequence[Speech]
    ) -> tuple[Voice | None, Person | None]:
        """Return who speaks where the quotation's own sentence does not say."""
        text = self.page.text
        previous = next((each for each in reversed(found) if each.depth == 0), None)
        same = previous is not None and previous.outer.start >= block.span.start
        if not text[before.start : before.end].strip(" \u00a0\u202f–—-") and before.start > block.span.start:
            floor = previous.outer.end if previous and same else block.span.start
            voice = self._sentence_before(Span(floor, before.start), follows=same)
            if voice:
                return voice, self.person(voice, mark.outer.start, found)
        if previous and same:
            return None, self._carried(previous, mark)
        if mark.outer.start == block.span.start:
            return self._set_apart(mark, block, previous, found)
        return None, None

    def _sentence_before(self, room: Span, *, follows: bool) -> Voice | None:
        """Read who speaks in the sentence before (`Asked about it, X says … . “…”`)."""
        if room.end <= room.start:
            return None
        start = self._sentence(max(room.start, room.end - _AROUND), room.end - 1)
        if follows and start <= room.start:
            return None
        voice = self.cues.indirect(Span(start, room.end))
        return voice if voice and (voice.named or voice.pronoun) else None

    def _carried(self, previous: Speech, mark: Marked) -> Person | None:
        speaker = previous.speaker
        if speaker is None or speaker.span is None or mark.outer.start - previous.outer.end > _AROUND:
            return None
        if self.page.text[previous.outer.start] != mark.mark:
            return None  # other marks, other voice: a crosshead in quotation marks, a title
        others = self.cues.mentions.others(previous.outer.end, mark.outer.start, speaker.span)
        return None if others else speaker

    def _set_apart(
        self, mark: Marked, block: Block, previous: Speech | None, found: Sequence[Speech]
    ) -> tuple[Voice | None, Person | None]:
        """Read the block below or above a quotation that opens its own, or let the speaker go on."""
        text = self.page.text
        index = bisect_left(self.page.blocks, block.span.start, key=lambda each: each.span.start)
        alone = not text[mark.outer.end : block.span.end].strip(" .")
        below = self.page.blocks[index + 1].span if alone and index + 1 < len(self.page.blocks) else None
        if below and below.end - below.start <= _AROUND and _DASH.match(text, below.start, below.end):
            voice = self.cues.after(below, ended=True)
            return voice, self.person(voice, mark.outer.start, found) if voice else None
        above = self.page.blocks[index - 1] if index else None
        if above is None:
            return None, None
        if text[above.span.start : above.span.end].endswith(":"):
            begin = self._sentence(max(above.span.start, above.span.end - _AROUND), above.span.end)
            voice = self.cues.before(Span(begin, above.span.end))
            return voice, self.person(voice, mark.outer.start, found) if voice else None
        return None, self._goes_on(previous, above)

    def _goes_on(self, previous: Speech | None, above: Block) -> Person | None:
        """Return the speaker of the paragraph above, if that paragraph is theirs to its end."""
        if previous is None or previous.speaker is None or previous.outer.start < above.span.start:
            return None
        if not previous.closed:
            return previous.speaker
        rest = self.page.text[previous.outer.end : above.span.end]
        began = previous.outer.start == above.span.start
        names = previous.speaker.span and self.cues.mentions.others(
            previous.outer.end, above.span.end, previous.speaker.span
        )
        return previous.speaker if began and len(rest) <= _TAIL and not names else None
