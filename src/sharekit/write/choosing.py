"""Which variants of a post are taken: two that open with different things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
        spills: Its first line goes on behind the fold.
    """

    template: Template
    fitted: Fitted
    cost: int
    number: int
    link: str = ""
    spills: bool = False

    @property
    def words(self) -> str:
        """Subject and text without the address: what tells it from other posts."""
        text = self.fitted.draft.text
        return f"{self.fitted.draft.subject}\n{text.replace(self.link, '') if self.link else text}"

    @property
    def lead(self) -> str:
        """What it opens with."""
        return _SAME_LEAD.get(self.template.variant, self.template.variant)

    def opens_with(self, sources: Mapping[str, str]) -> str | None:
        """Return the id of the quotation or statistic it opens with, if that is one."""
        slots = (name for name in _OPENERS.get(self.lead, ()) if name in self.fitted.used)
        return next((sources[name] for name in slots if name in sources), None)


def choose(variants: Iterable[Variant], moment: str) -> tuple[Variant, ...]:
    """Return the two best with different leads and words, then those that stand beside them.

    Leads that were meant for it go before those that only vary the ask, and the last resort is for
    where nothing else fits; within these, what lost least, then the order of leads.
    """
    ranked = sorted(
        variants,
        key=lambda found: (_tier(found), found.cost, _place(found.lead, moment), found.number),
    )
    chosen: list[Variant] = []
    for variant in ranked:
        taken = {other.lead for other in chosen} | {other.words for other in chosen}
        if variant.lead != _LAST_RESORT and not {variant.lead, variant.words} & taken:
            chosen.append(variant)
    own = [variant for variant in chosen if variant.lead in _ON_ITS_OWN][: len(LETTERS) - _PAIR]
    pair = [variant for variant in chosen if variant.lead not in _ON_ITS_OWN] or ranked[:1]
    most = 1 if moment in _ALONE else _PAIR
    return (*sorted(pair[:most], key=lambda found: _place(found.lead, moment)), *own)


def _tier(variant: Variant) -> int:
    """Return 0 for a lead that was meant for it and can be read before the fold, else 1."""
    return 0 if variant.lead in _LEADS and not variant.spills else 1


def _place(lead: str, moment: str) -> int:
    """Return the place of a lead: where the day matters most, the plain ask goes first."""
    if moment in _ASK_FIRST and lead == ASK:
        return -1
    return _LEADS.index(lead) if lead in _LEADS else len(_LEADS)
