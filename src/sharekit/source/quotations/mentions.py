"""Who is named in a text: persons by their whole names, groups by what they are called, several together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from types import MappingProxyType

import regex

from sharekit.document import Span
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import Grammar
from sharekit.presets.names import is_first_name, is_given, is_title
from sharekit.source.language.people import any_of, find_names, is_role_word, trimmed
from sharekit.source.page import Page
from sharekit.source.quotations.marks import Marked, Room, grammar_of, says

_TOKEN = regex.compile(r"[^\s\u00a0]+")
_PART = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'.‑-]*")
_LONGEST_NAME, _LONGEST_GROUP = 5, 9  # words
_LONGEST_JOINT = 110
_APART = 3  # characters between a role and the name behind it
_AHEAD = 400
_FULL_STOP = regex.compile(r"[.!?…:”\"»]")
_STOP = regex.compile(
    r"[;!?:“”„\"«»…\n،()]|(?<=[\p{Ll}\p{N})]{2})(?<!\b(?:Rep|Sen|Gov|Mrs|Prof|Rev|Hon|Gen|Col|Capt))\.(?=\s|$)|\s[–—]\s|\.$"
)
_MARKS = frozenset({"comma", "stop", "dash", "bracket", "quote", "colon"})
_UNCASED = regex.compile(r"[\p{L}\p{M}״׳\"'’-]*[\p{L}\p{M}׳](?=[\s،,:.;()“”«»\"״]|$)")
_UNCASED_END = frozenset('،,:.;(“«”»"״!?؟')
_FEWEST_UNCASED, _MOST_UNCASED, _REACH_UNCASED, _LEAD_UNCASED = 2, 4, 110, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where somebody is named.

    Attributes:
        span: The words.
        whole: The whole name that they stand for, where it first stands; else the words.
        name: Of the whole name.
        kind: `name`, `group` (`the union`) or `joint` (several names said together).
    """

    span: Span
    whole: Span
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mentions:
    """The people a text names.

    Attributes:
        text: The text.
        names: Every run of capitals that may be a name, in order.
        whole: Where the whole name first stands, by whole name, surname and given name.
        spots: Where a person is mentioned outside of quotation marks, as (offset, whole name), ascending.
        common: Words with a capital that the text also writes small, in small letters.
        grammar: The words of the language.
    """

    text: str
    names: tuple[Span, ...]
    whole: Mapping[str, Span]
    spots: tuple[tuple[int, Span], ...]
    common: frozenset[str]
    grammar: Grammar

    def resolve(self, name: Span) -> Span:
        """Return the whole name that a name stands for, or the name itself."""
        words = name.of(self.text)
        return self.whole.get(words) or self.whole.get(bare_name(words)) or name

    def is_known(self, name: Span) -> bool:
        """Tell whether a name is, or stands for, a whole name of the text."""
        return " " in self.resolve(name).of(self.text)

    def before(self, at: int, reach: int) -> Sequence[tuple[int, Span]]:
        """Return who is mentioned in the stretch before an offset."""
        last = bisect_left(self.spots, at, key=lambda spot: spot[0])
        return self.spots[bisect_left(self.spots, at - reach, hi=last, key=lambda spot: spot[0]) : last]

    def others(self, start: int, end: int, than: str) -> bool:
        """Tell whether anybody else is mentioned in a stretch of the text."""
        first = bisect_left(self.spots, start, key=lambda spot: spot[0])
        last = bisect_left(self.spots, end, key=lambda spot: spot[0])
        return any(whole.of(self.text) != than for _, whole in self.spots[first:last])

    def within(self, room: Room, grammar: Grammar) -> tuple[Mention, ...]:
        """Return who is named in a room: names, several names together, groups."""
        first = bisect_left(self.names, room.start, key=lambda name: name.start)
        last = bisect_left(self.names, room.end, key=lambda name: name.start)
        names = [
            name
            for name in self.names[first:last]
            if name.end <= room.end and not is_office(name, self.text, grammar)
        ]
        names = sorted({*names, *self._uncased(room, grammar)}) if grammar.script else names
        found = [self._mention(name, "name") for name in names]
        found += [self._mention(joint, "joint") for joint in _joints(self.text, names, grammar)]
        groups = _groups(self.text, room, grammar, self)
        found += [self._mention(group, "group") for group in groups if not _leads_to_name(group, names, room)]
        return tuple(sorted(found, key=lambda each: each.span))

    def _uncased(self, room: Room, grammar: Grammar) -> Iterator[Span]:
        """Yield the names behind verbs of saying, and the one that such a verb follows."""
        for token in room.tokens:
            if "says" in token:
                behind = _caseless(self.text, token.end, room.end, grammar, self)
                ahead = _caseless(self.text, room.start, token.start, grammar, self)
                yield from (named[0] for named in (behind, ahead) if named and named[1])

    def _mention(self, span: Span, kind: str) -> Mention:
        whole = self.resolve(span) if kind == "name" else span
        return Mention(span=span, whole=whole, name=whole.of(self.text), kind=kind)


