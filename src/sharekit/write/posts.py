"""Posts: for each network and moment the best one, and another where it opens with another thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sharekit.document import Diagnostic
from sharekit.plan.model import KitPlan, SkippedMoment
from sharekit.presets.moments import load_moments, moments_of
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.write.facts import story_facts
from sharekit.write.fit import LETTERS, Variant, choose, opening_of
from sharekit.write.model import Post, Written
from sharekit.write.placement import Linked, Placement
from sharekit.write.sentences import Guard
from sharekit.write.templates import NONE, OwnTemplates, fixed_words
from sharekit.write.threads import thread_opening, write_thread
from sharekit.write.titles import fading_title, unclear_title

_FRESH = "launch"  # goes out with the article: nothing in it is stale
_SECOND_LOOK = "second-look"  # opens with what opened no post before it
_LAST_CALL = "last-call"  # asks again, so that the announcement need not
_LIVE = "live-now"
_WAYS_IN = frozenset({"url", "bio", "join", "venue"})  # where to, for those who read that it has begun
_THANKS = "thank-you"
_THANKING = frozenset(
    {"thanks_names", "quote", "quote_s", "recording", "why"}
)  # what makes thanks worth reading
_NOTHING = "they would say the title and nothing else: no sentence of the text makes sense by itself"
_SAY = "say what it is about in one sentence, as `standfirst` in the front matter, or give a `short_title`"
_ANSWER = "--yes takes the event that was asked about; --when, --where and --event say another"
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "second-look": "the first posts say all that makes sense by itself",
        "thank-you": "there is nothing new to say: no speaker to thank by name, and no recording",
        "figures": "no figure stands in a sentence that makes sense by itself and says whose it is",
        "live-now": "no link leads in that may be posted, and no place is known",
        "update": "the source does not say what has changed, and gives no link",
    }
)


def write_posts(
    plan: KitPlan, *, platforms: Mapping[str, Platform], phrases: Phrases, own: OwnTemplates = NONE
) -> Written:
    """Write every post of a plan.

    Each stays within its network's limit in the network's own count, with its own tracked link in it,
    and holds no word that is not of the source, the user or the catalogue. No network gets the same
    words twice, and what opened one post does not open the next while there is anything else.

    Args:
        plan: What is to be written.
        platforms: The networks' rows, by name.
        phrases: The catalogue of the kit's language.
        own: Templates of the user's, by language.

    Returns:
        The posts in the order of the plan, and why a moment or network is without one.
    """
    fresh = Guard(plan.document, phrases, with_it=plan.today)
    later = Guard(plan.document, phrases, after=plan.today)
    until = plan.event.day if plan.event else None
    coming = Guard(plan.document, phrases, after=plan.today, until=until)
    guards = {_FRESH: fresh, **dict.fromkeys(moments_of("before"), coming)}
    written: list[Linked] = []
    told: dict[str, _Told] = {name: _Told() for name in platforms}
    for spec in plan.posts:
        platform, guard = platforms[spec.platform], guards.get(spec.moment, later)
        had = told[platform.name]
        story = story_facts(plan, spec, phrases, guard=guard, led=had.led | had.said)
        placement = Placement(
            plan=plan, spec=spec, platform=platform, phrases=phrases, story=story, guard=guard, own=own
        )
        made, linked = _written(placement, had)
        told[platform.name] = had.and_of(made, linked)
        written += linked
    posts = tuple(post for post, _ in written)
    return Written(
        posts=posts,
        links=tuple(link for _, link in written if link is not None),
        skipped=(*plan.skipped, *_without_posts(plan, posts, phrases)),
        warnings=(*fading_title(plan, later), *unclear_title(plan), *_unposted(plan, posts, platforms)),
        own_words=fixed_words(row for rows in own.values() for row in rows),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a network has had already.

    Attributes:
        led: Ids of what opened its posts.
        said: Ids of all they said.
        openings: Their subjects and first lines.
    """

    led: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()

    def and_of(self, variants: Iterable[Variant], posts: Iterable[Linked]) -> _Told:
        made = tuple(variants)
        return _Told(
            led=self.led | {variant.opens_with for variant in made if variant.opens_with},
            said=self.said.union(*(variant.says for variant in made)),
            openings=self.openings.union(
                *(variant.openings for variant in made), (opening_of(post.text) for post, _ in posts)
            ),
        )


