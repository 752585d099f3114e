"""The list of checks, and running them over a kit."""

from __future__ import annotations

from pathlib import Path

from sharekit.check.cards import (
    count_cards,
    find_alt_faults,
    find_contrast_faults,
    find_margin_faults,
    find_picture_faults,
)
from sharekit.check.days import count_days, find_day_faults
from sharekit.check.files import count_files, find_file_faults, find_unknown_files, read_kit_folder
from sharekit.check.links import count_links, find_link_faults
from sharekit.check.manifest import find_zone_faults, read_manifest, with_parts
from sharekit.check.model import Check, Fault, KitFiles, Missing, Proof
from sharekit.check.outside import count_calendars, count_pages, find_calendar_faults, find_page_faults
from sharekit.check.posts import (
    count_copies,
    count_parts,
    count_posts,
    find_copy_faults,
    find_part_faults,
    find_post_faults,
)
from sharekit.check.privacy import count_private, find_privacy_faults
from sharekit.check.share import count_shares, find_share_faults
from sharekit.check.verbatim import count_claims, count_texts, find_claim_faults, find_word_faults
from sharekit.kit.model import MANIFEST, Kit

CHECKS = (
    Check(name="files", proved="files are there, unchanged", run=find_file_faults, count=count_files),
    Check(name="posts", proved="posts are within their limits", run=find_post_faults, count=count_posts),
    Check(
        name="copies",
        proved="texts are the same in posts/ and posts.csv",
        run=find_copy_faults,
        count=count_copies,
    ),
    Check(
        name="words", proved="texts hold only words of the source", run=find_word_faults, count=count_texts
    ),
    Check(
        name="claims",
        proved="texts of a writer of your own claim only what the source says",
        run=find_claim_faults,
        count=count_claims,
    ),
    Check(name="alts", proved="alt texts say what their cards say", run=find_alt_faults, count=count_cards),
    Check(
        name="pictures",
        proved="pictures have their size and weight",
        run=find_picture_faults,
        count=count_cards,
    ),
    Check(name="contrast", proved="cards can be read", run=find_contrast_faults, count=count_cards),
    Check(
        name="margins",
        proved="cards have all letters inside their margins",
        run=find_margin_faults,
        count=count_cards,
    ),
    Check(
        name="links",
        proved="links are marked and stand where they should",
        run=find_link_faults,
        count=count_links,
    ),
    Check(name="days", proved="posts have a day that is right", run=find_day_faults, count=count_days),
    Check(
        name="parts",
        proved="posts have whole threads and marked links",
        run=find_part_faults,
        count=count_parts,
    ),
    Check(
        name="rooms",
        proved="posts and cards let nobody into a private meeting room",
        run=find_privacy_faults,
        count=count_private,
    ),
    Check(
        name="page",
        proved="page has the posts and asks nothing of any network",
        run=find_page_faults,
        count=count_pages,
    ),
    Check(
        name="share",
        proved="share pages are announced as the cards they show",
        run=find_share_faults,
        count=count_shares,
    ),
    Check(
        name="calendar",
        proved="calendar entry is of the event",
        run=find_calendar_faults,
        count=count_calendars,
    ),
)


def check_folder(folder: Path) -> tuple[Proof, KitFiles | None]:
    """Check the kit in a folder.

    Returns:
        What was found, and the kit where its manifest can be relied on.

    Raises:
        SourceError: It is no folder with a `kit.json` in it.
    """
    data, paths, read = read_kit_folder(folder)
    manifest, faults = read_manifest(data)
    name = folder.resolve().name
    if not faults:
        manifest, faults = with_parts(manifest, lambda path: _bytes(read(path)))
    if faults:
        return Proof(kit=name, checked={}, faults=faults), None
    kit = KitFiles(name=name, manifest=manifest, paths=paths, read=read)
    return prove(kit), kit


def _bytes(data: bytes | Missing) -> bytes | None:
    return None if isinstance(data, Missing) else data


def check_kit(kit: Kit) -> Proof:
    """Check a kit in memory, as it would be saved."""
    manifest, faults = read_manifest(kit.files[MANIFEST])
    if not faults:
        manifest, faults = with_parts(manifest, kit.files.get)
    if faults:
        return Proof(kit=kit.name, checked={}, faults=faults)

    def read(path: str) -> bytes | Missing:
        return kit.files.get(path, Missing.ABSENT)

    paths = tuple(path for path in kit.files if path != MANIFEST)
    return prove(KitFiles(name=kit.name, manifest=manifest, paths=paths, read=read))


def prove(kit: KitFiles) -> Proof:
    """Run every check over a kit."""
    faults: list[Fault] = list(find_zone_faults(kit.manifest))
    proved: list[str] = []
    checked = {check.name: check.count(kit) for check in CHECKS}
    for check in CHECKS:
        found = tuple(check.run(kit))
        faults += found
        if not found and checked[check.name]:
            proved.append(f"{checked[check.name]} {check.proved}")
    return Proof(
        kit=kit.name,
        checked=checked,
        proved=tuple(proved),
        faults=tuple(dict.fromkeys(faults)),
        notes=find_unknown_files(kit),
    )
