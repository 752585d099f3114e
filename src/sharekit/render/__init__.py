"""Pictures: a `CardSpec` is laid out as a `Scene`, and a scene is drawn.

`open_studio(theme, formats)` gives the `Studio` that a build draws its cards with.
"""

from sharekit.render.logo import Logo, open_logo
from sharekit.render.page_type import headline_font, page_logo
from sharekit.render.photograph import Photograph, open_photograph
from sharekit.render.sheet import SheetRow, draw_sheet
from sharekit.render.studio import Card, Studio, open_studio

__all__ = [
    "Card",
    "Logo",
    "Photograph",
    "SheetRow",
    "Studio",
    "draw_sheet",
    "headline_font",
    "open_logo",
    "open_photograph",
    "open_studio",
    "page_logo",
]
