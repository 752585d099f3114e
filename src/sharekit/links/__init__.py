"""Links: cleaned of other people's tracking, marked with ours, and handed to a network's compose window.

A link is changed by cutting and splicing its query as text, before the first `#`; what stood there is
never decoded and encoded again, because that breaks signatures and flags (measured on 25 hard cases:
every common library harms some).
"""

from __future__ import annotations

from sharekit.links.address import CleanUrl, clean_url, display_address, hosted_address, shortened, slug
from sharekit.links.intent import intent_url, repost_url, without_link
from sharekit.links.rooms import (
    Privacy,
    find_privacy,
    holds_contact,
    holds_telephone,
    is_room,
    is_room_form,
    passcodes_in,
    privacy_of,
    rooms_in,
    tells_way_in,
)
from sharekit.links.tracking import TrackedLink, link_value, tag_code, tag_link, track

__all__ = [
    "CleanUrl",
    "Privacy",
    "TrackedLink",
    "clean_url",
    "display_address",
    "find_privacy",
    "holds_contact",
    "holds_telephone",
    "hosted_address",
    "intent_url",
    "is_room",
    "is_room_form",
    "link_value",
    "passcodes_in",
    "privacy_of",
    "repost_url",
    "rooms_in",
    "shortened",
    "slug",
    "tag_code",
    "tag_link",
    "tells_way_in",
    "track",
    "without_link",
]
