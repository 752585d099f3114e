"""QR codes as modules."""

from __future__ import annotations

import segno

_LEAST = 172  # du: smaller codes are hard to read from a screen across a table
_NEAR = 0.13  # of the wished size


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
    return float(module * count) if abs(module * count / wished - 1) <= _NEAR else wished


def code_modules(data: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a QR code of error level M, True for a dark module, without a quiet zone."""
    matrix = segno.make(data, error="m", micro=False, boost_error=False).matrix
    return tuple(tuple(bool(module) for module in row) for row in matrix)
