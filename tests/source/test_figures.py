"""Figures as the languages write them: qualifier, figure, what it counts; never rounded."""

from __future__ import annotations

import pytest

from tests.source.reads import read_piped


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Nearly 12,000 nurses signed the letter in 2021.",
            ("Nearly", "12,000", "nurses signed the letter in 2021"),
        ),
        (
            "es",
            "Más de 25.000 personas marcharon en Lima.",
            ("Más de", "25.000", "personas marcharon en Lima"),
        ),
        ("es", "El 27 % de los inquilinos debe la renta.", (None, "27 %", "de los inquilinos")),
        ("es", "Casi 3,2 millones de personas viven aquí.", ("Casi", "3,2 millones", "de personas")),
        (
            "pt",
            "Mais de 25 mil pessoas marcharam em Lisboa.",
            ("Mais de", "25 mil", "pessoas marcharam em Lisboa"),
        ),
        (
            "pt",
            "Cerca de 40% das famílias vivem na pobreza.",
            ("Cerca de", "40%", "das famílias vivem na pobreza"),
        ),
        ("fr", "La ville a supprimé 1 200 emplois en mai.", (None, "1 200", "emplois en mai")),
        ("de", "Die Stadt strich 1.200 Stellen im Mai.", (None, "1.200", "Stellen im Mai")),
        ("de", "In Zürich fehlen 1'200 Wohnungen.", (None, "1'200", "Wohnungen")),
        (
            "nl",
            "Ruim 25.000 mensen demonstreerden in Utrecht.",
            ("Ruim", "25.000", "mensen demonstreerden in Utrecht"),
        ),
        ("ar", "يوجد في مصر 17 مليونا من مستخدمي الإنترنت.", (None, "17 مليونا", "من مستخدمي الإنترنت")),
        ("he", "העירייה פיטרה 400 עובדים.", (None, "400", "עובדים")),
        ("en", "Rents rose 12 percent in a year.", (None, "12 percent", "Rents rose 12 percent in a year")),
        ("ru", "27% детей не имеют чистой воды.", (None, "27%", "детей не имеют чистой воды")),
        ("vi", "27% trẻ em không có nước sạch.", (None, "27%", "trẻ em không có nước sạch")),
        ("fr", "27 % des foyers n’avaient plus d’eau potable.", (None, "27 %", "des foyers")),
        ("es", "El 27 % de los vecinos no puede pagar la luz.", (None, "27 %", "de los vecinos")),
        ("en", "Bills will fall by £120 a year.", (None, "£120", "Bills will fall by £120 a year")),
    ],
)
def test_figures(language: str, text: str, expected: tuple[str | None, str, str]) -> None:
    assert _found(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "9 out of 10 residents want the pumps back.",
            [(None, "9 out of 10", "residents want the pumps back")],
        ),
        ("en", "One in five lodgers owes rent.", [(None, "One in five", "lodgers owes rent")]),
        ("es", "Nueve de cada diez vecinas firmaron.", [(None, "Nueve de cada diez", "vecinas firmaron")]),
        ("en", "Between 15 and 70 million people drink it.", [("Between", "15 and 70 million", "people")]),
        ("en", "The hall seated 200–250 singers.", [(None, "200–250", "singers")]),
        ("en", "The levy rose from 20 to 30 percent.", []),
        ("en", "The choir won by 120 to 45.", []),
        ("en", "Twelve of us and 13 of our 19 singers came.", []),
        ("fr", "Le projet a reçu 11 votes sur 19.", []),
    ],
)
def test_ratios_and_ranges_are_whole_or_none(
    language: str, text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    assert _found(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Gastan más del 50 % de la renta.", ("más del", "50 %", "de la renta")),
        ("en", "Up to about 25 joiners can learn here.", ("Up to about", "25", "joiners")),
        ("en", "The yard is a USD$1.2 billion scheme.", (None, "USD$1.2 billion", "scheme")),
        ("en", "They lost 30+ benches.", (None, "30+", "benches")),
    ],
)
def test_a_figure_keeps_what_bounds_it(
    language: str, text: str, expected: tuple[str | None, str, str]
) -> None:
    assert _found(language, text) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ilse counted 400 lamps glowing over the quay.", "lamps"),
        ("en", "A study of over 600 ferry contracts has shown six habits.", "ferry contracts"),
        ("en", "The mill lost 400 weavers and spinners.", "weavers and spinners"),
        ("en", "The town shut 400 homes and thirty schools closed.", "homes and thirty schools"),
        (
            "en",
            "They hold 40 tons of wet sand in the yard behind the mill and the old inn.",
            "tons of wet sand",
        ),
        (
            "en",
            "Last spring 44 members of the U.S. Weavers Guild wrote to the mill.",
            "members of the U.S. Weavers Guild",
        ),
        ("en", "They hold a $6 million grant that the guild gave.", "grant"),
        ("nl", "Een stoet van 9000 bewoners vertrok naar het plein.", "bewoners"),
        ("de", "Am Montag kamen 400 Pfleger*innen zum Rathaus.", "Pfleger*innen zum Rathaus"),
        ("de", "Es nahmen 400 Boote an der Fahrt teil.", "Boote"),
        ("pt", "Ontem vieram 400 pessoas ao longo dos quatro dias de festa na praça antiga.", "pessoas"),
        ("pt", "Cada adulto come 4.124 figos por ano e bebe chá.", "figos por ano"),
    ],
)
def test_a_label_ends_where_its_phrase_does(language: str, text: str, expected: str) -> None:
    assert [label for _, _, label in _found(language, text)] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Members of Local 412 sang at 350.org with the Route 66 Choir."),
        ("en", "The 30,000-member guild met the 100,000-strong league."),
        ("en", "Tickets are $40-$80, and the $25 entry is waived."),
        ("he", "כרטיס עולה ₪30 לתושבים."),
        ("en", "The truck is 16 foot long and drove 19 miles for 30 min."),
        ("en", "The link carries 80 Mbit/s and a file of 25 MB."),
        ("en", "The boat is capped at 220 guests."),
        ("en", "Write to Mill House, 31 rue des Tilleuls, or call 5555 5555555."),
        ("en", "Of the cheese, 25% of those sales go to the choir."),
        ("en", "Some 57 percent of sailors who sign up get no pay."),
        ("en", "We saw 300 nurses, porters, and cooks."),
        ("en", "The course is $15 a class/$50 for all four classes."),
        ("de", "Treffpunkt: Alter Weg 33, 24939 Flensburg"),
        ("de", "Das Netz ist um 60 % gewachsen, sagt Ilse."),
        ("nl", "Voor de 108.000 euro kregen ze geen auto."),
        ("it", "La cena è dalle 20 alle 22 per 40 persone nel cortile."),
        ("pl", "Zebranie odbędzie się przy ulicy Polnej 12."),
    ],
)
def test_what_says_neither_how_many_nor_how_much(language: str, text: str) -> None:
    assert _found(language, text) == []


def _found(language: str, text: str) -> list[tuple[str | None, str, str]]:
    document = read_piped(f"---\ntitle: Mill Lane\nlanguage: {language}\n---\n\n{text}\n")
    return [(each.qualifier, each.figure, each.label) for each in document.statistics]


def test_two_figures_in_a_row_are_two_figures() -> None:
    found = read_piped(
        "---\ntitle: Mill Lane\nlanguage: en\n---\n\nThe town closed 400 homes and 30 schools this spring.\n"
    ).statistics
    assert {each.figure for each in found} == {"400", "30"}
