"""Threads: an article told in a few numbered posts, each with its card, the link in the last."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sharekit.document import Quote, Span
from sharekit.plan.model import KitPlan
from sharekit.presets.marks import QUESTION_MARKS, in_marks
from sharekit.presets.phrases import Phrases
from sharekit.write.fit import ASK, Draft, Variant, opening_of
from sharekit.write.model import ThreadPart
from sharekit.write.openings import HOOKED, Spoken, folded
from sharekit.write.people import attribution_of, is_friend, named_first
from sharekit.write.placement import Linked, Placement
from sharekit.write.sentences import Guard
from sharekit.write.typography import cut_at_sentences, unheaded

LETTER = "t"
OPENING, CLOSING = "open", "close"  # of a moment's templates: `launch-open`, `launch-close`
MOMENTS = frozenset({"launch", "announce"})
_FEWEST = 4  # points behind the first post
_MOST, _MOST_SPOKEN = 5, 3
_SHORTEST = 60  # characters of a sentence that is a post of its own
COVER, END = "cover", "end"  # kinds of card for the first and the last
_WIDEST = "10/10"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thought of a thread.

    Attributes:
        words: As they will be posted.
        span: Where they stand in the source.
        source: Id of the quotation or statistic, by which its card is known.
        speaker: Who says it; empty where it is the article's own.
    """

    words: str
    span: Span
    source: str
    speaker: str = ""


def thread_opening(placement: Placement) -> Variant | None:
    """Return the first post of a thread, which holds the title; None where no thread is told."""
    moment = placement.spec.moment
    told_already = moment == "announce" and any(spec.moment == "launch" for spec in placement.plan.posts)
    if not placement.platform.thread or moment not in MOMENTS or told_already:
        return None
    return next(placement.variants(f"{moment}-{OPENING}", fits=partial(_fits_numbered, placement)), None)


def write_thread(placement: Placement, opening: Variant, before: Container[str] = ()) -> tuple[Linked, ...]:
    """Return the posts of a thread in order; nothing where the source gives too little for one.

    The last holds the ask with the link below its point; each says which of how many it is.

    Args:
        placement: The network and moment.
        opening: The first post.
        before: First lines of other posts; no point opens with one of them.
    """

    def fits(words: str) -> bool:
        return _fits_numbered(placement, Draft(subject="", text=words))

    def is_new(words: str) -> bool:
        return opening_of(words) not in before and placement.printed(words) not in opening.fitted.draft.text

    invites = placement.spec.moment == "announce"
    points = find_points(
        placement.plan, placement.guard, placement.phrases, fits, invites=invites, is_new=is_new
    )
    if not points:
        return ()
    rows = [(opening.fitted.draft.text, COVER), *_lead_in(placement, opening, fits), *points]
    return tuple(_posts(placement, _closed(placement, rows, fits)))


def _fits_numbered(placement: Placement, draft: Draft) -> bool:
    return placement.fits(replace(draft, text=f"{draft.text}\n\n{_WIDEST}"))


def _closed(
    placement: Placement, rows: Sequence[tuple[str, str]], fits: Callable[[str], bool]
) -> list[tuple[str, str]]:
    """Return the rows with the ask below the last, or in a post of its own where there is no room."""
    *others, (words, source) = rows
    for letter, before in ((len(rows), f"{words}\n\n"), (len(rows) + 1, "")):
        closing = placement.closing(f"{placement.spec.moment}-{CLOSING}", letter=f"{LETTER}{letter}")
        if closing and fits(f"{before}{closing}"):
            return [*others, (f"{before}{closing}", source)] if before else [*rows, (closing, END)]
    return [*rows]


def _lead_in(placement: Placement, opening: Variant, fits: Callable[[str], bool]) -> list[tuple[str, str]]:
    """Return the standfirst in posts of its own, where it does not fit beside the title."""
    standfirst = placement.story.texts.get("standfirst", "")
    if not standfirst or "standfirst" in opening.fitted.used:
        return []
    return [(part, "") for part in cut_at_sentences(standfirst, fits, placement.plan.language)]


