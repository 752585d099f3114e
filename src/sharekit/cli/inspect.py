"""`sharekit inspect`: what was understood, for people and for programs; nothing is written.

The view for people writes quotes, figures and events as the keys of front matter, so that an
organiser copies the wanted ones as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from sharekit.cli import voice
from sharekit.cli.options import (
    Date,
    EventLine,
    Join,
    Json,
    Language,
    Quiet,
    Register,
    SettingsFile,
    Timezone,
    Title,
    Verbose,
    When,
    Where,
)
from sharekit.cli.usage import refuse_both

if TYPE_CHECKING:
    from sharekit.document import Document, Event, Person, Quote, Span, Statistic

_BEST = 8  # quotes and figures shown without -v
_PLAIN_KEYS = ("standfirst", "byline", "published", "language", "link", "image")
_LINKS = ("register", "facebook", "post", "join", "recording")


def inspect(  # noqa: PLR0913  Typer reads the options from the parameters
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, a web address, - (stdin).")],
    *,
    when: When = None,
    where: Where = None,
    register: Register = None,
    join: Join = None,
    title: Title = None,
    event: EventLine = None,
    date: Date = None,
    timezone: Timezone = None,
    language: Language = None,
    settings: SettingsFile = None,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show what sharekit understands of a source: title, quotes, figures, events."""
    from sharekit.cli.reading import read_source
    from sharekit.source import Said

    refuse_both("-q", quiet, "-v", verbose)
    said = Said(when=when, where=where, register=register, join=join, title=title, event=event)
    asked = {"timezone": timezone, "language": language}
    document = read_source(source, date=date, settings_file=settings, asked=asked, said=said)
    _show(document, as_json=json, quiet=quiet, verbose=verbose)


def _show(document: Document, *, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Print a document: the `inspect` value of the contract, or a view for people."""
    import json

    from sharekit.source import inspection

    if as_json:
        voice.show(json.dumps(inspection(document), ensure_ascii=False, indent=2))
        return
    _print(document.title, bold=True)
    for name in _PLAIN_KEYS:
        value = getattr(document, name)
        if value:
            _print(f"  {name}: {value}")
    most = None if verbose else _BEST
    stays = [quote for quote in document.quotes if quote.kind == "sentence" and quote.reasons]
    others = [quote for quote in document.quotes if quote.kind != "sentence" or not quote.reasons]
    _section("quotes", others, partial(_quote, document=document), most)
    for quote in stays if verbose else ():  # as comments: who copies the rest copies none of them
        reasons = ", ".join(quote.reasons)
        _print("", f"  # {quote.id}, not alone: {reasons}: {_quoted(quote.text)}")
    _section("statistics", document.statistics, partial(_statistic, document=document), most)
    _section("events", document.events, partial(_event, document=document), most)
    _show_likely(document)
    if not quiet:
        for warning in document.warnings:
            voice.warn(warning.message, warning.hint, line=warning.line)


def _show_likely(document: Document) -> None:
    """Print what the user would be asked, as comments: who copies the rest copies nothing unsure."""
    from sharekit.cli.understood import question

    if document.likely:
        voice.show()
    for event in document.likely:
        line = document.line_of(event.when_span or event.span)
        takes = f' --event "line {line}" takes it' if line else ""
        _print("", f"# {question(document, event)}{takes}")


_T = TypeVar("_T")
_Lines = tuple[str, str, Sequence[str]]


def _section(name: str, entries: Sequence[_T], lines: Callable[[_T], _Lines], most: int | None) -> None:
    """Print entries under their key: what ranks them as a comment, then the lines to copy."""
    if not entries:
        return
    voice.show()
    _print(f"{name}:", "  # best first" if name != "events" else "", bold=True)
    for comment, first, others in map(lines, entries[:most]):
        _print(f"  - {first}", f"  # {comment}" if comment else "")
        for line in others:
            _print(f"    {line}")
    if most is not None and len(entries) > most:
        _print("", f"  # and {len(entries) - most} more: -v shows them")


def _print(words: str, comment: str = "", *, bold: bool = False) -> None:
    words, comment = voice.plain(words), voice.plain(comment)
    if voice.colours():
        words, comment = typer.style(words, bold=bold), typer.style(comment, dim=True)
    typer.echo(f"{words}{comment}")


def _quoted(value: object) -> str:
    """Return a value as YAML reads it: every JSON string is one."""
    import json

    return json.dumps(str(value), ensure_ascii=False)


def _lines(fields: Mapping[str, object]) -> Sequence[str]:
    return [f"{key}: {_quoted(value)}" for key, value in fields.items() if value]


def _quote(quote: Quote, document: Document) -> _Lines:
    alone = (f"not alone: {', '.join(quote.reasons)}",) if quote.reasons else ()
    comment = ", ".join((quote.id, quote.kind, f"{quote.score:.2f}", *_where(quote.span, document), *alone))
    first, *others = _lines({"text": quote.text, "speaker": quote.speaker, "role": quote.role})
    return comment, first, others


def _statistic(statistic: Statistic, document: Document) -> _Lines:
    before = (f"“{statistic.qualifier}” stands before it",) if statistic.qualifier else ()
    comment = ", ".join((statistic.id, *_where(statistic.span, document), *before))
    first, *others = _lines({"figure": statistic.figure, "label": statistic.label})
    return comment, first, others


def _event(event: Event, document: Document) -> _Lines:
    fields = {
        "title": event.title,
        "start": _moment(event.start),
        "end": _moment(event.end),
        "timezone": event.timezone,
        "place": event.place,
        "status": event.status if event.status != "scheduled" else "",
        "deadline": _moment(event.deadline),
        **{name: getattr(event.links, name) for name in _LINKS},
    }
    first, *others = _lines(fields)
    online = ["online: true"] if event.online else []
    chair = [f"chair: {_person(event.chair)}"] if event.chair else []
    speakers = [f"  - {_person(person)}" for person in event.speakers]
    listed = ["speakers:", *speakers] if speakers else []
    return ", ".join(_where(event.span, document)), first, [*others, *online, *listed, *chair]


def _person(person: Person) -> str:
    role = f", role: {_quoted(person.role)}" if person.role else ""
    return f"{{name: {_quoted(person.name)}{role}}}"


def _moment(value: object) -> object:
    return value.isoformat(sep=" ", timespec="minutes") if isinstance(value, datetime) else value


def _where(span: Span | None, document: Document) -> tuple[str, ...]:
    line = document.line_of(span)
    return (f"line {line}",) if line else ()
