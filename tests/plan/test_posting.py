"""Which cards go with which posts."""

from __future__ import annotations

from tests.plan.build import article, meeting, plan, said, with_quotes, with_statistics

_HEAT = "We paid the rent and froze all winter, and nobody came."
_LETTER = "The owners answered none of the forty letters that the tenants wrote to them."
_DOCUMENT = with_statistics(
    with_quotes(
        article(
            "Tenants strike",
            f"“{_HEAT}” said Rosa. {_LETTER} Rents rose by 14% in March.",
            events=(meeting(),),
        ),
        said(_HEAT, "Rosa"),
        _LETTER,
    ),
    ("14%", "rents"),
)
_FORMATS = ("square", "portrait", "wide")


def test_each_lead_has_its_card_in_the_format_of_the_network() -> None:
    kit = plan(_DOCUMENT, formats=_FORMATS, platforms=("x", "instagram"), link="https://example.org/")
    cards = {post.platform: post.cards for post in kit.posts if post.moment == "announce"}
    assert cards["x"] == {
        "quote": ("quote-1-wide",),
        "point": ("statement-1-wide",),
        "figure": ("statistic-1-wide",),
        "ask": ("event-1-wide",),
        "q1": ("quote-1-wide",),
        "q2": ("statement-1-wide",),
        "s1": ("statistic-1-wide",),
    }
    assert cards["instagram"]["quote"] == ("quote-1-portrait",)


def test_every_card_named_exists() -> None:
    kit = plan(_DOCUMENT, formats=("story",), platforms=("x", "instagram", "sms"))
    ids = {card.id for card in kit.cards}
    assert {card for post in kit.posts for cards in post.cards.values() for card in cards} <= ids


def test_a_network_without_pictures_names_no_card() -> None:
    kit = plan(_DOCUMENT, platforms=("sms",))
    assert {len(post.cards) for post in kit.posts} == {0}


def test_a_lead_without_a_card_has_no_entry() -> None:
    kit = plan(_DOCUMENT, kinds=("event",), platforms=("x",))
    cards = {post.moment: post.cards for post in kit.posts}
    assert cards["announce"] == {"ask": ("event-1-wide",)}


def test_a_card_that_invites_stands_in_no_post_about_the_article_or_after_the_event() -> None:
    cards = {post.moment: post.cards for post in plan(_DOCUMENT, platforms=("x",)).posts}
    for moment in ("launch", "second-look", "thank-you"):
        assert not [card for names in cards[moment].values() for card in names if card.startswith("event")]
