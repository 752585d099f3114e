"""What a post can open with: quotations, figures, sentences and questions of the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TypeVar

from sharekit.document import Quote, Span, Statistic
from sharekit.plan.likeness import alike, contains, words_of
from sharekit.plan.model import KitPlan
from sharekit.presets.grammar import class_pattern
from sharekit.presets.marks import PAIRS, QUESTION_MARKS, in_marks
from sharekit.presets.phrases import Phrases
from sharekit.presets.typography import without_full_stop
from sharekit.write.facets import names_handle
from sharekit.write.people import attribution_facts, biographies, is_friend, named_first, tells_of
from sharekit.write.sentences import Guard, asks_itself, is_filler, is_restated
from sharekit.write.typography import sentences_of, unheaded

_SINGLE = (("‘", "’"), ("'", "'"))
_TELLING = 4  # letters of a word that tells what is quoted
_ENDS = ("?", "؟", ".", "!", "…")
_ASIDE = 200  # characters of `says X, the …` between the halves of a quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The quotations of a plan.

    Attributes:
        plan: For the quotations.
        title: The title in the post.
    """

    plan: KitPlan
    title: str

    def fit(self) -> list[Quote]:
        """Return those with a speaker that stand alone, whose speaker's role is known first."""
        known = (quote for quote in self.plan.quotes if quote.kind == "speech" and quote.speaker)
        spans = (
            (quote.span.start, quote) for quote in self.plan.quotes if quote.kind == "speech" and quote.span
        )
        leaning = sorted(((start, quote) for start, quote in spans if quote.reasons), key=itemgetter(0))
        return sorted((quote for quote in known if self._is_whole(quote, leaning)), key=_is_unknown)

    def _is_whole(self, quote: Quote, leaning: Sequence[tuple[int, Quote]]) -> bool:
        """Whether it is no part of a sentence, leans on nothing before it, and the title does not say it."""
        if self._repeats_title(quote.text):
            return False
        if quote.wanted:
            return True
        return not (quote.text[:1].islower() or quote.reasons or _concedes(quote, leaning))

    def _repeats_title(self, said: str) -> bool:
        """Whether the title says the same, or quotes a part of it: then it would stand there twice."""
        quoted = (
            match[1].rstrip(".,")
            for left, right in (*PAIRS, *_SINGLE)
            for match in re.finditer(
                f"{re.escape(left)}([^{re.escape(right)}]+){re.escape(right)}", self.title
            )
        )
        return alike(said, self.title) or any(contains(said, part) for part in quoted if len(part) > _TELLING)


def _concedes(quote: Quote, leaning: Sequence[tuple[int, Quote]]) -> bool:
    """Whether it breaks off for `says X` and goes on with a half that cannot stand without it.

    Args:
        quote: A quotation.
        leaning: Those that cannot stand alone, by where they begin.
    """
    if quote.span is None or quote.text.rstrip().endswith(_ENDS):
        return False
    end = quote.span.end
    first, last = (bisect_right(leaning, at, key=itemgetter(0)) for at in (end, end + _ASIDE))
    return any(same_speaker(other, quote) for _, other in leaning[first:last])


def _is_unknown(quote: Quote) -> bool:
    """Whether readers do not learn who the speaker is."""
    return not (quote.role or quote.wanted)


def same_speaker(one: Quote, other: Quote) -> bool:
    """Whether two quotations are of the same person in the same role."""
    return (one.speaker, one.role) == (other.speaker, other.role)


