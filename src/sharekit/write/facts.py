"""The facts templates are filled with: each a pure function of the plan."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sharekit.document import Quote, Span, Statistic
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.marks import in_marks
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.write.dates import date_facts
from sharekit.write.guards import Guard
from sharekit.write.people import people_facts
from sharekit.write.titles import is_quotation, join_subject, plain_title, short_title

_ARTICLE = "launch"
_SHORT_QUOTE = 110
_MOST_FIGURES = 4
_TWO = 2
_SPACES = re.compile(r"\s+")
_DAYS_BEFORE: Mapping[str, int] = {"day-before": 1, "today": 0}
_QUESTION = ("?", "؟")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Facts by slot name, absent where nothing is known.

    Attributes:
        texts: The words.
        sources: Id of the quotation or statistic behind a fact, where there is one.
    """

    texts: Mapping[str, str]
    sources: Mapping[str, str]


def story_facts(plan: KitPlan, spec: PostSpec, phrases: Phrases) -> Facts:
    """Return the facts that are the same on every network."""
    guard = Guard(plan.document, phrases, fresh=spec.moment == _ARTICLE)
    titles = _titles(plan, spec, phrases)
    quotes, quote_ids = ({}, {}) if is_quotation(titles["title"]) else _quotes(plan, phrases)
    figures, figure_ids = _figures(plan, guard)
    told = {folded(plan.document.standfirst or ""), figures.get("fig", ""), figures.get("fig2", "")}
    points, point_ids = _points(plan, guard, told)
    texts = {
        **titles,
        **_event(plan, spec, phrases),
        **points,
        **quotes,
        **figures,
        "org": plan.organisation or "",
        "colon": phrases.post.colon,
        "comma": phrases.post.comma,
    }
    known = {name: text for name, text in texts.items() if text}
    sources = {**_standfirst_id(plan), **point_ids, **quote_ids, **figure_ids}
    return Facts(texts=known, sources={name: source for name, source in sources.items() if name in known})


def place_facts(
    plan: KitPlan, spec: PostSpec, platform: Platform, link: str | None, phrases: Phrases
) -> dict[str, str]:
    """Return the facts that depend on the network: the link, what is asked, the hashtags."""
    asks, tags = phrases.post.asks, plan.hashtags[: platform.hashtags]
    facts = {
        "read": asks.get("read", ""),
        "details": asks.get("details", ""),
        "ask": asks.get(_ask(plan, spec), ""),
        "tags": " ".join(f"#{tag}" for tag in tags),
    }
    if link is not None and platform.link_place == "text":
        facts["url"] = link
    elif link is not None:
        words = phrases.post
        facts["bio"] = (_ask(plan, spec) == "register" and words.bio_register) or words.bio
    return {name: text for name, text in facts.items() if text}


def target(plan: KitPlan, spec: PostSpec) -> str | None:
    """Return the page a post leads to: an invitation to the registration, where it is known."""
    return plan.link if spec.moment == _ARTICLE else plan.register or plan.link


def posting_day(plan: KitPlan, spec: PostSpec) -> date:
    """Return the day a post goes out."""
    before = _DAYS_BEFORE.get(spec.moment)
    if before is not None and plan.event is not None and plan.event.day is not None:
        return plan.event.day - timedelta(days=before)
    return spec.scheduled or plan.today


def _ask(plan: KitPlan, spec: PostSpec) -> str:
    if spec.moment == _ARTICLE:
        return "read"
    return "register" if plan.register else "details"


def _titles(plan: KitPlan, spec: PostSpec, phrases: Phrases) -> dict[str, str]:
    document, event = plan.document, plan.event
    if spec.moment == _ARTICLE or event is None:
        title, short = document.title, document.short_title
        clean = plain_title(title, phrases)
    else:
        title, short = event.title, event.short_title
        clean = plain_title(title, phrases, day=event.day)
    return {
        "title": clean,
        "title_short": short or short_title(clean),
        "sep": join_subject(clean, phrases),
        "standfirst": _standfirst(plan, spec, phrases),
    }


def _standfirst(plan: KitPlan, spec: PostSpec, phrases: Phrases) -> str:
    words = folded(plan.document.standfirst or "")
    guard = Guard(plan.document, phrases, fresh=spec.moment == _ARTICLE)
    titles = {folded(plan.document.title), folded(plan.event.title if plan.event else "")}
    return words if words not in titles and guard.keeps(words) else ""


def _standfirst_id(plan: KitPlan) -> dict[str, str]:
    return next(({"standfirst": quote.id} for quote in plan.quotes if quote.kind == "standfirst"), {})


def _event(plan: KitPlan, spec: PostSpec, phrases: Phrases) -> dict[str, str]:
    event = plan.event
    if event is None or spec.moment == _ARTICLE:
        return {}
    place = folded(event.place or "")
    online = phrases.post.online if event.online else ""
    return {
        **date_facts(event, phrases, today=plan.today, posted=posting_day(plan, spec)),
        **people_facts(event, phrases),
        "venue": place,
        "where_full": place or online,
        "where": place.partition(",")[0] or online,
        "fb": event.links.facebook or "",
    }


