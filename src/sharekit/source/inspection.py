"""What `inspect --json` prints of a document, and what the manifest of a kit carries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from sharekit.document import Action, Diagnostic, Document, Event, EventLinks, Person, Quote, Statistic

SCHEMA = 1
# What is told of each value, in this order; of a `span` where it starts and ends.
_TOLD: Mapping[type, str] = MappingProxyType(
    {
        Document: "title standfirst byline published language link image text quotes statistics events "
        "likely actions warnings",
        Quote: "id text speaker role kind origin span score side emphasis wanted reasons",
        Statistic: "id figure label span qualifier origin score",
        Event: "title start end timezone all_day place online status speakers chair links join_public "
        "short_title time_text deadline held result confidence",
        EventLinks: "register facebook post join recording",
        Person: "name role",
        Action: "kind label url span",
        Diagnostic: "code message hint line",
    }
)


def inspection(document: Document) -> dict[str, object]:
    """Return a document as plain values for JSON.

    Args:
        document: What was understood.

    Returns:
        `schema` 1; offsets count characters of `text`; what is not known is None.
    """
    return {"schema": SCHEMA, **_row(document)}


def _row(value: object) -> dict[str, object]:
    row: dict[str, object] = {}
    for name in _TOLD[type(value)].split():
        part = getattr(value, name)
        if name == "span":
            row |= {"start": part.start if part else None, "end": part.end if part else None}
        else:
            row[name] = _plain(part)
    return row


def _plain(part: object) -> object:
    match part:
        case datetime():
            return part.isoformat(timespec="minutes")
        case date():
            return part.isoformat()
        case tuple():
            return [_plain(each) for each in part]
        case Mapping():
            return {name: round(value, 2) for name, value in part.items()}
        case _:
            return _row(part) if type(part) in _TOLD else part
