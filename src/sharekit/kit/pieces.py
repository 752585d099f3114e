"""All that was made for a kit, before it is files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import log

from sharekit.kit.distribution import Distribution
from sharekit.kit.times import read_scheduled
from sharekit.links import TrackedLink, hosted_address, intent_url, privacy_of, slug
from sharekit.plan.model import KitPlan, main_words
from sharekit.presets.clock import zone_info
from sharekit.presets.page_words import PageWords
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.render import Card
from sharekit.write import CallToAction, Post, Written, post_length


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """What the files of a kit are made from.

    Attributes:
        plan: What was to be made.
        cards: The drawn cards, in the order of the kit.
        written: The posts.
        call_to_action: The call-to-action block.
        links: All tracked links, each once.
        phrases: Words of the kit's language.
        platforms: The networks by name.
        generator: Program and version.
        page_words: The words of the page's controls, in the form of the kit's region.
        distribution: How the kit goes out.
    """

    plan: KitPlan
    cards: tuple[Card, ...]
    written: Written
    call_to_action: CallToAction
    links: tuple[TrackedLink, ...]
    phrases: Phrases
    platforms: Mapping[str, Platform]
    generator: str
    page_words: PageWords
    distribution: Distribution = field(default_factory=Distribution)

    def moment_name(self, moment: str) -> str:
        """Return what people call a moment."""
        return self.phrases.page.moments.get(moment, moment)

    def platform_label(self, name: str) -> str:
        """Return a network's name as it writes itself; of one that is no brand, the language's."""
        own = self.platforms[name].label if name in self.platforms else name
        return self.page_words.names.get(name, own)

    def send_on(self, moment: str | None) -> str | None:
        """Return when a post should go out, in the words of the language; None where that is not known."""
        when = self.written_time(moment)
        return when and self.phrases.page.send_on.format(day=when)

    def written_time(self, moment: str | None) -> str | None:
        """Return a day and time of the plan in the words of the language; None where there is none."""
        if moment is None:
            return None
        local, words = read_scheduled(moment), self.phrases
        return f"{words.written_day(local.date())}{words.dates.at}{words.time(local.time())}"

    def instant(self, moment: str | None) -> str | None:
        """Return a moment of the plan in ISO 8601, with its offset where the zone is known."""
        zone = zone_info(self.plan.zone) if self.plan.zone else None
        return None if moment is None else read_scheduled(moment, zone).isoformat(timespec="minutes")

    def address_of(self, post: Post) -> str | None:
        """Return the tracked link of a post, or None."""
        return next((link.url for link in self.links if link.id == post.link), None)

    def file_of(self, card_id: str) -> str | None:
        """Return where a card is in the kit; None where there is none of that name."""
        return next((card_file(card) for card in self.cards if card.spec.id == card_id), None)

    @property
    def embargo(self) -> str | None:
        """That nothing may be posted yet, in the words of the language; None where it may."""
        when = self.embargo_time
        return when and self.page_words.embargo.format(when=when)

    @property
    def embargo_time(self) -> str | None:
        """Until when nothing may be posted, in the words of the language; None where it may."""
        until, stated = self.plan.embargo, self.plan.document.embargo
        if until is None:
            return None
        zone = " UTC" if self.plan.zone is None and stated and stated.tzinfo else ""
        return f"{self.written_time(until.isoformat(timespec='minutes'))}{zone}"

    def variant_name(self, post: Post) -> str:
        """Return what tells a post from the others of its moment: `Version A`, `Thread 2/5`."""
        if post.thread is not None:
            return self.phrases.page.thread.format(number=post.thread.number, of=post.thread.of)
        return self.phrases.page.variant.format(letter=post.variant.upper())

    def goes_out(self, post: Post) -> datetime | None:
        """Return when a post goes out (see `read_scheduled`); None where that is not known."""
        if not post.scheduled:
            return None
        zone = zone_info(self.plan.zone) if self.plan.zone else None
        return read_scheduled(post.scheduled, zone)

    def passed_on(self, post: Post) -> Post:
        """Return a post as it may be passed on: without what lets people into a private meeting room."""
        words = privacy_of(self.plan.document, self.plan.event)
        text = words.without(post.text)
        if text == post.text:
            return post
        url = self.address_of(post)
        address = url if url and url in text else None
        return replace(
            post,
            text=text,
            length=post_length(text, post.platform),
            link=post.link if address else None,
            share_url=self.intent(post, text=text, url=address),
        )

    def intent(self, post: Post, *, text: str, url: str | None, group: str | None = None) -> str | None:
        """Return what opens a post's network with some words, or with the page that shows its card.

        Args:
            post: The post.
            text: Its words, with its link.
            url: Its link; None where it has none that may be passed on.
            group: Code of the local group whose page it is.
        """
        page = self.share_address(post.id, group) if url and self.shown_with(post) else None
        platform = self.platforms[post.platform]
        return intent_url(platform, text=text, url=url, subject=post.subject, page=page)

    def share_address(self, name: str, group: str | None = None) -> str | None:
        """Return the address of a share page; None where nobody hosts the kit."""
        base = self.distribution.share_base
        return hosted_address(base, share_folder(name, group)) if base else None

    def shown_with(self, post: Post) -> Card | None:
        """Return the card on the share page of a post; None where it has no page: none leads into a room."""
        url = self.address_of(post)
        if not (
            self.distribution.share_base and self.platforms[post.platform].previews and post.cards and url
        ):
            return None
        if privacy_of(self.plan.document, self.plan.event).rooms(url):
            return None
        subjects = {card.spec.id: card.spec.subject for card in self.cards}
        return self.preview_of(subjects.get(post.cards[0], ""))

    def preview_of(self, subject: str) -> Card | None:
        """Return the card of a subject whose shape is nearest to a preview's; a poster is for paper."""
        theirs = (card for card in self.cards if card.spec.subject == subject and card.spec.kind != "poster")
        return min(theirs, key=_unlike_a_preview, default=None)

    def posts_by_platform(self) -> Mapping[str, tuple[Post, ...]]:
        """Return the posts of each network, both in the order of the kit."""
        names = dict.fromkeys(post.platform for post in self.written.posts)
        return {name: tuple(post for post in self.written.posts if post.platform == name) for name in names}


def card_file(card: Card) -> str:
    """Return where a card is in the kit: `cards/01-quote-first-words-square.png`."""
    spec = card.spec
    words = shortened(slug(main_words(spec.content)))
    parts = (f"{spec.number:02}", spec.kind, words, spec.format)
    return f"cards/{embargoed(spec.embargo)}{'-'.join(part for part in parts if part)}.{card.extension}"


def share_folder(name: str, group: str | None = None) -> str:
    """Return the folder of a share page, with the slash that its address ends with."""
    return f"share/{name}/{group}/" if group else f"share/{name}/"


def _unlike_a_preview(card: Card) -> tuple[float, bool]:
    """Return how far a card is from what networks show beside a link (1.91 to 1, their own guides, 2026)."""
    return abs(log(card.width / card.height / 1.91)), card.spec.format != "preview"


def embargoed(until: datetime | None) -> str:
    """Return what the names of files begin with that nobody may post yet: `EMBARGO-2027-04-10-`."""
    return f"EMBARGO-{until:%Y-%m-%d}-" if until else ""


def shortened(name: str, most: int = 32) -> str:
    """Return a slug cut between words to at most `most` characters."""
    return name if len(name) <= most else name[: most + 1].rpartition("-")[0] or name[:most]
