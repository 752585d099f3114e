"""`reminders.ics`: when to post what, for the calendar of whoever posts by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm
from icalendar import Event as Entry

from sharekit.kit.invitation import calendar_file
from sharekit.kit.pieces import Pieces
from sharekit.kit.times import in_utc
from sharekit.write import Post

_LONG = timedelta(minutes=10)  # own: as long as it takes
_AT_ONCE = timedelta()


def reminders_ics(pieces: Pieces) -> bytes | None:
    """Return a calendar with an entry for each time of posting (RFC 5545); None where nothing has a time.

    Times are UTC where the zone is known and floating where it is not. An entry keeps its name as long
    as it is for the same posts, so that a calendar moves it when the kit is made again.
    """
    posts_at: dict[datetime, list[Post]] = {}
    for post in pieces.written.posts:
        at = pieces.goes_out(post)
        if at is not None:
            posts_at.setdefault(at, []).append(post)
    if not posts_at:
        return None
    return calendar_file(
        *(_entry(at, posts, pieces) for at, posts in sorted(posts_at.items(), key=_in_order))
    )


def _in_order(row: tuple[datetime, list[Post]]) -> str:
    """Return what sorts times with and without a zone beside each other."""
    return in_utc(row[0]).replace(tzinfo=None).isoformat()


def _entry(at: datetime, posts: list[Post], pieces: Pieces) -> Entry:
    summary = _summary(posts, pieces)
    entry = Entry()
    entry.add("uid", _uid(posts, pieces))
    entry.add("dtstamp", datetime.combine(pieces.plan.today, time(), tzinfo=UTC))
    entry.add("dtstart", in_utc(at))
    entry.add("dtend", in_utc(at) + _LONG)
    entry.add("summary", summary)
    entry.add("description", "\n".join(_line(pieces.passed_on(post)) for post in posts))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _AT_ONCE)
    entry.add_component(alarm)
    return entry


def _summary(posts: Iterable[Post], pieces: Pieces) -> str:
    networks = ", ".join(dict.fromkeys(pieces.platform_label(post.platform) for post in posts))
    moments = ", ".join(dict.fromkeys(pieces.moment_name(post.moment) for post in posts))
    return f"{pieces.phrases.page.remind.format(networks=networks)} – {moments}"


def _line(post: Post) -> str:
    first = post.text.strip().partition("\n")[0]
    return f"{post.id} (posts/{post.platform}.txt): {first}"


def _uid(posts: Iterable[Post], pieces: Pieces) -> str:
    words = "\n".join((pieces.plan.campaign, "reminder", *(post.id for post in posts)))
    return f"{hashlib.sha256(words.encode()).hexdigest()[:32]}@sharekit"
