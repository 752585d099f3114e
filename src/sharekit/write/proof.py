"""Whether words rest on evidence: quotations verbatim, numbers and names from the source or its author."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Literal, TypeAlias

import regex

from sharekit.document import Document, Event, Person, Quote
from sharekit.presets.marks import PAIRS
from sharekit.presets.phrases import Phrases
from sharekit.presets.templates import load_templates
from sharekit.write.dates import date_facts, elsewhere
from sharekit.write.templates import fixed_words, parse_templates
from sharekit.write.typography import typewritten

Place: TypeAlias = tuple[int, int]

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*")
_NUMBER = regex.compile(
    r"(?P<before>[$£€¥₪]\s?)?(?P<digits>\p{Nd}+(?:[.,:/’'\u00a0\u202f]\p{Nd}+)*)"
    r"(?P<after>\s?(?:%|‰|[$£€¥₪]|[ap]\.?\s?m\b))?",
    regex.IGNORECASE,
)
_TIME = regex.compile(r"\p{Nd}{1,2}[:.]\p{Nd}{2}")
_INSIDE_SPACES = ("\u00a0", "\u202f")
_MARKS = str.maketrans(dict.fromkeys('“”„«»‹›‘’‚‛ʼ「」『』"`´', "'"))
_LEFT_OUT = regex.compile(  # what a post may leave out of a title or a place
    r"(?<=[\p{L}\p{M}\p{N}])https?://[^\s<>\"“”«»]*|\s*\([^()]*\)", regex.IGNORECASE
)
_BETWEEN = " | "  # stands in no sequence of words


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that words of a post may rest on.

    Attributes:
        text: The document's.
        own: Words the user gave, or the document's facts: titles, names, roles, places, hashtags.
        phrases: The language's catalogue and the fixed words of its templates.
        computed: Forms of days and times that were worked out, in the language.
        links: Addresses that may stand in a text.
        people: Names of the speakers, for counts of those left out.
        more: Patterns of the catalogue for names left out, with `#` for how many.
        marks: The language's quotation marks: outer pair, inner pair.
        capital_nouns: A capital is no sign of a name.
    """

    text: str
    own: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    marks: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    capital_nouns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in a text: where it stands, its digits, and its sign of currency, share or half day."""

    place: Place
    digits: str
    sign: str
    is_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceIndex:
    """Evidence made ready.

    Attributes:
        sources: Document and own words, folded, in which quotations are looked for.
        sequence: The words of everything but the catalogue, in order, between spaces.
        whole: Names, titles and the like, each as its words in order.
        words: Every single word of everything.
        lent: The words of the catalogue and of computed forms.
        numbers: Digits and signs of every number.
        digits: Digits alone.
        open_marks: Each mark that the user's words may never close, with what stands beside it, marks alike.
        mark_shapes: Where in such words the mark stands, and how many they are: few pairs, whatever is said.
    """

    sources: tuple[str, ...]
    sequence: str
    whole: frozenset[str]
    words: frozenset[str]
    lent: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    digits: frozenset[str]
    open_marks: frozenset[tuple[str, int]]
    mark_shapes: frozenset[tuple[int, int]]


@lru_cache(maxsize=16)
def index_evidence(evidence: Evidence) -> EvidenceIndex:
    """Return the evidence made ready; the same evidence is made ready once."""
    said = (evidence.text, *evidence.own)
    lent = frozenset(word for text in (*evidence.phrases, *evidence.computed) for word in words_of(text))
    sequence = _BETWEEN.join(
        " ".join(words_of(text)) for text in (*said, *_other_forms(evidence.own), *evidence.computed)
    )
    numbers = [
        number
        for text in (*said, *evidence.computed, *evidence.links)
        for spelling in (text, typewritten(text))
        for number in find_numbers(spelling)
    ]
    open_marks = frozenset(mark for text in evidence.own for mark in _open_marks(text, evidence.marks))
    return EvidenceIndex(
        sources=tuple(folded_marks(text) for text in said),
        sequence=f" {sequence} ",
        whole=frozenset(" ".join(words_of(text)) for text in evidence.own),
        words=frozenset(sequence.split()) | lent,
        lent=lent,
        numbers=frozenset((number.digits, number.sign) for number in numbers),
        digits=frozenset(number.digits for number in numbers),
        open_marks=open_marks,
        mark_shapes=frozenset((at, len(beside)) for beside, at in open_marks),
    )


def _other_forms(own: Iterable[str]) -> Iterator[str]:
    """Yield titles, places and the like as a post may write them: cut, marks within words as apostrophes."""
    for text in own:
        cut = _LEFT_OUT.sub(" ", text)
        yield from {cut, text.translate(_MARKS), cut.translate(_MARKS)} - {text}


def folded_marks(text: str) -> str:
    """Return a text on one line, composed, every quotation mark and apostrophe alike."""
    plain = typewritten(unicodedata.normalize("NFC", text).translate(_MARKS))
    return " ".join(plain.replace("\u00ad", "").split())


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared: case folded, apostrophes alike."""
    return [_compared(match[0]) for match in _WORD.finditer(unicodedata.normalize("NFC", text))]


