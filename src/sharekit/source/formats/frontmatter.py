"""Front matter, cut off a text, and event files as one tree of fields, each with the line it stands on.

YAML, TOML and JSON all become the same tree, whose leaves are strings: a field is read as a date, a
list or a yes by what it is for, never by what a format guesses (`18:30` is no number, `no` is no
boolean).
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple, NoReturn, TypeAlias

from sharekit.document import Person, Span
from sharekit.errors import SourceError
from sharekit.presets.clock import zone_info
from sharekit.presets.grammar import Grammar, load_table
from sharekit.presets.small_text import one_line
from sharekit.source.events.dates import find_days, find_times
from sharekit.source.events.zones import zone_of_words
from sharekit.source.page import web_address

LIMIT = 64 * 1024
DEPTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value.

    Attributes:
        name: Dotted path for messages: `event.start`.
        value: A string, a tuple of fields, a mapping of fields, or None where it is left blank.
        line: Line in the source file, from 1, where it is known.
    """

    name: str
    value: str | tuple[Field, ...] | Mapping[str, Field] | None
    line: int | None = None


Table: TypeAlias = Mapping[str, Field]


class MalformedError(ValueError):
    """A text is not in the format it claims; the line is counted from 0, where it is known."""

    def __init__(self, problem: str, line: int | None) -> None:
        super().__init__(problem)
        self.line = line


def parse_fields(text: str, language: str, *, first_line: int = 1, called: str = "front matter") -> Table:
    """Read front matter or an event file as fields by key, in lower case with `_` for `-`.

    Args:
        text: At most 64 KiB.
        language: `yaml`, `toml` or `json`.
        first_line: Line in the source file where `text` begins.
        called: What it is, for messages.

    Raises:
        SourceError: It is too long, cannot be parsed, or is not a table of keys.
    """
    if len(text.encode("utf-8", errors="replace")) > LIMIT:
        message = f"the {called} is longer than {LIMIT // 1024} KiB"
        raise SourceError(message, hint="Keep only the keys sharekit reads, and put the article below them")
    try:
        table = _PARSERS[language](text, first_line)
    except RecursionError:
        message = f"the {called} is nested too deeply"
        raise SourceError(message, hint="Write the keys at the top level or one level below") from None
    except ValueError as error:
        raise _unreadable(error, language, first_line, called) from None
    if not isinstance(table.value, Mapping):
        message = f"the {called} is not a list of keys with values"
        raise SourceError(message, hint="Write one key a line, such as: title: Our meeting")
    return table.value


def _yaml(text: str, first_line: int) -> Field:
    from sharekit.source.formats.yaml_fields import parse_yaml  # noqa: PLC0415  its library is slow to import

    return parse_yaml(text, first_line)


def _toml(text: str, first_line: int) -> Field:
    key = r"""^[ \t]*(?:\[{{1,2}})?["']?{}["']?[ \t]*[=\].]"""
    return _from_value(tomllib.loads(text), "", _Finder(text, first_line, key))


