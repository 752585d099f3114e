"""Who wrote a page and when: as its data say, its address, or the short lines near its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import regex

from sharekit.document import Span
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import Grammar
from sharekit.source.events.dates import DayMention, find_days, fits
from sharekit.source.language.people import any_of
from sharekit.source.web.schema import Thing, parse_iso, types_of, words_of_value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = re.compile(r"\w+")
_ELSEWHERE = frozenset(
    ["script", "style", "template", "noscript", "nav", "form", "iframe", "svg", "head", "select"]
)
_ELSEWHERE_NAMES = re.compile(
    r"comment|related|teaser|sidebar|(?<!elementor-)widget|footer|recommend|ticker|newsletter|latest|popular|trending|"
    r"most-?read|carousel|slider|breadcrumb|more-|see-?also|weitere|promo|archive|caption|menu|navi(?![a-z])|"
    r"reply|recirc|signup|cookie|share-?(?:bar|button|link|icon)|sharing|sharedaddy|social|addtoany|site-header"
)
_KEPT_NAMES = re.compile(
    r"header|detail|title|post-|post_|entry-|by-?line|document|^main|article(?!s)|content|single|no-sidebar|has-sidebar|with-sidebar"
)
_LONGEST_SPOT = 300
_MOST_PARTS = 9
_SHORT = 80
_NAMING = ("class", "id", "itemprop", "property", "rel")
_HOLDERS = frozenset({"div", "section", "header", "article"})
_BEFORE = 3  # a line above the headline counts as this many times as far
_HEADLINES = ("//h1", "//h2", "//h3", "//*[@itemprop='headline']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A short line.

    Attributes:
        name: Of its element.
        names: Classes, id and properties of it and of the two elements around it, in lower case.
        words: Its words; of a large element its own, without those of elements inside it.
        stated: The day that a `<time>` states for machines.
        distance: Elements between it and the headline.
        element: The element.
    """

    name: str
    names: str
    words: str
    stated: str | None
    distance: int
    element: Element


def find_spots(root: Element, title: str | None) -> Iterator[Spot]:
    """Yield the short lines outside menus, comments and teasers of other pages, in order.

    Args:
        root: The page.
        title: Its headline; distances are to the heading that has its words, or to the first one.
    """
    heading = _heading(root, title)
    kept = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    order = list(_shown_elements(root, kept))
    at = next((index for index, (element, _) in enumerate(order) if element is heading), 0)
    for index, (element, names) in enumerate(order):
        words = _words(element)
        stated = element.get("datetime") if element.tag == "time" else None
        if (words or stated) and len(words) <= _LONGEST_SPOT and element is not heading:
            yield Spot(
                name=str(element.tag),
                names=names,
                words=words,
                stated=stated,
                distance=index - at if index >= at else _BEFORE * (at - index),
                element=element,
            )


def own_words(element: Element) -> str:
    """Return the words of an element without those of the elements inside it."""
    parts = [element.text or "", *(child.tail or "" for child in element)]
    return " ".join(" ".join(parts).split())


def _words(element: Element) -> str:
    """Return the words of a small element whole, of a large one its own."""
    parts = list(islice(element.itertext(), _MOST_PARTS))
    words = " ".join(" ".join(parts).split())
    large = len(parts) == _MOST_PARTS or (element.tag in _HOLDERS and len(words) > _SHORT)
    return own_words(element) if large else words


def _shown_elements(root: Element, kept: frozenset[Element]) -> Iterator[tuple[Element, str]]:
    waiting: list[tuple[Element, str, str]] = [(root, "", "")]
    while waiting:
        element, above, around = waiting.pop()
        if not isinstance(element.tag, str) or (element.tag in _ELSEWHERE and element not in kept):
            continue
        own = names_of(element)
        if element not in kept and is_elsewhere(element):
            continue
        yield element, f"{own} {above} {around}"
        waiting.extend((child, own, above) for child in reversed(element))


def is_elsewhere(element: Element) -> bool:
    """Whether an element is by its names a menu, comments, or a teaser of another page."""
    if element.tag in {"html", "body", "main", "article", "h1", "time"}:
        return False
    names = names_of(element)
    named = element.tag == "footer" or _ELSEWHERE_NAMES.search(names)
    return bool(named) and not _KEPT_NAMES.search(names)


