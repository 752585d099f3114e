"""`share/`: pages that show a card and lead on, for networks that take a link and show its page's picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sharekit.kept import sha256
from sharekit.kit.groups import GroupPack
from sharekit.kit.pieces import Pieces, embargoed, share_folder
from sharekit.links import TrackedLink, intent_url, tag_link, without_link
from sharekit.plan.model import QuoteContent, main_words
from sharekit.presets.marks import in_marks
from sharekit.render import Card, as_jpeg
from sharekit.write import CallToActionItem, Post

HEAVIEST = 300_000  # bytes: WhatsApp shows no heavier picture of a link (guides, 2026)
_GAP = re.compile(r"\n{3,}")
_NAMED = 12  # signs of a hash in a picture's name: networks keep pictures, so what changes has another name


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePage:
    """A page with one card.

    Attributes:
        id: Of its post, of the link of the call to action, or of the card's subject.
        group: Code of the local group whose link it has, or None.
        card: The card.
        words: What stands below it.
        link: Where its button leads; None where no page is known.
    """

    id: str
    card: Card
    words: str
    link: TrackedLink | None
    group: str | None = None

    @property
    def folder(self) -> str:
        """Its folder in the kit, with the slash that its address ends with."""
        return share_folder(self.id, self.group)

    @property
    def file(self) -> str:
        """Its path in the kit."""
        return f"{self.folder}index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """All pages, and the picture of each card by its subject: its path and bytes."""

    pages: tuple[SharePage, ...] = ()
    pictures: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    def files(self) -> dict[str, bytes]:
        """Return the pictures by their paths."""
        return dict(self.pictures.values())


def with_share_links(pieces: Pieces) -> Pieces:
    """Return the pieces with compose windows that are handed share pages, and a link for each card's own."""
    if pieces.distribution.share_base is None:
        return pieces
    posts = tuple(
        replace(post, share_url=pieces.intent(post, text=post.text, url=pieces.address_of(post)))
        for post in pieces.written.posts
    )
    block = pieces.call_to_action
    return replace(
        pieces,
        written=replace(pieces.written, posts=posts),
        call_to_action=replace(block, items=tuple(_handed(item, pieces) for item in block.items)),
        links=(*pieces.links, *_own_links(pieces).values()),
    )


def make_shares(pieces: Pieces, packs: tuple[GroupPack, ...]) -> Shares:
    """Return a page for each card, and for each post and request that is handed one; none without a base."""
    if pieces.distribution.share_base is None:
        return Shares()
    theirs = ((replace(pieces, links=pack.links), pack.posts, pack.group.code) for pack in packs)
    pages = (
        *_of_cards(pieces),
        *_of_requests(pieces),
        *_of_posts(pieces, tuple(map(pieces.passed_on, pieces.written.posts)), None),
        *(page for own, posts, code in theirs for page in _of_posts(own, posts, code)),
    )
    shown = {page.card.spec.subject: page.card for page in pages}
    return Shares(pages=pages, pictures={subject: _picture(card) for subject, card in shown.items()})


def _picture(card: Card) -> tuple[str, bytes]:
    data = as_jpeg(card, most=HEAVIEST)
    name = f"{embargoed(card.spec.embargo)}{sha256(data)[:_NAMED]}.jpg"
    return f"{share_folder(card.spec.subject)}{name}", data


def _own_links(pieces: Pieces) -> dict[str, TrackedLink]:
    """Return a link for the page of each card, by its subject."""
    plan = pieces.plan
    url = (plan.register if plan.invites else None) or plan.link
    names = dict.fromkeys(card.spec.subject for card in pieces.cards) if url else ()
    return {
        name: tag_link(
            url or "", source="share", medium="referral", campaign=plan.campaign, content=f"share-{name}"
        )
        for name in names
        if pieces.preview_of(name)
    }


def _handed(item: CallToActionItem, pieces: Pieces) -> CallToActionItem:
    link = next((link for link in pieces.links if link.id == item.link_id), None)
    if link is None or not _is_handed(link, pieces):
        return item
    page = pieces.share_address(link.id)
    url = intent_url(pieces.platforms[link.platform], text="", url=link.url, page=page)
    return replace(item, url=url or item.url)


def _is_handed(link: TrackedLink, pieces: Pieces) -> bool:
    row = pieces.platforms.get(link.platform)
    return row is not None and row.previews and bool(_first(pieces))


def _first(pieces: Pieces) -> Card | None:
    """Return the card that stands for the whole kit: the event's, else the first."""
    cards = sorted(pieces.cards, key=lambda card: card.spec.kind != "event")
    return next(filter(None, (pieces.preview_of(card.spec.subject) for card in cards)), None)


def _of_cards(pieces: Pieces) -> Iterator[SharePage]:
    links = _own_links(pieces)
    for name in dict.fromkeys(card.spec.subject for card in pieces.cards):
        if card := pieces.preview_of(name):
            yield SharePage(id=name, card=card, words=card_says(card, pieces), link=links.get(name))


def _of_requests(pieces: Pieces) -> Iterator[SharePage]:
    for link in pieces.call_to_action.links:
        card = _first(pieces)
        if card and _is_handed(link, pieces):
            yield SharePage(id=link.id, card=card, words=card_says(card, pieces), link=link)


def _of_posts(pieces: Pieces, posts: tuple[Post, ...], code: str | None) -> Iterator[SharePage]:
    links = {link.id: link for link in pieces.links}
    for post in posts:
        card, link = pieces.shown_with(post), links.get(post.link or "")
        if card and link:
            words = _GAP.sub("\n\n", without_link(post.text, link.url))
            yield SharePage(id=post.id, card=card, words=words, link=link, group=code)


def card_says(card: Card, pieces: Pieces) -> str:
    """Return the main words of a card, a quotation in its marks and with its speaker."""
    content, words = card.spec.content, pieces.phrases
    if not isinstance(content, QuoteContent):
        return main_words(content)
    said = content.marked or in_marks(content.text, words)
    return f"{said} {words.post.dash} {content.speaker}" if content.speaker else said
