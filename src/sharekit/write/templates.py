"""Templates: their notation as frozen values, and the user's own before those of the language.

⏎ ¶          a new line; a blank line
{slot}       a fact; without it the variant is not offered
{a>b}        a ladder, from the fact wished for to shorter ones; steps without a fact are skipped
{^a} {*a}    first letter in upper case; bold where the network has it
[3⏎{slot}]   an optional part: gone when a fact in it is missing, and when room is short, the
             highest rank first; without a rank it is never dropped for room
‹words›      bold where the network has it
@M           a macro of the language's file
a ‖ b        subject or title, and body
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from sharekit.document import Diagnostic
from sharekit.presets.moments import load_moments
from sharekit.presets.phrases import Phrases, phrase_languages
from sharekit.presets.platforms import Platform, load_platforms
from sharekit.presets.spelling import did_you_mean
from sharekit.presets.templates import SHARED, WORDLESS, load_templates

_DEEPEST = 8
_TOKEN = re.compile(r"\{[^{}]*\}|\[[1-6]?|\]|‹|›|[^{}\[\]‹›]+")
_MACRO = re.compile(r"@([A-Z]+)")
_SIGNS = str.maketrans({"⏎": "\n", "¶": "\n\n"})
_BREAK = re.compile(r"\s*‖\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Fixed words, with their line breaks."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A ladder of facts.

    Attributes:
        place: Where it stands among the choices of its template.
        steps: Names of facts.
        capital: Its first letter becomes upper case.
        bold: It is set in bold.
    """

    place: int
    steps: tuple[str, ...]
    capital: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An optional part; `rank` is None for one that never goes for want of room."""

    place: int
    rank: int | None
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bold:
    """Words that are set in bold together."""

    nodes: tuple[Node, ...]


Node: TypeAlias = Words | Slot | Part | Bold


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One variant of a post.

    Attributes:
        platforms: Networks, or families of them, that it is for; empty for all.
        moments: Moments it is for.
        variant: What it leads with: `quote`, `figure`, `ask`.
        without: A fact that must be missing, or None.
        subject: Subject or title, where the network has one.
        body: The post.
    """

    platforms: tuple[str, ...]
    moments: tuple[str, ...]
    variant: str
    without: str | None
    subject: tuple[Node, ...]
    body: tuple[Node, ...]

    def is_for(self, platform: Platform, moment: str) -> bool:
        """Whether it may be used there and then."""
        named = not self.platforms or not {platform.name, platform.family}.isdisjoint(self.platforms)
        return named and moment in self.moments


