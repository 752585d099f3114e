"""Who said it: the person or house that the words around a quotation name. In doubt nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import regex

from sharekit.document import Person, Span
from sharekit.presets.grammar import Grammar
from sharekit.source.people import find_names, find_role_after, find_role_before, person, trimmed
from sharekit.source.saying import saying

_ROLE_NEAR = 90
_ROLE_FAR = 240
_NEAR = 90
_ENDS = ".!?…؟"
_CAPITALS = regex.compile(r"\p{Lu}")
_INCISE = regex.compile(r"(?:\([^()]*\)|[^.!?…()])*+[.!?…]+\s*")
_STOP = regex.compile(r"[.!?…؟](?=\s|$)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The words around a quotation.

    Attributes:
        before: From the neighbouring quotation to this one, in the same block.
        quoted: The quotation without its marks.
        after: To the next quotation, in the same block.
        block: The whole block.
        above: The block above it.
    """

    before: Span
    quoted: Span
    after: Span
    block: Span
    above: Span


def whole_names(text: str, grammar: Grammar) -> Mapping[str, Span]:
    """Return where a whole name stands, by surname and by whole name; the first mention counts."""
    names: dict[str, Span] = {}
    for name in find_names(text, Span(0, len(text)), grammar):
        words = name.of(text)
        if " " in words:
            names.setdefault(words, name)
            names.setdefault(words.rpartition(" ")[2], name)
    return MappingProxyType(names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Finds speakers in one text.

    Attributes:
        text: The document's text.
        grammar: Verbs of saying, what names look like.
        names: Whole names by surname.
    """

    text: str
    grammar: Grammar
    names: Mapping[str, Span]

    def of(self, room: Room) -> Person | None:
        """Return who said it, by the words after and before; None where they do not say."""
        return self._after(room) or self._before(room)

    def introduced(self, room: Room) -> bool:
        """Whether the words around say that it was said, by whomever."""
        patterns, before = saying(self.grammar), room.before.of(self.text)
        return bool(
            patterns.pronoun.match(self.text, *room.after)
            or patterns.verb_first.match(self.text, *room.after)
            or (before.rstrip().endswith((":", ",", "،")) and patterns.verb.search(before))
        )

    def led(self, room: Room) -> bool:
        """Whether the words before lead straight into the quotation."""
        before = room.before.of(self.text)
        return before.rstrip(" \u00a0\u202f*_").endswith((":", ",", "،")) or (
            len(before) > 1 and before[-1] == " " and before[-2].isalpha()
        )

    def inside(self, quoted: Span) -> tuple[Person | None, tuple[Span, ...]]:
        """Read `«We stay, explains NAME, nurse. Nobody moves us.»`: who says it, and what is said."""
        for found in saying(self.grammar).inside.finditer(self.text, *quoted):
            name = next(
                find_names(self.text, Span(found.end(), min(quoted.end, found.end() + _NEAR)), self.grammar),
                None,
            )
            if name is None or name.start != found.end():
                continue
            stop = _INCISE.match(self.text, name.end, quoted.end)
            closed = stop.end() if stop else quoted.end
            first = Span(
                quoted.start, found.start() if self.text[found.start()] == "," else found.start() + 1
            )
            rest = trimmed(self.text, closed, quoted.end, " *_")
            speaker = self._person(name, Span(found.end(), closed))
            return speaker, tuple(part for part in (first, rest) if part)
        return None, (quoted,)

    def named(self, room: Span) -> Person | None:
        """Return the person whose name a line begins with (`NAME, role`)."""
        name = next(find_names(self.text, room, self.grammar), None)
        return self._person(name, room) if name and name.start == room.start else None

    def after_verb(self, room: Span) -> Person | None:
        """Read `said NAME, role`, `said the novelist NAME`, `said a man of HOUSE`, `said A and B`."""
        patterns = saying(self.grammar)
        verb = patterns.verb_first.match(self.text, *room)
        if verb is None:
            return None
        caseless = patterns.caseless.search(self.text, *room) if patterns.caseless else None
        if caseless and not caseless.start() > verb.end():
            return self._caseless(caseless)
        end = min(room.end, verb.end() + _NEAR)
        stop = _STOP.search(self.text, verb.end(), end)
        names = list(find_names(self.text, Span(verb.end(), stop.start() if stop else end), self.grammar))
        if not names or any(mark in self.text[verb.end() : names[0].start] for mark in ".;!?:,"):
            return None
        return self._subject_phrase(verb.end(), names, room)

    def by_sentence_before(self, room: Room) -> Person | None:
        """Return the person whom the sentence just before names with a verb of saying.

        Only for a whole sentence in quotation marks that nothing else leads up to or follows.
        """
        words = room.quoted.of(self.text)
        if not words[:1].isupper() or words[-1:] not in _ENDS or self.led(room):
            return None
        sentence = _last_sentence(self.text, room.before)
        if sentence is None or not saying(self.grammar).verb.search(self.text, *sentence):
            return None
        return self._by_verb(sentence)

    def _after(self, room: Room) -> Person | None:
        patterns, after = saying(self.grammar), room.after
        if patterns.pronoun.match(self.text, *after):
            return self._meant(room)
        found = self.after_verb(after)
        if found:
            return found
        dash = regex.compile(r"\s*[–—―]\s*(?=\p{Lu})").match(self.text, *after)
        if dash:
            return self.named(Span(dash.end(), after.end))
        if self.text[room.quoted.end - 1] == "." and self.text[after.start : after.start + 1] != ",":
            return None
        return self._name_then_verb(after)

    def _name_then_verb(self, after: Span) -> Person | None:
        """Read `NAME, role, said` after the words."""
        patterns = saying(self.grammar)
        if patterns.caseless and (found := patterns.caseless.match(self.text, *after)):
            return self._caseless(found)
        name = next(
            find_names(self.text, Span(after.start, min(after.end, after.start + _NEAR)), self.grammar), None
        )
        if name is None or self.text[after.start : name.start].strip(" ,."):
            return None
        return (
            self._person(name, after) if patterns.name_first.match(self.text, name.end, after.end) else None
        )

    def _before(self, room: Room) -> Person | None:
        """Read `NAME, role, said:`, `according to NAME`, `the remark of NAME:` before the words."""
        if not self.led(room):
            return None
        sentence = _last_sentence(self.text, room.before) or room.before
        patterns = saying(self.grammar)
        if patterns.caseless:
            found = patterns.caseless.search(self.text, *sentence)
            return self._caseless(found) if found else None
        return self._by_verb(sentence) if self._speaks(sentence) else None

    def _speaks(self, sentence: Span) -> bool:
        patterns = saying(self.grammar)
        return bool(
            patterns.verb.search(self.text, *sentence)
            or patterns.noun.search(self.text, *sentence)
            or sentence.of(self.text).rstrip().endswith(":")
        )

    def _by_verb(self, sentence: Span) -> Person | None:
        names = self._speakers(sentence)
        if not names:
            return None
        patterns = saying(self.grammar)
        according = patterns.according.search(self.text, *sentence)
        noun = patterns.noun.search(self.text, *sentence)
        lead = according or noun
        if lead:
            later = [name for name in names if name.start >= lead.end()]
            return self._person(later[0] if later else names[0], sentence)
        verb = None
        for verb in patterns.verb.finditer(self.text, *sentence):  # noqa: B007 - the last one is wanted
            pass
        if verb is None:
            return self._person(names[0], sentence)
        subject = [name for name in names if name.end <= verb.start()] or names
        whole = [name for name in subject if name.of(self.text) in self.names]
        return self._person((whole or subject)[0], sentence)

    def _speakers(self, sentence: Span) -> list[Span]:
        """Return the names in a sentence, without a capital that only its beginning explains."""
        names = list(find_names(self.text, sentence, self.grammar))
        if not names or names[0].start > sentence.start:
            return names
        words = names[0].of(self.text)
        known = " " in words or words in self.names
        followed = self.text[names[0].end : names[0].end + 1] == ","
        return names if known or (len(names) == 1 and not followed) else names[1:]

    def _subject_phrase(self, start: int, names: Sequence[Span], room: Span) -> Person | None:
        first = names[0]
        between = self.text[start : first.start].split()
        if between and between[-1].casefold() in self.grammar.sentences.prepositions:
            house = trimmed(self.text, start, first.end)
            return Person(name=house.of(self.text), span=house) if house else None
        if len(names) > 1 and self._joined(first, names[1]):
            both = Span(first.start, names[1].end)
            return Person(name=both.of(self.text), span=both)
        return self._person(first, room)

    def _joined(self, first: Span, second: Span) -> bool:
        between = self.text[first.end : second.start].strip().casefold()
        return between in self.grammar.events.joiners and " " in second.of(self.text)

    def _meant(self, room: Room) -> Person | None:
        """Return whom a pronoun means: the only person named at the head of a sentence not long before."""
        heads = [
            name
            for span in (room.above, Span(room.block.start, room.quoted.start))
            for name in self._persons(span)
        ]
        known = {self.names.get(name.of(self.text), name) for name in heads}
        return self._person(known.pop(), room.before) if len(known) == 1 else None

    def _persons(self, span: Span) -> Iterator[Span]:
        """Yield names of persons in a span: known whole names that no preposition makes a place."""
        for name in find_names(self.text, span, self.grammar):
            if name.of(self.text) not in self.names:
                continue
            before = self.text[max(0, name.start - _NEAR) : name.start].split()
            place = bool(before) and before[-1].casefold() in self.grammar.sentences.prepositions
            if not place:
                yield name

    def _caseless(self, found: regex.Match[str]) -> Person:
        name = Span(*found.span("name"))
        return person(
            self.text,
            name,
            find_role_after(self.text, name.end, min(len(self.text), name.end + _NEAR), self.grammar),
        )

    def _person(self, name: Span, room: Span) -> Person:
        text, grammar = self.text, self.grammar
        whole = self.names.get(name.of(text), name)
        role = find_role_after(text, name.end, max(name.end, room.end), grammar)
        role = role or find_role_before(text, name.start, min(name.start, room.start), grammar)
        role = role or find_role_after(text, whole.end, min(len(text), whole.end + _ROLE_FAR), grammar)
        role = role or find_role_before(text, whole.start, max(0, whole.start - _ROLE_NEAR), grammar)
        return person(text, whole, role)


def _last_sentence(text: str, room: Span) -> Span | None:
    """Return the sentence that ends a span, roughly: after the last stop that a capital follows."""
    start = room.start
    end = len(text[room.start : room.end].rstrip()) + room.start
    for stop in _STOP.finditer(text, room.start, end):
        if (
            stop.end() < end
            and not text[stop.end()].islower()
            and text[max(room.start, stop.start() - 2)].islower()
        ):
            start = stop.end()
    return trimmed(text, start, room.end, " *_")
