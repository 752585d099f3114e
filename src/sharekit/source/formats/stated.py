"""What a source states of itself: front matter, an event file or a page's head, as typed values."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from typing import TypeAlias, TypeVar, cast, get_args

from sharekit.document import (
    Consent,
    Diagnostic,
    Event,
    EventLinks,
    Mood,
    Person,
    Quote,
    Side,
    Statistic,
    Status,
)
from sharekit.errors import SourceError
from sharekit.presets.clock import day_of
from sharekit.presets.grammar import Grammar, load_table
from sharekit.source.events.zones import close_zone, find_zone
from sharekit.source.formats.frontmatter import (
    Clock,
    Field,
    Moment,
    Table,
    read_address,
    read_choice,
    read_flag,
    read_instant,
    read_moment,
    read_people,
    read_person,
    read_point,
    read_table,
    read_tables,
    read_text,
    read_texts,
    read_when,
    refuse,
)
from sharekit.source.language.language import parse_tag
from sharekit.source.page import Draft

Day: TypeAlias = date
_Value = TypeVar("_Value")
_STRUCK = re.compile(r"[\u0335-\u0338]")
_MOODS: Mapping[str, Mood] = {"vigil": "vigil", "alarm": "alarm", "celebration": "celebration"}
_SIDES: Mapping[str, Side] = {"friend": "friend", "opponent": "opponent"}
_TEXTS = (
    *("title", "short_title", "standfirst", "image_alt", "campaign", "theme", "emphasis", "why"),
    "organisation",
)
_EVENT_TEXTS = ("title", "short_title", "result")
_LINKS = ("register", "facebook", "post", "join", "recording")
_STATUSES: Mapping[str, Status] = {
    "scheduled": "scheduled",
    **dict.fromkeys(("cancelled", "canceled"), "cancelled"),
    **dict.fromkeys(("moved", "rescheduled", "postponed"), "moved"),
}
_LASTS = re.compile(
    r"(?:pt)?(?:(?P<hours>\d{1,2})\s*h[a-z]*)?[\s,]*(?:(?P<minutes>\d{1,3})\s*m[a-z]*)?", re.IGNORECASE
)
_NO_PLACE = re.compile(r"\d+|-?\d+\.\d+\s*[,;]\s*-?\d+\.\d+")  # how many may come, a point on a map
_SLUG = re.compile(r"[a-z0-9_/.-]+")
_WORD = re.compile(r"[^\W_]+")
_CLOSE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Everything stated; None and empty where it is not.

    Attributes:
        date: May be the event's own day; to the second, for a stamp of publication has seconds.
        shown: A web page shows that day near its headline, and its data do not say what it is of.
        published: The day of publication, never an event's.
        events: Those whose start is stated.
        evident: The keys say that the document is an event, as its kind or as only events have them.
        details: What is stated of an event whose start is not.
    """

    title: str | None = None
    short_title: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    date: date | datetime | None = None
    shown: bool = False
    published: Day | None = None
    zone: str | None = None
    named_zone: str | None = None
    language: str | None = None
    link: str | None = None
    image: str | None = None
    image_alt: str | None = None
    focus: tuple[float, float] | None = None
    portraits: tuple[Person, ...] = ()
    hashtags: tuple[str, ...] = ()
    campaign: str | None = None
    theme: str | None = None
    mood: Mood | None = None
    embargo: datetime | None = None
    emphasis: str | None = None
    why: str | None = None
    organisation: str | None = None
    text: str | None = None
    quotes: tuple[Quote, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    events: tuple[Event, ...] = ()
    amplify: tuple[str, ...] = ()
    evident: bool = False
    details: Event | None = None
    warnings: tuple[Diagnostic, ...] = ()


class _Reader:
    """Reads one table by sharekit's own names, and gathers what could not be read; used once."""

    def __init__(self, table: Table, part: str, *, strict: bool) -> None:
        """Sort the fields of a table.

        Args:
            table: The fields.
            part: Whose names are read, `document` or `event`.
            strict: What cannot be read under sharekit's own name is refused; else it is a warning. Under
                the names of others it is passed over: it was meant for them.
        """
        self.strict = strict
        self.fields = _sorted(table, part)
        self.warnings: list[Diagnostic] = []

    def has(self, *names: str) -> bool:
        """Whether one of these is stated."""
        return any(name in self.fields for name in names)

    def read(self, name: str, reader: Callable[[Field], _Value | None]) -> _Value | None:
        """Return the first value under a name, or what others call it, that can be read."""
        return next(self.every(name, reader), None)

    def every(self, name: str, reader: Callable[[Field], _Value | None]) -> Iterator[_Value]:
        """Yield what can be read under a name and what others call it, best first."""
        for field in self.fields.get(name, ()):
            try:
                value = reader(field)
            except SourceError as error:
                self._note(field, name, error)
                continue
            if value or value is False:
                yield value

    def _note(self, field: Field, name: str, error: SourceError) -> None:
        if field.name not in {name, f"event.{name}", f"events.{name}"}:
            return
        if self.strict:
            raise error
        if name in load_table("keys")["ignored"]:  # here it is meant for others
            return
        hint = error.hint or "Correct it, or delete it"
        warning = Diagnostic(code="value-unread", message=error.message, hint=hint, line=field.line)
        self.warnings.append(warning)


def _bare(key: str) -> str:
    return key.replace("_", "")


@cache
def _names(part: str) -> Mapping[str, tuple[str, ...]]:
    """Return sharekit's names of a part with all that keys are called instead, best first."""
    rows = load_table("keys")
    aliases: Mapping[str, list[str]] = rows[f"{part}_aliases"]
    names = dict.fromkeys((*rows[part], *aliases))
    called = {name: (_bare(name), *map(_bare, aliases.get(name, ()))) for name in names}
    return {
        name: (*bare, *_addresses(bare)) if name in rows["addresses"]["names"] else bare
        for name, bare in called.items()
    }


def _addresses(names: Sequence[str]) -> Iterator[str]:
    """Yield what keys are called that hold the address of something (`ticket_url`, `lien_inscription`)."""
    for name in names:
        for affix in load_table("keys")["addresses"]["affixes"]:
            yield from (f"{name}{affix}", f"{affix}{name}")


def _sorted(table: Table, part: str) -> Mapping[str, tuple[Field, ...]]:
    known, names = {_bare(key): field for key, field in table.items() if field.value}, _names(part)
    found = {name: tuple(known[key] for key in dict.fromkeys(names[name]) if key in known) for name in names}
    return {name: fields for name, fields in found.items() if fields}


def _flat(table: Table) -> Table:
    """Return a table with the keys of tables that only group them; a key outside wins.

    Beside `date`, by which generators sort, a date under a name of the author's own language is the event's.
    """
    inner = {
        name: field
        for key, each in table.items()
        if key in load_table("keys")["nested"] and isinstance(each.value, Mapping)
        for name, field in each.value.items()
    }
    flat = {**inner, **{key: each for key, each in table.items() if key not in inner or each.value}}
    other = next(
        (key for key in load_table("keys")["document_aliases"]["date"] if "date" in flat and key in flat), ""
    )
    if not other or flat[other].value == flat["date"].value:
        return flat
    return {"event_date": flat[other], **{key: each for key, each in flat.items() if key != other}}


_MOMENTS = ("date", "published")


def state(table: Table, grammar: Grammar, *, event_file: bool = False) -> Stated:
    """Read the keys of front matter, or of an event file, whose top level may itself be the event.

    Keys that sharekit does not know are passed over, but for those that are nearly its own.

    Raises:
        SourceError: A value cannot be what its key means; the message names key and line.
    """
    flat = _flat(table)
    reader, dated = _Reader(flat, "document", strict=True), _Reader(flat, "document", strict=False)
    moment, published = (dated.read(name, partial(_first_moment, grammar=grammar)) for name in _MOMENTS)
    evident = _is_evident(flat)
    events, details, warnings = _announced(flat, grammar, moment, evident=evident, event_file=event_file)
    return Stated(
        **{name: _drawn(reader.read(name, _words)) for name in _TEXTS},
        mood=_MOODS.get((reader.read("mood", _words) or "").casefold()),
        byline=reader.read("byline", _byline),
        date=moment.value if moment else None,
        shown=False,
        published=day_of(published.value) if published else None,
        zone=moment.zone if moment else None,
        named_zone=_named_zone(flat),
        language=_language(reader),
        link=reader.read("link", read_address),
        image=reader.read("image", _image),
        focus=reader.read("focus", read_point),
        portraits=tuple(_portraits(reader, events)),
        hashtags=tuple(tag.lstrip("#") for tag in reader.read("hashtags", read_texts) or ()),
        embargo=reader.read("embargo", lambda field: read_instant(field, grammar)),
        text=reader.read("text", lambda field: field.value if isinstance(field.value, str) else None),
        quotes=tuple(_quotes(reader)),
        statistics=tuple(_statistics(reader)),
        events=events,
        evident=evident,
        details=details,
        amplify=tuple(url for item in _items(reader, "amplify") if (url := read_address(item))),
        warnings=(*dated.warnings, *warnings, *_near_misses(table)),
    )


def _drawn(words: str | None) -> str | None:
    """Return words without the strokes that strike letters through: no card can draw them."""
    return words and _STRUCK.sub("", words)


def _first_moment(field: Field, grammar: Grammar) -> Moment | None:
    """Return a moment, of several the first; a table of start and end is read as the keys it holds."""
    first = field.value[0] if isinstance(field.value, tuple) else field
    return read_moment(first, grammar) if isinstance(first.value, str) else None


def stated_language(table: Table) -> str | None:
    """Return the language the keys state, before anything else can be read."""
    return _language(_Reader(_flat(table), "document", strict=True))


def _language(reader: _Reader) -> str | None:
    return reader.read("language", lambda field: parse_tag(read_text(field) or "", where="language"))


def _words(field: Field) -> str | None:
    words = read_text(field)
    blank = field.name != "title" and (words or "").casefold() in load_table("keys")["nothing"]
    return None if blank else words


def _byline(field: Field) -> str | None:
    items = field.value if isinstance(field.value, tuple) else (field,)
    tables = [each.value for each in items if isinstance(each.value, Mapping)]
    named = [each.get("name") or each.get("display_name") for each in tables]
    names = [words for each in named if each and (words := read_text(each))]
    return ", ".join(names or ((), read_texts(field))[not tables]) or None


def _image(field: Field) -> str | None:
    """Return the picture; of several the first, and none of a generator's settings about it."""
    first = field.value[0] if isinstance(field.value, tuple) else field
    if isinstance(first.value, Mapping):
        found = (first.value[key] for key in ("path", "src", "url", "file", "feature") if key in first.value)
        none = Field(name=first.name, value=None)
        first = next((each for each in found if isinstance(each.value, str)), none)
    return _words(first)


def _items(reader: _Reader, name: str) -> tuple[Field, ...]:
    field = next(iter(reader.fields.get(name, ())), None)
    if field is None:
        return ()
    return field.value if isinstance(field.value, tuple) else (field,)


def _quotes(reader: _Reader) -> Iterator[Quote]:
    quote = Quote(id="", text="", kind="speech", origin="front-matter", wanted=True)
    for item in _items(reader, "quotes"):
        if isinstance(item.value, str):
            yield replace(quote, text=read_text(item) or "")
            continue
        row = read_table(item)
        text = read_text(row["text"]) if "text" in row else None
        if not text:
            hint = "Give every quotation its text, such as: text: “We are many.”"
            refuse(item, "has a quotation without text", hint)
        side = read_choice(row["side"], tuple(_SIDES)) if "side" in row else None
        yield replace(
            quote,
            text=text,
            speaker=read_text(row["speaker"]) if "speaker" in row else None,
            role=read_text(row["role"]) if "role" in row else None,
            side=_SIDES[side] if side else None,
            consent=_consent(row["consent"]) if "consent" in row else "named",
        )


def _portraits(reader: _Reader, events: Sequence[Event]) -> Iterator[Person]:
    """Yield whoever has a picture: speakers of events, and those who are quoted."""
    yield from (person for event in events for person in event.people if person.photo)
    for item in _items(reader, "quotes"):
        row = item.value if isinstance(item.value, Mapping) else {}
        photo, speaker = (read_text(row[key]) if key in row else None for key in ("photo", "speaker"))
        if photo and speaker:
            focus = read_point(row["focus"]) if "focus" in row else None
            yield Person(name=speaker, photo=photo, focus=focus)


def _consent(item: Field) -> Consent:
    """Return how a speaker agreed to be shown; whoever did not agree is not quoted at all.

    Raises:
        SourceError: It is another word, or no.
    """
    known = get_args(Consent)
    word = str(item.value).casefold()
    if word not in known:
        refuse(item, f"must be one of {', '.join(known)}", "Without consent, take the quotation out")
    return cast("Consent", word)


def _statistics(reader: _Reader) -> Iterator[Statistic]:
    for item in _items(reader, "statistics"):
        row = read_table(item)
        parts = {key: read_text(row[key]) for key in ("figure", "label") if key in row}
        if not parts.get("figure") or not parts.get("label"):
            hint = "Give both, such as: figure: 27%, label: margin"
            refuse(item, "has a statistic without figure or label", hint)
        yield Statistic(id="", figure=str(parts["figure"]), label=str(parts["label"]), origin="front-matter")


def _near_misses(table: Table) -> Iterator[Diagnostic]:
    """Name the keys that are nearly one of sharekit's own: those of others are none of its business."""
    keys = load_table("keys")
    known = {each for part in ("document", "event") for names in _names(part).values() for each in names}
    known |= {_bare(key) for key in (*keys["ignored"], *keys["nested"], *keys["zones"])}
    own = (*keys["document"], *keys["event"])
    for key, field in table.items():
        close = [] if _bare(key) in known else difflib.get_close_matches(key, own, n=1, cutoff=_CLOSE)
        if close and close[0][0] == key[0]:
            yield Diagnostic(
                code="unknown-key",
                message=f"{key!r} is no key that sharekit reads",
                hint=f"Did you mean {close[0]}?",
                line=field.line,
            )


def _is_evident(table: Table) -> bool:
    """Tell whether keys say that a document is an event: as its kind, or as only events have them."""
    rows = load_table("keys")["evident"]
    stated = {_bare(key) for key, field in table.items() if field.value}
    if _sorted(table, "event").keys() & set(rows["keys"]) or stated & set(map(_bare, rows["others"])):
        return True
    called = {_bare(each) for each in rows["kinds"]}
    kinds = {word for key in table if _bare(key) in called for word in _kind_words(table[key])}
    topics = {word for key in table if key in rows["topics"] for word in _kind_words(table[key])}
    return bool(kinds & {*rows["words"], *rows["kind_words"]} or topics & set(rows["words"]))


def _kind_words(field: Field) -> Iterator[str]:
    if isinstance(field.value, str):
        yield from _WORD.findall(field.value.casefold())
    elif isinstance(field.value, tuple):
        for item in field.value:
            yield from _kind_words(item)


def _announced(
    table: Table, grammar: Grammar, day: Moment | None, *, evident: bool, event_file: bool
) -> tuple[tuple[Event, ...], Event | None, list[Diagnostic]]:
    """Return the stated events; without any, what is stated of one whose start is not; and warnings."""
    own = [table[name] for name in ("event", "events") if name in table]
    rows = [row for field in own if not isinstance(field.value, str) for row in read_tables(field)]
    if rows:
        readers = [_Reader(_dated(row), "event", strict=True) for row in rows]
        events = tuple(_event(each, grammar) for each in readers)
        if len(events) == 1:
            events = (_with_beside(events[0], _event(_Reader(table, "event", strict=False), grammar)),)
        return events, None, [warning for each in readers for warning in each.warnings]
    reader = _Reader(table, "event", strict=event_file)
    told = reader.has("start", "end", "start_time", "end_time", "duration")
    event = _event(reader, grammar, day if told or (evident and reader.has("time")) else None)
    if event.start is not None or (event_file and reader.has(*load_table("keys")["event_only"])):
        return (event,), None, reader.warnings
    details = replace(event, title="", short_title=None, status="scheduled", result=None, held=None)
    warnings = reader.warnings if reader.has("start") else []  # without one the other keys may mean anything
    return (), None if details == Event(title="") else details, warnings


def _with_beside(event: Event, beside: Event) -> Event:
    """Return the one event with people and place that stand beside its own table."""
    place = event.place or (None if event.online else beside.place)
    chair = event.chair or beside.chair
    return replace(event, speakers=event.speakers or beside.speakers, chair=chair, place=place)


def _dated(row: Table) -> Table:
    """Take the date inside an event's own table for its start."""
    flat = _flat(row)
    day = _sorted(flat, "document").get("date")
    return flat if day is None or "start" in _sorted(flat, "event") else {**flat, "start": day[0]}


def _event(reader: _Reader, grammar: Grammar, day: Moment | None = None) -> Event:
    texts = {name: reader.read(name, read_text) for name in _EVENT_TEXTS}
    start, end = _when(reader, grammar, day)
    place = _place(reader)
    at_address = bool(place and place.startswith(("http://", "https://")))
    status = reader.read("status", lambda field: read_choice(field, tuple(_STATUSES))) or "scheduled"
    chair = reader.read("chair", read_person)
    people = reader.read("speakers", read_people if reader.strict else _named) or ()
    deadline = reader.read("deadline", lambda field: read_moment(field, grammar))
    links = EventLinks(**{name: reader.read(name, read_address) for name in _LINKS})
    return Event(
        title=texts["title"] or "",
        short_title=texts["short_title"],
        start=start.value if start else None,
        end=end,
        timezone=reader.read("timezone", _zone) or (start.zone if start else None),
        all_day=bool(reader.read("all_day", read_flag)),
        time_text=start.written if start else None,
        place=None if at_address else place,
        online=bool(reader.read("online", read_flag)) or at_address,
        status=_STATUSES[status],
        speakers=tuple(person for person in people if not chair or person.name != chair.name),
        chair=chair,
        links=replace(links, join=links.join or (place if at_address else None)),
        deadline=_to_minute(deadline.value) if deadline else None,
        join_public=bool(reader.read("join_public", read_flag)),
        stated=start is not None and status != "postponed",  # what is postponed has its old day there
        held=reader.read("held", read_flag),
        result=texts["result"],
    )


def _when(
    reader: _Reader, grammar: Grammar, day: Moment | None
) -> tuple[Moment | None, date | datetime | None]:
    """Return start and end; a time that is stated beside a day belongs to it."""
    start, clock = _parts(reader, ("start", "start_time", "time"), grammar)
    start = start or day
    if start is None:
        return None, None
    if clock and not _has_time(start.value):
        begin = datetime.combine(day_of(start.value), clock.value)
        start = start._replace(value=begin, written=clock.written, until=clock.until)
    start = start._replace(value=_to_minute(start.value))
    if not start.fits:
        message = f"The front matter’s start is a {start.value:%A}, not the day of the week that it says"
        hint = "Correct the weekday or the day"
        reader.warnings.append(Diagnostic(code="weekday-mismatch", message=message, hint=hint))
    end, last = _parts(reader, ("end", "end_time"), grammar)
    until = _end(start.value, end.value if end else None, last.value if last else start.until)
    until = until or _after(start.value, reader.read("duration", read_text) or "")
    if until and _is_before(until, start.value):
        if reader.strict and end:
            refuse(reader.fields["end"][0], "is before start", "Correct start or end")
        until = None
    return start, until


def _parts(reader: _Reader, names: tuple[str, ...], grammar: Grammar) -> tuple[Moment | None, Clock | None]:
    """Return the first day, with its time or without, and the first time without a day."""
    found = [each for name in names for each in reader.every(name, lambda field: read_when(field, grammar))]
    moment = next((each for each in found if isinstance(each, Moment)), None)
    return moment, next((each for each in found if isinstance(each, Clock)), None)


def _end(start: date | datetime, end: date | datetime | None, clock: time | None) -> date | datetime | None:
    """Return the end of a day, a time, or both; a time before the start is one of the next morning."""
    if end is not None and (clock is None or _has_time(end)):
        return _to_minute(end) if _has_time(end) or day_of(end) != day_of(start) else None
    if clock is None or not isinstance(start, datetime):
        return end
    last = datetime.combine(day_of(end or start), clock)
    return last if end or last > start else last + timedelta(days=1)


def _after(start: date | datetime, lasting: str) -> datetime | None:
    found = _LASTS.fullmatch(lasting.strip())
    if not found or not isinstance(start, datetime) or not any(found.groups()):
        return None
    return start + timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))


