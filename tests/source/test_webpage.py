"""Web pages: their main text, what they say about themselves, and pages that are none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from sharekit.document import Document
from sharekit.errors import NothingToShareError, SharekitError, SourceError
from tests.source.reads import read_saved

_DATA = '<script type="application/ld+json">{}</script>'
_OWN_HOUSE = (
    '<meta property="og:site_name" content="Mill Lane Post"><meta name="author" content="Mill Lane Post">'
)
Reader: TypeAlias = Callable[..., Document]

_STORY = (
    "<p>The bakers of Mill Lane have not been paid since May. <b>Nobody</b> told them why, "
    "and nobody answered.</p>"
    "<p>“We bake at four in the morning, and we read the news at five,” said <a href='/ines'>Ines Vidal</a>, "
    "a baker. “Then we learned that the owner had sold the ovens.”</p>"
    "<blockquote><p>Pay them now, and pay them in full.</p></blockquote>"
    "<ul><li>Write to the owner</li><li>Come on Saturday</li></ul>"
)


def page(head: str = "", body: str = _STORY, *, attributes: str = ' lang="en-GB"') -> str:
    around = "<nav><a href='/'>Home</a> <a href='/shop'>Shop</a></nav>", "<footer>© Mill Lane Post</footer>"
    return (
        f"<!doctype html><html{attributes}><head>{head}</head><body>{around[0]}<main><article>"
        f"<h1>Bakers without bread</h1>{body}</article></main>{around[1]}</body></html>"
    )


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def from_page(text: str | bytes, name: str = "page.html") -> Document:
        return read_saved(tmp_path, name, text)

    return from_page


def test_the_text_is_the_main_text_with_its_structure(read: Reader) -> None:
    document = read(page())
    assert document.title == "Bakers without bread"
    assert "Home" not in document.text
    assert "©" not in document.text
    kinds = [(block.kind, block.span.of(document.text)[:14]) for block in document.blocks]
    assert kinds == [
        ("title", "Bakers without"),
        ("paragraph", "The bakers of "),
        ("paragraph", "“We bake at fo"),
        ("quotation", "Pay them now, "),
        ("item", "Write to the o"),
        ("item", "Come on Saturd"),
    ]
    assert document.quotes[0].speaker == "Ines Vidal"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<title>Bakers without bread | Mill Lane Post</title>", "Bakers without bread"),
        ('<meta property="og:title" content="Mill Lane Post: Bakers without bread">', "Bakers without bread"),
        (
            _DATA.format('{"@type": "NewsArticle", "headline": "Bakers without bread"}'),
            "Bakers without bread",
        ),
    ],
)
def test_the_title_is_the_one_that_readers_see(read: Reader, head: str, expected: str) -> None:
    assert read(page(head)).title == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<meta name="author" content="Nadia Ferreira">', "", "Nadia Ferreira"),
        ('<meta name="author" content="admin">', "<p class='byline'>By Nadia Ferreira</p>", "Nadia Ferreira"),
        ("", "<p class='byline'>By Nadia Ferreira | 4 May 2026</p>", "Nadia Ferreira"),
        ("", "<p class='author'>See all posts by Nadia Ferreira</p>", "Nadia Ferreira"),
        ("", "<p class='author'>Alle Artikel von Nadia Ferreira</p>", "Nadia Ferreira"),
        ('<meta name="author" content="No Author">', "", None),
        ("", "<p>By <a href='/staff/nadia'>Nadia Ferreira</a></p>", "Nadia Ferreira"),
        (
            _DATA.format(
                '{"@graph": [{"@type": "Article", "headline": "Bakers without bread", "author": '
                '[{"@type": "Person", "name": "Nadia Ferreira"}, {"name": "Tom Lind"}]}]}'
            ),
            "",
            "Nadia Ferreira, Tom Lind",
        ),
        (_OWN_HOUSE, "", None),
        ("", "", None),
    ],
)
def test_who_wrote_it(read: Reader, head: str, body: str, expected: str | None) -> None:
    assert read(page(head, body + _STORY)).byline == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            '<meta property="article:published_time" content="2026-05-04T23:10:00+02:00">',
            "",
            date(2026, 5, 4),
        ),
        ("", "<time datetime='2026-05-04'>last Monday</time>", date(2026, 5, 4)),
        ("", "<p class='date'>4 May 2026</p>", date(2026, 5, 4)),
        ('<link rel="canonical" href="https://post.example/2026/05/04/bakers">', "", date(2026, 5, 4)),
        ('<meta property="article:modified_time" content="2026-05-04">', "", None),
        ("", "<p class='date'>4 May</p>", None),
        ('<script>window.page = {"publishedAt": "2026-05-04T08:00:00Z"}</script>', "", date(2026, 5, 4)),
        ('<script>[{"datePublished": "2026-05-04"}, {"datePublished": "2026-04-01"}]</script>', "", None),
    ],
)
def test_when_it_was_published(read: Reader, head: str, body: str, expected: date | None) -> None:
    published = read(page(head, body + _STORY)).published
    assert (published.date() if isinstance(published, datetime) else published) == expected


def test_language_picture_and_address(read: Reader) -> None:
    head = (
        '<link rel="canonical" href="https://post.example/bakers">'
        '<meta property="og:image" content="/oven.jpg"><meta property="og:image:alt" content="An oven">'
    )
    document = read(page(head))
    assert document.language == "en-GB"
    assert document.link == "https://post.example/bakers"
    assert (document.image, document.image_alt) == ("https://post.example/oven.jpg", "An oven")


_EVENT = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event",
"name": "Bread for all", "startDate": "2026-12-05T18:30:00+01:00", "endDate": "2026-12-05T20:00:00+01:00",
"eventStatus": "https://schema.org/EventScheduled",
"location": {"@type": "Place", "name": "Old Mill", "address":
{"streetAddress": "Mill Lane 4", "addressLocality": "Aarhus"}},
"performer": [{"@type": "Person", "name": "Ines Vidal", "jobTitle": "baker"},
{"@type": "PerformingGroup", "name": "The Loaves"}],
"offers": {"@type": "Offer", "url": "https://post.example/tickets"}}</script>"""
_MICRODATA = """<div itemscope itemtype="https://schema.org/Event"><h2 itemprop="name">Bread for all</h2>
<time itemprop="startDate" datetime="2026-12-05T18:30">Saturday</time>
<div itemprop="location" itemscope itemtype="https://schema.org/VirtualLocation">
<a itemprop="url" href="https://stream.example/bread">Stream</a></div>
<link itemprop="eventStatus" href="https://schema.org/EventCancelled"></div>"""


