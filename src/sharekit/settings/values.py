"""One rule for every setting, whether it stands in a file or on the command line."""

from __future__ import annotations

import os
import re
import shlex
import zoneinfo
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import time
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias, get_args

from sharekit.errors import SharekitError, UsageError
from sharekit.links import clean_url, slug
from sharekit.plan.model import CardKind
from sharekit.plan.windows import QuietHours
from sharekit.presets.colour import is_colour
from sharekit.presets.formats import load_formats
from sharekit.presets.moments import load_moments
from sharekit.presets.platforms import load_platforms
from sharekit.presets.schedulers import load_schedulers
from sharekit.presets.small_text import one_line
from sharekit.presets.spelling import did_you_mean
from sharekit.presets.themes import SHIPPED

KINDS: tuple[str, ...] = get_args(CardKind)
MOST_CARDS = 50
Rule: TypeAlias = Callable[[object], object]
_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")
_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)")
_SPAN = re.compile(r"\s*(?:-|–|to)\s*")
_LONGEST = 600  # seconds that a writer may take
_COMMAND = 'Write command = "my-writer --brief", or a list: ["my-writer", "--brief"]'
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class WrongValueError(Exception):
    """A value breaks its rule."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


def checked(
    key: str,
    value: object,
    *,
    where: str,
    error: type[SharekitError],
    themes: Iterable[str] | None = None,
) -> object:
    """Return the value of a setting, in the type it has in `Settings`.

    Args:
        key: Name of a field of `Settings`.
        value: From a file (lists) or the command line (tuples).
        where: Where it was written, for people (`--formats`).
        error: What to raise.
        themes: Names of the themes there are; None for the shipped ones.

    Raises:
        SharekitError: Of the given class; says what is wrong and what would be right.
    """
    with placed(where, error):
        if key == "theme":
            return _known(value, SHIPPED if themes is None else themes, one="theme")
        return _RULES[key](value)


@contextmanager
def placed(where: str, error: type[SharekitError]) -> Iterator[None]:
    """Refuse a value that breaks its rule with the place where it was written, for people.

    Raises:
        SharekitError: Of the given class.
    """
    try:
        yield
    except WrongValueError as wrong:
        message = f"{where}: {wrong.what}"
        raise error(message, hint=wrong.hint) from None


def brand_rules(folder: Path) -> Mapping[str, Rule]:
    """Return the rules of `[brand]`; its paths start from a folder."""
    font = partial(_file, folder=folder, kinds=(".ttf", ".otf"))
    return {
        "primary": _colour,
        "secondary": _colour,
        "logo": partial(_file, folder=folder, kinds=(".png", ".svg")),
        "handle": _handle,
        "fonts": partial(_folder, folder=folder),
        **dict.fromkeys(("display", "text", "label"), font),
    }


_HANDLE = re.compile(r"(?=.{2,60}$)@?[\w.-]+(?:@[\w.-]+)?")


def _colour(value: object) -> str:
    text = _text(value).upper()
    if re.fullmatch(r"#[0-9A-F]{3}", text):
        text = "#" + "".join(digit * 2 for digit in text[1:])
    if not is_colour(text):
        what = f"{value!r} is not a colour"
        raise WrongValueError(what, 'Write it as "#0057B8": a number sign and six digits or letters A to F')
    return text


def _handle(value: object) -> str:
    name = _text(value)
    if not _HANDLE.fullmatch(name):
        what = f"{name!r} is not a name on a network"
        raise WrongValueError(what, "Write it as @harbourtenants, without spaces, 60 characters at most")
    return name


def _file(value: object, folder: Path, kinds: tuple[str, ...]) -> Path:
    path = folder / _path(value)
    if path.suffix.lower() not in kinds:
        what = f"{value!r} is not a file of a kind that can be used"
        raise WrongValueError(what, f"Name a file that ends in {' or '.join(kinds)}")
    if not path.is_file():
        what = f"there is no file {value!r} in {folder}"
        raise WrongValueError(what, "Write its place as seen from the settings file")
    return path


def _folder(value: object, folder: Path) -> Path:
    path = folder / os.path.expanduser(_path(value))  # noqa: PTH111  `Path` raises for a user that there is not
    if not path.is_dir():
        what = f"there is no folder {value!r} in {folder}"
        raise WrongValueError(what, "Write its place as seen from the settings file")
    return path


def _text(value: object) -> str:
    words = one_line(value) if isinstance(value, str) else ""
    if not words:
        what = f"{value!r} is not a text"
        raise WrongValueError(what, 'Write some words in quotation marks: "..."')
    return words


def _path(value: object) -> Path:
    """Return a path as it is written: the name of a file may hold any sign."""
    words = str(value) if isinstance(value, Path) else value
    _text(words)
    return Path(str(words).strip())


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        what = f"{value!r} is not a list"
        raise WrongValueError(what, 'Write a list: ["one", "two"]')
    texts = tuple(_text(item) for item in value)
    if not texts:
        what = "the list is empty"
        raise WrongValueError(what, "Name at least one, or leave it out")
    return tuple(dict.fromkeys(texts))


def _known(value: object, names: Iterable[str], *, one: str) -> str:
    name, known = _text(value), tuple(names)
    if name not in known:
        what = f"there is no {one} {name!r}"
        raise WrongValueError(what, did_you_mean(name, known, plural=f"{one}s"))
    return name


def _each_known(value: object, names: Iterable[str], *, one: str) -> tuple[str, ...]:
    known = tuple(names)
    return tuple(_known(item, known, one=one) for item in _texts(value))


def _some(value: object, names: Iterable[str], *, one: str) -> tuple[str, ...]:
    """Return names; `all` alone is every one."""
    known = tuple(names)
    return known if _texts(value) == ("all",) else _each_known(value, known, one=one)


def _platforms(value: object) -> tuple[str, ...]:
    """Return networks, by their names or by what people call them."""
    rows = load_platforms()
    names = {alias: name for name, row in rows.items() for alias in row.aliases}
    called = tuple(names.get(text.casefold(), text) for text in _texts(value))
    return tuple(dict.fromkeys(_some(called, rows, one="platform")))


def _cards(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_CARDS:
        what = f"{value!r} is not a number of cards"
        raise WrongValueError(what, f"Write a whole number from 0 to {MOST_CARDS}")
    return value


def _hashtags(value: object) -> tuple[str, ...]:
    return tuple(tag.lstrip("#") for tag in _texts(value))


def _timezone(value: object) -> str:
    """Return the name or offset of a zone that exists.

    Raises:
        WrongValueError: There is none.
    """
    name = _text(value)
    if _OFFSET.fullmatch(name):
        return name
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        hint = did_you_mean(name, sorted(zoneinfo.available_timezones()), plural="time zones")
        what = f"there is no time zone {name!r}"
        raise WrongValueError(what, f"Write one like Europe/London or +01:00. {hint}") from None
    return name


def _language(value: object) -> str:
    tag = _text(value)
    if not _LANGUAGE.fullmatch(tag):
        what = f"{tag!r} is not a language tag"
        raise WrongValueError(what, "Write one like en, es or pt-BR")
    return tag.replace("_", "-")


def _link(value: object) -> str:
    url = _text(value)
    try:
        clean_url(url)
    except UsageError as error:
        raise WrongValueError(error.message, error.hint) from None
    return url


def _schedulers(value: object) -> tuple[str, ...]:
    """Return the names; `none` alone, or an empty list, for no files of that kind."""
    if value in ((), [], ("none",), ["none"]):
        return ()
    return _each_known(value, load_schedulers(), one="scheduler")


def _share_base(value: object) -> str:
    url = clean_url(_link(value)).url
    if "?" in url or "#" in url:
        what = f"{url!r} is a page, not a folder"
        raise WrongValueError(what, "Write the address of the kit's index.html without that name")
    return url


def _campaign(value: object) -> str:
    name = _text(value)
    if not any(char.isalnum() for char in name):
        what = f"{value!r} has no letter or digit"
        raise WrongValueError(what, "Write one like spring-campaign")
    return slug(name)


def _handles(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or not value:
        what = f"{value!r} is not a table"
        raise WrongValueError(what, 'Write [handles] and below it lines like x = "@example"')
    return MappingProxyType(
        {_known(name, load_platforms(), one="platform"): _handle(handle) for name, handle in value.items()}
    )


def _quiet(value: object) -> QuietHours:
    start, dash, end = _SPAN.sub("-", value if isinstance(value, str) else "").partition("-")
    if not dash:
        what = f"{value!r} is not a span of hours"
        raise WrongValueError(what, 'Write it as "22:00-08:00"; "00:00-00:00" means none')
    return QuietHours(start=_time(start), end=_time(end))


def _time(value: object) -> time:
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        what = f"{value!r} is not a time of day"
        raise WrongValueError(what, 'Write it in 24 hours: "18:30"')
    return time(int(found["hour"]), int(found["minute"]))


def _zones(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        what = f"{value!r} is not a list"
        raise WrongValueError(what, 'Write a list: ["America/New_York", "Asia/Kolkata"]')
    return tuple(dict.fromkeys(_timezone(zone) for zone in value))


def _hours(value: object) -> Mapping[str, time]:
    if not isinstance(value, Mapping):
        what = f"{value!r} is not a table"
        raise WrongValueError(what, 'Write [schedule.hours] and below it lines like announce = "18:00"')
    known = [name for name, row in load_moments().items() if row.at]
    for name in value:
        if name not in known:
            what = f"there is no moment {name!r} with an hour of its own"
            raise WrongValueError(what, did_you_mean(str(name), known, plural="moments"))
    return MappingProxyType({name: _time(hour) for name, hour in value.items()})


def _command(value: object) -> tuple[str, ...]:
    """Return the words of a command: a text is split as a shell splits it, and never handed to one."""
    try:
        words = shlex.split(value) if isinstance(value, str) else value
    except ValueError:
        what = f"a quotation mark in {value!r} is not closed"
        raise WrongValueError(what, _COMMAND) from None
    if not isinstance(words, list) or not all(isinstance(word, str) and "\0" not in word for word in words):
        what = "it names no program" if value is None else f"{value!r} is no command"
        raise WrongValueError(what, _COMMAND)
    if not words or not words[0].strip():
        what = "it names no program"
        raise WrongValueError(what, _COMMAND)
    return tuple(words)


def _timeout(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _LONGEST:
        what = f"{value!r} is no number of seconds it may take"
        raise WrongValueError(what, f"Write a whole number from 1 to {_LONGEST}")
    return value


_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "formats": lambda value: _each_known(value, load_formats(), one="format"),
        "platforms": _platforms,
        "moments": lambda value: _some(value, load_moments(), one="moment"),
        "cards": _cards,
        "kinds": lambda value: _some(value, KINDS, one="kind"),
        "hashtags": _hashtags,
        "timezone": _timezone,
        "language": _language,
        "link": _link,
        "organisation": _text,
        "why": _text,
        "handles": _handles,
        "quote": _texts,
        "no_quote": _texts,
        "campaign": _campaign,
        "image": _path,
        "groups": _path,
        "schedulers": _schedulers,
        "share_base": _share_base,
    },
)
ORGANISATION: Mapping[str, Rule] = MappingProxyType({"name": _text})
SCHEDULE: Mapping[str, Rule] = MappingProxyType({"quiet": _quiet, "zones": _zones, "hours": _hours})
WRITER: Mapping[str, Rule] = MappingProxyType({"command": _command, "timeout": _timeout})