def _json(text: str, first_line: int) -> Field:
    return _from_value(json.loads(text), "", _Finder(text, first_line, r'"{}"[ \t\n]*:'))


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the line of a key in formats whose parsers do not tell."""

    text: str
    first_line: int
    pattern: str

    def line(self, key: str) -> int | None:
        found = re.search(self.pattern.format(re.escape(key)), self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start()) + self.first_line if found else None


def _from_value(raw: Any, name: str, finder: _Finder, line: int | None = None, depth: int = 0) -> Field:  # noqa: ANN401 - whatever a TOML or JSON parser gives
    if depth > DEPTH:
        raise RecursionError
    value: Any
    if isinstance(raw, dict):
        value = {
            key_of(key): _from_value(item, path_of(name, key_of(key)), finder, finder.line(key), depth + 1)
            for key, item in raw.items()
        }
    elif isinstance(raw, list):
        value = tuple(_from_value(item, name, finder, line, depth + 1) for item in raw)
    else:
        value = _written(raw)
    return Field(name=name, value=value, line=line)


def _written(raw: Any) -> str | None:  # noqa: ANN401 - a leaf of a TOML or JSON value
    if isinstance(raw, date | time):
        return raw.isoformat()
    return None if raw is None else str(raw).lower() if isinstance(raw, bool) else str(raw)


def key_of(raw: object) -> str:
    """Return a key in lower case with `_` for `-` and spaces."""
    return re.sub(r"[-\s]+", "_", str(raw).strip().casefold()) if isinstance(raw, str) else ""


def path_of(name: str, key: str) -> str:
    """Return the dotted path of a key below another."""
    return f"{name}.{key}" if name else key


def _unreadable(error: Exception, language: str, first_line: int, called: str) -> SourceError:
    found = re.search(r"line (\d+)", str(error))
    offset = error.line if isinstance(error, MalformedError) else int(found[1]) - 1 if found else None
    where = f" (line {offset + first_line})" if offset is not None else ""
    told = str(error).partition("\n")[0].partition(" (at ")[0]
    reason = (told or "it is malformed").rstrip(".")
    message = f"the {called} is not valid {language.upper()}{where}: {reason}"
    hint = "Put values that hold : or # in quotation marks, and check indentation and brackets"
    return SourceError(message, hint=hint)


_PARSERS: Mapping[str, Callable[[str, int], Field]] = {"yaml": _yaml, "toml": _toml, "json": _json}


_FENCES = {
    "---": ("yaml", re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)),
    "+++": ("toml", re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)),
}
_META = re.compile(r"(?:\.\. )?([A-Za-z][A-Za-z _-]{1,30}):[ \t]+(\S.*)")
_META_LEAST = 2
_UNOPENED = re.compile(r"(?=[\w-]+:[ \t])(?:[^\n]+\n){1,60}?---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A text without its front matter: the fields, the body, and the line of the source where that begins."""

    fields: Table
    body: str
    first_line: int = 1


def split_front_matter(text: str) -> Split:
    """Cut front matter off a text.

    Args:
        text: Begins with `---` (YAML, or what is named behind it), `+++` (TOML), `{` (JSON), with keys that
            only a line `---` ends (Hexo), or with plain `Title: …` lines (Pelican, Nikola), if it has any.

    Raises:
        SourceError: It begins and never ends, or cannot be read.
    """
    leading = len(text) - len(text.lstrip("\n \t"))
    first_line = text.count("\n", 0, leading) + 1
    text = text[leading:]
    opening = text[:3]
    named = text[3:].partition("\n")[0].strip().casefold()
    if opening not in _FENCES or named not in {"", "yaml", "toml", "json"}:
        return _braced(text, first_line) or _plain(text, first_line)
    language, fence = _FENCES[opening]
    start = text.find("\n") + 1
    end = fence.search(text, start) if start else None
    if end is None:
        return _unclosed(text, opening, first_line)
    return _cut(text, start, end, named or language, first_line)


def _cut(text: str, start: int, end: re.Match[str], language: str, line: int) -> Split:
    fields = parse_fields(text[start : end.start()], language, first_line=line + text.count("\n", 0, start))
    return Split(fields=fields, body=text[end.end() :], first_line=line + text.count("\n", 0, end.end()))


def _unclosed(text: str, opening: str, line: int) -> Split:
    """Take a lone `---` for the ruled line it is in Markdown, unless keys follow."""
    following = text[3:].lstrip("\n").partition("\n")[0]
    if opening == "---" and not re.match(r"[\w-]+\s*:", following):
        return Split(fields={}, body=text, first_line=line)
    message = f"the front matter that begins on line {line} never ends"
    raise SourceError(message, hint=f"Put a line {opening} after its last key")


def _braced(text: str, line: int) -> Split | None:
    """Read a JSON object at the top; None where there is none."""
    if not text.startswith("{"):
        return None
    try:
        end = json.JSONDecoder().raw_decode(text)[1]
    except (ValueError, RecursionError):
        return None
    fields = parse_fields(text[:end], "json", first_line=line)
    return Split(fields=fields, body=text[end:].lstrip(";"), first_line=line + text.count("\n", 0, end))


