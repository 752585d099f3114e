"""The facts templates are filled with: each a pure function of the plan."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

import regex

from sharekit.document import Event, Span, Telling
from sharekit.links import holds_contact
from sharekit.plan.likeness import alike, contains, words_of
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.plan.stage import line_up
from sharekit.presets.grammar import class_pattern, load_grammar
from sharekit.presets.marks import QUESTION_MARKS
from sharekit.presets.moments import load_moments
from sharekit.presets.names import given_names
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.presets.typography import without_full_stop
from sharekit.write.addresses import house, in_town, short_place
from sharekit.write.asks import (
    Target,
    is_about_article,
    is_closed,
    label_of,
    plea,
    posting_day,
    sign_up,
    way_in,
)
from sharekit.write.dates import closing, date_facts, elsewhere
from sharekit.write.facets import names_handle
from sharekit.write.kinds import kind_of
from sharekit.write.openings import Leads, Pool, figure_leads, folded
from sharekit.write.people import (
    at,
    attribution_of,
    biographies,
    handle_of,
    people_facts,
    tagged_people_facts,
    tells_of,
)
from sharekit.write.sentences import Guard, is_filler, says_when
from sharekit.write.titles import (
    headline,
    is_of_any_meeting,
    is_quotation,
    join_subject,
    plain_title,
    short_title,
    title_head,
    without_invitation,
)
from sharekit.write.typography import Pattern, anywhere, is_found, opening, sentences_of

_SHORT = 160  # characters: more takes too much of a short post
_SHORTEST, _LONGEST = 30, 330  # characters: less says too little, more is not read on a phone
_LEAST_WORDS = 5
_TELLS = 0.25  # chance of the first sentence that tells of an event, and of each that follows it
_TELLING = frozenset({"paragraph", "item"})
_BULLETS = "-*•–—·>+ "
# what is no description, wherever it stands; the title above makes up for words that point back
_UNFIT = frozenset(
    {"not-our-voice", "opponent", "list-item", "boilerplate", "addressed-to-somebody", "formatting"}
)
_SAYS_MORE = 6  # words of a sentence beside day, place and title, small ones aside: it tells what happens
_WEB = re.compile(r"://|\bwww\.", re.IGNORECASE)
_ODD = regex.compile(r"[*_#<>|{}\[\]~]|\p{Extended_Pictographic}")
_FIRST_NAME = regex.compile(r"(\p{Lu}\p{Ll}+),? \p{Ll}")  # that no surname follows
_LABELLED = regex.compile(
    r"\p{L}[\p{L}\p{M}/’'-]*(?: [\p{L}\p{M}/’'-]+){0,2}\s?: "
)  # `Organising committee: …`
_ENDS = regex.compile(r"[.!?…。！？؟][”’»“)\"']*$")


@dataclass(frozen=True, kw_only=True)
class About:
    """Finds what an event is about.

    Attributes:
        plan: The kit.
        event: Its event.
        guard: Which sentences are true on the day of the post.
        phrases: For the names of months.
        kind: What it is, empty where nothing says it; None where the title does.
    """

    plan: KitPlan
    event: Event
    guard: Guard
    phrases: Phrases
    kind: str | None

    def texts(self) -> Iterator[str]:
        """Yield what tells of the event, a text a paragraph: what names nobody first, then the likeliest."""
        ranked = sorted(self._told(), key=lambda each: (tells_of(self.event, each[1]), -each[0]))
        told = [text for _, text in ranked if _tells(text)]
        said = "" if told and self.kind != "" else self._said_with_the_day()
        yield from (each for each in (said, *told) if each)

    def parts(self) -> str:
        """Return the sentence that says what all those who speak do there; no post names anybody twice.

        Where a list would lack somebody it alone tells who they are.
        """
        people, language = (*self.event.speakers, *self.event.unlisted), self.plan.document.language
        for told in self.event.tellings if people else ():
            words = self._words(told)
            named = all(contains(words, person.name) for person in people)
            if not named or any(life.start <= told.span.start < life.end for life in self._lives):
                continue
            likely = told.about * told.opens >= _TELLS or _does(words, people[-1].name, language)
            if likely and self._is_told(words, told):
                return words
        return ""

    def _is_told(self, words: str, told: Telling) -> bool:
        """Whether a sentence goes on from no other, is whole, and leaves the day to the line above."""
        whole = _ENDS.search(words) and _SHORTEST <= len(words) <= _LONGEST
        goes_on = is_found(_going_on(self.plan.document.language), words) or words[0].islower()
        plain = self._is_fit(words, told) and not says_when(words, self.event, self.phrases)
        return bool(whole) and plain and not goes_on

    def _said_with_the_day(self) -> str:
        """Return the sentence of the day, where it says more than day and place."""
        day, text = self.event.when_span, self.plan.document.text
        judged = (each.span for each in self.plan.document.sentences)
        span = next((each for each in judged if day and each.start <= day.start < each.end), None)
        if span is None or not _ENDS.search(words := " ".join(span.of(text).split())):
            return ""
        event, dates = self.event, self.phrases.dates
        said = (event.place, event.title, event.time_text, *dates.months, *dates.weekdays)
        besides = {word for each in said if each for word in words_of(each)}
        besides |= load_grammar(self.plan.document.language).stopwords
        says = [word for word in words_of(words) if word not in besides and word.isalpha()]
        plain = not (holds_contact(words) or is_found(_WEB, words) or self.guard.hangs(words))
        fits = len(words) <= _LONGEST and self._opens(words)
        return words if len(says) >= _SAYS_MORE and fits and plain else ""

    def _told(self) -> Iterator[tuple[float, str]]:
        """Yield the likeliest beginning of each paragraph with the sentences that go on from it."""
        for sentences in self._paragraphs():
            chances = [each.about * each.opens if self._begins(each) else 0.0 for each in sentences]
            best = max(chances, default=0.0)
            if best >= _TELLS:
                text = self._from(sentences[chances.index(best) :])
                yield best, text

    def _paragraphs(self) -> Iterator[Sequence[Telling]]:
        """Yield what the sentences of each paragraph of the event tell; of an article those of its part."""
        document, part = self.plan.document, self.event.span
        told = self.event.tellings
        for block in document.blocks:
            inside = part and part.start <= block.span.start < part.end
            wanted = block.kind in _TELLING and block.span not in self._lives
            if wanted and (inside if part else self.guard.announces):
                first, end = (
                    bisect_left(told, edge, key=lambda each: each.span.start) for edge in block.span
                )
                yield told[first:end]

    def _words(self, told: Telling) -> str:
        return " ".join(told.span.of(self.plan.document.text).split()).lstrip(_BULLETS)

    def _begins(self, told: Telling) -> bool:
        words = self._words(told)
        return not self._says_nothing(words) and self._opens(words) and self._goes(words, told, _LEAST_WORDS)

    def _from(self, sentences: Sequence[Telling]) -> str:
        """Return a sentence with those behind it that tell of the event, too, as far as people read."""
        kept: list[str] = []
        for each in sentences:
            words = self._words(each)
            fits = len(" ".join((*kept, words))) <= _LONGEST
            if not fits or (kept and not (each.about >= _TELLS and self._goes(words, each, 1))):
                break
            kept.append(words)
        else:
            return " ".join(kept)
        while kept and kept[-1].endswith(QUESTION_MARKS):
            kept.pop()  # its answer is left behind
        return " ".join(kept)

    def _says_nothing(self, words: str) -> bool:
        """Whether a sentence says only what stands above it, or how glad the sender is."""
        language = self.plan.document.language
        labelled = _LABELLED.match(words)
        titled = bool(labelled) or {*words_of(words)} <= {*words_of(self.event.title)}
        dated = says_when(words, self.event, self.phrases)  # the line above says it
        return titled or dated or is_filler(words, language)

    def _opens(self, words: str) -> bool:
        """Whether a sentence may be the first: it goes on from no other, and tells nobody's life."""
        goes_on = is_found(_going_on(self.plan.document.language), words) or words[0].islower()
        lone = (match := _FIRST_NAME.match(words)) and match[1].casefold() in given_names()
        named = any(contains(words, person.name) for person in self.event.people)
        return not (goes_on or lone or (tells_of(self.event, words) and not named))

    def _goes(self, words: str, told: Telling, least: int) -> bool:
        whole = _ENDS.search(words) and len(words_of(words)) >= least
        needed = any(words in line for line in self.event.needs)  # a line of its own says it
        return bool(whole) and not needed and self._is_fit(words, told)

    def _is_fit(self, words: str, told: Telling) -> bool:
        """Whether words are in our own voice, hold nobody's address and no sign, and are true on the day."""
        apart = names_handle(words) or holds_contact(words) or _ODD.search(words)
        return not apart and told.span not in self._unfit and self.guard.keeps(words)

    @cached_property
    def _unfit(self) -> frozenset[Span]:
        judged = self.plan.document.sentences
        return frozenset(each.span for each in judged if not _UNFIT.isdisjoint(each.reasons))

    @cached_property
    def _lives(self) -> frozenset[Span]:
        return biographies(self.plan.document, self.event)


