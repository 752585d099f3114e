"""The vocabulary: what sharekit understood of a source, as frozen values.

Every offset counts characters (code points) of `Document.text`, the plain text of the source.
A quotation, statistic or name that was found in the text carries its `Span`, and
`span.of(document.text)` is the very same string: that is how "nothing is invented" is proved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

YEARS = range(1900, 8999)  # around their days others can be counted without leaving the calendar

QuoteKind: TypeAlias = Literal["speech", "standfirst", "sentence"]
Origin: TypeAlias = Literal["text", "front-matter"]
Side: TypeAlias = Literal["friend", "opponent"]
Mood: TypeAlias = Literal["vigil", "alarm", "celebration"]
Status: TypeAlias = Literal["scheduled", "cancelled", "moved"]
BlockKind: TypeAlias = Literal["title", "standfirst", "heading", "paragraph", "quotation", "item"]
Consent: TypeAlias = Literal["named", "initials", "anonymous"]
ActionKind: TypeAlias = Literal["register", "facebook", "post"]
Purpose: TypeAlias = Literal[
    "register", "ticket", "book", "sign", "give", "programme", "watch", "afar", "aside", "details"
]  # what a link opens: `afar` the room seen from elsewhere, `aside` a form beside the event's own


class Span(NamedTuple):
    """A half-open range of characters in `Document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the slice of `text` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading or list item of the source.

    Attributes:
        kind: What the block is.
        span: Where it stands in `Document.text`.
        line: Line number in the source file, from 1, for warnings; None where there are no lines.
        level: Heading level from 1, or nesting depth of an item from 1; 0 otherwise.
    """

    kind: BlockKind
    span: Span
    line: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody announced or quoted; the name comes first, the role after it.

    Attributes:
        name: The whole name as the source spells it.
        role: The role as the source words it, or None.
        span: Where the name stands; None where it comes from front matter only.
        role_span: Where the role stands.
        handles: Names on networks, by platform, as front matter gives them (`@name`).
        photo: A picture of this person, as front matter names it, or None.
        focus: The point of the picture that crops keep, as shares of its width and height.
    """

    name: str
    role: str | None = None
    span: Span | None = None
    role_span: Span | None = None
    handles: tuple[tuple[str, str], ...] = ()
    photo: str | None = None
    focus: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A sentence of the source with what was judged of it: may it leave its place, and open a post?

    Attributes:
        span: Where it stands.
        score: How likely it is understood alone, and fit to be said by whoever publishes it, from 0 to 1.
        opens: How well it would open a post, higher is better; comparable within one document only.
        reasons: Why it may not stand alone, the main one first (`points-back`); none where it may.
    """

    span: Span
    score: float
    opens: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A candidate for a card or a post: a quotation, the standfirst, or a sentence that stands alone.

    Attributes:
        id: `q1` for the best candidate, `q2` for the next.
        text: The words, without the outer quotation marks.
        kind: `speech` has a speaker or stands in quotation marks; `standfirst` is the article's
            own summary; `sentence` is a sentence of the article that can be understood alone.
        origin: Where the words come from.
        speaker: Who said it, or None where the source does not say.
        role: The speaker's role as the source words it.
        side: Whose side the speaker is on, where front matter says so.
        span: Where the words stand; None for front matter whose words are not in the text.
        score: The rank, higher is better; comparable within one document only.
        emphasis: The phrase the author marked inside the words, or None.
        wanted: The author asked for this one (front matter `quotes`).
        consent: How the speaker agreed to be shown.
        reasons: Why it may not stand alone, the main one first (`points-back`); none where it may.
    """

    id: str
    text: str
    kind: QuoteKind
    origin: Origin = "text"
    speaker: str | None = None
    role: str | None = None
    side: Side | None = None
    span: Span | None = None
    score: float = 0.0
    emphasis: str | None = None
    wanted: bool = False
    consent: Consent = "named"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """A figure with its unit and what it counts.

    Attributes:
        id: `s1`, `s2` in order of rank.
        figure: The figure with sign and unit, never rounded: `27%`, `$4 billion`, `400,000`.
        label: What it counts, a verbatim slice of a few words: `jobs were lost`, `foreign debt`.
        qualifier: `over`, `nearly`, `about`: the word before the figure that bounds it, or None.
        origin: Where it comes from.
        span: Where the figure stands (without the qualifier).
        label_span: Where the label stands.
        sentence: The whole sentence that holds the figure.
        clause: The shortest clause with subject, verb and figure that stands alone, or None.
        score: The rank, higher is better.
    """

    id: str
    figure: str
    label: str
    qualifier: str | None = None
    origin: Origin = "text"
    span: Span | None = None
    label_span: Span | None = None
    sentence: Span | None = None
    clause: Span | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLinks:
    """Addresses of an event, each None while it is not known; `page` tells more, and registers nobody."""

    register: str | None = None
    facebook: str | None = None
    post: str | None = None
    join: str | None = None
    recording: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a sentence does for those who may come to an event, each from 0 to 1.

    Attributes:
        span: Where it stands.
        about: How likely it says what happens there, or why to come.
        need: How likely it says what one needs to come.
        opens: How likely it is understood without the sentence before it.
    """

    span: Span
    about: float
    need: float
    opens: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something people are invited to.

    Attributes:
        title: As the source words it.
        short_title: Only where front matter gives one.
        start: Local wall-clock time; a `date` where only the day is known; None where nothing is stated.
        end: Like `start`.
        timezone: IANA name or fixed offset, where it is known.
        all_day: The source says that it lasts the whole day or several days.
        time_text: The start time as the source writes it (`18.30`, `around 6.30pm`), or None.
        zone_text: The zone as the source writes it beside the time (`AEST`, `hora de Lima`), or None.
        daily: Of several days: start and end are the hours of each.
        exact: It starts just then: not around then, and not when only the doors open.
        place: Where, as the source words it.
        likely_place: Words that may be the place where none is sure: used nowhere by themselves.
        online: It can be joined online.
        status: Whether it takes place as announced.
        renewed: It was moved, and its day is the new one, as the source says.
        speakers: In the order of the source, without the chair.
        chair: Who chairs or moderates.
        unlisted: Those of a list of which somebody is missing: named only in the source's own sentence.
        links: Addresses.
        deadline: Until when one can register, where the source says so.
        due: The sentence that says so, or None.
        needs: Sentences on access, children, price, what to bring and who may come, too, each whole.
        price: The one of them that says what it costs, or None.
        admission: The sentence that says who alone may come, or that nobody else can; None where all may.
        sign_up: The sentence that says how to take part without a link, by mail, telephone or form, or None.
        topics: What it is about, where a label or the first lines of its programme say so.
        tellings: What each of its sentences tells.
        summons: Members are summoned to it: nobody is asked to bring a friend, nor thanked.
        join_public: The link to join may be posted in public.
        held: Whether the organiser confirmed that it took place as announced; None where nobody says.
        result: What came out of it, in the organiser's words.
        stated: The user says when it is, or front matter or an event file.
        span: Where the event stands in the text.
        when_span: Where its day stands in the text; None where the text does not say it.
        confidence: How sure it is that `start`, `place`, `register` and the like are meant, from 0 to 1.
    """

    title: str
    short_title: str | None = None
    start: date | datetime | None = None
    end: date | datetime | None = None
    timezone: str | None = None
    all_day: bool = False
    time_text: str | None = None
    zone_text: str | None = None
    daily: bool = False
    exact: bool = True
    place: str | None = None
    likely_place: str | None = None
    online: bool = False
    status: Status = "scheduled"
    renewed: bool = False
    speakers: tuple[Person, ...] = ()
    chair: Person | None = None
    unlisted: tuple[Person, ...] = ()
    links: EventLinks = EventLinks()
    deadline: date | datetime | None = None
    due: str | None = None
    needs: tuple[str, ...] = ()
    price: str | None = None
    admission: str | None = None
    sign_up: str | None = None
    topics: tuple[str, ...] = ()
    tellings: tuple[Telling, ...] = ()
    summons: bool = False
    join_public: bool = False
    held: bool | None = None
    result: str | None = None
    stated: bool = False
    span: Span | None = None
    when_span: Span | None = None
    confidence: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    @property
    def people(self) -> tuple[Person, ...]:
        """All who are announced, the chair last."""
        return (*self.speakers, *((self.chair,) if self.chair else ()))

    @property
    def day(self) -> date | None:
        """The day it starts."""
        return self.start.date() if isinstance(self.start, datetime) else self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One request of the call-to-action line ("Register here", "Retweet here to spread the word").

    Attributes:
        kind: What is asked for.
        label: The words of the source.
        url: The address behind them, where the source has one.
        span: Where the words stand.
    """

    kind: ActionKind
    label: str
    url: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """What an address of the text opens.

    Attributes:
        url: Without tracking.
        opens: What the words of the link, the address and the words before it say; None where nothing does.
        words: The words of the text that are the link, where they say what it opens.
    """

    url: str
    opens: Purpose | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """Something the user should know: what, and what to do.

    Attributes:
        code: Stable and greppable, in kebab case: `year-assumed`.
        message: What was noticed.
        hint: What to do about it.
        line: Line of the source it is about, from 1.
    """

    code: str
    message: str
    hint: str
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything that was understood of one source. What the source does not say is None or empty.

    Attributes:
        name: File name without its folder, or the address; for the manifest.
        url: The address it was read from, if any.
        sha256: Hash of the bytes read, in hex.
        title: The title, without mark-up.
        text: The plain text that all offsets refer to.
        blocks: The text's parts in order; they cover everything but the blank lines between.
        quotes: All candidates, best first.
        sentences: Those that anybody may read, judged, in order.
        statistics: Best first.
        events: The sure ones, in the order of the source.
        likely: Events that are not sure, best first: the user is asked, and nothing is made of them.
        actions: The requests of the call-to-action line.
        campaign: Slug set in front matter.
        embargo: Nothing may be posted before.
        focus: The point of the photograph that crops keep, as shares of its width and height.
        portraits: People whose pictures front matter names.
        mood: What the cards' colours have to suit.
        why: A line of the organiser's own for every post.
        organisation: Whose kit it is, where front matter says so.
        host: Who invites, where a line of the text says so.
        cause: Where an article asks its readers to sign or to give, or None.
        destinations: What the addresses of the text open.
        deadline: Until when one can apply, of a call that announces no event.
        due: The sentence that says so.
        amplify: Addresses of posts that exist already and should be boosted.
    """

    name: str
    sha256: str
    title: str
    text: str
    language: str
    url: str | None = None
    short_title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    published: date | None = None
    link: str | None = None
    image: str | None = None
    image_alt: str | None = None
    focus: tuple[float, float] | None = None
    portraits: tuple[Person, ...] = ()
    hashtags: tuple[str, ...] = ()
    campaign: str | None = None
    theme: str | None = None
    mood: Mood | None = None
    embargo: datetime | None = None
    emphasis: str | None = None
    why: str | None = None
    organisation: str | None = None
    host: str | None = None
    cause: str | None = None
    destinations: tuple[Destination, ...] = ()
    deadline: date | datetime | None = None
    due: str | None = None
    blocks: tuple[Block, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sentences: tuple[Standing, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    events: tuple[Event, ...] = ()
    likely: tuple[Event, ...] = ()
    actions: tuple[Action, ...] = ()
    amplify: tuple[str, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    def line_of(self, span: Span | None) -> int | None:
        """Return the line of the source on which the block of a span begins, where the source has lines."""
        if span is None:
            return None
        at = bisect_right(self.blocks, span.start, key=lambda block: block.span.start) - 1
        return self.blocks[at].line if at >= 0 and span.start < self.blocks[at].span.end else None
