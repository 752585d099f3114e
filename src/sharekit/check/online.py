"""Whether the pages that links lead to answer. The only check that asks anybody anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeAlias

from sharekit.check.model import Fault, KitFiles, Proof
from sharekit.errors import SourceError, UsageError
from sharekit.links import clean_url

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
