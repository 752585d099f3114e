"""Names as facts for posts: name before role, whole names, honest about how many more, and on whose side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from babel import Locale, UnknownLocaleError

from sharekit.document import Document, Event, Person, Quote, Span
from sharekit.plan.likeness import words_of
from sharekit.plan.model import KitPlan
from sharekit.presets.marks import in_marks
from sharekit.presets.names import given_names
from sharekit.presets.phrases import Phrases
from sharekit.write.facets import without_at_signs

_MOST_NAMES = 6
_MOST_LINES = 8
_LONGEST_LINE = 200  # characters
_FIRST_TWO = 2
_LONGEST_NAME = 60  # characters
_NAME_LETTERS = 3  # of a part of a name
_NAMED_WORD = re.compile(r"[\w’'-]+")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")


def name_parts(event: Event | None) -> frozenset[str]:
    """Return the parts of the names of who is announced, in small letters, without initials."""
    parts = (part for person in (event.people if event else ()) for part in words_of(person.name))
    return frozenset(part for part in parts if len(part) >= _NAME_LETTERS)


def tells_of(parts: frozenset[str], sentence: str) -> bool:
    """Whether a sentence names somebody who is announced, and not only one who bears the same last name.

    Args:
        parts: Of the names of who is announced (`name_parts`).
        sentence: The sentence.
    """
    return bool(parts) and any(
        word in parts and not (before.casefold() in given_names() and before.casefold() not in parts)
        for before, word in pairwise(("", *_NAMED_WORD.findall(sentence)))
        for word in words_of(word)
    )


def biographies(document: Document, event: Event | None) -> frozenset[Span]:
    """Return the blocks below a line that is somebody's name, up to the next heading: they tell of a life.

    The line may be the first of its block.
    """
    lines = {each.span.start: each.span for each in document.sentences}
    names = {frozenset(words_of(person.name)) for person in (event.people if event else ())}
    found, below = set(), False
    for block in document.blocks if names else ():
        line = lines.get(block.span.start, block.span).of(document.text)
        words = words_of(line) if len(line) <= _LONGEST_NAME else ()
        close = (frozenset(words), *(frozenset(words) - {word} for word in words))
        named = any(name in names and len(words) <= len(name) + 1 for name in close)
        below = named or (below and block.kind not in {"heading", "title"})
        if below:
            found.add(block.span)
    return frozenset(found)


def people_facts(event: Event, phrases: Phrases, *, platform: str | None = None) -> dict[str, str]:
    """Return the facts about who speaks and who chairs; what is not known is absent.

    Args:
        event: The event.
        phrases: The catalogue of the language.
        platform: Network whose handles follow the names, for those who have one there.
    """
    speakers, words = _with_handles(event.speakers, platform), phrases.post
    facts = {
        "with_full": _with_all(speakers, phrases),
        "with_short": _with_some(speakers, _FIRST_TWO, phrases),
        "with_one": _with_some(speakers, 1, phrases),
        "with_roles": _with_roles(speakers, phrases),
        "people": _lines(speakers, phrases),
    }
    names = [person.name for person in replace(event, speakers=speakers).people]
    if event.held and words.thanks_names and 0 < len(names) <= _MOST_NAMES:
        joint = words.before_latin if _LATIN.match(names[0]) else ""
        facts["thanks_names"] = words.thanks_names.format(names=joint + join_names(names, phrases))
    if event.chair and words.chair:
        facts["chair"] = f"{words.chair}{with_role(event.chair)}"
    return {name: text for name, text in facts.items() if text}


def tagged_people_facts(event: Event, phrases: Phrases, platform: str) -> dict[str, str]:
    """Return the facts whose names carry their handles on a network (`with_full_at`); empty without one."""
    if not any(name == platform for person in event.speakers for name, _ in person.handles):
        return {}
    found = people_facts(event, phrases, platform=platform)
    return {f"{name}_at": text for name, text in found.items() if name != "chair"}


def handle_of(person: Person, platform: str) -> str:
    """Return somebody's name on a network with its `@`, or nothing."""
    return next((at(handle) for name, handle in person.handles if name == platform), "")


def at(handle: str) -> str:
    """Return a handle with one `@` before it."""
    return f"@{handle.strip().lstrip('@')}"


def _with_handles(people: Sequence[Person], platform: str | None) -> tuple[Person, ...]:
    if platform is None:
        return tuple(people)
    return tuple(
        replace(person, name=f"{person.name} {handle}") if (handle := handle_of(person, platform)) else person
        for person in people
    )


