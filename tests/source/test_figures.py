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
        ("en", "Bills will fall by £120 a year.", (None, "£120", "Bills will fall by £120 a year")),
    ],
)
def test_figures(language: str, text: str, expected: tuple[str | None, str, str]) -> None:
    document = read_piped(f"---\ntitle: Mill Lane\nlanguage: {language}\n---\n\n{text}\n")
    assert [(each.qualifier, each.figure, each.label) for each in document.statistics] == [expected]
