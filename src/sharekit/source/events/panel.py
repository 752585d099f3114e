"""Who speaks at an event and who chairs it, as the lines and sentences about it say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from sharekit.document import Person, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.events.cities import find_city
from sharekit.source.events.sections import Section, Segment, segments_after
from sharekit.source.events.speakers import parse_before, parse_entry, parse_linked, parse_people
from sharekit.source.language.people import any_of, find_names, is_role
from sharekit.source.page import Page

_NEAR = 24
_AHEAD = 40


def find_speakers(page: Page, section: Section, chair: Person | None, grammar: Grammar) -> Iterator[Person]:
    """Yield who speaks at the event of a section, each once, without the chair."""
    seen = {chair.name} if chair else set()
    for person in _all_speakers(page, section, grammar):
        if person.name not in seen:
            seen.add(person.name)
            yield person


def _all_speakers(page: Page, section: Section, grammar: Grammar) -> Iterator[Person]:
    for segment in section.segments:
        if segment.label == "speakers" and segment.span.end > segment.span.start:
            yield from parse_people(page.text, segment.span, grammar)
        elif segment.label == "speakers":
            yield from _listed(page, segments_after(section.segments, segment), grammar)
        elif not segment.label:
            yield from _in_sentence(page, segment, grammar)


def _listed(page: Page, segments: Sequence[Segment], grammar: Grammar) -> Iterator[Person]:
    blocks: dict[Span, list[Span]] = {}
    for segment in segments:
        blocks.setdefault(segment.block.span, []).append(segment.span)
    for lines in blocks.values():
        person = parse_entry(page.text, lines, grammar)
        if person:
            yield person


@cache
def _lines(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\w)(?:{any_of(grammar.events.speaker_lines)})\s+(?<people>[^.!?:]+(?:(?:\.(?=\w)|(?<=\b\p{{Lu}})\.)[^.!?:]*)*)",
        regex.IGNORECASE,
    )


def _in_sentence(page: Page, segment: Segment, grammar: Grammar) -> Iterator[Person]:
    for found in _lines(grammar).finditer(page.text, segment.span.start, segment.span.end):
        people = Span(*found.span("people"))
        if not _is_led_up_to(page.text, people, grammar):
            continue
        linked = parse_linked(page, Span(people.start, segment.span.end), grammar)
        yield from linked if len(linked) > 1 else parse_people(page.text, people, grammar)
    yield from parse_before(page.text, segment.span, grammar)
    for link in page.links_in(segment.span):
        before = page.text[max(segment.span.start, link.span.start - _NEAR) : link.span.start]
        if _leads(grammar).search(before):
            yield from parse_linked(page, Span(link.span.start, segment.span.end), grammar)


def _is_led_up_to(text: str, people: Span, grammar: Grammar) -> bool:
    """Tell whether a name stands near the words that announce it."""
    first = next(find_names(text, people, grammar), None)
    return first is not None and first.start - people.start <= _AHEAD


@cache
def _leads(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\w)(?:{any_of(grammar.events.speakers)})\s*:?\s*$", regex.IGNORECASE)


def find_named_in(words: str, grammar: Grammar) -> tuple[Person, ...]:
    """Return the speakers that a sentence outside of the text announces, such as a summary."""
    found = _lines(grammar).finditer(words)
    rooms = [room for line in found if _is_led_up_to(words, room := Span(*line.span("people")), grammar)]
    people = [each for room in rooms for each in parse_people(words, room, grammar)]
    people += parse_before(words, Span(0, len(words)), grammar)
    named = {each.name: Person(name=each.name, role=each.role) for each in reversed(people)}
    return tuple(named[name] for name in dict.fromkeys(each.name for each in people))


def find_named_after(title: str, grammar: Grammar) -> tuple[Person, ...]:
    """Return the person whom a title names after "with"."""
    for name in find_names(title, Span(0, len(title)), grammar):
        words = name.of(title)
        full = " " in words and not (is_role(words, grammar) or find_city(words, 0, len(words)))
        full = full and not set(words.casefold().split()) & set(grammar.events.kinds)
        if full and _leads(grammar).search(title[max(0, name.start - _NEAR) : name.start]):
            return (Person(name=words),)
    return ()


def find_chair(page: Page, section: Section, grammar: Grammar) -> Person | None:
    """Return who chairs the event of a section."""
    for segment in section.segments:
        if segment.label == "chair":
            people = parse_people(page.text, segment.span, grammar)
            if people:
                return people[0]
    return None
