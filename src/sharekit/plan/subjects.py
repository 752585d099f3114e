"""The drafts of a document, kind by kind, and the slides of a carousel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sharekit.document import Document, Event, Quote, Span, Statistic
from sharekit.links import TrackedLink
from sharekit.plan.addresses import Addresses, bare
from sharekit.plan.drafts import Accepted, CardLimits, Draft
from sharekit.plan.emphasis import Passage, find_emphasis
from sharekit.plan.figures import LABEL_LETTERS, is_bare_share, says_who_and_when, statistic_content
from sharekit.plan.invitation import button, countdown, event_content, event_cta, find_ask, when_line
from sharekit.plan.likeness import contains
from sharekit.plan.model import CountdownContent, CtaContent, QuoteContent, StatementContent
from sharekit.plan.occasion import Occasion
from sharekit.plan.quotes import Choice, is_quotation, order_for_cards
from sharekit.plan.request import CAROUSEL, Request
from sharekit.presets.cues import Cues
from sharekit.presets.formats import load_papers
from sharekit.presets.line_words import load_line_words
from sharekit.presets.marks import in_marks
from sharekit.presets.moments import Moment
from sharekit.presets.phrases import Phrases
from sharekit.presets.typography import typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What drafts are made from.

    Attributes:
        document: What was understood.
        request: The user's wishes.
        choice: The candidates after those wishes.
        event: The event the kit invites to.
        addresses: Where posts lead.
        code: The link behind the code of an event card.
        cues: Of the source's language.
        phrases: Of the card's language.
        topic: What the kit is about, short; a kicker.
    """

    document: Document
    request: Request
    choice: Choice
    event: Event | None
    addresses: Addresses
    code: TrackedLink | None
    cues: Cues
    phrases: Phrases
    topic: str | None = None


def quote_drafts(material: Material) -> tuple[Draft, ...]:
    """Return quote and statement cards of every candidate, in the order they are taken."""
    drafts = (_quote_draft(quote, material) for quote in order_for_cards(material.choice, material.document))
    return tuple(draft for draft in drafts if material.request.allows(draft.kind))


def photo_drafts(material: Material) -> tuple[Draft, ...]:
    """Return quotations and statements as cards with a photograph, first those of people whom one shows."""
    request = material.request
    if not ((request.photograph or request.portraits) and request.allows("photo-quote")):
        return ()
    quotes = order_for_cards(material.choice, material.document)
    own = [quote for quote in quotes if quote.speaker in request.portraits]
    others = [quote for quote in quotes if quote not in own] if request.photograph else []
    drafts = (_quote_draft(quote, material) for quote in (*own, *others))
    return tuple(replace(draft, kind="photo-quote", photo=True) for draft in drafts)


