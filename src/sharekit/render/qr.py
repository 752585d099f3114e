"""QR codes as modules."""

from __future__ import annotations

import segno

_LEAST = 172  # du: smaller codes are hard to read from a screen across a table
_NEAR = 0.2  # of the wished size
_READ = 5.7  # px of a module on a card 1080 px wide: 1.7 on a screen of 320, which telephones still read


def code_edge(wished: float, u: float, data: str) -> float:
    """Return the edge near a wished one, px, at which every module is the same whole number of pixels.

    Args:
        wished: px.
        u: Px of one du.
        data: What the code says.
    """
    count = len(code_modules(data))
    module = max(1, round(wished / count))
    while module * count < _LEAST * u:
        module += 1
    read = next(edge for edge in range(module, module + 9) if edge >= _READ)
    near = (edge for edge in (read, module) if abs(edge * count / wished - 1) <= _NEAR)
    return float(next(near, wished / count) * count)


def code_modules(data: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a QR code, True for a dark module, without a quiet zone.

    It has as few modules as can be, for large ones are read best on screens, and the highest error level of
    that number.
    """
    matrix = segno.make(data, error="l", micro=False, boost_error=True).matrix
    return tuple(tuple(bool(module) for module in row) for row in matrix)
