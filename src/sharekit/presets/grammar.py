"""Words that reading recognises: one TOML file a language, read into a frozen `Grammar`.

A volunteer adds a language by adding `grammar/<tag>.toml`; no code changes. A language without a
file gets the empty grammar of `und.toml`, so that its pages are still read, only less understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from sharekit.presets.grammar_words import (
    DateWords,
    EventWords,
    FigureWords,
    PageWords,
    PeopleWords,
    RankWords,
    SentenceWords,
    SpeechWords,
)
from sharekit.presets.tables import load_shipped

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
UNKNOWN = "und"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """What reading knows of one language.

    Attributes:
        language: BCP 47 tag of the table, `und` where the language has none.
        locale: The language that was asked for, table or not: its names of days and months are CLDR's.
        script: ISO 15924 code that tells the language apart by script alone, or empty.
        stopwords: Frequent small words, for telling the language.
        page, dates, events, people, speech, sentences, figures, rank: The words by subject, in lower case.
    """

    language: str
    locale: str = ""
    script: str = ""
    stopwords: frozenset[str] = frozenset()
    page: PageWords = field(default_factory=PageWords)
    dates: DateWords = field(default_factory=DateWords)
    events: EventWords = field(default_factory=EventWords)
    people: PeopleWords = field(default_factory=PeopleWords)
    speech: SpeechWords = field(default_factory=SpeechWords)
    sentences: SentenceWords = field(default_factory=SentenceWords)
    figures: FigureWords = field(default_factory=FigureWords)
    rank: RankWords = field(default_factory=RankWords)


def grammar_languages() -> tuple[str, ...]:
    """Return the tags that have a table, sorted."""
    return tuple(sorted(tag for tag in _stems() if _LANGUAGE.fullmatch(tag) and tag != UNKNOWN))


@cache
def load_grammar(language: str) -> Grammar:
    """Return the words of a language.

    Args:
        language: BCP 47 tag; only its first part counts. Without a table the empty grammar answers.

    Returns:
        The same frozen value for every call with the same tag.

    Raises:
        ValueError: A shipped table has a key that `Grammar` does not know.
    """
    tag = language.lower().partition("-")[0]
    known = tag if tag in grammar_languages() else UNKNOWN
    rows = dict(load_table(known))
    sections = {
        part.name: _section(part.name, rows.pop(part.name, {}))
        for part in fields(Grammar)
        if part.name in _SECTIONS
    }
    words = frozenset(str(rows.pop("stopwords", "")).split())
    return Grammar(
        language=known, locale=tag, script=str(rows.pop("script", "")), stopwords=words, **sections, **rows
    )


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """Return one TOML file of the grammar folder (`en`, `weights`, `keys`): to be read only."""
    return load_shipped("grammar", f"{name}.toml")


@cache
def class_pattern(name: str, language: str, *more: str) -> re.Pattern[str]:
    """Return the pattern of any word of a class of `event_words`, whole; it never matches without words.

    Args:
        name: The class.
        language: BCP 47 tag.
        more: Other words that count.
    """
    rows = load_table("event_words")[name]
    known = {*more, *rows.get(language.lower().partition("-")[0], ()), *rows.get("all", ())}
    parts = (
        re.escape(word.strip("*")).join((r"\w*" * word.startswith("*"), r"\w*" * word.endswith("*")))
        for word in sorted(known, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)", re.IGNORECASE)


def _folder() -> Any:  # noqa: ANN401 - importlib.resources has no public name for it before 3.12
    return resources.files("sharekit.presets") / "grammar"


def _stems() -> Iterator[str]:
    return (entry.name.removesuffix(".toml") for entry in _folder().iterdir() if entry.name.endswith(".toml"))


def _section(name: str, rows: Mapping[str, Any]) -> Any:  # noqa: ANN401 - one of the frozen sections
    return _SECTIONS[name](**{key: _frozen(value) for key, value in rows.items()})


def _frozen(value: Any) -> Any:  # noqa: ANN401 - a TOML value of any of the fields' types
    match value:
        case list():
            return tuple(_frozen(item) for item in value)
        case dict():
            return MappingProxyType(value)
        case _:
            return value


_SECTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "page": PageWords,
        "dates": DateWords,
        "events": EventWords,
        "people": PeopleWords,
        "speech": SpeechWords,
        "sentences": SentenceWords,
        "figures": FigureWords,
        "rank": RankWords,
    }
)
