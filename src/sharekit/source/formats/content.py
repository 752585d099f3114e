"""What of a page is content: its title, standfirst, byline and text, without the furniture around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import regex

from sharekit.document import Span
from sharekit.presets.grammar import Grammar
from sharekit.source.events.dates import DayMention, find_days, fits
from sharekit.source.language.people import any_of, starts_with
from sharekit.source.page import Draft, Page, lay_out
from sharekit.source.quotations.marks import find_marked

_LONGEST_TITLE = 200
_SHORT = 100
_TOP = 5
_EDGES = " \t\n*_#:.!…–—-|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The page with what its top says.

    Attributes:
        page: Laid out, without furniture.
        title: From the text; None where it has none of its own.
        standfirst: The words of the standfirst without their marks.
        byline: Who wrote it.
        published: The day it was published.
    """

    page: Page
    title: str | None = None
    standfirst: Span | None = None
    byline: str | None = None
    published: date | None = None


def find_content(drafts: Sequence[Draft], grammar: Grammar, *, title: str | None, marked_up: bool) -> Content:
    """Lay out the blocks of a source.

    Args:
        drafts: As its reader found them.
        grammar: Words of furniture.
        title: The title where front matter states one.
        marked_up: Titles are headings (Markdown); otherwise the first line is one.

    Returns:
        The page; its title block, if any, is of kind `title`.
    """
    kept = list(_without_furniture(drafts, grammar))
    entitled = _entitled(kept, grammar, title=title, marked_up=marked_up)
    page = lay_out(entitled)
    page, standfirst = _with_standfirst(page)
    return Content(
        page=page,
        title=_title(page, grammar),
        standfirst=standfirst,
        byline=_byline(page, grammar),
        published=_published(page, grammar),
    )


def _without_furniture(drafts: Sequence[Draft], grammar: Grammar) -> Iterator[Draft]:
    words = grammar.page
    for index, draft in enumerate(drafts):
        bare = " ".join(draft.text.casefold().split()).strip(_EDGES)
        if bare in words.tails and index:
            return
        if bare in words.furniture or (starts_with(bare + " ", words.furniture_starts) and index):
            continue
        yield draft


@cache
def _event_label(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(rf"\W*(?:{any_of(grammar.events.labels)})\s*:", regex.IGNORECASE)


def _entitled(drafts: list[Draft], grammar: Grammar, *, title: str | None, marked_up: bool) -> list[Draft]:
    """Mark the title block: the heading that is the title, or the first line of plain text."""
    if not drafts:
        return drafts
    if marked_up:
        index = next(
            (at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.level == 1), None
        )
        if index is None and title is None and drafts[0].kind == "heading":
            index = 0
        if index is None or (title is not None and not _same(title, drafts[index].text)):
            return drafts
        return [replace(draft, kind="title") if at == index else draft for at, draft in enumerate(drafts)]
    return _first_line(drafts, grammar, title=title)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _first_line(drafts: list[Draft], grammar: Grammar, *, title: str | None) -> list[Draft]:
    first = drafts[0]
    head, _, rest = first.text.partition("\n")
    if title is not None and not _same(title, head):
        return drafts
    if len(head) > _LONGEST_TITLE or _event_label(grammar).match(head) or first.kind == "item":
        return drafts
    goes_on = rest.lstrip()[:1].islower() or head.rstrip().endswith((",", "–", "—", "-"))
    if rest and goes_on:
        return [replace(first, kind="title"), *drafts[1:]] if len(first.text) <= _LONGEST_TITLE else drafts
    links = tuple(link for link in first.links if link.span.end <= len(head))
    shift = len(head) + 1
    rest_links = tuple(
        replace(link, span=Span(link.span.start - shift, link.span.end - shift))
        for link in first.links
        if link.span.start >= shift
    )
    top = replace(first, kind="title", text=head, links=links)
    below = replace(first, text=rest, links=rest_links, line=first.line + 1 if first.line else None)
    return [top, below, *drafts[1:]] if rest else [top, *drafts[1:]]


def _title(page: Page, grammar: Grammar) -> str | None:
    titled = next((block for block in page.blocks if block.kind == "title"), None)
    if titled:
        return titled.span.of(page.text)
    if not page.blocks:
        return None
    first = page.lines(page.blocks[0])[0].of(page.text)
    label = _event_label(grammar).match(first)
    if label:
        return first[label.end() :].strip() or None
    if len(first) <= _LONGEST_TITLE:
        return first
    end = regex.search(r"[.!?…](?=\s)", first)
    return (
        first[: end.end()]
        if end and end.end() <= 2 * _LONGEST_TITLE
        else first[:_LONGEST_TITLE].rpartition(" ")[0]
    )


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
        lower = words.casefold()
        lead = next((lead for lead in grammar.page.byline_starts if lower.startswith(lead)), None)
        if lead:
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
            return _real(days[0])
    return None


def _real(day: DayMention) -> date | None:
    return fits(day, day.year) if day.year else None
