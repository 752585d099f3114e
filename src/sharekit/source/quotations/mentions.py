"""Who is named in a text: the whole name behind a surname, and whom a pronoun can mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.presets.names import Sex, find_sex, is_given, is_title
from sharekit.source.language.people import find_names, is_role_word
from sharekit.source.page import Page
from sharekit.source.quotations.marks import Marked

_BACK = 1600
_TOKEN = regex.compile(r"[^\s\u00a0]+")
_LONGEST_NAME = 5
_LEAD = 45
_AHEAD = 400
_STOP = regex.compile(r"[.!?…:”\"»]")
_CLOSING = frozenset('”"»“’')
_OPENING = regex.compile(r"(?:[.!?…:”\"»]\s|\n)[^.,;!?]*$|^$")
_SENTENCE = regex.compile(r"[.!?…]\s")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mentions:
    """The people a text names.

    Attributes:
        text: The text.
        whole: Where the whole name first stands, by whole name, surname and given name.
        spots: Where a person is mentioned outside of quotation marks, as (offset, whole name), ascending.
        prepositions: Small words; a name behind one is not whom the next sentence is about.
        common: Words with a capital that the text also writes small, in small letters.
    """

    text: str
    whole: Mapping[str, Span]
    spots: tuple[tuple[int, Span], ...]
    common: frozenset[str]
    prepositions: frozenset[str] = frozenset()

    def resolve(self, name: Span) -> Span:
        """Return the whole name that a name stands for, or the name itself."""
        words = name.of(self.text)
        bare = words[_title_length(words) :]
        return self.whole.get(words) or self.whole.get(bare) or name

    def is_known(self, name: Span) -> bool:
        """Tell whether a name is, or stands for, a whole name of the text."""
        return " " in self.resolve(name).of(self.text)

    def meant(self, pronoun: Sex, at: int, spoken: Sequence[tuple[int, Span]]) -> Span | None:
        """Return whom a pronoun means: the last person named before it whom it fits.

        Args:
            pronoun: `she`, `he`, or empty where the word tells neither.
            at: Where the pronoun's quotation begins.
            spoken: Who spoke before, as (offset, whole name), ascending.

        Returns:
            The whole name; None where two people fit equally or nobody does.
        """
        near = self._near(self.spots, at) + self._near(spoken, at)
        fitting = sorted((spot for spot in near if self._fits(pronoun, spot[1])), key=lambda spot: -spot[0])
        if not fitting:
            return None
        latest, chosen = fitting[0]
        if all(self._passing(at) for at, name in fitting if name == chosen):
            return None
        words = chosen.of(self.text)
        paragraph = self.text.rfind("\n\n", 0, latest)
        rivals = {spot[1].of(self.text): spot[0] for spot in reversed(fitting)}
        del rivals[words]
        if not rivals:
            return chosen
        if not pronoun and (not spoken or spoken[-1][1].of(self.text) != words):
            return None
        surer = pronoun and not find_sex(words) and any(find_sex(other) == pronoun for other in rivals)
        beside = any(not _SENTENCE.search(self.text, start, latest) for start in rivals.values())
        only = all(start < paragraph for start in rivals.values())
        return None if surer or beside or not (only or self._leads(latest)) else chosen

    def _passing(self, at: int) -> bool:
        """Tell whether somebody is only mentioned in passing: in brackets, or behind a preposition."""
        before = self.text[max(0, at - 2 * _LEAD) : at]
        words = before.split()
        behind = bool(words) and words[-1].casefold() in self.prepositions
        return behind or before.rfind("(") > before.rfind(")")

    def _leads(self, at: int) -> bool:
        """Tell whether a mention opens its sentence, role words aside, or spoke last."""
        before = self.text[max(0, at - _LEAD) : at]
        opened = _OPENING.search(before)
        return bool(opened) or self.text[at - 1 : at] in _CLOSING

    def others(self, start: int, end: int, than: Span) -> bool:
        """Tell whether anybody else is mentioned in a stretch of the text."""
        first = bisect_left(self.spots, start, key=lambda spot: spot[0])
        last = bisect_left(self.spots, end, key=lambda spot: spot[0])
        return any(whole.of(self.text) != than.of(self.text) for _, whole in self.spots[first:last])

    def _near(self, spots: Sequence[tuple[int, Span]], at: int) -> list[tuple[int, Span]]:
        last = bisect_left(spots, at, key=lambda spot: spot[0])
        first = bisect_left(spots, at - _BACK, hi=last, key=lambda spot: spot[0])
        return list(spots[first:last])

    def _fits(self, pronoun: Sex, name: Span) -> bool:
        sex = find_sex(name.of(self.text))
        return not pronoun or not sex or sex == pronoun


def find_mentions(
    page: Page, marked: Sequence[Marked], grammar: Grammar, *, spoken: Iterable[Span] = ()
) -> Mentions:
    """Gather the names of a text.

    Args:
        page: The text.
        marked: Its quotation marks; who is named inside of them does not speak.
        grammar: What names look like.
        spoken: Further names, found by verbs of saying where a script has no capitals.
    """
    text = page.text
    names = [*find_names(text, Span(0, len(text)), grammar), *spoken]
    titled = {block.span for block in page.blocks if block.kind in {"title", "heading"}}
    prose = [name for name in names if not _within(page, name, titled)]
    headings = [name for name in names if _within(page, name, titled) and is_given(_first(name.of(text)))]
    whole = _whole(text, [*prose, *headings], grammar)
    outside = [name for name in _outside(prose, marked) if _in_sentence(page, name)]
    alone = frozenset(name.of(text) for name in names if " " not in name.of(text))
    spots = tuple(
        (name.start, found)
        for name in outside
        if (found := _person_meant(text, name, whole, grammar, alone)) is not None
    )
    return Mentions(
        text=text,
        whole=MappingProxyType(whole),
        spots=spots,
        common=_common(text),
        prepositions=frozenset(grammar.sentences.prepositions),
    )


def _within(page: Page, name: Span, blocks: set[Span]) -> bool:
    block = page.block_at(name.start)
    return block is not None and block.span in blocks


def _in_sentence(page: Page, name: Span) -> bool:
    """Tell whether a name stands in running text; a by-line or a caption tells nothing about pronouns."""
    block = page.block_at(name.start)
    return block is not None and bool(
        _STOP.search(page.text, name.end, min(block.span.end, name.end + _AHEAD))
    )


def _outside(names: Sequence[Span], marked: Sequence[Marked]) -> list[Span]:
    outer = [mark.outer for mark in marked if mark.depth == 0 and not mark.single]
    found: list[Span] = []
    for name in names:
        index = bisect_left(outer, name.start, key=lambda span: span.start) - 1
        if index < 0 or outer[index].end <= name.start:
            found.append(name)
    return found


def _common(text: str) -> frozenset[str]:
    return frozenset(regex.findall(r"\b\p{Ll}[\p{L}\p{M}]+", text))


def _title_length(words: str) -> int:
    """Return how long the titles before a name are (`Mr `, `Dr. `)."""
    length = 0
    for token in _TOKEN.finditer(words):
        if token.end() == len(words) or not is_title(token.group()):
            break
        length = token.end() + 1
    return length


def _first(words: str) -> str:
    return words.split(maxsplit=1)[0] if words else ""


def _whole(text: str, names: Sequence[Span], grammar: Grammar) -> dict[str, Span]:
    """Return whole names by themselves and by each of their words; words that two people share are out."""
    whole: dict[str, Span] = {}
    surnames: dict[str, list[Span]] = {}
    givens: dict[str, list[Span]] = {}
    for name in names:
        words = name.of(text)
        bare = words[_title_length(words) :].split()
        if not 1 < len(bare) <= _LONGEST_NAME:
            continue
        if words not in whole:
            whole[words] = name
            whole.setdefault(" ".join(bare), name)
            for part in {bare[-1], *(bare[1:-1] if is_given(bare[0]) else ())}:
                surnames.setdefault(part, []).append(name)
            if is_given(bare[0]):
                givens.setdefault(bare[0], []).append(name)
    for part, bearers in (*surnames.items(), *givens.items()):
        one = _one_bearer(text, bearers, grammar)
        if one and " " not in part:
            whole.setdefault(part, one)
    return whole


def _one_bearer(text: str, bearers: Sequence[Span], grammar: Grammar) -> Span | None:
    sure = [name for name in bearers if _is_person(text, name, grammar)]
    chosen = sure or list(bearers)
    firsts = {_first(name.of(text)[_title_length(name.of(text)) :]) for name in chosen}
    return chosen[0] if len(firsts) == 1 else None


def _is_person(text: str, name: Span, grammar: Grammar) -> bool:
    words = name.of(text)
    bare = words[_title_length(words) :]
    before = text[max(0, name.start - 30) : name.start].rsplit(None, 1)
    led = bool(before) and text[name.start - 1 : name.start] == " " and is_role_word(before[-1], grammar)
    return bare != words or is_given(_first(bare)) or led


def _person_meant(
    text: str, name: Span, whole: Mapping[str, Span], grammar: Grammar, alone: frozenset[str]
) -> Span | None:
    """Return whom a name means, if given name, title, role or surname used alone show a person."""
    words = name.of(text)
    found = whole.get(words) or whole.get(words[_title_length(words) :]) or name
    full = found.of(text)
    parted = any(part.islower() or "-" in part for part in full.split())
    shortened = " " in full and not parted and full.rpartition(" ")[2] in alone
    sure = shortened or _is_person(text, found, grammar) or _is_person(text, name, grammar)
    return found if sure else None
