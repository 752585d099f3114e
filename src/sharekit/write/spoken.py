"""Which quotations may open a post."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from sharekit.document import Quote
from sharekit.plan.likeness import alike, contains
from sharekit.plan.model import KitPlan
from sharekit.presets.marks import PAIRS

_SINGLE = (("‘", "’"), ("'", "'"))
_TELLING = 4  # letters of a word that tells what is quoted
_ENDS = ("?", "؟", ".", "!", "…")
_ASIDE = 200  # characters of `says X, the …` between the halves of a quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The quotations of a plan.

    Attributes:
        plan: For the quotations.
        title: The title in the post.
    """

    plan: KitPlan
    title: str

    def fit(self) -> list[Quote]:
        """Return those with a speaker that stand alone, whose speaker's role is known first."""
        known = (quote for quote in self.plan.quotes if quote.kind == "speech" and quote.speaker)
        spans = (
            (quote.span.start, quote) for quote in self.plan.quotes if quote.kind == "speech" and quote.span
        )
        leaning = sorted(((start, quote) for start, quote in spans if quote.reasons), key=itemgetter(0))
        return sorted((quote for quote in known if self._is_whole(quote, leaning)), key=_is_unknown)

    def _is_whole(self, quote: Quote, leaning: Sequence[tuple[int, Quote]]) -> bool:
        """Whether it is no part of a sentence, leans on nothing before it, and the title does not say it."""
        if self._repeats_title(quote.text):
            return False
        if quote.wanted:
            return True
        return not (quote.text[:1].islower() or quote.reasons or _concedes(quote, leaning))

    def _repeats_title(self, said: str) -> bool:
        """Whether the title says the same, or quotes a part of it: then it would stand there twice."""
        quoted = (
            match[1].rstrip(".,")
            for left, right in (*PAIRS, *_SINGLE)
            for match in re.finditer(
                f"{re.escape(left)}([^{re.escape(right)}]+){re.escape(right)}", self.title
            )
        )
        return alike(said, self.title) or any(contains(said, part) for part in quoted if len(part) > _TELLING)


def _concedes(quote: Quote, leaning: Sequence[tuple[int, Quote]]) -> bool:
    """Whether it breaks off for `says X` and goes on with a half that cannot stand without it.

    Args:
        quote: A quotation.
        leaning: Those that cannot stand alone, by where they begin.
    """
    if quote.span is None or quote.text.rstrip().endswith(_ENDS):
        return False
    end = quote.span.end
    first, last = (bisect_right(leaning, at, key=itemgetter(0)) for at in (end, end + _ASIDE))
    return any(same_speaker(other, quote) for _, other in leaning[first:last])


def _is_unknown(quote: Quote) -> bool:
    """Whether readers do not learn who the speaker is."""
    return not (quote.role or quote.wanted)


def same_speaker(one: Quote, other: Quote) -> bool:
    """Whether two quotations are of the same person in the same role."""
    return (one.speaker, one.role) == (other.speaker, other.role)
