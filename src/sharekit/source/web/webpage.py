"""Web pages: the main text as blocks, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
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
    Meta,
    PageData,
    Thing,
    find_byline,
    find_published,
    find_spots,
    find_things,
    is_a,
    is_dateline,
    listed,
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
    meta = _metas(root)
    link = _link(root, meta, url)
    base = next((web_address(str(href)) for href in root.xpath("//base/@href")), None) or link
    drafts = find_main_text(root, base=base)
    words = " ".join(draft.text for draft in drafts)
    tag = language or _stated_language(root, meta) or usual_language
    tag = tag or find_language(words or " ".join(root.itertext("title")))
    grammar = load_grammar(tag)
    things = find_things(root)
    stated = _stated(root, meta, things, link, grammar)
    stated = replace(stated, image=_image(meta, base), events=tuple(_events(things)))
    if not stated.events:
        _refuse_other(root, stated.title or words[:80], words)
    drafts = tuple(_without_dateline(_entitled(drafts, stated.title), stated, grammar))
    return Parsed(drafts=drafts, language=tag, stated=stated)


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


def _without_dateline(drafts: tuple[Draft, ...], stated: Stated, grammar: Grammar) -> Iterator[Draft]:
    """Yield all but the lines that only say when an article was published: its time is no event's.

    Where no data state the day, a page with an author is taken for an article.
    """
    known = stated.published or (stated.date if stated.byline else None)
    for index, draft in enumerate(drafts):
        words = " ".join(draft.text.split())
        if index >= _TOP or known is None or not is_dateline(words, known, grammar):
            yield draft


def _stated(root: Element, meta: Meta, things: Sequence[Thing], link: str | None, grammar: Grammar) -> Stated:
    articles = [thing for thing in things if is_a(thing, *_ARTICLES)]
    site = _site(meta, articles, link)
    title = _title(root, meta, articles, site)
    # The article whose headline is the page's title comes first; to others the page only links.
    articles.sort(key=lambda thing: not same_words(words_of_value(thing.get("headline")) or "", title or ""))
    data = PageData(root=root, meta=meta, things=articles, title=title, link=link, site=site, grammar=grammar)
    spots = tuple(find_spots(root, title))
    published = find_published(data, spots)
    return Stated(
        title=title,
        byline=find_byline(data, spots),
        published=published.day if published.sure else None,
        date=None if published.sure else published.day,
        shown=not published.sure,
        link=link,
        image_alt=_first(meta, "og:image:alt", "twitter:image:alt"),
    )


def _refuse_other(root: Element, title: str, words: str) -> None:
    """Refuse a page that is not what its address promises."""
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


def _stated_language(root: Element, meta: Meta) -> str | None:
    """Return the tag a page states (`<html lang>`, `og:locale`)."""
    stated = (*root.xpath("/html/@lang"), *root.xpath("/html/@*[local-name()='lang']"))
    for words in (*stated, *meta.get("og:locale", [])[:1]):
        with suppress(SourceError):
            return parse_tag(str(words), where="lang")
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


def _first(meta: Meta, *names: str) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _title(root: Element, meta: Meta, things: Sequence[Thing], site: frozenset[str]) -> str | None:
    """Return the headline: the heading that the head of the page repeats, else what the head says.

    A page's title, Open Graph title and headline often carry the site's name; the heading that
    readers see does not.
    """
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


def _stated_titles(root: Element, meta: Meta, things: Sequence[Thing]) -> Iterator[str]:
    yield from filter(None, (words_of_value(thing.get("headline")) for thing in things))
    for name in ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title"):
        if name in meta:
            yield meta[name][0]
    yield from filter(None, map(words_of, root.xpath("//head/title | //title")[:1]))


def _headings(root: Element) -> Iterator[str]:
    for path in ("//h1", "//*[@itemprop='headline' or @itemprop='name']", "//h2", "//h3"):
        for element in root.xpath(path)[:20]:
            yield from filter(None, [" ".join((element.get("content") or words_of(element)).split())])


def _agree(head: str, stated: str) -> bool:
    """Whether a heading and a stated title say the same: one holds the other, at least for the most."""
    first, second = _words(head), _words(stated)
    fewer, more = sorted((first, second), key=len)
    shared = len(set(fewer) & set(more))
    mostly = shared >= 0.8 * len(set(fewer)) and len(fewer) >= 0.5 * len(more)
    return bool(fewer) and (first == second or (len(fewer) > _LEAST_WORDS and mostly))


def _site(meta: Meta, things: Sequence[Thing], link: str | None) -> frozenset[str]:
    """Return the names of the site, in lower case."""
    names = [_first(meta, "og:site_name", "application-name", "al:ios:app_name", "twitter:app:name:iphone")]
    names += [words_of_value(thing.get("publisher")) for thing in things]
    rights = _first(meta, "copyright", "dcterms.rightsholder") or ""
    names.append(web_pattern(_RIGHTS).sub("", rights).strip(" .,"))
    host = (urlsplit(link).hostname or "") if link else ""
    bare = host.removeprefix("www.")
    names += [bare, *bare.split(".")[:-1], _first(meta, "twitter:site")]
    return frozenset(name.casefold().lstrip("@") for name in names if name)


def _bare(title: str, site: frozenset[str]) -> str:
    """Return a title without the site's name before or after it."""
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    before, after = title[: cuts[-1].start()], title[cuts[0].end() :]
    if _names_site(title[cuts[-1].end() :], site):
        return _bare(before, site)
    if _names_site(title[: cuts[0].start()], site):
        return _bare(after, site)
    strong = "|" in cuts[-1].group() or "»" in cuts[-1].group()
    return _bare(before, site) if strong and len(_words(before)) >= _LEAST_WORDS else title


