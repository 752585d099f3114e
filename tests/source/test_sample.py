from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from sharekit.document import Document
from sharekit.source import inspection, read_document
from tests.shared import shared


@pytest.fixture(scope="module")
def sample() -> Document:
    return read_document(str(shared("samples/bolivia-solidarity.txt")), today=date(2021, 4, 10))


def test_title_and_standfirst(sample: Document) -> None:
    assert sample.title.startswith("Solidarity with Bolivia")
    assert sample.standfirst is not None
    assert sample.standfirst.startswith("The new MAS government")
    assert sample.quotes[0].kind == "standfirst"


def test_the_one_quotation_has_speaker_and_role(sample: Document) -> None:
    speech = [quote for quote in sample.quotes if quote.kind == "speech"]
    assert [(quote.text, quote.speaker, quote.role) for quote in speech] == [
        (
            "We will coup whoever we want. Deal with it.",
            "Elon Musk",
            "boss of the electric car firm Tesla",
        )
    ]


def test_figures_with_what_they_count(sample: Document) -> None:
    labels = {statistic.figure: statistic.label for statistic in sample.statistics}
    assert labels["27%"] == "margin in Bolivia’s Presidential election"
    assert labels["400,000"] == "jobs were lost during 2020"
    assert labels["$11.2 billion"] == "foreign debt"
    assert labels["15.8 million"] == "vaccines have been ordered"
    assert labels["10%"] == "expenditure on health"
    assert labels["4 million"].startswith("people")
    assert {"$300 million", "$4 billion", "250,000", "12,000", "300"} <= labels.keys()


def test_clauses_name_who_did_it(sample: Document) -> None:
    clauses = {each.figure: each.clause.of(sample.text) for each in sample.statistics if each.clause}
    assert clauses["$4 billion"] == (
        "President Arce’s 2021 budget is providing $4 billion for public investment"
    )
    assert clauses["15.8 million"] == "15.8 million vaccines have been ordered"
    assert "250,000" not in clauses


def test_the_one_event(sample: Document) -> None:
    (event,) = sample.events
    assert event.title == "Bolivia – People Power, Hope & Solidarity"
    assert event.start == datetime(2021, 4, 19, 18, 30)  # noqa: DTZ001 - wall-clock time
    assert event.time_text == "18.30"
    assert (event.place, event.timezone, event.end) == (None, None, None)
    assert [(person.name, person.role) for person in event.speakers] == [
        ("Ollie Vargas", "journalist"),
        ("Jeremy Corbyn MP", None),
        ("Miriam Colque", "Bolivian activist in London"),
        ("Claudia Tuberg-Defor", "Wiphalas Across the World"),
        (
            "Alex Main",
            "US based Director of International Policy at the Center for Economic & Policy Research",
        ),
    ]
    assert event.chair is not None
    assert event.chair.name == "Christine Blower"
    assert event.chair.role == "Labour Friends of Progressive Latin America"


def test_what_readers_are_asked_to_do(sample: Document) -> None:
    assert [(action.kind, action.label) for action in sample.actions] == [
        ("register", "Register here"),
        ("facebook", "Invite & share on FB here"),
        ("post", "Retweet here to spread the word"),
    ]


def test_what_was_inferred_is_said(sample: Document) -> None:
    assert [warning.code for warning in sample.warnings] == ["year-assumed", "zone-unknown"]


def test_every_span_is_what_it_says(sample: Document) -> None:
    for quote in sample.quotes:
        assert quote.span is not None
        assert quote.span.of(sample.text) == quote.text
    for person in (*sample.events[0].speakers, sample.events[0].chair):
        assert person is not None
        assert person.span is not None
        assert person.span.of(sample.text) == person.name


def test_the_tail_of_the_page_is_no_content(sample: Document) -> None:
    assert "Leave a Reply" not in sample.text


def test_inspection_is_json_with_the_keys_of_the_contract(sample: Document) -> None:
    value = json.loads(json.dumps(inspection(sample)))
    contract = "schema title standfirst byline published language link image text quotes statistics events"
    assert set(contract.split()) <= value.keys()
    assert value["events"][0]["start"] == "2021-04-19T18:30"
    assert value["schema"] == 1
