"""Each post keeps to its network's own count and limits, and stands alike in every file."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from sharekit.check.model import AGAIN, Fault, KitFiles, Row
from sharekit.presets.moments import load_moments
from sharekit.presets.platforms import Platform, load_platforms
from sharekit.write.facets import addresses_in, find_facets, hashtags_in, without_addresses
from sharekit.write.length import count, count_graphemes, fits_bytes
from sharekit.write.typography import typewritten

_SHORTEN = "Shorten the text, or make the kit again with sharekit build"
_AGAIN = "Make the kit again with sharekit build, or correct kit.json and the files in posts/"
_LEFT_OVER = re.compile(
    r"\{[*^]?[a-z][a-z\d_>]*\}|[{}⏎¶‹›‖]|\[[1-6](?=[⏎¶{\s])"
    r"|\bTODO\b|^[ \t]*(?:None|null|undefined|nan)[ \t]*$",
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
        if typewritten(match[0].strip()) not in typewritten(kit.said):
            message = f"“{match[0].strip()}” is left over from a template"
            yield fault(post, "placeholder", message, "Replace it with the words that belong there")
            return


def fault(post: Row, code: str, message: str, hint: str) -> Fault:
    """Return a fault of a post."""
    return Fault(code=code, where=post["id"], message=f"the post {post['id']}: {message}", hint=hint)


def count_posts(kit: KitFiles) -> int:
    """Return how many posts there are."""
    return len(kit.posts)


def find_part_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield what is wrong with threads and with marked places in posts."""
    threads: dict[str, list[Row]] = defaultdict(list)
    for post in kit.posts:
        yield from _facets(post, kit)
        if post.get("thread"):
            threads[post["thread"]["id"]].append(post)
    for name, posts in threads.items():
        yield from _thread(name, posts)


def _facets(post: Row, kit: KitFiles) -> Iterator[Fault]:
    """Yield marked places that are not the link or hashtag they are marked as, and what is not marked."""
    data = post["text"].encode("utf-8", "surrogatepass")
    link = kit.link_by_id.get(post["link"] or "", {})
    for facet in post.get("facets") or ():
        start, end = facet["index"]["byteStart"], facet["index"]["byteEnd"]
        words = data[start:end].decode("utf-8", "replace") if start < end <= len(data) else ""
        for feature in facet["features"]:
            kind = feature["$type"].rpartition("#")[2]
            tagged = kind == "tag" and words == f"#{feature.get('tag')}"
            own = {link.get("url"), link.get("short")} | {words}
            linked = kind == "link" and feature.get("uri") in own and words in own - {None} and words != ""
            if not (tagged or linked):
                message = f"bytes {start} to {end} are marked as a {kind}, and are “{words[:60]}”"
                yield fault(post, "facet-wrong", message, AGAIN)
    yield from _unmarked(post)


def _unmarked(post: Row) -> Iterator[Fault]:
    """Yield links and hashtags that a network would show as plain words, since nothing marks them."""
    platform = platforms().get(post["platform"])
    if platform is None or not platform.facets:
        return
    marked = {(facet["index"]["byteStart"], facet["index"]["byteEnd"]) for facet in post.get("facets") or ()}
    for facet in find_facets(post["text"]):
        if (facet.start, facet.end) not in marked:
            message = f"“{facet.value[:60]}” is not marked as a {facet.kind}"
            yield fault(post, "facet-missing", message, AGAIN)


def _thread(name: str, posts: list[Row]) -> Iterator[Fault]:
    many = len(posts)
    numbers = [post["thread"]["number"] for post in posts]
    if numbers != list(range(1, many + 1)) or any(post["thread"]["of"] != many for post in posts):
        message = f"the thread {name} is not whole: its posts are {', '.join(map(str, numbers))}"
        yield Fault(code="thread-incomplete", where=name, message=message, hint=AGAIN)
        return
    for post in posts:
        number = post["thread"]["number"]
        if post["text"].rstrip().rpartition("\n")[2] != f"{number}/{many}":
            yield fault(post, "thread-unnumbered", f"it does not end in a line {number}/{many}", AGAIN)
        if post["link"] is not None and number != many:
            yield fault(post, "thread-link", "it has a link, and only the last of a thread may", AGAIN)


def count_parts(kit: KitFiles) -> int:
    """Return how many posts belong to a thread or have marked places."""
    return sum(bool(post.get("thread") or post.get("facets")) for post in kit.posts)


_RULE = f"{'─' * 48}\n"
_HINT = "Make the kit again with sharekit build, or copy the words into both places"
_TABLE = "posts.csv"
_POSTS = re.compile(r"posts/[^/]+\.txt")
_COLUMNS = ("text", "subject", "scheduled", "until")


def find_copy_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield where the words to paste differ from the manifest's."""
    listed = (path[len("posts/") : -len(".txt")] for path in kit.manifest["files"] if _POSTS.fullmatch(path))
    for platform in dict.fromkeys((*(post["platform"] for post in kit.posts), *listed)):
        yield from _file(kit, platform)
    if kit.posts:
        yield from _table(kit)


def _file(kit: KitFiles, platform: str) -> Iterator[Fault]:
    path = f"posts/{platform}.txt"
    posts = [post for post in kit.posts if post["platform"] == platform]
    content = kit.text(path)
    if content is None:
        yield _missing(path)
        return
    headings, bodies = _parted(content)
    if len(bodies) != len(posts):
        message = f"{path} has {len(bodies)} posts, and the manifest {len(posts)} for it"
        yield Fault(code="copy-count", where=path, message=message, hint=_HINT)
        return
    for post, heading, body in zip(posts, headings, bodies, strict=True):
        subject = post.get("subject")
        if body != post["text"] or (subject and f": {subject} ]" not in heading):
            yield _differs(path, post)


def _parted(content: str) -> tuple[list[str], list[str]]:
    """Return the headings and the texts between the rules."""
    pieces = content.removesuffix("\n").split(_RULE)[1:]
    bodies = [piece.removesuffix("\n\n") for piece in pieces[1:-1:2]]
    return pieces[::2], [*bodies, *pieces[-1:]] if pieces else []


def _table(kit: KitFiles) -> Iterator[Fault]:
    content = kit.text(_TABLE)
    rows = _rows(content) if content is not None else None
    if rows is None:
        yield _missing(_TABLE)
        return
    by_id = {row.get("id"): row for row in rows}
    for post in kit.posts:
        row = by_id.get(post["id"])
        if row is None or not all(_same(row.get(name), post.get(name)) for name in _COLUMNS):
            yield _differs(_TABLE, post)


def _rows(content: str) -> list[Mapping[str, str]] | None:
    try:
        return list(csv.DictReader(io.StringIO(content, newline=""), restval=""))
    except csv.Error:
        return None


def _same(cell: object, words: str | None) -> bool:
    """Whether a cell holds these words, with or without the mark that keeps it from being a formula."""
    return cell in {words or "", f"'{words}"}


def _differs(path: str, post: Row) -> Fault:
    message = f"{path} has other words for {post['id']} than the manifest"
    return Fault(code="copy-differs", where=path, message=message, hint=_HINT)


def _missing(path: str) -> Fault:
    message = f"{path} cannot be read as text"
    return Fault(code="copy-missing", where=path, message=message, hint=_HINT)


def count_copies(kit: KitFiles) -> int:
    """Return how many texts are held twice more."""
    return len(kit.posts)