def _written(placement: Placement, had: _Told) -> tuple[tuple[Variant, ...], tuple[Linked, ...]]:
    """Return the variants of a moment, and their posts with those of a thread.

    A thread takes the place of the second version, and the title, with which it opens.
    """
    moment, platform = placement.spec.moment, placement.platform
    ask_first = platform.private and moment in moments_of("before")
    variants = tuple(
        variant
        for variant in placement.variants()
        if _is_new(variant, moment, had, public=not platform.private)
    )
    opening = thread_opening(placement)
    if opening and opening.openings.isdisjoint(had.openings):
        apart = [variant for variant in variants if variant.openings.isdisjoint(opening.openings)]
        first = choose(apart, moment, ask_first=ask_first)
        before = had.openings.union(*(variant.openings for variant in first))
        if thread := write_thread(placement, opening, before):
            return first, (*_posts(placement, first), *thread)
    made = choose(variants, moment, second=_has_second(placement), ask_first=ask_first)
    return made, _posts(placement, made)


def _posts(placement: Placement, made: Sequence[Variant]) -> tuple[Linked, ...]:
    return tuple(placement.post(variant, letter) for letter, variant in zip(LETTERS, made, strict=False))


def _has_second(placement: Placement) -> bool:
    """Whether a second version is worth its place: of what is told first, to the public; of results."""
    moment, public = placement.spec.moment, not placement.platform.private
    if moment == "announce":
        return public and all(spec.moment != _LAST_CALL for spec in placement.plan.posts)
    return moment == "results" or (moment == _FRESH and public)


def _is_new(variant: Variant, moment: str, had: _Told, *, public: bool) -> bool:
    """Whether a variant opens as no post before it does, and says more than the title of an article.

    In public nobody would miss thanks that name nobody and tell nothing, nor that something began which
    nobody can get into.
    """
    if moment == _SECOND_LOOK and variant.opens_with in had.said:
        return False
    if moment == _LIVE and public and variant.fitted.used.isdisjoint(_WAYS_IN):
        return False
    if moment == _THANKS and public and variant.fitted.used.isdisjoint(_THANKING):
        return False
    about_article = load_moments()[moment].about == "article"
    return variant.openings.isdisjoint(had.openings) and (variant.tells or not about_article)


def _without_posts(plan: KitPlan, posts: Iterable[Post], phrases: Phrases) -> tuple[SkippedMoment, ...]:
    """Return the moments that no network has a post for."""
    made = {post.moment for post in posts}
    lacking = dict.fromkeys(spec.moment for spec in plan.posts if spec.moment not in made)
    wordless = (
        phrases.catalogue is None and f"there are no templates for it in the language “{plan.language}”"
    )
    return tuple(
        SkippedMoment(moment=moment, reason=wordless or _REASONS.get(moment, _NOTHING)) for moment in lacking
    )


def _unposted(
    plan: KitPlan, posts: Iterable[Post], platforms: Mapping[str, Platform]
) -> tuple[Diagnostic, ...]:
    """Return a warning where a network that was to get posts gets none."""
    made = {post.platform for post in posts}
    wanted = dict.fromkeys(spec.platform for spec in plan.posts)
    labels = [platforms[name].label for name in wanted if name not in made]
    if not labels:
        return ()
    asked = bool(plan.document.likely) and plan.event is None
    reason = "whether it invites to an event was asked, and not answered" if asked else _NOTHING
    hint = _ANSWER if asked else _SAY
    return (Diagnostic(code="no-post", message=f"no posts for {', '.join(labels)}: {reason}", hint=hint),)
