"""Posts: for each network and moment the best variants with different leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from sharekit.links import TrackedLink, intent_url, track
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.clock import written_moment
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.presets.templates import load_templates
from sharekit.write.asks import Target, find_target
from sharekit.write.choosing import ASK, LETTERS, Variant, choose
from sharekit.write.facets import find_facets
from sharekit.write.facts import Facts, place_facts, story_facts
from sharekit.write.fit import Draft, Fitted, Writer
from sharekit.write.length import count, count_graphemes, room
from sharekit.write.model import Post, Written
from sharekit.write.notation import Template, parse_templates
from sharekit.write.silence import without_posts
from sharekit.write.typewriter import typewritten

_SECOND = "second-look"  # opens with what opened no post before it
_PRECIOUS = 3  # parts of this rank and below are not dropped to lift a link above the fold
_TITLE_WORD = regex.compile(r"\b[\p{Lu}\p{Lo}]\w{3,}")

Linked = tuple[Post, TrackedLink | None]


def write_posts(plan: KitPlan, *, platforms: Mapping[str, Platform], phrases: Phrases) -> Written:
    """Write every post of a plan.

    Each stays within its network's limit in the network's own count, with its own tracked link in it,
    and holds no word that is not of the source, the user or the catalogue. No network gets the same
    words twice, and what opened one post does not open the next while there is anything else.

    Args:
        plan: What is to be written.
        platforms: The networks' rows, by name.
        phrases: The catalogue of the kit's language.

    Returns:
        The posts in the order of the plan, and why a moment or network is without one.
    """
    written: list[Linked] = []
    empty: list[PostSpec] = []
    told: dict[str, _Told] = {name: _Told() for name in platforms}
    for spec in plan.posts:
        platform = platforms[spec.platform]
        story = story_facts(plan, spec, phrases, led=told[platform.name].led)
        desk = Desk(plan=plan, spec=spec, platform=platform, phrases=phrases, story=story)
        made = desk.write(told[platform.name])
        told[platform.name] = told[platform.name].and_of(made, story)
        written.extend(desk.post(variant, letter) for letter, variant in zip(LETTERS, made, strict=False))
        empty += [] if made else [spec]
    skipped, warnings = without_posts(plan, [post for post, _ in written], empty, platforms, phrases)
    return Written(
        posts=tuple(post for post, _ in written),
        links=tuple(link for _, link in written if link is not None),
        skipped=(*plan.skipped, *skipped),
        warnings=warnings,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a network has had already: ids of what opened its posts, and their words."""

    led: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()

    def and_of(self, variants: Sequence[Variant], story: Facts) -> _Told:
        opened = {variant.opens_with(story.sources) for variant in variants}
        return _Told(
            led=self.led | {source for source in opened if source},
            texts=self.texts | {variant.words for variant in variants},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One network at one moment.

    Attributes:
        plan: What is to be written.
        spec: The moment and network.
        platform: The network's row.
        phrases: The catalogue of the language.
        story: Facts of the moment.
    """

    plan: KitPlan
    spec: PostSpec
    platform: Platform
    phrases: Phrases
    story: Facts

    def write(self, told: _Told) -> tuple[Variant, ...]:
        """Return the variants that are taken."""
        fresh = [
            variant
            for variant in self._variants()
            if variant.words not in told.texts
            and not (self.spec.moment == _SECOND and variant.opens_with(self.story.sources) in told.led)
        ]
        return choose(fresh, self.spec.moment)

    @property
    def target(self) -> Target | None:
        """What its posts ask for."""
        return find_target(self.plan, self.spec, self.platform)

    def link(self, letter: str) -> TrackedLink | None:
        """Return the link of one variant; all letters make it equally long."""
        target = self.target
        if target is None:
            return None
        return track(
            target.url, platform=self.platform, campaign=self.plan.campaign, content=self.post_id(letter)
        )

    def post_id(self, letter: str) -> str:
        """Return the name of a variant: `x-announce-a`."""
        return f"{self.platform.name}-{self.spec.moment}-{letter}"

    def facts(self, link: TrackedLink | None) -> dict[str, str]:
        """Return all facts of this network and moment."""
        placed = place_facts(
            self.plan,
            self.spec,
            self.platform,
            target=self.target,
            link=link.url if link else None,
            story=self.story,
            phrases=self.phrases,
        )
        return {**self.story.texts, **placed}

    def _variants(self) -> Iterator[Variant]:
        link = self.link(LETTERS[0])
        facts = self.facts(link)
        templates = _templates(self.phrases.catalogue, self.platform, self.spec.moment)
        for number, template in enumerate(templates):
            fitted = self._fitted(template, facts)
            if fitted and self._is_grounded(fitted.draft, facts):
                cost = fitted.cost + self._beyond_fold(fitted.draft, facts)
                yield Variant(
                    template=template,
                    fitted=self._finished(fitted),
                    cost=cost,
                    number=number,
                    link=link.url if link else "",
                )

    def _fitted(self, template: Template, facts: Mapping[str, str]) -> Fitted | None:
        """Fit a template; small parts go where that lifts the first line or the link above the fold."""
        writer = Writer(template=template, facts=facts, bold=self.platform.bold, fits=self.fits)
        fitted = writer.fit()
        if fitted is None:
            return None
        for least in range(self._beyond_fold(fitted.draft, facts)):

            def lifted(draft: Draft, most: int = least) -> bool:
                return self.fits(draft) and self._beyond_fold(draft, facts) <= most

            shorter = replace(writer, fits=lifted).fit()
            if shorter and all(rank > _PRECIOUS for rank in shorter.lost):
                return shorter
        return fitted

    def fits(self, draft: Draft) -> bool:
        """Whether a draft is within the network's limits."""
        text = self._text(draft.text)
        longest, heaviest = self.platform.subject_limit, self.platform.byte_limit
        short = longest is None or count_graphemes(draft.subject) <= longest
        light = heaviest is None or len(text.encode()) <= heaviest
        return short and light and count(text, self.platform) <= room(text, self.platform)

    def _text(self, text: str) -> str:
        return typewritten(text) if self.platform.typewriter else text

    def _finished(self, fitted: Fitted) -> Fitted:
        return replace(fitted, draft=replace(fitted.draft, text=self._text(fitted.draft.text)))

    def _hides_link(self, draft: Draft, facts: Mapping[str, str]) -> bool:
        fold, link = self.platform.fold_wide or self.platform.fold, facts.get("url")
        if fold is None or not link or link not in draft.text:
            return False
        return count_graphemes(draft.text[: draft.text.index(link)]) > fold

    def _beyond_fold(self, draft: Draft, facts: Mapping[str, str]) -> int:
        fold = self.platform.fold
        long = fold is not None and count_graphemes(draft.text.partition("\n")[0]) > fold
        return long + self._hides_link(draft, facts)

    @staticmethod
    def _is_grounded(draft: Draft, facts: Mapping[str, str]) -> bool:
        """Whether a reader learns what it is about: the title, the sender, or a name of the title."""
        words = f"{draft.subject}\n{draft.text}"
        if any(facts[name] in words for name in ("title", "title_short", "org") if facts.get(name)):
            return True
        return any(word in words for word in _TITLE_WORD.findall(facts.get("title", "")))

    def post(self, variant: Variant, letter: str) -> Linked:
        """Return a variant as a post, with its own link in it."""
        draft, link = variant.fitted.draft, None
        if {"url", "bio"} & variant.fitted.used:
            link = self.link(letter)
        text = draft.text.replace(variant.link, link.url) if link else draft.text
        subject = draft.subject or None
        spec, zone = self.spec, self.plan.zone
        post = Post(
            id=self.post_id(letter),
            platform=self.platform.name,
            moment=spec.moment,
            variant=letter,
            lead=variant.lead,
            text=text,
            length=count(text, self.platform),
            limit=self.platform.limit,
            cards=self._cards(variant),
            link=link.id if link else None,
            share_url=intent_url(self.platform, text=text, url=link.url if link else None, subject=subject),
            scheduled=written_moment(spec.scheduled, zone) if spec.scheduled else None,
            until=written_moment(spec.until, zone) if spec.until else None,
            language=self.plan.language,
            subject=subject,
            facets=find_facets(text) if self.platform.facets else (),
        )
        return post, link

    def _cards(self, variant: Variant) -> tuple[str, ...]:
        """Return the card of what the post leads with, else the one that asks: never another figure's."""
        sources = [
            self.story.sources[name] for name in sorted(variant.fitted.used & self.story.sources.keys())
        ]
        leading = sources if variant.lead != ASK else []
        for name in (*(leading or (variant.lead,)), ASK):
            if name in self.spec.cards:
                return self.spec.cards[name]
        return ()


@cache
def _all_templates(catalogue: str | None) -> tuple[tuple[Template, ...], ...]:
    return tuple(parse_templates(text) for text in load_templates(catalogue))


def _templates(catalogue: str | None, platform: Platform, moment: str) -> Sequence[Template]:
    """Return the templates for a network and moment; the nearest file's row of a name counts."""
    found: dict[tuple[str, str | None], Template] = {}
    for file in _all_templates(catalogue):
        mine = [
            template
            for template in file
            if template.is_for(platform.name, moment) and bool(template.subject) == platform.subject
        ]
        found = {(template.variant, template.without): template for template in mine} | found
    return tuple(found.values())
