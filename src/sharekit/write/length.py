"""How each network counts a post: a table of counters, chosen by a platform's row.

Source: twitter/twitter-text, config/v3.json and js/src, commit 30e2430 (2021-10-21), the last one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import regex

from sharekit.errors import UsageError
from sharekit.presets.platforms import Platform, load_platforms
from sharekit.presets.tlds import load_tlds

_LINK = 23  # transformedURLLength
_EMOJI_WEIGHT = 2
_LIGHT = ((0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_HEAVY = re.compile(f"[^{''.join(f'{chr(low)}-{chr(high)}' for low, high in _LIGHT)}]")

_PICTURE = r"\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:[\U000E0020-\U000E007E]+\U000E007F)?"
_EMOJI_PATTERN = regex.compile(
    rf"[0-9#*]\uFE0F?\u20E3|\p{{Regional_Indicator}}{{2}}|\p{{Emoji_Modifier}}|{_PICTURE}(?:\u200D{_PICTURE})*"
)
_SHORT = regex.compile(r"https?://t\.co/(?P<slug>[a-z0-9]+)(?:\?[^\s]*)?", regex.IGNORECASE)
_SHORT_SLUG = 40
_HOST = 253  # RFC 1035
_LONGEST = 4096  # MAX_URL_LENGTH
_WITHOUT_LINK = regex.compile(r"[-_./]$")

_MARKS = r"\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069"
_INVALID = r"\uFFFE\uFEFF\uFFFF"
_SPACES = r"\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
_PUNCTUATION = r"!'\#%&()*+,\\\-./:;<=>?@\[\]\^_{|}~$"
LATIN = (
    r"\xC0-\xD6\xD8-\xF6\xF8-\xFF\u0100-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289"
    r"\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF"
)
_LETTER = rf"[^{_PUNCTUATION}{_SPACES}{_INVALID}{_MARKS}]"


def weigh(text: str) -> int:
    """Return the weighted length of a post on X.

    A character of U+0000-10FF, U+2000-200D, U+2010-201F or U+2032-2037 weighs 1, any other 2; an emoji
    sequence 2; a link, also one without `https://`, 23. The text is counted in NFC.
    """
    text = unicodedata.normalize("NFC", text)
    weight, position = 0, 0
    for start, end in find_links(text):
        weight += _weigh_words(text[position:start]) + _LINK
        position = end
    return weight + _weigh_words(text[position:])


def find_links(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of everything that X makes a link of, in order."""
    if "." not in text:
        return ()
    found: list[tuple[int, int]] = []
    for match in _link_pattern().finditer(text):
        start, end = match.span("url")
        if match["protocol"]:
            found.extend(_full_link(text[start:end], match["domain"], start))
        elif not _WITHOUT_LINK.search(match["before"]):
            found.extend(_bare_links(text, match))
    return tuple(found)


def _full_link(link: str, host: str, start: int) -> list[tuple[int, int]]:
    """Return the link, if its host can exist; X's own short links end after their slug."""
    short = _SHORT.match(link)
    if short:
        return [(start, start + short.end())] if len(short["slug"]) <= _SHORT_SLUG else []
    return [(start, start + len(link))] if _exists(host, len(link)) else []


def _exists(host: str, length: int) -> bool:
    """Whether a host name can stand in the domain name system and its link is not too long."""
    try:
        ascii_host = host.encode("idna")
    except UnicodeError:
        return False
    return len(ascii_host) <= _HOST and length - len(host) + len(ascii_host) <= _LONGEST


