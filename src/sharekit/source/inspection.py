"""What `inspect --json` prints of a document, and what the manifest of a kit carries."""

from __future__ import annotations

from datetime import date, datetime

from sharekit.document import Diagnostic, Document, Event, Person, Quote, Span, Statistic

SCHEMA = 1


def inspection(document: Document) -> dict[str, object]:
    """Return a document as plain values for JSON.

    Args:
        document: What was understood.

    Returns:
        `schema` 1; offsets count characters of `text`; what is not known is None.
    """
    return {
        "schema": SCHEMA,
        "title": document.title,
        "standfirst": document.standfirst,
        "byline": document.byline,
        "published": _moment(document.published),
        "language": document.language,
        "link": document.link,
        "image": document.image,
        "text": document.text,
        "quotes": [_quote(quote) for quote in document.quotes],
        "statistics": [_statistic(statistic) for statistic in document.statistics],
        "events": [_event(event) for event in document.events],
        "likely": [_event(event) for event in document.likely],
        "actions": [
            {"kind": each.kind, "label": each.label, "url": each.url, **_offsets(each.span)}
            for each in document.actions
        ],
        "warnings": [_warning(warning) for warning in document.warnings],
    }


def _offsets(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _moment(value: date | datetime | None) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if value else None


def _quote(quote: Quote) -> dict[str, object]:
    return {
        "id": quote.id,
        "text": quote.text,
        "speaker": quote.speaker,
        "role": quote.role,
        "kind": quote.kind,
        "origin": quote.origin,
        **_offsets(quote.span),
        "score": quote.score,
        "side": quote.side,
        "emphasis": quote.emphasis,
        "wanted": quote.wanted,
        "reasons": [*quote.reasons],
    }


def _statistic(statistic: Statistic) -> dict[str, object]:
    return {
        "id": statistic.id,
        "figure": statistic.figure,
        "label": statistic.label,
        **_offsets(statistic.span),
        "qualifier": statistic.qualifier,
        "origin": statistic.origin,
        "score": statistic.score,
    }


def _person(person: Person | None) -> dict[str, object] | None:
    return {"name": person.name, "role": person.role} if person else None


def _event(event: Event) -> dict[str, object]:
    return {
        "title": event.title,
        "start": _moment(event.start),
        "end": _moment(event.end),
        "timezone": event.timezone,
        "all_day": event.all_day,
        "place": event.place,
        "online": event.online,
        "status": event.status,
        "speakers": [_person(person) for person in event.speakers],
        "chair": _person(event.chair),
        "links": {
            "register": event.links.register,
            "facebook": event.links.facebook,
            "post": event.links.post,
            "join": event.links.join,
            "recording": event.links.recording,
        },
        "join_public": event.join_public,
        "short_title": event.short_title,
        "time_text": event.time_text,
        "deadline": _moment(event.deadline),
        "held": event.held,
        "result": event.result,
        "confidence": {name: round(value, 2) for name, value in event.confidence.items()},
    }


def _warning(warning: Diagnostic) -> dict[str, object]:
    return {"code": warning.code, "message": warning.message, "hint": warning.hint, "line": warning.line}
