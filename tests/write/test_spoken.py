"""Which quotations may open a post."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharekit.document import Document, Quote, Span
from sharekit.write.openings import Spoken, same_speaker
from tests.write.build import plan

_LEANING = ("They ", "But ")  # what the judge of sentences finds to point back


def _fit(*texts: str, title: str = "Our library stays", **fields: object) -> list[str]:
    start, quotes = 0, []
    for number, text in enumerate(texts):
        reasons = ("points-back",) if text.startswith(_LEANING) else ()
        values = {"speaker": "Ana Ruiz", "role": "librarian", "reasons": reasons, **fields}
        span = Span(start, start + len(text))
        quotes.append(Quote(id=f"q{number}", text=text, kind="speech", span=span, **values))  # type: ignore[arg-type]
        start = span.end + 40
    document = Document(name="a.md", sha256="", title=title, text=" " * start, language="en")
    made = plan(document=document, quotes=tuple(quotes))
    return [quote.text for quote in Spoken(plan=made, title=title).fit()]


@pytest.mark.parametrize(
    "said",
    ["They chose the hotel because it pays.", "a vote without candidates", "Our library stays!"],
    ids=["they", "a few words", "the title"],
)
def test_what_cannot_open_a_post(said: str) -> None:
    whole = "A town that sells its books sells its memory."
    assert _fit(said, whole) == [whole]


def test_a_half_that_the_other_half_turns_round_stays_with_it() -> None:
    halves = "The council could have sold it at any time", "But it never found the courage."
    assert _fit(*halves) == []
    assert _fit(f"{halves[0]}.", halves[1]) == [f"{halves[0]}."]


def test_what_the_user_asks_for_is_taken() -> None:
    assert _fit("They chose the hotel.", wanted=True) == ["They chose the hotel."]


def test_who_is_introduced_goes_first() -> None:
    made = plan()
    known, unknown = made.quotes[0], replace(made.quotes[0], id="q9", role=None, text="We read on here.")
    swapped = replace(made, quotes=(unknown, known))
    assert [quote.id for quote in Spoken(plan=swapped, title="").fit()] == ["q1", "q9"]


def test_a_half_is_compared_with_those_close_behind_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Quote] = []

    def same(one: Quote, other: Quote) -> bool:
        compared.append(one)
        return same_speaker(one, other)

    monkeypatch.setattr("sharekit.write.openings.same_speaker", same)
    _fit(
        *(
            f"{start}it was sold {number} times by a clerk"
            for number in range(60)
            for start in ("Why ", "But ")
        )
    )
    assert 60 <= len(compared) <= 4 * 60
