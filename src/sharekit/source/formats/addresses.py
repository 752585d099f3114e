"""Web addresses as people write them."""

from __future__ import annotations

import re

_SITE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_FILE = re.compile(r"\.(?:md|html?|txt|png|jpe?g|gif|svg|webp|pdf|php|py|js|css|xml)$", re.IGNORECASE)


def web_address(words: str) -> str | None:
    """Return a web address with its scheme; None for what is none (`/about`, `mailto:`, `picture.png`)."""
    words = words.strip()
    if words.casefold().startswith(("http://", "https://")):
        return words
    if words.startswith("//"):
        return f"https:{words}"
    bare = _SITE.fullmatch(words)
    return f"https://{words}" if bare and ("/" in words or not _FILE.search(words)) else None
