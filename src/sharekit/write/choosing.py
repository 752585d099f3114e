"""Which variants of a post are taken: the best, and a second where that opens with something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sharekit.presets.moments import load_moments
from sharekit.write.fit import Fitted
from sharekit.write.notation import Template

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
    "point": ("point", "point_s", "standfirst"),
    "more": ("more",),
}
# facts with words of the source: without one, a post about an article says nothing but its title
_TELLING = frozenset(
    {
        *("quote", "quote_s", "said", "question", "point", "point_s", "point2", "more", "standfirst", "lede"),
        *("fig", "fig1", "fig2", "figs", "figs2"),
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
