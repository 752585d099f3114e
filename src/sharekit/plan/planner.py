"""From a document and the user's wishes to the plan of a kit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from sharekit.document import Diagnostic, Document
from sharekit.errors import NothingToShareError, SharekitError
from sharekit.links import TrackedLink, display_address
from sharekit.plan.addresses import NO_LINK, campaign_slug, code_link, find_addresses, spine_labels, topic_of
from sharekit.plan.drafts import Accepted, CardLimits, Refusal, accept, cannot_draw
from sharekit.plan.hashtags import find_hashtags
from sharekit.plan.model import CardSpec, Footer, KitPlan
from sharekit.plan.occasion import NOTICES, Occasion, asked_for, find_occasion
from sharekit.plan.posting import plan_posts
from sharekit.plan.quotes import choose_quotes
from sharekit.plan.request import CAROUSEL, Request
from sharekit.plan.stage import as_announced
from sharekit.plan.subjects import (
    FEWEST_SLIDES,
    Material,
    countdown_drafts,
    cta_drafts,
    event_drafts,
    notice_drafts,
    photo_drafts,
    plan_carousel,
    poster_drafts,
    quote_drafts,
    statistic_drafts,
    title_drafts,
)
from sharekit.plan.windows import Case
from sharekit.presets.cues import load_cues
from sharekit.presets.phrases import Phrases
from sharekit.presets.typography import typeset

MOST_STATISTICS = 3
MOST_PHOTOGRAPHS = 1


def plan_kit(document: Document, request: Request, *, phrases: Phrases, refusal: Refusal) -> KitPlan:
    """Decide what is made of a document. Pure: the same arguments give the same plan.

    Args:
        document: What was understood of the source.
        request: The user's wishes.
        phrases: The catalogue of the kit's language.
        refusal: Why a card cannot be drawn, or None when it can.

    Raises:
        NothingToShareError: The document has no title, quotation, statistic or coming event.
        UsageError: A wish cannot be met: no candidate contains the text of `--quote`, or the link is
            no web address.
        RenderError: A card that was asked for, or the last that is left, cannot be drawn.
    """
    if not (document.title or document.quotes or document.statistics or document.events):
        message = "the source has no title, no quotation, no figure and no event"
        raise NothingToShareError(message, hint="give it a title, or paste more of its text")
    document = replace(document, events=tuple(as_announced(document, each) for each in document.events))
    organisation = document.organisation or request.organisation or document.host
    request = replace(request, organisation=organisation)
    occasion = asked_for(find_occasion(document, request.today, request.timetable), request.moments)
    invited = occasion.event if occasion.invites else None
    addresses = find_addresses(document, request, occasion.event)
    campaign = campaign_slug(document, request)
    material = Material(
        document=document,
        request=request,
        choice=choose_quotes(document, request),
        event=invited,
        addresses=addresses,
        code=code_link(addresses, campaign),
        cues=load_cues(document.language),
        phrases=phrases,
        topic=topic_of(document),
    )
    case = Case(document=document, event=occasion.event, today=request.today, timetable=request.timetable)
    limits = replace(_bench(material, refusal), embargo=case.embargo)
    accepted, passed = _accepted(material, occasion, limits)
    return _plan(material, occasion, limits, accepted, passed, campaign=campaign)


def _bench(material: Material, refusal: Refusal) -> CardLimits:
    link = material.addresses.link
    address = display_address(link) if link else None
    organisation = material.request.organisation
    spine = spine_labels(material.document, material.event, besides=(organisation, address))
    footer = Footer(
        organisation=organisation and typeset(organisation, material.phrases),
        handle=material.request.handle,
        address=address,
        label=material.topic,
        spine=tuple(typeset(name, material.phrases) for name in spine),
        more=material.phrases.card.more,
    )
    language = material.request.language or material.document.language
    return CardLimits(formats=material.request.formats, footer=footer, language=language, refusal=refusal)


def _accepted(
    material: Material, occasion: Occasion, limits: CardLimits
) -> tuple[tuple[Accepted, ...], tuple[Diagnostic, ...]]:
    """Accept the cards of every kind, in the order of the kit.

    Raises:
        NothingToShareError: `--kinds` leaves nothing.
        RenderError: Nothing that is left can be drawn.
    """
    notice, unseen = accept(notice_drafts(material, occasion), 1, limits)
    if {*occasion.moments} <= NOTICES:
        return notice, unseen
    limit = max(material.request.cards, len(material.choice.asked))
    pictured, last = accept(photo_drafts(material), MOST_PHOTOGRAPHS, limits, after=len(notice))
    pictured = (*notice, *pictured)
    quotes, passed = accept(quote_drafts(material), limit, limits, after=len(pictured))
    drafts = statistic_drafts(material, [card.draft for card in quotes])
    statistics, more = accept(drafts, MOST_STATISTICS, limits, after=len(pictured) + len(quotes))
    passed += more + last + unseen
    cards = (*pictured, *sorted(quotes, key=lambda card: card.draft.kind != "quote"), *statistics)
    for drafts, most in (
        (event_drafts(material), 1),
        (countdown_drafts(material, occasion.moments), len(occasion.moments)),
        (poster_drafts(material), 1),
        (cta_drafts(material), 1),
    ):
        found, more = accept(drafts, most, limits, after=len(cards))
        cards, passed = (*cards, *found), (*passed, *more)
    cards = (*cards, *plan_carousel(material, quotes, limits))
    if not cards:
        cards, more = accept(title_drafts(material), 1, limits)
        passed += more
    if not cards:
        raise _nothing(material, limits)
    return cards, passed


def _nothing(material: Material, limits: CardLimits) -> SharekitError:
    tried = (
        *quote_drafts(material),
        *statistic_drafts(material, ()),
        *event_drafts(material),
        *title_drafts(material),
    )
    for draft in tried:
        reason = limits.refusal(limits.spec(draft, limits.formats[0])) if limits.formats else None
        if reason:
            return cannot_draw(draft, reason)
    kinds = ", ".join(material.request.kinds or ())
    message = (
        f"the source gives no card of the kinds asked for: {kinds}" if kinds else "the source gives no card"
    )
    return NothingToShareError(message, hint="sharekit inspect shows what was understood of the source")


def _plan(
    material: Material,
    occasion: Occasion,
    limits: CardLimits,
    accepted: tuple[Accepted, ...],
    passed: tuple[Diagnostic, ...],
    *,
    campaign: str,
) -> KitPlan:
    document, request, addresses = material.document, material.request, material.addresses
    told = material.choice.warnings
    subjects, cards = _numbered(accepted), _specs(_numbered(accepted), limits)
    return KitPlan(
        document=document,
        campaign=campaign,
        language=limits.language,
        theme=request.theme,
        today=request.today,
        event=occasion.event,
        invites=occasion.invites,
        zone=_zone(occasion, request),
        embargo=limits.embargo,
        zones=request.timetable.zones,
        link=addresses.link,
        register=addresses.register,
        organisation=request.organisation,
        handles=request.handles,
        hashtags=find_hashtags(document, cues=material.cues, settings=request.hashtags),
        cards=cards,
        links=_codes(material, cards),
        posts=plan_posts(occasion, request, subjects, document),
        quotes=material.choice.quotes,
        statistics=document.statistics,
        skipped=occasion.skipped,
        left_out=_left_out(occasion, request, accepted),
        warnings=_most_urgent_first(
            (*document.warnings, *occasion.warnings, *addresses.warnings, *told, *passed)
        ),
    )


def _most_urgent_first(warnings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put the missing link before all others: without it every post is worth less."""
    return tuple(sorted(warnings, key=lambda warning: warning != NO_LINK))


