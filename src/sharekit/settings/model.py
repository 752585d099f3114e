"""Settings as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from types import MappingProxyType

from sharekit.plan.windows import QuietHours, Timetable
from sharekit.presets.themes import Theme
from sharekit.write import OwnTemplates


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """What makes every card an organisation's own.

    Attributes:
        primary: `#RRGGBB`; which colours of a theme it replaces, the theme says.
        secondary: The same.
        logo: A PNG or SVG file, in place of the neutral mark.
        handle: The organisation's name on the networks, as written (`@harbourtenants`).
        fonts: A folder of fonts, asked for characters that the shipped ones lack.
        display: A font file for headlines.
        text: A font file for running words.
        label: A font file for names, buttons and small words.
    """

    primary: str | None = None
    secondary: str | None = None
    logo: Path | None = None
    handle: str | None = None
    fonts: Path | None = None
    display: Path | None = None
    text: Path | None = None
    label: Path | None = None

    @property
    def faces(self) -> Mapping[str, Path]:
        """The font files by the role they replace."""
        roles = {"display": self.display, "text": self.text, "label": self.label}
        return {role: path for role, path in roles.items() if path}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWriter:
    """A program of the user's own that writes posts.

    Attributes:
        command: The program and its arguments; no shell reads them.
        file: The settings file that names it; it runs in that folder.
        timeout: Seconds it may take, 1 to 600.
        ours: The file is the user's own, was named, or is in or above the folder the command is given in;
            otherwise it was merely found beside a source, and may be a stranger's.
    """

    command: tuple[str, ...]
    file: Path
    timeout: int = 60
    ours: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for every kit of a project, and what was asked for just now.

    Attributes:
        theme: Name of a theme.
        formats: Names of card formats, in the order of the kit.
        platforms: Names of networks, in the order of the kit; None for the usual ones.
        moments: Only these moments get posts; None for the usual ones.
        cards: How many quote and statement subjects become cards.
        kinds: Only these kinds of card; None for all but the carousel.
        handles: The organisation's name on each network, by platform.
        quiet: The hours in which nothing is posted.
        hours: When posts of a moment go out, by moment.
        zones: Zones an online event's start is also written in.
        hashtags: Without `#`; used where front matter names none.
        timezone: IANA name or offset, for times that state no zone.
        language: BCP 47 tag; None to find it out.
        link: The page posts link to, where the source has none.
        organisation: Whose kit it is.
        why: A line of the organiser's own for every post, where front matter has none.
        brand: Its colours, logo, handle and fonts; settings files only.
        schedulers: Programs that the kit holds import files for.
        share_base: Address of the folder that the kit will be hosted in.
        groups: The list of local groups, a CSV file.
        writer: The user's own writer; naming one runs nothing (see `sharekit.pipeline.build_kit`).
        own_themes: Themes from the settings folders, by name.
        own_templates: Templates from the settings folders, by language.
        quote: Each forces the candidate that contains it; command line only.
        no_quote: Each refuses the candidates that contain it; command line only.
        campaign: Campaign of the links; command line only.
        image: A photograph for the cards; command line only.
        asked: Names of the fields that the command line set: they go before front matter.
    """

    theme: str = "rally"
    formats: tuple[str, ...] = ("square", "portrait", "story", "landscape", "wide")
    platforms: tuple[str, ...] | None = None
    moments: tuple[str, ...] | None = None
    cards: int = 4
    kinds: tuple[str, ...] | None = None
    handles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    quiet: QuietHours = field(default_factory=QuietHours)
    hours: Mapping[str, time] = field(default_factory=lambda: MappingProxyType({}))
    zones: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    timezone: str | None = None
    language: str | None = None
    link: str | None = None
    organisation: str | None = None
    why: str | None = None
    brand: Brand = Brand()
    schedulers: tuple[str, ...] = ("buffer", "publer", "postiz")
    share_base: str | None = None
    groups: Path | None = None
    writer: OwnWriter | None = None
    own_themes: Mapping[str, Theme] = field(default_factory=lambda: MappingProxyType({}))
    own_templates: OwnTemplates = field(default_factory=lambda: MappingProxyType({}))
    quote: tuple[str, ...] = ()
    no_quote: tuple[str, ...] = ()
    campaign: str | None = None
    image: Path | None = None
    asked: frozenset[str] = frozenset()

    @property
    def timetable(self) -> Timetable:
        """When the organisation posts."""
        return Timetable(quiet=self.quiet, hours=self.hours, zone=self.timezone, zones=self.zones)
