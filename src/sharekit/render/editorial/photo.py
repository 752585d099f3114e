"""The editorial photo card: light type on a darkened picture that fills the card."""

from __future__ import annotations

from sharekit.plan.model import QuoteContent
from sharekit.render.editorial.sayings import compose_quote, compose_statement
from sharekit.render.photo_words import PhotoContent, raised
from sharekit.render.scene import Photo, Scene, Scrim, Treatment
from sharekit.render.stage import Stage

_INKS = {role: f"photo_{role}" for role in ("ink", "accent", "muted", "rule")} | {"bg": "photo_ground"}


def compose_photo(stage: Stage, content: PhotoContent, lift: float) -> Scene:
    """Lay out words over a whole picture; the veil is `lift` more opaque than usual."""
    box, dark = stage.photographed, stage.colour("photo_ground")
    if stage.aside:  # its foot is that of the words, over the footer's rule
        box = (*box[:3], stage.bottom - stage.px("footer.rule") - stage.px("footer.gap"))
    veil = raised(((0.0, stage.at("photo.veil")), (1.0, stage.at("photo.veil"))), lift, middle=(0, 1))
    shade = raised(((0.0, 0.25), (0.4, 0.45), (1.0, 0.9)), lift, middle=(1,))
    if stage.window:  # no words stand on it
        veil = shade = ((0.0, 0.05), (1.0, 0.05))
    treatment = Treatment("muted", amount=stage.at("photo.saturation"))
    lit = stage.recoloured(**_INKS).on(
        Photo(*box, treatment),
        Scrim(*box, dark, veil),
        Scrim(*box, dark, shade),
    )
    if isinstance(content, QuoteContent):
        return compose_quote(lit, content)
    return compose_statement(lit, content)
