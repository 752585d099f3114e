"""What people need to come and what they are asked to do, in the source's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import unquote

import regex

from sharekit.document import Action, ActionKind, Span
from sharekit.links import holds_contact, is_room, rooms_in, tells_way_in
from sharekit.presets.grammar import Grammar
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.presets.typography import without_full_stop
from sharekit.source.events.notice import Notice, class_words
from sharekit.source.language.people import any_of
from sharekit.source.page import Link, Page, web_address
from sharekit.source.sentences.sentences import find_sentences

_CLASSES = ("access", "care", "cost", "bring")
_SHORTEST, _LONGEST = 12, 140  # characters of a line that says one thing
_LONGEST_REQUEST = 170
_MOST = 3
_PRICE, _SHORTEST_PRICE, _LONGEST_PRICE = "cost", 8, 60
_JOINT = regex.compile(r"\s[-–—|•·/]\s|[,;]\s|\s\(|\)|\.\s*$")
_LONGEST_HOST = 90
_SENTENCE = regex.compile(r"[.!?؟;]\s|[!?؟]$")
_KINDS = frozenset({"paragraph", "item"})
_GOES_ON = (":", ",", ";")
_ADDRESS = regex.compile(r"://|\bwww\.|\]\(", regex.IGNORECASE)
_ORNAMENT = regex.compile(r"\A[^\p{L}\p{N}¡¿“„«\"'(+]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Practical:
    """Sentences of the source, each whole.

    Attributes:
        needs: What people need to come, in the order of the source.
        sign_up: How one takes part without a link; None where the source does not say.
    """

    needs: tuple[str, ...] = ()
    sign_up: str | None = None


def find_practical(notice: Notice, part: Span | None) -> Practical:
    """Return what a part of a document says of coming; of all of it where no part is given (page offsets)."""
    page = notice.page
    blocks = tuple(
        block
        for block in page.blocks
        if block.kind in _KINDS and (part is None or part.start <= block.span.start < part.end)
    )
    spans = [
        sentence.span
        for sentence in find_sentences(replace(page, blocks=blocks), (), notice.grammar)
        if not tells_way_in(sentence.span.of(page.text), notice.grammar.language)
    ]
    requests = (_bare(span.of(page.text)) for span in spans if _asks_to_sign_up(notice, span))
    return Practical(needs=tuple(_needs(notice, spans)), sign_up=next(requests, None))


def find_host(notice: Notice) -> str | None:
    """Return who invites, where a line says that and nothing else (`Organised by the Harwick Readers`)."""
    pattern = _host(notice.grammar.locale)
    lines = (notice.text[line.span.start : line.span.end].strip(" *_|-–") for line in notice.lines)
    found = (pattern.fullmatch(line) for line in lines if len(line) <= _LONGEST_HOST)
    names = (without_full_stop(each["name"]) for each in found if each)
    return next((name for name in names if _is_name(name)), None)


def _is_name(words: str) -> bool:
    """Tell whether words can be a name: no sentence, no address, and no small letter first."""
    return not (
        words[:1].islower() or _ADDRESS.search(words) or holds_contact(words) or _SENTENCE.search(words)
    )


@cache
def _host(language: str) -> regex.Pattern[str]:
    words = class_words("host", language)
    phrases = any_of(word for word in words if " " in word)
    return regex.compile(
        rf"(?i:(?:{any_of(words)})\s?[:：]\s*|(?:{phrases})\s+)(?:the\s+)?(?P<name>\S.{{2,}})"
    )


def _bare(words: str) -> str:
    """Return a sentence without the sign that its author put before it."""
    return _ORNAMENT.sub("", words).rstrip()


def _needs(notice: Notice, spans: list[Span]) -> Iterator[str]:
    """Yield the first sentence of each class, three at most, each once."""
    found: dict[Span, None] = {}
    for name in _CLASSES:
        told = (span for span in spans if _count(notice, name, span))
        first = next((part for span in told for part in _told(notice, name, span)), None)
        if first:
            found[first] = None
    yield from (_bare(span.of(notice.page.text)) for span in sorted([*found][:_MOST]))


def _told(notice: Notice, name: str, span: Span) -> Iterator[Span]:
    """Yield a sentence that says one thing, or what a line of day and hour says of the price besides."""
    if _is_plain(notice, span):
        yield span
    elif name == _PRICE and _is_dated(notice, span):
        cuts = (at for cut in _JOINT.finditer(notice.page.text, *span) for at in cut.span())
        edges = [span.start, *cuts, span.end]
        for part in (Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)):
            short = _SHORTEST_PRICE <= part.end - part.start <= _LONGEST_PRICE
            alone = not _is_dated(notice, part) and _says_one_thing(notice, part)
            if short and alone and _count(notice, name, part):
                yield part


def _is_dated(notice: Notice, span: Span) -> bool:
    return bool(notice.mentions_in(span.start + notice.base, span.end + notice.base))


def _is_plain(notice: Notice, span: Span) -> bool:
    """Tell whether a sentence is short and whole, asks nothing, and tells neither of a day nor the past."""
    return _SHORTEST <= span.end - span.start <= _LONGEST and _says_one_thing(notice, span)


def _says_one_thing(notice: Notice, span: Span) -> bool:
    words = span.of(notice.page.text)
    days = notice.days_in(span.start + notice.base, span.end + notice.base)
    ends = words.endswith((*QUESTION_MARKS, *_GOES_ON))
    return (
        not (ends or days or notice.page.links_in(span))
        and not (_ADDRESS.search(words) or holds_contact(words))
        and not any(_count(notice, name, span) for name in ("past", "report"))
    )


def _asks_to_sign_up(notice: Notice, span: Span) -> bool:
    """Tell whether a sentence says by which mail, telephone or form people take part in the event itself."""
    words = span.of(notice.page.text)
    if len(words) > _LONGEST_REQUEST or words.endswith((*_GOES_ON, *QUESTION_MARKS)):
        return False
    if _ADDRESS.search(words) or any(_count(notice, name, span) for name in ("other_forms", "apart", "past")):
        return False
    if holds_contact(words):
        return _count(notice, "register", span) > 0
    found = _reach(notice.grammar.locale).search(words.replace("’", "'"))
    if found is None:
        return False
    before, after = Span(span.start, span.start + found.start()), Span(span.start + found.end(), span.end)
    return any(_count(notice, name, part) for name in ("register", "online") for part in (before, after))


@cache
def _reach(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{any_of(class_words('reach', language))})(?!\w)", regex.IGNORECASE)


def _count(notice: Notice, name: str, span: Span) -> int:
    return notice.words.count(name, span.start + notice.base, span.end + notice.base)


_CUT = regex.compile(r"\s+[–—|·•-]\s+|(?<=[.!?])\s+|\s*;\s+|\s+/\s+|:\s+(?=https?://)")
_LONGEST_ASK = 80  # characters of words that ask for something
_LONGEST_PIECE = 400  # characters of such words with their link, up to the next address behind a colon
_BUTTON = 45  # characters of what stands on a button
_FACEBOOK = regex.compile(r"https?://(?:[\w-]+\.)?(?:facebook\.com|fb\.(?:me|com))/", regex.IGNORECASE)
_ANY_ADDRESS = regex.compile(r"(?<![\w@/.])(?:https?://|www\.)?(?:[\w-]+\.)+[a-z]{2,}/[^\s<>()\"]+")
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
        if not cut.group().startswith(":") or cut.start() - start > _LONGEST_PIECE:
            start = cut.end()
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
        if kind and link.span.end <= piece.end and len(words) <= _LONGEST_ASK:
            label = _words(page.text, link.span, "") or link.span
            return Action(kind=kind, label=label.of(page.text), url=untracked_address(link.url), span=label)
    return _asked_around(page, piece, links[0] if links else None, patterns) or _form(page, piece, links)


def _links(page: Page, piece: Span) -> tuple[Link, ...]:
    """Return the links in a piece; where it has none, the first address written out in it."""
    links = page.links_in(piece)
    written = None if links else _ANY_ADDRESS.search(page.text, piece.start, piece.end)
    url = web_address(written.group().rstrip(".,;:!?)")) if written else None
    if written is None or url is None:
        return links
    return (
        Link(span=Span(written.start(), written.start() + len(written.group().rstrip(".,;:!?)"))), url=url),
    )


def _asked_around(page: Page, piece: Span, link: Link | None, patterns: _Patterns) -> Action | None:
    """Read a request whose words stand around its link, or that has none and says "here"."""
    around = _words(page.text, piece, link.span.of(page.text) if link else "")
    if around is None or len(around.of(page.text)) > _LONGEST_ASK:
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
