"""Moments and networks that end up without a post, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sharekit.document import Diagnostic
from sharekit.plan.likeness import words_of
from sharekit.plan.model import KitPlan, PostSpec, SkippedMoment
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import load_grammar
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.write.guards import Guard
from sharekit.write.model import Post
from sharekit.write.titles import headline, is_quotation

_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "second-look": "the source gives no second quotation, figure or sentence that can stand alone",
        "figures": "no figure of the source stands in a sentence that can be read alone and says whose it is",
        "update": "the source does not say what has changed, and gives no link",
    }
)
_NOTHING = "nothing the source says fits"
_AGAIN = "it would say what an earlier post says"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwritten:
    """A moment of a network without a post.

    Attributes:
        spec: Which.
        repeats: Words were there, and all of them had been posted before.
    """

    spec: PostSpec
    repeats: bool


def without_posts(
    plan: KitPlan,
    posts: Iterable[Post],
    empty: Sequence[Unwritten],
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
    by_moment: dict[str, list[Unwritten]] = {}
    for one in empty:
        by_moment.setdefault(one.spec.moment, []).append(one)
    skipped = tuple(
        SkippedMoment(moment=found[0].spec.moment, reason=_reason(found, plan, phrases))
        for moment, found in by_moment.items()
        if moment not in made
    )
    lacking = {
        moment: [platforms[one.spec.platform].label for one in found if not one.repeats]
        for moment, found in by_moment.items()
        if moment in made
    }
    return skipped, tuple(_nothing(moment, labels) for moment, labels in lacking.items() if labels)


def fading_title(plan: KitPlan, guard: Guard) -> tuple[Diagnostic, ...]:
    """Return a warning where a title says when, in words that are true only for a while."""
    event = plan.event
    titles = (event.short_title or event.title,) if event else ()
    faded = next((title for title in titles if not guard.lasting_title(title)), None)
    if faded is None:
        return ()
    return (
        Diagnostic(
            code="title-stale",
            message=f"“{faded}” says when in words that are true only for a while: no post after the event",
            hint="give event.short_title in the front matter, without them",
        ),
    )


def unclear_title(plan: KitPlan) -> tuple[Diagnostic, ...]:
    """Return a warning where the title is somebody's words, or could be that of any meeting."""
    if plan.event is not None:
        return _of_any_meeting(plan, plan.event.title)
    title = headline(plan.document)
    if not is_quotation(title):
        return ()
    return (
        Diagnostic(
            code="title-unclear",
            message=f"{title} is a quotation that does not say whose words it is: posts print it so",
            hint="give a `short_title` in the front matter that says what the article is about",
        ),
    )


def _of_any_meeting(plan: KitPlan, title: str) -> tuple[Diagnostic, ...]:
    """Return a warning where a title holds no word but those of every meeting: `Meeting of May`."""
    grammar = load_grammar(plan.document.language)
    names = load_calendar_names(grammar.locale)
    every = {
        word
        for words in (grammar.events.kinds, names.months, names.weekdays, grammar.stopwords)
        for phrase in words
        for word in words_of(phrase)
    }
    if plan.organisation or not all(word in every or word.isdigit() for word in words_of(title)):
        return ()
    return (
        Diagnostic(
            code="title-unclear",
            message=f"“{title}” does not say whose meeting it is, nor what about",
            hint="give event.title in the front matter, or `organisation` in the settings",
        ),
    )


def _reason(found: Sequence[Unwritten], plan: KitPlan, phrases: Phrases) -> str:
    moment = found[0].spec.moment
    if phrases.catalogue is None and moment not in {"launch", "announce", "day-before", "today"}:
        return f"there are no templates for it in the language “{plan.language}”"
    return _REASONS.get(moment) or (_AGAIN if any(one.repeats for one in found) else _NOTHING)


def _nothing(moment: str, labels: Sequence[str]) -> Diagnostic:
    return Diagnostic(
        code="no-post",
        message=f"no post for {', '.join(labels)} ({moment}): {_NOTHING} there",
        hint="give a `short_title` in the front matter",
    )
