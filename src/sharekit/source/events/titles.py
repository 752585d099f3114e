"""What an event is called: words of its announcement that may name it, and what speaks for each."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice

import regex

from sharekit.document import Span
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import Grammar
from sharekit.source.choice import Features
from sharekit.source.events.days import DayCandidate
from sharekit.source.events.notice import Line, Notice, class_words, label_classes
from sharekit.source.language.people import whole_words

_ODD = re.compile(r"[<>{}\[\]|@]|://|www\.|\*\s\*")  # of mark-up and addresses, rules of stars
_SHORTEST, _LONGEST, _LONGEST_LINE = 3, 140, 250  # characters: of a title, of a line that holds one
_AT_TOP, _AROUND = 60, 12  # lines that are looked at: of the page, and on each side of the day
_EDGES = " \t\n*_#>|–—-•·:,;.\u2028\ufe0f"
_CLOSING = '!?)”»"’…'
_PART = regex.compile(r"\s[–—|/-]\s|\s\*(?:\s\*)+\s|:\s|\s\(|[.!?]\s")
_LAST_PART = re.compile(r"\s[–—-]\s")
_QUOTE = regex.compile(r"[“\"„«»‚‘](?P<name>[^“”\"„«»\n]{4,90}?)[”\"“»«’]")
_HYPHENED = regex.compile(r"(?:[\p{L}\p{N}]+[-‑])+\Z")
_MODIFIERS = regex.compile(r"(?:\p{L}[\p{L}\p{M}’'-]*\s){1,2}\Z")
_PHRASE_END = regex.compile(r"[,.;:!?()\n–—]|\s[-|]\s")
_BESIDE = 120  # characters before a word for a meeting that may be its own
_MOST_WORDS = 8
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"[\w.-]+@[\w.-]+")
_INVITING, _LEADING = 40, 25  # characters before a name
_NEAR = 150  # characters between a name and the day
_SIGNATURE = 4  # lines at the end
_LEAST_LETTERS = 4  # of a word that an address has too
_LENGTHS = (
    (1, "one_word"),
    (2, "two_words"),
    (5, "three_to_five"),
    (8, "six_to_eight"),
    (12, "nine_to_twelve"),
)
_INSIDE = (
    *("kind", "outing", "summons", "greeting", "masthead", "vague", "group", "where", "past", "invite"),
    *("place", "published", "recurring", "when", "coming", "deadline", "speaker", "register"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleCandidate:
    """Words that may be what an event is called.

    Attributes:
        span: Offsets in `Notice.text`.
        found: How they were found: as a line of some origin (`heading`), its `head` or `tail`, or what stands
            `before` or `behind` its day; in bold, italics or quotation marks; as a word for a meeting with
            what tells it apart (`kind`).
    """

    span: Span
    found: frozenset[str]


def find_title_candidates(notice: Notice, day: DayCandidate | None) -> tuple[TitleCandidate, ...]:
    """Return the words that may be what an event is called, in the order of the text.

    Args:
        notice: The document.
        day: The event's day; only lines at the top of the page and around it are looked at.
    """
    ways: dict[Span, set[str]] = defaultdict(set)
    lines = _lines(notice, day)
    if not lines:
        return ()
    found = (way(notice, line) for line in lines for way in (_of_line, partial(_kinds, day=day), _quoted))
    for span, way in chain(*found, _emphasised(notice, lines[-1].span.end)):
        ways[_trimmed(notice.text, span)].add(way)
    return tuple(
        TitleCandidate(span=span, found=frozenset(found))
        for span, found in sorted(ways.items())
        if _SHORTEST <= span.end - span.start <= _LONGEST
        and not (_is_dated(notice, span) or _is_half(words := span.of(notice.text)))
        and not _is_banner(_LAST_PART.split(words)[-1], notice.grammar)
        and (span.start < notice.base or not _ODD.search(notice.text, *span))
    )


def _is_banner(words: str, grammar: Grammar) -> bool:
    """Tell whether words only say that something is new, off or important, or what kind of text it is."""
    said = [word for word in _words(words) if word.isalpha()]
    return bool(said) and _banners(grammar).issuperset(said)


@cache
def _banners(grammar: Grammar) -> frozenset[str]:
    known = (*grammar.events.cancelled, *grammar.events.moved, *class_words("new_day", grammar.locale))
    return frozenset(_words(" ".join((*known, *class_words("masthead", grammar.locale)))))


def _is_half(words: str) -> bool:
    """Tell whether a bracket is opened or closed beyond words."""
    return words.count("(") != words.count(")")


def _is_dated(notice: Notice, span: Span) -> bool:
    """Tell whether words are nothing but those of a day and its hours (`4 March, from 3 to 5 pm`)."""
    names, small = load_calendar_names(notice.grammar.locale), notice.grammar.stopwords
    edges = (span.start, *(edge for each in notice.mentions_in(*span) for edge in each), span.end)
    besides = [notice.text[first:last] for first, last in zip(edges[::2], edges[1::2], strict=True)]
    plain = {*names.months, *names.weekdays} | (small if len(besides) > 1 else frozenset())
    return all(word.isdigit() or word in plain for word in _words(" ".join(besides)))


def _lines(notice: Notice, day: DayCandidate | None) -> Sequence[Line]:
    at = notice.line_at(day.namings[0].mention.span.start) if day else 0
    around = range(max(_AT_TOP, at - _AROUND), min(len(notice.lines), at + _AROUND))
    return [*notice.lines[:_AT_TOP], *(notice.lines[index] for index in around)]


def _of_line(notice: Notice, line: Line) -> Iterator[tuple[Span, str]]:
    start, end = line.span
    if end - start > _LONGEST_LINE or (line.labels and line.origin not in {"title", "heading"}):
        return
    words = line.span.of(notice.text)
    if not (words[:1].islower() and words.endswith(".")):  # what a letter begins with
        yield line.span, line.origin
    yield from _beside_day(notice, line.span, line.origin)
    for part in () if "://" in words else _PART.finditer(notice.text, start, end):
        yield Span(start, part.start()), f"{line.origin}_head"
        kinds = sum(notice.words.count(name, start, part.start()) for name in ("kind", "outing"))
        if line.origin != "text" and not kinds:
            yield Span(part.end(), end), f"{line.origin}_tail"


def _beside_day(notice: Notice, span: Span, way: str) -> Iterator[tuple[Span, str]]:
    """Yield what stands before the first day of a part, without the words that lead there, and behind."""
    mentions = notice.mentions_in(*span)
    if not mentions:
        return
    words = notice.text[span.start : mentions[0].start].rstrip().split(" ")
    while words and _leads_there(words, notice.grammar):
        words.pop()
    if words:
        yield Span(span.start, span.start + len(" ".join(words))), f"{way}_before"
    if way != "text":
        yield Span(mentions[-1].end, span.end), f"{way}_behind"


def _leads_there(words: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether the last word leads to a day: a small one, or one for that behind it (`para o dia`)."""
    word, *before = (each.casefold().strip(f"({_EDGES}") for each in reversed(words[-2:]))
    small = grammar.stopwords
    named = before and before[0] in small and label_classes(word, ("when",), grammar.locale)
    return not word or word in small or bool(named)


