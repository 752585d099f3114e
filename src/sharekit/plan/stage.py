"""Who is announced: a list of people whole or not at all, and who chairs as the one who chairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

import regex

from sharekit.document import Block, Document, Event, Person, Span
from sharekit.plan.addresses import destination_of
from sharekit.presets.grammar import class_pattern, load_grammar

_PART = r"\p{Lu}[\p{L}\p{M}’'.]*(?:-\p{Lu}[\p{L}\p{M}’']*)*"
_NAME = regex.compile(
    rf"{_PART}(?: (?:de|da|do|dos|del|della|di|van|von|der|den|la|le|el|al|bin|ter) )?(?: ?{_PART})+"
)
_CLAUSE = regex.compile(r"[.;:!?“”\"«»\n]\s")
_FARTHEST = 60  # characters between two names of one list: a role fits in
_SHORT = 60  # characters of a line between two parts of one list
_BEFORE = 40  # characters before a name in which it is said that they chair
_MOST_ROLE = 3  # words for somebody before the name: `the retired teacher`
_TWO, _MOST = 2, 8  # items of a list of people
_LONGEST_HEAD, _LONGEST_LINE = 30, 140  # characters
_TITLES = 8  # characters before a name, as `Prof. Dr. `


def as_announced(document: Document, event: Event) -> Event:
    """Return an event without half of a list of people, and without the form of what only some come for."""
    return with_whole_lists(document, _without_other_forms(document, event))


def _without_other_forms(document: Document, event: Event) -> Event:
    """Return an event without the form, and its last day, for a certificate or the childcare."""
    there = destination_of(event.links.register, document)
    if there and there.opens == "aside":
        event = replace(event, links=replace(event.links, register=None))
    aside, asked = (
        class_pattern(name, document.language).search(event.due or "") for name in ("aside", "register")
    )
    first = aside is not None and (asked is None or aside.start() < asked.start())
    return replace(event, deadline=None, due=None) if first else event


def with_whole_lists(document: Document, event: Event) -> Event:
    """Return an event with those who are announced whole: nobody of a list of which somebody is missing.

    Whoever the text says to chair is the chair. A line of a list is no topic without its other lines.
    """
    people = tuple(person for person in event.speakers if person.span)
    leading = next((person for person in people if _chairs(document, person)), None)
    chair = event.chair or (leading and replace(leading, role=_role_beside(leading, document.language)))
    known = (*people, *((event.chair,) if event.chair else ()))
    lacking = {person.name for person in people if _is_of_part(document, event, person, known)}
    speakers = tuple(
        person for person in event.speakers if person.name not in lacking and person is not leading
    )
    topics = tuple(topic for topic in event.topics if not _is_line_of_many(document, topic, event.topics))
    alone = chair is not None and chair.span is not None and not speakers  # who chairs is no guest
    return replace(
        event,
        speakers=speakers,
        chair=None if alone else chair,
        unlisted=tuple(person for person in event.speakers if person.name in lacking),
        topics=topics,
    )


def line_up(document: Document, event: Event) -> tuple[str, ...]:
    """Return the list of who speaks as the source has it, its heading first; nothing where it has none.

    It stands under such a heading, or, then without one, below the day of the event or words that lead to
    it (`who know about it:`); every item begins with a name, and it holds all who are announced.
    """
    blocks, text = document.blocks, document.text
    for lead, first in pairwise(range(len(blocks))):
        items = [*takewhile(lambda each: each.kind == "item", blocks[first:])]
        words = blocks[lead].span.of(text).strip(" :*_")
        headed, day = _heads(words, document), event.when_span
        leads_on = blocks[lead].span.of(text).rstrip(" *_").endswith(":")
        known = headed or leads_on or (day is not None and _holds(blocks[lead].span, day))
        if blocks[lead].kind == "item" or not (known and _TWO <= len(items) <= _MOST):
            continue
        lines = tuple(" ".join(item.span.of(text).split()) for item in items)
        held = all(
            any(_holds(item.span, each.span) for item in items) for each in event.speakers if each.span
        )
        if held and all(_begins_with_name(line, document.language) for line in lines):
            return (words if headed else "", *lines)
    return ()


def _heads(words: str, document: Document) -> bool:
    return (
        len(words) <= _LONGEST_HEAD and class_pattern("speaker", document.language).match(words) is not None
    )


def _begins_with_name(line: str, language: str) -> bool:
    found = _NAME.search(line)
    if found is None or len(line) > _LONGEST_LINE:
        return False
    before = line[: found.start()].strip(" :*_")
    return len(before) <= _TITLES or _leading(language).fullmatch(before) is not None


def _role_beside(person: Person, language: str) -> str | None:
    """Return a role that says more than that somebody chairs."""
    return None if person.role and _leading(language).fullmatch(person.role) else person.role


def _chairs(document: Document, person: Person) -> bool:
    """Whether the text says that somebody chairs: as a label, a verb or a role of that alone."""
    if person.span is None:
        return False
    leads, text = _leading(document.language), document.text
    if person.role and leads.fullmatch(person.role):
        return True
    before = text[max(0, person.span.start - _BEFORE) : person.span.start]
    said = [*leads.finditer(before)]
    between = before[said[-1].end() :] if said else ""
    if not said or _NAME.search(between) or regex.search(r"[.;,!?\n)]", between.strip(" .*_")):
        return False
    office = said[-1][0].casefold() in load_grammar(document.language).people.roles
    return ":" in between or not office


def _is_of_part(document: Document, event: Event, person: Person, known: Sequence[Person]) -> bool:
    """Whether somebody stands in a list or a row of names of which others are not announced."""
    if person.span is None:
        return False
    at = next((i for i, each in enumerate(document.blocks) if _holds(each.span, person.span)), None)
    if at is None:
        return False
    if document.blocks[at].kind == "item":
        items = _list_around(document, at)
        if not all(_names_only(document, item, known) for item in items):
            return True
    return _is_tied(document, event, person, known)


def _holds(span: Span, part: Span) -> bool:
    return span.start <= part.start < span.end


def _list_around(document: Document, at: int) -> Iterator[Block]:
    """Yield the items of a list, over the short lines that part it."""
    text = document.text

    def goes_on(block: Block) -> bool:
        words = block.span.of(text)
        return block.kind in {"item", "heading"} or (len(words) <= _SHORT and not words.endswith("."))

    before = takewhile(goes_on, reversed(document.blocks[:at]))
    behind = takewhile(goes_on, document.blocks[at:])
    yield from (block for block in (*before, *behind) if block.kind == "item")


def _names_only(document: Document, item: Block, known: Sequence[Person]) -> bool:
    """Whether an item names somebody who is announced, or nobody."""
    spans = [span for person in known for span in _spans(person)]
    if any(_holds(item.span, span) for span in spans):
        return True
    return not _people_in(document, item.span, spans)


def _spans(person: Person) -> Iterator[Span]:
    yield from (span for span in (person.span, person.role_span) if span)


def _people_in(document: Document, part: Span, besides: Sequence[Span]) -> list[Span]:
    """Return what may be the names of people in a part of the text: no group's, and none of those given."""
    groups = class_pattern("group", document.language)
    found = (Span(*match.span()) for match in _NAME.finditer(document.text, *part))
    return [
        span
        for span in found
        if not any(span.start < other.end and other.start < span.end for other in besides)
        and not groups.search(span.of(document.text))
    ]


