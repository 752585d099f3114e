"""The sheet of all themes on the user's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from sharekit.document import Document
from sharekit.errors import NothingToShareError, RenderError
from sharekit.pipeline.looks import all_themes, open_branded
from sharekit.pipeline.reading import read_for
from sharekit.pipeline.spine import phrases_for, request_of
from sharekit.plan import plan_kit
from sharekit.plan.model import CardSpec
from sharekit.presets.themes import Theme
from sharekit.render import SheetRow, draw_sheet
from sharekit.settings import Settings

_KINDS = ("quote", "statement", "statistic", "event", "cta")
_MOST = 4  # cards of a theme


def draw_theme_sheet(
    source: str, *, today: date, settings: Settings, stdin: Callable[[], bytes] | None = None
) -> bytes:
    """Return a PNG with the best card of every kind in every theme, the user's own themes last.

    Args:
        source: Path, address or `-`.
        today: The day it is taken to be.
        settings: Brand, organisation, own themes, language.
        stdin: Gives the source when it is `-`.

    Raises:
        SharekitError: As for `build_kit`.
    """
    document = read_for(source, today=today, published=None, settings=settings, stdin=stdin)
    rows = tuple(_rows(document, settings, today))
    if not rows:
        raise RenderError(
            "no theme can draw a card of this source", hint="Shorten its quotations, or try sharekit build"
        )
    return draw_sheet(rows)


def _rows(document: Document, settings: Settings, today: date) -> Iterator[SheetRow]:
    for theme in all_themes(settings).values():
        row = _row(theme, document, settings, today)
        if row is not None:
            yield row


def _row(theme: Theme, document: Document, settings: Settings, today: date) -> SheetRow | None:
    studio, _ = open_branded(theme, settings.brand, photograph=None)
    request = replace(request_of(settings, studio, today), formats=("square",), kinds=_KINDS, platforms=())
    try:
        plan = plan_kit(
            document,
            request,
            phrases=phrases_for(document, request),
            refusal=studio.refusal,
        )
    except (RenderError, NothingToShareError):
        return None  # a theme that has no letters for these words stays off the sheet
    return SheetRow(studio=studio, cards=_one_of_each(plan.cards), title=f"{theme.label} – {theme.name}")


def _one_of_each(cards: tuple[CardSpec, ...]) -> tuple[CardSpec, ...]:
    first: dict[str, CardSpec] = {}
    for card in cards:
        first.setdefault(card.kind, card)
    return tuple(first.values())[:_MOST]
