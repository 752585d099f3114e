from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from sharekit.presets.platforms import load_platforms
from sharekit.write import post_length
from sharekit.write.length import count_graphemes, find_links, weigh

PIECES = st.lists(
    st.sampled_from(
        [
            "word",
            " ",
            "\n",
            "é",
            "e\u0301",
            "日本",
            "€",
            "👍🏽",
            "👨‍👩‍👧‍👦",
            "1️⃣",
            "🇧🇴",
            "“",
            "#Tag",
            "@a",
            "x.zip",
        ]
    )
    | st.text(max_size=5),
    max_size=12,
)


@pytest.mark.parametrize("platform", load_platforms())
@given(pieces=PIECES)
def test_a_length_is_never_negative_and_spaces_count_one(platform: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    assert post_length(text, platform) >= 0
    assert post_length("a " * len(pieces), platform) == 2 * len(pieces)


@given(PIECES)
def test_a_character_is_what_people_see_as_one(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert count_graphemes(text) == len(regex.findall(r"\X", text))
    assert count_graphemes("Ça va – “oui”\r\n") == 14


@given(PIECES)
def test_x_counts_the_same_in_every_normal_form(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert (
        weigh(text) == weigh(unicodedata.normalize("NFC", text)) == weigh(unicodedata.normalize("NFD", text))
    )


@given(PIECES, st.text("abc/?=&%2d", max_size=60))
def test_any_link_weighs_the_same(pieces: list[str], tail: str) -> None:
    before = "".join(pieces).encode("utf-8", "replace").decode()
    short, long = f"{before} https://example.org/a b", f"{before} https://example.org/a{'x' * len(tail)} b"
    assert weigh(short) == weigh(long)


@given(PIECES)
def test_links_are_found_in_order_and_apart(pieces: list[str]) -> None:
    text = " https://example.org/a ".join(pieces)
    spans = find_links(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
