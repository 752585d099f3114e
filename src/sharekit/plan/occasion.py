"""Which event a kit invites to, and which moments get posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sharekit.document import Diagnostic, Document, Event
from sharekit.errors import NothingToShareError
from sharekit.plan.likeness import alike
from sharekit.plan.model import Moment, SkippedMoment

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What there is to post about, and when.

    Attributes:
        event: The event the kit invites to; None for an article without a coming event.
        moments: Each moment that gets posts, with its day.
        skipped: The moments that get none, with the reason.
        warnings: What the user should know about the event.
    """

    event: Event | None = None
    moments: tuple[tuple[Moment, date], ...] = ()
    skipped: tuple[SkippedMoment, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


def find_occasion(document: Document, today: date) -> Occasion:
    """Choose the next event that takes place; without one, an article is launched as it is.

    Windows: the announcement goes out now (best eight days or more before), the reminder the day
    before, the last post on the day. None of them is for an event that has begun on an earlier day.

    Raises:
        NothingToShareError: The source only announces an event that cannot be invited to.
    """
    first = _first_day(document, today)
    coming = sorted((event for event in document.events if _is_coming(event, today)), key=_day)
    if coming:
        return _invitation(coming[0], others=len(coming) - 1, first=first, today=today)
    if not document.events:
        return Occasion(moments=(("launch", first),))
    event = document.events[0]
    reason, hint = _why_not(event, today)
    if alike(event.title, document.title):
        message = f"there is nothing to invite to: {reason}"
        raise NothingToShareError(message, hint=hint)
    missing = tuple(
        SkippedMoment(moment=moment, reason=reason) for moment in ("announce", "day-before", "today")
    )
    warning = Diagnostic(code="no-invitation", message=f"the kit does not invite: {reason}", hint=hint)
    return Occasion(moments=(("launch", first),), skipped=missing, warnings=(warning,))


def _first_day(document: Document, today: date) -> date:
    return max(today, document.embargo.date()) if document.embargo else today


def _is_coming(event: Event, today: date) -> bool:
    return event.status == "scheduled" and event.day is not None and event.day >= today


def _day(event: Event) -> date:
    return event.day or date.max


def _invitation(event: Event, *, others: int, first: date, today: date) -> Occasion:
    day = _day(event)
    moments: list[tuple[Moment, date]] = []
    skipped: list[SkippedMoment] = []
    windows: tuple[tuple[Moment, date, date], ...] = (
        ("announce", first, day - _DAY),
        ("day-before", day - _DAY, day - _DAY),
        ("today", day, day),
    )
    for moment, on, last in windows:
        if first <= last:
            moments.append((moment, on))
        else:
            skipped.append(SkippedMoment(moment=moment, reason=_too_late(day, first, today)))
    return Occasion(
        event=event, moments=tuple(moments), skipped=tuple(skipped), warnings=_further(event, others)
    )


def _too_late(day: date, first: date, today: date) -> str:
    if first > today:
        return f"the embargo lasts until {first}, and the event is on {day}"
    return "the event is today"


def _further(event: Event, others: int) -> tuple[Diagnostic, ...]:
    if not others:
        return ()
    return (
        Diagnostic(
            code="more-events",
            message=f"the kit invites to “{event.title}”, the next of {others + 1} events",
            hint="make a kit of each of the others from an event file of its own",
        ),
    )


def _why_not(event: Event, today: date) -> tuple[str, str]:
    if event.status != "scheduled":
        return f"“{event.title}” is {event.status}", "change `status` once it takes place as announced"
    if event.day is None:
        return f"the source does not say on which day “{event.title}” is", "write the day into the source"
    verb = "began" if _lasts_beyond(event, today) else "was"
    return (
        f"“{event.title}” {verb} on {event.day}, before {today}",
        "--date YYYY-MM-DD says which day it is taken to be",
    )


def _lasts_beyond(event: Event, today: date) -> bool:
    end = event.end.date() if isinstance(event.end, datetime) else event.end
    return end is not None and end >= today
