"""How X weighs a post: twitter-text configuration v3, with the emoji of the current Unicode.

Source: twitter/twitter-text, config/v3.json and js/src, commit 30e2430 (2021-10-21), the last one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import regex

from sharekit.presets.tlds import load_tlds

_LINK = 23  # transformedURLLength
_EMOJI = 2
_LIGHT = ((0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))

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
        weight += _weigh_characters(text[position : match.start()]) + _EMOJI
        position = match.end()
    return weight + _weigh_characters(text[position:])


def _weigh_characters(text: str) -> int:
    return sum(1 if any(low <= ord(sign) <= high for low, high in _LIGHT) else 2 for sign in text)


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
        "cost": {"link": _LINK, "emoji": _EMOJI},
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
