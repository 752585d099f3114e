"""Pictures: a `CardSpec` is laid out as a `Scene`, and a scene is drawn.

`open_studio(theme, formats)` gives the `Studio` that a build draws its cards with.
"""

from sharekit.render.photograph import Photograph, open_photograph
from sharekit.render.studio import Card, Studio, open_studio

__all__ = ["Card", "Photograph", "Studio", "open_photograph", "open_studio"]
