"""Quotation marks and their pairs, and the words around a quotation as classes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

import regex

from sharekit.document import Span
from sharekit.presets.grammar import UNKNOWN, Grammar, load_grammar, load_table
from sharekit.source.language.language import find_language
from sharekit.source.language.people import any_of, is_role_word
from sharekit.source.page import Page

_MARK = re.compile("[“”„‟\"«»‘’‚'״]")
_CLOSES: dict[str, str] = {
    "“": "”“",
    "«": "»",
    "‘": "’",
    '"': '"',
    "״": "״",
    "'": "'",
    "„": '“”"',
    "‚": "‘’",
    "»": "«",
    "‟": "”",
}
_SINGLE = frozenset("‘’'‚")
_BEFORE_OPENING = frozenset(" \u00a0\u202f([{—–-/¡¿\n:«“„‘\"'")
_SPACES = " \u00a0\u202f"
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words in quotation marks.

    Attributes:
        inner: The words without the marks and without space at their ends.
        outer: The words with their marks.
        mark: The opening mark.
        depth: 0 for outer marks, 1 for marks inside them.
        closed: False for a paragraph that opens speech which goes on in the next one.
    """

    inner: Span
    outer: Span
    mark: str
    depth: int = 0
    closed: bool = True

    @property
    def single(self) -> bool:
        """Whether it stands in single marks."""
        return self.mark in _SINGLE


def find_marked(page: Page) -> tuple[Marked, ...]:
    """Return everything that stands in quotation marks, in order of its opening mark."""
    found = [
        marked
        for index, block in enumerate(page.blocks)
        for marked in _in_block(page.text, block.span, _opening_of_next(page, index))
    ]
    return tuple(sorted(found, key=lambda marked: (marked.outer.start, -marked.outer.end)))


def _opening_of_next(page: Page, index: int) -> str:
    if index + 1 >= len(page.blocks):
        return ""
    return page.text[page.blocks[index + 1].span.start]


def _in_block(text: str, block: Span, following: str) -> Iterator[Marked]:
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match.group(), match.start()
        level = _closing_level(text, block, stack, mark, at)
        if level is not None:
            opening, start = stack[level]
            del stack[level:]
            yield _marked(text, opening, start, at + 1, depth=len(stack))
        elif len(stack) < _DEEPEST and _opens(text, block, mark, at):
            stack.append((mark, at))
    if stack and stack[0][0] == following:
        yield _marked(text, stack[0][0], stack[0][1], block.end, closed=False)


def _closing_level(
    text: str, block: Span, stack: Sequence[tuple[str, int]], mark: str, at: int
) -> int | None:
    """Return which open mark this one closes; an inner one left open is given up."""
    for level in range(len(stack) - 1, -1, -1):
        opening, start = stack[level]
        if mark in _CLOSES[opening] and _may_close(text, block, opening, mark, at) and at > start + 1:
            return level
    return None


def _may_close(text: str, block: Span, opening: str, mark: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < block.end else " "
    if mark in "’'" or opening == mark:
        before = text[at - 1]
        stopped = mark == '"' and before in ".,!?" and after.isalpha()
        return (stopped or not after.isalnum()) and (before not in _SPACES or mark == "»")
    return True


def _opens(text: str, block: Span, mark: str, at: int) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    if mark in "”’" or after == mark == "“":
        return False
    if mark == "«":
        return True
    if mark == "»":
        return before in _BEFORE_OPENING and after.isalnum()
    return before in _BEFORE_OPENING and after not in _SPACES


def _marked(text: str, mark: str, start: int, end: int, *, depth: int = 0, closed: bool = True) -> Marked:
    left, right = start + 1, end - 1 if closed else end
    while left < right and text[left] in _SPACES:
        left += 1
    while right > left and text[right - 1] in _SPACES:
        right -= 1
    return Marked(inner=Span(left, right), outer=Span(start, end), mark=mark, depth=depth, closed=closed)


_WORD = r"[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[’'‑\-._*:/@](?=\p{L}))*+[’'׳]?"
_MARKS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(",،", "comma"),
        **dict.fromkeys(":", "colon"),
        **dict.fromkeys(".!?…;؟\n", "stop"),
        **dict.fromkeys("—–―-", "dash"),
        **dict.fromkeys("()[]", "bracket"),
        **dict.fromkeys('“”„"«»', "quote"),
    }
)
_FEWEST_OTHER = 12  # words of a paragraph in another language than its document
_CLITIC = regex.compile(r"(?:-t)?-(?=\p{L})")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, with the classes it is of."""

    start: int
    end: int
    kinds: frozenset[str]

    def __contains__(self, kind: str) -> bool:
        """Tell whether it is of a class."""
        return kind in self.kinds


@dataclass(frozen=True, slots=True)
class Room:
    """A part of the text around a quotation, as tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    def before(self, at: int) -> Sequence[Token]:
        """Return the tokens that end before an offset."""
        return self.tokens[: bisect_left(self.tokens, at, key=lambda token: token.end - 1)]

    def after(self, at: int) -> Sequence[Token]:
        """Return the tokens that begin at an offset or after it."""
        return self.tokens[bisect_left(self.tokens, at, key=lambda token: token.start) :]


