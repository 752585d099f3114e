"""Addresses: read strictly, cleaned, and shown to people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, unquote, unquote_plus

from ada_url import URL, idna_to_unicode
from anyascii import anyascii

from sharekit.errors import UsageError

_FULL = "write it in full, as a browser shows it: https://example.org/page"
_SLUG_LENGTH = 80

# Campaign marks of whoever copied the link; ours take their place.
_CAMPAIGN = frozenset(
    f"utm_{name}" for name in ("source", "medium", "campaign", "content", "term", "id", "source_platform")
)
# Click identifiers: they name the person who copied the link. Own short list; ClearURLs' has false hits.
_CLICKS = frozenset(
    (
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "twclid",
        "ttclid",
        "yclid",
        "igshid",
        "li_fat_id",
        "mc_eid",
        "mc_cid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "__hssc",
        "__hstc",
        "__hsfp",
        "vero_id",
        "oly_enc_id",
        "oly_anon_id",
        "srsltid",
        "_gl",
    )
)
_FOREIGN = _CAMPAIGN | _CLICKS


class Parts(NamedTuple):
    """An address cut at its first `?` and `#`; `page + query + fragment` is the address."""

    page: str
    query: str
    fragment: str

    @property
    def address(self) -> str:
        """The whole address again."""
        return f"{self.page}{'?' if self.query else ''}{self.query}{self.fragment}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanUrl:
    """An address without other people's tracking.

    Attributes:
        url: The address.
        removed: Names of the parameters that were taken out, in order.
    """

    url: str
    removed: tuple[str, ...]


def clean_url(url: str) -> CleanUrl:
    """Check an address and take foreign tracking out of its query.

    The rest stays as a browser would send it: characters that no address may hold are encoded, what
    is encoded already is left alone.

    Args:
        url: An `http` or `https` address in full.

    Raises:
        UsageError: It is no such address, or carries a user name or password.
    """
    parts = cut(_parsed(url).href)
    segments = [(segment, _name(segment)) for segment in parts.query.split("&")]
    kept = "&".join(segment for segment, name in segments if name not in _FOREIGN)
    removed = tuple(name for _, name in segments if name in _FOREIGN)
    return CleanUrl(url=parts._replace(query=kept).address, removed=removed)


def cut(url: str) -> Parts:
    """Cut an address at its first `#`, and what precedes it at its first `?`."""
    before, mark, fragment = url.partition("#")
    page, _, query = before.partition("?")
    return Parts(page, query, mark + fragment)


def display_address(url: str) -> str:
    """Return an address as people read it: `example.org/bolivia`.

    No scheme, no `www.`, no query, no slash at the end; an international host in its own letters.
    """
    parsed = _parsed(url)
    host = idna_to_unicode(parsed.hostname).removeprefix("www.")
    port = f":{parsed.port}" if parsed.port else ""
    return f"{host}{port}{_readable(parsed.pathname)}".rstrip("/")


def hosted_address(base: str, path: str) -> str:
    """Return where a file of a folder is on the web.

    Args:
        base: Address of the folder, with or without a slash at its end.
        path: Of the file in it, with `/`; what no address may hold is percent-encoded.
    """
    return f"{base.rstrip('/')}/{quote(path, safe='/-._~')}"


def slug(text: str) -> str:
    """Return a name for files and campaigns: `[a-z0-9-]`, 1 to 80 characters, cut between words."""
    plain = anyascii(re.sub(r"['’ʼ]", "", text)).lower()
    words = re.findall(r"[a-z0-9]+", plain)
    name = shortened("-".join(words), _SLUG_LENGTH)
    return name or "kit"


def shortened(name: str, length: int) -> str:
    """Cut a slug to a length, between words where there are any."""
    if len(name) <= length:
        return name
    head = name[: length + 1]
    return head.rpartition("-")[0] if "-" in head else head[:length]


def _name(segment: str) -> str:
    return unquote_plus(segment.partition("=")[0]).strip().lower()


def _parsed(url: str) -> URL:
    try:
        parsed = URL(url.strip())
    except ValueError:
        message = f"“{url}” is not a web address"
        raise UsageError(message, hint=_FULL) from None
    if parsed.protocol not in {"http:", "https:"}:
        message = f"“{url}” is not a web page"
        raise UsageError(message, hint="use a link that begins with https://")
    if parsed.username or parsed.password:
        message = "the link carries a user name or a password"
        raise UsageError(message, hint="give the link without the part before the @: everybody will see it")
    return parsed


def _readable(path: str) -> str:
    """Show encoded letters as letters, but keep whatever would look like something else."""
    try:
        shown = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return path
    return shown if shown.isprintable() and quote(shown, safe="/%:@!$&'()*+,;=~-._") == path else path
