"""What a page says of itself to networks: Open Graph (ogp.me, read 2026-11) and X's tags beside it."""

from __future__ import annotations

from babel.core import get_global

from sharekit.kit.pieces import Pieces
from sharekit.kit.share import SharePage, Shares, card_says
from sharekit.kit.view import PageView
from sharekit.links import hosted_address

Tag = tuple[str, str, str]  # the attribute that holds its name, its name, its words
_FOR_X = ("og:title", "og:description", "og:image", "og:image:alt")


def page_tags(
    pieces: Pieces, shares: Shares, *, view: PageView, page: SharePage | None = None
) -> tuple[Tag, ...]:
    """Return the tags of a page; addresses and a picture are in them only where somebody hosts the kit.

    Args:
        pieces: What was made.
        shares: The share pages and their pictures.
        view: The kit's page.
        page: The share page they are for; None for the kit's page, which shows the first card.
    """
    shown = page or next(iter(shares.pages), None)
    folder = page.folder if page else ""
    below = " · ".join(filter(None, (view.when, view.place)))
    says = tuple(card_says(each.card, pieces) for each in (*filter(None, (page,)), *shares.pages))
    lines = (page and says[0], below, pieces.plan.document.standfirst, *says)
    title = view.title
    plan, base = pieces.plan, pieces.distribution.share_base
    described = next((" ".join(line.split()) for line in lines if line and line != title), title)
    graph = {
        "og:type": "article" if folder else "website",
        "og:title": title,
        "og:description": described,
        "og:locale": _locale(plan.language),
        "og:site_name": plan.organisation,
        "og:url": hosted_address(base, folder) if base else None,
        **(_picture(shown, shares, base) if base and shown else {}),
    }
    beside = {
        "description": described,
        "twitter:card": "summary_large_image" if "og:image" in graph else "summary",
        "twitter:site": plan.handles.get("x"),
        **{name.replace("og:", "twitter:"): graph.get(name) for name in _FOR_X},
    }
    rows = (("property", graph), ("name", beside))
    return tuple((kind, name, words) for kind, found in rows for name, words in found.items() if words)


def _picture(page: SharePage, shares: Shares, base: str) -> dict[str, str | None]:
    path, _ = shares.pictures[page.card.spec.subject]
    address = hosted_address(base, path)
    return {
        "og:image": address,
        "og:image:secure_url": address if address.startswith("https:") else None,
        "og:image:type": "image/jpeg",
        "og:image:width": f"{page.card.width}",
        "og:image:height": f"{page.card.height}",
        "og:image:alt": page.card.alt,
    }


def _locale(language: str) -> str | None:
    """Return a language with a country, as networks want it: the tag's own, else the likeliest (CLDR)."""
    parts, known = language.replace("-", "_").split("_"), get_global("likely_subtags")
    likely = str(known.get("_".join(parts)) or known.get(parts[0], "")).split("_")
    countries = [part for part in (*parts[1:], *likely[1:]) if len(part) == 2 and part.isupper()]  # noqa: PLR2004  ISO 3166
    return f"{parts[0]}_{countries[0]}" if countries else None
