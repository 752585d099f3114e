from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from sharekit.write import Answer, judge_answers, most, post_length
from sharekit.write.proof import find_unsupported
from tests.write.build import CLAUSE, FOREIGN, PLATFORMS, SPOKEN, plan, specs, written
from tests.write.test_judging import standards

_PLAN = plan(posts=specs("announce", "day-before"))
_OURS = written(_PLAN)
_BENCH = standards(_PLAN)
_LINKS = {link.id: link.url for link in _OURS.links}

Edit: TypeAlias = Callable[[str], str]

ANY_TEXT = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(
    [
        *(
            "Elon Musk",
            "4,201",
            "40%",
            "7pm",
            "tomorrow",
            "Friday 4 December",
            "{hook}",
            "[link]",
            "**",
            "🎉",
        ),
        *(
            "https://evil.example",
            "evil.com",
            "@evil",
            "#Evil #Very #Evil",
            "1/2",
            "─" * 48,
            "\u202e",
            "\ud800",
        ),
        *(
            "e\u0301",
            "\r\n\r\n\r\n",
            "  \n",
            f"“{SPOKEN}” — Ben Okafor",
            f"“{FOREIGN}”",
            f"“{CLAUSE}”",
            "x" * 300,
        ),
        *("Here it comes.", "a good evening for readers", "Register:", "“", "„a", "\0"),
    ]
)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda words: lambda text: f"{words}\n{text}", ANY_TEXT),
    st.builds(lambda words: lambda text: f"{text}\n{words}", ANY_TEXT),
    st.builds(
        lambda words, at: lambda text: f"{text[:at]} {words} {text[at:]}", ANY_TEXT, st.integers(0, 300)
    ),
    st.builds(
        lambda start, end: lambda text: text[:start] + text[end:], st.integers(0, 99), st.integers(0, 300)
    ),
    st.builds(lambda words: lambda _: words, ANY_TEXT),
    st.builds(lambda: lambda text: text * 2),
    st.builds(lambda: lambda text: text.replace("Saturday", "Sunday")),
    st.builds(lambda: lambda text: text.replace("Details:", "All about it:")),
)


@settings(max_examples=150, deadline=None)
@given(
    posts=st.lists(st.tuples(st.sampled_from(_OURS.posts), st.lists(EDITS, max_size=3)), max_size=6),
    subject=st.none() | ANY_TEXT,
)
def test_whatever_a_writer_answers_each_post_holds(
    posts: list[tuple[object, list[Edit]]], subject: str | None
) -> None:
    answers = []
    for post, edits in posts:
        text = post.text  # type: ignore[attr-defined]
        for edit in edits:
            text = edit(text)
        answers.append(Answer(id=post.id, text=text, subject=subject))  # type: ignore[attr-defined]
    done = judge_answers(_OURS, answers, _BENCH)
    assert [post.id for post in done.written.posts] == [post.id for post in _OURS.posts]
    assert done == judge_answers(_OURS, answers, _BENCH)
    for post, ours in zip(done.written.posts, _OURS.posts, strict=True):
        platform = PLATFORMS[post.platform]
        assert post.length == post_length(post.text, post.platform) <= most(post.text, platform)
        assert len(post.text.encode()) <= (platform.byte_limit or 10**9)
        assert not regex.search(r"\n{3}|^\s|\s$|[ \t]\n", post.text)
        link = _LINKS.get(post.link or "", "")
        if link and link in ours.text:
            assert post.text.count(link) == 1
            assert regex.search(rf"(?<!\S){regex.escape(link)}(?!\S)", post.text)
        if post.writer:
            assert not find_unsupported(post.text, _BENCH.evidence)
            assert not find_unsupported(post.subject or "", _BENCH.evidence)
            assert "https://" not in post.text.replace(link, "")
        else:
            assert post == ours
    texts = [(post.platform, post.text, post.subject) for post in done.written.posts]
    assert len(set(texts)) == len(texts)