def _is_tied(document: Document, event: Event, person: Person, known: Sequence[Person]) -> bool:
    """Whether one of a row of names, each tied to the next by a comma or an “and”, is not announced."""
    text, at = document.text, person.span
    block = next(each.span for each in document.blocks if at and _holds(each.span, at))
    mine = [span for each in known for span in _spans(each)]
    apart = [
        Span(start, start + len(words)) for words in _other_names(event) for start in _starts(words, text)
    ]
    others = _people_in(document, block, [*mine, *apart])
    names = sorted([*((span, False) for span in others), *((each.span, True) for each in known if each.span)])
    row: list[tuple[Span, bool]] = []
    for name in names:
        if row and not _is_joined(text[row[-1][0].end : name[0].start], document.language):
            if at in dict(row):
                break
            row = []
        row.append(name)
    return at in dict(row) and not all(announced for _, announced in row)


def _other_names(event: Event) -> Iterator[str]:
    yield from (words for words in (event.title, event.place, *(each.role for each in event.people)) if words)


def _starts(words: str, text: str) -> Iterator[int]:
    yield from (match.start() for match in regex.finditer(regex.escape(words), text))


def _is_joined(between: str, language: str) -> bool:
    """Whether a comma or an “and”, with a few words for the second one behind it, ties two names."""
    if len(between) > _FARTHEST or _CLAUSE.search(between):
        return False
    if not regex.sub(r"\([^()]*\)", "", between).strip(" ,"):
        return True
    ties = [tie.end() for tie in class_pattern("and", language).finditer(between)]
    after = between[max((*ties, between.rfind(",") + 1)) :].split()
    grammar = load_grammar(language)
    leading = {*grammar.sentences.prepositions} - {*grammar.people.articles}
    led = any(word.casefold() in leading for word in after)  # `and the children of …`
    tied = bool(ties) or "," in between
    return tied and len(after) <= _MOST_ROLE and not led and ")" not in "".join(after)


def _is_line_of_many(document: Document, topic: str, topics: Sequence[str]) -> bool:
    """Whether a topic is one item of a list whose others are no topics."""
    text, blocks = document.text, document.blocks
    at = next(
        (i for i, each in enumerate(blocks) if each.kind == "item" and topic in each.span.of(text)), None
    )
    if at is None:
        return False
    items = [block.span.of(text) for block in _list_around(document, at)]
    return len(items) >= _TWO and not all(any(each in item for each in topics) for item in items)


def _leading(language: str) -> re.Pattern[str]:
    return class_pattern("leads", language, *load_grammar(language).events.chair)
