"""What a figure counts: the noun phrase right after it, else the subject of a clause that it ends.

A label ends where a word or a sign shows that its phrase is over: nothing is cut after so many words. What is
not known to be whole is no label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.language.people import any_of
from sharekit.source.language.words import Word, find_words

Measure: TypeAlias = Literal["share", "sum", "amount", "count"]  # `amount`: money by its name

CAPITAL = r"\p{Lu}"  # how the pattern of a plural begins where all nouns have capital letters
_LONGEST_NOUN, _LONGEST = 4, 8
_STOP = regex.compile(
    r"https?:|[,;!?()\[\]{}“”«»|،؛؟।、。…]|(?<!\b\p{Lu})\.(?![\p{L}\d])|[:*](?!\p{L})|/(?!\p{L})|(?<!\p{L})\"|\"(?!\p{L})|\s[–—-]+(?:\s|$)|[–—]{2}|-{2,}"
)
_IN_WORD = regex.compile(r"[:*_·•@/]?")
_ENDS_SENTENCE = frozenset({"", ".", "!", "?", "。", "।", "؟", "…"})
_ENDS_CLAUSE = _ENDS_SENTENCE | {",", ";"}
# A figure that is said not to do something must not end up on a card as if it did.
NOT = frozenset({
    "no", "not", "never", "nie", "nicht", "kein", "keine", "keinen", "ne", "pas", "plus", "jamais",
    "não", "nunca", "jamás", "niet", "geen", "nooit", "لا", "لم", "لن", "ليس", "ليست", "غير", "לא",
    "אין", "אינם", "не", "нет", "без", "δεν", "μην", "không", "नहीं", "without", "sin", "sem", "sans",
    "ohne", "zonder", "بدون", "بلا", "ללא", "χωρίς",
})  # fmt: skip
_YEAR = regex.compile(r"(?:19|20)\d\d")
_NUMBER = regex.compile(r"و?\p{Sc}?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a figure stands: its sentence, itself with its qualifier, and whether it is a share or a sum."""

    text: str
    sentence: Span
    figure: Span
    measure: Measure
    grammar: Grammar

    @property
    def opens(self) -> bool:
        """Whether nothing of its clause stands before the figure, but for a conjunction."""
        before = self.before.of(self.text).rstrip()
        words = self.grammar.sentences
        last = before.rsplit(" ", 1)[-1].casefold()
        if last in {*words.conjunctions, *words.subordinators} - {*words.prepositions}:
            before = before[: -len(last)].rstrip()
        return not before or before.endswith(",")

    @property
    def determined(self) -> bool:
        """Whether an article stands before it: the figure then belongs to a noun (`a massive 27% margin`)."""
        articles = _articles(self.grammar)
        return self.measure != "amount" and bool(articles.search(self.text, *self.before))

    @property
    def before(self) -> Span:
        """What the sentence says before the figure."""
        return Span(self.sentence.start, self.figure.start)


