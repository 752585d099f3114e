"""From the bytes of a source to its blocks, by the reader of its kind, and what of them is content.

Pasted text and Markdown are read here; Word documents, calendars and web pages by readers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import regex

from sharekit.document import BlockKind, Span
from sharekit.errors import SharekitError, SourceError
from sharekit.presets.grammar import Grammar, load_grammar, load_table
from sharekit.source.events.dates import find_days
from sharekit.source.events.resolving import fits
from sharekit.source.formats.frontmatter import Field, Split, parse_fields, plain_words, split_front_matter
from sharekit.source.formats.intake import (
    Decoded,
    Kind,
    Raw,
    bidi_warnings,
    cleaned,
    decode,
    find_kind,
    guess_kind,
    page_charset,
)
from sharekit.source.formats.office import parse_calendar, parse_word
from sharekit.source.formats.stated import Parsed, Stated, state, stated_language
from sharekit.source.language.language import find_language, parse_tag
from sharekit.source.language.people import any_of, starts_with
from sharekit.source.page import Draft, Link, Page, lay_out
from sharekit.source.quotations.marks import find_marked
from sharekit.source.web.maintext import LINE, SOFT_BREAK, find_blocks
from sharekit.source.web.webpage import parse_fragment, parse_page, parse_xml

if TYPE_CHECKING:
    from markdown_it.token import Token

_ENOUGH_WORDS = 12
_FETCHED = "the page"  # what a server calls it says nothing of its kind
_OPENING = re.compile(r"\s*(?:---|\+\+\+)[ \t]*(?:yaml|toml|json)?[ \t]*\n(?=\s*[\[{\"'#\w])")
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
    kind = _kind_of(raw)
    try:
        decoded, parsed = _read(raw, kind, language, usual_language)
    except SharekitError:
        raise
    except Exception as error:  # readers are many, and what they raise of a damaged file is no closed list
        what, hint = _BROKEN.get(kind or "text", _UNREADABLE)
        raise SourceError(what, hint=hint) from error
    clean: Parsed = cleaned(parsed)
    hidden = () if decoded.warnings else bidi_warnings(*(draft.text for draft in clean.drafts))
    return replace(decoded, warnings=(*decoded.warnings, *hidden)), clean


_UNREADABLE = ("the source is damaged and cannot be read", "Copy its text into a .txt file and give that")
_BROKEN: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        "word": (
            "the file is no Word document that can be read",
            "Save it again as .docx, or copy its text into a .txt file",
        ),
        "calendar": (
            "the calendar file is broken",
            "Export the event again, or write it into a .toml file",
        ),
        "page": ("the page cannot be read", "Open it in your browser, and save its text as .txt or .md"),
    }
)


def _kind_of(raw: Raw) -> Kind | None:
    told = (kind for kind, media in load_table("kinds")["read_by_media"].items() if raw.media in media)
    return next(told, None) or find_kind(raw.name if raw.url is None else _FETCHED, raw.data)


def _read(
    raw: Raw, kind: Kind | None, language: str | None, usual_language: str | None
) -> tuple[Decoded, Parsed]:
    usual = parse_tag(usual_language, where="language") if usual_language else None
    if kind == "page":
        decoded = decode(raw.data, charset=raw.charset or page_charset(raw.data))
        return decoded, _parse_page(decoded.text, raw.url, language, usual)
    if kind == "word":
        drafts = parse_word(raw.data)
        titled = any(draft.kind == "heading" for draft in drafts)
        return Decoded(text=""), _parsed(drafts, Stated(), language or usual, marked_up=titled)
    decoded = decode(raw.data, charset=raw.charset)
    if kind == "calendar":
        stated = parse_calendar(decoded.text)
        return decoded, _parsed(parse_text(stated.text or ""), stated, language or usual, marked_up=True)
    return decoded, _parse_text(decoded.text, kind or guess_kind(decoded.text), language, usual)


def _parsed(drafts: tuple[Draft, ...], stated: Stated, language: str | None, *, marked_up: bool) -> Parsed:
    titles = [stated.events[0].title] if stated.events else []
    tag = language or find_language(" ".join([*titles, *(draft.text for draft in drafts)]))
    return Parsed(drafts=drafts, stated=stated, language=tag, marked_up=marked_up)


def _parse_page(text: str, url: str | None, language: str | None, usual: str | None) -> Parsed:
    if _OPENING.match(text):
        return _parse_text(text, "page", language, usual)
    plain = text.lstrip()[:5] == "<?xml"
    parsed = parse_xml(text, language=language, usual_language=usual) if plain else None
    return parsed or parse_page(text, url=url, language=language, usual_language=usual)


def _parse_text(text: str, kind: Kind, language: str | None, usual: str | None) -> Parsed:
    if kind in _EVENT_FILES:
        split = Split(fields=parse_fields(text, kind, called="event file"), body="")
    else:
        split = split_front_matter(text)
        split = replace(split, body=without_templates(split.body))
    tag = language or stated_language(split.fields) or usual or find_language(_sample(split))
    stated = state(split.fields, load_grammar(tag), event_file=kind in _EVENT_FILES)
    reader = _READERS.get(kind)
    drafts = reader(split.body, first_line=split.first_line) if reader else parse_text(stated.text or "")
    return Parsed(drafts=drafts, stated=stated, marked_up=kind in {"markdown", "page"}, language=tag)


def _sample(split: Split) -> str:
    """Return the words to tell the language by: the body; where that is short, what the keys hold too."""
    body = plain_words(split.body)
    return body if len(body.split()) >= _ENOUGH_WORDS else " ".join([body, *_leaves(split.fields.values())])


def _leaves(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        if isinstance(field.value, str):
            yield field.value
        elif field.value is not None:
            yield from _leaves(field.value if isinstance(field.value, tuple) else field.value.values())


_ITEM = re.compile(r"[ \t]*(?:[•◦▪‣●·*–-]|\d{1,2}[.)])[ \t]+(?=\S)")
_URL = re.compile(r"https?://[^\s<>\"“”]+")
_URL_END = ".,;:!?)'’]"
_PARAGRAPH = 120
_Line: TypeAlias = tuple[int, str]  # its number, and the line
_END = re.compile(r"[.!?…][\"”’»)]*$")


def parse_text(text: str, *, first_line: int = 1) -> tuple[Draft, ...]:
    """Read pasted text, with blank lines between blocks or a paragraph a line, as paragraphs and items."""
    numbered = enumerate(text.split("\n"), first_line)
    parted = groupby(numbered, lambda each: bool(each[1].strip()))
    chunks = (list(chunk) for filled, chunk in parted if filled)
    return tuple(
        _draft(lines)
        for chunk in chunks
        for item in _items([(number, line.removeprefix("> ")) for number, line in chunk])
        for lines in _paragraphs(item)
    )


def _items(chunk: list[_Line]) -> Iterator[list[_Line]]:
    """Cut where a bullet begins; what is not indented after an item stays with it."""
    starts = [0, *(at for at, (_, line) in enumerate(chunk) if at and _ITEM.match(line)), len(chunk)]
    return (chunk[start:end] for start, end in pairwise(starts))


def _paragraphs(lines: list[_Line]) -> list[list[_Line]]:
    """Cut a chunk whose lines are whole paragraphs into these; leave wrapped text together."""
    whole = sum(1 for _, line in lines if len(line) > _PARAGRAPH and _END.search(line.rstrip()))
    if whole < 2 or _ITEM.match(lines[0][1]):  # noqa: PLR2004 - one long line proves nothing
        return [lines]
    return [[line] for line in lines]


def _draft(lines: list[_Line]) -> Draft:
    number, first = lines[0]
    bullet = _ITEM.match(first)
    text = "\n".join([first[bullet.end() :] if bullet else first, *(line for _, line in lines[1:])])
    kind: BlockKind = "item" if bullet else "paragraph"
    return Draft(kind=kind, level=1 if bullet else 0, text=text, line=number, links=_addresses(text))


def _addresses(text: str) -> tuple[Link, ...]:
    """Return the web addresses that stand in a text as they are."""
    found = ((each.start(), each.group().rstrip(_URL_END)) for each in _URL.finditer(text))
    return tuple(Link(span=Span(start, start + len(url)), url=url) for start, url in found)


_SKIPPED = frozenset({"fence", "hr"})
_RULES = ("table", "strikethrough")
_TAG = re.compile(
    r"\s*</?(?:a|abbr|address|article|b|big|blockquote|body|br|center|cite|code|dd|del|details|div|dl|dt|em|"
    r"figure|font|footer|h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|ol|p|pre|q|s|script|section|small|span|"
    r"strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|time|tr|u|ul)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(r"</?(?:html|body)\b[^<>]{0,1000}>", re.IGNORECASE)  # what stands behind them counts too
# What only site generators read: comments and listings whole, tags of Liquid, Nunjucks, Hugo and WordPress.
_TEMPLATES = (
    re.compile(r"\{%-?\s*(comment|highlight|style|javascript)\b.{0,9000}?\{%-?\s*end\1\s*-?%\}", re.DOTALL),
    re.compile(r"\{\{([<%])\s*highlight\b.{0,9000}?\{\{\1\s*/highlight\s*[>%]\}\}", re.DOTALL),
    re.compile(r"\{%(?:[^%]|%(?!\})){0,1000}%\}|\{\{(?:[^}]|\}(?!\})){0,1000}\}\}|\{#\s[^{}]{0,1000}\s#\}"),
    re.compile(r"\{:[^{}]{0,300}\}|[ \t]\{[#.][\w-][^{}\n]{0,300}\}(?=[ \t]*$)", re.MULTILINE),
    re.compile(r"^[ \t]*<(?:div|section|article|details)\b[^<>\n]*\bmarkdown=[^<>\n]*>[ \t]*$", re.MULTILINE),
    re.compile(
        r"\[/?(?:caption|gallery|embed|audio|video|playlist|toc|more)\b[^\[\]\n]{0,300}\](?![(\[])",
        re.IGNORECASE,
    ),
)


def without_templates(text: str) -> str:
    """Return a text without what only its site generator understands; its lines keep their numbers."""
    for pattern in _TEMPLATES:
        text = pattern.sub(lambda found: "\n" * found.group().count("\n"), text)
    return text


def parse_markdown(text: str, *, first_line: int = 1) -> tuple[Draft, ...]:
    """Read Markdown (CommonMark, tables as GitHub writes them) without its front matter, or HTML.

    Code is dropped. The text begins on `first_line` of the source.
    """
    from lxml import etree  # noqa: PLC0415  slow to import, and only marked-up texts need it
    from markdown_it import MarkdownIt  # noqa: PLC0415

    reader = MarkdownIt("commonmark", {"html": True}).enable(list(_RULES))
    reader.add_render_rule("softbreak", lambda *_: f"<{SOFT_BREAK}></{SOFT_BREAK}>")
    tokens = [kept for token in reader.parse(text) if (kept := _kept(token, first_line))]
    page = _FRAME.sub("", reader.renderer.render(tokens, reader.options, {}))
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = etree.fromstring(f"<html><body>{page}</body></html>", parser) if page.strip() else None
    return find_blocks(root, base=None, lines=False) if root is not None else ()


def _kept(token: Token, first_line: int) -> Token | None:
    """Return what is read of a token, with its line; None for code and for tags that HTML does not know."""
    line = token.map[0] + first_line if token.map else None
    if token.type in _SKIPPED or (token.type == "code_block" and not _TAG.match(token.content)):
        return None
    if token.type in {"html_block", "code_block"}:  # HTML that is indented looks like code
        words = _TAG.sub(rf'\g<0> {LINE}="{line}"', token.content, count=1)
        return token.copy(type="html_block", content=words)
    if token.nesting == 1 and line:
        token.attrSet(LINE, str(line))
    if token.children:
        known = (each for each in token.children if each.type != "html_inline" or _TAG.match(each.content))
        token.children = list(known)
    return token


_LONGEST_TITLE = 200
_SHORT = 100
_LONGEST_OF_TWO = 70  # characters of a title that holds two sentences
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_TOP = 5
_EDGES = " \t\n*_#:.!…–—-|"
_STARS = " \t*·•~=|"
_LETTERS, _FEW_WORDS, _SMALL = regex.compile(r"\p{L}+"), 6, 3  # words of a greeting; letters of a small word


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The page, laid out without furniture, and what its top says; without a title of its own it has none."""

    page: Page
    title: str | None = None
    standfirst: Span | None = None
    byline: str | None = None
    published: date | None = None


