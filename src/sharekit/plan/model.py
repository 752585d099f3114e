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

from sharekit.document import Diagnostic, Document, Event, Person, Quote, Span, Statistic
from sharekit.links import TrackedLink
from sharekit.presets.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteContent:
    """The words of a quote card. Without a speaker the words take the space; nothing is invented.

    Attributes:
        text: The quotation, without marks.
        marked: The same in the language's quotation marks, for themes that set those in the line.
        speaker: Who said it.
        role: What the speaker is.
        emphasis: The slice of `text` set in the accent.
        kicker: On the slide of a carousel, which one it is ("2 / 5").
    """

    text: str
    marked: str = field(default="", compare=False)
    speaker: str | None = None
    role: str | None = None
    emphasis: str | None = None
    kicker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementContent:
    """The words of a statement card: a kicker above a headline, no quotation marks."""

    text: str
    kicker: str | None = None
    emphasis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticContent:
    """The words of a statistic card.

    Attributes:
        number: The part set big (`27%`, `$4`, `400,000`).
        unit: The scale word that follows the number in the source (`billion`), set before the label.
        label: What it counts, verbatim.
        caption: The sentence or clause of the source that says who and when.
        qualifier: `over`, `nearly`: set above the number, so that it is never overstated.
        kicker: The campaign's label, for themes that set one.
        percent: The share for a ring or bar; None unless the figure is a real percentage.
    """

    number: str
    label: str
    caption: str
    unit: str | None = None
    qualifier: str | None = None
    kicker: str | None = None
    percent: float | None = None

    @property
    def said(self) -> str:
        """Figure and label as one would say them; the label alone where it is a clause with the figure."""
        figure = " ".join(part for part in (self.qualifier, self.number, self.unit) if part)
        return self.label if figure in self.label else f"{figure} {self.label}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContent:
    """The words of an event card.

    Attributes:
        title: The event's title, verbatim.
        weekday, day, month: In the card's language ("Monday", "19", "April"); of several days
            "Friday–Sunday", "9–11", "April", over the end of a month "29", "October – 2 November".
        pattern: In which order they stand on a line.
        time: The start as the source writes it ("18.30"); None when no time is stated or it lasts for days.
        kicker: "Event".
        ask: What the button or QR code is for ("Register here"); None without a link.
        place: Where, or None.
        speakers: In order, without the chair.
        chair: Last in every list.
        chair_label: "Chair", in the card's language.
        url: Where the QR code leads (tracked, offline medium), or None.
    """

    title: str
    weekday: str
    day: str
    month: str
    kicker: str
    pattern: str = "{weekday} {day} {month}"
    time: str | None = None
    ask: str | None = None
    place: str | None = None
    speakers: tuple[Person, ...] = ()
    chair: Person | None = None
    chair_label: str = ""
    url: str | None = None

    @property
    def date(self) -> str:
        """Weekday, day and month on a line, as the language orders them."""
        return self.pattern.format(weekday=self.weekday, day=self.day, month=self.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class CtaContent:
    """The words of a call-to-action card: a statement, the button under it, the address in the footer.

    Attributes:
        text: The statement; its second line, if any, is `emphasis` (an event's date and time).
        button: The words of the picture of a button ("Register here").
        kicker: "Take part".
        emphasis: The slice of `text` set in the accent.
    """

    text: str
    button: str
    kicker: str | None = None
    emphasis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountdownContent:
    """The words of a countdown card.

    Attributes:
        left: How long it is until then ("Tomorrow"), from the catalogue.
        title: The event's title.
        when: Its day and start.
        kicker: "Event".
    """

    left: str
    title: str
    when: str
    kicker: str | None = None


CardContent: TypeAlias = (
    QuoteContent | StatementContent | StatisticContent | EventContent | CountdownContent | CtaContent
)


def main_words(content: CardContent) -> str:
    """Return what a card says, in one string."""
    match content:
        case QuoteContent() | StatementContent() | CtaContent():
            return content.text
        case StatisticContent():
            return content.said
        case EventContent():
            return content.title
        case CountdownContent():
            return f"{content.left} {content.title}"


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
