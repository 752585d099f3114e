"""Links, campaign and footer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sharekit.document import Action, Document, EventLinks
from sharekit.errors import UsageError
from sharekit.plan.addresses import topic_of
from tests.plan.build import article, meeting, plan

_PAGE = "https://example.org/riverside"
_REGISTER = "https://tickets.example.net/7"


def _document(**fields: object) -> Document:
    return article("Tenants strike", "Everyone is welcome.", **fields)


def _codes(document: Document, **wishes: object) -> list[str]:
    return [warning.code for warning in plan(document, **wishes).warnings]


def test_the_command_line_wins_over_front_matter_and_that_over_the_event() -> None:
    event = meeting(links=EventLinks(register=_REGISTER))
    assert (
        plan(_document(link=_PAGE, events=(event,)), link="https://example.org/new").link
        == "https://example.org/new"
    )
    assert plan(_document(link=_PAGE, events=(event,))).link == _PAGE
    assert plan(_document(events=(event,))).link == _REGISTER
    assert plan(_document(link=_PAGE, events=(event,))).register == _REGISTER


def test_a_link_of_the_call_to_action_line_is_used_too() -> None:
    actions = (Action(kind="register", label="Register here", url=_REGISTER),)
    kit = plan(_document(actions=actions, events=(meeting(),)))
    assert (kit.link, kit.register) == (_REGISTER, _REGISTER)


def test_foreign_tracking_is_removed_and_named() -> None:
    kit = plan(_document(), link=f"{_PAGE}?id=3&fbclid=abc&utm_source=news")
    assert kit.link == f"{_PAGE}?id=3"
    (warning,) = [warning for warning in kit.warnings if warning.code == "tracking-removed"]
    assert "fbclid, utm_source" in warning.message


def test_an_address_that_is_no_web_page() -> None:
    with pytest.raises(UsageError):
        plan(_document(), link="javascript:alert(1)")
    assert _codes(_document(link="mailto:rosa@example.org")) == ["no-link", "link-refused"]


def test_no_link_is_a_warning() -> None:
    assert _codes(_document()) == ["no-link"]
    assert _codes(_document(), link=_PAGE) == []


def test_the_campaign_is_asked_for_or_set_or_the_title() -> None:
    assert plan(_document(campaign="heat-now"), campaign="Heat 2026").campaign == "heat-2026"
    assert plan(_document(campaign="heat-now")).campaign == "heat-now"
    assert plan(_document()).campaign == "tenants-strike"


def test_the_footer() -> None:
    footer = plan(_document(), link=f"{_PAGE}?utm_source=x", organisation="Tenants’ Union").cards[0].footer
    assert (footer.organisation, footer.address, footer.label) == (
        "Tenants’ Union",
        "example.org/riverside",
        "Tenants strike",
    )
    assert footer.more == "+ # more"
    assert plan(_document()).cards[0].footer.address is None


@pytest.mark.parametrize(
    ("title", "short_title", "topic"),
    [
        ("Tenants strike at Riverside", None, "Tenants strike at Riverside"),
        ("The tenants strike – and the whole of the city watches how it ends", None, "The tenants strike"),
        ("Night school: how to organise", None, "Night school: how to organise"),
        ("🎉 We turn three ☀️", None, "We turn three"),
        ("☀️ नई दिल्ली", None, "नई दिल्ली"),
        ("A very long title that nobody could set on the spine of a card", "The strike", "The strike"),
        ("A very long title that nobody could set on the spine of a card", None, None),
    ],
)
def test_the_topic_is_never_cut(title: str, short_title: str | None, topic: str | None) -> None:
    document = replace(article(title, "Text."), short_title=short_title)
    assert topic_of(document) == topic