def find_content(drafts: Sequence[Draft], grammar: Grammar, *, title: str | None, marked_up: bool) -> Content:
    """Lay out the blocks of a source, with its title, if it has one, as a block of kind `title`.

    Args:
        drafts: As its reader found them.
        grammar: Words of furniture.
        title: The title where front matter states one.
        marked_up: Titles are headings (Markdown); otherwise the first line is one.
    """
    kept = list(_without_furniture(drafts, grammar))
    titled = _entitled(kept, title) if marked_up else _first_line(kept, grammar, title)
    page, standfirst = _with_standfirst(lay_out(titled))
    return Content(
        page=page,
        title=_title(page, grammar),
        standfirst=standfirst,
        byline=_byline(page, grammar),
        published=_published(page, grammar),
    )


def _without_furniture(drafts: Sequence[Draft], grammar: Grammar) -> Iterator[Draft]:
    words, begun = grammar.page, False
    first = (_without_masthead(_without_mail_head(draft), grammar) for draft in drafts[:1])
    for index, draft in enumerate((*first, *drafts[1:])):
        bare = " ".join(draft.text.casefold().split()).strip(_EDGES)
        if bare in words.tails and index:
            return
        if not begun and _is_no_title(draft, grammar):
            continue
        if bare in words.furniture or (starts_with(bare + " ", words.furniture_starts) and index):
            continue
        begun = True
        yield draft


