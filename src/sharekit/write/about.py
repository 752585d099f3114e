"""What an event is about: the paragraph that tells of it, which below title and day need not stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from sharekit.document import Block, Event, Standing
from sharekit.plan.likeness import words_of
from sharekit.plan.model import KitPlan
from sharekit.presets.grammar import load_grammar
from sharekit.presets.phrases import Phrases
from sharekit.write.facets import names_handle
from sharekit.write.guards import Guard
from sharekit.write.patterns import is_found, opening
from sharekit.write.restating import is_restated

_SHORTEST, _LONGEST = 60, 330  # characters: less says too little, more is not read on a phone
_LEAST_WORDS, _FEW_WORDS = 8, 6
_NAME_LETTERS = 3  # of a part of a name
# what is no description, wherever it stands; the title above makes up for words that point back
_UNFIT = frozenset({"not-our-voice", "opponent", "list-item", "boilerplate", "addressed-to-somebody"})
_ODD = regex.compile(r"\w@\w|[*_#<>|{}\[\]~]|\p{Extended_Pictographic}")
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

    def texts(self) -> list[str]:
        """Return the first sentences of each paragraph that tells of the event, in order."""
        return [text for block in self._blocks() if _tells(text := self._told(block))]

    def _blocks(self) -> Iterator[Block]:
        """Yield the paragraphs of the event, in order; of an article that goes on to it those of its part."""
        part, document = self.event.span, self.plan.document
        for block in document.blocks:
            inside = part and part.start <= block.span.start < part.end
            if block.kind == "paragraph" and (inside if part else self.guard.announces):
                yield block

    def _told(self, block: Block) -> str:
        """Return the sentences of a paragraph from the first that does not only say when and where it is."""
        kept: list[str] = []
        for each in self.plan.document.sentences:
            if not block.span.start <= each.span.start < block.span.end:
                continue
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
        grammar = load_grammar(self.plan.document.language)
        again = (*grammar.sentences.connectives, *grammar.sentences.additives, *grammar.people.pronouns)
        names = (part for person in self.event.people for part in words_of(person.name))
        lives = {part for part in names if len(part) >= _NAME_LETTERS}
        return not is_found(opening(again), words) and lives.isdisjoint(words_of(words))

    def _goes(self, words: str, judged: Standing) -> bool:
        whole = _ENDS.search(words) and len(words_of(words)) >= _FEW_WORDS
        asked = "procedural" not in judged.reasons or self.guard.invites(words)
        fit = _UNFIT.isdisjoint(judged.reasons) and not (_ODD.search(words) or names_handle(words))
        needed = any(words in line for line in self.event.needs)  # a line of its own says it
        return bool(whole) and asked and fit and not needed and self.guard.keeps(words)


def _tells(text: str) -> bool:
    return len(text) >= _SHORTEST and len(words_of(text)) >= _LEAST_WORDS
