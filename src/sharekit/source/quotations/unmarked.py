"""Speech without quotation marks of its own: dashes, block quotations, `, says X,` inside the marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from sharekit.document import Block, Person, Span
from sharekit.source.language.people import find_role_after, person, trimmed
from sharekit.source.page import Page
from sharekit.source.quotations.attribution import Cues, Voice
from sharekit.source.quotations.speech import Speech

_DASH = regex.compile(r"\s*[—–―]\s*")
_BELOW = regex.compile(r"\s*[–—―-]{1,3}\s*(?=\p{L})")
_ENDING = regex.compile(r"\s[–—―]\s*(?=\p{Lu}[^–—―]{2,120}$)|\s-{2,3}\s*(?=\p{Lu}[^–—―]{2,120}$)")
_INSIDE = regex.compile(r"[,!?…](?=\s+\p{Ll})")
_AFTER = regex.compile(r"\s?(?:\([^()]{1,160}\))?\s?[,.:;!]?\s*")
_APPOSITION = regex.compile(r",\s\p{Ll}[^.!?]{2,90}\.\s+(?=\p{Lu})")
_MOST_INCISES = 4
_ROOM = 200
_LONGEST_BELOW = 240
_FEWEST = 4
_STRAY = " \u00a0\u202f,;:."


@dataclass(frozen=True, slots=True, kw_only=True)
class Incise:
    """Words that name the speaker inside of a quotation.

    Attributes:
        voice: Whom they name.
        pieces: What was said before and after them.
    """

    voice: Voice
    pieces: tuple[Span, ...]


def split_incise(inner: Span, cues: Cues) -> Incise | None:
    """Find `, explique X, …` between one pair of marks.

    Args:
        inner: The words between the marks.
        cues: Reads cues in the text.
    """
    text = cues.text
    pieces: list[Span] = []
    voice: Voice | None = None
    start = inner.start
    for comma in _INSIDE.finditer(text, inner.start, inner.end):
        if comma.start() < start or len(pieces) >= _MOST_INCISES:
            continue
        found = cues.spoken(Span(comma.start(), min(inner.end, comma.start() + _ROOM)))
        if found is None:
            continue
        end = _past(text, found.end, inner.end, cues)
        if text[end - 1 : end] not in {"", " "} and end < inner.end and text[end - 1] not in ",.)!;:":
            continue
        pieces.append(Span(start, comma.start() + (text[comma.start()] != ",")))
        voice, start = voice or found, end
    if voice is None:
        return None
    pieces.append(Span(start, inner.end))
    kept = (
        trimmed(text, piece.start, piece.end, " \u00a0\u202f,") for piece in pieces if piece.end > piece.start
    )
    return Incise(voice=voice, pieces=tuple(piece for piece in kept if piece))


def _past(text: str, end: int, stop: int, cues: Cues) -> int:
    """Return where the words go on behind the speaker's name, role and brackets."""
    role = find_role_after(text, end, stop, cues.grammar)
    apposition = None if role else _APPOSITION.match(text, end, stop)
    if apposition:
        return apposition.end()
    tail = _AFTER.match(text, role.end if role else end, stop)
    return tail.end() if tail else end


def find_dialogue(page: Page, cues: Cues) -> Iterator[Speech]:
    """Yield what a dash at the head of a paragraph opens, where a verb of saying names who speaks."""
    for block in page.blocks:
        head = _DASH.match(page.text, block.span.start, block.span.end)
        if head and block.kind in {"paragraph", "item"} and head.group().strip():
            yield from _said(page, Span(head.end(), block.span.end), block, cues)


def _said(page: Page, room: Span, block: Block, cues: Cues) -> Iterator[Speech]:
    text = page.text
    edges = [room.start]
    for dash in _DASH.finditer(text, room.start, room.end):
        edges.extend(dash.span())
    edges.append(room.end)
    parts = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
    voice = next((found for part in parts[1:] if (found := cues.spoken(part))), None)
    pieces = parts[::2] if voice else []
    if voice is None and len(parts) == 1:
        incise = split_incise(parts[0], cues)
        voice, pieces = (incise.voice, list(incise.pieces)) if incise else (None, [])
    speaker = _speaker(voice, cues)
    if speaker is None:
        return
    for piece in pieces:
        words = _bare(text, piece)
        if words and len(words.of(text).split()) >= _FEWEST:
            yield Speech(span=words, outer=block.span, speaker=speaker, cued=True)


def _bare(text: str, piece: Span) -> Span | None:
    """Return a piece without the punctuation that belongs to the dashes around it."""
    start = piece.start
    while start < piece.end and text[start] in _STRAY:
        start += 1
    return trimmed(text, start, piece.end, " \u00a0\u202f,")


def _speaker(voice: Voice | None, cues: Cues) -> Person | None:
    if voice is None or voice.named is None:
        return None
    named = voice.named
    whole = cues.mentions.resolve(named.span) if named.single else named.span
    role = find_role_after(
        cues.text, named.span.end, min(len(cues.text), named.span.end + _ROOM), cues.grammar
    )
    return person(cues.text, whole, role if named.single else None)


def find_set_apart(page: Page, cues: Cues, marks: Sequence[int]) -> Iterator[Speech]:
    """Yield block quotations without marks that name their speaker at the end, below or above."""
    for index, block in enumerate(page.blocks):
        at = bisect_left(marks, block.span.start)
        opened = at < len(marks) and marks[at] == block.span.start
        if block.kind != "quotation" or opened or _BELOW.match(page.text, block.span.start, block.span.end):
            continue
        ending = _ENDING.search(page.text, block.span.start, block.span.end)
        end = ending.start() if ending else block.span.end
        voice = _credit(page, cues, index, ending.start() if ending else None)
        speaker = _speaker(voice, cues)
        words = trimmed(page.text, block.span.start, end, " ")
        if speaker and words and len(words.of(page.text).split()) >= _FEWEST:
            yield Speech(span=words, outer=block.span, speaker=speaker, cued=True)


def _credit(page: Page, cues: Cues, index: int, ending: int | None) -> Voice | None:
    block = page.blocks[index].span
    if ending is not None:
        return cues.after(Span(ending, block.end), ended=True)
    below = page.blocks[index + 1].span if index + 1 < len(page.blocks) else None
    if (
        below
        and below.end - below.start <= _LONGEST_BELOW
        and _BELOW.match(page.text, below.start, below.end)
    ):
        return cues.after(below, ended=True)
    above = page.blocks[index - 1].span if index else None
    if above and page.text[above.start : above.end].endswith(":"):
        return cues.before(Span(max(above.start, above.end - _ROOM), above.end))
    return None
