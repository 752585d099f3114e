"""All that was made for a kit, before it is files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sharekit.kit.distribution import Distribution
from sharekit.kit.times import load_zone, not_before, read_scheduled
from sharekit.links import TrackedLink, slug
from sharekit.plan.model import KitPlan, main_words
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.render import Card
from sharekit.write import CallToAction, Post, Written


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
    distribution: Distribution = field(default_factory=Distribution)

    def moment_name(self, moment: str) -> str:
        """Return what people call a moment."""
        return self.phrases.page.moments.get(moment, moment)

    def platform_label(self, name: str) -> str:
        """Return a network's name as it writes itself."""
        return self.platforms[name].label if name in self.platforms else name

    def send_on(self, day: str | None) -> str | None:
        """Return when a post should go out, in the words of the language; None without a day."""
        if day is None:
            return None
        return self.phrases.page.send_on.format(day=self.written_day(read_scheduled(day).date()))

    def written_day(self, day: date) -> str:
        """Return a day as the language writes it ("Monday 19 April")."""
        return self.phrases.dates.day.format(
            weekday=self.phrases.weekday(day),
            day=self.phrases.day_number(day),
            month=self.phrases.month(day),
            year=day.year,
        )

    @property
    def zone_name(self) -> str | None:
        """The zone that times of posting are in: the event's, else the settings'; None if unknown."""
        event = self.plan.event
        return (event.timezone if event else None) or self.distribution.timezone

    def goes_out(self, post: Post) -> datetime | None:
        """Return when a post goes out (see `read_scheduled`), not before an embargo ends; None if unset."""
        if not post.scheduled:
            return None
        at = read_scheduled(post.scheduled, load_zone(self.zone_name))
        return not_before(at, self.plan.document.embargo)

    def posts_by_platform(self) -> Mapping[str, tuple[Post, ...]]:
        """Return the posts of each network, both in the order of the kit."""
        names = dict.fromkeys(post.platform for post in self.written.posts)
        return {name: tuple(post for post in self.written.posts if post.platform == name) for name in names}


def card_file(card: Card) -> str:
    """Return where a card is in the kit: `cards/01-quote-first-words-square.png`."""
    spec = card.spec
    words = shortened(slug(main_words(spec.content)))
    parts = (f"{spec.number:02}", spec.kind, words, spec.format)
    return f"cards/{'-'.join(part for part in parts if part)}.{card.extension}"


def shortened(name: str, most: int = 32) -> str:
    """Return a slug cut between words to at most `most` characters."""
    return name if len(name) <= most else name[: most + 1].rpartition("-")[0] or name[:most]
