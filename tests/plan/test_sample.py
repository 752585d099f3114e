"""Plans of whole sources: the sample of the design material, and the project's own examples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sharekit.document import Document
from sharekit.plan.model import (
    CardContent,
    CountdownContent,
    CtaContent,
    EventContent,
    KitPlan,
    QuoteContent,
    StatementContent,
    StatisticContent,
)
from sharekit.source import read_document
from tests.plan.build import plan, subjects
from tests.shared import shared

_EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_DAY = date(2027, 3, 1)


def _sample() -> KitPlan:
    day = date(2021, 4, 10)
    document = read_document(str(shared("samples/bolivia-solidarity.txt")), today=day)
    return plan(document, today=day, link="https://example.org/bolivia")


def _example(name: str) -> KitPlan:
    return plan(read_document(str(_EXAMPLES / name), today=_DAY), today=_DAY)


def _contents(kit: KitPlan, kind: str) -> list[CardContent]:
    return list(dict.fromkeys(card.content for card in kit.cards if card.kind == kind))


def test_the_sample_s_cards() -> None:
    assert subjects(_sample()) == [
        "quote-1",
        "quote-2",
        "statement-1",
        "statement-2",
        "statistic-1",
        "statistic-2",
        "statistic-3",
        "event-1",
        "cta-1",
    ]


def test_the_sample_s_quotations() -> None:
    standfirst, giveaway = _contents(_sample(), "quote")
    assert isinstance(standfirst, QuoteContent)
    assert (standfirst.speaker, standfirst.emphasis) == (None, "rebuild Bolivia")
    assert isinstance(giveaway, QuoteContent)
    assert (giveaway.speaker, giveaway.emphasis) == ("Elon Musk", "Deal with it.")


def test_the_sample_s_figures() -> None:
    figures = [
        content for content in _contents(_sample(), "statistic") if isinstance(content, StatisticContent)
    ]
    assert [(content.number, content.unit) for content in figures] == [
        ("15.8", "million"),
        ("27%", None),
        ("400,000", None),
    ]


def test_the_sample_s_event() -> None:
    (content,) = _contents(_sample(), "event")
    assert isinstance(content, EventContent)
    assert (content.weekday, content.day, content.month, content.time) == ("Monday", "19", "April", "18.30")
    assert content.chair is not None
    assert content.chair.name not in [speaker.name for speaker in content.speakers]
    assert content.ask is not None
    assert content.ask.split() == ["Register", "here"]


def test_the_sample_s_names_and_moments() -> None:
    kit = _sample()
    assert kit.hashtags == ("Bolivia", "MAS", "LatinAmerica")
    assert kit.cards[0].footer.address == "example.org/bolivia"
    moments = list(dict.fromkeys(post.moment for post in kit.posts))
    assert {"launch", "announce", "day-before", "today", "thank-you"} <= set(moments)
    assert {row.moment for row in kit.skipped} >= {"last-call", "live-now", "results"}


def test_the_article_s_cards() -> None:
    kit = _example("article.md")
    assert [content.speaker for content in _contents(kit, "quote") if isinstance(content, QuoteContent)] == [
        "Tomasz Brandt",
        "Ines Vidal",
        "Mariam Okafor",
    ]
    assert {"statement-1", "statistic-3", "event-1", "cta-1"} <= set(subjects(kit))
    assert kit.register == "https://example.org/harbour-street/register"


def test_the_event_s_cards() -> None:
    kit = _example("event.toml")
    assert subjects(kit) == ["statement-1", "event-1", "cta-1"]
    (content,) = _contents(kit, "cta")
    assert isinstance(content, CtaContent)
    assert content.emphasis == "Saturday 22 May, 10am"


@pytest.mark.parametrize("name", ["article.md", "event.toml"])
def test_every_word_of_a_card_is_the_source_s(name: str) -> None:
    kit = _example(name)
    for card in kit.cards:
        for words in _words_of_the_source(card.content):
            assert all(part.strip() in _known(kit.document) for part in words.split("…")), words


def _words_of_the_source(content: CardContent) -> list[str]:
    match content:
        case QuoteContent():
            return [content.text, *filter(None, (content.speaker, content.role, content.emphasis))]
        case StatementContent():
            return [content.text, *filter(None, (content.kicker, content.emphasis))]
        case StatisticContent():
            return [content.number, content.label, content.caption]
        case EventContent():
            return [content.title, *(speaker.name for speaker in content.speakers)]
        case CountdownContent():
            return [content.title]
        case CtaContent():
            return [content.text.partition("\n")[0]]


def _known(document: Document) -> str:
    people = (person.name for event in document.events for person in event.speakers)
    titles = (event.title for event in document.events)
    own = (document.title, document.short_title or "", document.standfirst or "", *titles, *people)
    return "\n".join((document.text, *own))
