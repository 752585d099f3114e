"""The gentle photo card: white panels over a warm picture."""

from __future__ import annotations

from sharekit.plan.model import QuoteContent
from sharekit.render.gentle.page import treatment
from sharekit.render.gentle.sayings import compose_quote, compose_statement
from sharekit.render.photo_words import PhotoContent
from sharekit.render.scene import Photo, Scene, Scrim
from sharekit.render.stage import Stage


def compose_photo(stage: Stage, content: PhotoContent, lift: float) -> Scene:  # noqa: ARG001  words on panels
    """Lay out panels over a whole picture."""
    box = stage.photographed
    if stage.aside:  # above the footer
        foot = stage.bottom - stage.px("footer.height") + stage.px("footer.drop")
        box = (*box[:3], foot - stage.px("footer.gap"))
    lit = stage.on(
        Photo(*box, treatment(stage), (0.5, 0.3)),
        Scrim(*box, stage.colour("ink"), ((0.0, 0.05), (1.0, 0.35))),
    )
    if isinstance(content, QuoteContent):
        return compose_quote(lit, content)
    return compose_statement(lit, content)
