"""What speaks for and against a sentence that leaves its place: its words, and what stands around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import regex

from sharekit.document import Block, Span
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.presets.names import given_names
from sharekit.source.language.words import starts_with
from sharekit.source.quotations.quotations import Speech
from sharekit.source.sentences.classes import load_classes
from sharekit.source.sentences.ranking import Surroundings, find_features, find_tokens
from sharekit.source.sentences.sentences import Sentence

Traits: TypeAlias = Mapping[str, float]

_BRIEF, _SWEET, _LONG, _OVERLONG = 45, 70, 230, 300  # characters
_FEWEST_ASKED = 40  # characters of a question: a shorter one leans on those around it
_FEW, _SOME = 5, 8  # words
_SHORTEST_CLAUSE = 25
_HEAD = 6  # words within which a sentence says what happened `later`
_CONTENT, _STEM = 4, 6  # letters of a word that means something, and of those that tell it from others
_NEAR, _AROUND = 400, 700  # characters
_FEWEST_ANSWERS = 3  # questions as blocks of their own that make an interview
_PHRASE = 4  # words of the noun a sentence opens with
_SOME_SAID, _ALL_SAID = 0.2, 0.9  # of a sentence
_OPENING = "“”\"«»„‘’'¿¡([ *_-–—"
_CLAUSE_END = regex.compile(r"[,;:–—]|--")
_ADDRESS = regex.compile(r"https?:|www\.|\w@\w|\w\.(?:org|com|net)\b", regex.IGNORECASE)
_CLOCK = regex.compile(r"\d[:.h]\d\d|\d\s?[ap]\.?m\b", regex.IGNORECASE)
_PICTURE = regex.compile(r"\p{Extended_Pictographic}")
_LABEL = regex.compile(r"\A\W*\w+(?:\s\w+){0,3}\s?[:：]\s")
_NUMBERED = regex.compile(r"\A\W*\d{1,2}\uFE0F?[.)\s–-]\s?\p{L}")
_SHOUTED = regex.compile(r"\A\W*(?:\p{Lu}+[\s’']+)+\p{Lu}{2,}|\A\W*\p{Lu}{3,}\b")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_ACRONYM = regex.compile(r"\b\p{Lu}{2,6}s?\b")
_MARKED = regex.compile(r"[“”«»„\"]")
_DASH = regex.compile(r"\s[–—]\s|--")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*")
_NAME = regex.compile(r"(?<=[\w,’'“”] )\p{Lu}[\p{L}\p{M}’'-]*")  # a capital that does not open the sentence
_WHOLE_NAME = regex.compile(
    r"\p{Lu}[\p{L}\p{M}’'.-]*(?: (?:(?:de|da|do|dos|das|di|del|van|von|der|den|ter|la|le|el|al|bin|ibn|du) )*"
    r"\p{Lu}[\p{L}\p{M}’'-]+)+"
)
_NAMED_FIRST = regex.compile(r"\W*\p{Lu}[\p{L}’'-]*,? (?:\p{Ll}+ )?\p{Lu}\p{Ll}")
_GENITIVE = regex.compile(r"[’']s?$")
_ODD = frozenset("|<>{}_#~=*→•·/\\")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One sentence in its place.

    Attributes:
        span: Where it stands.
        block: What it stands in.
        before: The sentence before it in the text, or nothing.
        after: The one behind it.
    """

    span: Span
    block: Block
    before: str = ""
    after: str = ""

    @property
    def first(self) -> bool:
        """Whether it opens its block."""
        return self.span.start - self.block.span.start <= 2  # noqa: PLR2004 - a mark and a space

    @property
    def last(self) -> bool:
        """Whether it ends its block."""
        return self.block.span.end - self.span.end <= 2  # noqa: PLR2004 - a mark and a space


def find_stands(text: str, sentences: Sequence[Sentence]) -> Iterator[Stand]:
    """Yield sentences with those before and behind them."""
    words = ["", *(each.span.of(text) for each in sentences), ""]
    for at, each in enumerate(sentences):
        yield Stand(span=each.span, block=each.block, before=words[at], after=words[at + 2])


