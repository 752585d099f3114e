from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from sharekit.document import Event
from sharekit.presets.phrases import load_phrases
from sharekit.write.dates import date_facts

START = datetime(2026, 12, 5, 18, 30)  # noqa: DTZ001  wall-clock time of the place
EVENING = Event(title="Evening", start=START, end=START.replace(hour=21, minute=0))
TODAY = date(2026, 11, 23)


def facts(event: Event, language: str = "en", days_before: int = 12) -> dict[str, str]:
    day = event.day
    assert day is not None
    return date_facts(event, load_phrases(language), posted=day - timedelta(days=days_before))


@pytest.mark.parametrize(
    ("language", "when", "when_long"),
    [
        ("en", "Saturday 5 December, 6.30pm", "Saturday 5 December, 6.30–9pm"),
        ("en-US", "Saturday, December 5 at 6:30 p.m.", "Saturday, December 5, 6:30–9 p.m."),
        ("es", "sábado 5 de diciembre, 18:30 h", "sábado 5 de diciembre, de 18:30 a 21:00 h"),
        ("fr", "samedi 5 décembre à 18 h 30", "samedi 5 décembre de 18 h 30 à 21 h"),
        ("de", "Samstag, 5. Dezember, 18:30 Uhr", "Samstag, 5. Dezember, 18:30–21 Uhr"),
        ("pt", "sábado, 5 de dezembro, às 18h30", "sábado, 5 de dezembro, das 18h30 às 21h"),
        ("nl", "zaterdag 5 december, 18.30 uur", "zaterdag 5 december, 18.30–21.00 uur"),
        ("ar", "السبت 5 ديسمبر، الساعة 18:30", "السبت 5 ديسمبر، من 18:30 إلى 21:00"),
        ("he", "יום שבת, 5 בדצמבר, בשעה 18:30", "יום שבת, 5 בדצמבר, משעה 18:30 עד 21:00"),
    ],
)
def test_as_a_local_newspaper_prints_it(language: str, when: str, when_long: str) -> None:
    found = facts(EVENING, language)
    assert found["when"].replace("\u00a0", " ") == when
    assert found["when_long"].replace("\u00a0", " ") == when_long


WEEKEND = replace(EVENING, end=date(2026, 12, 6))


@pytest.mark.parametrize(
    ("language", "several", "each_day"),
    [
        (
            "en",
            "Saturday 5 December, 6.30pm – Sunday 6 December",
            "Saturday 5 to Sunday 6 December, 6.30–9pm",
        ),
        (
            "de",
            "Samstag, 5. Dezember, 18:30 Uhr – Sonntag, 6. Dezember",
            "Samstag, 5., bis Sonntag, 6. Dezember, 18:30–21 Uhr",
        ),
        ("fr", "samedi 5 décembre à 18 h 30 – dimanche 6 décembre", "de 18 h 30 à 21 h"),
        ("es", "sábado 5 de diciembre, 18:30 h – domingo 6 de diciembre", ", de 18:30 a 21:00 h"),
        ("it", "sabato 5 dicembre, ore 18.30 – domenica 6 dicembre", ", ore 18.30–21"),
        ("pt", "sábado, 5 de dezembro, às 18h30 – domingo, 6 de dezembro", ", das 18h30 às 21h"),
        ("nl", "zaterdag 5 december, 18.30 uur – zondag 6 december", "18.30–21.00 uur"),
        ("ca", "dissabte 5 de desembre, 18.30 h – diumenge 6 de desembre", ", de 18.30 a 21 h"),
        ("ar", "السبت 5 ديسمبر، الساعة 18:30 – الأحد 6 ديسمبر", "، من 18:30 إلى 21:00"),
        ("he", "יום שבת, 5 בדצמבר, בשעה 18:30 – יום ראשון, 6 בדצמבר", ", משעה 18:30 עד 21:00"),
    ],
)
def test_several_days_say_when_they_begin(language: str, several: str, each_day: str) -> None:
    assert facts(WEEKEND, language)["when_long"].replace("\u00a0", " ") == several
    daily = replace(WEEKEND, end=datetime(2026, 12, 6, 21), daily=True)  # noqa: DTZ001
    assert facts(daily, language)["when_long"].replace("\u00a0", " ").endswith(each_day)


