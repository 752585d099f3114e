"""Meeting rooms: what lets people into one is told from what may be public, and taken out of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from sharekit.document import Document, Event
from sharekit.lazily import late
from sharekit.presets.grammar import load_grammar
from sharekit.presets.rooms import load_rooms

_BEFORE = r"(?<![\w@.-])(?:https?://)?"
_END = ".,;:!?…)]}>\"'”’»*_"
_WORD = re.compile(r"\S+")
_LONGEST = 4000  # characters of an address
_LABEL = re.compile(r"[:：]\W*$")
_BLANK = re.compile(r"\n{3,}")
_ENGLISH = "en"  # the blocks that services hand out are often in it
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]*\w")
_TELEPHONE = re.compile(
    r"(?<![\w.,:/])(?:\+|00)\d(?:[ \u00a0./()-]{0,2}\d){7,14}(?![\w/])"
    r"|(?<![\w.,:/])(?!\d{1,2}([./-])\d{1,2}\1\d{2,4}(?![./-]?\d))(?=(?:[ \u00a0./()-]{0,2}\d){7})"
    r"\(?0\d{1,4}\)?(?:[ \u00a0./-]{1,2}\d{2,}){1,5}(?![\w:/])"
    r"|(?<![\w.,:/])\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}(?![\w/])"
)


def is_room(url: str) -> bool:
    """Whether an address lets people into a meeting room, or carries the address of one in it.

    The forms of the same services on which people sign up are none.
    """
    return any(_in(form, form=False) for form in {url, unquote(unquote(url))})


def is_room_form(url: str) -> bool:
    """Whether an address is the page of a meeting service on which people sign up."""
    return not is_room(url) and _in(url, form=True)


def rooms_in(text: str) -> tuple[str, ...]:
    """Return the addresses of meeting rooms that stand in a text, as they stand there."""
    services = _services(form=False)
    return tuple(found[0].rstrip(_END) for word in _words_like(text) for found in services.finditer(word))


def tells_way_in(text: str, language: str, *, among_rooms: bool = False) -> bool:
    """Whether words hold a room's address, its passcode or number, or a number to dial in.

    Args:
        text: The words.
        language: BCP 47 tag.
        among_rooms: They stand in a text that has a room: to speak of a passcode is enough.
    """
    words = _access(language)
    return bool(rooms_in(text) or words.search(text) or (among_rooms and _named(language).search(text)))


def passcodes_in(text: str, language: str) -> tuple[str, ...]:
    """Return the passcodes and numbers of a meeting that a text hands out, each with the word for it.

    Args:
        text: The words.
        language: BCP 47 tag.
    """
    found = (match[0] for match in _coded(language).finditer(text))
    return tuple(dict.fromkeys(" ".join(words.split()).rstrip(".*_") for words in found))


def holds_contact(text: str) -> bool:
    """Whether words hold an e-mail address or a telephone number."""
    return bool(_MAIL.search(text)) or holds_telephone(text)


def holds_telephone(text: str) -> bool:
    """Whether words hold a telephone number."""
    return bool(_TELEPHONE.search(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What of a kit only those may read who were asked in.

    Attributes:
        joins: Addresses to join that are private, whatever service they are of.
        opened: Addresses to join that the organiser makes public.
        language: BCP 47 tag of the words.
    """

    joins: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    language: str

    def rooms(self, text: str) -> tuple[str, ...]:
        """Return the private addresses in a text, as they stand there or as an address carries them."""
        opened = {_key(url) for url in self.opened}
        forms = {text, unquote(text)}
        found = [room for form in forms for room in rooms_in(form) if _key(room) not in opened]
        stated = [url for url in self.joins if any(_standing(url).search(form) for form in forms)]
        return tuple(dict.fromkeys((*found, *stated)))

    def is_private(self, text: str) -> bool:
        """Whether a text holds a private address, or a passcode or number of a meeting."""
        return bool(self.rooms(text) or _handed_out(self.language).search(text))

    def without(self, text: str) -> str:
        """Return a text without the lines that let people in, and without the label above such a line."""
        if not self.is_private(text):
            return text
        kept: list[str] = []
        for line in text.split("\n"):
            if not self.is_private(line):
                kept.append(line)
            elif kept and _LABEL.search(kept[-1]):
                kept.pop()
        return _BLANK.sub("\n\n", "\n".join(kept)).strip()


