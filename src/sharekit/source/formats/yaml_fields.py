"""Front matter and event files in YAML as fields: imported where there is some, for PyYAML is slow."""

from __future__ import annotations

import re
from typing import Any

import yaml

from sharekit.source.formats.frontmatter import DEPTH, Field, MalformedError, key_of, path_of

_BARE = re.compile(r"^([A-Za-z_][\w-]*:[ \t]+)([^\s'\"\[{|>&*!%@`#\n][^\n]*?:[ \t][^\n]*)$", re.MULTILINE)


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


def parse_yaml(text: str, first_line: int) -> Field:
    """Return the tree of a text in YAML.

    A value of the top level may hold a colon without quotes (`title: Rent: what now?`), as people write it.

    Raises:
        MalformedError: It is none, or has anchors.
    """
    try:
        node = _compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line if mark else None
        try:
            node = _compose(_BARE.sub(_quoted, text))
        except yaml.YAMLError:
            raise MalformedError(getattr(error, "problem", None) or str(error), line) from None
    return Field(name="", value={}) if node is None else _from_node(node, "", first_line)


def _compose(text: str) -> yaml.Node | None:
    loader = _NoAliasLoader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def _quoted(found: re.Match[str]) -> str:
    key, value = found.groups()
    return key + "'" + value.strip().replace("'", "''") + "'"


def _from_node(node: yaml.Node, name: str, first_line: int, depth: int = 0) -> Field:
    line = node.start_mark.line + first_line
    if depth > DEPTH:
        raise RecursionError
    if isinstance(node, yaml.MappingNode):
        pairs = [(key_of(key.value), value) for key, value in node.value]
        value: Any = {key: _from_node(item, path_of(name, key), first_line, depth + 1) for key, item in pairs}
    elif isinstance(node, yaml.SequenceNode):
        value = tuple(_from_node(item, name, first_line, depth + 1) for item in node.value)
    else:
        blank = not getattr(node, "style", None) and str(node.value).casefold() in {"", "~", "null"}
        value = None if blank else str(node.value)
    return Field(name=name, value=value, line=line)
