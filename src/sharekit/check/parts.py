"""What posts of a thread and posts with marked links are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sharekit.check.model import Fault, KitFiles, Row
from sharekit.check.posts import fault, platforms
from sharekit.write.facets import find_facets

_AGAIN = "Make the kit again with sharekit build"


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
                yield fault(post, "facet-wrong", message, _AGAIN)
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
            yield fault(post, "facet-missing", message, _AGAIN)


def _thread(name: str, posts: list[Row]) -> Iterator[Fault]:
    many = len(posts)
    numbers = [post["thread"]["number"] for post in posts]
    if numbers != list(range(1, many + 1)) or any(post["thread"]["of"] != many for post in posts):
        message = f"the thread {name} is not whole: its posts are {', '.join(map(str, numbers))}"
        yield Fault(code="thread-incomplete", where=name, message=message, hint=_AGAIN)
        return
    for post in posts:
        number = post["thread"]["number"]
        if post["text"].rstrip().rpartition("\n")[2] != f"{number}/{many}":
            yield fault(post, "thread-unnumbered", f"it does not end in a line {number}/{many}", _AGAIN)
        if post["link"] is not None and number != many:
            yield fault(post, "thread-link", "it has a link, and only the last of a thread may", _AGAIN)


def count_parts(kit: KitFiles) -> int:
    """Return how many posts belong to a thread or have marked places."""
    return sum(bool(post.get("thread") or post.get("facets")) for post in kit.posts)
