"""What people need to come, and how they sign up without a link."""

from __future__ import annotations

import pytest

from sharekit.document import Event
from tests.source.reads import read_piped

_HEAD = "Reading night in Harwick\n\nJoin us on Saturday 5 December 2026, 7pm at the Town Hall, Harwick.\n\n"


def _event(text: str) -> Event:
    document = read_piped(_HEAD + text)
    return next(iter((*document.events, *document.likely)))


@pytest.mark.parametrize(
    "needs",
    [
        ("The hall has step-free access and a hearing loop.",),
        ("Childcare is provided in the small room.",),
        ("Entry is free, donations are welcome.",),
        ("Please bring a torch and warm clothes.",),
        ("There is wheelchair access from Mill Lane.", "Admission: 5 pounds, 2 for pensioners."),
    ],
)
def test_what_people_need_to_come_is_told_in_the_source_s_words(needs: tuple[str, ...]) -> None:
    assert _event(f"The evening opens our winter of stories. {' '.join(needs)}\n").needs == needs


@pytest.mark.parametrize(
    "other",
    [
        "Our wheelchair basketball team won the cup.",
        "We were asked to bring a torch last year.",
        "Do you need childcare?",
        "For wheelchair access ring 01632 960 123.",
        "Book a place and pay on the door: https://harwick.example/book",
        "Free software runs on the machines of the library.",
        "The hall has step-free access, " + "and a very long story is told of it " * 4 + "here.",
    ],
)
def test_nothing_else_is(other: str) -> None:
    assert _event(f"The evening opens our winter of stories.\n\n{other}\n").needs == ()


def test_one_line_of_each_sort_and_three_at_most() -> None:
    lines = ("Please bring a cushion.", "Bring a cup, too.", "Entry is free.", "Childcare is provided.")
    found = _event(f"{' '.join(lines)} There is wheelchair access.\n").needs
    assert found == ("Entry is free.", "Childcare is provided.", "There is wheelchair access.")


@pytest.mark.parametrize(
    ("line", "sign_up"),
    [
        ("To register, write to rooms@harwick.example.", "To register, write to rooms@harwick.example."),
        ("📧 RSVP: rooms@harwick.example", "RSVP: rooms@harwick.example"),
        ("Book a seat on 01632 960 123.", "Book a seat on 01632 960 123."),
        ("Questions go to rooms@harwick.example.", None),
        ("Register by telling a friend.", None),
        ("Subscribe to the newsletter: rooms@harwick.example", None),
        ("RSVP at https://harwick.example or rooms@harwick.example.", None),
    ],
)
def test_how_one_signs_up_by_mail_or_telephone(line: str, sign_up: str | None) -> None:
    assert _event(f"The evening opens our winter of stories.\n\n{line}\n").sign_up == sign_up


def test_a_price_ends_no_evening() -> None:
    event = _event("")
    priced = read_piped(
        "Ball in Harwick\n\nCome: Saturday 5 December 2026 - 7pm - 10€ at the Town Hall, Harwick\n"
    )
    found = next(iter((*priced.events, *priced.likely)))
    assert (found.start, found.end) == (event.start, None)
