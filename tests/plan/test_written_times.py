"""The source's own form of a start."""

from __future__ import annotations

from datetime import datetime

import pytest

from sharekit.document import Event
from sharekit.plan.invitation import start_as_written
from sharekit.presets.phrases import load_phrases

EVENING = datetime(2027, 5, 8, 19)  # noqa: DTZ001  wall-clock time of the place


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("7pm", "7pm"),
        ("7 pm - 9 pm", "7\u00a0pm–9\u00a0pm"),
        ("19:00", "19:00"),
        ("7:00", ""),
        ("7", ""),
        ("19", ""),
        (None, ""),
    ],
)
def test_a_time_that_cannot_be_taken_for_another(written: str | None, printed: str) -> None:
    event = Event(title="Open day", start=EVENING, time_text=written)
    assert start_as_written(event, load_phrases("en")) == printed
