"""Words in capitals for the sake of a lay-out."""

from __future__ import annotations

import pytest

from sharekit.write.typography import unheaded


@pytest.mark.parametrize(
    ("sentence", "elsewhere", "printed"),
    [
        ("A FEDERAL judge stopped it.", "No federal law says so.", "A federal judge stopped it."),
        ("A FEDERAL judge stopped it.", "Federal judge Ana Ruiz spoke.", "A federal judge stopped it."),
        ("ANA RUIZ drives the bus.", "Later Ana Ruiz spoke.", "Ana Ruiz drives the bus."),
        ("THE UNESCO list grows.", "UNESCO met the mayor.", "The UNESCO list grows."),
        ("A FEDERAL judge stopped it.", "Nothing more.", "A FEDERAL judge stopped it."),
        ("The UNESCO list grows.", "Nothing more.", "The UNESCO list grows."),
    ],
)
def test_as_the_text_writes_them_elsewhere(sentence: str, elsewhere: str, printed: str) -> None:
    assert unheaded(sentence, f"{sentence} {elsewhere}") == printed
