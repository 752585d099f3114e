"""The noun phrase of a speaker: a name with its role, several names, or `the union`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

import regex

from sharekit.document import Span
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import Grammar
from sharekit.presets.names import is_given
from sharekit.source.language.people import any_of, find_names, is_role, is_role_word, trimmed
from sharekit.source.quotations.mentions import Mentions

_REACH = 170
_LEAD_WORDS = 8
_SHORT_LEAD = 3
_PLAIN_WORDS = 9
_STOP = regex.compile(r"[;!?:“”„\"«»…\n،]|(?<=[\p{Ll}\p{N})]{2})\.(?=\s|$)|\s[–—]\s|\.$")
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'.‑-]*")
_BETWEEN_ROLES = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Who a cue names.

    Attributes:
        span: The name, several names or a phrase such as `the union`.
        single: One person's name, which may stand for a longer one.
        end: Where the phrase ends.
    """

    span: Span
    single: bool
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    phrase: regex.Pattern[str]
    joint: regex.Pattern[str]
    apposition: regex.Pattern[str]


@cache
def _patterns(grammar: Grammar) -> _Patterns:
    articles = any_of(grammar.people.articles)
    joiners = any_of(grammar.events.joiners)
    flags = regex.IGNORECASE
    return _Patterns(
        phrase=regex.compile(rf"\s*(?:(?:{articles})\s+|[ld][’'])?", flags),
        joint=regex.compile(rf"(?:,[ ]|,?[ ](?P<and>{joiners})[ ])(?:(?:{articles})[ ])?", flags),
        apposition=regex.compile(r",[ ][^,.;:!?“”\"«»]{1,80}(?=,[ ])", flags),
    )


def find_named(text: str, start: int, stop: int, grammar: Grammar, mentions: Mentions) -> Named | None:
    """Read the speaker that a verb of saying leads to (`said` … `the union’s secretary, Ana Ruiz`).

    Args:
        text: The document's text.
        start: Where the phrase begins, right after the verb.
        stop: Where it must have ended.
        grammar: What names, roles and small words look like.
        mentions: Names known from the whole text.

    Returns:
        The name or phrase; None where what follows is not surely one.
    """
    names = name_list(text, Span(start, min(stop, start + _REACH)), grammar)
    end = _end(text, start, min(stop, start + _REACH), names)
    inside = [name for name in names if name.end <= end]
    for index, name in enumerate(inside):
        lead = Span(start, name.start)
        verdict = _leads(text, lead, name, grammar, mentions)
        if verdict == "stop":
            break
        if verdict == "take":
            return _joined(text, _real(text, inside[index:], grammar), end, grammar)
    return _plain(text, start, end, grammar)


def name_list(text: str, span: Span, grammar: Grammar) -> list[Span]:
    """Return the names in a span without those that are a role and no more (`Prime Minister`)."""
    return [name for name in find_names(text, span, grammar) if not _is_office(name.of(text), grammar)]


def _is_office(words: str, grammar: Grammar) -> bool:
    parts = [part.casefold() for part in words.split()]
    people = grammar.people
    known = [is_role_word(part, grammar) or part in people.organisations for part in parts]
    post = parts[-1] in people.postnominals and len(parts) > 2  # noqa: PLR2004 - `Zarah Sultana MP`
    part = any(part.islower() for part in words.split()) and not is_given(words.split(maxsplit=1)[0])
    return part or all(known) or (is_role_word(parts[-1], grammar) and not post)


def _end(text: str, start: int, stop: int, names: Sequence[Span]) -> int:
    """Return where the phrase ends at the latest; a full stop inside a name (`Dr. Ruiz`) is none."""
    for found in _STOP.finditer(text, start, stop):
        if not any(name.start <= found.start() < name.end for name in names):
            return found.start()
    return stop


def _leads(text: str, lead: Span, name: Span, grammar: Grammar, mentions: Mentions) -> str:
    """Say whether the words between the verb and a name let it be the speaker: take, skip or stop."""
    words = [word.group().casefold() for word in _TOKEN.finditer(text, lead.start, lead.end)]
    if len(words) > _LEAD_WORDS:
        return "stop"
    small = grammar.sentences
    if any(word in small.relatives or word in small.auxiliaries for word in words):
        return "stop"
    if words and words[-1] in small.prepositions and words[-1] not in grammar.people.articles:
        return "skip"
    known = mentions.is_known(name) or " " in name.of(text)
    if "," in text[lead.start : lead.end]:
        return _behind_comma(text[lead.start : lead.end], words, grammar, known=known)
    if is_bare(words, grammar):
        return "take" if known or _alone(text, name, grammar, mentions, led=bool(words)) else "skip"
    short = len(words) <= _SHORT_LEAD and is_given(name.of(text).split(maxsplit=1)[0])
    fits = known and (grammar.speech.inverted or short or is_role(" ".join(words), grammar))
    return "take" if fits and _is_likely(text, name, mentions) else "skip"


