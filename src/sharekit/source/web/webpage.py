"""Web pages: the main text as blocks, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from sharekit.document import Event, EventLinks, Person, Status
from sharekit.errors import NothingToShareError, SourceError
from sharekit.presets.grammar import Grammar, load_grammar
from sharekit.source.events.zones import find_zone
from sharekit.source.formats.stated import Parsed, Stated
from sharekit.source.language.language import find_language, parse_tag
from sharekit.source.page import Draft, web_address
from sharekit.source.web.maintext import find_blocks, find_main_text, tag_name, web_pattern, words_of
from sharekit.source.web.metadata import (
    Published,
    Thing,
    find_byline,
    find_published,
    find_things,
    is_dateline,
    parse_iso,
    types_of,
    words_of_value,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_PHP = re.compile(r"<\?(?!xml).*?(?:\?>|\Z)", re.DOTALL)
_LEAST = 250
_TOP = 8
_MISSING = r"(?i)^\W*(?:(?:%(error)s)?\W*404\W*(?:$|[-–—|:]|%(missing_code)s)|(?:404\W*)?(?:%(missing)s))"
_SCRIPTED = "(?i)%(scripted)s"
_LOGIN = r"(?i)^\W*(?:%(login)s)\b"


def parse_page(text: str, *, url: str | None, language: str | None, usual_language: str | None) -> Parsed:
    """Read a page of HTML, or of XML that is laid out like one.

    Args:
        text: The page, decoded.
        url: Where it came from, for links without a site.
        language: BCP 47 tag, before anything the page says.
        usual_language: BCP 47 tag where the page states none.

    Returns:
        Its main text without furniture; title, byline, date, picture and events as it states them.

    Raises:
        SourceError: It is no page to read: a login, an error message, or words only JavaScript shows.
        NothingToShareError: It holds no text.
    """
    root = _tree(text)
    drafts = find_main_text(root, base=page_base(root, url))
    tag = language or stated_page_language(root) or usual_language
    words = " ".join(draft.text for draft in drafts)
    tag = tag or find_language(words or " ".join(root.itertext("title")))
    grammar = load_grammar(tag)
    facts = find_facts(root, url=url, grammar=grammar)
    events = tuple(find_schema_events(find_things(root)))
    if not events:
        _refuse_other(root, facts.title or words[:80], words)
    drafts = tuple(_without_dateline(_entitled(drafts, facts.title), facts, grammar))
    return Parsed(
        drafts=drafts,
        language=tag,
        stated=_stated(facts, events),
        marked_up=True,
    )


def parse_fragment(text: str, *, first_line: int) -> tuple[Draft, ...]:
    """Return the blocks of HTML that a site generator puts into its own page; of a whole page its main text.

    Args:
        text: The HTML, which front matter stood before.
        first_line: Line of the source where it begins.
    """
    if not text.strip():
        return ()
    root = _tree("\n" * (first_line - 1) + text)
    if re.search(r"<body\b", text, re.IGNORECASE):
        return find_main_text(root, base=None)
    return find_blocks(root, base=None, lines=True)


def _tree(text: str) -> Element:
    from lxml import etree, html  # noqa: PLC0415  slow to import, and only pages need it

    clean = _PHP.sub("", _SUBSET.sub("", _DECLARATION.sub("", text), count=1))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not len(root):
        message = "the page holds no text"
        raise NothingToShareError(message, hint="Open it in a browser and save the text as .txt")
    return root


def _entitled(drafts: tuple[Draft, ...], title: str | None) -> tuple[Draft, ...]:
    """Make the block that repeats the page's title its heading; nothing of the text stands before it."""
    if title is None:
        return drafts
    for index, draft in enumerate(drafts[:_TOP]):
        if same_words(draft.text, title):
            return (replace(draft, kind="heading", level=1), *drafts[index + 1 :])
    return drafts


def _without_dateline(drafts: tuple[Draft, ...], facts: PageFacts, grammar: Grammar) -> Iterator[Draft]:
    """Yield all but the lines that only say when an article was published: its time is no event's.

    Where no data state the day, a page with an author is taken for an article.
    """
    published = facts.published
    known = published.day if published and (published.sure or facts.byline) else None
    for index, draft in enumerate(drafts):
        words = " ".join(draft.text.split())
        if index >= _TOP or known is None or not is_dateline(words, known, grammar):
            yield draft


def _stated(facts: PageFacts, events: tuple[Event, ...]) -> Stated:
    return Stated(
        title=facts.title,
        byline=facts.byline,
        published=facts.published.day if facts.published and facts.published.sure else None,
        date=facts.published.day if facts.published and not facts.published.sure else None,
        link=facts.link,
        image=facts.image,
        image_alt=facts.image_alt,
        events=events,
    )


