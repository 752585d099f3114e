"""The event of a day: its title, hours, place, people and links."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TypeAlias

import regex

from sharekit.document import Diagnostic, Event, EventLinks, Span, Status
from sharekit.links import is_room, tells_way_in
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import Grammar
from sharekit.presets.typography import capitalised
from sharekit.source.choice import Features, best_of, probability, threshold
from sharekit.source.events.dates import TimeMention, find_days
from sharekit.source.events.days import (
    DayCandidate,
    announcement_features,
    day_features,
    find_day_candidates,
    find_last_candidates,
    last_features,
    last_of_range,
    nearest_times,
    sentence_around,
    start_of,
    time_features,
)
from sharekit.source.events.notice import Notice
from sharekit.source.events.places import (
    find_place_candidates,
    on_one_line,
    place_features,
    vicinity_before,
    whole_place,
)
from sharekit.source.events.practical import find_actions, find_practical, find_topics, untracked_address
from sharekit.source.events.registration import (
    LinkCandidate,
    find_links,
    find_rooms,
    is_guarded,
    leads_apart,
    link_features,
    online_features,
    signs_up,
    way_in,
)
from sharekit.source.events.sections import Section, find_sections, find_segments, part_headed
from sharekit.source.events.speakers import find_stage
from sharekit.source.events.titles import find_title_candidates, title_features
from sharekit.source.events.zones import zone_of_words
from sharekit.source.language.people import trimmed, whole_words

_BREAKS = ":–—-!"


def event_name(title: str, text: str, grammar: Grammar) -> str:
    """Return the title of an announcement without the words that announce.

    The rest is a name only where the author sets it off (“Save the date: …”), or calls the event so
    in the text as well.

    Args:
        title: The document's title.
        text: The document's text, which may begin with the title.
        grammar: Words of its language.

    Returns:
        The end of the title from the name on; the whole title where nothing announces.
    """
    for words in sorted(grammar.events.announcing, key=len, reverse=True):
        rest = title[len(words) :]
        if not title.casefold().startswith(words) or not rest or rest[0].isalnum():
            continue
        name = rest.lstrip(f" {_BREAKS}")
        set_off = any(mark in rest[: len(rest) - len(name)] for mark in _BREAKS)
        if name and not name[0].islower() and (set_off or _is_called(name, title, text)):
            return name
    return title


def _is_called(name: str, title: str, text: str) -> bool:
    """Whether the text calls it so elsewhere than in its title."""
    return name.casefold() in text.casefold().replace(title.casefold(), "")


_NOTICE = 120  # characters of a line that says whether it takes place
_FEW, _ALONE = 12, 3  # words of a sentence about any meeting, and of one that says nothing else
_WORD = re.compile(r"\w+")
_STRAY = " \t,;:–—-*|"
_BEFORE_DAY = 40  # characters
_RIGHT_BEHIND = 12  # characters between the last day and its hour
_LEAST_CHANCE = 0.02
_AS_LIKELY = 0.8  # of the likeliest place: a longer one that holds it is taken
_JOINTS = ("", ",", "(", "–", "-", "@", "/")  # between the parts of an address
_LOOKED_AT = 3  # days of which the hour is looked for
_AMPERSAND = regex.compile(r"\s?&\s?\p{L}")  # half a name: `Fox & Hounds`
_ZONE = regex.compile(
    r"\s*[\[(,]?\s?(?<zone>(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{1,4}T|MES?Z|MSK|"
    r"(?:[A-Z][a-z]+/[A-Z]\w+)|"
    r"(?:UK|(?:US )?\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2}) [Tt]ime|(?:Eastern|Central|Mountain|Pacific)\b|"
    r"(?i:hora|horário|heure|ora)s? (?:(?:de|do|da|di|del) (?:l[ao]s? )?|d[’'])?"
    r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2}|\p{Lu}\p{Ll}+er Zeit|\p{Lu}\p{Ll}+ tijd|"
    r"بتوقيت \p{Arabic}+|ב?שעון \p{Hebrew}+)\b(?<offset>\s?\((?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d\d)?\))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A day that a document may announce.

    Attributes:
        day: The day, and where it is named.
        chance: How likely the document announces an event on it, from 0 to 1.
        section: The part of the page that is about it.
        hour: The time it starts at, where one is named.
        hour_chance: How likely that time is meant.
        last: The last day of an event of several, with its hour where that stands right behind it.
        daily: The hours stand beside the days of such an event, and so are those of each.
        line: Line of the source that names it.
        warnings: What should be said of the day as it is written.
    """

    day: DayCandidate
    chance: float
    section: Section
    hour: TimeMention | None = None
    hour_chance: float = 0.0
    last: date | datetime | None = None
    daily: bool = False
    line: int | None = None
    warnings: tuple[Diagnostic, ...] = ()


