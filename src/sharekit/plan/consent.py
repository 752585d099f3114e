"""People who asked not to be named: their names leave a document before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import regex

from sharekit.document import Diagnostic, Document, EventLinks, Quote, Span
from sharekit.errors import SourceError
from sharekit.links import slug

MASK = "█"  # as many signs as the name has letters, so that every offset holds
_SHORTEST = 3  # letters of a part of a name that is masked by itself, too
_FACES = ("title", "short_title")  # what every post holds
_Value = TypeVar("_Value")


def with_consent(document: Document) -> Document:
    """Return a document in which nobody is named who did not agree to it.

    Every quotation of such a person carries initials, or the role alone; wherever else the name stands, in
    whole or in part, it is masked, and what holds the mask is used for nothing.

    Raises:
        SourceError: The name cannot be taken out: it stands in a title, an address or the file's name, in
            the quotation itself, or among those who speak at the event.
    """
    asked = {quote.speaker: quote for quote in document.quotes if quote.speaker and quote.consent != "named"}
    for name, quote in asked.items():
        document = _without(document, name, quote)
    return document


def _without(document: Document, name: str, agreed: Quote) -> Document:
    pattern = _pattern(name)
    if pattern is None:
        return document
    shown = _initials(name) if agreed.consent == "initials" else agreed.role
    quotes = tuple(_renamed(quote, name, shown) for quote in document.quotes)
    document = replace(document, quotes=quotes, warnings=(*document.warnings, _MASKED))
    _refuse_held(document, name, pattern)
    masked = _through(document, lambda text: pattern.sub(lambda found: MASK * len(found[0]), text))
    return replace(
        masked,
        byline=_unmasked(masked.byline),
        standfirst=_unmasked(masked.standfirst),
        image_alt=_unmasked(masked.image_alt),
        emphasis=_unmasked(masked.emphasis),
        hashtags=tuple(tag for tag in masked.hashtags if slug(tag) != slug(name).replace("-", "")),
        quotes=tuple(quote for quote in masked.quotes if not _holds(quote.text, quote.role, quote.speaker)),
        statistics=tuple(
            each
            for each in masked.statistics
            if not _holds(each.label, each.sentence.of(masked.text) if each.sentence else None)
        ),
        actions=tuple(each for each in masked.actions if not _holds(each.label)),
    )


def _pattern(name: str) -> regex.Pattern[str] | None:
    """Return what finds a name, or a part of it that is long enough, as whole words in any case."""
    parts = [part for part in regex.split(r"[\s.]+", name) if len(part) >= _SHORTEST]
    words = [r"\s+".join(map(regex.escape, name.split())), *map(regex.escape, parts)]
    known = "|".join(word for word in words if word)
    return regex.compile(rf"(?<!\w)(?:{known})(?!\w)", regex.IGNORECASE) if known else None


def _initials(name: str) -> str:
    return " ".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())


def _renamed(quote: Quote, name: str, shown: str | None) -> Quote:
    """Return a quotation of that person, by the whole name or a part of it, under what may be shown."""
    mine = {*(quote.speaker or "").casefold().split()}
    if not mine or not mine <= {*name.casefold().split()}:
        return quote
    role = None if shown == quote.role else quote.role
    return replace(quote, speaker=shown, role=role, origin="front-matter")


def _refuse_held(document: Document, name: str, pattern: regex.Pattern[str]) -> None:
    """Refuse a document that names the person where nothing can be masked.

    Raises:
        SourceError: It does; the message says where, and not whom.
    """
    events = [replace(each, links=EventLinks()) for each in (*document.events, *document.likely)]
    places = {
        "the title": [getattr(document, field) or "" for field in _FACES],
        "the event": [words for event in events for words in _strings(event)],
        "the quotation": [quote.text for quote in document.quotes if quote.consent != "named"],
    }
    found = next((where for where, texts in places.items() if any(map(pattern.search, texts))), None)
    plain = slug(name)
    if found is None and any(plain in slug(text) for text in _addresses(document)):
        found = "an address or the name of the file"
    if found:
        message = f"{found} names somebody who is quoted with consent = initials or anonymous"
        raise SourceError(message, hint="Take it out there, or set `consent: named` if they agreed to it")


def _addresses(document: Document) -> Iterator[str]:
    yield document.name
    yield from (text for text in _strings(replace(document, text="")) if "://" in text)


def _strings(value: object) -> Iterator[str]:
    """Yield every text inside a value."""
    found: list[str] = []

    def seen(text: str) -> str:
        found.append(text)
        return text

    _through(value, seen)
    yield from found


def _through(value: _Value, change: Callable[[str], str]) -> _Value:
    """Return a value with every text inside it changed."""
    result: Any = value
    if isinstance(value, str):
        result = change(value)
    elif isinstance(value, tuple) and not isinstance(value, Span):
        result = tuple(_through(item, change) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: _through(getattr(value, field.name), change) for field in fields(value)}
        result = replace(value, **parts)
    return result  # type: ignore[no-any-return]


def _unmasked(words: str | None) -> str | None:
    return None if _holds(words) else words


def _holds(*texts: str | None) -> bool:
    return any(MASK in text for text in texts if text)


_MASKED = Diagnostic(
    code="name-masked",
    message="somebody quoted is not to be named: the name is masked in every file of the kit",
    hint="`consent: named` beside the quotation, if they agreed to it",
)