def _refuse_other(root: Element, title: str, words: str) -> None:
    """Refuse a page that is not what its address promises.

    Raises:
        SourceError: Login, error page, or a page that only JavaScript fills.
        NothingToShareError: No words at all.
    """
    little = len(words) < _LEAST
    if root.xpath("//input[@type='password']") and (little or web_pattern(_LOGIN).match(title)):
        message = "the page asks for a login"
        raise SourceError(message, hint="Open it in your browser, and save its text as .txt or .md")
    if web_pattern(_MISSING).match(title) or (little and web_pattern(_MISSING).match(words)):
        message = f"the page says: {title.strip()[:80]}"
        raise SourceError(message, hint="Check the address")
    if (little and web_pattern(_SCRIPTED).search(words)) or (not words.strip() and root.xpath("//script")):
        message = "the page shows its text only in a browser"
        raise SourceError(message, hint="Open it there, copy the text into a .txt file and give that")
    if not words.strip():
        message = "the page holds no text"
        raise NothingToShareError(message, hint="Open it in a browser and save the text as .txt")


_ARTICLES = ("article", "posting", "report", "webpage", "event", "review")
_SEPARATOR = re.compile(r"\s+[|–—•·»«:~/-]{1,2}\s+|\s*[|»]\s*|:\s+")
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 2  # fewer agree by chance
_RIGHTS = "(?i)%(rights)s"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Facts that a page states in its head or in its mark-up; None where it does not."""

    title: str | None = None
    byline: str | None = None
    published: Published | None = None
    link: str | None = None
    image: str | None = None
    image_alt: str | None = None


def find_facts(root: Element, *, url: str | None, grammar: Grammar) -> PageFacts:
    """Return what a page says about itself.

    Args:
        root: The page.
        url: Where it came from.
        grammar: Months, for dates that only readers see.
    """
    meta = _metas(root)
    things = tuple(thing for thing in find_things(root) if _is_article(thing))
    link = _link(root, meta, url)
    title = _title(root, meta, things, link)
    return PageFacts(
        title=title,
        byline=find_byline(
            root,
            meta,
            _own_first(things, title),
            title=title,
            site=_site(meta, things, link),
            grammar=grammar,
        ),
        published=find_published(
            root, meta, _own_first(things, title), title=title, link=link, grammar=grammar
        ),
        link=link,
        image=_image(meta, page_base(root, url)),
        image_alt=_first(meta, "og:image:alt", "twitter:image:alt"),
    )


def page_base(root: Element, url: str | None) -> str | None:
    """Return the address that a page's links without a site go out from."""
    stated = next((web_address(str(href)) for href in root.xpath("//base/@href")), None)
    return stated or _link(root, _metas(root), url)


