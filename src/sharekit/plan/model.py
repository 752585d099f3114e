"""What will be made: the plan that cards and posts are drawn and written from.

The words of a card are fixed here, once. The picture, its alt text, the page and the manifest all
read the same `CardSpec`; none of them makes words of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal, TypeAlias

from sharekit.document import Diagnostic, Document, Event, Quote, Span, Statistic
from sharekit.links import TrackedLink
from sharekit.plan.contents import CardContent
from sharekit.presets.moments import Moment

CardKind: TypeAlias = Literal[
    "quote",
    "statement",
    "statistic",
    "event",
    "countdown",
    "poster",
    "cta",
    "cover",
    "slide",
    "end",
    "photo-quote",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """What stands at the foot of every card.

    Attributes:
        organisation: From settings; None leaves it out.
        handle: Its name on the networks, as written in the settings.
        address: The link as people read it (`example.org/bolivia`), or None without a link.
        label: The campaign's short name for kickers, or None.
        spine: Candidates for a theme's spine, best first; none repeats the organisation or the address.
        more: Template of the catalogue for names left out ("+ # more").
    """

    organisation: str | None = None
    handle: str | None = None
    address: str | None = None
    label: str | None = None
    spine: tuple[str, ...] = ()
    more: str = "+ #"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSpec:
    """One subject in one format.

    Attributes:
        id: `quote-1-square`.
        subject: `quote-1`.
        number: Place of the subject in the kit, from 1: the NN of the file name.
        kind: The kind of card.
        format: Name of a row of `presets/formats.toml`.
        content: The words.
        footer: The words at the foot.
        language: BCP 47 tag of the words.
        source_span: Where the main words stand in the document's text, if they do.
        photo: The words stand with the kit's photograph.
        embargo: Until when nobody may post it.
    """

    id: str
    subject: str
    number: int
    kind: CardKind
    format: str
    content: CardContent
    footer: Footer
    language: str
    source_span: Span | None = None
    photo: bool = False
    embargo: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSpec:
    """A post to be written: for whom, when, and with which cards. The words come from `write`.

    Attributes:
        platform: Name of a row of `presets/platforms.toml`.
        moment: When it is for.
        scheduled: When it should go out, local time in the plan's zone; None where nothing is known.
        thread_at: When a thread of the moment should go out, so that it does not meet the single post.
        until: The last minute at which its words are true, local; None where they stay so.
        cards: Card ids that suit it, by lead (`quote`, `point`, `figure`, `ask`) and by the id of a
            quotation or statistic that has a card of its own (`q1`, `s3`); the writer takes the entry
            of what it led with, else of the lead, else `ask`. A lead without a card has no entry.
    """

    platform: str
    moment: Moment
    scheduled: datetime | None = None
    thread_at: datetime | None = None
    until: datetime | None = None
    cards: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedMoment:
    """A moment that gets no posts, with the reason for people."""

    moment: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPlan:
    """All that will be made of one document.

    Attributes:
        document: What was understood.
        event: The event the kit is about; None for an article without one that can be posted about.
        invites: People can still be invited to it.
        zone: IANA name or offset of all local times, where it is known.
        embargo: Until when nothing may be posted, local; None where nothing bars it any more.
        zones: Zones an online event's start is also written in.
        campaign: Slug that every link carries (`[a-z0-9-]`).
        link: The page posts link to, cleaned of foreign tracking; None when no link is known.
        register: The register link, cleaned; None when it is not known.
        language: BCP 47 tag.
        theme: Name of a theme.
        organisation: Of front matter, else of settings, else who invites.
        today: The day it is taken to be.
        handles: The organisation's name on each network, by platform, with its `@`.
        hashtags: Without `#`, in PascalCase, best first.
        cards: In the order of the kit.
        links: Tracked links that stand on the cards themselves, as codes to scan.
        posts: In the order of moments, then platforms.
        quotes: The candidates posts may use, best first.
        statistics: The figures posts may use, best first.
        skipped: Moments that get no posts, and why.
        left_out: What could be made and is not, since nobody named it, by the option that names it.
        warnings: The document's and the planner's.
    """

    document: Document
    campaign: str
    language: str
    theme: str
    today: date
    event: Event | None = None
    invites: bool = True
    zone: str | None = None
    embargo: datetime | None = None
    zones: tuple[str, ...] = ()
    link: str | None = None
    register: str | None = None
    organisation: str | None = None
    handles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hashtags: tuple[str, ...] = ()
    cards: tuple[CardSpec, ...] = ()
    links: tuple[TrackedLink, ...] = ()
    posts: tuple[PostSpec, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    skipped: tuple[SkippedMoment, ...] = ()
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    warnings: tuple[Diagnostic, ...] = ()
