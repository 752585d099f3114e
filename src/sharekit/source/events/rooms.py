"""Whether an event is online, and its meeting room: what lets people in is never where they sign up."""

from __future__ import annotations

import math
from dataclasses import replace

from sharekit.document import Event, EventLinks, Span
from sharekit.links import is_room, rooms_in
from sharekit.source.choice import Features
from sharekit.source.events.days import DayCandidate, sentence_around
from sharekit.source.events.notice import Notice
from sharekit.source.events.word_classes import link_patterns
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
