"""The drafts of a document, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sharekit.document import Document, Event, Quote, Span, Statistic
from sharekit.links import TrackedLink
from sharekit.plan.addresses import Addresses
from sharekit.plan.contents import CtaContent, QuoteContent, StatementContent
from sharekit.plan.drafts import Draft
from sharekit.plan.emphasis import Passage, find_emphasis
from sharekit.plan.figures import LABEL_LETTERS, says_who_and_when, statistic_content
from sharekit.plan.invitation import countdown, event_content, event_cta, find_ask
from sharekit.plan.labels import bare
from sharekit.plan.likeness import contains
from sharekit.plan.occasion import Occasion
from sharekit.plan.quotes import Choice, is_quotation, order_for_cards
from sharekit.plan.request import Request
from sharekit.presets.cues import Cues
from sharekit.presets.formats import load_papers
from sharekit.presets.line_words import load_line_words
from sharekit.presets.marks import in_marks
from sharekit.presets.moments import Moment
from sharekit.presets.phrases import Phrases
from sharekit.presets.typography import typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
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


def quote_drafts(matter: Matter) -> tuple[Draft, ...]:
    """Return quote and statement cards of every candidate, in the order they are taken."""
    drafts = (_quote_draft(quote, matter) for quote in order_for_cards(matter.choice, matter.document))
    return tuple(draft for draft in drafts if matter.request.allows(draft.kind))


def photo_drafts(matter: Matter) -> tuple[Draft, ...]:
    """Return the quotations and statements as cards with the photograph, in the order they are taken."""
    if not (matter.request.photograph and matter.request.allows("photo-quote")):
        return ()
    drafts = (_quote_draft(quote, matter) for quote in order_for_cards(matter.choice, matter.document))
    return tuple(replace(draft, kind="photo-quote", photo=True) for draft in drafts)


def statistic_drafts(matter: Matter, cards: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return statistic cards, best first.

    Front matter comes first. Of the others, those go to the end whose sentence has given a figure
    already or stands on another card, whose label is long or one word, or whose figure is only a bound;
    among equals a caption that says who and when wins.
    """
    if not matter.request.allows("statistic"):
        return ()
    spans = [draft.span for draft in cards if draft.span]
    ranked = sorted(matter.document.statistics, key=lambda statistic: _reserve(statistic, spans, matter))
    seen: set[Span] = set()
    first: list[Statistic] = []
    later: list[Statistic] = []
    for statistic in ranked:
        (later if statistic.sentence in seen else first).append(statistic)
        seen |= {statistic.sentence} if statistic.sentence else set()
    return tuple(_statistic_draft(statistic, matter) for statistic in (*first, *later))


def event_drafts(matter: Matter) -> tuple[Draft, ...]:
    """Return the card of the event the kit invites to."""
    event = matter.event
    if event is None or event.day is None or not matter.request.allows("event"):
        return ()
    ask = find_ask(matter.document, matter.addresses, matter.phrases)
    url = matter.code.url if matter.code else None
    content = event_content(event, event.day, ask=ask, url=url, phrases=matter.phrases)
    return (Draft(kind="event", content=content, words=event.title, span=event.span, only_one=True),)


def poster_drafts(matter: Matter) -> tuple[Draft, ...]:
    """Return the poster of the event, with the words of its card, for every paper."""
    if not matter.request.allows("poster"):
        return ()
    drafts = event_drafts(replace(matter, request=replace(matter.request, kinds=("event",))))
    return tuple(replace(draft, kind="poster", formats=tuple(load_papers())) for draft in drafts)


def countdown_drafts(matter: Matter, moments: Iterable[Moment]) -> tuple[Draft, ...]:
    """Return the countdown to the event for every moment that has a word for it ("Tomorrow")."""
    event = matter.event
    if event is None or not matter.request.allows("countdown"):
        return ()
    contents = (
        (moment, countdown(event, moment, today=matter.request.today, phrases=matter.phrases))
        for moment in moments
    )
    return tuple(
        Draft(kind="countdown", content=content, words=content.left, moment=moment)
        for moment, content in contents
        if content
    )