@cache
def _going_on(language: str) -> Pattern | None:
    """Return what opens sentences that go on from others."""
    grammar = load_grammar(language)
    return opening((*grammar.sentences.connectives, *grammar.sentences.additives, *grammar.people.pronouns))


def _does(words: str, name: str, language: str) -> bool:
    """Whether a verb of what people do on a stage stands behind a name."""
    behind = words.partition(name.rsplit(maxsplit=1)[-1])[2]
    return class_pattern("speaks", language).search(behind) is not None


def _tells(text: str) -> bool:
    return len(text) >= _SHORTEST and len(words_of(text)) >= _LEAST_WORDS


QUOTED = frozenset({"quote", "quote_s", "attr", "attr_name", "attr_at"})  # facts of one quotation
_DASH = " – "
_LAST_CALL = "last-call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts by slot name, absent where nothing is known.

    Attributes:
        texts: The words.
        sources: Id of the quotation or statistic behind a fact, where there is one.
        quotations: The same with the next best quotations, for where the best one is too long.
    """

    texts: Mapping[str, str]
    sources: Mapping[str, str]
    quotations: tuple[Facts, ...] = ()


def story_facts(
    plan: KitPlan, spec: PostSpec, phrases: Phrases, *, guard: Guard, led: frozenset[str] = frozenset()
) -> Facts:
    """Return the facts that depend on the moment, not on the network.

    Args:
        plan: What is to be written.
        spec: The moment.
        phrases: The catalogue of the language.
        guard: Which sentences may stand alone at that moment.
        led: Ids of quotations and statistics that opened earlier posts: others go first.
    """
    titles = _titles(plan, spec, phrases, guard)
    pool = Pool(plan=plan, phrases=phrases, guard=guard, led=led, title=titles["title"])
    figures = figure_leads(pool)
    told = {
        folded(plan.document.standfirst or ""),
        *(figures.texts.get(name, "") for name in ("fig", "fig2")),
    }
    best, *others = (Leads(),) if is_quotation(titles["title"]) else pool.quotations()
    leads = Leads({}, _standfirst_id(plan)) | pool.sentences(told) | best | figures
    event = _event(plan, spec, phrases, guard)
    texts = {
        **titles,
        "time_mark": _mark(f"{titles['title']}{event.get('when_short', '')}", phrases),
        **event,
        **leads.texts,
        **_another(event, leads.texts),
        **_catalogue(phrases),
        "org": plan.organisation or "",
        "why": plan.document.why or "",
    }
    if is_about_article(spec) and not is_closed(plan, spec):
        texts["by"] = _capital(plan.document.due or "")
    bare = {name: text for name, text in texts.items() if name not in QUOTED}
    return replace(
        _known(texts, leads.sources),
        quotations=tuple(
            _known({**bare, **each.texts}, {**leads.sources, **each.sources}) for each in others
        ),
    )


def _another(event: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """Return what a second post tells where the source has one paragraph of the event: another sentence."""
    about = event.get("about", "")
    if not about or "about2" in event:
        return {}
    others = (told[name] for name in ("standfirst", "point", "point2") if told.get(name))
    return next(({"about2": words} for words in others if words not in about), {})


def _known(texts: Mapping[str, str], sources: Mapping[str, str]) -> Facts:
    known = {name: text for name, text in texts.items() if text}
    return Facts(texts=known, sources={name: source for name, source in sources.items() if name in known})


def own_tags(plan: KitPlan, platform: Platform) -> str:
    """Return the hashtags of a kit for a network, in a row; empty where it takes none."""
    return " ".join(f"#{tag}" for tag in plan.hashtags[: platform.hashtags])


def place_facts(
    plan: KitPlan,
    spec: PostSpec,
    platform: Platform,
    *,
    target: Target | None,
    link: str | None,
    story: Facts,
    phrases: Phrases,
) -> dict[str, str]:
    """Return the facts that depend on the network: the link, what is asked, hashtags, handles.

    Args:
        plan: What is to be written.
        spec: The moment.
        platform: The network.
        target: What is asked for.
        link: The tracked link to it.
        story: The other facts.
        phrases: The catalogue of the language.
    """
    tags = own_tags(plan, platform)
    handle = at(plan.handles[platform.name]) if platform.name in plan.handles else ""
    facts = {
        "tags": " ".join(filter(None, (tags, handle))),
        **_mentions(plan, spec, platform, story, phrases),
    }
    come = plea(plan, spec, phrases)
    beside = come if target and target.is_beside else ""
    if target is None or link is None or beside:
        facts["plea"] = come
    if target is None or link is None or target.ask == "details":
        facts["sign_up"] = sign_up(plan, spec, platform)
    if target is not None and link is not None:
        facts |= _led(target, link, platform, phrases, beside=beside)
    facts |= _of_event(plan, spec, platform, phrases)
    return {name: text for name, text in facts.items() if text}


def _led(target: Target, link: str, platform: Platform, phrases: Phrases, *, beside: str) -> dict[str, str]:
    """Return a link with its label; below the request to come where it opens something beside the event."""
    label, words = _label(target, phrases), phrases.post
    if beside:
        return {"plea_at": f"{beside}\n{label} {link}"} if platform.link_place == "text" else {}
    forward = {} if target.ask in {"read", "details"} else {"forward": label}
    if platform.link_place == "text":
        return {"ask": label, "url": link, **forward}
    return {"ask": label, "bio": (target.ask == "register" and words.bio_register) or words.bio}


def _label(target: Target, phrases: Phrases) -> str:
    """Return what stands before a link: the word of the catalogue, or of the source for an unclear one."""
    words = phrases.post
    return (
        f"{_capital(target.words)}{words.colon.rstrip(' ')}"
        if target.words
        else words.asks.get(target.ask, "")
    )


def _of_event(plan: KitPlan, spec: PostSpec, platform: Platform, phrases: Phrases) -> dict[str, str]:
    """Return what only some networks are told of an event: who invites, the link to join, other zones."""
    event = plan.event
    if event is None or is_about_article(spec):
        return {}
    zoned = plan.zones and platform.zone_lines
    vague = is_of_any_meeting(event.short_title or event.title, plan.document.language)
    return {
        # who invites is all that tells a meeting with a title of any meeting from others
        "sender" if vague else "host": _host(plan, event, platform, phrases),
        "join": way_in(plan, platform) or "",
        "elsewhere": elsewhere(event, plan.zones, phrases) if zoned else "",
    }


def _host(plan: KitPlan, event: Event, platform: Platform, phrases: Phrases) -> str:
    """Return who invites, unless the title or the place says so, or the one who signs the mail."""
    org = plan.document.host or plan.organisation or ""
    signs = platform.family == "mail" and org == plan.organisation
    if signs or not org or any(contains(words, org) for words in (event.title, event.place or "")):
        return ""
    return phrases.post.host.format(org=org)


def _mentions(
    plan: KitPlan, spec: PostSpec, platform: Platform, story: Facts, phrases: Phrases
) -> dict[str, str]:
    """Return names with their handles on the network, for those who have one there."""
    event = plan.event
    if event is None:
        return {}
    people = {} if is_about_article(spec) else tagged_people_facts(event, phrases, platform.name)
    for person in event.speakers:
        handle = handle_of(person, platform.name)
        named = f"{phrases.post.dash} {attribution_of(person, phrases)}"
        if handle and story.texts.get("attr") == named:
            people["attr_at"] = named.replace(person.name, f"{person.name} {handle}", 1)
    return people


def _catalogue(phrases: Phrases) -> dict[str, str]:
    """Return the catalogue's own words that templates name."""
    words = phrases.post
    names = (
        "colon",
        "comma",
        "started",
        "thanks",
        "thanks_short",
        "recording_up",
        "results",
        "cancelled",
        "tell",
        "in_figures",
        "invite",
        "forward",
    )
    asks = {"read": words.asks.get("read", ""), "details": words.asks.get("details", "")}
    return {
        **{name: str(getattr(words, name)) for name in names},
        **asks,
        "join_ask": words.asks.get("join", ""),
        "recorded": words.recording,
        "updated": words.update,
    }


