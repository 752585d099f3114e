from __future__ import annotations

import re

import pytest

from sharekit.presets.formats import load_formats
from sharekit.presets.platforms import Platform, load_platforms
from sharekit.write.length import COUNTERS

PLATFORMS = load_platforms()


def test_the_twelve_of_the_contract_in_its_order() -> None:
    names = "x facebook instagram threads bluesky mastodon linkedin whatsapp telegram email sms reddit"
    assert list(PLATFORMS) == names.split()


@pytest.mark.parametrize("row", PLATFORMS.values(), ids=PLATFORMS)
def test_a_row_holds_together(row: Platform) -> None:
    assert row.label
    assert row.counting in COUNTERS
    assert row.limit is None or row.ceiling <= row.limit
    assert row.fold is None or row.fold < row.ceiling
    assert re.fullmatch(r"[a-z]+", row.medium)
    assert set(row.formats) <= set(load_formats())
    assert set(re.findall(r"{(\w+)}", row.intent or "")) <= {"text", "words", "link", "subject"}
    assert ("subject" in row.fills) <= row.subject


def test_what_the_compose_windows_take() -> None:
    taken = {name: row.fills for name, row in PLATFORMS.items()}
    assert taken["x"] == ("text",)
    assert taken["facebook"] == ("link",)
    assert taken["instagram"] == ()
    assert taken["email"] == ("text", "subject")
