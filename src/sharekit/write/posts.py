"""Posts: for each network and moment the two best variants with different leads."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from sharekit.document import Diagnostic
from sharekit.links import TrackedLink, intent_url, track
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.presets.templates import load_templates
from sharekit.write.facts import Facts, place_facts, story_facts, target
from sharekit.write.fit import Draft, Fitted, Writer
from sharekit.write.length import count, count_graphemes, fits_bytes, room
from sharekit.write.model import Post, Written
from sharekit.write.notation import Template, parse_templates
from sharekit.write.typewriter import typewritten

_LETTERS = "ab"
_LEADS = ("quote", "figure", "question", "ask")
_ASK = "ask"
_REMINDERS = frozenset({"day-before", "today"})
_SAME_LEAD: Mapping[str, str] = {"opponent": "quote"}
_LAST_RESORT = "fallback"
_TITLE_WORD = regex.compile(r"\b[\p{Lu}\p{Lo}]\w{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A template that was filled and fits; `cost` is what it lost, `number` its place in the file."""

    template: Template
    fitted: Fitted
    cost: int
    number: int

    @property
    def lead(self) -> str:
        """What it opens with."""
        return _SAME_LEAD.get(self.template.variant, self.template.variant)


def write_posts(plan: KitPlan, *, platforms: Mapping[str, Platform], phrases: Phrases) -> Written:
    """Write every post of a plan.

    Each stays within its network's limit in the network's own count, with its own tracked link in it,
    and holds no word that is not of the source, the user or the catalogue.

    Args:
        plan: What is to be written.
        platforms: The networks' rows, by name.
        phrases: The catalogue of the kit's language.

    Returns:
        The posts in the order of the plan, and a warning for each network and moment without one.
    """
    stories = {spec.moment: story_facts(plan, spec, phrases) for spec in plan.posts}
    posts: list[Post] = []
    links: list[TrackedLink] = []
    warnings: list[Diagnostic] = []
    for spec in plan.posts:
        desk = _Desk(
            plan=plan,
            spec=spec,
            platform=platforms[spec.platform],
            phrases=phrases,
            story=stories[spec.moment],
        )
        written = tuple(desk.write())
        posts.extend(post for post, _ in written)
        links.extend(link for _, link in written if link is not None)
        if not written:
            warnings.append(_nothing(desk.platform, spec))
    return Written(posts=tuple(posts), links=tuple(links), skipped=plan.skipped, warnings=tuple(warnings))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One network at one moment."""

    plan: KitPlan
    spec: PostSpec
    platform: Platform
    phrases: Phrases
    story: Facts

    def write(self) -> Iterator[tuple[Post, TrackedLink | None]]:
        """Yield the posts, each with its link."""
        link = self._link(_LETTERS[0])
        for letter, variant in zip(_LETTERS, _best(self._variants(link), self.spec.moment), strict=False):
            yield self._post(variant, letter, link)

    def _link(self, letter: str) -> TrackedLink | None:
        page = target(self.plan, self.spec)
        if page is None:
            return None
        return track(page, platform=self.platform, campaign=self.plan.campaign, content=self._id(letter))

    def _id(self, letter: str) -> str:
        return f"{self.platform.name}-{self.spec.moment}-{letter}"

    def _variants(self, link: TrackedLink | None) -> Iterator[Variant]:
        address = link.url if link else None
        placed = place_facts(self.plan, self.spec, self.platform, address, self.phrases)
        facts = {**self.story.texts, **placed}
        templates = _templates(self.phrases.catalogue, self.platform, self.spec.moment)
        for number, template in enumerate(templates):
            writer = Writer(template=template, facts=facts, bold=self.platform.bold, fits=self._fits)
            fitted = writer.fit()
            if fitted and self._is_grounded(fitted.draft, facts):
                cost = fitted.cost + self._beyond_fold(fitted.draft)
                yield Variant(template=template, fitted=self._finished(fitted), cost=cost, number=number)

    def _fits(self, draft: Draft) -> bool:
        text = self._text(draft.text)
        longest = self.platform.subject_limit
        short = longest is None or count_graphemes(draft.subject) <= longest
        fits = count(text, self.platform) <= room(text, self.platform)
        return short and fits and fits_bytes(text, self.platform)

    def _text(self, text: str) -> str:
        composed = unicodedata.normalize("NFC", text)
        return typewritten(composed) if self.platform.typewriter else composed

    def _finished(self, fitted: Fitted) -> Fitted:
        draft = fitted.draft
        subject = unicodedata.normalize("NFC", draft.subject)
        return replace(fitted, draft=replace(draft, text=self._text(draft.text), subject=subject))

    def _beyond_fold(self, draft: Draft) -> int:
        fold = self.platform.fold
        return int(fold is not None and count_graphemes(draft.text.partition("\n")[0]) > fold)

    @staticmethod
    def _is_grounded(draft: Draft, facts: Mapping[str, str]) -> bool:
        """Whether a reader learns what it is about: the title, the sender, or a name of the title."""
        words = f"{draft.subject}\n{draft.text}"
        if any(facts[name] in words for name in ("title", "title_short", "org") if facts.get(name)):
            return True
        return any(word in words for word in _TITLE_WORD.findall(facts.get("title", "")))

    def _post(
        self, variant: Variant, letter: str, fitted_link: TrackedLink | None
    ) -> tuple[Post, TrackedLink | None]:
        draft, link = variant.fitted.draft, None
        if fitted_link is not None and {"url", "bio"} & variant.fitted.used:
            link = self._link(letter)
        text = draft.text.replace(fitted_link.url, link.url) if fitted_link and link else draft.text
        subject = draft.subject or None
        post = Post(
            id=self._id(letter),
            platform=self.platform.name,
            moment=self.spec.moment,
            variant=letter,
            lead=variant.lead,
            text=text,
            length=count(text, self.platform),
            limit=self.platform.limit,
            cards=self._cards(variant),
            link=link.id if link else None,
            share_url=intent_url(self.platform, text=text, url=link.url if link else None, subject=subject),
            scheduled=self.spec.scheduled.isoformat() if self.spec.scheduled else None,
            language=self.plan.language,
            subject=subject,
        )
        return post, link

    def _cards(self, variant: Variant) -> tuple[str, ...]:
        """Return the card of what the post leads with, else the one that asks: never another figure's."""
        sources = [
            self.story.sources[name] for name in sorted(variant.fitted.used & self.story.sources.keys())
        ]
        leading = sources if variant.lead != _ASK else []
        for name in (*(leading or (variant.lead,)), _ASK):
            if name in self.spec.cards:
                return self.spec.cards[name]
        return ()


