"""Each share page is announced as the card it is, with a picture that networks show, and leads on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sharekit.check.files import size_of
from sharekit.check.model import AGAIN, Fault, KitFiles, Missing, Row
from sharekit.check.outside import leads_early, read_page
from sharekit.kept import sha256
from sharekit.kit.share import HEAVIEST
from sharekit.links import hosted_address

_JPEG = b"\xff\xd8\xff"
_LARGE = "summary_large_image"


def find_share_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield what is wrong with the share pages."""
    for row in share_rows(kit):
        text = kit.text(row["file"])
        page = None if text is None else read_page(text)
        if page is None:
            yield _fault(row, "share-missing", "it cannot be read as a page")
            continue
        for request in dict.fromkeys(page.found):
            yield _fault(row, "share-asks-outside", f"it asks another host: {request}")
        if leads_early(page, kit):
            message = f"it leads on before {kit.manifest['embargo']}, or does not say that it waits"
            yield _fault(row, "share-leads-early", message)
        yield from _tags(row, page.tags, kit)
        yield from _picture(row, kit)
        link = kit.link_by_id.get(row["link"] or "", {}).get("url")
        if page.links != ([link] if link else []):
            yield _fault(row, "share-link", "its button does not lead to its link")


def _tags(row: Row, tags: Mapping[str, str], kit: KitFiles) -> Iterator[Fault]:
    card = next((card for card in kit.cards if card["id"] == row["card"]), {})
    base = row["url"].removesuffix(row["file"].removesuffix("index.html"))
    data = kit.read(row["picture"])
    width, height = (None if isinstance(data, Missing) else size_of(data)) or (0, 0)
    expected = {
        "og:url": row["url"],
        "og:image": hosted_address(base, row["picture"]),
        "og:image:width": f"{width}",
        "og:image:height": f"{height}",
        "og:image:alt": card.get("alt"),
        "twitter:card": _LARGE,
    }
    wrong = [name for name, value in expected.items() if tags.get(name) != value]
    wrong += [name for name in ("og:title", "og:type", "og:description") if not tags.get(name)]
    if wrong or base == row["url"]:
        yield _fault(row, "share-tags", f"networks are told something else of it: {', '.join(wrong)}")


def _picture(row: Row, kit: KitFiles) -> Iterator[Fault]:
    data = kit.read(row["picture"])
    if isinstance(data, Missing):
        yield _fault(row, "share-picture", f"its picture {row['picture']} {data}")
    elif not data.startswith(_JPEG) or len(data) > HEAVIEST or sha256(data)[:8] not in row["picture"]:
        message = f"{row['picture']} is no JPEG of at most {HEAVIEST:,} bytes that is named by what is in it"
        yield _fault(row, "share-picture", message)


def _fault(row: Row, code: str, message: str) -> Fault:
    return Fault(code=code, where=row["file"], message=f"{row['file']}: {message}", hint=AGAIN)


def share_rows(kit: KitFiles) -> tuple[Row, ...]:
    """Return the share pages of a kit."""
    return tuple(kit.manifest.get("share", ()))


def count_shares(kit: KitFiles) -> int:
    """Return how many share pages there are."""
    return len(share_rows(kit))
