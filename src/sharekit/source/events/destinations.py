"""What each link of a page opens: the words of the link, its address and the words before it say so."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import regex

from sharekit.document import Destination, Purpose, Span
from sharekit.links import is_room
from sharekit.presets.rooms import link_patterns
from sharekit.source.events.days import sentence_around
from sharekit.source.events.notice import Notice, find_word_classes, label_classes
from sharekit.source.events.practical import untracked_address
from sharekit.source.events.registration import LinkCandidate, find_links

_KINDS: tuple[Purpose, ...] = ("sign", "give", "ticket", "watch", "programme", "afar", "register", "details")
_OF_ADDRESS = _KINDS[:-1]  # `/info` and `/web` stand in addresses of anything
_NEAR = 40  # characters before a link within which a heading's word is its label
_EDGE = 4  # characters beside a link that is a line of its own
_FEWEST_WORDS, _LONGEST_WORDS = 2, 32  # words and characters of a link that are a label
_WORDS_FOR = 3  # words that tie a form to what it is for: `register for the crèche`
_CUT = regex.compile(r"[,;:.!?()–—]")
_QUERY, _HOST = regex.compile(r"[?#]"), 3  # parts of an address between slashes before its path
_SIGNS = regex.compile(r"[\W_\d]+")


def find_destinations(notice: Notice) -> tuple[Destination, ...]:
    """Return what each address opens; one whose purpose nothing tells is no link of a post."""
    found: dict[str, Destination] = {}
    for link in find_links(notice):
        url = untracked_address(link.url)
        if not is_room(link.url) and (url not in found or found[url].opens is None):
            found[url] = Destination(url=url, opens=_purpose(notice, link), words=_own_words(notice, link))
    return tuple(found.values())


def _own_words(notice: Notice, link: LinkCandidate) -> str | None:
    """Return the words that are the link, where they are a label: few, and more than `click here`."""
    words = "" if _is_address(notice, link) else " ".join(link.span.of(notice.text).split())
    says_nothing = label_classes(words, ("here",), notice.grammar.locale)
    few = len(words.split()) >= _FEWEST_WORDS and len(words) <= _LONGEST_WORDS
    return words if few and not says_nothing and not _CUT.search(words) else None


def _is_address(notice: Notice, link: LinkCandidate) -> bool:
    """Tell whether the words of a link are nothing but its address."""
    return link.written or "/" in link.span.of(notice.text)


def _purpose(notice: Notice, link: LinkCandidate) -> Purpose | None:
    number = notice.line_at(link.span.start)
    line = notice.lines[number]
    sentence = sentence_around(notice.text, line.span, link.span)
    ends = (each.span.end + notice.base for each in notice.links(Span(sentence.start, link.span.start)))
    start = max((end for end in ends if end <= link.span.start), default=sentence.start)
    before = Span(start, link.span.start)
    if _is_aside(notice, before, link):
        return "aside"
    spoken = () if _is_address(notice, link) else _last(notice, link.span)
    ranked = (*spoken, *_of_address(link.url, notice), *_last(notice, before))
    told = next((each for each in ranked if each != "details"), next(iter(ranked), None))
    alone = line.span.end - line.span.start <= link.span.end - link.span.start + _EDGE
    if told is None and alone and link.written:
        told = next(_last(notice, _above(notice, number)), None)
    titled = bool(notice.title) and link.span.of(notice.text).casefold() in notice.title.casefold()
    return told or ("details" if alone or titled else None)


def _above(notice: Notice, number: int) -> Span:
    """Return the line above one that goes on in it (`Tickets from the shop, or`), else nothing."""
    above = notice.lines[number - 1].span if number else Span(0, 0)
    goes_on = above.of(notice.text)[-1:] not in {"", ".", "!", "?"}
    return above if goes_on and above.end + 1 >= notice.lines[number].span.start else Span(0, 0)


def _is_aside(notice: Notice, before: Span, link: LinkCandidate) -> bool:
    """Tell whether names are put down there for something beside the event, not for the event with it."""
    spans = (before,) if link.written else (before, link.span)
    named = [at for span in spans for at in notice.words.between("aside", *span)]
    if not named:
        return False
    asked = [at for span in spans for at in notice.words.between("register", *span) if at < named[0]]
    between = notice.text[asked[-1] : named[0]] if asked else ""
    return not (_CUT.search(between) or len(between.split()) > _WORDS_FOR)


def _last(notice: Notice, span: Span) -> Iterator[Purpose]:
    """Yield the class whose word stands nearest to the end of a part of the text."""
    at = {name: notice.words.between(name, *span) for name in _KINDS}
    near = {
        name: offsets[-1]
        for name, offsets in at.items()
        if offsets and (name != "programme" or span.end - offsets[-1] <= _NEAR)
    }
    if "watch" in near:
        near.pop("programme", None)  # a recording of talks is no list of what there will be
    if near:
        yield max(near, key=lambda name: near[name])


def _of_address(url: str, notice: Notice) -> Iterator[Purpose]:
    path = unquote("/".join(_QUERY.split(url)[0].split("/")[_HOST:])).rstrip("/")
    words, last = (
        find_word_classes(_SIGNS.sub(" ", part), notice.grammar.locale)
        for part in (path, path.rpartition("/")[2])
    )
    # `/agenda/title` is the page of one event among many, `/title/agenda` what it will be like
    at = {name: (last if name == "programme" else words).at[name] for name in _OF_ADDRESS}
    yield from (name for name in _OF_ADDRESS if at[name])
    if link_patterns()["forms"].match(url) or link_patterns()["paths"].search(path):
        yield "register"
