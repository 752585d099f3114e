"""QR codes as modules."""

from __future__ import annotations

import segno


def code_modules(data: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a QR code of error level M, True for a dark module, without a quiet zone."""
    matrix = segno.make(data, error="m", micro=False, boost_error=False).matrix
    return tuple(tuple(bool(module) for module in row) for row in matrix)
