"""Hashtags and mentions as X finds them: its own test vectors, whole."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from sharekit.write.facets import find_hashtags, find_mentions, find_reply
from sharekit.write.length import find_links
from tests.shared import shared


def _cases(file: str, suite: str) -> list[dict[str, Any]]:
    text = shared(f"conformance/twitter-text/{file}.yml").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = yaml.safe_load(text)["tests"][suite]
    assert cases
    return cases


def _wrong(file: str, suite: str, answer: Any) -> list[str]:  # noqa: ANN401  a function of a case's text
    return [
        f"{case['description']}: {answer(case['text'])} for {case['expected']}"
        for case in _cases(file, suite)
        if answer(case["text"]) != case["expected"]
    ]


@pytest.mark.parametrize("suite", ["hashtags", "hashtags_from_astral"])
def test_hashtags(suite: str) -> None:
    assert _wrong("extract", suite, lambda text: [tag.name for tag in find_hashtags(text)]) == []


def test_hashtags_with_their_places() -> None:
    def places(text: str) -> list[dict[str, object]]:
        return [{"hashtag": tag.name, "indices": [tag.start, tag.end]} for tag in find_hashtags(text)]

    assert _wrong("extract", "hashtags_with_indices", places) == []


def test_mentions() -> None:
    assert _wrong("extract", "mentions", lambda text: [each.name for each in find_mentions(text)]) == []


def test_mentions_with_their_places() -> None:
    def places(text: str) -> list[dict[str, object]]:
        return [{"screen_name": each.name, "indices": [each.start, each.end]} for each in find_mentions(text)]

    assert _wrong("extract", "mentions_with_indices", places) == []


def test_mentions_or_lists_with_their_places() -> None:
    def places(text: str) -> list[dict[str, object]]:
        return [
            {"screen_name": each.name, "list_slug": each.list, "indices": [each.start, each.end]}
            for each in find_mentions(text)
        ]

    assert _wrong("extract", "mentions_or_lists_with_indices", places) == []


def test_replies() -> None:
    assert _wrong("extract", "replies", find_reply) == []


def test_what_is_a_user_name() -> None:
    def valid(text: str) -> bool:
        found = find_mentions(text)
        return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and not found[0].list

    assert _wrong("validate", "usernames", valid) == []


def test_what_is_a_list() -> None:
    def valid(text: str) -> bool:
        found = find_mentions(text)
        return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and bool(found[0].list)

    assert _wrong("validate", "lists", valid) == []


def test_what_is_a_hashtag() -> None:
    def valid(text: str) -> bool:
        return [(tag.start, tag.end) for tag in find_hashtags(text)] == [(0, len(text))]

    assert _wrong("validate", "hashtags", valid) == []


def test_what_is_a_link_without_its_protocol() -> None:
    def valid(text: str) -> bool:
        return find_links(text) == ((0, len(text)),)

    assert _wrong("validate", "urls_without_protocol", valid) == []
