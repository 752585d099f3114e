"""Front matter: where it is, and its keys as typed values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sharekit.errors import SourceError
from sharekit.source.formats.fields import Field, Table, parse_fields

_FENCES = {
    "---": ("yaml", re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)),
    "+++": ("toml", re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)),
}
_META = re.compile(r"([A-Za-z][A-Za-z _-]{1,30}):[ \t]+(\S.*)")
_META_KEYS = frozenset(
    {
        "title",
        "slug",
        "date",
        "author",
        "authors",
        "summary",
        "lang",
        "tags",
        "category",
        "status",
        "modified",
        "template",
    }
)
_META_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A text without its front matter.

    Attributes:
        fields: The keys, empty where there are none.
        body: The rest.
        first_line: Line of the source where the body begins, from 1.
    """

    fields: Table
    body: str
    first_line: int = 1


def split_front_matter(text: str) -> Split:
    """Cut front matter off a text.

    Args:
        text: Begins with `---` (YAML), `+++` (TOML), or plain `Title: …` lines, if it has any.

    Raises:
        SourceError: It begins and never ends, or cannot be read.
    """
    leading = len(text) - len(text.lstrip("\n \t"))
    lines = text.count("\n", 0, leading)
    text = text[leading:]
    opening = text[:3]
    if opening not in _FENCES or text[3:].partition("\n")[0].strip():
        return _plain(text, lines + 1)
    language, fence = _FENCES[opening]
    start = text.find("\n") + 1
    end = fence.search(text, start) if start else None
    if end is None:
        return _unclosed(text, opening, lines + 1)
    fields = parse_fields(text[start : end.start()], language, first_line=lines + 2)
    return Split(fields=fields, body=text[end.end() :], first_line=lines + 1 + text.count("\n", 0, end.end()))


def _unclosed(text: str, opening: str, line: int) -> Split:
    """Take a lone `---` for the ruled line it is in Markdown, unless keys follow."""
    following = text[3:].lstrip("\n").partition("\n")[0]
    if opening == "---" and not re.match(r"[\w-]+\s*:", following):
        return Split(fields={}, body=text, first_line=line)
    message = f"the front matter that begins on line {line} never ends"
    raise SourceError(message, hint=f"Put a line {opening} after its last key")


def _plain(text: str, first_line: int) -> Split:
    """Read `Title: …` lines at the top, as some site generators have them."""
    fields = {field.name: field for field in _meta(text, first_line)}
    if len(fields.keys() & _META_KEYS) < _META_LEAST or next(iter(fields)) not in _META_KEYS:
        return Split(fields={}, body=text, first_line=first_line)
    head = text.partition("\n\n")[0]
    return Split(fields=fields, body=text[len(head) :], first_line=first_line + head.count("\n"))


def _meta(text: str, first_line: int) -> Iterator[Field]:
    for number, line in enumerate(text.partition("\n\n")[0].split("\n"), first_line):
        found = _META.fullmatch(line.strip())
        if not found:
            return
        key = found[1].strip().casefold().replace("-", "_").replace(" ", "_")
        yield Field(name=key, value=found[2].strip(), line=number)