def _without_masthead(first: Draft, grammar: Grammar) -> Draft:
    """Return a first paragraph of plain text without a line above that only says what kind of text it is."""
    head, _, rest = first.text.partition("\n")
    plain = rest and first.kind == "paragraph" and not (first.strong or first.italic)
    kind = " ".join(head.casefold().split()).strip(_EDGES) in grammar.page.furniture
    if not plain or not (kind or (_is_no_title(replace(first, text=head), grammar) and head.isupper())):
        return first
    return replace(first, text=rest, links=_addresses(rest), line=first.line + 1 if first.line else None)


def _without_mail_head(first: Draft) -> Draft:
    """Return a first paragraph; of one that is the head of a mail its subject (`From: …`, `Subject: …`)."""
    heads = [_mail_head().fullmatch(line) for line in first.text.strip().split("\n")]
    subject = next((head["words"] for head in heads if head and head["subject"]), None)
    return replace(first, text=subject, links=()) if subject and all(heads) else first


_TOWN = regex.compile(r"\p{Lu}[\p{L} .’'-]{1,40}[,(]\s*(?:\p{Ll}{2,3}\s)?")
_DATELINE_END = regex.compile(r"\)?\s*[–—-]\s+(?=\p{Lu}|[\"“«])")


@cache
def _mail_head() -> regex.Pattern[str]:
    subject, others = (any_of(load_table("keys")[name]) for name in ("mail_subject", "mail_head"))
    return regex.compile(rf"(?:(?<subject>{subject})|{others})\s?:\s+(?<words>\S.*)", regex.IGNORECASE)