def find_told(notice: Notice) -> tuple[Told, ...]:
    """Return the days that a document may announce, the likeliest first; one of each part that is an event's.

    Only the first of a part can be sure: of two days that are named alike the other is one to ask about, and
    so is one before the document was published.
    """
    candidates = find_day_candidates(notice)
    if not candidates:
        return ()
    segments = find_segments(notice.page, notice.grammar)
    sections = find_sections(notice.page, segments, notice.grammar)
    if not sections:
        return tuple(_told_of(notice, candidates, Section(segments=(), labelled=False)))
    found = [
        told
        for section in sections
        if (inside := _inside(candidates, section, notice.base))
        for told in (
            _told_of(notice, inside, section)
            if not section.labelled
            else [_labelled(notice, inside, section)]
        )
    ]
    return tuple(found)


def _inside(candidates: Sequence[DayCandidate], section: Section, base: int) -> tuple[DayCandidate, ...]:
    """Return the days that a part names; a whole page's are all."""
    if not section.labelled:
        return tuple(candidates)
    start, end = section.span.start + base, section.span.end + base
    kept = [
        replace(each, namings=namings, count=len(namings))
        for each in candidates
        if (namings := tuple(at for at in each.namings if start <= at.mention.span.start < end))
    ]
    return tuple(kept)


def _labelled(notice: Notice, candidates: Sequence[DayCandidate], section: Section) -> Told:
    """Return the day of a part that its author calls an event (`EVENT: …`): nothing has to be guessed."""
    first = next(iter(_told_of(notice, candidates, section)))
    return replace(first, chance=max(first.chance, threshold("announces", "sure")))


def _told_of(notice: Notice, candidates: Sequence[DayCandidate], section: Section) -> Iterator[Told]:
    features = tuple(day_features(notice, candidates))
    chances = [probability("day", each) for each in features]
    whole = probability("announces", announcement_features(notice, candidates, features, chances))
    order = sorted(range(len(candidates)), key=lambda index: -chances[index])
    below_sure = threshold("announces", "sure") * (1 - 1e-6)
    for rank, index in enumerate(order):
        chance = whole * chances[index] / chances[order[0]]
        over = notice.published is not None and candidates[index].day < notice.published
        if rank or over:
            chance = min(below_sure, chance)
        told = _told(notice, candidates[index], chance, section)
        yield _timed(notice, told, candidates) if rank < _LOOKED_AT else told


def _timed(notice: Notice, told: Told, days: Sequence[DayCandidate]) -> Told:
    """Add the hour of a day, and the last day of the event."""
    times = nearest_times(notice, told.day)
    ranked = best_of("time", times, time_features(notice, told.day, times))
    hour, chance = ranked[0] if ranked and ranked[0][1] >= threshold("time", "used") else (None, 0.0)
    last = _last(notice, told.day, days)
    spans = hour is not None and hour.end is not None and last is not None and not isinstance(last, datetime)
    beside = hour is not None and any(
        naming.line == notice.line_at(hour.span.start) for naming in told.day.namings
    )
    return replace(told, hour=hour, hour_chance=chance, last=last, daily=spans and beside)


def _last(notice: Notice, day: DayCandidate, days: Sequence[DayCandidate]) -> date | datetime | None:
    candidates = find_last_candidates(days, day)
    ranked = best_of("last", candidates, last_features(notice, candidates, day, days))
    if not ranked or ranked[0][1] < threshold("last", "used"):
        return last_of_range(day)
    last = ranked[0][0]
    naming = last.namings[0]
    end = naming.mention.span.end
    together = naming.line in {each.line for each in day.namings}  # elsewhere it is where that day begins
    behind = notice.times_in(end, end + _RIGHT_BEHIND) if together else ()
    return datetime.combine(last.day, behind[0].end or behind[0].start) if behind else last.day


def _told(notice: Notice, day: DayCandidate, chance: float, section: Section) -> Told:
    at = notice.on_page(day.namings[0].mention.span)
    warnings = [each.resolved.warning for each in day.namings if each.resolved.warning]
    settled = any(each.resolved.warning is None for each in day.namings) or day.day == notice.published
    return Told(
        day=day,
        chance=chance,
        section=section,
        line=notice.page.line_of(at.start) if at else None,
        warnings=() if settled else tuple(warnings[:1]),
    )


