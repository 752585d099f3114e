"""What there is to post about: an article, a coming event, one that was, or a notice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from sharekit.document import Diagnostic, Document, Event
from sharekit.errors import NothingToShareError
from sharekit.plan.likeness import alike
from sharekit.plan.model import SkippedMoment
from sharekit.plan.windows import Case, Timetable, Window, find_window
from sharekit.presets.grammar import load_grammar
from sharekit.presets.moments import About, Moment, load_moments, moments_of

_ANNOUNCE: Moment = "announce"
_NOTICES = {"cancelled": "cancelled", "moved": "update"}
NOTICES = frozenset(_NOTICES.values())
_DATE_HINT = "--date YYYY-MM-DD says which day it is taken to be"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What there is to post about, and when.

    Attributes:
        event: The event the kit is about; None for an article without one that can be posted about.
        invites: People can still be invited to it.
        windows: Each moment that gets posts, in the order of time.
        skipped: The moments that get none, with the reason.
        unnamed: Moments that are left out since nobody named any.
        warnings: What the user should know about the event.
    """

    event: Event | None = None
    invites: bool = False
    windows: tuple[Window, ...] = ()
    skipped: tuple[SkippedMoment, ...] = ()
    unnamed: tuple[Moment, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The moments that get posts."""
        return tuple(window.moment for window in self.windows)


def find_occasion(document: Document, today: date, timetable: Timetable = Timetable()) -> Occasion:  # noqa: B008  frozen
    """Choose the next event that takes place; without one, an article is launched as it is.

    A cancelled or moved event has a notice instead of all other posts. An event that is over is thanked
    for where the organiser confirmed that it took place, or gives a recording or a result.

    Raises:
        NothingToShareError: The source only announces an event that cannot be posted about.
    """
    coming = sorted((event for event in document.events if _is_coming(event, today)), key=_day)
    if coming:
        return _invitation(document, coming, today, timetable)
    called_off = [event for event in document.events if _is_called_off(event, today)]
    if called_off:
        return _notice(document, called_off[0], today, timetable)
    if not document.events:
        case = Case(document=document, today=today, timetable=timetable)
        return _of(case, ("article",), warnings=tuple(_early(document, today)))
    return _afterwards(document, today, timetable)


def asked_for(occasion: Occasion, moments: Collection[str] | None) -> Occasion:
    """Return an occasion with only the moments that were asked for; a notice is given in any case.

    Args:
        occasion: All that the source supports.
        moments: Their names; None for the usual ones, or for all where none of these is supported.

    Raises:
        NothingToShareError: None of them is one that the source supports.
    """
    if {*occasion.moments} <= NOTICES:
        return occasion
    if moments is None:
        return _usual(occasion)
    kept = tuple(window for window in occasion.windows if window.moment in moments)
    if not kept:
        there = ", ".join(occasion.moments)
        raise NothingToShareError(
            f"--moments {','.join(moments)} leaves nothing to post", hint=f"This source has {there}"
        )
    barred = (
        SkippedMoment(moment=window.moment, reason="--moments does not name it")
        for window in occasion.windows
        if window not in kept
    )
    return replace(occasion, windows=kept, skipped=(*occasion.skipped, *barred))


def _usual(occasion: Occasion) -> Occasion:
    """Return an occasion with the moments that have posts where nobody names any."""
    event, first = occasion.event, occasion.windows[0].at.date() if occasion.windows else date.max
    notice = (event.day - first).days if event and event.day else 0
    rows = load_moments()
    kept = tuple(
        window
        for window in occasion.windows
        if (rows[window.moment].usual and rows[window.moment].notice <= notice)
        or (rows[window.moment].joins and event and event.links.join)
    )
    if not kept:
        return occasion
    unnamed = tuple(window.moment for window in occasion.windows if window not in kept)
    return replace(occasion, windows=kept, unnamed=unnamed)


def _is_coming(event: Event, today: date) -> bool:
    return _takes_place(event) and event.day is not None and event.day >= today


def _is_called_off(event: Event, today: date) -> bool:
    return not _takes_place(event) and (event.day is None or event.day >= today)


def _takes_place(event: Event) -> bool:
    """Whether an event is where people are invited to: as announced, or on its new day."""
    return event.status == "scheduled" or event.renewed


def _day(event: Event) -> date:
    return event.day or date.max


def _invitation(document: Document, coming: list[Event], today: date, timetable: Timetable) -> Occasion:
    event = coming[0]
    case = Case(document=document, event=event, today=today, timetable=timetable)
    about: tuple[About, ...] = ("event",) if is_announcement(document, event) else ("article", "event")
    about_place = (*_nowhere(event), *_moved(document, event))
    warnings = (*_further(event, len(coming) - 1), *about_place, *_early(document, today))
    occasion = _of(case, about, invites=True, warnings=warnings)
    return _with_update(occasion, case) if event.renewed else occasion


def _with_update(occasion: Occasion, case: Case) -> Occasion:
    """Return an occasion whose announcement is a notice of the new day."""
    window = find_window(load_moments()[_NOTICES["moved"]], case)
    if isinstance(window, str):
        return occasion
    others = tuple(each for each in occasion.windows if each.moment != _ANNOUNCE)
    reason = "the notice of the new day takes its place"
    skipped = (*occasion.skipped, SkippedMoment(moment=_ANNOUNCE, reason=reason))
    return replace(occasion, windows=(window, *others), skipped=skipped)


def _notice(document: Document, event: Event, today: date, timetable: Timetable) -> Occasion:
    case = Case(document=document, event=event, today=today, timetable=timetable)
    name = _NOTICES[event.status]
    moments = load_moments().values()
    window = next(find_window(row, case) for row in moments if row.name == name)
    reason = f"“{event.title}” is {event.status}: the notice takes the place of all other posts"
    skipped = tuple(SkippedMoment(moment=row.name, reason=reason) for row in moments if row.about == "event")
    if isinstance(window, str):
        raise NothingToShareError(f"there is nothing to post: {window}", hint=_DATE_HINT)
    return Occasion(event=event, windows=(window,), skipped=skipped)


def _afterwards(document: Document, today: date, timetable: Timetable) -> Occasion:
    """Return the occasion of a source whose events are all over, or have no day."""
    event = next((each for each in document.events if is_confirmed(each)), document.events[0])
    about: tuple[About, ...] = () if is_announcement(document, event) else ("article",)
    reason, hint = _why_not(event, today)
    case = Case(document=document, event=event, today=today, timetable=timetable)
    confirmed = is_confirmed(event) and event.day is not None and event.status == "scheduled"
    after = moments_of("after") if confirmed else frozenset()
    found = _of(case, (*about, "event"), only=after, reason=reason)
    if not found.windows:
        why = next((row.reason for row in found.skipped if row.moment in after), reason)
        raise NothingToShareError(f"there is nothing to invite to: {why}", hint=hint)
    if any(moment in after for moment in found.moments):
        return found
    warning = Diagnostic(code="no-invitation", message=f"the kit does not invite: {reason}", hint=hint)
    return Occasion(windows=found.windows, skipped=found.skipped, warnings=(warning,))


def _of(
    case: Case,
    about: tuple[About, ...],
    *,
    invites: bool = False,
    only: Iterable[str] | None = None,
    reason: str = "",
    warnings: tuple[Diagnostic, ...] = (),
) -> Occasion:
    """Return the moments of what a kit is about; of an event's only those that `only` names, if it does."""
    windows: list[Window] = []
    skipped: list[SkippedMoment] = []
    for row in load_moments().values():
        if row.about not in about:
            continue
        barred = row.about == "event" and only is not None and row.name not in only
        found = reason if barred else find_window(row, case)
        if isinstance(found, str):
            skipped.append(SkippedMoment(moment=row.name, reason=found))
        else:
            windows.append(found)
    return Occasion(
        event=case.event,
        invites=invites,
        windows=tuple(sorted(windows, key=lambda window: window.at)),
        skipped=tuple(skipped),
        warnings=warnings,
    )


def is_announcement(document: Document, event: Event) -> bool:
    """Whether a source is nothing but the announcement of the event."""
    return alike(event.title, document.title)


def is_confirmed(event: Event) -> bool:
    """Whether the organiser says that the event took place."""
    return bool(event.result or event.links.recording) if event.held is None else event.held


def _further(event: Event, others: int) -> Iterator[Diagnostic]:
    if others:
        yield Diagnostic(
            code="more-events",
            message=f"the kit invites to “{event.title}”, the next of {others + 1} events",
            hint="make a kit of each of the others from an event file of its own",
        )


def _nowhere(event: Event) -> Iterator[Diagnostic]:
    if not (event.place or event.online):
        yield Diagnostic(
            code="place-unknown",
            message=f"the source does not say where “{event.title}” is, nor that it is online: no post does",
            hint="set event.place, or event.online: true, in the front matter",
        )


def _early(document: Document, today: date) -> Iterator[Diagnostic]:
    """Warn where posts would lead to a page that is not there yet."""
    if document.published and document.published > today and not document.embargo:
        yield Diagnostic(
            code="published-later",
            message=f"the source is dated {document.published}, later than its first posts on {today}",
            hint="give --date, or `embargo` in the front matter",
        )


def _moved(document: Document, event: Event) -> Iterator[Diagnostic]:
    """Warn where the page says that the place is a new one: those who knew the old one need a notice."""
    text = document.text.casefold()
    if any(words in text for words in load_grammar(document.language).events.new_place):
        yield Diagnostic(
            code="place-new",
            message=f"the source says that the place has changed; posts give “{event.place or 'none'}”",
            hint="set `status: moved` in the front matter for the notices to those who knew the old one",
        )


def _why_not(event: Event, today: date) -> tuple[str, str]:
    if event.status != "scheduled":
        return f"“{event.title}” was {event.status}", "change `status` if it takes place as announced"
    if event.day is None:
        return f"the source does not say on which day “{event.title}” is", "write the day into the source"
    verb = "began" if _lasts_beyond(event, today) else "was"
    return (
        f"“{event.title}” {verb} on {event.day}, before {today}",
        f"{_DATE_HINT}; `held: true` in the front matter asks for a thank-you",
    )


def _lasts_beyond(event: Event, today: date) -> bool:
    end = event.end.date() if isinstance(event.end, datetime) else event.end
    return end is not None and end >= today
