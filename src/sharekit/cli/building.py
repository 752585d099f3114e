"""What `sharekit build` does with its options."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sharekit.cli import voice
from sharekit.cli.contradictions import refuse_contradictions
from sharekit.cli.own_writer import asker
from sharekit.cli.reading import settings_of
from sharekit.cli.summary import show_kit
from sharekit.cli.surroundings import chosen_day, cores, read_stdin
from sharekit.kit import Kit, SaveReport, check_zip_place, save_kit, save_zip
from sharekit.pipeline import build_kit

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of `sharekit build` as they were typed; None where they were not."""

    sources: Sequence[str]
    output: Path | None
    theme: str | None
    formats: str | None
    platforms: str | None
    cards: int | None
    kinds: str | None
    quote: Sequence[str] | None
    no_quote: Sequence[str] | None
    image: Path | None
    link: str | None
    campaign: str | None
    schedulers: str | None
    share_base: str | None
    groups: Path | None
    writer: bool | None
    date: str | None
    timezone: str | None
    language: str | None
    settings: Path | None
    force: bool
    jobs: int | None
    zip_: bool
    json: bool
    quiet: bool
    verbose: bool

    @property
    def asked(self) -> dict[str, object]:
        """The fields of `Settings` that were set."""
        listed = {name: getattr(self, name) for name in ("formats", "platforms", "kinds", "schedulers")}
        plain = ("theme", "cards", "image", "link", "campaign", "timezone", "language")
        sent = ("share_base", "groups")
        return {
            **{name: getattr(self, name) for name in (*plain, *sent)},
            **{name: None if text is None else _parts(text) for name, text in listed.items()},
            "quote": self.quote or None,
            "no_quote": self.no_quote or None,
        }


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def build_kits(wishes: Wishes) -> None:
    """Build a kit of each source, then save them all, then say what was made."""
    refuse_contradictions(wishes)
    kits = tuple(_build(source, wishes) for source in wishes.sources)
    places = _places(kits, wishes)
    if wishes.zip_:
        for place in places:
            check_zip_place(_zip_of(place))
    for kit, place in zip(kits, places, strict=True):
        _save(kit, place, wishes)
    if wishes.json:
        values = [kit.manifest for kit in kits]
        voice.show(json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=2))


def _build(source: str, wishes: Wishes) -> Kit:
    settings = settings_of(source, file=wishes.settings, asked=wishes.asked)
    ask = asker(settings, wanted=wishes.writer, quiet=wishes.quiet, verbose=wishes.verbose)
    with ThreadPoolExecutor(max_workers=wishes.jobs or cores()) as executor, _progress(wishes) as watch:
        today = chosen_day(wishes.date)
        return build_kit(
            source,
            today=today,
            published=None if wishes.date is None else today,
            settings=settings,
            executor=executor,
            watch=watch,
            stdin=read_stdin,
            ask=ask,
        )


def _save(kit: Kit, place: Path, wishes: Wishes) -> None:
    report = save_kit(kit, place, force=wishes.force)
    if wishes.zip_:
        save_zip(kit, _zip_of(place))
    _tell(kit, report, wishes, place)


def _tell(kit: Kit, report: SaveReport, wishes: Wishes, place: Path) -> None:
    if not wishes.quiet:
        archive = _zip_of(place) if wishes.zip_ else None
        speak = voice.note if wishes.json else voice.show
        show_kit(kit, report, place=place, archive=archive, verbose=wishes.verbose, speak=speak)


def _zip_of(place: Path) -> Path:
    return place.with_name(f"{place.name}.zip")


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


@contextmanager
def _progress(wishes: Wishes) -> Iterator[Any]:
    """Give what shows a bar on stderr while cards are drawn; nothing where nobody watches."""
    from rich.console import Console  # noqa: PLC0415  slow to import
    from rich.progress import Progress  # noqa: PLC0415

    console = Console(stderr=True, no_color=not voice.colours(err=True))
    silent = wishes.quiet or not console.is_terminal
    with Progress(console=console, transient=True, disable=silent) as bar:

        def watch(items: Iterable[_Item], total: int) -> Iterable[_Item]:
            return bar.track(items, total=total, description="Drawing cards")

        yield watch
