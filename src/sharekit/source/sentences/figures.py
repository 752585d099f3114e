"""Figures with their unit, what they count, and the shortest clause that says so.

What a figure counts is the noun phrase right after it, else the subject of a clause that it ends. A label
ends where a word or a sign shows that its phrase is over: nothing is cut after so many words. What is not
known to be whole is no label.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import takewhile
from typing import Literal, TypeAlias

import regex

from sharekit.document import Span, Statistic
from sharekit.lazily import late
from sharekit.presets.grammar import Grammar, load_table
from sharekit.presets.grammar_words import FigureWords, SentenceWords
from sharekit.source.events.dates import find_days, find_times
from sharekit.source.language.people import any_of, starts_with
from sharekit.source.sentences.sentences import Sentence, Word, find_words

_YEARS = range(1500, 2101)
_LEAST = 10
_LONGEST_SENTENCE = 1200
_LONGEST_PLAIN = 6
_LEAST_CODE = 4  # digits of a post code
_IN_PASSING = 1000
_SMALL_SUM = 1000
_BEFORE = 24
_LARGEST_LENGTH = 40
_LONGEST_CLAUSE = 100
_GROUPED = regex.compile(r"\d{1,3}(?:\.\d{3})+")
_PROPER = regex.compile(r"[ ]\p{Lu}")
_NAME = regex.compile(r"(?<word>\p{Lu}[\p{L}\p{M}’'-]*)[ ]$")
_YEAR = r"(?:1[5-9]|20)\d\d"
_OPEN = regex.compile(r"[:()\[\]|*•]|\s[–—-]\s")


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    figure: regex.Pattern[str]
    qualifier: regex.Pattern[str]
    passing: regex.Pattern[str]
    unit: regex.Pattern[str]
    between: regex.Pattern[str]
    price: regex.Pattern[str]
    tied_before: regex.Pattern[str]
    tied_after: regex.Pattern[str]
    article: regex.Pattern[str]
    listing: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    words, also = grammar.figures, grammar.sentences.conjunctions
    made = partial(late, regex.compile, flags=regex.IGNORECASE)
    amount = _amount(words, any_of(also))
    qualifiers = any_of((*words.qualifiers, *words.between))
    word, uncounted = r"[\p{L}’'-]+", any_of((*words.not_counted, *words.periods))
    tie = any_of({*grammar.sentences.prepositions, *also, "&", _shared("tie"), *words.ties})
    return _Patterns(
        figure=made(
            rf"(?<![\p{{L}}\p{{N}}\p{{Sc}}.,/:#_='’–-]|\d )(?:{_ratio(words)}|{amount})"
            r"(?![\p{L}\p{N}/:_@=]|[-–—]\s?[\p{L}\d]|\.[\p{L}\d]|[ ]?[)\]])"
        ),
        qualifier=made(rf"\b(?<word>{qualifiers}(?:\s+{qualifiers})?)\s+(?:(?:{_shared('articles')})\s+)?$"),
        passing=made(rf"(?:\b(?:{any_of(words.age)})|#)\s*$"),
        unit=made(rf"[ \u00a0-]?(?:{_shared('units')}|{uncounted})(?![\p{{L}}\d])"),
        between=made(rf"\b(?:{any_of(words.between)})\s+\p{{Sc}}?$"),
        price=made(rf"\b(?:{any_of(words.prices)})\b"),
        tied_before=made(
            rf"(?<![\p{{L}}\p{{N}}])(?!{_YEAR}\b)\d[\d.,]*%?(?:(?:\s+(?:{tie})){{1,3}}\s+|\s+و)\p{{Sc}}?$"
        ),
        tied_after=made(rf"(?:(?:\s+(?:{tie})){{1,3}}\s+|\s+و)\p{{Sc}}?(?!{_YEAR}\b)\d"),
        article=made(rf"\b(?:{any_of(grammar.sentences.determiners)})\s+(?:\p{{L}}+\s+)?$"),
        listing=made(rf"\s*(?:{word}\s+){{0,3}}{word}(?:,|\s+(?:{any_of((*also, '&'))})\s)"),
    )


def _shared(name: str) -> str:
    """Return a list of `figure_words.toml` as alternatives of a pattern."""
    return "|".join(load_table("figure_words")[name])


def _amount(words: FigureWords, also: str) -> str:
    """Return the pattern of a number with its unit, or of two that are the ends of a range."""
    grouped = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f.'’]\d{3})+(?:,\d+)?(?![\d])"
    number = rf"(?:{grouped}|\d+(?:[.,]\d+)?)"
    codes = _shared("codes")
    sign = r"(?<sign>[-−+](?=[\d\p{Sc}]))?"
    money = rf"(?:(?:{_shared('signs')})?\p{{Sc}}|Bs\.?[ ]|(?:{codes})[ ]?)"
    percent = rf"(?:[%‰٪]|(?:{any_of(words.percent)})(?!\p{{L}}))"
    scale = rf"(?:{any_of(words.scales)})(?!\p{{L}})"
    named = rf"(?:de[ ]|d['’])?(?:{codes}|{any_of(words.currencies)})(?!\p{{L}})"
    after = rf"(?:[ \u00a0\u202f]?(?<unit>\p{{Sc}}|{named}))?"
    step = rf"(?:\s?[-–—]\s?|\s(?:{any_of(words.ranges)}|(?<also>{also}))\s)"
    low = rf"(?:(?<low>{number})(?:[ ]?(?:{percent}|{scale}))?{step}{money}?)?"
    return (
        rf"{sign}(?<money>{money})?[ ]?{low}(?<number>{number})\+?(?:[ \u00a0\u202f]?(?<share>{percent}))?"
        rf"(?:(?:[ \u00a0]?|-(?=\p{{L}}{{4}}))(?<scale>{scale}))?{after}"
    )


def _ratio(words: FigureWords) -> str:
    """Return the pattern of a part of a whole: `9 out of 10`, `one in five`."""
    small = rf"\d{{1,3}}|{any_of(word for each in words.numbers for word in each.split('|'))}"
    return rf"(?<part>{small})\s(?:{any_of(words.ratios)})\s(?<whole>{small})"


def find_statistics(text: str, sentences: Sequence[Sentence], grammar: Grammar) -> tuple[Statistic, ...]:
    """Return the figures of some sentences that say how many or how much, best first, ids `s1`, `s2`.

    Figures without anything they count are left out.
    """
    spans = (each.span for each in sentences if each.span.end - each.span.start <= _LONGEST_SENTENCE)
    found = [each for span in spans for each in _in_sentence(text, span, grammar)]
    ranked = sorted(found, key=lambda each: (-each.score, each.span or Span(0, 0)))
    return tuple(replace(each, id=f"s{rank}") for rank, each in enumerate(ranked, 1))


def _in_sentence(text: str, sentence: Span, grammar: Grammar) -> Iterator[Statistic]:
    taken: tuple[Span, ...] | None = None
    for found in _patterns(grammar).figure.finditer(text, sentence.start, sentence.end):
        if taken is None:
            days = (each.span for each in find_days(text, sentence, grammar))
            taken = (*days, *(each.span for each in find_times(text, sentence, grammar)))
        span = Span(found.start() + len(found.group()) - len(found.group().lstrip()), found.end())
        free = not any(day.start < span.end and span.start < day.end for day in taken)
        if free and _counts(found, text, sentence, grammar):
            yield from _statistic(text, sentence, found, span, grammar)


def _counts(found: regex.Match[str], text: str, sentence: Span, grammar: Grammar) -> bool:
    """Tell whether a number says how many or how much; prices, years, list numbers and the like do not."""
    patterns = _patterns(grammar)
    if found["part"]:
        return 0 < _value(found["part"], grammar) < _value(found["whole"], grammar)
    if not _is_whole_range(found, text, grammar) or (
        patterns.tied_before.search(text, sentence.start, found.start())
        or patterns.tied_after.match(text, found.end(), sentence.end)
    ):
        return False
    if found["money"] or found["unit"]:
        return not (_is_small(found, grammar) and patterns.price.search(text, sentence.start, sentence.end))
    if found["share"]:
        return True
    bare = not patterns.unit.match(text, found.end())
    return bare and (bool(found["scale"]) or _is_count(found, text, grammar))


def _is_small(found: regex.Match[str], grammar: Grammar) -> bool:
    """Tell a sum like those of price lists; what stands behind one is seldom what it is spent on."""
    summed = bool(found["money"] or found["unit"])
    return summed and not found["scale"] and _value(found["number"], grammar) < _SMALL_SUM


def _is_whole_range(found: regex.Match[str], text: str, grammar: Grammar) -> bool:
    """Tell whether a figure is no range, or one that rises, with both of its ends."""
    between = _patterns(grammar).between.search(text, max(0, found.start() - _BEFORE), found.start())
    if not found["low"]:
        return not between
    low, high = _value(found["low"], grammar), _value(found["number"], grammar)
    return 0 < low < high and low not in _YEARS and (found["also"] is None or between is not None)


def _value(number: str, grammar: Grammar) -> float:
    """Return a number of digits or a word of a ratio; marks between thousands do not matter here."""
    if not number[0].isdigit():
        rows = (each.split("|") for each in grammar.figures.numbers)
        return next(value for value, row in enumerate(rows, 1) if number.casefold() in row)
    digits = regex.sub(r"[ \u00a0\u202f.,'’](?=\d{3}(?!\d))", "", number).replace(",", ".")
    return float(digits)


def _is_count(found: regex.Match[str], text: str, grammar: Grammar) -> bool:
    """Tell a number of people or things from one of a year, a room, a house, a telephone or a name."""
    number, plain = found["number"], found["number"].isdigit()
    if not plain:
        return "." not in number or bool(_GROUPED.fullmatch(number))
    value = int(number[:9])
    if value < _LEAST or value in _YEARS or number.startswith("0") or len(number) > _LONGEST_PLAIN:
        return False
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    qualified = _patterns(grammar).qualifier.search(before)
    if not qualified and _is_named(text, found, before, grammar):
        return False
    return not (value < _IN_PASSING and _patterns(grammar).passing.search(before))


def _is_named(text: str, found: regex.Match[str], before: str, grammar: Grammar) -> bool:
    """Tell a number of an address or a name: `Studio 54`, `12 Main Street`, `24939 Flensburg`."""
    words, capitals = grammar.sentences, grammar.figures.plural.startswith(_CAPITAL)
    if _PROPER.match(text, found.end()) and (not capitals or len(found["number"]) >= _LEAST_CODE):
        return True
    name = _NAME.search(before)
    return name is not None and name["word"].casefold() not in {
        *words.determiners, *words.prepositions, *words.conjunctions
    }  # fmt: skip


def _statistic(
    text: str, sentence: Span, found: regex.Match[str], span: Span, grammar: Grammar
) -> Iterator[Statistic]:
    before = max(sentence.start, span.start - _BEFORE)
    qualified = _patterns(grammar).qualifier.search(text, before, span.start)
    whole = Span(qualified.start() if qualified else span.start, span.end)
    measure: _Measure = "share" if found["share"] or found["part"] else "count"
    measure = "amount" if found["unit"] else "sum" if found["money"] else measure
    clause = _find_clause(text, sentence, whole, grammar)
    place = _Place(text=text, sentence=sentence, figure=whole, measure=measure, grammar=grammar)
    label = None if _is_small(found, grammar) else _find_label(place)
    if label is None and measure != "count" and clause and _says_all(text, place, clause):
        label = clause
    if label is None or span.end - span.start > _LARGEST_LENGTH:
        return
    statistic = Statistic(
        id="",
        figure=span.of(text),
        label=label.of(text),
        qualifier=qualified["word"] if qualified else None,
        span=span,
        label_span=label,
        sentence=sentence,
        clause=clause,
    )
    yield replace(statistic, score=_score(found, statistic, after=label.start > span.end))


def _says_all(text: str, place: _Place, clause: Span) -> bool:
    """Tell whether a clause can be the label of a sum or a share that stands in it, behind its subject."""
    words, sentence = place.grammar.sentences, place.sentence
    first = clause.start == sentence.start and clause.start < place.figure.start
    opens = first and text[clause.start].isupper()
    said = {word.lower for word in find_words(text, clause)}
    pointing = {*words.pointers, *words.pronouns} - {*words.selves}
    short = clause.end - clause.start <= _LONGEST_CLAUSE
    cut = text[clause.end : sentence.end].lstrip().startswith(("(", "[", "—", "–"))
    whole = opens and short and not cut and not _OPEN.search(text, *clause)
    return whole and not said & (pointing | _negations())


def _score(found: regex.Match[str], statistic: Statistic, *, after: bool) -> float:
    number, share = found["number"] or found["part"], found["share"] or found["part"]
    digits = sum(character.isdigit() for character in number.partition(".")[0])
    size = digits + load_table("figure_words")["digits"].get((found["scale"] or "").casefold(), 0)
    return round(
        (2.5 if share else min(math.log2(1 + size), 3.5))
        + 1.5 * (statistic.clause is not None)
        + 1.0 * (statistic.qualifier is None)
        + 0.75 * after
        + 0.5 * bool(found["money"] or found["share"] or found["scale"])
        + 0.5 * (len(statistic.label.split()) > 1),
        3,
    )


_Measure: TypeAlias = Literal["share", "sum", "amount", "count"]  # `amount`: money by its name

_CAPITAL = r"\p{Lu}"  # how the pattern of a plural begins where all nouns have capital letters
_LONGEST_NOUN, _LONGEST_LABEL = 4, 8
_STOP = regex.compile(
    r"https?:|,(?!\d)|[;!?()\[\]{}“”«»|،؛؟।、。…]|(?<!\b\p{Lu})\.(?![\p{L}\d])|[:*](?!\p{L})|/(?!\p{L})|(?<!\p{L})\"|\"(?!\p{L})|\s[–—-]+(?:\s|$)|[–—]{2}|-{2,}"
)
_IN_WORD = regex.compile(r"[:*_·•@/]?")
_ENDS_SENTENCE = frozenset({"", ".", "!", "?", "。", "।", "؟", "…"})
_ENDS_CLAUSE = _ENDS_SENTENCE | {",", ";"}
_LATE_YEAR = regex.compile(r"(?:19|20)\d\d")
_NUMBER = regex.compile(r"و?\p{Sc}?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a figure stands: its sentence, itself with its qualifier, and whether it is a share or a sum."""

    text: str
    sentence: Span
    figure: Span
    measure: _Measure
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
        article = _patterns(self.grammar).article.search(self.text, *self.before)
        return self.measure != "amount" and article is not None

    @property
    def before(self) -> Span:
        """What the sentence says before the figure."""
        return Span(self.sentence.start, self.figure.start)


