"""The words a language lends us: the only ones in a kit that neither the source nor the user wrote.

A language has a file `phrases/<tag>.toml`; a region's file (`en-US.toml`) holds what differs. What a
language lacks stays empty wherever it would end up in a post or on a card, so that no foreign word
stands in it; only the kit page and the files README.txt fall back to English.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from sharekit.presets.clock import canonical_zone
from sharekit.presets.sections import (
    ActionPhrases,
    CardPhrases,
    DatePhrases,
    PagePhrases,
    PostPhrases,
    SchedulePhrases,
)
from sharekit.presets.tables import load_shipped

Row: TypeAlias = Mapping[str, Any]

_NOON = dt.time(12)
# Days and months of a language nobody has named them in.
_NUMERALS: Row = {
    "weekdays": [""] * 7,
    "weekdays_short": [""] * 7,
    "months": [str(month) for month in range(1, 13)],
    "months_short": [str(month) for month in range(1, 13)],
    "day": "{day} / {month}",
    "day_short": "{day} / {month}",
    "day_year": "{day} / {month} / {year}",
    "days": "{day}{month} – {last_day} / {last_month}",
    "days_month": " / ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The catalogue of one language.

    Attributes:
        language: The tag asked for.
        catalogue: Tag of the file the words came from; None where the language has none.
        direction: `ltr` or `rtl`.
        card: Words on cards.
        action: Labels of the call-to-action block.
        post: Words of posts.
        dates: Days and times.
        page: Words of the kit page.
        schedule: Lines of schedule/README.txt.
        readme: The lines of README.txt; `{title}`, `{command}` may stand in them.
    """

    language: str
    catalogue: str | None
    direction: str
    card: CardPhrases
    action: ActionPhrases
    post: PostPhrases
    dates: DatePhrases
    page: PagePhrases
    schedule: SchedulePhrases
    readme: tuple[str, ...]

    def weekday(self, day: dt.date) -> str:
        """Return the full name of the weekday, in the case it has inside a sentence."""
        return self.dates.weekdays[day.weekday()]

    def month(self, day: dt.date) -> str:
        """Return the full name of the month, in the form it has after a day."""
        return self.dates.months[day.month - 1]

    def day_number(self, day: dt.date) -> str:
        """Return the numeral of the day in its month ("1er" on the first, in French)."""
        return self.dates.first if day.day == 1 and self.dates.first else str(day.day)

    def days(self, first: dt.date, last: dt.date) -> str:
        """Return several days; in a language without a pattern for them, each as it orders one."""
        if not self.dates.days:
            return f"{self.written_day(first)} – {self.written_day(last)}"
        same = (first.year, first.month) == (last.year, last.month)
        return self.dates.days.format(
            weekday=self.weekday(first),
            day=self.day_number(first),
            month="" if same else self.dates.days_month + self.month(first),
            last_weekday=self.weekday(last),
            last_day=self.day_number(last),
            last_month=self.month(last),
        )

    def written_day(self, day: dt.date) -> str:
        """Return a day as the language writes it ("Monday 19 April")."""
        return self.dates.day.format(
            weekday=self.weekday(day), day=self.day_number(day), month=self.month(day), year=day.year
        )

    def time(self, value: dt.time) -> str:
        """Return a time of day as people of this language print it ("6.30pm", "20 h 30", "20 Uhr")."""
        return f"{self.clock(value)}{self.dates.clock_unit}"

    def clock(self, value: dt.time) -> str:
        """Return a time of day without its unit, as it stands in a span ("20" of "20–23 Uhr")."""
        words = self.dates
        if words.noon and value == _NOON:
            return words.noon
        pattern = words.clock if value.minute else words.clock_full
        return pattern.format(
            hour=value.hour,
            hour02=f"{value.hour:02}",
            hour12=value.hour % 12 or 12,
            minute=f"{value.minute:02}",
            half=self.half(value),
        )

    def half(self, value: dt.time) -> str:
        """Return the half of the day a time is in, for clocks of twelve hours."""
        return self.dates.halves[value >= _NOON]


