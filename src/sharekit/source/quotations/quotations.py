"""Direct speech: which words in quotation marks somebody said, and who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from sharekit.document import Block, Person, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.page import Page
from sharekit.source.quotations.attribution import Cues, Voice
from sharekit.source.quotations.marks import Marked
from sharekit.source.quotations.mentions import find_mentions
from sharekit.source.quotations.speech import Speech
from sharekit.source.quotations.unmarked import find_dialogue, find_set_apart, split_incise
from sharekit.source.quotations.unnamed import find_spoken
from sharekit.source.quotations.voices import Voices

_FEWEST_WORDS = 4
_EMBEDDED_WORDS = 12
_SENTENCE_END = ".!?…؟"
_TITLED = frozenset({"title", "heading"})
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'׳״\"-]*")
_TOKEN = regex.compile(r"[\p{L}\p{N}]+")

__all__ = ["Speech", "find_speech"]


def find_speech(page: Page, marked: Sequence[Marked], grammar: Grammar) -> tuple[Speech, ...]:
    """Return the quotations of a text in order; words in scare quotes are left out.

    Args:
        page: The text.
        marked: Its quotation marks.
        grammar: Verbs of saying, what names look like.

    Returns:
        Quotations with their speakers as whole names, as far as the text surely gives them.
    """
    mentions = find_mentions(page, marked, grammar, spoken=find_spoken(page.text, grammar))
    cues = Cues(text=page.text, grammar=grammar, mentions=mentions)
    voices = Voices(page=page, marked=marked, cues=cues)
    found: list[Speech] = []
    for mark in marked:
        found.extend(_of_mark(mark, voices, found))
    found.extend(find_set_apart(page, cues, [mark.outer.start for mark in marked]))
    if grammar.speech.dialogue:
        found.extend(find_dialogue(page, cues))
    found.sort(key=lambda speech: (speech.span.start, -speech.span.end))
    return tuple(_shared(page.text, _went_on(found)))


def _of_mark(mark: Marked, voices: Voices, found: Sequence[Speech]) -> Iterator[Speech]:
    text = voices.page.text
    if mark.inner.end <= mark.inner.start or mark.depth > 1:
        return
    block = voices.page.block_at(mark.outer.start)
    if block is None:
        return
    incise = split_incise(mark.inner, voices.cues) if voices.cues.grammar.speech.dialogue else None
    if incise:
        speaker = voices.person(incise.voice, mark.outer.start, found)
        for piece in incise.pieces:
            if _count(piece.of(text)) >= _FEWEST_WORDS - piece.of(text)[:1].isupper():
                yield _speech(text, mark, piece, speaker, cued=True)
        return
    before, after = voices.rooms(mark, block)
    voice = voices.own(mark, before, after)
    speaker = voices.person(voice, mark.outer.start, found) if voice else None
    span = _without_comma(text, mark.inner)
    if not _is_speech(mark, span, voice, before, after, block, text):
        return
    if voice is None and mark.depth == 0 and block.kind not in _TITLED:
        voice, speaker = voices.inherited(mark, before, block, found)
    yield _speech(text, mark, span, speaker, cued=voice is not None)


def _speech(text: str, mark: Marked, span: Span, speaker: Person | None, *, cued: bool) -> Speech:
    return Speech(
        span=_without_comma(text, span),
        outer=mark.outer,
        speaker=speaker,
        depth=mark.depth,
        cued=cued,
        closed=mark.closed,
    )


def _is_speech(
    mark: Marked, span: Span, voice: Voice | None, before: Span, after: Span, block: Block, text: str
) -> bool:
    words = span.of(text)
    count = _count(words)
    whole = words.rstrip()[-1:] in _SENTENCE_END and not words[:1].islower()
    if mark.outer.start == block.span.start and (
        not mark.closed or not text[mark.outer.end : block.span.end].strip(" .")
    ):
        return count >= _FEWEST_WORDS or whole
    lead = before.of(text).rstrip()
    if lead[-1:].isalnum() and not whole and count <= _EMBEDDED_WORDS:
        return False  # a part of somebody else's sentence: a law's name, a word that is not ours
    if voice is not None:
        led = not lead or lead[-1:] in {":", ","}
        return count >= _FEWEST_WORDS or (led and count >= _FEWEST_WORDS - 1 and not words[:1].islower())
    embedded = lead[-1:].isalnum() or after.of(text).lstrip(" ,")[:1].islower()
    if embedded or mark.single:
        return count > _EMBEDDED_WORDS and not words[:1].islower() and not mark.single
    return count >= _FEWEST_WORDS if whole else count > 2 * _FEWEST_WORDS and not words[:1].islower()


def _count(words: str) -> int:
    return len(_WORD.findall(words))


def _without_comma(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in ",،, ":
        end -= 1
    return Span(span.start, end)


def _went_on(found: Sequence[Speech]) -> Iterator[Speech]:
    """Give the paragraphs of one long quotation the speaker that any of them names."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, following = result[index], result[index + 1]
        if not here.closed and here.speaker is None and not here.cued and following.speaker:
            result[index] = replace(here, speaker=following.speaker)
    yield from result


def _shared(text: str, found: Iterator[Speech]) -> Iterator[Speech]:
    """Give words that the page sets apart a second time the speaker who is named beside them once."""
    speeches = list(found)
    known: dict[str, Person] = {}
    for speech in speeches:
        if speech.speaker:
            known.setdefault(_key(text, speech), speech.speaker)
    for speech in speeches:
        yield speech if speech.speaker else replace(speech, speaker=known.get(_key(text, speech)))


def _key(text: str, speech: Speech) -> str:
    return " ".join(_TOKEN.findall(speech.span.of(text).casefold()))
