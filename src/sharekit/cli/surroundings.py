"""What a command takes from the machine it runs on: the day, the folders, standard input."""

from __future__ import annotations

import os
import re
import sys
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from sharekit.document import YEARS
from sharekit.errors import SourceError, UsageError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def chosen_day(text: str | None) -> date:
    """Return the day of `--date`, else that of SOURCE_DATE_EPOCH (reproducible-builds.org), else today.

    Raises:
        UsageError: It is not a day.
    """
    if text is None:
        return _today(os.environ.get("SOURCE_DATE_EPOCH", ""))
    if not _DAY.fullmatch(text):
        message = f"--date: {text!r} is not a day"
        raise UsageError(message, hint="Write year, month and day, as 2026-04-19")
    try:
        return _planned(date.fromisoformat(text))
    except ValueError:
        message = f"--date: there is no day {text} in the calendar"
        raise UsageError(message, hint="Write year, month and day, as 2026-04-19") from None


def _planned(day: date) -> date:
    """Return a day; around some at the ends of the calendar none can be counted.

    Raises:
        ValueError: It is one of those.
    """
    if day.year not in YEARS:
        raise ValueError(day)
    return day


def _today(epoch: str) -> date:
    if not (epoch.isascii() and epoch.isdigit()):
        return datetime.now().astimezone().date()
    try:
        return _planned(datetime.fromtimestamp(int(epoch), tz=UTC).date())
    except (OSError, OverflowError, ValueError):
        message = f"SOURCE_DATE_EPOCH: the calendar has no second {epoch[:30]}"
        raise UsageError(message, hint="Set it to seconds since 1970, or unset it") from None


def refuse_odd_zone() -> None:
    """Refuse a TZ from which no zone comes: libraries take it as they are loaded, and raise what they like.

    Raises:
        UsageError: It names a folder, a file that is no zone, or an offset of more than a day.
    """
    zone = os.environ.get("TZ")
    if zone is None:
        return
    try:
        datetime.now().astimezone()
        import_module("babel.localtime")
    except Exception as error:
        message = f"TZ: {zone!r} is no time zone"
        raise UsageError(message, hint="Unset it, or set it to one like Europe/London") from error


def current_folder() -> Path:
    """Return the folder we are in.

    Raises:
        UsageError: It is no longer there.
    """
    try:
        return Path.cwd()
    except FileNotFoundError:
        message = "the folder that you are in was deleted"
        raise UsageError(message, hint="Go into another one, as cd ~") from None


def _home() -> Path:
    """Return the user's home; a user without one has a folder that can be neither found nor made."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


def user_folder() -> Path:
    """Return the user's settings folder, which need not exist."""
    home = os.environ.get("XDG_CONFIG_HOME") or (os.environ.get("APPDATA") if os.name == "nt" else None)
    return (Path(home) if home else _home() / ".config") / "sharekit"


def cache_folder() -> Path:
    """Return the folder where what was made is kept for the next build; it may be deleted at any time."""
    home = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    usual = Path("Library/Caches") if sys.platform == "darwin" else Path(".cache")
    return (Path(home) if home else _home() / usual) / "sharekit"


def folders_near(source: str) -> tuple[Path, ...]:
    """Return where the search for `sharekit.toml` starts: beside the source, then where we are."""
    here = current_folder()
    elsewhere = source == "-" or source.casefold().startswith(("http://", "https://"))
    return (here,) if elsewhere else ((here / source).parent, here)


def read_stdin() -> bytes:
    """Return all of standard input; of what is longer than any source, or never ends, a byte more than that.

    Raises:
        SourceError: Nothing is connected to it.
    """
    if sys.stdin is None or sys.stdin.isatty():
        message = "nothing was piped to standard input"
        raise SourceError(message, hint="Pipe a text: cat article.txt | sharekit build -")
    from sharekit.source import LARGEST

    return sys.stdin.buffer.read(LARGEST + 1)


def open_page(page: Path | str) -> None:
    """Open a page in the browser of whoever sits here, by its path or address; say it where there is none."""
    import webbrowser

    address = page if isinstance(page, str) else page.resolve().as_uri()
    if not webbrowser.open_new_tab(address):
        from sharekit.cli import voice

        voice.note(f"no browser could be opened: open {page} yourself")


def cores() -> int:
    """Return how many processors may be used."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