def _is_no_title(draft: Draft, grammar: Grammar) -> bool:
    """Tell whether a first paragraph has no word, only greets, or only says what kind of text follows."""
    line = draft.text.strip()
    if not any(map(str.isalpha, line)) or line.casefold().endswith(tuple(load_table("keys")["presents"])):
        return len(line) < _SHORT
    if draft.kind != "paragraph" or "\n" in line or len(line) >= _SHORT:
        return False
    if line.endswith((",", "،")):
        return True
    for day in reversed(find_days(line, Span(0, len(line)), grammar)):
        if day.span.end == len(line) and _TOWN.fullmatch(line, 0, day.span.start):
            return True  # `Harwick, 2 February 2027`
        line = line[: day.span.start] + line[day.span.end :]
    table, locale = load_table("event_words"), grammar.locale or grammar.language
    greeting, kinds = (table[name].get(locale, ()) for name in ("greeting", "masthead"))
    words = [word.casefold() for word in _LETTERS.findall(line)]
    greets = line.endswith("!") and len(words) <= _FEW_WORDS and starts_with(" ".join(words) + " ", greeting)
    plain = [word for word in words if len(word) > _SMALL or word in kinds]
    called = {*kinds, *(greeting if line.endswith(":") else ())}  # `Neighbours, friends:`
    return greets or (bool(plain) and all(word in called for word in plain))


@cache
def _event_label(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"\W*(?:{any_of(grammar.events.labels)})\s*:", regex.IGNORECASE)


def _entitled(drafts: list[Draft], title: str | None) -> list[Draft]:
    """Mark the heading that is the title."""
    top = (at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.level == 1)
    index = next(top, None)
    if index is None and title is None and drafts and drafts[0].kind == "heading":
        index = 0
    if index is None or (title is not None and not _same(title, drafts[index].text)):
        return drafts
    return [replace(draft, kind="title") if at == index else draft for at, draft in enumerate(drafts)]


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _is_heading(line: str) -> bool:
    """Tell whether a line can be a title: not the sentences of a paragraph."""
    return len(line) <= (_LONGEST_TITLE if _SENTENCE_END.search(line) is None else _LONGEST_OF_TWO)


def _is_prose(paragraph: str) -> bool:
    """Tell whether a first paragraph is a long sentence that ends as such, or more than one."""
    words = " ".join(paragraph.split())
    return not _is_heading(words) or (len(words) > _LONGEST_OF_TWO and words.endswith((".", ".)")))


