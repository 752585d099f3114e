"""Names of people and their roles, as slices of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from sharekit.document import Person, Span
from sharekit.lazily import late
from sharekit.presets.grammar import Grammar, load_table
from sharekit.presets.grammar_words import Words
from sharekit.presets.names import is_given

_WORD = r"(?:\p{Lu}\.(?:[ ]?\p{Lu}\.)*|\p{Lu}[\p{L}\p{M}]*(?:[’'\-‑](?!s\b)\p{L}[\p{L}\p{M}]*)*)"
_ROLE_LONGEST = 140
_ROLE_WORDS = 16
_ROLE_BEFORE = 60
_ROLE_DEFINED = 4  # words of a role in small letters
_SHORTEST_HEAD = 5
_LONGEST_RUN = 40  # words in capitals in a row: more are no name
_WITH_TITLE = 3
_UNSPACED = regex.compile(r"\S+")
_STRAY = " \t,;:.–—-"
# `Sprecher:in`, `morador(a)` go on.
_ROLE_STOP = r"[,;“”\"«»!?\n]|:(?!\p{L})|(?<!\p{L})\(|(?<!\p{L}\(\p{L}{1,4})\)"
_GENDERED = regex.compile(
    r"(?<=\p{L}{3})(?:[:*_/·.@]\p{L}{1,6}|\(\p{L}{1,4}\)|[@x])$|(?<=\p{Ll}{3})In(?:nen)?$"
)  # endings that name all genders: `Lehrer_in`, `trabajador/a`, `inquilin@`, `SprecherIn`


@dataclass(frozen=True, slots=True, eq=False)
class NamePatterns:
    """The compiled patterns of one language."""

    name: regex.Pattern[str]
    role_stop: regex.Pattern[str]
    roles: frozenset[str]
    heads: tuple[str, ...]


@cache
def name_patterns(grammar: Grammar) -> NamePatterns:
    """Compile what a name looks like in a language."""
    words = grammar.people
    particles = any_of(words.particles)
    titles = any_of(words.titles)
    post = any_of(words.postnominals)
    first = rf"(?!(?:{any_of((*words.not_names, *grammar.speech.according))})\b){_WORD}"
    more = rf"(?:[ ](?:(?i:{particles})[ ]){{0,2}}{_WORD})*+(?:,?[ ](?i:{post})\b(?!\.\w))?"
    name = rf"(?:(?<!\w)(?i:{titles})[ ]+)?(?<![\w’']){first}{more}"
    short = "|".join(load_table("names")["abbreviated"])
    stops = any_of((*grammar.sentences.relatives, *grammar.speech.verbs))
    return NamePatterns(
        name=regex.compile(name.replace("(?!(?:", "(?!(?i:", 1)),
        role_stop=late(
            regex.compile,
            rf"{_ROLE_STOP}|(?<!\b(?:\p{{Lu}}|{short}))\.(?:\s|$)|\s[–—]\s|(?<=\s)(?i:{stops})\b",
        ),
        roles=frozenset(words.roles),
        heads=tuple(role for role in words.roles if len(role) >= _SHORTEST_HEAD),
    )


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of literal words, longest first; one that never matches for none.

    Words that begin alike share their beginning: seven hundred names of months are looked for at each letter.
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for sign in word:
            branch = branch.setdefault(sign, {})
        branch[""] = {}
    return _branches(tree) if tree else r"(?!)"


def _branches(tree: Mapping[str, Any]) -> str:
    found = [
        (sign if sign.isalnum() else regex.escape(sign)) + _branches(rest)
        for sign, rest in tree.items()
        if sign
    ]
    if len(found) == 1 and "" not in tree:
        return found[0]
    return f"(?:{'|'.join(found)}){'?' if '' in tree else ''}" if found else ""


@cache
def whole_words(words: Words) -> regex.Pattern[str]:
    """Return what finds any of some phrases as whole words, in letters of any case; nothing for none."""
    return regex.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)", regex.IGNORECASE)


def starts_with(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether a text in small letters begins with one of the phrases, as whole words."""
    known = tuple(phrases)
    if not text.startswith(known):
        return False
    return any(
        text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum() for phrase in known
    )


def find_names(text: str, span: Span, grammar: Grammar) -> Iterator[Span]:
    """Yield the runs of capitalised words in a span that may be names of people."""
    for found in name_patterns(grammar).name.finditer(text, span.start, span.end):
        yield without_role(text, Span(found.start(), found.end()), grammar)


def without_role(text: str, name: Span, grammar: Grammar) -> Span:
    """Return a name without role words written with capitals before it (`Army Commander Jorge …`)."""
    words = list(_UNSPACED.finditer(text, name.start, name.end))
    if len(words) > _LONGEST_RUN:
        return name
    first = 0
    for index, word in enumerate(words[:-1]):
        if is_role_word(word.group(), grammar):
            first = index + 1
    first = _given_from(words, first)
    rest = words[first:]
    if first and (_is_no_name(rest, grammar) or rest[0].group()[0].islower()):
        return name
    return Span(rest[0].start() if rest else name.start, _affiliation(words, first, name.end, grammar))


def _given_from(words: Sequence[regex.Match[str]], first: int) -> int:
    """Return where a given name begins that other capitals stand before (`Tour-Sieger Alberto …`)."""
    if len(words) - first < _WITH_TITLE or is_given(words[first].group()):
        return first
    return next((at for at in range(first + 1, len(words) - 1) if is_given(words[at].group())), first)


