"""The subject of a verb of saying: the name that stands before it and does the saying."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.language.people import is_role_word
from sharekit.source.quotations.cuepatterns import cue_patterns
from sharekit.source.quotations.mentions import Mentions
from sharekit.source.quotations.phrases import Named, find_named, name_list
from sharekit.source.quotations.unnamed import find_caseless

_APPOSITION = regex.compile(r"\s?(?:\([^()]{1,60}\))?\s?(?:,[^!?;:“”\"«»]{1,140},)?\s*")
_NEAR = 25


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subjects:
    """Finds subjects in one text."""

    text: str
    grammar: Grammar
    mentions: Mentions

    def named(self, start: int, stop: int) -> Named | None:
        """Return the name or phrase that begins at an offset."""
        if self.grammar.script:
            return find_caseless(self.text, start, stop, self.grammar, self.mentions)
        return find_named(self.text, start, stop, self.grammar, self.mentions)

    def before(self, start: int, verb: int, *, opening: bool = True) -> Named | None:
        """Return the subject of a verb: the nearest name whose gap to the verb only an apposition fills."""
        if self.grammar.script:
            named = find_caseless(self.text, start, verb, self.grammar, self.mentions)
            return named if named and not self.text[named.end : verb].strip(" ,،") else None
        names = name_list(self.text, Span(start, verb), self.grammar)
        for name in reversed(names):
            if self._governed(name, start) or self.text[name.end : name.end + 2] in {"’s", "'s"}:
                continue
            if self._reaches(name.end, verb) or (
                self._opens_sentence(name, start) and self._coordinated(name.end, verb)
            ):
                named = self.named(self._lead(name, start), verb)
                plain = Named(span=name, single=True, end=name.end)
                chosen = (
                    named
                    if named and named.span.start <= name.start and named.span.end >= name.end
                    else plain
                )
                return chosen if self.is_sure(chosen, start, opening=opening) else None
        return self._plain_subject(start, verb) if not names else None

    def _plain_subject(self, start: int, verb: int) -> Named | None:
        named = self.named(start, verb)
        return named if named and self._reaches(named.end, verb) else None

    def _lead(self, name: Span, start: int) -> int:
        names = name_list(self.text, Span(start, name.end), self.grammar)
        index = next((at for at, each in enumerate(names) if each.start >= name.start), 0)
        return names[index - 1].start if index and self._paired(names[index - 1], name) else name.start

    def _paired(self, one: Span, other: Span) -> bool:
        between = self.text[one.end : other.start].strip(" ,").casefold()
        return between in self.grammar.events.joiners

    def is_sure(self, named: Named, start: int, *, opening: bool = True) -> bool:
        """Tell whether one capitalised word, which may only begin a sentence, is a name."""
        words = named.span.of(self.text)
        if not named.single or " " in words or self.mentions.is_known(named.span):
            return True
        acronym = words.isupper() and len(words) > 1
        first = opening and not self.text[start : named.span.start].strip()
        strange = words.casefold() not in self.mentions.common and not self.grammar.speech.compounds
        return acronym or (strange and not first)

    def _governed(self, name: Span, start: int) -> bool:
        """Tell whether a name hangs on other words: `at Leeds`, `the Vox founder`, `ANA, head of Leeds`."""
        following = self.text[name.end : name.end + _NEAR].split(maxsplit=1)
        attribute = self.text[name.end : name.end + 1] == " " and bool(following)
        if attribute and following[0].islower() and is_role_word(following[0], self.grammar):
            return True
        ahead = self.text[start : name.start]
        opened = ahead.count(",") % 2 == 1 and self.named(start, start + ahead.find(",")) is not None
        if opened and self.text[name.end : name.end + 1] != ",":
            return True
        words = self.text[max(start, name.start - 60) : name.start].casefold().split()
        people = self.grammar.people
        small = (*people.articles, *people.organisations)
        while words and (words[-1] in small or is_role_word(words[-1], self.grammar)):
            words.pop()
        return bool(words) and words[-1] in self.grammar.sentences.prepositions

    def _reaches(self, end: int, verb: int) -> bool:
        patterns = cue_patterns(self.grammar)
        from_where = patterns.affiliation.match(self.text, end, verb)
        gaps = (
            _APPOSITION.match(self.text, at, verb) for at in {end, from_where.end() if from_where else end}
        )
        return any(gap and patterns.to_verb.match(self.text, gap.end(), verb) for gap in gaps)

    def _opens_sentence(self, name: Span, start: int) -> bool:
        return not self.text[start : name.start].strip(' “"«—–-')

    def _coordinated(self, end: int, verb: int) -> bool:
        """Tell whether `NAME did this and said` has NAME for its subject."""
        words = self.text[end:verb].casefold().split()
        joined = bool(words) and words[-1] in self.grammar.events.joiners
        pronouns = (*self.grammar.people.pronouns, *self.grammar.sentences.relatives)
        return joined and "," not in self.text[end:verb] and not any(word in pronouns for word in words)
