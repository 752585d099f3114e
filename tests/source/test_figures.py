"""Figures as the languages write them: qualifier, figure, what it counts; never rounded."""

from __future__ import annotations

import pytest

from tests.source.reads import read_piped


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nearly 12,000 nurses signed the letter in 2021.", ("Nearly", "12,000", "nurses")),
        ("es", "Más de 25.000 personas marcharon en Lima.", ("Más de", "25.000", "personas")),
        ("es", "El 27 % de los inquilinos debe la renta.", (None, "27 %", "de los inquilinos")),
        ("es", "Casi 3,2 millones de personas viven aquí.", ("Casi", "3,2 millones", "de personas")),
        ("pt", "Mais de 25 mil pessoas marcharam em Lisboa.", ("Mais de", "25 mil", "pessoas")),
        ("pt", "Cerca de 40% das famílias vivem na pobreza.", ("Cerca de", "40%", "das famílias")),
        ("fr", "La ville a supprimé 1 200 emplois en mai.", (None, "1 200", "emplois en mai")),
        ("de", "Die Stadt strich 1.200 Stellen im Mai.", (None, "1.200", "Stellen im Mai")),
        ("de", "In Zürich fehlen 1'200 Wohnungen.", (None, "1'200", "Wohnungen")),
        ("nl", "Ruim 25.000 mensen demonstreerden in Utrecht.", ("Ruim", "25.000", "mensen")),
        ("ar", "يوجد في مصر 17 مليونا من مستخدمي الإنترنت.", (None, "17 مليونا", "من مستخدمي الإنترنت")),
        ("he", "העירייה פיטרה 400 עובדים.", (None, "400", "עובדים")),
        ("en", "Rents rose 12 percent in a year.", (None, "12 percent", "Rents rose 12 percent in a year")),
        ("ru", "27% детей не имеют чистой воды.", (None, "27%", "детей")),
        ("vi", "27% trẻ em không có nước sạch.", (None, "27%", "trẻ em")),
        ("fr", "27 % des foyers n’avaient plus d’eau potable.", (None, "27 %", "des foyers")),
        ("es", "El 27 % de los vecinos no puede pagar la luz.", (None, "27 %", "de los vecinos")),
        ("he", "כרטיס עולה ₪30 לתושבים.", (None, "₪30", "לתושבים")),
        ("en", "Bills will fall by £120 a year.", (None, "£120", "Bills will fall by £120 a year")),
    ],
)
def test_figures(language: str, text: str, expected: tuple[str | None, str, str]) -> None:
    document = read_piped(f"---\ntitle: Mill Lane\nlanguage: {language}\n---\n\n{text}\n")
    assert [(each.qualifier, each.figure, each.label) for each in document.statistics] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "9 out of 10 residents want the pumps replaced.",
        "Between 15 and 70 million people drink it.",
        "Mould was found in 45 out of 60 flats on the estate.",
        "From 20 to 30 families left.",
    ],
)
def test_half_of_a_ratio_or_a_range_is_no_figure(text: str) -> None:
    assert not read_piped(f"---\ntitle: Mill Lane\nlanguage: en\n---\n\n{text}\n").statistics


def test_two_figures_in_a_row_are_two_figures() -> None:
    found = read_piped(
        "---\ntitle: Mill Lane\nlanguage: en\n---\n\nThe town closed 400 homes and 30 schools this spring.\n"
    ).statistics
    assert {each.figure for each in found} == {"400", "30"}
