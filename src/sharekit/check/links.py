"""Each link is our own, whole, and stands where its post says; on request, whether it answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from sharekit.check.model import AGAIN, Fault, KitFiles, Proof, Row
from sharekit.check.posts import fault, platforms
from sharekit.check.share import share_rows
from sharekit.errors import SourceError, UsageError
from sharekit.links import clean_url
from sharekit.presets.platforms import Platform
from sharekit.write.facets import addresses_in

_PUT = "Put the post's own link into its text, once"
_MARKS = ("source", "medium", "campaign", "content", "term")


def find_link_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield what is wrong with links, and with where they stand in posts."""
    for name, number in Counter(link["id"] for link in kit.links).items():
        if number > 1:
            yield _fault(name, "link-twice", "its id stands twice", AGAIN)
    for link in kit.links:
        yield from _link(link)
    for name, number in Counter(post["link"] for post in kit.posts if post["link"]).items():
        if number > 1:
            yield _fault(
                name, "link-shared", f"{number} posts share it, so nobody can tell which works", AGAIN
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
        yield _fault(link["id"], "link-broken", f"{link['url']} is no web address", AGAIN)
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
        yield _fault(link["id"], "link-marks", message, AGAIN)


def _placed(post: Row, kit: KitFiles) -> Iterator[Fault]:
    platform = platforms().get(post["platform"])
    if post["link"] is None or platform is None:
        return
    link = kit.link_by_id.get(post["link"])
    if link is None:
        yield fault(post, "link-unknown", f"its link {post['link']} is not in the kit", AGAIN)
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
    return frozenset(map(bare, filter(None, (*given, *addresses_in(kit.said)))))


def bare(address: str) -> str:
    """Return an address without the punctuation of the sentence it stands in, and what inner marks close."""
    address = re.split("[‘’]", address)[0].rstrip(".,;:!?…")
    return address.rstrip(")") if "(" not in address else address


def _others(post: Row, known: frozenset[str], kit: KitFiles) -> Iterator[Fault]:
    link = kit.link_by_id.get(post["link"] or "", {})
    own = {bare(url) for url in (link.get("url"), link.get("short")) if url}
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
        yield fault(post, "share-differs", message, AGAIN)


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


Ask: TypeAlias = Callable[[str], int]

_MOST = 200  # distinct pages; a kit leads to a handful
_AT_ONCE = 4
_CLOSED = frozenset({401, 403, 405, 406, 429, 451, 503})  # RFC 9110 and 6585: there, and not for programs
_BROKEN = 400
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What asking an address came to: a status, or why there was none."""

    url: str
    status: int | None = None
    reason: str = ""


def ask_links(kit: KitFiles, proof: Proof, ask: Ask) -> Proof:
    """Return the proof with what asking each distinct link came to; campaign marks are left out.

    Args:
        kit: Its links, and those of its events.
        proof: What was found without asking anybody.
        ask: Returns the status of an address, or raises `SourceError`.
    """
    pages = distinct_pages(kit)
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        answers = tuple(pool.map(lambda url: _answer(url, ask), pages))
    dead = tuple(_dead(answer) for answer in answers if answer.status is None or _is_dead(answer.status))
    closed = (row for row in answers if row.status in _CLOSED)
    notes = (f"{row.url} answers ({row.status}), but not to programs: open it yourself" for row in closed)
    proved = (f"{len(pages)} links answer",) if pages and not dead else ()
    return replace(
        proof,
        checked={**proof.checked, "online": len(pages)},
        proved=(*proof.proved, *proved),
        faults=(*proof.faults, *dead),
        notes=(*proof.notes, *notes),
    )


def distinct_pages(kit: KitFiles) -> tuple[str, ...]:
    """Return the pages that the kit's links lead to, each once, and the short links themselves."""
    urls = [url for link in kit.links for url in (link["url"], link["short"]) if url]
    urls += [url for event in kit.manifest["document"]["events"] for url in event["links"].values() if url]
    pages = dict.fromkeys(_page(url) for url in urls if _WEB.match(url))
    return tuple(page for page in pages if page)[:_MOST]


def _page(url: str) -> str | None:
    try:
        return clean_url(url).url
    except UsageError:
        return None


def _answer(url: str, ask: Ask) -> Answer:
    try:
        return Answer(url=url, status=ask(url))
    except SourceError as error:
        return Answer(url=url, reason=error.message)


def _is_dead(status: int) -> bool:
    return status >= _BROKEN and status not in _CLOSED


def _dead(answer: Answer) -> Fault:
    message = answer.reason or f"{answer.url} answers with an error ({answer.status})"
    hint = "Open it in a browser; if it is gone, make the kit again with --link"
    return Fault(code="link-dead", where=answer.url, message=message, hint=hint)
