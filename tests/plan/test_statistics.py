"""Which figures become cards."""

from __future__ import annotations

import pytest

from sharekit.plan.figures import find_caption, statistic_content
from sharekit.plan.model import StatisticContent
from sharekit.presets.cues import load_cues
from tests.plan.build import article, plan, subjects, with_quotes, with_statistics

_TEXT = (
    "Riverside House has 412 homes in nine towers. Over 90 families had no heating for 61 nights. "
    "The owners raised the rent by 14% in March. Repairs would cost $2.1 million by their own count. "
    "Last week 83 households joined the union."
)
_DOCUMENT = with_statistics(
    article("Tenants strike", _TEXT),
    ("90", "families had no heating", "Over"),
    ("61", "nights"),
    ("14%", "the rent"),
    ("$2.1 million", "Repairs"),
    ("83", "households joined"),
)


def _figures(**wishes: object) -> list[str]:
    cards = plan(_DOCUMENT, formats=("square",), **wishes).cards
    return [card.content.number for card in cards if isinstance(card.content, StatisticContent)]


def test_three_figures_from_three_sentences_and_no_mere_bounds_or_bare_words() -> None:
    assert _figures() == ["14%", "83", "61"]


def test_a_sentence_that_is_a_card_already_gives_its_figure_last() -> None:
    document = with_quotes(_DOCUMENT, "The owners raised the rent by 14% in March.")
    cards = plan(document, formats=("square",)).cards
    figures = [card.content.number for card in cards if isinstance(card.content, StatisticContent)]
    assert figures == ["83", "61", "$2.1"]


def test_the_words_of_a_statistic_card() -> None:
    document = with_statistics(article("Tenants strike", _TEXT), ("$2.1 million", "Repairs"))
    card = next(card for card in plan(document).cards if card.subject == "statistic-1")
    assert card.content == StatisticContent(
        number="$2.1",
        unit="million",
        label="Repairs",
        caption="Repairs would cost $2.1 million by their own count.",
        kicker="Tenants strike",
    )
    assert card.source_span is not None
    assert card.source_span.of(document.text) == "$2.1 million"


def test_a_caption_that_says_who_and_when_wins() -> None:
    text = "The town lost 300 dock jobs. That took 20 long days. In 2025 we promised Rosa Lind 85 new homes."
    figures = (("300", "dock jobs"), ("20", "long days"), ("85", "new homes"))
    cards = plan(with_statistics(article("Work", text), *figures), formats=("square",)).cards
    numbers = [card.content.number for card in cards if isinstance(card.content, StatisticContent)]
    assert numbers == ["85", "300", "20"]


def test_a_qualifier_is_never_lost() -> None:
    document = with_statistics(article("Cold", _TEXT), ("90", "families had no heating", "Over"))
    content = plan(document).cards[0].content
    assert isinstance(content, StatisticContent)
    assert (content.qualifier, content.number, content.percent) == ("Over", "90", None)


def test_kinds_can_leave_them_out() -> None:
    assert _figures(kinds=("statement",)) == []
    assert subjects(plan(_DOCUMENT, kinds=("statistic",))) == ["statistic-1", "statistic-2", "statistic-3"]


def test_a_caption_goes_on_where_the_label_ends() -> None:
    text = "In all, rents rose. 300 jobs were lost in 2025, and the town has not recovered from it since."
    document = with_statistics(article("Work", text), ("300", "jobs were lost in 2025"))
    assert find_caption(document.statistics[0], document) == "… and the town has not recovered from it since."


def test_a_caption_never_opens_with_a_pronoun() -> None:
    document = with_statistics(article("Work", "They lost 300 jobs over two hard winters."), ("300", "jobs"))
    assert find_caption(document.statistics[0], document) == ""


def test_a_share_of_something_that_did_nothing_is_no_card() -> None:
    text = (
        "Route 14 was to end at nine, and stayed because 1 in 5 passengers wrote. Rents rose for 61 tenants."
    )
    bare = with_statistics(article("Bus", text), ("1 in 5", "passengers"), ("61", "tenants"))
    told = with_statistics(article("Bus", text), ("1 in 5", "passengers wrote"))
    figures = [
        card.content.number
        for document in (bare, told)
        for card in plan(document, formats=("square",)).cards
        if isinstance(card.content, StatisticContent)
    ]
    assert figures == ["61", "1 in 5"]


def test_a_share_too_small_to_be_seen_has_no_ring() -> None:
    shares = {"2.9%": None, "3%": 3.0, "62%": 62.0}
    for figure, percent in shares.items():
        text = f"Of the roads budget {figure} went to the last bus."
        document = with_statistics(article("Bus", text), (figure, "went to the last bus"))
        content = next(card.content for card in plan(document).cards if card.subject == "statistic-1")
        assert isinstance(content, StatisticContent)
        assert content.percent == percent


@pytest.mark.parametrize(
    ("text", "figure", "label", "words"),
    [
        ("There were 1,140 nests in 1995.", "1,140", "nests", ("There were", "nests in 1995", "")),
        ("1 in 4 shelters has no roof.", "1 in 4", "shelters", (None, "shelters has no roof", "")),
        ("Nobody wants 300 flats on the quay.", "300", "flats", ("Nobody wants", "flats on the quay", "")),
        (
            "We planted 90 trees in March, and not one of them died.", "90", "trees",
            ("We planted", "trees in March", "… and not one of them died."),
        ),
        ("Nurses lost 52 minutes a day, and 12 left.", "52", "minutes", ("Nurses lost", "minutes a day", "")),
        ("We planted 90 trees in 12 streets.", "90", "trees", ("We planted", "trees in 12 streets", "")),
        (
            "The N7 took 900 people home from mills, docks and wards.", "900", "people",
            ("The N7 took", "people home from mills, docks and wards", ""),
        ),
    ],
)  # fmt: skip
def test_a_short_clause_is_said_once_in_its_order(
    text: str, figure: str, label: str, words: tuple[str | None, str, str]
) -> None:
    document = with_statistics(article("Count", text), (figure, label))
    content = statistic_content(document.statistics[0], document, cues=load_cues("en"), kicker=None)
    assert (content.qualifier, content.label, content.caption) == words


@pytest.mark.parametrize(
    "text",
    [
        "They planted 90 trees in March.",  # who?
        "After eleven years of asking the council for shade, we planted 90 trees in March.",
        "On the 12th we planted 90 trees.",
        "“We planted 90 trees in March” is what the sign says.",
    ],
)
def test_a_clause_that_does_not_stand_alone_is_not_parted_at_its_figure(text: str) -> None:
    document = with_statistics(article("Count", text), ("90", "trees"))
    content = statistic_content(document.statistics[0], document, cues=load_cues("en"), kicker=None)
    assert (content.qualifier, content.label) == (None, "trees")


def test_an_article_alone_is_not_set_over_a_figure() -> None:
    document = with_statistics(article("Plaza", "The 58 flats are let by the night."), ("58", "flats"))
    content = statistic_content(document.statistics[0], document, cues=load_cues("en"), kicker=None)
    assert (content.qualifier, content.label) == (None, "flats are let by the night")
