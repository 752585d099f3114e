"""What of a web page is its text: lines around the prose stay, furniture goes, and nothing glues together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sharekit.errors import NothingToShareError, SharekitError, SourceError
from tests.source.reads import read_saved

_HEAD = '<html lang="en"><head><title>Bread for all | Mill Lane Post</title>{}</head><body>'
_MENU = "<header class='site-header'><nav><a href='/'>Home</a></nav></header>"
_PROSE = (
    "<p>The bakers of Mill Lane have not been paid since May. Come and hear them, and decide with us what to "
    "do next. There will be bread, and there will be soup, and nobody will be asked for a ticket.</p>"
)
_SIDE = "<div class='sidebar'><h3>Most read</h3><p>A long story about the weather in another town.</p></div>"
_FOOT = "<footer><p>© 2026 Mill Lane Post</p></footer></body></html>"
_SENTENCE = "<p>The bakers of Mill Lane have not been paid since May, and nobody told them why.</p>"


def page(body: str, head: str = "") -> str:
    return f"{_HEAD.format(head)}{_MENU}<div class='page'><h1>Bread for all</h1>{body}</div>{_SIDE}{_FOOT}"


def test_lines_around_the_prose_belong_to_an_announcement(tmp_path: Path) -> None:
    body = (
        "<div class='when'><span>Saturday 5 December 2026</span>, <span>6.30pm</span><br>"
        "<strong>Place:</strong> Old Mill, Mill Lane 4</div>"
        f"{_PROSE}<p><a href='https://post.example/register'>Register here</a> – "
        "<a href='https://facebook.com/events/1'>Share on FB here</a></p>"
    )
    document = read_saved(tmp_path, "page.html", page(body))
    (event,) = document.events
    assert event.day == date(2026, 12, 5)
    assert event.links.register == "https://post.example/register"
    assert "Most read" not in document.text
    assert "©" not in document.text


def test_who_is_quoted_is_not_glued_to_the_quotation(tmp_path: Path) -> None:
    body = (
        f"{_PROSE}<blockquote>Pay them now, and pay them in full.<cite>Ines Vidal</cite></blockquote>{_PROSE}"
    )
    document = read_saved(tmp_path, "page.html", page(body))
    assert "in full.\n\nInes Vidal" in document.text


@pytest.mark.parametrize(
    "line", ["<p class='date'>4 May 2026, 14:03</p>", "<p class='byline'>By Ana Ruiz, 4 May 2026, 2:03pm</p>"]
)
def test_the_time_an_article_was_published_is_no_event(tmp_path: Path, line: str) -> None:
    head = '<meta property="article:published_time" content="2026-05-04T14:03:00+02:00">'
    document = read_saved(tmp_path, "page.html", page(line + _PROSE + _PROSE, head))
    assert document.events == ()
    assert document.published == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("stated", "shown", "expected"),
    [
        (
            "2026-05-05T01:30:00Z",
            "4 May 2026",
            date(2026, 5, 4),
        ),  # the paper's own day, not that of Greenwich
        ("2026-05-05T01:30:00+02:00", "9 May 2026", date(2026, 5, 5)),
    ],
)
def test_readers_see_the_day_where_the_paper_is(
    tmp_path: Path, stated: str, shown: str, expected: date
) -> None:
    head = f'<meta property="article:published_time" content="{stated}">'
    text = page(f"<p class='date'>{shown}</p>{_PROSE}", head)
    assert read_saved(tmp_path, "page.html", text).published == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ana Ruiz, Political Editor", "Ana Ruiz"),
        ("Words: Ana Ruiz | ana@post.example", "Ana Ruiz"),
        ("Von Ana Ruiz und Tom Lind", "Ana Ruiz und Tom Lind"),
        ("By Ana Ruiz, Mill Lane Post", "Ana Ruiz"),
        ("Follow us", None),
        ("4 May 2026", None),
    ],
)
def test_a_byline_is_names(tmp_path: Path, byline: str, expected: str | None) -> None:
    head = '<meta property="og:site_name" content="Mill Lane Post">'
    text = page(f"<p class='byline'>{byline}</p>{_PROSE}", head)
    assert read_saved(tmp_path, "page.html", text).byline == expected


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><span>Mill Lane</span> Bakers without bread</h1>",
        "<h1>News</h1><h2>Bakers without bread</h2>",
        "<h1>Bakers without bread <small>An interview</small></h1>",
    ],
)
def test_a_title_goes_without_what_is_glued_to_it(tmp_path: Path, heading: str) -> None:
    text = (
        f"<html><head><title>Bakers without bread – Post</title></head><body>{heading}{_PROSE}</body></html>"
    )
    head = '<meta property="og:title" content="Bakers without bread">'
    document = read_saved(tmp_path, "page.html", text.replace("<head>", f"<head>{head}"))
    assert document.title == "Bakers without bread"


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        (
            "<title>Page not found – Post</title><h1>Page not found</h1>" + _SENTENCE * 9,
            SourceError,
            "page says",
        ),
        ("<title>Log in</title><input type='password'>" + _SENTENCE * 9, SourceError, "login"),
        ("<noscript>You need to enable JavaScript to run this app.</noscript>", SourceError, "browser"),
        ("<div>" * 100_000, NothingToShareError, "no text"),
    ],
)
def test_what_is_no_page_is_refused_however_long(
    tmp_path: Path, text: str, error: type[SharekitError], words: str
) -> None:
    with pytest.raises(error, match=words):
        read_saved(tmp_path, "page.html", f"<html><body>{text}</body></html>")


def test_a_number_is_not_an_error(tmp_path: Path) -> None:
    text = f"<html><title>404 bakers fired</title><body><h1>404 bakers fired</h1>{_SENTENCE}</body></html>"
    assert read_saved(tmp_path, "page.html", text).title == "404 bakers fired"


@pytest.mark.parametrize("charset", ["base64", "x-none", "utf-16", "rot13", "punycode", "undefined", "idna"])
def test_a_charset_that_is_none_does_no_harm(tmp_path: Path, charset: str) -> None:
    text = f'<html><head><meta charset="{charset}"></head><body><h1>Cafés</h1>{_SENTENCE * 5}</body></html>'
    assert "nobody told them why" in read_saved(tmp_path, "page.html", text.encode("utf-8")).text


def test_entities_of_a_page_are_never_filled_in(tmp_path: Path) -> None:
    rows = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    text = f'<!DOCTYPE html [<!ENTITY e0 "ha">{rows}]><html><body>{_SENTENCE * 5}&e11;</body></html>'
    assert "haha" not in read_saved(tmp_path, "page.html", text).text


def test_many_elements_are_read(tmp_path: Path) -> None:
    text = f"<html><body><h1>Bread</h1>{'<p>Bread for all <i>of</i> us.</p>' * 4_000}</body></html>"
    assert read_saved(tmp_path, "page.html", text).title == "Bread"
