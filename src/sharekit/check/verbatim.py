"""Nothing is invented: every word of posts and cards is the source's, the user's or the catalogue's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sharekit.check.manifest import day_of, document_of, moment_of
from sharekit.check.model import Fault, KitFiles, Row
from sharekit.presets.clock import is_zone
from sharekit.presets.phrases import load_phrases
from sharekit.write.proof import (
    Evidence,
    Unsupported,
    find_strange,
    find_unsupported,
    folded_marks,
    gather_evidence,
    index_evidence,
    is_verbatim,
)

_HINT = "Give the words as the source has them, or make the kit again with sharekit build"
_SLICED = frozenset({"quote", "statement", "slide", "photo-quote", "cover"})
_COUNTED = frozenset({"number", "time"})  # what else an alt text says describes the picture
_OUR_COUNT = re.compile(r"\d{1,2}")  # slides, days to go, people for whom there is no room
_SHOWN = 60


def evidence_of(kit: KitFiles) -> Evidence:
    """Return what the words of a kit may rest on."""
    made = kit.manifest
    today = moment_of(made["built"])
    events = made["document"]["events"]
    links = [link[name] for link in kit.links for name in ("url", "short")]
    links += [
        made["link"],
        made["document"]["link"],
        *(url for row in events for url in row["links"].values()),
    ]
    return gather_evidence(
        document_of(made),
        phrases=load_phrases(made.get("catalogue") or made["language"]),
        today=day_of(today) if today else day_of(moment_of("2000-01-01")),  # type: ignore[arg-type]
        own=made.get("given", ()),
        links=[link for link in links if link],
        zones=[zone for zone in made.get("zones", ()) if is_zone(zone)],
    )


def find_word_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield words of posts and cards that rest on nothing, and offsets that miss their words."""
    evidence = evidence_of(kit)
    for post, text in _texts(kit, theirs=False):
        yield from _unsupported(f"the post {post['id']}", post["id"], find_loose(text, evidence))
    told: set[tuple[str, str]] = set()
    for card in kit.cards:
        if (card["subject"], card["text"]) not in told:
            told.add((card["subject"], card["text"]))
            loose = find_loose(card["text"], evidence)
            numbers = [
                one
                for one in find_unsupported(card["alt"], evidence)
                if one.kind in _COUNTED and not _OUR_COUNT.fullmatch(one.words)
            ]
            yield from _unsupported(f"the card {card['id']}", card["id"], loose)
            yield from _unsupported(f"the alt text of the card {card['id']}", card["id"], numbers)
        yield from _slice(card, kit, evidence)
    yield from _offsets(kit)


def find_claim_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield what posts of the user's own writer claim without ground; their plain words are the writer's."""
    evidence = evidence_of(kit)
    for post, text in _texts(kit, theirs=True):
        yield from _unsupported(f"the post {post['id']}", post["id"], find_unsupported(text, evidence))


def _texts(kit: KitFiles, *, theirs: bool) -> Iterator[tuple[Row, str]]:
    """Yield the texts and subjects of our own posts, or of those that the user's writer wrote."""
    for post in kit.posts:
        if bool(post.get("writer")) == theirs:
            yield from ((post, text) for text in (post["text"], post.get("subject")) if text)


def find_loose(text: str, evidence: Evidence) -> tuple[Unsupported, ...]:
    """Return what a text of ours may not have, each place once."""
    found = find_unsupported(text, evidence)
    more = find_strange(text, evidence)
    return (*found, *(one for one in more if not any(_overlap(one, other) for other in found)))


def _overlap(one: Unsupported, other: Unsupported) -> bool:
    return one.start < other.end and other.start < one.end


def _unsupported(what: str, where: str, found: Iterable[Unsupported]) -> Iterator[Fault]:
    for loose in found:
        message = f"{what}: “{_short(loose.words)}” is not in the source"
        yield Fault(code=f"unsupported-{loose.kind}", where=where, message=message, hint=_HINT)


def _slice(card: Row, kit: KitFiles, evidence: Evidence) -> Iterator[Fault]:
    """Yield a fault where a card's main words are not the very slice of the source they are said to be."""
    span, text, sources = (
        card["source_span"],
        kit.manifest["document"]["text"],
        index_evidence(evidence).sources,
    )
    if span is not None:
        if not 0 <= span[0] < span[1] <= len(text):
            yield _card_fault(card, "span-outside", "its place in the source lies outside the text")
            return
        sources = (folded_marks(text[span[0] : span[1]]),)
    if card["kind"] in _SLICED and not _is_slice(card["text"], sources, whole=span is not None):
        yield _card_fault(card, "card-not-verbatim", "its words are not those of the source at that place")
    if card["kind"] == "statistic" and span is not None and sources[0] not in folded_marks(card["text"]):
        yield _card_fault(card, "card-not-verbatim", "its figure is not the one at its place in the source")


def _is_slice(words: str, sources: tuple[str, ...], *, whole: bool) -> bool:
    """Whether a card's words are a slice: all of it, or its clauses in order with marks of omission."""
    if whole and "…" not in words:
        return folded_marks(words) == sources[0]
    return is_verbatim(words, sources)


def _card_fault(card: Row, code: str, message: str) -> Fault:
    return Fault(code=code, where=card["id"], message=f"the card {card['id']}: {message}", hint=_HINT)


def _offsets(kit: KitFiles) -> Iterator[Fault]:
    """Yield a fault for each quotation, figure and request whose offsets give other words."""
    document = kit.manifest["document"]
    rows = [("quotes", row.get("id", ""), row, row["text"]) for row in document["quotes"]]
    rows += [("statistics", row.get("id", ""), row, row["figure"]) for row in document["statistics"]]
    rows += [("actions", row["kind"], row, row["label"]) for row in document.get("actions", ())]
    for kind, name, row, words in rows:
        if row["start"] is None or row["end"] is None:
            continue
        if not is_verbatim(words, (folded_marks(document["text"][row["start"] : row["end"]]),)):
            message = f"document.{kind} {name}: “{_short(words)}” is not at its offsets in the text"
            yield Fault(code="offsets-wrong", where=f"document.{kind}.{name}", message=message, hint=_HINT)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def count_texts(kit: KitFiles) -> int:
    """Return how many posts of our own and cards were read."""
    return len(kit.posts) + len(kit.cards) - count_claims(kit)


def count_claims(kit: KitFiles) -> int:
    """Return how many posts of the user's writer were read."""
    return sum(bool(post.get("writer")) for post in kit.posts)
