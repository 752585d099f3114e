"""What the user asked for, as far as the planner needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from sharekit.plan.windows import Timetable
from sharekit.presets.platforms import Platform

CAROUSEL = ("cover", "slide", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The wishes of the command line and the settings, already checked for spelling.

    Attributes:
        today: The day it is taken to be.
        theme: Name of a theme.
        formats: Names of card formats, in the order of the kit.
        platforms: Networks to write for, in the order of the kit.
        unnamed: Networks that are left out since nobody named any.
        moments: Only these moments get posts; None for the usual ones.
        cards: How many quote and statement subjects become cards.
        kinds: Only these kinds of card; None for all but the carousel.
        wanted: Each forces the candidate that contains it (`--quote`).
        unwanted: Each refuses the candidates that contain it (`--no-quote`).
        link: The page posts link to, before anything the source says (`--link`).
        usual_link: The page posts link to where the source has no link, from the settings.
        campaign: Campaign of the links, before anything the source says (`--campaign`).
        language: BCP 47 tag; None for the document's.
        organisation: Whose kit it is; None leaves it out.
        handle: Its name on the networks, for the foot of cards.
        handles: Its name on each network, by platform, for mentions.
        timetable: When it posts.
        hashtags: Of the settings, used where front matter names none.
        photograph: There is a picture for cards that show one.
        portraits: Names of those whom a picture of their own shows.
    """

    today: date
    theme: str
    formats: tuple[str, ...]
    platforms: tuple[Platform, ...] = ()
    unnamed: tuple[str, ...] = ()
    moments: tuple[str, ...] | None = None
    cards: int = 4
    kinds: tuple[str, ...] | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    link: str | None = None
    usual_link: str | None = None
    campaign: str | None = None
    language: str | None = None
    organisation: str | None = None
    handle: str | None = None
    handles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    timetable: Timetable = field(default_factory=Timetable)
    hashtags: tuple[str, ...] = ()
    photograph: bool = False
    portraits: tuple[str, ...] = ()

    def allows(self, kind: str) -> bool:
        """Whether cards of this kind were asked for; where none were, all are but the carousel's."""
        return kind not in CAROUSEL if self.kinds is None else kind in self.kinds
