"""Links and hashtags of a post by their place in bytes, as the AT protocol wants them.

Source: app.bsky.richtext.facet lexicon and "Links, mentions and rich text", docs.bsky.app, read 2026-11.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import regex

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
