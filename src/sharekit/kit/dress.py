"""How the kit page looks like the kit's cards: their colours, their type and the organisation's logo."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sharekit.presets.colour import READABLE, contrast

_SOFT = "#F1EBE5"
_INK = "#1B1416"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What the page wears.

    Attributes:
        colours: The theme's, `#RRGGBB` by role; `bg`, `ink` and `accent` at least.
        letters: Makes a WOFF font with the letters of some words, of the theme's display type, or None.
        logo: The organisation's, as PNG, or None.
        plate: The logo cannot be told from the header's ground, and needs a light one.
    """

    colours: Mapping[str, str]
    letters: Callable[[str], bytes | None] = lambda _words: None
    logo: bytes | None = None
    plate: bool = False

    def rules(self, words: str) -> str:
        """Return the style that makes the type known to the page."""
        font = self.letters(words)
        if font is None:
            return ""
        address = f"data:font/woff;base64,{base64.b64encode(font).decode()}"
        return f"@font-face{{font-family:sharekit;font-weight:100 900;src:url({address})}}\n"

    @property
    def logo_address(self) -> str | None:
        """The logo as an address that holds it."""
        return f"data:image/png;base64,{base64.b64encode(self.logo).decode()}" if self.logo else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours of the kit page, `#RRGGBB`.

    Attributes:
        brand: Ground of the header.
        on_brand: Words on it.
        accent: Ground of the date and the step numbers.
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
