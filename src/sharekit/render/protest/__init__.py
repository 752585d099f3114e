"""The protest theme: a placard of tilted strips over a field of dots."""

from sharekit.render.protest.event import compose_event
from sharekit.render.protest.figures import compose_countdown, compose_statistic
from sharekit.render.protest.photo import compose_photo
from sharekit.render.protest.poster import compose_poster
from sharekit.render.protest.sayings import compose_cta, compose_quote, compose_statement

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
