"""What people need to know to come: access, children, price, what to bring; how to sign up without a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from sharekit.document import Span
from sharekit.links import holds_contact, tells_way_in
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.presets.typography import without_full_stop
from sharekit.source.events.notice import Notice
from sharekit.source.events.word_classes import class_words
from sharekit.source.language.people import any_of
from sharekit.source.sentences.sentences import find_sentences

_CLASSES = ("access", "care", "cost", "bring")
_SHORTEST, _LONGEST = 12, 140  # characters of a line that says one thing
_LONGEST_REQUEST = 170
_MOST = 3
_PRICE, _SHORTEST_PRICE, _LONGEST_PRICE = "cost", 8, 60
_JOINT = regex.compile(r"\s[-–—|•·/]\s|[,;]\s|\s\(|\)|\.\s*$")
_LONGEST_HOST = 90
_SENTENCE = regex.compile(r"[.!?؟;]\s|[!?؟]$")
_KINDS = frozenset({"paragraph", "item"})
_GOES_ON = (":", ",", ";")
_ADDRESS = regex.compile(r"://|\bwww\.|\]\(", regex.IGNORECASE)
_ORNAMENT = regex.compile(r"\A[^\p{L}\p{N}¡¿“„«\"'(+]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Practical:
    """Sentences of the source, each whole.

    Attributes:
        needs: What people need to come, in the order of the source.
        sign_up: How one takes part without a link; None where the source does not say.
    """

    needs: tuple[str, ...] = ()
    sign_up: str | None = None


def find_practical(notice: Notice, part: Span | None) -> Practical:
    """Return what a part of a document says of coming; of all of it where no part is given (page offsets)."""
    page = notice.page
    blocks = tuple(
        block
        for block in page.blocks
        if block.kind in _KINDS and (part is None or part.start <= block.span.start < part.end)
    )
    spans = [
        sentence.span
        for sentence in find_sentences(replace(page, blocks=blocks), (), notice.grammar)
        if not tells_way_in(sentence.span.of(page.text), notice.grammar.language)
    ]
    requests = (_bare(span.of(page.text)) for span in spans if _asks_to_sign_up(notice, span))
    return Practical(needs=tuple(_needs(notice, spans)), sign_up=next(requests, None))


def find_host(notice: Notice) -> str | None:
    """Return who invites, where a line says that and nothing else (`Organised by the Harwick Readers`)."""
    pattern = _host(notice.grammar.locale)
    lines = (notice.text[line.span.start : line.span.end].strip(" *_|-–") for line in notice.lines)
    found = (pattern.fullmatch(line) for line in lines if len(line) <= _LONGEST_HOST)
    names = (without_full_stop(each["name"]) for each in found if each)
    return next((name for name in names if _is_name(name)), None)


def _is_name(words: str) -> bool:
    """Tell whether words can be a name: no sentence, no address, and no small letter first."""
    return not (
        words[:1].islower() or _ADDRESS.search(words) or holds_contact(words) or _SENTENCE.search(words)
    )


@cache
def _host(language: str) -> regex.Pattern[str]:
    words = class_words("host", language)
    phrases = any_of(word for word in words if " " in word)
    return regex.compile(
        rf"(?i:(?:{any_of(words)})\s?[:：]\s*|(?:{phrases})\s+)(?:the\s+)?(?P<name>\S.{{2,}})"
    )


def _bare(words: str) -> str:
    """Return a sentence without the sign that its author put before it."""
    return _ORNAMENT.sub("", words).rstrip()


def _needs(notice: Notice, spans: list[Span]) -> Iterator[str]:
    """Yield the first sentence of each class, three at most, each once."""
    found: dict[Span, None] = {}
    for name in _CLASSES:
        told = (span for span in spans if _count(notice, name, span))
        first = next((part for span in told for part in _told(notice, name, span)), None)
        if first:
            found[first] = None
    yield from (_bare(span.of(notice.page.text)) for span in sorted([*found][:_MOST]))


def _told(notice: Notice, name: str, span: Span) -> Iterator[Span]:
    """Yield a sentence that says one thing, or what a line of day and hour says of the price besides."""
    if _is_plain(notice, span):
        yield span
    elif name == _PRICE and _is_dated(notice, span):
        cuts = (at for cut in _JOINT.finditer(notice.page.text, *span) for at in cut.span())
        edges = [span.start, *cuts, span.end]
        for part in (Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)):
            short = _SHORTEST_PRICE <= part.end - part.start <= _LONGEST_PRICE
            alone = not _is_dated(notice, part) and _says_one_thing(notice, part)
            if short and alone and _count(notice, name, part):
                yield part


def _is_dated(notice: Notice, span: Span) -> bool:
    return bool(notice.mentions_in(span.start + notice.base, span.end + notice.base))


def _is_plain(notice: Notice, span: Span) -> bool:
    """Tell whether a sentence is short and whole, asks nothing, and tells neither of a day nor the past."""
    return _SHORTEST <= span.end - span.start <= _LONGEST and _says_one_thing(notice, span)


def _says_one_thing(notice: Notice, span: Span) -> bool:
    words = span.of(notice.page.text)
    days = notice.days_in(span.start + notice.base, span.end + notice.base)
    ends = words.endswith((*QUESTION_MARKS, *_GOES_ON))
    return (
        not (ends or days or notice.page.links_in(span))
        and not (_ADDRESS.search(words) or holds_contact(words))
        and not any(_count(notice, name, span) for name in ("past", "report"))
    )


def _asks_to_sign_up(notice: Notice, span: Span) -> bool:
    """Tell whether a sentence says by which mail, telephone or form people take part in the event itself."""
    words = span.of(notice.page.text)
    if len(words) > _LONGEST_REQUEST or words.endswith((*_GOES_ON, *QUESTION_MARKS)):
        return False
    if _ADDRESS.search(words) or any(_count(notice, name, span) for name in ("other_forms", "apart", "past")):
        return False
    if holds_contact(words):
        return _count(notice, "register", span) > 0
    found = _reach(notice.grammar.locale).search(words.replace("’", "'"))
    if found is None:
        return False
    before, after = Span(span.start, span.start + found.start()), Span(span.start + found.end(), span.end)
    return any(_count(notice, name, part) for name in ("register", "online") for part in (before, after))


@cache
def _reach(language: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{any_of(class_words('reach', language))})(?!\w)", regex.IGNORECASE)


def _count(notice: Notice, name: str, span: Span) -> int:
    return notice.words.count(name, span.start + notice.base, span.end + notice.base)
