"""Fit by whole parts, dropped or stepped down, never cut; and which of the fitted variants are taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from types import MappingProxyType

from sharekit.presets.moments import load_moments
from sharekit.presets.typography import without_full_stop
from sharekit.write.templates import Bold, Node, Part, Slot, Template, Words

_OUTSIDE = 0.5  # rank of a ladder that stands in no part: shortened last of all
# rank of a ladder down to these: before the place goes, the date is said shorter, then the title
_SHORT_FORMS: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("when", "when_short", "rel_short", "rel_brief", "point_s"), 3.6),
        **dict.fromkeys(("title_short", "title_head"), 3.4),
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
        if slot.capital and not text.casefold().startswith(("http://", "https://")):
            text = text[:1].upper() + text[1:]
        return self._bold(text) if slot.bold else text

    def _bold(self, text: str) -> str:
        """Set words in bold, unless the mark stands in them or would be taken for the end of an address."""
        if not self.bold or self.bold in text or "\n" in text or "://" in text:
            return text
        return f"{self.bold}{text}{self.bold}"


def _tidy(text: str) -> str:
    """Leave no space at a line's end and no more than one blank line where a part is missing."""
    return _GAP.sub("\n\n", _BLANK.sub("\n", text)).strip()


LETTERS = "abc"
ASK = "ask"
# What a post may be meant to lead with, in the order of choice; any other name only varies the ask.
_LEADS = (
    *("notice", "result", "recording", "list", "join", "place", "names"),
    *("quote", "figure", "question", "point", ASK),
)
_ASK_FIRST = frozenset({"day-before", "today", "last-call"})
_SAME_LEAD: Mapping[str, str] = {"opponent": "quote"}
_ON_ITS_OWN = "invite"  # asks for something else: a post of its own beside the others
_PLACE = 3  # rank of the part that says where
_OPENERS: Mapping[str, tuple[str, ...]] = {
    "quote": ("quote", "quote_s", "said"),
    "figure": ("fig", "fig1"),
    "one": ("fig", "fig1"),
    "question": ("question",),
    "point": ("hook", "hook_s", "point", "point_s", "standfirst"),
    "more": ("more",),
}
# facts with words of the source: without one, a post about an article says nothing but its title
_TELLING = frozenset(
    {
        *("quote", "quote_s", "said", "question", "hook", "hook_s", "point", "point_s", "point2", "more"),
        *("standfirst", "lede", "fig", "fig1", "fig2", "figs", "figs2", "by"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A template that was filled and fits.

    Attributes:
        template: Which.
        fitted: Its words.
        cost: What it lost for want of room; 0 is best.
        number: Its place in the file.
        link: The address in it; empty without one.
        sources: Id of the quotation or statistic behind each of its facts.
        spills: Its first line goes on behind the fold.
        cut: It has room for the first part of the title only, which may say something else.
    """

    template: Template
    fitted: Fitted
    cost: int
    number: int
    link: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    spills: bool = False
    cut: bool = False

    @property
    def words(self) -> str:
        """Subject and text without the address: what tells it from other posts."""
        text = self.fitted.draft.text
        return f"{self.fitted.draft.subject}\n{text.replace(self.link, '') if self.link else text}"

    @property
    def lines(self) -> tuple[str, frozenset[str]]:
        """The subject, and the lines without the address in whatever order: what it says."""
        lines = self.words.split("\n")
        return lines[0], frozenset(line.strip("*. ") for line in lines[1:] if line.strip())

    @property
    def openings(self) -> frozenset[str]:
        """The subject and the first line, as people tell posts apart."""
        draft = self.fitted.draft
        return frozenset({opening_of(draft.subject), opening_of(draft.text)} - {""})

    @property
    def tells(self) -> bool:
        """Whether it holds words of the source beside the title."""
        return not _TELLING.isdisjoint(self.fitted.used)

    def is_within(self, other: Variant) -> bool:
        """Whether it says the same lines in another order, or begins as the other does."""
        return self.lines == other.lines or not self.openings.isdisjoint(other.openings)

    @property
    def lead(self) -> str:
        """What it opens with."""
        return _SAME_LEAD.get(self.template.variant, self.template.variant)

    @property
    def opens_with(self) -> str | None:
        """The id of the quotation or statistic it opens with, if that is one."""
        slots = (name for name in _OPENERS.get(self.lead, ()) if name in self.fitted.used)
        return next((self.sources[name] for name in slots if name in self.sources), None)

    @property
    def says(self) -> frozenset[str]:
        """The ids of all quotations and statistics in it."""
        return frozenset(self.sources[name] for name in self.fitted.used if name in self.sources)

    @property
    def clean(self) -> bool:
        """Whether nothing it opens with is behind the fold, and title and place are whole."""
        return not (self.spills or self.cut or _PLACE in self.fitted.lost)


def opening_of(text: str) -> str:
    """Return the first line of a text, for comparison."""
    return text.partition("\n")[0].strip("*. ").casefold()


def choose(
    variants: Iterable[Variant], moment: str, *, second: bool = False, ask_first: bool = False
) -> tuple[Variant, ...]:
    """Return the best variant, a second one if wanted, and what stands beside them.

    Leads that were meant for it go before those that only vary the ask; within these, what is whole and
    read before the fold, then the order of leads, then what lost least.

    Args:
        variants: All that fit.
        moment: When it is for.
        second: A second one is wanted; it is taken only where it opens with another thing and is as
            good, the plain ask before what may still open a later post.
        ask_first: The plain ask goes before what could open the post.
    """

    def rank(found: Variant) -> tuple[int, bool, int, int, int]:
        place = _place(found.lead, ask_first=ask_first or moment in _ASK_FIRST)
        return _tier(found, moment), not found.clean, place, found.cost, found.number

    ranked = sorted(variants, key=rank)
    beside = [variant for variant in ranked if variant.lead == _ON_ITS_OWN][:1]
    others = [variant for variant in ranked if variant.lead != _ON_ITS_OWN]
    first = others[:1]
    if first and second:
        good = [variant for variant in others if _is_as_good(variant, first[0], moment)]
        first += sorted(good, key=lambda variant: variant.lead != ASK)[:1]
    return (*first, *beside)


def _is_as_good(variant: Variant, first: Variant, moment: str) -> bool:
    """Whether a variant is worth posting beside the first."""
    opens_apart = variant.lead != first.lead and not variant.is_within(first)
    more = load_moments()[moment].about != "article" or not variant.says <= first.says
    return opens_apart and more and variant.clean and _tier(variant, moment) == 0


def _tier(variant: Variant, moment: str) -> int:
    """Return 0 for a lead that was meant for it and is read before the fold, else 1; 2 without a place."""
    if load_moments()[moment].about != "article" and _PLACE in variant.fitted.lost:
        return 2
    return 0 if variant.lead in _LEADS and not (variant.spills or variant.cut) else 1


def _place(lead: str, *, ask_first: bool) -> int:
    """Return the place of a lead: where the day matters most, the plain ask goes first."""
    if ask_first and lead == ASK:
        return -1
    return _LEADS.index(lead) if lead in _LEADS else len(_LEADS)
