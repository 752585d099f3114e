"""Event and call-to-action cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from sharekit.document import Action, Event, EventLinks, Quote
from sharekit.plan.invitation import when_line
from sharekit.plan.model import CtaContent, EventContent
from sharekit.presets.phrases import load_phrases
from tests.plan.build import TODAY, article, meeting, person, plan, subjects

_EVENT = meeting(
    time_text="18.30",
    place="Riverside Hall",
    speakers=(person("Rosa Lind", "tenant"), person("Tom Adeyemi")),
    chair=person("Ines Kaya", "Tenants’ Union"),
)


def _event_card(**fields: object) -> EventContent:
    wishes = {key: fields.pop(key) for key in ("link",) if key in fields}
    document = article("Tenants strike", "Come along.", events=(fields.pop("event", _EVENT),), **fields)
    (content,) = {card.content for card in plan(document, **wishes).cards if card.kind == "event"}
    assert isinstance(content, EventContent)
    return content


def test_the_facts_of_the_event() -> None:
    assert _event_card() == EventContent(
        title="Who owns our homes?",
        weekday="Saturday",
        day="5",
        month="December",
        kicker="Event",
        time="18.30",
        place="Riverside Hall",
        speakers=_EVENT.speakers,
        chair=_EVENT.chair,
        chair_label="Chair",
    )


def _days_on_the_card(start: str, end: str) -> tuple[str | None, ...]:
    card = _event_card(event=meeting(day=start, end=datetime.fromisoformat(end), time_text="18.30"))
    return (card.weekday, card.day, card.month, card.time)


def test_an_event_of_several_days_names_them_all() -> None:
    assert _days_on_the_card("2026-12-04T18:30", "2026-12-06T15:00") == (
        "Friday–Sunday",
        "4–6",
        "December",
        None,
    )
    assert _days_on_the_card("2026-12-30T18:30", "2027-01-02T15:00") == (
        "Wednesday–Saturday",
        "30",
        "December – 2 January",
        None,
    )
    assert _days_on_the_card("2026-12-04T22:00", "2026-12-05T02:00") == ("Friday", "4", "December", "10pm")


def test_without_a_link_nothing_is_asked() -> None:
    assert _event_card().ask is None
    assert _event_card().url is None


def test_a_page_gives_more_information() -> None:
    card = _event_card(link="https://example.org/riverside")
    assert card.ask == "More information"
    assert card.url is not None
    assert card.url.startswith("https://example.org/riverside?utm_source=qr&utm_campaign=")
    assert "utm_content" not in card.url


def test_a_register_link_asks_to_register_and_is_what_the_code_leads_to() -> None:
    card = _event_card(
        event=meeting(links=EventLinks(register="https://example.org/r")), link="https://example.org/"
    )
    assert card.ask == "Register here"
    assert card.url is not None
    assert card.url.startswith("https://example.org/r?")


def test_the_source_s_own_words_win_over_the_catalogue() -> None:
    actions = (Action(kind="register", label="Book your seat"),)
    assert _event_card(actions=actions, link="https://example.org/").ask == "Book your seat"


def test_a_time_that_is_not_written_out_takes_the_form_of_the_language() -> None:
    assert _event_card(event=meeting()).time == "6.30pm"
    assert _event_card(event=meeting(day="2026-12-05")).time is None
    assert _event_card(event=meeting(all_day=True)).time is None


def test_an_event_s_call_to_action_has_the_date_on_its_second_line() -> None:
    document = article("Tenants strike", "Come along.", events=(_EVENT,))
    kit = plan(document, link="https://example.org/riverside")
    when = "Saturday 5 December, 18.30"
    (content,) = {card.content for card in kit.cards if card.kind == "cta"}
    assert content == CtaContent(
        text=f"Who owns our homes?\n{when}", button="More information", kicker="Take part", emphasis=when
    )
    assert subjects(kit) == ["event-1", "cta-1"]


def test_an_article_s_call_to_action_is_to_read_it() -> None:
    kit = plan(article("Tenants strike at Riverside House"), link="https://example.org/riverside")
    assert kit.cards[0].content == CtaContent(
        text="Tenants strike at Riverside House", button="Read the article", kicker="Take part"
    )


def test_no_link_no_call_to_action() -> None:
    kit = plan(article("Tenants strike", "Come along.", events=(_EVENT,)))
    assert subjects(kit) == ["event-1"]
    assert "no-link" in [warning.code for warning in kit.warnings]


def _when(start: date | datetime, end: date | datetime | None = None) -> str:
    event = Event(title="Fair", start=start, end=end)
    return when_line(event, today=TODAY, phrases=load_phrases("en"))


def test_when_as_a_newspaper_prints_it() -> None:
    assert _when(date(2026, 12, 5)) == "Saturday 5 December"
    assert _when(date(2027, 12, 5)) == "Sunday 5 December 2027"
    assert _when(datetime.fromisoformat("2026-12-05T18:30")) == "Saturday 5 December, 6.30pm"
    assert (
        _when(datetime.fromisoformat("2026-12-05T22:00"), datetime.fromisoformat("2026-12-06T02:00"))
        == "Saturday 5 December, 10pm"
    )
    assert _when(date(2026, 12, 5), date(2026, 12, 6)) == "Saturday 5 to Sunday 6 December"


@pytest.mark.parametrize("title", ['"', "\u200b", "🎉"])
def test_words_that_leave_nothing_to_draw_make_no_card(title: str) -> None:
    quote = Quote(id="q1", text=title, kind="speech", origin="front-matter")
    document = article("Tenants strike", "Come.", quotes=(quote,), events=(replace(_EVENT, title=title),))
    assert {"event", "countdown", "quote"}.isdisjoint(card.kind for card in plan(document).cards)
