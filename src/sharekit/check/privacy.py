"""What lets people into a private meeting room stands in no post, card or file that everybody may see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from sharekit.check.model import AGAIN, Fault, KitFiles
from sharekit.check.posts import fault, platforms
from sharekit.kit.model import Kit
from sharekit.links import Privacy, find_privacy

_OUT = "Take it out, or say `join_public: true` of the event if everybody may come in"
_SEEN = re.compile(
    r"index\.html|kit\.html|event\.ics|reminders\.ics|cta\.\w+|links\.csv|(?:schedule|groups)/.+|share/.+\.html"
)
_FOLDED = re.compile(r"\r?\n[ \t]")  # how calendar files continue a line (RFC 5545, 3.1)


def privacy_of_kit(kit: KitFiles | Kit) -> Privacy:
    """Return what is private of the events of a kit."""
    document = kit.manifest["document"]
    rows = ((row["links"].get("join"), bool(row.get("join_public"))) for row in document["events"])
    return find_privacy(rows, document["language"])


def find_privacy_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield the public posts, cards and files that let people into a private room."""
    privacy = privacy_of_kit(kit)
    for post in kit.posts:
        row = platforms().get(post["platform"])
        words = "\n".join(filter(None, (post.get("subject"), post["text"], post["share_url"])))
        if row is not None and not row.private and privacy.is_private(words):
            message = f"it is for everybody, and lets people into a private room: {_shown(words, privacy)}"
            yield fault(post, "room-in-public", message, _OUT)
    for card in kit.cards:
        words = f"{card['text']}\n{card['alt']}"
        if privacy.is_private(words):
            message = f"the card {card['id']} lets people into a private room: {_shown(words, privacy)}"
            yield Fault(code="room-on-card", where=card["id"], message=message, hint=_OUT)
    yield from _files(kit, privacy)


def _files(kit: KitFiles, privacy: Privacy) -> Iterator[Fault]:
    for path in sorted(name for name in kit.paths if _SEEN.fullmatch(name)):
        rooms = privacy.rooms(unescape(_FOLDED.sub("", kit.text(path) or "")))
        if rooms:
            message = f"{path} is passed on, and lets people into a private room: {rooms[0]}"
            yield Fault(code="room-in-file", where=path, message=message, hint=AGAIN)


def _shown(words: str, privacy: Privacy) -> str:
    return next(iter(privacy.rooms(words)), "a passcode or the number of a meeting")


def count_private(kit: KitFiles) -> int:
    """Return how many posts and cards were looked at."""
    return len(kit.posts) + len(kit.cards)
