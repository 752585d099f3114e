"""What an event is about: the paragraph that tells of it, which below title and day need not stand alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from sharekit.document import Block, Event, Standing
from sharekit.links import holds_contact
from sharekit.plan.likeness import words_of
from sharekit.plan.model import KitPlan
from sharekit.presets.grammar import load_grammar
from sharekit.presets.names import given_names
from sharekit.presets.phrases import Phrases
from sharekit.write.facets import names_handle
from sharekit.write.guards import Guard
from sharekit.write.patterns import Pattern, is_found, opening
from sharekit.write.people import name_parts
from sharekit.write.restating import is_restated

_SHORTEST, _LONGEST = 60, 330  # characters: less says too little, more is not read on a phone
_LEAST_WORDS, _FEW_WORDS = 8, 6
# what is no description, wherever it stands; the title above makes up for words that point back
_UNFIT = frozenset(
    {"not-our-voice", "opponent", "list-item", "boilerplate", "addressed-to-somebody", "formatting"}
)
_ODD = regex.compile(r"[*_#<>|{}\[\]~]|\p{Extended_Pictographic}")
_FIRST_NAME = regex.compile(r"(\p{Lu}\p{Ll}+),? \p{Ll}")  # that no surname follows
_ENDS = regex.compile(r"[.!?…。！？؟][”’»“)\"']*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Finds what an event is about.

    Attributes:
        plan: The kit.
        event: Its event.
        guard: Which sentences are true on the day of the post.
        phrases: For the names of months.
    """

    plan: KitPlan
    event: Event
    guard: Guard
    phrases: Phrases

    def texts(self) -> Iterator[str]:
        """Yield the first sentences of each paragraph that tells of the event, in order."""
        yield from (text for block in self._blocks() if _tells(text := self._told(block)))

    def _blocks(self) -> Iterator[Block]:
        """Yield the paragraphs of the event, in order; of an article that goes on to it those of its part."""
        part, document = self.event.span, self.plan.document
        for block in document.blocks:
            inside = part and part.start <= block.span.start < part.end
            if block.kind == "paragraph" and (inside if part else self.guard.announces):
                yield block

    def _sentences(self, block: Block) -> Sequence[Standing]:
        """Return the sentences that begin in a block."""
        judged = self.plan.document.sentences
        first, end = (bisect_left(judged, edge, key=lambda each: each.span.start) for edge in block.span)
        return judged[first:end]

    def _told(self, block: Block) -> str:
        """Return the sentences of a paragraph from the first that does not only say when and where it is."""
        kept: list[str] = []
        for each in self._sentences(block):
            words = " ".join(each.span.of(self.plan.document.text).split())
            if not kept and is_restated(words, self.event, self.phrases):
                continue
            fits = len(" ".join((*kept, words))) <= _LONGEST and (kept or self._opens(words))
            if not (fits and self._goes(words, each)):
                break
            kept.append(words)
        return " ".join(kept)

    def _opens(self, words: str) -> bool:
        """Whether a sentence may be the first: it goes on from no other, and tells nobody's life."""
        goes_on = is_found(_going_on(self.plan.document.language), words) or words[0].islower()
        lone = (match := _FIRST_NAME.match(words)) and match[1].casefold() in given_names()
        return not (goes_on or lone) and name_parts(self.event).isdisjoint(words_of(words))

    def _goes(self, words: str, judged: Standing) -> bool:
        whole = _ENDS.search(words) and len(words_of(words)) >= _FEW_WORDS
        asked = "procedural" not in judged.reasons or self.guard.invites(words)
        reaches = names_handle(words) or holds_contact(words)
        fit = _UNFIT.isdisjoint(judged.reasons) and not (reaches or _ODD.search(words))
        needed = any(words in line for line in self.event.needs)  # a line of its own says it
        return bool(whole) and asked and fit and not needed and self.guard.keeps(words)


@cache
def _going_on(language: str) -> Pattern | None:
    """Return what opens sentences that go on from others."""
    grammar = load_grammar(language)
    return opening((*grammar.sentences.connectives, *grammar.sentences.additives, *grammar.people.pronouns))


def _tells(text: str) -> bool:
    return len(text) >= _SHORTEST and len(words_of(text)) >= _LEAST_WORDS