class Reader:
    """Finds the features of the sentences of one document.

    Args:
        around: Its text, title, words and quotations.
    """

    def __init__(self, around: Surroundings) -> None:
        """Prepare the words of the language."""
        self._around, self._text = around, around.page.text
        self._grammar = around.grammar
        self._classes = load_classes(around.grammar)
        self._blocks: dict[Span, bool] = {}

    def traits(self, stand: Stand) -> Traits:
        """Return what speaks for and against a sentence, each between 0 and 1."""
        words = stand.span.of(self._text)
        pulled = find_features(words, self._around, span=stand.span)
        return {
            **self.of_words(words),
            **self._of_opening(words, stand),
            **self._of_names(words, stand),
            **self._of_neighbours(words, stand),
            **self._of_place(stand),
            **self._of_voice(words, stand),
            **{f"pull_{name}": value for name, value in pulled.items()},
        }

    def of_words(self, words: str) -> Traits:
        """Return what speaks for and against words wherever they stand."""
        return {**_of_shape(words), **self._of_classes(words), **self._of_head(words)}

    def _of_classes(self, words: str) -> Traits:
        inside, first = self._classes.inside, _first_clause(words)
        counts = {name: len(pattern.findall(words)) for name, pattern in inside.items()}
        ending, verbs = self._grammar.sentences.verb_endings, self._classes.verbs
        verb = any(word in verbs or (ending and word.endswith(ending)) for word in find_tokens(words))
        return {
            **{f"has_{name}": min(2, count) / 2 for name, count in counts.items()},
            **{
                f"{name}_first": float(inside[name].search(first) is not None)
                for name in ("additive", "anaphor", "pronoun")
            },
            "stakes": min(4, counts["stakes"]) / 4,
            "later_first": float(inside["later"].search(" ".join(words.split()[:_HEAD])) is not None),
            "aside": float(self._classes.aside.search(words) is not None),
            "verbless": float(bool(verbs) and not verb),
        }

    def _of_head(self, words: str) -> Traits:
        lower = words.casefold().lstrip(_OPENING)
        opening = {name: starts_with(lower, each) for name, each in self._classes.opening.items()}
        contact = self._classes.inside["contact"].search(words) is not None
        return {
            **{f"opens_{name}": float(value) for name, value in opening.items()},
            "instructs": float(contact and opening["invitation"]),
        }

    def _of_opening(self, words: str, stand: Stand) -> Traits:
        following = stand.after.casefold().lstrip(_OPENING)
        given, bare = self._definite(words, stand)
        return {
            "before_pointer": float(starts_with(following, self._classes.opening["pointer"])),
            "given": float(given),
            "bare_definite": float(bare),
        }

    def _definite(self, words: str, stand: Stand) -> tuple[bool, bool]:
        """Tell whether it opens with a noun that was told of, and with one that nothing explains."""
        lower, head = words.casefold().lstrip(_OPENING), words.lstrip(_OPENING)
        lead = next((each for each in self._classes.opening["definite"] if _leads(lower, each)), None)
        if lead is None:
            return False, False
        parts = head[len(lead) :].split()
        bare = [(_WORD.findall(part) or [""])[0].casefold() for part in parts[: _PHRASE + 1]]
        size = next((at for at, word in enumerate(bare) if word in self._classes.small), _PHRASE)
        named = any(part[0].isupper() for part in parts[:size]) and not self._grammar.speech.compounds
        explained = size < len(bare) and bare[size] in self._grammar.sentences.prepositions
        told = any(len(word) >= _CONTENT and self._told(word[:_STEM], stand) for word in bare[:size])
        return told and not named, not (named or explained)

    def _told(self, stem: str, stand: Stand) -> bool:
        return self._first_told.get(stem, stand.span.start) < stand.span.start

    @cached_property
    def _first_told(self) -> Mapping[str, int]:
        """Where each word that means something stands first, by its beginning."""
        found: dict[str, int] = {}
        for match in _WORD.finditer(self._text):
            found.setdefault(match[0].casefold()[:_STEM], match.start())
        return found

    def _of_names(self, words: str, stand: Stand) -> Traits:
        names, whole = _NAME.findall(words), _WHOLE_NAME.findall(words)
        inside = {part for name in whole for part in name.split()}
        known = sum(self._first_named.get(name, stand.span.start) < stand.span.start for name in names)
        return {
            "names": min(4, len(names)) / 4,
            "named": float(bool(names)),
            "whole_name": float(bool(whole)),
            "given_name": float(any(part.casefold() in given_names() for part in inside)),
            "surname": float(
                any(self._is_surname(word, stand) for word in _WORD.findall(words) if word not in inside)
            ),
            "new_names": min(3, len(names) - known) / 3,
            "old_names": min(3, known) / 3,
            "opens_with_name": float(_NAMED_FIRST.match(words) is not None),
            "acronym": float(_ACRONYM.search(words) is not None),
        }

    def _is_surname(self, word: str, stand: Stand) -> bool:
        """Tell whether a word ends a longer name that stands before its sentence."""
        return self._surnames.get(_GENITIVE.sub("", word), stand.span.start) < stand.span.start

    @cached_property
    def _surnames(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for match in _WHOLE_NAME.finditer(self._text):
            found.setdefault(_GENITIVE.sub("", match[0].rpartition(" ")[2]), match.start())
        return found

    @cached_property
    def _first_named(self) -> Mapping[str, int]:
        """Where each word with a capital stands first below the title."""
        found: dict[str, int] = {}
        first = next(iter(self._around.page.blocks), None)
        start = first.span.end if first and first.kind == "title" else 0
        for match in _WORD.finditer(self._text, start):
            if match[0][0].isupper():
                found.setdefault(match[0], match.start())
        return found

    def _of_neighbours(self, words: str, stand: Stand) -> Traits:
        own, start = self._content(words), stand.span.start
        size = len(own) or 1
        title = self._content(self._around.title)
        before = stand.before.rstrip("*_ ")
        return {
            "shares_before": len(own & self._content(stand.before)) / size,
            "shares_near": len(own & self._content(self._text[max(0, start - _NEAR) : start])) / size,
            "told": sum(self._told(stem, stand) for stem in own) / size,
            "shares_title": min(3, len(own & title)) / 3,
            "is_title": float(bool(own) and own <= title),
            "after_question": float(before.endswith(QUESTION_MARKS)),
            "after_colon": float(before.endswith(":")),
        }

    def _content(self, words: str) -> frozenset[str]:
        stop = self._grammar.stopwords
        return frozenset(
            word[:_STEM] for word in find_tokens(words) if len(word) >= _CONTENT and word not in stop
        )

    def _of_place(self, stand: Stand) -> Traits:
        asked = bisect_left(self._questions, stand.span.start)
        interview = len(self._questions) >= _FEWEST_ANSWERS
        return {
            "first": float(stand.first),
            "last": float(stand.last),
            "alone": float(stand.first and stand.last),
            "item": float(stand.block.kind == "item"),
            "heading": float(stand.block.kind in {"heading", "title"}),
            "position": stand.span.start / (len(self._text) or 1),
            "opens_text": float(stand.span.start < self._opening_ends),
            "interview": float(interview),
            "asked_before": float(interview and asked > 0),
        }

    @cached_property
    def _opening_ends(self) -> int:
        first = next((each for each in self._around.page.blocks if each.kind == "paragraph"), None)
        return first.span.end if first else 0

    @cached_property
    def _questions(self) -> tuple[int, ...]:
        """Where blocks begin that end in a question, as those of an interview do."""
        blocks = (each for each in self._around.page.blocks if each.kind != "title")
        return tuple(
            each.span.start
            for each in blocks
            if each.span.of(self._text).rstrip("*_ ").endswith(QUESTION_MARKS)
        )

    def _of_voice(self, words: str, stand: Stand) -> Traits:
        inside, heard = self._classes.inside, self._heard(stand.span)
        bare = self._unquoted(stand.span)
        quoted = sum(
            min(each.outer.end, stand.span.end) - max(each.outer.start, stand.span.start) for each in heard
        )
        share = min(1.0, quoted / len(words))
        names = [each.speaker.name for each in heard if each.speaker]
        return {
            "quoted": share,
            "all_quoted": float(share > _ALL_SAID),
            "named_speaker": float(any(name.split()[-1] in words for name in names)),
            "whole_speaker": float(any(name in words for name in names)),
            "official_said": float(bool(inside["said"].search(bare) and inside["office"].search(bare))),
            "official_quoted": float(share > 0 and inside["office"].search(bare) is not None),
            "own_unquoted": float(inside["own"].search(bare) is not None),
            "own_in_block": float(self._block_owns(stand.block.span)),
            "own_near": min(4, self._owns_in(stand.span.start - _AROUND, stand.span.end + _AROUND)) / 4,
            "own_in_text": min(1.0, 240 * len(self._owns) / (len(self._text) or 1)),
            **self._of_naming(bare, share),
        }

    def _of_naming(self, bare: str, share: float) -> Traits:
        """Return how what is around the words said names somebody."""
        said, pronoun = share > _SOME_SAID, self._classes.inside["pronoun"].search(bare)
        named, whole = _NAME.search(bare), _WHOLE_NAME.search(bare)
        return {
            "said_of_it": float(share > 0 and self._classes.inside["said"].search(bare) is not None),
            "bare_named": float(named is not None),
            "quoted_bare": float(said and named is None and whole is None),
            "quoted_surname": float(said and named is not None and whole is None),
            "quoted_whole": float(said and whole is not None),
            "pronoun_unnamed": float(pronoun is not None and not _NAME.search(bare[: pronoun.start()])),
        }

    def _heard(self, span: Span) -> Sequence[Speech]:
        first = max(0, bisect_right(self._around.speech, span.start, key=lambda each: each.outer.start) - 1)
        last = bisect_left(self._around.speech, span.end, key=lambda each: each.outer.start)
        return [each for each in self._around.speech[first:last] if each.outer.end > span.start]

    def _unquoted(self, span: Span) -> str:
        return "".join(part.of(self._text) for part in self._outside(span))

    def _outside(self, span: Span) -> Iterator[Span]:
        """Yield the parts of a span that nobody says."""
        at = span.start
        for each in self._heard(span):
            yield Span(at, max(at, each.outer.start))
            at = max(at, each.outer.end)
        yield Span(at, max(at, span.end))

    @cached_property
    def _owns(self) -> tuple[int, ...]:
        """Where somebody speaks of themself outside of quotation marks."""
        own = self._classes.inside["own"]
        whole = Span(0, len(self._text))
        return tuple(
            match.start()
            for part in self._outside(whole)
            for match in own.finditer(self._text, part.start, part.end)
        )

    def _block_owns(self, block: Span) -> bool:
        """Tell whether anybody speaks of themself in a block; asked once a block."""
        if block not in self._blocks:
            found = self._classes.inside["own"].search(self._text, block.start, block.end)
            self._blocks[block] = found is not None
        return self._blocks[block]

    def _owns_in(self, start: int, end: int) -> int:
        return bisect_left(self._owns, end) - bisect_left(self._owns, start)


def _leads(lower: str, article: str) -> bool:
    return lower.startswith(f"{article} ") or (article[-1] in "’'" and lower.startswith(article))


def _first_clause(words: str) -> str:
    cut = _CLAUSE_END.search(words, _SHORTEST_CLAUSE)
    return words[: cut.start()] if cut else words


def _of_shape(words: str) -> Traits:
    tokens, size = _WORD.findall(words), len(words)
    bare, head = words.rstrip("*_ ”»\"'’)"), words.lstrip(_OPENING)
    found = {
        "brief": size < _BRIEF,
        "sweet": _SWEET <= size <= _LONG,
        "long": size > _LONG,
        "overlong": size > _OVERLONG,
        "few_words": len(tokens) < _FEW,
        "some_words": len(tokens) < _SOME,
        "stopped": bare.endswith((*QUESTION_MARKS, ".", "!", "…")),
        "colon_end": bare.endswith(":"),
        "question": bare.endswith(QUESTION_MARKS),
        "brief_question": bare.endswith(QUESTION_MARKS) and size < _FEWEST_ASKED,
        "exclaims": bare.endswith("!"),
        "lower": head[:1].islower(),
        "digit_first": head[:1].isdigit(),
        "money": any(sign in words for sign in "$€£%"),
        "figure": any(sign.isdigit() for sign in words),
        "semicolon": ";" in words,
        "brackets": "(" in words or "[" in words,
        "marks_open": len(_MARKED.findall(words)) % 2 == 1,
        "odd": not _ODD.isdisjoint(words),
        **{name: pattern.search(words) is not None for name, pattern in _SIGNS.items()},
    }
    return {
        **{name: float(value) for name, value in found.items()},
        "length": min(size, _OVERLONG) / _OVERLONG,
        "titled": sum(word[0].isupper() for word in tokens) / (len(tokens) or 1),
        "commas": min(4, words.count(",")) / 4,
    }


_SIGNS = {
    "picture": _PICTURE,
    "label": _LABEL,
    "numbered": _NUMBERED,
    "shouted": _SHOUTED,
    "address": _ADDRESS,
    "clock": _CLOCK,
    "year": _YEAR,
    "dash": _DASH,
}