def _has_time(value: date | datetime) -> bool:
    """Whether a time is stated: midnight is what generators write for a day alone."""
    return isinstance(value, datetime) and value.time() != time()


def _to_minute(value: date | datetime) -> date | datetime:
    return value.replace(second=0) if isinstance(value, datetime) else value


def _is_before(end: date | datetime, start: date | datetime) -> bool:
    if isinstance(end, datetime) and isinstance(start, datetime):
        return end < start
    return day_of(end) < day_of(start)


def _place(reader: _Reader) -> str | None:
    """Return the place with its address and town, each said once."""
    parts: list[str] = []
    for name in ("place", "address", "city"):
        words = reader.read(name, _place_words)
        if words and words.casefold() not in ", ".join(parts).casefold():
            parts.append(words)
    return ", ".join(parts) or None


def _place_words(field: Field) -> str | None:
    """Return a place as words, from a list of parts, or from a table with name and address."""
    if isinstance(field.value, tuple):
        return ", ".join(words for each in field.value if (words := _place_words(each))) or None
    if isinstance(field.value, Mapping):
        named = next((field.value[key] for key in ("name", "title", "label") if key in field.value), None)
        inner = field.value if named is None else {"place": named, **field.value}
        return _place(_Reader(inner, "event", strict=False))
    words = _words(field)
    return None if words and _NO_PLACE.fullmatch(words) else words


