"""Put the pieces of a kit together in memory."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from sharekit.kept import sha256
from sharekit.kit.distribution import Distribution
from sharekit.kit.dress import Dress
from sharekit.kit.exports import links_csv, posts_csv, posts_texts
from sharekit.kit.groups import GroupPack, group_files, group_warnings, pack_groups
from sharekit.kit.invitation import event_ics
from sharekit.kit.manifest import build_manifest, build_parts
from sharekit.kit.model import GENERATOR, LARGEST_PAGE, MANIFEST, SINGLE_PAGE, Kit, encode_manifest
from sharekit.kit.page import render_page, share_files
from sharekit.kit.pieces import Pieces, card_file, embargoed
from sharekit.kit.reminders import reminders_ics
from sharekit.kit.request_block import request_block_html, request_block_md, request_block_txt
from sharekit.kit.schedule import schedule_files
from sharekit.kit.share import make_shares, with_share_links
from sharekit.links import TrackedLink, privacy_of, slug
from sharekit.plan.consent import MASK
from sharekit.plan.model import KitPlan
from sharekit.presets.page_words import load_page_words
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.render import Card, as_jpeg
from sharekit.write import CallToAction, Written

_AROUND = 200  # bytes of markup around a picture, at most
_PIPED = "stdin"  # what a source from standard input is called


def assemble_kit(  # noqa: PLR0913  one for each thing that was made
    plan: KitPlan,
    *,
    cards: tuple[Card, ...],
    written: Written,
    call_to_action: CallToAction,
    phrases: Phrases,
    platforms: Mapping[str, Platform],
    dress: Dress,
    version: str,
    distribution: Distribution | None = None,
) -> Kit:
    """Return the kit as files in memory; the same pieces give the same bytes.

    Args:
        plan: What was to be made.
        cards: The drawn cards, in the order of the kit.
        written: The posts.
        call_to_action: The call-to-action block.
        phrases: Words of the kit's language.
        platforms: The networks by name.
        dress: What the page wears.
        version: Of sharekit.
        distribution: How the kit goes out; None for the folder alone.
    """
    links = _distinct((*plan.links, *written.links, *call_to_action.links))
    pieces = Pieces(
        plan=plan,
        cards=cards,
        written=written,
        call_to_action=call_to_action,
        links=links,
        phrases=phrases,
        platforms=platforms,
        generator=f"{GENERATOR} {version}",
        page_words=load_page_words(phrases.catalogue or "en"),
        distribution=distribution or Distribution(),
    )
    pieces = with_share_links(pieces)
    packs = pack_groups(pieces)
    pieces = _with_groups(pieces, packs)
    shares = make_shares(pieces, packs)
    name = f"{embargoed(plan.embargo)}{slug(plan.document.title) or plan.campaign}-kit"
    page = partial(render_page, pieces, dress, shares)
    made = {**_files(pieces, page, packs), **share_files(pieces, dress, shares)}
    files = {path: data for path, data in made.items() if data is not None}
    hashes = {path: sha256(data) for path, data in sorted(files.items())}
    parts = build_parts(pieces, shares, packs, hashes=hashes)
    files |= {path: encode_manifest(part) for path, part in parts.items()}
    theirs = {path for part in parts.values() for path in part["files"]}
    listed = {path: hash_ for path, hash_ in hashes.items() if path not in theirs}
    listed |= {path: sha256(files[path]) for path in parts}
    manifest = build_manifest(pieces, shares, packs, hashes=listed)
    return Kit(name=name, files={**files, MANIFEST: encode_manifest(manifest)}, manifest=manifest)


def _with_groups(pieces: Pieces, packs: tuple[GroupPack, ...]) -> Pieces:
    """Return the pieces with the links of all groups, and a warning for posts that some do not get."""
    links = tuple(link for pack in packs for link in pack.links)
    warnings = (*pieces.written.warnings, *group_warnings(packs))
    written = replace(pieces.written, warnings=warnings)
    return replace(pieces, links=_distinct((*pieces.links, *links)), written=written)


def _files(
    pieces: Pieces, page: Callable[..., bytes], packs: tuple[GroupPack, ...]
) -> dict[str, bytes | None]:
    actions = pieces.call_to_action
    return {
        "index.html": page(),
        SINGLE_PAGE: _single_page(pieces, page) if pieces.distribution.single_file else None,
        "README.txt": _readme(pieces),
        **{card_file(card): card.data for card in pieces.cards},
        **posts_texts(pieces),
        "posts.csv": posts_csv(pieces),
        "links.csv": links_csv(pieces),
        "event.ics": event_ics(pieces.plan),
        "cta.html": request_block_html(actions),
        "cta.md": request_block_md(actions),
        "cta.txt": request_block_txt(actions),
        "reminders.ics": reminders_ics(pieces),
        **schedule_files(pieces),
        **group_files(pieces, packs),
    }


def _single_page(pieces: Pieces, page: Callable[..., bytes]) -> bytes:
    """Return the page with the pictures its posts go out with, in as many bytes as a message takes.

    A card stays as it is where it is light enough, for that is what is saved and posted: networks take no
    WebP everywhere, and of our flat colours a PNG is lighter than a good JPEG. A heavier one becomes a JPEG.
    """
    by_id = {card.spec.id: card for card in pieces.cards if card.extension != "pdf"}
    firsts = (
        next((by_id[name] for name in post.cards if name in by_id), None) for post in pieces.written.posts
    )
    cards = {card_file(card): card for card in firsts if card is not None}
    room = (LARGEST_PAGE - len(page(pictures={}))) * 3 // 4  # in Base64 three bytes are four
    most = room // max(1, len(cards)) - _AROUND
    pictures: dict[str, tuple[str, bytes]] = {}
    for file, card in cards.items():
        light = len(card.data) <= most
        data = card.data if light else as_jpeg(card, most=most)
        room -= len(data) + _AROUND
        if room >= 0:
            pictures[file] = (file if light else f"{file.rpartition('.')[0]}.jpg", data)
    return page(pictures=pictures)


def _readme(pieces: Pieces) -> bytes:
    document = pieces.plan.document
    command = f"{GENERATOR} build {'-' if document.name == _PIPED else shlex.quote(document.name)}"
    command = " ".join((command, shlex.join(_repeatable(pieces)))).strip()
    lines = (line.format(title=document.title, command=command) for line in pieces.phrases.readme)
    banner = (pieces.embargo, "") if pieces.embargo else ()
    return "".join(f"{line}\n" for line in (*banner, *lines)).encode("utf-8", "replace")  # a path may be none


def _repeatable(pieces: Pieces) -> Iterator[str]:
    """Yield the options that made the kit, but for private rooms and what may name somebody masked."""
    options, document = pieces.distribution.options, pieces.plan.document
    masked, private = MASK in document.text, privacy_of(document, pieces.plan.event)
    for name, value in zip(options[::2], options[1::2], strict=True):
        if not (private.rooms(value) or (masked and name in {"--quote", "--no-quote", "--title"})):
            yield from (name, value)


def _distinct(links: tuple[TrackedLink, ...]) -> tuple[TrackedLink, ...]:
    return tuple({link.id: link for link in links}.values())
