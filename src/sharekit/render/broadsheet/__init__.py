"""The broadsheet theme: a newspaper page with a masthead, rules and heavy serif headlines."""

from sharekit.render.broadsheet.event import compose_event
from sharekit.render.broadsheet.figures import compose_countdown, compose_statistic
from sharekit.render.broadsheet.photo import compose_photo
from sharekit.render.broadsheet.poster import compose_poster
from sharekit.render.broadsheet.sayings import compose_cta, compose_quote, compose_statement

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
