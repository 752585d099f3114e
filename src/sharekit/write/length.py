"""How each network counts a post: a table of counters, chosen by a platform's row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import regex

from sharekit.errors import UsageError
from sharekit.presets.platforms import Platform, load_platforms
from sharekit.write.weighing import weigh, weighing_rules

Counter = Callable[[str], int]

_FULL_LINK = regex.compile(r"(?<![^\s(])https?://[^\s]+", regex.IGNORECASE)
_MENTION = regex.compile(r"(?<![\w/])(@[\w.-]*\w)@[\w-]+(?:\.[\w-]+)+")
_EMOJI = regex.compile(
    r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?|\u20E3|\p{Regional_Indicator}"
)
_APART = regex.compile(r"[\0-\x0C\x0E-\u02FF\u2010-\u2027\u20A0-\u20BF]*+")  # signs that join no other
_MASTODON_LINK = 23  # characters_reserved_per_url; docs.joinmastodon.org, 2026-07-02
_BLUESKY_PATH = 15  # social-app url-helpers.ts toShortUrl, 2026-08
_BLUESKY_KEPT = 13

# 3GPP TS 23.038, the GSM 7 bit default alphabet; the second line costs two.
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_DOUBLE = frozenset("\f^{}\\[~]|€")


def post_length(text: str, platform: str) -> int:
    """Return the length of a post as a network counts it.

    X: weighted, a link 23 (twitter-text v3). Bluesky: graphemes, links as it displays them. Mastodon:
    graphemes, a link 23, `@user@host` as `@user`. Threads: an emoji as many as its UTF-8 bytes. SMS:
    septets of the GSM alphabet, or UTF-16 units where a sign lies outside it. Elsewhere: graphemes or
    UTF-16 units, whichever are more.

    Args:
        text: The post as it will be pasted.
        platform: Name of a platform: `x`, `bluesky`.

    Raises:
        UsageError: There is no such platform.
    """
    platforms = _platforms()
    if platform not in platforms:
        message = f"“{platform}” is no platform sharekit knows"
        raise UsageError(message, hint=f"use one of {', '.join(platforms)}")
    return count(text, platforms[platform])


def count(text: str, platform: Platform) -> int:
    """Return the length of a post as the platform's row says it is counted."""
    return COUNTERS[platform.counting](text)


def room(text: str, platform: Platform) -> int:
    """Return how long this text may be: the platform's ceiling, another one outside the GSM alphabet."""
    if platform.ceiling_unicode is not None and not fits_gsm(text):
        return platform.ceiling_unicode
    return platform.ceiling


def fits_bytes(text: str, platform: Platform) -> bool:
    """Whether a text keeps within the bytes of UTF-8 that a platform takes, links in full."""
    return platform.byte_limit is None or len(text.encode("utf-8", "surrogatepass")) <= platform.byte_limit


def fits_gsm(text: str) -> bool:
    """Whether every sign stands in the GSM 7 bit alphabet."""
    return all(sign in _GSM or sign in _GSM_DOUBLE for sign in text)


def count_graphemes(text: str) -> int:
    """Return the number of characters as people see them (extended grapheme clusters)."""
    return len(text) if _APART.fullmatch(text) else len(regex.findall(r"\X", text))


def count_bluesky(text: str) -> int:
    """Return the graphemes of the text with its links as Bluesky displays them."""
    return count_graphemes(_FULL_LINK.sub(lambda match: _displayed(match[0]), text))


def count_mastodon(text: str) -> int:
    """Return the graphemes with every `http(s)` link as 23 and mentions without their server."""
    shortened = _FULL_LINK.sub(lambda match: "x" * _MASTODON_LINK + match[0][len(_bare(match[0])) :], text)
    return count_graphemes(_MENTION.sub(r"\1", shortened))


def count_threads(text: str) -> int:
    """Return the graphemes, each with an emoji in it as its UTF-8 bytes."""
    return sum(
        len(grapheme.encode()) if _EMOJI.search(grapheme) else 1 for grapheme in regex.findall(r"\X", text)
    )


def count_sms(text: str) -> int:
    """Return the septets of the GSM alphabet, or the UTF-16 units where a sign lies outside it."""
    if not fits_gsm(text):
        return _utf16(text)
    return sum(2 if sign in _GSM_DOUBLE else 1 for sign in text)


def count_largest(text: str) -> int:
    """Return graphemes or UTF-16 units, whichever are more: the safe figure where a network is silent."""
    return max(count_graphemes(text), _utf16(text))


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bare(link: str) -> str:
    """Return a link without the punctuation that ends the sentence it stands in."""
    link = link.rstrip(".,;:!?")
    return link.rstrip(")") if link.endswith(")") and "(" not in link else link


def _displayed(link: str) -> str:
    bare = _bare(link)
    host, slash, path = bare.partition("://")[2].partition("/")
    path = f"{slash}{path}"
    if path == "/":
        path = ""
    elif len(path) > _BLUESKY_PATH:
        path = f"{path[:_BLUESKY_KEPT]}..."
    return f"{host}{path}{link[len(bare) :]}"


def counting_rules() -> dict[str, object]:
    """Return what the counters here go by, for whoever counts elsewhere; see `weighing_rules`."""
    return {
        "x": weighing_rules(),
        "full": _FULL_LINK.pattern,
        "mention": _MENTION.pattern,
        "pictures": _EMOJI.pattern,
        "mastodon": _MASTODON_LINK,
        "bluesky": (_BLUESKY_PATH, _BLUESKY_KEPT),
        "gsm": "".join(sorted(_GSM)),
        "double": "".join(sorted(_GSM_DOUBLE)),
    }


@cache
def _platforms() -> Mapping[str, Platform]:
    return load_platforms()


COUNTERS: Mapping[str, Counter] = MappingProxyType(
    {
        "x": weigh,
        "bluesky": count_bluesky,
        "mastodon": count_mastodon,
        "threads": count_threads,
        "sms": count_sms,
        "largest": count_largest,
    }
)
