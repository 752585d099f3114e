from __future__ import annotations

from urllib.parse import unquote

import pytest

from sharekit.links import intent_url, repost_url
from sharekit.presets.platforms import load_platforms

PLATFORMS = load_platforms()
LINK = "https://example.org/a?b=c&utm_source=x#d"
TEXT = f"100% ours & more – “yes”\nWhen?\n\nRegister: {LINK}\n#Tag"


@pytest.mark.parametrize("name", [name for name, row in PLATFORMS.items() if "text" in row.fills])
def test_the_words_come_out_as_they_went_in(name: str) -> None:
    url = intent_url(PLATFORMS[name], text=TEXT, url=LINK, subject="A & b")
    assert url is not None
    encoded = url.rpartition("text=")[2] if "text=" in url else url.rpartition("body=")[2]
    assert unquote(encoded).replace("\r\n", "\n") == TEXT
    assert "+" not in encoded
    assert url.isascii()


def test_facebook_takes_nothing_but_the_link() -> None:
    url = intent_url(PLATFORMS["facebook"], text=TEXT, url=LINK)
    assert (
        url
        == "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc%26utm_source%3Dx%23d"
    )


def test_telegram_prints_the_link_itself() -> None:
    url = intent_url(PLATFORMS["telegram"], text=f"Title\n\nRegister:\n{LINK}", url=LINK)
    assert url is not None
    assert url.endswith("&text=Title")


def test_mail_has_a_subject_and_line_breaks_of_its_own() -> None:
    url = intent_url(PLATFORMS["email"], text="One\ntwo", url=None, subject="A b?")
    assert url == "mailto:?subject=A%20b%3F&body=One%0D%0Atwo"


@pytest.mark.parametrize(("name", "link"), [("instagram", LINK), ("facebook", None), ("linkedin", None)])
def test_no_window_no_address(name: str, link: str | None) -> None:
    assert intent_url(PLATFORMS[name], text=TEXT, url=link) is None


@pytest.mark.parametrize(
    ("address", "repost"),
    [
        ("https://x.com/someone/status/123", "https://x.com/intent/retweet?tweet_id=123"),
        ("https://twitter.com/someone/status/123?s=20", "https://x.com/intent/retweet?tweet_id=123"),
        ("https://x.com/someone", None),
        ("https://social.example/@someone/123", None),
    ],
)
def test_a_known_post_is_reposted(address: str, repost: str | None) -> None:
    assert repost_url(PLATFORMS["x"], address) == repost
    assert repost_url(PLATFORMS["bluesky"], address) is None