def _emphasised(notice: Notice, end: int) -> Iterator[tuple[Span, str]]:
    """Yield what is in bold, with what stands before its day, and in italics; the first of each."""
    base, page = notice.base, notice.page
    for spans, way in ((page.strong, "strong"), (page.italic, "italic")):
        within = (Span(first + base, last + base) for first, last in spans if first + base < end)
        for span in islice(within, _AT_TOP):
            yield span, way
            if way == "strong":
                yield from _beside_day(notice, span, way)


def _quoted(notice: Notice, line: Line) -> Iterator[tuple[Span, str]]:
    """Yield what is in quotation marks, also with a word for a meeting before it (`Screening: “Threads”`)."""
    for quote in _QUOTE.finditer(notice.text, *line.span):
        yield Span(*quote.span("name")), "quote"
        kinds = notice.words.between("kind", max(line.span.start, quote.start() - _LEADING), quote.start())
        if kinds:
            yield Span(kinds[-1], quote.end()), "kind_quote"


def _kinds(notice: Notice, line: Line, day: DayCandidate | None) -> Iterator[tuple[Span, str]]:
    """Yield what people meet for, with what tells it apart (`plant swap`)."""
    sentences = [naming.sentence for naming in day.namings] if day else []
    for name in ("kind", "outing"):
        for kind in notice.words.between(name, *line.span):
            sentence = next((each for each in sentences if each.start <= kind < each.end), line.span)
            span = _phrase(notice, kind, Span(*sentence))
            if span:
                yield span, "kind"


