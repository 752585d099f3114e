"""One quotation: its words, its marks and who said it."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.document import Person, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words somebody said.

    Attributes:
        span: The words without their outer marks.
        outer: With their marks.
        speaker: Who said it, or None where the source does not say.
        depth: 0, or 1 for words quoted inside other words.
        cued: A verb of saying or the like stands by, even where it names nobody.
        closed: False where the quotation goes on in the next paragraph.
    """

    span: Span
    outer: Span
    speaker: Person | None = None
    depth: int = 0
    cued: bool = False
    closed: bool = True