def _leads_to_name(group: Span, names: Sequence[Span], room: Room) -> bool:
    """Tell whether a group is the role before somebody's name, who is a candidate by that name."""
    inside = next((name for name in names if group.start <= name.start < group.end + _APART), None)
    if inside is None:
        return False
    if inside.start >= group.end:  # `the union’s secretary, Ana Ruiz`
        return True
    before = [token for token in room.after(group.start) if token.start < inside.start]
    whole = [token for token in room.after(group.start) if token.start < group.end]
    return not any("preposition" in token for token in before) and not any(
        "group" in token for token in whole
    )


def find_mentions(page: Page, marked: Sequence[Marked], grammar: Grammar) -> Mentions:
    """Gather the names of a text.

    Args:
        page: The text.
        marked: Its quotation marks; who is named inside of them does not speak.
        grammar: What names look like, and verbs of saying where a script has no capitals.
    """
    text = page.text
    cased = (
        name
        for block in page.blocks
        for name in find_names(text, block.span, grammar_of(block.span.of(text), grammar))
    )
    names = sorted({*cased, *_spoken(text, grammar)})
    titled = {block.span for block in page.blocks if block.kind in {"title", "heading"}}
    prose = [name for name in names if not _within(page, name, titled)]
    headings = [name for name in names if _within(page, name, titled) and is_given(_first(name.of(text)))]
    whole = _whole(text, [*prose, *headings], grammar)
    names, prose = ([_without_home(name, text, whole) for name in each] for each in (names, prose))
    outside = [name for name in _outside(prose, marked) if _in_sentence(page, name)]
    alone = frozenset(name.of(text) for name in names if " " not in name.of(text))
    spots = tuple(
        (name.start, found)
        for name in outside
        if (found := _person_meant(text, name, whole, grammar, alone)) is not None
    )
    return Mentions(
        text=text,
        names=tuple(names),
        whole=MappingProxyType(whole),
        spots=spots,
        common=frozenset(regex.findall(r"\b\p{Ll}[\p{L}\p{M}]+", text)),
        grammar=grammar,
    )


def _without_home(name: Span, text: str, whole: Mapping[str, Span]) -> Span:
    """Return a known name without where its bearer is from (`Luccioni of Mila`)."""
    first, of, _ = name.of(text).partition(" of ")
    return Span(name.start, name.start + len(first)) if of and first in whole else name


def _within(page: Page, name: Span, blocks: set[Span]) -> bool:
    block = page.block_at(name.start)
    return block is not None and block.span in blocks


def _in_sentence(page: Page, name: Span) -> bool:
    """Tell whether a name stands in running text; a by-line or a caption tells nothing about pronouns."""
    block = page.block_at(name.start)
    return block is not None and bool(
        _FULL_STOP.search(page.text, name.end, min(block.span.end, name.end + _AHEAD))
    )


