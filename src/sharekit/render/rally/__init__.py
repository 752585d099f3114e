"""The rally theme: a poster with a dark footer bar and a striped sunrise that gives way to the text."""

from sharekit.render.rally.event import compose_event
from sharekit.render.rally.figures import compose_countdown, compose_statistic
from sharekit.render.rally.photo import compose_photo
from sharekit.render.rally.poster import compose_poster
from sharekit.render.rally.sayings import compose_cta, compose_quote, compose_statement

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
