"""The notation of templates, parsed into frozen values.

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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sharekit.presets.platforms import Platform

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