def statistic_drafts(material: Material, cards: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return statistic cards, best first.

    Front matter comes first; a share without its verb is none. Of the others, those go to the end whose
    sentence has given a figure already or stands on another card, whose label is long or one word, or
    whose figure is only a bound; among equals a caption that says who and when wins.
    """
    if not material.request.allows("statistic"):
        return ()
    spans = [draft.span for draft in cards if draft.span]
    whole = (
        each
        for each in material.document.statistics
        if not is_bare_share(each, material.document, material.cues)
    )
    ranked = sorted(whole, key=lambda statistic: _reserve(statistic, spans, material))
    seen: set[Span] = set()
    first: list[Statistic] = []
    later: list[Statistic] = []
    for statistic in ranked:
        (later if statistic.sentence in seen else first).append(statistic)
        seen |= {statistic.sentence} if statistic.sentence else set()
    return tuple(_statistic_draft(statistic, material) for statistic in (*first, *later))


def event_drafts(material: Material) -> tuple[Draft, ...]:
    """Return the card of the event the kit invites to."""
    event = material.event
    if event is None or event.day is None or not material.request.allows("event") or not bare(event.title):
        return ()
    ask = find_ask(material.document, material.addresses, material.phrases)
    leads = material.code is not None and material.addresses.of_event is not None
    url = material.code.url if leads and material.code else None
    content = event_content(event, event.day, ask=ask, url=url, phrases=material.phrases)
    return (Draft(kind="event", content=content, words=event.title, span=event.span, only_one=True),)


def poster_drafts(material: Material) -> tuple[Draft, ...]:
    """Return the poster of the event, with the words of its card, for every paper."""
    if not material.request.allows("poster"):
        return ()
    drafts = event_drafts(replace(material, request=replace(material.request, kinds=("event",))))
    return tuple(replace(draft, kind="poster", formats=tuple(load_papers())) for draft in drafts)


def countdown_drafts(material: Material, moments: Iterable[Moment]) -> tuple[Draft, ...]:
    """Return the countdown to the event for every moment that has a word for it ("Tomorrow")."""
    event = material.event
    if event is None or not material.request.allows("countdown") or not bare(event.title):
        return ()
    contents = (
        (moment, countdown(event, moment, today=material.request.today, phrases=material.phrases))
        for moment in moments
    )
    return tuple(
        Draft(kind="countdown", content=content, words=content.left, moment=moment)
        for moment, content in contents
        if content
    )


def cta_drafts(material: Material) -> tuple[Draft, ...]:
    """Return the call to action: the event's, or the article's title; none without a link."""
    if not material.request.allows("cta"):
        return ()
    content = call_to_action(material)
    if content is None:
        return ()
    return (Draft(kind="cta", content=content, words=content.text, only_one=True),)


def call_to_action(material: Material) -> CtaContent | None:
    """Return the words of the call to action; None without a link."""
    if material.addresses.link is None:
        return None
    return _event_cta(material, material.event) if material.event else _article_cta(material)


def notice_drafts(material: Material, occasion: Occasion) -> tuple[Draft, ...]:
    """Return the card of a notice: what happened is its large word, then the event's title and day.

    None where nothing is changed or the language has no word for it, or `--kinds` leaves such cards out.
    """
    event, words = occasion.event, material.phrases.post
    first = occasion.moments[0] if occasion.moments else ""
    kicker = {"cancelled": words.cancelled, "update": words.update}.get(first, "")
    asked = any(material.request.allows(kind) for kind in ("countdown", "statement"))
    title = bare(event.title) if event else ""
    if event is None or not title or not kicker or not asked:
        return ()
    content = CountdownContent(
        left=kicker,
        title=typeset(event.short_title or title, material.phrases),
        when=when_line(event, today=material.request.today, phrases=material.phrases),
        kicker=material.phrases.card.event or None,
    )
    span = _span_of(title, material.document)
    moment = occasion.moments[0]
    return (Draft(kind="countdown", content=content, words=title, span=span, moment=moment, only_one=True),)


def title_drafts(material: Material) -> tuple[Draft, ...]:
    """Return the title as a statement, for a source with nothing else."""
    title = bare(material.document.title)
    if not title or not material.request.allows("statement"):
        return ()
    content = StatementContent(
        text=title, emphasis=_emphasis(title, material, marked=material.document.emphasis)
    )
    return (
        Draft(
            kind="statement",
            content=content,
            words=title,
            span=_span_of(title, material.document),
            only_one=True,
        ),
    )


def _quote_draft(quote: Quote, material: Material) -> Draft:
    emphasis = _emphasis(quote.text, material, marked=quote.emphasis or material.document.emphasis)
    emphasis = typeset(emphasis, material.phrases) if emphasis else None
    asked = quote.id in material.choice.asked
    if is_quotation(quote, material.document):
        said = QuoteContent(
            text=typeset(quote.text, material.phrases),
            marked=typeset(in_marks(quote.text, material.phrases), material.phrases),
            speaker=quote.speaker,
            role=quote.role,
            emphasis=emphasis,
        )
        return Draft(
            kind="quote", content=said, words=quote.text, source=quote.id, span=quote.span, asked=asked
        )
    kicker = material.topic if material.topic and not contains(quote.text, material.topic) else None
    stated = StatementContent(text=typeset(quote.text, material.phrases), kicker=kicker, emphasis=emphasis)
    return Draft(
        kind="statement", content=stated, words=quote.text, source=quote.id, span=quote.span, asked=asked
    )


def _statistic_draft(statistic: Statistic, material: Material) -> Draft:
    content = statistic_content(statistic, material.document, cues=material.cues, kicker=material.topic)
    words = f"{statistic.figure} {statistic.label}"
    return Draft(kind="statistic", content=content, words=words, source=statistic.id, span=statistic.span)


def _reserve(
    statistic: Statistic, spans: Iterable[Span], material: Material
) -> tuple[bool, bool, bool, bool, bool, int]:
    sentence = statistic.sentence
    shown = sentence is not None and any(
        span.start < sentence.end and sentence.start < span.end for span in spans
    )
    return (
        statistic.origin != "front-matter",
        not statistic.label or len(statistic.label) > LABEL_LETTERS,
        shown,
        statistic.qualifier is not None,
        len(statistic.label.split()) == 1,
        -says_who_and_when(statistic, material.document, material.phrases.dates.months),
    )


def _event_cta(material: Material, event: Event) -> CtaContent | None:
    ask = find_ask(material.document, material.addresses, material.phrases)
    return event_cta(event, ask=ask, today=material.request.today, phrases=material.phrases) if ask else None


def _article_cta(material: Material) -> CtaContent | None:
    title, card = bare(material.document.title), material.phrases.card
    words = button(material.addresses.opens, material.phrases) or card.read
    if not (title and words):
        return None
    emphasis = _emphasis(title, material, marked=material.document.emphasis)
    return CtaContent(text=title, button=words, kicker=card.take_part or None, emphasis=emphasis)


def _emphasis(text: str, material: Material, *, marked: str | None) -> str | None:
    if marked and marked in text:
        return marked
    figures = tuple(statistic.figure for statistic in material.document.statistics)
    title = "" if text in material.document.title else material.document.title
    light = load_line_words(material.document.language).light
    return find_emphasis(Passage(text=text, cues=material.cues, title=title, figures=figures, light=light))


def _span_of(title: str, document: Document) -> Span | None:
    start = document.text.find(title)
    return Span(start, start + len(title)) if start >= 0 else None


_FORMATS = ("portrait", "square")  # what networks show as a carousel, best first
FEWEST_SLIDES, _MOST = 3, 5  # between cover and end
_WIDEST = "10 / 10"


def plan_carousel(material: Material, chosen: Sequence[Accepted], limits: CardLimits) -> tuple[Accepted, ...]:
    """Return cover, slides and end, of the points that have cards already; nothing for fewer than three.

    A carousel is in one format, because networks show all its pictures in that of the first.
    """
    form = next((name for name in _FORMATS if name in limits.formats), None)
    kinds = [kind for kind in CAROUSEL if material.request.allows(kind)]
    if form is None or not kinds:
        return ()

    def drawable(drafts: Iterable[Draft | None]) -> list[Draft]:
        return [draft for draft in drafts if draft and limits.refusal(limits.spec(draft, form)) is None]

    slides = drawable(_slide(card.draft, _WIDEST) for card in chosen)[:_MOST]
    cover, end = drawable([_cover(material)]), drawable([_end(material)])
    if len(slides) < FEWEST_SLIDES or not cover:
        return ()
    total = 1 + len(slides) + len(end)
    numbered = (_slide(draft, f"{number} / {total}") for number, draft in enumerate(slides, start=2))
    return tuple(
        Accepted(draft=draft, formats=(form,))
        for draft in (*cover, *numbered, *end)
        if draft and draft.kind in kinds
    )


def _cover(material: Material) -> Draft | None:
    title = bare(material.document.title)
    if not title:
        return None
    content = StatementContent(text=title, kicker=material.phrases.card.swipe or None)
    return Draft(kind="cover", content=content, words=title, photo=material.request.photograph)


def _slide(draft: Draft, kicker: str) -> Draft | None:
    if not isinstance(draft.content, QuoteContent | StatementContent):
        return None
    return replace(draft, kind="slide", content=replace(draft.content, kicker=kicker))


def _end(material: Material) -> Draft | None:
    content = call_to_action(material)
    return Draft(kind="end", content=content, words=content.text) if content else None
