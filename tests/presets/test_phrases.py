from __future__ import annotations

import tomllib
from dataclasses import fields
from datetime import date, time
from importlib.resources import files

import pytest

from sharekit.presets.phrases import load_phrases, phrase_languages, regional
from sharekit.presets.sections import PagePhrases

ASKS = {
    "read",
    "register",
    "apply",
    "join",
    "details",
    "sign",
    "give",
    "ticket",
    "book",
    "programme",
    "watch",
}
MOMENTS = ("launch", "announce", "day-before", "today")


@pytest.mark.parametrize("language", phrase_languages())
def test_a_catalogue_is_complete_where_a_post_or_card_needs_it(language: str) -> None:
    words = load_phrases(language)
    assert words.catalogue == language
    assert all(getattr(words.card, part.name) for part in fields(words.card))
    assert all(getattr(words.action, part.name) for part in fields(words.action))
    assert set(words.post.asks) == ASKS
    for name in ("conjunction", "today", "tomorrow", "online", "joined", "speakers", "chair", "bio"):
        assert getattr(words.post, name), name
    assert (len(words.dates.weekdays), len(words.dates.months)) == (7, 12)
    assert (len(words.dates.weekdays_short), len(words.dates.months_short)) == (7, 12)
    assert len(words.post.marks) == 4
    assert set(MOMENTS) <= set(words.page.moments)
    assert all(getattr(words.page, part.name) for part in fields(PagePhrases))


@pytest.mark.parametrize(
    ("language", "half_past_six", "eight", "noon"),
    [
        ("en", "6.30pm", "8pm", "noon"),
        ("en-US", "6:30\u00a0p.m.", "8\u00a0p.m.", "noon"),
        ("es", "18:30\u00a0h", "20:00\u00a0h", "12:00\u00a0h"),
        ("es-AR", "18:30\u00a0h", "20:00\u00a0h", "12:00\u00a0h"),
        ("es-CO", "6:30\u00a0p.\u00a0m.", "8:00\u00a0p.\u00a0m.", "12:00\u00a0p.\u00a0m."),
        ("fr", "18\u00a0h\u00a030", "20\u00a0h", "12\u00a0h"),
        ("de", "18:30\u00a0Uhr", "20\u00a0Uhr", "12\u00a0Uhr"),
        ("pt", "18h30", "20h", "12h"),
        ("nl", "18.30\u00a0uur", "20.00\u00a0uur", "12.00\u00a0uur"),
        ("ar", "18:30", "20:00", "12:00"),
        ("he", "18:30", "20:00", "12:00"),
    ],
)
def test_times(language: str, half_past_six: str, eight: str, noon: str) -> None:
    words = load_phrases(language)
    assert [words.time(time(18, 30)), words.time(time(20)), words.time(time(12))] == [
        half_past_six,
        eight,
        noon,
    ]


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (date(2026, 2, 28), date(2026, 3, 3), "Saturday, February 28 – Tuesday, March 3"),
        (date(2026, 2, 9), date(2026, 2, 10), "Monday, February 9 – Tuesday, February 10"),
    ],
)
def test_several_days_in_america_name_the_month_before_each_day(
    first: date, last: date, printed: str
) -> None:
    assert load_phrases("en-US").days(first, last) == printed


def test_the_first_of_a_month() -> None:
    day = date(2026, 12, 1)
    assert [load_phrases(language).day_number(day) for language in ("en", "fr", "pt")] == ["1", "1er", "1º"]


def test_a_region_takes_its_languages_words() -> None:
    assert load_phrases("en-GB").card == load_phrases("en").card
    assert load_phrases("en-US").catalogue == "en-US"
    assert load_phrases("en-US").card == load_phrases("en").card
    assert load_phrases("pt_BR").catalogue == "pt"


@pytest.mark.parametrize(
    ("tag", "catalogue", "opening", "month"),
    [
        ("es-MX", "es-MX", "“", "enero"),
        ("es-BO", "es-419", "“", "enero"),
        ("es-ES", "es", "«", "enero"),
        ("pt-AO", "pt-PT", "«", "janeiro"),
        ("de-AT", "de-AT", "„", "Jänner"),
        ("de-CH", "de-CH", "«", "Januar"),
    ],
)
def test_a_region_lies_over_its_parent(tag: str, catalogue: str, opening: str, month: str) -> None:
    words = load_phrases(tag)
    assert (words.catalogue, words.post.marks[0], words.dates.months[0]) == (catalogue, opening, month)
    assert words.post.conjunction == load_phrases(tag[:2]).post.conjunction