def _titles(plan: KitPlan, spec: PostSpec, phrases: Phrases, guard: Guard) -> dict[str, str]:
    document, event = plan.document, plan.event
    if event is None or is_about_article(spec):
        title, short = headline(document), document.short_title
        clean = plain_title(title, phrases)
    else:
        title, short = event.title, event.short_title
        clean = plain_title(guard.lasting_title(title) or title, phrases, day=event.day)
    phase = load_moments()[spec.moment].phase
    if phase == "after":
        clean = without_invitation(clean, guard, document.language)
    coming = event is not None and not is_about_article(spec) and phase in {"before", "at"}
    false = guard.hangs(clean) if coming else guard.later or phase == "after" or not guard.keeps(clean)
    if guard.fades(clean) and (short or false):
        clean = short or ""  # nobody thanks for “next October” in November
    return {
        "title": clean,
        "title_short": short or short_title(clean),
        "title_head": title_head(clean),
        "sep": join_subject(clean, phrases),
        "mark": _mark(clean, phrases),
        "standfirst": _standfirst(plan, guard),
    }


def _mark(words: str, phrases: Phrases) -> str:
    """Return what joins these words to others: a colon, or a dash where they hold one already."""
    return _DASH if phrases.post.colon.strip() in words else phrases.post.colon


