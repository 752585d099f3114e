"""What the label before a link says, and which links have none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from sharekit.document import Block, Destination, Event, EventLinks, Span, Standing
from sharekit.plan.model import KitPlan
from sharekit.presets.moments import Moment
from sharekit.write.kinds import kind_of
from sharekit.write.people import tells_of
from tests.write.build import EVENT, TEXT, document, plan, post, specs, written

_LINK = "https://example.org/library"
_ROOM = "https://us02web.zoom.us/j/81100220033"


def opening(opens: object, *, words: str | None = None, event: Event | None = EVENT) -> KitPlan:
    there = Destination(url=_LINK, opens=opens, words=words)  # type: ignore[arg-type]
    return plan(event, document=document(destinations=(there,), cause=None))


@pytest.mark.parametrize(
    ("opens", "words", "label"),
    [
        ("sign", None, "Sign:"),
        ("give", None, "Donate:"),
        ("programme", None, "Programme:"),
        ("watch", None, "Recording:"),
        ("details", None, "Details:"),
        (None, "rowing rota", "Rowing rota:"),
    ],
)
def test_a_label_tells_what_its_link_opens(opens: str | None, words: str | None, label: str) -> None:
    assert f"{label} {_LINK}?" in post(opening(opens, words=words), "facebook-announce-a").text


def test_an_article_asks_for_what_its_link_opens() -> None:
    assert f"Sign: {_LINK}?" in post(opening("sign", event=None), "facebook-launch-a").text


def test_nobody_is_asked_to_sign_after_the_last_day() -> None:
    made = opening("sign", event=None)
    over = replace(made, document=replace(made.document, deadline=date(2026, 11, 1)))
    assert not any(_LINK in each.text for each in written(over).posts)


def test_a_registration_is_no_page_once_it_is_closed() -> None:
    closed = replace(EVENT, deadline=date(2026, 12, 3))
    made = plan(closed, register=_LINK, posts=specs("announce", "today"))
    assert f"Register: {_LINK}" in post(made, "facebook-announce-a").text
    assert _LINK not in post(made, "facebook-today-a").text
    assert "See you there." in post(made, "facebook-today-a").text


def test_where_no_word_tells_what_a_link_opens_there_is_none() -> None:
    made = replace(opening("sign"), language="sv")
    made = replace(made, document=replace(made.document, language="sv"))
    assert not any(_LINK in each.text for each in written(made, "sv").posts)


def online(moment: Moment, codes: str = "") -> KitPlan:
    event = replace(EVENT, place=None, online=True, links=EventLinks(join=_ROOM))
    text = f"{TEXT}\n\nZoom: {_ROOM}{codes}"
    return plan(event, link=None, document=document(text=text), posts=specs(moment))


@pytest.mark.parametrize("moment", ["announce", "live-now"])
def test_a_room_has_its_passcode_where_its_link_may_stand(moment: Moment) -> None:
    made = online(moment, " – passcode otter")
    assert f"{_ROOM}\nPasscode otter" in post(made, f"whatsapp-{moment}-a").text
    assert not any("otter" in each.text for each in written(made).posts if each.platform == "x")


def test_nobody_reads_in_public_that_it_began_without_a_way_in() -> None:
    made = {each.platform for each in written(online("live-now")).posts}
    assert "whatsapp" in made
    assert made.isdisjoint({"x", "facebook", "instagram"})


_WALK = "On Saturday 5 December we meet for a quiet walk along the canal, all of us together."


def walking(**fields: object) -> KitPlan:
    text = f"{TEXT}\n\n{_WALK}"
    start = text.index("Saturday 5 December")
    event = replace(
        EVENT,
        title="Nobody Asked the Herons",
        when_span=Span(start, start + len("Saturday 5 December")),
        start=datetime(2026, 12, 5, 10),  # noqa: DTZ001  wall-clock time
        **fields,  # type: ignore[arg-type]
    )
    block = Block(kind="paragraph", span=Span(text.index(_WALK), len(text)))
    return plan(event, document=document(text=text, blocks=(block,)))


def test_a_title_without_a_kind_has_that_of_the_sentence_of_the_day() -> None:
    lines = post(walking(), "facebook-announce-a").text.split("\n")
    assert "Quiet walk along the canal" in lines
    assert "Quiet walk along the canal" not in post(walking(short_title="A walk"), "x-announce-a").text


_STAYING = ("On Friday 12 March the drivers stay at home.", "There will be a picket at the gate.")


def test_a_month_is_no_march() -> None:
    text = f"{TEXT}\n\n{' '.join(_STAYING)}"
    start = text.index("Friday 12 March")
    event = Event(
        title="Drivers stay home",
        start=date(2027, 3, 12),
        when_span=Span(start, start + 15),
        place="Mill Gate, Harwick",
    )
    block = Block(kind="paragraph", span=Span(text.index("On Friday"), len(text)))
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in _STAYING]
    source = document(
        text=text, blocks=(block,), sentences=tuple(Standing(span=s, score=1, opens=1) for s in spans)
    )
    assert kind_of(source, event, event.title) == "picket"


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("en", "Friday 12 March", "On Friday 12 March we sing, drum, walk and ride to the mill."),
        ("pt", "Terça-feira, 12 de março", "Terça-feira, 12 de março, às 19h, no moinho."),
    ],
)
def test_neither_a_verb_nor_half_a_word_is_a_kind(language: str, day: str, words: str) -> None:
    start = words.index(day)
    event = Event(title="Ropes", start=date(2027, 3, 12), when_span=Span(start, start + len(day)))
    whole = Span(0, len(words))
    source = document(
        text=words,
        language=language,
        blocks=(Block(kind="paragraph", span=whole),),
        sentences=(Standing(span=whole, score=1, opens=1),),
    )
    assert kind_of(source, event, event.title) == ""


def test_where_one_gives_stands_below_the_request_to_come() -> None:
    lines = post(opening("give"), "facebook-announce-a").text.split("\n")
    at = lines.index("See you there.")
    assert lines[at + 1].startswith(f"Donate: {_LINK}?")
    assert post(opening("give"), "facebook-announce-a").link is not None


def test_nobody_is_taken_for_one_who_bears_the_same_last_name() -> None:
    assert not tells_of(EVENT, "Mary Ruiz died here in 2019.")
    assert tells_of(EVENT, "Ana Ruiz has lived here since 2019.")
    assert tells_of(EVENT, "Ruiz has lived here since 2019.")