def test_an_event_in_linked_data(read: Reader) -> None:
    (event,) = read(page(_EVENT)).events
    assert event.title == "Bread for all"
    assert event.start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time
    assert (event.timezone, event.place) == ("+01:00", "Old Mill, Mill Lane 4, Aarhus")
    assert [(person.name, person.role) for person in event.speakers] == [("Ines Vidal", "baker")]
    assert event.links.register == "https://post.example/tickets"


def test_an_event_in_microdata(read: Reader) -> None:
    (event,) = read(page("", _STORY + _MICRODATA)).events
    assert (event.title, event.status, event.online, event.place) == (
        "Bread for all",
        "cancelled",
        True,
        None,
    )


def test_a_page_without_an_event_claims_none(read: Reader) -> None:
    assert read(page('<meta property="article:published_time" content="2026-05-04">')).events == ()


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("<html><head><title>Post</title></head><body></body></html>", NothingToShareError, "no text"),
        ("<html><body><script>load()</script></body></html>", SourceError, "only in a browser"),
        (
            "<html><title>Sign in</title><body><form><input type='password'></form>Sign in</body></html>",
            SourceError,
            "login",
        ),
        ("<html><title>404 – Page not found</title><body>Sorry!</body></html>", SourceError, "404"),
        ("<?xml version='1.0'?><rss><channel><title>News</title></channel></rss>", SourceError, "rss"),
    ],
)
def test_what_is_no_page_is_refused(read: Reader, text: str, error: type[SharekitError], words: str) -> None:
    with pytest.raises(error, match=words) as refused:
        read(text)
    assert refused.value.hint


