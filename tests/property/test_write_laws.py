from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from sharekit.document import Event, Person, Quote
from sharekit.presets.moments import Moment, load_moments
from sharekit.presets.phrases import phrase_languages
from sharekit.write import post_length
from tests.write.build import EVENT, FRIEND, PLATFORMS, TEXT, TITLE, plan, specs, written

_EVENT_MOMENTS: tuple[Moment, ...] = tuple(
    row.name for row in load_moments().values() if row.about == "event"
)
WORDS = st.lists(
    st.sampled_from(["Town", "library", "é", "日本語", "👍🏽", "strike–bound", "rent’s", "50%", "a.co"]),
    min_size=1,
    max_size=40,
)
TEXTS = WORDS.map(" ".join)
PEOPLE = st.lists(
    st.builds(lambda name, role: Person(name=name, role=role), TEXTS, st.none() | TEXTS), max_size=12
).map(tuple)
START = datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001  wall-clock time of the place
EVENTS = st.builds(
    lambda title, speakers, place, hours: replace(
        EVENT, title=title, speakers=speakers, place=place, end=hours and START + timedelta(hours=hours)
    ),
    TEXTS,
    PEOPLE,
    st.none() | TEXTS,
    st.none() | st.integers(1, 60),
)
QUOTES = TEXTS.map(lambda text: (replace(FRIEND, text=text, side="friend"),))


@settings(max_examples=30, deadline=None)
@given(event=st.none() | EVENTS, quotes=QUOTES, language=st.sampled_from([*phrase_languages(), "ro"]))
def test_posts_keep_their_promises(event: Event | None, quotes: tuple[Quote, ...], language: str) -> None:
    made = plan(event=event, quotes=quotes)
    done = written(made, language)
    links = {link.id: link.url for link in done.links}
    for post in done.posts:
        platform = PLATFORMS[post.platform]
        assert post.length == post_length(post.text, post.platform) <= platform.ceiling
        assert not regex.search(r"[{}⏎¶‹›]|\n{3}|^\s|\s$", post.text)
        if post.link and platform.link_place == "text":
            assert post.text.count(links[post.link]) == 1
            assert regex.search(rf"(?<!\S){regex.escape(links[post.link])}(?!\S)", post.text)


@settings(max_examples=25, deadline=None)
@given(
    event=EVENTS,
    quotes=QUOTES,
    language=st.sampled_from([*phrase_languages(), "ro"]),
    moments=st.lists(st.sampled_from(_EVENT_MOMENTS), min_size=1, max_size=4, unique=True),
)
def test_every_moment_keeps_the_promises(
    event: Event, quotes: tuple[Quote, ...], language: str, moments: list[Moment]
) -> None:
    made = plan(event=replace(event, deadline=START, held=True), quotes=quotes, posts=specs(*moments))
    done = written(made, language)
    for post in done.posts:
        platform = PLATFORMS[post.platform]
        assert post.length == post_length(post.text, post.platform)
        assert platform.limit is None or post.length <= platform.limit
        assert platform.byte_limit is None or len(post.text.encode()) <= platform.byte_limit
        assert len(regex.findall(r"(?<!\S)#[\p{L}_]", post.text)) <= platform.hashtags
        if post.thread:
            assert post.text.endswith(f"\n\n{post.thread.number}/{post.thread.of}")
    silent = {row.moment for row in done.skipped}
    assert {post.moment for post in done.posts} | silent == set(moments)
    assert done == written(made, language)


@settings(max_examples=25, deadline=None)
@given(event=EVENTS, quotes=QUOTES)
def test_no_character_is_ever_split(event: Event, quotes: tuple[Quote, ...]) -> None:
    made = plan(event=event, quotes=quotes)
    given_words = f"{TEXT} {TITLE} {event.title} {event.place} {quotes[0].text} {event.speakers} {EVENT}"
    known = set(regex.findall(r"\X", unicodedata.normalize("NFC", given_words)))
    for post in written(made, "ro").posts:  # a language that lends no words
        for cluster in regex.findall(r"\X", post.text):
            assert cluster in known or len(cluster) == 1


@settings(max_examples=30, deadline=None)
@given(quotes=QUOTES)
def test_a_quotation_is_whole_or_absent(quotes: tuple[Quote, ...]) -> None:
    made = plan(event=None, quotes=quotes)
    done = written(made)
    assert done == written(made)
    for post in done.posts:
        if post.lead == "quote" and post.platform != "sms":
            assert quotes[0].text in post.text
