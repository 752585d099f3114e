"""The editorial theme: a quiet magazine page with an accent spine, serif type and hairlines."""

from sharekit.render.editorial.event import compose_event
from sharekit.render.editorial.figures import compose_countdown, compose_statistic
from sharekit.render.editorial.photo import compose_photo
from sharekit.render.editorial.poster import compose_poster
from sharekit.render.editorial.sayings import compose_cta, compose_quote, compose_statement

__all__ = [
    "compose_countdown",
    "compose_cta",
    "compose_event",
    "compose_photo",
    "compose_poster",
    "compose_quote",
    "compose_statement",
    "compose_statistic",
]