def _find_label(place: _Place) -> Span | None:
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
    listing, at = _patterns(place.grammar).listing, stop.end() if stop else room.end
    # A list goes on behind a comma: the label would be the first thing alone.
    goes_on = count == len(following) and ended == "," and listing.match(place.text, at, room.end)
    label = None if goes_on else _checked(following[:count], place)
    alone = place.measure == "count" and 0 < noun < count
    return _checked(following[:noun], place) if label is None and alone else label


def _checked(label: Sequence[Word], place: _Place) -> Span | None:
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


def _remainder(following: Sequence[Word], place: _Place, ended: str) -> int:
    """Take all that a sentence says of the figure it opens with: whole in a language we know no word of."""
    opens = place.opens and place.figure.start == place.sentence.start
    return len(following) if opens and ended in _ENDS_SENTENCE and len(following) <= _LONGEST_LABEL else 0


def _phrase(following: Sequence[Word], place: _Place) -> int:
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
    if at < len(following) and following[at].lower in place.grammar.figures.periods:
        at -= 1  # `last` of `last year`
    while at > start and following[at - 1].lower.endswith(words.participle_endings):
        at -= 1
    pattern = place.grammar.figures.plural
    alone = not pattern or (place.measure != "count" and (start or place.determined))
    return at if at > start and bounded and alone and not pattern.startswith(_CAPITAL) else 0


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
    return bool(pattern) and regex.fullmatch(pattern, word.text) is not None


