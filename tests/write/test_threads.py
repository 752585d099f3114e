"""Threads: numbered, cut at sentence ends, the link in the last."""

from __future__ import annotations

from dataclasses import replace

from sharekit.plan.model import PostSpec
from sharekit.write import Post, post_length
from sharekit.write.typography import cut_at_sentences
from tests.write.build import (
    PLATFORMS,
    POINT,
    QUESTION,
    RICH,
    ROOF,
    SENTENCE,
    TITLE,
    document,
    rich,
    written,
)


def _thread(platform: str = "x", **fields: object) -> list[Post]:
    made = rich(event=None, **fields)
    return [post for post in written(made).posts if post.thread and post.platform == platform]


def test_an_article_is_told_in_the_order_of_its_text() -> None:
    thread = _thread()
    words = [post.text.rpartition("\n\n")[0] for post in thread]
    assert words[0].startswith(TITLE)
    assert words[1] == SENTENCE
    assert words[-1].startswith(ROOF)
    assert not any(QUESTION in text or POINT in text for text in words)  # asks; is too short for a post


def test_a_thread_ends_on_its_ask_and_not_on_what_it_began_with() -> None:
    for thread in (_thread(), _thread(link=None)):
        assert "Our Library Stays" not in thread[-1].text
    assert "\n\nRead: https://example.org/library?" in _thread()[-1].text
    assert _thread(link=None)[-1].text.startswith(ROOF)


def test_a_thread_does_not_open_a_post_with_what_the_single_one_opens_with() -> None:
    mine = [post for post in written(rich(event=None)).posts if post.platform == "x"]
    first = [post.text.partition("\n")[0] for post in mine]
    assert len(first) == len(set(first))
    assert [post.lead for post in mine if not post.thread] == ["quote"]


def test_a_thread_takes_four_strong_points() -> None:
    weak = document(quotes=RICH)
    low = tuple(replace(each, opens=0.0) for each in weak.sentences)
    assert _thread()
    assert _thread(document=replace(weak, sentences=low)) == []


def test_each_post_says_which_of_how_many_it_is() -> None:
    thread = _thread()
    total = len(thread)
    assert [post.text.rpartition("\n\n")[2] for post in thread] == [
        f"{n}/{total}" for n in range(1, total + 1)
    ]
    assert [(post.thread.number, post.thread.of) for post in thread if post.thread] == [
        (n, total) for n in range(1, total + 1)
    ]
    assert {post.thread.id for post in thread if post.thread} == {"x-launch-t"}


def test_the_link_stands_in_the_last_and_nowhere_else() -> None:
    *others, last = _thread()
    assert [post.link for post in others] == [None] * len(others)
    assert last.link == last.id
    assert "https://example.org/library?utm_source=x" in last.text
    assert not any("http" in post.text for post in others)


def test_only_networks_that_show_threads_get_one() -> None:
    made = written(rich(event=None))
    assert {post.platform for post in made.posts if post.thread} == {
        name for name, row in PLATFORMS.items() if row.thread
    }


def test_every_post_of_a_thread_is_within_the_limit() -> None:
    for name in ("x", "bluesky", "mastodon", "threads"):
        for post in _thread(name):
            assert post_length(post.text, name) == post.length <= (post.limit or 0)


def test_a_quotation_of_an_opponent_does_not_invite() -> None:
    thread = [post for post in written(rich()).posts if post.thread]
    assert thread
    assert not any("Nobody reads" in post.text for post in thread)


def test_too_little_to_tell_makes_no_thread() -> None:
    assert _thread(quotes=(), statistics=()) == []


def test_pictures_go_with_the_words_they_show() -> None:
    cards: dict[str, tuple[str, ...]] = {
        "cover": ("cover-1-square",),
        "s1": ("statistic-1-wide",),
        "ask": ("cta-1-wide",),
    }
    spec = PostSpec(platform="x", moment="launch", cards=cards)
    thread = [post for post in written(rich(event=None, posts=(spec,))).posts if post.thread]
    assert thread[0].cards == ("cover-1-square",)
    assert thread[1].cards == ("statistic-1-wide",)
    assert thread[-1].cards == ("cta-1-wide",)


def test_a_long_standfirst_is_cut_where_sentences_end() -> None:
    long = " ".join(
        f"The council of Harwick has sold house number {n} to hotels and shops." for n in range(9)
    )
    words = [
        post.text.rpartition("\n\n")[0] for post in _thread(document=document(standfirst=long, quotes=RICH))
    ]
    told = [text for text in words if "house number" in text]
    assert " ".join(told) == long
    assert all(text.endswith(".") for text in told)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "It was Dr. Ana Ruiz who asked. Nobody answered her."
    assert cut_at_sentences(text, lambda words: len(words) < 40, "en") == (
        "It was Dr. Ana Ruiz who asked.",
        "Nobody answered her.",
    )
    assert cut_at_sentences("A sentence that is too long for this", lambda words: len(words) < 9, "en") == ()