def _named(field: Field) -> tuple[Person, ...]:
    """Return people by their names; of generators that name them by slugs, none."""
    return tuple(person for person in read_people(field) if not _SLUG.fullmatch(person.name))


def _named_zone(fields: Table) -> str | None:
    """Return the one zone that a page's generator names beside its date; of several, none is the event's."""
    values = [fields[key].value for key in load_table("keys")["zones"] if key in fields]
    items = [item.value for each in values if isinstance(each, tuple) for item in each]
    names = [each for each in (*values, *items) if isinstance(each, str)]
    return find_zone(names[0]) if len(names) == 1 else None


def _zone(field: Field) -> str | None:
    name = read_text(field)
    zone = find_zone(name) if name else None
    if name and zone is None:
        close = close_zone(name)
        hint = "Write a name such as Europe/London, or an offset such as +02:00"
        refuse(field, f"is not a time zone: {name}", f"Did you mean {close}?" if close else hint)
    return zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The blocks of a source and what it states about itself.

    Attributes:
        drafts: Blocks in order, as the author's mark-up tells them apart.
        stated: Front matter, the keys of an event file, or what a web page or document says in its head.
        marked_up: Titles are headings; otherwise the first line is one.
        language: BCP 47 tag of the words, stated or detected.
    """

    drafts: tuple[Draft, ...]
    language: str
    stated: Stated = Stated()
    marked_up: bool = True