def _ends(word: Word, grammar: Grammar) -> bool:
    """Tell a word that no noun phrase goes on with."""
    negated = word.lower.startswith(("n'", "n’"))
    return negated or word.lower in _closing(grammar) or _NUMBER.match(word.text) is not None


@cache
def _after(grammar: Grammar) -> frozenset[str]:
    """Return words before which a noun of one thing ends; before an article a verb may stand."""
    words = grammar.sentences
    return _closing(grammar) - ({*words.determiners, *words.pronouns} - {*words.relatives})


@cache
def _negations() -> frozenset[str]:
    return frozenset(load_table("figure_words")["negations"])


@cache
def _closing(grammar: Grammar) -> frozenset[str]:
    words = grammar.sentences
    return frozenset({
        *words.prepositions, *words.conjunctions, *words.auxiliaries, *words.relatives, *words.determiners,
        *words.subordinators, *words.stale, *words.pronouns, *words.verbs, *grammar.figures.periods,
        *_negations(), "&",
    })  # fmt: skip


def _completed(following: Sequence[Word], count: int, place: _Place, ended: str) -> int:
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
    short = len(following) <= _LONGEST_LABEL and not any(word.lower in words.relatives for word in following)
    return len(following) if says and place.opens and short and ended in _ENDS_CLAUSE else count


