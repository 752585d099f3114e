"""Which posts go out when, and which cards suit them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sharekit.document import Document, Span
from sharekit.plan.drafts import Accepted
from sharekit.plan.model import PostSpec
from sharekit.plan.occasion import Occasion
from sharekit.plan.request import Request
from sharekit.plan.windows import Window, fit_hour
from sharekit.presets.moments import Moment, load_moments, moments_of
from sharekit.presets.platforms import Platform

# The kinds of card that suit a lead, best first.
_LEADS = (
    ("quote", ("photo-quote", "quote", "statement")),
    ("point", ("photo-quote", "statement")),
    ("figure", ("statistic",)),
    ("ask", ("countdown", "event", "cta", "photo-quote", "quote", "statement", "statistic")),
)
_INVITING = frozenset({"event", "countdown"})
_THREAD_ENDS = ("cover", "end")  # of a carousel: the pictures of a thread's first and last post
_APART = frozenset({"slide", "poster"})  # no picture of a post
_APART_BY = timedelta(hours=5)
Subjects = Sequence[tuple[str, Accepted]]


def plan_posts(
    occasion: Occasion, request: Request, subjects: Subjects, document: Document
) -> tuple[PostSpec, ...]:
    """Return a post for every moment and platform, moments first.

    `PostSpec.cards` answers to leads (`quote point figure ask`) and to the ids of the quotations and
    statistics (`q1`, `s3`) that have a card of their own or whose words stand on another card.
    """
    holders = _holders(document, subjects)
    return tuple(
        PostSpec(
            platform=platform.name,
            moment=window.moment,
            scheduled=window.at,
            thread_at=_thread_at(window, request) if platform.thread else None,
            until=window.until,
            cards=_cards(
                platform, [row for row in subjects if _suits(row[1], window.moment, occasion)], holders
            ),
        )
        for window in occasion.windows
        for platform in request.platforms
    )


def _thread_at(window: Window, request: Request) -> datetime | None:
    """Return some hours after the single post, as long as the thread is still true and nobody sleeps."""
    later, quiet = window.at + _APART_BY, request.timetable.quiet
    return fit_hour(later, earliest=later, latest=window.until, quiet=quiet)


def _suits(card: Accepted, moment: Moment, occasion: Occasion) -> bool:
    """Whether a card may stand in a moment's posts; posters and single slides stand in none.

    A card that invites stands in no post about the article, and in none after the event.
    """
    kind = card.draft.kind
    if card.draft.moment not in {None, moment} or kind in _APART:
        return False
    if moment in moments_of("after"):
        return False  # best with a photograph of the evening
    invites = kind in _INVITING or (kind in {"cta", "end"} and occasion.invites)
    return not (invites and load_moments()[moment].about == "article")


def _holders(document: Document, subjects: Subjects) -> dict[str, tuple[str, Accepted]]:
    """Return, for every quotation and statistic that is on a card, the card: its own before another's."""
    own = {
        card.draft.source: (subject, card)
        for subject, card in reversed(subjects)  # the first of a quotation's cards is the one with the photo
        if card.draft.source and card.draft.kind not in _APART
    }
    spans = {quote.id: quote.span for quote in document.quotes}
    spans |= {statistic.id: statistic.span for statistic in document.statistics}
    held = {
        source: (subject, card)
        for subject, card in reversed(subjects)
        if card.draft.kind not in _APART
        for source, span in spans.items()
        if _holds(card.draft.span, span)
    }
    return {**held, **own}


def _holds(outer: Span | None, inner: Span | None) -> bool:
    return bool(outer and inner and outer.start <= inner.start and inner.end <= outer.end)


def _cards(
    platform: Platform, subjects: Subjects, holders: dict[str, tuple[str, Accepted]]
) -> dict[str, tuple[str, ...]]:
    if not platform.formats:
        return {}
    by_source = {source: (_id(subject, card, platform),) for source, (subject, card) in holders.items()}
    ends = {kind: (found,) for kind in _THREAD_ENDS if (found := _first((kind,), subjects, platform))}
    if platform.thread:
        by_source |= ends
    by_lead = {lead: (found,) for lead, kinds in _LEADS if (found := _first(kinds, subjects, platform))}
    return {**by_lead, **by_source}


def _first(kinds: Iterable[str], subjects: Subjects, platform: Platform) -> str | None:
    found = ((subject, card) for kind in kinds for subject, card in subjects if card.draft.kind == kind)
    return next((_id(subject, card, platform) for subject, card in found), None)


def _id(subject: str, card: Accepted, platform: Platform) -> str:
    suits = [name for name in platform.formats if name in card.formats]
    return f"{subject}-{(suits or list(card.formats))[0]}"