def _bare_links(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the links of a match without a protocol: their domains are plain Latin ones."""
    domain_start, domain_end = match.span("domain")
    spans = [found.span() for found in _ascii_pattern().finditer(text, domain_start, domain_end)]
    if spans and spans[-1][1] == domain_end:
        spans[-1] = (spans[-1][0], match.end("url"))
    return [(start, end) for start, end in spans if _exists(_host(text[start:end]), end - start)]


def _host(link: str) -> str:
    return regex.split(r"[:/?]", link, maxsplit=1)[0]


def _weigh_words(text: str) -> int:
    weight, position = 0, 0
    for match in _EMOJI_PATTERN.finditer(text):
        if match.end() - match.start() == 1 and ord(match[0]) <= _LIGHT[0][1]:
            continue
        weight += _weigh_characters(text[position : match.start()]) + _EMOJI_WEIGHT
        position = match.end()
    return weight + _weigh_characters(text[position:])


def _weigh_characters(text: str) -> int:
    return len(text) + len(_HEAVY.findall(text))


def _top(names: str) -> str:
    return rf"(?:(?:{names})(?=[^0-9a-z@+-]|$)|xn--[-0-9a-z]+)"


@cache
def _known() -> str:
    return _top("|".join(re.escape(name) for name in load_tlds()))


def weighing_rules() -> dict[str, object]:
    """Return what `weigh` goes by, for whoever counts elsewhere: the kit page does as people type.

    `NAMES` stands in the patterns where the names belong, each an alternative.
    """
    top = _top("NAMES")
    return {
        "names": load_tlds(),
        "link": _link_source(top),
        "bare": _ascii_source(top),
        "emoji": _EMOJI_PATTERN.pattern,
        "short": _SHORT.pattern,
        "without": _WITHOUT_LINK.pattern,
        "light": _LIGHT,
        "cost": {"link": _LINK, "emoji": _EMOJI_WEIGHT},
        "most": {"slug": _SHORT_SLUG, "host": _HOST, "link": _LONGEST},
    }


@cache
def _link_pattern() -> re.Pattern[str]:
    """Return the pattern of links; `re` compiles its thousand names in a fifth of the time of `regex`."""
    return re.compile(_link_source(_known()), re.IGNORECASE)


def _link_source(top: str) -> str:
    general = rf"[a-z\u0400-\u04FF0-9!*';:=+,.$/%\#\[\]\-\u2013_~@|&{LATIN}]"
    parens = rf"\((?:{general}+|(?:{general}*\({general}+\){general}*))\)"
    ending = rf"(?:[+\-a-z\u0400-\u04FF0-9=_\#/{LATIN}]|{parens})"
    path = rf"(?:(?:{general}*(?:{parens}{general}*)*{ending})|(?:@{general}+/))"
    query = r"[a-z0-9!?*'@();:&=+$/%\#\[\]\-_.,~|]*[a-z0-9\-_&=\#/]"
    below = rf"(?:(?:{_LETTER}(?:[_-]|{_LETTER})*)?{_LETTER}\.)*"
    domain = rf"{below}(?:(?:{_LETTER}(?:-|{_LETTER})*)?{_LETTER}\.){top}"
    return (
        rf"(?P<before>[^A-Za-z0-9@＠$\#＃{_INVALID}]|[{_MARKS}]|^)"
        rf"(?P<url>(?P<protocol>https?://)?(?P<domain>{domain})(?::[0-9]+)?(?:/{path}*)?(?:\?{query})?)"
    )


@cache
def _ascii_pattern() -> re.Pattern[str]:
    return re.compile(_ascii_source(_known()), re.IGNORECASE)


def _ascii_source(top: str) -> str:
    return rf"(?:[-a-z0-9{LATIN}]+\.)+{top}"


Counter = Callable[[str], int]

_FULL_LINK = regex.compile(r"(?<![^\s(])https?://[^\s]+", regex.IGNORECASE)
_MENTION = regex.compile(r"(?<![\w/])(@[\w.-]*\w)@[\w-]+(?:\.[\w-]+)+")
_EMOJI_SIGN = regex.compile(
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
        len(grapheme.encode()) if _EMOJI_SIGN.search(grapheme) else 1
        for grapheme in regex.findall(r"\X", text)
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
        "pictures": _EMOJI_SIGN.pattern,
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