def _standfirst(plan: KitPlan, guard: Guard) -> str:
    words = folded(plan.document.standfirst or "")
    titles = {folded(plan.document.title), folded(plan.event.title if plan.event else "")}
    fit = guard.keeps(words) and not names_handle(words)
    return words if words not in titles and fit else ""


def _standfirst_id(plan: KitPlan) -> dict[str, str]:
    return next(({"standfirst": quote.id} for quote in plan.quotes if quote.kind == "standfirst"), {})


def _event(plan: KitPlan, spec: PostSpec, phrases: Phrases, guard: Guard) -> dict[str, str]:
    event = plan.event
    if event is None or is_about_article(spec):
        return {}
    dates = date_facts(event, phrases, posted=posting_day(plan, spec))
    where = _where(event, phrases)
    kind = kind_of(plan.document, event, event.short_title or event.title)
    told = About(plan=plan, event=event, guard=guard, phrases=phrases, kind=kind)
    parts = told.parts()
    about = tuple(text for text in told.texts() if not (parts and parts in text))
    if spec.moment == "update" and not (event.stated or event.renewed):
        dates = {}  # the page may still print the old day: only front matter tells the new one
    return {
        **dates,
        **people_facts(event, phrases),
        "people_do": parts,
        "people_do_s": parts if len(parts) <= _SHORT else "",
        **_line_up(plan, event, phrases),
        **where,
        "fb": _invitation(plan),
        "kind": _capital(kind or ""),
        **dict(zip(("about", "about2"), about, strict=False)),
        **_briefs(about, plan.document.language),
        **_subject(plan, event, about),
        **_terms(plan, spec, phrases),
        "recording": event.links.recording or "",
        "result": event.result or "",
        **_planned(dates, where["where_full_in"], phrases),
    }


