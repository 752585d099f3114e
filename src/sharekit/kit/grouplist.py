"""The list of local groups: a table that somebody keeps in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sharekit.errors import SourceError, UsageError
from sharekit.kit.names import is_portable
from sharekit.links import clean_url, slug
from sharekit.presets.platforms import load_platforms
from sharekit.presets.spelling import did_you_mean
from sharekit.source import read_file

MOST_GROUPS = 1000
_LARGEST = 1_000_000  # bytes
_LONGEST_CODE = 40  # characters: it stands in every link
_REQUIRED = ("code", "name")
_OPTIONAL = ("link", "whatsapp", "contact", "place", "platforms")
_SEPARATORS = ",;\t"
# controls, and the marks that turn the direction of whatever follows
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One local group.

    Attributes:
        code: Name of its folder and `utm_term` of its links: `[a-z0-9-]`, at most 40 characters.
        name: As it calls itself; for headings and lists, never in a post.
        link: The page that its posts lead to; None for the kit's.
        whatsapp: Where its messenger group is, as written in the list; not checked.
        contact: Who to turn to, as written.
        place: Where it is, as written.
        platforms: The networks it posts on, which its page shows first; empty where the list names none.
    """

    code: str
    name: str
    link: str | None = None
    whatsapp: str | None = None
    contact: str | None = None
    place: str | None = None
    platforms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the list."""

    where: str
    cells: Mapping[str, str]

    def refusal(self, column: str, what: str, hint: str) -> SourceError:
        """Return the error that names this line and a column."""
        return SourceError(f"{self.where}, column {column}: {what}", hint=hint)


def read_groups(path: Path) -> tuple[Group, ...]:
    """Read a list of groups: CSV in UTF-8 with a header, separated by comma, semicolon or tab.

    Args:
        path: The file. Columns `code` and `name`, and if wanted `link`, `whatsapp`, `contact`,
            `place` and `platforms`, in any order.

    Raises:
        SourceError: It cannot be read, is larger than 1 MB or longer than 1,000 groups, or a line has no
            code, a code twice, a link that is none or an unknown network; names the line and the column.
    """
    groups: dict[str, Group] = {}
    for row in _rows(path):
        group = _group(row)
        if group.code in groups:
            what = f"the code {group.code!r} is taken by “{groups[group.code].name}”"
            raise row.refusal("code", what, "Give each group a code of its own")
        groups[group.code] = group
        if len(groups) > MOST_GROUPS:
            message = f"{row.where}: there are more than {MOST_GROUPS:,} groups"
            raise SourceError(message, hint="Make a kit for each part of the list")
    if not groups:
        message = f"{path.name} lists no group"
        raise SourceError(message, hint="Write a line for each group below the line with the column names")
    return tuple(groups.values())


def _rows(path: Path) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(text := _text(path), newline=""), delimiter=_separator(text), strict=True)
    try:
        columns = [_clean(name).lower() for name in next(reader, [])]
        _refuse_columns(path.name, columns)
        start = reader.line_num + 1
        for cells in reader:
            where, start = f"{path.name}, line {start}", reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(columns):
                message = f"{where}: {len(cells)} values for {len(columns)} columns"
                raise SourceError(message, hint="Put values that hold a separator in quotation marks")
            yield _Row(where, dict(zip(columns, map(_clean, cells), strict=False)))
    except csv.Error as error:
        message = f"{path.name}, line {reader.line_num}: {error}"
        raise SourceError(message, hint="Save the table again as CSV from your spreadsheet") from error


def _text(path: Path) -> str:
    data = read_file(path)
    if len(data) > _LARGEST:
        message = f"{path.name} is larger than 1 MB"
        raise SourceError(message, hint="A list of groups has a line for each group; is this the right file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path.name} is not text in UTF-8"
        raise SourceError(message, hint="Save it as “CSV UTF-8” from your spreadsheet") from error


def _separator(text: str) -> str:
    """Return the separator that the line of column names has most of."""
    header = text.partition("\n")[0]
    return max(_SEPARATORS, key=header.count)


def _refuse_columns(name: str, columns: list[str]) -> None:
    known = (*_REQUIRED, *_OPTIONAL)
    for column in columns:
        if column not in known or columns.count(column) > 1:
            what = "is there twice" if column in known else "is not one that a list of groups has"
            message = f"{name}, line 1: the column {column!r} {what}"
            raise SourceError(message, hint=f"The columns are {', '.join(known)}")
    for column in _REQUIRED:
        if column not in columns:
            message = f"{name}, line 1: there is no column {column!r}"
            raise SourceError(message, hint=f"The columns are {', '.join(known)}; the first two are needed")


def _clean(text: str) -> str:
    return " ".join(_HIDDEN.sub(" ", text).split())


def _group(row: _Row) -> Group:
    for column in _REQUIRED:
        if not row.cells.get(column):
            raise row.refusal(column, "it is empty", "Give every group a code and a name")
    given = {name: row.cells.get(name) or None for name in _OPTIONAL}
    return Group(
        code=_code(row),
        name=row.cells["name"],
        link=_link(row, given["link"]),
        whatsapp=given["whatsapp"],
        contact=given["contact"],
        place=given["place"],
        platforms=_platforms(row, given["platforms"] or ""),
    )


def _platforms(row: _Row, written: str) -> tuple[str, ...]:
    """Return networks by the names or nicknames they are written with, as `instagram fb`."""
    rows = load_platforms()
    names = {alias: name for name, each in rows.items() for alias in (name, *each.aliases)}
    found = re.findall(r"[^\s,;/+]+", written.casefold())
    for word in found:
        if word not in names:
            hint = did_you_mean(word, rows, plural="networks")
            raise row.refusal("platforms", f"there is no network {word!r}", hint)
    return tuple(dict.fromkeys(names[word] for word in found))


def _code(row: _Row) -> str:
    """Return the code as it stands in links: an address of a person may never stand there."""
    written = row.cells["code"]
    if "@" in written:
        raise row.refusal(
            "code", f"{written!r} looks like an e-mail address", "Links are public: write a short name"
        )
    if not any(char.isalnum() for char in written):
        raise row.refusal("code", f"{written!r} has no letter or digit", "Write one like hamburg-nord")
    code = slug(written)
    if len(code) > _LONGEST_CODE:
        raise row.refusal("code", f"it is longer than {_LONGEST_CODE} characters", "Write a shorter one")
    if not is_portable(code):
        raise row.refusal("code", f"Windows can have no folder {code!r}", "Write another")
    return code


def _link(row: _Row, link: str | None) -> str | None:
    if link is None:
        return None
    try:
        return clean_url(link).url
    except UsageError as error:
        raise row.refusal("link", error.message, error.hint) from None
