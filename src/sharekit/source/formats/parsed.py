"""What every reader hands over, whatever kind of source it reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from sharekit.source.formats.stated import Stated
from sharekit.source.page import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The blocks of a source and what it states about itself.

    Attributes:
        drafts: Blocks in order, as the author's mark-up tells them apart.
        stated: Front matter, the keys of an event file, or what a web page or document says in its head.
        marked_up: Titles are headings; otherwise the first line is one.
        language: BCP 47 tag of the words, stated or detected.
    """

    drafts: tuple[Draft, ...]
    language: str
    stated: Stated = field(default_factory=Stated)
    marked_up: bool = True
