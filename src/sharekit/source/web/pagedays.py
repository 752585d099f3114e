"""The day a page was published: as its data say, as its address says, as a dateline says; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.events.dates import DayMention, find_days, fits
from sharekit.source.web.isodates import parse_iso
from sharekit.source.web.schema import Thing, words_of_value
from sharekit.source.web.visible import Spot, find_spots

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PUBLISHED = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished"),
    *("og:pubdate", "og:release_date", "article:published", "article:publish_date", "article:post_date"),
    *("parsely-pub-date", "sailthru.date", "article.published", "dc.date.issued", "dcterms.issued"),
    *("dc.date.published", "citation_publication_date", "citation_date", "rnews:datepublished"),
    *("publication_date", "publicationdate", "publishdate", "publish-date", "publish_date", "published"),
    *("published-date", "published_time", "publish_time", "publishtime", "pubdate", "pdate", "ptime"),
    *("originalpublicationdate", "displaydate", "article_date_original", "cxenseparse:recs:publishtime"),
    *("cxenseparse:publishtime", "shareaholic:article_published_time", "bt:pubdate", "timestamp"),
)
# These may as well be the day of a change, or of the template.
_VAGUE = (
    *("date", "dc.date", "dc:date", "dcterms.date", "dcterms.created", "dc.date.created", "dc.created"),
    *("created", "datecreated", "date_created", "uploaddate", "releasedate"),
)
_ELEMENTS = (
    "//*[@itemprop='datePublished']/@*[local-name()='datetime' or local-name()='content']",
    "//time[@pubdate]/@datetime",
    "//*[@property='datePublished' or @property='schema:datePublished']/@content",
    "//abbr[contains(@class, 'published')]/@title",
)
# What a page's own program was given to show.
_SCRIPTED = re.compile(
    r"""["'](?:date_?published|publish(?:ed)?_?(?:at|date|on)|publication_?date|pub_?date)\\?["']\s*:\s*"""
    r"""\\?["']([^"'\\]{8,40})""",
    re.IGNORECASE,
)
_IN_PATH = re.compile(r"/((?:19|20)\d\d)(?:[/-]?([01]\d)[/-]?([0-3]\d))(?:[/_-]|$)")
_DAY_FIRST = re.compile(r"/(?:[^/]*[_-])?([0-3]\d)-([01]\d)-((?:19|20)\d\d)(?:[/_.-]|$)")
_NUMBERS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[年/.-]\s?([01]?\d)\s?[月/.-]\s?([0-3]?\d)(?!\d)")
_MOST_TIMES = 200
_FIRST_YEAR, _MONTHS, _MOST_WORDS = 1990, 12, 14
_NEXT = timedelta(days=1)
_DATED = re.compile(r"(?:19|20)\d\d|\d\.\d\d?\.\d\d")
_LABELS = ("publish", "pubdate", "dateline", "post-date", "postdate", "entry-date", "posted", "datecreated")
_NAMES = (
    "date",
    "datum",
    "time",
    "meta",
    "info",
    "byline",
    "author",
    "stamp",
    "fecha",
    "posted",
    "dachzeile",
)
_LATER = re.compile(r"modif|updat|aktualis|bearbeit|upcoming|event|termin|calendar|kalender")
_LATER_WORDS = re.compile(
    r"(?:last )?updated?\b|modified|edited|aktualisiert|zuletzt|geändert|stand\b|mis à jour|actualizado|"
    r"atualizado|bijgewerkt|©|\(c\)|copyright|accessed|retrieved|abgerufen",
    re.IGNORECASE,
)
_LONGEST_NAMED, _LONGEST_BARE = 140, 60
_FAR_NAMED, _FAR_ALONE, _FAR_BARE = 400, 150, 40
_ALONE = re.compile(r"[\d\s.:,/|-]+(?:um|at|à|uhr|h|am|pm)?[\d\s.:,/|-]*(?:uhr|h|am|pm)?", re.IGNORECASE)
_NUMERIC = re.compile(r"[\d/]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A day of publication.

    Attributes:
        day: The day.
        sure: The page's data or address say so; otherwise only a line near its title does.
    """

    day: date
    sure: bool


def find_published(
    root: Element,
    meta: Mapping[str, Sequence[str]],
    things: Sequence[Thing],
    *,
    title: str | None,
    link: str | None,
    grammar: Grammar,
) -> Published | None:
    """Return when a page was published.

    Args:
        root: The page.
        meta: Its `<meta>` values by name.
        things: The articles it states, the page's own first.
        title: Its headline, where datelines stand.
        link: Its address, which may hold the day.
        grammar: Months, for a dateline.
    """
    path, line = _in_path(link), _shown(root, title, grammar)
    shown = line.day if line and line.rank <= 1 else None
    stated = _moment(_stated(root, meta, things), grammar)
    if stated:
        # Data may be in universal time, or name the printed issue; readers see the day before or after.
        near = (day for day in (path, shown) if day and abs(day - stated) <= _NEXT)
        return Published(day=stated if stated in (path, shown) else next(near, stated), sure=True)
    if path or shown:
        return Published(day=path or shown or date.min, sure=path is not None or bool(line and not line.rank))
    vague = _moment((words for name in _VAGUE for words in meta.get(name, [])[:1]), grammar)
    if vague:
        return Published(day=vague, sure=True)
    if line:
        return Published(day=line.day, sure=False)
    scripts = chain.from_iterable(_SCRIPTED.findall(words) for words in root.xpath("//script/text()"))
    day = _only(scripts, grammar) or _only(root.xpath("//time/@datetime"), grammar)
    return Published(day=day, sure=False) if day else None


def is_dateline(words: str, day: date, grammar: Grammar) -> bool:
    """Whether a line only names a day, perhaps with a time and a name, and no more.

    Args:
        words: The line.
        day: The day of publication.
        grammar: Months.
    """
    if len(words) > _LONGEST_NAMED or _in_words(words, grammar) != day:
        return False
    return len(words.split()) <= _MOST_WORDS and not words.rstrip().endswith((".", "!", "?"))


def _only(stated: Iterable[str], grammar: Grammar) -> date | None:
    """Return the day that all of these name; None where two are named."""
    days = {_moment(iter((str(words),)), grammar) for words in islice(stated, _MOST_TIMES)}
    return days.pop() if len(days) == 1 else None


def _moment(stated: Iterator[str], grammar: Grammar) -> date | None:
    for words in stated:
        parsed = parse_iso(words)
        moment = parsed[0] if parsed else _unix(words) or _in_words(words, grammar)
        if moment and moment.year >= _FIRST_YEAR:
            return moment.date() if isinstance(moment, datetime) else moment
    return None


def _unix(words: str) -> date | None:
    """Return the day of a Unix time, in seconds or milliseconds."""
    if not re.fullmatch(r"1\d{9}(?:\d{3})?", words.strip()):
        return None
    return datetime.fromtimestamp(int(words.strip()[:10]), tz=UTC).date()


def _stated(root: Element, meta: Mapping[str, Sequence[str]], things: Sequence[Thing]) -> Iterator[str]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for thing in things:
            stated = thing.get(key)
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


def _in_path(link: str | None) -> date | None:
    path = urlsplit(link).path if link else ""
    found, turned = _IN_PATH.search(path), _DAY_FIRST.search(path)
    if found:
        return _day(*found.groups())
    return _day(turned[3], turned[2], turned[1]) if turned else None


@dataclass(frozen=True, slots=True, order=True)
class _Line:
    rank: int
    distance: int
    day: date


def _shown(root: Element, title: str | None, grammar: Grammar) -> _Line | None:
    """Return the line near the headline that names a day: a named before a bare one, near before far."""
    found: list[_Line] = []
    for spot in find_spots(root, title):
        if _DATED.search(spot.stated or spot.words):
            rank = _rank(spot)
            day = _in_spot(spot, grammar) if rank is not None else None
            if day and rank is not None:
                found.append(_Line(rank, spot.distance, day))
    return min(found, default=None)


def _rank(spot: Spot) -> int | None:
    """Return how far a spot is from saying when the page was published; None where it says something else."""
    if _LATER_WORDS.match(spot.words) or spot.distance > _FAR_NAMED or len(spot.words) > _LONGEST_NAMED:
        return None
    if any(name in spot.names for name in _LABELS):
        return 0
    if _LATER.search(spot.names):  # blogs call the day of publication so where nothing was changed
        return 3 if "entry" in spot.names or "post" in spot.names else None
    if spot.name == "time" or any(name in spot.names for name in _NAMES):
        return 1
    if _ALONE.fullmatch(spot.words):
        return 2 if spot.distance <= _FAR_ALONE else None
    return 2 if len(spot.words) <= _LONGEST_BARE and spot.distance <= _FAR_BARE else None


def _in_spot(spot: Spot, grammar: Grammar) -> date | None:
    parsed = parse_iso(spot.stated) if spot.stated else None
    if parsed:
        return parsed[0].date() if isinstance(parsed[0], datetime) else parsed[0]
    return _in_words(spot.words, grammar)


def _in_words(words: str, grammar: Grammar) -> date | None:
    numbers = _NUMBERS.search(words)
    if numbers:
        return _day(*numbers.groups())
    for mention in find_days(words[: 2 * _LONGEST_NAMED], Span(0, len(words[: 2 * _LONGEST_NAMED])), grammar):
        if mention.year and mention.year >= _FIRST_YEAR and not _ambiguous(mention, words, grammar):
            return fits(replace(mention, weekday=None), mention.year)
    return None


def _ambiguous(mention: DayMention, words: str, grammar: Grammar) -> bool:
    """Whether English figures with strokes could be month first or day first."""
    return (
        grammar.language.startswith("en")
        and bool(_NUMERIC.fullmatch(mention.span.of(words)))
        and mention.day <= _MONTHS
        and mention.day != mention.month
    )
