"""Figures taken apart, and captions made of whole clauses."""

from __future__ import annotations

import pytest

from sharekit.plan.figures import find_caption, percent_of, split_figure
from sharekit.presets.cues import load_cues
from tests.plan.build import article, with_statistics


@pytest.mark.parametrize(
    ("figure", "number", "unit"),
    [
        ("$4 billion", "$4", "billion"),
        ("15.8 million", "15.8", "million"),
        ("27%", "27%", None),
        ("12,5 %", "12,5 %", None),
        ("400,000", "400,000", None),
        ("400 000", "400 000", None),
        ("£3.2bn", "£3.2bn", None),
        ("10 per cent", "10", "per cent"),
        ("30 million Bolivianos", "30", "million Bolivianos"),
        ("€1.2 Mio.", "€1.2", "Mio."),
        ("one in five", "one in five", None),
        ("1 in 5", "1 in 5", None),
    ],
)
def test_number_and_unit(figure: str, number: str, unit: str | None) -> None:
    assert split_figure(figure) == (number, unit)


@pytest.mark.parametrize(
    ("figure", "share"),
    [
        ("27%", 27.0),
        ("0.5%", 0.5),
        ("12,5 %", 12.5),
        ("100%", 100.0),
        ("10 per cent", 10.0),
        ("150%", None),
        ("-3%", None),
        ("27 points", None),
        ("$4 billion", None),
        ("400,000", None),
    ],
)
def test_only_real_percentages_get_a_ring(figure: str, share: float | None) -> None:
    assert percent_of(figure, load_cues("en")) == share


def test_a_short_sentence_is_the_caption() -> None:
    text = "Jobs were scarce. In 2020 the region lost 400,000 jobs under the old rules. That hurt."
    document = with_statistics(article("Work", text), ("400,000", "jobs"))
    assert (
        find_caption(document.statistics[0], document)
        == "In 2020 the region lost 400,000 jobs under the old rules."
    )


def test_a_sentence_under_a_figure_is_whole() -> None:
    text = (
        "After a winter in which the lifts failed every week, and in which the owners (two funds, both "
        "registered abroad) answered no letters, the tenants of Riverside House withheld 27% of their rent, "
        "with the support of every councillor of the ward."
    )
    document = with_statistics(article("Riverside", text), ("27%", "of their rent"))
    caption = find_caption(document.statistics[0], document)
    assert caption == text


def test_a_caption_that_says_nothing_more_is_left_out() -> None:
    document = with_statistics(article("Rent", "400,000 jobs lost."), ("400,000", "jobs lost"))
    assert find_caption(document.statistics[0], document) == ""


def test_a_caption_counts_nothing_but_its_figure() -> None:
    text = "Only 3% of boilers were replaced since 2019, and 12 pupils share one radiator."
    document = with_statistics(article("Cold", text), ("3%", "of boilers"), ("12", "pupils"))
    assert [find_caption(statistic, document) for statistic in document.statistics] == ["", ""]