def _is_part(rest: Sequence[Word], grammar: Grammar) -> bool:
    """Tell the second half of a ratio with its noun between (`11 votes out of 19`)."""
    for ratio in grammar.figures.ratios:
        size = len(ratio.split())
        said, whole = " ".join(word.lower for word in rest[:size]), rest[size : size + 1]
        if (
            said == ratio
            and whole
            and _NUMBER.match(whole[0].text)
            and not _LATE_YEAR.fullmatch(whole[0].text)
        ):
            return True
    return False


def _joined(following: Sequence[Word], count: int, place: _Place) -> int:
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


def _complemented(following: Sequence[Word], count: int, place: _Place) -> int:
    """Add the phrase of place, time or kind that follows, where it ends with its clause and stays short."""
    words = place.grammar.sentences
    if following[count].lower in place.grammar.figures.counted:
        count += _phrase(following[count:], replace(place, measure="share"))
    rest = following[count:]
    if not rest or rest[0].lower not in words.prepositions:
        return count
    closing = {*words.auxiliaries, *words.verbs, *words.relatives}
    ends = [at for at, word in enumerate(rest) if word.lower in closing]
    rest = rest[: ends[0]] if ends and place.measure == "share" else rest
    small = {*words.prepositions, *words.determiners}
    inner = [at for at, word in enumerate(rest) if at and word.lower in words.prepositions]
    rest = rest[: inner[-1]] if inner and _LATE_YEAR.fullmatch(rest[-1].text) else rest
    others = (word for word in rest if word.lower not in small and not _LATE_YEAR.fullmatch(word.text))
    plain = not any(_ends(word, place.grammar) for word in others)
    capitals = place.grammar.figures.plural.startswith(_CAPITAL)
    plain = plain and not (capitals and rest[-1].text[0].islower())
    whole = plain and count + len(rest) <= _LONGEST_LABEL and rest[-1].lower not in small
    return count + len(rest) if whole else count


