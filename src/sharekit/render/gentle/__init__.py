"""The gentle theme: white rounded panels over soft circles, a speaker's initials in a disc."""

from sharekit.render.gentle.event import compose_event
from sharekit.render.gentle.figures import compose_countdown, compose_statistic
from sharekit.render.gentle.photo import compose_photo
from sharekit.render.gentle.poster import compose_poster
from sharekit.render.gentle.sayings import compose_cta, compose_quote, compose_statement

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
