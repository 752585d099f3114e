from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from sharekit.document import Event, Person, Quote
from sharekit.presets.phrases import phrase_languages
from sharekit.write import post_length
from tests.write.build import EVENT, FRIEND, PLATFORMS, plan, written

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
@given(event=st.none() | EVENTS, quotes=QUOTES, language=st.sampled_from([*phrase_languages(), "it"]))
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
    assert done == written(made, language)


@settings(max_examples=30, deadline=None)
@given(quotes=QUOTES)
def test_a_quotation_is_whole_or_absent(quotes: tuple[Quote, ...]) -> None:
    for post in written(plan(event=None, quotes=quotes)).posts:
        if post.lead == "quote" and post.platform != "sms":
            assert quotes[0].text in post.text