def only_hour(notice: Notice) -> TimeMention | None:
    """Return the start where a document does not name the day.

    That is the time under a label, or the only time, or the first where it opens a line, as those of a
    programme do; the end of a programme's first item is not that of the event.
    """
    labelled = [
        each for each in notice.times if "when" in notice.lines[notice.line_at(each.span.start)].labels
    ]
    if labelled or len({each.start for each in notice.times}) == 1:
        return (labelled or list(notice.times))[0]
    first = notice.times[0] if notice.times else None
    return replace(first, end=None) if first and _opens_line(notice, first) else None


def _opens_line(notice: Notice, time: TimeMention) -> bool:
    line = notice.lines[notice.line_at(time.span.start)]
    return not any(sign.isalnum() for sign in notice.text[line.span.start : time.span.start])


def describe(notice: Notice, told: Told | None) -> Event:
    """Return the event that a document tells of.

    Args:
        notice: The document.
        told: Its day; None where the text does not name it: then neither day nor hour is given.
    """
    page = notice.page
    section = told.section if told and told.section.segments else _whole(notice)
    span = section.span if section.segments else None
    hour = told.hour if told else only_hour(notice)
    where, online = _whereabouts(notice, told, hour)
    leads, register_chance = _registration(notice, told, section, online=online)
    rooms = find_rooms(page, span) if span else ()
    title = _title(notice, told, section)
    headed = _headed(notice, title, told) if told and not section.labelled else None
    own = headed or (span if section.labelled else None)
    about = notice.in_text(own) if own else None
    stage = find_stage(notice, told.day if told else None, about)
    renewed, status = _is_renewed(notice, told), _status(notice, title, told, section)
    event = Event(
        title=title,
        place=where.name if where.sure else None,
        likely_place=None if where.sure or online else where.name,
        online=bool(rooms) or online,
        status="moved" if renewed and status == "scheduled" else status,
        renewed=renewed and status != "cancelled",
        speakers=stage.speakers,
        chair=stage.chair,
        links=replace(leads, join=rooms[0] if rooms else None),
        summons=_summons(notice, told),
        span=headed or span,
        confidence=_confidence(
            start=told.chance if told else 0.0, place=where.chance, register=register_chance
        ),
    )
    return _with_terms(_dated(event, notice, told, hour), notice, own)


def _headed(notice: Notice, title: str, told: Told) -> Span | None:
    named = notice.on_page(told.day.namings[0].mention.span)
    return part_headed(notice.page, title, named.start) if named else None


def _with_terms(event: Event, notice: Notice, part: Span | None) -> Event:
    """Add what people need to come, until when they register, and what it is about."""
    practical = find_practical(notice, part, event.start)
    return replace(
        event,
        admission=practical.admission,
        sign_up=practical.sign_up,
        deadline=practical.deadline,
        due=practical.due,
        topics=find_topics(notice, part),
    )


def _dated(event: Event, notice: Notice, told: Told | None, hour: TimeMention | None) -> Event:
    start, end = _moments(told) if told else (None, None)
    said = start_of(notice.text, hour, notice.grammar) if hour else (None, True)
    zone = _ZONE.match(notice.text, hour.span.end) if hour else None
    return replace(
        event,
        start=start,
        end=end,
        timezone=zone_of_words(zone["zone"]) if zone else None,
        zone_text=zone["zone"] + (zone["offset"] or "") if zone else None,
        all_day=bool(told and not told.hour and end),
        daily=bool(told and told.daily),
        time_text=said[0],
        exact=said[1],
        when_span=notice.on_page(told.day.namings[0].mention.span) if told else None,
    )


def _summons(notice: Notice, told: Told | None) -> bool:
    """Tell whether a title, a heading or the sentence of the day calls it a meeting of members."""
    heads = [line.span for line in notice.lines if line.origin in {"title", "heading"}]
    sentences = [each.sentence for each in (told.day.namings if told else ())]
    return any(notice.words.count("summons", *span) for span in (*heads, *sentences))


def _confidence(**chances: float) -> Mapping[str, float]:
    return MappingProxyType({name: round(chance, 3) for name, chance in chances.items() if chance})


def _whole(notice: Notice) -> Section:
    return Section(segments=find_segments(notice.page, notice.grammar), labelled=False)


