"""From a location to a `Document`, the order in which the parts of this room work; and it as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from sharekit.document import (
    YEARS,
    Action,
    Diagnostic,
    Document,
    Event,
    EventLinks,
    Person,
    Quote,
    Span,
    Standing,
    Statistic,
)
from sharekit.errors import NothingToShareError, SourceError, UsageError
from sharekit.links import holds_contact, is_room, rooms_in, tells_way_in
from sharekit.presets.grammar import Grammar, load_grammar
from sharekit.source.events.announcing import Announced, Known, announce
from sharekit.source.events.days import stated_day
from sharekit.source.events.describing import event_name
from sharekit.source.events.practical import with_needs
from sharekit.source.events.zones import close_zone, find_zone
from sharekit.source.formats.intake import Decoded, Raw, cleaned, fetch_raw
from sharekit.source.formats.parsing import Content, find_content, parse_raw
from sharekit.source.formats.stated import Stated
from sharekit.source.language.language import is_foreign, parse_tag
from sharekit.source.page import Page
from sharekit.source.quotations.marks import find_marked
from sharekit.source.quotations.quotations import find_speech
from sharekit.source.said import Confirm, Said, apply_said, warnings_after, zoned
from sharekit.source.sentences.figures import find_statistics
from sharekit.source.sentences.ranking import (
    Surroundings,
    find_words_in,
    from_sentences,
    from_speech,
    make_candidate,
    make_surroundings,
    merge_quotes,
    merge_statistics,
    score_words,
)
from sharekit.source.sentences.sentences import Sentence, find_sentences
from sharekit.source.sentences.standing import Judge

_NOTICE = timedelta(days=10)  # how long before most events are announced
_DAY_IN_NAME = re.compile(
    r"(?:^|/)((?:19|20)\d\d)(?:([-_/.])([01]\d)[-_/.]([0-3]\d)|([01]\d)([0-3]\d)(?=[-_]))(?!\d)"
    r"(?:[^/]*(?:/index\.\w+)?|(?:/[^/]+){1,2})$"
)
_HEADS = frozenset({"title", "heading"})
_AS_STATED = (
    *(
        "short_title",
        "link",
        "image",
        "image_alt",
        "focus",
        "portraits",
        "hashtags",
        "campaign",
        "theme",
        "mood",
    ),
    *("embargo", "emphasis", "amplify", "why", "organisation"),
)


def read_document(  # noqa: PLR0913  one for each thing from outside
    location: str,
    *,
    today: date,
    timezone: str | None = None,
    language: str | None = None,
    usual_language: str | None = None,
    published: date | None = None,
    stdin: Callable[[], bytes] | None = None,
    said: Said | None = None,
    confirm: Confirm | None = None,
) -> Document:
    """Read a source and understand it.

    Args:
        location: A path, or `-` for standard input.
        today: The day it is taken to be; years that are not written are chosen by it.
        timezone: Zone of times that state none.
        language: BCP 47 tag, before anything the source says.
        usual_language: BCP 47 tag where front matter states none, before what is detected.
        published: The publication day where neither the source nor its name states one.
        stdin: Answers all of standard input, for `-`.
        said: What the user says of the event, above all that the source says.
        confirm: Is asked about the likely events where none is sure and nothing said settles it.

    Returns:
        What was understood; every span slices `text` to the words it stands for.

    Raises:
        SourceError: It is not there, cannot be read, or states something impossible.
        NothingToShareError: It was read and holds nothing.
        UsageError: `timezone` is no time zone, or what was said cannot be read or meant.
    """
    zone = _zone(timezone)
    tag = parse_tag(language, where="--language") if language else None
    raw = fetch_raw(location, stdin)
    decoded, parsed = parse_raw(raw, language=tag, usual_language=usual_language)
    grammar, stated = load_grammar(parsed.language), parsed.stated
    coming = stated_day(stated.date)
    if stated.shown and coming and coming > today:  # no page is published on a day to come: it is its event's
        stated = replace(stated, date=None)
    reading = _Reading(
        raw=raw,
        decoded=decoded,
        stated=stated,
        language=parsed.language,
        grammar=grammar,
        content=find_content(parsed.drafts, grammar, title=stated.title, marked_up=parsed.marked_up),
        today=today,
        zone=zone,
        named=day_in_name(location),
        published=published,
    )
    document = _settled(reading, cleaned(said or Said()), confirm)
    _refuse_far(document)
    return document


def _refuse_far(document: Document) -> None:
    """Refuse days around which none can be counted: of events to come, and of the embargo.

    Raises:
        SourceError: There is one.
    """
    said: list[tuple[str, date | None]] = [("the embargo", document.embargo)]
    for event in document.events:
        if event.day is None or event.day.year >= YEARS.start:  # one that long over is refused as that
            said += [(f"“{event.title}”", moment) for moment in (event.start, event.end, event.deadline)]
    for what, moment in said:
        if moment is not None and moment.year not in YEARS:
            message = f"{what}: nothing can be planned for the year {moment.year}"
            raise SourceError(message, hint="Correct the year")


def _settled(reading: _Reading, said: Said, confirm: Confirm | None) -> Document:
    """Return the document of the sure events and of what the user said, asked or not."""
    announced = reading.announced()
    likely = announced.likely
    unplaced = said.where is None and any(event.likely_place for event in announced.events[:1])
    unsure = unplaced or (likely and not announced.events)
    if confirm is not None and unsure and not said.settles:
        answer = confirm(reading.document(announced, likely))
        said = answer.over(said) if answer else said
    if said == Said():
        return reading.document(announced, likely)
    events, likely = apply_said(
        said,
        announced.events,
        likely,
        title=said.title or reading.title,
        language=reading.language,
        today=reading.today,
        lines_of=reading.lines_of,
    )
    after = zoned(events, reading.zone)
    warnings = tuple(warnings_after(said, announced.warnings, events, after, reading.zone))
    document = reading.document(replace(announced, events=after, warnings=warnings), likely)
    if said.title and (not announced.events or announced.events[0].title in reading.title):
        return replace(document, title=after[0].title if after else said.title)
    return document


def day_in_name(location: str) -> date | None:
    """Return the day in the name of a file or of its folders (`2026-05-04-strike.md`): of its publication."""
    found = _DAY_IN_NAME.search(location.replace("\\", "/")) if "://" not in location else None
    parts = [int(part) for part in found.groups() if part and part.isdecimal()] if found else []
    try:
        return date(*parts) if parts else None
    except ValueError:
        return None


def _zone(name: str | None) -> str | None:
    zone = find_zone(name) if name is not None else None
    if name is not None and zone is None:
        close = close_zone(name)
        hint = f"Did you mean {close}?" if close else "Give a name such as Europe/London"
        raise UsageError(f"{name} is not a time zone", hint=hint)
    return zone


class _Found(NamedTuple):
    """What may stand on cards and in posts; and what adds to an event what its sentences tell."""

    quotes: tuple[Quote, ...]
    sentences: tuple[Standing, ...]
    statistics: tuple[Statistic, ...]
    tell: Callable[[Event], Event]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """Everything one document is made of."""

    raw: Raw
    decoded: Decoded
    stated: Stated
    language: str
    grammar: Grammar
    content: Content
    today: date
    zone: str | None
    named: date | None
    published: date | None

    @property
    def page(self) -> Page:
        return self.content.page

    @property
    def title(self) -> str:
        first = self.stated.events[0].title if self.stated.events else None
        return self.stated.title or first or self.content.title or ""

    def lines_of(self, event: Event) -> Collection[int]:
        """Return the line that the day of an event stands on, and the first one of its paragraph."""
        span = event.when_span or event.span
        block = self.page.block_at(span.start) if span else None
        lines = (self.page.line_of(span.start), block.line) if span and block else ()
        return frozenset(line for line in lines if line is not None)

    def document(self, announced: Announced, likely: tuple[Event, ...]) -> Document:
        """Put the document together of the sure events, with what goes with them, and the likely ones.

        Raises:
            NothingToShareError: There is no text, or a title and nothing else.
        """
        stated, content = self.stated, self.content
        blank = not content.page.text.strip()
        if blank and not self.title:
            message = f"{self.raw.name} holds no text"
            raise NothingToShareError(message, hint="Put the text of the article or event into it")
        found = self._found(announced)
        if blank and not (found.quotes or found.statistics or announced.events):
            message = f"{self.raw.name} has a title and nothing else"
            raise NothingToShareError(message, hint="Put the article below it, or add an event or quotes")
        kept = {name: getattr(stated, name) for name in _AS_STATED} | self._known(announced)
        return Document(
            name=self.raw.name,
            url=self.raw.url,
            sha256=self.raw.sha256,
            title=self.title,
            text=content.page.text,
            language=self.language,
            standfirst=self._standfirst(self._private(announced)),
            byline=stated.byline or content.byline,
            published=self._published(announced),
            blocks=content.page.blocks,
            quotes=found.quotes,
            sentences=found.sentences,
            statistics=found.statistics,
            events=tuple(map(found.tell, announced.events)),
            likely=tuple(map(found.tell, likely)),
            actions=announced.actions,
            warnings=(*self.decoded.warnings, *stated.warnings, *announced.warnings),
            **kept,
        )

    def _known(self, announced: Announced) -> dict[str, Any]:
        """Return the page of the source, who invites, and until when one can apply."""
        due = None if announced.events else announced.due
        known = {"deadline": due.moment, "due": due.span.of(self.page.text)} if due else {}
        same = {name: getattr(announced, name) for name in ("host", "cause", "destinations")}
        return {"link": self._link(announced), **same, **known}

    def _link(self, announced: Announced) -> str | None:
        """Return the page the source names as its own: a room, or a link to join, is none."""
        link, joins = self.stated.link, {event.links.join for event in announced.events}
        return link if link and not (link in joins or is_room(link)) else self.raw.url

    def _private(self, announced: Announced) -> Callable[[str], bool]:
        """Return whether words are for those alone who were asked in, or reach one person."""
        addresses = "\n".join((self.page.text, *(link.url for link in self.page.links)))
        roomed = bool(rooms_in(addresses)) or any(event.links.join for event in announced.events)

        def is_private(words: str) -> bool:
            return tells_way_in(words, self.language, among_rooms=roomed) or holds_contact(words)

        return is_private

    def _standfirst(self, is_private: Callable[[str], bool]) -> str | None:
        span = self.content.standfirst
        words = self._own_words() or (span.of(self.page.text) if span else None)
        return None if words and is_private(words) else words

    def _own_words(self) -> str | None:
        """Return the summary that front matter states, unless that only says the title again."""
        words = self.stated.standfirst or ""
        again = _bare(words) == _bare(self.title)
        return words if words and not again else None

    def announced(self) -> Announced:
        """Return the events as the source has them."""
        published = self.stated.published or self.content.published or self.named
        day = stated_day(self.stated.date)
        if not self.stated.evident:
            published = self.stated.published or day or published
        return announce(
            Known(
                content=self.content,
                stated=self.stated,
                title=event_name(self.title, self.page.text, self.grammar),
                near=published or self._before(day),
                published=published,
                zone=self.zone,
                grammar=self.grammar,
            )
        )

    def _before(self, day: date | None) -> date:
        """Return about when a source was written that does not say it: today, else before its event."""
        now = self.published or self.today
        return now if day is None or now <= day else day - _NOTICE

    def _published(self, announced: Announced) -> date | None:
        """Return the publication day; a day that is the event's own is none, unless surely stated as one."""
        if self.stated.published:
            return self.stated.published
        day = stated_day(self.stated.date)
        if day and any(event.day == day for event in announced.events):
            day = None
        return day or self.content.published or self.named or self.published

    def _found(self, announced: Announced) -> _Found:
        page, grammar, is_private = self.page, self.grammar, self._private(announced)
        marked = find_marked(page)
        sentences = find_sentences(page, marked, grammar)
        plain = self._plain(sentences, is_private)
        open_ones = tuple(_open(plain, announced, len(page.text)))
        told = self._standfirst(is_private)
        standfirst = self.content.standfirst if told else None
        speech = [each for each in find_speech(page, marked, grammar) if each.span != standfirst]
        speech = [
            each for each in speech if not (_is_title(page, each.span) or is_private(each.span.of(page.text)))
        ]
        around = make_surroundings(page, title=self.title, grammar=grammar, speech=speech)
        judge = Judge(around, sentences)
        judged = tuple(judge.sentences(open_ones))
        found = list(from_speech(judge.speech(speech), around))
        taken = [each.outer for each in speech]
        if standfirst:
            found.append(make_candidate(standfirst, "standfirst", around))
            taken.append(standfirst)
        found.extend(from_sentences(judged, taken, around))
        if told and (words := self._own_words()):
            found.append(_own_standfirst(words, around))
        quotes = merge_quotes(self.stated.quotes, found, around, self.stated.emphasis)
        figures = find_statistics(page.text, open_ones, grammar)
        return _Found(
            tuple(_with_role(quote, announced) for quote in quotes),
            judged,
            merge_statistics(self.stated.statistics, figures, page.text),
            partial(with_needs, announced.notice, sentences=sentences, tellable=plain, traits=judge.traits),
        )

    def _plain(self, sentences: Sequence[Sentence], is_private: Callable[[str], bool]) -> Sequence[Sentence]:
        """Return the sentences in the language of the document that are not for those asked in alone."""
        foreign = self._foreign_blocks()
        own = (each for each in sentences if each.block.span not in foreign)
        return tuple(each for each in own if not is_private(each.span.of(self.page.text)))

    def _foreign_blocks(self) -> Collection[Span]:
        """Return the blocks in another language; none where all of the text is in one that was not stated."""
        text = self.page.text
        if is_foreign(text, self.language):
            return ()
        spans = (block.span for block in self.page.blocks)
        return {span for span in spans if is_foreign(span.of(text), self.language)}


