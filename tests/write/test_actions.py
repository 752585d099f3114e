from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest

from sharekit.document import Action, EventLinks
from sharekit.plan.model import KitPlan
from sharekit.presets.phrases import load_phrases
from sharekit.write import CallToAction, write_call_to_action
from tests.write.build import EVENT, PLATFORMS, document, plan, post

ACTIONS = (
    Action(kind="register", label="Sign\u00a0up here"),
    Action(kind="facebook", label="Bring your friends"),
    Action(kind="post", label="Pass it on"),
)


def block(made: KitPlan, language: str = "en") -> CallToAction:
    return write_call_to_action(made, platforms=PLATFORMS, phrases=load_phrases(language))


def urls(made: KitPlan) -> dict[str, str]:
    return {item.kind: item.url for item in block(made).items}


def test_the_words_of_the_source_and_links_that_work() -> None:
    done = block(plan(document=document(actions=ACTIONS)))
    assert [item.label for item in done.items] == ["Sign up here", "Bring your friends", "Pass it on"]
    register, facebook, share = done.items
    assert register.url == (
        "https://example.org/library?utm_source=website&utm_medium=referral"
        "&utm_campaign=our-library-stays&utm_content=cta-register"
    )
    assert unquote(facebook.url.partition("?u=")[2]).startswith(
        "https://example.org/library?utm_source=facebook"
    )
    words = unquote(share.url.removeprefix("https://x.com/intent/tweet?text="))
    assert words.replace("cta-post", "x-announce-a") == post(plan(), "x-announce-a").text
    assert [link.id for link in done.links] == ["cta-register", "cta-facebook", "cta-post"]
    assert all(item.note for item in done.items)


def test_what_is_known_is_used() -> None:
    links = EventLinks(
        facebook="https://www.facebook.com/events/1?fbclid=x", post="https://x.com/us/status/42"
    )
    made = plan(event=replace(EVENT, links=links), register="https://example.org/join")
    assert urls(made)["register"].startswith("https://example.org/join?utm_source=website")
    assert urls(made)["facebook"] == "https://www.facebook.com/events/1"
    assert urls(made)["post"] == "https://x.com/intent/retweet?tweet_id=42"
    assert [item.note for item in block(made).items] == [None, None, None]


def test_a_post_to_boost_elsewhere_is_linked_as_it_is() -> None:
    made = plan(document=document(amplify=("https://social.example/@us/42",)))
    assert urls(made)["post"] == "https://social.example/@us/42"


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ["More information", "Invite & share on Facebook", "Share on X to spread the word"]),
        ("de", ["Alle Infos hier", "Auf Facebook einladen und teilen", "Auf X teilen"]),
        ("ro", []),
    ],
)
def test_the_catalogues_words_where_the_source_has_none(language: str, labels: list[str]) -> None:
    assert [item.label for item in block(plan(), language).items] == labels


def test_an_article_is_read() -> None:
    assert block(plan(event=None)).items[0].label == "Read the article"


def test_never_a_dead_link() -> None:
    done = block(plan(link=None, document=document(actions=ACTIONS)))
    assert [item.kind for item in done.items] == ["post"]
    assert done.links == ()
    assert all(item.url.startswith("https://") for item in done.items)
