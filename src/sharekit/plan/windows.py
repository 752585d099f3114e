"""When each moment is: a window of time within quiet hours, or the reason why it gets no posts.

All times are local, on the clock of the kit's zone; the zone itself is added where a time is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TypeAlias

from sharekit.document import Document, Event
from sharekit.presets.clock import local
from sharekit.presets.moments import Moment, MomentRow

_DAY = timedelta(days=1)
_ENOUGH = timedelta(minutes=30)  # a post that goes out later than this before something is of no use


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """The hours in which nothing is posted; over midnight where `start` is later than `end`.

    Attributes:
        start: First quiet minute.
        end: First minute after.
    """

    start: time = time(22)
    end: time = time(8)

    def hold(self, moment: datetime) -> bool:
        """Whether a moment is in them."""
        clock = moment.time()
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def after(self, moment: datetime) -> datetime:
        """Return the moment itself, or the end of the quiet hours it is in."""
        if not self.hold(moment):
            return moment
        ends = datetime.combine(moment.date(), self.end)
        return ends if ends > moment else ends + _DAY

    def before(self, moment: datetime) -> datetime:
        """Return the moment itself, or half an hour before the quiet hours it is in."""
        if not self.hold(moment):
            return moment
        starts = datetime.combine(moment.date(), self.start)
        return (starts if starts <= moment else starts - _DAY) - _ENOUGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """When an organisation posts.

    Attributes:
        quiet: When nothing goes out.
        hours: The wished hour of a moment, where the user names one.
        zone: The zone of times where the source gives none.
        zones: Zones an online event's start is also written in.
    """

    quiet: QuietHours = QuietHours()
    hours: Mapping[str, time] = field(default_factory=lambda: MappingProxyType({}))
    zone: str | None = None
    zones: tuple[str, ...] = ()


def fit_hour(
    wished: datetime, *, earliest: datetime, latest: datetime | None, quiet: QuietHours
) -> datetime | None:
    """Return when a post goes out: as near to the wish as the limits and the quiet hours let it.

    Args:
        wished: Local time.
        earliest: Not before: today, an embargo.
        latest: Half an hour before this it must be out: the start of an event, a deadline; None for no end.
        quiet: When nothing is posted.

    Returns:
        None where no hour is left.
    """
    moment = quiet.after(max(wished, earliest))
    if latest is None or moment <= latest - _ENOUGH:
        return moment
    moment = quiet.before(latest - _ENOUGH)
    return moment if moment >= earliest and not quiet.hold(moment) else None


_MIDNIGHT, _LAST_MINUTE = time(), time(23, 59)
_BEFORE_START = timedelta(hours=2)  # the last word on the day itself
_BEGINNING = timedelta(minutes=30)  # how long one says “we have started”
_DENIED = "the source says that it has not taken place (held: false)"
_THANKS = timedelta(days=14)  # how long after the event one still says thank you


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When the posts of a moment go out.

    Attributes:
        moment: Which.
        at: Local time.
        until: The last minute at which they are true; None where they stay so.
    """

    moment: Moment
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What decides about windows.

    Attributes:
        document: For the embargo and the figures.
        today: The day it is taken to be.
        timetable: Quiet hours and wished hours.
        event: The event, if there is one.
    """

    document: Document
    today: date
    timetable: Timetable
    event: Event | None = None

    @property
    def earliest(self) -> datetime:
        """The first minute at which anything may be posted."""
        begin = datetime.combine(self.today, _MIDNIGHT)
        return self.embargo or begin

    @property
    def embargo(self) -> datetime | None:
        """Until when nothing may be posted, where that is not over."""
        ends = self.document.embargo and local(self.document.embargo, self.zone)
        return ends if ends and ends > datetime.combine(self.today, _MIDNIGHT) else None

    @property
    def zone(self) -> str | None:
        """The zone all times are in, where it is known."""
        return (self.event.timezone if self.event else None) or self.timetable.zone

    @property
    def day(self) -> date:
        """The day the event starts."""
        return (self.event.day if self.event else None) or date.max

    @property
    def start(self) -> datetime:
        """When the event starts; the last minute of its day where no time is known."""
        start = self.event.start if self.event else None
        if isinstance(start, datetime) and self.event and not self.event.all_day:
            return start.replace(tzinfo=None)
        return datetime.combine(self.day, _LAST_MINUTE)

    @property
    def has_time(self) -> bool:
        """Whether the source says at what time the event starts."""
        return isinstance(self.event and self.event.start, datetime) and not (
            self.event and self.event.all_day
        )

    @property
    def end(self) -> datetime | None:
        """When the event ends, where it is known."""
        end = self.event.end if self.event else None
        if isinstance(end, datetime):
            return end.replace(tzinfo=None)
        return datetime.combine(end, _LAST_MINUTE) if end else None

    def fit(
        self, moment: Moment, wished: datetime, *, latest: datetime | None = None, why: str = ""
    ) -> Window | str:
        """Return the window nearest to a wish, or the reason why there is none."""
        at = fit_hour(wished, earliest=self.earliest, latest=latest, quiet=self.timetable.quiet)
        if at is None:
            return self.embargoed or why or "no hour is left outside the quiet hours"
        return Window(moment=moment, at=at, until=latest)

    @property
    def embargoed(self) -> str:
        """That an embargo is the reason, where it is."""
        if self.earliest.date() <= self.today:
            return ""
        return f"the embargo lasts until {self.earliest:%Y-%m-%d %H:%M}"


Found: TypeAlias = Window | str


def find_window(row: MomentRow, case: Case) -> Found:
    """Return when the posts of a moment go out, or why there are none."""
    hour = case.timetable.hours.get(row.name, row.at or _MIDNIGHT)
    return _RULES[row.name](row, case, hour)


def _launch(row: MomentRow, case: Case, hour: time) -> Found:
    return case.fit(row.name, _after(case.earliest.date(), row, hour))


def _second_look(row: MomentRow, case: Case, hour: time) -> Found:
    wished = _after(case.earliest.date(), row, hour)
    if case.event is not None and case.event.status == "scheduled" and _near(wished, case):
        return "it would fall into the days of the event"
    return case.fit(row.name, wished)


def _figures(row: MomentRow, case: Case, hour: time) -> Found:
    if not case.document.statistics:
        return "the source gives no figure"
    return _second_look(row, case, hour)


def _near(wished: datetime, case: Case) -> bool:
    """Whether a day belongs to the event: from the day before it to its end."""
    last = (case.end or case.start).date()
    return case.day - _DAY <= wished.date() <= last


def _announce(row: MomentRow, case: Case, hour: time) -> Found:
    first = case.earliest.date()
    if first >= case.day:
        return case.embargoed or "the event is today"
    eve = datetime.combine(case.day - _DAY, _LAST_MINUTE)
    return _while_open(case.fit(row.name, datetime.combine(first, hour), latest=eve), case, case.start)


def _week_before(row: MomentRow, case: Case, hour: time) -> Found:
    wished = _after(case.day, row, hour)
    if case.earliest.date() >= wished.date():
        return case.embargoed or "the event is no more than a week away"
    return _while_open(case.fit(row.name, wished, latest=case.start), case, case.start)


def _while_open(found: Found, case: Case, last: datetime) -> Found:
    """Return a window that ends with its last minute, or with the registration it asks for."""
    deadline = case.event.deadline if case.event else None
    if isinstance(found, str):
        return found
    closes = _ends(deadline, case) if deadline else last
    return replace(found, until=min(last, closes) if closes > found.at else last)


def _day_before(row: MomentRow, case: Case, hour: time) -> Found:
    eve = _after(case.day, row, hour)
    if case.earliest.date() > eve.date():
        return case.embargoed or "the event is today"
    last = datetime.combine(eve.date(), _LAST_MINUTE)
    return _while_open(case.fit(row.name, eve, latest=last), case, last)


def _today(row: MomentRow, case: Case, hour: time) -> Found:
    wished = datetime.combine(case.day, hour)
    if case.has_time:
        wished = max(min(wished, case.start - _BEFORE_START), datetime.combine(case.day, _MIDNIGHT))
    found = case.fit(row.name, wished, latest=case.start)
    if isinstance(found, Window) and found.at.date() != case.day:
        return f"the event starts at {case.start:%H:%M}, in the quiet hours"
    return _while_open(found, case, case.start)


def _last_call(row: MomentRow, case: Case, hour: time) -> Found:
    deadline = case.event.deadline if case.event else None
    if deadline is None:
        return "the source gives no registration deadline"
    ends = _ends(deadline, case)
    if ends > case.start:
        return "the registration deadline is after the start of the event"
    if ends < case.earliest:
        return case.embargoed or f"registration closed on {ends:%Y-%m-%d}"
    found = case.fit(row.name, _after(ends.date(), row, hour), latest=ends)
    if isinstance(found, str):
        return found
    return replace(found, until=min(ends, datetime.combine(found.at.date(), _LAST_MINUTE)))


def _ends(deadline: date | datetime, case: Case) -> datetime:
    if isinstance(deadline, datetime):
        return local(deadline, case.zone)
    return datetime.combine(deadline, _LAST_MINUTE)


def _live_now(row: MomentRow, case: Case, hour: time) -> Found:  # noqa: ARG001  the event gives the hour
    event = case.event
    if event is None or not (event.place or event.links.join):
        online = event is not None and event.online
        return f"the source gives {'no' if online else 'neither a place nor a'} link to join"
    if not case.has_time:
        return "the source does not say at what time it starts"
    if not event.exact:
        return f"the source says only about when it starts ({event.time_text}), or when the doors open"
    if case.timetable.quiet.hold(case.start):
        return f"it starts at {case.start:%H:%M}, in the quiet hours"
    if case.start < case.earliest:
        return case.embargoed or "the event has begun"
    latest = case.start + _BEGINNING
    return Window(moment=row.name, at=case.start, until=min(case.end or latest, latest))


def _thank_you(row: MomentRow, case: Case, hour: time) -> Found:
    if _is_denied(case):
        return _DENIED
    if case.event is not None and case.event.summons:
        return "members were summoned to it: nobody is thanked in public for coming"
    over = (case.end or case.start).date()
    if case.earliest.date() > over + _THANKS:
        return f"the event was on {case.day}: too long ago for a thank-you"
    latest = datetime.combine(over + _THANKS, _LAST_MINUTE)
    return case.fit(row.name, _after(over, row, hour), latest=latest)


def _results(row: MomentRow, case: Case, hour: time) -> Found:
    event = case.event
    if _is_denied(case):
        return _DENIED
    if event is None or not (event.result or event.links.recording):
        return "the source gives no result and no recording of the event"
    return case.fit(row.name, _after((case.end or case.start).date(), row, hour))


def _is_denied(case: Case) -> bool:
    return case.event is not None and case.event.held is False


def _notice(row: MomentRow, case: Case, hour: time) -> Found:
    latest = datetime.combine(case.day, _LAST_MINUTE) if case.day < date.max else None
    return case.fit(row.name, datetime.combine(case.earliest.date(), hour), latest=latest)


def _after(day: date, row: MomentRow, hour: time) -> datetime:
    return datetime.combine(day + timedelta(days=row.days), hour)


_Rule: TypeAlias = Callable[[MomentRow, Case, time], Found]
_RULES: Mapping[Moment, _Rule] = MappingProxyType(
    {
        "launch": _launch,
        "second-look": _second_look,
        "figures": _figures,
        "announce": _announce,
        "week-before": _week_before,
        "last-call": _last_call,
        "day-before": _day_before,
        "today": _today,
        "live-now": _live_now,
        "thank-you": _thank_you,
        "results": _results,
        "cancelled": _notice,
        "update": _notice,
    }
)
