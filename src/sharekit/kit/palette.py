"""The page's colours, taken from the kit's theme and checked for contrast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sharekit.presets.colour import READABLE, contrast

_SOFT = "#F1EBE5"
_INK = "#1B1416"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours of the kit page, `#RRGGBB`.

    Attributes:
        brand: EvidenceIndex of the header.
        on_brand: Words on it.
        accent: EvidenceIndex of the date and the step numbers.
        on_accent: Words on it.
        primary: EvidenceIndex of the main button, under white words.
        link: Words of links on the light page.
        arcs: Rings of the header's ornament, outermost first; empty without one.
    """

    brand: str
    on_brand: str
    accent: str
    on_accent: str
    primary: str
    link: str
    arcs: tuple[str, ...]


def choose_palette(colours: Mapping[str, str]) -> Palette:
    """Return the page's colours for a theme; words always have a contrast of 4.5 or more.

    Args:
        colours: The theme's, by role: `bg`, `ink` and `accent` at least.
    """
    brand, accent = colours["bg"], colours["accent"]
    own = tuple(colours[role] for role in ("bg", "accent", "ink"))
    rings = ("deep", "orange", "accent", "muted", "bg")
    return Palette(
        brand=brand,
        on_brand=_first((colours["ink"], "#FFFFFF", "#000000"), on=brand),
        accent=accent,
        on_accent=_first((_INK, "#FFFFFF", "#000000"), on=accent),
        primary=_first((*own, _INK), on="#FFFFFF"),
        link=_first((*own, _INK), on=_SOFT),
        arcs=tuple(colours[role] for role in rings) if all(role in colours for role in rings) else (),
    )


def _first(candidates: tuple[str, ...], *, on: str) -> str:
    return next(colour for colour in candidates if contrast(colour, on) >= READABLE)
