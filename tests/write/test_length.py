from __future__ import annotations

from collections.abc import Iterator

import pytest
import regex
import yaml

from sharekit.errors import UsageError
from sharekit.presets.platforms import load_platforms
from sharekit.write import post_length
from sharekit.write.length import find_links, room, weigh
from tests.shared import shared


@pytest.mark.parametrize(
    ("platform", "text", "length"),
    [
        ("x", "plain", 5),
        ("x", "“typographic” – quotes’", 23),
        ("x", "€ • …", 8),
        ("x", "日本", 4),
        ("x", "e\u0301", 1),
        ("x", "https://example.org/a/very/long/path?with=a&query=string#and-fragment", 23),
        ("x", "see example.org.", 28),
        ("x", "https://localhost:8000/x", 24),
        ("x", "https://example.org/🎉", 25),
        ("x", "👨‍👩‍👧‍👦", 2),
        ("x", "❤️‍🔥🏃‍➡️🇨🇶1️⃣", 8),
        ("x", "© 2026", 6),
        ("bluesky", "👨‍👩‍👧‍👦", 1),
        ("bluesky", "https://example.org/short", 17),
        ("bluesky", "https://example.org/a/path/that/is/long", 27),
        ("bluesky", "(https://example.org/).", 14),
        ("bluesky", "क्षत्रिय", 3),
        ("mastodon", "https://example.org/a/path/that/is/long!", 24),
        ("mastodon", "example.org", 11),
        ("mastodon", "with @ana@social.example now", 13),
        ("threads", "plain 👍🏽", 14),
        ("threads", "❤️1️⃣", 13),
        ("threads", "日本", 2),
        ("sms", "Plain [text]", 14),
        ("sms", "a’", 2),
        ("sms", "🎉", 2),
        ("instagram", "🎉", 2),
        ("facebook", "e\u0301", 2),
        ("whatsapp", "plain", 5),
    ],
)
def test_each_network_counts_its_own_way(platform: str, text: str, length: int) -> None:
    assert post_length(text, platform) == length


def test_every_emoji_weighs_two_on_x() -> None:
    """Every emoji that Unicode builds from one, by the properties of the current version of it."""
    signs = [chr(code) for code in range(0x203C, 0x1FB00) if not 0x1F1E6 <= code <= 0x1F1FF]
    pictures = [sign for sign in signs if regex.match(r"\p{Emoji_Presentation}", sign)]
    bases = [sign for sign in signs if regex.match(r"\p{Emoji_Modifier_Base}", sign)]
    styled = [f"{sign}\ufe0f" for sign in signs if regex.match(r"(?!\p{Emoji_Modifier})\p{Emoji}", sign)]
    tones = [f"{base}{tone}" for base in bases for tone in "🏻🏼🏽🏾🏿"]
    letters = [chr(code) for code in range(0x1F1E6, 0x1F200)]
    flags = [first + second for first in letters for second in letters]
    keys = [f"{sign}\ufe0f\u20e3" for sign in "0123456789#*"]
    joined = [f"{one}\u200d{two}" for one in (*bases[:40], "❤️", "🏳️") for two in ("🔥", "♀️", "⚧️", "➡️")]
    lands = ["🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"]
    families = ["👨‍👩‍👧‍👦", "👩🏽‍❤️‍💋‍👨🏿", "🧑🏻‍🤝‍🧑🏿", "🏃🏾‍♀️‍➡️", "👁️‍🗨️", "🐻‍❄️"]
    groups = (pictures, styled, tones, flags, keys, joined, lands, families)
    assert all(len(group) > 0 for group in groups)
    assert [sign for group in groups for sign in group if weigh(sign) != 2] == []


def test_an_unknown_platform_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="myspace") as refused:
        post_length("text", "myspace")
    assert "mastodon" in refused.value.hint


def test_a_sign_outside_the_alphabet_shortens_an_sms() -> None:
    sms = load_platforms()["sms"]
    assert (room("plain", sms), room("plain ł", sms)) == (306, 268)


def vectors(file: str, suite: str) -> Iterator[dict[str, object]]:
    text = shared(f"conformance/twitter-text/{file}.yml").read_text(encoding="utf-8")
    yield from yaml.safe_load(text)["tests"][suite]


# The older suite counts every part of an emoji sequence; X has not since 2018.
_OLD_EMOJI = ("mix of single byte single word", "skin tone modifiers")


@pytest.mark.parametrize(
    "suite",
    [
        "WeightedTweetsCounterTest",
        "WeightedTweetsWithDiscountedEmojiCounterTest",
        "UnicodeDirectionalMarkerCounterTest",
    ],
)
def test_twitter_text_lengths(suite: str) -> None:
    wrong = []
    for case in vectors("validate", suite):
        expected = case["expected"]
        assert isinstance(expected, dict)
        counted = weigh(str(case["text"]))
        if counted != expected["weightedLength"]:
            wrong.append(str(case["description"]))
    old = suite == "WeightedTweetsCounterTest"
    assert [text for text in wrong if not (old and any(part in text for part in _OLD_EMOJI))] == []


@pytest.mark.parametrize(
    "suite", ["urls", "urls_with_indices", "tco_urls_with_params", "urls_with_directional_markers"]
)
def test_twitter_text_links(suite: str) -> None:
    cases = yaml.safe_load(shared("conformance/twitter-text/extract.yml").read_text(encoding="utf-8"))[
        "tests"
    ]
    if suite not in cases:
        pytest.skip(f"{suite} is not among these vectors")
    wrong = []
    for case in cases[suite]:
        found = [case["text"][start:end] for start, end in find_links(case["text"])]
        expected = [item["url"] if isinstance(item, dict) else item for item in case["expected"]]
        if found != expected:
            wrong.append(case["description"])
    assert wrong == []
