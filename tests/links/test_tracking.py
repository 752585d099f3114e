from __future__ import annotations

import pytest

from sharekit.links import tag_link, track
from sharekit.presets.platforms import load_platforms

X = load_platforms()["x"]


@pytest.mark.parametrize(
    ("url", "tracked"),
    [
        ("https://example.org/a", "https://example.org/a?{}"),
        ("https://example.org/?flag", "https://example.org/?flag&{}"),
        ("https://example.org/?a=%2b&", "https://example.org/?a=%2b&&{}"),
        ("https://example.org/a#b?c", "https://example.org/a?{}#b?c"),
        ("https://example.org/?utm_source=mail&utm_term=you", "https://example.org/?{}"),
        ("https://example.org/?", "https://example.org/?{}"),
    ],
)
def test_marks_go_into_the_query_before_the_first_hash(url: str, tracked: str) -> None:
    marks = "utm_source=x&utm_medium=social&utm_campaign=spring&utm_content=x-announce-a"
    assert track(url, platform=X, campaign="spring", content="x-announce-a").url == tracked.format(marks)


def test_the_id_is_the_post_and_a_groups_code() -> None:
    link = track("https://example.org", platform=X, campaign="spring", content="x-today-b", term="g01")
    assert link.id == "x-today-b-g01"
    assert link.url.endswith("&utm_term=g01")
    assert (link.platform, link.source, link.medium, link.term) == ("x", "x", "social", "g01")


def test_values_need_no_encoding() -> None:
    link = tag_link(
        "https://example.org", source="Café 1", medium="offline", campaign="A b/ç", content="x" * 90
    )
    assert link.url.partition("?")[2].split("&") == [
        "utm_source=cafe-1",
        "utm_medium=offline",
        "utm_campaign=a-b-c",
        f"utm_content={'x' * 64}",
    ]
