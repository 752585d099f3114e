"""Whether words rest on evidence: quotations verbatim, numbers and names from the source or its author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import regex

from sharekit.presets.marks import PAIRS
from sharekit.write.ground import (
    Evidence,
    Ground,
    Number,
    Place,
    covered,
    find_numbers,
    find_words,
    folded_marks,
    ground_of,
    words_of,
)

Kind: TypeAlias = Literal["quotation", "name", "number", "time", "words"]

_FEWEST_QUOTED = 3
_FEWEST_STRANGE = 5
_SHORT_PIECE = 2
_TWO = 2
_SENTENCE_END = regex.compile(r"[.!?…؟。！？](?:\s|$)")
_STARTS = regex.compile(r"(?:^|[.!?…؟:;•\n]|[–—-]\s)[\s\"'“”„«»‘’‚(*_]*\Z", regex.MULTILINE)
_CAPITAL = regex.compile(r"\p{Lu}")
_TAG = regex.compile(r"#(?P<tag>[\p{L}\p{M}\p{N}_]+)")
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
    ground, bare = ground_of(evidence), without_links(words, evidence)
    found = [*_quotations(bare, evidence, ground), *_numbers(bare, evidence, ground)]
    found += _names(_without_tags(bare), evidence, ground)
    found += _tags(bare, ground)
    return tuple(sorted((_cut(words, kind, place) for kind, place in found), key=lambda one: one.start))


def find_strange(words: str, evidence: Evidence) -> tuple[Unsupported, ...]:
    """Return words that a text of our own cannot have: unknown ones, and stretches that nobody wrote so.

    Every word of a kit is of the source, of the user or of the catalogue, so a single word that is in none
    of them is strange; and so are five in a row that stand together nowhere.

    Args:
        words: A post or a subject.
        evidence: What it may rest on.
    """
    ground, bare = ground_of(evidence), _without_tags(without_links(words, evidence))
    found: list[Unsupported] = []
    start = 0
    for line in bare.split("\n"):
        places = _strange_in(line, ground)
        found += [_cut(words, "words", (start + first, start + last)) for first, last in places]
        start += len(line) + 1
    return tuple(found)


def without_links(words: str, evidence: Evidence) -> str:
    """Return a text of the same length with spaces for the addresses that may stand in it."""
    for link in sorted(evidence.links, key=len, reverse=True):
        words = words.replace(link, " " * len(link)) if link else words
    return words


def find_quoted(words: str, marks: tuple[str, ...]) -> Iterator[Place]:
    """Yield where the content of each outer pair of quotation marks stands; `12”` is inches."""
    closers = _closers(marks)
    place = 0
    while place < len(words):
        inches = words[max(place - 1, 0) : place].isdigit()
        end = None if inches else _closing(words, place, closers.get(words[place], frozenset()))
        if end is not None:
            yield place + 1, end
            place = end
        place += 1


def _closers(marks: tuple[str, ...]) -> dict[str, frozenset[str]]:
    closers: dict[str, frozenset[str]] = {}
    for left, right in (*PAIRS, marks[:2]):
        closers[left] = closers.get(left, frozenset()) | {right}
    closers["„"] = frozenset("“”")
    return closers


def _closing(words: str, opening: int, closers: frozenset[str]) -> int | None:
    """Return where the pair opened at a place is closed: within the paragraph, pairs inside it skipped."""
    depth = 0
    for place in range(opening + 1, len(words) if closers else 0):
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


def _quotations(words: str, evidence: Evidence, ground: Ground) -> Iterator[tuple[Kind, Place]]:
    for start, end in find_quoted(words, evidence.marks):
        said = words[start:end].strip()
        long = len(words_of(said)) >= _FEWEST_QUOTED or _SENTENCE_END.search(said)
        if said and long and not is_verbatim(said, ground.sources):
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


def _numbers(words: str, evidence: Evidence, ground: Ground) -> Iterator[tuple[Kind, Place]]:
    numbering = [match.span() for match in _THREAD.finditer(words)]
    for number in find_numbers(words):
        start, end = number.place
        if any(first <= start and end <= last for first, last in numbering):
            continue
        if not (_has_number(number, ground) or _counts_the_rest(number, words, evidence)):
            yield ("time" if number.is_time else "number"), number.place


def _has_number(number: Number, ground: Ground) -> bool:
    if not number.sign:
        return number.digits in ground.digits
    return (number.digits, number.sign) in ground.numbers


def _counts_the_rest(number: Number, words: str, evidence: Evidence) -> bool:
    """Whether a number says how many speakers are not named, in the words of the catalogue."""
    said = folded_marks(words)
    left = len(evidence.people) - sum(folded_marks(name) in said for name in evidence.people)
    phrases = (pattern.replace("#", number.digits) for pattern in evidence.more)
    return number.digits == str(left) and any(folded_marks(phrase) in said for phrase in phrases)


def _names(words: str, evidence: Evidence, ground: Ground) -> Iterator[tuple[Kind, Place]]:
    for run in _capital_runs(words, ground):
        known = [word for word, _ in run]
        if evidence.capital_nouns:
            strange = [place for word, place in run if word not in ground.words]
        else:
            strange = [run[first][1] for first, length in covered(known, ground) if not length]
            strange = strange or ([run[0][1], run[-1][1]] if _is_patched(known, ground) else [])
        if strange:
            yield "name", (strange[0][0], strange[-1][1])


def _is_patched(words: list[str], ground: Ground) -> bool:
    """Whether a name was put together from words of different names."""
    pieces = [length for _, length in covered(words, ground)]
    return len(words) == _TWO and pieces == [1, 1]


def _capital_runs(words: str, ground: Ground) -> Iterator[list[tuple[str, Place]]]:
    """Yield runs of capitalised words with only spaces between; a first word of a sentence is no sign."""
    run: list[tuple[str, Place]] = []
    for word, written, place in find_words(words):
        joined = bool(run) and words[run[-1][1][1] : place[0]] in {" ", "-", "\u00a0"}
        if not _CAPITAL.match(written) or word in ground.lent or not joined:
            if run:
                yield run
            run = []
        if _CAPITAL.match(written) and word not in ground.lent and not _STARTS.search(words[: place[0]][-8:]):
            run.append((word, place))
    if run:
        yield run


def _without_tags(words: str) -> str:
    return _TAG.sub(lambda match: " " * len(match[0]), words)


def _tags(words: str, ground: Ground) -> Iterator[tuple[Kind, Place]]:
    for match in _TAG.finditer(words):
        parts = [part.casefold() for part in _CAMEL.findall(match["tag"])]
        if match["tag"].casefold() in ground.words or _is_spelt(match["tag"], ground):
            continue
        if not all(part in ground.words for part in parts):
            yield "name", match.span()


def _is_spelt(tag: str, ground: Ground) -> bool:
    """Whether a tag is a run of words written as one."""
    return tag.casefold() in ground.sequence.replace(" ", "").replace("'", "")


def _strange_in(line: str, ground: Ground) -> list[Place]:
    found = [(word, place) for word, _, place in find_words(line)]
    words = [word for word, _ in found]
    pieces = list(covered(words, ground))
    unknown = [
        found[first][1]
        for first, length in pieces
        if not length and not _is_lent(words[first], ground) and words[first] not in ground.sequence
    ]
    return unknown or [
        (found[first][1][0], found[last][1][1]) for first, last in _patched(words, pieces, ground)
    ]


def _patched(words: list[str], pieces: list[Place], ground: Ground) -> Iterator[Place]:
    """Yield first and last word of stretches put together from scraps."""
    scraps: list[int] = []
    for first, length in [*pieces, (len(words), _FEWEST_STRANGE)]:
        is_whole = " ".join(words[first : first + length]) in ground.whole
        if length <= _SHORT_PIECE and not is_whole:
            places = range(first, first + max(length, 1))
            scraps += [place for place in places if not _is_lent(words[place], ground)]
            continue
        if len(scraps) >= _FEWEST_STRANGE:
            yield scraps[0], scraps[-1]
        scraps = []


def _is_lent(word: str, ground: Ground) -> bool:
    return word in ground.lent or any(sign.isdigit() for sign in word)


def _cut(words: str, kind: Kind, place: Place) -> Unsupported:
    start, end = place
    return Unsupported(words=words[start:end], kind=kind, start=start, end=end)