def _moments(told: Told) -> tuple[date | datetime, date | datetime | None]:
    """Return start and end: a last day where one is named, else the end of the hours.

    The end of the first day's hours is not that of the last day.
    """
    day, last = told.day.day, told.last
    if told.hour is None:
        return day, last
    start = datetime.combine(day, told.hour.start)
    if told.hour.end is None or isinstance(last, datetime) or (last and last > day and not told.daily):
        return start, last
    end = datetime.combine(last or day, told.hour.end)
    return start, end if end > start else end + timedelta(days=1)


_Linked: TypeAlias = tuple[LinkCandidate, Features]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where:
    """Words that are the place of an event, or only may be."""

    name: str | None = None
    chance: float = 0.0
    sure: bool = False


def _whereabouts(notice: Notice, told: Told | None, hour: TimeMention | None) -> tuple[_Where, bool]:
    """Return the place, sure or to ask about, and whether an event without a sure one is online."""
    where = _place(notice, told, hour)
    if where.sure:
        return where, False
    features = online_features(notice, told.day if told else None)
    return where, features["told"] > 0 or probability("online", features) >= threshold("online", "used")


def _place(notice: Notice, told: Told | None, hour: TimeMention | None) -> _Where:
    """Return the place where it is sure, else the words to ask about."""
    candidates = find_place_candidates(notice, told.day if told else None, hour.span if hour else None)
    features = place_features(notice, candidates, told.day if told else None, hour.span if hour else None)
    asked = _request_spans(notice)
    ranked = [
        (candidate.span, chance, "labelled" if "label" in candidate.found else "used")
        for candidate, chance in best_of("place", candidates, features)
        if chance >= _LEAST_CHANCE and _may_be_place(notice, candidate.span, asked)
    ]
    found = [(span, chance, band, _certainty(ranked, span)) for span, chance, band in ranked]
    sure = [each for each in found if each[3] >= threshold("place", each[2])]
    likely = [each for each in found if each[3] >= threshold("place", "likely")]
    if not likely:
        return _Where()
    best, likeliest, _, certainty = (sure or likely)[0]
    wider = [
        (span, chance)
        for span, chance, *_ in sure or likely
        if chance >= _AS_LIKELY * likeliest and _goes_with(notice, span, best)
    ]
    span, _ = max(wider, key=lambda each: each[0].end - each[0].start)
    return _Where(
        name=on_one_line(notice, _with_vicinity(notice, whole_place(notice, span))) or None,
        chance=certainty,
        sure=bool(sure),
    )


def _certainty(ranked: Sequence[tuple[Span, float, str]], place: Span) -> float:
    """Return how likely it is that the event is there: at a place or at one of the ways to cut it."""
    others = (1 - chance for span, chance, _ in ranked if span.start < place.end and span.end > place.start)
    return 1 - math.prod(others)


def _with_vicinity(notice: Notice, place: Span) -> Span:
    """Return a place with the word that says that it is only near it (`outside the Town Hall`)."""
    line = notice.lines[notice.line_at(place.start)].span
    near = vicinity_before(notice.grammar.locale).search(notice.text, line.start, place.start)
    return Span(near.start(), place.end) if near else place


def _goes_with(notice: Notice, wider: Span, place: Span) -> bool:
    """Tell whether a longer span is a place with more of its address, joined by commas or dashes."""
    if wider.start > place.start or wider.end < place.end:
        return False
    front, tail = notice.text[wider.start : place.start], notice.text[place.end : wider.end]
    joined = front.rstrip()[-1:] in _JOINTS and tail.lstrip()[:1] in _JOINTS
    return joined and not notice.words.count("lead", wider.start, place.start) and ". " not in tail


def _may_be_place(notice: Notice, span: Span, asked: Sequence[Span]) -> bool:
    """Tell whether words are no request, no mere "online" and no way into a room."""
    if any(span.start < end and start < span.end for start, end in asked) or _AMPERSAND.match(
        notice.text, span.end
    ):
        return False
    online = notice.words.count("online", *span) and not notice.words.count("place", *span)
    return not online and not tells_way_in(span.of(notice.text), notice.grammar.language)


def _request_spans(notice: Notice) -> tuple[Span, ...]:
    """Return where readers are asked for something (`share on FB here`): no place stands there."""
    found = find_actions(notice.page, Span(0, len(notice.page.text)), notice.grammar)
    spans = (action.span for action in found if action.span)
    return tuple(map(notice.in_text, spans))


