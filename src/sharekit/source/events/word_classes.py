"""Words around events as classes: where a text holds words of inviting, of places, of deadlines."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

import regex

from sharekit.presets.grammar import load_table

_ALL = "all"  # the table of words that no language has alone
_ENGLISH = "en"
_SMALL = 3  # letters of words that join labels (`date and time`)
_SISTERS: Mapping[str, str] = MappingProxyType(
    {"bs": "hr", "sr": "hr", "sl": "hr", "sk": "cs", "gl": "pt", "da": "sv", "nb": "sv", "nn": "sv"}
)  # languages near enough to lend each other words of a class
_TOKEN = regex.compile(r"[\w\p{M}]+|[@&]")
_HEBREW, _ARABIC = (
    regex.compile(r"[ובלמהכש]{1,2}(?=\p{Hebrew}{2})"),
    regex.compile(r"و?(?:بال|ال|لل|ب|ل)(?=\p{Arabic}{2})"),
)


@dataclass(frozen=True, slots=True, eq=False)
class WordClasses:
    """Where the words of each class stand in one text: the offsets of their first letters, ascending."""

    at: Mapping[str, tuple[int, ...]]

    def count(self, name: str, start: int, end: int) -> int:
        """Return how many words of a class begin in a part of the text."""
        offsets = self.at[name]
        return bisect_left(offsets, end) - bisect_left(offsets, start)

    def between(self, name: str, start: int, end: int) -> tuple[int, ...]:
        """Return where words of a class begin in a part of the text."""
        offsets = self.at[name]
        return offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]


@dataclass(frozen=True, slots=True, eq=False)
class _Lexicon:
    """The words of all classes in one language: whole ones, beginnings, endings, and several in a row."""

    whole: Mapping[str, frozenset[str]]
    starts: Mapping[str, frozenset[str]]
    ends: Mapping[str, frozenset[str]]
    rows: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    lengths: tuple[int, ...]
    language: str

    def matches(self, tokens: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
        """Yield the classes of the words from one on, each with how many words it takes."""
        token = tokens[at]
        for name in _classes_of(token, self.language):
            yield name, 1
        for following, name in self.rows.get(token, ()):
            if tuple(tokens[at + 1 : at + 1 + len(following)]) == following:
                yield name, 1 + len(following)


@lru_cache(maxsize=20_000)
def _classes_of(token: str, language: str) -> frozenset[str]:
    """Return the classes of one word, in lower case."""
    lexicon = _lexicon(language)
    found: set[str] = set()
    for form in (token, *_without_prefix(token)):
        found |= lexicon.whole.get(form, frozenset())
        for length in lexicon.lengths:
            found |= lexicon.starts.get(form[:length], frozenset()) | lexicon.ends.get(
                form[-length:], frozenset()
            )
    return frozenset(found)


def _without_prefix(token: str) -> Iterator[str]:
    """Yield a Hebrew or Arabic word without the preposition or article that is written on it."""
    if token[0] > "\u0590":
        for prefix in (_HEBREW, _ARABIC):
            found = prefix.match(token)
            if found:
                yield token[found.end() :]
                if found.end() > 1:
                    yield token[1:]


def find_word_classes(text: str, language: str) -> WordClasses:
    """Return where words of all classes stand in a text.

    Args:
        text: The text.
        language: First part of a BCP 47 tag; one without words of its own gets those of all languages.
    """
    found = list(_TOKEN.finditer(text))
    tokens = [match.group().casefold() for match in found]
    lexicon = _lexicon(language)
    at: dict[str, list[int]] = {name: [] for name in load_table("event_words")}
    for index, match in enumerate(found):
        for name in {name for name, _ in lexicon.matches(tokens, index)}:
            at[name].append(match.start())
    return WordClasses(MappingProxyType({name: tuple(offsets) for name, offsets in at.items()}))


def label_classes(words: str, names: Sequence[str], language: str) -> frozenset[str]:
    """Return the classes that words are nothing but words of, as a label is (`Date and time`).

    Args:
        words: The words.
        names: The classes that are asked about.
        language: First part of a BCP 47 tag.
    """
    tokens = [match.group().casefold() for match in _TOKEN.finditer(words)]
    lexicon = _lexicon(language)
    return frozenset(
        name for name in names if tokens and ":" not in words and _is_only(tokens, name, lexicon)
    )


def _is_only(tokens: Sequence[str], name: str, lexicon: _Lexicon) -> bool:
    at, some = 0, False
    while at < len(tokens):
        taken = max((count for each, count in lexicon.matches(tokens, at) if each == name), default=0)
        if not taken and not (tokens[at].isalpha() and len(tokens[at]) <= _SMALL):
            return False
        some = some or taken > 0
        at += taken or 1
    return some


@cache
def class_words(name: str, language: str) -> tuple[str, ...]:
    """Return the words of a class in a language and in English, longest first."""
    rows, tag = load_table("event_words"), _SISTERS.get(language, language)
    known = any(tag in names for names in rows.values())
    chosen = (tag, _ENGLISH, _ALL) if known else tuple(rows[name])
    words = {word.replace("’", "'") for each in chosen for word in rows[name].get(each, ())}
    return tuple(sorted(words, key=len, reverse=True))


@cache
def _lexicon(language: str) -> _Lexicon:
    whole: dict[str, set[str]] = defaultdict(set)
    starts: dict[str, set[str]] = defaultdict(set)
    ends: dict[str, set[str]] = defaultdict(set)
    rows: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name in load_table("event_words"):
        for word in class_words(name, language):
            first, *others = _TOKEN.findall(word.casefold()) or [""]
            if others:
                rows[first].append((tuple(others), name))
            elif word.endswith("*"):
                starts[first].add(name)
            else:
                (ends if word.startswith("*") else whole)[first].add(name)
    return _Lexicon(
        whole=_frozen(whole),
        starts=_frozen(starts),
        ends=_frozen(ends),
        rows={word: tuple(each) for word, each in rows.items()},
        language=language,
        lengths=tuple(sorted({len(word) for word in (*starts, *ends)})),
    )


def _frozen(table: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({word: frozenset(names) for word, names in table.items() if word})


@cache
def link_patterns() -> Mapping[str, regex.Pattern[str]]:
    """Return the shapes of addresses: `forms`, `groups`, `paths`, `social`, `maps`."""
    table = load_table("event_links")
    hosts = {
        name: regex.compile(rf"https?://(?:[\w-]+\.)*(?:{'|'.join(table[name])})", regex.IGNORECASE)
        for name in ("forms", "groups", "social", "maps")
    }
    paths = regex.compile(rf"(?:[/?#._-]|^)(?:{'|'.join(table['paths'])})(?:[/?#._-]|$)", regex.IGNORECASE)
    return MappingProxyType({**hosts, "paths": paths})