def _points(plan: KitPlan, guard: Guard, told: Container[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the best sentences that stand alone, the best short one, and the best question of the source.

    Args:
        plan: The candidates.
        guard: Which of them may stand alone.
        told: Sentences that other facts hold.
    """
    title = folded(plan.document.title)
    found = [
        (quote, text)
        for quote in plan.quotes
        if quote.kind == "sentence"
        and (text := folded(quote.text)) not in told
        and text != title
        and guard.allows(text, quote.span)
    ]
    plain = [(quote, text) for quote, text in found if not text.endswith(_QUESTION)]
    short = [(quote, text) for quote, text in plain if len(text) <= _SHORT_QUOTE]
    questions = [(quote, text) for quote, text in found if text.endswith(_QUESTION) and text not in title]
    named = dict(zip(("point", "point2"), plain, strict=False))
    named |= dict(zip(("point_s",), short, strict=False)) | dict(zip(("question",), questions, strict=False))
    texts = {name: text for name, (_, text) in named.items()}
    return texts, {name: quote.id for name, (quote, _) in named.items()}


def _quotes(plan: KitPlan, phrases: Phrases) -> tuple[dict[str, str], dict[str, str]]:
    """Return the best quotation of a friend, the best short one, and the best of anybody else.

    A template prints one attribution for both lengths, so both are of the same speaker.
    """
    spoken = [quote for quote in plan.quotes if quote.kind == "speech" and quote.speaker]
    friends = [quote for quote in spoken if _is_friend(quote, plan)]
    others = [quote for quote in spoken if not _is_friend(quote, plan)]
    facts: dict[str, str] = {}
    sources: dict[str, str] = {}
    if friends:
        best = friends[0]
        facts |= {"quote": in_marks(best.text, phrases), **_attribution(best, phrases)}
        sources |= {"quote": best.id}
        short = next((quote for quote in friends if _is_short(quote) and _same_speaker(quote, best)), None)
        if short:
            facts["quote_s"], sources["quote_s"] = in_marks(short.text, phrases), short.id
    if others:
        who = phrases.post.comma.join(filter(None, (others[0].speaker, others[0].role)))
        facts["said"] = f"{who}{phrases.post.colon}{in_marks(others[0].text, phrases)}"
        sources["said"] = others[0].id
    return facts, sources


def _attribution(quote: Quote, phrases: Phrases) -> dict[str, str]:
    named = f"— {quote.speaker}"
    return {"attr_name": named, "attr": f"{named}{phrases.post.comma}{quote.role}" if quote.role else named}


def _is_short(quote: Quote) -> bool:
    return len(quote.text) <= _SHORT_QUOTE


def _same_speaker(one: Quote, other: Quote) -> bool:
    return (one.speaker, one.role) == (other.speaker, other.role)


def _is_friend(quote: Quote, plan: KitPlan) -> bool:
    """Whether the reader may take the speaker for one of ours: said so, or announced, or the author."""
    if quote.side is not None:
        return quote.side == "friend"
    event = plan.event
    ours = (
        [*(person.name for person in event.speakers), *([event.chair.name] if event.chair else [])]
        if event
        else []
    )
    ours += [name for name in (plan.document.byline, plan.organisation) if name]
    return quote.speaker in ours


def _figures(plan: KitPlan, guard: Guard) -> tuple[dict[str, str], dict[str, str]]:
    """Return figures as whole sentences and as clauses; the one that leads names who did it."""
    text = plan.document.text
    leading = list(_leading(plan.statistics, text, guard))
    clauses = [
        clause for item in plan.statistics if (clause := _slice(item.clause, text)) and guard.keeps(clause)
    ]
    leads = [clause for _, _, clause in leading if clause]
    listed = list(dict.fromkeys([*leads[:1], *clauses]))
    facts = _listed(listed) if leads else {}
    sources: dict[str, str] = {}
    if leading:
        statistic, sentence, clause = leading[0]
        facts |= {"fig": sentence, "fig1": clause}
        sources |= {"fig": statistic.id, "fig1": statistic.id}
    if len(leading) > 1:
        facts["fig2"], sources["fig2"] = leading[1][1] or leading[1][2], leading[1][0].id
    return {name: words for name, words in facts.items() if words}, sources


def _leading(
    statistics: Sequence[Statistic], text: str, guard: Guard
) -> Iterator[tuple[Statistic, str, str]]:
    """Yield the figures that may open a post, those with a short clause first."""
    found = []
    for statistic in statistics:
        sentence, clause = _slice(statistic.sentence, text), _slice(statistic.clause, text)
        sentence = (
            sentence if guard.allows(sentence, statistic.sentence) and guard.names_actor(sentence) else ""
        )
        opens = clause and not clause[0].islower()
        clause = (
            clause if opens and guard.allows(clause, statistic.clause) and guard.names_actor(clause) else ""
        )
        if sentence or clause:
            found.append((statistic, sentence, clause))
    seen: set[str] = set()
    for item in sorted(found, key=lambda item: not item[2]):
        if item[1] not in seen:
            seen.add(item[1])
            yield item


def _listed(clauses: Sequence[str]) -> dict[str, str]:
    if len(clauses) < _TWO:
        return {}
    return {
        "figs": "\n".join(f"• {clause}" for clause in clauses[:_MOST_FIGURES]),
        "figs2": "\n".join(f"• {clause}" for clause in clauses[:_TWO]),
    }


def _slice(span: Span | None, text: str) -> str:
    return folded(span.of(text)) if span else ""


def folded(text: str) -> str:
    """Return a text on one line."""
    return _SPACES.sub(" ", text).strip()
