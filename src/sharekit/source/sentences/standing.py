"""May a sentence stand alone, and would it open a post? One judge for everybody who asks.

A short table of vetoes, and two fitted scores over features: the words of a sentence, as classes of those
that go on from another one, bring in what is new, ask to write; and what stands around it. The weights, and
how they were fitted, stand in `presets/grammar/sentence_model.toml`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeAlias

import regex

from sharekit.document import Block, Span, Standing
from sharekit.presets.grammar import Grammar, load_table
from sharekit.presets.grammar_words import Words
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.presets.names import given_names
from sharekit.source.choice import logistic, logit
from sharekit.source.language.people import any_of, starts_with
from sharekit.source.quotations.quotations import Speech
from sharekit.source.sentences.ranking import (
    Reasons,
    Starts,
    Surroundings,
    anywhere,
    find_features,
    find_tokens,
)
from sharekit.source.sentences.sentences import Sentence, find_sentences

Traits: TypeAlias = Mapping[str, float]
Model: TypeAlias = Mapping[str, Any]

VETOES: Mapping[str, Sequence[str]] = load_table("sentence_features")["vetoes"]
UNFIT: Sequence[str] = load_table("sentence_features")["unfit"]["reasons"]
_UNNAMED = "needs-context"
_NEVER = -9.0  # less than any sentence that would open a post
_CARD = 280  # characters
_LEAST = 0.3  # of the score that features speak against it, to name the reason after them


class Judge:
    """Judges the sentences of one document."""

    def __init__(self, around: Surroundings, sentences: Sequence[Sentence]) -> None:
        """Make a judge of what is said in a document, and of these, all its sentences, in order."""
        self._around, self._reader, self._text = around, Reader(around), around.page.text
        self._traits: dict[Span, Traits] = {}
        words = ["", *(each.span.of(self._text) for each in sentences), ""]
        self._stands = {
            each.span: Stand(span=each.span, block=each.block, before=words[at], after=words[at + 2])
            for at, each in enumerate(sentences)
        }

    def sentences(self, sentences: Sequence[Sentence]) -> Iterator[Standing]:
        """Yield what is judged of some sentences, in their order."""
        for each in sentences:
            yield judge(each.span, self.traits(each), load_table("sentence_model"))

    def traits(self, sentence: Sentence) -> Traits:
        """Return what speaks for and against a sentence of the document."""
        span = sentence.span
        if span not in self._traits:
            self._traits[span] = self._reader.traits(self._stands[span])
        return self._traits[span]

    def speech(self, speech: Sequence[Speech]) -> Iterator[tuple[Speech, Span, Reasons]]:
        """Yield what is judged of quotations: whose words they are is told beside them.

        One too long for a card is followed by those of its sentences that can stand alone.
        """
        for each in speech:
            yield each, each.span, self._against(each.span, "speech")
            yield from ((each, part, ()) for part in self._parts(each.span))

    def _parts(self, said: Span) -> Iterator[Span]:
        if said.end - said.start <= _CARD:
            return
        page = replace(self._around.page, blocks=(Block(kind="quotation", span=said),))
        for sentence in find_sentences(page, (), self._around.grammar):
            # It must be one to those who read no other.
            if sentence.span != said and not self._against(sentence.span, "speech", "parts"):
                yield sentence.span

    def _against(self, span: Span, *parts: str) -> Reasons:
        traits = self._reader.of_words(span.of(self._text))
        rows = [row for part in parts for row in load_table("sentence_features")[part].items()]
        return tuple(reason for reason, names in rows if any(traits[name] for name in names))


def judge(span: Span, traits: Traits, model: Model) -> Standing:
    """Return what a model says of one sentence, by its features."""
    stands = logit(model["stands"], traits)
    score = logistic(stands)
    unfit = any(traits[name] for name in UNFIT)
    opens = _NEVER if unfit else logit(model["opens"], traits) + model["opens"]["share"] * stands
    reasons = tuple(find_vetoes(traits))
    if not reasons and score < model["stands"]["least"]:
        reasons = (_main_reason(traits, model),)
    return Standing(span=span, score=round(score, 3), opens=round(opens, 3), reasons=reasons)


def find_vetoes(traits: Traits) -> Iterator[str]:
    """Yield the names of the vetoes on a sentence."""
    yield from (reason for reason, names in VETOES.items() if any(traits[name] for name in names))


def _main_reason(traits: Traits, model: Model) -> str:
    """Return what speaks most against a sentence that no veto forbids."""
    weights = model["stands"]["weights"]
    against = {
        reason: sum(weights.get(name, 0.0) * traits[name] for name in names)
        for reason, names in load_table("sentence_features")["against"].items()
    }
    reason = min(against, key=lambda each: against[each])
    return reason if against[reason] < -_LEAST else _UNNAMED


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
_ACRONYM = regex.compile(r"\b\p{Lu}{2,6}s?\b")
_SCARE = regex.compile(
    r"[“\"«„»‘]\s?\p{Ll}[^“”\"«»’]{2,80}[”\"»«“’]"
)  # a few words of somebody's, in a sentence of ours
_MARKED = regex.compile(r"[“”«»„\"]")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*")
_NAME = regex.compile(r"(?<=[\w,’'“”] )\p{Lu}[\p{L}\p{M}’'-]*")  # a capital that does not open the sentence
_WHOLE_NAME = regex.compile(
    rf"\p{{Lu}}[\p{{L}}\p{{M}}’'.-]*(?: (?:(?:{'|'.join(load_table('sentence_features')['particles'])}) )*"
    r"\p{Lu}[\p{L}\p{M}’'-]+)+"
)
_NAMED_FIRST = regex.compile(r"\W*\p{Lu}[\p{L}’'-]*,? (?:\p{Ll}+ )?\p{Lu}\p{Ll}")
_GENITIVE = regex.compile(r"[’']s?$")
_SIGNS = {
    "picture": regex.compile(r"\p{Extended_Pictographic}"),
    "label": regex.compile(r"\A\W*\w+(?:\s\w+){0,3}\s?[:：]\s"),
    "numbered": regex.compile(r"\A\W*\d{1,2}\uFE0F?[.)\s–-]\s?\p{L}"),
    "shouted": regex.compile(r"\A\W*(?:\p{Lu}+[\s’']+)+\p{Lu}{2,}|\A\W*\p{Lu}{3,}\b"),
    "address": regex.compile(r"https?:|www\.|\w@\w|\w\.(?:org|com|net)\b", regex.IGNORECASE),
    "clock": regex.compile(r"\d[:.h]\d\d|\d\s?[ap]\.?m\b", regex.IGNORECASE),
    "year": regex.compile(r"\b(?:19|20)\d\d\b"),
    "remark": regex.compile(r"[(\[][^()\[\]]*?(?<!\p{L})\p{Ll}{2,}"),  # in brackets, and no abbreviation
    "dash": regex.compile(r"\s[–—]\s|--"),
}
_BESIDE = 100  # letters beside a word among which the next word is
_LAST_CAPITAL = regex.compile(r"\p{Lu}[\p{L}\p{M}’'.-]*\Z")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_CLOSING = "*_ ”»\"'’)"
_STOPS = (*QUESTION_MARKS, ".", "!", "…", ":")
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


class Reader:
    """Finds the features of the sentences of one document."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._text = around, around.page.text
        self._grammar = around.grammar
        self._classes = _load_classes(around.grammar)
        self._blocks: dict[Span, bool] = {}

    def traits(self, stand: Stand) -> Traits:
        """Return what speaks for and against a sentence, each between 0 and 1."""
        words = stand.span.of(self._text)
        pulled = find_features(words, self._around, span=stand.span)
        traits = {
            **self.of_words(words),
            **self._of_opening(words, stand),
            **self._of_names(words, stand),
            **self._of_neighbours(words, stand),
            **self._of_place(stand),
            **self._of_voice(words, stand, pulled["quoted"]),
            **{f"pull_{name}": value for name, value in pulled.items()},
        }
        return {**traits, **_of_pairs(traits)}

    def of_words(self, words: str) -> Traits:
        """Return what speaks for and against words wherever they stand."""
        return {**_of_shape(words), **self._of_classes(words), **self._of_head(words)}

    def _of_classes(self, words: str) -> Traits:
        inside, cut = self._classes.inside, _CLAUSE_END.search(words, _SHORTEST_CLAUSE)
        first = words[: cut.start()] if cut else words
        some = self._classes.starts.classes(words)
        counts = {name: len(each.findall(words)) if name in some else 0 for name, each in inside.items()}
        ending, verbs = self._grammar.sentences.verb_endings, self._classes.verbs
        verb = any(word in verbs or (ending and word.endswith(ending)) for word in find_tokens(words))
        early = ("additive", "anaphor", "pronoun")
        return {
            **{f"has_{name}": min(2, count) / 2 for name, count in counts.items()},
            **{f"{name}_first": name in some and inside[name].search(first) is not None for name in early},
            "stakes": min(4, counts["stakes"]) / 4,
            "later_first": "later" in some
            and inside["later"].search(" ".join(words.split()[:_HEAD])) is not None,
            "aside": self._classes.aside.search(words) is not None,
            "verbless": bool(verbs) and not verb,
        }

    def _of_head(self, words: str) -> Traits:
        lower = words.casefold().lstrip(_OPENING)
        opening = {name: starts_with(lower, each) for name, each in self._classes.opening.items()}
        contact = opening["invitation"] and self._classes.inside["contact"].search(words) is not None
        return {
            **{f"opens_{name}": value for name, value in opening.items()},
            "instructs": contact,
        }

    def _of_opening(self, words: str, stand: Stand) -> Traits:
        following = stand.after.casefold().lstrip(_OPENING)
        given, bare = self._definite(words, stand)
        pointed = starts_with(following, self._classes.opening["pointer"])
        return {
            "before_pointer": pointed,
            "given": given,
            "bare_definite": bare,
            "occasion": self._is_occasion(words),
            "told_inside": min(3, self._told_inside(words, stand)) / 3,
            "goes_on": bool(stand.before)
            and not (stand.first or stand.before.rstrip(_CLOSING).endswith(_STOPS)),
        }

    def _is_occasion(self, words: str) -> bool:
        """Tell whether it opens with an event that only what stands before names (`The workshop`)."""
        lower, head = words.casefold().lstrip(_OPENING), words.lstrip(_OPENING)
        lead = next((each for each in self._classes.opening["definite"] if _leads(lower, each)), None)
        noun, following = "", ""
        if lead is not None:
            noun, following = (*head[len(lead) :].split()[:2], "", "")[:2]
        kind = self._classes.inside["kind"].search(noun) is not None
        return kind and (self._grammar.speech.compounds or not following[:1].isupper())

    def _told_inside(self, words: str, stand: Stand) -> int:
        """Count the nouns behind an article, anywhere, that were told of and are no name."""
        parts = [word.casefold() for word in _WORD.findall(words)]
        articles = {each for each in self._classes.opening["definite"] if each[-1] not in "’'"}
        capital = self._grammar.speech.compounds
        raw = _WORD.findall(words)
        return sum(
            parts[at] in articles
            and len(parts[at + 1]) >= _CONTENT
            and (capital or raw[at + 1][0].islower())
            and self._told(parts[at + 1][:_STEM], stand)
            for at in range(len(parts) - 1)
        )

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
        return _firsts((found[0].casefold()[:_STEM], found.start()) for found in _WORD.finditer(self._text))

    def _of_names(self, words: str, stand: Stand) -> Traits:
        names, whole = _NAME.findall(words), _WHOLE_NAME.findall(words)
        inside = {part for name in whole for part in name.split()}
        known = sum(self._first_named.get(name, stand.span.start) < stand.span.start for name in names)
        others = (word for word in _WORD.findall(words) if word not in inside)
        return {
            "names": min(4, len(names)) / 4,
            "named": bool(names),
            "whole_name": bool(whole),
            "given_name": any(part.casefold() in given_names() for part in inside),
            "surname": any(self._is_surname(word, stand) for word in others),
            "new_names": min(3, len(names) - known) / 3,
            "old_names": min(3, known) / 3,
            "opens_with_name": _NAMED_FIRST.match(words) is not None,
            "acronym": _ACRONYM.search(words) is not None,
            "opens_surname": any(
                self._is_surname(word, stand) for word in words.lstrip(_OPENING).split()[:1]
            ),
            "lone_given": any(self._is_lone(found, words) for found in _WORD.finditer(words)),
        }

    def _is_lone(self, found: regex.Match[str], words: str) -> bool:
        """Tell whether a word is a first name without a second."""
        if not found[0][0].isupper() or found[0].casefold() not in given_names():
            return False
        start, end = found.span()
        before, after = words[max(0, start - _BESIDE) : start].rstrip(), words[end : end + _BESIDE].lstrip()
        beside = bool(before) and words[start - 1] == " " and _LAST_CAPITAL.search(before) is not None
        return not (beside or after[:1].isupper())

    def _is_surname(self, word: str, stand: Stand) -> bool:
        """Tell whether a word ends a longer name that stands before its sentence."""
        return self._surnames.get(_GENITIVE.sub("", word), stand.span.start) < stand.span.start

    @cached_property
    def _surnames(self) -> Mapping[str, int]:
        whole = _WHOLE_NAME.finditer(self._text)
        return _firsts((_GENITIVE.sub("", found[0].rpartition(" ")[2]), found.start()) for found in whole)

    @cached_property
    def _first_named(self) -> Mapping[str, int]:
        """Where each word with a capital stands first below the title."""
        first = next(iter(self._around.page.blocks), None)
        start = first.span.end if first and first.kind == "title" else 0
        words = _WORD.finditer(self._text, start)
        return _firsts((found[0], found.start()) for found in words if found[0][0].isupper())

    def _of_neighbours(self, words: str, stand: Stand) -> Traits:
        stop, start = self._grammar.stopwords, stand.span.start
        own, title = _content(words, stop), _content(self._around.title, stop)
        size = len(own) or 1
        before = stand.before.rstrip("*_ ")
        return {
            "shares_before": len(own & _content(stand.before, stop)) / size,
            "shares_near": len(own & _content(self._text[max(0, start - _NEAR) : start], stop)) / size,
            "told": sum(self._told(stem, stand) for stem in own) / size,
            "shares_title": min(3, len(own & title)) / 3,
            "is_title": bool(own) and own <= title,
            "after_question": before.endswith(QUESTION_MARKS),
            "after_colon": before.endswith(":"),
        }

    def _of_place(self, stand: Stand) -> Traits:
        asked = bisect_left(self._questions, stand.span.start)
        interview = len(self._questions) >= _FEWEST_ANSWERS
        return {
            "first": stand.first,
            "last": stand.last,
            "alone": stand.first and stand.last,
            "item": stand.block.kind == "item",
            "heading": stand.block.kind in {"heading", "title"},
            "position": stand.span.start / (len(self._text) or 1),
            "opens_text": stand.span.start < self._opening_ends,
            "interview": interview,
            "asked_before": interview and asked > 0,
            "leads_here": any(
                link.span.of(self._text).casefold().strip(_OPENING) in self._grammar.events.here
                for link in self._around.page.links_in(stand.span)
            ),
        }

    @cached_property
    def _opening_ends(self) -> int:
        first = next((each for each in self._around.page.blocks if each.kind == "paragraph"), None)
        return first.span.end if first else 0

    @cached_property
    def _questions(self) -> tuple[int, ...]:
        """Where blocks begin that end in a question, as those of an interview do."""
        blocks = (each for each in self._around.page.blocks if each.kind != "title")
        told = ((each.span.start, each.span.of(self._text).rstrip("*_ ")) for each in blocks)
        return tuple(start for start, words in told if words.endswith(QUESTION_MARKS))

    def _of_voice(self, words: str, stand: Stand, share: float) -> Traits:
        inside, heard = self._classes.inside, self._around.heard(stand.span)
        bare = "".join(part.of(self._text) for part in self._outside(stand.span))
        names = [each.speaker.name for each in heard if each.speaker]
        return {
            "quoted": share,
            "all_quoted": share > _ALL_SAID,
            "named_speaker": any(name.split()[-1] in words for name in names),
            "whole_speaker": any(name in words for name in names),
            "official_said": bool(inside["said"].search(bare) and inside["office"].search(bare)),
            "official_quoted": share > 0 and inside["office"].search(bare) is not None,
            "official_scare": inside["office"].search(words) is not None and _SCARE.search(words) is not None,
            "own_unquoted": inside["own"].search(bare) is not None,
            "own_in_block": self._block_owns(stand.block.span),
            "own_near": min(4, self._owns_in(stand.span.start - _AROUND, stand.span.end + _AROUND)) / 4,
            "own_in_text": min(1.0, 240 * len(self._owns) / (len(self._text) or 1)),
            **self._of_naming(bare, share),
        }

    def _of_naming(self, bare: str, share: float) -> Traits:
        """Return how what is around the words said names somebody."""
        said, pronoun = share > _SOME_SAID, self._classes.inside["pronoun"].search(bare)
        named, whole = _NAME.search(bare), _WHOLE_NAME.search(bare)
        return {
            "said_of_it": share > 0 and self._classes.inside["said"].search(bare) is not None,
            "bare_named": named is not None,
            "quoted_bare": said and named is None and whole is None,
            "quoted_surname": said and named is not None and whole is None,
            "quoted_whole": said and whole is not None,
            "pronoun_unnamed": pronoun is not None and not _NAME.search(bare[: pronoun.start()]),
        }

    def _outside(self, span: Span) -> Iterator[Span]:
        """Yield the parts of a span that nobody says."""
        at = span.start
        for each in self._around.heard(span):
            yield Span(at, max(at, each.outer.start))
            at = max(at, each.outer.end)
        yield Span(at, max(at, span.end))

    @cached_property
    def _owns(self) -> tuple[int, ...]:
        """Where somebody speaks of themself outside of quotation marks."""
        own, whole = self._classes.inside["own"], Span(0, len(self._text))
        found = (own.finditer(self._text, *part) for part in self._outside(whole))
        return tuple(each.start() for each in chain.from_iterable(found))

    def _block_owns(self, block: Span) -> bool:
        """Tell whether anybody speaks of themself in a block; asked once a block."""
        if block not in self._blocks:
            own = self._classes.inside["own"]
            self._blocks[block] = own.search(self._text, block.start, block.end) is not None
        return self._blocks[block]

    def _owns_in(self, start: int, end: int) -> int:
        return bisect_left(self._owns, end) - bisect_left(self._owns, start)


