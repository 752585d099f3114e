"""Where an event is, in short."""

from __future__ import annotations

import pytest

from sharekit.write.addresses import house, short_place


@pytest.mark.parametrize(
    ("place", "language", "short"),
    [
        ("Town Hall, 1 Market Square, Harwick", "en", "Town Hall, Harwick"),
        ("Town Hall, 1 Market Square, Harwick, CA 94102-3705", "en", "Town Hall, Harwick"),
        ("Rathaus, Markt 1, Kiel, Deutschland", "de", "Rathaus, Kiel"),
        ("Town Hall, Harwick", "en", "Town Hall, Harwick"),
        ("Room 4, Law Faculty, of the University", "en", "Room 4, Law Faculty, of the University"),
        ("Town Hall (side door, ring twice), Harwick", "en", "Town Hall, Harwick"),
        ("https://example.org/a(b),c, 1 Row, Town", "en", "https://example.org/a(b),c, 1 Row, Town"),
        ("دار الثقافة، شارع الحرية، صفاقس", "ar", "دار الثقافة، صفاقس"),
    ],
)
def test_house_and_town(place: str, language: str, short: str) -> None:
    assert short_place(place, language) == short


def test_the_house_is_what_people_look_for() -> None:
    assert house("Building C (Centre for Trees, Plants), second floor, of the University") == "Building C"
    assert house("Town Hall") == "Town Hall"
    assert house("https://example.org/a(b),c") == "https://example.org/a(b),c"
    assert house("Hall (of the) Mills") == "Hall Mills"
    assert house("Hall (of the)Mills") == "Hall (of the)Mills"
    assert house("1,000 Lamps, Mill Road") == "1,000 Lamps"
    assert house("Mill Road,12") == house("Mill Road 9, Ardle")[:9] == "Mill Road"
    assert house("") == ""
