"""In which language a text is written: by its script, else by the small words of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from types import MappingProxyType

import regex

from sharekit.errors import SourceError
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import UNKNOWN, grammar_languages, load_grammar
from sharekit.presets.languages import load_languages

_DEFAULT = "en"
_SAMPLE = 20_000
_ENOUGH = ((0.12, 1.15), (0.06, 2.0))  # share of a text's words, and times the next language
_FEW_WORDS = 8
_NEARLY = 0.5  # of the votes of the first
_SHORT = 40  # words: of so few the small ones are too few to go by
_FIRST_PART = 45  # words: where several languages follow each other, those of the first go first
_FEWEST_APART, _CLEARLY = 3, 2.0  # small words of another language, and times those of the own
_FULL_NAME = 5  # letters: shorter names of days and months are words of other languages
_SCRIPT_SHARE = 0.3
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_WORD = regex.compile(r"[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)?")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+")
_LETTER = regex.compile(r"\p{L}")
_OTHER = re.compile(r"[^\x00-\u036f\u1e00-\u1eff\u2000-\u2bff]")  # of a script that is not Latin
_SCRIPTS = "Arab Hebr Grek Cyrl Deva Beng Taml Thai Jpan Kore Hani Ethi Geor Armn"
_MIXED = {"Jpan": r"[\p{Hira}\p{Kana}]", "Kore": r"\p{Hang}"}  # scripts that Unicode has by other names


def find_language(text: str) -> str:
    """Return the tag of the language that the first 20,000 characters of a text are in.

    It is `und` where a script or the small words are those of no known language or of several alike, and
    `en` for a few words that tell nothing. Where a text is said again in another language, the first counts.
    """
    sample = _ADDRESS.sub(" ", text[:_SAMPLE].casefold())
    return _by_script(sample) or _of_first_part(sample, _by_words(sample))


def is_foreign(text: str, language: str) -> bool:
    """Whether a text has clearly more small words of another language than of its own."""
    words = _words_of(text.casefold())
    votes, counts = _votes(words)
    most = max(counts.values(), default=0)
    enough = max(_FEWEST_APART, _ENOUGH[0][0] * words.total())
    return language in votes and most >= enough and most > _CLEARLY * counts[language]


def _of_first_part(sample: str, whole: str) -> str:
    """Return the language of the title and the first part, where that is clearly not the one of the whole."""
    first = _WORD.findall(sample.replace("’", "'"))[: _FIRST_PART + 1]
    if len(first) <= _FIRST_PART or not is_foreign(" ".join(first), whole):
        return whole
    return _by_words(" ".join(first))


def _by_script(sample: str) -> str | None:
    """Return the language of a script other than Latin: one with letters of its own, else the plain one."""
    if not _OTHER.search(sample):
        return None
    letters = len(_LETTER.findall(sample)) or 1
    for script in _SCRIPTS.split():
        if len(regex.findall(_MIXED.get(script, rf"\p{{{script}}}"), sample)) / letters > _SCRIPT_SHARE:
            known = _of_script()[script]
            own = (tag for tag, signs in known if any(letter in sample for letter in signs))
            return next(chain(own, (tag for tag, signs in known if not signs)), UNKNOWN)
    return None


@cache
def _of_script() -> Mapping[str, tuple[tuple[str, str], ...]]:
    rows = [(load_grammar(tag).script, tag, "") for tag in grammar_languages() if load_grammar(tag).script]
    rows += [(row.script, tag, row.letters) for tag, row in load_languages().items() if row.script]
    return {
        script: tuple((tag, signs) for of, tag, signs in rows if of == script) for script in _SCRIPTS.split()
    }


@cache
def _small_words() -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """Return the languages that have a small word, and all languages with small words."""
    lists = {tag: load_grammar(tag).stopwords for tag in grammar_languages()}
    lists |= {tag: row.stopwords for tag, row in load_languages().items()}
    return _turned(lists), tuple(tag for tag, words in lists.items() if words)


@cache
def _calendar_words() -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]]:
    """Return the languages that have a full name of a day or month, and all languages, English first."""
    tags = (_DEFAULT, *(tag for tag in grammar_languages() if tag != _DEFAULT))
    names = {tag: load_calendar_names(tag) for tag in tags}
    full = {
        tag: {name for name in (*each.months, *each.weekdays) if len(name) >= _FULL_NAME}
        for tag, each in names.items()
    }
    return _turned(full), tags


def _turned(lists: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for tag, words in lists.items():
        for word in words:
            found[word] = (*found.get(word, ()), tag)
    return MappingProxyType(found)


def _words_of(sample: str) -> Counter[str]:
    return Counter(_WORD.findall(sample.replace("’", "'")))


def _votes(words: Counter[str]) -> tuple[dict[str, float], Counter[str]]:
    """Return what small words say for each language, and how many of them it has."""
    (known, tags), counts = _small_words(), Counter[str]()
    votes = dict.fromkeys(tags, 0.0)
    for word, count in words.items():
        for tag in known.get(word, ()):
            votes[tag] += count / len(known[word])  # the fewer languages have a word, the more it says
            counts[tag] += count
    return votes, counts


def _by_words(sample: str) -> str:
    words = _words_of(sample)
    total, (votes, counts) = words.total(), _votes(words)
    (best, most), (_, less) = Counter(votes).most_common(2)
    short = _by_calendar(words) if total < _SHORT else None
    if short:
        return short
    share = counts[best] / (total or 1)
    if any(share >= least and most > clear * less for least, clear in _ENOUGH):
        return best
    named = _by_calendar(words)  # of two that are alike, the one whose days are named
    if named and votes[named] > _NEARLY * most and counts[named] >= _ENOUGH[0][0] * total:
        return named
    return _DEFAULT if total < _FEW_WORDS and not most else UNKNOWN


def _by_calendar(words: Counter[str]) -> str | None:
    """Return the language whose names of days and months a text holds: in a short one they tell more."""
    known, tags = _calendar_words()
    named = Counter(dict.fromkeys(tags, 0))
    for word, count in words.items():
        for tag in known.get(word, ()):
            named[tag] += count
    (best, most), (_, less) = named.most_common(2)
    return best if most > less else None


def parse_tag(tag: str, *, where: str) -> str:
    """Return a language tag in its usual spelling (`pt-BR`); `where` it belongs to is for the message.

    Raises:
        SourceError: It is no tag.
    """
    if not _TAG.fullmatch(tag.strip()):
        message = f"{where}: {tag!r} is not a language tag"
        raise SourceError(message, hint="Write a tag such as en, es, pt-BR or ar")
    first, *rest = tag.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])  # noqa: PLR2004 - a region has two letters
