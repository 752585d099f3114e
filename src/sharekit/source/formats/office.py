"""Files of office programs: Word documents (.docx) and calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

import io
import re
import zipfile
import zoneinfo
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sharekit.document import BlockKind, Event, EventLinks, Span
from sharekit.errors import NothingToShareError, SourceError
from sharekit.presets.clock import day_of
from sharekit.source.formats.stated import Stated
from sharekit.source.page import HARD_BREAK, Draft, Link, OpenBlock, web_address

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST = 64 * 1024 * 1024  # all members unpacked
_PACKED = 200  # times smaller than its content: a bomb
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SILENT = frozenset({"del", "moveFrom", "instrText", "pict", "object", "txbxContent"})
_SIGNS = {"br": HARD_BREAK, "cr": HARD_BREAK, "tab": "\t", "noBreakHyphen": "\u2011"}
_BOX = f"{_WORD}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_AGAIN = "Save it again as .docx, or copy its text into a .txt file"


def parse_word(data: bytes) -> tuple[Draft, ...]:
    """Read a Word document.

    Returns:
        Headings, paragraphs, items, quotations and the cells of tables, in order. Deleted words, notes,
        headers and footers are left out; the file's properties are not read, for they are seldom meant.

    Raises:
        SourceError: It is too large or declares entities.
        Exception: It is broken, or no Word document.
    """
    from docx import Document  # noqa: PLC0415  slow to import, and only Word documents need it

    _refuse_bomb(data)
    document = Document(io.BytesIO(data))
    styles = {style.style_id: style.name or "" for style in document.styles}
    rels = document.part.rels.items()
    targets = {key: str(part.target_ref) for key, part in rels if part.is_external}
    return tuple(_Reader(styles=styles, targets=targets).blocks(document.element.body))


def _refuse_bomb(data: bytes) -> None:
    """Refuse an archive that unpacks to far more than it is, and parts that declare entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        size = sum(each.file_size for each in members)
        large = [each for each in members if each.file_size > _LARGEST // 64]
        if size > _LARGEST or any(each.file_size > _PACKED * max(each.compress_size, 1) for each in large):
            message = f"the Word document unpacks to {size // 1024**2} MB"
            raise SourceError(message, hint="Copy its text into a .txt file and give that")
        for member in members:
            if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(member):
                message = "the Word document declares entities, which no word processor writes"
                raise SourceError(message, hint=_AGAIN)


class _Reader:
    """Walks through the body once."""

    def __init__(self, *, styles: dict[str, str], targets: dict[str, str]) -> None:
        self.styles = styles
        self.targets = targets

    def blocks(self, parent: Element) -> Iterator[Draft]:
        """Yield the paragraphs of a body, a cell or a content control, in order."""
        for element in parent:
            name = _name(element)
            if name == "p":
                yield from self._paragraph(element)
                for box in element.iter(_BOX):
                    if (
                        next(box.iterancestors(_BOX, _FALLBACK), None) is None
                    ):  # a second one is for old programs
                        yield from self.blocks(box)
            elif name in {"tbl", "tr", "tc", "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[Draft]:
        block = OpenBlock()
        self._read(element, block)
        text = "".join(block.parts)
        if text.strip():
            kind, level = self._kind(element)
            yield Draft(
                kind=kind,
                level=level,
                text=text,
                links=tuple(block.links),
                strong=() if kind == "heading" else tuple(block.strong),
                italic=tuple(block.italic),
            )

    def _kind(self, element: Element) -> tuple[BlockKind, int]:
        properties = element.find(f"{_WORD}pPr")
        if properties is None:
            return "paragraph", 0
        style = _value(properties, "pStyle")
        names = f"{style} {self.styles.get(style, '')}".casefold()
        outline = _value(properties, "outlineLvl")
        if "subtitle" in names:
            return "paragraph", 0
        if "title" in names.split() or names.startswith("title"):
            return "heading", 1
        if "heading" in names or (outline.isdigit() and int(outline) < 9):  # noqa: PLR2004 - level 9 is body text
            digits = [letter for letter in names if letter.isdigit()]
            return "heading", int(digits[0]) if digits else int(outline or 0) + 1
        if "quote" in names:
            return "quotation", 0
        listed = properties.find(f"{_WORD}numPr") is not None or "list" in names
        return ("item", 1) if listed else ("paragraph", 0)

    def _read(self, element: Element, block: OpenBlock) -> None:
        """Add the words inside an element, without those that were deleted."""
        for child in element:
            name, start = _name(child), block.length
            if name == "r":
                _run(child, block)
            elif name not in _SILENT:
                self._read(child, block)
                target = self.targets.get(child.get(_RELATION, "")) if name == "hyperlink" else None
                if target and (url := web_address(target)) and block.length > start:
                    block.links.append(Link(span=Span(start, block.length), url=url))


def _run(element: Element, block: OpenBlock) -> None:
    start = block.length
    for child in element:
        name = _name(child)
        block.add(child.text if name == "t" else _SIGNS.get(name))
    span, properties = Span(start, block.length), element.find(f"{_WORD}rPr")
    if properties is not None and block.length > start:
        block.strong += [span] if _is_on(properties, "b") else []
        block.italic += [span] if _is_on(properties, "i") else []


def _is_on(properties: Element, name: str) -> bool:
    element = properties.find(f"{_WORD}{name}")
    return element is not None and element.get(f"{_WORD}val", "1") not in {"0", "false", "off"}


def _value(properties: Element, name: str) -> str:
    element = properties.find(f"{_WORD}{name}")
    return element.get(f"{_WORD}val", "") if element is not None else ""


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


_TAGS = re.compile(r"<(?:br|p|div|li)\b[^>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_MOST_EVENTS = 50


def parse_calendar(text: str) -> Stated:
    """Read a calendar file.

    Returns:
        Its events, times on the clocks of their own zone; a series gives its first day. The text is the
        description of the first event.

    Raises:
        NothingToShareError: It holds no event.
        Exception: It is no calendar that can be read.
    """
    found = list(_components(text))
    if not found:
        message = "the calendar holds no event"
        raise NothingToShareError(message, hint="Export the event itself, not an empty calendar")
    events = tuple(_event(component) for component in found[:_MOST_EVENTS])
    words = _value_of(found[0], "DESCRIPTION")
    return Stated(
        title=events[0].title or None,
        link=web_address(_words(found[0], "URL") or ""),
        events=events,
        text=_MARKUP.sub("", _TAGS.sub("\n", words)) if _TAGS.search(words) else words,
    )


def _components(text: str) -> Iterator[Any]:
    from icalendar import Calendar  # noqa: PLC0415  slow to import, and only calendars need it

    for calendar in Calendar.from_ical(text, multiple=True):
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
        status="cancelled" if (_words(component, "STATUS") or "").upper() == "CANCELLED" else "scheduled",
        links=EventLinks(join=at_address),
    )


def _end(component: Any, start: date | datetime | None) -> date | datetime | None:  # noqa: ANN401 - as above
    """Return the end: of whole days the last one, for DTEND is the day after (RFC 5545, 3.6.1)."""
    end = _moment(component, "DTEND")[0]
    if end is None or start is None:
        return None
    if not isinstance(end, datetime):
        last = end - timedelta(days=1)
        return last if last > day_of(start) else None
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
        zone = "UTC" if not offset and not asked else f"{value:%z}"[:3] + ":" + f"{value:%z}"[3:5]
    return value.replace(tzinfo=None, second=0, microsecond=0), zone


def _value_of(component: Any, name: str) -> str:  # noqa: ANN401 - as above
    value = component.get(name)
    return str(value[0] if isinstance(value, list) and value else value or "")


def _words(component: Any, name: str) -> str | None:  # noqa: ANN401 - as above
    return " ".join(_value_of(component, name).split()) or None