def privacy_of(document: Document, event: Event | None = None) -> Privacy:
    """Return what is private of the events of a document, and of the one that a kit is about."""
    events = (*document.events, *((event,) if event else ()))
    joins = ((each.links.join, each.join_public) for each in events)
    return find_privacy(joins, document.language)


def find_privacy(joins: Iterable[tuple[str | None, bool]], language: str) -> Privacy:
    """Return what is private of the links to join of events, each with whether it may be public."""
    known = [(url, public) for url, public in joins if url]
    opened = tuple(url for url, public in known if public)
    return Privacy(
        joins=tuple(url for url, public in known if not public and url not in opened),
        opened=opened,
        language=language,
    )


def _key(url: str) -> str:
    """Return host and path of an address: what tells a room, whatever marks follow."""
    bare = re.sub(r"^https?://", "", url, flags=re.IGNORECASE)
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/").casefold()


@cache
def _standing(url: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@.-]){re.escape(_key(url))}/?(?![\w/%-])", re.IGNORECASE)


def _in(text: str, *, form: bool) -> bool:
    return any(_services(form=form).search(word) for word in _words_like(text))


def _words_like(text: str) -> Iterator[str]:
    """Yield the words of a text that can be addresses: only these are worth the patterns."""
    if "/" not in text:
        return iter(())
    words = (found[0][:_LONGEST] for found in _WORD.finditer(text))
    return (word for word in words if "/" in word and ("." in word or ":" in word))


@cache
def _services(*, form: bool) -> re.Pattern[str]:
    services: re.Pattern[str] = late(
        re.compile, rf"{_BEFORE}(?:{'|'.join(_patterns(form=form))})", re.IGNORECASE
    )
    return services


def _patterns(*, form: bool) -> Iterator[str]:
    for service in load_rooms().values():
        yield from service.form if form else service.room


def _words(language: str) -> str:
    words = {word for tag in (language, _ENGLISH) for word in load_grammar(tag).page.access}
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _named(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_words(language)})(?!\w)", re.IGNORECASE)


@cache
def _access(language: str) -> re.Pattern[str]:
    """Match such a word with what it is: behind a colon, or with a digit in it on the same line."""
    told = r"\W{0,3}[:=]\s*\S|[^\n.!?]{0,25}?(?<!\d)(?=\S*\d)[\w#*]{3,}"
    return re.compile(rf"(?<!\w)(?:{_words(language)})(?!\w)(?:{told})", re.IGNORECASE)


@cache
def _coded(language: str) -> re.Pattern[str]:
    """Match such a word with its code: behind a colon, or a word alone behind a dash, comma or bracket."""
    word = rf"(?<!\w)(?:{_words(language)})(?!\w)"
    number = r"(?:\d[\d \u00a0]*\d|(?=\S*\d)[^\s,;()]+)"
    alone = r"[\w-]{3,}(?=[^\S\n]*(?:\Z|\n|[^\w\s]))"
    lead = r"\W{0,2}[:=]\s*"
    told = rf"{word}(?:{lead}|\s){number}|{word}{lead}{alone}|(?:(?<=[–—,;-] )|(?<=\()){word} {alone}"
    return re.compile(told, re.IGNORECASE)


@cache
def _handed_out(language: str) -> re.Pattern[str]:
    """Match such a word right before a code: what no title says by chance."""
    return re.compile(rf"(?<!\w)(?:{_words(language)})(?!\w)\W{{1,4}}(?=\S*\d)[\w#*]{{3,}}", re.IGNORECASE)