def phrase_languages() -> tuple[str, ...]:
    """Return the tags of the shipped catalogues, sorted."""
    names = (entry.name for entry in files("sharekit.presets").joinpath("phrases").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def regional(language: str, zone: str | None, text: str = "") -> str:
    """Return a language with the region of a time zone, where that region has a catalogue of its own.

    An event in New York is announced as newspapers there print it (`en-US`), unless the language
    names its region already. Where no zone is known, the signs of a text tell (`regions.toml`).
    """
    if "-" in language.replace("_", "-"):
        return language
    if zone is None:
        found = (tag for tag in _regions() if tag.partition("-")[0] == language and _shows(text, tag))
        return next(found, language)
    canonical = canonical_zone(zone)
    territory = get_global("zone_territories").get(canonical)
    local = f"{language}-{territory}"
    return local if word_files(local) != word_files(language) else language


@cache
def _regions() -> Row:
    return load_shipped("regions.toml")


def _shows(text: str, region: str) -> bool:
    row = _regions()[region]
    own, others = (sum(re.search(each, text) is not None for each in row[key]) for key in ("signs", "others"))
    return own - 2 * others >= int(row["least"])


@cache
def load_phrases(language: str) -> Phrases:
    """Return the catalogue of a language.

    Args:
        language: BCP 47 tag; a region without its own file takes its parent's (of `es-MX`, `es-419`'s),
            and its language's.

    Returns:
        The catalogue. For a language without one, card and post words are empty, days and months come
        from CLDR, and the page's words are English.
    """
    rows: Row = {}
    for name in word_files(language):
        rows = _merged(rows, _read(name))
    return _phrases(language, next(reversed(word_files(language)), None), rows)


def word_files(language: str) -> tuple[str, ...]:
    """Return the files that a tag's words come from, its language's first: parents are CLDR's."""
    parents, shipped = get_global("parent_exceptions"), phrase_languages()
    first, *rest = language.replace("_", "-").split("-")
    tag, found = "-".join([first.lower(), *rest]), []
    while tag:
        found.append(tag)
        parent = parents.get(tag.replace("-", "_"), tag.rpartition("-")[0])
        tag = parent.replace("_", "-")
    return tuple(name for name in reversed(found) if name in shipped)


def _phrases(language: str, catalogue: str | None, rows: Row) -> Phrases:
    english = _read("en")
    return Phrases(
        language=language,
        catalogue=catalogue,
        direction=str(rows.get("direction", _direction(language))),
        card=CardPhrases(**rows.get("card", {})),
        action=ActionPhrases(**rows.get("action", {})),
        post=PostPhrases(**_tuples({**_marks(language), **rows.get("post", _commas(language))})),
        dates=DatePhrases(**_tuples(rows["dates"] if "dates" in rows else _cldr_dates(language))),
        page=PagePhrases(**_merged(english["page"], rows.get("page", {}))),
        schedule=SchedulePhrases(**_merged(english["schedule"], rows.get("schedule", {}))),
        readme=tuple(rows.get("readme", english["readme"])),
    )


def _marks(language: str) -> Row:
    """Return the quotation marks of a language without a catalogue, where they are known."""
    marks = load_shipped("quote_marks.toml").get(language.partition("-")[0].lower())
    return {"marks": marks} if marks else {}


def _commas(language: str) -> Row:
    """Return the comma between names in a language without a catalogue; its “and” would be our word."""
    locale = _locale(language)
    comma = locale.list_patterns["standard"]["middle"][len("{0}") : -len("{1}")] if locale else ", "
    return {"comma": comma, "conjunction": comma}


def _read(name: str) -> Row:
    return load_shipped("phrases", f"{name}.toml")


def _merged(below: Row, above: Row) -> dict[str, Any]:
    """Lay one table over another, tables inside them likewise."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            merged[key] = _merged(old, value)
        else:
            merged[key] = value
    return merged


def _tuples(row: Row) -> dict[str, Any]:
    return {key: _frozen(value) for key, value in row.items()}


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


_DAY = "MMMMEd"
_NUMBERED = "M月"  # the month as a number, where its name may be in words
_GLUE = re.compile(r"\{1\}([^{}'()]*)\{0\}")  # between day and time
# Quoted words are meant as they stand; names of months in Japanese and Chinese end in the sign for one.
_CLDR_PART = re.compile(r"'(?P<words>[^']*)'|(?P<part>[Ecy]+|d+|[ML]+月?)|\s*G+")
_CLDR_NAMES = {"E": "weekday", "c": "weekday", "d": "day", "M": "month", "L": "month", "y": "year"}


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _direction(language: str) -> str:
    locale = _locale(language)
    return locale.text_direction if locale else "ltr"


def _cldr_dates(language: str) -> Row:
    locale = _locale(language)
    if locale is None:
        return _NUMERALS
    days, months = locale.days["format"], locale.months["format"]
    cldr = locale.datetime_skeletons[_DAY].pattern
    day = _pattern(cldr)
    named = [f"{number}月" if _NUMBERED in cldr else months["wide"][number] for number in range(1, 13)]
    return {
        "day": day,
        "day_short": day,
        "day_year": _pattern(locale.date_formats["full"].pattern),
        "days": "",
        "weekdays": [days["wide"][number] for number in range(7)],
        "weekdays_short": [days["wide"][number] for number in range(7)],
        "months": named,
        "months_short": named,
        "at": at[1] if (at := _GLUE.fullmatch(locale.datetime_formats["medium"])) else ", ",
    }


def _pattern(cldr: str) -> str:
    """Return CLDR's order of a day (`MMMM d., E`) with names for its parts, without the era."""

    def named(found: re.Match[str]) -> str:
        return f"{{{_CLDR_NAMES[found['part'][0]]}}}" if found["part"] else found["words"] or ""

    return _CLDR_PART.sub(named, cldr)
