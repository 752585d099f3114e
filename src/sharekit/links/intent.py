"""Share intents: addresses that open a network's compose window with our words in it."""

from __future__ import annotations

import re
from urllib.parse import quote

from sharekit.presets.platforms import Platform


def intent_url(
    platform: Platform, *, text: str, url: str | None, subject: str | None = None, page: str | None = None
) -> str | None:
    """Return the address that opens the compose window of a network.

    Each value is percent-encoded exactly once, a space as `%20`: mail programs and phones print a `+`.

    Args:
        platform: Its row says which values the window takes.
        text: The whole post, its link included.
        url: The post's tracked link.
        subject: The subject of an e-mail or title of a post, where there is one.
        page: A page of the kit that shows the card and leads on to `url`, handed over in its place.

    Returns:
        None where the network has no such window, or its window needs a link and there is none.
    """
    if platform.intent is None or ("link" in platform.fills and url is None):
        return None
    values = {"text": text, "words": without_link(text, url), "link": page or url or ""}
    values["subject"] = subject or ""
    encoded = {
        name: quote(value.replace("\n", platform.line_break), safe="-._~") for name, value in values.items()
    }
    return platform.intent.format_map(encoded)


def repost_url(platform: Platform, address: str) -> str | None:
    """Return the address that reposts an existing post, or None where it is no post of that network."""
    if platform.repost is None or platform.post_address is None:
        return None
    found = re.match(platform.post_address, address)
    return platform.repost.format(post=found["post"]) if found else None


def without_link(text: str, url: str | None) -> str:
    """Return the text without its link and the label that introduced it: the window prints the link."""
    if url is None or url not in text:
        return text
    before, _, after = text.partition(url)
    lines = before.rstrip().split("\n")
    if lines[-1].rstrip().endswith(":"):
        lines.pop()
    return "\n".join([*lines, after]).strip()