def stated_page_language(root: Element) -> str | None:
    """Return the tag a page states (`<html lang>`, `og:locale`)."""
    meta = _metas(root)
    for words in (
        *root.xpath("/html/@lang"),
        *root.xpath("/html/@*[local-name()='lang']"),
        _first(meta, "og:locale") or "",
    ):
        if words.strip():
            try:
                return parse_tag(str(words), where="lang")
            except SourceError:
                continue
    return None


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words, marks and case aside."""
    return _words(one) == _words(other) != []


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _metas(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.xpath("//meta[@content or @value]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or element.get("value") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _is_article(thing: Thing) -> bool:
    return any(kind.endswith(_ARTICLES) for kind in types_of(thing))


def _title(
    root: Element, meta: dict[str, list[str]], things: Sequence[Thing], link: str | None
) -> str | None:
    """Return the headline: the heading that the head of the page repeats, else what the head says.

    A page's title, Open Graph title and headline often carry the site's name; the heading that
    readers see does not.
    """
    site = _site(meta, things, link)
    whole = list(_stated_titles(root, meta, things))
    stated = [bare for words in whole if (bare := _bare(words, site)).casefold() not in site]
    heads = [words for words in _headings(root) if words.casefold() not in site]
    repeated = (
        next((head for words in stated for head in heads if same_words(head, words)), None)
        or _part(whole, heads)
        or next((_shorter(head, words) for head in heads for words in stated if _agree(head, words)), None)
    )
    return repeated or next(iter([*stated, *heads]), None)


def _part(stated: Sequence[str], heads: Sequence[str]) -> str | None:
    """Return the longest heading that is a part of a stated title, between its separators."""
    parts = [_words(part) for title in stated for part in _SEPARATOR.split(title)]
    found = [head for head in heads if len(_words(head)) >= _LEAST_WORDS and _words(head) in parts]
    return max(found, key=len, default=None)


def _shorter(head: str, stated: str) -> str:
    """Return a heading, without what is glued to it before or after the words of the stated title."""
    words, fewer = _words(head), _words(stated)
    glued = len(fewer) < len(words) and fewer in (words[: len(fewer)], words[-len(fewer) :])
    return stated if glued else head


def _stated_titles(root: Element, meta: dict[str, list[str]], things: Sequence[Thing]) -> Iterator[str]:
    for thing in things:
        words = words_of_value(thing.get("headline"))
        if words:
            yield words
    for name in ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title"):
        if name in meta:
            yield meta[name][0]
    for element in root.xpath("//head/title | //title")[:1]:
        words = words_of(element)
        if words:
            yield words


def _headings(root: Element) -> Iterator[str]:
    paths = ("//h1", "//*[@itemprop='headline' or @itemprop='name']", "//h2", "//h3")
    for path in paths:
        for element in root.xpath(path)[:20]:
            words = " ".join(str(element.get("content") or "".join(element.itertext())).split())
            if words:
                yield words


def _agree(head: str, stated: str) -> bool:
    """Whether a heading and a stated title say the same: one holds the other, at least for the most."""
    first, second = _words(head), _words(stated)
    if not first or not second:
        return False
    if first == second:
        return True
    fewer, more = sorted((first, second), key=len)
    shared = len(set(fewer) & set(more))
    return len(fewer) > _LEAST_WORDS and shared >= 0.8 * len(set(fewer)) and len(fewer) >= 0.5 * len(more)


def _site(meta: dict[str, list[str]], things: Sequence[Thing], link: str | None) -> frozenset[str]:
    """Return the names of the site, in lower case."""
    names = [_first(meta, "og:site_name", "application-name", "al:ios:app_name", "twitter:app:name:iphone")]
    names += [words_of_value(thing.get("publisher")) for thing in things]
    names.append(
        web_pattern(_RIGHTS).sub("", _first(meta, "copyright", "dcterms.rightsholder") or "").strip(" .,")
    )
    host = (urlsplit(link).hostname or "") if link else ""
    bare = host.removeprefix("www.")
    names += [bare, *bare.split(".")[:-1], _first(meta, "twitter:site")]
    return frozenset(name.casefold().lstrip("@") for name in names if name)


def _bare(title: str, site: frozenset[str]) -> str:
    """Return a title without the site's name before or after it."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    first, last = title[: cuts[0].start()], title[cuts[-1].end() :]
    if _names_site(last, site):
        return _bare(title[: cuts[-1].start()], site)
    if _names_site(first, site):
        return _bare(title[cuts[0].end() :], site)
    strong = "|" in cuts[-1].group() or "»" in cuts[-1].group()
    if strong and len(_words(title[: cuts[-1].start()])) >= _LEAST_WORDS:
        return _bare(title[: cuts[-1].start()], site)
    return title


def _names_site(words: str, site: frozenset[str]) -> bool:
    plain = "".join(_words(words))
    return bool(plain) and any(
        plain == "".join(_words(name))
        or (len(plain) > 4 and plain.removeprefix("the") == "".join(_words(name)).removeprefix("the"))  # noqa: PLR2004 - short names differ by their article
        for name in site
    )


def _own_first(things: Sequence[Thing], title: str | None) -> Sequence[Thing]:
    """Put the thing whose headline is the page's title first; others are articles the page only links to."""
    return sorted(
        things, key=lambda thing: not same_words(words_of_value(thing.get("headline")) or "", title or "")
    )


def _link(root: Element, meta: dict[str, list[str]], url: str | None) -> str | None:
    canonical = [str(href).strip() for href in root.xpath("//link[@rel='canonical']/@href")]
    for words in (*canonical, *meta.get("og:url", [])):
        address = web_address(urljoin(url, words) if url else words)
        if address:
            return address
    return url


