"""What writing makes: posts, their links, and the call to action."""

from __future__ import annotations

from dataclasses import dataclass

from sharekit.document import ActionKind, Diagnostic
from sharekit.links import TrackedLink
from sharekit.plan.model import SkippedMoment
from sharekit.write.facets import Facet


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPart:
    """The place of a post in a thread: which thread, which post of it from 1, of how many."""

    id: str
    number: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One text, ready to paste.

    Attributes:
        id: `x-announce-a`.
        platform: Name of the network.
        moment: When it is for.
        variant: `a` or `b`.
        lead: What it opens with: `quote`, `figure`, `ask`; `thread`, or `writer` where it is somebody else's.
        text: The words, with the link where the network can use it.
        length: As the network counts it.
        limit: The network's own limit; None where it has none.
        cards: Ids of the cards that suit it.
        link: Id of its tracked link; None without one.
        share_url: Opens the network's compose window; None where there is none.
        scheduled: When it should go out, ISO 8601 to the minute, with an offset where the zone is known.
        until: The last minute at which it is true, in the same form; None where it stays so.
        language: BCP 47 tag.
        subject: Subject of an e-mail or title of a post, where the network has one.
        facets: Links and hashtags by bytes, where the network wants them.
        thread: Its place in a thread, if it is part of one.
        writer: The words are those of the user's own writer, and only their claims were proved.
    """

    id: str
    platform: str
    moment: str
    variant: str
    lead: str
    text: str
    length: int
    limit: int | None
    cards: tuple[str, ...]
    link: str | None
    share_url: str | None
    scheduled: str | None
    language: str
    until: str | None = None
    subject: str | None = None
    facets: tuple[Facet, ...] = ()
    thread: ThreadPart | None = None
    writer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """All posts of a kit.

    Attributes:
        posts: In the order of the plan, variants in order.
        links: One a post that has a link.
        skipped: Moments that get no posts, and why.
        warnings: Where no text could be made.
        own_words: Fixed words of the user's own templates.
    """

    posts: tuple[Post, ...]
    links: tuple[TrackedLink, ...]
    skipped: tuple[SkippedMoment, ...]
    warnings: tuple[Diagnostic, ...]
    own_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallToActionItem:
    """One request with a live link.

    Attributes:
        kind: What is asked for.
        label: Words of the source, else of the catalogue.
        url: Where it leads; never empty.
        link_id: Id of the tracked link behind it, where it is one.
        note: For the organiser: what the link opens, since the target is not known yet; or None.
    """

    kind: ActionKind
    label: str
    url: str
    link_id: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallToAction:
    """The block "Register here – Share on Facebook here – Retweet here", with live links."""

    items: tuple[CallToActionItem, ...]
    links: tuple[TrackedLink, ...] = ()
