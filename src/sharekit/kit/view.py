"""What the kit page shows without its script, ready for the template: no choice is left to it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno

from sharekit.kit.pieces import Pieces, card_file
from sharekit.links import display_address
from sharekit.plan.invitation import clock_of
from sharekit.presets.page_words import PageWords
from sharekit.write import CallToActionItem, Post

_OPENABLE = frozenset({"http", "https", "mailto", "sms"})


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """What goes to one network at one moment: one post, or the wordings to choose from.

    Attributes:
        network: Its name, as the network writes itself.
        card: File of the card that goes with it, or None.
        posts: As they may be passed on, each with what tells it from the others (empty for a single one).
        url: The tracked link of the first, or None.
    """

    network: str
    card: str | None
    posts: tuple[tuple[Post, str], ...]
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentView:
    """The posts of one moment: its name, its day and time in words or None."""

    moment: str
    title: str
    when: str | None
    jobs: tuple[JobView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanView:
    """A link on paper: its code as SVG, and the address as people read it."""

    code: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The page; names as in the template."""

    title: str
    organisation: str | None
    when: str | None
    place: str | None
    called_off: str | None
    language: str
    content_language: str
    direction: str
    generator: str
    words: PageWords
    asks: tuple[CallToActionItem, ...]
    moments: tuple[MomentView, ...]
    cards: tuple[tuple[str, str], ...]
    embargo: str | None
    opens: str | None
    scan: ScanView | None

    @property
    def headings(self) -> str:
        """All words that stand in display type."""
        words = self.words
        fixed = (words.plan, words.where, words.done, words.over, "0123456789")
        named = (moment.title for moment in self.moments)
        large = (self.when or "")[:1].upper()  # the style begins a line with a capital
        return " ".join(filter(None, (self.title, self.when, large, *named, *fixed)))


def view_page(pieces: Pieces) -> PageView:
    """Return what the page shows of a kit."""
    plan, phrases = pieces.plan, pieces.phrases
    event, words = plan.event, pieces.page_words
    return PageView(
        title=(event.title if event else None) or plan.document.title,
        organisation=plan.organisation,
        when=_when(pieces),
        place=event.place if event else None,
        called_off=pieces.moment_name("cancelled") if event and event.status == "cancelled" else None,
        language=phrases.catalogue or "en",
        content_language=plan.language,
        direction=phrases.direction,
        generator=words.made_with.format(generator=pieces.generator),
        words=words,
        asks=tuple(item for item in pieces.call_to_action.items if is_openable(item.url)),
        moments=_moments(pieces),
        cards=tuple((card_file(card), words.names[card.spec.format]) for card in pieces.cards),
        embargo=pieces.embargo,
        opens=opening(pieces),
        scan=_scan(pieces),
    )


def _when(pieces: Pieces) -> str | None:
    """Return day and time of the event, the time as the source writes it."""
    event, phrases = pieces.plan.event, pieces.phrases
    if event is None or event.day is None:
        return None
    day = phrases.written_day(event.day)
    clock = clock_of(event, phrases)
    return f"{day}{phrases.post.comma}{clock}" if clock else day


def opening(pieces: Pieces) -> str | None:
    """Return until when nothing may be posted, ISO 8601; None where nothing bars it."""
    stated = pieces.plan.document.embargo
    return pieces.instant(stated.isoformat()) if pieces.plan.embargo and stated else None


def _moments(pieces: Pieces) -> tuple[MomentView, ...]:
    return tuple(
        MomentView(
            moment=moment,
            title=pieces.moment_name(moment),
            when=next((pieces.written_time(post.scheduled) for post in theirs if post.scheduled), None),
            jobs=tuple(_job(job, pieces) for job in jobs_of(theirs)),
        )
        for moment, theirs in moments_of(pieces.written.posts)
    )


def moments_of(posts: tuple[Post, ...]) -> tuple[tuple[str, tuple[Post, ...]], ...]:
    """Return the moments of the posts with theirs, both in order."""
    names = dict.fromkeys(post.moment for post in posts)
    return tuple((name, tuple(post for post in posts if post.moment == name)) for name in names)


def jobs_of(posts: tuple[Post, ...]) -> tuple[tuple[Post, ...], ...]:
    """Return the posts of a moment by their networks, both in order."""
    names = dict.fromkeys(post.platform for post in posts)
    return tuple(tuple(post for post in posts if post.platform == name) for name in names)


def _job(posts: tuple[Post, ...], pieces: Pieces) -> JobView:
    first = pieces.passed_on(posts[0])
    return JobView(
        network=pieces.platform_label(first.platform),
        card=next(filter(None, map(pieces.file_of, first.cards)), None),
        posts=tuple(
            (pieces.passed_on(post), pieces.variant_name(post) if len(posts) > 1 else "") for post in posts
        ),
        url=pieces.address_of(first),
    )


def _scan(pieces: Pieces) -> ScanView | None:
    """Return the link of the kit's own cards as a code; without such a card the bare one."""
    plan = pieces.plan
    url = next((link.url for link in plan.links), plan.register or plan.link)
    if url is None or not is_openable(url):
        return None
    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False, boost_error=False).save(
        drawn, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return ScanView(code=drawn.getvalue().decode(), address=display_address(url))


def is_openable(url: str | None) -> bool:
    """Whether a click on the address opens a page or a message, and never runs anything."""
    return url is not None and urlsplit(url).scheme.lower() in _OPENABLE
