from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from sharekit.kit.times import in_utc, read_scheduled, wall_clock, zone_words
from sharekit.presets.clock import zone_info


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
    value = read_scheduled(text, zone_info(zone) if zone else None)
    assert wall_clock(value).isoformat() == clock
    assert in_utc(value).isoformat() == (utc or clock)


def test_a_zone_has_a_name_where_its_times_are_that_zone_s() -> None:
    spring = [read_scheduled(text) for text in ("2027-03-27T10:00+00:00", "2027-03-28T10:00+01:00")]
    assert zone_words(spring, "Europe/London", conjunction=" and ") == "Europe/London"
    assert zone_words(spring, "Europe/Madrid", conjunction=" and ") == "UTC+00:00 and UTC+01:00"
    assert zone_words(spring[1:], "+01:00", conjunction=" and ") == "UTC+01:00"
    assert zone_words(spring, None, conjunction=" and ") == "UTC+00:00 and UTC+01:00"
    assert zone_words([*spring, read_scheduled("2027-04-01")], "Europe/London", conjunction=" and ") is None
    assert zone_words([], "Europe/London", conjunction=" and ") is None


def test_an_offset_stays_what_it_was() -> None:
    assert read_scheduled("2027-04-12T10:00-03:00").utcoffset() == timedelta(hours=-3)
    assert isinstance(read_scheduled("2027-04-12"), datetime)