def test_the_last_day_ends_at_its_hour_unless_that_stands_for_the_day() -> None:
    ending = replace(WEEKEND, end=datetime(2026, 12, 6, 14))  # noqa: DTZ001
    assert facts(ending)["when"] == "Saturday 5 December, 6.30pm – Sunday 6 December, 2pm"
    assert facts(replace(ending, time_text="18.30"))["when"].endswith("18.30 – Sunday 6 December, 14.00")
    midnight = replace(WEEKEND, end=datetime(2026, 12, 6, 23, 59))  # noqa: DTZ001
    assert facts(midnight)["when"].endswith("– Sunday 6 December")
    assert facts(ending, days_before=1)["rel_when"].startswith(
        "starts tomorrow: Saturday 5 December, 6.30pm –"
    )
    assert facts(replace(ending, all_day=True))["when"] == "Saturday 5 to Sunday 6 December"


def test_an_event_online_is_in_the_zone_that_its_source_names() -> None:
    online = replace(EVENING, online=True, timezone="Australia/Sydney", zone_text="AEST")
    assert facts(online)["when_long"] == "Saturday 5 December, 6.30–9pm AEST"
    paris = replace(online, timezone="Europe/Paris", zone_text="heure de Paris")
    assert facts(paris, "fr")["when"] == "samedi 5 décembre à 18\u00a0h\u00a030 (heure de Paris)"
    assert facts(replace(online, zone_text=None))["when_long"].endswith("9pm Sydney time")
    hall = replace(online, online=False, place="Town Hall")
    assert facts(hall)["when_long"].endswith("9pm")
    assert facts(replace(hall, place=None))["when_long"].endswith("9pm AEST")


def test_the_sources_own_writing_of_the_time_is_kept() -> None:
    own = replace(EVENING, time_text="18.30", end=None)
    assert facts(own)["when"] == "Saturday 5 December, 18.30"
    assert facts(own)["when_short"] == "Sat 5 Dec, 18.30"
    assert facts(replace(own, end=EVENING.end))["when_long"] == "Saturday 5 December, 18.30–21.00"


@pytest.mark.parametrize(
    ("written", "exact", "printed"),
    [
        ("half six", True, "half six–9pm"),
        ("6.30 in the evening", True, "6.30–9pm"),
        ("around 6.30", False, "around 6.30"),
    ],
)
def test_a_start_that_no_end_is_written_like_has_one(written: str, *, exact: bool, printed: str) -> None:
    own = replace(EVENING, time_text=written, exact=exact)
    assert facts(own)["when_long"].endswith(f" {printed}")


@pytest.mark.parametrize(
    ("written", "hours", "printed"),
    [
        ("7:00 PM", (19, 21), "7:00–9:00 PM"),
        ("11 a.m.", (11, 13), "11 a.m.–1 p.m."),
        ("7pm", (19, 21), "7–9pm"),
        ("10:30 AM", (10, 12), "10:30 AM–12:00 PM"),
    ],
)
def test_the_end_is_written_as_the_source_writes_the_start(
    written: str, hours: tuple[int, int], printed: str
) -> None:
    start, end = (
        START.replace(hour=hour, minute=30 if "30" in written and hour < 12 else 0) for hour in hours
    )
    own = replace(EVENING, start=start, end=end, time_text=written)
    assert facts(own)["when_long"].replace("\u00a0", " ") == f"Saturday 5 December, {printed}"


def test_a_relative_word_is_followed_by_the_date() -> None:
    assert facts(EVENING, days_before=1)["rel_when"] == "tomorrow, Saturday 5 December, 6.30–9pm"
    assert facts(EVENING, days_before=0)["rel_time"] == "today, 6.30pm"
    assert facts(EVENING, "fr", 1)["rel_time"].replace("\u00a0", " ") == "demain à 18 h 30"
    assert "rel" not in facts(EVENING, days_before=2)


def test_the_year_only_where_it_is_needed() -> None:
    far = replace(EVENING, start=START.replace(year=2027), end=None)
    assert facts(far, days_before=400)["when"] == "Sunday 5 December 2027, 6.30pm"
    assert facts(far, days_before=1)["when"] == "Sunday 5 December, 6.30pm"


def test_several_days_have_no_time() -> None:
    festival = Event(title="Festival", start=date(2026, 11, 30), end=date(2026, 12, 2), all_day=True)
    assert facts(festival)["when"] == "Monday 30 November to Wednesday 2 December"
    assert facts(festival, days_before=1)["rel_when"].startswith("starts tomorrow: Monday 30")
    assert "time" not in facts(festival)
    same_month = replace(festival, start=date(2026, 12, 1))
    assert facts(same_month, "de")["when"] == "Dienstag, 1., bis Mittwoch, 2. Dezember"
    assert facts(same_month, "fr")["when"] == "du mardi 1er au mercredi 2 décembre"


def test_a_night_is_one_day() -> None:
    night = replace(EVENING, end=START.replace(day=6, hour=2, minute=0))
    assert facts(night)["when_long"] == "Saturday 5 December, 6.30pm–2am"


