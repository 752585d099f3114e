"""Where people register for an event, where they join it, and what each link of its page opens."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

import regex

from sharekit.document import Destination, Event, EventLinks, Purpose, Span
from sharekit.links import is_room, rooms_in, tells_way_in
from sharekit.presets.rooms import link_patterns
from sharekit.source.choice import Features
from sharekit.source.events.days import DayCandidate, sentence_around
from sharekit.source.events.notice import Notice, find_word_classes, label_classes
from sharekit.source.events.practical import untracked_address
from sharekit.source.page import Page, web_address

_BESIDE = ("kind", "coming", "invite", "being", "register", "past", "place", "at", "when")


def find_rooms(page: Page, span: Span) -> tuple[str, ...]:
    """Return the rooms that a part of a page leads to: its links, then addresses that only stand there."""
    linked = [link.url for link in page.links_in(span) if is_room(link.url)]
    written = [web_address(room) for room in rooms_in(span.of(page.text))]
    return tuple(dict.fromkeys((*linked, *(url for url in written if url))))


def online_features(notice: Notice, day: DayCandidate | None) -> Features:
    """Return what speaks for an event to be online: where words of that stand, and what beside them."""
    text, words, whole = notice.text, notice.words, Span(0, len(notice.text))
    named = words.between("online", *whole)
    sentences = {
        sentence_around(text, notice.lines[notice.line_at(at)].span, Span(at, at + 1)) for at in named
    }
    beside = {
        f"with_{name}": max((min(1, words.count(name, *each)) for each in sentences), default=0)
        for name in _BESIDE
    }
    placed = [line for line in notice.lines if "where" in line.labels]
    links = [link.url for link in notice.page.links]
    return {
        **{name: float(value) for name, value in beside.items()},
        "told": float(says_online(notice, day)),
        "named": math.log1p(len(named)),
        "only_of_past": float(bool(sentences) and all(words.count("past", *each) for each in sentences)),
        "room": float(any(is_room(url) for url in links)),
        "place_labelled": float(any(words.count("place", *line.span) for line in placed)),
        "online_labelled": float(any(words.count("online", *line.span) for line in placed)),
        "mapped": float(any(link_patterns()["maps"].match(url) for url in links)),
        "place_beside_day": float(
            any(words.count("place", *each.sentence) for each in (day.namings if day else ()))
        ),
        "places": math.log1p(words.count("place", *whole)),
    }


def says_online(notice: Notice, day: DayCandidate | None) -> bool:
    """Tell whether labels, the title or the sentences of the day say that it is online."""
    lines = (line for line in notice.lines if line.labels & {"where", "online"} or line.origin == "title")
    spans = [*(line.span for line in lines), *(each.sentence for each in (day.namings if day else ()))]
    return any(notice.words.count("online", *span) for span in spans)


def with_room(event: Event, page: Page, link: str | None) -> Event:
    """Give the only event of a page the room that stands anywhere on it, or in the place of its link."""
    rooms = (*find_rooms(page, Span(0, len(page.text))), *(url for url in (link,) if url and is_room(url)))
    if event.links.join or not rooms:
        return event
    return replace(event, links=replace(event.links, join=rooms[0]), online=event.online or not event.place)


def room_apart(event: Event) -> Event:
    """Take a room, and what is stated as the link to join, for that alone: whatever it was called."""
    links, place = event.links, event.place or ""
    found = (*filter(None, (links.register, links.post, links.facebook)), *rooms_in(place))
    join = links.join or next((web_address(url) for url in found if is_room(url)), None)

    def public(url: str | None) -> str | None:
        return None if url is None or url == join or is_room(url) else url

    kept = EventLinks(
        register=public(links.register),
        facebook=public(links.facebook),
        post=public(links.post),
        join=join,
        recording=public(links.recording),
        page=public(links.page),
    )
    placed = None if rooms_in(place) else event.place
    return replace(event, links=kept, place=placed, online=event.online or (placed is None and bool(join)))


_WRITTEN = regex.compile(
    r"(?<![\w@/.])(?:https?://|www\.)[^\s<>()\"”»]+|(?<![\w@/.])(?:[\w-]+\.)+[a-z]{2,}/[^\s<>()\"”»]+"
)
_FACEBOOK_EVENT = regex.compile(r"^https?://(?:[\w-]+\.)?(?:facebook\.com/events/|fb\.me/e/)")
_FILE = regex.compile(r"(?i)\.(?:pdf|jpe?g|png|gif|ics|zip|svg|mp3|mp4)(?:[?#]|$)")
_EVENT_PATH = regex.compile(
    r"(?i)/(?:events?|event-details|meetups?|veranstaltung(?:en)?|eventos?|eventi)/[^/?#]+"
)
# without one of these an address may be the event's, but nobody registers there
_SIGNING_UP = (
    *(f"register_{where}" for where in ("inside", "around", "label", "in_block")),
    *("cost_around", "capacity_around", "form", "path"),
)
_AROUND = 60  # characters
_WORDED = ("register", "other_forms", "invite", "online", "kind", "past", "place", "cost", "capacity")
_CLAUSE_END = regex.compile(r"[,;:.()–—]|\n")
_HOME = 2  # slashes of an address that is a host alone
_BELOW = 4  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCandidate:
    """An address, where its words stand (offsets of `Notice.text`), and whether it is written out there."""

    url: str
    span: Span
    written: bool


def find_links(notice: Notice) -> tuple[LinkCandidate, ...]:
    """Return all web addresses of a page: what is linked, and what is written out in the text."""
    base, page = notice.base, notice.page
    linked = [
        LinkCandidate(url=link.url, span=Span(link.span.start + base, link.span.end + base), written=False)
        for link in page.links
        if link.url.startswith(("http://", "https://")) and not _FACEBOOK_EVENT.match(link.url)
    ]
    taken = {link.span.start for link in linked}
    for found in _WRITTEN.finditer(notice.text, base):
        words = found.group().rstrip(".,;:!?'’*_")
        url = web_address(words)
        inside = any(each.span.start <= found.start() < each.span.end for each in linked)
        if url and not inside and found.start() not in taken and not _FACEBOOK_EVENT.match(url):
            linked.append(
                LinkCandidate(url=url, span=Span(found.start(), found.start() + len(words)), written=True)
            )
    return tuple(sorted(linked, key=lambda each: each.span))


def leads_apart(notice: Notice, link: LinkCandidate) -> bool:
    """Tell whether a link is for those who cannot come, look on afterwards or want to give a talk.

    What stands before it in its sentence says so, behind another link, or its words, or the clause behind.
    """
    line = notice.lines[notice.line_at(link.span.start)]
    sentence = sentence_around(notice.text, line.span, link.span)
    ends = [each.span.end + notice.base for each in notice.links(Span(sentence.start, link.span.start))]
    start = max((end for end in ends if end <= link.span.start), default=sentence.start)
    clause = _CLAUSE_END.search(notice.text, link.span.end, sentence.end)
    end = clause.start() if clause else max(sentence.end, link.span.end)
    following = notice.links(Span(link.span.end + 1, end))
    end = min((each.span.start + notice.base for each in following), default=end)
    return notice.words.count("apart", start, max(end, link.span.end)) > 0


def way_in(notice: Notice, links: Sequence[LinkCandidate]) -> str | None:
    """Return the address at which people are asked to meet online, where no passcode guards it."""
    if tells_way_in(notice.page.text, notice.grammar.locale):
        return None
    return next((each.url for each in links if _meets_there(notice, each)), None)


def is_guarded(notice: Notice, link: LinkCandidate) -> bool:
    """Tell whether a passcode or a room stands in the paragraph of an address."""
    block = notice.block_of(notice.lines[notice.line_at(link.span.start)])
    return tells_way_in(block.of(notice.text), notice.grammar.locale)


def _meets_there(notice: Notice, link: LinkCandidate) -> bool:
    sentence = sentence_around(notice.text, notice.lines[notice.line_at(link.span.start)].span, link.span)
    asked = all(notice.words.count(name, *sentence) for name in ("online", "invite"))
    other = any(notice.words.count(name, *sentence) for name in ("other_forms", "past"))
    table = link_patterns()
    elsewhere = table["maps"].match(link.url) or table["social"].match(link.url) or _FILE.search(link.url)
    return asked and not (other or elsewhere)


def find_cause(notice: Notice) -> str | None:
    """Return what the first link opens where an article asks its readers for their name or for money."""
    for link in find_links(notice):
        line = notice.lines[notice.line_at(link.span.start)]
        around = sentence_around(notice.text, line.span, link.span)
        asked = notice.words.count("sign", *around) or notice.words.count("give", *around)
        if asked and not (is_room(link.url) or link_patterns()["social"].match(link.url)):
            return link.url
    return None


def link_features(
    notice: Notice, links: Sequence[LinkCandidate], day: DayCandidate | None
) -> Iterator[Features]:
    """Yield what speaks for each link to lead to the registration."""
    lines = [naming.line for naming in day.namings] if day else []
    formal = [_is_form(link.url) for link in links]
    seen: dict[str, int] = {}
    days = [naming.mention.span.start for naming in day.namings] if day else []
    for link in links:
        bare = link.url.rstrip("/")
        seen[bare] = seen.get(bare, 0) + 1
        yield {
            **dict(_address(link.url)),
            **dict(_worded(notice, link)),
            **dict(_placed(notice, link, lines)),
            "day_inside": float(any(link.span.start <= at < link.span.end for at in days)),
            "only_form": float(sum(formal) == 1 and _is_form(link.url)),
            "only_link": float(len(links) == 1),
            "of_many": math.log(len(links)),
            "again": float(seen[bare] > 1),
        }


def _is_form(url: str) -> bool:
    return bool(link_patterns()["forms"].match(url) or link_patterns()["paths"].search(url))


def signs_up(url: str, spoken: Features) -> bool:
    """Tell whether an address, by itself or by the words around it, is one where people sign up."""
    return any(spoken[name] for name in _SIGNING_UP) or bool(link_patterns()["groups"].match(url))


def _address(url: str) -> Iterator[tuple[str, float]]:
    yield "form", float(bool(link_patterns()["forms"].match(url)))
    yield "path", float(bool(link_patterns()["paths"].search(url)))
    yield "event_path", float(bool(_EVENT_PATH.search(url)))
    yield "social", float(bool(link_patterns()["social"].match(url)))
    yield "file", float(bool(_FILE.search(url)))
    yield "map", float(bool(link_patterns()["maps"].match(url)))
    yield "depth", min(4, url.rstrip("/").count("/") - 2) / 4
    yield "home", float(url.rstrip("/").count("/") == _HOME)


def _worded(notice: Notice, link: LinkCandidate) -> Iterator[tuple[str, float]]:
    text, words = notice.text, notice.words
    line = notice.lines[notice.line_at(link.span.start)]
    sentence = sentence_around(text, line.span, link.span)
    around = Span(max(sentence.start, link.span.start - _AROUND), min(sentence.end, link.span.end + _AROUND))
    for name in _WORDED:
        inside = words.count(name, *link.span) if not link.written else 0
        yield f"{name}_inside", float(inside > 0)
        yield f"{name}_around", float(words.count(name, *around) > inside)
    yield "register_in_block", float(words.count("register", *notice.block_of(line)) > 0)
    yield "register_label", float("register" in line.labels)
    yield "other_label", float(bool(line.labels) and "register" not in line.labels)
    yield "written", float(link.written)
    yield "whole_line", float(line.span.end - line.span.start <= link.span.end - link.span.start + 4)
    yield "long_anchor", float(link.span.end - link.span.start > _AROUND)
    yield "in_" + line.origin, 1.0
    yield "bold", float(notice.is_strong(link.span))


def _placed(notice: Notice, link: LinkCandidate, lines: Sequence[int]) -> Iterator[tuple[str, float]]:
    yield "late_in_text", link.span.start / max(1, len(notice.text))
    if lines:
        away = min((notice.line_at(link.span.start) - line for line in lines), key=abs)
        yield "lines_away", math.log1p(abs(away))
        yield "same_line", float(away == 0)
        yield "below", float(0 < away <= _BELOW)


_KINDS: tuple[Purpose, ...] = (
    "sign",
    "give",
    "ticket",
    "book",
    "watch",
    "programme",
    "afar",
    "register",
    "details",
)
_OF_ADDRESS = _KINDS[:-1]  # `/info` and `/web` stand in addresses of anything
_NEAR = 40  # characters before a link within which a heading's word is its label
_EDGE = 4  # characters beside a link that is a line of its own
_FEWEST_WORDS, _LONGEST_WORDS = 2, 32  # words and characters of a link that are a label
_WORDS_FOR = 3  # words that tie a form to what it is for: `register for the crèche`
_CUT = regex.compile(r"[,;:.!?()–—]")
_QUERY, _HOST = regex.compile(r"[?#]"), 3  # parts of an address between slashes before its path
_SIGNS = regex.compile(r"[\W_\d]+")


def find_destinations(notice: Notice) -> tuple[Destination, ...]:
    """Return what each address opens; one whose purpose nothing tells is no link of a post."""
    found: dict[str, Destination] = {}
    for link in find_links(notice):
        url = untracked_address(link.url)
        if not is_room(link.url) and (url not in found or found[url].opens is None):
            found[url] = Destination(url=url, opens=_purpose(notice, link), words=_own_words(notice, link))
    return tuple(found.values())


def _own_words(notice: Notice, link: LinkCandidate) -> str | None:
    """Return the words that are the link, where they are a label: few, and more than `click here`."""
    words = "" if _is_address(notice, link) else " ".join(link.span.of(notice.text).split())
    says_nothing = label_classes(words, ("here",), notice.grammar.locale)
    few = len(words.split()) >= _FEWEST_WORDS and len(words) <= _LONGEST_WORDS
    return words if few and not says_nothing and not _CUT.search(words) else None


def _is_address(notice: Notice, link: LinkCandidate) -> bool:
    """Tell whether the words of a link are nothing but its address."""
    return link.written or "/" in link.span.of(notice.text)


def _purpose(notice: Notice, link: LinkCandidate) -> Purpose | None:
    number = notice.line_at(link.span.start)
    line = notice.lines[number]
    sentence = sentence_around(notice.text, line.span, link.span)
    ends = (each.span.end + notice.base for each in notice.links(Span(sentence.start, link.span.start)))
    start = max((end for end in ends if end <= link.span.start), default=sentence.start)
    before = Span(start, link.span.start)
    if _is_aside(notice, before, link):
        return "aside"
    spoken = () if _is_address(notice, link) else _last(notice, link.span)
    ranked = (*spoken, *_of_address(link.url, notice), *_last(notice, before))
    told = next((each for each in ranked if each != "details"), next(iter(ranked), None))
    alone = line.span.end - line.span.start <= link.span.end - link.span.start + _EDGE
    if told is None and alone and link.written:
        told = next(_last(notice, _above(notice, number)), None)
    titled = bool(notice.title) and link.span.of(notice.text).casefold() in notice.title.casefold()
    return told or ("details" if alone or titled else None)


def _above(notice: Notice, number: int) -> Span:
    """Return the line above one that goes on in it (`Tickets from the shop, or`), else nothing."""
    above = notice.lines[number - 1].span if number else Span(0, 0)
    goes_on = above.of(notice.text)[-1:] not in {"", ".", "!", "?"}
    return above if goes_on and above.end + 1 >= notice.lines[number].span.start else Span(0, 0)


def _is_aside(notice: Notice, before: Span, link: LinkCandidate) -> bool:
    """Tell whether names are put down there for something beside the event, not for the event with it."""
    spans = (before,) if link.written else (before, link.span)
    named = [at for span in spans for at in notice.words.between("aside", *span)]
    if not named:
        return False
    asked = [at for span in spans for at in notice.words.between("register", *span) if at < named[0]]
    between = notice.text[asked[-1] : named[0]] if asked else ""
    return not (_CUT.search(between) or len(between.split()) > _WORDS_FOR)


def _last(notice: Notice, span: Span) -> Iterator[Purpose]:
    """Yield the class whose word stands nearest to the end of a part of the text."""
    at = {name: notice.words.between(name, *span) for name in _KINDS}
    near = {
        name: offsets[-1]
        for name, offsets in at.items()
        if offsets and (name != "programme" or span.end - offsets[-1] <= _NEAR)
    }
    if "watch" in near:
        near.pop("programme", None)  # a recording of talks is no list of what there will be
    if near:
        yield max(near, key=lambda name: near[name])


def _of_address(url: str, notice: Notice) -> Iterator[Purpose]:
    path = unquote("/".join(_QUERY.split(url)[0].split("/")[_HOST:])).rstrip("/")
    words, last = (
        find_word_classes(_SIGNS.sub(" ", part), notice.grammar.locale)
        for part in (path, path.rpartition("/")[2])
    )
    # `/agenda/title` is the page of one event among many, `/title/agenda` what it will be like
    at = {name: (last if name == "programme" else words).at[name] for name in _OF_ADDRESS}
    yield from (name for name in _OF_ADDRESS if at[name])
    if link_patterns()["forms"].match(url) or link_patterns()["paths"].search(path):
        yield "register"