def _is_organisation(word: str, grammar: Grammar) -> bool:
    heads = tuple(head for head in grammar.people.organisations if len(head) >= _SHORTEST_HEAD)
    return word in grammar.people.organisations or (grammar.speech.compounds and word.endswith(heads))


def _is_no_name(words: Sequence[regex.Match[str]], grammar: Grammar) -> bool:
    """Tell whether what is left is a role or one word of an organisation's name."""
    last = words[-1].group().casefold()
    return len(words) == 1 and (last in grammar.people.organisations or is_role_word(last, grammar))


def _affiliation(words: Sequence[regex.Match[str]], first: int, end: int, grammar: Grammar) -> int:
    """Return where a name ends that an organisation follows (`Wendel Trio von der Umweltorganisation`)."""
    for at in range(first + 2, len(words)):
        follows = words[at - 1].group().islower()
        later = [word.group().casefold() for word in words[at:]]
        if words[at - 1].group() == "of" and is_given(words[first].group()):
            return words[at - 2].end()
        if follows and any(_is_organisation(word, grammar) for word in later):
            back = at - 1
            while back > first and words[back].group().islower():
                back -= 1
            return words[back].end()
    return end


def find_role_after(text: str, start: int, end: int, grammar: Grammar) -> Span | None:
    """Return the role that follows a name after a comma (`, boss of the firm Tesla whose …`), up to `end`."""
    lead = regex.compile(r"\s?,\s|\s[–—-]\s").match(text, start, end)
    if not lead:
        return None
    limit = min(end, lead.end() + _ROLE_LONGEST)
    stop = name_patterns(grammar).role_stop.search(text, lead.end(), limit)
    role = trimmed(text, lead.end(), stop.start() if stop else limit)
    if role is None:
        return None
    article = role.of(text).partition(" ")[0].casefold() in grammar.people.articles
    apposition = article and "," in lead.group() and text[role.end : role.end + 1] == ","
    return role if apposition or is_role(role.of(text), grammar) else None


def find_role_before(text: str, start: int, limit: int, grammar: Grammar) -> Span | None:
    """Return the role that leads up to a name (`journalist Ollie Vargas`, `Army Commander …`).

    It is whole: what a word of it is closer defined by belongs to it, from an article, a verb of speech or a
    comma on (`the branch chair Ollie Vargas`, `la secretaria general Ana Ruiz`).
    """
    words = list(_UNSPACED.finditer(text, max(limit, start - _ROLE_BEFORE), start))
    wide = len(words)
    while wide and len(words) - wide < _ROLE_DEFINED and _defines(words[wide - 1].group(), grammar):
        wide -= 1
    lead = words[wide - 1].group() if wide else ""
    led = (
        not wide or lead[-1] in ",:(" or lead.casefold() in (*grammar.people.articles, *grammar.speech.verbs)
    )
    if led and any(is_role_word(word.group(), grammar) for word in words[wide:]):
        return Span(words[wide].start(), words[-1].end())
    narrow = len(words)
    while (
        narrow
        and words[narrow - 1].group()[0] not in _STRAY
        and is_role_word(words[narrow - 1].group(), grammar)
    ):
        narrow -= 1
    return trimmed(text, words[narrow].start(), words[-1].end()) if narrow < len(words) else None


def _defines(word: str, grammar: Grammar) -> bool:
    """Tell whether a word can be part of a role in small letters: a noun or what defines one."""
    small = word.islower() and all(sign.isalpha() or sign in "-’'" for sign in word)
    others = (
        grammar.stopwords,
        grammar.speech.verbs,
        grammar.people.articles,
        grammar.sentences.prepositions,
    )
    return small and not any(word in each for each in others)


def _forms(word: str) -> tuple[str, ...]:
    """Return a word in small letters, and as its forms of one gender where it names all of them."""
    stem = _GENDERED.sub("", word)
    lower = stem.casefold()
    every = (word.casefold(), lower, f"{lower}o", f"{lower}a", f"{lower}e")
    return every[:1] if stem == word else every


def is_role_word(word: str, grammar: Grammar) -> bool:
    """Tell whether one word says what somebody does, compounds included (`ASVA-voorzitter`)."""
    known, lower = name_patterns(grammar), word.casefold()
    forms = _forms(word.strip(","))
    if any(form in known.roles or form.rpartition("-")[2] in known.roles for form in forms):
        return True
    # German and Dutch build them so (`Gewerkschaftssekretär`).
    bare = lower.removesuffix("n").removesuffix("e")
    return grammar.speech.compounds and (lower.endswith(known.heads) or bare.endswith(known.heads))


def is_role(words: str, grammar: Grammar) -> bool:
    """Tell whether a phrase can be somebody's role or organisation."""
    parts = [form for part in words.split() for form in _forms(part.strip(_STRAY))]
    if not parts or len(words.split()) > _ROLE_WORDS:
        return False
    known = {*grammar.people.roles, *grammar.people.organisations}
    return any({piece, piece.rstrip("s")} & known for part in parts for piece in (part, *part.split("-")))


def person(text: str, name: Span, role: Span | None = None) -> Person:
    """Make a person of slices of the text."""
    return Person(name=name.of(text), role=role.of(text) if role else None, span=name, role_span=role)


def trimmed(text: str, start: int, end: int, stray: str = _STRAY) -> Span | None:
    """Return a span without stray punctuation at its ends; None if nothing is left."""
    left = end - len(text[start:end].lstrip(stray))
    right = left + len(text[left:end].rstrip(stray))
    return Span(left, right) if right > left else None
