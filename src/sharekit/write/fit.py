"""Fit by whole parts: a post gets shorter by dropping parts and stepping down ladders, never by cutting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from types import MappingProxyType

from sharekit.presets.typography import without_full_stop
from sharekit.write.notation import Bold, Node, Part, Slot, Template, Words

_OUTSIDE = 0.5  # rank of a ladder that stands in no part: shortened last of all
# rank of a ladder down to these: before the place goes, the date is said shorter, then the title
_SHORT_FORMS: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("when", "when_short", "rel_short", "rel_brief", "point_s"), 3.6),
        "title_short": 3.4,
    }
)
_WORST = 7
_BLANK = re.compile(r"[ \t]*\n[ \t]*")
_GAP = re.compile(r"\n{3,}")

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A subject and a body."""

    subject: str
    text: str


Fits = Callable[[Draft], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen in a template.

    Attributes:
        dropped: Places of parts that went for want of room.
        steps: Step of each ladder among those that have a fact, by place; absent means its first.
    """

    dropped: frozenset[int] = frozenset()
    steps: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))

    def step(self, slot: Slot) -> int:
        """Return the step a ladder is on."""
        return self.steps.get(slot.place, 0)

    def stepped(self, place: int, step: int) -> Choice:
        """Return the choice with one ladder on another step."""
        return replace(self, steps=MappingProxyType({**self.steps, place: step}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A template that fits.

    Attributes:
        draft: Its words.
        lost: Ranks of the parts that went for want of room.
        used: Names of the facts it uses.
    """

    draft: Draft
    lost: tuple[int, ...]
    used: frozenset[str]

    @property
    def cost(self) -> int:
        """How much of worth was lost; 0 is best."""
        return sum(_WORST - rank for rank in self.lost)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A template with the facts it is filled with.

    Attributes:
        template: The variant.
        facts: Text by slot name; what is not known is absent.
        bold: The network's mark for bold words, or empty.
        fits: Whether a draft is short enough.
    """

    template: Template
    facts: Facts
    bold: str
    fits: Fits

    def fit(self) -> Fitted | None:
        """Return the fullest text that fits, or None where a required fact is missing or nothing fits."""
        if self.template.without in self.facts or not self._has_facts(self._nodes):
            return None
        subject, body = self._known(self.template.subject), self._known(self.template.body)
        return replace(self, template=replace(self.template, subject=subject, body=body)).fit_known()

    def fit_known(self) -> Fitted | None:
        """Return the same of a template that holds only what has facts."""
        choice = self._shortened()
        if choice is None:
            return None
        choice = self._climbed(self._given_back(self._climbed(choice)))
        return self._fitted(choice, self._draft(choice))

    def _fitted(self, choice: Choice, draft: Draft) -> Fitted:
        parts = {part.place: part.rank for part, _ in self._parts(self._nodes, None)}
        lost = tuple(rank for place in sorted(choice.dropped) if (rank := parts[place]) is not None)
        used = frozenset(slot.steps[choice.step(slot)] for slot, _ in self._slots(self._nodes, choice, None))
        return Fitted(draft=draft, lost=lost, used=used)

    def _shortened(self) -> Choice | None:
        """Drop and step down until it fits: highest rank first, ladders before parts, last first."""
        choice: Choice | None = Choice()
        while choice is not None and not self._fit(choice):
            choice = max(self._candidates(choice), key=lambda found: found[0], default=(None, None))[1]
        return choice

    def _candidates(self, choice: Choice) -> Iterator[tuple[tuple[float, int, int], Choice]]:
        for part, alive in self._parts(self._nodes, choice):
            if alive and part.rank is not None:
                yield (
                    (part.rank, 0, part.place),
                    replace(choice, dropped=choice.dropped | {part.place}),
                )
        for slot, rank in self._slots(self._nodes, choice, None):
            step = self._shorter(slot, choice.step(slot))
            if step is not None:
                own = _SHORT_FORMS.get(slot.steps[step], _OUTSIDE) if rank is None else rank
                yield (own, 1, slot.place), choice.stepped(slot.place, step)

    def _climbed(self, choice: Choice) -> Choice:
        """Step ladders up again, the last in the text first, each as far as it fits."""
        slots = sorted(
            (slot for slot, _ in self._slots(self._nodes, choice, None)), key=lambda slot: -slot.place
        )
        return reduce(self._climb, slots, choice)

    def _climb(self, choice: Choice, slot: Slot) -> Choice:
        higher = (choice.stepped(slot.place, step) for step in range(choice.step(slot)))
        return next(filter(self._fit, higher), choice)

    def _given_back(self, choice: Choice) -> Choice:
        """Take dropped parts back, the most worthy first, each only if it still fits."""
        parts = [part for part, _ in self._parts(self._nodes, None) if part.place in choice.dropped]
        return reduce(self._give_back, sorted(parts, key=lambda part: (part.rank or 0, part.place)), choice)

    def _give_back(self, choice: Choice, part: Part) -> Choice:
        fuller = replace(choice, dropped=choice.dropped - {part.place})
        return fuller if self._fit(fuller) else choice

    def _fit(self, choice: Choice) -> bool:
        return self.fits(self._draft(choice))

    @property
    def _nodes(self) -> tuple[Node, ...]:
        return (*self.template.subject, *self.template.body)

    def _parts(self, nodes: tuple[Node, ...], choice: Choice | None) -> Iterator[tuple[Part, bool]]:
        """Yield the parts, and whether they are still in."""
        for node in nodes:
            if isinstance(node, Part):
                alive = choice is None or node.place not in choice.dropped
                yield node, alive
                if alive:
                    yield from self._parts(node.nodes, choice)

    def _slots(
        self, nodes: tuple[Node, ...], choice: Choice, rank: int | None
    ) -> Iterator[tuple[Slot, int | None]]:
        """Yield the ladders that are in the text, each with the rank of the part it stands in."""
        for node in nodes:
            if isinstance(node, Slot):
                yield node, rank
            elif isinstance(node, Bold):
                yield from self._slots(node.nodes, choice, rank)
            elif isinstance(node, Part) and node.place not in choice.dropped:
                yield from self._slots(node.nodes, choice, node.rank if node.rank is not None else rank)

    def _has_facts(self, nodes: tuple[Node, ...]) -> bool:
        return all(
            any(map(self.facts.get, node.steps)) if isinstance(node, Slot) else self._has_facts(node.nodes)
            for node in nodes
            if isinstance(node, Slot | Bold)
        )

    def _known(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """Return nodes without the parts and the steps that have no facts, looked for once."""
        return tuple(
            self._known_node(node)
            for node in nodes
            if not isinstance(node, Part) or self._has_facts(node.nodes)
        )

    def _known_node(self, node: Node) -> Node:
        match node:
            case Words():
                return node
            case Slot():
                return replace(node, steps=tuple(name for name in node.steps if self.facts.get(name)))
            case _:
                return replace(node, nodes=self._known(node.nodes))

    def _shorter(self, slot: Slot, step: int) -> int | None:
        sizes = [len(self.facts[name]) for name in slot.steps]
        return next((other for other in range(step + 1, len(sizes)) if sizes[other] < sizes[step]), None)

    def _draft(self, choice: Choice) -> Draft:
        subject = without_full_stop(_tidy(self._text(self.template.subject, choice)).replace("\n", " "))
        return Draft(subject=subject, text=_tidy(self._text(self.template.body, choice)))

    def _text(self, nodes: tuple[Node, ...], choice: Choice) -> str:
        return "".join(self._words(node, choice) for node in nodes)

    def _words(self, node: Node, choice: Choice) -> str:
        match node:
            case Words(text=text):
                return text
            case Bold(nodes=nodes):
                return self._bold(self._text(nodes, choice))
            case Part(place=place, nodes=nodes):
                return "" if place in choice.dropped else self._text(nodes, choice)
            case Slot():
                return self._fact(node, choice)

    def _fact(self, slot: Slot, choice: Choice) -> str:
        text = self.facts[slot.steps[choice.step(slot)]]
        if slot.capital:
            text = text[:1].upper() + text[1:]
        return self._bold(text) if slot.bold else text

    def _bold(self, text: str) -> str:
        """Set words in bold, unless the mark stands in them: networks would pair it wrongly."""
        if not self.bold or self.bold in text or "\n" in text:
            return text
        return f"{self.bold}{text}{self.bold}"


def _tidy(text: str) -> str:
    """Leave no space at a line's end and no more than one blank line where a part is missing."""
    return _GAP.sub("\n\n", _BLANK.sub("\n", text)).strip()
