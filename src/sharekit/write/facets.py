"""Links, hashtags and mentions of a post: what X makes of them, and their place in bytes for Bluesky.

Source: app.bsky.richtext.facet lexicon and "Links, mentions and rich text", docs.bsky.app, read 2026-11.

Source: twitter/twitter-text, js/src/regexp and js/src/extract*.js, commit 30e2430 (2021-10-21), the last one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import regex

from sharekit.write.length import LATIN, find_links

_LINK = regex.compile(r"https?://[^\s<>\"“”«»]+")
_TRAILING = ".,;:!?"
_TAG = regex.compile(r"(?:^|(?<=\s))#(?P<tag>[^\s#\p{P}]*[^\d\s#\p{P}][^\s#\p{P}]*)")
_ANY_TAG = regex.compile(r"(?<![\w&/])#(?P<tag>\w*\p{L}\w*)")
_WEB_ADDRESS = regex.compile(r"(?:https?://|(?<![\w.@/])www\.)[^\s<>\"“”«»]+", regex.IGNORECASE)
_AT_SIGN = regex.compile(r"(?<![\w.])@(?=\w)")
_TAG_LENGTH = 64  # graphemes, app.bsky.richtext.facet#tag

Kind: TypeAlias = Literal["link", "tag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A link or hashtag in a post.

    Attributes:
        start: First byte of it in the post's UTF-8 text.
        end: First byte after it.
        kind: `link` or `tag`.
        value: The address, or the tag without `#`.
    """

    start: int
    end: int
    kind: Kind
    value: str


def find_facets(text: str) -> tuple[Facet, ...]:
    """Return the links and hashtags of a post, in order.

    Mentions are left to the network: they need its numbers of accounts (DIDs), not their names.
    """
    links = [(match.start(), match[0].rstrip(_TRAILING)) for match in _LINK.finditer(text)]
    tags = [(match.start(), match["tag"]) for match in _TAG.finditer(text)]
    found = [_facet(text, start, link, "link", link) for start, link in links]
    found += [_facet(text, start, f"#{tag}", "tag", tag) for start, tag in tags if len(tag) <= _TAG_LENGTH]
    return tuple(sorted(found, key=lambda facet: facet.start))


def hashtags_in(text: str) -> tuple[str, ...]:
    """Return the hashtags of a text without `#`, as people count them: each, wherever it stands."""
    return tuple(match["tag"] for match in _ANY_TAG.finditer(without_addresses(text)))


def addresses_in(text: str) -> tuple[str, ...]:
    """Return what a network makes a link of, though it may leave off a full stop at its end."""
    return tuple(_WEB_ADDRESS.findall(text))


def without_addresses(text: str) -> str:
    """Return a text with a space where each address was."""
    return _WEB_ADDRESS.sub(" ", text)


def names_handle(text: str) -> bool:
    """Whether somebody is called by an `@name`, which is that of one network."""
    return _AT_SIGN.search(text) is not None


def without_at_signs(text: str) -> str:
    """Return a text with such names as plain words."""
    return _AT_SIGN.sub("", text)


def _facet(text: str, start: int, words: str, kind: Kind, value: str) -> Facet:
    first = len(text[:start].encode())
    return Facet(start=first, end=first + len(words.encode()), kind=kind, value=value)


_MARKS = r"_\u200C\u200D\uA67E\u05BE\u05F3\u05F4\uFF5E\u301C\u309B\u309C\u30A0\u30FB\u3003\u0F0B\u0F0C\u00B7"
_LETTER = r"\p{L}\p{M}"
_WORD = rf"{_LETTER}\p{{Nd}}{_MARKS}"
_HASHTAG = regex.compile(
    rf"(?:^|(?<=[\uFE0E\uFE0F])|(?<=[^{_WORD}&]))"
    rf"(?P<whole>[#＃](?!\uFE0F|\u20E3)(?P<name>[{_WORD}]*[{_LETTER}][{_WORD}]*))",
    regex.V0,
)
_NO_HASHTAG = regex.compile(r"[#＃]|://")
_MENTION = regex.compile(
    r"(?:^|(?<=[^a-zA-Z0-9_!#$%&*@＠])|(?<=(?:^|[^a-zA-Z0-9_+~.-])(?:rt|RT|rT|Rt):?))"
    r"(?P<whole>[@＠](?P<name>[a-zA-Z0-9_]{1,20})(?P<list>/[a-zA-Z][a-zA-Z0-9_-]{0,24})?)",
    regex.V0,
)
_NO_MENTION = regex.compile(rf"[@＠{LATIN}]|://")
_REPLY = regex.compile(
    r"^[\s\u3000\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069]*[@＠](?P<name>[a-zA-Z0-9_]{1,20})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A hashtag or mention.

    Attributes:
        name: Without its sign.
        start: First character, which is the sign.
        end: First character after it.
        list: The list of a mention, with its slash, or empty.
    """

    name: str
    start: int
    end: int
    list: str = ""


def find_hashtags(text: str) -> tuple[Entity, ...]:
    """Return what X makes a hashtag of, in order; none that stands inside a link."""
    links = find_links(text)
    return tuple(entity for entity in _found(_HASHTAG, _NO_HASHTAG, text) if not _inside(entity, links))


def find_mentions(text: str) -> tuple[Entity, ...]:
    """Return whom X tells about a post, in order, with the list that is meant, if one is."""
    return tuple(_found(_MENTION, _NO_MENTION, text))


def find_reply(text: str) -> str | None:
    """Return whom a post answers, because it begins with their name: then only their followers see it."""
    match = _REPLY.match(text)
    return match["name"] if match and not _NO_MENTION.match(text, match.end()) else None


def _found(pattern: regex.Pattern[str], ends: regex.Pattern[str], text: str) -> Iterator[Entity]:
    for match in pattern.finditer(text):
        start, end = match.span("whole")
        if not ends.match(text, end):
            listed = match.groupdict().get("list") or ""
            yield Entity(name=match["name"], start=start, end=end, list=listed)


def _inside(entity: Entity, links: Sequence[tuple[int, int]]) -> bool:
    return any(start < entity.end and entity.start < end for start, end in links)
