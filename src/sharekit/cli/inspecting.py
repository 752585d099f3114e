"""What was understood of a source, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from sharekit.cli import voice
from sharekit.document import Document
from sharekit.source import inspection

_BEST = 8  # quotes and figures shown without -v


def show_document(document: Document, *, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Print a document: the `inspect` value of the contract, or a view for people."""
    found: Mapping[str, Any] = inspection(document)
    if as_json:
        voice.show(json.dumps(found, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, no_color=not voice.colours())
    _heading(console, found["title"])
    for name in ("standfirst", "byline", "published", "language", "link"):
        if found[name]:
            _line(console, f"{name}: {found[name]}")
    most = None if verbose else _BEST
    _section(console, "Quotes, best first", [_quote(quote) for quote in found["quotes"]], most)
    _section(console, "Figures", [f"{row['figure']}  {row['label']}" for row in found["statistics"]], most)
    _section(console, "Events", [_event(event) for event in found["events"]], most)
    if not quiet:
        for warning in found["warnings"]:
            voice.warn(warning["message"], warning["hint"], line=warning["line"])


def _heading(console: Console, text: str) -> None:
    console.print(f"[bold]{escape(voice.plain(text))}[/bold]")


def _line(console: Console, text: str) -> None:
    console.print(Padding(Text(voice.plain(text)), (0, 0, 0, 2), expand=False))


def _section(console: Console, title: str, lines: Sequence[str], most: int | None) -> None:
    if not lines:
        return
    console.print()
    _heading(console, title)
    for line in lines[:most]:
        _line(console, line)
    if most is not None and len(lines) > most:
        _line(console, f"and {len(lines) - most} more (-v shows them)")


def _quote(quote: Mapping[str, Any]) -> str:
    who = ", ".join(part for part in (quote["speaker"], quote["role"]) if part)
    return f"{quote['id']}  {quote['text']}" + (f" – {who}" if who else "")


def _person(person: Mapping[str, Any]) -> str:
    return f"{person['name']} ({person['role']})" if person["role"] else str(person["name"])


def _event(event: Mapping[str, Any]) -> str:
    lines = [
        event["title"],
        event["start"]
        and f"start: {event['start']}" + (f" {event['timezone']}" if event["timezone"] else ""),
        event["place"] and f"place: {event['place']}",
        event["speakers"] and f"speakers: {', '.join(_person(person) for person in event['speakers'])}",
        event["chair"] and f"chair: {_person(event['chair'])}",
    ]
    return "\n".join(line for line in lines if line)