def _of_pairs(traits: Traits) -> Traits:
    """Return what two features say only together."""
    nameless = not (traits["named"] or traits["whole_name"] or traits["acronym"] or traits["has_we"])
    return {
        "nameless": nameless,
        "nameless_definite": nameless and traits["opens_definite"],
        "nameless_past": nameless and traits["pull_past"],
        "asks_there": traits["interview"] and traits["question"],
        "answers": traits["asked_before"] and not traits["whole_speaker"],
        "only_surname": traits["surname"] and not traits["whole_name"],
        "second_person": traits["has_you"] and traits["has_contact"],
        "foretells": nameless and traits["has_stale"],
        "serves": nameless and traits["has_fare"],
    }


def _firsts(found: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Return where each word stands first."""
    places: dict[str, int] = {}
    for word, at in found:
        places.setdefault(word, at)
    return places


def _leads(lower: str, article: str) -> bool:
    return lower.startswith(f"{article} ") or (article[-1] in "’'" and lower.startswith(article))


@lru_cache(maxsize=100)
def _content(words: str, stop: frozenset[str]) -> frozenset[str]:
    """Return the stems of the words that mean something."""
    long = (word for word in find_tokens(words) if len(word) >= _CONTENT)
    return frozenset(word[:_STEM] for word in long if word not in stop)


def _of_shape(words: str) -> Traits:
    tokens, size = _WORD.findall(words), len(words)
    bare, head = words.rstrip("*_ ”»\"'’)"), words.lstrip(_OPENING)
    return {
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
        "unpaired": any(words.count(first) != words.count(last) for first, last in _PAIRS),
        "marks_open": len(_MARKED.findall(words)) % 2 == 1,
        "odd": not _ODD.isdisjoint(words),
        **{name: pattern.search(words) is not None for name, pattern in _SIGNS.items()},
        "length": min(size, _OVERLONG) / _OVERLONG,
        "titled": sum(word[0].isupper() for word in tokens) / (len(tokens) or 1),
        "commas": min(4, words.count(",")) / 4,
    }


@dataclass(frozen=True, slots=True, eq=False)
class _Classes:
    """The words of one language: the patterns of classes anywhere (`inside`), the words of those at the head.

    `starts` tells of which of the patterns a sentence may have a word, without looking for them one by one.
    `aside` stands between commas and leans on what stands before; of `verbs` a whole sentence has one, where
    any are known; `small` words end the noun a sentence opens with.
    """

    inside: Mapping[str, regex.Pattern[str]]
    starts: Starts
    opening: Mapping[str, Words]
    aside: regex.Pattern[str]
    verbs: frozenset[str]
    small: frozenset[str]


@cache
def _load_classes(grammar: Grammar) -> _Classes:
    """Return the words of the language of a grammar."""
    words, rank = grammar.sentences, grammar.rank
    inside = _classes_of("inside", grammar)
    leaning = (*_class_words("discourse", grammar), *words.connectives, *words.additives)
    return _Classes(
        inside=MappingProxyType({name: anywhere(each) for name, each in inside.items()}),
        starts=Starts(inside),
        opening=MappingProxyType(_opening(grammar)),
        aside=regex.compile(rf"[,،]\s(?:{any_of(leaning)})\s?[,،]", regex.IGNORECASE),
        verbs=frozenset((*words.auxiliaries, *words.verbs, *rank.present, *rank.past)),
        small=frozenset((*words.prepositions, *words.relatives, *words.auxiliaries, *words.verbs)),
    )


@cache
def _class_words(name: str, grammar: Grammar) -> Words:
    """Return the words of a class of `sentence_words.toml`, with either apostrophe."""
    words = load_table("sentence_words")[name].get(grammar.locale, ())
    return (*words, *(word.replace("'", "’") for word in words if "'" in word))


def _classes_of(part: str, grammar: Grammar) -> dict[str, Words]:
    """Return the words of each class of a part of `sentence_features.toml`."""
    rows = load_table("sentence_features")[part]

    def words_at(path: str) -> Words:
        words: Words = attrgetter(path)(grammar) if "." in path else _class_words(path, grammar)
        return words

    return {name: tuple(chain(*map(words_at, paths))) for name, paths in rows.items()}


def _opening(grammar: Grammar) -> Mapping[str, Words]:
    words, rank = grammar.sentences, grammar.rank
    persons = {*rank.own, *rank.we, *rank.you}
    return {
        **_classes_of("opening", grammar),
        "pointer": tuple(word for word in words.pointers if word not in persons),
        "behind": tuple(f"{lead} {word}" for lead in words.prepositions for word in words.pronouns),
    }
