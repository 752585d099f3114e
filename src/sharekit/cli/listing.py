"""Tables of what can be chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sharekit.cli import voice


def show_rows(rows: Mapping[str, Any], columns: Iterable[str], *, as_json: bool) -> None:
    """Print one row for each preset, as a table or as JSON."""
    names = tuple(columns)
    values = [{name: getattr(row, name) for name in names} for row in rows.values()]
    if as_json:
        voice.show(json.dumps(values, ensure_ascii=False, indent=2))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, no_wrap=name == names[0])
    for row in values:
        table.add_row(*(Text(_cell(row[name])) for name in names))
    Console(highlight=False, no_color=not voice.colours()).print(table)


def _cell(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(str(part) for part in value)
    return "–" if value is None else voice.plain(str(value))
