"""The posts and links as plain text and as tables for spreadsheets."""

from __future__ import annotations

from sharekit.kit.pieces import Pieces, card_file
from sharekit.kit.tables import people_csv
from sharekit.write import Post

RULE = "─" * 48
_POST_COLUMNS = (
    "id",
    "platform",
    "moment",
    "variant",
    "lead",
    "scheduled",
    "until",
    "subject",
    "text",
    "length",
    "limit",
    "link",
    "share_url",
    "cards",
    "alt",
)
_LINK_COLUMNS = ("id", "platform", "url", "source", "medium", "campaign", "content", "term", "short")


def posts_texts(pieces: Pieces) -> dict[str, bytes]:
    """Return `posts/PLATFORM.txt` for each network.

    Words to paste stand below a ruled heading in brackets and end at the next rule, so that a
    selection from rule to rule holds the post and nothing else.
    """
    banner = f"[ {pieces.embargo} ]\n\n" if pieces.embargo else ""
    return {
        f"posts/{name}.txt": (banner + "\n\n".join(ruled(post, pieces) for post in posts) + "\n").encode()
        for name, posts in pieces.posts_by_platform().items()
    }


def ruled(post: Post, pieces: Pieces) -> str:
    """Return a post below its heading, which says what it is."""
    words = pieces.phrases.page
    facts = (
        pieces.platform_label(post.platform),
        pieces.moment_name(post.moment),
        pieces.variant_name(post),
        pieces.send_on(post.scheduled),
        _length(post, pieces),
        *map(pieces.file_of, post.cards[:1]),
    )
    subject = f"[ {words.subject}{pieces.phrases.post.colon}{post.subject} ]\n" if post.subject else ""
    heading = f"[ {' · '.join(fact for fact in facts if fact)} ]"
    return f"{RULE}\n{heading}\n{subject}{RULE}\n{post.text}"


def _length(post: Post, pieces: Pieces) -> str:
    words = pieces.phrases.page
    if post.limit is None:
        return words.length_free.format(length=post.length)
    return words.length.format(length=post.length, limit=post.limit)


def posts_csv(pieces: Pieces) -> bytes:
    """Return one row a post, for people's spreadsheets."""
    files = {card.spec.id: card for card in pieces.cards}
    urls = {link.id: link.url for link in pieces.links}
    rows = []
    for post in pieces.written.posts:
        cards = [files[name] for name in post.cards if name in files]
        row = {name: getattr(post, name, None) for name in _POST_COLUMNS}
        row["link"] = urls.get(post.link or "")
        row["cards"] = " ".join(card_file(card) for card in cards)
        row["alt"] = cards[0].alt if cards else None
        rows.append([row[name] for name in _POST_COLUMNS])
    return people_csv(_POST_COLUMNS, rows)


def links_csv(pieces: Pieces) -> bytes:
    """Return one row a tracked link, for people's spreadsheets."""
    rows = [[getattr(link, name) for name in _LINK_COLUMNS] for link in pieces.links]
    return people_csv(_LINK_COLUMNS, rows)
