"""The whole kit of one source, taken as it was where the source and all that is told of it are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from sharekit.files import read_regular
from sharekit.kept import Kept, files_in, sha256, told
from sharekit.kit import Kit, find_kit
from sharekit.pipeline.program import Ask
from sharekit.settings import Settings
from sharekit.source import Confirm, Said

_LARGEST = 1 << 24  # bytes of a source that is looked for
_Item = TypeVar("_Item")


class Watch(Protocol):
    """Passes items on and shows how far they have come."""

    def __call__(self, items: Iterable[_Item], total: int) -> Iterable[_Item]:
        """Return the same items; `total` is how many there will be."""


def _unwatched(items: Iterable[_Item], total: int) -> Iterable[_Item]:  # noqa: ARG001  the shape of `Watch`
    return items


def build_kit(  # noqa: PLR0913  one for each thing from outside
    source: str | Path,
    *,
    today: date,
    published: date | None = None,
    settings: Settings | None = None,
    executor: Executor | None = None,
    watch: Watch = _unwatched,
    stdin: Callable[[], bytes] | None = None,
    ask: Ask | None = None,
    said: Said | None = None,
    confirm: Confirm | None = None,
    single_file: bool = False,
    kept: Kept | None = None,
) -> Kit:
    """Make the whole kit of one source, in memory.

    Nothing leaves the machine, and no program is run, but by what is handed in. That the settings name a
    writer does not run it.

    Args:
        source: Path of an article or event, or `-`.
        today: The day it is taken to be.
        published: The publication day where the source states none.
        settings: What to make; None for the shipped defaults.
        executor: Draws cards side by side; None draws them one after the other.
        watch: Is handed the cards as they are drawn.
        stdin: Gives the source when it is `-`.
        ask: Hands the posts to the user's own writer and returns its answer; None leaves them as they are.
        said: What the user says of the event.
        single_file: Also make the page as one file with its pictures.
        confirm: Is asked, before anything is planned, which likely event is the event where none is sure.
        kept: What was made before, which is taken where all is the same that it was made of; and is added to.

    Raises:
        SourceError: The source cannot be read, or the list of local groups.
        NothingToShareError: There is nothing in it to share.
        RenderError: A card that was asked for cannot be drawn, or a font file is none.
        SettingsError: The logo cannot be used.
        SharekitError: The kit would not hold; a fault of the program's own.
        UsageError: The settings ask for something that does not exist.
    """
    chosen = settings or Settings()
    told_of = (str(source), today, published, chosen, said, single_file)
    same = _key(kept, Path(source), chosen, *told_of) if kept and ask is None else None
    kit = find_kit(kept, same) if kept and same else None
    if kit is None:
        from sharekit.pipeline.spine import make_kit  # noqa: PLC0415  all that makes a kit, which is taken

        kit = make_kit(
            source,
            today=today,
            published=published,
            settings=chosen,
            executor=executor,
            watch=watch,
            stdin=stdin,
            ask=ask,
            said=said,
            confirm=confirm,
            single_file=single_file,
            kept=kept,
            same=same,
        )
    return kit


def _key(kept: Kept, source: Path, settings: Settings, *told_of: object) -> str | None:
    """Return the key of a source and of all files that its kit is made of; None where one cannot be read."""
    with suppress(OSError, ValueError):
        data = read_regular(source, most=_LARGEST)
        return kept.key("source", sha256(data), tuple(_own(settings)), *told_of)
    return None


def _own(settings: Settings) -> Iterator[str]:
    """Yield the files that settings name, by size and time of change, as fonts are told.

    Raises:
        OSError: One is not there.
    """
    brand, themes = settings.brand, settings.own_themes.values()
    named = (settings.image, settings.groups, brand.logo, *brand.faces.values())
    for path in (*named, *(path for theme in themes for path in theme.files.values())):
        if path:
            yield told(path)
    yield from files_in(brand.fonts) if brand.fonts else ()
