"""Shipped TOML tables, read several times as fast as `tomllib` reads any TOML.

Nearly all that a shipped table holds is also JSON: strings in double quotes, lists, numbers, true and false.
So its values go to the JSON reader, which is compiled, and what else TOML knows is spelled as JSON before. A
file that holds anything beyond that is read by `tomllib`; a test compares the two on every shipped file.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

_STRING = r'"(?:[^"\\\n]++|\\[^U\n])*+"'
_ONE = rf"(?:[A-Za-z0-9_-]+|{_STRING})"
_OTHERWISE = re.compile(
    rf"(?P<keep>(?:[^'\"#,{{]++|\"(?!\"\"){_STRING[1:]}|,(?!\s*(?:[\]#\n]|{_ONE}\s*=)))++)"
    rf"|(?P<sign>[{{,])\s*(?P<key>{_ONE})\s*=|(?P<empty>\{{)(?=\s*\}})"
    r'|""(?P<long>"\n?(?:[^"\\]|\\[^U\n])*")""|\'(?!\')(?P<literal>[^\'\n]*)\'|(?P<last>,)(?=\s*(?:#[^\n]*\s*)*\])'
    r"|(?P<comma>,)|(?P<gone>#[^\n]*)"
)
_NAME = re.compile(_ONE)
_PATH = rf"[ \t]*({_ONE}(?:\.{_ONE})*)[ \t]*"
_HEADER = re.compile(rf"\s*(?:\[{_PATH}\]|\[\[{_PATH}\]\])[ \t]*(?=\n|\Z)")
_KEY = re.compile(rf"\s*{_PATH}=[ \t]*")
_END = re.compile(r"[ \t]*(?:\n\s*|\Z)")
_VALUE = json.JSONDecoder(strict=False)


def load_shipped(*path: str) -> dict[str, Any]:
    """Return a shipped table by its path below `presets` (`"grammar", "en.toml"`)."""
    return read_table(files("sharekit.presets").joinpath(*path).read_text(encoding="utf-8"))


def load_word_list(*path: str) -> tuple[str, ...]:
    """Return the words of a shipped list by its path below `presets`, without lines of comment."""
    lines = files("sharekit.presets").joinpath(*path).read_text(encoding="utf-8").splitlines()
    return tuple(" ".join(line for line in lines if not line.startswith("#")).split())


def read_table(text: str) -> dict[str, Any]:
    """Return a TOML text as `tomllib` would, sooner where it is as plain as shipped ones are.

    Raises:
        TOMLDecodeError: It is no TOML.
    """
    try:
        return _plain_table(_as_json(text))
    except ValueError:
        return tomllib.loads(text)


def _as_json(text: str) -> str:
    """Return a text whose values are JSON.

    Raises:
        ValueError: It is not as plain as that.
    """
    parts, at = list[str](), 0
    while found := _OTHERWISE.match(text, at):
        at = found.end()
        match found.lastgroup:
            case "keep" | "empty" | "comma":
                parts.append(found.group())
            case "key":
                parts.append(f"{found['sign']}{_quoted(found['key'])}:")
            case "long":
                parts.append(
                    found["long"].replace("\n", "", 1) if found["long"][1] == "\n" else found["long"]
                )
            case "literal":
                parts.append(json.dumps(found["literal"]))
    if at < len(text):
        raise ValueError(at)
    return "".join(parts)


def _plain_table(text: str) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    table, at, end = whole, 0, len(text.rstrip())
    while at < end:
        if header := _HEADER.match(text, at):
            table, at = _opened(whole, header[1], header[2]), header.end()
            continue
        if not (key := _KEY.match(text, at)):
            raise ValueError(at)
        value, at = _VALUE.raw_decode(text, key.end())
        if not (close := _END.match(text, at)):
            raise ValueError(at)
        *above, name = _names(key[1])
        _below(table, above)[name] = value
        at = close.end()
    return whole


def _opened(whole: dict[str, Any], single: str | None, listed: str | None) -> dict[str, Any]:
    *above, name = _names(single or listed or "")
    table = _below(whole, above)
    if single:
        return _below(table, [name])
    rows = table.setdefault(name, [])
    rows.append({})
    return rows[-1]  # type: ignore[no-any-return]


def _below(table: dict[str, Any], path: Sequence[str]) -> dict[str, Any]:
    for name in path:
        below = table.setdefault(name, {})
        table = below[-1] if isinstance(below, list) else below
    return table


def _names(path: str) -> list[str]:
    if '"' not in path:
        return path.split(".")
    return [str(json.loads(_quoted(name))) for name in _NAME.findall(path)]


def _quoted(name: str) -> str:
    return name if name.startswith('"') else f'"{name}"'