def says(token: Token) -> bool:
    """Tell whether a token is a verb of saying, or of what is done before one speaks."""
    return "says" in token or "reacts" in token


@lru_cache(maxsize=500)
def grammar_of(words: str, grammar: Grammar) -> Grammar:
    """Return the grammar of a paragraph: its own where it is surely in another language than its document."""
    if len(words.split()) < _FEWEST_OTHER:
        return grammar
    tag = find_language(words)
    other = load_grammar(tag)
    return other if UNKNOWN not in {tag, other.language} and tag != grammar.locale else grammar


def read_room(text: str, start: int, end: int, grammar: Grammar) -> Room:
    """Return a part of a text as tokens.

    Args:
        text: The text.
        start: Where the part begins.
        end: Where it ends.
        grammar: The words of its language.
    """
    found = _pattern(grammar).finditer(text, start, max(start, end))
    return Room(start, end, tuple(Token(*match.span(), _kinds(match, grammar)) for match in found))


@cache
def _pattern(grammar: Grammar) -> regex.Pattern[str]:
    rows = (*_classes(grammar)["says"], *_classes(grammar)["reacts"])
    verbs, according = any_of(rows), any_of(grammar.speech.according)
    whole = r"(?<![\p{L}\p{M}’'])"
    short = any_of(word.rstrip(".") for word in (*grammar.people.titles, *grammar.sentences.abbreviations))
    return regex.compile(
        rf"{whole}(?i:(?P<according>{according})(?=[ ])|(?P<verb>{verbs})(?![\p{{L}}\p{{M}}]))"
        rf"|(?<!\w)(?P<word>(?:\p{{Lu}}|(?i:{short}))\.(?=\s?[\p{{L}}])|{_WORD})|(?P<mark>[,،:.!?…;؟\n—–―()\[\]“”„\"«»]|-(?=\s))"
    )


def _kinds(match: regex.Match[str], grammar: Grammar) -> frozenset[str]:
    words = match.group()
    if match["mark"]:
        return frozenset({_MARKS[words]})
    kinds = _kinds_of(words, grammar)
    if match["according"]:
        return kinds | {"according"}
    return kinds


@lru_cache(maxsize=20_000)
def _kinds_of(words: str, grammar: Grammar) -> frozenset[str]:
    lower = words.rstrip(".").casefold().replace("’", "'")
    found = set(_table(grammar).get(lower, ()))
    if is_role_word(words, grammar) or is_role_word(words.removesuffix("s"), grammar):
        found.add("role")
    if words.endswith("."):  # an initial, a title
        found.add("title")
    if not found:
        found.add("plain")
    found.update(name for name, stems in _stems(grammar).items() if lower.startswith(stems))
    clitic = _CLITIC.search(words)
    if clitic:  # `affirme-t-elle`, `a-t-il`
        found |= _table(grammar).get(words[: clitic.start()].casefold(), frozenset()) & {"says", "small"}
        found |= _table(grammar).get(words[clitic.end() :].casefold(), frozenset()) & {"pronoun", "she", "he"}
    if "says" in found and lower.endswith("en") and grammar.speech.compounds:
        found.add("plural")  # `sagen sie`
    found.add("capital" if words[0].isupper() else "lower")
    return frozenset(found)


@cache
def _stems(grammar: Grammar) -> Mapping[str, tuple[str, ...]]:
    rows = ((name, _classes(grammar)[name]) for name in ("work", "called", "slogan", "thinks"))
    return {
        name: tuple(word.removesuffix("*") for word in words if word.endswith("*")) for name, words in rows
    }


@cache
def _table(grammar: Grammar) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in _classes(grammar).items():
        for word in words:
            found[word.casefold().replace("’", "'")].add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _classes(grammar: Grammar) -> Mapping[str, tuple[str, ...]]:
    small, people, own = grammar.sentences, grammar.people, load_table("speech_words")
    rows = {name: tuple(words.get(grammar.locale, ())) for name, words in own.items()}
    return {
        **rows,
        "says": (*grammar.speech.verbs, *rows["says"]),
        "noun": grammar.speech.nouns,
        "pronoun": people.pronouns,
        "she": people.she,
        "he": people.he,
        "article": people.articles,
        "group": people.organisations,
        "title": tuple(word.rstrip(".") for word in people.titles),
        "preposition": small.prepositions,
        "relative": small.relatives,
        "joiner": grammar.events.joiners,
        "small": (*small.auxiliaries, *small.pronouns),
        "auxiliary": small.auxiliaries,
        "conjunction": small.conjunctions,
        "verb": (*small.auxiliaries, *small.verbs, *grammar.rank.present, *grammar.rank.past),
        "self": (*grammar.rank.own, *grammar.rank.we),
        "late": small.stale,
        "indefinite": tuple(load_table("sentence_words")["indefinite"].get(grammar.locale, ())),
    }
