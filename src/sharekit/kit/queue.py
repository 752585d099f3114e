"""What a scheduler is handed: one entry a time and network, in the words its columns ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sharekit.kit.pieces import Pieces, card_file
from sharekit.kit.times import wall_clock
from sharekit.links import hosted_address
from sharekit.presets.schedulers import Scheduler
from sharekit.render import Card
from sharekit.write import Post

_PICTURES = frozenset({"png", "jpg"})  # what importers take; a poster's PDF is for printers
_YES = "TRUE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to be posted at a time.

    Attributes:
        posts: A post, or all posts of a thread in their order.
        at: When (see `read_scheduled`).
        cards: The cards that go with it, best first.
        addresses: Where these are public, in the same order; empty where nobody hosts the kit.
    """

    posts: tuple[Post, ...]
    at: datetime
    cards: tuple[Card, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def platform(self) -> str:
        """Name of the network."""
        return self.posts[0].platform

    @property
    def id(self) -> str:
        """Id of the post, or of the first of a thread."""
        return self.posts[0].id


def queue(pieces: Pieces, scheduler: Scheduler) -> tuple[Entry, ...]:
    """Return all that a scheduler could post, in the order of the kit.

    Posts without a time, those with a private room in them, and threads where the scheduler has no way to
    post one, are left out.
    """
    found = []
    for posts in _alone_or_threads(post for post in pieces.written.posts if pieces.passed_on(post) == post):
        first = posts[0]
        at = pieces.goes_out(first)
        if at is None or first.platform not in scheduler.networks:
            continue
        if first.thread and scheduler.threads == "none":
            continue
        found.append(_entry(posts, at, pieces, most=scheduler.pictures))
    return tuple(found)


def one_a_time(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the first of each version of a post or thread that a network would get in the same minute.

    Without this the second version would be posted right after the first.
    """
    chosen: dict[tuple[str, datetime, bool], Entry] = {}
    for entry in entries:
        chosen.setdefault((entry.platform, entry.at, entry.posts[0].thread is not None), entry)
    return tuple(chosen.values())


def roomed(pieces: Pieces, networks: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the posts for these networks that hold a private room: people send them by hand."""
    served = frozenset(networks)
    posts = (post for post in pieces.written.posts if post.scheduled and post.platform in served)
    return tuple(post.id for post in posts if pieces.passed_on(post) != post)


def threads_of(pieces: Pieces, scheduler: Scheduler) -> tuple[str, ...]:
    """Return the ids of the threads that a scheduler cannot post."""
    if scheduler.threads != "none":
        return ()
    posts = (post for post in pieces.written.posts if post.scheduled and post.platform in scheduler.networks)
    return tuple(dict.fromkeys(post.thread.id for post in posts if post.thread))


def _alone_or_threads(posts: Iterable[Post]) -> Iterable[tuple[Post, ...]]:
    found: dict[tuple[str, str], list[Post]] = {}
    for post in posts:
        name = f"thread {post.thread.id}" if post.thread else post.id
        found.setdefault((post.platform, name), []).append(post)
    return (
        tuple(sorted(group, key=lambda post: post.thread.number if post.thread else 0))
        for group in found.values()
    )


def _entry(posts: tuple[Post, ...], at: datetime, pieces: Pieces, *, most: int) -> Entry:
    cards = pictures(posts[0], pieces)[:most]
    base = pieces.distribution.share_base
    addresses = tuple(hosted_address(base, card_file(card)) for card in cards) if base else ()
    return Entry(posts=posts, at=at, cards=cards, addresses=addresses)


def pictures(post: Post, pieces: Pieces) -> tuple[Card, ...]:
    """Return the cards of a post that networks take as pictures."""
    by_id = {card.spec.id: card for card in pieces.cards}
    found = (by_id[name] for name in post.cards if name in by_id)
    return tuple(card for card in found if card.extension in _PICTURES)


def row(entry: Entry, scheduler: Scheduler) -> tuple[str, ...]:
    """Return the cells of an entry, below the scheduler's columns."""
    return tuple(CELLS[name](entry, scheduler) if name else "" for name in scheduler.columns.values())


def _remind(entry: Entry, scheduler: Scheduler) -> str:
    return _YES if entry.platform in scheduler.remind and not entry.addresses else ""


def _alts(entry: Entry, _: Scheduler) -> str:
    """Return an alt text for each picture in the file: without its picture it would describe nothing."""
    return _joined(card.alt for card in (entry.cards if entry.addresses else ()))


def _joined(texts: Iterable[str]) -> str:
    return "||".join(text.replace("||", "|") for text in texts)


CELLS: Mapping[str, Callable[[Entry, Scheduler], str]] = MappingProxyType(
    {
        "text": lambda entry, _: entry.posts[0].text,
        "time": lambda entry, scheduler: wall_clock(entry.at).strftime(scheduler.date),
        "pictures": lambda entry, _: ",".join(entry.addresses),
        "alts": _alts,
        "comments": lambda entry, _: _joined(post.text for post in entry.posts[1:]),
        "remind": _remind,
    }
)
