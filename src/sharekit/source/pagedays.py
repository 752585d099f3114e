"""The day a page was published: as its data say, as its address says, as a dateline says; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.dates import find_days, fits
from sharekit.source.isodates import parse_iso
from sharekit.source.schema import Thing, words_of_value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PUBLISHED = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished"),
    *("parsely-pub-date", "sailthru.date", "article.published", "date", "dc.date", "dc.date.issued"),
    *("dcterms.date", "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date"),
    *("publish_date", "publication_date", "ptime", "displaydate", "article_date_original", "created"),
    *("originalpublicationdate", "cxenseparse:recs:publishtime", "citation_publication_date"),
    *("citation_date", "rnews:datepublished", "pdate"),
)
_ELEMENTS = (
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
    "//article//header//time/@datetime",
    "//article//time/@datetime",
    "//main//time/@datetime",
    "//time/@datetime",
    "//abbr[contains(@class, 'published')]/@title",
)
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?:[/-]|$)")
_NUMBERS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[年/.-]\s?([01]?\d)\s?[月/.-]\s?([0-3]?\d)(?!\d)")
_FIRST_YEAR = 1990
_LONGEST_DATELINE = 120
_MOST_DATELINES = 12


def _named(*words: str) -> str:
    lower = "translate(concat(@class, ' ', @id, ' ', @itemprop), 'ABDEHILMNOPSTU', 'abdehilmnopstu')"
    return " or ".join(f"contains({lower}, '{word}')" for word in words)


_DATELINES = (
    f"//*[{_named('datepublished', 'publish', 'pubdate', 'post-date', 'entry-date', 'dateline')}]",
    f"//*[{_named('date', 'timestamp', 'posted', 'byline')}]",
    f"//time | //*[{_named('meta', 'time', 'info')}]",
)


def find_published(
    root: Element,
    meta: Mapping[str, Sequence[str]],
    things: Sequence[Thing],
    *,
    link: str | None,
    grammar: Grammar,
) -> date | datetime | None:
    """Return when a page was published.

    Args:
        root: The page.
        meta: Its `<meta>` values by name.
        things: The articles it states, the page's own first.
        link: Its address, which may hold the day.
        grammar: Months, for a dateline.
    """
    for words in _stated(root, meta, things):
        parsed = parse_iso(words) or _unix(words)
        if parsed and parsed[0].year >= _FIRST_YEAR:
            return parsed[0]
    found = _IN_PATH.search(urlsplit(link).path) if link else None
    return (_day(*found.groups()) if found else None) or _visible(root, grammar)


def _unix(words: str) -> tuple[date, None] | None:
    """Return the day of a Unix time, in seconds or milliseconds."""
    if not re.fullmatch(r"1\d{9}(?:\d{3})?", words.strip()):
        return None
    return datetime.fromtimestamp(int(words.strip()[:10]), tz=UTC).date(), None


def _stated(root: Element, meta: Mapping[str, Sequence[str]], things: Sequence[Thing]) -> Iterator[str]:
    for thing in things:
        stated = thing.get("datePublished") or thing.get("dateCreated")
        yield words_of_value(str(stated) if isinstance(stated, int) else stated) or ""
    for name in _PUBLISHED:
        yield from meta.get(name, [])[:1]
    for path in _ELEMENTS:
        yield from (str(words) for words in root.xpath(path)[:1])


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _visible(root: Element, grammar: Grammar) -> date | None:
    """Return the day in a dateline: a short element named after dates that names a day with its year."""
    for path in _DATELINES:
        for element in root.xpath(path)[:_MOST_DATELINES]:
            words = " ".join(" ".join(element.itertext()).split())
            day = _in_dateline(words, grammar) if len(words) <= _LONGEST_DATELINE else None
            if day:
                return day
    return None


def _in_dateline(words: str, grammar: Grammar) -> date | None:
    numbers = _NUMBERS.search(words)
    if numbers:
        return _day(*numbers.groups())
    for day in find_days(words, Span(0, len(words)), grammar):
        if day.year and day.year >= _FIRST_YEAR:
            return fits(replace(day, weekday=None), day.year)
    return None