def _points(label: Sequence[Word], grammar: Grammar) -> bool:
    """Tell words that lean on what stands elsewhere (`of them`, `other schools`)."""
    words = grammar.sentences
    pointing = {*words.pointers, *words.pronouns, *grammar.figures.vague}
    pointing -= {*words.selves, *words.prepositions}
    return any(word.lower in pointing for word in label)


def _subject(place: _Place) -> Span | None:
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
    if not subject or not plain or len(subject) > _LONGEST_LABEL or _points(subject, place.grammar):
        return None
    span = Span(subject[0].span.start, subject[-1].span.end)
    return None if _STOP.search(place.text, *span) else span


_WIDEST_CLAUSE = 180
_NEAREST = 12  # commas on each side of a figure where its clause may begin and end; more are a list
_FEWEST = 4
_CUT = regex.compile(r"\s*[,;:]\s+|\s+[–—]\s*|\s+[(]|[)]\s*")
_CLOSERS = ".!?… "
_PAIRS = ("()", "“”", "[]", "«»")


def _find_clause(text: str, sentence: Span, figure: Span, grammar: Grammar) -> Span | None:
    """Return the shortest clause with subject, verb and figure, from its subject to its end."""
    cuts = _cuts(text, sentence, grammar)
    starts = [sentence.start, *(end for _, end in cuts if end <= figure.start)][-_NEAREST:]
    end = sentence.start + len(sentence.of(text).rstrip(_CLOSERS))
    ends = [*(start for start, _ in cuts if start >= figure.end), end][:_NEAREST]
    heads = [
        _past_conjunction(text, start, figure.start, grammar.sentences, first=start == sentence.start)
        for start in starts
    ]
    spans = (Span(start, end) for start in heads for end in ends)
    fitting = [span for span in spans if span.end - span.start <= _WIDEST_CLAUSE]
    ordered = sorted(fitting, key=lambda each: each.end - each.start)
    return next((span for span in ordered if _is_clause(text, span, grammar)), None)


