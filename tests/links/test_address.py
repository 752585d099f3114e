from __future__ import annotations

import json

import pytest

from sharekit.errors import UsageError
from sharekit.links import clean_url, display_address, slug
from tests.shared import shared


@pytest.mark.parametrize(
    ("url", "cleaned"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/?fbclid=abc", "https://example.org/"),
        ("https://example.org/?a=1&utm_source=x&b=2", "https://example.org/?a=1&b=2"),
        ("https://example.org/?UTM_Source=x&flag", "https://example.org/?flag"),
        ("https://example.org/?utm%5Fcampaign=x#top", "https://example.org/#top"),
        ("https://example.org/?sig=a%2bb%3D&x[]=1;y=2", "https://example.org/?sig=a%2bb%3D&x[]=1;y=2"),
        (
            "https://example.org/?ref=me&source=you&id=3&s=1",
            "https://example.org/?ref=me&source=you&id=3&s=1",
        ),
        ("https://example.org/app#/route?utm_source=x", "https://example.org/app#/route?utm_source=x"),
        ("https://example.org/a#:~:text=two%20words", "https://example.org/a#:~:text=two%20words"),
        ("https://example.org/?name=%E9&q=b+c%20d", "https://example.org/?name=%E9&q=b+c%20d"),
        ("HTTPS://EXAMPLE.org/A b", "https://example.org/A%20b"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
    ],
)
def test_only_foreign_tracking_goes(url: str, cleaned: str) -> None:
    assert clean_url(url).url == cleaned


def test_what_was_removed_is_named() -> None:
    found = clean_url("https://example.org/?utm_source=x&a=1&gclid=2")
    assert found.removed == ("utm_source", "gclid")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("example.org/a", "is not a web address"),
        ("", "is not a web address"),
        ("/a/b", "is not a web address"),
        ("javascript:alert(1)", "is not a web page"),
        ("java\nscript:alert(1)", "is not a web page"),
        ("mailto:a@example.org", "is not a web page"),
        ("data:text/html,x", "is not a web page"),
        ("ftp://example.org/a", "is not a web page"),
        ("https://me:secret@example.org/", "user name or a password"),
        ("https://me@example.org/", "user name or a password"),
    ],
)
def test_what_is_no_public_web_page_is_refused(url: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as refused:
        clean_url(url)
    assert refused.value.hint
    assert "secret" not in refused.value.message


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/spring/", "example.org/spring"),
        ("http://example.org:8080/a?b=c#d", "example.org:8080/a"),
        ("https://example.org/", "example.org"),
        ("https://xn--bcher-kva.example/caf%C3%A9", "bücher.example/café"),
        ("https://example.org/a%2Fb%20c", "example.org/a%2Fb%20c"),
        ("https://example.org/%FF", "example.org/%FF"),
    ],
)
def test_an_address_as_people_read_it(url: str, shown: str) -> None:
    assert display_address(url) == shown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rent’s too high – strike!", "rents-too-high-strike"),
        ("Čaj & Žižkov", "caj-zizkov"),
        ("Заголовок", "zagolovok"),
        ("!!!", "kit"),
        ("", "kit"),
        ("word " * 40, "-".join(["word"] * 16)),
        ("x" * 200, "x" * 80),
    ],
)
def test_slugs(text: str, name: str) -> None:
    assert slug(text) == name


def test_web_platform_cases_are_read_or_refused_and_never_crash() -> None:
    cases = json.loads(shared("conformance/urls/urltestdata.json").read_text(encoding="utf-8"))
    read = 0
    for case in cases:
        if isinstance(case, str) or case.get("base"):
            continue
        try:
            url = clean_url(case["input"]).url
        except UsageError:
            continue
        read += 1
        assert not case.get("failure")
        assert url.startswith(("http://", "https://"))
        assert clean_url(url).url == url
    assert read > 50