def _plain(text: str, first_line: int) -> Split:
    """Read `Title: …` lines at the top, as some site generators have them, perhaps inside a comment."""
    unopened = _UNOPENED.match(text)
    end = re.compile(r"---[ \t]*$", re.MULTILINE).search(text, unopened.end() - 4) if unopened else None
    if end and re.search(r"^(?:title|date):", text[: end.start()], re.MULTILINE):
        return _cut(text, 0, end, "yaml", first_line)
    fields, used = _meta(text, first_line)
    known = load_table("keys")["header"]
    if len(fields.keys() & set(known)) < _META_LEAST or next(iter(fields)) not in known:
        return Split(fields={}, body=text, first_line=first_line)
    body = "\n".join(text.split("\n")[used:])
    return Split(fields=fields, body=body, first_line=first_line + used)


def _meta(text: str, first_line: int) -> tuple[dict[str, Field], int]:
    """Return the fields of a header and its number of lines; what is indented goes on with its value."""
    fields: dict[str, Field] = {}
    last = ""
    for number, line in enumerate([*text.split("\n"), ""]):
        found = _META.fullmatch(line.strip())
        if found:
            last = found[1].strip().casefold().replace("-", "_").replace(" ", "_")
            fields[last] = Field(name=last, value=found[2].strip(), line=first_line + number)
        elif last and line.startswith("    ") and line.strip():
            fields[last] = replace(fields[last], value=f"{fields[last].value} {line.strip()}")
        elif line.strip() not in {"<!--", "-->"}:
            return fields, number
    return fields, 0


_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ISO_MOMENT = re.compile(
    r"(?P<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[T ]+"
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{1,2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]m\b)?\s*(?P<zone>Z|(?:utc|gmt)?[+-]\d{2}:?\d{2}|[a-z]{3,}(?:[/_][a-z_]+)*)?(?:\s*\([a-z]+\))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})(?::\d{2})?")
_FIGURES = re.compile(r"\d{3,5}")
_NOON, _HOUR, _DAY_MINUTES = 12, 60, 24 * 60
_INLINE = r"a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr"
_TAGS = re.compile(
    rf"<!--.{{0,2000}}?-->|</?(?:(?P<inline>{_INLINE})|blockquote|br|div|figure|h[1-6]|img|li|ol|p|table|tbody|td|th|tr|ul)"
    r"\b[^<>]{0,500}>",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{.{0,500}?\}\}|\{%.{0,500}?%\}", re.DOTALL)
_FULL_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*\.?(?:[ -](?:[a-z]{1,3} )?[^\W\d_a-z][^\W\d_]*\.?){1,3}")
_WORDS = re.compile(r"\s+")
_POINT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(%?)[\s,;]+(\d{1,3}(?:\.\d+)?)\s?\2")
_PERSON = re.compile(r"([^,()]+?)\s*(?:,\s*(.+)|\((.*)\)\s*)?")


class Moment(NamedTuple):
    """When something is.

    Attributes:
        value: A day, or a local time.
        zone: Its zone or offset where one is written.
        written: The time in the words of the source; None where it is written for machines.
        until: The end, where a range of times is written.
        fits: The weekday beside the day is the day's own.
    """

    value: date | datetime
    zone: str | None = None
    written: str | None = None
    until: time | None = None
    fits: bool = True


class Clock(NamedTuple):
    """A time of day; the others as in `Moment`."""

    value: time
    written: str | None = None
    until: time | None = None


def plain_words(text: str) -> str:
    """Return words without HTML's tags and entities and without what only a site generator reads."""
    bare = _TAGS.sub(lambda tag: "" if tag["inline"] else " ", _TEMPLATE.sub("", text))
    return _ENTITY.sub(lambda found: html.unescape(found.group()), bare)


def refuse(field: Field, problem: str, hint: str) -> NoReturn:
    """Raise the refusal of a field."""
    where = f" (line {field.line})" if field.line else ""
    message = f"{field.name}{where} {problem}"
    raise SourceError(message, hint=hint)


# A reader for each kind of value: it returns nothing of what is left blank, and refuses what it cannot read.


def read_text(field: Field) -> str | None:
    """Return one line of words, whitespace folded."""
    if field.value is None:
        return None
    if not isinstance(field.value, str):
        hint = "Write it on one line, in quotation marks if it holds a colon"
        refuse(field, "must be words, not a list or table", hint)
    return _WORDS.sub(" ", one_line(plain_words(field.value))) or None


