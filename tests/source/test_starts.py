"""A start as a page writes it."""

from __future__ import annotations

import pytest

from sharekit.document import Span
from sharekit.presets.grammar import load_grammar
from sharekit.source.starts import start_of


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
    assert start_of(text, Span(start, start + len(written)), load_grammar(language)) == found