def _phrase(notice: Notice, kind: int, sentence: Span) -> Span | None:
    """Return a word for a meeting with the words before it that are its own, up to a verb, day or place."""
    text, small = notice.text, _small_words(notice.grammar)
    joined = _HYPHENED.search(text, max(sentence.start, kind - _BESIDE), kind)
    kind = joined.start() if joined else kind  # `install-party` is one word
    before = _MODIFIERS.search(text, max(sentence.start, kind - _BESIDE), kind)
    words = before.group().split() if before else []
    while words and words[0].casefold() in small:
        words = words[1:]
    own = not any(word.casefold() in small for word in words)
    start = kind - len(" ".join(words)) - 1 if words and own else kind
    ends = [
        each
        for name in ("at", "coming", "happens")
        for each in notice.words.between(name, kind + 1, sentence.end)
    ]
    ends += [each.start for each in notice.mentions_in(kind, sentence.end)]
    ends += [stop.start() for stop in _PHRASE_END.finditer(text, kind, sentence.end)]
    name = text[start : min(ends, default=sentence.end)].rstrip().split(" ")
    while name and (name[-1].casefold() in small or not name[-1][-1:].isalnum()):
        name.pop()
    return Span(start, start + len(" ".join(name))) if 0 < len(name) <= _MOST_WORDS else None


@cache
def _small_words(grammar: Grammar) -> frozenset[str]:
    """Return the words that are no part of a name: small ones, `we`, and what says that a day is to come."""
    return grammar.stopwords | {*grammar.sentences.selves, *class_words("coming", grammar.locale)}


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start] in _EDGES or _is_picture(text[start])):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in _CLOSING):
        end -= 1
    return Span(start, end)


