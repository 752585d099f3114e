"""What events are read from: the lines of a page with their labels, and its words as classes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, TypeAlias

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar, load_table
from sharekit.source.events.dates import DayMention, TimeMention, find_days, find_times
from sharekit.source.page import Link, Page

_ALL = "all"  # the table of words that no language has alone
_ENGLISH = "en"
_SMALL = 3  # letters of words that join labels (`date and time`)
_SISTERS: Mapping[str, str] = MappingProxyType(
    {"bs": "hr", "sr": "hr", "sl": "hr", "sk": "cs", "gl": "pt", "da": "sv", "nb": "sv", "nn": "sv"}
)  # languages near enough to lend each other words of a class
_TOKEN = regex.compile(r"[\w\p{M}]+|[@&]")
_HEBREW, _ARABIC = (
    regex.compile(r"[ובלמהכש]{1,2}(?=\p{Hebrew}{2})"),
    regex.compile(r"و?(?:بال|ال|لل|ب|ل)(?=\p{Arabic}{2})"),
)


@dataclass(frozen=True, slots=True, eq=False)
class WordClasses:
    """Where the words of each class stand in one text: the offsets of their first letters, ascending."""

    at: Mapping[str, tuple[int, ...]]

    def count(self, name: str, start: int, end: int) -> int:
        """Return how many words of a class begin in a part of the text."""
        offsets = self.at[name]
        return bisect_left(offsets, end) - bisect_left(offsets, start)

    def between(self, name: str, start: int, end: int) -> tuple[int, ...]:
        """Return where words of a class begin in a part of the text."""
        offsets = self.at[name]
        return offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]


@dataclass(frozen=True, slots=True, eq=False)
class _Lexicon:
    """The words of all classes in one language: whole ones, beginnings, endings, and several in a row."""

    whole: Mapping[str, frozenset[str]]
    starts: Mapping[str, frozenset[str]]
    ends: Mapping[str, frozenset[str]]
    rows: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    lengths: tuple[int, ...]
    language: str

    def matches(self, tokens: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
        """Yield the classes of the words from one on, each with how many words it takes."""
        token = tokens[at]
        for name in _classes_of(token, self.language):
            yield name, 1
        for following, name in self.rows.get(token, ()):
            if tuple(tokens[at + 1 : at + 1 + len(following)]) == following:
                yield name, 1 + len(following)


@lru_cache(maxsize=20_000)
def _classes_of(token: str, language: str) -> frozenset[str]:
    """Return the classes of one word, in lower case."""
    lexicon = _lexicon(language)
    found: set[str] = set()
    for form in (token, *_without_prefix(token)):
        found |= lexicon.whole.get(form, frozenset())
        for length in lexicon.lengths:
            found |= lexicon.starts.get(form[:length], frozenset()) | lexicon.ends.get(
                form[-length:], frozenset()
            )
    return frozenset(found)


def _without_prefix(token: str) -> Iterator[str]:
    """Yield a Hebrew or Arabic word without the preposition or article that is written on it."""
    if token[0] > "\u0590":
        for prefix in (_HEBREW, _ARABIC):
            found = prefix.match(token)
            if found:
                yield token[found.end() :]
                if found.end() > 1:
                    yield token[1:]


def find_word_classes(text: str, language: str) -> WordClasses:
    """Return where words of all classes stand in a text.

    Args:
        text: The text.
        language: First part of a BCP 47 tag; one without words of its own gets those of all languages.
    """
    found = list(_TOKEN.finditer(text))
    tokens = [_form(match.group()) for match in found]
    lexicon = _lexicon(language)
    at: dict[str, list[int]] = {name: [] for name in load_table("event_words")}
    for index, match in enumerate(found):
        for name in {name for name, _ in lexicon.matches(tokens, index)}:
            at[name].append(match.start())
    return WordClasses(MappingProxyType({name: tuple(offsets) for name, offsets in at.items()}))


def _form(token: str) -> str:
    """Return a word as the classes hold it: in small letters, any number as `0`."""
    return "0" if token.isdigit() else token.casefold()


def label_classes(words: str, names: Sequence[str], language: str) -> frozenset[str]:
    """Return the classes that words are nothing but words of, as a label is (`Date and time`).

    Args:
        words: The words.
        names: The classes that are asked about.
        language: First part of a BCP 47 tag.
    """
    tokens = [match.group().casefold() for match in _TOKEN.finditer(words)]
    lexicon = _lexicon(language)
    return frozenset(
        name for name in names if tokens and ":" not in words and _is_only(tokens, name, lexicon)
    )


def _is_only(tokens: Sequence[str], name: str, lexicon: _Lexicon) -> bool:
    at, some = 0, False
    while at < len(tokens):
        taken = max((count for each, count in lexicon.matches(tokens, at) if each == name), default=0)
        if not taken and not (tokens[at].isalpha() and len(tokens[at]) <= _SMALL):
            return False
        some = some or taken > 0
        at += taken or 1
    return some


@cache
def class_words(name: str, language: str) -> tuple[str, ...]:
    """Return the words of a class in a language and in English, longest first."""
    rows, tag = load_table("event_words"), _SISTERS.get(language, language)
    known = any(tag in names for names in rows.values())
    chosen = (tag, _ENGLISH, _ALL) if known else tuple(rows[name])
    words = {word.replace("’", "'") for each in chosen for word in rows[name].get(each, ())}
    return tuple(sorted(words, key=len, reverse=True))


@cache
def _lexicon(language: str) -> _Lexicon:
    whole: dict[str, set[str]] = defaultdict(set)
    starts: dict[str, set[str]] = defaultdict(set)
    ends: dict[str, set[str]] = defaultdict(set)
    rows: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name in load_table("event_words"):
        for word in class_words(name, language):
            first, *others = _TOKEN.findall(word.casefold()) or [""]
            if others:
                rows[first].append((tuple(others), name))
            elif word.endswith("*"):
                starts[first].add(name)
            else:
                (ends if word.startswith("*") else whole)[first].add(name)
    return _Lexicon(
        whole=_frozen(whole),
        starts=_frozen(starts),
        ends=_frozen(ends),
        rows={word: tuple(each) for word, each in rows.items()},
        language=language,
        lengths=tuple(sorted({len(word) for word in (*starts, *ends)})),
    )


def _frozen(table: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({word: frozenset(names) for word, names in table.items() if word})


Origin: TypeAlias = Literal["title", "summary", "heading", "item", "text"]
LABELS = ("when", "where", "register", "online", "other")
_LONGEST_LABEL = 40  # characters
_UNDER = 3  # lines that a label alone governs
_LISTED = 12  # items of a list that go on with its first: speakers below "With: ..."
_SIGNS = {
    "when": "📅🗓📆⏰⌚🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧⏱⏲",
    "where": "📍🗺🏠🏢🏛",
    "register": "🎟🎫",
    "online": "💻🔗",
}
_LABEL = regex.compile(
    r"(?:^|(?<=[.;|•–—)!?*]\s)|(?<=\s))(?P<label>[\p{L}&/][\p{L}\p{M} &/'’().-]{1,38}?)"
    r"\s?(?P<mark>[:：]|\?(?=\s)|\s\|\s|\s[–—-](?=\s))\s*"
)
_MARK = re.compile(r"[:：?|–—-]")  # without one no label ends
_QUOTES = "“„«‘‹("
_LETTERS = 0x2000  # code points below belong to scripts; signs and pictures lie above
_EDGES = " \t*_#>|-–—•·:\ufe0f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a document.

    Attributes:
        span: Offsets in `Notice.text`.
        origin: What kind of line it is.
        labels: What stands before it or above it says what it holds: of `LABELS`.
        value: The words behind the label; the whole line where there is none.
        lone: It is nothing but a label.
        block: Number of the block it belongs to.
    """

    span: Span
    origin: Origin
    block: int
    value: Span
    labels: frozenset[str] = frozenset()
    lone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Notice:
    """A document as events are looked for in it.

    Attributes:
        text: Title and summary of front matter, and the page's text.
        base: Where the page's text begins in `text`.
        page: The page.
        title: The document's title.
        lines: In order.
        words: Where words of each class stand.
        days, times: Mentions, in order, no time inside a day.
        near: When it was published, else today.
        published: The day of publication, where that is known.
        grammar: The language.
    """

    text: str
    base: int
    page: Page
    title: str
    lines: tuple[Line, ...]
    words: WordClasses
    days: tuple[DayMention, ...]
    times: tuple[TimeMention, ...]
    near: date
    published: date | None
    grammar: Grammar

    def line_at(self, offset: int) -> int:
        """Return the number of the line that holds an offset, or of the last before it."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line.span.start) - 1)

    def block_of(self, line: Line) -> Span:
        """Return the block that a line belongs to."""
        first = bisect_left(self.lines, line.block, key=lambda each: each.block)
        last = bisect_right(self.lines, line.block, key=lambda each: each.block) - 1
        return Span(self.lines[first].span.start, self.lines[last].span.end)

    def times_in(self, start: int, end: int) -> tuple[TimeMention, ...]:
        """Return the times that begin in a part of the text."""
        first = bisect_left(self.times, start, key=lambda time: time.span.start)
        return self.times[first : bisect_left(self.times, end, key=lambda time: time.span.start)]

    def days_in(self, start: int, end: int) -> tuple[DayMention, ...]:
        """Return the days whose names begin in a part of the text."""
        first = bisect_left(self.days, start, key=lambda day: day.span.start)
        return self.days[first : bisect_left(self.days, end, key=lambda day: day.span.start)]

    def mentions_in(self, start: int, end: int) -> list[Span]:
        """Return where days and times are named in a part of the text, in order."""
        days, times = self.days_in(start, end), self.times_in(start, end)
        return sorted([*(day.span for day in days), *(time.span for time in times)])

    def is_strong(self, span: Span) -> bool:
        """Tell whether words begin inside a part that is set in bold."""
        there = self.on_page(span)
        if there is None:
            return False
        index = bisect_right(self.page.strong, there.start, key=lambda part: part.start) - 1
        return index >= 0 and there.start < self.page.strong[index].end

    def on_page(self, span: Span) -> Span | None:
        """Return a span as offsets of the page's text; None where it stands in front matter."""
        return Span(span.start - self.base, span.end - self.base) if span.start >= self.base else None

    def in_text(self, span: Span) -> Span:
        """Return a span of the page's text as offsets of `text`."""
        return Span(span.start + self.base, span.end + self.base)

    def links(self, span: Span) -> tuple[Link, ...]:
        """Return the links in a span, with offsets of the page's text."""
        there = self.on_page(span)
        return self.page.links_in(there) if there else ()


