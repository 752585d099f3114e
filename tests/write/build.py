"""Hand-made plans: an article with an event, of our own writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sharekit.document import Document, Event, Person, Quote, Span, Standing, Statistic
from sharekit.plan.model import KitPlan, PostSpec
from sharekit.presets.moments import Moment
from sharekit.presets.phrases import load_phrases
from sharekit.presets.platforms import load_platforms
from sharekit.write import Post, Written, write_posts

PLATFORMS = load_platforms()
ENGLISH = load_phrases("en")
TODAY = date(2026, 11, 23)
DAY = date(2026, 12, 5)
MOMENTS: tuple[Moment, ...] = ("announce", "day-before", "today")

_WHEN: dict[str, datetime] = {
    "announce": datetime(2026, 11, 23, 12),  # noqa: DTZ001  wall-clock times, as everywhere below
    "week-before": datetime(2026, 11, 28, 12),  # noqa: DTZ001
    "last-call": datetime(2026, 12, 2, 10),  # noqa: DTZ001
    "day-before": datetime(2026, 12, 4, 18),  # noqa: DTZ001
    "today": datetime(2026, 12, 5, 9),  # noqa: DTZ001
    "live-now": datetime(2026, 12, 5, 18, 30),  # noqa: DTZ001
    "thank-you": datetime(2026, 12, 6, 10),  # noqa: DTZ001
    "results": datetime(2026, 12, 8, 12),  # noqa: DTZ001
}

TITLE = "Our Library Stays – a town stands up"
STANDFIRST = "Harwick Council wants to sell the reading rooms to a hotel chain."
SENTENCE = "Harwick Council cut 4,200 opening hours in three years, and the roof still leaks."
CLAUSE = "Harwick Council cut 4,200 opening hours in three years"
SECOND = "31 volunteers keep the Harwick branch open on Saturdays."
POINT = "Readers from nine villages share one Harwick bus stop."
QUESTION = "Who owns a library that a town has paid for twice?"
SPOKEN = "A town that sells its books sells its memory."
FOREIGN = "Nobody reads any more."
WALK = "Pupils of the Harwick schools walk forty minutes to the reading rooms in any weather."
ROOF = "Volunteers of the Harwick branch have mended the roof of the reading rooms themselves."
_PARAGRAPHS = [TITLE, STANDFIRST, SENTENCE, SECOND, POINT, QUESTION, SPOKEN, FOREIGN, WALK, ROOF]
TEXT = "\n\n".join(_PARAGRAPHS)

ANA = Person(name="Ana Ruiz", role="librarian")
BEN = Person(name="Ben Okafor", role="Harwick Tenants Union")
CLEO = Person(name="Cleo Marsh")
DAN = Person(name="Dan Webb", role="bus driver")

EVENT = Event(
    title="Save Our Library",
    start=datetime(2026, 12, 5, 18, 30),  # noqa: DTZ001  wall-clock time of the place
    place="Town Hall, Harwick",
    speakers=(ANA, BEN, CLEO),
    chair=DAN,
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def sentence(quote_id: str, words: str) -> Quote:
    return Quote(id=quote_id, text=words, kind="sentence", span=span(words))


FRIEND = Quote(id="q1", text=SPOKEN, kind="speech", speaker="Ana Ruiz", role="librarian", span=span(SPOKEN))
OTHER = Quote(
    id="q2", text=FOREIGN, kind="speech", speaker="Rex Hall", role="head of Hall Hotels", span=span(FOREIGN)
)
QUOTES = (FRIEND, OTHER, sentence("q3", POINT), sentence("q4", QUESTION))
RICH = (*QUOTES, sentence("q5", WALK), sentence("q6", ROOF))  # enough for a thread
STATISTICS = (
    Statistic(id="s1", figure="4,200", label="opening hours", sentence=span(SENTENCE), clause=span(CLAUSE)),
    Statistic(id="s2", figure="31", label="volunteers", sentence=span(SECOND), clause=span(SECOND[:-1])),
)


def judged(values: Mapping[str, Any]) -> Iterator[Standing]:
    """Every sentence of a document, judged to stand alone; the earlier, the better it opens."""
    spans = {quote.span for quote in values["quotes"] if quote.kind == "sentence" and quote.span}
    spans |= {item.sentence for item in values["statistics"] if item.sentence}
    for place, found in enumerate(sorted(spans)):
        yield Standing(span=found, score=0.9, opens=9.0 - place)


def document(**fields: object) -> Document:
    values: dict[str, object] = {
        "name": "library.md",
        "sha256": "0" * 64,
        "title": TITLE,
        "text": TEXT,
        "language": "en",
        "standfirst": STANDFIRST,
        "quotes": QUOTES,
        "statistics": STATISTICS,
        **fields,
    }
    values.setdefault("sentences", (*judged(values),))
    return Document(**values)  # type: ignore[arg-type]


def plan(event: Event | None = EVENT, **fields: object) -> KitPlan:
    """A plan with a post for every platform and moment."""
    moments: tuple[Moment, ...] = MOMENTS if event else ("launch",)
    values: dict[str, object] = {
        "document": document(),
        "campaign": "our-library-stays",
        "language": "en",
        "theme": "rally",
        "today": TODAY,
        "event": event,
        "link": "https://example.org/library",
        "hashtags": ("Harwick", "SaveOurLibrary", "Books", "Reading"),
        "quotes": QUOTES,
        "statistics": STATISTICS,
        "posts": specs(*moments),
        **fields,
    }
    return KitPlan(**values)  # type: ignore[arg-type]


def rich(event: Event | None = EVENT, **fields: object) -> KitPlan:
    """A plan with enough to say for a thread."""
    return plan(event, **{"document": document(quotes=RICH), "quotes": RICH, **fields})


def specs(*moments: Moment) -> tuple[PostSpec, ...]:
    """A post for every platform, each moment on its day."""
    return tuple(
        PostSpec(platform=name, moment=moment, scheduled=_WHEN.get(moment))
        for moment in moments
        for name in PLATFORMS
    )


def without_quotes(made: KitPlan) -> KitPlan:
    return replace(made, quotes=(), statistics=(), document=replace(made.document, standfirst=None))


def written(made: KitPlan, language: str = "en") -> Written:
    return write_posts(made, platforms=PLATFORMS, phrases=load_phrases(language))


def post(made: KitPlan, post_id: str, language: str = "en") -> Post:
    return next(found for found in written(made, language).posts if found.id == post_id)


def shown(found: Post) -> str:
    """The text with its link cut to the page."""
    return "\n".join(line.partition("?utm_")[0] for line in found.text.split("\n"))
