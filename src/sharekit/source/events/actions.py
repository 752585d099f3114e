"""The call-to-action line: what readers are asked to do, with the address where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

import regex

from sharekit.document import Action, ActionKind, Span
from sharekit.links import is_room, rooms_in
from sharekit.presets.grammar import Grammar
from sharekit.source.language.people import any_of
from sharekit.source.page import Link, Page, web_address

_CUT = regex.compile(r"\s+[–—|·•-]\s+|(?<=[.!?])\s+|\s*;\s+|\s+/\s+|:\s+(?=https?://)")
_LONGEST = 80  # characters of words that ask for something
_BUTTON = 45  # characters of what stands on a button
_FACEBOOK = regex.compile(r"https?://(?:[\w-]+\.)?(?:facebook\.com|fb\.(?:me|com))/", regex.IGNORECASE)
_ADDRESS = regex.compile(r"(?<![\w@/.])(?:https?://|www\.)?(?:[\w-]+\.)+[a-z]{2,}/[^\s<>()\"]+")
_FORM = regex.compile(
    r"/(?:register|registration|rsvp|signup|sign-up|tickets?)(?:[/?#]|$)|"
    r"^https?://(?:[\w-]+\.)?(?:eventbrite\.|lu\.ma/|luma\.com/|partiful\.com/e/|forms\.gle/|docs\.google\.com/forms/|"
    r"actionnetwork\.org/(?:events|ticketed_events)/|pretix\.eu/|ti\.to/|tickettailor\.com/events/|framaforms\.org/|"
    r"mobilize\.us/[^/]+/event/|helloasso\.com/.*/evenements/)",
    regex.IGNORECASE,
)
_EVENT = regex.compile(
    r"https?://(?:[\w-]+\.)?(?:facebook\.com/events/(?:s/)?(?:[\w%-]+/\d+|[\w-]+)|fb\.me/e/\w+)/?",
    regex.IGNORECASE,
)
_REDIRECT = regex.compile(
    r"https?://(?:www\.google\.com/url\?(?:[^#]*&)?q|l\.facebook\.com/l\.php\?(?:[^#]*&)?u)=(?<url>https?[^&#]+)"
)
_TRACKING = regex.compile(
    r"(?:fbclid|gclid|mc_eid|mc_cid|igshid|__tn__|__xts__[^=]*|__cft__[^=]*)=", regex.IGNORECASE
)
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


def is_event_page(url: str) -> bool:
    """Tell whether an address is the page of an event on Facebook."""
    return bool(_EVENT.match(url))


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
                if (
                    action
                    and not rooms_in(action.label)
                    and not _leads_in(action, page.text[piece.end : line.end])
                ):
                    yield action


def _leads_in(action: Action, after: str) -> bool:
    """Whether a request without a link stands right before the address of a meeting room."""
    words = after.lstrip(" :–—-").split(maxsplit=1)
    return action.url is None and bool(words) and bool(rooms_in(words[0]))


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
    found = _links(page, piece)
    links = tuple(link for link in found if not is_room(link.url))
    if found and not links:
        return None  # whatever it says, it leads into a meeting room
    for link in links:
        words = link.span.of(page.text)
        kind = _kind(words, untracked_address(link.url), patterns) if not web_address(words) else None
        if kind and link.span.end <= piece.end and len(words) <= _LONGEST:
            label = _words(page.text, link.span, "") or link.span
            return Action(kind=kind, label=label.of(page.text), url=untracked_address(link.url), span=label)
    return _asked_around(page, piece, links[0] if links else None, patterns) or _form(page, piece, links)


def _links(page: Page, piece: Span) -> tuple[Link, ...]:
    """Return the links in a piece; where it has none, the first address written out in it."""
    links = page.links_in(piece)
    written = None if links else _ADDRESS.search(page.text, piece.start, piece.end)
    url = web_address(written.group().rstrip(".,;:!?)")) if written else None
    if written is None or url is None:
        return links
    return (
        Link(span=Span(written.start(), written.start() + len(written.group().rstrip(".,;:!?)"))), url=url),
    )


def _asked_around(page: Page, piece: Span, link: Link | None, patterns: _Patterns) -> Action | None:
    """Read a request whose words stand around its link, or that has none and says "here"."""
    around = _words(page.text, piece, link.span.of(page.text) if link else "")
    if around is None or len(around.of(page.text)) > _LONGEST:
        return None
    words = around.of(page.text)
    kind = _kind(words, untracked_address(link.url) if link else None, patterns)
    if kind is None and link and _FORM.search(link.url):
        kind = "register"
    if kind is None or not (link or patterns.here.search(words)):
        return None
    if len(words) > _BUTTON and link and not web_address(link.span.of(page.text)):
        around = _words(page.text, link.span, "") or around  # the sentence is too long, its link says it
    label = around.of(page.text)
    return Action(kind=kind, label=label, url=untracked_address(link.url) if link else None, span=around)


def _form(page: Page, piece: Span, links: tuple[Link, ...]) -> Action | None:
    """Read a link to a form for signing up as a request, whatever is written around it."""
    for link in links:
        if _FORM.search(link.url) and link.span.end <= piece.end:
            return Action(
                kind="register",
                label=link.span.of(page.text),
                url=untracked_address(link.url),
                span=link.span,
            )
    return None


def untracked_address(url: str) -> str:
    """Return the address behind a redirector, and that of a Facebook event without the tracking after it."""
    behind = _REDIRECT.match(url)
    url = unquote(behind["url"]) if behind else url
    event = _EVENT.match(url)
    return event.group() if event else _untracked(url)


def _untracked(url: str) -> str:
    """Leave out the parameters that only tell where a reader clicked (`?fbclid=…`)."""
    address, mark, rest = url.partition("?")
    query, hashed, anchor = rest.partition("#")
    kept = "&".join(part for part in query.split("&") if not _TRACKING.match(part))
    return (f"{address}?{kept}" if kept else address) + hashed + anchor if mark else url


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


def _asks(words: str, kind: ActionKind, patterns: _Patterns) -> bool:
    return any(pattern.search(words) for name, pattern in patterns.asks if name == kind)


def _kind(words: str, url: str | None, patterns: _Patterns) -> ActionKind | None:
    if url and _POST.match(url):
        return "post"
    if url and _FACEBOOK.match(url):
        asked = patterns.here.search(words) and _asks(words, "facebook", patterns)
        return "facebook" if asked or _EVENT.match(url) else None
    return next((kind for kind, pattern in patterns.asks if pattern.search(words)), None)
