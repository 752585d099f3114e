"""What `sharekit build` does with its options."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from sharekit.cli import voice
from sharekit.cli.own_writer import asker
from sharekit.cli.reading import settings_of
from sharekit.cli.summary import show_kit
from sharekit.cli.surroundings import cache_folder, chosen_day, cores, current_folder, open_page, read_stdin
from sharekit.cli.understood import ask_of, tell_likely
from sharekit.cli.usage import refuse_both
from sharekit.errors import UsageError
from sharekit.kept import open_kept
from sharekit.kit import Kit, check_zip_place, save_kit, zip_of
from sharekit.pipeline import Watch, build_kit
from sharekit.source import Confirm, Said

_Item = TypeVar("_Item")
_QUOTING = frozenset({"quote", "statement"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of `sharekit build` as they were typed; None where they were not."""

    sources: Sequence[str]
    output: Path | None = None
    theme: str | None = None
    formats: str | None = None
    platforms: str | None = None
    moments: str | None = None
    cards: int | None = None
    kinds: str | None = None
    quote: Sequence[str] | None = None
    no_quote: Sequence[str] | None = None
    image: Path | None = None
    link: str | None = None
    campaign: str | None = None
    schedulers: str | None = None
    share_base: str | None = None
    groups: Path | None = None
    writer: bool | None = None
    when: str | None = None
    where: str | None = None
    register: str | None = None
    join: str | None = None
    title: str | None = None
    event: str | None = None
    yes: bool = False
    no_input: bool = False
    date: str | None = None
    timezone: str | None = None
    language: str | None = None
    settings: Path | None = None
    force: bool = False
    jobs: int | None = None
    no_cache: bool = False
    single_file: bool = False
    open_: bool = False
    zip_: bool = False
    json: bool = False
    quiet: bool = False
    verbose: bool = False

    @property
    def asked(self) -> dict[str, object]:
        """The fields of `Settings` that were set."""
        lists = ("formats", "platforms", "moments", "kinds", "schedulers")
        listed = {name: getattr(self, name) for name in lists}
        plain = ("theme", "cards", "image", "link", "campaign", "timezone", "language")
        sent = ("share_base", "groups")
        return {
            **{name: getattr(self, name) for name in (*plain, *sent)},
            **{name: None if text is None else _parts(text) for name, text in listed.items()},
            "quote": self.quote or None,
            "no_quote": self.no_quote or None,
        }

    @property
    def said(self) -> Said:
        """What the user says of the event."""
        names = ("when", "where", "register", "join", "title", "event")
        return Said(**{name: getattr(self, name) for name in names}, taken=0 if self.yes else None)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def build_kits(wishes: Wishes) -> None:
    """Build a kit of each source, then save them all, then say what was made."""
    _refuse_contradictions(wishes)
    kits = tuple(build_one(source, wishes) for source in wishes.sources)
    places = _places(kits, wishes)
    if wishes.zip_:
        for place in places:
            check_zip_place(zip_of(place))
    for kit, place in zip(kits, places, strict=True):
        _save(kit, place, wishes)
    if wishes.json:
        values = [kit.manifest for kit in kits]
        voice.show(json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=2))


def build_one(source: str, wishes: Wishes) -> Kit:
    """Build the kit of one source."""
    settings = settings_of(source, file=wishes.settings, asked=wishes.asked)
    today = chosen_day(wishes.date)
    ask = asker(settings, wanted=wishes.writer, quiet=wishes.quiet, verbose=wishes.verbose)
    kept = None if wishes.no_cache else open_kept(cache_folder())
    with ThreadPoolExecutor(max_workers=wishes.jobs or cores()) as executor:
        kit = build_kit(
            source,
            today=today,
            published=None if wishes.date is None else today,
            settings=settings,
            executor=executor,
            watch=_watch_of(wishes),
            stdin=read_stdin,
            ask=ask,
            said=wishes.said,
            confirm=_confirm_of(wishes, today),
            single_file=wishes.single_file,
            kept=kept,
        )
    if kept:
        kept.trim()
    return kit


