"""Titles and quotations as they stand in a post."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import regex

from sharekit.document import Diagnostic, Document
from sharekit.plan.likeness import words_of
from sharekit.plan.model import KitPlan
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import load_grammar
from sharekit.presets.marks import PAIRS, in_marks
from sharekit.presets.phrases import Phrases
from sharekit.presets.typography import capitalised, mended_title, without_full_stop
from sharekit.write.sentences import Guard
from sharekit.write.typography import sentences_of

_EDGE = regex.compile(
    r"^[\p{Extended_Pictographic}\uFE0F\u200D\s]+(?=\w|[“\"'‘«¿¡])|[\p{Extended_Pictographic}\uFE0F\u200D\s]+$"
)
_TAIL = re.compile(r"(?<=[?!])\s|\s[–—|-]\s|:\s|\s\(")
_SHORTEST_HEAD, _LONGEST_HEAD = 12, 42  # characters
_SHORTENS = re.compile(r" – | — | \| |: ")
_FEWEST_WORDS = 3
_OPENING = 400  # characters: a heading further down is one of a part
_DASH = re.compile(r" [–—] ")
_TWO = 2


def plain_title(title: str, phrases: Phrases, *, day: date | None = None) -> str:
    """Return a title on one line, without emoji at its edges or the full stop of its only sentence.

    It opens with a capital, unless its first word has one inside or is an address.

    Args:
        title: As the source writes it.
        day: The event's day; the same date at the title's edge is left out, since the post says it.
        phrases: For the form of that date, and the marks of a title that is wholly a quotation.
    """
    text = mended_title(_EDGE.sub("", re.sub(r"\s+", " ", title).strip()))
    alone = len([*sentences_of(text, phrases.language)]) == 1
    text = capitalised(without_full_stop(text) if alone else text)
    if day is not None:
        text = _without_date(text, day, phrases)
    if is_quotation(text):
        text = in_marks(text[1:-1], phrases)
    return text or title


def without_invitation(title: str, guard: Guard, language: str) -> str:
    """Return a title of several sentences without those that ask people to come, for when that is over."""
    sentences = [*sentences_of(title, language)]
    kept = [each for each in sentences if not guard.invites(each)]
    whole = not kept or len(kept) == len(sentences)
    return title if whole else " ".join(kept) if len(kept) > 1 else without_full_stop(kept[0])


def headline(document: Document) -> str:
    """Return what a document goes by in posts: its title, unless that is a quotation that names nobody.

    Then the author's short title, or the heading that opens the text, which says what it is about.
    """
    if not is_quotation(document.title):
        return document.title
    first = next((block for block in document.blocks if block.kind == "heading"), None)
    heading = first.span.of(document.text) if first and first.span.start <= _OPENING else ""
    says = len(heading.split()) > _FEWEST_WORDS and not is_quotation(heading)
    return document.short_title or (heading if says else document.title)


def is_quotation(title: str) -> bool:
    """Whether a title is wholly a quotation: then no other may stand in the same post."""
    text = title.strip()
    return any(
        text[0] == left and text[-1] == right and text.count(left) == (1 if left != right else _TWO)
        for left, right in PAIRS
        if len(text) > _TWO
    )


def short_title(title: str) -> str:
    """Return the part before the first dash, bar or colon if it has three words or more; else nothing."""
    head = _SHORTENS.split(title, maxsplit=1)[0]
    balanced = all(head.count(opening) == head.count(closing) for opening, closing in PAIRS)
    return head if head != title and len(head.split()) >= _FEWEST_WORDS and balanced else ""


def title_head(title: str) -> str:
    """Return a title without its tail behind a dash, colon, bar or bracket, for a subject; else nothing.

    It is the longest that leaves room for a date, else the shortest.
    """
    heads = [title[: mark.start()].rstrip(" ,") for mark in _TAIL.finditer(title)]
    whole = [
        head
        for head in heads
        if len(head.split()) >= _TWO
        and len(head) >= _SHORTEST_HEAD
        and all(head.count(opening) == head.count(closing) for opening, closing in PAIRS)
    ]
    return next((head for head in reversed(whole) if len(head) <= _LONGEST_HEAD), "".join(whole[:1]))


def join_subject(title: str, phrases: Phrases) -> str:
    """Return what joins a subject's halves: a dash, or a colon where the title has a dash already."""
    return phrases.post.colon if _DASH.search(title) and ": " not in title else " – "


