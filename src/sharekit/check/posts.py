"""Each post keeps to its network's own count and limits, and nothing in it is left over from a template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from sharekit.check.model import Fault, KitFiles, Row
from sharekit.presets.moments import load_moments
from sharekit.presets.platforms import Platform, load_platforms
from sharekit.write.facets import addresses_in, hashtags_in, without_addresses
from sharekit.write.length import count, count_graphemes, fits_bytes

_SHORTEN = "Shorten the text, or make the kit again with sharekit build"
_AGAIN = "Make the kit again with sharekit build, or correct kit.json and the files in posts/"
_LEFT_OVER = re.compile(
    r"\{[^{}\n]*\}|[{}⏎¶‹›‖]|\[[1-6](?=[⏎¶{\s])|\bTODO\b|^[ \t]*(?:None|null|undefined|nan)[ \t]*$",
    re.MULTILINE,
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TRAILING = re.compile(r"[ \t\u00a0]+$", re.MULTILINE)


@cache
def platforms() -> dict[str, Platform]:
    """Return the shipped rows by name."""
    return dict(load_platforms())


def find_post_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield what is wrong with each post by itself."""
    seen: set[str] = set()
    for post in kit.posts:
        if post["id"] in seen:
            yield fault(post, "post-twice", "its id stands twice", _AGAIN)
        seen.add(post["id"])
        yield from _faults(post, kit)


def _faults(post: Row, kit: KitFiles) -> Iterator[Fault]:
    platform = platforms().get(post["platform"])
    words = f"{post.get('subject') or ''}\n{post['text']}"
    if platform is None:
        message = f"there is no platform {post['platform']!r}"
        yield fault(post, "platform-unknown", message, f"Use one of {', '.join(platforms())}")
    elif post["moment"] not in load_moments():
        message = f"there is no moment {post['moment']!r}"
        yield fault(post, "moment-unknown", message, f"Use one of {', '.join(load_moments())}")
    elif _SURROGATE.search(words):
        yield fault(post, "text-broken", "half of a character stands in it", _AGAIN)
    else:
        yield from _lengths(post, platform)
        yield from _amounts(post, platform, kit)
        yield from _letters(post, words, kit)


def _lengths(post: Row, platform: Platform) -> Iterator[Fault]:
    text, counted = post["text"], count(post["text"], platform)
    if counted != post["length"]:
        message = f"it counts {counted} on {platform.label}, not {post['length']}"
        yield fault(post, "post-length", message, _AGAIN)
    if post["limit"] != platform.limit:
        message = f"{platform.label}'s limit is {platform.limit}, not {post['limit']}"
        yield fault(post, "post-limit", message, _AGAIN)
    if platform.limit is not None and counted > platform.limit:
        message = f"it counts {counted} on {platform.label}, which takes {platform.limit}"
        yield fault(post, "post-too-long", message, _SHORTEN)
    if not fits_bytes(text, platform):
        message = f"it has more than the {platform.byte_limit} bytes that {platform.label} takes"
        yield fault(post, "post-too-heavy", message, _SHORTEN)
    longest, subject = platform.subject_limit, post.get("subject") or ""
    if longest is not None and count_graphemes(subject) > longest:
        message = f"its title has {count_graphemes(subject)} characters; {platform.label} takes {longest}"
        yield fault(post, "subject-too-long", message, _SHORTEN)


def _amounts(post: Row, platform: Platform, kit: KitFiles) -> Iterator[Fault]:
    """Yield too many hashtags or links; a hashtag that the source wrote itself is words, not ours."""
    ours = [tag for tag in hashtags_in(post["text"]) if f"#{tag}" not in kit.said]
    if len(ours) > platform.hashtags:
        message = f"it has {len(ours)} hashtags; on {platform.label} {platform.hashtags} are the most"
        yield fault(post, "too-many-hashtags", message, "Take hashtags out of the text")
    links = addresses_in(post["text"])
    if platform.links is not None and len(links) > platform.links:
        message = f"it has {len(links)} links; {platform.label} takes {platform.links}"
        yield fault(post, "too-many-links", message, "Take links out of the text")


def _letters(post: Row, words: str, kit: KitFiles) -> Iterator[Fault]:
    text = post["text"]
    if not text.strip():
        yield fault(post, "post-empty", "it has no words", _AGAIN)
    if unicodedata.normalize("NFC", words) != words:
        message = "letters and their accents stand apart in it (it is not in NFC)"
        yield fault(post, "text-not-composed", message, _AGAIN)
    if _TRAILING.search(text):
        yield fault(post, "trailing-space", "a line ends with a space", "Take the space away")
    for match in _LEFT_OVER.finditer(without_addresses(words)):
        if match[0].strip() not in kit.said:
            message = f"“{match[0].strip()}” is left over from a template"
            yield fault(post, "placeholder", message, "Replace it with the words that belong there")
            return


def fault(post: Row, code: str, message: str, hint: str) -> Fault:
    """Return a fault of a post."""
    return Fault(code=code, where=post["id"], message=f"the post {post['id']}: {message}", hint=hint)


def count_posts(kit: KitFiles) -> int:
    """Return how many posts there are."""
    return len(kit.posts)