def with_role(person: Person) -> str:
    """Return `Name (role)`."""
    return f"{person.name} ({_role(person)})" if person.role else person.name


def _role(person: Person) -> str:
    """Return a role with plain names: an `@name` in it is that of one network."""
    return without_at_signs(person.role or "")


def join_names(names: Sequence[str], phrases: Phrases) -> str:
    """Join names as the language does: `A, B and C`."""
    if not names:
        return ""
    *before, last = names
    if not before:
        return last
    return _between(phrases).join(before) + _conjunction(last, phrases) + last


def _between(phrases: Phrases) -> str:
    return phrases.post.between or phrases.post.comma


def _conjunction(following: str, phrases: Phrases) -> str:
    for pattern, word in phrases.post.conjunction_before:
        if re.match(pattern, following):
            return word
    return phrases.post.conjunction


def _with_all(speakers: Sequence[Person], phrases: Phrases) -> str:
    if not 0 < len(speakers) <= _MOST_NAMES:
        return ""
    return phrases.post.joined + join_names([person.name for person in speakers], phrases)


def _with_some(speakers: Sequence[Person], shown: int, phrases: Phrases) -> str:
    """Return the first names and how many more; all of them where that would hide a single one."""
    hidden = len(speakers) - shown
    if hidden <= 1:
        return _with_all(speakers, phrases)
    names = _between(phrases).join(person.name for person in speakers[:shown])
    return f"{phrases.post.joined}{names}{_more(hidden, phrases)}"


def _more(number: int, phrases: Phrases) -> str:
    patterns = phrases.post.more
    return patterns.get(_plural(number, phrases), patterns["other"]).replace("#", str(number))


def _plural(number: int, phrases: Phrases) -> str:
    try:
        locale = Locale.parse((phrases.catalogue or phrases.language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return "other"
    return locale.plural_form(number)


def _with_roles(speakers: Sequence[Person], phrases: Phrases) -> str:
    """Return all names with their roles on one line, where that is not too long; nothing without roles."""
    if not any(person.role for person in speakers) or len(speakers) > _MOST_NAMES:
        return ""
    if len(speakers) == 1 and not phrases.post.role_in_brackets:
        line = f"{phrases.post.joined}{speakers[0].name}{phrases.post.comma}{_role(speakers[0])}"
    else:
        line = phrases.post.joined + join_names([with_role(person) for person in speakers], phrases)
    return line if len(line) <= _LONGEST_LINE else ""


def _lines(speakers: Sequence[Person], phrases: Phrases) -> str:
    """Return a line a person; one speaker alone, and names without roles, need no list."""
    if len(speakers) == 1:
        return _with_roles(speakers, phrases)
    if not any(person.role for person in speakers) or len(speakers) > _MOST_LINES:
        return ""
    return "\n".join([phrases.post.speakers, *(f"• {with_role(person)}" for person in speakers)])


_BRIEF_ROLE = 60  # characters: a longer one gives way where the network is short


def attribution_of(person: Person | Quote, phrases: Phrases) -> str:
    """Return `Name, role`."""
    name = person.speaker or "" if isinstance(person, Quote) else person.name
    return f"{name}{phrases.post.comma}{person.role}" if person.role else name


def named_first(quote: Quote, phrases: Phrases) -> str:
    """Return `Name, role: “…”`, for somebody whom readers must not take for one of ours."""
    who = attribution_of(quote, phrases)
    return f"{who[:1].upper()}{who[1:]}{phrases.post.colon}{in_marks(quote.text, phrases)}"


def attribution_facts(quote: Quote, phrases: Phrases) -> dict[str, str]:
    """Return who said it; without the role only where there is none or it is long."""
    dash, role = phrases.post.dash, quote.role or ""
    bare = {} if 0 < len(role) <= _BRIEF_ROLE else {"attr_name": f"{dash} {quote.speaker}"}
    return {**bare, "attr": f"{dash} {attribution_of(quote, phrases)}"}


def is_friend(quote: Quote, plan: KitPlan) -> bool:
    """Whether the reader may take the speaker for one of ours: said so, or announced, or the author."""
    if quote.side is not None:
        return quote.side == "friend"
    event = plan.event
    announced = {person.name for person in event.people} if event else set()
    ours = announced | {plan.document.byline, plan.organisation}
    return quote.speaker in ours