_SHORT_QUOTE = 110  # characters: the first line of Facebook
_BRIEF, _LONG = 45, 240  # characters: other sentences say too little, or are not read to their end
_LONGEST_FIRST = 140  # characters of what a post opens with: a longer sentence stands below the title
# how well a sentence has to open a post to go before the title: of an event, that says what it is
HOOKED, _HOOKED_OF_EVENT = 0.75, 1.5
_TWO = 2
_MANY = 10  # words: so many say more than the title they begin with
_MOST_QUOTES = 4
_SUBTITLE = "subtitle"
_SPACES = re.compile(r"\s+")

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Leads:
    """Facts by slot name, and the id of the quotation or statistic behind each."""

    texts: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def __or__(self, other: Leads) -> Leads:
        """Return both."""
        return Leads({**self.texts, **other.texts}, {**self.sources, **other.sources})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The candidates of a plan, those that have not led yet on this network first.

    Attributes:
        plan: For the speakers.
        phrases: For the marks.
        guard: What may stand alone on the day of the post.
        led: Ids of what earlier posts on this network opened with.
        title: The title in the post; nothing repeats it.
    """

    plan: KitPlan
    phrases: Phrases
    guard: Guard
    led: frozenset[str]
    title: str

    def quotations(self) -> tuple[Leads, ...]:
        """Return the best quotation of a friend, the best short one, and the best of anybody else.

        Then the same with the next best of friends, for where the best one is too long. A template
        prints one attribution for both lengths, so both are of the same speaker.
        """
        spoken = self.fresh(Spoken(plan=self.plan, title=self.title).fit(), _quote_id)
        friends = [quote for quote in spoken if is_friend(quote, self.plan)]
        other = next((quote for quote in spoken if not is_friend(quote, self.plan)), None)
        said = Leads({"said": named_first(other, self.phrases)}, {"said": other.id}) if other else Leads()
        rest = tuple(self._said_by(quote, friends) | said for quote in friends[:_MOST_QUOTES])
        return rest or (said,)

    def _said_by(self, best: Quote, friends: Sequence[Quote]) -> Leads:
        found = Leads({"quote": in_marks(best.text, self.phrases)}, {"quote": best.id})
        found |= Leads(attribution_facts(best, self.phrases))
        short = next((each for each in friends if _is_short(each) and same_speaker(each, best)), None)
        if short:
            found |= Leads({"quote_s": in_marks(short.text, self.phrases)}, {"quote_s": short.id})
        return found

    def _credits(self, span: Span, text: str, figures: Sequence[int]) -> bool:
        """Whether a figure in a sentence takes no credit of the title: it names whose it is, or invites."""
        counts = bisect_left(figures, span.start) < bisect_left(figures, span.end)
        return not counts or self.guard.names_actor(text) or self.guard.invites(text)

    def _tells_a_life(self, span: Span, text: str, lives: Collection[Span]) -> bool:
        """Tell whether a sentence is about a speaker, whom a post only names."""
        inside = any(life.start <= span.start < life.end for life in lives)
        return inside or tells_of(self.plan.event, text)

    def sentences(self, told: Container[str]) -> Leads:
        """Return the best sentences that stand alone, the best short one, and the best question.

        Args:
            told: Sentences that other facts hold.
        """
        title = folded(self.plan.document.title)
        lives = biographies(self.plan.document, self.plan.event)
        figures = sorted(item.span.start for item in self.plan.statistics if item.span)
        found = [
            (quote, text)
            for quote in self.plan.quotes
            if quote.kind == "sentence"
            and quote.span
            and (text := unheaded(folded(quote.text), self.plan.document.text)) not in told
            and text not in {title, self.title}
            and self.guard.allows(text, quote.span)
            and self._credits(quote.span, text, figures)
            and not (self._repeats(text) or is_filler(text, self.plan.document.language))
            and not self._tells_a_life(quote.span, text, lives)
        ]
        found.sort(key=self._second_best)
        asked = [row for row in found if row[1].endswith(QUESTION_MARKS) and row[1] not in title]
        asked = [row for row in asked if self._hooks(row)]
        plain = [row for row in found if not row[1].endswith(QUESTION_MARKS) and self._belongs(row[0])]
        plain = self.fresh([*self._standfirst(), *self._of_standfirst(), *self._subtitle(), *plain], row_id)
        short = [(quote, text) for quote, text in plain if len(text) <= _SHORT_QUOTE]
        hooks = [row for row in plain if self._hooks(row)]
        named = dict(zip(("point", "point2"), plain, strict=False))
        named |= dict(zip(("hook", "more"), hooks, strict=False))
        named |= dict(zip(("hook_s",), (row for row in hooks if row in short), strict=False))
        named |= dict(zip(("point_s",), short, strict=False))
        named |= dict(zip(("lede",), self._first(plain), strict=False))
        named |= dict(zip(("question",), asked, strict=False))
        texts = {name: text for name, (_, text) in named.items()}
        return Leads(texts, {name: quote.id for name, (quote, _) in named.items()})

    def _first(self, rows: Sequence[tuple[Quote, str]]) -> list[tuple[Quote, str]]:
        """Return the sentence that opens the text, where it can stand alone: what news say first.

        Nothing under the title of an event that the article only goes on to.
        """
        if not alike(self.title, self.plan.document.title):
            return []
        text = next((block for block in self.plan.document.blocks if block.kind == "paragraph"), None)
        return [
            row
            for row in rows
            if text and row[0].span and row[0].span.start == text.span.start and len(row[1]) >= _BRIEF
        ]

    def _standfirst(self) -> list[tuple[Quote, str]]:
        """Return the standfirst as the first of sentences: in it the author says what it is about."""
        rows = ((quote, folded(quote.text)) for quote in self.plan.quotes if quote.kind == "standfirst")
        return [
            row
            for row in rows
            if _BRIEF <= len(row[1]) <= _LONG
            and not alike(row[1], self.title)
            and not alike(row[1], self.plan.document.title)
            and self.guard.keeps(row[1])
            and not names_handle(row[1])
        ]

    def _of_standfirst(self) -> Iterator[tuple[Quote, str]]:
        """Yield the first sentence of a standfirst that cannot be printed as a whole."""
        for quote in self.plan.quotes:
            if quote.kind == "standfirst" and (len(quote.text) > _LONG or names_handle(quote.text)):
                text = next(iter(sentences_of(folded(quote.text), self.plan.language)), "")
                fits = _BRIEF <= len(text) <= _LONG and not text.endswith(QUESTION_MARKS)
                if fits and self.guard.keeps(text) and not (names_handle(text) or self._repeats(text)):
                    yield replace(quote, kind="sentence", text=text, span=None), text

    def _subtitle(self) -> Iterator[tuple[Quote, str]]:
        """Yield the line without a full stop that stands under the title, and says what that is."""
        blocks = [block for block in self.plan.document.blocks if block.kind != "title"]
        if len(blocks) < _TWO or blocks[0].kind != "paragraph":
            return
        span = blocks[0].span
        text = folded(span.of(self.plan.document.text))
        ends = text.endswith((*QUESTION_MARKS, ".", "!", ":", "…"))
        greets = class_pattern("greeting", self.plan.document.language).match(text) is not None
        says = self.guard.is_subtitle(text, span) and not (greets or alike(text, self.title))
        one = len([*sentences_of(text, self.plan.language)]) == 1  # else it was cut, by a list or a table
        says = says and one and not self._repeats(text)
        if _BRIEF <= len(text) <= _SHORT_QUOTE and says and not ends:
            yield Quote(id=_SUBTITLE, text=text, kind="sentence", span=span), text

    def _repeats(self, text: str) -> bool:
        """Whether a sentence says again what stands below it: the title, the day, who speaks."""
        event = self.plan.event
        whole = len(words_of(self.title)) > _TWO and {*words_of(self.title)} <= {*words_of(text)}
        runs_on = words_of(text)[:_TWO] == words_of(self.title)[-_TWO:] and len(words_of(text)) < _MANY
        if whole or contains(text, self.title) or runs_on:
            return True
        if event is None:
            return False
        return is_restated(text, event, self.phrases) or asks_itself(text, self.plan.document.language)

    def _second_best(self, row: tuple[Quote, str]) -> tuple[bool, float]:
        """Return what sorts a sentence: a fit length, then how well it would open a post."""
        return not _BRIEF <= len(row[1]) <= _LONG, -self.guard.opens(row[0].span)

    def _hooks(self, row: tuple[Quote, str]) -> bool:
        """Whether a sentence may go before the title: a brief one that would open a post well."""
        quote, text = row
        least = _HOOKED_OF_EVENT if self.plan.event else HOOKED
        own = quote.kind == "standfirst" and not self.plan.event  # the author put it first
        return len(text) <= _LONGEST_FIRST and (own or self.guard.opens(quote.span) >= least)

    def _belongs(self, quote: Quote) -> bool:
        """Whether a sentence is of the event of the post, where the article only goes on to that."""
        event = self.plan.event
        if event is None or self.guard.announces or alike(self.title, self.plan.document.title):
            return True
        return bool(event.span and quote.span and event.span.start <= quote.span.start < event.span.end)

    def fresh(self, items: Iterable[_Item], id_of: Callable[[_Item], str]) -> list[_Item]:
        """Put what has led already behind what has not."""
        return sorted(items, key=lambda item: id_of(item) in self.led)


def _quote_id(quote: Quote) -> str:
    return quote.id


def row_id(row: tuple[Quote, str] | tuple[Statistic, str, str]) -> str:
    """Return the id of a candidate in a row with its words."""
    return row[0].id


def folded(text: str) -> str:
    """Return a text on one line."""
    return _SPACES.sub(" ", text).strip()


def _is_short(quote: Quote) -> bool:
    return len(quote.text) <= _SHORT_QUOTE


_MOST_FIGURES = 4


def figure_leads(pool: Pool) -> Leads:
    """Return figures as whole sentences and as clauses; the one that leads names who did it."""
    text = pool.plan.document.text
    leading = pool.fresh(_leading(pool), row_id)
    clauses = [
        clause
        for item in pool.plan.statistics
        if (clause := _slice(item.clause, text)) and _lists(pool, item, clause)
    ]
    leads = [clause for _, _, clause in leading if clause]
    listed = _apart([without_full_stop(clause) for clause in (*leads[:1], *clauses)])
    found = Leads(_listed([*dict.fromkeys(listed)]) if leads else {})
    if leading:
        statistic, sentence, clause = leading[0]
        found |= Leads({"fig": sentence, "fig1": clause}, dict.fromkeys(("fig", "fig1"), statistic.id))
    if len(leading) > 1:
        found |= Leads({"fig2": leading[1][1] or leading[1][2]}, {"fig2": leading[1][0].id})
    return found


def _leading(pool: Pool) -> Iterator[tuple[Statistic, str, str]]:
    """Yield the figures that may open a post, those with a short clause first."""
    found, text = [], pool.plan.document.text
    for statistic in pool.plan.statistics:
        if _is_duration(statistic, text):
            continue
        sentence = _alone(pool, statistic.sentence, text)
        clause = _alone(pool, statistic.clause, text)
        clause = clause if clause and not clause[0].islower() else ""
        clause = sentence if clause and sentence[:-1] == clause else clause  # with its full stop
        if sentence or clause:
            found.append((statistic, sentence, clause))
    seen: set[str] = set()
    for item in sorted(found, key=lambda item: not item[2]):
        if item[1] not in seen:
            seen.add(item[1])
            yield item


def _lists(pool: Pool, statistic: Statistic, clause: str) -> bool:
    """Whether a clause may stand in a list: else it takes the credit or blame of the title above.

    It says whose the figure is, or opens its paragraph, so that no sentence before it does.
    """
    plain = statistic.clause is not None and pool.guard.allows(clause, statistic.clause)
    return (
        plain
        and not alike(clause, pool.title)
        and (pool.guard.names_actor(clause) or _opens(pool, statistic))
    )


def _opens(pool: Pool, statistic: Statistic) -> bool:
    start = statistic.sentence.start if statistic.sentence else -1
    return any(block.span.start == start for block in pool.plan.document.blocks)


def _alone(pool: Pool, span: Span | None, text: str) -> str:
    words = _slice(span, text)
    fits = span is not None and pool.guard.allows(words, span) and pool.guard.names_actor(words)
    return words if fits else ""


def _apart(clauses: Sequence[str]) -> list[str]:
    """Leave out a clause that says again what another says, in full or in part."""
    kept: list[str] = []
    for clause in clauses:
        if not any(clause in other or other in clause for other in kept):
            kept.append(clause)
    return kept


def _is_duration(statistic: Statistic, text: str) -> bool:
    """Whether a figure only tells a length, as in `a 14-day delay`."""
    return statistic.span is not None and text[statistic.span.end : statistic.span.end + 1] == "-"


def _listed(clauses: Sequence[str]) -> dict[str, str]:
    if len(clauses) < _TWO:
        return {}
    return {
        "figs": "\n".join(f"• {clause}" for clause in clauses[:_MOST_FIGURES]),
        "figs2": "\n".join(f"• {clause}" for clause in clauses[:_TWO]),
    }


def _slice(span: Span | None, text: str) -> str:
    return folded(span.of(text)) if span else ""
