from __future__ import annotations

from datetime import date, datetime

import pytest

from sharekit.presets.clock import in_english


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2027-09-10T14:00", None, "Friday 10 September 2027, 2pm"),
        ("2027-09-10T14:30", "2027-09-10T16:00", "Friday 10 September 2027, 2:30pm–4pm"),
        ("2027-09-10T22:00", "2027-09-11T00:00", "Friday 10 September 2027, 10pm–midnight"),
        ("2027-09-10T12:00", None, "Friday 10 September 2027, noon"),
        ("2027-09-10T00:15", None, "Friday 10 September 2027, 12:15am"),
        ("2027-09-10", None, "Friday 10 September 2027"),
        ("2027-03-04", "2027-03-06", "4–6 March 2027"),
        ("2027-04-30", "2027-05-02", "30 April – 2 May 2027"),
        ("2027-12-30", "2028-01-02", "30 December 2027 – 2 January 2028"),
        ("2027-03-04T18:00", "2027-03-06", "4–6 March 2027, from 6pm"),
    ],
)
def test_a_moment_is_said_in_english(start: str, end: str | None, words: str) -> None:
    def moment(text: str) -> date | datetime:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)

    assert in_english(moment(start), moment(end) if end else None) == words
