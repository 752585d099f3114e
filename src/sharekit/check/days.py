"""Days: nothing goes out before it may or after it is of use, and a weekday is that of its date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta

from sharekit.check.manifest import day_of, moment_of
from sharekit.check.model import Fault, KitFiles, Row
from sharekit.check.posts import fault
from sharekit.presets.moments import moments_of
from sharekit.presets.phrases import Phrases, load_phrases

_DAYS_BEFORE: Mapping[str, int] = {"day-before": 1, "today": 0}
_AGAIN = "Make the kit again with sharekit build --date, on the day it is for"
_YEAR = re.compile(r",? (?:de )?(?P<year>(?:19|20)\d\d)(?![\d.,:]?\d)")  # on the same line: no house number


def find_day_faults(kit: KitFiles) -> Iterator[Fault]:
    """Yield what is wrong with the days of the posts."""
    phrases = load_phrases(kit.manifest.get("catalogue") or kit.manifest["language"])
    dates = re.compile(_dates_pattern(phrases), re.IGNORECASE)
    event = invited_to(kit)
    for post in kit.posts:
        yield from _scheduled(post, kit)
        yield from _invites(post, event)
        yield from _weekdays(post, kit, phrases, dates)
        yield from _day_words(post, kit, phrases, event)


def invited_to(kit: KitFiles) -> Row | None:
    """Return the event that a kit invites to: the next that takes place, as the planner chooses it."""
    built = kit.manifest["built"]
    coming = [
        row
        for row in kit.manifest["document"]["events"]
        if (row["status"] == "scheduled" or row.get("renewed"))
        and row["start"] is not None
        and row["start"][:10] >= built[:10]
    ]
    return min(coming, key=lambda row: str(row["start"])[:10], default=None)


def _scheduled(post: Row, kit: KitFiles) -> Iterator[Fault]:
    when = moment_of(post["scheduled"])
    if when is None:
        return
    built, embargo = moment_of(kit.manifest["built"]), moment_of(kit.manifest.get("embargo"))
    until = moment_of(post.get("until"))
    if built and day_of(when) < day_of(built):
        yield fault(
            post, "scheduled-too-early", f"it is for {post['scheduled']}, before the kit was made", _AGAIN
        )
    if embargo and _is_before(when, embargo):
        message = f"it is for {post['scheduled']}, and nothing may go out before {kit.manifest['embargo']}"
        yield fault(post, "scheduled-in-embargo", message, _AGAIN)
    if until and _is_before(until, when):
        message = f"it is for {post['scheduled']}, and true only until {post['until']}"
        yield fault(post, "scheduled-too-late", message, _AGAIN)


def _invites(post: Row, event: Row | None) -> Iterator[Fault]:
    when = moment_of(post["scheduled"])
    if when is None or post["moment"] not in moments_of("before"):
        return
    start = moment_of(event["start"]) if event else None
    if start is None:
        message = f"it invites ({post['moment']}), and the source has no event to come"
        yield fault(post, "nothing-to-invite-to", message, _AGAIN)
        return
    if _is_before(start, when):
        message = f"it invites on {post['scheduled']}, after the event has begun"
        yield fault(post, "invites-too-late", message, _AGAIN)
    before = _DAYS_BEFORE.get(post["moment"])
    if before is not None and day_of(when) != day_of(start) - timedelta(days=before):
        message = f"it is for {post['moment']}, its day is {post['scheduled']}, the event's {day_of(start)}"
        yield fault(post, "moment-on-wrong-day", message, _AGAIN)


def _day_words(post: Row, kit: KitFiles, phrases: Phrases, event: Row | None) -> Iterator[Fault]:
    """Yield “today” and “tomorrow” of ours where the post goes out on another day than these are right on."""
    when = moment_of(post["scheduled"])
    if when is None or event is None:
        return
    meant = filter(None, (moment_of(event["start"]), moment_of(event.get("deadline"))))
    away = {(day_of(moment) - day_of(when)).days for moment in meant}
    for word, right in ((phrases.post.today, 0), (phrases.post.tomorrow, 1)):
        pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
        said = re.search(pattern, f"{post.get('subject') or ''}\n{post['text']}", re.IGNORECASE)
        if said and right not in away and not re.search(pattern, kit.said, re.IGNORECASE):
            message = f"it says “{said[0]}” on {day_of(when)}, when neither the event nor its deadline is"
            yield fault(post, "day-word-wrong", message, _AGAIN)


def _is_before(one: date | datetime, other: date | datetime) -> bool:
    """Whether one moment is before another; of times without offset on either side only wall clocks count."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        if (one.tzinfo is None) != (other.tzinfo is None):
            return one.replace(tzinfo=None) < other.replace(tzinfo=None)
        return one < other
    return day_of(one) < day_of(other)