def _best(variants: Iterable[Variant], moment: str) -> tuple[Variant, ...]:
    """Return the two best with different leads and words.

    Leads that were meant for it go before those that only vary the ask, and the last resort is for
    where nothing else fits; within these, what lost least, then the order of leads.
    """
    ranked = sorted(
        variants,
        key=lambda found: (_tier(found.lead), found.cost, _place(found.lead, moment), found.number),
    )
    chosen: list[Variant] = []
    for variant in ranked:
        taken = {other.lead for other in chosen} | {other.fitted.draft.text for other in chosen}
        if variant.lead != _LAST_RESORT and not {variant.lead, variant.fitted.draft.text} & taken:
            chosen.append(variant)
    pair = chosen[: len(_LETTERS)] or ranked[:1]
    return tuple(sorted(pair, key=lambda found: _place(found.lead, moment)))


def _tier(lead: str) -> int:
    return 0 if lead in _LEADS else 1


def _place(lead: str, moment: str) -> int:
    """Return the place of a lead: on the day before and the day itself the plain ask goes first."""
    if moment in _REMINDERS and lead == _ASK:
        return -1
    return _LEADS.index(lead) if lead in _LEADS else len(_LEADS)


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


def _nothing(platform: Platform, spec: PostSpec) -> Diagnostic:
    return Diagnostic(
        code="no-post",
        message=f"no post for {platform.label} ({spec.moment}): nothing the source says fits its limit",
        hint="give a `short_title` in the front matter",
    )