def _without_date(title: str, day: date, phrases: Phrases) -> str:
    """Return a title without the event's own date at its edge, in words or figures, with its weekday."""
    names = phrases.dates
    months = {names.months[day.month - 1], names.months_short[day.month - 1].rstrip(".")}
    month = rf"(?:{'|'.join(map(re.escape, filter(None, months)))})\.?"
    number = rf"(?:0?{day.day}|{re.escape(phrases.day_number(day))})(?:st|nd|rd|th|\.)?"
    weekdays = (names.weekdays[day.weekday()], names.weekdays_short[day.weekday()].rstrip("."))
    week = rf"(?:(?:{'|'.join(map(re.escape, filter(None, weekdays)))})\.?,? )?"
    dated = rf"{week}(?:{number} (?:de )?{month}|{month} ?{number})(?:,? {day.year})?"
    around = rf"^{dated}\s*[:–—-]\s*|\s*[,:–—|-]\s*{dated}$|\s*\({dated}\)$"
    bare = re.sub(around, "", title, flags=re.IGNORECASE)
    dotted = rf"0?{day.day}\.\s?0?{day.month}\.(?:\s?(?:{day.year}|{day:%y})\.?)?"
    figures = rf"{dotted}|0?{day.day}(?P<by>[/-])0?{day.month}(?P=by){day.year}|{day:%Y-%m-%d}"
    undated = re.sub(rf"[\s,:|–—-]*(?:\(|(?<!\S))(?:{figures})\)?$", "", bare)
    small = load_grammar(phrases.language.partition("-")[0]).stopwords
    hangs = undated != bare and undated.rpartition(" ")[2].casefold() in small  # `Treffen am 3.5.`
    return (bare if hangs else undated) or title


def fading_title(plan: KitPlan, guard: Guard) -> tuple[Diagnostic, ...]:
    """Return a warning where a title says when, in words that are true only for a while."""
    event = plan.event
    titles = (event.short_title or event.title,) if event else ()
    faded = next((title for title in titles if not guard.lasting_title(title)), None)
    if faded is None:
        return ()
    return (
        Diagnostic(
            code="title-stale",
            message=f"“{faded}” says when in words that are true only for a while: no post after the event",
            hint="give event.short_title in the front matter, without them",
        ),
    )


def unclear_title(plan: KitPlan) -> tuple[Diagnostic, ...]:
    """Return a warning where the title is somebody's words, or could be that of any meeting."""
    if plan.event is not None:
        return _of_any_meeting(plan, plan.event.title)
    title = headline(plan.document)
    if not is_quotation(title):
        return ()
    return (
        Diagnostic(
            code="title-unclear",
            message=f"{title} is a quotation that does not say whose words it is: posts print it so",
            hint="give a `short_title` in the front matter that says what the article is about",
        ),
    )


def is_of_any_meeting(title: str, language: str) -> bool:
    """Whether a title holds no word but those of every meeting: `Meeting of May`, `General assembly`."""
    every = _of_every_meeting(language)
    return all(word in every or word.isdigit() for word in words_of(title))


@cache
def _of_every_meeting(language: str) -> frozenset[str]:
    grammar = load_grammar(language)
    names = load_calendar_names(grammar.locale)
    kinds = (grammar.events.kinds, grammar.events.any_kind)
    rows = (*kinds, names.months, names.weekdays, grammar.stopwords)
    return frozenset(word for row in rows for phrase in row for word in words_of(phrase))


def _of_any_meeting(plan: KitPlan, title: str) -> tuple[Diagnostic, ...]:
    """Return a warning where a title could be that of any meeting."""
    if plan.organisation or not is_of_any_meeting(title, plan.document.language):
        return ()
    return (
        Diagnostic(
            code="title-unclear",
            message=f"“{title}” does not say whose meeting it is, nor what about",
            hint="give event.title in the front matter, or `organisation` in the settings",
        ),
    )
