"""What an event is called, where the title of its document is a greeting, a series, a motto or a story's."""

from __future__ import annotations

from datetime import date

import pytest

from tests.source.reads import first_event

_TODAY = date(2027, 1, 11)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            """Hi everyone,

thank you for the soup last week. Our next **seed swap** is on Saturday 6 February 2027, 2pm to 4pm,
in the Weavers' Hall, Mill Lane.

Best wishes
Jo
""",
            "Seed swap",
        ),
        (
            """HILLSIDE ALLOTMENT SOCIETY

ANNUAL GENERAL MEETING

Saturday 6 February 2027, 2pm
Weavers' Hall, Mill Lane

All members are invited.
""",
            "ANNUAL GENERAL MEETING",
        ),
        (
            """# Cuentos al sol: recital de poemas

El jueves 11 de febrero de 2027, a las 19 h, en la Casa de los Molinos, calle Mayor 4. Entrada libre.
""",
            "Cuentos al sol: recital de poemas",
        ),
    ],
)
def test_an_event_is_called_by_the_words_that_name_it(text: str, title: str) -> None:
    assert first_event(text, today=_TODAY).title == title


def test_no_markup_and_no_address_is_a_name() -> None:
    text = (
        "Stream {{ live }} | https://stream.example.org/quiz\n\nThe harbour quiz is on Thursday 11 February "
        "2027, 7pm, at the Boat House, Quay Street. Come in teams.\n"
    )
    title = first_event(text, today=_TODAY).title
    assert "quiz" in title
    assert not any(sign in title for sign in "{|/")


def test_a_row_of_stars_parts_a_name_from_what_stands_below_it() -> None:
    text = (
        "# NIGHT OF LANTERNS * * * songs of the river choir\n\nSaturday 6 February 2027, 7pm, Weavers' Hall, "
        "Mill Lane.\n"
    )
    assert "*" not in first_event(text, today=_TODAY).title