def find_words(text: str) -> Iterator[tuple[str, str, Place]]:
    """Yield each word as it is compared, as it is written, and where it stands."""
    for match in _WORD.finditer(text):
        yield _compared(unicodedata.normalize("NFC", match[0])), match[0], match.span()


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text: digits with their separators, and the sign beside them."""
    for match in _NUMBER.finditer(text):
        after = regex.sub(r"[\s.]", "", match["after"] or "").lower()
        digits = match["digits"]
        for space in _INSIDE_SPACES:
            digits = digits.replace(space, "\u00a0")
        yield Number(
            place=match.span(),
            digits=digits,
            sign=(match["before"] or "").strip() or after,
            is_time=after in {"am", "pm"} or _TIME.fullmatch(digits) is not None,
        )


def longest_known(words: list[str], start: int, sequence: str) -> int:
    """Return how many words from `start` on stand together somewhere in the evidence."""
    run, length = "", 0
    for word in words[start:]:
        run = f"{run} {word}"
        if f"{run} " not in sequence:
            break
        length += 1
    return length


def covered(words: Iterable[str], evidence_index: EvidenceIndex) -> Iterator[tuple[int, int]]:
    """Yield (first word, length) of pieces known to the evidence; length 0 for a word it does not hold."""
    listed = list(words)
    place = 0
    while place < len(listed):
        length = longest_known(listed, place, evidence_index.sequence)
        yield place, length
        place += max(length, 1)


def _compared(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'").replace("\u00ad", "")


_COUNTED = 10  # smaller counts are words
_LENT = ("card", "action", "post", "dates")


def gather_evidence(
    document: Document,
    *,
    phrases: Phrases,
    today: date,
    own: Iterable[str] = (),
    links: Iterable[str] = (),
    zones: Sequence[str] = (),
) -> Evidence:
    """Return what words about a document may rest on.

    Args:
        document: What was understood of the source.
        phrases: The catalogue of the language.
        today: The day the kit is made, for years in dates.
        own: More words the user gave: organisation, handles, hashtags.
        links: Addresses that may stand in a text.
        zones: Zones an online event's start is also written in.
    """
    computed = [elsewhere(event, zones, phrases) for event in document.events]
    computed += [form for event in document.events for form in _forms(event, phrases, today)]
    people = max((_people(event) for event in document.events), key=len, default=())
    return Evidence(
        text=document.text,
        own=tuple(dict.fromkeys(filter(None, (*_given(document), *own)))),
        phrases=_lent(phrases),
        computed=tuple(dict.fromkeys(computed)),
        links=tuple(dict.fromkeys(filter(None, links))),
        people=people,
        more=tuple(pattern.strip() for pattern in phrases.post.more.values()),
        marks=phrases.post.marks,
        capital_nouns=phrases.post.capital_nouns,
    )


def _people(event: Event) -> tuple[str, ...]:
    return tuple(person.name for person in event.speakers)


def _given(document: Document) -> Iterator[str | None]:
    """Yield the words that stand for themselves: the author's, and names and titles of the events."""
    yield from (document.title, document.short_title, document.standfirst, document.byline)
    yield from (document.image_alt, document.emphasis, document.why, *document.hashtags)
    for quote in document.quotes:
        if quote.origin == "front-matter":
            yield from _quoted(quote)
    for statistic in document.statistics:
        if statistic.origin == "front-matter":
            yield " ".join(filter(None, (statistic.qualifier, statistic.figure, statistic.label)))
    for event in document.events:
        yield from (
            event.title,
            event.short_title,
            event.place,
            event.time_text,
            event.zone_text,
            event.result,
        )
        for person in (*event.speakers, event.chair):
            yield from _named(person)
        yield " ".join(counts_of(event))
    yield from (action.label for action in document.actions)


