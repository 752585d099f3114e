"""The meeting room of an event: a page that lets people in is never one on which they sign up."""

from __future__ import annotations

from dataclasses import replace

from sharekit.document import Event, EventLinks, Span
from sharekit.links import is_room, rooms_in
from sharekit.source.page import Page, web_address


def find_rooms(page: Page, span: Span) -> tuple[str, ...]:
    """Return the rooms that a part of a page leads to: its links, then addresses that only stand there."""
    linked = [link.url for link in page.links_in(span) if is_room(link.url)]
    written = [web_address(room) for room in rooms_in(span.of(page.text))]
    return tuple(dict.fromkeys((*linked, *(url for url in written if url))))


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
    )
    placed = None if rooms_in(place) else event.place
    return replace(event, links=kept, place=placed, online=event.online or (placed is None and bool(join)))