def _open(sentences: Sequence[Sentence], announced: Announced, length: int) -> Iterator[Sentence]:
    """Yield the sentences outside of headings and of announcements that are no half of the text."""
    closed = [event.span for event in announced.events if event.span and event.span.start > 0]
    closed = [span for span in closed if span.end - span.start < length // 2 + 1]
    for each in sentences:
        inside = any(part.start <= each.span.start < part.end for part in closed)
        if not (each.block.kind in _HEADS or inside):
            yield each


def _own_standfirst(words: str, around: Surroundings) -> Quote:
    span, score = find_words_in(around.page.text, words), score_words(words, "standfirst", around)
    return Quote(id="", text=words, kind="standfirst", origin="front-matter", span=span, score=score)


def _with_role(quote: Quote, announced: Announced) -> Quote:
    """Give a speaker the role that the announcement of an event states for the same name."""
    if quote.speaker is None or quote.role is not None:
        return quote
    people = (person for event in announced.events for person in event.speakers)
    return replace(quote, role=next((each.role for each in people if each.name == quote.speaker), None))


def _bare(words: str) -> str:
    return words.strip(" .!").casefold()


def _is_title(page: Page, span: Span) -> bool:
    block = page.block_at(span.start)
    return block is not None and block.kind in _HEADS


SCHEMA = 1
# What is told of each value, in this order; of a `span` where it starts and ends.
_TOLD: Mapping[type, str] = MappingProxyType(
    {
        Document: "title standfirst byline published language deadline due link image text quotes "
        "statistics events likely actions warnings",
        Quote: "id text speaker role kind origin span score side emphasis wanted reasons",
        Statistic: "id figure label span qualifier origin score",
        Event: "title start end timezone all_day place online status renewed speakers chair links "
        "join_public short_title time_text zone_text daily deadline due needs price admission sign_up "
        "topics summons held result likely_place confidence",
        EventLinks: "register facebook post join recording page",
        Person: "name role",
        Action: "kind label url span",
        Diagnostic: "code message hint line",
    }
)


def inspection(document: Document) -> dict[str, object]:
    """Return a document as plain values for JSON.

    Args:
        document: What was understood.

    Returns:
        `schema` 1; offsets count characters of `text`; what is not known is None.
    """
    return {"schema": SCHEMA, **_row(document)}


def _row(value: object) -> dict[str, object]:
    row: dict[str, object] = {}
    for name in _TOLD[type(value)].split():
        part = getattr(value, name)
        if name == "span":
            row |= {"start": part.start if part else None, "end": part.end if part else None}
        else:
            row[name] = _plain(part)
    return row


def _plain(part: object) -> object:
    match part:
        case datetime():
            return part.isoformat(timespec="minutes")
        case date():
            return part.isoformat()
        case tuple():
            return [_plain(each) for each in part]
        case Mapping():
            return {name: round(value, 2) for name, value in part.items()}
        case _:
            return _row(part) if type(part) in _TOLD else part
