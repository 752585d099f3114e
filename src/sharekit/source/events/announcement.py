"""Whether a document announces an event at all: what speaks for it, beside its most likely day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from sharekit.document import Span
from sharekit.source.choice import Features
from sharekit.source.events.days import DayCandidate
from sharekit.source.events.notice import LABELS, Notice

_CLASSES = (
    *("invite", "kind", "deadline", "past", "coming", "published", "recurring", "register", "online"),
    *("place", "other_forms", "cancelled", "report"),
)
_IN_TITLE = ("kind", "past", "coming", "recurring", "invite", "cancelled", "report", "deadline", "register")
_HEAD = 400  # characters at the top
_FAR = 400  # days
_OF_THE_DAY = (
    *(
        "weekday",
        "year",
        "range",
        "labelled",
        "time_in_sentence",
        "time_right_behind",
        "time_below",
        "time_near",
    ),
    *("where_near", "invite_in_sentence", "coming_before", "coming_in_sentence", "kind_in_sentence"),
    *("past_in_sentence", "deadline_in_sentence", "deadline_before", "recurring_in_sentence", "place_behind"),
    *("online_in_sentence", "register_in_sentence", "soon", "this_month", "this_year", "past", "long_past"),
    *(
        "today",
        "published_day",
        "in_title",
        "in_heading",
        "in_item",
        "short_line",
        "most_of_line",
        "opens_line",
    ),
    *("late_in_text", "first", "unclear"),
)


def announcement_features(
    notice: Notice, candidates: Sequence[DayCandidate], features: Sequence[Features], chances: Sequence[float]
) -> Features:
    """Return what speaks for a document to announce an event.

    Args:
        notice: The document.
        candidates: All days it names, at least one.
        features: What speaks for each of them.
        chances: How likely each is the day of the event.
    """
    order = sorted(range(len(chances)), key=lambda index: -chances[index])
    best, *others = order
    day = features[best]
    return {
        "day": math.log(max(chances[best], 1e-4) / (1 - min(chances[best], 1 - 1e-4))),
        "second_day": chances[others[0]] if others else 0.0,
        **{f"day_{name}": day.get(name, 0.0) for name in _OF_THE_DAY},
        **dict(_worded(notice)),
        **dict(_dated(notice, candidates, features)),
    }


def _worded(notice: Notice) -> Iterator[tuple[str, float]]:
    words, length = notice.words, len(notice.text)
    thousands = max(300, length) / 1000
    head = Span(0, min(length, notice.base + _HEAD))
    title = next((line.span for line in notice.lines if line.origin == "title"), None)
    for name in _CLASSES:
        yield f"share_{name}", math.log1p(words.count(name, 0, length) / thousands)
        yield f"head_{name}", float(words.count(name, *head) > 0)
    for name in _IN_TITLE:
        yield f"title_{name}", float(title is not None and words.count(name, *title) > 0)
    yield "length", math.log(max(200, length))
    yield "questions", math.log1p(notice.text.count("?") / thousands)
    yield "exclamations", math.log1p(notice.text.count("!") / thousands)
    yield "links", math.log1p(len(notice.page.links))


def _dated(
    notice: Notice, candidates: Sequence[DayCandidate], features: Sequence[Features]
) -> Iterator[tuple[str, float]]:
    for name in LABELS:
        yield f"labels_{name}", float(any(name in line.labels for line in notice.lines))
    coming = [each.day >= notice.near for each in candidates]
    yield "coming_days", sum(coming) / len(candidates)
    timed = zip(coming, features, strict=True)
    yield (
        "coming_with_time",
        float(sum(ahead and each.get("time_in_sentence", 0) > 0 for ahead, each in timed)),
    )
    yield "far_days", sum(abs((each.day - notice.near).days) > _FAR for each in candidates) / len(candidates)
    yield "days", math.log(len(candidates))
    yield "times", math.log1p(len(notice.times))
