"""The carousel: a cover, one thought a slide, and what to do at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sharekit.plan.contents import QuoteContent, StatementContent
from sharekit.plan.drafts import Accepted, Bench, Draft
from sharekit.plan.labels import bare
from sharekit.plan.request import CAROUSEL
from sharekit.plan.subjects import Matter, call_to_action

_FORMATS = ("portrait", "square")  # what networks show as a carousel, best first
FEWEST_SLIDES, _MOST = 3, 5  # between cover and end
_WIDEST = "10 / 10"


def plan_carousel(matter: Matter, chosen: Sequence[Accepted], bench: Bench) -> tuple[Accepted, ...]:
    """Return cover, slides and end, of the points that have cards already; nothing for fewer than three.

    A carousel is in one format, because networks show all its pictures in that of the first.
    """
    form = next((name for name in _FORMATS if name in bench.formats), None)
    kinds = [kind for kind in CAROUSEL if matter.request.allows(kind)]
    if form is None or not kinds:
        return ()

    def drawable(drafts: Iterable[Draft | None]) -> list[Draft]:
        return [draft for draft in drafts if draft and bench.refusal(bench.spec(draft, form)) is None]

    slides = drawable(_slide(card.draft, _WIDEST) for card in chosen)[:_MOST]
    cover, end = drawable([_cover(matter)]), drawable([_end(matter)])
    if len(slides) < FEWEST_SLIDES or not cover:
        return ()
    total = 1 + len(slides) + len(end)
    numbered = (_slide(draft, f"{number} / {total}") for number, draft in enumerate(slides, start=2))
    return tuple(
        Accepted(draft=draft, formats=(form,))
        for draft in (*cover, *numbered, *end)
        if draft and draft.kind in kinds
    )


def _cover(matter: Matter) -> Draft | None:
    title = bare(matter.document.title)
    if not title:
        return None
    content = StatementContent(text=title, kicker=matter.phrases.card.swipe or None)
    return Draft(kind="cover", content=content, words=title, photo=matter.request.photograph)


def _slide(draft: Draft, kicker: str) -> Draft | None:
    if not isinstance(draft.content, QuoteContent | StatementContent):
        return None
    return replace(draft, kind="slide", content=replace(draft.content, kicker=kicker))


def _end(matter: Matter) -> Draft | None:
    content = call_to_action(matter)
    return Draft(kind="end", content=content, words=content.text) if content else None
