"""Posts: for each network and moment the best variants with different leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sharekit.plan.model import KitPlan
from sharekit.presets.moments import moments_of
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.write.choosing import LETTERS, Variant, choose
from sharekit.write.desk import Desk, Linked
from sharekit.write.facts import story_facts
from sharekit.write.guards import Guard
from sharekit.write.model import Written
from sharekit.write.silence import Unwritten, fading_title, unclear_title, without_posts
from sharekit.write.templates import NONE, OwnTemplates, fixed_words
from sharekit.write.threads import write_thread

_FRESH = "launch"  # goes out with the article: nothing in it is stale
_SECOND = "second-look"  # opens with what opened no post before it


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
    coming = Guard(plan.document, phrases, after=plan.today, coming=True)
    guards = {_FRESH: fresh, **dict.fromkeys(moments_of("before"), coming)}
    written: list[Linked] = []
    empty: list[Unwritten] = []
    told: dict[str, _Told] = {name: _Told() for name in platforms}
    for spec in plan.posts:
        platform = platforms[spec.platform]
        guard = guards.get(spec.moment, later)
        story = story_facts(plan, spec, phrases, guard=guard, led=told[platform.name].led)
        desk = Desk(
            plan=plan, spec=spec, platform=platform, phrases=phrases, story=story, guard=guard, own=own
        )
        variants = tuple(desk.variants())
        made = choose(_unsaid(variants, spec.moment, told[platform.name]), spec.moment)
        told[platform.name] = told[platform.name].and_of(made)
        written.extend(desk.post(variant, letter) for letter, variant in zip(LETTERS, made, strict=False))
        written.extend(write_thread(desk))
        empty += [] if made else [Unwritten(spec=spec, repeats=bool(variants))]
    skipped, warnings = without_posts(plan, [post for post, _ in written], empty, platforms, phrases)
    return Written(
        posts=tuple(post for post, _ in written),
        links=tuple(link for _, link in written if link is not None),
        skipped=(*plan.skipped, *skipped),
        warnings=(*fading_title(plan, later), *unclear_title(plan), *warnings),
        own_words=fixed_words(row for rows in own.values() for row in rows),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a network has had already: ids of what opened its posts and of all they said, and their words."""

    led: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()

    def and_of(self, variants: Sequence[Variant]) -> _Told:
        opened = {variant.opens_with for variant in variants}
        return _Told(
            led=self.led | {source for source in opened if source},
            said=self.said.union(*(variant.says for variant in variants)),
            texts=self.texts | {variant.words for variant in variants},
        )


def _unsaid(variants: Iterable[Variant], moment: str, told: _Told) -> tuple[Variant, ...]:
    """Return the variants whose words the network has not had."""
    second = moment == _SECOND
    return tuple(
        variant
        for variant in variants
        if variant.words not in told.texts and not (second and variant.opens_with in told.said)
    )
