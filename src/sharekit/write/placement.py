"""One network at one moment: its facts, its limits, its templates."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial

import regex

from sharekit.links import TrackedLink, intent_url, track
from sharekit.plan.likeness import words_of
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.clock import written_moment
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.presets.typography import typeset
from sharekit.write.asks import Target, find_target, way_in
from sharekit.write.conduct import Conduct
from sharekit.write.facets import find_facets
from sharekit.write.facts import QUOTED, Facts, place_facts
from sharekit.write.fit import ASK, LETTERS, Draft, Fitted, Variant, Writer
from sharekit.write.length import count, count_graphemes, fits_bytes, room
from sharekit.write.model import Post, ThreadPart
from sharekit.write.sentences import Guard
from sharekit.write.templates import NONE, OwnTemplates, Template, templates_for
from sharekit.write.titles import is_quotation
from sharekit.write.typography import typewritten

_ADDRESS = regex.compile(r"https?://\S+")
_BARE_LINK = 100  # characters of an address without `https://`, which may count as fewer
_PRECIOUS = 3  # parts of this rank and below are not dropped to lift a link above the fold
_LINE_BREAK = regex.compile(r"(?<!\n)\n(?!\n)")
_LONG_WORD = 4  # letters
_TITLE_WORD = regex.compile(r"\b[\p{Lu}\p{Lo}]\w{3,}")

# what a plain ask may do without: else it would only put the lines of another variant in another order
_SENTENCES = frozenset(
    {"about", "about2", "about_s", "standfirst", "lede", "hook", "hook_s", "point", "point_s", "fig", "fig1"}
)
_PLAIN = frozenset(
    {"read", "details", "register", "ticket", "book", "apply", "join"}
)  # what a bare link is taken for
_QUOTE = "quote"
_BARE = 1  # what that costs
_EXACT = ("title", "when", "rel", "where")

Linked = tuple[Post, TrackedLink | None]
Fits = Callable[[Draft], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """One network at one moment.

    Attributes:
        plan: What is to be written.
        spec: The moment and network.
        platform: The network's row.
        phrases: The catalogue of the language.
        story: Facts of the moment.
        guard: Which sentences may stand alone at that moment.
        own: Templates of the user's.
    """

    plan: KitPlan
    spec: PostSpec
    platform: Platform
    phrases: Phrases
    story: Facts
    guard: Guard
    own: OwnTemplates = field(default_factory=lambda: NONE)

    @property
    def target(self) -> Target | None:
        """What its posts ask for; nothing where no word of ours or of the source tells what a link opens."""
        found = find_target(self.plan, self.spec, self.platform)
        told = found and (found.words or found.ask in _PLAIN or self.phrases.post.asks.get(found.ask))
        return found if told else None

    def link(self, letter: str) -> TrackedLink | None:
        """Return the link of one variant; all letters make it equally long. A private room is not counted."""
        target = self.target
        if target is None or self._is_private(target):
            return None
        return track(
            target.url, platform=self.platform, campaign=self.plan.campaign, content=self.post_id(letter)
        )

    def _is_private(self, target: Target) -> bool:
        return target.ask == "join" and not (self.plan.event and self.plan.event.join_public)

    def post_id(self, letter: str) -> str:
        """Return the name of a variant: `x-announce-a`."""
        return f"{self.platform.name}-{self.spec.moment}-{letter}"

    def facts(self, link: TrackedLink | None) -> dict[str, str]:
        """Return all facts of this network and moment."""
        target = self.target
        bare = way_in(self.plan, self.platform) if target and self._is_private(target) else None
        placed = place_facts(
            self.plan,
            self.spec,
            self.platform,
            target=target,
            link=link.url if link else bare,
            story=self.story,
            phrases=self.phrases,
        )
        return {**self.story.texts, **placed}

    def variants(
        self, moment: str | None = None, *, letter: str = LETTERS[0], fits: Fits | None = None
    ) -> Iterator[Variant]:
        """Yield the templates that can be filled and fit.

        Args:
            moment: Moment of the templates, where it is not the post's own (`launch-open`).
            letter: Whose link stands in them.
            fits: A limit narrower than the network's.
        """
        link = self.link(letter)
        facts = self.facts(link)
        templates = templates_for(self.phrases, self.platform, moment or self.spec.moment, self.own)
        for number, template in enumerate(templates):
            found = partial(self._variant, template, number, link=link, fits=fits or self.fits)
            first = [*found(facts)]
            yield from first
            if template.variant == _QUOTE and not any(variant.clean for variant in first):
                rest = {name: text for name, text in facts.items() if name not in QUOTED}
                for other in self.story.quotations:
                    yield from found({**rest, **other.texts}, sources=other.sources)
            says = not is_quotation(facts.get("title", ""))  # words of nobody need a sentence beside them
            if template.variant == ASK and _SENTENCES & facts.keys() and says:
                bare = {name: text for name, text in facts.items() if name not in _SENTENCES}
                yield from (replace(variant, cost=variant.cost + _BARE) for variant in found(bare))

    def closing(self, moment: str, *, letter: str) -> str:
        """Return the words that end a thread, below what it is about; empty where there are none."""
        facts = self.facts(self.link(letter))
        templates = templates_for(self.phrases, self.platform, moment, self.own)
        fitted = (self._fitted(template, facts, self.fits) for template in templates)
        return next((found.draft.text for found in fitted if found), "")

    def _variant(
        self,
        template: Template,
        number: int,
        facts: Mapping[str, str],
        *,
        link: TrackedLink | None,
        fits: Fits,
        sources: Mapping[str, str] | None = None,
    ) -> Iterator[Variant]:
        """Yield a template as a variant, if it can be filled and fits."""
        fitted = self._fitted(template, facts, fits)
        if fitted and self._is_grounded(fitted.draft, facts):
            yield Variant(
                template=template,
                fitted=self._finished(fitted),
                cost=fitted.cost + self._beyond_fold(fitted.draft, facts),
                cut=self._cuts_title(fitted),
                spills=self._spills(fitted.draft),
                number=number,
                link=link.url if link else "",
                sources=sources or self.story.sources,
            )

    def _fitted(self, template: Template, facts: Mapping[str, str], fits: Fits) -> Fitted | None:
        """Fit a template; small parts go where that lifts the first line or the link above the fold."""
        fits = cache(fits)  # steps up and down pass the same words again and again
        writer = Writer(template=template, facts=facts, bold=self.platform.bold, fits=fits)
        fitted = writer.fit()
        if fitted is None:
            return None
        for least in range(self._beyond_fold(fitted.draft, facts)):

            def lifted(draft: Draft, most: int = least) -> bool:
                return fits(draft) and self._beyond_fold(draft, facts) <= most

            shorter = replace(writer, fits=lifted).fit()
            if shorter and all(rank > _PRECIOUS for rank in shorter.lost) and _says_as_much(shorter, fitted):
                return shorter
        return fitted

    def fits(self, draft: Draft) -> bool:
        """Whether a draft is within the limits of the network, and does nothing that no post does."""
        text = self.printed(draft.text)
        if count_graphemes(_ADDRESS.sub("", text)) > self.platform.ceiling + _BARE_LINK:
            return False  # far too long, whatever a link counts: exact counts take their time
        longest = self.platform.subject_limit
        return (
            (longest is None or count_graphemes(draft.subject) <= longest)
            and count(text, self.platform) <= room(text, self.platform)
            and fits_bytes(text, self.platform)
            and self._manners.keep(self.printed(draft.subject), text)
        )

    @property
    def _manners(self) -> Conduct:
        return Conduct(plan=self.plan, platform=self.platform, phrases=self.phrases)

    def printed(self, text: str) -> str:
        """Return words with the signs of the language, or a typewriter’s where a network knows no others."""
        composed = unicodedata.normalize("NFC", text)
        if self.platform.paragraphs:
            composed = _LINE_BREAK.sub("\n\n", composed)
        return typewritten(composed) if self.platform.typewriter else typeset(composed, self.phrases)

    def _finished(self, fitted: Fitted) -> Fitted:
        draft = fitted.draft
        return replace(
            fitted, draft=Draft(subject=self.printed(draft.subject), text=self.printed(draft.text))
        )

    def _cuts_title(self, fitted: Fitted) -> bool:
        """Whether the title went for its first part, which nobody has read as a title of its own."""
        event = self.plan.event
        authors = (self.plan.document.short_title, event.short_title if event else None)
        own = self.story.texts.get("title_short") in authors
        return "title_short" in fitted.used and "title" not in fitted.used and not own

    def _hides_link(self, draft: Draft, facts: Mapping[str, str]) -> bool:
        fold, link = self.platform.fold_wide or self.platform.fold, facts.get("url")
        if fold is None or not link or link not in draft.text:
            return False
        return count_graphemes(draft.text[: draft.text.index(link)]) > fold

    def _spills(self, draft: Draft) -> bool:
        """Whether the first line goes on behind the fold."""
        fold = self.platform.fold
        return fold is not None and count_graphemes(draft.text.partition("\n")[0]) > fold

    def _beyond_fold(self, draft: Draft, facts: Mapping[str, str]) -> int:
        shown = self.platform.subject_fold
        cut = shown is not None and count_graphemes(draft.subject) > shown
        return self._spills(draft) + self._hides_link(draft, facts) + cut

    def _is_grounded(self, draft: Draft, facts: Mapping[str, str]) -> bool:
        """Whether a reader learns what it is about: the title, the sender, or a name of the title.

        Of a title that is untrue by then any long word.
        """
        words = f"{draft.subject}\n{draft.text}"
        if any(facts[name] in words for name in ("title", "title_short", "org") if facts.get(name)):
            return True
        if facts.get("title"):
            return any(word in words for word in _TITLE_WORD.findall(facts["title"]))
        stale = words_of(self.plan.document.title)
        return any(word in words_of(words) for word in stale if len(word) >= _LONG_WORD)

    def post(self, variant: Variant, letter: str) -> Linked:
        """Return a variant as a post, with its own link in it."""
        draft, link = variant.fitted.draft, None
        if {"url", "plea_at", "bio"} & variant.fitted.used:
            link = self.link(letter)
        text = self._greeted(draft.text.replace(variant.link, link.url) if link else draft.text)
        post = self.finished(text, letter=letter, lead=variant.lead, cards=self._cards(variant), link=link)
        subject = draft.subject or None
        if subject is None:
            return post, link
        share_url = intent_url(self.platform, text=text, url=link.url if link else None, subject=subject)
        return replace(post, subject=subject, share_url=share_url), link

    def _greeted(self, text: str) -> str:
        """Return a mail with a greeting above it, where the one who sends it is named below."""
        greeting = self.phrases.post.greeting if self.plan.organisation else ""
        return f"{greeting}\n\n{text}" if greeting and self.platform.family == "mail" else text

    def finished(
        self,
        text: str,
        *,
        letter: str,
        lead: str,
        cards: tuple[str, ...],
        link: TrackedLink | None,
        thread: ThreadPart | None = None,
    ) -> Post:
        """Return words as a post of this network and moment."""
        spec, zone = self.spec, self.plan.zone
        at = (thread and spec.thread_at) or spec.scheduled
        return Post(
            id=self.post_id(letter),
            platform=self.platform.name,
            moment=spec.moment,
            variant=letter,
            lead=lead,
            text=text,
            length=count(text, self.platform),
            limit=self.platform.limit,
            cards=cards,
            link=link.id if link else None,
            share_url=intent_url(self.platform, text=text, url=link.url if link else None),
            scheduled=written_moment(at, zone) if at else None,
            until=written_moment(spec.until, zone) if spec.until else None,
            language=self.plan.language,
            facets=find_facets(text) if self.platform.facets else (),
            thread=thread,
        )

    def _cards(self, variant: Variant) -> tuple[str, ...]:
        """Return the card of what the post leads with, else the one that asks: never another figure's."""
        sources = [variant.sources[name] for name in sorted(variant.fitted.used & variant.sources.keys())]
        leading = sources if variant.lead != ASK else []
        for name in (*(leading or (variant.lead,)), ASK):
            if name in self.spec.cards:
                return self.spec.cards[name]
        return ()


def _says_as_much(shorter: Fitted, fuller: Fitted) -> bool:
    """Whether title and date are in the same form: a link above the fold is not worth them.

    A subject may hold the short title and day where the text below has the whole ones.
    """
    beside = {"title_short", "title_head"} if "title" in shorter.used else set()
    beside |= {"rel", "rel_time"} if "rel_when" in shorter.used else set()
    return not any(name.startswith(_EXACT) for name in shorter.used - fuller.used - beside)
