"""Tracked links: which network, which campaign, which post."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from anyascii import anyascii

from sharekit.links.address import clean_url, cut, shortened
from sharekit.presets.platforms import Platform

_VALUE_LENGTH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedLink:
    """A link that tells where it was clicked.

    Attributes:
        id: Short and stable: `x-announce-a`; unique within a kit.
        url: The address with its campaign marks.
        platform: Name of the network, or of the place it stands in (`poster`, `website`).
        source: `utm_source`.
        medium: `utm_medium`; empty where it has none.
        campaign: `utm_campaign`.
        content: `utm_content`: the post it stands in; empty where it has none.
        term: `utm_term`: a local group's code, or None.
        short: What a shortener made of it, or None.
    """

    id: str
    url: str
    platform: str
    source: str
    medium: str
    campaign: str
    content: str
    term: str | None = None
    short: str | None = None


def track(
    url: str,
    *,
    platform: Platform,
    campaign: str,
    content: str,
    term: str | None = None,
    medium: str | None = None,
) -> TrackedLink:
    """Mark a link for one post on one network.

    Args:
        url: The page; marks it carries already are replaced.
        platform: Where it will be posted.
        campaign: Slug of the campaign.
        content: The post: `x-announce-a`.
        term: Code of a local group.
        medium: Instead of the platform's own.

    Raises:
        UsageError: The address cannot be used (see `clean_url`).
    """
    return tag_link(
        url,
        source=platform.name,
        medium=medium or platform.medium,
        campaign=campaign,
        content=content,
        term=term,
    )


def tag_link(
    url: str, *, source: str, medium: str, campaign: str, content: str, term: str | None = None
) -> TrackedLink:
    """Mark a link that stands outside the networks: on a poster, in the block for a website.

    Args:
        url: The page; marks it carries already are replaced.
        source: Where it stands: `poster`, `website`.
        medium: A channel that analytics know: `offline`, `referral`.
        campaign: Slug of the campaign.
        content: What it stands in: `card-event`.
        term: Code of a local group.

    Raises:
        UsageError: The address cannot be used (see `clean_url`).
    """
    marks = {
        "source": link_value(source),
        "medium": link_value(medium),
        "campaign": link_value(campaign),
        "content": link_value(content),
    }
    if term is not None:
        marks["term"] = link_value(term)
    return _tagged(
        url, marks, name=marks["content"] if term is None else f"{marks['content']}-{marks['term']}"
    )


def _tagged(url: str, marks: Mapping[str, str], *, name: str) -> TrackedLink:
    parts = cut(clean_url(url).url)
    ours = "&".join(f"utm_{name}={value}" for name, value in marks.items())
    address = parts._replace(query=f"{parts.query}&{ours}" if parts.query else ours).address
    return TrackedLink(
        id=name,
        url=address,
        platform=marks["source"],
        source=marks["source"],
        medium=marks.get("medium", ""),
        campaign=marks["campaign"],
        content=marks.get("content", ""),
        term=marks.get("term"),
    )


def tag_code(url: str, *, campaign: str) -> TrackedLink:
    """Mark the link behind a code on a card with no more than tells that it was scanned, and for what.

    Every letter makes the code's squares smaller: it must be read from a picture on a telephone.

    Args:
        url: The page; marks it carries already are replaced.
        campaign: Slug of the campaign.

    Raises:
        UsageError: The address cannot be used (see `clean_url`).
    """
    return _tagged(url, {"source": "qr", "campaign": link_value(campaign)}, name="event")


def link_value(text: str) -> str:
    """Return a value that no program needs to encode: `[a-z0-9_-]`, at most 64 characters."""
    return shortened(re.sub(r"[^a-z0-9_-]+", "-", anyascii(text).lower()).strip("-"), _VALUE_LENGTH)