def read_texts(field: Field) -> tuple[str, ...]:
    """Return words from a list, or from one line parted by commas."""
    if isinstance(field.value, tuple):
        return tuple(text for item in field.value if (text := read_text(item)))
    line = read_text(field)
    return tuple(part.strip() for part in line.split(",") if part.strip()) if line else ()


def read_flag(field: Field) -> bool:
    """Return a yes or no."""
    word = (read_text(field) or "no").casefold()
    keys = load_table("keys")
    if word not in (*keys["yes"], *keys["no"]):
        refuse(field, f"must be true or false, not {word!r}", "Write true or false")
    return word in keys["yes"]


def read_address(field: Field) -> str | None:
    """Return a web address; `https://` is added to one without a scheme, and one inside the site is none."""
    words = read_text(field)
    if words is None or re.match(r"[#.]|/(?!/)", words):
        return None
    address = web_address(words)
    if address:
        return address
    refuse(field, f"is not a web address: {words}", "Write the whole address, beginning with https://")


def read_choice(field: Field, choices: tuple[str, ...]) -> str | None:
    """Return one of some words."""
    word = read_text(field)
    if word is not None and word.casefold() not in choices:
        refuse(field, f"must be one of {', '.join(choices)}, not {word!r}", f"Write {choices[0]}")
    return word.casefold() if word else None


def read_table(field: Field) -> Mapping[str, Field]:
    """Return a table."""
    if not isinstance(field.value, Mapping):
        refuse(field, "must be a table of keys", "Write its keys on lines of their own below it")
    return field.value


def read_tables(field: Field) -> tuple[Mapping[str, Field], ...]:
    """Return a list of tables; a single table counts as a list of one."""
    if field.value is None:
        return ()
    if isinstance(field.value, tuple):
        return tuple(read_table(item) for item in field.value)
    return (read_table(field),)


def read_person(field: Field) -> Person | None:
    """Return somebody written as `Name`, `Name, role`, `Name (role)` or a table with name and role."""
    if isinstance(field.value, Mapping):
        parts = {key: read_text(each) for key, each in field.value.items() if isinstance(each.value, str)}
        if not parts.get("name"):
            refuse(field, "has no name", "Write name and role, such as: {name: Ana Ruiz, role: nurse}")
        keys = load_table("keys")
        handles = tuple((name, handle) for name in keys["handles"] if (handle := parts.get(name)))
        role = next((words for key in keys["person_roles"] if (words := parts.get(key))), None)
        photo = next((words for key in keys["person_photos"] if (words := parts.get(key))), None)
        focus = read_point(field.value["focus"]) if "focus" in field.value else None
        return Person(name=str(parts["name"]), role=role, handles=handles, photo=photo, focus=focus)
    words = read_text(field)
    found = _PERSON.fullmatch(words) if words else None
    if words and not found:
        return Person(name=words)
    return Person(name=found[1], role=found[2] or found[3] or None) if found else None


def read_point(field: Field) -> tuple[float, float] | None:
    """Return a point of a picture: `44% 23%`, or two shares of 1; None for other words."""
    found = _POINT.fullmatch(" ".join(read_texts(field)).strip())
    if not found:
        return None
    shares = [float(found[group]) / (100 if found[2] else 1) for group in (1, 3)]
    return (shares[0], shares[1]) if max(shares) <= 1 else None


def read_people(field: Field) -> tuple[Person, ...]:
    """Return a list of people; one line names one person, or several whole names joined by an "and"."""
    if isinstance(field.value, tuple):
        return tuple(person for item in field.value if (person := read_person(item)))
    words = (read_text(field) or "") if not isinstance(field.value, Mapping) else ""
    parts = re.split(rf"\s*(?:;|\s(?:&|{'|'.join(load_table('keys')['joints'])})\s)\s*", words)
    names = [name for part in parts for name in part.split(", ")]
    if len(parts) > 1 and all(map(_FULL_NAME.fullmatch, names)):
        return tuple(Person(name=name) for name in names)
    person = read_person(field)
    return (person,) if person else ()