def test_the_zone_of_an_event_tells_its_region() -> None:
    assert regional("es", "America/La_Paz") == "es-BO"
    assert regional("es", "Europe/Madrid") == "es"
    assert regional("pt", "Europe/Lisbon") == "pt-PT"
    assert regional("es-AR", "America/Bogota") == "es-AR"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Our neighbors meet on March 6 at 2 p.m. Call (503) 555-0142.", "en-US"),
        ("Dues are $5. Tenants of Harwick, OR 97202 meet on Sept. 4.", "en-US"),
        ("Our neighbours meet on 6 March at 2 p.m. Call 0113 496 0142.", "en"),
        ("The county center asks $5 of everyone.", "en-US"),
        ("Saturday, December 12, at the grange in Harwick, Vermont.", "en-US"),
        ("We meet on Sat, Dec 12 at the grange.", "en"),
        ("We meet on Saturday, December 12 at the grange.", "en-US"),
        ("We meet on Saturday, December 12 at the centre.", "en"),
        ("Congress took $3 billion from Texas. Come on Saturday 12 December.", "en"),
        ("The community centre asks $5 of everyone on March 6.", "en"),
    ],
)
def test_signs_of_a_text_tell_its_region(text: str, tag: str) -> None:
    assert regional("en", None, text) == tag
    assert regional("en", "Europe/London", text) == "en"


def test_a_language_without_a_catalogue_lends_no_foreign_word() -> None:
    words = load_phrases("ro")
    assert words.catalogue is None
    assert words.weekday(date(2026, 11, 23)) == "luni"
    assert words.month(date(2026, 11, 23)) == "noiembrie"
    assert not words.card.event
    assert not words.post.asks
    assert words.page.subject == "Subject"


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("zz", "ltr")]
)
def test_direction(language: str, direction: str) -> None:
    assert load_phrases(language).direction == direction


@pytest.mark.parametrize("language", phrase_languages())
def test_no_catalogue_repeats_english(language: str) -> None:
    if language.startswith("en"):
        return
    text = files("sharekit.presets").joinpath("phrases", f"{language}.toml").read_text(encoding="utf-8")
    words, english = (
        tomllib.loads(text),
        tomllib.loads(files("sharekit.presets").joinpath("phrases", "en.toml").read_text(encoding="utf-8")),
    )
    same = {
        key
        for key, value in words.get("card", {}).items()
        if value == english["card"][key] and key != "more" and value != "Event"
    }
    assert not same


@pytest.mark.parametrize(("language", "marks"), [("ja", "「」"), ("ru", "«»"), ("sv-FI", "””"), ("ko", "“”")])
def test_languages_without_a_catalogue_have_their_own_marks_where_we_know_them(
    language: str, marks: str
) -> None:
    assert load_phrases(language).post.marks[:2] == tuple(marks)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("hu", "március 6., szombat"),
        ("tr", "6 Mart Cumartesi"),
        ("ja", "3月6日(土曜日)"),
        ("zh", "3月6日星期六"),
        ("ko", "3월 6일 (토요일)"),
        ("pl", "sobota, 6 marca"),
        ("lt", "kovo 6 d., šeštadienis"),
    ],
)
def test_a_language_without_words_of_ours_orders_a_day_as_cldr_does(language: str, day: str) -> None:
    words = load_phrases(language)
    dates = words.dates
    assert dates.day.format(weekday=dates.weekdays[5], day=6, month=dates.months[2]) == day
    assert words.days(date(2027, 3, 6), date(2027, 3, 13)).startswith(f"{day} – ")


@pytest.mark.parametrize(
    ("language", "at", "comma"), [("ja", " ", "、"), ("zh", " ", "、"), ("tr", " ", ", "), ("ro", ", ", ", ")]
)
def test_between_day_and_time_and_between_names_stand_the_signs_of_the_language(
    language: str, at: str, comma: str
) -> None:
    words = load_phrases(language)
    assert (words.dates.at, words.post.comma, words.post.conjunction) == (at, comma, comma)
