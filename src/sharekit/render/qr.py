"""QR codes as modules."""

from __future__ import annotations

import segno

from sharekit.render.font_book import FontBook
from sharekit.render.stage import Stage

_LEAST = 172  # du: smaller codes are hard to read from a screen across a table
_NEAR = 0.2  # of the wished size
_READ = 5.7  # px of a module on a card 1080 px wide: 1.7 on a screen of 320, which telephones still read


def code_edge(stage: Stage, data: str | None) -> float:
    """Return the edge of an event's code, px; 0 where its card has none.

    It is near the theme's, and every module is the same whole number of pixels.

    Args:
        stage: The card.
        data: What the code says, or None.
    """
    if not (data and stage.form.qr):
        return 0.0
    wished, u, count = stage.px("event.qr"), stage.u, len(code_modules(stage.book, data))
    module = max(1, round(wished / count))
    while module * count < _LEAST * u:
        module += 1
    read = next(edge for edge in range(module, module + 9) if edge >= _READ)
    near = (edge for edge in (read, module) if abs(edge * count / wished - 1) <= _NEAR)
    return float(next(near, wished / count) * count)


def code_modules(book: FontBook, data: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of a QR code, True for a dark module, without a quiet zone.

    It has as few modules as can be, for large ones are read best on screens, and the highest error level of
    that number. All cards of a build have the same: it is made once a book.
    """
    return book.once(("code", data), _modules, data)


def _modules(data: str) -> tuple[tuple[bool, ...], ...]:
    matrix = segno.make(data, error="l", micro=False, boost_error=True).matrix
    return tuple(tuple(bool(module) for module in row) for row in matrix)
