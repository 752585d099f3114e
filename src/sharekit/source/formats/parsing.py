"""Which reader takes which kind of source; after this, nothing knows which it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sharekit.presets.grammar import load_grammar
from sharekit.source.formats.calendar_file import parse_calendar
from sharekit.source.formats.decoding import Decoded, decode, page_charset
from sharekit.source.formats.eventxml import parse_xml
from sharekit.source.formats.fields import Table, parse_fields
from sharekit.source.formats.frontmatter import Split, split_front_matter
from sharekit.source.formats.intake import Raw
from sharekit.source.formats.kinds import Kind, find_kind, guess_kind
from sharekit.source.formats.markdown import parse_markdown
from sharekit.source.formats.parsed import Parsed
from sharekit.source.formats.plaintext import parse_text
from sharekit.source.formats.stated import Stated, state, stated_language
from sharekit.source.formats.word import parse_word
from sharekit.source.language.language import find_language, parse_tag
from sharekit.source.page import Draft
from sharekit.source.web.webpage import parse_page

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
        marked_up=kind == "markdown",
        language=tag,
    )


def _split(text: str, kind: Kind) -> Split:
    if kind in _EVENT_FILES:
        return Split(fields=parse_fields(text, kind, called="event file"), body="")
    return split_front_matter(text)


def _sample(split: Split) -> str:
    """Return the words to tell the language by: the body; where that is short, what the keys hold too."""
    if len(split.body.split()) >= _ENOUGH_WORDS:
        return split.body
    return " ".join([split.body, *_leaves(split.fields)])


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
    if kind == "text":
        return parse_text(split.body, first_line=split.first_line)
    return parse_text(stated.text) if stated.text else ()
