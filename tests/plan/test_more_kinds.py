"""The carousel of an article, the countdown to an event and its poster."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from sharekit.plan.model import CountdownContent, CtaContent, KitPlan, QuoteContent, StatementContent
from tests.plan.build import TODAY, article, meeting, plan, subjects, with_quotes

_POINTS = (
    "Nobody who works full time should need a food bank to get through the week.",
    "Eleven buildings have had no heating since the first frost of October came.",
    "The council could buy all of them for less than the new car park will cost.",
    "Every tenant we asked wants the same thing, which is a boiler that runs.",
)
_KINDS = ("quote", "statement", "cover", "slide", "end")


def _kit(points: tuple[str, ...] = _POINTS, **wishes: object) -> KitPlan:
    link = "https://example.org/a"
    wishes = {"formats": ("square", "portrait", "wide"), "kinds": _KINDS, "link": link, **wishes}
    return plan(with_quotes(article("Tenants strike at Riverside", "\n\n".join(points)), *points), **wishes)


def _carousel(kit: KitPlan) -> list[tuple[str, str, str | None]]:
    cards = [card for card in kit.cards if card.kind in {"cover", "slide", "end"}]
    contents = [card.content for card in cards]
    assert all(isinstance(each, QuoteContent | StatementContent | CtaContent) for each in contents)
    return [(card.subject, card.format, getattr(card.content, "kicker", None)) for card in cards]


def test_a_cover_one_thought_a_slide_and_what_to_do() -> None:
    assert _carousel(_kit()) == [
        ("cover-1", "portrait", "Swipe"),
        ("slide-1", "portrait", "2 / 6"),
        ("slide-2", "portrait", "3 / 6"),
        ("slide-3", "portrait", "4 / 6"),
        ("slide-4", "portrait", "5 / 6"),
        ("end-1", "portrait", "Take part"),
    ]


def test_slides_say_what_cards_of_their_own_say() -> None:
    cards = [card for card in _kit().cards if card.format == "portrait"]
    words = [card.content.text for card in cards if isinstance(card.content, StatementContent)]
    assert words.count(_POINTS[0]) == 2


def test_its_files_follow_one_another() -> None:
    numbers = [card.number for card in _kit().cards if card.kind in {"cover", "slide", "end"}]
    assert numbers == list(range(numbers[0], numbers[0] + 6))


def test_without_a_link_it_ends_on_the_last_thought() -> None:
    assert [subject for subject, _, _ in _carousel(_kit(link=None))][-1] == "slide-4"
    assert _carousel(_kit(link=None))[1][2] == "2 / 5"


@pytest.mark.parametrize(
    "kit",
    [
        pytest.param(lambda: _kit(_POINTS[:2]), id="two thoughts"),
        pytest.param(lambda: _kit(formats=("wide", "story")), id="formats that no network swipes"),
        pytest.param(lambda: _kit(kinds=("quote", "statement")), id="not asked for"),
    ],
)
def test_there_is_none(kit: Callable[[], KitPlan]) -> None:
    assert _carousel(kit()) == []


def test_no_post_carries_a_slide_alone() -> None:
    shown = {card for post in _kit().posts for cards in post.cards.values() for card in cards}
    assert shown
    assert not any(name.startswith("slide") for name in shown)


def test_cover_and_end_are_for_threads_alone() -> None:
    cards = {post.platform: post.cards for post in _kit(platforms=("x", "facebook")).posts}
    assert cards["x"]["cover"][0].startswith("cover-1-")
    assert not {"cover", "end"} & set(cards["facebook"])


def test_the_countdown_says_how_long_it_is_on_the_days_before() -> None:
    document = article("Tenants strike", "Come along.", events=(meeting(time_text="18.30"),))
    kit = plan(document, kinds=("event", "countdown"), formats=("square",))
    assert subjects(kit) == ["event-1", "countdown-1", "countdown-2"]
    contents = [card.content for card in kit.cards if card.kind == "countdown"]
    title, when = "Who owns our homes?", "Saturday 5 December, 18.30"
    assert contents == [
        CountdownContent(left=left, title=title, when=when, kicker="Event") for left in ("Tomorrow", "Today")
    ]
    asks = {post.moment: post.cards.get("ask") for post in kit.posts if post.platform == "instagram"}
    assert asks == {
        "launch": None,
        "second-look": None,
        "announce": ("event-1-square",),
        "week-before": ("event-1-square",),
        "day-before": ("countdown-1-square",),
        "today": ("countdown-2-square",),
        "thank-you": None,
    }


def test_a_countdown_begins_with_the_days_that_are_left() -> None:
    document = article("Tenants strike", "Come along.", events=(meeting(time_text="18.30"),))
    kit = plan(document, kinds=("event", "countdown"), formats=("square",), today=date(2026, 12, 5))
    assert date(2026, 12, 5) > TODAY
    assert [card.content.left for card in kit.cards if isinstance(card.content, CountdownContent)] == [
        "Today"
    ]


def test_the_poster_has_the_words_of_the_event_card_on_every_paper() -> None:
    document = article("Tenants strike", "Come along.", events=(meeting(time_text="18.30"),))
    kit = plan(document, kinds=("event", "poster"), formats=("square",), link="https://example.org/a")
    assert subjects(kit) == ["event-1", "poster-1"]
    event, *posters = kit.cards
    assert [card.format for card in posters] == ["poster", "a4", "letter"]
    assert {card.content for card in posters} == {event.content}
    assert len(kit.links) == 1
