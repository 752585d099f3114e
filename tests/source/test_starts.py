"""A start as a page writes it."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sharekit.document import Span
from sharekit.presets.grammar import load_grammar
from sharekit.source.events.dates import TimeMention
from sharekit.source.events.days import start_of
from tests.source.reads import read_piped


@pytest.mark.parametrize(
    ("language", "text", "written", "found"),
    [
        ("en", "We meet at 7pm in the hall", "7pm", ("7pm", True)),
        ("en", "We meet around 7pm in the hall", "7pm", ("around 7pm", False)),
        ("en", "7:00 Doors open", "7:00", ("7:00", False)),
        ("en", "7:00 – doors", "7:00", ("7:00", False)),
        ("en", "7:00 Doorstep reading", "7:00", ("7:00", True)),
        ("fr", "rendez-vous aux alentours de 19 h", "19 h", ("aux alentours de 19 h", False)),
        ("de", "Wir treffen uns gegen 19 Uhr", "19 Uhr", ("gegen 19 Uhr", False)),
        ("de", "19 Uhr Einlass", "19 Uhr", ("19 Uhr", False)),
        ("es", "a eso de las 19:00 en la plaza", "19:00", ("a eso de las 19:00", False)),
        ("ar", "نلتقي حوالي الساعة 19:00", "19:00", ("حوالي الساعة 19:00", False)),
    ],
)
def test_what_hedges_a_start_belongs_to_it(
    language: str, text: str, written: str, found: tuple[str, bool]
) -> None:
    start = text.index(written)
    span = Span(start, start + len(written))
    mention = TimeMention(span=span, start=time(19), start_span=span)
    assert start_of(text, mention, load_grammar(language)) == found


def test_from_when_people_may_come_where_nobody_says_until_when() -> None:
    text = "Come from 7pm"
    span = Span(10, 13)
    alone = TimeMention(span=span, start=time(19), start_span=span)
    assert start_of(text, alone, load_grammar("en")) == ("from 7pm", True)
    ends = TimeMention(span=span, start=time(19), start_span=span, end=time(21))
    assert start_of(text, ends, load_grammar("en")) == ("7pm", True)


@pytest.mark.parametrize(
    ("line", "timezone", "zone_text"),
    [
        ("Saturday 5 December 2026, 7pm AEST", "Australia/Sydney", "AEST"),
        ("Saturday 5 December 2026, 7pm Eastern (UTC - 5)", "America/New_York", "Eastern (UTC - 5)"),
        ("Saturday 5 December 2026, 7pm", None, None),
    ],
)
def test_the_zone_is_kept_as_the_source_writes_it(
    line: str, timezone: str | None, zone_text: str | None
) -> None:
    event = read_piped(f"Online reading night\n\nJoin us online: {line}\n").events[0]
    assert (event.timezone, event.zone_text) == (timezone, zone_text)


@pytest.mark.parametrize(
    ("lines", "daily", "end"),
    [
        ("5–6 December 2026, 10am–5pm", True, datetime(2026, 12, 6, 17)),  # noqa: DTZ001
        ("5–6 December 2026, 10am", False, date(2026, 12, 6)),
        ("5–6 December 2026\n\nProgramme of the first day: 10am–11am opening", False, date(2026, 12, 6)),
    ],
)
def test_the_hours_beside_several_days_are_those_of_each(lines: str, daily: bool, end: date) -> None:  # noqa: FBT001
    text = f"Book fair in Harwick\n\nCome to the Town Hall, Harwick: {lines}\n"
    event = read_piped(text).events[0]
    assert (event.start, event.daily, event.end) == (datetime(2026, 12, 5, 10), daily, end)  # noqa: DTZ001