def parse_templates(text: str) -> tuple[Template, ...]:
    """Read a template file: `platforms|moments|variant|template` a line, `@M=...` macros, `#` remarks.

    Raises:
        ValueError: A line is not in the notation; the message names it.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    macros: dict[str, str] = {}
    for line in lines:
        if line.startswith("@"):
            name, _, text = line[1:].partition("=")
            macros[name] = _expanded(text, macros, line)
    return tuple(_template(line, macros) for line in lines if not line.startswith("@"))


def _template(line: str, macros: Mapping[str, str]) -> Template:
    try:
        platforms, moments, name, notation = line.split("|", 3)
    except ValueError as error:
        message = f"template line not understood: {line}"
        raise ValueError(message) from error
    expanded = _expanded(notation, macros, line)
    variant, _, without = name.partition("!")
    halves = _BREAK.split(expanded)
    subject, first = _parse(halves[0], 0) if halves[1:] else ((), 0)
    body, _ = _parse(halves[-1], first)
    return Template(
        platforms=() if platforms == "*" else tuple(platforms.split(",")),
        moments=tuple(moments.split(",")),
        variant=variant,
        without=without or None,
        subject=subject,
        body=body,
    )


def _expanded(notation: str, macros: Mapping[str, str], line: str) -> str:
    """Put macros in; a macro may hold those above it, so that none can hold itself."""
    try:
        return _MACRO.sub(lambda match: macros[match[1]], notation)
    except KeyError as error:
        message = f"template line with an unknown macro @{error.args[0]}: {line}"
        raise ValueError(message) from error


def _parse(notation: str, place: int) -> tuple[tuple[Node, ...], int]:
    """Return the nodes of a text and the first place that is still free."""
    tokens = iter(_TOKEN.findall(notation))
    reader = _Reader(place)
    nodes = reader.nodes(tokens, end="")
    if "".join(_TOKEN.findall(notation)) != notation:
        message = f"template with a loose bracket: {notation}"
        raise ValueError(message)
    return nodes, reader.place


class _Reader:
    """Counts places and depth while the tokens of one template are read."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.depth = 0

    def nodes(self, tokens: Iterator[str], end: str) -> tuple[Node, ...]:
        found: list[Node] = []
        self.depth += 1
        if self.depth > _DEEPEST:
            message = "template with too many brackets inside one another"
            raise ValueError(message)
        for token in tokens:
            if token == end:
                self.depth -= 1
                return tuple(found)
            found.append(self._node(token, tokens))
        if end:
            message = f"template without its closing {end}"
            raise ValueError(message)
        return tuple(found)

    def _node(self, first: str, tokens: Iterator[str]) -> Node:
        if first.startswith("["):
            place = self._next()
            rank = int(first[1:]) if first[1:] else None
            return Part(place=place, rank=rank, nodes=self.nodes(tokens, "]"))
        if first == "‹":
            return Bold(nodes=self.nodes(tokens, "›"))
        if first.startswith("{"):
            return self._slot(first[1:-1])
        if first in {"]", "›"}:
            message = f"template with a loose {first}"
            raise ValueError(message)
        return Words(text=first.translate(_SIGNS))

    def _slot(self, text: str) -> Slot:
        names = text.lstrip("^*")
        marks = text[: len(text) - len(names)]
        return Slot(
            place=self._next(), steps=tuple(names.split(">")), capital="^" in marks, bold="*" in marks
        )

    def _next(self) -> int:
        self.place += 1
        return self.place - 1


OwnTemplates: TypeAlias = Mapping[str, tuple[Template, ...]]
NONE: OwnTemplates = MappingProxyType({})

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# what turns the direction of writing or is not shown; joiners belong to words of some scripts and to emoji
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_ENDS = ("open", "close")  # the first and last post of a thread


def read_templates(text: str, *, known: Sequence[str]) -> tuple[Template, ...]:
    """Read a template file of the user's; nothing in it is ever run.

    Args:
        text: Rows in the notation.
        known: Names of the facts there are.

    Raises:
        ValueError: A row is not in the notation, or names a network, moment or fact that does not exist;
            the message says which, with the hint after a newline.
    """
    rows = parse_templates(text)
    platforms = (*load_platforms(), *dict.fromkeys(row.family for row in load_platforms().values()))
    moments = (*load_moments(), *(f"{name}-{end}" for name in ("launch", "announce") for end in _ENDS))
    for row in rows:
        _refuse_unknown(row.platforms, platforms, row, "network", "platforms")
        _refuse_unknown(row.moments, moments, row, "moment", "moments")
        slots = tuple(step for slot in _slots((*row.subject, *row.body)) for step in slot.steps)
        _refuse_unknown(slots, known, row, "fact", "facts")
        _refuse_second_link(slots, row)
        _refuse_unfit_words(row)
    return rows


def is_template_name(name: str) -> bool:
    """Whether a file of this name holds templates: a language, or those for all or for none."""
    return name in {SHARED, WORDLESS} or _TAG.fullmatch(name) is not None


@cache
def known_facts() -> tuple[str, ...]:
    """Return the names of the facts that templates may hold, sorted."""
    slots = (slot for row in (*_shipped("en"), *_shipped(None)) for slot in _slots((*row.subject, *row.body)))
    return tuple(sorted({step for slot in slots for step in slot.steps}))


def templates_for(
    phrases: Phrases, platform: Platform, moment: str, own: OwnTemplates = NONE
) -> Sequence[Template]:
    """Return the templates for a network and moment; of rows with one name the nearest file's counts."""
    found: dict[tuple[str, str | None], Template] = {}
    for file in _files(phrases, own):
        mine = [
            template
            for template in file
            if template.is_for(platform, moment) and bool(template.subject) == platform.subject
        ]
        found = {(template.variant, template.without): template for template in mine} | found
    return tuple(found.values())


