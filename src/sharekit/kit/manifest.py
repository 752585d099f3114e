"""`kit.json`: what the kit holds, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sharekit.document import Diagnostic
from sharekit.kit.groups import GroupPack
from sharekit.kit.model import group_part
from sharekit.kit.pieces import Pieces, card_file
from sharekit.kit.share import SharePage, Shares
from sharekit.links import TrackedLink
from sharekit.plan.model import KitPlan, QuoteContent, main_words
from sharekit.render import Card
from sharekit.source import inspection
from sharekit.write import Facet, Post

SCHEMA = 1
_POST = ("id", "platform", "moment", "variant", "text", "length", "limit")
_LINK = ("id", "url", "platform", "source", "medium", "campaign", "content", "term", "short")


def build_parts(
    pieces: Pieces, shares: Shares, packs: tuple[GroupPack, ...], *, hashes: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    """Return by its path what `kit.json` leaves out of each group, so that a thousand of them cost it little.

    Args:
        pieces: What was made.
        shares: The pages that show a card.
        packs: What the groups get.
        hashes: SHA-256 in hex of every file by path.
    """
    parts: dict[str, dict[str, Any]] = {
        pack.group.code: {"links": [_link(link) for link in pack.links], "share": [], "files": {}}
        for pack in packs
    }
    codes = {page.file: page.group for page in shares.pages}
    for page in shares.pages:
        if page.group is not None:
            parts[page.group]["share"].append(_share(page, shares, pieces))
    for path, hash_ in hashes.items():
        code = codes.get(path) or (path.split("/")[1] if path.startswith("groups/") else None)
        if code in parts:
            parts[code]["files"][path] = hash_
    return {group_part(code): part for code, part in parts.items()}


def build_manifest(
    pieces: Pieces, shares: Shares, packs: tuple[GroupPack, ...], *, hashes: Mapping[str, str]
) -> dict[str, Any]:
    """Return the value of `kit.json`; nothing in it tells whose machine made it.

    Args:
        pieces: What was made.
        shares: The pages that show a card.
        packs: What the groups get, which stands in a part of each.
        hashes: SHA-256 in hex of every other file by path.
    """
    theirs = {link.id for pack in packs for link in pack.links}
    plan, document = pieces.plan, pieces.plan.document
    return {
        "schema": SCHEMA,
        "generator": pieces.generator,
        "built": plan.today.isoformat(),
        "source": {"name": document.name, "url": document.url, "sha256": document.sha256},
        "embargo": document.embargo.isoformat(timespec="minutes") if document.embargo else None,
        "campaign": plan.campaign,
        "link": plan.link,
        "language": plan.language,
        "catalogue": pieces.phrases.catalogue,
        "timezone": plan.zone,
        "zones": list(plan.zones),
        "theme": plan.theme,
        "document": inspection(document),
        "given": list(given_words(plan, pieces.written.own_words)),
        "cards": [_card(card) for card in pieces.cards],
        "posts": [_post(post) for post in pieces.written.posts],
        "links": [_link(link) for link in pieces.links if link.id not in theirs],
        "call_to_action": [
            {"kind": item.kind, "label": item.label, "url": item.url, "link": item.link_id, "note": item.note}
            for item in pieces.call_to_action.items
        ],
        "share": [_share(page, shares, pieces) for page in shares.pages if page.group is None],
        "skipped": [{"moment": row.moment, "reason": row.reason} for row in pieces.written.skipped],
        "left_out": {option: list(names) for option, names in plan.left_out.items()},
        "files": dict(hashes),
        "warnings": [_warning(row) for row in _distinct((*plan.warnings, *pieces.written.warnings))],
    }


def given_words(plan: KitPlan, own_words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words the user gave that are not in the text: whoever checks the kit needs them.

    Args:
        plan: What was to be made.
        own_words: Fixed words of the user's own templates.
    """
    document, feet = plan.document, [card.footer for card in plan.cards[:1]]
    words = (document.short_title, document.image_alt, document.emphasis, document.why, plan.organisation)
    people = (person for event in document.events for person in event.speakers)
    handles = [*(foot.handle for foot in feet), *plan.handles.values()]
    handles += [handle for person in people for _, handle in person.handles]
    return tuple(dict.fromkeys(filter(None, (*words, *handles, *plan.hashtags, *own_words))))


def _card(card: Card) -> dict[str, Any]:
    spec = card.spec
    return {
        "id": spec.id,
        "subject": spec.subject,
        "kind": spec.kind,
        "format": spec.format,
        "file": card_file(card),
        "width": card.width,
        "height": card.height,
        "bytes": len(card.data),
        "alt": card.alt,
        "contrast": round(card.contrast, 1),
        "past_margin": round(card.past_margin, 1),
        "text": main_words(spec.content),
        "speaker": spec.content.speaker if isinstance(spec.content, QuoteContent) else None,
        "source_span": None if spec.source_span is None else list(spec.source_span),
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        **{name: getattr(post, name) for name in _POST},
        "cards": list(post.cards),
        "link": post.link,
        "share_url": post.share_url,
        "lead": post.lead,
        "scheduled": post.scheduled,
        "until": post.until,
        "language": post.language,
        "subject": post.subject,
        "facets": [_facet(facet) for facet in post.facets],
        "thread": asdict(post.thread) if post.thread else None,
        "writer": post.writer,
    }


def _facet(facet: Facet) -> dict[str, Any]:
    """Return a facet as the AT protocol writes it (app.bsky.richtext.facet lexicon, read 2026-11)."""
    value = "uri" if facet.kind == "link" else "tag"
    return {
        "index": {"byteStart": facet.start, "byteEnd": facet.end},
        "features": [{"$type": f"app.bsky.richtext.facet#{facet.kind}", value: facet.value}],
    }


def _share(page: SharePage, shares: Shares, pieces: Pieces) -> dict[str, Any]:
    path, _ = shares.pictures[page.card.spec.subject]
    return {
        "id": page.id,
        "group": page.group,
        "file": page.file,
        "url": pieces.share_address(page.id, page.group),
        "card": page.card.spec.id,
        "picture": path,
        "link": page.link.id if page.link else None,
    }


def _link(link: TrackedLink) -> dict[str, Any]:
    return {name: getattr(link, name) for name in _LINK}


def _distinct(rows: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(dict.fromkeys(rows))


def _warning(row: Diagnostic) -> dict[str, Any]:
    return {"code": row.code, "message": row.message, "hint": row.hint, "line": row.line}
