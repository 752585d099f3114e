"""Laws of reading: it never fails but in words, it is repeatable, and every span is what it says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharekit.document import Document, Span
from sharekit.errors import SharekitError
from sharekit.source import inspection, read_document

TODAY = date(2026, 11, 23)
PIECES = st.sampled_from(
    [
        "Ana Ruiz",
    ]
)


def read(data: bytes) -> Document | None:
    try:
        return read_document("-", today=TODAY, stdin=lambda: data)
    except SharekitError as refused:
        if not (refused.message and refused.hint):
            raise
        return None


def spans(document: Document) -> list[tuple[Span | None, str | None]]:
    people = [
        person
        for event in document.events
        for person in (*event.speakers, *((event.chair,) if event.chair else ()))
    ]
    return [
        *((quote.span, quote.text) for quote in document.quotes),
        *((each.span, each.figure) for each in document.statistics if each.origin == "text"),
        *((each.label_span, each.label) for each in document.statistics),
        *((person.span, person.name) for person in people),
        *((person.role_span, person.role) for person in people),
        *((action.span, action.label) for action in document.actions),
    ]


def assert_lawful(document: Document) -> None:
    for span, words in spans(document):
        assert span is None or span.of(document.text) == words
    covered = "".join(document.text[slice(*block.span)] for block in document.blocks)
    assert covered == document.text.replace("\n\n", "")
    assert [quote.id for quote in document.quotes] == [
        f"q{rank}" for rank in range(1, len(document.quotes) + 1)
    ]
    inspection(document)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    document = read(data)
    if document:
        assert_lawful(document)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_span_is_what_it_says_and_reading_twice_is_the_same(text: str) -> None:
    document = read(text.encode("utf-8", errors="replace"))
    if document:
        assert_lawful(document)
        assert document == read(text.encode("utf-8", errors="replace"))


@given(st.text(max_size=200))
def test_front_matter_of_any_words_is_read_or_refused(keys: str) -> None:
    read(f"---\ntitle: A\n{keys}\n---\nText of a page.\n".encode("utf-8", errors="replace"))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "“",
        '"',
        "'",
        "(",
        "1 ",
        "A. ",
        "$1 ",
        "[a](",
        "“a ",
        "said Anna ",
        "EVENT: ",
        "a.",
        "\n* a",
        "> ",
    ],
)
def test_hostile_lines_are_read_or_refused(unit: str) -> None:
    document = read(("Title\n\n" + unit * (20_000 // len(unit))).encode())
    if document:
        assert_lawful(document)
