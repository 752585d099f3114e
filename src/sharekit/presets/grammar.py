"""Words that reading recognises: one TOML file a language, read into a frozen `Grammar`.

A volunteer adds a language by adding `grammar/<tag>.toml`; no code changes. A language without a
file gets the empty grammar of `und.toml`, so that its pages are still read, only less understood.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

Words = tuple[str, ...]
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_UNKNOWN = "und"


def _none() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PageWords:
    """Furniture of pages. Matched against whole blocks, or their beginnings where named `_starts`."""

    tails: Words = ()
    furniture: Words = ()
    furniture_starts: Words = ()
    byline_starts: Words = ()
    date_labels: Words = ()
    talk: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DateWords:
    """Words of dates and times. Weekdays count from Monday = 0, months from January = 1."""

    months: Mapping[str, int] = field(default_factory=_none)
    weekdays: Mapping[str, int] = field(default_factory=_none)
    weekday_prefixes: Words = ()
    between: Words = ()
    day_leads: Words = ()
    ordinals: Words = ()
    noon: Words = ()
    midnight: Words = ()
    am: Words = ()
    pm: Words = ()
    hour_marks: Words = ()
    time_leads: Words = ()
    range_words: Words = ()
    month_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventWords:
    """Words that announce an event and label its parts."""

    announcing: Words = ()
    labels: Words = ()
    kinds: Words = ()
    when: Words = ()
    where: Words = ()
    speakers: Words = ()
    speaker_headings: Words = ()
    speaker_lines: Words = ()
    speaker_tails: Words = ()
    including: Words = ()
    chair: Words = ()
    chaired_by: Words = ()
    online: Words = ()
    cues: Words = ()
    deadline: Words = ()
    other_deadlines: Words = ()
    agenda: Words = ()
    cancelled: Words = ()
    moved: Words = ()
    place_leads: Words = ()
    place_prefixes: Words = ()
    place_words: Words = ()
    venue_leads: Words = ()
    update: Words = ()
    ask_register: Words = ()
    ask_facebook: Words = ()
    ask_post: Words = ()
    here: Words = ()
    joiners: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PeopleWords:
    """Words about people: what may stand in a name, what is a role, who is meant by a pronoun.

    `articles` are those that a role opens with in a sentence and not on a card. `pronouns` are all that
    may speak; `she` and `he` those of them that tell a woman or a man.
    """

    particles: Words = ()
    postnominals: Words = ()
    titles: Words = ()
    not_names: Words = ()
    roles: Words = ()
    organisations: Words = ()
    articles: Words = ()
    pronouns: Words = ()
    she: Words = ()
    he: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpeechWords:
    """Quotation marks as opening and closing pairs, and the words that bring in a speaker.

    `inverted`: the verb stands before the speaker in a main clause too (`Dazu sagt X`). `dialogue`: a
    dash opens direct speech. `subjectless`: a verb alone means the person spoken of before.
    `compounds`: a role may end a longer word (`Gewerkschaftssekretär`).
    """

    marks: tuple[tuple[str, str], ...] = ()
    verbs: Words = ()
    nouns: Words = ()
    leads: Words = ()
    according: Words = ()
    inverted: bool = False
    dialogue: bool = False
    subjectless: bool = False
    compounds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SentenceWords:
    """Where sentences end, and which stand alone; from `anaphors` on: what a post may not hold."""

    abbreviations: Words = ()
    connectives: Words = ()
    pointers: Words = ()
    additives: Words = ()
    pronouns: Words = ()
    stale: Words = ()
    invitations: Words = ()
    determiners: Words = ()
    prepositions: Words = ()
    conjunctions: Words = ()
    subordinators: Words = ()
    relatives: Words = ()
    auxiliaries: Words = ()
    verbs: Words = ()
    verb_endings: Words = ()
    participle_endings: Words = ()
    active: Words = ()
    anaphors: Words = ()
    no_anaphors: Words = ()
    selves: Words = ()
    fading: Words = ()
    recurring: Words = ()
    salesmanship: Words = ()
    guessing: Words = ()
    prompts: Words = ()
    glued_openings: Words = ()
    asides: Words = ()
    superseding: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FigureWords:
    """Words around figures: `counted` ties a share to what it is of (`of`), `periods` say for how long."""

    scales: Words = ()
    percent: Words = ()
    currencies: Words = ()
    qualifiers: Words = ()
    bounds: Words = ()
    not_counted: Words = ()
    counted: Words = ()
    periods: Words = ()
    age: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RankWords:
    """Words that make a sentence more or less of a pull quote, single words as they are said.

    `values` are words of feeling, of right and wrong, of people and struggle; `value_starts` how longer
    ones of them begin; `empty` announces what follows; `accused` speaks of people before a court.
    """

    own: Words = ()
    we: Words = ()
    you: Words = ()
    duty: Words = ()
    all: Words = ()
    no: Words = ()
    contrast: Words = ()
    degree: Words = ()
    cause: Words = ()
    present: Words = ()
    past: Words = ()
    values: Words = ()
    value_starts: Words = ()
    empty: Words = ()
    accused: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """What reading knows of one language.

    Attributes:
        language: BCP 47 tag of the table, `und` where the language has none.
        script: ISO 15924 code that tells the language apart by script alone, or empty.
        stopwords: Frequent small words, for telling the language.
        page, dates, events, people, speech, sentences, figures, rank: The words by subject, in lower case.
    """

    language: str
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
    return tuple(sorted(tag for tag in _stems() if _LANGUAGE.fullmatch(tag) and tag != _UNKNOWN))


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
    known = tag if tag in grammar_languages() else _UNKNOWN
    rows = load_table(known)
    sections = {
        part.name: _section(part.name, rows.pop(part.name, {}))
        for part in fields(Grammar)
        if part.name in _SECTIONS
    }
    words = frozenset(str(rows.pop("stopwords", "")).split())
    return Grammar(language=known, script=str(rows.pop("script", "")), stopwords=words, **sections, **rows)


def load_table(name: str) -> dict[str, Any]:
    """Return one TOML file of the grammar folder as it stands (`en`, `weights`, `keys`)."""
    return tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))


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
