"""Moments and networks that end up without a post, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from sharekit.document import Diagnostic
from sharekit.plan.model import KitPlan, PostSpec, SkippedMoment
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.write.guards import Guard
from sharekit.write.model import Post

_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "second-look": "the source gives no second quotation, figure or sentence that can stand alone",
        "figures": "no figure of the source stands in a sentence that can be read alone and says whose it is",
        "update": "the source does not say what has changed, and gives no link",
    }
)
_NOTHING = "nothing the source says fits"


def without_posts(
    plan: KitPlan,
    posts: Iterable[Post],
    empty: Sequence[PostSpec],
    platforms: Mapping[str, Platform],
    phrases: Phrases,
) -> tuple[tuple[SkippedMoment, ...], tuple[Diagnostic, ...]]:
    """Return the moments that no network has a post for, and a warning for networks left out of the others.

    Args:
        plan: What was to be written.
        posts: What was written.
        empty: What could not be.
        platforms: The networks' rows, by name.
        phrases: The catalogue, for a language without words for a moment.
    """
    made = {post.moment for post in posts}
    moments = dict.fromkeys(spec.moment for spec in empty)
    skipped = tuple(
        SkippedMoment(moment=moment, reason=_reason(moment, plan, phrases))
        for moment in moments
        if moment not in made
    )
    warnings = tuple(
        _nothing(moment, [platforms[spec.platform].label for spec in empty if spec.moment == moment])
        for moment in moments
        if moment in made
    )
    return skipped, warnings


def fading_title(plan: KitPlan, guard: Guard) -> tuple[Diagnostic, ...]:
    """Return a warning where a title says when, in words that are true only for a while."""
    event = plan.event
    titles = (event.short_title or event.title,) if event else ()
    faded = next((title for title in titles if guard.fades(title)), None)
    if faded is None:
        return ()
    return (
        Diagnostic(
            code="title-stale",
            message=f"“{faded}” says when in words that are true only for a while: no post after the event",
            hint="give event.short_title in the front matter, without them",
        ),
    )


def _reason(moment: str, plan: KitPlan, phrases: Phrases) -> str:
    if phrases.catalogue is None and moment not in {"launch", "announce", "day-before", "today"}:
        return f"there are no templates for it in the language “{plan.language}”"
    return _REASONS.get(moment, _NOTHING)


def _nothing(moment: str, labels: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        code="no-post",
        message=f"no post for {', '.join(labels)} ({moment}): {_NOTHING} there",
        hint="give a `short_title` in the front matter",
    )
