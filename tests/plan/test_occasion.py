"""Moments, and the events they are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from sharekit.document import Document, Event, EventLinks
from sharekit.errors import ExitCode, NothingToShareError
from sharekit.plan.model import KitPlan
from sharekit.plan.occasion import Occasion, asked_for
from sharekit.plan.windows import QuietHours, Timetable, Window
from sharekit.presets.moments import load_moments
from tests.plan.build import TODAY, article, meeting, plan, subjects

_PAST = date(2027, 1, 1)
_RECORDING = EventLinks(recording="https://video.example.org/1")


def _document(*events: Event, title: str = "Tenants strike at Riverside") -> Document:
    return article(title, "The union invites everyone. Rents rose by 27% in a year.", events=events)


def _alone(event: Event) -> Document:
    """The announcement of an event and nothing else."""
    return _document(event, title=event.title)


def _times(kit: KitPlan) -> dict[str, str]:
    return {
        post.moment: post.scheduled.isoformat(sep=" ", timespec="minutes")
        for post in kit.posts
        if post.platform == "x" and post.scheduled
    }


def _moments(document: Document, today: date = TODAY, **wishes: object) -> dict[str, str]:
    wishes = {"moments": tuple(load_moments()), **wishes}  # all that the source supports
    return _times(plan(document, today=today, platforms=("x",), **wishes))


def _skipped(document: Document, today: date = TODAY, **wishes: object) -> dict[str, str]:
    return {row.moment: row.reason for row in plan(document, today=today, **wishes).skipped}


def test_an_article_is_launched_and_looked_at_again() -> None:
    assert _moments(_document()) == {"launch": "2026-11-23 10:00", "second-look": "2026-11-26 17:00"}
    assert _skipped(_document()) == {"figures": "the source gives no figure"}


def test_an_event_has_its_days() -> None:
    event = meeting(place="Town Hall", links=_RECORDING, deadline=date(2026, 12, 2))
    assert _moments(_alone(event)) == {
        "announce": "2026-11-23 12:00",
        "week-before": "2026-11-28 12:00",
        "last-call": "2026-12-01 10:00",
        "day-before": "2026-12-04 18:00",
        "today": "2026-12-05 09:00",
        "live-now": "2026-12-05 18:30",
        "thank-you": "2026-12-06 10:00",
        "results": "2026-12-08 12:00",
    }
    assert _skipped(_alone(event)) == {}


def test_what_is_missing_is_said() -> None:
    assert _skipped(_alone(meeting())) == {
        "last-call": "the source gives no registration deadline",
        "live-now": "the source gives neither a place nor a link to join",
        "results": "the source gives no result and no recording of the event",
    }
    assert "at what time" in _skipped(_alone(meeting(day="2026-12-05", place="Here")))["live-now"]


def test_an_article_about_an_event_has_both_kinds_of_moments() -> None:
    kit = plan(_document(meeting()), platforms=("x",))
    assert list(_times(kit))[:3] == ["launch", "announce", "second-look"]


def test_an_article_is_not_looked_at_again_in_the_days_of_its_event() -> None:
    near = _document(meeting(day="2026-11-26T19:00"))
    assert "days of the event" in _skipped(near)["second-look"]


def test_posts_come_by_moment_then_platform() -> None:
    kit = plan(_alone(meeting()), platforms=("x", "facebook"))
    assert [(post.moment, post.platform) for post in kit.posts][:3] == [
        ("announce", "x"),
        ("announce", "facebook"),
        ("week-before", "x"),
    ]


def test_on_the_eve_there_is_still_time_to_announce() -> None:
    eve = _moments(_alone(meeting()), date(2026, 12, 4))
    assert list(eve)[:3] == ["announce", "day-before", "today"]


def test_a_week_before_is_the_announcement_itself() -> None:
    reasons = _skipped(_alone(meeting()), date(2026, 11, 28))
    assert reasons["week-before"] == "the event is no more than a week away"


def test_on_the_day_the_other_moments_are_over() -> None:
    document = _alone(meeting())
    assert list(_moments(document, date(2026, 12, 5))) == ["today", "thank-you"]
    reasons = _skipped(document, date(2026, 12, 5))
    assert reasons["announce"] == reasons["day-before"] == "the event is today"


def test_after_the_event_the_article_remains() -> None:
    document = _document(meeting())
    assert list(_moments(document, _PAST)) == ["launch", "second-look"]
    assert "was on 2026-12-05" in _skipped(document, _PAST)["announce"]
    assert plan(document, today=_PAST).event is None
    assert subjects(plan(document, today=_PAST)) == ["statement-1"]


def test_an_event_that_was_held_is_thanked_for_within_two_weeks() -> None:
    kit = plan(_alone(meeting(held=True)), today=date(2026, 12, 10))
    assert {post.moment for post in kit.posts} == {"thank-you"}
    assert not kit.invites
    assert not [card for card in kit.cards if card.kind in {"event", "cta"}]
    with pytest.raises(NothingToShareError, match="too long ago"):
        plan(_alone(meeting(held=True)), today=_PAST)


def test_a_recording_is_posted_long_after_the_event() -> None:
    assert list(_moments(_alone(meeting(links=_RECORDING)), _PAST)) == ["results"]


@pytest.mark.parametrize(("status", "notice"), [("cancelled", "cancelled"), ("moved", "update")])
def test_a_notice_takes_the_place_of_all_other_posts(status: str, notice: str) -> None:
    for document in (_document(meeting(status=status)), _alone(meeting(status=status))):
        assert list(_moments(document)) == [notice]
        assert "notice" in _skipped(document)["announce"]
        assert subjects(plan(document)) == ["countdown-1"]  # whose large word is what happened


def test_the_notice_of_a_new_day_takes_the_place_of_the_announcement() -> None:
    kit = plan(_alone(meeting(status="moved", renewed=True)))
    moments = [spec.moment for spec in kit.posts]
    assert moments[0] == "update"
    assert "announce" not in moments
    assert "day-before" in moments
    assert {"countdown", "event"} <= {card.kind for card in kit.cards}
    assert kit.invites


def test_a_notice_comes_too_late_after_the_day() -> None:
    with pytest.raises(NothingToShareError, match="was cancelled"):
        plan(_alone(meeting(status="cancelled")), today=_PAST)


def test_an_event_without_a_day_is_not_invited_to() -> None:
    document = _document(Event(title="Who owns our homes?"))
    assert list(_moments(document)) == ["launch", "second-look"]
    assert "no-invitation" in [warning.code for warning in plan(document).warnings]


def test_an_announcement_of_an_event_that_is_over_is_nothing_to_share() -> None:
    with pytest.raises(NothingToShareError) as refused:
        plan(_alone(meeting(day="2026-01-05")))
    assert refused.value.exit_code is ExitCode.NOTHING_TO_SHARE


def test_the_next_of_several_events_is_chosen() -> None:
    document = _document(
        meeting("Third", "2027-02-01"), meeting("Gone", "2026-11-01"), meeting("Next", "2026-11-30")
    )
    kit = plan(document)
    assert kit.event is not None
    assert kit.event.title == "Next"
    assert "more-events" in [warning.code for warning in kit.warnings]


def test_nothing_is_posted_before_an_embargo() -> None:
    embargoed = replace(_alone(meeting()), embargo=datetime.fromisoformat("2026-12-01T15:00"))
    assert _moments(embargoed)["announce"] == "2026-12-01 15:00"
    late = replace(_alone(meeting()), embargo=datetime.fromisoformat("2026-12-05T08:00"))
    assert list(_moments(late)) == ["today", "thank-you"]
    assert "embargo" in _skipped(late)["announce"]


def test_an_embargo_in_another_zone_is_read_on_the_clocks_of_the_event() -> None:
    embargo = datetime.fromisoformat("2026-12-01T15:00+00:00")
    document = replace(_alone(meeting(timezone="Asia/Kolkata")), embargo=embargo)
    assert _moments(document)["announce"] == "2026-12-01 20:30"


def test_quiet_hours_are_kept() -> None:
    night = Timetable(quiet=QuietHours(start=time(17), end=time(11)))
    found = _moments(_alone(meeting(place="Here")), timetable=night)
    assert found["day-before"] == "2026-12-04 16:30"
    assert found["today"] == "2026-12-05 11:00"
    assert "quiet hours" in _skipped(_alone(meeting(place="Here")), timetable=night)["live-now"]


def test_an_event_early_in_the_morning() -> None:
    found = _moments(_alone(meeting(day="2026-12-05T09:00")))
    assert found["today"] == "2026-12-05 08:00"
    assert "quiet hours" in _skipped(_alone(meeting(day="2026-12-05T06:00")))["today"]


def test_an_hour_of_ones_own() -> None:
    evening = Timetable(hours={"announce": time(19, 15)})
    assert _moments(_alone(meeting()), timetable=evening)["announce"] == "2026-11-23 19:15"


def test_a_last_call_needs_a_deadline_that_is_still_to_come() -> None:
    closed = _alone(meeting(deadline=datetime.fromisoformat("2026-11-20T18:00")))
    assert _skipped(closed)["last-call"] == "registration closed on 2026-11-20"
    on_the_day = _alone(meeting(deadline=datetime.fromisoformat("2026-11-23T18:00")))
    assert _moments(on_the_day)["last-call"] == "2026-11-23 08:00"
    after = _alone(meeting(deadline=date(2026, 12, 9)))
    assert "after the start" in _skipped(after)["last-call"]


def test_what_goes_stale_says_until_when_it_holds() -> None:
    everything = tuple(load_moments())
    event = meeting(deadline=date(2026, 12, 2), place="Here")
    posts = plan(_alone(event), platforms=("x",), moments=everything).posts
    until = {post.moment: post.until for post in posts}
    start = datetime.fromisoformat("2026-12-05T18:30")
    assert until["today"] == start
    assert until["announce"] == until["week-before"] == datetime.fromisoformat("2026-12-02T23:59")
    assert until["day-before"] == datetime.fromisoformat("2026-12-04T23:59")
    assert until["last-call"] == datetime.fromisoformat("2026-12-01T23:59")
    assert until["live-now"] == datetime.fromisoformat("2026-12-05T19:00")


def test_nobody_is_asked_to_register_after_registration_has_closed() -> None:
    noon = datetime.fromisoformat("2026-12-05T12:00")
    posts = plan(_alone(meeting(deadline=noon, place="Here")), platforms=("x",)).posts
    until = {post.moment: post.until for post in posts}
    assert until["today"] == until["announce"] == noon
    evening = datetime.fromisoformat("2026-12-04T20:00")
    posts = plan(_alone(meeting(deadline=evening, place="Here")), platforms=("x",)).posts
    assert {post.moment: post.until for post in posts}["day-before"] == evening


def test_an_event_that_its_organiser_says_was_not_held_is_not_thanked_for() -> None:
    denied = _alone(meeting(held=False, links=_RECORDING))
    assert "held: false" in _skipped(denied)["thank-you"]
    assert "held: false" in _skipped(denied)["results"]
    with pytest.raises(NothingToShareError):
        plan(denied, today=_PAST)


def test_a_source_with_nothing_in_it() -> None:
    with pytest.raises(NothingToShareError):
        plan(article())


def test_nothing_has_begun_when_only_the_doors_open_or_the_time_is_hedged() -> None:
    event = meeting(place="Town Hall", time_text="around 6.30pm", exact=False)
    assert "around 6.30pm" in _skipped(_alone(event))["live-now"]
    assert "live-now" in _moments(_alone(replace(event, exact=True)))


def test_an_online_event_lacks_its_link_alone() -> None:
    assert _skipped(_alone(meeting(online=True)))["live-now"] == "the source gives no link to join"


def test_a_place_that_is_new_needs_a_notice() -> None:
    event = meeting(place="Town Hall")
    moved = replace(_alone(event), text="Location update: we meet in the Town Hall.")
    assert "place-new" in [warning.code for warning in plan(moved, today=TODAY).warnings]
    assert "place-new" not in [warning.code for warning in plan(_alone(event), today=TODAY).warnings]


def test_posts_before_the_page_is_out_are_asked_about() -> None:
    def codes(document: Document) -> list[str]:
        return [warning.code for warning in plan(document, today=TODAY).warnings]

    later = replace(_alone(meeting(place="Town Hall")), published=date(2026, 11, 30))
    assert "published-later" in codes(later)
    assert "published-later" in codes(replace(_document(), published=date(2026, 11, 30)))
    assert "published-later" not in codes(replace(later, published=TODAY))


def test_only_moments_that_were_asked_for_get_posts() -> None:
    first = Window(moment="announce", at=datetime(2027, 3, 1, 9))  # noqa: DTZ001 - wall-clock time
    second = Window(moment="today", at=datetime(2027, 3, 6, 9))  # noqa: DTZ001
    occasion = Occasion(windows=(first, second))
    only = asked_for(occasion, ("today",))
    assert only.moments == ("today",)
    assert [(row.moment, row.reason) for row in only.skipped] == [("announce", "--moments does not name it")]
    assert asked_for(occasion, None) == occasion
    with pytest.raises(NothingToShareError, match="--moments results"):
        asked_for(occasion, ("results",))


def test_where_nobody_names_moments_the_usual_ones_get_posts() -> None:
    event = meeting(place="Town Hall", links=_RECORDING, deadline=date(2026, 12, 2))
    made = plan(_alone(event), today=TODAY, platforms=("x",))
    usual = ["announce", "week-before", "last-call", "day-before", "today", "thank-you"]
    assert [post.moment for post in made.posts] == usual
    assert made.left_out["moments"] == ("live-now", "results")
    later = plan(_alone(event), today=date(2026, 11, 26), platforms=("x",))
    assert "week-before" not in [post.moment for post in later.posts]  # nine days' notice
    assert "week-before" in [post.moment for post in plan(_alone(event), moments=("week-before",)).posts]