def names_of(element: Element) -> str:
    """Return the classes, id and properties of an element, in lower case."""
    return " ".join((element.get(name) or "") for name in _NAMING).lower()


def _heading(root: Element, title: str | None) -> Element | None:
    wanted = _WORD.findall((title or "").casefold())
    found = [element for path in _HEADLINES for element in root.xpath(path)[:20]]
    for element in found:
        if wanted and _WORD.findall("".join(element.itertext()).casefold()) == wanted:
            return element
    return next(iter(found), None)


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


_LEADS = regex.compile(
    r"^(?:(?:zeige?|view|see|show|voir|ver|toon|mostra|weitere|more)?\s*"
    r"(?:alle|all|tous les|toutes les|tod[oa]s (?:l[oa]s|[oa]s)|tutti gli|mehr|more)?\s*"
    r"(?:posts|articles|stories|beiträge|artikel|publications|entradas|artículos|artigos|publicações|articoli|berichten)\s+"
    r"(?=(?:by|from|von|par|por|di|door|van|de)\s\p{Lu}))?"
    r"(?:(?:ein(?:e)?|the|a|le|la|un|une|der)\s)?"
    r"(?:(?:words|written|posted|story|text|article|reported|published|updated|submitted|"
    r"created|blog beitrag|beitrag|artikel|gastbeitrag|kommentar|interview|bericht|"
    r"erstellt|verfasst|geschrieben|veröffentlicht|text und interview|zum profil|profil|protokoll|"
    r"aufgezeichnet|propos recueillis|publié|écrit|escrito|"
    r"publicado|geschreven|geplaatst|guest post|review|analysis|opinion|"
    r"interview und text)\s*:?\s+)?"
    r"(?:(?:by|von|par|por|door)\b|(?<=\s)(?:from|di|van|de)\b|"
    r"(?:autor(?:in|en|a|es)?|auteur|author|authors|writer|texto|texte|text|words|story|redaktion|"
    r"interview|text und interview|redacción|por)\s*:|auteur|writer|autorin|(?:autor|author)(?=\s\p{Lu}))"
    r"[\s:]*(?=[\p{Lu}\p{Lt}\p{Lo}])",
    regex.IGNORECASE,
)
_TAIL = regex.compile(
    r"\s*(?:[|•·–—]|\(|\[|\s-\s|,?\s\b(?:on|for|updated|published|posted|follow|am|le|il y a|vor|um|foto|"
    r"photo|fotos|bild|illustrat\w+)\b|[\w.+-]+@[\w.-]+|@|(?<![\p{L}\d])\d).*$",
    regex.IGNORECASE | regex.DOTALL,
)
_LOOSE = regex.compile(r"\s+(?:at|in|under|on|for|and|twitter|facebook|shares?)$", regex.IGNORECASE)
_REFUSED = regex.compile(
    r"^(?:(?:no|kein|ohne|sin|sem|sans|senza|geen|unknown|unbekannter?) (?:author|autor|auteur|autore)|"
    r"admin(?:istrator)?|webmaster|root|user|null|none|undefined|unknown|anonymous|wordpress|blogger|"
    r"https?:.*|www\..*|author|autor(?:in|en)?|auteur|authors|view all posts.*|alle artikel.*|mehr.*|more.*|"
    r"about.*|über .*|stand|share.*|teilen|follow.*|read.*|kommentare?|comments?.*|by|von|par|por|door|"
    r"facebook|twitter|instagram|e-?mail|login|home|datum|date|alle .*|profil|kontakt|contact|website|"
    r"am|um|on|at|posted|text|texte|interview|post author|rezept von|veröffentlicht von|with|mit|\w+ by|"
    r"wordpressadmin|(?:bereitgestellt|powered|proudly).*|foto.*|photo.*|bild.*|image.*|quelle|"
    r"source|and|und|et|y|"
    r"e|in|pressestelle|unternehmen|print.*|drucken)$",
    regex.IGNORECASE,
)
_GENERIC = regex.compile(
    r"^(?:(?:die |the |la )?(?:editor(?:s|ial)?(?: (?:team|staff|board))?|staff(?: writer| report(?:er)?)?|"
    r"guest|gast(?:autor(?:in)?)?|redaktion|redacci[oó]n|r[eé]daction|redactie|redação|agencies|newsdesk))$",
    regex.IGNORECASE,
)
_ROLE = regex.compile(
    r"\b(?:editors?|reporters?|correspondents?|writers?|contributors?|producers?|columnists?|"
    r"journalists?|fellow|"
    r"staff|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|chef\p{L}*|pressesprecher(?:in)?|journalistin|"
    r"professor(?:in)?|rédact\p{L}*|journaliste|periodista)\b",
    regex.IGNORECASE,
)
_JOINTS = regex.compile(r"\s*(?:[,;&+]|\b(?:and|und|et|y|en|e)\b)\s*")
_SENTENCE = regex.compile(r"\p{Ll}{3}[.!?](?:\s|$)|[:!?]")
_PARTICLES = frozenset(
    "de von van der den la di da del dos das do el al bin ten ter zu du le y e and und et en &".split()  # noqa: SIM905 - read as one line
)
_MOST_IN_BYLINE, _MOST_IN_NAME = 24, 6
_LONGEST = 200
_AUTHORS = (
    *("author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "dc:creator"),
    *("article:author", "article:author_name", "cxenseparse:author", "citation_author", "twitter:data1"),
    *("og:article:author", "og:author", "dcterms.contributor", "shareaholic:article_author_name", "creator"),
    *("article.author", "authors", "rnews:author", "bt:author"),
)
_MARKED = regex.compile(r"(?<![\w-])(?:author|fn|p-author|creator|schema:author|dc:creator)(?![\w-])")
_CALLED = ("byline", "by-line", "by_line", "author", "autor", "writer", "auteur", "postedby", "posted-by")
_FAR = 500
_NEAR = 12
_MOST_LINES = 100
_AUTHOR_LABELS = regex.compile(
    r"writ|author|autor|auteur|by|von|verfa|par|por|escri|écrit|door|geschr", regex.IGNORECASE
)


@cache
def _month(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(
        rf"[\s,]+(?:{any_of(tuple(load_calendar_names(grammar.locale).months))})\.?$", regex.IGNORECASE
    )


def find_byline(
    root: Element,
    meta: Mapping[str, Sequence[str]],
    things: Sequence[Thing],
    *,
    title: str | None,
    site: frozenset[str],
    grammar: Grammar,
) -> str | None:
    """Return who wrote a page: as its data say, else as a line near its headline says.

    Args:
        root: The page.
        meta: Its `<meta>` values by name.
        things: The articles it states, the page's own first.
        title: Its headline.
        site: The names of the site in lower case, which is not its own author.
        grammar: Names of months, which end a byline.
    """
    houses: list[str] = []
    for words in _stated_authors(meta, things):
        byline = clean_byline(words, grammar, site=site)
        if byline and byline.casefold() not in site:
            if not _GENERIC.match(byline):
                return byline
            houses.append(byline)
    for rank, names in _byline_lines(root, title):
        byline = _joined([clean_byline(words, grammar, site=site) for words in names], rank)
        sure = rank == 0
        if byline and not _GENERIC.match(byline) and byline.casefold() not in site:
            return byline
        houses += [byline] if byline and sure else []
    houses += [name for thing in things[:2] for each in _authors(thing) if (name := words_of_value(each))]
    return next(iter(houses), None)


def _joined(names: Sequence[str | None], rank: int) -> str | None:
    """Return the names of one byline; one in small letters is a name only where mark-up says so."""
    known = [name for name in dict.fromkeys(names) if name and (rank == 0 or _is_name(name, rank))]
    kept = [name for at, name in enumerate(known) if not any(name in each for each in known[:at])]
    return ", ".join(kept) or None


def _is_name(name: str, rank: int) -> bool:
    return not name[0].islower() and (rank == 1 or all(map(_in_name, name.split())))


def _in_name(word: str) -> bool:
    return word in _PARTICLES or not word[0].islower() or word[:2].casefold() in {"d'", "d’"}


def _authors(thing: Thing) -> Sequence[object]:
    authors = thing.get("author") or thing.get("creator") or ()
    return authors if isinstance(authors, list) else [authors]


def _stated_authors(meta: Mapping[str, Sequence[str]], things: Sequence[Thing]) -> Iterator[str]:
    for thing in things:
        names = [words_of_value(each) for each in _authors(thing) if not _is_house(each)]
        if any(names):
            yield ", ".join(dict.fromkeys(name for name in names if name))
            break
    for name in _AUTHORS:
        if name == "twitter:data1" and not _AUTHOR_LABELS.search(" ".join(meta.get("twitter:label1", ()))):
            continue
        if name in meta:
            yield ", ".join(dict.fromkeys(meta[name]))


def _is_house(author: object) -> bool:
    """Whether an author is the publisher: a house is named only where no person is."""
    return isinstance(author, Mapping) and any(kind.endswith("organization") for kind in types_of(author))


def _byline_lines(root: Element, title: str | None) -> Iterator[tuple[int, list[str]]]:
    """Yield the words of lines that may name the author, likeliest first, with their rank."""
    spots = [spot for spot in find_spots(root, title) if spot.words and len(spot.words) <= _LONGEST]
    ranked = [
        (rank, spot) for spot in spots if spot.distance <= _FAR and (rank := _byline_rank(spot)) is not None
    ]
    ranked = sorted(ranked, key=lambda each: (each[0], each[1].distance))[:_MOST_LINES]
    for rank, spot in ranked:
        beside = [
            _called(other, rank)
            for other_rank, other in ranked
            if other_rank == rank
            and other is not spot
            and other.names == spot.names
            and _holder(other) is _holder(spot)
            and abs(other.distance - spot.distance) <= _NEAR
        ]
        yield rank, [_called(spot, rank), *beside]


def _called(spot: Spot, rank: int) -> str:
    """Return the words to look for a name in: those of elements inside a byline stand for themselves."""
    return spot.words if rank > 1 else own_words(spot.element)


def _holder(spot: Spot) -> Element | None:
    parent = spot.element.getparent()
    return parent.getparent() if parent is not None else None


def _byline_rank(spot: Spot) -> int | None:
    """Return how far a line is from being a byline; None where it is none."""
    if spot.name in {"time", "img", "h1"} or spot.stated:
        return None
    if _MARKED.search(spot.names):
        return 0
    if any(name in spot.names for name in _CALLED):
        return 1
    return 2 if _LEADS.match(spot.words) else None


def clean_byline(words: str, grammar: Grammar, *, site: frozenset[str] = frozenset()) -> str | None:
    """Return the names in a byline; None where it holds none.

    Args:
        words: As a page states it (`By Ana Ruiz, Political Editor | 4 May`).
        grammar: Names of months, which end a byline.
        site: The names of the site, in lower case.
    """
    name = " ".join(words.split()).strip(" ,;:|-–—/@")
    lead = _LEADS.match(name)
    name = name[lead.end() :] if lead else name
    name = _month(grammar).sub("", _TAIL.sub("", name)) if not _REFUSED.match(name) else ""
    name = _persons(_LOOSE.sub("", name.strip(" ,;:|-–—/")), site)
    if name.casefold() in load_calendar_names(grammar.locale).months:
        return None
    if not name or _REFUSED.match(name) or _SENTENCE.search(name) or len(name) < 2:  # noqa: PLR2004 - initials are no byline
        return None
    pieces = _JOINTS.split(name)
    if len(name.split()) > _MOST_IN_BYLINE or any(len(piece.split()) > _MOST_IN_NAME for piece in pieces):
        return None
    return name


def _persons(name: str, site: frozenset[str]) -> str:
    """Return names without the roles and the house after them."""
    first, *others = [part for part in name.split(",") if not _REFUSED.match(part.strip())] or [""]
    kept = [part for part in others if not _ROLE.search(part) and part.strip().casefold() not in site]
    return ", ".join(part.strip() for part in (first, *kept)).strip(" ,")
