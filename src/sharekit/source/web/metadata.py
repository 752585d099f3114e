"""What a page states of itself: schema.org things and dates, who wrote it and when, and its events.

Author and day are taken as its data say, its address, or the short lines near its headline.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

import regex

from sharekit.document import Span
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.clock import day_of
from sharekit.presets.grammar import Grammar, load_table
from sharekit.source.events.dates import DayMention, find_days
from sharekit.source.events.resolving import fits
from sharekit.source.language.people import any_of
from sharekit.source.web.maintext import is_elsewhere, names_of, own_words, web_pattern, web_words, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Thing: TypeAlias = Mapping[str, Any]
Meta: TypeAlias = Mapping[str, Sequence[str]]
_MOST = 500
_NESTED = 6
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>)\s*$", re.DOTALL)
_TAGS = re.compile(r"<[^<>]{1,300}>")
_ARTICLE = re.compile(r'"@type"\s*:\s*"(\w*(?:Article|Posting))"')
_PLAIN = re.compile(r'"(headline|datePublished)"\s*:\s*"([^"\\]{4,300})"')


def find_things(root: Element) -> tuple[Thing, ...]:
    """Return every thing a page states, outermost first; broken JSON is passed over."""
    scopes = root.xpath("//*[@itemscope and not(@itemprop)]")[:_MOST]
    return (*_linked_data(root), *(_item(scope, 0) for scope in scopes))


def listed(value: Any) -> list[Any]:  # noqa: ANN401 - whatever JSON gives
    """Return a value of a thing as a list."""
    return value if isinstance(value, list) else [value]


def types_of(thing: Thing) -> frozenset[str]:
    """Return the types of a thing in lower case, without their vocabulary (`newsarticle`)."""
    return frozenset(str(kind).rpartition("/")[2].lower() for kind in listed(thing.get("@type")) if kind)


def is_a(thing: object, *endings: str) -> bool:
    """Whether something is a thing of a type whose name ends so."""
    return isinstance(thing, Mapping) and any(kind.endswith(endings) for kind in types_of(thing))


def words_of_value(value: object) -> str | None:
    """Return the words of a value: of a text as they are, of a thing its name, of a list its first."""
    if isinstance(value, list):
        return next((words for item in value if (words := words_of_value(item))), None)
    if isinstance(value, Mapping):
        return words_of_value(value.get("name") or value.get("@value") or value.get("url"))
    if not isinstance(value, str):
        return None
    return " ".join(_TAGS.sub(" ", value).split()) or None


def _linked_data(root: Element) -> Iterator[Thing]:
    for script in root.xpath("//script[contains(@type, 'ld+json')]")[:_MOST]:
        words = _COMMENT.sub("", script.text or "")
        try:
            value = json.loads(words, strict=False)
        except (ValueError, RecursionError):
            yield from _salvaged(words)
            continue
        yield from _flat(value, 0)


def _salvaged(words: str) -> Iterator[Thing]:
    """Yield an article of which broken JSON still says headline and day."""
    kind = _ARTICLE.search(words)
    if kind:
        stated = {found[1]: found[2] for found in reversed(list(_PLAIN.finditer(words, kind.start())))}
        yield {"@type": kind[1], **stated}


def _flat(value: object, depth: int) -> Iterator[Thing]:
    if depth > _NESTED:
        return
    if isinstance(value, list):
        for item in value[:_MOST]:
            yield from _flat(item, depth + 1)
    elif isinstance(value, Mapping):
        if "@type" in value:
            yield value
        for name in ("@graph", "mainEntity", "itemListElement", "item", "subEvent"):
            if name in value:
                yield from _flat(value[name], depth + 1)


def _item(scope: Element, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": [kind for kind in scope.get("itemtype", "").split() if kind]}
    if depth > _NESTED:
        return found
    for element in _properties(scope):
        value = _item(element, depth + 1) if element.get("itemscope") is not None else _value(element)
        for name in element.get("itemprop", "").split():
            found[name] = [*listed(found[name]), value] if name in found else value
    return found


def _properties(scope: Element) -> Iterator[Element]:
    """Yield the properties of a scope, not those of the scopes inside it."""
    waiting = list(reversed(scope))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        if element.get("itemprop"):
            yield element
        if element.get("itemscope") is None:
            waiting.extend(reversed(element))


def _value(element: Element) -> str:
    for name in ("content", "datetime", "href", "src", "data"):
        if element.get(name):
            return str(element.get(name)).strip()
    return words_of(element)


_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\s?(?P<time>\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s?(?P<zone>Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?\s*"
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?|(\d{4})[/.](\d{2})[/.](\d{2})(?:\s.*)?", re.DOTALL)


def parse_iso(words: str) -> tuple[date | datetime, str | None] | None:
    """Return a day or a local wall-clock time and its offset (`+02:00`, `UTC`) where one is written."""
    found = _ISO.fullmatch(words.strip())
    try:
        if not found:
            return _other(words.strip())
        if not found["time"]:
            return date.fromisoformat(found["day"]), None
        return datetime.fromisoformat(f"{found['day']}T{found['time']}"), _offset(found["zone"])
    except (ValueError, OverflowError, TypeError):
        return None


def _other(words: str) -> tuple[date | datetime, str | None] | None:
    basic = _BASIC.fullmatch(words)
    if basic:
        year, month, day = (int(part) for part in basic.groups() if part)
        return date(year, month, day), None
    mailed = "," in words[:12] and any(letter.isdigit() for letter in words)
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  it imports sockets, and few pages need it

    return (parsedate_to_datetime(words).replace(tzinfo=None), None) if mailed else None


def _offset(zone: str | None) -> str | None:
    if not zone or zone in "Zz":
        return "UTC" if zone else None
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


_WORD = re.compile(r"\w+")
_ELSEWHERE = frozenset(
    {"script", "style", "template", "noscript", "nav", "form", "iframe", "svg", "head", "select"}
)
_LONGEST_SPOT = 300
_MOST_PARTS = 9
_SHORT = 80
_HOLDERS = frozenset({"div", "section", "header", "article"})
_BEFORE = 3  # a line above the headline counts as this many times as far
_HEADLINES = ("//h1", "//h2", "//h3", "//*[@itemprop='headline']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A short line.

    Attributes:
        element: Its element.
        names: Classes, id and properties of it and of the two elements around it, in lower case.
        words: Its words; of a large element its own, without those of elements inside it.
        stated: The day that a `<time>` states for machines.
        distance: Elements between it and the headline.
    """

    element: Element
    names: str
    words: str
    stated: str | None
    distance: int

    @property
    def name(self) -> str:
        """The name of its element."""
        return str(self.element.tag)


