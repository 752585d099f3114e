"""The protest photo card: paper strips over a grainy picture in two inks."""

from __future__ import annotations

from sharekit.plan.model import QuoteContent
from sharekit.render.photo_words import PhotoContent, raised
from sharekit.render.protest.page import treatment
from sharekit.render.protest.sayings import compose_quote, compose_statement
from sharekit.render.scene import Photo, Scene, Scrim
from sharekit.render.stage import Stage


def compose_photo(stage: Stage, content: PhotoContent, lift: float) -> Scene:
    """Lay out strips over a whole picture; the scrim is `lift` more opaque than usual."""
    box = stage.photographed
    stops = raised(((0.0, 0.35), (0.35, 0.05), (0.7, 0.25), (1.0, 0.88)), lift, middle=(1, 2))
    if stage.window:  # no strips lie on it
        stops = ((0.0, 0.05), (1.0, 0.05))
    lit = stage.recoloured(strip="paper", strip_ink="ink", strip_strong="red").on(
        Photo(*box, treatment(stage)),
        Scrim(*box, stage.colour("ink"), stops),
    )
    if isinstance(content, QuoteContent):
        return compose_quote(lit, content)
    return compose_statement(lit, content)