def _line_up(plan: KitPlan, event: Event, phrases: Phrases) -> dict[str, str]:
    """Return the list of who speaks as the source has it, unless somebody has a name on a network."""
    heading, *lines = line_up(plan.document, event) or ("",)
    if not lines or any(person.handles for person in event.people):
        return {}
    above = f"{heading}:" if heading else phrases.post.speakers
    return {"people": "\n".join((above, *(f"• {line}" for line in lines)))}


def _briefs(about: Sequence[str], language: str) -> dict[str, str]:
    """Return what short posts tell of it, and another such text for the next of them."""
    first = _brief(about, language)
    others = [text for text in about if first and first not in text]
    return {"about_s": first, "about2_s": _brief(others, language)}


def _brief(about: Sequence[str], language: str) -> str:
    """Return the first short paragraph, or else the first sentences of the first, as far as short."""
    whole = next((text for text in about if len(text) <= _SHORT), "")
    kept = ""
    for sentence in () if whole else sentences_of("".join(about[:1]), language):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > _SHORT or sentence.endswith(QUESTION_MARKS):
            break
        kept = longer
    return whole or (kept if len(kept) >= _SHORTEST else "")


def _subject(plan: KitPlan, event: Event, about: Sequence[str]) -> dict[str, str]:
    """Return what an event is about, where a label says so, or its title could be that of any meeting."""
    title = event.short_title or event.title
    told = [topic for topic in event.topics if not contains(title, topic)]
    topic = "\n".join(each for each in told if not any(contains(text, each) for text in about))
    vague = is_of_any_meeting(title, plan.document.language)
    return {"topic": topic if vague or len(told) == 1 else ""}


