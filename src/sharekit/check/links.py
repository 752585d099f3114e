"""Each link is our own, whole, and stands where its post says; no other address does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from sharekit.check.model import Fault, KitFiles, Row
from sharekit.check.posts import fault, platforms
from sharekit.check.share import share_rows
from sharekit.errors import UsageError
from sharekit.links import clean_url
from sharekit.presets.platforms import Platform
from sharekit.write.facets import addresses_in

_AGAIN = "Make the kit again with sharekit build"
_PUT = "Put the post's own link into its text, once"
_MARKS = ("source", "medium", "campaign", "content", "term")


def find_link_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield what is wrong with links, and with where they stand in posts."""
    for name, number in Counter(link["id"] for link in kit.links).items():
        if number > 1:
            yield _fault(name, "link-twice", "its id stands twice", _AGAIN)
    for link in kit.links:
        yield from _link(link)
    for name, number in Counter(post["link"] for post in kit.posts if post["link"]).items():
        if number > 1:
            yield _fault(
                name, "link-shared", f"{number} posts share it, so nobody can tell which works", _AGAIN
            )
    known = _known(kit)
    for post in kit.posts:
        yield from _placed(post, kit)
        yield from _others(post, known, kit)
        yield from _shared(post, kit)


def _link(link: Row) -> Iterator[Fault]:
    try:
        removed = clean_url(link["url"]).removed
        pairs = parse_qsl(urlsplit(link["url"]).query, keep_blank_values=True)
    except (UsageError, ValueError):
        yield _fault(link["id"], "link-broken", f"{link['url']} is no web address", _AGAIN)
        return
    foreign = [name for name in removed if name not in {f"utm_{mark}" for mark in _MARKS}]
    if foreign:
        message = f"it carries somebody else's tracking: {', '.join(foreign)}"
        yield _fault(link["id"], "link-tracked", message, "Take that out of the address")
    marks = Counter(name for name, _ in pairs if name.startswith("utm_"))
    values = dict(pairs)
    expected = {f"utm_{name}": link[name] for name in _MARKS if link.get(name)}
    wrong = [name for name, value in expected.items() if values.get(name) != value or marks[name] != 1]
    if wrong or len(expected) < 2:  # noqa: PLR2004  a link without marks tells nothing
        message = f"its marks are not those of the manifest: {', '.join(wrong) or 'there are none'}"
        yield _fault(link["id"], "link-marks", message, _AGAIN)


def _placed(post: Row, kit: KitFiles) -> Iterator[Fault]:
    platform = platforms().get(post["platform"])
    if post["link"] is None or platform is None:
        return
    link = kit.link_by_id.get(post["link"])
    if link is None:
        yield fault(post, "link-unknown", f"its link {post['link']} is not in the kit", _AGAIN)
        return
    shown = [address for address in (link["short"], link["url"]) if address]
    times = sum(_times(address, post["text"]) for address in shown)
    if times != (1 if platform.link_place == "text" else 0):
        yield fault(post, "link-misplaced", f"its link stands {times} times in its text", _PUT)


def _times(address: str, text: str) -> int:
    """Return how often an address stands in a text as a whole."""
    return len(re.findall(rf"(?<!\S){re.escape(address)}(?!\S)", text))


def _known(kit: KitFiles) -> frozenset[str]:
    """Return the addresses that the source or the user gave."""
    made, document = kit.manifest, kit.manifest["document"]
    given = [made["link"], document["link"], *made.get("given", ())]
    given += [url for event in document["events"] for url in event["links"].values()]
    given += [row["url"] for row in (*document.get("actions", ()), *made.get("call_to_action", ()))]
    found = [bare(match) for match in addresses_in(kit.said)]
    return frozenset(filter(None, (*given, *found)))


def bare(address: str) -> str:
    """Return an address without the punctuation of the sentence it stands in."""
    address = address.rstrip(".,;:!?…")
    return address.rstrip(")") if "(" not in address else address


def _others(post: Row, known: frozenset[str], kit: KitFiles) -> Iterator[Fault]:
    link = kit.link_by_id.get(post["link"] or "", {})
    own = {link.get("url"), link.get("short")}
    for address in dict.fromkeys(map(bare, addresses_in(post["text"]))):
        if address not in own and address not in known:
            message = f"it holds an address that is not its own: {address}"
            yield fault(post, "link-foreign", message, "Take it out, or give it in the source")


def _shared(post: Row, kit: KitFiles) -> Iterator[Fault]:
    """Yield a fault where the compose window would come up with something else than the post."""
    platform, address = platforms().get(post["platform"]), post["share_url"]
    if platform is None or address is None:
        return
    values = _decoded(address, platform)
    link = kit.link_by_id.get(post["link"] or "", {})
    page = next(
        (row["url"] for row in share_rows(kit) if (row["id"], row["group"]) == (post["id"], None)), None
    )
    expected = {"text": post["text"], "link": page or link.get("url"), "subject": post.get("subject") or ""}
    wrong = [name for name, value in values.items() if name in expected and value != expected[name]]
    words = values.get("words")
    if words is not None and not all(line in post["text"] for line in words.split("\n")):
        wrong.append("words")
    if wrong or not values:
        message = (
            f"its share link opens with other words than its text ({', '.join(wrong) or 'another address'})"
        )
        yield fault(post, "share-differs", message, _AGAIN)


def _decoded(address: str, platform: Platform) -> dict[str, str]:
    """Return what a compose window is handed, by the names of the platform's row."""
    parts = re.split(r"\{(text|words|link|subject)\}", platform.intent or "")
    pattern = "".join(f"(?P<{part}>[^&]*)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    found = re.fullmatch(pattern, address)
    values = found.groupdict() if found else {}
    return {name: unquote(value).replace("\r\n", "\n") for name, value in values.items()}


def _fault(name: str, code: str, message: str, hint: str) -> Fault:
    return Fault(code=code, where=name, message=f"the link {name}: {message}", hint=hint)


def count_links(kit: KitFiles) -> int:
    """Return how many tracked links there are."""
    return len(kit.links)
