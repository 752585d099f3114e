"""Lists of people who are announced: names with their roles, as slices of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from sharekit.document import Person, Span
from sharekit.presets.grammar import Grammar
from sharekit.presets.names import is_given
from sharekit.source.events.dates import find_times
from sharekit.source.events.sections import Section, Segment, segments_after
from sharekit.source.events.zones import find_city
from sharekit.source.language.people import (
    any_of,
    find_names,
    find_role_before,
    is_name,
    is_role,
    person,
    trimmed,
)
from sharekit.source.page import Page

_BRACKET = regex.compile(r"\s*[(\[]([^()\[\]]{0,200})[)\]]")
_STRAY = " \t,;:.–—-*•"
_SEPARATOR = regex.compile(r"[,;]\s*|\s+&\s+|\s*\n\s*|\s[–—|/]\s|(?<!\b\p{Lu})\.\s+")
_LONGEST_NAME = 60
_BEFORE = 160
_FEW = 2
_GAP = 6  # a comma or a joiner with its spaces
_HANDLE = regex.compile(
    r"\s*\([^()]{0,60}\)?|\s@\w+|\sal[ií]as\s@?\w+|\s(?:del?|of|von|du|des)\s\p{Lu}[\p{L} ]{0,60}$"
)
_HOME = regex.compile(
    r"(?<=\w\s\p{Lu}[\p{L}-]{1,30})\s(?:del?|da|do|du|des|von)\s(?:la\s|las\s|los\s)?(?:\p{Lu}{3,}|\p{L}+\s\p{Lu})"
)
_ALIAS = regex.compile(r"\s*(?:a\.?k\.?a\b|al[ií]as\b|@)", regex.IGNORECASE)
_ROLE_WORDS = 16
_STOP = regex.compile(r"(?<!\b\p{Lu})[.!?]\s|\n")


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
    end = span.start
    for piece in _pieces(text, _led(text, span, grammar), grammar):
        found = _person(text, piece, grammar)
        if found and (not people or _is_opening(text, piece, found, grammar)):
            people.append(found)
        elif people and piece.start - end < _GAP and is_role(piece.of(text), grammar):
            people[-1] = _with_role(text, people[-1], piece, end)
        end = piece.end
    return tuple(people)


def _is_opening(text: str, piece: Span, found: Person, grammar: Grammar) -> bool:
    """Tell whether a piece of a list begins with its name, or with a role before it."""
    name = found.span or piece
    before = text[piece.start : name.start].split()
    return len(before) <= _FEW or is_role(" ".join(before), grammar)


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
        people.append(person(text, name, role if role and _is_told(text, name, role, grammar) else None))
        if stop and stop.start() < end:
            break
    return tuple(people)


@cache
def _tails(grammar: Grammar) -> regex.Pattern[str]:
    """Match what follows a name in a sentence that announces a speaker (`… will speak`)."""
    return regex.compile(rf"(?<!\w)(?:{any_of(grammar.events.speaker_tails)})(?!\w)", regex.IGNORECASE)


def parse_before(text: str, span: Span, grammar: Grammar) -> Iterator[Person]:
    """Read who is named right before words such as "will speak", with the role between them.

    Args:
        text: The document's text.
        span: Where to look.
        grammar: The words, what names look like.
    """
    for tail in _tails(grammar).finditer(text, span.start, span.end):
        start = max(span.start, tail.start() - _BEFORE)
        for stop in _STOP.finditer(text, start, tail.start()):
            start = stop.end()
        before = Span(start, tail.start())
        found = [_alone(text, each, grammar) for each in find_names(text, before, grammar)]
        names = [each for each in found if " " in each.of(text)]
        name = next((each for each in names if _is_close(text, Span(each.end, tail.start()))), None)
        if name:
            yield person(text, name, _role_between(text, name.end, tail.start()))


def _alone(text: str, name: Span, grammar: Grammar) -> Span:
    """Return a name without one that a joiner ties to it, and without where its owner is from."""
    joined = list(_joiner(grammar).finditer(text, name.start, name.end))
    name = Span(joined[-1].end() if joined else name.start, name.end)
    home = _HOME.search(text, name.start, name.end)
    return Span(name.start, home.start()) if home else name


def _is_close(text: str, between: Span) -> bool:
    """Tell whether nothing but a bracket, a handle or an apposition stands between name and verb."""
    words = _HANDLE.sub("", text[between.start : between.end]).strip()
    return not words or words.strip(" ,") == "" or (words.startswith(",") and words.endswith(","))


def _role_between(text: str, start: int, end: int) -> Span | None:
    """Return an apposition, set off by a comma on either side."""
    words = text[start:end].strip()
    return trimmed(text, start, end, _STRAY) if words.startswith(",") and words.endswith(",") else None


def _is_told(text: str, name: Span, role: Span, grammar: Grammar) -> bool:
    """Tell whether words after a name say who that is: set off by a mark, or those of a role."""
    words = role.of(text)
    if len(words.split()) > _ROLE_WORDS or find_times(text, role, grammar):
        return False
    return text[name.end : role.start].strip() != "" or is_role(words, grammar)


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
    home = _HOME.search(text, name.start, name.end)
    name = Span(name.start, home.start()) if home else name
    belongs = _affiliation(text, name, head.end, grammar)
    if belongs:
        return person(text, name, belongs)
    if is_role(text[name.end : head.end], grammar) or (" " not in name.of(text) and not bracket):
        return None
    alias = bracket and _ALIAS.match(bracket[1])
    role = trimmed(text, bracket.start(1), bracket.end(1), _STRAY) if bracket and not alias else None
    role = role or find_role_before(text, name.start, head.start, grammar)
    if role is None and is_role(name.of(text), grammar):
        return None
    return person(text, name, role)


def _affiliation(text: str, name: Span, end: int, grammar: Grammar) -> Span | None:
    """Return where somebody is from, said right after the name (`of the Dockers’ Union`)."""
    first, *more = name.of(text).split()
    words = text[name.end : end].split()
    if not more or len(words) < _FEW or len(words) > _ROLE_WORDS or not is_given(first):
        return None
    return trimmed(text, name.end, end, _STRAY) if words[0] in grammar.sentences.prepositions else None


def _with_role(text: str, known: Person, piece: Span, end: int) -> Person:
    """Give a role to a person without one; go on with one that the piece before it began."""
    begun = known.role_span is not None and known.role_span.end == end
    goes_on = begun and not text[end : piece.start].isspace()
    if known.role_span and (not goes_on or "," in text[end : piece.start]):
        return known
    role = trimmed(text, known.role_span.start if known.role_span else piece.start, piece.end, _STRAY)
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


_NEAR = 24
_AHEAD = 40


def find_speakers(page: Page, section: Section, chair: Person | None, grammar: Grammar) -> Iterator[Person]:
    """Yield who speaks at the event of a section, each once, without the chair."""
    seen = {chair.name} if chair else set()
    for each in _all_speakers(page, section, grammar):
        if each.name not in seen:
            seen.add(each.name)
            yield each


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
