"""What was understood of a source's event, in a line; and the question about one that is only likely."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sharekit.cli import voice
from sharekit.document import Document, Event
from sharekit.errors import UsageError
from sharekit.presets.clock import in_english
from sharekit.source import Said

_MOST = 3  # events that are asked about, or told
_YES = frozenset({"", "y", "yes"})
_NO = frozenset({"n", "no"})


def question(document: Document, event: Event) -> str:
    """Return what is asked about a likely event: `Is this the event? Saturday 12 December 2026, 2pm`."""
    line = document.line_of(event.when_span or event.span)
    where = f" (line {line})" if line else ""
    return f"Is this the event? {', '.join((_when(event), *_where(event)))}{where}"


def ask_of(document: Document, *, today: date, hear: Callable[[str], str | None]) -> Said | None:
    """Ask which of the likely events is the event, the best first, or where a sure one is.

    Args:
        document: What was read; no event of it is sure, or not the place of the first.
        today: Chooses the year of a day that is typed.
        hear: Asks, and returns the words that are typed; None where the input ends.

    Returns:
        What the user said: which one it is, and perhaps on which other day; of a sure one, where it is; None
        where none of them is it.
    """
    if document.events:
        return _place_of(document, hear)
    for number, event in enumerate(document.likely[:_MOST]):
        words = _answer(f"{question(document, event)} [Y/n/…]", document, today, hear)
        if words is None:
            return None
        if words.casefold() in _YES:
            return Said(taken=number)
        if words.casefold() not in _NO:
            return Said(taken=number, when=words)
    return None


def _place_of(document: Document, hear: Callable[[str], str | None]) -> Said | None:
    """Ask where the event is: it is the words found, other ones, or stays unsaid."""
    words = (hear(f"Is this the place? {document.events[0].likely_place} [Y/n/…]") or "n").strip()
    if words.casefold() in _YES:
        return Said(taken=0)
    return None if words.casefold() in _NO else Said(where=words)


def _answer(asked: str, document: Document, today: date, hear: Callable[[str], str | None]) -> str | None:
    """Return a yes, a no or a day; ask again for what is neither."""
    from sharekit.source import read_when

    while (words := hear(asked)) is not None:
        words = words.strip()
        if words.casefold() in _YES | _NO:
            return words
        try:
            read_when(words, language=document.language, today=today)
        except UsageError as refusal:
            voice.note(f"{refusal.message.removeprefix('--when: ')}; {refusal.hint.lower()}, or y, or n")
        else:
            return words
    return None


def tell_likely(document: Document) -> None:
    """Say what would be asked of the day, and how to answer, where nobody can be; a place has its warning."""
    if document.events:
        return
    for event in document.likely[:_MOST]:
        voice.note(question(document, event))
    voice.note('  hint: --yes takes it, --when "…" says another, --event "line N" the one on that line')


def understood(made: Mapping[str, Any]) -> Iterator[str]:
    """Yield the first lines of a summary: the events of a kit, or the title of an article.

    Args:
        made: The manifest of the kit.
    """
    document = made["document"]
    events = document["events"]
    for row in events[:_MOST]:
        yield f"Event: {' · '.join(_parts(row))}"
    if len(events) > _MOST:
        yield f"and {len(events) - _MOST} more events: sharekit inspect shows them"
    yield document["title"] if events else f"Article: {document['title']}"


def _parts(row: Mapping[str, Any]) -> Iterator[str]:
    event = Event(
        title=row["title"],
        start=_moment(row["start"]),
        end=_moment(row["end"]),
        place=row["place"],
        online=row["online"],
    )
    if row["status"] != "scheduled":
        yield row["status"]
    yield _when(event)
    yield from _where(event)
    for name in ("register", "join"):
        if row["links"][name]:
            yield f"{name.capitalize()}: {row['links'][name]}"


def _moment(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _when(event: Event) -> str:
    return in_english(event.start, event.end) if event.start else "no day"


def _where(event: Event) -> Iterator[str]:
    if event.place:
        yield event.place
    if event.online:
        yield "online"
