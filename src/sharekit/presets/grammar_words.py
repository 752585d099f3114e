"""The words that reading and writing recognise, by subject: what the sections of a grammar file hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Words = tuple[str, ...]


def _none() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PageWords:
    """Furniture of pages. Matched against whole blocks, or their beginnings where named `_starts`.

    `access` stands beside what lets people into a meeting room: passcodes, numbers of meetings, dialling in.
    """

    tails: Words = ()
    furniture: Words = ()
    furniture_starts: Words = ()
    byline_starts: Words = ()
    date_labels: Words = ()
    talk: Words = ()
    access: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DateWords:
    """Words of dates and times. Weekdays count from Monday = 0, months from January = 1.

    `months` and `weekdays` hold only what CLDR lacks; `numbers` the days of a month in words from the first,
    `hours` those of the clock where they stand like figures; `clock` those of spoken hours, from one on, that
    `spoken` puts together, each with its minutes from the hour (`half past *|30`). Where a language counts
    the hours to twelve, `early` are words beside those of the morning.
    """

    months: Mapping[str, int] = field(default_factory=_none)
    weekdays: Mapping[str, int] = field(default_factory=_none)
    between: Words = ()
    day_leads: Words = ()
    hedges: Words = ()
    onwards: Words = ()
    ordinals: Words = ()
    noon: Words = ()
    midnight: Words = ()
    am: Words = ()
    pm: Words = ()
    hour_marks: Words = ()
    time_leads: Words = ()
    range_words: Words = ()
    numbers: Words = ()
    hours: Words = ()
    clock: Words = ()
    spoken: Words = ()
    early: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventWords:
    """Words that announce an event and label its parts."""

    announcing: Words = ()
    doors: Words = ()
    new_place: Words = ()
    labels: Words = ()
    kinds: Words = ()
    when: Words = ()
    where: Words = ()
    speakers: Words = ()
    speaker_headings: Words = ()
    chair: Words = ()
    online: Words = ()
    deadline: Words = ()
    other_deadlines: Words = ()
    agenda: Words = ()
    any_kind: Words = ()
    cancelled: Words = ()
    moved: Words = ()
    stations: Words = ()
    update: Words = ()
    ask_register: Words = ()
    ask_apply: Words = ()
    ask_calendar: Words = ()
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
    """Where sentences end, and which stand alone; from `anaphors` on: for what a post may hold."""

    selves: Words = ()
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
    anaphors: Words = ()
    fading: Words = ()
    near: Words = ()
    within: Words = ()
    spans: Words = ()
    recurring: Words = ()
    guessing: Words = ()
    prompts: Words = ()
    superseding: Words = ()
    coming: Words = ()
    proportions: Words = ()
    groups: Words = ()
    others: Words = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FigureWords:
    """Words around figures: `counted` ties a share to what it is of (`of`), `periods` say for how long.

    `plural` is the pattern of a word that many are named by, empty where words do not show it. `prices` stand
    in price lists; `ties` make two numbers one, as `ranges` (`5 to 7`) and `ratios` (`9 out of 10`) do, where
    numbers may be words, from one on (`numbers`). `changes` stand between what grows and the figure it
    reaches; `vague` counts nothing that is said.
    """

    scales: Words = ()
    percent: Words = ()
    currencies: Words = ()
    qualifiers: Words = ()
    bounds: Words = ()
    not_counted: Words = ()
    counted: Words = ()
    periods: Words = ()
    age: Words = ()
    plural: str = ""
    prices: Words = ()
    ties: Words = ()
    between: Words = ()
    ranges: Words = ()
    changes: Words = ()
    ratios: Words = ()
    numbers: Words = ()
    vague: Words = ()


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