def _first_line(drafts: list[Draft], grammar: Grammar, title: str | None) -> list[Draft]:
    """Make the first line of plain text its title."""
    if not drafts:
        return drafts
    first = drafts[0]
    head, _, rest = first.text.partition("\n")
    if title is not None and not _same(title, head):
        return drafts
    told = _event_label(grammar).match(head) or _behind_dateline(head, grammar) != head
    if not _is_heading(head) or told or first.kind == "item":
        return drafts
    goes_on = rest.lstrip()[:1].islower() or head.rstrip().endswith((",", "–", "—", "-"))
    if goes_on or not rest:
        return drafts if _is_prose(first.text) else [replace(first, kind="title"), *drafts[1:]]
    top = replace(first, kind="title", text=head, links=_addresses(head))
    line = first.line + 1 if first.line else None
    return [top, replace(first, text=rest, links=_addresses(rest), line=line), *drafts[1:]]


def _title(page: Page, grammar: Grammar) -> str | None:
    titled = next((block for block in page.blocks if block.kind == "title"), None)
    if titled:
        return titled.span.of(page.text)
    if not page.blocks:
        return None
    lines = (line.of(page.text).strip(_STARS) for block in page.blocks[:_TOP] for line in page.lines(block))
    first = next((words for words in lines if any(map(str.isalpha, words))), "")
    first = _behind_dateline(first, grammar)
    label = _event_label(grammar).match(first)
    if label:
        return first[label.end() :].strip() or None
    if _is_heading(first):
        return first
    end = _SENTENCE_END.search(first)
    short = end is not None and end.end() <= 2 * _LONGEST_TITLE
    return first[: end.end()] if end and short else first[:_LONGEST_TITLE].rpartition(" ")[0]


def _behind_dateline(line: str, grammar: Grammar) -> str:
    """Return a line without town and day before it (`Harwick, 2 February 2027 – The mill …`)."""
    for day in find_days(line, Span(0, min(len(line), _SHORT)), grammar)[:1]:
        mark = _DATELINE_END.match(line, day.span.end)
        if mark and _TOWN.fullmatch(line, 0, day.span.start):
            return line[mark.end() :]
    return line


def _with_standfirst(page: Page) -> tuple[Page, Span | None]:
    """Take a paragraph right under the title that is wholly in quotation marks for the standfirst."""
    for index, block in enumerate(page.blocks[: _TOP - 1]):
        if index == 0 and block.kind != "title":
            return page, None
        words = block.span.of(page.text)
        if block.kind != "paragraph" or len(words) < _SHORT // 2:
            continue
        whole = [mark for mark in find_marked(replace(page, blocks=(block,))) if mark.outer == block.span]
        if not whole:
            return page, None
        blocks = tuple(replace(each, kind="standfirst") if each == block else each for each in page.blocks)
        return replace(page, blocks=blocks), whole[0].inner
    return page, None


def _top(page: Page) -> Iterator[str]:
    for block in page.blocks[:_TOP]:
        for line in page.lines(block):
            words = line.of(page.text).strip()
            if block.kind != "title" and len(words) <= _SHORT:
                yield words


def _byline(page: Page, grammar: Grammar) -> str | None:
    for words in _top(page):
        leads = (each for each in grammar.page.byline_starts if words.casefold().startswith(each))
        if lead := next(leads, None):
            name = regex.split(r"\s*[|•·–—]\s*|,?\s+\d|\s{2,}", words[len(lead) :])[0].strip(" ,.")
            return name if name and name[0].isupper() and not name.endswith((".", "!", "?")) else None
    return None


def _published(page: Page, grammar: Grammar) -> date | None:
    """Return the day of a dateline: labelled, beside a byline, or a line of its own without a weekday."""
    for words in _top(page):
        days = find_days(words, Span(0, len(words)), grammar)
        if len(days) != 1 or days[0].year is None:
            continue
        before = words[: days[0].span.start].casefold().strip(" :|,•·–—-")
        after = words[days[0].span.end :].strip(" .|•·–—-")
        alone = not before and not after and days[0].weekday is None
        lead = before in grammar.page.date_labels or before.startswith(grammar.page.byline_starts)
        if alone or lead:
            return fits(days[0], days[0].year)
    return None


_READERS: Mapping[Kind, Callable[..., tuple[Draft, ...]]] = MappingProxyType(
    {"markdown": parse_markdown, "page": parse_fragment, "text": parse_text}
)
