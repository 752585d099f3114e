"""What the sentences of an announcement do for those who may come: say what it is about, or what one needs.

Fitted choices over the words of a sentence as classes, what stands around it, and what the judge of
sentences sees; they were labelled by reading. The weights stand in `presets/grammar/event_model.toml`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from sharekit.document import Block, Event, Telling
from sharekit.presets.grammar import load_table
from sharekit.source.choice import Features, probability
from sharekit.source.events.notice import Notice
from sharekit.source.sentences.sentences import Sentence
from sharekit.source.sentences.standing import Traits

_MONEY = regex.compile(r"\p{Sc}\s?\d|\d\s?\p{Sc}")
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?…][\"”»’')*_]*$")
_LABEL = re.compile(r"\W*\w[^:]{0,28}:\s")
_HEADS = frozenset({"title", "heading"})
_PULLED = "pull_"  # what makes a quotation worth a card says nothing of an announcement
_NEAR, _LAST = 3, 3  # sentences
_MANY = 10  # words that are said nowhere else
_LENGTHS = ((30, "short"), (60, "brief"), (160, "middling"), (300, "long"))
_OPENS = 3.0  # the score for opening counts from this below nothing to this above


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the sentences of one document are held against.

    Attributes:
        title, place, people: Their words, without small ones.
        day: Index of the sentence that names the day.
        block: The block it stands in.
        heads: Indices of the headings.
        count: Number of sentences.
    """

    title: frozenset[str]
    place: frozenset[str]
    people: frozenset[str]
    day: int | None
    block: Block | None
    heads: Sequence[int]
    count: int


def find_tellings(
    notice: Notice, event: Event, sentences: Sequence[Sentence], traits: Callable[[Sentence], Traits]
) -> tuple[Telling, ...]:
    """Return how likely each sentence of an event's part says what it is about, or what one needs to come.

    Args:
        notice: The document.
        event: The event; where it has no part of its own, all of the document may tell of it.
        sentences: Those of the document, in order.
        traits: What the judge of sentences sees in one.
    """
    part = event.span
    return tuple(
        Telling(
            span=sentence.span,
            about=round(probability("tells", features), 3),
            need=round(probability("need", features), 3),
            opens=round(probability("opens", features), 3),
        )
        for sentence, features in telling_features(notice, event, sentences, traits)
        if part is None or part.start <= sentence.span.start < part.end
    )


def telling_features(
    notice: Notice, event: Event, sentences: Sequence[Sentence], traits: Callable[[Sentence], Traits]
) -> Iterator[tuple[Sentence, Features]]:
    """Yield each sentence with what speaks for and against its telling something."""
    known = _known(notice, event, sentences)
    for index, sentence in enumerate(sentences):
        features = {
            **{name: value for name, value in traits(sentence).items() if not name.startswith(_PULLED)},
            **dict(_of_words(notice, sentence, known)),
            **dict(_of_shape(notice, sentence)),
            **dict(_of_place(sentence, index, known)),
        }
        yield sentence, {name: float(value) for name, value in features.items() if value}


def _known(notice: Notice, event: Event, sentences: Sequence[Sentence]) -> _Known:
    def words(*texts: str | None) -> frozenset[str]:
        found = (word for text in texts for word in _WORD.findall((text or "").casefold()))
        return frozenset(found) - notice.grammar.stopwords

    when = event.when_span
    day = bisect_left(sentences, when.start + 1, key=lambda each: each.span.start) - 1 if when else -1
    return _Known(
        title=words(event.title),
        place=words(event.place),
        people=words(*(person.name for person in event.speakers)),
        day=day if day >= 0 else None,
        block=sentences[day].block if day >= 0 else None,
        heads=[at for at, each in enumerate(sentences) if each.block.kind in _HEADS],
        count=len(sentences),
    )


def _of_words(notice: Notice, sentence: Sentence, known: _Known) -> Iterator[tuple[str, float]]:
    words = _WORD.findall(sentence.span.of(notice.page.text).casefold())
    own = [word for word in words if word not in notice.grammar.stopwords]
    size = len(own) or 1
    start, end = notice.in_text(sentence.span)
    for name in load_table("event_words"):
        yield f"words_{name}", float(notice.words.count(name, start, end) > 0)
    yield "in_title", sum(word in known.title for word in own) / size
    yield "in_place", sum(word in known.place for word in own) / size
    yield "in_people", sum(word in known.people for word in own) / size
    yield "names_people", float(any(word in known.people for word in own))
    said = known.title | known.place | known.people
    yield "says_more", min(_MANY, sum(word not in said for word in own)) / _MANY


def _of_shape(notice: Notice, sentence: Sentence) -> Iterator[tuple[str, float]]:
    text = sentence.span.of(notice.page.text)
    bare = text.rstrip("*_ ")
    start, end = notice.in_text(sentence.span)
    times = len(notice.times_in(start, end))
    yield "day", float(bool(notice.days_in(start, end)))
    yield "hour", float(times > 0)
    yield "hours", float(times > 1)
    yield "money", float(_MONEY.search(text) is not None)
    yield "link", float(bool(notice.page.links_in(sentence.span)))
    yield f"in_{sentence.block.kind}", 1.0
    yield "leads_on", float(bare.endswith(":"))
    yield "asks", float(bare.endswith("?"))
    yield "exclaims", float("!" in text)
    yield "whole", float(_ENDS.search(text) is not None)
    yield "labelled", float(_LABEL.match(text) is not None)
    yield "small_letter", float(text[:1].islower())
    yield next((name for most, name in _LENGTHS if len(text) < most), "longer"), 1.0


def _of_place(sentence: Sentence, index: int, known: _Known) -> Iterator[tuple[str, float]]:
    """Yield where a sentence stands: in the document, and from the one that names the day."""
    yield "position_among", index / known.count
    yield "from_top", 1 / (1 + index)
    yield "at_end", float(index >= known.count - _LAST)
    if known.day is None:
        yield "no_day", 1.0
        return
    away = index - known.day
    yield "names_day", float(away == 0)
    yield "before_day", float(away < 0)
    yield "behind_day", float(away > 0)
    yield "next_to_day", float(away == 1)
    yield "just_before_day", float(away == -1)
    yield "near_day", float(abs(away) <= _NEAR)
    yield "far_from_day", math.log1p(abs(away))
    yield "block_of_day", float(sentence.block == known.block)
    low, high = sorted((index, known.day))
    yield "other_heading", float(any(low < head <= high for head in known.heads))
