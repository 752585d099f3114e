"""Settings as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for every kit of a project, and what was asked for just now.

    Attributes:
        theme: Name of a theme.
        formats: Names of card formats, in the order of the kit.
        platforms: Names of networks, in the order of the kit; None for all.
        cards: How many quote and statement subjects become cards.
        kinds: Only these kinds of card; None for all that the source supports.
        hashtags: Without `#`; used where front matter names none.
        timezone: IANA name or offset, for times that state no zone.
        language: BCP 47 tag; None to find it out.
        link: The page posts link to, where the source has none.
        organisation: Whose kit it is.
        quote: Each forces the candidate that contains it; command line only.
        no_quote: Each refuses the candidates that contain it; command line only.
        campaign: Campaign of the links; command line only.
        image: A photograph for the cards; command line only.
        asked: Names of the fields that the command line set: they go before front matter.
    """

    theme: str = "rally"
    formats: tuple[str, ...] = ("square", "portrait", "story", "landscape", "wide")
    platforms: tuple[str, ...] | None = None
    cards: int = 4
    kinds: tuple[str, ...] | None = None
    hashtags: tuple[str, ...] = ()
    timezone: str | None = None
    language: str | None = None
    link: str | None = None
    organisation: str | None = None
    quote: tuple[str, ...] = ()
    no_quote: tuple[str, ...] = ()
    campaign: str | None = None
    image: Path | None = None
    asked: frozenset[str] = frozenset()
