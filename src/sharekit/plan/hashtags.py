"""Hashtags from the source's own names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sharekit.document import Document
from sharekit.plan.likeness import fold, words_of
from sharekit.presets.cues import Cues
from sharekit.presets.names import is_first_name

MOST_TAGS = 5
TAG_LETTERS = 24
_ENDING, _STEM = 3, 4  # letters

_NAME = r"[^\W\d_a-z][\w-]*[^\W_]"
_ACRONYM = re.compile(rf"(?P<words>(?:{_NAME}\s(?:\w{{1,3}}\s)?)+)\((?P<name>[A-Z][A-Z0-9-]{{1,7}})\)")
_ACRONYM_USES = 3
_TITLE_WORD_LETTERS = 3
_ABBREVIATED = 3
_NAME_USES = 2  # of a place of two words
_TOPIC_USES = 3  # of a name of one word
_RUN = re.compile(rf"{_NAME}(?:\s{_NAME})+")
# no part of a longer name: `Mesa 2`, `Jornada de Agroecologia`, `Bank of Harwick`
_ALONE = re.compile(rf"(?<=[\w,)&]\s)(?P<name>{_NAME})(?!\s(?:[a-zà-ÿ’']{{1,4}}\s)?[^\W\d_a-z]|\s\d|\w|-)")


def find_hashtags(document: Document, *, cues: Cues, settings: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return tags without `#`: of front matter, else of the settings, else the names the text is about.

    A name counts when the title has it and the text repeats it by itself, when it is an abbreviation of words
    of the title that the text introduces in brackets and uses, or when it is a place the text names
    twice. People's names, and words that the text also writes small, are no tags.
    """
    given = document.hashtags or settings
    if given:
        tags = (pascal(name) for name in given)
        return tuple(dict.fromkeys(tag for tag in tags if tag and not tag.isdecimal()))  # 2027 is no hashtag
    body = _body(document)
    uses = Counter[str]()
    for name, count in (*_topics(document, body), *_acronyms(document, body), *_places(document, body, cues)):
        if not _unfit(name, document, cues):
            uses[name] = max(uses[name], count)
    found: list[str] = []
    for name, _ in uses.most_common():
        tag = pascal(name)
        if len(tag) <= TAG_LETTERS and not any(_one_stem(tag, other) for other in found):
            found.append(tag)
    return tuple(found[:MOST_TAGS])


def _one_stem(one: str, other: str) -> bool:
    """Whether two tags differ by an ending alone (`Library`, `Libraries`)."""
    first, second = sorted((one.casefold(), other.casefold()), key=len)
    return first == second or (
        len(first) > _STEM and len(second) - len(first) <= _ENDING and second.startswith(first[:-1])
    )


def pascal(name: str) -> str:
    """Return `name` as one word in PascalCase: `Latin America` is `LatinAmerica`."""
    return "".join(word[0].upper() + word[1:] for word in re.findall(r"\w+", name))


def _body(document: Document) -> str:
    """Return the text without its title and the announcements of events."""
    spans = [block.span for block in document.blocks if block.kind == "title"]
    spans += [event.span for event in document.events if event.span]
    text = document.text
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + "\n" + text[span.end :]
    return text


def _topics(document: Document, body: str) -> Iterable[tuple[str, int]]:
    titles = _title_words(document)
    names = Counter(re.sub(r"['’]s?$", "", found["name"]) for found in _ALONE.finditer(body))
    small = set(re.findall(r"\b[^\W\dA-Z_]\w+", body))
    parts = Counter(word for run in _RUN.findall(body) for word in run.split())
    return [
        (name, count)
        for name, count in names.items()
        if count
        >= max(_TOPIC_USES, 2 * parts[name])  # as a part of longer names it is not what people look for
        and fold(name) in titles
        and name.lower() not in small
        and not is_first_name(name)
    ]


def _title_words(document: Document) -> frozenset[str]:
    words = words_of(" ".join((document.title, *(event.title for event in document.events))))
    return frozenset(word for word in words if len(word) >= _TITLE_WORD_LETTERS)


def _acronyms(document: Document, body: str) -> Iterable[tuple[str, int]]:
    titles = _title_words(document)
    names = dict.fromkeys(
        found["name"]
        for found in _ACRONYM.finditer(body)
        if any(word.casefold() in titles for word in (found["name"], *found["words"].split()[-_ABBREVIATED:]))
    )
    counted = ((name, len(re.findall(rf"\b{name}\b", body))) for name in names)
    return [(name, count) for name, count in counted if count >= _ACRONYM_USES]


def _places(document: Document, body: str, cues: Cues) -> Iterable[tuple[str, int]]:
    if not cues.before_place:
        return ()
    before = "|".join(map(re.escape, cues.before_place))
    pattern = rf"\b(?:{before})\s(?P<name>{_NAME}\s{_NAME})(?!\w|\s[A-Z])"
    names = dict.fromkeys(found["name"] for found in re.finditer(pattern, body))
    return [(name, count) for name in names if (count := document.text.count(name)) >= _NAME_USES]


def _unfit(name: str, document: Document, cues: Cues) -> bool:
    people = {word for person in _people(document) for word in words_of(person)}
    words = words_of(name)
    return any(word in people for word in words) or fold(name) in cues.too_general


def _people(document: Document) -> Iterable[str]:
    yield from (quote.speaker for quote in document.quotes if quote.speaker)
    for event in document.events:
        yield from (person.name for person in event.speakers)
        yield from (person.name for person in (event.chair,) if person)