def _dates_pattern(phrases: Phrases) -> str:
    """Return a pattern for a weekday beside a day and a month, in either order of those."""
    words = phrases.dates
    weekday = _any_of((*words.weekdays, *words.weekdays_short))
    month = _any_of((*words.months, *words.months_short))
    between = r"[\s,.\u00a0]+(?:the |de |den |le |el |em |ב-?|ה-?)?"
    day = r"(?P<{}>\d{{1,2}})(?:er|st|nd|rd|th|º)?"
    first = rf"{day.format('day')}{between}(?P<month>{month})"
    second = rf"(?P<month_2>{month}){between}{day.format('day_2')}(?![\d:.])"
    return rf"(?<!\w)(?P<weekday>{weekday}){between}(?:{first}|{second})(?!\w)"


def _any_of(words: tuple[str, ...]) -> str:
    names = sorted({word.rstrip(".") for word in words if word}, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, names)) + r")\.?" if names else r"(?!)"


def _weekdays(post: Row, kit: KitFiles, phrases: Phrases, dates: re.Pattern[str]) -> Iterator[Fault]:
    """Yield dates whose weekday is wrong; what the source itself writes so stays the source's."""
    source = kit.manifest["document"]["text"]
    for text in filter(None, (post["text"], post.get("subject"))):
        for match in dates.finditer(text):
            day = _day(match, text, phrases, lambda month, number: _year(month, number, post, kit))
            names = (phrases.dates.weekdays, phrases.dates.weekdays_short)
            said = match["weekday"].rstrip(".").casefold()
            if day is None or match[0] in source:
                continue
            if all(said != names_of[day.weekday()].rstrip(".").casefold() for names_of in names):
                message = f"“{match[0]}” is no such day: {day} is a {phrases.weekday(day) or 'different day'}"
                yield fault(post, "weekday-wrong", message, "Look up the day in a calendar, and correct it")


def _day(
    match: re.Match[str], text: str, phrases: Phrases, year_of: Callable[[int, int], int]
) -> date | None:
    month = _month(match["month"] or match["month_2"], phrases)
    number = int(match["day"] or match["day_2"])
    year = _YEAR.match(text, match.end())
    stated = int(year["year"]) if year else year_of(month, number)
    try:
        return date(stated, month, number)
    except ValueError:
        return None


def _month(name: str, phrases: Phrases) -> int:
    said = name.rstrip(".").casefold()
    rows = zip(phrases.dates.months, phrases.dates.months_short, strict=True)
    return next(
        (at for at, names in enumerate(rows, 1) if said in {one.rstrip(".").casefold() for one in names}), 1
    )


def _year(month: int, day: int, post: Row, kit: KitFiles) -> int:
    """Return the year of an event's day or deadline, else the one the post goes out in."""
    events = kit.manifest["document"]["events"]
    stated = (moment_of(row.get(name)) for row in events for name in ("start", "end", "deadline"))
    same = [moment.year for moment in stated if moment and (moment.month, moment.day) == (month, day)]
    goes_out = moment_of(post["scheduled"]) or moment_of(kit.manifest["built"])
    return next(iter(same), goes_out.year if goes_out else 1)


def count_days(kit: KitFiles) -> int:
    """Return how many posts have a day."""
    return sum(post["scheduled"] is not None for post in kit.posts)
