"""Alt texts: every word on the card in reading order, then what is pictured."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from sharekit.document import Person
from sharekit.plan.model import (
    CardSpec,
    CountdownContent,
    CtaContent,
    EventContent,
    QuoteContent,
    StatementContent,
    StatisticContent,
)
from sharekit.presets.marks import in_marks
from sharekit.presets.phrases import Phrases
from sharekit.write.people import join_names, with_role

_SHORT = 300  # characters: fits every network's field (LinkedIn's is the smallest; guides, 2026)
_LONGEST = 1000  # characters: X, Facebook, Instagram and Threads take no more (guides, 2026)
_ENDS = ".!?…:؟।。！？"
_CLOSING = "”’»“\"')"


def write_alt(spec: CardSpec, *, phrases: Phrases, pictured: str | None, left_out: int = 0) -> str:
    """Return the alt text of a card, in the language of its words.

    At most 300 characters where that is possible: first what is pictured goes, then the footer. Words of
    the card's main text are never cut; beyond 1,000 characters the roles of speakers go.

    Args:
        spec: The card, with those people only who are on it.
        phrases: The catalogue of its language.
        pictured: What is to be seen beside the words, in the language of the card.
        left_out: How many people the card counts instead of naming them.
    """
    more = phrases.card.more.replace("#", str(left_out)) if left_out else ""
    footer = tuple(part or "" for part in (spec.footer.organisation, spec.footer.handle, spec.footer.address))
    full, brief = ((*_words(spec, phrases, roles=roles), more) for roles in (True, False))
    versions = (_joined(full, *footer, pictured or ""), _joined(full, *footer), _joined(full))
    short = next((text for text in versions if len(text) <= _SHORT), None)
    longest = next((text for text in versions[1:] if len(text) <= _LONGEST), _joined(brief))
    return unicodedata.normalize("NFC", short or longest)


def _joined(words: tuple[str, ...], *more: str) -> str:
    return " ".join(_sentence(part) for part in (*words, *more) if part)


def _sentence(text: str) -> str:
    """Return a text that ends like a sentence, so that a screen reader pauses."""
    end = text.rstrip(_CLOSING)[-1:]
    return text if end in _ENDS or text.endswith("://") else f"{text}."


def _words(spec: CardSpec, phrases: Phrases, *, roles: bool) -> tuple[str, ...]:
    match spec.content:
        case QuoteContent() as quote:
            return _quote(quote, phrases)
        case StatementContent() as statement:
            return tuple(filter(None, (statement.kicker, statement.text)))
        case StatisticContent() as statistic:
            return _statistic(statistic)
        case CountdownContent() as countdown:
            return tuple(filter(None, (countdown.left, countdown.title, countdown.when)))
        case CtaContent() as cta:
            return (*filter(None, (cta.kicker,)), *cta.text.split("\n"), cta.button)
        case EventContent() as event:
            return tuple(_event(event, phrases, _role if roles else _name))


def _quote(content: QuoteContent, phrases: Phrases) -> tuple[str, ...]:
    words = content.marked or in_marks(content.text, phrases)
    who = phrases.post.comma.join(filter(None, (content.speaker, content.role)))
    said = f"{words} {phrases.post.dash} {who}" if who else words
    return (content.kicker, said) if content.kicker else (said,)


def _statistic(content: StatisticContent) -> tuple[str, ...]:
    return tuple(part for part in (content.kicker, content.said, content.caption) if part)


def _event(content: EventContent, phrases: Phrases, show: Callable[[Person], str]) -> Iterator[str]:
    words = phrases.dates
    day = words.day.format(weekday=content.weekday, day=content.day, month=content.month)
    yield f"{content.kicker}{phrases.post.colon}{content.title}" if content.kicker else content.title
    yield f"{day}{words.at}{content.time}" if content.time else day
    if content.place:
        yield content.place
    if content.speakers:
        yield phrases.post.joined + join_names([show(person) for person in content.speakers], phrases)
    if content.chair:
        chair = show(content.chair)
        yield f"{content.chair_label}{phrases.post.colon}{chair}" if content.chair_label else chair
    if content.ask:
        yield content.ask


def _name(person: Person) -> str:
    return person.name


def _role(person: Person) -> str:
    return with_role(person)
