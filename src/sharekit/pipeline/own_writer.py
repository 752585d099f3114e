"""The user's own writer: it is handed the kit's posts and all they rest on, and what it answers is judged.

The protocol is JSON both ways, and README.md shows it. The kit never depends on the answer: where there is
none, or a text does not pass, our own words stay and a warning says why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sharekit.document import Diagnostic
from sharekit.kit import given_words
from sharekit.pipeline.program import Ask, WriterFailedError
from sharekit.plan.model import KitPlan
from sharekit.presets.phrases import Phrases
from sharekit.presets.platforms import Platform
from sharekit.render import Card
from sharekit.source import inspection
from sharekit.write import (
    Answer,
    Post,
    Refusal,
    Standards,
    Written,
    gather_evidence,
    judge_answers,
    most,
    refused_warnings,
)

SCHEMA = 1
_SHAPE = 'Answer one object on standard output: {"posts": [{"id": "x-launch-a", "text": "..."}]}'
_COUNTING: Mapping[str, str] = MappingProxyType(
    {
        "x": "weighted: a link counts 23, an emoji 2, a sign of Chinese, Japanese or Korean 2, all else 1",
        "bluesky": "characters as people see them, a link as long as it is displayed",
        "mastodon": "characters as people see them, a link 23, @user@host as @user",
        "threads": "characters as people see them, an emoji as many as its bytes of UTF-8",
        "sms": "signs of the GSM alphabet, some of them 2; with any other sign UTF-16 units, and less room",
        "largest": "characters as people see them or UTF-16 units, whichever are more",
    }
)


def standards_of(
    plan: KitPlan, written: Written, *, platforms: Mapping[str, Platform], phrases: Phrases
) -> Standards:
    """Return what a writer's texts are judged by: the very evidence that a check of the kit will have.

    Args:
        plan: What was to be made.
        written: Our posts, for their links and the user's own templates.
        platforms: The networks' rows, by name.
        phrases: The catalogue of the kit's language.
    """
    links = [*(link.url for link in written.links), plan.link, plan.document.link]
    evidence = gather_evidence(
        replace(plan.document, hashtags=()),  # those of the kit are among the given words
        phrases=phrases,
        today=plan.today,
        own=given_words(plan, written.own_words),
        links=[link for link in links if link],
        zones=plan.zones,
    )
    return Standards(plan=plan, platforms=platforms, phrases=phrases, evidence=evidence)


def rewritten(written: Written, cards: Sequence[Card], standards: Standards, ask: Ask) -> Written:
    """Return the posts with the texts of the user's writer in them, as far as these pass.

    Args:
        written: Our posts.
        cards: The drawn cards, for their alt texts.
        standards: What texts are judged by.
        ask: Hands the request to the writer and returns its answer.
    """
    try:
        answers, misshapen = read_answers(ask(request_bytes(written, cards, standards)))
    except WriterFailedError as failed:
        message = f"your writer gave nothing, so all posts are sharekit's own: {failed.what}"
        return _warned(written, (Diagnostic(code="writer-failed", message=message, hint=failed.hint),))
    judged = judge_answers(written, answers, standards)
    return _warned(judged.written, refused_warnings((*misshapen, *judged.refusals)))


def without_faults(new: Written, ours: Written, faulty: frozenset[str]) -> Written:
    """Return the posts with ours in the place of a writer's that the check of the kit finds at fault."""
    kept = {post.id: post for post in ours.posts}
    posts = tuple(kept[post.id] if post.writer and post.id in faulty else post for post in new.posts)
    back = [post.id for post in new.posts if post.writer and post.id in faulty]
    refusals = [Refusal(id=name, reason="the check of the whole kit finds a fault in it") for name in back]
    return _warned(replace(new, posts=posts), refused_warnings(refusals))


def _warned(written: Written, warnings: Sequence[Diagnostic]) -> Written:
    return replace(written, warnings=(*written.warnings, *warnings))