def _behind_comma(lead: str, words: Sequence[str], grammar: Grammar, *, known: bool) -> str:
    """Judge `the union’s secretary, NAME`."""
    if not known:
        return "skip"
    led = any(is_role_word(word, grammar) for word in words) and lead.rstrip()[-1:] == ","
    return "take" if led else "stop"


def is_bare(words: Sequence[str], grammar: Grammar) -> bool:
    """Tell whether only articles and roles stand before a name."""
    people = grammar.people
    return all(
        word in people.articles or is_role_word(word, grammar) or word in people.organisations
        for word in words
    )


def _is_likely(text: str, name: Span, mentions: Mentions) -> bool:
    return is_given(name.of(text).split(maxsplit=1)[0]) or mentions.is_known(name)


def _alone(text: str, name: Span, grammar: Grammar, mentions: Mentions, *, led: bool) -> bool:
    """Tell whether one capitalised word is a name (`said Ruiz`)."""
    words = name.of(text)
    if words.isupper() and len(words) > 1:
        return True
    lower = words.casefold()
    if lower in mentions.common or is_role(words, grammar):
        return False
    return is_given(words) or (not grammar.speech.compounds and not led) or (led and grammar.language == "en")


def _real(text: str, names: Sequence[Span], grammar: Grammar) -> Sequence[Span]:
    """Skip a party or firm before a role and the name (`Unite general secretary Sharon Graham`)."""
    if len(names) > 1 and " " in names[1].of(text):
        between = text[names[0].end : names[1].start]
        words = between.split()
        plain = words and "," not in between and len(words) <= 4  # noqa: PLR2004 - as many as a role has
        if plain and is_role_word(words[-1], grammar):
            return names[1:]
    return names


def _joined(text: str, names: Sequence[Span], end: int, grammar: Grammar) -> Named:
    """Return one name, or the slice that holds all names said together."""
    patterns = _patterns(grammar)
    first, last = names[0], names[0]
    last_joined = False
    for name in names[1:]:
        at = last.end
        appositive = patterns.apposition.match(text, at, end)
        for start in (at, appositive.end() if appositive else at):
            joint = patterns.joint.match(text, start, end)
            if joint and _only_roles(text[joint.end() : name.start], grammar):
                last, last_joined = name, bool(joint["and"])
                break
        else:
            break
    joint_slice = last is not first and last_joined and last.end - first.start <= _BETWEEN_ROLES
    if joint_slice:
        return Named(span=Span(first.start, last.end), single=False, end=last.end)
    return Named(span=first, single=True, end=first.end)


def _only_roles(words: str, grammar: Grammar) -> bool:
    return is_bare([word.casefold() for word in words.split()], grammar)


def _plain(text: str, start: int, end: int, grammar: Grammar) -> Named | None:
    """Read `the union`, `a spokesperson for the campaign`, `les animateurs de Poitiers Collectif`."""
    lead = _patterns(grammar).phrase.match(text, start, end)
    span = trimmed(text, start, _first_stop(text, start, end, grammar))
    if lead is None or span is None:
        return None
    words = list(_TOKEN.finditer(text, lead.end(), span.end))
    if not words or len(words) > _PLAIN_WORDS:
        return None
    article = bool(lead.group().strip())
    lower = [word.group().casefold() for word in words]
    heads = list(takewhile(lambda word: word not in grammar.sentences.prepositions, lower))
    return _phrase(text, span, heads, article=article, grammar=grammar)


def _first_stop(text: str, start: int, end: int, grammar: Grammar) -> int:
    small = grammar.sentences
    comma = text.find(",", start + 2, end)
    limit = comma if comma >= 0 else end
    for word in _TOKEN.finditer(text, start, limit):
        lower = word.group().casefold()
        leaves = lower in small.relatives or lower in small.conjunctions or lower in small.auxiliaries
        names = load_calendar_names(grammar.locale)
        late = lower in small.stale or lower in names.weekdays or lower in names.months
        if (leaves or late or lower in grammar.speech.verbs) and word.start() > start + 2:
            return word.start()
    return limit


def _phrase(text: str, span: Span, heads: Sequence[str], *, article: bool, grammar: Grammar) -> Named | None:
    people = grammar.people
    known = [word for word in heads if is_role_word(word, grammar) or word in people.organisations]
    many = [
        word
        for word in heads
        if word.rstrip("s") in (*people.roles, *people.organisations) and word[-1:] == "s"
    ]
    if not (known or many) or (not article and not many):
        return None
    words = list(_TOKEN.finditer(text, span.start, span.end))
    lower = [word.group().casefold() for word in words]
    if not any(word in grammar.sentences.prepositions for word in lower):
        ends = [word.end() for word in words if word.group().casefold() in (*known, *many)]
        span = Span(span.start, max(ends))
    elif lower[-1] in grammar.sentences.prepositions or lower[-1] in people.articles:
        return None
    return Named(span=span, single=False, end=span.end)
