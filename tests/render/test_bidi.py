"""Directions on a line, in the notation of UAX #9: capitals stand for Hebrew letters."""

from __future__ import annotations

import pytest

from sharekit.render.bidi import bidi_levels, visual_order

_HEBREW = {chr(ord("A") + i): chr(0x05D0 + i) for i in range(22)}


def _shown(text: str, *, rtl: bool) -> str:
    logical = "".join(_HEBREW.get(character, character) for character in text)
    order = visual_order(bidi_levels(logical, rtl=rtl))
    return "".join(text[i] for i in order)


@pytest.mark.parametrize(
    ("logical", "rtl", "visual"),
    [
        ("car means CAR.", False, "car means RAC."),
        ("car MEANS CAR.", True, ".RAC SNAEM car"),
        ("he said ABC 123 DEF today", False, "he said FED 123 CBA today"),
        ("ABC 18.30 DEF", True, "FED 18.30 CBA"),
        ("ABC (x) DEF", True, "FED )x( CBA"),  # order only: shaping turns the brackets round
        ("see (AB) now", False, "see (BA) now"),
        ("price 5% ABC", False, "price 5% CBA"),
        ("ABC, DEF: g", True, "g :FED ,CBA"),
        ("plain text only", False, "plain text only"),
    ],
)
def test_order_on_the_line(logical: str, rtl: bool, visual: str) -> None:  # noqa: FBT001 - a column of the table
    assert _shown(logical, rtl=rtl) == visual
