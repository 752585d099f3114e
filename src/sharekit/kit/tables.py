"""Tables of two kinds: for people, who open them in a spreadsheet, and for programs that import them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# What spreadsheets strip or do not show before they look for a sign: white space and line ends of every
# kind, zero-width and direction marks.
_STRIPPED = r"\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_SIGNS = r"=+\-@＝＋－＠"
_FORMULA = re.compile(rf"[\t\r\n\0]|[{_STRIPPED}]*[{_SIGNS}]")
# a careless importer takes quotation marks at the start for its own
_QUOTED = re.compile(rf"[{_STRIPPED}'\"]*[{_SIGNS}]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take a cell for a formula and run it.

    Source: OWASP ASVS 5.0, 1.2.10 (= + - @ TAB NUL), read November 2026; the full-width signs are those
    that Excel folds in East Asian settings (OWASP, CSV Injection, the same month).
    """
    return _FORMULA.match(text) is not None


def people_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table for spreadsheets: a cell that would be a formula begins with a `'`, as ASVS has it."""
    return _csv([columns, *([_cell(value) for value in row] for row in rows)], mark=True)


def program_csv(columns: Sequence[str] | None, rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table for a program that imports it: each cell exactly as given.

    Nothing is put before a formula sign: it would be posted with the words. Whoever calls this leaves
    such rows out, since people do open these files to look at them.

    Args:
        columns: The header; None for a table without one, which has no byte order mark either: it would
            become a part of the first cell.
        rows: The cells.
    """
    return _csv([*([columns] if columns else []), *rows], mark=columns is not None)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if is_formula(text) or _QUOTED.match(text) else text


def _csv(rows: Iterable[Sequence[str]], *, mark: bool) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    # Excel takes a file without this mark for the machine's old code page
    return stream.getvalue().encode("utf-8-sig" if mark else "utf-8")
