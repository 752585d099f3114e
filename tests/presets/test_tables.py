from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sharekit.presets import tables
from sharekit.presets.tables import read_table

_TABLES = sorted(Path(tables.__file__).parent.rglob("*.toml"))


@pytest.mark.parametrize("path", _TABLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_shipped_table_is_read_the_quick_way_and_as_tomllib_reads_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = path.read_text(encoding="utf-8")
    expected = tomllib.loads(text)
    monkeypatch.setattr("sharekit.presets.tables.tomllib.loads", None)
    assert read_table(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a = 2027-05-07\nb = 1_000\n",
        "a = '''x # y'''\nb = \"\"\"one \\\n  two\"\"\"\n",
        "a.b = 1\na.\"c d\" = { e = 'f', g = [1, 2, ], h = {} } # so\n",
        "[[a.b]]\nc = [\n 'x', # y\n \"z#\", # ]\n]\n[[a.b]]\n[d]\ne = true\n",
        "",
        "a = \"\\U0001F600\"\nb = 'é, ]'\n",
    ],
)
def test_whatever_else_toml_knows_is_read_too(text: str) -> None:
    assert read_table(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", ["a", "a = ", "[a", "a = {b = 1", "a = 1 2"])
def test_what_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        read_table(text)