def _registration(
    notice: Notice, told: Told | None, section: Section, *, online: bool
) -> tuple[EventLinks, float]:
    """Return where to register; an address without a word of that beside it only tells more.

    Of an event online so does the one at which people are asked to meet.
    """
    links = tuple(
        each for each in find_links(notice) if not is_room(each.url) and not leads_apart(notice, each)
    )
    features = tuple(link_features(notice, links, told.day if told else None))
    ranked = best_of("register", tuple(zip(links, features, strict=True)), features)
    if section.labelled:
        ranked = _of_section(notice, section, ranked)
    if not ranked or ranked[0][1] < threshold("register", "used"):
        return EventLinks(page=way_in(notice, links) if online else None), 0.0
    (link, spoken), chance = ranked[0]
    url = untracked_address(link.url)
    if not signs_up(link.url, spoken):
        return EventLinks(page=None if is_guarded(notice, link) else url), 0.0
    return EventLinks(register=url), chance


def _of_section(
    notice: Notice, section: Section, ranked: Sequence[tuple[_Linked, float]]
) -> tuple[tuple[_Linked, float], ...]:
    """Return the links of a part that announces an event; if no other does, likely ones elsewhere, too."""
    start, end = notice.in_text(section.span)
    within = [each for each in ranked if start <= each[0][0].span.start < end]
    sections = find_sections(notice.page, find_segments(notice.page, notice.grammar), notice.grammar)
    outside = [each for each in ranked if each not in within] if len(sections) == 1 else []
    return tuple(each for each in (*within, *outside) if each[1] >= threshold("register", "used"))


def _title(notice: Notice, told: Told | None, section: Section) -> str:
    """Return the words after the event label, up to its date; else those that are likeliest its name."""
    labelled = _label_title(notice, section) if section.labelled else None
    if labelled:
        return labelled
    day = told.day if told else None
    candidates = find_title_candidates(notice, day)
    ranked = best_of("title", candidates, title_features(notice, candidates, day))
    return capitalised(" ".join(ranked[0][0].span.of(notice.text).split())) if ranked else notice.title


def _label_title(notice: Notice, section: Section) -> str | None:
    text, first = notice.page.text, section.segments[0]
    span = first.span
    if span.start == span.end:
        following = [segment for segment in section.segments[1:3] if not segment.label]
        span = following[0].span if following else span
    days = find_days(text, span, notice.grammar)
    words = trimmed(text, span.start, days[0].span.start if days else span.end, _STRAY)
    if words is None and days:
        words = trimmed(text, days[0].span.end, span.end, _STRAY)
    return words.of(text) if words else None


def _status(notice: Notice, title: str, told: Told | None, section: Section) -> Status:
    """Return what short lines say of the event, or the head of its title (`(Cancelled) Reading group`)."""
    head, text = title.lstrip("([ "), notice.page.text
    rooms = [each.whole for each in section.segments if section.labelled or len(each.span.of(text)) < _NOTICE]
    status: Status
    for status in ("cancelled", "moved"):
        said = whole_words(getattr(notice.grammar.events, status))
        words = ((room, Span(*word.span())) for room in rooms for word in said.finditer(text, *room))
        sentences = (sentence_around(text, room, word) for room, word in words)
        if said.match(head) or any(_is_said_of(notice, title, told, each) for each in sentences):
            return status
    return "scheduled"


def _is_renewed(notice: Notice, told: Told | None) -> bool:
    """Tell whether words before the day, in its sentence, say that it is a new one (`now on 11 March`)."""
    namings = [(each.sentence.start, each.mention.span.start) for each in (told.day.namings if told else ())]
    return any(notice.words.count("new_day", max(first, day - _BEFORE_DAY), day) for first, day in namings)


def _is_said_of(notice: Notice, title: str, told: Told | None, sentence: Span) -> bool:
    """Tell whether a sentence is about the event: a few words of any meeting, its day or words of its title.

    One that names another day or month tells of that (`The session of 22 April is cancelled`).
    """
    there = notice.in_text(sentence)
    own = {naming.mention.span for naming in told.day.namings} if told else set()
    days = {day.span for day in notice.days_in(*there)}
    words = {*_WORD.findall(sentence.of(notice.page.text).casefold())}
    months = {*load_calendar_names(notice.grammar.locale).months}
    if days & own or not told:
        return True
    if days or words & months:
        return False
    called = {*_WORD.findall(title.casefold())} - notice.grammar.stopwords
    return (
        bool(words & called)
        or len(words) <= _ALONE
        or (len(words) <= _FEW and notice.words.count("vague", *there) > 0)
    )