def _image(meta: dict[str, list[str]], base: str | None) -> str | None:
    words = _first(meta, "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    return web_address(urljoin(base, words) if base else words) if words else None


_STATUSES: Mapping[str, Status] = {
    "eventcancelled": "cancelled",
    "eventpostponed": "moved",
    "eventrescheduled": "moved",
}
_ORGANISATIONS = frozenset({"organization", "performinggroup", "musicgroup"})


def find_schema_events(things: tuple[Thing, ...]) -> Iterator[Event]:
    """Yield the events among things, each title once."""
    seen: set[tuple[str, object]] = set()
    for thing in things:
        if not any(kind.endswith("event") for kind in types_of(thing)):
            continue
        event = _event(thing)
        if event and (event.title, event.start) not in seen:
            seen.add((event.title, event.start))
            yield event


def _event(thing: Thing) -> Event | None:
    title = words_of_value(thing.get("name"))
    start, zone = _moment(thing.get("startDate"))
    if not title or start is None:
        return None
    end = _moment(thing.get("endDate"))[0]
    mode = str(thing.get("eventAttendanceMode", "")).lower()
    places = (
        [thing["location"]] if isinstance(thing.get("location"), (str, Mapping)) else thing.get("location")
    )
    real = [place for place in places or [] if not _is_virtual(place)]
    status = str(thing.get("eventStatus", "")).rpartition("/")[2].lower()
    return Event(
        title=title,
        start=start,
        end=end if end and str(end) > str(start) else None,
        timezone=zone,
        place=_place(real[0]) if real else None,
        online="online" in mode or "mixed" in mode or len(real) < len(places or []),
        status=_STATUSES.get(status, "scheduled"),
        stated=status == "eventrescheduled",  # only then is the day the new one (schema.org, EventStatusType)
        speakers=tuple(_people(thing.get("performer") or thing.get("performers"))),
        links=EventLinks(register=_register(thing)),
    )


def _moment(value: object) -> tuple[date | datetime | None, str | None]:
    words = words_of_value(value)
    parsed = parse_iso(words) if words else None
    if parsed is None:
        return None, None
    moment, offset = parsed
    return moment, find_zone(offset) if offset else None


def _is_virtual(place: object) -> bool:
    if isinstance(place, str):
        return place.startswith(("http://", "https://"))
    return isinstance(place, Mapping) and "virtuallocation" in types_of(place)


def _place(place: object) -> str | None:
    if not isinstance(place, Mapping):
        return words_of_value(place)
    name, address = words_of_value(place.get("name")), place.get("address")
    if isinstance(address, Mapping):
        parts = [words_of_value(address.get(key)) for key in ("streetAddress", "addressLocality")]
        where = ", ".join(part for part in parts if part)
    else:
        where = words_of_value(address) or ""
    if name and where and name.casefold() not in where.casefold():
        return f"{name}, {where}"
    return where or name


def _people(value: object) -> Iterator[Person]:
    for item in value if isinstance(value, list) else [value]:
        name = words_of_value(item)
        organised = isinstance(item, Mapping) and types_of(item) & _ORGANISATIONS
        if name and not organised:
            role = words_of_value(item.get("jobTitle")) if isinstance(item, Mapping) else None
            yield Person(name=name, role=role)


def _register(thing: Thing) -> str | None:
    offers = thing.get("offers")
    for offer in offers if isinstance(offers, list) else [offers]:
        url = words_of_value(offer.get("url")) if isinstance(offer, Mapping) else None
        if url and web_address(url):
            return web_address(url)
    return None


_DAYS = ("date", "newsdate", "published", "pubdate", "published_time")
_TITLES = ("title", "headline", "name", "summary")
_TEXTS = ("body", "content", "text", "description")
_ROOTS = frozenset({"html", "rss", "feed", "rdf", "svg", "urlset", "sitemapindex"})


def parse_xml(text: str, *, language: str | None, usual_language: str | None) -> Parsed | None:
    """Read an XML page; None for XHTML and what is broken, which the reader of web pages takes.

    The arguments are those of `parse_page`.

    Raises:
        SourceError: It is a feed or a map of a site, not one page.
    """
    root = _xml_tree(text)
    if root is None or tag_name(root) == "html":
        return None
    if tag_name(root) in _ROOTS:
        message = f"the file is a {tag_name(root)} file, not an article or event"
        raise SourceError(message, hint="Give the page of one article or event")
    body = _first_element(root, _TEXTS)
    drafts = find_blocks(body if body is not None else root, base=None, lines=True)
    lang = next((str(value) for value in root.xpath("//@*[local-name()='lang']")), None)
    tag = language or (parse_tag(lang, where="lang") if lang else None) or usual_language
    tag = tag or find_language(" ".join(draft.text for draft in drafts))
    return Parsed(drafts=drafts, language=tag, stated=_xml_stated(root))


def _xml_tree(text: str) -> Element | None:
    from lxml import etree  # noqa: PLC0415  slow to import, and only XML needs it

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _xml_stated(root: Element) -> Stated:
    titled, linked = _first_element(root, _TITLES), _first_element(root, ("link", "url"))
    title = (words_of(titled) or None) if titled is not None else None
    event = next(iter(root.xpath("//*[@start]")), None)
    days = [parse_iso(value) for name in _DAYS for value in root.xpath(f"//@{name}")]
    day = next((parsed[0] for parsed in days if parsed), None)
    start = parse_iso(event.get("start", "")) if event is not None else None
    end = parse_iso(event.get("end", "")) if event is not None else None
    events = (
        (Event(title=title or "", start=start[0], end=end[0] if end and end[0] != start[0] else None),)
        if start
        else ()
    )
    return Stated(
        title=title,
        link=web_address(words_of(linked)) if linked is not None else None,
        date=day,
        events=events,
    )


def _first_element(root: Element, names: tuple[str, ...]) -> Element | None:
    return next((element for element in root.iter() if tag_name(element) in names), None)
