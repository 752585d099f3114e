"""What photo cards of all themes share."""

from __future__ import annotations

from typing import TypeAlias

from sharekit.plan.model import QuoteContent, StatementContent

PhotoContent: TypeAlias = QuoteContent | StatementContent
Stops: TypeAlias = tuple[tuple[float, float], ...]

MOST = 0.95  # opacity: a scrim that hides the picture altogether is no scrim


def raised(stops: Stops, lift: float, *, middle: tuple[int, ...]) -> Stops:
    """Return the stops of a scrim with those in the middle more opaque by `lift`, to 0.95 at most."""
    return tuple(
        (round(place, 4), round(min(MOST, alpha + lift) if index in middle and alpha < MOST else alpha, 4))
        for index, (place, alpha) in enumerate(stops)
    )
