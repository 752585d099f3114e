"""Moments, and the events they are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from sharekit.document import Document, Event
from sharekit.errors import ExitCode, NothingToShareError
from tests.plan.build import TODAY, article, meeting, plan, subjects

_PAST = date(2027, 1, 1)


def _document(*events: Event, title: str = "Tenants strike at Riverside") -> Document:
    return article(title, "The union invites everyone.", events=events)


def _moments(document: Document, today: date = TODAY) -> list[tuple[str, date | None]]:
    posts = plan(document, today=today, platforms=("x",)).posts
    return [(post.moment, post.scheduled) for post in posts]


def _skipped(document: Document, today: date = TODAY) -> dict[str, str]:
    return {skipped.moment: skipped.reason for skipped in plan(document, today=today).skipped}


def test_an_article_is_launched() -> None:
    assert _moments(_document()) == [("launch", TODAY)]


def test_an_event_is_announced_recalled_and_posted_on_the_day() -> None:
    assert _moments(_document(meeting())) == [
        ("announce", TODAY),
        ("day-before", date(2026, 12, 4)),
        ("today", date(2026, 12, 5)),
    ]


def test_posts_come_by_moment_then_platform() -> None:
    kit = plan(_document(meeting()), platforms=("x", "facebook"))
    assert [(post.moment, post.platform) for post in kit.posts][:3] == [
        ("announce", "x"),
        ("announce", "facebook"),
        ("day-before", "x"),
    ]


def test_on_the_eve_there_is_still_time_to_announce() -> None:
    assert [moment for moment, _ in _moments(_document(meeting()), date(2026, 12, 4))] == [
        "announce",
        "day-before",
        "today",
    ]


def test_on_the_day_the_other_moments_are_over() -> None:
    document = _document(meeting())
    assert _moments(document, date(2026, 12, 5)) == [("today", date(2026, 12, 5))]
    assert _skipped(document, date(2026, 12, 5)) == {
        "announce": "the event is today",
        "day-before": "the event is today",
    }


def test_after_the_event_the_article_remains() -> None:
    document = _document(meeting())
    assert _moments(document, _PAST) == [("launch", _PAST)]
    assert set(_skipped(document, _PAST)) == {"announce", "day-before", "today"}
    assert "was on 2026-12-05" in _skipped(document, _PAST)["announce"]
    assert plan(document, today=_PAST).event is None
    assert subjects(plan(document, today=_PAST)) == ["statement-1"]


def test_a_cancelled_event_is_not_invited_to() -> None:
    document = _document(meeting(status="cancelled"))
    assert [moment for moment, _ in _moments(document)] == ["launch"]
    assert _skipped(document)["today"] == "“Who owns our homes?” is cancelled"


def test_an_event_without_a_day_is_not_invited_to() -> None:
    document = _document(Event(title="Who owns our homes?"))
    assert [moment for moment, _ in _moments(document)] == ["launch"]
    assert "no-invitation" in [warning.code for warning in plan(document).warnings]


@pytest.mark.parametrize(
    "event", [meeting(day="2026-01-05"), meeting(status="moved"), meeting(status="cancelled")]
)
def test_an_announcement_of_an_event_that_cannot_be_invited_to_is_nothing_to_share(event: Event) -> None:
    with pytest.raises(NothingToShareError) as refused:
        plan(_document(event, title=event.title))
    assert refused.value.exit_code is ExitCode.NOTHING_TO_SHARE


def test_the_next_of_several_events_is_chosen() -> None:
    document = _document(
        meeting("Third", "2027-02-01"), meeting("Gone", "2026-11-01"), meeting("Next", "2026-11-30")
    )
    kit = plan(document)
    assert kit.event is not None
    assert kit.event.title == "Next"
    assert "more-events" in [warning.code for warning in kit.warnings]


def test_an_embargo_moves_the_first_post() -> None:
    document = replace(_document(meeting()), embargo=datetime.fromisoformat("2026-12-01T08:00"))
    assert _moments(document)[0] == ("announce", date(2026, 12, 1))
    late = replace(_document(meeting()), embargo=datetime.fromisoformat("2026-12-05T08:00"))
    assert [moment for moment, _ in _moments(late)] == ["today"]
    assert "embargo" in _skipped(late)["announce"]


def test_a_source_with_nothing_in_it() -> None:
    with pytest.raises(NothingToShareError):
        plan(article())