def _posts(placement: Placement, rows: Sequence[tuple[str, str]]) -> Iterator[Linked]:
    thread = placement.post_id(LETTER)
    texts = numbered([placement.printed(words) for words, _ in rows])
    for number, (text, (_, source)) in enumerate(zip(texts, rows, strict=True), start=1):
        letter = f"{LETTER}{number}"
        link = placement.link(letter) if number == len(rows) else None
        part = ThreadPart(id=thread, number=number, of=len(rows))
        cards = placement.spec.cards.get(source, ())
        if not cards and number in {1, len(rows)}:
            cards = placement.spec.cards.get(ASK, ())
        yield (
            placement.finished(text, letter=letter, lead="thread", cards=cards, link=link, thread=part),
            link,
        )


def find_points(
    plan: KitPlan,
    guard: Guard,
    phrases: Phrases,
    fits: Callable[[str], bool],
    *,
    invites: bool,
    is_new: Callable[[str], bool] = bool,
) -> tuple[tuple[str, str], ...]:
    """Return the thoughts of a thread in the order of the source, each with its source's id.

    Quotations go before figures, figures before sentences; none says what another says. A quotation
    that does not fit is left out, a sentence that does not fit is cut where a sentence ends.

    Args:
        plan: The candidates.
        guard: What may stand alone on that day.
        phrases: For marks and attributions.
        fits: Whether words leave room for the number of the post.
        invites: They stand under an invitation: nobody but friends speaks.
        is_new: Whether no other post says or opens with these words.

    Returns:
        Nothing where there are too few for a thread.
    """
    taken: list[Point] = []
    fit = Spoken(plan=plan, title=plan.document.title).fit()
    voices = (quote for quote in fit if _can_speak(quote, plan, only_friends=invites))
    spoken = list(_one_a_speaker(_spoken(voices, plan, phrases)))[:_MOST_SPOKEN]
    for point in (*spoken, *_figures(plan, guard), *_sentences(plan, guard)):
        if len(taken) == _MOST:
            break
        if (
            is_new(point.words)
            and fits(point.words)
            and not any(_overlap(point.span, other.span) for other in taken)
        ):
            taken.append(point)
    if len(taken) < _FEWEST:
        return ()
    taken.sort(key=lambda point: point.span)
    return tuple((point.words, point.source) for point in taken)


def _one_a_speaker(points: Iterable[Point]) -> Iterator[Point]:
    """Yield the best quotation of each speaker: a thread is no interview."""
    heard: set[str] = set()
    for point in points:
        if point.speaker not in heard:
            heard.add(point.speaker)
            yield point


def _can_speak(quote: Quote, plan: KitPlan, *, only_friends: bool) -> bool:
    """Whether a quotation may be a post: of somebody readers are told who it is, and no half of an answer."""
    if quote.reasons:
        return False
    return is_friend(quote, plan) or (bool(quote.role) and not only_friends)


def _spoken(quotes: Iterable[Quote], plan: KitPlan, phrases: Phrases) -> Iterator[Point]:
    for quote in quotes:
        if quote.span is None:
            continue
        who, said = attribution_of(quote, phrases), in_marks(quote.text, phrases)
        ours = f"{said}\n{phrases.post.dash} {who}"
        words = ours if is_friend(quote, plan) else named_first(quote, phrases)
        yield Point(words=words, span=quote.span, source=quote.id, speaker=quote.speaker or "")


def _figures(plan: KitPlan, guard: Guard) -> Iterator[Point]:
    text = plan.document.text
    for statistic in plan.statistics:
        span = statistic.sentence
        words = folded(span.of(text)) if span else ""
        if span and guard.allows(words, span) and guard.names_actor(words):
            yield Point(words=words, span=span, source=statistic.id)


def _sentences(plan: KitPlan, guard: Guard) -> Iterator[Point]:
    told = {folded(plan.document.title), folded(plan.document.standfirst or "")}
    strong = (quote for quote in plan.quotes if guard.opens(quote.span) >= HOOKED)
    for quote in sorted(strong, key=lambda quote: -guard.opens(quote.span)):
        words = unheaded(folded(quote.text), plan.document.text)
        if quote.kind != "sentence" or not quote.span or words in told or len(words) < _SHORTEST:
            continue
        if not words.endswith(QUESTION_MARKS) and guard.allows(words, quote.span):
            yield Point(words=words, span=quote.span, source=quote.id)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def numbered(rows: Sequence[str]) -> tuple[str, ...]:
    """Return the posts with their numbers on a line of their own: `2/5`."""
    return tuple(f"{words}\n\n{number}/{len(rows)}" for number, words in enumerate(rows, start=1))
