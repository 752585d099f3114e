"""Which variants of a post are taken: two that open with different things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sharekit.presets.moments import load_moments
from sharekit.write.fit import Fitted
from sharekit.write.notation import Template

LETTERS = "abc"
ASK = "ask"
_PAIR = 2
# What a post may be meant to lead with, in the order of choice; any other name only varies the ask.
_LEADS = (
    *("notice", "result", "recording", "list", "join", "place", "names"),
    *("quote", "figure", "question", ASK),
)
_ASK_FIRST = frozenset({"day-before", "today", "week-before", "last-call", "thank-you"})
_SAME_LEAD: Mapping[str, str] = {"opponent": "quote"}
_LAST_RESORT = "fallback"
_ON_ITS_OWN = frozenset({"invite"})  # asks for something else: a post of its own beside the pair
_PLACE = 3  # rank of the part that says where
_ALONE = frozenset({"cancelled", "update"})  # moments with one post a network
_OPENERS: Mapping[str, tuple[str, ...]] = {
    "quote": ("quote", "quote_s", "said"),
    "figure": ("fig", "fig1"),
    "one": ("fig", "fig1"),
    "question": ("question",),
    "point": ("point", "point_s", "standfirst"),
    "more": ("more",),
}


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

    def is_within(self, other: Variant) -> bool:
        """Whether it says the same lines, or only leaves some out behind the same first one."""
        (subject, mine), (others, theirs) = self.lines, other.lines
        if subject != others:
            return False
        opening = [variant.fitted.draft.text.partition("\n")[0] for variant in (self, other)]
        return mine == theirs or (opening[0] == opening[1] and mine <= theirs)

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


def choose(variants: Iterable[Variant], moment: str) -> tuple[Variant, ...]:
    """Return the two best with different leads and words, then those that stand beside them.

    Leads that were meant for it go before those that only vary the ask, and the last resort is for
    where nothing else fits; within these, what lost least, then the order of leads.
    """
    ranked = sorted(
        variants,
        key=lambda found: (_tier(found, moment), found.cost, _place(found.lead, moment), found.number),
    )
    beside = [variant for variant in ranked if variant.lead in _ON_ITS_OWN]
    others = [variant for variant in ranked if variant.lead not in _ON_ITS_OWN]
    own = _distinct(beside, moment)[: len(LETTERS) - _PAIR]
    pair = _best(others, moment, 1 if moment in _ALONE else _PAIR) or others[:1]
    return (*sorted(pair, key=lambda found: (found.spills, _place(found.lead, moment))), *own)


def _best(ranked: Sequence[Variant], moment: str, most: int) -> list[Variant]:
    """Return the best that are so many: the very first one may leave nothing that differs from it."""
    found = [_distinct(ranked[start:], moment)[:most] for start in range(len(ranked))]
    return max(found, key=lambda each: (len(each), all(variant.clean for variant in each)), default=[])


def _distinct(ranked: Sequence[Variant], moment: str) -> list[Variant]:
    """Return those that open with something else, and do not only put the same lines in another order."""
    chosen: list[Variant] = []
    for variant in ranked:
        known = any(variant.lead == other.lead or variant.is_within(other) for other in chosen)
        second = bool(chosen) and (variant.cut or _lacks_place(variant, moment))
        if variant.lead != _LAST_RESORT and not known and not second:
            chosen.append(variant)
    return chosen


def _tier(variant: Variant, moment: str) -> int:
    """Return 0 for a lead that was meant for it and is read before the fold, else 1; 2 without a place."""
    if _lacks_place(variant, moment):
        return 2
    return 0 if variant.lead in _LEADS and not (variant.spills or variant.cut) else 1


def _lacks_place(variant: Variant, moment: str) -> bool:
    """Whether there was no room to say where: then nobody can come."""
    return load_moments()[moment].about != "article" and _PLACE in variant.fitted.lost


def _place(lead: str, moment: str) -> int:
    """Return the place of a lead: where the day matters most, the plain ask goes first."""
    if moment in _ASK_FIRST and lead == ASK:
        return -1
    return _LEADS.index(lead) if lead in _LEADS else len(_LEADS)
