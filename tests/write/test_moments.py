"""What is said at each moment of an event."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from sharekit.document import Action, Event, EventLinks, Person
from sharekit.plan.model import KitPlan
from sharekit.presets.moments import Moment
from sharekit.presets.phrases import phrase_languages
from sharekit.write import Post
from tests.write.build import (
    ANA,
    BEN,
    EVENT,
    PLATFORMS,
    document,
    plan,
    shown,
    specs,
    without_quotes,
    written,
)

_JOIN = "https://meet.example.org/room"
_WITH = "With Ana Ruiz (librarian), Ben Okafor (Harwick Tenants Union) and Cleo Marsh"
_RECORDING = "https://video.example.org/1"
_REGISTER = "https://example.org/register"
PUBLIC = [name for name, row in PLATFORMS.items() if not row.private]
PRIVATE = [name for name, row in PLATFORMS.items() if row.private]


def _plan(moment: Moment, event: Event = EVENT, **fields: object) -> KitPlan:
    return without_quotes(plan(event=event, posts=specs(moment), **fields))


def _posts(moment: Moment, event: Event = EVENT, language: str = "en", **fields: object) -> dict[str, Post]:
    done = written(_plan(moment, event, **fields), language)
    return {f"{post.platform}-{post.variant}": post for post in done.posts}


def test_last_call() -> None:
    event = replace(EVENT, deadline=datetime(2026, 12, 3, 18))  # noqa: DTZ001  wall clock
    posts = _posts("last-call", event, register=_REGISTER)
    assert shown(posts["x-a"]) == (
        "Registration closes tomorrow, Thursday 3 December, 6pm.\n\n"
        "Save Our Library\nSaturday 5 December, 6.30pm\nTown Hall, Harwick\n"
        f"{_WITH}\n\n"
        "Register: https://example.org/register\n#Harwick #SaveOurLibrary"
    )
    assert shown(posts["sms-a"]).split("\n")[0] == "Registration closes tomorrow, Thursday 3 December, 6pm."
    assert posts["email-a"].subject == (
        "Registration closes tomorrow, Thursday 3 December, 6pm – Save Our Library"
    )


def test_last_call_of_a_day_that_is_neither_today_nor_tomorrow() -> None:
    posts = _posts("last-call", replace(EVENT, deadline=date(2026, 12, 4)))
    assert posts["x-a"].text.startswith("Registration closes on Friday 4 December.\n")


def test_nobody_is_asked_to_register_after_the_deadline() -> None:
    closed = replace(EVENT, deadline=date(2026, 12, 2))
    assert "Register: " in _posts("announce", closed, register=_REGISTER)["x-a"].text
    late = _posts("today", closed, register=_REGISTER)["x-a"].text
    assert "Register" not in late
    assert "Details: https://example.org/library" in late


def test_while_it_goes_on() -> None:
    assert _posts("live-now")["x-a"].text.startswith(
        f"We have started.\nSave Our Library\nTown Hall, Harwick\n{_WITH}"
    )
    online = replace(EVENT, place=None, online=True, links=EventLinks(join=_JOIN))
    assert _posts("live-now", online)["sms-a"].text == f"We have started.\nSave Our Library\nJoin: {_JOIN}"


@pytest.mark.parametrize("moment", ["announce", "week-before", "day-before", "today", "live-now"])
def test_a_link_to_join_is_for_those_who_were_asked_in(moment: Moment) -> None:
    online = replace(EVENT, online=True, links=EventLinks(join=_JOIN))
    posts = _posts(moment, online)
    assert not [name for name in PUBLIC if any(_JOIN in p.text for p in posts.values() if p.platform == name)]
    for name in PRIVATE:
        mine = [post.text for post in posts.values() if post.platform == name]
        assert mine
        assert all(_JOIN in text for text in mine)
        assert "Details:" not in "".join(mine)
    opened = _posts(moment, replace(online, join_public=True))
    assert f"Join: {_JOIN}" in opened["x-a"].text


def test_thanks_name_those_who_spoke_only_where_the_organiser_says_so() -> None:
    plain = "\n".join(post.text for post in _posts("thank-you").values())
    assert "Ana Ruiz" not in plain
    named = _posts("thank-you", replace(EVENT, held=True))
    texts = [post.text for post in named.values() if post.platform == "facebook"]
    assert any(
        "Thank you to Ana Ruiz, Ben Okafor, Cleo Marsh and Dan Webb, and to everyone" in text
        for text in texts
    )


def test_nobody_is_invited_after_the_event() -> None:
    for moment in ("thank-you", "results"):
        event = replace(EVENT, links=EventLinks(recording=_RECORDING), result="The council kept the library.")
        for post in _posts(moment, event, register=_REGISTER).values():
            assert "Register" not in f"{post.subject}{post.text}"
            assert "Join" not in post.text


def test_results_are_the_organiser_s_words() -> None:
    event = replace(EVENT, links=EventLinks(recording=_RECORDING), result="The council kept the library.")
    posts = _posts("results", event)
    assert shown(posts["x-a"]).startswith("The council kept the library.\n\nSave Our Library\n\nDetails: ")
    assert posts["x-b"].text.startswith(f"The recording is up: {_RECORDING}\n\nSave Our Library\n")
    assert posts["email-b"].subject == "Recording – Save Our Library"


def test_a_cancellation_says_what_will_not_be_and_nothing_else() -> None:
    posts = _posts("cancelled", replace(EVENT, status="cancelled"))
    assert shown(posts["x-a"]) == (
        "Cancelled: Save Our Library\n"
        "It was planned for Saturday 5 December, 6.30pm, Town Hall, Harwick.\n\n"
        "Details: https://example.org/library"
    )
    assert "Please tell anyone you invited." in posts["whatsapp-a"].text
    assert not any("#" in post.text for post in posts.values())
    assert {post.variant for post in posts.values()} == {"a"}
    assert len(posts) == len(PLATFORMS)


def test_an_update_tells_the_new_day_where_the_organiser_wrote_it() -> None:
    moved = replace(EVENT, status="moved", stated=True)
    assert shown(_posts("update", moved)["x-a"]).startswith(
        "Update: Save Our Library\nSaturday 5 December, 6.30pm\nTown Hall, Harwick\n\nDetails: "
    )
    found = replace(moved, stated=False)  # a page may still print the old day
    assert shown(_posts("update", found)["x-a"]) == (
        "Update: Save Our Library\n\nDetails: https://example.org/library"
    )


def test_an_update_that_says_nothing_is_none() -> None:
    found = replace(EVENT, status="moved")
    done = written(_plan("update", found, link=None))
    assert done.posts == ()
    assert [row.moment for row in done.skipped] == ["update"]


def test_an_online_event_starts_at_other_hours_elsewhere() -> None:
    event = replace(EVENT, place=None, online=True, timezone="Europe/London")
    posts = _posts("announce", event, zones=("America/New_York", "Asia/Tokyo", "Europe/Lisbon"))
    assert (
        "Saturday 5 December, 6.30pm UK time\n1.30pm New York time\nSunday 3.30am Tokyo time\nOnline"
        in posts["facebook-a"].text
    )
    assert "New York" not in posts["x-a"].text
    summer = replace(event, start=datetime(2026, 10, 30, 18, 30))  # noqa: DTZ001  New York still has summer time
    assert "\n2.30pm New York time" in _posts("announce", summer, zones=("America/New_York",))["email-a"].text


def test_mentions_stand_with_their_names_and_at_the_end() -> None:
    speakers = (replace(ANA, handles=(("x", "anaruiz"), ("bluesky", "@ana.example.org"))), BEN)
    posts = _posts("announce", replace(EVENT, speakers=speakers), handles={"x": "@harwicklibrary"})
    assert "With Ana Ruiz @anaruiz (librarian) and Ben Okafor (Harwick Tenants Union)\n" in posts["x-a"].text
    assert posts["x-a"].text.endswith("#Harwick #SaveOurLibrary @harwicklibrary")
    assert (
        "With Ana Ruiz @ana.example.org (librarian) and Ben Okafor (Harwick Tenants Union)\n"
        in posts["bluesky-a"].text
    )
    assert "@" not in posts["facebook-a"].text


def test_bluesky_is_told_where_links_and_tags_are_in_bytes() -> None:
    event = replace(EVENT, title="Bücher für alle – 図書館", speakers=(Person(name="Zoë"),))
    post = _posts("announce", event)["bluesky-a"]
    data = post.text.encode()
    assert [(facet.kind, data[facet.start : facet.end].decode()) for facet in post.facets] == [
        ("link", post.text.split("Details: ")[1].split("\n")[0]),
        ("tag", "#Harwick"),
        ("tag", "#SaveOurLibrary"),
    ]
    assert _posts("announce")["x-a"].facets == ()


@pytest.mark.parametrize("language", phrase_languages())
def test_every_language_has_words_for_every_moment(language: str) -> None:
    links = EventLinks(join=_JOIN, recording=_RECORDING, facebook="https://www.facebook.com/events/1")
    event = replace(EVENT, deadline=date(2026, 12, 3), links=links, result="The council kept the library.")
    moments: tuple[Moment, ...] = (
        *("announce", "week-before", "last-call", "day-before", "today", "live-now"),
        *("thank-you", "results", "cancelled", "update"),
    )
    for moment in moments:
        found = {post.platform for post in _posts(moment, event, language).values()}
        silent = {"instagram"} if moment == "thank-you" else set()  # its posts hold no link to a recording
        assert found == set(PLATFORMS) - silent, (moment, set(PLATFORMS) ^ found)


def test_no_network_gets_the_same_words_twice() -> None:
    moments: tuple[Moment, ...] = ("announce", "week-before", "day-before", "today", "thank-you")
    for made in (plan(posts=specs(*moments)), _plan("announce")):
        done = written(made)
        links = {link.id: link.url for link in done.links}
        for name in PLATFORMS:
            words = [
                (post.subject, post.text.replace(links.get(post.link or "", "…"), ""))
                for post in done.posts
                if post.platform == name
            ]
            assert len(words) == len(set(words)), name


def test_a_calendar_entry_is_no_registration() -> None:
    action = Action(kind="register", label="Add to calendar", url=_REGISTER)
    made = plan(document=document(actions=(action,)), register=_REGISTER, posts=specs("announce"))
    first = written(made).posts[0]
    assert "Register" not in first.text
    assert "Details: " in first.text


def test_friends_are_invited_to_the_event_and_not_to_a_session_of_it() -> None:
    page = "https://www.facebook.com/events/1"
    event = replace(EVENT, links=EventLinks(facebook=page))
    for label, invited in (("Facebook event", True), ("Who owns a bus?", False), (EVENT.title, True)):
        actions = (Action(kind="facebook", label=label, url=page),)
        made = plan(event, document=document(actions=actions), posts=specs("announce"))
        assert any(post.lead == "invite" for post in written(made).posts) is invited, label


def test_lines_stand_apart_where_a_network_would_join_them() -> None:
    text = next(
        post.text for post in written(plan(posts=specs("announce"))).posts if post.platform == "reddit"
    )
    assert "•" in text
    assert not re.search(r"[^\n]\n[^\n]", text)


def test_a_title_of_any_meeting_is_asked_about() -> None:
    def codes(title: str, **fields: object) -> list[str]:
        made = plan(replace(EVENT, title=title), posts=specs("announce"), **fields)
        return [warning.code for warning in written(made).warnings]

    assert "title-unclear" in codes("Meeting of May 2027")
    assert "title-unclear" not in codes("Meeting of May 2027", organisation="Harwick Readers")
    assert "title-unclear" not in codes("Library meeting of May 2027")


def test_a_title_that_says_tomorrow_stands_in_no_announcement() -> None:
    for title, stays in (
        ("The upcoming neighbours’ assembly", True),
        ("Tomorrow: the neighbours meet", False),
    ):
        posts = _posts("announce", replace(EVENT, title=title))
        assert any(title in post.text for post in posts.values()) == stays, title
