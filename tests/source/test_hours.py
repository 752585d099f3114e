"""Hours as people say them, the half of the day they leave out, and the hour that is not the doors'."""

from __future__ import annotations

from datetime import time

import pytest

from sharekit.document import Span
from sharekit.presets.grammar import load_grammar
from sharekit.source.events.dates import find_times
from tests.source.reads import read_piped


def times(language: str, words: str) -> list[tuple[str, str, str | None]]:
    found = find_times(words, Span(0, len(words)), load_grammar(language))
    return [
        (each.span.of(words), f"{each.start:%H:%M}", f"{each.end:%H:%M}" if each.end else None)
        for each in found
    ]


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("en", "We begin at half past six", ("half past six", "18:30", None)),
        ("en", "quarter to eight, bring a lamp", ("quarter to eight", "19:45", None)),
        ("en", "half past ten till 1pm", ("half past ten till 1pm", "10:30", "13:00")),
        ("en", "eleven o’clock in the morning", ("eleven o’clock in the morning", "11:00", None)),
        ("de", "Wir fangen um halb acht an", ("halb acht", "19:30", None)),
        ("de", "Halb neun morgens am Wehr", ("Halb neun morgens", "08:30", None)),
        ("es", "siete y media de la tarde", ("siete y media de la tarde", "19:30", None)),
        ("es", "a las seis y media de la tarde", ("a las seis y media de la tarde", "18:30", None)),
        ("fr", "à vingt heures et demie", ("à vingt heures et demie", "20:30", None)),
        ("it", "alle otto e mezza", ("alle otto e mezza", "20:30", None)),
        ("pt", "às oito da noite", ("às oito da noite", "20:00", None)),
        ("nl", "kwart over acht", ("kwart over acht", "20:15", None)),
        ("ca", "a dos quarts de nou del matí", ("dos quarts de nou del matí", "08:30", None)),
    ],
)
def test_an_hour_is_understood_as_it_is_said(
    language: str, words: str, found: tuple[str, str, str | None]
) -> None:
    assert times(language, words) == [found]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Saturday, April 8, 9 to 2 (bag day!)", [("09:00", "14:00")]),
        ("Friday 7 April, 9 to 4", [("09:00", "16:00")]),
        ("Saturday, 2 to 5, at the hut", [("14:00", "17:00")]),
        ("Saturday, 3 to 5 people come", []),
        ("On Saturday, 3 and 5, then tea", []),
        ("We need, 9 to 4, more chairs", []),
    ],
)
def test_two_bare_hours_are_hours_right_behind_a_day(words: str, found: list[tuple[str, str]]) -> None:
    assert [row[1:] for row in times("en", words)] == found


@pytest.mark.parametrize("words", ["half of the tenants", "one of the boats", "acht Boote", "tres vecinas"])
def test_a_number_in_words_is_no_hour(words: str) -> None:
    assert [times(language, words) for language in ("en", "de", "es")] == [[], [], []]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("film begins at 7:00", "19:00", None),
        ("from 2 to 4", "14:00", "16:00"),
        ("from 10 in the morning until 4.30", "10:00", "16:30"),
        ("10pm until 2am", "22:00", "02:00"),
        ("drop in 9:30-5:00", "09:30", "17:00"),
        ("morning swim at 6:30", "06:30", None),
        ("at 07:30", "07:30", None),
        ("at 11:15", "11:15", None),
    ],
)
def test_an_hour_without_a_half_of_the_day_is_when_people_meet(
    words: str, start: str, end: str | None
) -> None:
    assert [row[1:] for row in times("en", words)] == [(start, end)]
    assert (
        times("de", "um 7:30")[0][1] == "07:30"
    )  # where hours are counted to twenty-four nothing is left out


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("Einlass 19 Uhr, Beginn 19.30 Uhr", time(19, 30)),
        ("Beginn 19.30 Uhr (Einlass 19 Uhr)", time(19, 30)),
        ("19 Uhr Einlass, 20 Uhr Konzert", time(20)),
    ],
)
def test_nothing_begins_when_the_doors_open(line: str, start: time) -> None:
    text = f"Konzert am Wehr\n\nFreitag, 22. Januar 2027\n{line}\nKulturkeller, Hafengasse 11\n"
    document = read_piped(text)
    moment = (*document.events, *document.likely)[0].start
    assert moment is not None
    assert f"{moment:%H:%M}" == f"{start:%H:%M}"