def _names_site(words: str, site: frozenset[str]) -> bool:
    plain, names = "".join(_words(words)), {"".join(_words(name)) for name in site}
    longer = len(plain) > 4 and plain.removeprefix("the") in {name.removeprefix("the") for name in names}  # noqa: PLR2004 - short names differ by their article
    return bool(plain) and (plain in names or longer)


def _link(root: Element, meta: Meta, url: str | None) -> str | None:
    canonical = [str(href).strip() for href in root.xpath("//link[@rel='canonical']/@href")]
    stated = (*canonical, *meta.get("og:url", []))
    found = (web_address(urljoin(url, words) if url else words) for words in stated)
    return next(filter(None, found), url)


def _image(meta: Meta, base: str | None) -> str | None:
    words = _first(meta, "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    return web_address(urljoin(base, words) if base else words) if words else None


_STATUSES: Mapping[str, Status] = {
    "eventcancelled": "cancelled",
    **dict.fromkeys(("eventpostponed", "eventrescheduled"), "moved"),
}
_ORGANISATIONS = frozenset({"organization", "performinggroup", "musicgroup"})


def _events(things: Sequence[Thing]) -> Iterator[Event]:
    """Yield the events among things, each title once."""
    seen: set[tuple[str, object]] = set()
    for thing in things:
        event = _event(thing) if is_a(thing, "event") else None
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
    where = thing.get("location") or []
    places = [where] if isinstance(where, (str, Mapping)) else where
    real = [place for place in places if not _is_virtual(place)]
    status = str(thing.get("eventStatus", "")).rpartition("/")[2].lower()
    return Event(
        title=title,
        start=start,
        end=end if end and str(end) > str(start) else None,
        timezone=zone,
        place=_place(real[0]) if real else None,
        online="online" in mode or "mixed" in mode or len(real) < len(places),
        status=_STATUSES.get(status, "scheduled"),
        stated=status == "eventrescheduled",  # only then is the day the new one (schema.org, EventStatusType)
        speakers=tuple(_people(thing.get("performer") or thing.get("performers"))),
        links=EventLinks(register=_register(thing)),
    )


def _moment(value: object) -> tuple[date | datetime | None, str | None]:
    moment, offset = parse_iso(words_of_value(value) or "") or (None, None)
    return moment, find_zone(offset) if offset else None


def _is_virtual(place: object) -> bool:
    if isinstance(place, str):
        return place.startswith(("http://", "https://"))
    return isinstance(place, Mapping) and "virtuallocation" in types_of(place)


def _place(place: object) -> str | None:
    if not isinstance(place, Mapping):
        return words_of_value(place)
    name, address = words_of_value(place.get("name")), place.get("address")
    keys = ("streetAddress", "addressLocality")
    parts = [address.get(key) for key in keys] if isinstance(address, Mapping) else [address]
    where = ", ".join(filter(None, map(words_of_value, parts)))
    if name and where and name.casefold() not in where.casefold():
        return f"{name}, {where}"
    return where or name


def _people(value: object) -> Iterator[Person]:
    for item in listed(value):
        name = words_of_value(item)
        organised = isinstance(item, Mapping) and types_of(item) & _ORGANISATIONS
        if name and not organised:
            role = words_of_value(item.get("jobTitle")) if isinstance(item, Mapping) else None
            yield Person(name=name, role=role)


def _register(thing: Thing) -> str | None:
    offers = (each for each in listed(thing.get("offers")) if isinstance(each, Mapping))
    found = (web_address(words_of_value(each.get("url")) or "") for each in offers)
    return next(filter(None, found), None)


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
    from lxml import etree  # noqa: PLC0415  slow to import, and only XML needs it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    if tag_name(root) == "html":
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


def _xml_stated(root: Element) -> Stated:
    titled, linked = _first_element(root, _TITLES), _first_element(root, ("link", "url"))
    title = (words_of(titled) or None) if titled is not None else None
    event: Any = next(iter(root.xpath("//*[@start]")), {})
    days = [parse_iso(value) for name in _DAYS for value in root.xpath(f"//@{name}")]
    day = next((parsed[0] for parsed in days if parsed), None)
    (start, _), (end, _) = (parse_iso(event.get(name, "")) or (None, None) for name in ("start", "end"))
    told = Event(title=title or "", start=start, end=end if end != start else None)
    link = web_address(words_of(linked)) if linked is not None else None
    return Stated(title=title, link=link, date=day, events=(told,) if start else ())


def _first_element(root: Element, names: tuple[str, ...]) -> Element | None:
    return next((element for element in root.iter() if tag_name(element) in names), None)