def _outside(names: Sequence[Span], marked: Sequence[Marked]) -> list[Span]:
    outer = [mark.outer for mark in marked if mark.depth == 0 and not mark.single]
    found: list[Span] = []
    for name in names:
        index = bisect_left(outer, name.start, key=lambda span: span.start) - 1
        if index < 0 or outer[index].end <= name.start:
            found.append(name)
    return found


def bare_name(words: str) -> str:
    """Return a name without the titles before it (`Mr `, `Dr. `)."""
    length = 0
    for token in _TOKEN.finditer(words):
        if token.end() == len(words) or not is_title(token.group()):
            break
        length = token.end() + 1
    return words[length:]


def _first(words: str) -> str:
    return words.split(maxsplit=1)[0] if words else ""


def _whole(text: str, names: Sequence[Span], grammar: Grammar) -> dict[str, Span]:
    """Return whole names by themselves and by each of their words; words that two people share are out."""
    whole: dict[str, Span] = {}
    surnames: dict[str, list[Span]] = {}
    givens: dict[str, list[Span]] = {}
    for name in names:
        words = name.of(text)
        bare = bare_name(words).split()
        if not 1 < len(bare) <= _LONGEST_NAME:
            continue
        if words not in whole:
            whole[words] = name
            whole.setdefault(" ".join(bare), name)
            for part in {bare[-1], *(bare[1:-1] if is_given(bare[0]) else ())}:
                surnames.setdefault(part, []).append(name)
            if is_first_name(bare[0]):
                givens.setdefault(bare[0], []).append(name)
    for part, bearers in (*surnames.items(), *givens.items()):
        one = _one_bearer(text, bearers, grammar)
        if one and " " not in part:
            whole.setdefault(part, one)
    return whole


def _one_bearer(text: str, bearers: Sequence[Span], grammar: Grammar) -> Span | None:
    sure = [name for name in bearers if is_person(text, name, grammar)]
    chosen = sure or list(bearers)
    firsts = {_first(bare_name(name.of(text))) for name in chosen}
    return chosen[0] if len(firsts) == 1 else None


def is_person(text: str, name: Span, grammar: Grammar) -> bool:
    """Tell whether a name is a person's: by its title, its given name, or the role before it."""
    words = name.of(text)
    bare = bare_name(words)
    before = text[max(0, name.start - 30) : name.start].rsplit(None, 1)
    led = bool(before) and text[name.start - 1 : name.start] == " " and is_role_word(before[-1], grammar)
    return bare != words or is_first_name(_first(bare)) or led


def _person_meant(
    text: str, name: Span, whole: Mapping[str, Span], grammar: Grammar, alone: frozenset[str]
) -> Span | None:
    """Return whom a name means, if given name, title, role or surname used alone show a person."""
    words = name.of(text)
    found = whole.get(words) or whole.get(bare_name(words)) or name
    full = found.of(text)
    parted = any(part.islower() or "-" in part for part in full.split())
    shortened = " " in full and not parted and full.rpartition(" ")[2] in alone
    sure = shortened or is_person(text, found, grammar) or is_person(text, name, grammar)
    return found if sure else None


def is_office(name: Span, text: str, grammar: Grammar) -> bool:
    """Tell whether a run of capitals is a role and no more (`Prime Minister`)."""
    parts = [part.casefold() for part in name.of(text).split()]
    people = grammar.people
    known = [is_role_word(part, grammar) or part in people.organisations for part in parts]
    post = parts[-1] in people.postnominals and len(parts) > 2  # noqa: PLR2004 - `Zarah Sultana MP`
    words = name.of(text).split()
    part = any(part.islower() for part in words) and not is_first_name(words[0]) and not is_title(words[0])
    return part or all(known) or (is_role_word(parts[-1], grammar) and not post)