def make_notice(
    page: Page, *, title: str, summary: str, near: date, published: date | None, grammar: Grammar
) -> Notice:
    """Make a document ready.

    Args:
        page: The text.
        title: The document's title, if the page does not hold it.
        summary: What front matter says of it.
        near: When it was published, else today.
        published: The day of publication, where that is known.
        grammar: The language.
    """
    titled = any(block.kind == "title" for block in page.blocks)
    heads: list[tuple[str, Origin]] = [("" if titled else title, "title"), (summary, "summary")]
    text = "".join(f"{words}\n\n" for words, _ in heads)
    base = len(text)
    text += page.text
    whole = Span(0, len(text))
    days = find_days(text, whole, grammar)
    return Notice(
        text=text,
        base=base,
        page=page,
        title=title,
        lines=tuple(_labelled(text, [*_heads(heads), *_lines(page, base)], grammar.locale)),
        words=find_word_classes(text, grammar.locale),
        days=days,
        times=_outside(find_times(text, whole, grammar), days),
        near=near,
        published=published,
        grammar=grammar,
    )


def _heads(heads: Sequence[tuple[str, Origin]]) -> Iterator[Line]:
    start = 0
    for number, (words, origin) in enumerate(heads):
        span = Span(start, start + len(words))
        if words:
            yield Line(span=span, origin=origin, block=number - len(heads), value=span)
        start = span.end + 2