def read_answers(data: bytes) -> tuple[tuple[Answer, ...], tuple[Refusal, ...]]:
    """Return the texts of an answer, and a refusal for each entry that is none.

    Raises:
        WriterFailedError: It is no JSON, or no object with a list of posts.
    """
    try:
        value: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        what = "its answer is no JSON in UTF-8" if data.strip() else "it answered nothing"
        raise WriterFailedError(what, _SHAPE) from None
    rows = value.get("posts") if isinstance(value, dict) else None
    if not isinstance(rows, list):
        what = "its answer has no list “posts”"
        raise WriterFailedError(what, _SHAPE)
    read = [_answer(row, number) for number, row in enumerate(rows, start=1)]
    return (
        tuple(found for found in read if isinstance(found, Answer)),
        tuple(found for found in read if isinstance(found, Refusal)),
    )


def _answer(row: object, number: int) -> Answer | Refusal:
    values = row if isinstance(row, dict) else {}
    name, text, subject = (values.get(key) for key in ("id", "text", "subject"))
    right = isinstance(text, str | None) and isinstance(subject, str | None)
    if isinstance(name, str) and right and (text is not None or subject is not None):
        return Answer(id=name, text=text, subject=subject)
    return Refusal(id=f"entry {number}", reason="it has no id and no words")


def request_bytes(written: Written, cards: Sequence[Card], standards: Standards) -> bytes:
    """Return what the writer is handed: one line of JSON; nothing in it tells whose machine this is."""
    plan = standards.plan
    events = (plan.event,) if plan.event else ()
    value = {
        "schema": SCHEMA,
        "language": plan.language,
        "campaign": plan.campaign,
        "document": inspection(plan.document),
        "event": next(iter(_rows(inspection(replace(plan.document, events=events))["events"])), None),
        "organisation": plan.organisation,
        "hashtags": list(plan.hashtags),
        "posts": list(_posts(written, cards, standards)),
        "may_use": _may_use(plan, standards.phrases),
    }
    return f"{json.dumps(value, ensure_ascii=False)}\n".encode("utf-8", "replace")


def _rows(value: object) -> Iterator[object]:
    yield from value if isinstance(value, list) else ()


def _posts(written: Written, cards: Sequence[Card], standards: Standards) -> Iterator[dict[str, object]]:
    links = {link.id: link.url for link in written.links}
    alts = {card.spec.id: card.alt for card in cards}
    for post in written.posts:
        platform = standards.platforms[post.platform]
        link = links.get(post.link or "")
        yield {
            **{name: getattr(post, name) for name in ("id", "platform", "moment", "variant", "lead", "text")},
            "subject": post.subject,
            "link": link if link and link in post.text else None,
            "limit": most(post.text, platform),
            "counting": _COUNTING[platform.counting],
            "length": post.length,
            "scheduled": post.scheduled,
            "until": post.until,
            "cards": [{"id": name, "alt": alts[name]} for name in post.cards if name in alts],
            "rules": _rules(post, platform),
        }


def _rules(post: Post, platform: Platform) -> dict[str, object]:
    return {
        "hashtags": platform.hashtags,
        "fold": platform.fold or platform.fold_wide,
        "links": platform.link_place,
        "bytes": platform.byte_limit,
        "subject": platform.subject_limit,
        "last_line": f"{post.thread.number}/{post.thread.of}" if post.thread else None,
    }


def _may_use(plan: KitPlan, phrases: Phrases) -> dict[str, list[object]]:
    people = [person for event in plan.document.events for person in (*event.speakers, event.chair) if person]
    names = [*(quote.speaker for quote in plan.quotes), *(person.name for person in people)]
    names += [plan.organisation, *(event.place for event in plan.document.events)]
    return {
        "quotes": [
            {"id": quote.id, "text": quote.text, "speaker": quote.speaker, "role": quote.role}
            for quote in plan.quotes
            if quote.kind == "speech"
        ],
        "figures": [
            {"id": each.id, "figure": each.figure, "label": each.label, "qualifier": each.qualifier}
            for each in plan.statistics
        ],
        "names": list(dict.fromkeys(filter(None, names))),
        "marks": list(phrases.post.marks),
    }