@cache
def _joint(grammar: Grammar) -> regex.Pattern[str]:
    articles, joiners = any_of(grammar.people.articles), any_of(grammar.events.joiners)
    return regex.compile(
        rf"(?:,[ ]|,?[ ](?P<and>{joiners})[ ])(?:(?:{articles})[ ])?(?P<role>[\p{{L}} -]{{0,40}})$",
        regex.IGNORECASE,
    )


def _joints(text: str, names: Sequence[Span], grammar: Grammar) -> Iterator[Span]:
    """Yield the slices that hold names said together: `A, B and C`."""
    first = 0
    for at in range(1, len(names) + 1):
        gap = text[names[at - 1].end : names[at].start] if at < len(names) else ""
        found = _joint(grammar).match((gap.partition(",")[2] and _last_gap(gap)) or gap) if gap else None
        roles = found is not None and all(is_role_word(word, grammar) for word in found["role"].split())
        if roles and names[at].end - names[first].start <= _LONGEST_JOINT:
            if found and found["and"]:
                yield Span(names[first].start, names[at].end)
                first = at + 1
            continue
        first = at


def _last_gap(gap: str) -> str:
    """Return what follows an apposition between two names (`A, a weaver, and B`)."""
    return gap[gap.rfind(",", 0, len(gap)) :] if gap.count(",") > 1 else gap


def _groups(text: str, room: Room, grammar: Grammar, mentions: Mentions) -> Iterator[Span]:
    """Yield the groups named in a room (`the union`, `les salariés de la filature`)."""
    fresh, seen, governed = True, -1, False
    for token in room.tokens:
        if "preposition" in token or _MARKS & token.kinds:
            fresh, governed = not {"preposition"} & token.kinds, "preposition" in token
            continue
        led = says(token) or "according" in token
        if token.start >= seen and (led or fresh or ("article" in token and not governed)):
            group = find_group(text, token.end if led else token.start, room.end, grammar, mentions)
            if group:
                seen = group.end
                yield group
        fresh, governed = False, governed and "article" in token


def find_group(
    text: str, start: int, stop: int, grammar: Grammar, mentions: Mentions | None = None
) -> Span | None:
    """Return the group that is named right behind an offset.

    Args:
        text: The document's text.
        start: Where its name begins.
        stop: Where it must have ended.
        grammar: Roles, organisations and small words.
        mentions: For scripts without capitals.
    """
    if grammar.script:
        named = _caseless(text, start, stop, grammar, mentions)
        return named[0] if named and not named[1] else None
    found = _STOP.search(text, start + 1, stop)
    end = found.start() if found else stop
    lead = _article(grammar).match(text, start, end)
    span = trimmed(text, start, _first_stop(text, start, end, grammar))
    if lead is None or span is None:
        return None
    words = list(_PART.finditer(text, lead.end(), span.end))
    if not words or len(words) > _LONGEST_GROUP:
        return None
    lower = [word.group().casefold() for word in words]
    heads = list(takewhile(lambda word: word not in grammar.sentences.prepositions, lower))
    return _phrase(text, span, lead.end(), heads, article=bool(lead.group().strip()), grammar=grammar)


@cache
def _article(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"\s*(?:(?:{any_of(grammar.people.articles)})\s+|[ld][’'])?", regex.IGNORECASE)


def _first_stop(text: str, start: int, end: int, grammar: Grammar) -> int:
    small = grammar.sentences
    names = load_calendar_names(grammar.locale)
    comma = text.find(",", start + 2, end)
    limit = comma if comma >= 0 else end
    for word in _PART.finditer(text, start, limit):
        lower = word.group().casefold()
        leaves = lower in small.relatives or lower in small.conjunctions or lower in small.auxiliaries
        late = lower in small.stale or lower in names.weekdays or lower in names.months
        if (leaves or late or lower in grammar.speech.verbs) and word.start() > start + 2:
            return word.start()
    return limit