def test_the_charset_that_a_page_declares_is_honoured(read: Reader) -> None:
    text = (
        '<html><head><meta charset="iso-8859-2"></head><body>'
        "<p>Wałęsa i Łódź: piekarze bez chleba od maja, a nikt nie mówi dlaczego.</p></body></html>"
    )
    assert "Wałęsa i Łódź" in read(text.encode("iso-8859-2")).text


def test_entities_and_networks_are_out_of_reach(read: Reader, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    text = (
        f'<?xml version="1.0"?><!DOCTYPE page [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f"<page><title>Bread</title><body><p>Before &x; after. {'More bread. ' * 30}</p></body></page>"
    )
    document = read(text, "page.xml")
    assert "hidden" not in document.text


def test_a_deep_page_ends_in_time(read: Reader) -> None:
    text = f"<html><body>{'<div>' * 50_000}<p>{'Bread for all of us. ' * 20}</p></body></html>"
    with pytest.raises(SharekitError, match="text"):
        read(text)


def test_an_event_of_plain_xml_takes_its_time_from_the_text(read: Reader) -> None:
    text = (
        '<?xml version="1.0"?><eventset><event start="2026-12-05" end="2026-12-05">'
        "<title>Bread for all</title><body><p>"
        "Saturday 5 December, 18:30: we meet at the Old Mill. Come and bring friends.</p></body>"
        "<link>https://post.example/bread</link></event></eventset>"
    )
    document = read(text, "event.xml")
    assert (document.title, document.link) == ("Bread for all", "https://post.example/bread")
    assert document.events[0].start == datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001 - wall-clock time


def test_broken_linked_data_still_says_headline_and_day(read: Reader) -> None:
    data = '{"@type": "Article", "headline": "Bakers without bread", "datePublished": "2026-05-04", "x": }'
    document = read(page(_DATA.format(data)))
    assert (document.title, document.published) == ("Bakers without bread", date(2026, 5, 4))


def test_a_day_to_come_is_not_when_a_page_was_published(tmp_path: Path) -> None:
    body = (
        "<p>We open the bakers' archive on <time datetime='2027-03-06'>Saturday 6 March</time> at 6pm in the "
        "Forge Hall, Mill Lane 4. Everybody is invited.</p>"
    )
    document = read_saved(tmp_path, "a.html", page(body=body), today=date(2027, 2, 14))
    assert document.published != date(2027, 3, 6)
    assert [event.day for event in document.events] == [date(2027, 3, 6)]


def test_several_days_are_not_when_a_page_was_published(tmp_path: Path) -> None:
    body = f"<p><strong>10–12 June 2025</strong> · Forge Hall</p>{_STORY}"
    document = read_saved(tmp_path, "a.html", page(body=body), today=date(2027, 2, 14))
    assert document.published is None


def test_a_button_that_leads_to_a_form_stays_in_the_text(tmp_path: Path) -> None:
    button = "<p><a class='btn' href='https://example.org/mill/tickets/bread'>Tickets</a></p>"
    menu = "<p><a href='https://example.org/mill/about'>About</a></p>"
    day = "<p>The gallery of bread opens on Saturday 6 March 2027 at 10am in the Forge Hall, Mill Lane.</p>"
    document = read_saved(tmp_path, "a.html", page(body=f"{day}{_STORY}{button}{menu}{_STORY}"))
    assert "Tickets" in document.text
    assert "About" not in document.text