def test_a_day_alone_states_no_time() -> None:
    assert facts(Event(title="Day", start=START.date())) == {
        "day": "Saturday 5 December",
        "day_short": "Sat 5 Dec",
        "when_long": "Saturday 5 December",
        "when": "Saturday 5 December",
        "when_short": "Sat 5 Dec",
        "when_brief": "Sat 5 Dec",
    }


def test_online_events_name_their_zone() -> None:
    online = replace(EVENING, online=True, timezone="Europe/Berlin", end=None)
    assert facts(online)["time"] == "6.30pm Berlin time"
    assert facts(online, "es")["time"].replace("\u00a0", " ") == "18:30 h (hora de Berlín)"
    assert facts(replace(online, online=False))["time"] == "6.30pm"
    assert facts(replace(online, timezone=None))["time"] == "6.30pm"


@pytest.mark.parametrize(
    ("language", "zone", "words"),
    [
        ("nl", "Europe/Brussels", "(Belgische tijd)"),
        ("nl", "Europe/London", "(tijd in Londen)"),
        ("pt", "America/Recife", "(horário de Brasília)"),
        ("it", "Europe/Rome", "(ora italiana)"),
        ("ca", "Europe/Athens", "(hora d’Atenes)"),
        ("en-US", "America/Chicago", "Central time"),
    ],
)
def test_a_zone_is_called_what_people_there_call_it(language: str, zone: str, words: str) -> None:
    online = replace(EVENING, online=True, timezone=zone, end=None)
    assert facts(online, language)["time"].endswith(f" {words}")


def test_noon_is_a_word() -> None:
    assert facts(
        replace(EVENING, start=START.replace(hour=10, minute=0), end=START.replace(hour=12, minute=0))
    )["when_long"].endswith("10am–noon")


def test_without_a_day_there_is_nothing() -> None:
    assert date_facts(Event(title="Some day"), load_phrases("en"), posted=TODAY) == {}


@pytest.mark.parametrize(
    ("language", "written", "when"),
    [
        ("en", "around 6.30pm", "Saturday 5 December, around 6.30pm"),
        ("fr", "aux alentours de 18:30 h", "samedi 5 décembre aux alentours de 18 h 30"),
        ("fr", "18:30 h", "samedi 5 décembre à 18 h 30"),
        ("es", "18:30 h", "sábado 5 de diciembre, 18:30 h"),
        ("ar", "حوالي الساعة 18:30", "السبت 5 ديسمبر، حوالي الساعة 18:30"),
    ],
)
def test_a_start_that_is_hedged_stays_so(language: str, written: str, when: str) -> None:
    found = facts(replace(EVENING, end=None, time_text=written, exact=False), language)
    assert found["when"].replace("\u00a0", " ") == when


@pytest.mark.parametrize(
    ("language", "written", "when"),
    [
        ("de", "15", "Samstag, 5. Dezember, 15–17:30 Uhr"),
        ("de", "15.00", "Samstag, 5. Dezember, 15–17:30 Uhr"),
        ("it", "15", "sabato 5 dicembre, ore 15–17.30"),
        ("ca", "15", "dissabte 5 de desembre, de 15 a 17.30 h"),
        ("fr", "15 h", "samedi 5 décembre de 15 h à 17 h 30"),
    ],
)
def test_an_hour_that_its_span_leaves_bare_gets_the_unit(language: str, written: str, when: str) -> None:
    start, end = START.replace(hour=15, minute=0), START.replace(hour=17, minute=30)
    found = facts(replace(EVENING, start=start, end=end, time_text=written), language)
    assert found["when_long"].replace("\u00a0", " ") == when


@pytest.mark.parametrize(
    ("language", "tomorrow"),
    [
        ("fr", "demain, samedi 5 décembre, de 18 h 30 à 21 h"),
        ("en-US", "tomorrow, Saturday, December 5, 6:30–9 p.m."),
        ("de", "morgen, Samstag, 5. Dezember, 18:30–21 Uhr"),
        ("pt", "amanhã, sábado, 5 de dezembro, das 18h30 às 21h"),
    ],
)
def test_the_day_stands_between_commas_behind_a_relative_one(language: str, tomorrow: str) -> None:
    assert facts(EVENING, language, days_before=1)["rel_when"].replace("\u00a0", " ") == tomorrow


def test_several_days_that_begin_tomorrow_stay_whole() -> None:
    event = Event(title="Camp", start=date(2026, 12, 5), end=date(2026, 12, 6))
    assert facts(event, days_before=1)["rel_when"].startswith("starts tomorrow")
