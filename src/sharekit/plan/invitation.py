"""Event and call-to-action cards: facts as the source writes them, and phrases of its language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from sharekit.document import Document, Event, Person
from sharekit.plan.addresses import Addresses, bare
from sharekit.plan.model import CountdownContent, CtaContent, EventContent
from sharekit.presets.moments import Moment
from sharekit.presets.phrases import Phrases
from sharekit.presets.typography import typeset, without_full_stop

_BARE_HOUR = re.compile(r"(?P<hour>\d{1,2})(?P<minutes>[.:]\d{2})?")
_DOUBLE = re.compile(r"\d{1,2}:\d{2}[ \u00a0]?h(?!\w)")  # `19:00 h`
_UNIT = re.compile(r"(?<=\d) ")
_HYPHEN = re.compile(r"(?<=[\dmM])\s*[-–—]\s*(?=\d)")


def clock_of(event: Event, phrases: Phrases) -> str:
    """Return the start time as it is printed: as the source writes it, else as the language does.

    Nothing for an event of whole days, or whose time is not known.
    """
    if event.all_day or not isinstance(event.start, datetime):
        return ""
    plain, written = phrases.time(event.start.time()), start_as_written(event, phrases)
    if ":" not in plain:
        written = _DOUBLE.sub(plain, written)  # two marks for one, where the language has its own
    return written or plain


def start_as_written(event: Event, phrases: Phrases) -> str:
    """Return the source's own form of the start, in one piece, with a dash in a span of times.

    Empty where it has none, or only one that needs the page around it: `7:00` for the evening, the `15` of
    `15 bis 17 Uhr`.
    """
    written = event.time_text or ""
    hour = _BARE_HOUR.fullmatch(written)
    if hour and (not hour["minutes"] or phrases.dates.clock_unit):
        return ""
    if hour and isinstance(event.start, datetime) and int(hour["hour"]) != event.start.hour:
        return ""
    return _UNIT.sub("\u00a0", _HYPHEN.sub("–", written))


# A year is printed only for days further away (words/WORDS.md, rule 11; November 2026).
_YEAR_AFTER_DAYS = 300
_SHORT = 34  # characters
_LABEL = 32  # characters of a button: longer ones are sentences


def event_content(
    event: Event, day: date, *, ask: str | None, url: str | None, phrases: Phrases
) -> EventContent:
    """Return the words of the event card.

    Args:
        event: What people are invited to.
        day: The day it starts.
        ask: What the button or code is for; None without a link, or without words for it in the language.
        url: Where the code leads, which needs no words; None without a link.
        phrases: Of the card's language.
    """
    last = max(day, _last_day(event) or day)
    number, last_number = phrases.day_number(day), phrases.day_number(last)
    month, last_month = phrases.month(day), phrases.month(last)
    same = (day.year, day.month) == (last.year, last.month)
    return EventContent(
        title=typeset(bare(event.title), phrases),
        weekday=_capital(_range(phrases.weekday(day), phrases.weekday(last))),
        day=_range(number, last_number) if same else number,
        month=month if same else f"{month} – {last_number} {last_month}",
        kicker=phrases.card.event,
        **({"pattern": _pattern(phrases.dates.day, number, last_number)} if same else {}),
        time=_time(event, phrases) if day == last else None,
        ask=ask,
        place=typeset(_where_and_who(event, phrases), phrases) or None,
        speakers=tuple(_typeset(person, phrases) for person in event.speakers),
        chair=event.chair and _typeset(event.chair, phrases),
        chair_label=phrases.card.chair,
        url=url,
    )


def _pattern(pattern: str, first: str, last: str) -> str:
    """Return how day and month stand on a line; each of several days has the stop of an ordinal."""
    stop = "." if "{day}." in pattern else ""
    return pattern if first == last or not stop else pattern.replace("{day}", f"{first}{stop}–{last}")


def _typeset(person: Person, phrases: Phrases) -> Person:
    return replace(
        person, name=typeset(person.name, phrases), role=person.role and typeset(person.role, phrases)
    )


def _where_and_who(event: Event, phrases: Phrases) -> str:
    """Return the place, and who alone may come where that is short: a card that is passed on says it, too."""
    place = event.place or (phrases.post.online if event.online else "")
    who = without_full_stop(event.admission or "")
    return " – ".join(_capital(words) for words in (place, who if len(who) <= _SHORT else "") if words)


def find_ask(document: Document, addresses: Addresses, phrases: Phrases) -> str | None:
    """Return the source's own words for registering, else the catalogue's; None without a link of it."""
    if addresses.of_event is None:
        return None
    own = next((action.label for action in document.actions if action.kind == "register"), None)
    known = phrases.card.register if addresses.register else phrases.card.details
    if own and len(own) > _LABEL:
        own = button(addresses.opens, phrases) or known or own
    return typeset(own or button(addresses.opens, phrases) or known, phrases) or None


def button(opens: str | None, phrases: Phrases) -> str:
    """Return the words of a button for what a link opens, where that is no registration and no page."""
    words = phrases.post.asks.get(opens or "", "") if opens not in {"register", "details"} else ""
    return words.rstrip(": \u00a0")


def event_cta(event: Event, *, ask: str, today: date, phrases: Phrases) -> CtaContent:
    """Return the words of an event's call to action: its title, and when it is on the line below."""
    when = when_line(event, today=today, phrases=phrases)
    text = f"{typeset(event.short_title or bare(event.title), phrases)}\n{when}"
    return CtaContent(text=text, button=ask, kicker=phrases.card.take_part or None, emphasis=when)


def countdown(event: Event, moment: Moment, *, today: date, phrases: Phrases) -> CountdownContent | None:
    """Return the words of a countdown card; None where the catalogue has no word for the moment."""
    left = {"day-before": phrases.post.tomorrow, "today": phrases.post.today}.get(moment)
    if not left:
        return None
    return CountdownContent(
        left=_capital(left),
        title=typeset(event.short_title or bare(event.title), phrases),
        when=when_line(event, today=today, phrases=phrases),
        kicker=phrases.card.event or None,
    )


def when_line(event: Event, *, today: date, phrases: Phrases) -> str:
    """Return day and start in one line, as a local newspaper prints them (`Monday 19 April, 18.30`)."""
    first, last = event.day or today, _last_day(event)
    if last and last > first:
        return _capital(phrases.days(first, last))
    time = _time(event, phrases)
    return _capital(_one_day(first, today, phrases)) + (phrases.dates.at + time if time else "")


def _one_day(day: date, today: date, phrases: Phrases) -> str:
    far = (day - today).days > _YEAR_AFTER_DAYS
    pattern = phrases.dates.day_year if far else phrases.dates.day
    return pattern.format(
        weekday=phrases.weekday(day), day=phrases.day_number(day), month=phrases.month(day), year=day.year
    )


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _last_day(event: Event) -> date | None:
    if isinstance(event.start, datetime) and isinstance(event.end, datetime) and not event.all_day:
        lasts = event.end.replace(tzinfo=None) - event.start.replace(tzinfo=None)
        return event.start.date() if lasts < timedelta(days=1) else event.end.date()
    return event.end.date() if isinstance(event.end, datetime) else event.end


def _time(event: Event, phrases: Phrases) -> str | None:
    return clock_of(event, phrases) or None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