def _confirm_of(wishes: Wishes, today: date) -> Confirm:
    """Return what asks about a likely event; where nobody can be asked, it says what would be."""
    if wishes.quiet:
        return lambda _document: None
    terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    asks = terminal and not (wishes.no_input or wishes.json)
    return partial(ask_of, today=today, hear=voice.ask) if asks else tell_likely


def _save(kit: Kit, place: Path, wishes: Wishes) -> None:
    report = save_kit(kit, place, force=wishes.force, zipped=wishes.zip_)
    if not wishes.quiet:
        archive = zip_of(place) if wishes.zip_ else None
        speak = voice.note if wishes.json else voice.show
        show_kit(kit, report, place=place, archive=archive, verbose=wishes.verbose, speak=speak)
    if wishes.open_:
        open_page(place / "index.html")


def _places(kits: Sequence[Kit], wishes: Wishes) -> tuple[Path, ...]:
    """Return a folder for each kit; kits of the same name are numbered."""
    if wishes.output is not None and len(kits) == 1:
        return (wishes.output,)
    folder = wishes.output or Path()
    names: list[str] = []
    for kit in kits:
        same = sum(name == kit.name or name.startswith(f"{kit.name}-") for name in names)
        names.append(f"{kit.name}-{same + 1}" if same else kit.name)
    return tuple(folder / name for name in names)


def _watch_of(wishes: Wishes) -> Watch:
    """Return what shows a bar on stderr while cards are drawn; nothing where nobody watches."""

    def watch(items: Iterable[_Item], total: int) -> Iterable[_Item]:
        if wishes.quiet or not sys.stderr.isatty():
            yield from items
            return
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True, no_color=not voice.colours(err=True))
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            yield from bar.track(items, total=total, description="Drawing cards")

    return watch


def _refuse_contradictions(wishes: Wishes) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: Names the two.
    """
    refuse_both("-q", wishes.quiet, "-v", wishes.verbose)
    _refuse_same_quote(wishes)
    _refuse_no_quotes(wishes)
    _refuse_twice(wishes)
    _refuse_folder_we_are_in(wishes)


def _refuse_same_quote(wishes: Wishes) -> None:
    unwanted = {text.strip().casefold() for text in wishes.no_quote or ()}
    for text in wishes.quote or ():
        refuse_both(f"--quote {text!r}", True, f"--no-quote {text!r}", text.strip().casefold() in unwanted)  # noqa: FBT003


def _refuse_no_quotes(wishes: Wishes) -> None:
    kinds = {part.strip() for part in (wishes.kinds or "").split(",") if part.strip()}
    quoting = bool(kinds & _QUOTING)
    none = wishes.cards == 0
    refuse_both("--cards 0", none, "--quote", bool(wishes.quote))
    refuse_both("--cards 0", none, f"--kinds {wishes.kinds}", quoting and kinds <= _QUOTING)
    refuse_both(f"--kinds {wishes.kinds}", bool(kinds) and not quoting, "--quote", bool(wishes.quote))


def _refuse_twice(wishes: Wishes) -> None:
    twice = [source for source, times in Counter(wishes.sources).items() if times > 1]
    if twice:
        message = f"{twice[0]} is named twice"
        raise UsageError(message, hint="Name each source once")
    for name in ("title", "event"):
        if len(wishes.sources) > 1 and getattr(wishes, name) is not None:
            message = f"--{name} can be said of one source only"
            raise UsageError(message, hint="Build that source by itself")


def _refuse_folder_we_are_in(wishes: Wishes) -> None:
    """The kit's folder changes places with a new one: whoever stands in it would stand in nothing."""
    if wishes.output is None or len(wishes.sources) > 1:
        return
    place, here = wishes.output.resolve(), current_folder().resolve()
    if place == here or place in here.parents:
        message = "--output: the kit cannot replace the folder that you are in"
        raise UsageError(message, hint="Name a folder inside it, as -o kit")