def _is_picture(sign: str) -> bool:
    return not sign.isdigit() and regex.match(r"\p{Extended_Pictographic}", sign) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What the candidates of one document are held against.

    Attributes:
        title: Words of the document's title.
        days: Where the event's day is named.
        sentences: The sentences that name it.
        addresses: All web and mail addresses, in small letters.
        closing: The last lines, in small letters.
    """

    title: frozenset[str]
    days: Sequence[Span]
    sentences: Sequence[Span]
    addresses: str
    closing: str


def title_features(
    notice: Notice, candidates: Sequence[TitleCandidate], day: DayCandidate | None
) -> Iterator[Features]:
    """Yield what speaks for and against each candidate."""
    namings = day.namings if day else ()
    addresses = [link.url for link in notice.page.links] + _ADDRESS.findall(notice.text)
    around = _Surroundings(
        title=frozenset(_words(notice.title)),
        days=[naming.mention.span for naming in namings],
        sentences=[Span(*naming.sentence) for naming in namings],
        addresses=" ".join(addresses).casefold(),
        closing="\n".join(line.span.of(notice.text) for line in notice.lines[-_SIGNATURE:]).casefold(),
    )
    for candidate in candidates:
        features = {
            **{f"by_{way}": 1.0 for way in candidate.found},
            **dict(_shape(notice, candidate.span)),
            **dict(_standing(notice, candidate.span, around)),
            **dict(_distance(notice, candidate.span, around)),
        }
        yield {name: float(value) for name, value in features.items() if value}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shape(notice: Notice, span: Span) -> Iterator[tuple[str, float]]:
    text, grammar = span.of(notice.text), notice.grammar
    words = text.split()
    bare = [word.casefold().strip(".,!?") for word in words]
    small = [word in grammar.stopwords for word in bare]
    yield next((name for most, name in _LENGTHS if len(words) <= most), "longer"), 1.0
    for name in _INSIDE:
        yield f"{name}_inside", float(notice.words.count(name, *span) > 0)
    yield "only_kind", float(len(words) == 1 and notice.words.count("kind", *span) > 0)
    yield "small_letter", float(text[:1].islower())
    yield "weekday_first", float(bare[:1] != [] and bare[0] in load_calendar_names(grammar.locale).weekdays)
    yield "capitals", float(text.isupper() and len(text) > _SHORTEST)
    yield "asks", float(text.endswith("?"))
    yield "calls", float(text.endswith("!"))
    yield "several_sentences", float(regex.search(r"[.!?] ", text) is not None)
    yield "comma", float(", " in text)
    yield "parted", float(_PART.search(text) is not None)
    yield "quote_inside", float(any(mark in text for mark in '“"„«»'))
    yield "passes", float(whole_words(grammar.sentences.fading).search(text) is not None)
    yield "digit", float(any(sign.isdigit() for sign in text))
    yield "day_inside", float(bool(notice.mentions_in(*span)))
    yield "own_person", float(any(word in grammar.sentences.selves for word in bare))
    yield "small_words", sum(small) / len(words)
    yield "small_first", float(small[0])
    yield "small_last", float(small[-1])


def _standing(notice: Notice, span: Span, around: _Surroundings) -> Iterator[tuple[str, float]]:
    """Yield where on the page words stand, and where else they do."""
    text, number = notice.text, notice.line_at(span.start)
    line = notice.lines[number].span
    words = span.of(text)
    own, long = frozenset(_words(words)), [word for word in _words(words) if len(word) >= _LEAST_LETTERS]
    titled, kind = own == around.title, notice.words.count("kind", *span) > 0
    opens, small = span.start - line.start <= _SHORTEST, words[:1].islower()
    yield "front_matter", float(span.start < notice.base)
    yield f"line_{number}" if number < 3 else "line_later", 1.0  # noqa: PLR2004 - the first three
    yield "depth", math.log1p(number)
    yield "opens_line", float(opens)
    yield "whole_line", float(opens and line.end - span.end < _SHORTEST)
    yield "small_letter_opens", float(small and opens)
    yield "small_letter_kind", float(small and kind)
    yield "capitals_first", float(number == 0 and words.isupper())
    yield "title", float(titled)
    yield "title_of_kind", float(titled and kind)
    yield "part_of_title", float(bool(own) and own < around.title)
    yield "more_than_title", float(bool(around.title) and around.title < own)
    yield "in_address", sum(word in around.addresses for word in long) / len(long) if long else 0.0
    yield "in_signature", float(line.end < notice.lines[-1].span.start and words.casefold() in around.closing)
    yield "sentence_end", float(text[span.end : span.end + 1] == ".")
    yield "strong", float(notice.is_strong(span))
    yield "said_again", float(text.find(words, span.end) >= 0)
    before = Span(max(0, span.start - _LEADING), span.start)
    yield "kind_before", float(notice.words.count("kind", *before) > 0)
    yield "host_before", float(notice.words.count("host", *before) > 0)
    yield "invite_before", float(notice.words.count("invite", max(0, span.start - _INVITING), span.start) > 0)
    yield "coming_behind", float(notice.words.count("coming", span.end, span.end + _LEADING) > 0)
    yield "mention_behind", float(bool(notice.mentions_in(span.end, span.end + _LEADING)))


def _distance(notice: Notice, span: Span, around: _Surroundings) -> Iterator[tuple[str, float]]:
    """Yield how far words are from the day of the event."""
    if not around.days:
        yield "no_day", 1.0
        return
    first = around.days[0]
    gap = max(first.start - span.end, span.start - first.end, 0)
    lines = notice.line_at(first.start) - notice.line_at(span.start)
    kind = notice.words.count("kind", *span) > 0
    yield "behind_day", float(span.start >= first.end)
    yield "own_day_inside", float(any(day.start < span.end and span.start < day.end for day in around.days))
    yield "in_sentence", float(any(each.start <= span.start < each.end for each in around.sentences))
    yield "lines_away", math.log1p(abs(lines))
    yield "same_line", float(lines == 0)
    yield "line_before", float(lines == 1)
    yield "near", float(gap < _NEAR)
    yield "near_kind", float(gap < _NEAR and kind)
    yield "same_line_kind", float(lines == 0 and kind)