def cta_drafts(matter: Matter) -> tuple[Draft, ...]:
    """Return the call to action: the event's, or the article's title; none without a link."""
    if not matter.request.allows("cta"):
        return ()
    content = call_to_action(matter)
    if content is None:
        return ()
    return (Draft(kind="cta", content=content, words=content.text, only_one=True),)


def call_to_action(matter: Matter) -> CtaContent | None:
    """Return the words of the call to action; None without a link."""
    if matter.addresses.link is None:
        return None
    return _event_cta(matter, matter.event) if matter.event else _article_cta(matter)


def notice_drafts(matter: Matter, occasion: Occasion) -> tuple[Draft, ...]:
    """Return the card of a notice: the event's title under the word for what happened to it.

    None where the language has no word for it, or `--kinds` leaves statements out.
    """
    event, words = occasion.event, matter.phrases.post
    kicker = {"cancelled": words.cancelled, "update": words.update}[occasion.moments[0]]
    if event is None or not kicker or not matter.request.allows("statement"):
        return ()
    title = bare(event.title)
    content = StatementContent(text=title, kicker=kicker)
    span = _span_of(title, matter.document)
    return (Draft(kind="statement", content=content, words=title, span=span, only_one=True),)


def title_drafts(matter: Matter) -> tuple[Draft, ...]:
    """Return the title as a statement, for a source with nothing else."""
    title = bare(matter.document.title)
    if not title or not matter.request.allows("statement"):
        return ()
    content = StatementContent(text=title, emphasis=_emphasis(title, matter, marked=matter.document.emphasis))
    return (
        Draft(
            kind="statement",
            content=content,
            words=title,
            span=_span_of(title, matter.document),
            only_one=True,
        ),
    )


def _quote_draft(quote: Quote, matter: Matter) -> Draft:
    emphasis = _emphasis(quote.text, matter, marked=quote.emphasis or matter.document.emphasis)
    emphasis = typeset(emphasis, matter.phrases) if emphasis else None
    asked = quote.id in matter.choice.asked
    if is_quotation(quote, matter.document):
        said = QuoteContent(
            text=typeset(quote.text, matter.phrases),
            marked=typeset(in_marks(quote.text, matter.phrases), matter.phrases),
            speaker=quote.speaker,
            role=quote.role,
            emphasis=emphasis,
        )
        return Draft(
            kind="quote", content=said, words=quote.text, source=quote.id, span=quote.span, asked=asked
        )
    kicker = matter.topic if matter.topic and not contains(quote.text, matter.topic) else None
    stated = StatementContent(text=typeset(quote.text, matter.phrases), kicker=kicker, emphasis=emphasis)
    return Draft(
        kind="statement", content=stated, words=quote.text, source=quote.id, span=quote.span, asked=asked
    )


def _statistic_draft(statistic: Statistic, matter: Matter) -> Draft:
    content = statistic_content(statistic, matter.document, cues=matter.cues, kicker=matter.topic)
    words = f"{statistic.figure} {statistic.label}"
    return Draft(kind="statistic", content=content, words=words, source=statistic.id, span=statistic.span)


def _reserve(
    statistic: Statistic, spans: Iterable[Span], matter: Matter
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
        -says_who_and_when(statistic, matter.document, matter.phrases.dates.months),
    )


def _event_cta(matter: Matter, event: Event) -> CtaContent | None:
    ask = find_ask(matter.document, matter.addresses, matter.phrases)
    return event_cta(event, ask=ask, today=matter.request.today, phrases=matter.phrases) if ask else None


def _article_cta(matter: Matter) -> CtaContent | None:
    title, card = bare(matter.document.title), matter.phrases.card
    if not (title and card.read):
        return None
    emphasis = _emphasis(title, matter, marked=matter.document.emphasis)
    return CtaContent(text=title, button=card.read, kicker=card.take_part or None, emphasis=emphasis)


def _emphasis(text: str, matter: Matter, *, marked: str | None) -> str | None:
    if marked and marked in text:
        return marked
    figures = tuple(statistic.figure for statistic in matter.document.statistics)
    title = "" if text in matter.document.title else matter.document.title
    light = load_line_words(matter.document.language).light
    return find_emphasis(Passage(text=text, cues=matter.cues, title=title, figures=figures, light=light))


def _span_of(title: str, document: Document) -> Span | None:
    start = document.text.find(title)
    return Span(start, start + len(title)) if start >= 0 else None
