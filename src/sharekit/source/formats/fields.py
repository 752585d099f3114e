"""Front matter and event files as one tree of fields, each with the line it stands on.

YAML, TOML and JSON all become the same tree, whose leaves are strings: a field is read as a date, a
list or a yes by what it is for, never by what a format guesses (`18:30` is no number, `no` is no
boolean).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeAlias

import yaml

from sharekit.errors import SourceError

LIMIT = 64 * 1024
_DEPTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value.

    Attributes:
        name: Dotted path for messages: `event.start`.
        value: A string, a tuple of fields, a mapping of fields, or None where it is left blank.
        line: Line in the source file, from 1, where it is known.
    """

    name: str
    value: str | tuple[Field, ...] | Mapping[str, Field] | None
    line: int | None = None


Table: TypeAlias = Mapping[str, Field]


class _NoAliasLoader(yaml.BaseLoader):
    """YAML without anchors and aliases, every scalar a string."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose a node, refusing what could blow up."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) is not None:
            raise yaml.MarkedYAMLError(
                problem="anchors and aliases are not read", problem_mark=event.start_mark
            )
        node: yaml.Node | None = super().compose_node(parent, index)
        return node


def parse_fields(text: str, language: str, *, first_line: int = 1, called: str = "front matter") -> Table:
    """Read front matter or an event file.

    Args:
        text: At most 64 KiB.
        language: `yaml`, `toml` or `json`.
        first_line: Line in the source file where `text` begins.
        called: What it is, for messages.

    Returns:
        The fields by key, in lower case with `_` for `-`.

    Raises:
        SourceError: It is too long, cannot be parsed, or is not a table of keys.
    """
    if len(text.encode("utf-8", errors="replace")) > LIMIT:
        message = f"the {called} is longer than {LIMIT // 1024} KiB"
        raise SourceError(message, hint="Keep only the keys sharekit reads, and put the article below them")
    try:
        table = _PARSERS[language](text, first_line)
    except RecursionError:
        message = f"the {called} is nested too deeply"
        raise SourceError(message, hint="Write the keys at the top level or one level below") from None
    except (yaml.YAMLError, ValueError) as error:
        raise _unreadable(error, language, first_line, called) from None
    if not isinstance(table.value, Mapping):
        message = f"the {called} is not a list of keys with values"
        raise SourceError(message, hint="Write one key a line, such as: title: Our meeting")
    return table.value


def _yaml(text: str, first_line: int) -> Field:
    loader = _NoAliasLoader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    return Field(name="", value={}) if node is None else _from_node(node, "", first_line)


def _from_node(node: yaml.Node, name: str, first_line: int, depth: int = 0) -> Field:
    line = node.start_mark.line + first_line
    if depth > _DEPTH:
        raise RecursionError
    if isinstance(node, yaml.MappingNode):
        pairs = [(_key(key.value), value) for key, value in node.value]
        value: Any = {key: _from_node(item, _path(name, key), first_line, depth + 1) for key, item in pairs}
    elif isinstance(node, yaml.SequenceNode):
        value = tuple(_from_node(item, name, first_line, depth + 1) for item in node.value)
    else:
        value = _scalar(node)
    return Field(name=name, value=value, line=line)


def _scalar(node: yaml.Node) -> str | None:
    blank = not getattr(node, "style", None) and str(node.value).casefold() in {"", "~", "null"}
    return None if blank else str(node.value)


def _toml(text: str, first_line: int) -> Field:
    return _from_value(
        tomllib.loads(text),
        "",
        _Finder(text, first_line, r"""^[ \t]*(?:\[{{1,2}})?["']?{}["']?[ \t]*[=\].]"""),
    )


def _json(text: str, first_line: int) -> Field:
    return _from_value(json.loads(text), "", _Finder(text, first_line, r'"{}"[ \t\n]*:'))


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the line of a key in formats whose parsers do not tell."""

    text: str
    first_line: int
    pattern: str

    def line(self, key: str) -> int | None:
        found = re.search(self.pattern.format(re.escape(key)), self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start()) + self.first_line if found else None


def _from_value(raw: Any, name: str, finder: _Finder, line: int | None = None, depth: int = 0) -> Field:  # noqa: ANN401 - whatever a TOML or JSON parser gives
    if depth > _DEPTH:
        raise RecursionError
    value: Any
    if isinstance(raw, dict):
        value = {
            _key(key): _from_value(item, _path(name, _key(key)), finder, finder.line(key), depth + 1)
            for key, item in raw.items()
        }
    elif isinstance(raw, list):
        value = tuple(_from_value(item, name, finder, line, depth + 1) for item in raw)
    else:
        value = _written(raw)
    return Field(name=name, value=value, line=line)


def _written(raw: Any) -> str | None:  # noqa: ANN401 - a leaf of a TOML or JSON value
    match raw:
        case None:
            return None
        case bool():
            return "true" if raw else "false"
        case datetime() | date() | time():
            return raw.isoformat()
        case _:
            return str(raw)


def _key(raw: object) -> str:
    return str(raw).strip().casefold().replace("-", "_") if isinstance(raw, str) else ""


def _path(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def _unreadable(error: Exception, language: str, first_line: int, called: str) -> SourceError:
    mark = getattr(error, "problem_mark", None)
    found = re.search(r"line (\d+)", str(error))
    offset = mark.line if mark else int(found[1]) - 1 if found else None
    where = f" (line {offset + first_line})" if offset is not None else ""
    reason = (
        getattr(error, "problem", None)
        or str(error).partition("\n")[0].partition(" (at ")[0]
        or "it is malformed"
    )
    message = f"the {called} is not valid {language.upper()}{where}: {reason.rstrip('.')}"
    return SourceError(
        message, hint="Put values that hold : or # in quotation marks, and check indentation and brackets"
    )


_PARSERS: Mapping[str, Callable[[str, int], Field]] = {"yaml": _yaml, "toml": _toml, "json": _json}