def _lines(page: Page, base: int) -> Iterator[Line]:
    kinds: dict[str, Origin] = {
        "title": "title",
        "heading": "heading",
        "item": "item",
        "standfirst": "summary",
    }
    for number, block in enumerate(page.blocks):
        for line in page.lines(block):
            span = Span(line.start + base, line.end + base)
            yield Line(span=span, origin=kinds.get(block.kind, "text"), block=number, value=span)


def _labelled(text: str, lines: Sequence[Line], language: str) -> Iterator[Line]:
    """Yield lines with their labels, parted where a label begins inside one."""
    above: frozenset[str] = frozenset()
    left = 0
    for line in lines:
        for part in _parts(text, line, language):
            if part.lone:
                above, left = part.labels, _UNDER
            elif part.labels or part.origin in {"heading", "title"}:
                listed = part.origin == "item" and "other" in part.labels
                above, left = (part.labels, _LISTED) if listed else (frozenset(), 0)
            elif left > 0 and (left <= _UNDER or part.origin == "item"):
                part = replace(part, labels=above)  # noqa: PLW2901 - the line as it is governed
                left -= 1
            yield part


def _parts(text: str, line: Line, language: str) -> Iterator[Line]:
    bare = _without_edges(text, line.span)
    alone = _classes(text[bare.start : bare.end].rstrip(" :?"), language)
    if alone and bare.end - bare.start <= _LONGEST_LABEL:
        yield replace(line, labels=alone, lone=True, value=Span(line.span.end, line.span.end))
        return
    if _introduces(text[bare.start : line.span.end], language):
        yield replace(line, labels=frozenset({"where"}), lone=True, value=Span(line.span.end, line.span.end))
        return
    marks = list(_marks(text, line.span, language))
    first = marks[0][0].start if marks else line.span.end
    if _without_edges(text, Span(line.span.start, first)).start < first:
        span = Span(line.span.start, first)
        yield replace(line, span=span, value=span)
    for index, (label, labels) in enumerate(marks):
        end = marks[index + 1][0].start if index + 1 < len(marks) else line.span.end
        value = _without_edges(text, Span(label.end, end))
        yield replace(
            line, span=Span(label.start, end), value=value, labels=labels, lone=value.start >= value.end
        )