def _terms(plan: KitPlan, spec: PostSpec, phrases: Phrases) -> dict[str, str]:
    """Return who may come, what is needed for it, and until when one registers, as long as that is open."""
    event, row = plan.event, load_moments()[spec.moment]
    if event is None or row.about == "notice" or row.phase not in {"before", "at"}:
        return {}
    over = is_closed(plan, spec)
    needs = [need for need in event.needs if not (over and need == event.due) and not tells_of(event, need)]
    closes = closing(event, phrases, posted=posting_day(plan, spec), zone=plan.zone)
    said = event.due in {*needs, event.sign_up}  # a sentence of the source tells it already
    again = over or said or spec.moment == _LAST_CALL
    return {
        "admission": _capital(without_full_stop(event.admission or "")),
        "price": _capital(event.price or "") if event.price in needs else "",
        "needs": "\n".join(map(_capital, needs)),
        **_beside_price(needs, event.price),
        "by": f"{_capital(closes)}." if closes and not again else "",
        "closes": closes,
    }


def _beside_price(needs: Sequence[str], price: str | None) -> dict[str, str]:
    """Return what short posts say of it: all but the price, which they have, and the briefest of that."""
    others = [_capital(need) for need in needs if need != price]
    return {"needs_s": "\n".join(others), "need": min(others, key=len, default="")}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _where(event: Event, phrases: Phrases) -> dict[str, str]:
    """Return the place, longest first; where there is none that it is online."""
    place = venue = in_town(event.place or "", phrases.language)
    brief = short_place(place, phrases.language)
    if place and contains(event.title, place):
        place = brief = ""  # the title says so above
    said = bool(phrases.post.online) and contains(event.title, phrases.post.online)
    online = phrases.post.online if event.online and not said else ""
    inside = online[:1].lower() + online[1:]
    return {
        "venue": venue,
        "where_full": place or online,
        "where_full_in": place or inside,
        "where": brief or online,
        "where_in": brief or inside,
        "house": house(place),
        "where_plain": "" if "(" in place else brief or inside,
    }


def _invitation(plan: KitPlan) -> str:
    """Return the event's page on Facebook, unless the source links to it by the title of something else."""
    event = plan.event
    page = event.links.facebook if event else None
    label = label_of(page, plan.document)
    named = is_found(_of_facebook(plan.document.language), label)
    fits = not label or named or (event is not None and alike(label, event.title))
    return page if page and fits else ""


@cache
def _of_facebook(language: str) -> re.Pattern[str] | None:
    return anywhere(("facebook", "fb", *load_grammar(language).events.ask_facebook))


def _planned(dates: Mapping[str, str], place: str, phrases: Phrases) -> dict[str, str]:
    """Return when and where a cancelled event would have been, longest first."""
    pattern, comma = phrases.post.planned, phrases.post.comma
    if not pattern or "when" not in dates:
        return {}
    facts = {
        "planned": pattern.format(when=dates["when_long"]),
        "planned_short": pattern.format(when=dates["when"]),
    }
    if place:
        facts["planned_at"] = pattern.format(when=f"{dates['when_long']}{comma}{place}")
    return facts
