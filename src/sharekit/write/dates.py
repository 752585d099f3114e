"""Days and times as facts for posts, in the language's own form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from babel.dates import get_timezone, get_timezone_location

from sharekit.document import Event
from sharekit.plan.invitation import clock_of, start_as_written
from sharekit.presets.clock import local, zone_info
from sharekit.presets.phrases import Phrases

_FAR = timedelta(days=300)
_DAY = timedelta(days=1)
_SIGNS = "+-"
_VOWELS = "AEIOUÀÂÉÈÊËÎÏÔÛ"
_SMALL_HOURS, _NOON, _LAST_MINUTE = time(6), time(12), time(23, 59)
_RANGE = re.compile(r"\d\s*[ap]?m?\s*[-–—]\s*\d", re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2}(?P<mark>[ \u00a0\u202f]?h[ \u00a0\u202f]?)")  # `20h`, `20 h`
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d{2}):(?P<minutes>\d{2})")
_COMMAS = ",،"
_HALVES = re.compile(
    r"(?P<hour>\d{1,2})(?P<minutes>[:.]\d{2})?(?P<gap>[ \u00a0\u202f]?)(?P<half>[ap]\.?m\.?)", re.IGNORECASE
)  # `7:00 PM`, `7 p.m.`
_SAME_WAY = re.compile(r"(?P<hour>\d{1,2})(?P<between>[.:h])(?P<minute>\d{2})")


def date_facts(event: Event, phrases: Phrases, *, posted: date) -> dict[str, str]:
    """Return the facts about when an event is; what is not known is absent.

    The start time is printed as the source writes it, where it does; only a time from front matter or a
    calendar gets the language's own form. A year is printed beyond 300 days.

    Args:
        event: The event.
        phrases: The catalogue of the language.
        posted: The day the post goes out, for `tomorrow` and the year.
    """
    first, last = event.day, _last_day(event)
    if first is None:
        return {}
    if last is not None and last > first:
        return _range_facts(event, (first, last), phrases, posted)
    day, short = (_day(first, phrases, posted, short=each) for each in (False, True))
    start, span, at = _start(event, phrases), _span(event, phrases), _at(event, phrases)
    at_start = f"{at}{start}" if start else ""
    at_span = f"{phrases.dates.span_at or phrases.dates.at}{span}" if span else ""
    facts = {
        "day": day,
        "day_short": short,
        "time": start,
        "when_long": f"{day}{at_span or at_start}",
        "when": f"{day}{at_start}",
        "when_short": f"{short}{at_start}",
        "when_range": f"{short}{at_span}" if span else "",
        "when_brief": _brief(event, f"{short}{at}", short, phrases),
    }
    relative = _relative(first, posted, phrases)
    if relative:
        facts |= {
            "rel": relative,
            "rel_time": f"{relative}{at_start}" if start else "",
            "rel_day": f"{relative}{phrases.post.comma}{short}",
            "rel_when": _set_apart(relative, day, at_span or at_start, phrases),
            "rel_short": _set_apart(relative, day, at_start, phrases),
            "rel_brief": _set_apart(relative, short, at_start, phrases),
        }
    return {name: text for name, text in facts.items() if text}


def _set_apart(relative: str, day: str, at: str, phrases: Phrases) -> str:
    """Return a relative day, the day between commas, and the time: `Demain, mercredi 12 mai, à 18 h`."""
    comma = phrases.post.comma.rstrip() if at and at[0] not in _COMMAS else ""
    return f"{relative}{phrases.post.comma}{day}{comma}{at}"


def _at(event: Event, phrases: Phrases) -> str:
    """Return what leads into the start; a start that brings its own words (`around 7pm`) needs none."""
    dates, start = phrases.dates, clock_of(event, phrases)
    at = (dates.span_at or dates.at) if _RANGE.search(event.time_text or "") else dates.at
    led = start.casefold().startswith(f"{at.strip(' ,،').casefold()} ")  # `à dix heures`
    if led or (start[:1].isalpha() and any(sign.isdigit() for sign in start)):
        return f"{at[:1] if at[:1] in _COMMAS else ''} "
    return at


def closing(event: Event, phrases: Phrases, *, posted: date, zone: str | None) -> str:
    """Return the sentence that says until when one can register; empty where that is not known.

    Args:
        event: The event.
        phrases: The catalogue of the language.
        posted: The day the post goes out, for `tomorrow` and the year.
        zone: The zone of the kit.
    """
    words, deadline = phrases.post, event.deadline
    if deadline is None or not words.closes:
        return ""
    priced = event.due is not None and event.due == event.price  # one may still pay at the door
    moment = local(deadline, zone) if isinstance(deadline, datetime) else deadline
    day = moment.date() if isinstance(moment, datetime) else moment
    at = closes = ""
    if isinstance(moment, datetime):
        at = f"{phrases.dates.at}{phrases.time(moment.time())}{_zone(event, phrases)}"
        closes = words.closes_time
    relative, on = _relative(day, posted, phrases), _day(day, phrases, posted, short=False)
    apart = _set_apart(relative, on, at, phrases) if relative else ""
    if priced:
        return words.due.format(deadline=apart or f"{on}{at}")
    when = apart or words.deadline_on.format(deadline=f"{on}{at}")
    return (closes or words.closes).format(deadline=when)


def elsewhere(event: Event, zones: Sequence[str], phrases: Phrases) -> str:
    """Return the start of an online event on the clocks of other zones, a line each.

    The weekday stands with a time that is on another day there.
    """
    if not (event.online and event.timezone and isinstance(event.start, datetime)) or event.all_day:
        return ""
    start = event.start.replace(tzinfo=zone_info(event.timezone))
    lines = []
    for zone in zones:
        there = start.astimezone(zone_info(zone))
        if there.utcoffset() == start.utcoffset():
            continue
        day = f"{phrases.weekday(there.date())} " if there.date() != start.date() else ""
        words = f"{day}{phrases.time(there.time())}{_zone_words(zone, phrases)}"
        lines.append(words[:1].upper() + words[1:])
    return "\n".join(lines)


def _last_day(event: Event) -> date | None:
    """Return the day it ends; an evening that goes on after midnight is one day."""
    if not isinstance(event.end, datetime):
        return event.end
    after_midnight = event.end.time() <= _SMALL_HOURS and not event.all_day
    return event.end.date() - _DAY if after_midnight else event.end.date()


def _range_facts(event: Event, days: tuple[date, date], phrases: Phrases, posted: date) -> dict[str, str]:
    first, _ = days
    several = phrases.days(*days)
    timed = _timed_range(event, days, phrases, posted) or several
    facts = {
        **dict.fromkeys(("day", "day_short", "when_short", "when_brief"), several),
        **dict.fromkeys(("when_long", "when", "when_range"), timed),
    }
    lead = {0: phrases.post.from_today, 1: phrases.post.from_tomorrow}.get((first - posted).days, "")
    if lead:
        facts["rel"] = lead.rstrip(" :\u00a0")
        facts |= {"rel_when": f"{lead}{timed}", "rel_short": f"{lead}{several}"}
    return facts


def _timed_range(event: Event, days: tuple[date, date], phrases: Phrases, posted: date) -> str:
    """Return several days with the hours of each, or with those of the first and the last; empty without."""
    start = _start(event, phrases)
    if event.daily:
        span = _span(event, phrases)
        return f"{phrases.days(*days)}{phrases.dates.span_at or phrases.dates.at}{span}" if span else ""
    if not start:
        return ""
    end = _end_clock(event, phrases)
    last = f"{_day(days[1], phrases, posted, short=False)}{phrases.dates.at + end if end else ''}"
    return f"{_day(days[0], phrases, posted, short=False)}{_at(event, phrases)}{start} – {last}"


def _end_clock(event: Event, phrases: Phrases) -> str:
    """Return the hour it ends at as the start is printed; nothing for one that stands for the whole day."""
    end = event.end
    if not isinstance(end, datetime) or end.time() in {time(), _LAST_MINUTE}:
        return ""
    written = start_as_written(event, phrases)
    like = _pair_like(written, _NOON, end.time())[1] if written else ""
    return like or phrases.time(end.time())


def _relative(day: date, posted: date, phrases: Phrases) -> str:
    return {0: phrases.post.today, 1: phrases.post.tomorrow}.get((day - posted).days, "")


def _day(day: date, phrases: Phrases, posted: date, *, short: bool) -> str:
    words = phrases.dates
    far = day - posted > _FAR
    pattern = words.day_year if far else words.day_short if short else words.day
    names = (words.weekdays_short, words.months_short) if short else (words.weekdays, words.months)
    return pattern.format(
        weekday=names[0][day.weekday()],
        day=phrases.day_number(day),
        month=names[1][day.month - 1],
        year=day.year,
    )


def _brief(event: Event, before: str, day: str, phrases: Phrases) -> str:
    """Return day and start for a place between brackets: the zone then has none of its own."""
    clock, zone = clock_of(event, phrases), _zone(event, phrases)
    if not clock:
        return day
    bare = zone.strip()
    comma = " " if phrases.direction == "rtl" else phrases.post.comma
    return f"{before}{clock}{comma}{bare[1:-1]}" if bare[:1] == "(" else f"{before}{clock}{zone}"


def _start(event: Event, phrases: Phrases) -> str:
    clock = clock_of(event, phrases)
    return f"{clock}{_zone(event, phrases)}" if clock else ""


def _span(event: Event, phrases: Phrases) -> str:
    """Return start and end in one form: the source's, or the language's where the end has none like it.

    A start in words stays (`noon–4pm`), and one that is none to the minute (`around 7pm`) has no end.
    """
    if event.all_day or not (isinstance(event.start, datetime) and isinstance(event.end, datetime)):
        return ""
    words, moments = phrases.dates, (event.start.time(), event.end.time())
    written = start_as_written(event, phrases)
    start, end = _pair_like(written, *moments) if written else ("", "")
    unit = "" if end else words.clock_unit
    if not end and (event.exact or not written):
        in_words = bool(written) and not any(map(str.isdigit, written))
        start, end = (written, phrases.clock(moments[1])) if in_words else _pair(*moments, phrases)
    if not end:
        return ""
    span = re.sub(r"[AB]", lambda match: {"A": start, "B": end}[match[0]], words.span)
    return f"{span}{unit}{_zone(event, phrases)}"


def _pair(first: time, last: time, phrases: Phrases) -> tuple[str, str]:
    """Return two times of a span, the half of the day once where both are in it: `7–9pm`."""
    start, end = phrases.clock(first), phrases.clock(last)
    half = phrases.half(first)
    if half == phrases.half(last) and start.endswith(half) and end.endswith(half):
        start = start.removesuffix(half)
    return start, end


def _pair_like(written: str, first: time, last: time) -> tuple[str, str]:
    """Return a start as the source writes it and the end in the same way: `7:00–9:00 PM`."""
    found = _HALVES.fullmatch(written)
    if not found:
        return written, _like(written, last)
    half = found["half"]
    other = ("a" if last < _NOON else "p") + half[1:].lower()
    mark = found["minutes"][0] if found["minutes"] else ":"
    minutes = f"{mark}{last.minute:02}" if found["minutes"] or last.minute else ""
    end = f"{last.hour % 12 or 12}{minutes}{found['gap']}{other.upper() if half.isupper() else other}"
    same = (first < _NOON) == (last < _NOON)
    return (written.removesuffix(f"{found['gap']}{half}") if same else written), end


def _like(pattern: str, value: time) -> str:
    """Write a time the way the source writes the start, where that is plain (`18.30`)."""
    found = _SAME_WAY.fullmatch(pattern)
    if found:
        return f"{value.hour}{found['between']}{value.minute:02}"
    hour = _HOUR.fullmatch(pattern)
    if not hour:
        return ""
    mark, minute = hour["mark"], f"{value.minute:02}" if value.minute else ""
    gap = mark[: mark.index("h")] if minute else ""  # `20 h`, so `20 h 30`
    return f"{value.hour}{mark.rstrip()}{gap}{minute}"


def _zone(event: Event, phrases: Phrases) -> str:
    """Return the words for the zone of an online event, the source's own first: its readers are anywhere.

    What has a zone in the source and no place is online, too.
    """
    if event.zone_text and (event.online or not event.place):
        return f" ({event.zone_text})" if event.zone_text[0].islower() else f" {event.zone_text}"
    return _zone_words(event.timezone, phrases) if event.online and event.timezone else ""


def _plain_offset(found: re.Match[str]) -> str:
    """Return an offset as people say it: `-5`, `+5:30`."""
    minutes = "" if found["minutes"] == "00" else f":{found['minutes']}"
    return f"{found['sign']}{int(found['hours'])}{minutes}"


def _zone_words(zone: str, phrases: Phrases) -> str:
    if "/" not in zone:
        return f" {zone}" if zone[:1] not in _SIGNS else f" (UTC{_OFFSET.sub(_plain_offset, zone)})"
    locale = (phrases.catalogue or phrases.language).replace("-", "_")
    named = phrases.dates.zone_names.get(zone)
    city = named or get_timezone_location(get_timezone(zone), locale=locale, return_city=True)
    city = city.rpartition("/")[2]
    special = phrases.dates.zone_named if named else phrases.dates.zone_vowel if city[:1] in _VOWELS else ""
    return (special or phrases.dates.zone).format(city=city)