def read_moment(field: Field, grammar: Grammar) -> Moment | None:
    """Return a day or a local time."""
    words = read_text(field)
    if words is None:
        return None
    iso = _ISO_MOMENT.fullmatch(words)
    zone = zone_of_words(iso["zone"]) if iso and iso["zone"] else None
    if iso and (zone or not iso["zone"]):
        return Moment(_at(field, _day(field, iso["day"]), iso), zone)
    if _ISO_DAY.fullmatch(words):
        return Moment(_day(field, words))
    return _spoken(field, words, grammar)


def _spoken(field: Field, words: str, grammar: Grammar) -> Moment:
    whole = Span(0, len(words))
    days = find_days(words, whole, grammar)
    if not days or days[0].year is None:
        hint = "Write it as 2021-04-19 18:30, or 2021-04-19 for a day without a time"
        refuse(field, f"is not a date sharekit can read: {words}", hint)
    first, stated = days[0], days[0].span
    day = _exists(field, (days[0].year, first.month, first.day), words)
    clocks = (
        each
        for each in find_times(words, whole, grammar)
        if each.span.start >= stated.end or each.span.end <= stated.start
    )
    fits, clock = first.weekday in {None, day.weekday()}, next(clocks, None)
    if clock is None:
        return Moment(day, fits=fits)
    written = clock.start_span.of(words)
    return Moment(datetime.combine(day, clock.start), written=written, until=clock.end, fits=fits)


def read_when(field: Field, grammar: Grammar) -> Moment | Clock | None:
    """Return a moment, or a time of day where no day is written."""
    try:
        return read_moment(field, grammar)
    except SourceError:
        words = read_text(field) or ""
        clock = None if find_days(words, Span(0, len(words)), grammar) else _read_clock(field, grammar)
        if clock is None:
            raise
        return clock


def _read_clock(field: Field, grammar: Grammar) -> Clock | None:
    """Return a time of day: as people write it, or as the number that YAML makes of `18:30`."""
    words = read_text(field) or ""
    plain = _CLOCK.fullmatch(words)
    if plain and int(plain[1]) < _DAY_MINUTES // _HOUR and int(plain[2]) < _HOUR:
        return Clock(time(int(plain[1]), int(plain[2])))
    if _FIGURES.fullmatch(words):
        return _counted(int(words))
    found = find_times(words, Span(0, len(words)), grammar)
    return Clock(found[0].start, found[0].start_span.of(words), found[0].end) if found else None


def _counted(figure: int) -> Clock | None:
    """Return the time that a number is: `1830`, or in minutes or seconds; None if it may be two."""
    hundreds, minutes = divmod(figure, 100), figure if figure < _DAY_MINUTES else figure / _HOUR
    readings = {hundreds} if hundreds[0] < _DAY_MINUTES // _HOUR and hundreds[1] < _HOUR else set()
    if minutes == int(minutes) < _DAY_MINUTES:
        readings.add(divmod(int(minutes), _HOUR))
    return Clock(time(*readings.pop())) if len(readings) == 1 else None


def _day(field: Field, words: str) -> date:
    year, month, day = (int(part) for part in re.split(r"\D", words))
    return _exists(field, (year, month, day), words)


def _exists(field: Field, parts: tuple[int, int, int], words: str) -> date:
    try:
        return date(*parts)
    except ValueError:
        refuse(field, f"names a day that does not exist: {words}", "Correct the day or the month")


def _at(field: Field, day: date, iso: re.Match[str]) -> datetime:
    hour, minute = int(iso["hour"]), int(iso["minute"])
    if iso["half"]:
        hour = hour % _NOON + (_NOON if iso["half"].lower() == "pm" else 0)
    try:
        return datetime.combine(day, time(hour, minute, int(iso["second"] or 0)))
    except ValueError:
        problem = f"names a time that does not exist: {hour}:{minute:02}"
        refuse(field, problem, "Write the time from 00:00 to 23:59")


def read_instant(field: Field, grammar: Grammar) -> datetime | None:
    """Return a moment with an offset where it is written, for an embargo; a day means its midnight."""
    found = read_moment(field, grammar)
    if found is None:
        return None
    moment = found.value if isinstance(found.value, datetime) else datetime.combine(found.value, time())
    return moment.replace(tzinfo=zone_info(found.zone)).astimezone(UTC) if found.zone else moment
