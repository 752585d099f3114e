"""Somebody else's words for our posts: a text that passes what ours pass is taken, else ours stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sharekit.document import Diagnostic
from sharekit.links import TrackedLink, intent_url
from sharekit.write.answers import Answer, Bench, Case, Refusal, sequence_of, shown, tidied, without_link
from sharekit.write.claim_rules import CLAIM_RULES
from sharekit.write.facets import find_facets
from sharekit.write.form_rules import FORM_RULES
from sharekit.write.length import count
from sharekit.write.model import Post, Written

LEAD = "writer"
_TOLD = 8  # reasons that get a warning of their own
_NAMED = 4  # posts that are named with a reason
_HINT = "Ours was kept; what your writer is handed says what it may use and what holds for each post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The posts after judging, in their order, and why texts were not taken."""

    written: Written
    refusals: tuple[Refusal, ...]


def judge_answers(written: Written, answers: Iterable[Answer], bench: Bench) -> Judged:
    """Return the posts with every text taken that passes; the others stay as they are.

    A text that is taken gets its length, share link and marked places anew. One that another post of the
    network has already is refused, since nobody posts the same twice.

    Args:
        written: Our posts.
        answers: A writer's, in any order; the first for a post counts.
        bench: What they are judged by.
    """
    links = {link.id: link for link in written.links}
    posts = {post.id: post for post in written.posts}
    refusals: list[Refusal] = []
    seen: set[str] = set()
    for answer in answers:
        ours = posts.get(answer.id)
        reason = "there is no such post" if ours is None else "it is answered twice"
        if ours is None or answer.id in seen:
            refusals.append(Refusal(id=shown(answer.id), reason=reason))
            continue
        seen.add(answer.id)
        found = _judged(ours, answer, links, bench)
        others = (post for post in posts.values() if post.platform == ours.platform and post.id != ours.id)
        if (
            isinstance(found, Post)
            and found.writer
            and _key(found, links) in {_key(post, links) for post in others}
        ):
            found = "another post for the same network says the same"
        if isinstance(found, str):
            refusals.append(Refusal(id=answer.id, reason=found))
        else:
            posts[answer.id] = found
    return Judged(written=replace(written, posts=tuple(posts.values())), refusals=tuple(refusals))


def _judged(ours: Post, answer: Answer, links: Mapping[str, TrackedLink], bench: Bench) -> Post | str:
    """Return the post with the answer's words, ours where they are the same, or the reason against them."""
    platform, link = bench.platforms[ours.platform], links.get(ours.link or "")
    text = ours.text if answer.text is None else tidied(answer.text, platform)
    subject = ours.subject
    if subject is not None and answer.subject is not None:
        subject = tidied(answer.subject, platform)
    if (text, subject) == (ours.text, ours.subject):
        return ours
    address = link.url if link and link.url in ours.text else None
    case = Case(ours=ours, text=text, subject=subject, link=address, bench=bench)
    reason = next(filter(None, (rule(case) for rule in (*FORM_RULES, *CLAIM_RULES))), None)
    if reason is not None:
        return reason
    return replace(
        ours,
        text=text,
        subject=subject,
        lead=LEAD,
        writer=True,
        length=count(text, platform),
        share_url=intent_url(platform, text=text, url=link.url if link else None, subject=subject),
        facets=find_facets(text) if platform.facets else (),
    )


def _key(post: Post, links: Mapping[str, TrackedLink]) -> str:
    """Return what tells a post from others: its words without its link."""
    link = links.get(post.link or "")
    return sequence_of(without_link(post.subject, post.text, link.url if link else None))


def refused_warnings(refusals: Iterable[Refusal]) -> tuple[Diagnostic, ...]:
    """Return a warning for each of the first reasons, with the posts it holds for, and one for the rest."""
    by_reason: dict[str, list[str]] = {}
    for refusal in refusals:
        by_reason.setdefault(refusal.reason, []).append(refusal.id)
    rows = list(by_reason.items())
    told = [_warning(f"{_listed(names)}: {reason}") for reason, names in rows[:_TOLD]]
    rest = sum(len(names) for _, names in rows[_TOLD:])
    return (*told, *_rest(rest))


def _rest(number: int) -> Iterator[Diagnostic]:
    if number:
        yield _warning(f"{number} more, each for a reason of its own")


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _warning(words: str) -> Diagnostic:
    return Diagnostic(
        code="writer-refused", message=f"your writer's text was refused for {words}", hint=_HINT
    )
