"""`index.html` has the posts and asks no other host; `event.ics` says when and what the event is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser

from icalendar import Calendar

from sharekit.check.days import invited_to
from sharekit.check.manifest import day_of, moment_of
from sharekit.check.model import AGAIN, Fault, KitFiles, Missing, Row
from sharekit.check.privacy import privacy_of_kit
from sharekit.kit.model import LARGEST_PAGE, SINGLE_PAGE
from sharekit.kit.times import read_scheduled
from sharekit.presets.clock import is_zone, zone_info

_PAGE, _ICS = "index.html", "event.ics"
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?\s*(?:[a-z]+:)?//", re.IGNORECASE)
_LEADS_OUT = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LOADS = frozenset({"src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href"})
_CLICKED = frozenset({"a", "area"})  # people follow these; browsers do not by themselves


class PageReader(HTMLParser):
    """Collects what a page would ask of other hosts, and the words under each id.

    Attributes:
        found: Requests, as people can find them.
        words: Of the innermost element with an id, by that id.
        tags: What it says of itself, by the names of its `meta` elements.
        links: Where its links lead.
        waits: Until when each link out of the kit is hidden; None of one that is not.
        bands: Until when a line of it stands there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.words: dict[str, str] = {}
        self.tags: dict[str, str] = {}
        self.links: list[str] = []
        self.waits: list[str | None] = []
        self.bands: list[str] = []
        self.in_style = False
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what an element asks for, says and leads to."""
        self.in_style = tag == "style"
        values = {name: value or "" for name, value in attrs}
        self._within = values.get("id", "")
        if tag == "meta":
            self.tags[values.get("property") or values.get("name", "")] = values.get("content", "")
        if tag in _CLICKED:
            self._lead(values)
        if "data-until" in values:
            self.bands.append(values["data-until"])
        for name, value in values.items():
            loads = name in _LOADS or (name == "href" and tag not in _CLICKED)
            if (loads and _ELSEWHERE.match(value)) or (name == "style" and _STYLE.search(value)):
                self.found.append(f"<{tag} {name}={value[:60]!r}>")
        if tag == "script" and "src" in values:
            self.found.append("<script src>")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.found.append("<meta refresh>")

    def _lead(self, values: Mapping[str, str]) -> None:
        """Collect where a link leads, and until when it waits."""
        self.links.append(values.get("href", ""))
        if _LEADS_OUT.match(self.links[-1]):
            self.waits.append(values.get("data-from") if "hidden" in values else None)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self.in_style = self.in_style and tag != "style"
        self._within = ""

    def handle_data(self, data: str) -> None:
        """Collect words, and addresses in a style."""
        if self._within:
            self.words[self._within] = self.words.get(self._within, "") + data
        if self.in_style and _STYLE.search(data):
            self.found.append("<style> with an address")


def read_page(words: str) -> PageReader | None:
    """Return what a page holds; None where it cannot be read as one."""
    reader = PageReader()
    try:
        reader.feed(words)
    except AssertionError:  # of the parser, for what it takes for a declaration
        return None
    return reader


def find_page_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield a fault for each request that the page would make of other hosts, and each text it has wrong.

    The page that travels alone is one, too, where there is one.
    """
    for name in (_PAGE, *({SINGLE_PAGE} & {*kit.paths})):
        yield from _faults_of(name, kit)
    alone = kit.read(SINGLE_PAGE)
    if not isinstance(alone, Missing) and len(alone) > LARGEST_PAGE:
        message = (
            f"{SINGLE_PAGE} has {len(alone):,} bytes; what is to be sent around has {LARGEST_PAGE:,} at most"
        )
        yield Fault(code="page-too-heavy", where=SINGLE_PAGE, message=message, hint=AGAIN)


def _faults_of(name: str, kit: KitFiles) -> Iterator[Fault]:
    page = kit.text(name)
    reader = None if page is None else read_page(page)
    if reader is None:
        message = f"{name} cannot be read as a page"
        yield Fault(code="page-missing", where=name, message=message, hint=AGAIN)
        return
    for request in dict.fromkeys(reader.found):
        message = f"{name} asks another host: {request}"
        yield Fault(code="page-asks-outside", where=name, message=message, hint="Take that out of the page")
    if leads_early(reader, kit):
        message = f"{name} leads on before {kit.manifest['embargo']}, or does not say that it waits"
        yield Fault(code="page-leads-early", where=name, message=message, hint=AGAIN)
    privacy = privacy_of_kit(kit)
    for post in kit.posts:
        words = reader.words.get(f"text-{post['id']}", "").removeprefix("\n")  # HTML drops one
        if words != privacy.without(post["text"]):
            message = f"{name} has other words for {post['id']} than the manifest"
            yield Fault(code="page-differs", where=name, message=message, hint=AGAIN)


def leads_early(page: PageReader, kit: KitFiles) -> bool:
    """Whether a page of a kit under an embargo has a link that does not wait, or no line that says so."""
    stated, built = kit.manifest.get("embargo"), day_of(datetime.fromisoformat(kit.manifest["built"]))
    if stated is None:
        return False
    zone = kit.manifest["timezone"]
    there = zone_info(zone) if zone and is_zone(zone) else None
    opens = read_scheduled(stated, there)
    wall = opens.astimezone(there) if there else opens
    if wall.replace(tzinfo=None) <= datetime.combine(built, time()):
        return False
    until = opens.isoformat(timespec="minutes")
    return until not in page.bands or not {*page.waits} <= {until}


def count_pages(kit: KitFiles) -> int:
    """Return how many pages were read."""
    return sum(kit.text(name) is not None for name in {_PAGE, SINGLE_PAGE} & {*kit.paths})


def find_calendar_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield a fault where the calendar entry is missing, broken, or of another event or day."""
    event = invited_to(kit)
    data = kit.read(_ICS)
    if event is None:
        return
    if isinstance(data, Missing):
        message = f"the kit invites to “{event['title']}”, and {_ICS} {data}"
        yield Fault(code="calendar-missing", where=_ICS, message=message, hint=AGAIN)
        return
    entry = _entry(data)
    if entry is None:
        message = f"{_ICS} is no calendar with one event"
        yield Fault(code="calendar-broken", where=_ICS, message=message, hint=AGAIN)
    elif not _is_of(entry, event):
        message = f"{_ICS} is of another event or another time than “{event['title']}”"
        yield Fault(code="calendar-differs", where=_ICS, message=message, hint=AGAIN)


def _entry(data: bytes) -> tuple[str, date | datetime] | None:
    """Return title and start of the one event of a calendar."""
    try:
        (event,) = Calendar.from_ical(data).walk("VEVENT")
        title, start = str(event["SUMMARY"]), getattr(event["DTSTART"], "dt", None)
    except (ValueError, LookupError, AttributeError, TypeError):
        return None
    return (title, start) if isinstance(start, date) else None


def _is_of(entry: tuple[str, date | datetime], event: Row) -> bool:
    title, start = entry
    stated, zone = moment_of(event["start"]), event["timezone"]
    same_title = " ".join(title.split()) == " ".join(event["title"].split())
    if isinstance(start, datetime) and start.tzinfo is not None and zone and is_zone(zone):
        there = zone_info(zone)
        start = start.astimezone(there)
        if isinstance(stated, datetime) and stated.tzinfo is None:
            stated = stated.replace(tzinfo=there).astimezone(UTC)  # the clock may skip the hour it states
            start = start.astimezone(UTC)
    return same_title and start == stated


def count_calendars(kit: KitFiles) -> int:
    """Return how many calendar entries were read."""
    return int(not isinstance(kit.read(_ICS), Missing))
