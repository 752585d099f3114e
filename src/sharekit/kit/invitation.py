"""`event.ics`: the event for people's calendars."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar import Calendar
from icalendar import Event as Entry

from sharekit.document import Event
from sharekit.kit.times import in_utc
from sharekit.plan.model import KitPlan
from sharekit.presets.clock import zone_info

_STATUS = {"scheduled": "CONFIRMED", "moved": "CONFIRMED", "cancelled": "CANCELLED"}


def event_ics(plan: KitPlan) -> bytes | None:
    """Return the plan's event as an iCalendar file (RFC 5545); None without an event or its day.

    Times are UTC where the zone is known and floating where it is not; a day alone stays a day. The file is
    passed on as a page is: the link to join stands in it only where that is public.
    """
    event = plan.event
    if event is None or event.start is None or not (plan.invites or event.status == "cancelled"):
        return None
    zone = zone_info(event.timezone) if event.timezone else None
    entry = Entry()
    entry.add("uid", _uid(plan, event))
    entry.add("dtstamp", datetime.combine(plan.today, time(), tzinfo=UTC))
    entry.add("dtstart", _moment(event.start, zone))
    if event.end is not None:
        entry.add("dtend", _end(event.start, event.end, zone))
    entry.add("summary", event.title)
    if event.place:
        entry.add("location", event.place)
    address = plan.register or (event.links.join if event.join_public else None) or plan.link
    if address:
        entry.add("url", address)
        entry.add("description", address)
    entry.add("status", _STATUS[event.status])
    return calendar_file(entry)


def calendar_file(*entries: Entry) -> bytes:
    """Return a calendar of these entries as a file."""
    calendar = Calendar()
    calendar.add("prodid", "-//sharekit//sharekit//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _uid(plan: KitPlan, event: Event) -> str:
    """Return the same name for the same event in every build, so that a calendar updates it."""
    words = f"{plan.campaign}\n{event.title}"
    return f"{hashlib.sha256(words.encode()).hexdigest()[:32]}@sharekit"


def _moment(value: date | datetime, zone: tzinfo | None) -> date | datetime:
    if not isinstance(value, datetime) or zone is None:
        return value
    return in_utc(value.replace(tzinfo=zone))


def _end(start: date | datetime, end: date | datetime, zone: tzinfo | None) -> date | datetime:
    """Return the end in the type of the start; a last day is followed by the day that ends it."""
    if isinstance(start, datetime):
        whole = end if isinstance(end, datetime) else datetime.combine(end, time(23, 59))
        return _moment(whole, zone)
    last = end.date() if isinstance(end, datetime) else end
    return last + timedelta(days=1)