def find_spots(root: Element, title: str | None) -> Iterator[Spot]:
    """Yield the short lines outside menus, comments and teasers of other pages, in order."""
    heading = _heading(root, title)
    kept = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    order = list(_shown_elements(root, kept))
    at = next((index for index, (element, _) in enumerate(order) if element is heading), 0)
    for index, (element, names) in enumerate(order):
        words = _words(element)
        stated = element.get("datetime") if element.tag == "time" else None
        if (words or stated) and len(words) <= _LONGEST_SPOT and element is not heading:
            distance = index - at if index >= at else _BEFORE * (at - index)
            yield Spot(element=element, names=names, words=words, stated=stated, distance=distance)


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
        if element not in kept and is_elsewhere(element):
            continue
        own = names_of(element)
        yield element, f"{own} {above} {around}"
        waiting.extend((child, own, above) for child in reversed(element))


def _heading(root: Element, title: str | None) -> Element | None:
    """Return the heading that has the words of the headline, or the first one."""
    wanted = _WORD.findall((title or "").casefold())
    found = [element for path in _HEADLINES for element in root.xpath(path)[:20]]
    same = (each for each in found if wanted and _WORD.findall("".join(each.itertext()).casefold()) == wanted)
    return next(chain(same, found), None)


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
_LATER, _LATER_WORDS = "%(later_names)s", "(?i)%(later)s"
_LONGEST_NAMED, _LONGEST_BARE = 140, 60
_FAR_NAMED, _FAR_ALONE, _FAR_BARE = 400, 150, 40
_ALONE = r"(?i)[\d\s.:,/|-]+(?:%(hour_leads)s)?[\d\s.:,/|-]*(?:%(hour_marks)s)?"
_NUMERIC = re.compile(r"[\d/]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What tells who wrote a page and when, but for its lines.

    Attributes:
        root: The page.
        meta: Its `<meta>` values by name.
        things: The articles it states, the page's own first.
        title: Its headline.
        link: Its address, which may hold the day.
        site: The names of the site in lower case, which is not its own author.
        grammar: Names of months.
    """

    root: Element
    meta: Meta
    things: Sequence[Thing]
    title: str | None
    link: str | None
    site: frozenset[str]
    grammar: Grammar


class Published(NamedTuple):
    """A day of publication; sure where data or address say so, and not only a line near the headline."""

    day: date | None
    sure: bool


def find_published(data: PageData, spots: Sequence[Spot]) -> Published:
    """Return when a page was published."""
    grammar, path, line = data.grammar, _in_path(data.link), _shown(spots, data.grammar)
    shown = line.day if line and line.rank <= 1 else None
    stated = _first_day(_stated(data), grammar)
    if stated:
        # Data may be in universal time, or name the printed issue; readers see the day before or after.
        near = (day for day in (path, shown) if day and abs(day - stated) <= _NEXT)
        return Published(stated if stated in (path, shown) else next(near, stated), sure=True)
    if path or shown:
        return Published(path or shown, sure=path is not None or bool(line and not line.rank))
    vague = (words for name in _words_for("vague_meta") for words in data.meta.get(name, [])[:1])
    day = _first_day(vague, grammar)
    if day or line:
        return Published(day or (line.day if line else None), sure=day is not None)
    scripts = chain.from_iterable(_SCRIPTED.findall(words) for words in data.root.xpath("//script/text()"))
    day = _only(scripts, grammar) or _only(data.root.xpath("//time/@datetime"), grammar)
    return Published(day, sure=False)


def is_dateline(words: str, day: date, grammar: Grammar) -> bool:
    """Whether a line only names a day, perhaps with a time and a name, and no more."""
    if len(words) > _LONGEST_NAMED or _in_words(words, grammar) != day:
        return False
    return len(words.split()) <= _MOST_WORDS and not words.rstrip().endswith((".", "!", "?"))


def _only(stated: Iterable[str], grammar: Grammar) -> date | None:
    """Return the day that all of these name; None where two are named."""
    days = {_first_day(iter((str(words),)), grammar) for words in islice(stated, _MOST_TIMES)}
    return days.pop() if len(days) == 1 else None


def _first_day(stated: Iterator[str], grammar: Grammar) -> date | None:
    for words in stated:
        parsed = parse_iso(words)
        moment = parsed[0] if parsed else _unix(words) or _in_words(words, grammar)
        if moment and moment.year >= _FIRST_YEAR:
            return day_of(moment)
    return None


def _unix(words: str) -> date | None:
    """Return the day of a Unix time, in seconds or milliseconds."""
    if not re.fullmatch(r"1\d{9}(?:\d{3})?", words.strip()):
        return None
    return datetime.fromtimestamp(int(words.strip()[:10]), tz=UTC).date()


def _stated(data: PageData) -> Iterator[str]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for thing in data.things:
            stated = thing.get(key)
            yield words_of_value(str(stated) if isinstance(stated, int) else stated) or ""
    for name in _words_for("published_meta"):
        yield from data.meta.get(name, [])[:1]
    for path in _ELEMENTS:
        yield from (str(words) for words in data.root.xpath(path)[:1])


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


class _Line(NamedTuple):
    rank: int
    distance: int
    day: date


def _shown(spots: Sequence[Spot], grammar: Grammar) -> _Line | None:
    """Return the line near the headline that names a day: a named before a bare one, near before far."""
    dated = (spot for spot in spots if _DATED.search(spot.stated or spot.words))
    ranked = ((rank, spot) for spot in dated if (rank := _rank(spot)) is not None)
    found = (_Line(rank, spot.distance, day) for rank, spot in ranked if (day := _in_spot(spot, grammar)))
    return min(found, default=None)


def _rank(spot: Spot) -> int | None:
    """Return how far a spot is from saying when the page was published; None where it says something else."""
    far = spot.distance > _FAR_NAMED or len(spot.words) > _LONGEST_NAMED
    if far or web_pattern(_LATER_WORDS).match(spot.words):
        return None
    if any(name in spot.names for name in _words_for("date_labels")):
        return 0
    if web_pattern(_LATER).search(spot.names):  # blogs call the day so where nothing was changed
        return 3 if "entry" in spot.names or "post" in spot.names else None
    if spot.name == "time" or any(name in spot.names for name in _words_for("date_names")):
        return 1
    if web_pattern(_ALONE).fullmatch(spot.words):
        return 2 if spot.distance <= _FAR_ALONE else None
    return 2 if len(spot.words) <= _LONGEST_BARE and spot.distance <= _FAR_BARE else None


def _in_spot(spot: Spot, grammar: Grammar) -> date | None:
    parsed = parse_iso(spot.stated) if spot.stated else None
    return day_of(parsed[0]) if parsed else _in_words(spot.words, grammar)


def _in_words(words: str, grammar: Grammar) -> date | None:
    numbers = _NUMBERS.search(words)
    if numbers:
        return _day(*numbers.groups())
    start = words[: 2 * _LONGEST_NAMED]
    for mention in find_days(start, Span(0, len(start)), grammar):
        if mention.last_day:  # nobody writes for several days
            return None
        if mention.year and mention.year >= _FIRST_YEAR and not _ambiguous(mention, words, grammar):
            return fits(replace(mention, weekday=None), mention.year)
    return None


def _ambiguous(mention: DayMention, words: str, grammar: Grammar) -> bool:
    """Whether English figures with strokes could be month first or day first."""
    turned = mention.day <= _MONTHS and mention.day != mention.month
    return turned and grammar.language.startswith("en") and bool(_NUMERIC.fullmatch(mention.span.of(words)))


_LEADS = (
    r"(?i)^(?:(?:%(view)s)?\s*(?:%(every)s)?\s*(?:%(articles)s)\s+(?=(?:%(by_behind)s)\s\p{Lu}))?"
    r"(?:(?:%(one)s)\s)?(?:(?:%(written)s)\s*:?\s+)?"
    r"(?:(?:%(by)s)\b|(?<=\s)(?:%(from)s)\b|(?:%(author_labels)s)\s*:|%(author)s|(?:%(author_named)s)(?=\s\p{Lu}))"
    r"[\s:]*(?=[\p{Lu}\p{Lt}\p{Lo}])"
)
_TAIL = r"(?is)\s*(?:[|•·–—]|\(|\[|\s-\s|,?\s\b(?:%(behind)s)\b|[\w.+-]+@[\w.-]+|@|(?<![\p{L}\d])\d).*$"
_LOOSE = r"(?i)\s+(?:%(loose)s)$"
_REFUSED = r"(?i)^(?:%(no_author)s)$"
_GENERIC = r"(?i)^(?:%(staff)s)$"
_ROLE = r"(?i)\b(?:%(roles)s)\b"
_JOINTS = r"\s*(?:[,;&+]|\b(?:%(and)s)\b)\s*"
_AUTHOR_LABELS = "(?i)%(label_parts)s"
_SENTENCE = regex.compile(r"\p{Ll}{3}[.!?](?:\s|$)|[:!?]")
_MOST_IN_BYLINE, _MOST_IN_NAME = 24, 6
_LONGEST = 200
_MARKED = r"(?<![\w-])(?:%(author_names)s)(?![\w-])"
_FAR = 500
_NEAR = 12
_MOST_LINES = 100


def _words_for(name: str) -> Sequence[str]:
    words: Sequence[str] = load_table("web_words")[name]
    return words


@cache
def _pattern(frame: str) -> regex.Pattern[str]:
    """Compile a pattern like those of `web_pattern`, of letters by their kind."""
    return regex.compile(frame % web_words())


@cache
def _month(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(
        rf"[\s,]+(?:{any_of(tuple(load_calendar_names(grammar.locale).months))})\.?$", regex.IGNORECASE
    )


def find_byline(data: PageData, spots: Sequence[Spot]) -> str | None:
    """Return who wrote a page: as its data say, else as a line near its headline says."""
    things, site, grammar = data.things, data.site, data.grammar
    houses: list[str] = []
    stated = (_cleaned(words, grammar, site) for words in _stated_authors(data.meta, things))
    shown = (
        (rank, _joined([_cleaned(words, grammar, site) for words in names], rank))
        for rank, names in _byline_lines(spots)
    )
    for rank, byline in chain(((0, each) for each in stated if each and each.casefold() not in site), shown):
        if byline and not _pattern(_GENERIC).match(byline) and byline.casefold() not in site:
            return byline
        houses += [byline] if byline and rank == 0 else []
    houses += [name for thing in things[:2] for each in _authors(thing) if (name := words_of_value(each))]
    return next(iter(houses), None)


def _joined(names: Sequence[str | None], rank: int) -> str | None:
    """Return the names of one byline; one in small letters is a name only where mark-up says so."""
    known = [name for name in dict.fromkeys(names) if name and (rank == 0 or not name[0].islower())]
    known = [name for name in known if rank <= 1 or all(map(_in_name, name.split()))]
    kept = [name for at, name in enumerate(known) if not any(name in each for each in known[:at])]
    return ", ".join(kept) or None


def _in_name(word: str) -> bool:
    return word in _words_for("particles") or not word[0].islower() or word[:2].casefold() in {"d'", "d’"}


def _authors(thing: Thing) -> list[Any]:
    return listed(thing.get("author") or thing.get("creator") or ())


def _stated_authors(meta: Meta, things: Sequence[Thing]) -> Iterator[str]:
    for thing in things:
        # A house is named only where no person is.
        people = (each for each in _authors(thing) if not is_a(each, "organization"))
        names = [words_of_value(each) for each in people]
        if any(names):
            yield ", ".join(dict.fromkeys(name for name in names if name))
            break
    labelled = _pattern(_AUTHOR_LABELS).search(" ".join(meta.get("twitter:label1", ())))
    for name in _words_for("author_meta"):
        if name in meta and (name != "twitter:data1" or labelled):
            yield ", ".join(dict.fromkeys(meta[name]))


def _byline_lines(spots: Sequence[Spot]) -> Iterator[tuple[int, list[str]]]:
    """Yield the words of lines that may name the author, likeliest first, with their rank."""
    short = (spot for spot in spots if spot.words and len(spot.words) <= _LONGEST)
    near = ((_byline_rank(spot), spot) for spot in short if spot.distance <= _FAR)
    found = [(rank, spot) for rank, spot in near if rank is not None]
    ranked = sorted(found, key=lambda each: (each[0], each[1].distance))[:_MOST_LINES]
    for rank, spot in ranked:
        alike = (each for at, each in ranked if at == rank and each is not spot and each.names == spot.names)
        near_by = (each for each in alike if abs(each.distance - spot.distance) <= _NEAR)
        beside = [_called(each, rank) for each in near_by if _holder(each) is _holder(spot)]
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
    if _pattern(_MARKED).search(spot.names):
        return 0
    if any(name in spot.names for name in _words_for("byline_names")):
        return 1
    return 2 if _pattern(_LEADS).match(spot.words) else None


def _cleaned(words: str, grammar: Grammar, site: frozenset[str]) -> str | None:
    """Return the names in a byline (`By Ana Ruiz, Political Editor | 4 May`); None where it holds none."""
    name = " ".join(words.split()).strip(" ,;:|-–—/@")
    lead = _pattern(_LEADS).match(name)
    name = name[lead.end() :] if lead else name
    refused = _pattern(_REFUSED)
    name = "" if refused.match(name) else _month(grammar).sub("", _pattern(_TAIL).sub("", name))
    name = _persons(_pattern(_LOOSE).sub("", name.strip(" ,;:|-–—/")), site)
    if len(name) < 2 or refused.match(name) or _SENTENCE.search(name):  # noqa: PLR2004 - initials are no byline
        return None
    sizes = [len(piece.split()) for piece in _pattern(_JOINTS).split(name)]
    long = len(name.split()) > _MOST_IN_BYLINE or max(sizes) > _MOST_IN_NAME
    return None if long or name.casefold() in load_calendar_names(grammar.locale).months else name


def _persons(name: str, site: frozenset[str]) -> str:
    """Return names without the roles and the house after them."""
    parts = [part.strip() for part in name.split(",") if not _pattern(_REFUSED).match(part.strip())] or [""]
    others = (part for part in parts[1:] if part.casefold() not in site and not _pattern(_ROLE).search(part))
    return ", ".join((parts[0], *others)).strip(" ,")
