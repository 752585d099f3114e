"""The evidence of a document: its text, what its author gave, and the forms its days and times take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from functools import cache

from sharekit.document import Document, Event, Person, Quote
from sharekit.presets.phrases import Phrases
from sharekit.presets.templates import load_templates
from sharekit.write.dates import date_facts, elsewhere
from sharekit.write.ground import Evidence
from sharekit.write.notation import parse_templates
from sharekit.write.templates import fixed_words

_COUNTED = 10  # smaller counts are words
_LENT = ("card", "action", "post", "dates")


def gather_evidence(
    document: Document,
    *,
    phrases: Phrases,
    today: date,
    own: Iterable[str] = (),
    links: Iterable[str] = (),
    zones: Sequence[str] = (),
) -> Evidence:
    """Return what words about a document may rest on.

    Args:
        document: What was understood of the source.
        phrases: The catalogue of the language.
        today: The day the kit is made, for years in dates.
        own: More words the user gave: organisation, handles, hashtags.
        links: Addresses that may stand in a text.
        zones: Zones an online event's start is also written in.
    """
    computed = [elsewhere(event, zones, phrases) for event in document.events]
    computed += [form for event in document.events for form in _forms(event, phrases, today)]
    people = max((_people(event) for event in document.events), key=len, default=())
    return Evidence(
        text=document.text,
        own=tuple(dict.fromkeys(filter(None, (*_given(document), *own)))),
        phrases=_lent(phrases),
        computed=tuple(dict.fromkeys(computed)),
        links=tuple(dict.fromkeys(filter(None, links))),
        people=people,
        more=tuple(pattern.strip() for pattern in phrases.post.more.values()),
        marks=phrases.post.marks,
        capital_nouns=phrases.post.capital_nouns,
    )


def _people(event: Event) -> tuple[str, ...]:
    return tuple(person.name for person in event.speakers)


def _given(document: Document) -> Iterator[str | None]:
    """Yield the words that stand for themselves: the author's, and names and titles of the events."""
    yield from (document.title, document.short_title, document.standfirst, document.byline)
    yield from (document.image_alt, document.emphasis, document.why, *document.hashtags)
    for quote in document.quotes:
        if quote.origin == "front-matter":
            yield from _quoted(quote)
    for statistic in document.statistics:
        if statistic.origin == "front-matter":
            yield " ".join(filter(None, (statistic.qualifier, statistic.figure, statistic.label)))
    for event in document.events:
        yield from (
            event.title,
            event.short_title,
            event.place,
            event.time_text,
            event.zone_text,
            event.result,
        )
        for person in (*event.speakers, event.chair):
            yield from _named(person)
        yield " ".join(counts_of(event))
    yield from (action.label for action in document.actions)


def counts_of(event: Event) -> tuple[str, ...]:
    """Return the numbers of people that a post may count after those it names, where they have two digits."""
    return tuple(str(count) for count in range(_COUNTED, len(event.speakers) + 1))


def _quoted(quote: Quote) -> tuple[str | None, ...]:
    return quote.text, quote.speaker, quote.role


def _named(person: Person | None) -> tuple[str | None, ...]:
    return (person.name, person.role) if person else ()


def _forms(event: Event, phrases: Phrases, today: date) -> Iterator[str]:
    """Yield every form in which a post may print the days and times of an event."""
    for moment in (event, *_ends(event)):
        day = moment.day
        if day is None:
            continue
        for posted in (today, day - timedelta(days=1), day):
            yield from date_facts(moment, phrases, posted=posted).values()
        yield from _plain(moment.start, phrases)
    yield from _joined(event, phrases)


def _joined(event: Event, phrases: Phrases) -> Iterator[str]:
    """Yield names with the conjunction before them, in languages that write both as one word."""
    conjunction = phrases.post.conjunction.lstrip()
    if conjunction and not conjunction[-1].isspace():
        people = event.people
        yield from (f"{conjunction}{person.name}" for person in people)


def _ends(event: Event) -> tuple[Event, ...]:
    """Return the end of an event, and of its registration, as events: their days are printed alike."""
    moments = (event.end, event.deadline)
    return tuple(Event(title="", start=moment, timezone=event.timezone) for moment in moments if moment)


def _plain(moment: date | datetime | None, phrases: Phrases) -> Iterator[str]:
    """Yield the day and the time in forms that the catalogue has no pattern for."""
    if moment is None:
        return
    names = phrases.dates
    weekday, month = phrases.weekday(moment), phrases.month(moment)
    short = f"{names.weekdays_short[moment.weekday()]} {names.months_short[moment.month - 1]}"
    yield f"{weekday} {phrases.day_number(moment)} {month} {moment.year} {short} {moment.isoformat()}"
    if isinstance(moment, datetime):
        hour, minute, time = moment.hour, moment.minute, phrases.time(moment.time())
        half, twelve = phrases.half(moment.time()), moment.hour % 12 or 12
        yield f"{time} {hour} {hour:02} {hour}:{minute:02} {hour:02}:{minute:02} {hour}.{minute:02}"
        yield f"{twelve}{half}" if not minute else f"{twelve}:{minute:02}{half} {twelve}.{minute:02}{half}"


@cache
def _template_words(catalogue: str | None) -> tuple[str, ...]:
    return fixed_words(parse_templates(load_templates(catalogue)))


def _lent(phrases: Phrases) -> tuple[str, ...]:
    """Return every word of the catalogue that may stand in a post or on a card."""
    sections = (getattr(phrases, name) for name in _LENT)
    values = (getattr(section, field.name) for section in sections for field in fields(section))
    texts = (text for value in values for text in _texts(value))
    return tuple(dict.fromkeys((*filter(None, texts), *_template_words(phrases.catalogue))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.replace("{", " ").replace("}", " ")
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        yield from (str(inner) for inner in value.values())
