"""Names of months and days as they are shipped are those of CLDR."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from sharekit.presets import calendars
from sharekit.presets.calendars import CalendarNames, load_calendar_names, names_of_cldr
from sharekit.presets.grammar import grammar_languages
from tests.render.accept import accepting

_FILE = Path(calendars.__file__).with_name("calendars.toml")
_HEAD = "# Months from January and days from Monday, as CLDR has them; a test writes and compares them.\n"


def _row(tag: str) -> str:
    names = names_of_cldr(tag)
    lists = (("months", names.months, range(1, 13)), ("weekdays", names.weekdays, range(7)))
    rows = [f"\n[{tag}]", f"dotted = {json.dumps(names.dotted)}"]
    rows += [f"{of} = {_listed(named, numbers)}" for of, named, numbers in lists]
    return "\n".join(rows) + "\n"


def _listed(named: Mapping[str, int], numbers: range) -> str:
    rows = ([name for name, of in named.items() if of == number] for number in numbers)
    return json.dumps(list(rows), ensure_ascii=False)


def _told(names: CalendarNames) -> tuple[object, ...]:
    return dict(names.months), dict(names.weekdays), names.inflected, names.dotted


@pytest.mark.parametrize("tag", grammar_languages())
def test_a_language_that_is_read_has_the_names_of_cldr(tag: str) -> None:
    if accepting():
        _FILE.write_text(_HEAD + "".join(map(_row, grammar_languages())), "utf-8")
        calendars._shipped.cache_clear()
        load_calendar_names.cache_clear()
    assert tag in calendars._shipped()
    assert _told(load_calendar_names(tag)) == _told(names_of_cldr(tag))


def test_other_languages_come_from_cldr() -> None:
    assert "fi" not in calendars._shipped()
    assert load_calendar_names("fi").months["tammikuu"] == 1
    assert load_calendar_names("xx").months["tammikuu"] == load_calendar_names("und").months["tammikuu"]
