"""The dots of a halftone field."""

from __future__ import annotations

from collections.abc import Iterator

from sharekit.render.scene import Halftone

_HEXAGON = 0.866  # rows of a hexagonal grid stand closer than its columns
_SWELL = 0.9  # how dots grow down the card
_LEAST = 0.6  # px


def halftone_dots(field: Halftone, width: float, height: float) -> Iterator[tuple[float, float, float]]:
    """Yield the centre and the radius of every dot of a field on a card, px."""
    for row in range(int((height - field.top) / (field.pitch * _HEXAGON)) + 2):
        y = field.top + row * field.pitch * _HEXAGON
        radius = field.largest * min(1.0, ((y - field.top) / (field.bottom - field.top)) ** _SWELL)
        if radius > _LEAST:
            for column in range(-1, int(width / field.pitch) + 2):
                yield (column + row % 2 / 2) * field.pitch, y, radius
