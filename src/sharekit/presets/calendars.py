"""Names of months and days of the week, as CLDR has them, for reading dates in any language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sharekit.presets.tables import load_shipped

_FORMS = tuple((use, width) for use in ("format", "stand-alone") for width in ("wide", "abbreviated"))
_REGIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ar": ("ar", "ar_TN", "ar_LB", "ar_DZ"),
        "en": ("en", "en_GB"),
        "de": ("de", "de_AT"),
        "sr": ("sr", "sr_Latn"),
    }
)  # regions whose months have names of their own
_SEVERAL = "und"
_ALL = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "ca", "gl", "eu", "ro", "pl", "cs", "sk", "sl", "hr"),
    *("sr_Latn", "sv", "da", "nb", "fi", "et", "lv", "lt", "hu", "tr", "id", "sw", "sq", "cy", "ga", "is"),
    *(
        "el",
        "ru",
        "uk",
        "be",
        "bg",
        "mk",
        "sr",
        "ar",
        "fa",
        "ur",
        "he",
        "hi",
        "bn",
        "ta",
        "th",
        "am",
        "ka",
        "hy",
    ),
)
_SHORTEST = 2  # letters of an abbreviation, but for signs that are words
_SIGNS = "\u3000"
_INFLECTED = frozenset(
    ("pl", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "ru", "uk", "be", "et", "lv", "lt", _SEVERAL)
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CalendarNames:
    """Names in lower case without a final stop; months from January = 1, days from Monday = 0.

    `inflected`: the day of a date stands in another case than CLDR's (`v sobotu`), with another ending.
    `dotted`: figures of a date are parted by stops (`6.3.`).
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    inflected: bool = False
    dotted: bool = False


@cache
def load_calendar_names(language: str) -> CalendarNames:
    """Return the names of a language with its abbreviations.

    Those of languages that are read stand in `calendars.toml` as CLDR has them: Babel loads all it knows of a
    language for them. `SHAREKIT_ACCEPT=1 pytest tests/presets/test_calendars.py` writes that file.

    Args:
        language: First part of a BCP 47 tag. For `und`, and tags that CLDR does not know, the full names
            of all languages that sharekit tells apart, without those that mean two months or days.
    """
    row = _shipped().get(language)
    if row is None:
        return names_of_cldr(language)
    months, weekdays = (
        {name: number for number, names in enumerate(row[of], start=first) for name in names}
        for of, first in (("months", 1), ("weekdays", 0))
    )
    return CalendarNames(
        months=MappingProxyType(months),
        weekdays=MappingProxyType(weekdays),
        inflected=language in _INFLECTED,
        dotted=row["dotted"],
    )


@cache
def _shipped() -> Mapping[str, Mapping[str, Any]]:
    return load_shipped("calendars.toml")


def names_of_cldr(language: str) -> CalendarNames:
    """Return what `load_calendar_names` does, from CLDR."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  slow to import

    tags = _ALL if language == _SEVERAL else _REGIONS.get(language, (language,))
    try:
        locales = [Locale.parse(tag) for tag in tags]
    except (UnknownLocaleError, ValueError):
        return names_of_cldr(_SEVERAL)
    forms = _FORMS[::2] if language == _SEVERAL else _FORMS
    return CalendarNames(
        months=_single(
            (name, number)
            for locale in locales
            for use, width in forms
            for number, name in locale.months[use][width].items()
        ),
        weekdays=_single(
            (name, number)
            for locale in locales
            for use, width in forms
            for number, name in locale.days[use][width].items()
        ),
        inflected=language in _INFLECTED,
        dotted="." in locales[0].date_formats["short"].pattern,
    )


def _single(names: Iterator[tuple[str, int]]) -> Mapping[str, int]:
    """Leave out what is too short, or means several."""
    found: dict[str, set[int]] = {}
    for name, number in names:
        bare = unicodedata.normalize("NFC", name).casefold().rstrip(".").strip()
        if (len(bare) >= _SHORTEST or bare > _SIGNS) and not bare[0].isdecimal():
            for one in {bare, *_shorter(bare), _plain(bare)}:
                found.setdefault(one, set()).add(number)
    return MappingProxyType({name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1})


def _plain(name: str) -> str:
    """Return a name without its accents, as hurried people write it (`miercoles`)."""
    bare = (letter for letter in unicodedata.normalize("NFD", name) if not "\u0300" <= letter <= "\u036f")
    return unicodedata.normalize("NFC", "".join(bare))


def _shorter(name: str) -> Iterator[str]:
    """Yield what people write for a name of several words: `segunda` of `segunda-feira`."""
    for lead in ("de ", "d’", "d'", "יום "):
        if name.startswith(lead):
            yield name.removeprefix(lead)
    for tail in ("-feira",):
        if name.endswith(tail):
            yield name.removesuffix(tail)