@lru_cache(maxsize=16)  # for each figure of a sentence again
def _cuts(text: str, sentence: Span, grammar: Grammar) -> tuple[tuple[int, int], ...]:
    return tuple(_find_cuts(text, sentence, grammar.sentences))


def _find_cuts(text: str, sentence: Span, words: SentenceWords) -> Iterator[tuple[int, int]]:
    yield from ((cut.start(), cut.end()) for cut in _CUT.finditer(text, sentence.start, sentence.end))
    parting = rf"\s+(?=(?:{_shared('parting')})\s)"
    for cut in regex.finditer(parting, text, pos=sentence.start, endpos=sentence.end):
        after = find_words(text, Span(cut.end(), sentence.end), limit=2)
        if len(after) > 1 and _is_verb(after[1].lower, words):
            yield cut.start(), cut.end()


def _is_verb(word: str, words: SentenceWords) -> bool:
    return word in words.auxiliaries or word in words.verbs or word.endswith(words.verb_endings)


def _past_conjunction(text: str, start: int, stop: int, words: SentenceWords, *, first: bool) -> int:
    """Skip `while`, `and`, `but` at the head of a clause that is not the head of the sentence."""
    head = find_words(text, Span(start, min(len(text), start + 40)), limit=2)
    if first or len(head) < 2 or head[0].lower not in words.conjunctions:  # noqa: PLR2004 - the conjunction and what follows
        return start
    return min(head[1].span.start, stop)


@lru_cache(maxsize=4096)  # figures beside one another have the same clauses
def _is_clause(text: str, span: Span, grammar: Grammar) -> bool:
    words = grammar.sentences
    found = find_words(text, span)
    head = span.of(text).casefold()
    if len(found) < _FEWEST or any(head.count(pair[0]) != head.count(pair[1]) for pair in _PAIRS):
        return False
    refused = (*words.connectives, *words.pointers, *words.relatives, *words.subordinators)
    if starts_with(head, refused) and not starts_with(head, grammar.figures.qualifiers):
        return False
    if _is_verb(found[0].lower, words) or found[0].lower.endswith(words.participle_endings):
        return False
    small = {*words.prepositions, *words.conjunctions, *words.determiners}
    return found[-1].lower not in small and _has_verb(found, words)


def _has_verb(found: tuple[Word, ...], words: SentenceWords) -> bool:
    """Tell whether a finite verb follows a subject, outside of a relative clause."""
    finite, endings = {*words.auxiliaries, *words.verbs}, words.verb_endings
    clause = list(takewhile(lambda word: word.lower not in words.relatives, found[1:]))
    formed = (word for word in clause[1:] if word.text[0].islower())
    ends = any(word.lower.endswith(endings) for word in formed)
    return ends or any(word.lower in finite for word in clause)