@cache
def _articles(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(
        rf"\b(?:{any_of(grammar.sentences.determiners)})\s+(?:\p{{L}}+\s+)?$", regex.IGNORECASE
    )


def find_label(place: Place) -> Span | None:
    """Return what a figure counts, as a slice that reads on from the figure or names its subject."""
    room = Span(place.figure.end, place.sentence.end)
    stop = _STOP.search(place.text, *room)
    following = _words(place.text, Span(room.start, stop.start() if stop else room.end))
    subject = _subject(place) if place.measure != "count" or not following else None
    if subject or not following:
        return subject
    if not place.text[room.start].isspace():
        return None
    ended = stop.group().strip() if stop else ""
    if not place.grammar.sentences.prepositions:
        return _checked(following[: _remainder(following, place, ended)], place)
    noun = _phrase(following, place)
    count = _completed(following, noun, place, ended) if noun else 0
    goes_on = count == len(following) and stop is not None and ended == "," and _goes_on(place, stop.end())
    label = None if goes_on else _checked(following[:count], place)
    alone = place.measure == "count" and 0 < noun < count
    return _checked(following[:noun], place) if label is None and alone else label


def _checked(label: Sequence[Word], place: Place) -> Span | None:
    """Return where a label stands, None for one that leans on what stands elsewhere."""
    if not label or _points(label, place.grammar):
        return None
    return Span(label[0].span.start, label[-1].span.end)


def _words(text: str, span: Span) -> list[Word]:
    """Return words; those that a sign of gender parts (`Lehrer:innen`, `inquilin@s`) are one."""
    words: list[Word] = []
    for word in find_words(text, span):
        last = words[-1] if words else None
        if last and _IN_WORD.fullmatch(text, last.span.end, word.span.start):
            whole = Span(last.span.start, word.span.end)
            words[-1] = Word(text=whole.of(text), lower=whole.of(text).casefold(), span=whole)
        else:
            words.append(word)
    return words


def _remainder(following: Sequence[Word], place: Place, ended: str) -> int:
    """Take all that a sentence says of the figure it opens with: whole in a language we know no word of."""
    opens = place.opens and place.figure.start == place.sentence.start
    return len(following) if opens and ended in _ENDS_SENTENCE and len(following) <= _LONGEST else 0


def _phrase(following: Sequence[Word], place: Place) -> int:
    """Return how many words the noun phrase has, 0 where its end is not known."""
    words, start = place.grammar.sentences, 0
    if following[0].lower in place.grammar.figures.counted:
        start = 1
        while start < len(following) and following[start].lower in words.determiners:
            start += 1
    if place.measure in {"sum", "amount"} and not start and not place.determined:
        return 0
    at = start
    while at < min(len(following), start + _LONGEST_NOUN) and not _ends(following[at], place.grammar):
        at += 1
        if _is_plural(following[at - 1], place.grammar):
            return _with_plurals(following, at, place.grammar)
    bounded = at == len(following) or following[at].lower in _after(place.grammar)
    at -= (
        at < len(following) and following[at].lower in place.grammar.figures.periods
    )  # `last` of `last year`
    while at > start and following[at - 1].lower.endswith(words.participle_endings):
        at -= 1
    pattern = place.grammar.figures.plural
    alone = not pattern or (place.measure != "count" and (start or place.determined))
    return at if at > start and bounded and alone and not pattern.startswith(CAPITAL) else 0


def _with_plurals(following: Sequence[Word], at: int, grammar: Grammar) -> int:
    """Add words that agree with a plural: `sports clubs`, `personas desplazadas`, `Blue Sails Choir`."""
    while at < len(following) and not _ends(following[at], grammar):
        word = following[at]
        name = word.text[0].isupper() and following[at - 1].text[0].isupper()
        if not name and not (_is_plural(word, grammar) and word.lower.endswith("s")):
            break
        at += 1
    return at


def _is_plural(word: Word, grammar: Grammar) -> bool:
    pattern = grammar.figures.plural
    return bool(pattern) and bool(_compiled(pattern).fullmatch(word.text))


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


def _ends(word: Word, grammar: Grammar) -> bool:
    """Tell a word that no noun phrase goes on with."""
    return (
        word.lower in _closing(grammar)
        or word.lower.startswith(("n'", "n’"))
        or _NUMBER.match(word.text) is not None
    )


@cache
def _after(grammar: Grammar) -> frozenset[str]:
    """Return words before which a noun of one thing ends; before an article a verb may stand."""
    words = grammar.sentences
    return _closing(grammar) - ({*words.determiners, *words.pronouns} - {*words.relatives})


@cache
def _closing(grammar: Grammar) -> frozenset[str]:
    words = grammar.sentences
    return frozenset({
        *words.prepositions, *words.conjunctions, *words.auxiliaries, *words.relatives, *words.determiners,
        *words.subordinators, *words.stale, *words.pronouns, *words.verbs, *grammar.figures.periods, *NOT,
        "&",
    })  # fmt: skip


def _completed(following: Sequence[Word], count: int, place: Place, ended: str) -> int:
    """Add what a phrase is not whole without: its second noun, a passive, the complement of a share."""
    words = place.grammar.sentences
    if len(following) > count + 1 and following[count + 1].lower in place.grammar.figures.periods:
        small = {*words.prepositions, *words.determiners}
        count += 2 if following[count].lower in small else 0
    if count == len(following):
        return count
    if _is_part(following[count:], place.grammar):
        return 0
    after = following[count].lower
    if after in words.conjunctions or after == "&":
        return _joined(following, count, place)
    if after in words.relatives and place.measure == "share":
        return 0
    if after in words.prepositions:
        whole = _complemented(following, count, place)
        return 0 if whole == count and place.measure == "share" else whole
    says = after in words.auxiliaries or after in words.verbs or after.endswith(words.verb_endings)
    short = len(following) <= _LONGEST and not any(word.lower in words.relatives for word in following)
    return len(following) if says and place.opens and short and ended in _ENDS_CLAUSE else count


def _is_part(rest: Sequence[Word], grammar: Grammar) -> bool:
    """Tell the second half of a ratio with its noun between (`11 votes out of 19`)."""
    for ratio in grammar.figures.ratios:
        size = len(ratio.split())
        said, whole = " ".join(word.lower for word in rest[:size]), rest[size : size + 1]
        if said == ratio and whole and _NUMBER.match(whole[0].text) and not _YEAR.fullmatch(whole[0].text):
            return True
    return False


def _joined(following: Sequence[Word], count: int, place: Place) -> int:
    """Add the second noun of two (`nurses and porters`), or none where another clause or figure follows."""
    rest = following[count + 1 :]
    numbers = "|".join(place.grammar.figures.numbers).split("|")
    if not rest or _ends(rest[0], place.grammar) or rest[0].lower in numbers:
        return count
    second = _phrase(rest, place)
    uncounted = (
        place.measure == "count" and place.grammar.figures.plural
    )  # `doors and wrote`, `lamps and oil`
    return count + 1 + second if second else count if uncounted else 0


def _complemented(following: Sequence[Word], count: int, place: Place) -> int:
    """Add the phrase of place, time or kind that follows, where it ends with its clause and stays short."""
    words = place.grammar.sentences
    if following[count].lower in place.grammar.figures.counted:
        count += _phrase(following[count:], replace(place, measure="share"))
    rest = following[count:]
    if not rest or rest[0].lower not in words.prepositions:
        return count
    ends = [
        at
        for at, word in enumerate(rest)
        if word.lower in words.auxiliaries or word.lower in words.verbs or word.lower in words.relatives
    ]
    rest = rest[: ends[0]] if ends and place.measure == "share" else rest
    small = {*words.prepositions, *words.determiners}
    inner = [at for at, word in enumerate(rest) if at and word.lower in words.prepositions]
    rest = rest[: inner[-1]] if inner and _YEAR.fullmatch(rest[-1].text) else rest
    plain = all(
        word.lower in small or _YEAR.fullmatch(word.text) or not _ends(word, place.grammar) for word in rest
    )
    capitals = place.grammar.figures.plural.startswith(CAPITAL)
    plain = plain and not (capitals and rest[-1].text[0].islower())
    return (
        count + len(rest)
        if plain and count + len(rest) <= _LONGEST and rest[-1].lower not in small
        else count
    )


def _points(label: Sequence[Word], grammar: Grammar) -> bool:
    """Tell words that lean on what stands elsewhere (`of them`, `other schools`)."""
    words = grammar.sentences
    pointing = {*words.pointers, *words.pronouns, *grammar.figures.vague} - {
        *words.selves,
        *words.prepositions,
    }
    return any(word.lower in pointing for word in label)


def _goes_on(place: Place, comma: int) -> bool:
    """Tell whether a list goes on behind a comma, of which the label would be the first thing alone."""
    return bool(_list(place.grammar).match(place.text, comma, place.sentence.end))


@cache
def _list(grammar: Grammar) -> regex.Pattern[str]:
    also = any_of((*grammar.sentences.conjunctions, "&"))
    return regex.compile(
        rf"\s*(?:[\p{{L}}’'-]+\s+){{0,3}}[\p{{L}}’'-]+(?:,|\s+(?:{also})\s)", regex.IGNORECASE
    )


def _subject(place: Place) -> Span | None:
    """Return what a figure is given for: `The debt exceeds £4 million`, `cutting the debt to £4 million`."""
    words = place.grammar.sentences
    before = _words(place.text, place.before)
    if not before or before[-1].lower not in place.grammar.figures.bounds:
        return None
    subject = before[:-1]
    if before[-1].lower in words.prepositions:
        endings = (*words.participle_endings, *words.verb_endings)
        verbs = [at for at, word in enumerate(subject) if endings and word.lower.endswith(endings)]
        subject = (
            subject[verbs[-1] + 1 :] if verbs and before[-1].lower in place.grammar.figures.changes else []
        )
    leaning = {*words.pointers, *words.pronouns} - {*words.selves}
    if not subject or subject[0].lower in {*leaning, *words.prepositions}:
        return None
    while subject and subject[0].lower in words.determiners:
        subject = subject[1:]
    small = {*words.prepositions, *words.determiners}
    plain = all(word.lower in small or not _ends(word, place.grammar) for word in subject)
    if not subject or not plain or len(subject) > _LONGEST or _points(subject, place.grammar):
        return None
    span = Span(subject[0].span.start, subject[-1].span.end)
    return None if _STOP.search(place.text, *span) else span