def counts_of(event: Event) -> tuple[str, ...]:
    """Return the numbers of people that a post may count after those it names, where they have two digits."""
    return tuple(str(count) for count in range(_COUNTED, len(event.speakers) + 1))


def _quoted(quote: Quote) -> tuple[str | None, ...]:
    return quote.text, quote.speaker, quote.role


def _named(person: Person | None) -> tuple[str | None, ...]:
    return (person.name, person.role) if person else ()


def _forms(event: Event, phrases: Phrases, today: date) -> Iterator[str]:
    """Yield every form in which a post may print the days and times of an event."""
    for moment in (event, *_ends(event)):
        day = moment.day
        if day is None:
            continue
        for posted in (today, day - timedelta(days=1), day):
            yield from date_facts(moment, phrases, posted=posted).values()
        yield from _plain(moment.start, phrases)
    yield from _joined(event, phrases)


def _joined(event: Event, phrases: Phrases) -> Iterator[str]:
    """Yield names with the conjunction before them, in languages that write both as one word."""
    conjunction = phrases.post.conjunction.lstrip()
    if conjunction and not conjunction[-1].isspace():
        people = event.people
        yield from (f"{conjunction}{person.name}" for person in people)


def _ends(event: Event) -> tuple[Event, ...]:
    """Return the end of an event, and of its registration, as events: their days are printed alike."""
    moments = (event.end, event.deadline)
    return tuple(Event(title="", start=moment, timezone=event.timezone) for moment in moments if moment)


def _plain(moment: date | datetime | None, phrases: Phrases) -> Iterator[str]:
    """Yield the day and the time in forms that the catalogue has no pattern for."""
    if moment is None:
        return
    names = phrases.dates
    weekday, month = phrases.weekday(moment), phrases.month(moment)
    short = f"{names.weekdays_short[moment.weekday()]} {names.months_short[moment.month - 1]}"
    yield f"{weekday} {phrases.day_number(moment)} {month} {moment.year} {short} {moment.isoformat()}"
    if isinstance(moment, datetime):
        hour, minute, time = moment.hour, moment.minute, phrases.time(moment.time())
        half, twelve = phrases.half(moment.time()), moment.hour % 12 or 12
        yield f"{time} {hour} {hour:02} {hour}:{minute:02} {hour:02}:{minute:02} {hour}.{minute:02}"
        yield f"{twelve}{half}" if not minute else f"{twelve}:{minute:02}{half} {twelve}.{minute:02}{half}"


@cache
def _template_words(catalogue: str | None) -> tuple[str, ...]:
    return fixed_words(parse_templates(load_templates(catalogue)))


