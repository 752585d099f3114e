"""The call-to-action line: what readers are asked to do, with the address where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from sharekit.document import Action, ActionKind, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.addresses import web_address
from sharekit.source.page import Page
from sharekit.source.people import any_of

_CUT = regex.compile(r"\s+[–—|·•-]\s+|(?<=[.!?])\s+|\s*;\s+|\s+/\s+|:\s+(?=https?://)")
_LONGEST = 80
_FACEBOOK = regex.compile(r"https?://(?:[\w-]+\.)?(?:facebook\.com|fb\.(?:me|com))/", regex.IGNORECASE)
_EVENT = regex.compile(r"https?://(?:[\w-]+\.)?facebook\.com/events/[\w-]+/?", regex.IGNORECASE)
_POST = regex.compile(
    r"https?://(?:[\w-]+\.)?(?:twitter\.com|x\.com|bsky\.app)/[^/]+/(?:status|post)/", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    asks: tuple[tuple[ActionKind, regex.Pattern[str]], ...]
    here: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    words = grammar.events
    flags = regex.IGNORECASE
    kinds: tuple[tuple[ActionKind, tuple[str, ...]], ...] = (
        ("post", words.ask_post),
        ("facebook", words.ask_facebook),
        ("register", words.ask_register),
    )
    return _Patterns(
        asks=tuple((kind, regex.compile(rf"\b(?:{any_of(asks)})\b", flags)) for kind, asks in kinds),
        here=regex.compile(rf"\b(?:{any_of(words.here)})\b", flags),
    )


def find_actions(page: Page, span: Span, grammar: Grammar) -> tuple[Action, ...]:
    """Return the requests in a part of the page, one of each kind, in order.

    Args:
        page: The text with its links.
        span: Where to look.
        grammar: Words of asking.

    Returns:
        Requests that say where to click ("here") or whose words are a link.
    """
    found: dict[ActionKind, Action] = {}
    for action in _all(page, span, grammar):
        known = found.get(action.kind)
        if known is None or (known.url is None and action.url):
            found[action.kind] = action
    return tuple(sorted(found.values(), key=lambda action: action.span or Span(0, 0)))


def _all(page: Page, span: Span, grammar: Grammar) -> Iterator[Action]:
    for block in page.blocks:
        if block.span.start < span.start or block.span.end > span.end:
            continue
        for line in page.lines(block):
            for piece in _pieces(page.text, line):
                action = _action(page, piece, grammar)
                if action:
                    yield action


def _pieces(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for cut in _CUT.finditer(text, line.start, line.end):
        if cut.start() > start:
            yield Span(start, cut.start())
        start = cut.end() if not text[cut.start() : cut.end()].startswith(":") else start
    if start < line.end:
        yield Span(start, line.end)


def _action(page: Page, piece: Span, grammar: Grammar) -> Action | None:
    patterns = _patterns(grammar)
    for link in page.links_in(piece):
        kind = _kind(link.span.of(page.text), link.url, patterns)
        if kind and link.span.end <= piece.end:
            words = _words(page.text, link.span, "") or link.span
            if len(words.of(page.text)) <= _LONGEST:
                return Action(kind=kind, label=words.of(page.text), url=_bare(link.url), span=words)
    links = page.links_in(piece)
    url = links[0].url if links else None
    around = _words(page.text, piece, links[0].span.of(page.text) if links else "")
    if around is None or len(around.of(page.text)) > _LONGEST:
        return None
    kind = _kind(around.of(page.text), url, patterns)
    if kind is None or not (url or patterns.here.search(around.of(page.text))):
        return None
    return Action(kind=kind, label=around.of(page.text), url=_bare(url) if url else None, span=around)


def _bare(url: str) -> str:
    """Return the address of a Facebook event without the tracking after it; other addresses as they are."""
    event = _EVENT.match(url)
    return event.group() if event else url


def _words(text: str, piece: Span, linked: str) -> Span | None:
    """Leave a bare address and signs at the ends out of the label."""
    start, end = piece
    if web_address(linked):
        end = text.find(linked, start, end)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")?"):
        end -= 1
    return Span(start, end) if end > start else None


def _kind(words: str, url: str | None, patterns: _Patterns) -> ActionKind | None:
    if url and _POST.match(url):
        return "post"
    if url and _FACEBOOK.match(url):
        return "facebook"
    return next((kind for kind, pattern in patterns.asks if pattern.search(words)), None)