def fixed_words(rows: Iterable[Template]) -> tuple[str, ...]:
    """Return the words that templates hold themselves, without line breaks at their ends."""
    nodes = (node for row in rows for node in (*row.subject, *row.body))
    return tuple(dict.fromkeys(words for text in _fixed_in(nodes) if (words := text.strip())))


def missing_templates(phrases: Phrases, own: OwnTemplates = NONE) -> Diagnostic | None:
    """Return what a language without a catalogue has no templates for; None where nothing is missing."""
    if phrases.catalogue is not None:
        return None
    rows = [row for file in _files(phrases, own) for row in file]
    known = {moment for row in rows for moment in row.moments}
    lacking = [name for name in load_moments() if name not in known]
    base = phrases.language.partition("-")[0].lower()
    return Diagnostic(
        code="templates-missing",
        message=f"there are no words for posts in “{phrases.language}”: they hold the source's own, the date "
        f"and the link" + (f"; none for {', '.join(lacking)}" if lacking else ""),
        hint=f"write templates/{base}.txt beside your sharekit.toml; "
        f"there are words for {', '.join(phrase_languages())}",
    )


def _files(phrases: Phrases, own: OwnTemplates) -> Iterator[tuple[Template, ...]]:
    """Yield the files, the nearest first: each of the user's before the shipped one it lies over."""
    language = phrases.language.replace("_", "-")
    tags = dict.fromkeys((language, phrases.catalogue or language, language.partition("-")[0].lower()))
    yield from (own[tag] for tag in tags if tag in own)
    last = WORDLESS if phrases.catalogue is None else SHARED
    if last in own:
        yield own[last]
    yield _shipped(phrases.catalogue)


@cache
def _shipped(catalogue: str | None) -> tuple[Template, ...]:
    return parse_templates(load_templates(catalogue))


def _fixed_in(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Words):
            yield node.text
        elif isinstance(node, Part | Bold):
            yield from _fixed_in(node.nodes)


def _slots(nodes: Sequence[Node]) -> Iterator[Slot]:
    for node in nodes:
        if isinstance(node, Slot):
            yield node
        elif isinstance(node, Part | Bold):
            yield from _slots(node.nodes)


def _refuse_second_link(slots: Sequence[str], row: Template) -> None:
    if slots.count("url") > 1:
        message = f"the row “{row.variant}” holds the link {slots.count('url')} times"
        raise ValueError(f"{message}\nLeave one {{url}}: a post asks for one thing")


def _refuse_unfit_words(row: Template) -> None:
    """Refuse fixed words that no post may hold: another address, signs nobody sees, too many hashtags."""
    from sharekit.write.facets import addresses_in, hashtags_in  # noqa: PLC0415  only own rows need its patterns

    words = " ".join(_fixed_in((*row.subject, *row.body)))
    addresses, tags = addresses_in(words), hashtags_in(words)
    if addresses:
        message = f"the row “{row.variant}” holds an address of its own: {addresses[0]}"
        raise ValueError(f"{message}\nPut {{url}} there: only the kit's own link can be counted")
    if _UNSEEN.search(words):
        message = f"the row “{row.variant}” holds a sign that nobody sees"
        raise ValueError(f"{message}\nWrite that row again by hand: posts set their own direction")
    mine = (each for each in load_platforms().values() if row.is_for(each, row.moments[0]))
    strict = next((each for each in mine if each.hashtags < len(tags)), None)
    if strict:
        most, label = strict.hashtags, strict.label
        message = f"the row “{row.variant}” holds {len(tags)} hashtags; on {label} {most} are the most"
        raise ValueError(f"{message}\nName them in `hashtags` in the settings, and put {{tags}} there")


def _refuse_unknown(names: Sequence[str], known: Sequence[str], row: Template, one: str, many: str) -> None:
    for name in names:
        if name not in known:
            message = f"the row “{row.variant}” names a {one} {name!r} that does not exist"
            raise ValueError(f"{message}\n{did_you_mean(name, known, plural=many)}")