def _introduces(words: str, language: str) -> bool:
    """Tell whether a line ends by announcing a place below it (`The address of our house is:`)."""
    bare = words.rstrip(" *_")
    if not bare.endswith(":") or len(bare) > 2 * _LONGEST_LABEL:
        return False
    return find_word_classes(bare, language).count("where", max(0, len(bare) - _LONGEST_LABEL), len(bare)) > 0


def _marks(text: str, span: Span, language: str) -> Iterator[tuple[Span, frozenset[str]]]:
    """Yield the labels in a line, in order."""
    at = span.start
    while at < span.end:
        sign = _sign(text, at)
        if sign:
            yield Span(at, at + 1), sign
        found = _LABEL.search(text, at, span.end) if _MARK.search(text, at, span.end) else None
        if found is None:
            return
        labels = _classes(found["label"], language)
        opens = not text[span.start : found.start()].strip(_EDGES)
        if labels and (opens or (found["mark"] in ":：?" and found["label"][:1].isupper())):
            yield Span(found.start("label"), found.end()), labels
        at = found.end()


def _sign(text: str, at: int) -> frozenset[str]:
    return frozenset(name for name, signs in _SIGNS.items() if text[at] in signs)


def _classes(words: str, language: str) -> frozenset[str]:
    return label_classes(words, LABELS, language) if len(words) <= _LONGEST_LABEL else frozenset()


def _without_edges(text: str, span: Span) -> Span:
    start, end = span
    while start < end and _is_edge(text[start]):
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _is_edge(sign: str) -> bool:
    return sign in _EDGES or (not sign.isalnum() and ord(sign) > _LETTERS and sign not in _QUOTES)


def _outside(times: Sequence[TimeMention], days: Sequence[DayMention]) -> tuple[TimeMention, ...]:
    starts = [day.span.start for day in days]
    kept = []
    for time in times:
        before = bisect_right(starts, time.span.end - 1) - 1
        if before < 0 or days[before].span.end <= time.span.start:
            kept.append(time)
    return tuple(kept)
