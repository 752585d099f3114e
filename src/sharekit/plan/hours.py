"""Hours of the day: the quiet ones, and the moment a post may go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from types import MappingProxyType

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
