"""How the kit page looks like the kit's cards: their colours, their type and the organisation's logo."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass


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
