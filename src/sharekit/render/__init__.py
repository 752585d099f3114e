"""Pictures: a `CardSpec` is laid out as a `Scene`, and a scene is drawn.

`open_studio(theme, formats)` gives the `Studio` that a build draws its cards with.
"""

from __future__ import annotations

from sharekit.lazily import lazily

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sharekit.render.logo import Logo, open_logo
    from sharekit.render.page_type import headline_font, page_logo
    from sharekit.render.photograph import Photograph, open_photograph
    from sharekit.render.proof import CardRow, Passage, draw_proof
    from sharekit.render.sheet import SheetRow, draw_sheet
    from sharekit.render.studio import Card, Studio, as_jpeg, open_studio, with_kept

__all__ = [
    "Card",
    "CardRow",
    "Logo",
    "Passage",
    "Photograph",
    "SheetRow",
    "Studio",
    "as_jpeg",
    "draw_proof",
    "draw_sheet",
    "headline_font",
    "open_logo",
    "open_photograph",
    "open_studio",
    "page_logo",
    "with_kept",
]

__getattr__ = lazily(
    __name__,
    logo="Logo open_logo",
    page_type="headline_font page_logo",
    photograph="Photograph open_photograph",
    proof="CardRow Passage draw_proof",
    sheet="SheetRow draw_sheet",
    studio="Card Studio as_jpeg open_studio with_kept",
)
