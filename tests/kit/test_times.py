from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from sharekit.kit.times import in_utc, load_zone, not_before, read_scheduled, wall_clock, zone_words


@pytest.mark.parametrize(
    ("text", "zone", "clock", "utc"),
    [
        ("2027-04-12", None, "2027-04-12T10:00:00", None),
        ("2027-04-12T18:30", None, "2027-04-12T18:30:00", None),
        ("2027-04-12T18:30+01:00", None, "2027-04-12T18:30:00", "2027-04-12T17:30:00+00:00"),
        ("2027-04-12T18:30+01:00", "America/New_York", "2027-04-12T18:30:00", "2027-04-12T17:30:00+00:00"),
        ("2027-03-27", "Europe/London", "2027-03-27T10:00:00", "2027-03-27T10:00:00+00:00"),
        ("2027-03-28", "Europe/London", "2027-03-28T10:00:00", "2027-03-28T09:00:00+00:00"),
        ("2027-04-12T10:00", "-05:30", "2027-04-12T10:00:00", "2027-04-12T15:30:00+00:00"),
    ],
)
def test_a_time_is_read_in_each_of_its_forms(
    text: str, zone: str | None, clock: str, utc: str | None
) -> None:
    value = read_scheduled(text, load_zone(zone))
    assert wall_clock(value).isoformat() == clock
    assert in_utc(value).isoformat() == (utc or clock)


def test_a_zone_has_a_name_where_its_times_are_that_zone_s() -> None:
    spring = [read_scheduled(text) for text in ("2027-03-27T10:00+00:00", "2027-03-28T10:00+01:00")]
    assert zone_words(spring, "Europe/London") == "Europe/London"
    assert zone_words(spring, "Europe/Madrid") == "UTC+00:00 and UTC+01:00"
    assert zone_words(spring[1:], "+01:00") == "UTC+01:00"
    assert zone_words(spring, None) == "UTC+00:00 and UTC+01:00"
    assert zone_words([*spring, read_scheduled("2027-04-01")], "Europe/London") is None
    assert zone_words([], "Europe/London") is None


@pytest.mark.parametrize(
    ("text", "embargo", "clock"),
    [
        ("2027-04-12", None, "2027-04-12T10:00:00"),
        ("2027-04-12", "2027-04-12T12:00", "2027-04-12T12:00:00"),
        ("2027-04-12", "2027-04-12T12:00+01:00", "2027-04-12T12:00:00"),
        ("2027-04-12", "2027-04-11T12:00+01:00", "2027-04-12T10:00:00"),
        ("2027-04-12T10:00+02:00", "2027-04-12T12:00+01:00", "2027-04-12T13:00:00+02:00"),
        ("2027-04-12T10:00+02:00", "2027-04-12T12:00", "2027-04-12T12:00:00+02:00"),
    ],
)
def test_nothing_goes_out_in_an_embargo(text: str, embargo: str | None, clock: str) -> None:
    earliest = datetime.fromisoformat(embargo) if embargo else None
    assert not_before(read_scheduled(text), earliest).isoformat() == clock


def test_an_offset_stays_what_it_was() -> None:
    assert read_scheduled("2027-04-12T10:00-03:00").utcoffset() == timedelta(hours=-3)
    assert isinstance(read_scheduled("2027-04-12"), datetime)
