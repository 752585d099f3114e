"""Lists of people who are announced: names with their roles, as slices of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from sharekit.document import Person, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.page import Page
from sharekit.source.people import any_of, find_names, find_role_before, is_name, is_role, person, trimmed

_BRACKET = regex.compile(r"\s*[(\[]([^()\[\]]{0,200})[)\]]")
_STRAY = " \t,;:.–—-*•"
_SEPARATOR = regex.compile(r"[,;]\s*|\s+&\s+|\s*\n\s*|\s[–—|/]\s|\.\s+")
_LONGEST_NAME = 60
_ROLE_WORDS = 16
_STOP = regex.compile(r"[.!?]\s|\n")


@cache
def _joiner(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"\s+(?:{any_of(grammar.events.joiners)})\s+", regex.IGNORECASE)


@cache
def _leader(grammar: Grammar) -> regex.Pattern[str]:
    """Match what comes before the first name: `Eyewitness speakers from Bolivia including `."""
    return regex.compile(rf"[^,;.()\n]{{0,90}}?\b(?:{any_of(grammar.events.including)})\s+", regex.IGNORECASE)


def parse_people(text: str, span: Span, grammar: Grammar) -> tuple[Person, ...]:
    """Read a list of people (`Jeremy Corbyn MP, Miriam Colque (Bolivian activist in London)`).

    Args:
        text: The document's text.
        span: The list without its label.
        grammar: Joiners, roles, what names look like.

    Returns:
        The people in order; names and roles without stray punctuation.
    """
    people: list[Person] = []
    for piece in _pieces(text, _led(text, span, grammar), grammar):
        found = _person(text, piece, grammar)
        if found:
            people.append(found)
        elif people and people[-1].role is None and _is_tail(text, piece, people[-1], grammar):
            people[-1] = _with_role(text, people[-1], piece)
    return tuple(people)


def parse_linked(page: Page, span: Span, grammar: Grammar) -> tuple[Person, ...]:
    """Read people whose names are links, in a row (`[Ana Ruiz](…) nurse and [Tom Lind](…), baker`).

    Args:
        page: The text with its links.
        span: Where to look; the sentence of the last name ends it.
        grammar: Joiners, what names look like.

    Returns:
        The people in order; the words between two names are the role of the first.
    """
    text = page.text
    names = [
        link.span
        for link in page.links_in(span)
        if " " in link.span.of(text) and is_name(link.span.of(text), grammar)
    ]
    people: list[Person] = []
    for index, name in enumerate(names):
        stop = _STOP.search(text, name.end, span.end)
        end = names[index + 1].start if index + 1 < len(names) else span.end
        role = trimmed(text, name.end, min(end, stop.start() if stop else end), _STRAY)
        role = _without_joiner(text, role, grammar) if role else None
        few = role is not None and len(role.of(text).split()) <= _ROLE_WORDS
        people.append(person(text, name, role if few else None))
        if stop and stop.start() < end:
            break
    return tuple(people)


def _without_joiner(text: str, role: Span, grammar: Grammar) -> Span | None:
    words = role.of(text)
    for joiner in grammar.events.joiners:
        if words.casefold() == joiner:
            return None
        if words.casefold().endswith(f" {joiner}"):
            return trimmed(text, role.start, role.end - len(joiner), _STRAY)
    return role


def _led(text: str, span: Span, grammar: Grammar) -> Span:
    lead = _leader(grammar).match(text, span.start, span.end)
    return Span(lead.end(), span.end) if lead else span


def _pieces(text: str, span: Span, grammar: Grammar) -> Iterator[Span]:
    """Cut at commas and joiners outside of brackets, and after a bracket that closes a role."""
    brackets = [Span(found.start(1), found.end(1)) for found in _BRACKET.finditer(text, span.start, span.end)]
    cuts = [Span(*cut.span()) for cut in _SEPARATOR.finditer(text, span.start, span.end)]
    cuts += [Span(*cut.span()) for cut in _joiner(grammar).finditer(text, span.start, span.end)]
    cuts += [Span(bracket.end + 1, bracket.end + 1) for bracket in brackets]
    start = span.start
    for cut in sorted(cuts):
        if cut.start < start or any(bracket.start <= cut.start < bracket.end for bracket in brackets):
            continue
        if text[start : cut.start].strip():
            yield Span(start, cut.start)
        start = cut.end
    if text[start : span.end].strip():
        yield Span(start, span.end)


def _person(text: str, piece: Span, grammar: Grammar) -> Person | None:
    bracket = _BRACKET.search(text, piece.start, piece.end)
    head = Span(piece.start, bracket.start() if bracket else piece.end)
    name = next(find_names(text, head, grammar), None)
    if name is None or name.end - name.start > _LONGEST_NAME:
        return None
    if is_role(text[name.end : head.end], grammar) or (" " not in name.of(text) and not bracket):
        return None
    role = trimmed(text, bracket.start(1), bracket.end(1), _STRAY) if bracket else None
    role = role or find_role_before(text, name.start, head.start, grammar)
    if role is None and is_role(name.of(text), grammar):
        return None
    return person(text, name, role)


def _is_tail(text: str, piece: Span, before: Person, grammar: Grammar) -> bool:
    near = before.span is not None and piece.start - before.span.end < 4  # noqa: PLR2004 - a comma and spaces
    return near and is_role(piece.of(text), grammar)


def _with_role(text: str, known: Person, piece: Span) -> Person:
    role = trimmed(text, piece.start, piece.end, _STRAY)
    return Person(name=known.name, span=known.span, role=role.of(text) if role else None, role_span=role)


def parse_entry(text: str, lines: Sequence[Span], grammar: Grammar) -> Person | None:
    """Read one person of a list that has one entry a block: name first, the rest is the role.

    Args:
        text: The document's text.
        lines: The lines of the entry.
        grammar: What names look like.
    """
    first = lines[0]
    cut = regex.compile(r"\s*[,(:]\s*|\s+[–—-]\s+").search(text, first.start, first.end)
    name = trimmed(text, first.start, cut.start() if cut else first.end, _STRAY)
    if name is None or len(name.of(text).split()) > 5 or not name.of(text)[0].isupper():  # noqa: PLR2004 - longer ones are sentences
        return None
    if not any(True for _ in find_names(text, name, grammar)):
        return None
    rest = trimmed(text, cut.end(), first.end, _STRAY + ")") if cut else None
    if rest is None and len(lines) > 1:
        rest = trimmed(text, lines[1].start, lines[1].end, _STRAY)
    return person(text, name, rest)
