"""Pages of plain XML that hold one event or item: its own words for title, day and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharekit.document import Event
from sharekit.errors import SourceError
from sharekit.source.formats.addresses import web_address
from sharekit.source.formats.parsed import Parsed
from sharekit.source.formats.stated import Stated
from sharekit.source.language.language import find_language, parse_tag
from sharekit.source.web.isodates import parse_iso
from sharekit.source.web.markup import find_blocks

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DAYS = ("date", "newsdate", "published", "pubdate", "published_time")
_TITLES = ("title", "headline", "name", "summary")
_TEXTS = ("body", "content", "text", "description")
_ROOTS = frozenset({"html", "rss", "feed", "rdf", "svg", "urlset", "sitemapindex"})


def parse_xml(text: str, *, language: str | None, usual_language: str | None) -> Parsed | None:
    """Read an XML page; None for XHTML and what is broken, which the reader of web pages takes.

    Args:
        text: The document, decoded.
        language: BCP 47 tag, before anything the page says.
        usual_language: BCP 47 tag where the page states none.

    Raises:
        SourceError: It is a feed or a map of a site, not one page.
    """
    root = _tree(text)
    if root is None or _name(root) == "html":
        return None
    if _name(root) in _ROOTS:
        message = f"the file is a {_name(root)} file, not an article or event"
        raise SourceError(message, hint="Give the page of one article or event")
    body = _first(root, _TEXTS)
    drafts = find_blocks(body if body is not None else root, base=None, lines=True)
    words = " ".join(draft.text for draft in drafts)
    lang = next((str(value) for value in root.xpath("//@*[local-name()='lang']")), None)
    tag = language or (parse_tag(lang, where="lang") if lang else None) or usual_language
    return Parsed(
        drafts=drafts,
        language=tag or find_language(words),
        stated=_stated(root),
    )


def _tree(text: str) -> Element | None:
    from lxml import etree  # noqa: PLC0415  slow to import, and only XML needs it

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _stated(root: Element) -> Stated:
    title = _words(_first(root, _TITLES))
    link = _first(root, ("link", "url"))
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
    return Stated(title=title, link=web_address(_words(link) or ""), date=day, events=events)


def _first(root: Element, names: tuple[str, ...]) -> Element | None:
    return next((element for element in root.iter() if _name(element) in names), None)


def _words(element: Element | None) -> str | None:
    return (" ".join("".join(element.itertext()).split()) or None) if element is not None else None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
