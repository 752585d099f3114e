"""A start as a page writes it."""

from __future__ import annotations

from datetime import time

import pytest

from sharekit.document import Span
from sharekit.presets.grammar import load_grammar
from sharekit.source.events.dates import TimeMention
from sharekit.source.events.hours import start_of


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
