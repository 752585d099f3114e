"""Where an event is: every span that can be a place, each with what speaks for it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from types import MappingProxyType
from typing import TypeAlias

import regex

from sharekit.document import Span
from sharekit.links import is_room
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import Grammar
from sharekit.presets.names import is_first_name
from sharekit.presets.rooms import link_patterns
from sharekit.source.choice import Features
from sharekit.source.events.days import DayCandidate, Naming, sentence_around
from sharekit.source.events.notice import Line, Notice, class_words
from sharekit.source.events.registration import says_online
from sharekit.source.events.zones import find_city
from sharekit.source.language.people import any_of, whole_words

_ENGLISH = "en"
_LONGEST, _SHORTEST = 160, 3  # characters
_SHORT_LINE = 90
_AROUND = 4  # lines around the day that can hold its place
_MOST_PIECES = 5
_SENTENCES = 25
_RIGHT_AFTER = 8
_WINDOW = 400  # characters around a day or hour in a very long line
_MOST_LINKS = 200
_MOST_LABELS = 20
_BEFORE = 40  # characters
_IN_NAME = regex.compile(r"[\p{Lu}\d][\p{L}\p{N}’'.&-]*\s$")
_ZONE = regex.compile(
    r"\b(?:UTC|GMT|[A-Z]{0,3}[CDEMPSW]T|MES?Z|CES?T)\b|\b(?:(?:Eastern|Central|Mountain|Pacific|Western)$|Time\b)|"
    r"(?i:\b(?:time|heure|hora|ora|tijd|uhrzeit)s?\b)"
)
_ZONE_BEHIND = regex.compile(
    r"\s?(?:\(?(?:UTC|GMT)\b|(?:standard |daylight )?time\b|/\s?\d)", regex.IGNORECASE
)
_NEAR_LINES = 3
_STRAIGHT, _SOON = 12, 80  # characters between a day or hour and the place behind it
_LONG, _VERY_LONG = 12, 18  # words
_EDGE = 2  # signs that may stand at the end of a line
_GOES_ON = regex.compile(r"\s*[,(–-]\s*[^,.;()]{2,40}")
_FAR_AWAY = 20  # lines: from a day that the text does not name
_POST_CODE = regex.compile(r"(?<![\w/-])(?:(?!(?:19|20)\d\d\b)\d{4,5}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b")
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERED = regex.compile(
    r"(?:^|[\s,])(?:\d{1,5}[a-z]?,?\s+(?:\p{Lu}|\p{Ll}+\s(?:\p{Ll}{1,3}\s)?\p{Lu})"
    r"|\p{Lu}[\p{L}’'.-]{2,},?\s+(?:n[º°]\s?)?\d{1,4}[a-z]?(?![\d:.]|\s?\p{Ll}{1,3}\b))"
)
_SMALL = "|".join(map(regex.escape, class_words("small", "en")))
_WORD = r"(?:[\p{Lu}\p{Lo}\d#][\p{L}\p{M}\p{N}’'&/.-]*(?<![.])|\p{Lu}\p{Ll}{0,2}\.)"
_AFTER_STOP = r"(?:(?<=(?<![’'])\b\p{L}{1,3})\.)?\s+"  # `St. Thomas` goes on
_RUN = (
    rf"{_WORD}(?:{_AFTER_STOP}(?:(?:{_SMALL})\s+){{0,3}}(?:[dlDL][’'])?"
    rf"(?:{_WORD}|(?<=[dlDL][’'])\p{{Ll}}+)){{0,9}}"
)
_CONNECTORS = regex.compile(rf"\s+(?:{_SMALL})\s+", regex.IGNORECASE)
_BRACKET = r"(?:\s*\([^()]{1,60}\))?"
_PIECE = regex.compile(r"(?:,|\s[-–—|]|\s·|;)\s+(?=\S)")
_ENDS = regex.compile(r"[.!?;…](?=\s|$)(?<!\b\p{L}{1,3}\.)|\s[-–—|•·@]\s|[:!?]\s|\s\(|\n")
_URL = regex.compile(r"https?://|www\.|\w@\w|\w\.\p{Ll}{2,3}\b/?")
_TWO_THINGS = regex.compile(
    r"[:!?]\s|[)”\"»]\.\s+\p{Lu}|//|\s—\s|\p{L}{3}\.\s+\p{Lu}\p{Ll}+\s\p{Ll}|\p{L}{3}\.\s+[\p{Lu}\p{Sc}\d](?<!\b(?:Bldg|Blvd|Ave|Str|Hwy|Bld|Pkwy|Dept|Univ|Inst|San|Mgr|Abp)\.\s+.)"
)
_DASH = regex.compile(r"\s[-–|]\s")
_SMALL_BEHIND, _CAPITAL_BEHIND = regex.compile(r"\s+\p{Ll}"), regex.compile(r"\s+[\p{Lu}\d]")
_ROOM_CODE = regex.compile(r"\b\p{Lu}{1,4}[-/. ]?\d{1,4}(?:[./]\d{1,3})?[a-z]?\b")
_ABBREVIATION = regex.compile(r"(?i)\b(?:\p{L}|St|Rd|Ave?|Str|Blvd|Bd|Ln|Dr|Sq|Pl|Ct|Nr|No|Ste|Bldg|Hwy)\.$")
_NAME_LETTER = regex.compile(r"[\p{Lu}\p{Lo}\p{Lt}]")
_STRAY = " \t,;:.–—-*|!·•_\\>/@"
_PERSON_OR_NUMBER = regex.compile(r"\+?\d[\d \-()]{7,}")

_SIGNS: Mapping[str, regex.Pattern[str]] = MappingProxyType(
    {
        "number": _NUMBERED,
        "post_code": _POST_CODE,
        "room_code": _ROOM_CODE,
        "year_inside": _YEAR,
        "address_mark": _URL,
        "telephone": _PERSON_OR_NUMBER,
        "zone": _ZONE,
        "dash": _DASH,
    }
)  # what speaks for a place, or against one, by how it is written


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """Words that can be where an event is, and each way in which they were found."""

    span: Span
    found: frozenset[str]


_Found: TypeAlias = tuple[Span, str]


def find_place_candidates(
    notice: Notice, day: DayCandidate | None, time: Span | None
) -> tuple[PlaceCandidate, ...]:
    """Return the spans that can be the place of an event.

    Args:
        notice: The document.
        day: The day of the event, where the text names it.
        time: Where its hour stands, if it is known.
    """
    found: dict[Span, set[str]] = {}
    edges = _edges(notice.grammar)
    for whole, way in _all(notice, day, time):
        span = _trimmed(notice.text, _without_moments(notice, whole), edges)
        if span and _can_name(notice, span):
            found.setdefault(span, set()).add(way)
    return tuple(PlaceCandidate(span=span, found=frozenset(ways)) for span, ways in found.items())


def _all(notice: Notice, day: DayCandidate | None, time: Span | None) -> Iterator[_Found]:
    yield from _labelled(notice)
    anchors = [naming.mention.span for naming in day.namings] if day else []
    anchors += [time] if time else []
    near = sorted({line for anchor in anchors for line in _near(notice.line_at(anchor.start), notice)})
    near = [number for number in near if not _is_about_else(notice.lines[number])]
    for number in near:
        yield from _in_line(notice, _clipped(notice.lines[number], anchors))
    prose = (line for line in notice.lines if line.origin in {"text", "item", "summary"})
    sentences = [line for line in islice(prose, _SENTENCES) if not _is_about_else(line)]
    for line in dict.fromkeys([*(notice.lines[number] for number in near), *sentences]):
        clipped = _clipped(line, anchors)
        yield from _behind_lead(notice, clipped)
        yield from _from_word(notice, clipped)
    for link in notice.page.links[:_MOST_LINKS]:
        if link_patterns()["maps"].match(link.url):
            span = notice.in_text(link.span)
            yield span, "map"


def _can_name(notice: Notice, span: Span) -> bool:
    """Tell whether words are one thing, with a name, a sign without capitals or a word of places."""
    doors = whole_words(notice.grammar.events.doors)
    if _TWO_THINGS.search(notice.text, *span) or doors.search(notice.text, *span):
        return False
    if _NAME_LETTER.search(notice.text, *span):
        return True
    line = notice.lines[notice.line_at(span.start)].span
    led = notice.words.count("lead", max(line.start, span.start - _STRAIGHT), span.start) > 0
    before = notice.text[line.start : span.start].rstrip(' *_"“')
    apart = before == "" or not before[-1].isalnum()  # `7 pm, clubhouse`, but not `one big hill`
    return (led or apart) and notice.words.count("place", *span) > 0


def _without_moments(notice: Notice, span: Span) -> Span:
    """Cut days and times off both ends of a span (`on 28 May`, `7 pm at`)."""
    start, end = span
    for mention in notice.mentions_in(max(0, start - _RIGHT_AFTER), end):
        if mention.end > start and not any(sign.isalnum() for sign in notice.text[start : mention.start]):
            start = min(end, mention.end)
    for mention in reversed(notice.mentions_in(start, end)):
        if not any(sign.isalnum() for sign in notice.text[mention.end : end]):
            end = max(start, mention.start)
    return Span(start, end)


def _is_about_else(line: Line) -> bool:
    """Tell whether a label says that a line is about people, contact or prices: no place stands there."""
    return "other" in line.labels and "where" not in line.labels


def _clipped(line: Line, anchors: Sequence[Span]) -> Line:
    """Return a line, of a very long one what is around the day or hour in it, or its beginning."""
    if line.span.end - line.span.start <= 2 * _WINDOW:
        return line
    inside = next(
        (each.start for each in anchors if line.span.start <= each.start < line.span.end), line.span.start
    )
    start, end = max(line.span.start, inside - _WINDOW), min(line.span.end, inside + _WINDOW)
    return replace(line, span=Span(start, end), value=Span(max(start, line.value.start), end))


def _near(line: int, notice: Notice) -> Iterator[int]:
    yield from range(max(0, line - 2), min(len(notice.lines), line + _AROUND))


def _labelled(notice: Notice) -> Iterator[_Found]:
    found = [number for number, line in enumerate(notice.lines) if "where" in line.labels and not line.lone]
    for number in found[:_MOST_LABELS]:
        line = notice.lines[number]
        for end in _cuts(notice.text, line.value):
            yield Span(line.value.start, end), "label"
        last = line
        for following in notice.lines[number + 1 : number + 3]:
            if following.block != last.block and "where" not in following.labels:
                break
            if (
                following.labels - {"where"}
                or following.span.end - line.span.start > _LONGEST
                or following.lone
            ):
                break
            last = following
            yield Span(line.value.start, following.span.end), "label"


def _in_line(notice: Notice, line: Line) -> Iterator[_Found]:
    """Yield what stands beside day and hour in a line, and whole short lines."""
    text, (start, end) = notice.text, line.value
    taken = notice.mentions_in(start, end)
    if not taken and end - start <= _SHORT_LINE:
        yield line.value, "line"
        return
    edges = [start, *(edge for span in taken for edge in span), end]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if last - first < _SHORTEST:
            continue
        cuts = [first, *(cut.end() for cut in _PIECE.finditer(text, first, last))]
        for begin in cuts[:3]:
            for stop in _cuts(text, Span(begin, last)):
                yield Span(begin, stop), "beside"


def _behind_lead(notice: Notice, line: Line) -> Iterator[_Found]:
    """Yield names behind words such as "at", whole and in parts, with what commas join to them."""
    text = notice.text
    for found in _leads(notice).finditer(text, *line.span, overlapped=True):
        start, end = found.span("place")
        yield Span(start, end), "lead"
        for cut in _CONNECTORS.finditer(text, start, end):
            yield Span(start, cut.start()), "part"
        stop = _ENDS.search(text, end, line.span.end)
        mention = next(iter(notice.mentions_in(end, line.span.end)), Span(line.span.end, line.span.end))
        last = min(stop.start() if stop else line.span.end, mention.start, start + _LONGEST)
        pieces = [cut.start() for cut in _PIECE.finditer(text, end, last)][1:_MOST_PIECES]
        for cut_end in (*pieces, last):
            if cut_end > end:
                yield Span(start, cut_end), "lead"


def _from_word(notice: Notice, line: Line) -> Iterator[_Found]:
    """Yield what begins with a word of places, in small letters too (`room 4 of the Weir Building`)."""
    text = notice.text
    starts = [span.start for span in notice.mentions_in(*line.span)]
    for start in notice.words.between("place", *line.span):
        before = max(line.span.start, start - _BEFORE)
        verb = notice.words.between("happens", max(line.span.start, start - _RIGHT_AFTER), start)
        if _IN_NAME.search(text, before, start) or verb:
            continue
        end = next((edge for edge in starts if edge > start), line.span.end)
        for cut in _CONNECTORS.finditer(text, start, min(end, start + _LONGEST)):
            yield Span(start, cut.start()), "part"
        for stop in _cuts(text, Span(start, end)):
            yield Span(start, stop), "word"


@cache
def _lead_pattern(leads: tuple[str, ...]) -> regex.Pattern[str]:
    words = "|".join(regex.escape(lead).replace("'", "[’']") for lead in sorted(leads, key=len, reverse=True))
    spaced = rf"(?<!\w)(?i:{words})(?:(?<=[’'@])|(?<=\p{{Hebrew}})|(?<=\p{{Arabic}})|\s+)"
    article = rf"(?:(?i:{_SMALL})\s+)?"
    lower = rf"(?:\p{{Ll}}[\p{{L}}’'-]+\s+(?:(?:{_SMALL})\s+){{0,2}}){{0,3}}"
    return regex.compile(rf"{spaced}{article}(?<place>{lower}{_RUN}{_BRACKET})")


@cache
def vicinity_before(language: str) -> regex.Pattern[str]:
    """Return what finds, right before a place, the words that say that it is near it."""
    words = any_of(class_words("vicinity", language))
    return regex.compile(rf"(?<!\w)(?:{words})\s+(?:(?:{_SMALL})\s+)?\Z", regex.IGNORECASE)


def _leads(notice: Notice) -> regex.Pattern[str]:
    return _lead_pattern(class_words("lead", notice.grammar.locale))


def _cuts(text: str, span: Span) -> Iterator[int]:
    """Yield where a place that begins a span may end: at sentence ends, dashes, brackets and commas."""
    limit = min(span.end, span.start + _LONGEST)
    stops = [stop.start() for stop in _ENDS.finditer(text, span.start + 1, limit)]
    commas = [cut.start() for cut in _PIECE.finditer(text, span.start + 1, limit)]
    yield from sorted({*stops[:3], *commas[:_MOST_PIECES], limit})


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """Small words before and behind a place that are no part of it."""

    head: regex.Pattern[str]
    inner: regex.Pattern[str]  # with one word before it that is no name (`onwards at`)
    tail: regex.Pattern[str]


@cache
def _edges(grammar: Grammar) -> _Edges:
    """Return small words, words before places, and frequent ones such as `from`; `The` is part of a name."""
    leads = {word for word in class_words("lead", grammar.locale) if word.isalpha()}
    places = any_of({word for word in class_words("place", grammar.locale) if word.isalpha()})
    words = any_of({*class_words("small", _ENGLISH), *leads, *grammar.stopwords})
    invites = any_of({word for word in class_words("invite", grammar.locale) if word.isalpha()})
    near = {*leads, *class_words("at", grammar.locale), *class_words("vicinity", grammar.locale)}
    purpose = grammar.stopwords - {word.split()[0] for word in near}
    labels, charts = (
        any_of(class_words("where", grammar.locale)),
        any_of(class_words("chart", grammar.locale)),
    )
    return _Edges(
        head=regex.compile(rf"(?:(?:(?:{words})\s+)+|(?i:{labels})\s?:\s+)(?=\S)"),
        inner=regex.compile(
            rf"(?!(?:{places})\b)(?:\p{{Ll}}+|(?i:{invites}))\s+(?:{any_of(leads)})\s+"
            rf"(?:(?:{_SMALL})\s+)?(?=(?:[lL][’'])?\p{{Lu}})"
        ),
        tail=regex.compile(
            rf"(?:,\s+(?:{any_of(purpose)})\s[^,\p{{Lu}}\d]+"  # a last clause without a name
            rf"|(?:[\s,]+(?:{words})|[\s,.(\[–-]+(?i:{charts})[)\]]*)+)$"
        ),
    )


def _trimmed(text: str, span: Span, edges: _Edges) -> Span | None:
    start, end = span
    while start < end and (
        text[start] in _STRAY or (not text[start].isalnum() and text[start] not in '"“«„(#¿¡')
    ):
        start += 1
    while end > start and text[end - 1] in " \t,;:–—-*|·•_\\>/([@":
        end -= 1
    if text.startswith("(", start, end) and text.find(")", start, end) == end - 1:
        start, end = start + 1, end - 1
    for edge in (edges.head, edges.inner):  # `ci troviamo alla Casa`
        lead = edge.match(text, start, end)
        start = lead.end() if lead else start
    tail = edges.tail.search(text, start, end)
    end = tail.start() if tail else end
    while end > start and text[end - 1] in ".!" and not _ABBREVIATION.search(text[start:end]):
        end -= 1
    words = text[start:end]
    if not _SHORTEST <= len(words) <= _LONGEST or not any(letter.isalpha() for letter in words):
        return None
    if words.count("(") != words.count(")"):
        opened = words.count("(") > words.count(")")
        cut = words.rindex("(") if opened else words.index(")")
        return _trimmed(text, Span(start, start + cut), edges)
    return Span(start, end)


def place_features(
    notice: Notice, candidates: Sequence[PlaceCandidate], day: DayCandidate | None, time: Span | None
) -> Iterator[Features]:
    """Yield what speaks for each candidate."""
    namings = day.namings if day else ()
    labels = sum("label" in candidate.found for candidate in candidates)
    longest: dict[int, int] = {}
    for candidate in candidates:
        longest[candidate.span.start] = max(longest.get(candidate.span.start, 0), candidate.span.end)
    online = float(says_online(notice, day))
    rooms = float(any(is_room(link.url) for link in notice.page.links))
    for candidate in candidates:
        features = {
            "told_online": online,
            "with_room": rooms,
            **{f"by_{way}": 1.0 for way in candidate.found},
            **dict(_shape(notice, candidate.span)),
            **dict(_context(notice, candidate.span)),
            **dict(_distance(notice, candidate.span, namings, time)),
            "longest": float(candidate.span.end == longest[candidate.span.start]),
            "whole_label": float(
                "label" in candidate.found and candidate.span.end == longest[candidate.span.start]
            ),
            "labels_there": float(labels > 0),
            "unlabelled_beside_labels": float(labels > 0 and "label" not in candidate.found),
        }
        yield features


def _shape(notice: Notice, span: Span) -> Iterator[tuple[str, float]]:
    words = span.of(notice.text)
    parts = words.split()
    yield "place_word", float(notice.words.count("place", *span) > 0)
    yield "several_place_words", float(notice.words.count("place", *span) > 1)
    yield "city", float(find_city(words, 0, len(words)) is not None)
    yield "capital", float(words[0].isupper() or words[0].isdigit() or not words[0].islower())
    small = sum(part[0].islower() for part in parts)
    yield "small_words", small / len(parts)
    yield "no_capital", float(small == len(parts))
    yield "begins_small", float(parts[0][0].islower() and small < len(parts))
    yield "ends_small", float(parts[-1][0].islower() and small < len(parts))
    yield "lead_inside", float(notice.words.count("lead", *span) > 0)
    yield (
        "calendar_word",
        float(any(part.strip(".,").casefold() in _calendar(notice.grammar) for part in parts)),
    )
    placed = notice.words.count("place", *span) > 0 or any(sign.isdigit() for sign in words)
    yield "bare_kind", float(not placed and notice.words.count("kind", *span) > 0)
    yield "bare_person", float(not placed and notice.words.count("role", *span) > 0)
    yield "words", math.log(len(parts))
    yield "long", float(len(parts) > _LONG)
    yield "very_long", float(len(parts) > _VERY_LONG)
    yield "one_word", float(len(parts) == 1 and not _ROOM_CODE.fullmatch(words))
    yield "commas", min(3.0, words.count(",")) / 3
    yield "in_title_too", float(words.casefold() in notice.title.casefold())
    yield "day_inside", float(bool(notice.mentions_in(*span)))
    for name, pattern in _SIGNS.items():
        yield name, float(pattern.search(words) is not None)
    for name in ("online", "invite", "kind", "coming", "past", "register", "deadline", "being"):
        yield f"{name}_inside", float(notice.words.count(name, *span) > 0)


@cache
def _calendar(grammar: Grammar) -> frozenset[str]:
    names = load_calendar_names(grammar.locale)
    return frozenset(name for name in (*names.months, *names.weekdays) if len(name) > _SHORTEST)


def _context(notice: Notice, span: Span) -> Iterator[tuple[str, float]]:
    text = notice.text
    line = notice.lines[notice.line_at(span.start)]
    yield from _standing(line, span)
    yield "begins_with_person", float(_begins_with_person(notice, span))
    behind = text[span.end : span.end + 4]
    yield "goes_on_small", float(_SMALL_BEHIND.match(behind) is not None)
    yield "goes_on_capital", float(_CAPITAL_BEHIND.match(behind) is not None)
    yield "comma_behind", float(behind[:1] == ",")
    yield "place_goes_on", float(_goes_on(notice, span.end))
    yield "day_right_after", float(bool(notice.days_in(span.end, span.end + _RIGHT_AFTER)))
    yield "time_right_after", float(bool(notice.times_in(span.end, span.end + _RIGHT_AFTER)))
    yield "zone_behind", float(_ZONE_BEHIND.match(text, span.end) is not None)
    yield "named_again", float(text.count(span.of(text)) > 1)
    led, placed = (
        notice.words.count(name, max(line.span.start, span.start - back), span.start) > 0
        for name, back in (("lead", _STRAIGHT), ("at", _RIGHT_AFTER))
    )
    yield "lead_before", float(led)
    yield "at_before", float(placed)
    yield "led_up_to_moment", float(led and bool(notice.mentions_in(span.end, span.end + _RIGHT_AFTER)))
    sentence = sentence_around(text, line.span, span)
    for name in ("coming", "invite", "kind", "past", "register"):
        yield f"{name}_in_sentence", float(notice.words.count(name, *sentence) > 0)
    links = notice.links(span)
    yield "linked", float(bool(links))
    yield "mapped", float(any(link_patterns()["maps"].match(link.url) for link in links))
    yield "bold", float(notice.is_strong(span))


def _begins_with_person(notice: Notice, span: Span) -> bool:
    first, *others = span.of(notice.text).split()
    named = is_first_name(first) and bool(others) and others[0][0].isupper()
    return named or notice.words.count("title", span.start, span.start + 1) > 0


def _standing(line: Line, span: Span) -> Iterator[tuple[str, float]]:
    before, behind = span.start - line.value.start, line.span.end - span.end
    yield "in_" + line.origin, 1.0
    yield "where_label", float("where" in line.labels)
    yield "other_label", float(bool(line.labels) and "where" not in line.labels)
    yield "whole_line", float(before < _EDGE and behind < _EDGE)
    yield "opens_line", float(before < _EDGE)
    yield "ends_line", float(behind <= _EDGE)


def _goes_on(notice: Notice, end: int) -> bool:
    """Tell whether more of an address stands behind an offset (`, 12 Mill Lane`)."""
    piece = _GOES_ON.match(notice.text, end, end + 44)
    if piece is None:
        return False
    words = piece.group()
    placed = notice.words.count("place", end, piece.end()) > 0
    return placed or bool(_NUMBERED.search(words)) or find_city(words, 0, len(words)) is not None


def _distance(
    notice: Notice, span: Span, namings: Sequence[Naming], time: Span | None
) -> Iterator[tuple[str, float]]:
    number = notice.line_at(span.start)
    lines = [each.line for each in namings] or ([notice.line_at(time.start)] if time else [])
    away = min((number - line for line in lines), key=abs, default=_FAR_AWAY)
    sentences = [each.sentence for each in namings]
    if time and not namings:
        sentences = [sentence_around(notice.text, notice.lines[lines[0]].span, time)]
    yield "same_line", float(away == 0)
    yield "below", float(0 < away <= _NEAR_LINES)
    yield "above", float(-_NEAR_LINES <= away < 0)
    yield "lines_away", math.log1p(abs(away))
    yield (
        "in_day_sentence",
        float(any(each.start <= span.start < each.end for each in sentences)),
    )
    earlier = notice.days_in(max(0, span.start - _SOON), span.start)
    own = {each.mention.span for each in namings}
    yield "behind_other_day", float(bool(earlier) and earlier[-1].span not in own)
    if time:
        yield "right_behind_time", float(0 <= span.start - time.end <= _STRAIGHT)
        yield "behind_time", float(0 <= span.start - time.end <= _SOON)
    yield (
        "right_behind_day",
        float(any(0 <= span.start - each.mention.span.end <= _STRAIGHT for each in namings)),
    )
    yield "late_in_text", span.start / max(1, len(notice.text))


_TO = {word for name in ("lead", "at", "and") for word in class_words(name, "")}
_OF = "|".join(map(regex.escape, {*class_words("small", "en")} - _TO))
_ITS_WORD = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])\p{{L}}+(?=(?:\s+(?:{_OF})(?=\s))*(?:\s+|\s+[dlDL][’']|[‐‑-])\Z)"
)
_HOUR_FIRST = regex.compile(r"\d{1,2}(?:[:.]\d\d|h\d{0,2}|\s?[ap]\.?m\.?)\p{L}{0,2},\s+", regex.IGNORECASE)
_BEHIND_STOP = regex.compile(r"\.\s?(?P<more>\d{1,4}\s?[a-z]?(?![\p{L}\d:])(?!\.\s?\d)|\p{Lu}\p{L}+)")
_STREET = regex.compile(r"\p{L}(?:str|st)$|\d$", regex.IGNORECASE)
_ADDRESS_BEHIND = regex.compile(r",\s\d{1,5}[a-z]?\s\p{Lu}[\p{L}’'.]+(?:\s\p{Lu}\p{L}+){0,3}")
_TOWN_BEHIND = regex.compile(
    r",\s(?P<town>(?:\p{Ll}{1,2}\s)?(?:\d{4,5}\s)?\p{Lu}[\p{L}’'-]+(?:[ ]\p{Lu}[\p{L}’'-]+){0,2})"
    r"(?=[.;)]|\s*$|\n)",
    regex.MULTILINE,
)
_PICTURE = regex.compile(r"[\s,]*\p{Extended_Pictographic}.*\Z", regex.DOTALL)


def whole_place(notice: Notice, place: Span) -> Span:
    """Return a place from its own word to its house number, storey and town, and nothing that is no place.

    Candidates end at stops and commas, where a name may go on (`Schlossstr. 18`, `2. OG`) or a clause
    begin (`the church, with the school choir`).
    """
    hour = _HOUR_FIRST.match(notice.text, *place)
    behind = _trimmed(notice.text, Span(hour.end(), place.end), _edges(notice.grammar)) if hour else None
    start, end = behind or place
    line = notice.lines[notice.line_at(start)].span
    word = _ITS_WORD.search(notice.text, max(line.start, start - _BEFORE), start)
    hyphen = word is not None and notice.text[start - 1] in "‐‑-"
    happens = word is not None and notice.words.between(
        "happens", max(line.start, word.start() - _BEFORE), start
    )
    if word and (hyphen or (notice.words.count("place", word.start(), word.start() + 1) and not happens)):
        start = word.start()
    end = _with_address(notice, Span(start, end))
    while (cut := _without_clause(notice, Span(start, end))) < end:
        end = cut
    return Span(start, end)


def _with_address(notice: Notice, place: Span) -> int:
    """Return where a place ends with the number or storey behind a stop, and with its address or town."""
    text, end = notice.text, place.end
    stop = _BEHIND_STOP.match(text, end)
    if stop and _STREET.search(text, place.start, end) and not notice.mentions_in(end, stop.end()):
        numbered = stop["more"][0].isdigit() or notice.words.count("place", stop.start("more"), stop.end())
        end = stop.end() if numbered else end
    address = _ADDRESS_BEHIND.match(text, end)
    if address and not notice.mentions_in(end, address.end()):
        return address.end()
    town = _TOWN_BEHIND.match(text, end)
    known = "," in text[place.start : end] or any(map(str.isdigit, text[place.start : end]))
    if town and known and not notice.mentions_in(end, town.end()):
        name = town["town"].split()
        return end if len(name) > 1 and is_first_name(name[0]) else town.end()
    return end


def _without_clause(notice: Notice, place: Span) -> int:
    """Return where a place ends without a last part that tells of something else."""
    text, (start, end) = notice.text, place
    if picture := _PICTURE.search(text, start + 1, end):
        return picture.start()
    *_, comma = (
        start,
        *(found.start() for found in regex.finditer(r",\s(?![^()]*\))", text, pos=start, endpos=end)),
    )
    words = text[comma + 1 : end].split()
    first, besides, ties = (
        words[0].casefold(),
        _brought_in(notice.grammar.locale),
        _ties(notice.grammar.locale),
    )
    if comma > start:
        named = _NAME_LETTER.search(text, comma, end) or any(map(str.isdigit, text[comma:end]))
        placed = any(notice.words.count(name, comma, end) for name in ("place", "vicinity", "lead"))
        online = first in ties and notice.words.count("online", comma, end) > 0
        if first in besides or online or not (named or placed):
            return comma
    if words[-1].casefold() in besides:
        return text.rindex(words[-1], start, end) - 1
    if len(words) > 2 and words[-2].casefold() in ties and words[-1].islower():  # noqa: PLR2004
        return text[start:end].rindex(words[-2]) + start - 1
    return end


@cache
def _brought_in(language: str) -> frozenset[str]:
    """Return words before those whom an event is with that stand before no place."""
    near = {word for name in ("small", "lead", "at") for word in class_words(name, language)}
    return frozenset(class_words("beside", language)) - near


@cache
def _ties(language: str) -> frozenset[str]:
    return frozenset(class_words("and", language))


def on_one_line(notice: Notice, place: Span) -> str:
    """Return a place with commas where the source has it on several lines."""
    parts = (
        Span(max(line.span.start, place.start), min(line.span.end, place.end))
        for line in notice.lines
        if line.span.start < place.end and line.span.end > place.start
    )
    words = (" ".join(part.of(notice.text).split()) for part in parts)
    return ", ".join(filter(None, (each.rstrip(",،\\ ") for each in words)))
