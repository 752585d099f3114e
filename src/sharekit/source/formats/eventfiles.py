"""Files of other programs that hold events: calendars (iCalendar, RFC 5545), and plain XML."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sharekit.document import Event, EventLinks, Status
from sharekit.errors import NothingToShareError, SourceError
from sharekit.source.formats.addresses import web_address
from sharekit.source.formats.stated import Parsed, Stated
from sharekit.source.formats.texts import parse_text
from sharekit.source.language.language import find_language, parse_tag
from sharekit.source.page import Draft
from sharekit.source.web.maintext import find_blocks
from sharekit.source.web.schema import parse_iso

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_STATUSES: dict[str, Status] = {"CANCELLED": "cancelled"}
_TAGS = re.compile(r"<(?:br|p|div|li)\b[^>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_MOST_EVENTS = 50


def parse_calendar(text: str, *, language: str | None, usual_language: str | None) -> Parsed:
    """Read a calendar file.

    Args:
        text: The file, decoded.
        language: BCP 47 tag, before what is detected.
        usual_language: BCP 47 tag where nothing is asked for.

    Returns:
        The events as stated ones, times on the clocks of their own zone; a series gives its first day.
        The text is the description of the first event.

    Raises:
        SourceError: It is no calendar that can be read.
        NothingToShareError: It holds no event.
    """
    found = list(_components(text))
    if not found:
        message = "the calendar holds no event"
        raise NothingToShareError(message, hint="Export the event itself, not an empty calendar")
    events = tuple(_event(component) for component in found[:_MOST_EVENTS])
    drafts = _description(found[0])
    words = " ".join([events[0].title, *(draft.text for draft in drafts)])
    tag = language or usual_language or find_language(words)
    stated = Stated(
        title=events[0].title or None, link=web_address(_words(found[0], "URL") or ""), events=events
    )
    return Parsed(drafts=drafts, language=tag, stated=stated, marked_up=True)


def _components(text: str) -> Iterator[Any]:
    from icalendar import Calendar  # noqa: PLC0415  slow to import, and only calendars need it

    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except (ValueError, IndexError, KeyError, TypeError) as error:
        message = "the calendar file is broken"
        raise SourceError(message, hint="Export the event again, or write it into a .toml file") from error
    for calendar in calendars:
        yield from calendar.walk("VEVENT")


def _event(component: Any) -> Event:  # noqa: ANN401 - icalendar's components have no useful type
    start, zone = _moment(component, "DTSTART")
    place = _words(component, "LOCATION")
    at_address = web_address(place) if place else None
    return Event(
        title=_words(component, "SUMMARY") or "",
        start=start,
        end=_end(component, start),
        timezone=zone,
        all_day=start is not None and not isinstance(start, datetime),
        place=None if at_address else place,
        online=at_address is not None,
        status=_STATUSES.get((_words(component, "STATUS") or "").upper(), "scheduled"),
        links=EventLinks(join=at_address),
    )


def _end(component: Any, start: date | datetime | None) -> date | datetime | None:  # noqa: ANN401 - as above
    """Return the end: of whole days the last one, for DTEND is the day after (RFC 5545, 3.6.1)."""
    end = _moment(component, "DTEND")[0]
    if end is None or start is None:
        return None
    if not isinstance(end, datetime):
        last = end - timedelta(days=1)
        first = start.date() if isinstance(start, datetime) else start
        return last if last > first else None
    return end if isinstance(start, datetime) and end > start else None


def _moment(component: Any, name: str) -> tuple[date | datetime | None, str | None]:  # noqa: ANN401 - as above
    """Return wall-clock time and zone of a property; UTC stays UTC and is told as such."""
    try:
        value = component.decoded(name, None)
    except (ValueError, KeyError, TypeError):
        value = None
    if not isinstance(value, datetime):
        return (value if isinstance(value, date) else None), None
    asked = str(component[name].params.get("TZID", ""))
    zone = asked if asked in zoneinfo.available_timezones() else None
    offset = value.utcoffset()
    if zone is None and offset is not None:
        zone = "UTC" if not offset and not asked else _offset(offset)
    return value.replace(tzinfo=None, second=0, microsecond=0), zone


def _offset(away: timedelta) -> str:
    minutes = round(away.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _words(component: Any, name: str) -> str | None:  # noqa: ANN401 - as above
    value = component.get(name)
    first = value[0] if isinstance(value, list) and value else value
    return (" ".join(str(first).split()) or None) if first else None


def _description(component: Any) -> tuple[Draft, ...]:  # noqa: ANN401 - as above
    value = component.get("DESCRIPTION")
    text = str(value[0] if isinstance(value, list) and value else value or "")
    if _TAGS.search(text):
        text = _MARKUP.sub("", _TAGS.sub("\n", text))
    return parse_text(text)


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
    root = _xml_tree(text)
    if root is None or _element_name(root) == "html":
        return None
    if _element_name(root) in _ROOTS:
        message = f"the file is a {_element_name(root)} file, not an article or event"
        raise SourceError(message, hint="Give the page of one article or event")
    body = _first_element(root, _TEXTS)
    drafts = find_blocks(body if body is not None else root, base=None, lines=True)
    words = " ".join(draft.text for draft in drafts)
    lang = next((str(value) for value in root.xpath("//@*[local-name()='lang']")), None)
    tag = language or (parse_tag(lang, where="lang") if lang else None) or usual_language
    return Parsed(
        drafts=drafts,
        language=tag or find_language(words),
        stated=_xml_stated(root),
    )


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
    title = _element_words(_first_element(root, _TITLES))
    link = _first_element(root, ("link", "url"))
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
    return Stated(title=title, link=web_address(_element_words(link) or ""), date=day, events=events)


def _first_element(root: Element, names: tuple[str, ...]) -> Element | None:
    return next((element for element in root.iter() if _element_name(element) in names), None)


def _element_words(element: Element | None) -> str | None:
    return (" ".join("".join(element.itertext()).split()) or None) if element is not None else None


def _element_name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