def _phrase(
    text: str, span: Span, lead_end: int, heads: Sequence[str], *, article: bool, grammar: Grammar
) -> Span | None:
    people = grammar.people
    known = [word for word in heads if is_role_word(word, grammar) or word in people.organisations]
    many = [
        word
        for word in heads
        if word.rstrip("s") in (*people.roles, *people.organisations) and word[-1:] == "s"
    ]
    if not (known or many) or (not article and not many):
        return None
    last = _last_head(text, lead_end, span.end, heads, (*known, *many))
    following = _PART.search(text, last, span.end)
    if following is None or (
        following.group()[0].islower() and following.group() not in grammar.sentences.prepositions
    ):
        return Span(span.start, last)
    lower = span.of(text).casefold().split()
    dangling = lower[-1] in grammar.sentences.prepositions or lower[-1] in people.articles
    return None if dangling else span


def _last_head(text: str, start: int, stop: int, heads: Sequence[str], known: Sequence[str]) -> int:
    words = list(_PART.finditer(text, start, stop))[: len(heads)]
    return max(word.end() for word in words if word.group().casefold() in known)


@cache
def _small(grammar: Grammar) -> frozenset[str]:
    small = grammar.sentences
    lists = (
        small.prepositions,
        small.conjunctions,
        small.relatives,
        small.pointers,
        small.connectives,
        small.stale,
    )
    return (
        frozenset(word for words in lists for word in words)
        | grammar.stopwords
        | frozenset(grammar.speech.verbs)
    )


def _caseless(
    text: str, start: int, stop: int, grammar: Grammar, mentions: Mentions | None = None
) -> tuple[Span, bool] | None:
    """Read the name that stands at an offset in a script without capitals; whether it is one person's.

    A name has two to four words and ends at a mark or a small word; one word is a name where it is a
    known surname; words for roles alone are a group.
    """
    words = _uncased(text, start, min(stop, start + _REACH_UNCASED), grammar)
    roles = frozenset((*grammar.people.roles, *grammar.people.organisations))
    first = 0
    while first < len(words) and words[first].of(text) in roles:
        first += 1
    given = next((at for at, word in enumerate(words[:_LEAD_UNCASED]) if is_given(word.of(text))), None)
    chosen = words[given if given is not None else first :]
    if _FEWEST_UNCASED <= len(chosen) <= _MOST_UNCASED and not any(word.of(text) in roles for word in chosen):
        return Span(chosen[0].start, chosen[-1].end), True
    if mentions and len(chosen) == 1 and mentions.is_known(chosen[0]):
        return chosen[0], True
    return (Span(words[0].start, words[-1].end), False) if first and first == len(words) else None


def _uncased(text: str, start: int, stop: int, grammar: Grammar) -> list[Span]:
    found: list[Span] = []
    at = start
    for token in _UNCASED.finditer(text, start, stop):
        if text[at : token.start()].strip() or token.group() in _small(grammar):
            break
        found.append(Span(*token.span()))
        at = token.end()
        if text[at : at + 1] in _UNCASED_END:
            break
    return found


def _spoken(text: str, grammar: Grammar) -> Iterable[Span]:
    """Yield the whole names that verbs of saying lead to in a script without capitals."""
    if grammar.script:
        verb = regex.compile(
            rf"(?<!\p{{L}})(?:{any_of((*grammar.speech.verbs, *grammar.speech.according))})(?!\p{{L}})"
        )
        for found in verb.finditer(text):
            named = _caseless(text, found.end(), min(len(text), found.end() + _REACH_UNCASED), grammar)
            if named and named[1]:
                yield named[0]
        for line in regex.finditer(r"(?<=\n|^)[^\n:]{3,60}(?=:)", text):
            named = _caseless(text, line.start(), line.end(), grammar)
            if named and named[1] and is_given(_first(named[0].of(text))):
                yield named[0]
