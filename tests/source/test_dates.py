"""Days and times in many languages: the forms that people write, and what they mean."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharekit.document import Span
from sharekit.presets.calendars import load_calendar_names
from sharekit.presets.grammar import load_grammar
from sharekit.source.events.dates import DayMention, find_days, find_times
from sharekit.source.events.resolving import resolve_day

NEAR = date(2026, 11, 20)


def days(language: str, words: str) -> tuple[DayMention, ...]:
    return find_days(words, Span(0, len(words)), load_grammar(language))


def only_day(language: str, words: str) -> DayMention:
    (found,) = days(language, words)
    return found


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("pt", "nesta quinta-feira (26), às 14h30", date(2026, 11, 26)),
        ("es", "el jueves 26 a las 18:00", date(2026, 11, 26)),
        ("de", "am Donnerstag, den 3., um 19 Uhr", date(2026, 12, 3)),
        ("en", "this Thursday the 19th", date(2026, 11, 19)),
        ("es", "este jueves 19 tenemos asamblea", date(2026, 11, 19)),
        ("es", "el jueves 26 marchamos otra vez", date(2026, 11, 26)),
        ("en", "Friday fortnight, the 4th, in the hall", date(2026, 12, 4)),
        ("pt", "sábado agora, dia 28, das 8h às 12h", date(2026, 11, 28)),
        ("en", "Friday 31st", None),
    ],
)
def test_the_weekday_says_the_month_of_a_number_behind_it(
    language: str, words: str, day: date | None
) -> None:
    assert resolve_day(only_day(language, words), words, near=NEAR, line=None).day == day


def test_a_range_that_falls_is_one_day_and_ends_with_it() -> None:
    words = "Friday, April 7, 9 to 4\nSaturday, April 8, 9 to 2"
    found = days("en", words)
    assert [(each.span.of(words), each.day, each.last_day) for each in found] == [
        ("Friday, April 7", 7, None),
        ("Saturday, April 8", 8, None),
    ]


@pytest.mark.parametrize(
    "words", ["Friday 5-7pm", "Friday 11 am", "On Thursday 10 workers left", "Sat 12 at"]
)
def test_a_number_behind_a_weekday_is_a_day_only_where_nothing_is_counted(words: str) -> None:
    assert days("en", words) == ()


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "on Saturday, the 6th of March, 2027 at six", date(2027, 3, 6)),
        ("en", "March 6, 2027", date(2027, 3, 6)),
        ("en", "6 Mar, 1 till 4", date(2027, 3, 6)),
        ("en", "2027-03-06, 12:00 pm", date(2027, 3, 6)),
        ("de", "am Samstag, den 6. März 2027", date(2027, 3, 6)),
        ("de", "am 6.3.2027 um 18 Uhr", date(2027, 3, 6)),
        ("de", "kommt am 18.2 um 16 Uhr vorbei", date(2027, 2, 18)),
        ("fr", "Le samedi 6 mars 2027 à 18h", date(2027, 3, 6)),
        ("fr", "le 1er mai", date(2027, 5, 1)),
        ("es", "Sábado,6 de marzo de 2027", date(2027, 3, 6)),
        ("es", "miercoles 10 de marzo", date(2027, 3, 10)),
        ("pt", "na sexta-feira (05/03), às 18h", date(2027, 3, 5)),
        ("it", "sabato 6 marzo 2027, ore 18", date(2027, 3, 6)),
        ("ar", "السبت ٦ مارس ٢٠٢٧", date(2027, 3, 6)),
        ("fa", "شنبه ۶ مارس ۲۰۲۷", date(2027, 3, 6)),
        ("cs", "ve středu 10. března 2027 od 18:00", date(2027, 3, 10)),
        ("pl", "w sobotę 6 marca 2027 o godzinie 18", date(2027, 3, 6)),
        ("uk", "в суботу 6 березня 2027 року", date(2027, 3, 6)),
        ("tr", "6 Mart 2027 Cumartesi", date(2027, 3, 6)),
        ("sw", "Jumamosi tarehe 6 Machi 2027", date(2027, 3, 6)),
        ("hu", "2027. március 6., szombat", date(2027, 3, 6)),
        ("ja", "2027年3月6日(土)", date(2027, 3, 6)),
        ("ar", "السبت القادم الموافق للسادس من شهر مارس", date(2027, 3, 6)),
        ("he", "ביום שבת, 6 במרץ 2027", date(2027, 3, 6)),
        ("und", "u subotu, 6. marta 2027. godine", date(2027, 3, 6)),
    ],
)
def test_a_day_as_each_language_writes_it(language: str, words: str, day: date) -> None:
    assert resolve_day(only_day(language, words), words, near=NEAR, line=None).day == day


@pytest.mark.parametrize(
    ("language", "words", "first", "last"),
    [
        ("en", "15th, 16th and 17th March 2027", date(2027, 3, 15), date(2027, 3, 17)),
        ("en", "March 28 - April 2, 2027", date(2027, 3, 28), date(2027, 4, 2)),
        ("en", "September, 18-22, 2027", date(2027, 9, 18), date(2027, 9, 22)),
        ("de", "vom 27. bis 29.09.", date(2027, 9, 27), date(2027, 9, 29)),
        ("de", "27. Februar bis 1. März 2027", date(2027, 2, 27), date(2027, 3, 1)),
        ("fr", "du 3 au 5 juin 2027", date(2027, 6, 3), date(2027, 6, 5)),
        ("es", "los días 4, 5 y 6 de junio", date(2027, 6, 4), date(2027, 6, 6)),
        ("it", "dal 3 al 5 giugno 2027", date(2027, 6, 3), date(2027, 6, 5)),
        ("en", "30 December to 2 January", date(2026, 12, 30), date(2027, 1, 2)),
    ],
)
def test_several_days_have_a_last_one(language: str, words: str, first: date, last: date) -> None:
    resolved = resolve_day(only_day(language, words), words, near=NEAR, line=None)
    assert (resolved.day, resolved.last) == (first, last)


@pytest.mark.parametrize(
    ("words", "day", "sure"),
    [
        ("Thursday 12/3", date(2026, 12, 3), True),
        ("Friday 4/12", date(2026, 12, 4), True),
        ("on 12/3", date(2027, 3, 12), False),
    ],
)
def test_the_weekday_tells_day_and_month_apart(words: str, day: date, sure: bool) -> None:  # noqa: FBT001
    resolved = resolve_day(only_day("en", words), words, near=NEAR, line=None)
    assert (resolved.day, resolved.sure) == (day, sure)


@pytest.mark.parametrize(
    "words", ["version 2.4.1", "12 out of 20", "pages 3.5 to 4.5", "10/12 of them", "may 5x", "room 4 of 12"]
)
def test_figures_are_no_days(words: str) -> None:
    assert days("en", words) == ()


@pytest.mark.parametrize(
    ("language", "words", "start", "end"),
    [
        ("en", "8:00–12:00 PM", time(8), time(12)),
        ("en", "4:30-6P", time(16, 30), time(18)),
        ("en", "10-2pm", time(10), time(14)),
        ("en", "from noon until 3pm", time(12), time(15)),
        ("it", "alle ore 18,30", time(18, 30), None),
        ("pt", "das 13:30 às 18h", time(13, 30), time(18)),
        ("pt", "de 09h30min às 12h", time(9, 30), time(12)),
        ("es", "a las 6 de la tarde", time(18), None),
        ("cs", "v 19 hod", time(19), None),
        ("ar", "الساعة السادسة مساءً", time(18), None),
    ],
)
def test_a_time_as_each_language_writes_it(language: str, words: str, start: time, end: time | None) -> None:
    (found,) = find_times(words, Span(0, len(words)), load_grammar(language))
    assert (found.start, found.end) == (start, end)


@given(
    st.dates(date(2000, 1, 1), date(2060, 12, 31)),
    st.sampled_from(["en", "de", "fr", "es", "it", "pl", "cs", "tr"]),
)
def test_a_written_day_is_found_in_any_language(day: date, language: str) -> None:
    known = [*load_calendar_names(language).months.items()]
    names = {number: name for name, number in reversed(known)}
    words = f"… {day.day}. {names[day.month]} {day.year} …"
    found = only_day(language, words)
    assert (found.day, found.month, found.year) == (day.day, day.month, day.year)
    assert words[found.span.start : found.span.end].startswith(str(day.day))


@given(st.text(max_size=120))
def test_any_text_has_mentions_in_order_and_apart(words: str) -> None:
    for found in (days("en", words), days("und", words)):
        assert all(0 <= each.span.start < each.span.end <= len(words) for each in found)
        assert all(one.span.end <= two.span.start for one, two in pairwise(found))
        assert all(1 <= each.month <= 12 and 1 <= each.day <= 31 for each in found)
