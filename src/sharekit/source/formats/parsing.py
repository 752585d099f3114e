"""Which reader takes which kind of source, once its front matter is cut off."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from sharekit.errors import SourceError
from sharekit.presets.grammar import load_grammar
from sharekit.source.formats.eventfiles import parse_calendar, parse_xml
from sharekit.source.formats.fields import Field, Table, parse_fields, plain_words
from sharekit.source.formats.intake import Decoded, Kind, Raw, decode, find_kind, guess_kind, page_charset
from sharekit.source.formats.stated import Parsed, Stated, state, stated_language
from sharekit.source.formats.texts import parse_markdown, parse_text, without_templates
from sharekit.source.formats.word import parse_word
from sharekit.source.language.language import find_language, parse_tag
from sharekit.source.page import Draft
from sharekit.source.web.webpage import parse_fragment, parse_page

_ENOUGH_WORDS = 12
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "text/html": "page",
        "application/xhtml+xml": "page",
        "application/xml": "page",
        "text/xml": "page",
        "text/markdown": "markdown",
        "text/calendar": "calendar",
        "application/json": "json",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    }
)
_FETCHED = "the page"  # what a server calls it says nothing of its kind
_EVENT_FILES = frozenset({"toml", "yaml", "json"})


def parse_raw(raw: Raw, *, language: str | None, usual_language: str | None) -> tuple[Decoded, Parsed]:
    """Read the bytes of a source with the reader of its kind.

    Args:
        raw: The bytes and their name.
        language: BCP 47 tag, before anything the source says.
        usual_language: BCP 47 tag where the source states none, before what is detected.

    Raises:
        SourceError: The kind is not read, or the source is broken.
    """
    kind = _KINDS.get(raw.media or "") or find_kind(raw.name if raw.url is None else _FETCHED, raw.data)
    usual = parse_tag(usual_language, where="language") if usual_language else None
    if kind == "page":
        decoded = decode(raw.data, charset=raw.charset or page_charset(raw.data))
        return decoded, _parse_page(decoded.text, raw.url, language, usual)
    if kind == "word":
        return Decoded(text=""), parse_word(raw.data, language=language, usual_language=usual)
    decoded = decode(raw.data, charset=raw.charset)
    if kind == "calendar":
        return decoded, parse_calendar(decoded.text, language=language, usual_language=usual)
    return decoded, _parse_text(decoded.text, kind or guess_kind(decoded.text), language, usual)


def _parse_page(text: str, url: str | None, language: str | None, usual: str | None) -> Parsed:
    if _OPENING.match(text):
        return _parse_text(text, "page", language, usual)
    plain = text.lstrip()[:5] == "<?xml"
    parsed = parse_xml(text, language=language, usual_language=usual) if plain else None
    return parsed or parse_page(text, url=url, language=language, usual_language=usual)


def _parse_text(text: str, kind: Kind, language: str | None, usual: str | None) -> Parsed:
    split = _split(text, kind)
    tag = language or stated_language(split.fields) or usual
    tag = tag or find_language(_sample(split))
    grammar = load_grammar(tag)
    stated = state(split.fields, grammar, event_file=kind in _EVENT_FILES)
    return Parsed(
        drafts=_drafts(split, stated, kind),
        stated=stated,
        marked_up=kind in {"markdown", "page"},
        language=tag,
    )


def _split(text: str, kind: Kind) -> Split:
    if kind in _EVENT_FILES:
        return Split(fields=parse_fields(text, kind, called="event file"), body="")
    split = split_front_matter(text)
    return replace(split, body=without_templates(split.body))


def _sample(split: Split) -> str:
    """Return the words to tell the language by: the body; where that is short, what the keys hold too."""
    body = plain_words(split.body)
    return body if len(body.split()) >= _ENOUGH_WORDS else " ".join([body, *_leaves(split.fields)])


def _leaves(table: Table) -> Iterator[str]:
    for field in table.values():
        if isinstance(field.value, str):
            yield field.value
        elif isinstance(field.value, tuple):
            yield from _leaves({str(index): item for index, item in enumerate(field.value)})
        elif field.value is not None:
            yield from _leaves(field.value)


def _drafts(split: Split, stated: Stated, kind: Kind) -> tuple[Draft, ...]:
    if kind == "markdown":
        return parse_markdown(split.body, first_line=split.first_line)
    if kind == "page":
        return parse_fragment(split.body, first_line=split.first_line)
    if kind == "text":
        return parse_text(split.body, first_line=split.first_line)
    return parse_text(stated.text) if stated.text else ()


_OPENING = re.compile(r"\s*(?:---|\+\+\+)[ \t]*(?:yaml|toml|json)?[ \t]*\n(?=\s*[\[{\"'#\w])")
_FENCES = {
    "---": ("yaml", re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)),
    "+++": ("toml", re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)),
}
_META = re.compile(r"(?:\.\. )?([A-Za-z][A-Za-z _-]{1,30}):[ \t]+(\S.*)")
_META_KEYS = frozenset(
    [
        *("title", "slug", "date", "author", "authors", "summary", "lang", "tags", "category", "status"),
        *("modified", "template"),
    ]
)
_META_LEAST = 2
_UNOPENED = re.compile(r"(?=[\w-]+:[ \t])(?:[^\n]+\n){1,60}?---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A text without its front matter.

    Attributes:
        fields: The keys, empty where there are none.
        body: The rest.
        first_line: Line of the source where the body begins, from 1.
    """

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
    try:
        end = json.JSONDecoder().raw_decode(text)[1] if text.startswith("{") else 0
    except (ValueError, RecursionError):
        return None
    if not end:
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
    if len(fields.keys() & _META_KEYS) < _META_LEAST or next(iter(fields)) not in _META_KEYS:
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