def _lent(phrases: Phrases) -> tuple[str, ...]:
    """Return every word of the catalogue that may stand in a post or on a card."""
    sections = (getattr(phrases, name) for name in _LENT)
    values = (getattr(section, field.name) for section in sections for field in fields(section))
    texts = (text for value in values for text in _texts(value))
    return tuple(dict.fromkeys((*filter(None, texts), *_template_words(phrases.catalogue))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.replace("{", " ").replace("}", " ")
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        yield from (str(inner) for inner in value.values())


Kind: TypeAlias = Literal["quotation", "name", "number", "time", "words"]

_FEWEST_QUOTED = 3
_FEWEST_STRANGE = 5
_SHORT_PIECE = 2
_FEWEST_BESIDE, _MOST_BESIDE = 3, 12  # characters beside a mark by which it is known again
_TWO = 2
_SENTENCE_END = regex.compile(r"[.!?…؟。！？](?:\s|$)")
_STARTS = regex.compile(r"(?:^|[.!?…؟:;•\n]|[–—-]\s)[\s\"'“”„«»‘’‚(*_]*\Z", regex.MULTILINE)
_CAPITAL = regex.compile(r"\p{Lu}")
_TAG = regex.compile(r"(?<!&)#(?P<tag>[\p{L}\p{M}\p{N}_]+)")  # "&#58;" is a character, written out
_CAMEL = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{Nd}+")
_THREAD = regex.compile(r"^\d{1,2}/\d{1,2}$", regex.MULTILINE)
_OMITTED = regex.compile(r"\s*(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|…|\.\.\.)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """Words that rest on nothing.

    Attributes:
        words: As they stand in the text.
        kind: What they are.
        start: Where they begin, in characters.
        end: Where they end.
    """

    words: str
    kind: Kind
    start: int
    end: int


def find_unsupported(words: str, evidence: Evidence) -> tuple[Unsupported, ...]:
    """Return quotations, numbers, times and names of a text that the evidence does not hold.

    A quotation of three words or a sentence has to stand verbatim in the document or in the user's words,
    white space and inner marks aside. A number has to be there with the same digits and sign. Names
    are runs of capitalised words that do not merely begin a sentence; they have to be there in that order.

    Args:
        words: A post, a subject, an alt text.
        evidence: What it may rest on.
    """
    evidence_index, bare = index_evidence(evidence), without_links(words, evidence)
    found = [*_quotations(words, bare, evidence), *_numbers(bare, evidence, evidence_index)]
    found += _names(_without_tags(bare), evidence, evidence_index)
    found += _tags(bare, evidence_index)
    return tuple(sorted((_cut(words, kind, place) for kind, place in found), key=lambda one: one.start))


def find_strange(words: str, evidence: Evidence) -> tuple[Unsupported, ...]:
    """Return words that a text of our own cannot have: unknown ones, and stretches that nobody wrote so.

    Every word of a kit is of the source, of the user or of the catalogue, so a single word that is in none
    of them is strange; and so are five in a row that stand together nowhere.

    Args:
        words: A post or a subject.
        evidence: What it may rest on.
    """
    evidence_index, bare = index_evidence(evidence), _without_tags(without_links(words, evidence))
    found: list[Unsupported] = []
    start = 0
    for line in bare.split("\n"):
        places = _strange_in(line, evidence_index)
        found += [_cut(words, "words", (start + first, start + last)) for first, last in places]
        start += len(line) + 1
    return tuple(found)


def without_links(words: str, evidence: Evidence) -> str:
    """Return a text of the same length with spaces for the addresses that may stand in it."""
    for link in sorted(evidence.links, key=len, reverse=True):
        words = words.replace(link, " " * len(link)) if link else words
    return words


def find_quoted(words: str, evidence: Evidence) -> Iterator[Place]:
    """Yield where the content of each outer pair of quotation marks stands.

    `12”` is inches, and a mark that a title or a name never closes opens nothing.
    """
    alike, known = words.translate(_MARKS), index_evidence(evidence)
    signs = list(words)
    for place in (place for place, sign in enumerate(alike) if sign == "'"):
        near = ((alike[max(0, place - at) : place - at + size], at) for at, size in known.mark_shapes)
        if not known.open_marks.isdisjoint(near):
            signs[place] = " "
    words = "".join(signs)
    yield from ((start, end) for start, end in _pairs(words, evidence.marks) if end is not None)


def _pairs(words: str, marks: tuple[str, ...]) -> Iterator[tuple[int, int | None]]:
    """Yield for each mark that opens a pair where the content begins, and where it ends, if it does."""
    closers = _closers(marks)
    place = 0
    while place < len(words):
        inches = words[max(place - 1, 0) : place].isdigit()
        if words[place] in closers and not inches:
            end = _closing(words, place, closers[words[place]])
            yield place + 1, end
            place = end or place
        place += 1


def _open_marks(text: str, marks: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield each mark of a text that is never closed: what stands beside it, and where in that.

    Straight marks are among them: set in a post, one may pair with that of another field.
    """
    places = {start - 1 for start, end in _pairs(text, marks) if end is None}
    for place in sorted(places | {at for at, sign in enumerate(text) if sign == '"'}):
        behind = len(text) - place - 1
        first = place if behind >= _FEWEST_BESIDE else max(0, place + 1 - _MOST_BESIDE)
        yield text[first : place + 1 + _MOST_BESIDE].translate(_MARKS), place - first


def _closers(marks: tuple[str, ...]) -> dict[str, frozenset[str]]:
    closers: dict[str, frozenset[str]] = {}
    for left, right in (*PAIRS, marks[:2]):
        closers[left] = closers.get(left, frozenset()) | {right}
    closers["„"] = frozenset("“”")
    return closers


def _closing(words: str, opening: int, closers: frozenset[str]) -> int | None:
    """Return where the pair opened at a place is closed: within the paragraph, pairs inside it skipped."""
    depth = 0
    for place in range(opening + 1, len(words)):
        sign = words[place]
        if sign in closers:
            if depth == 0:
                return place
            depth -= 1
        elif sign == words[opening]:
            depth += 1
        elif words.startswith("\n\n", place):
            return None
    return None


def _quotations(words: str, bare: str, evidence: Evidence) -> Iterator[tuple[Kind, Place]]:
    """Yield what is quoted and nobody said; an address holds no marks, but may stand between them."""
    for start, end in find_quoted(bare, evidence):
        said = words[start:end].strip()
        long = len(words_of(said)) >= _FEWEST_QUOTED or _SENTENCE_END.search(said)
        if said and long and not is_verbatim(said, index_evidence(evidence).sources):
            yield "quotation", (start, end)


def is_verbatim(said: str, sources: tuple[str, ...]) -> bool:
    """Whether words stand in one of the folded texts, marks of omission between pieces in order aside."""
    whole = folded_marks(said)
    pieces = [folded_marks(piece) for piece in _OMITTED.split(said) if piece.strip()]
    return any(whole in source or _in_order(pieces, source) for source in sources)


def _in_order(pieces: list[str], source: str) -> bool:
    place = 0
    for piece in pieces:
        found = source.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return bool(pieces)


def _numbers(words: str, evidence: Evidence, evidence_index: EvidenceIndex) -> Iterator[tuple[Kind, Place]]:
    numbering = [match.span() for match in _THREAD.finditer(words)]
    for number in find_numbers(words):
        start, end = number.place
        if any(first <= start and end <= last for first, last in numbering):
            continue
        if not (_has_number(number, evidence_index) or _counts_the_rest(number, words, evidence)):
            yield ("time" if number.is_time else "number"), number.place


def _has_number(number: Number, evidence_index: EvidenceIndex) -> bool:
    if not number.sign:
        return number.digits in evidence_index.digits
    return (number.digits, number.sign) in evidence_index.numbers


def _counts_the_rest(number: Number, words: str, evidence: Evidence) -> bool:
    """Whether a number says how many speakers its line does not name, in the words of the catalogue.

    One who is quoted above it may be among those who are left out of the list.
    """
    start, end = number.place
    said = folded_marks(words[words.rfind("\n", 0, start) + 1 : end] + words[end:].partition("\n")[0])
    left = len(evidence.people) - sum(folded_marks(name) in said for name in evidence.people)
    phrases = (pattern.replace("#", number.digits) for pattern in evidence.more)
    return number.digits == str(left) and any(folded_marks(phrase) in said for phrase in phrases)


def _names(words: str, evidence: Evidence, evidence_index: EvidenceIndex) -> Iterator[tuple[Kind, Place]]:
    for run in _capital_runs(words, evidence_index):
        known = [word for word, _ in run]
        if evidence.capital_nouns:
            strange = [place for word, place in run if word not in evidence_index.words]
        else:
            strange = [run[first][1] for first, length in covered(known, evidence_index) if not length]
            strange = strange or ([run[0][1], run[-1][1]] if _is_patched(known, evidence_index) else [])
        if strange:
            yield "name", (strange[0][0], strange[-1][1])


def _is_patched(words: list[str], evidence_index: EvidenceIndex) -> bool:
    """Whether a name was put together from words of different names."""
    pieces = [length for _, length in covered(words, evidence_index)]
    return len(words) == _TWO and pieces == [1, 1]


def _capital_runs(words: str, evidence_index: EvidenceIndex) -> Iterator[list[tuple[str, Place]]]:
    """Yield runs of capitalised words with only spaces between; a first word of a sentence is no sign."""
    run: list[tuple[str, Place]] = []
    for word, written, place in find_words(words):
        joined = bool(run) and words[run[-1][1][1] : place[0]] in {" ", "-", "\u00a0"}
        if not _CAPITAL.match(written) or word in evidence_index.lent or not joined:
            if run:
                yield run
            run = []
        if (
            _CAPITAL.match(written)
            and word not in evidence_index.lent
            and not _STARTS.search(words[: place[0]][-8:])
        ):
            run.append((word, place))
    if run:
        yield run


def _without_tags(words: str) -> str:
    return _TAG.sub(lambda match: " " * len(match[0]), words)


def _tags(words: str, evidence_index: EvidenceIndex) -> Iterator[tuple[Kind, Place]]:
    for match in _TAG.finditer(words):
        parts = [part.casefold() for part in _CAMEL.findall(match["tag"])]
        if match["tag"].casefold() in evidence_index.words or _is_spelt(match["tag"], evidence_index):
            continue
        if not all(part in evidence_index.words for part in parts):
            yield "name", match.span()


def _is_spelt(tag: str, evidence_index: EvidenceIndex) -> bool:
    """Whether a tag is a run of words written as one."""
    spelt = tag.casefold().replace("_", "")
    return spelt in evidence_index.sequence.replace(" ", "").replace("'", "")


def _strange_in(line: str, evidence_index: EvidenceIndex) -> list[Place]:
    found = [(word, place) for word, _, place in find_words(line)]
    words = [word for word, _ in found]
    pieces = list(covered(words, evidence_index))
    unknown = [
        found[first][1]
        for first, length in pieces
        if not length
        and not _is_lent(words[first], evidence_index)
        and words[first] not in evidence_index.sequence
    ]
    return unknown or [
        (found[first][1][0], found[last][1][1]) for first, last in _patched(words, pieces, evidence_index)
    ]


def _patched(words: list[str], pieces: list[Place], evidence_index: EvidenceIndex) -> Iterator[Place]:
    """Yield first and last word of stretches put together from scraps."""
    scraps: list[int] = []
    for first, length in [*pieces, (len(words), _FEWEST_STRANGE)]:
        is_whole = " ".join(words[first : first + length]) in evidence_index.whole
        if length <= _SHORT_PIECE and not is_whole:
            places = range(first, first + max(length, 1))
            scraps += [place for place in places if not _is_lent(words[place], evidence_index)]
            continue
        if len(scraps) >= _FEWEST_STRANGE:
            yield scraps[0], scraps[-1]
        scraps = []


def _is_lent(word: str, evidence_index: EvidenceIndex) -> bool:
    return word in evidence_index.lent or any(sign.isdigit() for sign in word)


def _cut(words: str, kind: Kind, place: Place) -> Unsupported:
    start, end = place
    return Unsupported(words=words[start:end], kind=kind, start=start, end=end)