def _left_out(
    occasion: Occasion, request: Request, accepted: Iterable[Accepted]
) -> Mapping[str, tuple[str, ...]]:
    """Return what could be made and is not, since nobody named it; a carousel takes three points."""
    points = sum(card.draft.kind in {"quote", "statement"} for card in accepted)
    carousel = CAROUSEL if request.kinds is None and points >= FEWEST_SLIDES else ()
    found = {"platforms": request.unnamed, "moments": occasion.unnamed, "kinds": carousel}
    return MappingProxyType({option: names for option, names in found.items() if names})


def _zone(occasion: Occasion, request: Request) -> str | None:
    return (occasion.event.timezone if occasion.event else None) or request.timetable.zone


def _codes(material: Material, cards: Iterable[CardSpec]) -> tuple[TrackedLink, ...]:
    """Return the links that stand as codes on cards."""
    shown = any(card.kind in {"event", "poster"} for card in cards)
    return (material.code,) if material.code and shown else ()


def _numbered(accepted: tuple[Accepted, ...]) -> tuple[tuple[str, Accepted], ...]:
    """Name the subjects: `quote-1`, `quote-2`, `statement-1`."""
    kinds = [card.draft.kind for card in accepted]
    return tuple(
        (f"{kind}-{kinds[: index + 1].count(kind)}", accepted[index]) for index, kind in enumerate(kinds)
    )


def _specs(subjects: tuple[tuple[str, Accepted], ...], limits: CardLimits) -> tuple[CardSpec, ...]:
    return tuple(
        limits.spec(card.draft, name, subject=subject, number=number)
        for number, (subject, card) in enumerate(subjects, start=1)
        for name in card.formats
    )
