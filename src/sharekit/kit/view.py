"""What the kit page shows, ready for the template: no choice is left to it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from sharekit.kit.pieces import Pieces, card_file
from sharekit.plan.written_times import clock_of
from sharekit.presets.page_words import PageWords, load_page_words
from sharekit.render import Card
from sharekit.write import CallToActionItem, Post

_OPENABLE = frozenset({"http", "https", "mailto", "sms"})
_LINE = 34  # characters of a line at 390 px


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A card on the page: its file, size in px and alt text, its format and its size in words."""

    file: str
    width: int
    height: int
    alt: str
    format: str
    size: str

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.file.rpartition("/")[2]

    @property
    def is_tall(self) -> bool:
        """Whether it is much higher than wide."""
        return self.height > self.width * 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A post on the page.

    Attributes:
        post: The post.
        label: The network's name.
        variant: What tells it from the others of its moment.
        initial: One letter for it.
        picture: The card that goes with it, or None.
        others: The same card in other sizes.
        url: Its tracked link, or None.
        in_profile: The link goes into the profile.
        share_url: Opens the compose window; None where there is none, or it is no address to open.
        is_filled: The compose window comes up with the words.
        length: Its length and limit, in words.
        rows: Lines of its box.
        lacks_room: The link to join was left out: whoever posts it adds it.
    """

    post: Post
    label: str
    variant: str
    initial: str
    picture: PictureView | None
    others: tuple[PictureView, ...]
    url: str | None
    in_profile: bool
    share_url: str | None
    is_filled: bool
    length: str
    rows: int
    lacks_room: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """The posts of one moment: its name, its day or None."""

    moment: str
    title: str
    day: str | None
    posts: tuple[PostView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The page; names as in the template."""

    title: str
    organisation: str | None
    when: str | None
    campaign: str
    language: str
    content_language: str
    direction: str
    generator: str
    controls: PageWords
    asks: tuple[CallToActionItem, ...]
    platforms: tuple[tuple[str, str], ...]
    sections: tuple[SectionView, ...]
    embargo: str | None
    opens: str | None


def view_page(pieces: Pieces) -> PageView:
    """Return what the page shows of a kit."""
    plan, phrases = pieces.plan, pieces.phrases
    document = plan.document
    return PageView(
        title=(plan.event.title if plan.event else None) or document.title,
        organisation=plan.organisation,
        when=_when(pieces),
        campaign=plan.campaign,
        language=phrases.catalogue or "en",
        content_language=plan.language,
        direction=phrases.direction,
        generator=pieces.generator,
        controls=load_page_words(plan.language),
        asks=tuple(item for item in pieces.call_to_action.items if _openable(item.url)),
        platforms=tuple((name, pieces.platform_label(name)) for name in pieces.posts_by_platform()),
        sections=_sections(pieces),
        embargo=pieces.embargo,
        opens=document.embargo.isoformat() if plan.embargo and document.embargo else None,
    )


def _when(pieces: Pieces) -> str | None:
    """Return day and time of the event, the time as the source writes it."""
    event, phrases = pieces.plan.event, pieces.phrases
    if event is None or event.day is None:
        return None
    day = pieces.written_day(event.day)
    clock = clock_of(event, phrases)
    return f"{day}{phrases.post.comma}{clock}" if clock else day


def _sections(pieces: Pieces) -> tuple[SectionView, ...]:
    posts = pieces.written.posts
    return tuple(
        SectionView(
            moment=moment,
            title=pieces.moment_name(moment),
            day=next((pieces.send_on(post.scheduled) for post in posts if post.moment == moment), None),
            posts=tuple(_post(post, pieces) for post in posts if post.moment == moment),
        )
        for moment in dict.fromkeys(post.moment for post in posts)
    )


def _post(whole: Post, pieces: Pieces) -> PostView:
    post, platform = pieces.passed_on(whole), pieces.platforms[whole.platform]
    card = _card_of(post, pieces)
    others = [other for other in pieces.cards if card and other.spec.subject == card.spec.subject]
    share_url = post.share_url if _openable(post.share_url) else None
    words = pieces.phrases.page
    limited = words.length if post.limit is not None else words.length_free
    return PostView(
        post=post,
        label=platform.label,
        variant=pieces.variant_name(post),
        initial=platform.label[:1],
        picture=_picture(card, pieces) if card else None,
        others=tuple(_picture(other, pieces) for other in others if other is not card),
        url=next((link.url for link in pieces.links if link.id == post.link), None),
        in_profile=platform.link_place == "profile",
        share_url=share_url,
        is_filled=share_url is not None and bool({"text", "words"} & {*platform.fills}),
        length=limited.format(length=post.length, limit=post.limit),
        rows=_rows(post.text),
        lacks_room=post.text != whole.text,
    )


def _rows(text: str) -> int:
    """Return how many lines of a telephone's width the words take, 4 to 16."""
    lines = sum(1 + len(line) // _LINE for line in text.split("\n"))
    return min(max(lines, 4), 16)


def _card_of(post: Post, pieces: Pieces) -> Card | None:
    by_id = {card.spec.id: card for card in pieces.cards}
    return next((by_id[name] for name in post.cards if name in by_id), None)


def _picture(card: Card, pieces: Pieces) -> PictureView:
    size = load_page_words(pieces.plan.language).size
    return PictureView(
        file=card_file(card),
        width=card.width,
        height=card.height,
        alt=card.alt,
        format=card.spec.format.replace("-", " ").capitalize(),
        size=size.format(format=card.spec.format, width=card.width, height=card.height),
    )


def _openable(url: str | None) -> bool:
    """Whether a click on the address opens a page or a message, and never runs anything."""
    return url is not None and urlsplit(url).scheme.lower() in _OPENABLE
